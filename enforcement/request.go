package enforcement

import "docket/db"

// Request holds the fields that every mutation has beside its subject. They are no part of what an idempotency key stands for.
type Request struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
}

// entry returns the entry of a verb that writes records of an agency.
func (r Request) entry(verb string, agency int64, input any) db.Entry {
	return db.Entry{Verb: verb, Agency: agency, IdempotencyKey: r.IdempotencyKey, Simulate: r.Simulate, Input: input}
}
