package registers

import "docket/db"

// PartyDetail is what may be missing of a party.
type PartyDetail string

// The values of PartyDetail.
const (
	PartyDetailCode           PartyDetail = "CODE"
	PartyDetailIdentityNo     PartyDetail = "IDENTITY_NO"
	PartyDetailAddress        PartyDetail = "ADDRESS"
	PartyDetailRepresentative PartyDetail = "REPRESENTATIVE"
	PartyDetailDivision       PartyDetail = "DIVISION"
)

// ChangePartyInput is the input of ChangeParty; a field that is nil stays as it is, unless Remove names it.
type ChangePartyInput struct {
	db.Request
	Party           db.Key
	ExpectedVersion *int
	Kind            *db.PartyKind
	Name            *string
	Code            *string
	IdentityNo      *string
	Address         *string
	Representative  *string
	Division        *string
	Remove          []PartyDetail
	Reason          string
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in ChangePartyInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Party) }
