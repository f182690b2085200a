package db

// ChangeFoodBusinessInput is what has changed of a food business.
type ChangeFoodBusinessInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Business       Key
	Name           *string
	LicenceNo      *string
	Type           *BusinessType
	Party          *Key
	NewParty       *NewPartyInput
	Address        *string
	Division       *string
}

// Entry says that the bureau of the input's records writes.
func (in ChangeFoodBusinessInput) Entry() Entry {
	return Entry{Verb: "changeFoodBusiness", Agency: in.Business.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// TransferEquipmentInput is equipment that another unit uses.
type TransferEquipmentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Equipment      Key
	Party          Key
	Address        *string
}

// Entry says that the bureau of the input's records writes.
func (in TransferEquipmentInput) Entry() Entry {
	return Entry{Verb: "transferEquipment", Agency: in.Equipment.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
