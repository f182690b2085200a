package db

import (
	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
)

// Deadline is what a step of a case makes due.
type Deadline struct {
	bun.BaseModel `bun:"table:deadlines,alias:deadline"`
	Record

	CaseID      int64          `bun:"case_id"`
	Action      DeadlineAction `bun:"action"`
	StartsOn    civil.Date     `bun:"starts_on,type:date"`
	DueOn       *civil.Date    `bun:"due_on,type:date"`
	UnknownYear *int           `bun:"unknown_year"`
	StoppedOn   *civil.Date    `bun:"stopped_on,type:date"`
	Rule        string         `bun:"rule"`
	Article     string         `bun:"article"`
	EndedOn     *civil.Date    `bun:"ended_on,type:date"`
	SeizureID   *int64         `bun:"seizure_id"`

	Case    *Case           `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Seizure *Seizure        `bun:"rel:belongs-to,join:agency_id=agency_id,join:seizure_id=id"`
	Spans   []*DeadlineSpan `bun:"rel:has-many,join:agency_id=agency_id,join:id=deadline_id"`
}

// DeadlineSpan is a run of days in the reckoning of a deadline.
type DeadlineSpan struct {
	bun.BaseModel `bun:"table:deadline_spans,alias:deadline_span"`
	Record

	DeadlineID int64            `bun:"deadline_id"`
	Kind       DeadlineSpanKind `bun:"kind"`
	StartsOn   civil.Date       `bun:"starts_on,type:date"`
	EndsOn     civil.Date       `bun:"ends_on,type:date"`
	Days       int              `bun:"days"`
	Article    string           `bun:"article"`

	Deadline *Deadline `bun:"rel:belongs-to,join:agency_id=agency_id,join:deadline_id=id"`
}

var deadlineComputed = map[string]Computed{
	"overdue":  {SQL: "({row}.ended_on IS NULL AND {row}.due_on IS NOT NULL AND {row}.due_on < {today})"},
	"daysLeft": {SQL: "(CASE WHEN {row}.ended_on IS NULL THEN {row}.due_on - {today} END)"},
}
