package enforcement

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// The inputs of verbs, field by field as the schema has them and says what they mean. What may be null is a pointer.

// FileCaseInput is a case to be filed.
type FileCaseInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Unit           db.Key
	CaseNo         *string
	Field          db.CaseField
	Source         db.CaseSource
	Procedure      db.CaseProcedure
	Cause          string
	Facts          *string
	Party          *db.Key
	NewParty       *db.NewPartyInput
	Business       *db.Key
	From           *db.Key
	Officers       []db.Key
	ValueOfGoods   *decimal.Decimal
	IllegalGains   *decimal.Decimal
	ActEndedOn     *civil.Date
	HarmsSafety    bool
	DiscoveredOn   *civil.Date
	FiledOn        civil.Date
}

// Entry says that the unit's bureau keeps the case.
func (in FileCaseInput) Entry() db.Entry {
	return db.Entry{Verb: "fileCase", Agency: in.Unit.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// AssignOfficersInput is officers to be put on a case.
type AssignOfficersInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Case           db.Key
	On             civil.Date
	Officers       []db.Key
	Note           *string
}

// Entry says that the bureau of the input's records writes.
func (in AssignOfficersInput) Entry() db.Entry {
	return db.Entry{Verb: "assignOfficers", Agency: in.Case.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
