// Package accesslog keeps the log of access: how often a caller did something on a day.
//
// # What belongs here
//
//   - Log, which adds up events in memory and writes the sums to the table access_events.
//
// # What does not belong here
//
//   - Texts of an operation beside its name. Who calls Add must not hand them over.
package accesslog

import (
	"context"
	"database/sql"
	"log/slog"
	"net"
	"net/netip"
	"strings"
	"sync"
	"time"

	"cloud.google.com/go/civil"

	"docket/auth"
	"docket/db"
	"docket/problem"
)

// Event is something that a caller did.
type Event struct {
	Kind   db.AccessEventKind
	Caller auth.Caller
	// Address is the network address of the sender, as in http.Request.RemoteAddr. Only its network is kept, and only where the
	// caller is not recognised.
	Address string
	// Operation is the name of the operation; empty if it has none.
	Operation string
	// Code is the code of a refusal, and empty for other events.
	Code problem.Code
}

// Settings are the settings of a Log. A number left zero has the default in its comment.
type Settings struct {
	Database *sql.DB
	// Bookkept is told of each transaction of the log before it commits, as by db.Bookkeep. It may be nil.
	Bookkept func(db.Bookkeeping)
	// Zone is the time zone of days.
	Zone  *time.Location
	Clock func() time.Time
	Log   *slog.Logger
	// Interval is the time between two writes. Default 1 s.
	Interval time.Duration
	// Names is how many sums are kept on a day whose operations have names of their own, and NamesPerCaller how many of one caller;
	// further ones are added up under the name `…`. Beyond twice Names, callers are added up too. Default 4,000 and 200.
	Names, NamesPerCaller int
}

// rest stands for all names beyond the bound.
const rest = "…"

// The longest names that are kept, in characters.
const (
	maxOperation = 80
	maxCaller    = 300
)

// key is what events are added up by. Its agency is 0 if the caller belongs to none: then it is the agency at the top.
type key struct {
	agency    int64
	day       civil.Date
	caller    string
	role      auth.Role
	kind      db.AccessEventKind
	operation string
	code      problem.Code
}

// sum is what was added up under a key.
type sum struct {
	name        string // of the caller
	count       int64
	first, last time.Time
}

// Log adds up events and writes the sums. It is safe for concurrent use. A nil Log drops all events.
type Log struct {
	settings Settings
	stop     chan struct{}
	stopped  chan struct{}
	writing  sync.Mutex // held while sums are written

	lock    sync.Mutex
	day     civil.Date
	known   map[key]bool   // the keys of the day
	names   map[string]int // how many of them each caller has
	pending map[key]*sum   // not yet written
}

// Open returns a Log that writes at each interval. The caller closes it.
func Open(s Settings) *Log {
	if s.Interval == 0 {
		s.Interval = time.Second
	}
	if s.Names == 0 {
		s.Names = 4000
	}
	if s.NamesPerCaller == 0 {
		s.NamesPerCaller = 200
	}
	l := &Log{settings: s, stop: make(chan struct{}), stopped: make(chan struct{}), pending: map[key]*sum{}}
	go l.writeRegularly()
	return l
}

// Close writes what was not yet written, and stops. Add must not be called later.
func (l *Log) Close() {
	close(l.stop)
	<-l.stopped
	ctx, cancel := context.WithTimeout(context.Background(), writeTimeout)
	defer cancel()
	l.Flush(ctx)
	l.lock.Lock()
	defer l.lock.Unlock()
	l.logLost("the server stops", l.pending)
}

// writeRegularly writes at each interval until the log is closed.
func (l *Log) writeRegularly() {
	defer close(l.stopped)
	tick := time.NewTicker(l.settings.Interval)
	defer tick.Stop()
	for {
		select {
		case <-l.stop:
			return
		case <-tick.C:
		}
		ctx, cancel := context.WithTimeout(context.Background(), writeTimeout)
		l.Flush(ctx)
		cancel()
	}
}

// Add counts an event. It neither waits for the database nor fails.
func (l *Log) Add(e Event) {
	if l == nil {
		return
	}
	at := l.settings.Clock().UTC()
	k := keyOf(e, civil.DateOf(at.In(l.settings.Zone)))
	l.lock.Lock()
	defer l.lock.Unlock()
	k = l.keyWithinBounds(k)
	s := l.pending[k]
	if s == nil {
		s = &sum{first: at, last: at}
		l.pending[k] = s
	}
	if k.caller != rest {
		s.name = cut(e.Caller.Name, maxCaller)
	}
	s.count++
	if at.Before(s.first) { // the clock was set back
		s.first = at
	}
	if at.After(s.last) {
		s.last = at
	}
}

// keyOf returns the key of an event on a day.
func keyOf(e Event, day civil.Date) key {
	k := key{day: day, caller: cut(e.Caller.ID, maxCaller), kind: e.Kind, operation: cut(e.Operation, maxOperation), code: e.Code}
	if e.Kind == db.AccessEventKindRefused && k.code == "" {
		k.code = problem.Internal
	}
	switch {
	case !e.Caller.IsKnown(), k.caller == "", e.Kind == db.AccessEventKindRefused && e.Caller.Role == auth.Public:
		k.caller = "unknown"
		if network := networkOf(e.Address); network != "" {
			k.caller += ":" + network
		}
		return k
	case e.Caller.Role != auth.Public && e.Caller.Role != auth.Operator:
		k.role = e.Caller.Role
	}
	if !e.Caller.EveryAgency && len(e.Caller.Agencies) > 0 {
		k.agency = e.Caller.Agencies[0]
	}
	return k
}

// keyWithinBounds returns the key under which an event is counted, and notes it as one of the day: the key itself where it is one already or the bounds of
// Settings allow another; else the key with `…` for its operation, and with `…` for its caller too where there are twice as many. Call it under the lock.
func (l *Log) keyWithinBounds(k key) key {
	if k.day != l.day {
		l.day, l.known, l.names = k.day, map[key]bool{}, map[string]int{}
	}
	if l.known[k] {
		return k
	}
	if k.operation != "" && (len(l.known) >= l.settings.Names || l.names[k.caller] >= l.settings.NamesPerCaller) {
		k.operation = rest
	}
	if !l.known[k] && len(l.known) >= 2*l.settings.Names {
		k.agency, k.caller, k.role = 0, rest, ""
	}
	if !l.known[k] {
		l.known[k] = true
		l.names[k.caller]++
	}
	return k
}

// networkOf returns the network of an address, which is kept in place of the address: 24 bits of IPv4, 64 of IPv6. It is empty if the
// address is none.
func networkOf(address string) string {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		host = address
	}
	a, err := netip.ParseAddr(host)
	if err != nil {
		return ""
	}
	a = a.Unmap().WithZone("")
	bits := 24
	if a.Is6() {
		bits = 64
	}
	network, err := a.Prefix(bits)
	if err != nil {
		return ""
	}
	return network.String()
}

// cut returns a text that Postgres accepts, of at most so many characters.
func cut(text string, most int) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, ""), "\x00", "")
	n := 0
	for i := range text {
		if n == most {
			return text[:i]
		}
		n++
	}
	return text
}
