package authtest

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"sync"
	"testing"

	"github.com/go-jose/go-jose/v4"
	"github.com/zitadel/oidc/v3/example/server/storage"
	"github.com/zitadel/oidc/v3/pkg/op"
)

// key is a key of the provider.
type key struct {
	id      string
	private *rsa.PrivateKey
}

func newKey(t *testing.T) *rsa.PrivateKey {
	t.Helper()
	private, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	return private
}

// keys hold the present key of the provider.
type keys struct {
	lock    sync.Mutex
	present *key
}

func newKeys(t *testing.T) *keys {
	t.Helper()
	k := new(keys)
	k.add(t)
	return k
}

func (k *keys) add(t *testing.T) {
	t.Helper()
	added := &key{rand.Text(), newKey(t)}
	k.lock.Lock()
	defer k.lock.Unlock()
	k.present = added
}

func (k *keys) current() *key {
	k.lock.Lock()
	defer k.lock.Unlock()
	return k.present
}

// store is the storage of zitadel's example, with keys that rotate and JWTs as access tokens.
type store struct {
	*storage.Storage
	keys *keys
	// signedOut is the address to which the provider sends browsers after a sign-out.
	signedOut string
}

// SigningKey returns the present key.
func (s *store) SigningKey(context.Context) (op.SigningKey, error) {
	return signingKey{s.keys.current()}, nil
}

// SignatureAlgorithms returns the algorithm of all keys.
func (s *store) SignatureAlgorithms(context.Context) ([]jose.SignatureAlgorithm, error) {
	return []jose.SignatureAlgorithm{jose.RS256}, nil
}

// KeySet returns the present key.
func (s *store) KeySet(context.Context) ([]op.Key, error) {
	return []op.Key{publicKey{s.keys.current()}}, nil
}

// GetClientByClientID returns a client whose access tokens are JWTs.
func (s *store) GetClientByClientID(ctx context.Context, id string) (op.Client, error) {
	client, err := s.Storage.GetClientByClientID(ctx, id)
	return jwtClient{client, s.signedOut}, err
}

type jwtClient struct {
	op.Client
	signedOut string
}

// PostLogoutRedirectURIs returns the address to which browsers come back after a sign-out.
func (c jwtClient) PostLogoutRedirectURIs() []string { return []string{c.signedOut} }

// AccessTokenType says that access tokens are JWTs.
func (jwtClient) AccessTokenType() op.AccessTokenType { return op.AccessTokenTypeJWT }

// IDTokenUserinfoClaimsAssertion puts the claims of the profile into ID tokens.
func (jwtClient) IDTokenUserinfoClaimsAssertion() bool { return true }

type signingKey struct{ *key }

func (s signingKey) ID() string                                  { return s.id }
func (s signingKey) Key() any                                    { return s.private }
func (s signingKey) SignatureAlgorithm() jose.SignatureAlgorithm { return jose.RS256 }

type publicKey struct{ *key }

func (p publicKey) ID() string                         { return p.id }
func (p publicKey) Key() any                           { return &p.private.PublicKey }
func (p publicKey) Algorithm() jose.SignatureAlgorithm { return jose.RS256 }
func (p publicKey) Use() string                        { return "sig" }

func base64URL(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }
