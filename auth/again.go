package auth

import "context"

// Credentials are what a client sends of itself after a connection has begun. An empty field was not sent.
type Credentials struct {
	// Authorization is as the header of this name, Account as the header Docket-Account.
	Authorization, Account string
}

// Recognition finds out anew who sends a request that goes on for long. It does not prolong the session of a browser. Returns the errors
// of recognising a request.
type Recognition func(ctx context.Context, given Credentials) (Caller, error)

type recognitionKey struct{}

// WithRecognition returns a context of a request whose sender can be recognised again.
func WithRecognition(ctx context.Context, again Recognition) context.Context {
	return context.WithValue(ctx, recognitionKey{}, again)
}

// RecogniseAgain returns the caller of a request as of now: its account may have been withdrawn since it came. If the context has no
// Recognition, the caller is the one of the context.
func RecogniseAgain(ctx context.Context, given Credentials) (Caller, error) {
	again, ok := ctx.Value(recognitionKey{}).(Recognition)
	if !ok {
		return CallerOf(ctx), nil
	}
	return again(ctx, given)
}

type watchingKey struct{}

// Watching returns a context in which a request is recognised that nobody sends anew: a browser's session is not prolonged by it.
func Watching(ctx context.Context) context.Context {
	return context.WithValue(ctx, watchingKey{}, true)
}

// IsWatching reports whether the context is one of Watching.
func IsWatching(ctx context.Context) bool {
	is, _ := ctx.Value(watchingKey{}).(bool)
	return is
}
