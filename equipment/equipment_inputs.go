package equipment

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// TransferEquipmentInput is equipment that another unit uses.
type TransferEquipmentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Equipment      db.Key
	Party          db.Key
	Address        *string
}

// Entry says that the bureau of the input's records writes.
func (in TransferEquipmentInput) Entry() db.Entry {
	return db.Entry{Verb: "transferEquipment", Agency: in.Equipment.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RegisterEquipmentInput is equipment to be entered.
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

// Entry says that the bureau of the input's records writes.
func (in RegisterEquipmentInput) Entry() db.Entry {
	return db.Entry{Verb: "registerEquipment", Agency: in.Party.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ExamineEquipmentInput is an examination to be recorded.
type ExamineEquipmentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Equipment      db.Key
	ExaminedOn     civil.Date
	ExamineBy      civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in ExamineEquipmentInput) Entry() db.Entry {
	return db.Entry{Verb: "examineEquipment", Agency: in.Equipment.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RetireEquipmentInput is equipment to be taken out of use.
type RetireEquipmentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Equipment      db.Key
	RetiredOn      civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in RetireEquipmentInput) Entry() db.Entry {
	return db.Entry{Verb: "retireEquipment", Agency: in.Equipment.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
