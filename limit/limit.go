// Package limit keeps callers from exhausting the service.
//
// # What belongs here
//
//   - Document: the form of an operation, checked before it is validated.
//   - Rates: how many requests, and how much cost, a caller has in a minute, and how fast they may come.
//   - Attempts: how often attempts from an address to be recognised may fail.
//   - Queue: in which order reads run if more are asked for than may run at once.
//
// # What does not belong here
//
//   - The cost of an operation, and limits that need the schema: see package plan.
//   - Limits of connections, headers and bodies: see package edge.
package limit

import (
	"context"
	"net"
	"net/http"
	"net/netip"

	"docket/auth"
)

// CallerKey returns the name under which a request is counted: the caller's ID, or the address of a sender who is not known. An
// IPv6 address is counted with all of its /64 network, which one subscriber has. A request that WithKey set a key for keeps it.
func CallerKey(r *http.Request) string {
	if key := KeyOf(r.Context()); key != "" {
		return key
	}
	if caller := auth.CallerOf(r.Context()); caller.ID != "" {
		return caller.ID
	}
	return AddressKey(r)
}

// AddressKey returns the name under which requests of an address are counted: the IPv4 address, or the /64 network of an IPv6 address. It is
// empty for a request that was made in this process.
func AddressKey(r *http.Request) string {
	if r.RemoteAddr == "" {
		return ""
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	address, err := netip.ParseAddr(host)
	if err != nil {
		return "address:" + host
	}
	address = address.Unmap().WithZone("")
	if address.Is6() {
		network, _ := address.Prefix(64) // 64 is a length that every IPv6 address has
		return "address:" + network.String()
	}
	return "address:" + address.String()
}

// WithCallerKey puts the key of the request's caller into its context (see CallerKey), for handlers that send operations of their own to the
// API in this process, as the pages to print do: what these cost is then counted for the caller of the page.
func WithCallerKey(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(WithKey(r.Context(), CallerKey(r))))
	})
}

type keyKey struct{}

// WithKey returns a context of a request that is counted under a key.
func WithKey(ctx context.Context, key string) context.Context {
	return context.WithValue(ctx, keyKey{}, key)
}

// KeyOf returns the key that WithKey set; empty for work of the program itself, which is not limited.
func KeyOf(ctx context.Context) string {
	key, _ := ctx.Value(keyKey{}).(string)
	return key
}
