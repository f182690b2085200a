// Package auth says who sends a request and what they may do.
//
// # What belongs here
//
//   - Caller: who is asking, in which role, for which agencies and units.
//   - How a caller is recognised: tokens of an identity provider, tokens of this service, sessions of the browser.
//
// # What does not belong here
//
//   - What a role may read or change. The directives of the schema say it (graph/schema); package plan enforces it for reads, and
//     the unit of work in package db for writes.
package auth

import (
	"context"
	"strconv"
)

// Role is what a caller is to the service. The directives of the schema name for every type and every mutation the roles that may
// use it.
type Role string

const (
	// Public is everybody: they see what the bureau publishes.
	Public Role = "PUBLIC"
	// Dashboard sees numbers and dates, but no names and no texts.
	Dashboard Role = "DASHBOARD"
	// Legal is an officer of a bureau, who reads its records and writes them.
	Legal Role = "LEGAL"
	// Auditor reads all records of some agencies and writes nothing.
	Auditor Role = "AUDITOR"
	// Admin keeps accounts, tokens and settings.
	Admin Role = "ADMIN"
	// Operator is the person who runs a command on the server's machine, and has access to the database anyway. No request has
	// this role.
	Operator Role = "OPERATOR"
)

// Content is what a text holds, as in the schema's enum Content; it decides which roles see the text.
type Content string

// Roles are the roles that a request may have, as in the schema.
func Roles() []Role { return []Role{Public, Dashboard, Legal, Auditor, Admin} }

// Unit names a unit of an agency.
type Unit struct{ Agency, ID int64 }

// Caller is who sends a request. The zero Caller has no role: a request by nobody is refused.
type Caller struct {
	// ID names the caller in the log of access: see AccountID and TokenID; `subject:` and the claim `sub` of a person whose role the
	// identity provider claims; or `demo:` and the role.
	ID string
	// Name is shown to the caller and in the log of access.
	Name string
	Role Role
	// Agencies are the agencies that the caller may see; each includes those below it.
	Agencies []int64
	// EveryAgency allows all agencies.
	EveryAgency bool
	// Units are the units whose records the caller may write. If it is empty, the caller may write those of all units.
	Units []Unit
	// Officer is the number of the officer that the caller is, in the first of Agencies; nil if the caller is none.
	Officer *int64
	// IsDemo marks the callers of the demo mode, where everybody may take each role.
	IsDemo bool
}

// IsKnown reports whether somebody was recognised.
func (c Caller) IsKnown() bool { return c.Role != "" }

// TheOperator returns the caller of a command on the server's machine.
func TheOperator() Caller {
	return Caller{ID: "operator", Name: "operator", Role: Operator, EveryAgency: true}
}

// AccountID returns the ID of a caller who has an account: `account:`, the number of the agency, and the number of the account.
func AccountID(agency, account int64) string { return "account:" + pair(agency, account) }

// TokenID returns the ID of a caller who has sent a token of this service: `token:`, the number of the agency, and the number of the token.
func TokenID(agency, token int64) string { return "token:" + pair(agency, token) }

func pair(agency, id int64) string {
	return strconv.FormatInt(agency, 10) + ":" + strconv.FormatInt(id, 10)
}

type callerKey struct{}

// WithCaller returns a context of a request by a caller.
func WithCaller(ctx context.Context, c Caller) context.Context {
	return context.WithValue(ctx, callerKey{}, c)
}

// CallerOf returns the caller of a request; the zero Caller if nobody was recognised.
func CallerOf(ctx context.Context) Caller {
	c, _ := ctx.Value(callerKey{}).(Caller)
	return c
}
