package coverage

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// RegisterOfficialInput is the input of RegisterOfficial.
type RegisterOfficialInput struct {
	db.Request
	Agency   db.Key
	Name     string
	Post     string
	Tier     db.OfficialTier
	Division *string
}

// Entry returns the entry of the input, for the agency that it names.
func (in RegisterOfficialInput) Entry() db.Entry { return in.EntryForAgency(in.Agency) }

// LeaveOfficeInput is the input of LeaveOffice.
type LeaveOfficeInput struct {
	db.Request
	Official db.Key
	LeftOn   civil.Date
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in LeaveOfficeInput) Entry() db.Entry { return in.EntryFor(in.Official) }

// StayInOfficeInput is the input of StayInOffice.
type StayInOfficeInput struct {
	db.Request
	Official db.Key
	Reason   *string // required once the day of leaving has come
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in StayInOfficeInput) Entry() db.Entry { return in.EntryFor(in.Official) }
