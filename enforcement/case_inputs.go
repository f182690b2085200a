package enforcement

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// The inputs of verbs have the fields of the schema, which describes them. A field that may be null is a pointer.

// FileCaseInput is a case to be filed.
type FileCaseInput struct {
	db.Request
	Unit         db.Key
	CaseNo       *string
	Field        db.CaseField
	Source       db.CaseSource
	Procedure    db.CaseProcedure
	Cause        string
	Facts        *string
	Party        *db.Key
	NewParty     *db.NewPartyInput
	Business     *db.Key
	From         *db.Key
	Officers     []db.Key
	ValueOfGoods *decimal.Decimal
	IllegalGains *decimal.Decimal
	ActEndedOn   *civil.Date
	HarmsSafety  bool
	DiscoveredOn *civil.Date
	FiledOn      civil.Date
}

// WriteRequest returns the request of the write: of records of the agency of the unit.
func (in FileCaseInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Unit) }

// DecideOnTheSpotInput is a case that is filed, decided and served in one.
type DecideOnTheSpotInput struct {
	db.Request
	Unit         db.Key
	Field        db.CaseField
	Source       db.CaseSource
	Cause        string
	Facts        *string
	Party        *db.Key
	NewParty     *db.NewPartyInput
	Business     *db.Key
	From         *db.Key
	Officers     []db.Key
	ValueOfGoods *decimal.Decimal
	On           civil.Date
	DecisionNo   *string
	Reasons      *string
	Penalties    []PenaltyInput
}

// WriteRequest returns the request of the write: of records of the agency of the unit.
func (in DecideOnTheSpotInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Unit) }

// AssignOfficersInput is officers to be put on a case.
type AssignOfficersInput struct {
	db.Request
	Case     db.Key
	On       civil.Date
	Officers []db.Key
	Note     *string
}

// WriteRequest returns the request of the write: of records of the agency of the case.
func (in AssignOfficersInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Case) }
