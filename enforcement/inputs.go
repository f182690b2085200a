package enforcement

import (
	"context"

	"docket/db"
)

// Request is the part of an input that tells how it is written, not what.
type Request struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
}

// entryOf returns the entry of an input that is written by the agency of a record.
func (r Request) entryOf(record db.Key) db.Entry {
	return db.Entry{Agency: record.Agency, IdempotencyKey: r.IdempotencyKey, Simulate: r.Simulate}
}

// requireExistsIfGiven checks that a key that may be left out names a record of the agency. It returns NOT_FOUND where there is none.
func requireExistsIfGiven(ctx context.Context, w *db.Writer, field string, key *db.Key, typ string, model any) error {
	if key == nil {
		return nil
	}
	return w.RequireExists(ctx, field, *key, typ, model)
}

// idOf returns the number of a record that may be left out.
func idOf(key *db.Key) *int64 {
	if key == nil {
		return nil
	}
	return &key.ID
}
