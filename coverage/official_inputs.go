package coverage

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// RegisterOfficialInput is the input of RegisterOfficial.
type RegisterOfficialInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         db.Key
	Name           string
	Post           string
	Tier           db.OfficialTier
	Division       *string
}

// Entry names the verb and the bureau whose records change.
func (in RegisterOfficialInput) Entry() db.Entry {
	return db.Entry{Verb: "registerOfficial", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// LeaveOfficeInput is the input of LeaveOffice.
type LeaveOfficeInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Official       db.Key
	LeftOn         civil.Date
}

// Entry names the verb and the bureau whose records change.
func (in LeaveOfficeInput) Entry() db.Entry {
	return db.Entry{Verb: "leaveOffice", Agency: in.Official.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// StayInOfficeInput is the input of StayInOffice.
type StayInOfficeInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Official       db.Key
	Reason         *string // required once the day of leaving has come
}

// Entry names the verb and the bureau whose records change.
func (in StayInOfficeInput) Entry() db.Entry {
	return db.Entry{Verb: "stayInOffice", Agency: in.Official.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
