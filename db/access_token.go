package db

import (
	"time"

	"github.com/uptrace/bun"
)

// AccessToken is a token of an account, with which a dashboard or a machine sends requests.
type AccessToken struct {
	bun.BaseModel `bun:"table:access_tokens,alias:access_token"`
	Record

	AccountID int64  `bun:"account_id"`
	Name      string `bun:"name"`
	// SecretSHA256 is the SHA-256 of the token's secret. No field of the schema shows it.
	SecretSHA256 []byte     `bun:"secret_sha256"`
	ExpiresAt    time.Time  `bun:"expires_at"`
	RevokedAt    *time.Time `bun:"revoked_at"`
	// LastUsedAt is written at most once a minute.
	LastUsedAt *time.Time `bun:"last_used_at"`

	Account *Account `bun:"rel:belongs-to,join:agency_id=agency_id,join:account_id=id"`
}
