package access

import (
	"time"

	"docket/db"
)

// CreateTokenInput is a token to be made. No mutation takes it: a payload shows records, and no record holds the secret.
type CreateTokenInput struct {
	Account   db.Key
	Name      string
	ExpiresAt time.Time
	// SecretSHA256 is the hash of the secret, which the caller has drawn and shows to the user.
	SecretSHA256 []byte `json:"-"`
}

// WriteRequest returns how the input is written: the account's agency keeps the token.
func (in CreateTokenInput) WriteRequest() db.WriteRequest {
	return db.Request{}.WriteRequestFor(in.Account)
}

// RevokeTokenInput is a token to be revoked.
type RevokeTokenInput struct {
	db.Request
	AccessToken db.Key
}

// WriteRequest returns how the input is written: the token's agency keeps it.
func (in RevokeTokenInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.AccessToken)
}
