package equipment

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// TransferEquipmentInput is the input of TransferEquipment.
type TransferEquipmentInput struct {
	db.Request
	Equipment db.Key
	Party     db.Key
	Address   *string
	On        *civil.Date
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in TransferEquipmentInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.Equipment)
}

// RegisterEquipmentInput is the input of RegisterEquipment.
type RegisterEquipmentInput struct {
	db.Request
	Party          db.Key
	Kind           db.EquipmentKind
	RegistrationNo string
	Name           string
	Address        *string
	ExamineBy      *civil.Date
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in RegisterEquipmentInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Party) }

// ExamineEquipmentInput is the input of ExamineEquipment.
type ExamineEquipmentInput struct {
	db.Request
	Equipment  db.Key
	ExaminedOn civil.Date
	ExamineBy  civil.Date
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in ExamineEquipmentInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.Equipment)
}

// RetireEquipmentInput is the input of RetireEquipment.
type RetireEquipmentInput struct {
	db.Request
	Equipment db.Key
	RetiredOn civil.Date
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in RetireEquipmentInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.Equipment)
}
