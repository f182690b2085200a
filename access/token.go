package access

import (
	"context"
	"time"

	"docket/db"
	"docket/input"
	"docket/problem"
)

// MaxTokenLife is the longest life of a token.
const MaxTokenLife = 366 * 24 * time.Hour

// CreateToken makes a token of an account. Payload: `accessToken`. Returns CONFLICT if the account is withdrawn.
func CreateToken(ctx context.Context, w *db.Writer, in CreateTokenInput) (db.Payload, error) {
	const field = "input.expiresAt"
	if err := input.RequireText("input.name", in.Name, input.MaxName); err != nil {
		return nil, err
	}
	switch {
	case !in.ExpiresAt.After(w.Now()):
		return nil, input.Fault(field, "the token would have expired already: give a later time")
	case in.ExpiresAt.After(w.Now().Add(MaxTokenLife)):
		return nil, input.Fault(field, "the token would live more than 366 days: give an earlier time, and make a new token before it ends")
	}
	if _, err := lockAccount(ctx, w, in.Account); err != nil {
		return nil, err
	}
	token := &db.AccessToken{AccountID: in.Account.ID, Name: in.Name, ExpiresAt: in.ExpiresAt, SecretSHA256: in.SecretSHA256}
	if err := db.Insert(ctx, w, token); err != nil {
		return nil, err
	}
	return db.Payload{"accessToken": {db.KeyOf(token)}}, nil
}

// RevokeToken revokes a token. Payload: `accessToken`. Returns CONFLICT if it is already revoked.
func RevokeToken(ctx context.Context, w *db.Writer, in RevokeTokenInput) (db.Payload, error) {
	const field = "input.accessToken"
	token := new(db.AccessToken)
	if err := db.Lock(ctx, w, field, in.AccessToken, token); err != nil {
		return nil, err
	}
	if token.RevokedAt != nil {
		return nil, problem.Errorf(problem.Conflict, "the token was revoked at %s", token.RevokedAt.In(w.Zone()).Format(time.RFC3339)).At(field)
	}
	at := w.Now()
	token.RevokedAt = &at
	if err := db.Update(ctx, w, token, "revoked_at"); err != nil {
		return nil, err
	}
	return db.Payload{"accessToken": {db.KeyOf(token)}}, nil
}
