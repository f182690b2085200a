package limit

import (
	"crypto/sha256"
	"math"
	"net/http"
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
)

// Attempts bounds how often attempts from one address to be recognised may fail: with tokens, sessions and sign-ins that are not accepted.
// An attempt over the bound is refused before it costs a statement. Credentials that were accepted before are let through, so that a good client
// does not suffer from another one at its address. It is safe for concurrent use; a nil *Attempts bounds nothing.
type Attempts struct {
	perMinute int
	clock     func() time.Time

	lock      sync.Mutex
	addresses *lru.Cache[string, *allowance]
	accepted  *lru.Cache[[sha256.Size]byte, struct{}]
}

// allowance is how many attempts an address has left at a time. It fills evenly.
type allowance struct {
	left float64
	at   time.Time
}

// NewAttempts returns Attempts that allow each address perMinute failed attempts in a minute; nil for 0, which means no limit.
func NewAttempts(perMinute int, clock func() time.Time) *Attempts {
	if perMinute == 0 {
		return nil
	}
	addresses, err := lru.New[string, *allowance](maxCallers)
	if err != nil {
		panic(err) // only for a size below 1
	}
	accepted, err := lru.New[[sha256.Size]byte, struct{}](maxCallers)
	if err != nil {
		panic(err)
	}
	return &Attempts{perMinute: perMinute, clock: clock, addresses: addresses, accepted: accepted}
}

// Outcome is how an attempt ended.
type Outcome int

const (
	// Accepted means that the sender was recognised.
	Accepted Outcome = iota
	// Rejected means that the credential was not accepted.
	Rejected
	// Unknown means that the credential could not be checked.
	Unknown
)

// Begin takes one attempt from the address of a request that brings a credential; the caller calls end when it is known whether the credential is
// accepted. An attempt that was not rejected is given back. Returns LIMIT_EXCEEDED, with the seconds to wait as retryAfter, if the address has none
// left. Only a hash of the credential is kept; an empty one is never remembered.
func (a *Attempts) Begin(r *http.Request, credential string) (end func(Outcome), err error) {
	address := AddressKey(r)
	if a == nil || address == "" {
		return func(Outcome) {}, nil
	}
	hash := sha256.Sum256([]byte(credential))
	a.lock.Lock()
	defer a.lock.Unlock()
	isKnown := credential != "" && a.accepted.Contains(hash)
	if !isKnown {
		allowed := a.find(address)
		if allowed.left < 1 {
			wait := int(math.Ceil((1 - allowed.left) * 60 / float64(a.perMinute)))
			return nil, exceeded(wait, "more than %d attempts a minute to be recognised failed at your address; try again in %d s", a.perMinute, wait).With("limit", a.perMinute)
		}
		allowed.left--
	}
	return func(outcome Outcome) { a.end(address, hash, credential != "", isKnown, outcome) }, nil
}

// end keeps the outcome of an attempt. isKnown tells that no attempt was taken for it.
func (a *Attempts) end(address string, hash [sha256.Size]byte, mayRemember, isKnown bool, outcome Outcome) {
	a.lock.Lock()
	defer a.lock.Unlock()
	switch {
	case outcome == Rejected && isKnown:
		a.accepted.Remove(hash)
		a.find(address).left--
	case outcome == Rejected:
	case isKnown:
		a.accepted.Get(hash) // it was used last
	default:
		allowed := a.find(address)
		allowed.left = min(allowed.left+1, float64(a.perMinute))
		if outcome == Accepted && mayRemember {
			a.accepted.Add(hash, struct{}{})
		}
	}
}

// find returns the allowance of an address now. The caller holds the lock.
func (a *Attempts) find(address string) *allowance {
	now := a.clock()
	found, ok := a.addresses.Get(address)
	if !ok {
		found = &allowance{left: float64(a.perMinute), at: now}
		a.addresses.Add(address, found)
	}
	if passed := now.Sub(found.at); passed > 0 {
		found.left = min(found.left+passed.Minutes()*float64(a.perMinute), float64(a.perMinute))
		found.at = now
	}
	return found
}
