package equipment

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// TransferEquipmentInput is the input of TransferEquipment.
type TransferEquipmentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Equipment      db.Key
	Party          db.Key
	Address        *string
	On             *civil.Date
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in TransferEquipmentInput) Entry() db.Entry {
	return db.Entry{Verb: "transferEquipment", Agency: in.Equipment.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RegisterEquipmentInput is the input of RegisterEquipment.
type RegisterEquipmentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Party          db.Key
	Kind           db.EquipmentKind
	RegistrationNo string
	Name           string
	Address        *string
	ExamineBy      *civil.Date
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in RegisterEquipmentInput) Entry() db.Entry {
	return db.Entry{Verb: "registerEquipment", Agency: in.Party.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ExamineEquipmentInput is the input of ExamineEquipment.
type ExamineEquipmentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Equipment      db.Key
	ExaminedOn     civil.Date
	ExamineBy      civil.Date
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in ExamineEquipmentInput) Entry() db.Entry {
	return db.Entry{Verb: "examineEquipment", Agency: in.Equipment.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RetireEquipmentInput is the input of RetireEquipment.
type RetireEquipmentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Equipment      db.Key
	RetiredOn      civil.Date
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in RetireEquipmentInput) Entry() db.Entry {
	return db.Entry{Verb: "retireEquipment", Agency: in.Equipment.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
