package enforcement

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// BeginExaminationInput describes an examination that begins, of seized goods where a seizure is named.
type BeginExaminationInput struct {
	db.Request
	Case     db.Key
	Seizure  *db.Key
	Kind     db.ExaminationKind
	Text     string
	StartsOn civil.Date
	DueOn    civil.Date
	ToldOn   *civil.Date
}

// WriteRequest returns the request of the write: of records of the agency of the case.
func (in BeginExaminationInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Case) }

// EndExaminationInput describes the result of an examination.
type EndExaminationInput struct {
	db.Request
	Examination db.Key
	EndedOn     civil.Date
	Result      string
}

// WriteRequest returns the request of the write: of records of the agency of the examination.
func (in EndExaminationInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.Examination)
}
