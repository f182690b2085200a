package coverage

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// RegisterOfficialInput is an official to be put on the register.
type RegisterOfficialInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         db.Key
	Name           string
	Post           string
	Tier           db.OfficialTier
	Division       *string
}

// Entry says that the bureau named writes.
func (in RegisterOfficialInput) Entry() db.Entry {
	return db.Entry{Verb: "registerOfficial", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// LeaveOfficeInput is an official who leaves.
type LeaveOfficeInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Official       db.Key
	LeftOn         civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in LeaveOfficeInput) Entry() db.Entry {
	return db.Entry{Verb: "leaveOffice", Agency: in.Official.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// StayInOfficeInput is an official who does not leave after all.
type StayInOfficeInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Official       db.Key
	Reason         *string // required once the day of leaving has come
}

// Entry says that the bureau of the input's records writes.
func (in StayInOfficeInput) Entry() db.Entry {
	return db.Entry{Verb: "stayInOffice", Agency: in.Official.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
