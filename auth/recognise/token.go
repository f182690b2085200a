package recognise

import (
	"crypto/rand"
	"crypto/sha256"
	"strconv"
	"strings"

	"docket/db"
)

// TokenPrefix begins every token of this service, so that tools which look for leaked secrets find them.
const TokenPrefix = "docket_"

// secretLength is the length of a token's secret in characters of five bits.
const secretLength = 52

// Secret is the secret of a token.
type Secret struct{ text string }

// NewSecret draws a secret of 260 random bits.
func NewSecret() Secret { return Secret{rand.Text() + rand.Text()} }

// SHA256 returns the hash under which the secret is kept.
func (s Secret) SHA256() []byte {
	hash := sha256.Sum256([]byte(s.text))
	return hash[:]
}

// Token returns the text of the token that is on record under a key: the prefix, the number of the agency, its own number, the secret.
func (s Secret) Token(key db.Key) string {
	return TokenPrefix + strconv.FormatInt(key.Agency, 10) + "_" + strconv.FormatInt(key.ID, 10) + "_" + s.text
}

// parseToken returns the key and the secret of a token, and whether the text is one.
func parseToken(token string) (db.Key, []byte, bool) {
	parts := strings.SplitN(strings.TrimPrefix(token, TokenPrefix), "_", 3)
	if len(parts) != 3 || len(parts[2]) != secretLength {
		return db.Key{}, nil, false
	}
	agency, err := strconv.ParseInt(parts[0], 10, 64)
	if err != nil {
		return db.Key{}, nil, false
	}
	id, err := strconv.ParseInt(parts[1], 10, 64)
	if err != nil {
		return db.Key{}, nil, false
	}
	return db.Key{Type: "AccessToken", Agency: agency, ID: id}, []byte(parts[2]), true
}
