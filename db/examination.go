package db

import (
	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
)

// Examination is a test, inspection, quarantine or appraisal of goods or facts of a case. Its days do not count in terms
// (行政强制法 25). enforcement.BeginExamination writes it.
type Examination struct {
	bun.BaseModel `bun:"table:examinations,alias:examination"`
	Record

	CaseID    int64           `bun:"case_id"`
	SeizureID *int64          `bun:"seizure_id"`
	Kind      ExaminationKind `bun:"kind"`
	Text      string          `bun:"text"`
	StartsOn  civil.Date      `bun:"starts_on,type:date"`
	DueOn     civil.Date      `bun:"due_on,type:date"`  // the last day fixed for it
	ToldOn    *civil.Date     `bun:"told_on,type:date"` // when the party was told of the time fixed
	EndedOn   *civil.Date     `bun:"ended_on,type:date"`
	Result    *string         `bun:"result"`

	Case    *Case    `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Seizure *Seizure `bun:"rel:belongs-to,join:agency_id=agency_id,join:seizure_id=id"`
}

var examinationComputed = map[string]Computed{
	"excludedDays": {SQL: "(CASE WHEN {row}.seizure_id IS NULL THEN coalesce({row}.ended_on, {row}.due_on) ELSE least({row}.due_on, {row}.ended_on) END - {row}.starts_on + 1)"},
}
