package enforcement

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// BeginExaminationInput is something to be examined.
type BeginExaminationInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Case           db.Key
	Seizure        *db.Key
	Kind           db.ExaminationKind
	Text           string
	StartsOn       civil.Date
	DueOn          civil.Date
	ToldOn         *civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in BeginExaminationInput) Entry() db.Entry {
	return db.Entry{Verb: "beginExamination", Agency: in.Case.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// EndExaminationInput is the result of an examination.
type EndExaminationInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Examination    db.Key
	EndedOn        civil.Date
	Result         string
}

// Entry says that the bureau of the input's records writes.
func (in EndExaminationInput) Entry() db.Entry {
	return db.Entry{Verb: "endExamination", Agency: in.Examination.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
