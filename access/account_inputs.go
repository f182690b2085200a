package access

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// GrantAccessInput is an account to be made.
type GrantAccessInput struct {
	db.Request
	Agency     db.Key
	Subject    *string
	Name       string
	Role       db.AccountRole
	Units      []db.Key
	Officer    *db.Key
	ValidFrom  *civil.Date
	ValidUntil *civil.Date
}

// WriteRequest returns how the input is written: the named agency keeps the account.
func (in GrantAccessInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestForAgency(in.Agency)
}

// ChangeAccessInput is what an account may do from now on.
type ChangeAccessInput struct {
	db.Request
	Account         db.Key
	ExpectedVersion *int
	Name            *string
	Role            *db.AccountRole
	Units           []db.Key
	Officer         *db.Key
	ValidUntil      *civil.Date
}

// WriteRequest returns how the input is written: the account's agency keeps it.
func (in ChangeAccessInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.Account)
}

// WithdrawAccessInput is an account to be withdrawn.
type WithdrawAccessInput struct {
	db.Request
	Account db.Key
	Reason  string
}

// WriteRequest returns how the input is written: the account's agency keeps it.
func (in WithdrawAccessInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.Account)
}
