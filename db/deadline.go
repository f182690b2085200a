package db

import (
	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
)

// Deadline is the last day for an action of a case. Package enforcement computes it again after each step of the case.
type Deadline struct {
	bun.BaseModel `bun:"table:deadlines,alias:deadline"`
	Record

	CaseID      int64          `bun:"case_id"`
	Action      DeadlineAction `bun:"action"`
	StartsOn    civil.Date     `bun:"starts_on,type:date"`
	DueOn       *civil.Date    `bun:"due_on,type:date"`     // the last day; nil while it is not known
	UnknownYear *int           `bun:"unknown_year"`         // the year whose working days are not known, so that there is no last day
	StoppedOn   *civil.Date    `bun:"stopped_on,type:date"` // since when the clock is stopped
	Rule        string         `bun:"rule"`
	Article     string         `bun:"article"`
	EndedOn     *civil.Date    `bun:"ended_on,type:date"` // when the action was done
	SeizureID   *int64         `bun:"seizure_id"`

	Case    *Case           `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Seizure *Seizure        `bun:"rel:belongs-to,join:agency_id=agency_id,join:seizure_id=id"`
	Spans   []*DeadlineSpan `bun:"rel:has-many,join:agency_id=agency_id,join:id=deadline_id"`
}

// DeadlineSpan is a range of days in the computation of a deadline: counted, excluded, or added by an extension.
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
