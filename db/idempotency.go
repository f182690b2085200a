package db

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"docket/auth"
	"docket/input"
	"docket/problem"
)

// claimKey takes the idempotency key of a request; a request without a key takes none. If an earlier write took the key for the same request,
// claimKey returns the payload of that write, and true. Two requests are the same if their verb, input and Secret are the same, and for
// a request with OfCaller the caller, too.
//
// Returns BAD_USER_INPUT for a key that input.RequireText refuses, and CONFLICT if the key was taken for another request. While the transaction
// that took the key has not ended, claimKey waits for its end.
func (w *Writer) claimKey(ctx context.Context, request WriteRequest) (payload Payload, isAnswered bool, err error) {
	if request.IdempotencyKey == nil {
		return nil, false, nil
	}
	const field = "input.idempotencyKey"
	key := *request.IdempotencyKey
	if err := input.RequireText(field, key, 200); err != nil {
		return nil, false, err
	}
	secret := request.Secret
	if request.OfCaller {
		secret = []any{secret, auth.CallerOf(ctx).ID}
	}
	hash, err := input.Hash(request.Verb, request.Input, secret)
	if err != nil {
		return nil, false, err
	}
	result, err := w.tx.Tx.ExecContext(ctx, `INSERT INTO idempotency_keys (agency_id, key, verb, input_hash, created_at)
		VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`, request.Agency, key, request.Verb, hash, w.at)
	if err != nil {
		return nil, false, fmt.Errorf("claim idempotency key: %w", err)
	}
	if n, err := result.RowsAffected(); err != nil || n == 1 {
		return nil, false, err
	}
	var first struct {
		verb    string
		hash    []byte
		changed []byte
		at      time.Time
	}
	// The first write may be visible though its commit did not wait for the standby; see connection.noteUnreplicated. A lock is written to the log behind it: so the commit of this transaction waits,
	// and a standby that has the lock has the first write.
	err = w.tx.Tx.QueryRowContext(ctx, `SELECT verb, input_hash, changed, created_at FROM idempotency_keys WHERE agency_id = $1 AND key = $2 FOR NO KEY UPDATE`,
		request.Agency, key).Scan(&first.verb, &first.hash, &first.changed, &first.at)
	if err != nil {
		return nil, false, fmt.Errorf("read idempotency key: %w", err)
	}
	if err := json.Unmarshal(first.changed, &payload); err != nil {
		return nil, false, fmt.Errorf("read answer of idempotency key: %w", err)
	}
	if first.verb != request.Verb || string(first.hash) != string(hash) {
		usedAt := first.at.In(w.zone).Format(time.RFC3339)
		return nil, false, problem.Errorf(problem.Conflict, "the key %q was used by %s at %s with another input than this %s: send this under a new key",
			key, first.verb, usedAt, request.Verb).At(field).With("usedBy", first.verb).With("usedAt", usedAt).With("changed", payload)
	}
	return payload, true, nil
}

// saveAnswer keeps the payload of an idempotency key, for a later request with the same key.
func (w *Writer) saveAnswer(ctx context.Context, request WriteRequest, payload Payload) error {
	if request.IdempotencyKey == nil {
		return nil
	}
	text, err := json.Marshal(payload)
	if err != nil {
		return fmt.Errorf("keep answer: %w", err)
	}
	if _, err := w.tx.Tx.ExecContext(ctx, `UPDATE idempotency_keys SET changed = $3 WHERE agency_id = $1 AND key = $2`,
		request.Agency, *request.IdempotencyKey, string(text)); err != nil {
		return fmt.Errorf("keep answer: %w", err)
	}
	return nil
}
