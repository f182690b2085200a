package provider

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/time/rate"
)

// keySet holds the provider's public keys. It reads them again when a token names a key that is not among them, but not more often
// than the limiter allows: any caller can send tokens with made-up keys.
type keySet struct{ remote *oidc.RemoteKeySet }

func newKeySet(address string) *keySet {
	client := &http.Client{Timeout: requestTimeout, Transport: &keyTransport{rate.NewLimiter(rate.Every(5*time.Second), 5)}}
	return &keySet{oidc.NewRemoteKeySet(oidc.ClientContext(context.Background(), client), address)}
}

// failure receives the error of reading the keys, which go-oidc does not hand on.
type failure struct{ err error }

type failureKey struct{}

// withFailure returns a context in which a failure to read the keys is noted, and that failure; its err is nil while none is noted.
func withFailure(ctx context.Context) (context.Context, *failure) {
	f := new(failure)
	return context.WithValue(ctx, failureKey{}, f), f
}

// VerifySignature returns the payload of a token that one of the keys has signed.
func (k *keySet) VerifySignature(ctx context.Context, token string) ([]byte, error) {
	payload, err := k.remote.VerifySignature(ctx, token)
	var unreadable *unreadableError
	if errors.As(err, &unreadable) {
		if f, ok := ctx.Value(failureKey{}).(*failure); ok {
			f.err = unreadable
		}
	}
	return payload, err
}

// unreadableError says that the keys could not be read.
type unreadableError struct{ cause error }

func (e *unreadableError) Error() string { return e.cause.Error() }
func (e *unreadableError) Unwrap() error { return e.cause }

// errReadLately says that the keys were read a moment ago, so that a key which is not among them is unknown.
var errReadLately = errors.New("the keys were read a moment ago")

// keyTransport reads the keys, within the limit.
type keyTransport struct{ reads *rate.Limiter }

// RoundTrip sends a request for the keys. Returns errReadLately where the limit is reached, and an unreadableError where the provider
// does not answer with keys.
func (t *keyTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	if !t.reads.Allow() {
		return nil, errReadLately
	}
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return nil, &unreadableError{err}
	}
	if answer.StatusCode != http.StatusOK {
		answer.Body.Close()
		return nil, &unreadableError{fmt.Errorf("the answer is %s", answer.Status)}
	}
	return answer, nil
}
