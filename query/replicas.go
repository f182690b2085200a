package query

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"docket/replicas"
)

const (
	// askEvery is how often the primary and each replica are asked how far they are. An age is known to so much.
	askEvery = 250 * time.Millisecond
	// askTimeout is how long their answer is awaited. A replica that is silent for longer gets no reads.
	askTimeout = 2 * time.Second
)

// Replicas are servers that follow the primary, and read in its place where a caller lets them. It is safe for concurrent use.
type Replicas struct {
	settings ReplicaSettings
	history  replicas.History
	list     []*replica

	reads, refused atomic.Int64
}

// ReplicaSettings are the settings of Replicas.
type ReplicaSettings struct {
	// URLs are the connection strings of the replicas, each of one server.
	URLs []string
	// Primary reads from the server that they follow.
	Primary *Pool
	// Open opens the pool of a replica, by its connection string.
	Open func(url string) (*Pool, error)
	Log  *slog.Logger
}

// replica is one of the servers.
type replica struct {
	number int
	pool   *Pool
	watch  *pgxpool.Pool // of one connection: how far it is, asked as the user of its connection string
	// place is how far it was when it was asked last; nil if it gets no reads.
	place atomic.Pointer[replicas.Place]
}

// ReplicaFigures say what the replicas do.
type ReplicaFigures struct {
	// Replicas are the servers of the settings, Usable those of them that may get reads, and Oldest the largest age of these.
	Replicas, Usable int
	Oldest           time.Duration
	// Reads are the reads that replicas have answered. Refused are those that a replica was to answer and did not, so that the primary did.
	Reads, Refused int64
}

// OpenReplicas returns the replicas of the settings. It connects to none: Run does. Returns an error if a connection string cannot be read.
func OpenReplicas(ctx context.Context, s ReplicaSettings) (*Replicas, error) {
	r := &Replicas{settings: s}
	for i, url := range s.URLs {
		pool, err := s.Open(url)
		if err != nil {
			r.Close()
			return nil, fmt.Errorf("replica %d: %w", i+1, err)
		}
		one := &replica{number: i + 1, pool: pool}
		r.list = append(r.list, one)
		config, err := pgxpool.ParseConfig(url)
		if err == nil {
			config.MaxConns, config.ConnConfig.ConnectTimeout = 1, askTimeout
			config.ConnConfig.RuntimeParams["application_name"] = "docket replica"
			one.watch, err = pgxpool.NewWithConfig(ctx, config)
		}
		if err != nil {
			r.Close()
			return nil, fmt.Errorf("replica %d: %w", i+1, err)
		}
	}
	return r, nil
}

// Close closes the connections to the replicas once they are idle.
func (r *Replicas) Close() {
	for _, one := range r.list {
		one.pool.Close()
		if one.watch != nil {
			one.watch.Close()
		}
	}
}

// Run asks the primary and the replicas how far they are, until the context ends.
func (r *Replicas) Run(ctx context.Context) {
	var asking sync.WaitGroup
	asking.Go(func() {
		repeat(ctx, func() {
			if _, err := r.Position(ctx); err != nil && ctx.Err() == nil {
				r.settings.Log.DebugContext(ctx, "the primary does not say how far it is: replicas grow old", "error", err)
			}
		})
	})
	for _, one := range r.list {
		asking.Go(func() { repeat(ctx, func() { r.look(ctx, one) }) })
	}
	asking.Wait()
}

// repeat does something again and again until the context ends.
func repeat(ctx context.Context, do func()) {
	tick := time.NewTicker(askEvery)
	defer tick.Stop()
	for {
		do()
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// Position asks the primary how far it is. A replica that has come to this position has all that was written before Position was called.
func (r *Replicas) Position(ctx context.Context) (replicas.Position, error) {
	ctx, cancel := context.WithTimeout(ctx, askTimeout)
	defer cancel()
	asked := time.Now() //nolint:forbidigo // measures a duration
	text, err := r.settings.Primary.queryText(ctx, "SELECT "+replicas.PrimarySQL)
	if err != nil {
		return replicas.Position{}, err
	}
	return r.history.Note(asked, text)
}

// look asks a replica how far it is, and lets it have reads if it follows the primary.
func (r *Replicas) look(ctx context.Context, one *replica) {
	asking, cancel := context.WithTimeout(ctx, askTimeout)
	defer cancel()
	var text string
	err := one.watch.QueryRow(asking, "SELECT "+replicas.StandbySQL).Scan(&text)
	var standby replicas.Standby
	if err == nil {
		standby, err = replicas.ParseStandby(text)
	}
	if line := r.history.Line(); err == nil && standby.Line != line {
		err = fmt.Errorf("it follows another server or another timeline (%s, %d) than the primary's (%s, %d)", standby.Line.System, standby.Line.Timeline, line.System, line.Timeline)
	}
	if ctx.Err() != nil {
		return
	}
	wasUsable := one.place.Load() != nil
	if err != nil {
		one.place.Store(nil)
		if wasUsable {
			r.settings.Log.WarnContext(ctx, "a replica gets no reads any more", "replica", one.number, "error", err)
		}
		return
	}
	one.place.Store(&standby.Place)
	if !wasUsable {
		r.settings.Log.InfoContext(ctx, "a replica gets reads", "replica", one.number)
	}
}

// Choose returns a Runner that reads on the least busy replica of those that may satisfy a bound; nil if there is none. Its QueryRow sets seen. It returns an error that
// IsForPrimary if the replica does not satisfy the bound after all, or cannot answer.
func (r *Replicas) Choose(bound replicas.Bound, seen *replicas.Seen) Runner {
	if r == nil || bound.IsNow() {
		return nil
	}
	var chosen *replica
	var least int
	for _, one := range r.list {
		place := one.place.Load()
		if place == nil {
			continue
		}
		if bound.Age > 0 {
			if age, ok := r.history.Age(place.LSN, time.Now()); !ok || age > bound.Age { //nolint:forbidigo // measures a duration
				continue
			}
		}
		if _, used, _ := one.pool.Connections(); chosen == nil || used < least {
			chosen, least = one, used
		}
	}
	if chosen == nil {
		return nil
	}
	return replicaRunner{chosen.pool, r, chosen, bound, seen}
}

// replicaRunner reads on a replica.
type replicaRunner struct {
	*Pool
	all   *Replicas
	on    *replica
	bound replicas.Bound
	seen  *replicas.Seen
}

// errTooOld says that a replica does not satisfy a bound.
var errTooOld = errors.New("the replica is too old")

// QueryRow reads how far the replica is, and then, on the same connection, runs the statement, whose snapshot is not older.
func (r replicaRunner) QueryRow(ctx context.Context, statement string, args []any, custom bool) ([][]byte, error) {
	if custom {
		args = append([]any{pgx.QueryExecModeCacheDescribe}, args...)
	}
	var seen replicas.Seen
	columns, isLost, err := r.readOnce(ctx, func(ctx context.Context, conn *pgxpool.Conn) (_ [][]byte, err error) {
		if seen, err = r.require(ctx, conn); err != nil {
			return nil, err
		}
		rows, err := conn.Query(ctx, statement, args...)
		if err != nil {
			return nil, err
		}
		return readRow(rows)
	})
	if err == nil {
		r.all.reads.Add(1)
		*r.seen = seen
		return columns, nil
	}
	if ctx.Err() == nil && IsForPrimary(err) {
		r.all.refused.Add(1)
		r.all.settings.Log.DebugContext(ctx, "the primary reads in place of a replica", "replica", r.on.number, "error", err)
	}
	var connecting *pgconn.ConnectError
	if isLost || errors.As(err, &connecting) || errors.Is(err, ErrNoAnswer) {
		r.on.place.Store(nil) // until it answers again
		r.pool.Reset()
	}
	return nil, err
}

// require returns what a statement of a connection sees that begins now. Returns errTooOld if that does not satisfy the bound, or if the server is not the one that follows the primary any more.
func (r replicaRunner) require(ctx context.Context, conn *pgxpool.Conn) (seen replicas.Seen, err error) {
	asking, cancel := context.WithTimeout(ctx, askTimeout)
	defer cancel()
	known := r.on.place.Load()
	asked := time.Now() //nolint:forbidigo // measures a duration
	var text string
	if err := conn.QueryRow(asking, "SELECT "+replicas.PlaceSQL).Scan(&text); err != nil {
		return seen, fmt.Errorf("replica: %w", err)
	}
	place, err := replicas.ParsePlace(text)
	if err != nil {
		return seen, err
	}
	if known == nil || known.Started != place.Started {
		return seen, errTooOld // it was started again, perhaps as another server
	}
	seen = replicas.Seen{IsReplica: true, Position: replicas.Position{Timeline: r.all.history.Line().Timeline, LSN: place.LSN}}
	seen.Age, seen.HasAge = r.all.history.Age(place.LSN, asked)
	if r.bound.Since.IsAfter(seen.Position) || r.bound.Age > 0 && (!seen.HasAge || seen.Age > r.bound.Age) {
		return seen, errTooOld
	}
	return seen, nil
}

// IsForPrimary reports whether the primary may answer a read that failed on a replica with an error: always, but for a statement that took too long. That would take as long there.
// Conflicts with what the replica has to replay, lost connections, and columns that the replica does not have yet are such errors.
func IsForPrimary(err error) bool {
	var failed *pgconn.PgError
	return !errors.As(err, &failed) || failed.Code != "57014" // query_canceled
}

// Figures returns what the replicas do.
func (r *Replicas) Figures() (f ReplicaFigures) {
	if r == nil {
		return f
	}
	f = ReplicaFigures{Replicas: len(r.list), Reads: r.reads.Load(), Refused: r.refused.Load()}
	for _, one := range r.list {
		place := one.place.Load()
		if place == nil {
			continue
		}
		f.Usable++
		if age, ok := r.history.Age(place.LSN, time.Now()); ok { //nolint:forbidigo // measures a duration
			f.Oldest = max(f.Oldest, age)
		}
	}
	return f
}
