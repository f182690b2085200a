package direct

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"docket/query"
)

// Settings are the settings of a Reader.
type Settings struct {
	// Coordinator reads through the coordinator.
	Coordinator *query.Pool
	// Open opens a pool of connections to a machine, with the same role and settings as that of the coordinator.
	Open func(host string, port int) (*query.Pool, error)
	Log  *slog.Logger
}

// Figures are what a Reader has done.
type Figures struct {
	// Reads are the reads that machines have answered. Moved are those whose answer was thrown away because the machine did not have the agency any more, Failed those that
	// ended with an error there; the coordinator has answered both, or the machine that has the agency now.
	Reads, Moved, Failed int64
}

// Reader reads what is asked of one agency. It is safe for concurrent use.
type Reader struct {
	settings            Settings
	reads, moved, fails atomic.Int64

	// asking is held by who asks the coordinator where an agency is.
	asking   sync.Mutex
	lock     sync.RWMutex
	found    map[int64]finding
	places   map[int64]*place // by the number of the agency's part of the first table
	machines map[string]*machine
}

// finding says where an agency is; place is nil where the coordinator reads.
type finding struct {
	place *place
	until time.Time // when the coordinator is asked again
}

const (
	// keepFinding is how long it is taken for granted where an agency is. The statement itself says whether it still is there.
	keepFinding = 5 * time.Minute
	// pause is how long the coordinator reads where the machine says that it has not what the coordinator says it has, and askAgain where the coordinator could not say it.
	pause    = 200 * time.Millisecond
	askAgain = 5 * time.Second
)

// New returns a Reader. The caller closes it, before the pool of the coordinator.
func New(s Settings) *Reader {
	return &Reader{settings: s, found: map[int64]finding{}, places: map[int64]*place{}, machines: map[string]*machine{}}
}

// Close closes the connections to the machines once they are idle.
func (r *Reader) Close() {
	if r == nil {
		return
	}
	r.lock.Lock()
	defer r.lock.Unlock()
	for _, m := range r.machines {
		m.pool.Close()
	}
}

// Figures returns what the reader has done.
func (r *Reader) Figures() Figures {
	if r == nil {
		return Figures{}
	}
	return Figures{r.reads.Load(), r.moved.Load(), r.fails.Load()}
}

// Of returns a Runner for statements that are about one agency alone.
func (r *Reader) Of(agency int64) query.Runner { return ofAgency{r, agency} }

type ofAgency struct {
	*Reader
	agency int64
}

// QueryRow runs a statement on the machine that has the agency, or through the coordinator.
func (r ofAgency) QueryRow(ctx context.Context, text string, args []any, custom bool) ([][]byte, error) {
	for range 2 { // once more where the agency has moved
		p := r.where(ctx, r.agency)
		if p == nil {
			break
		}
		over := r.statementAt(ctx, p, text, args)
		if over == "" {
			break
		}
		columns, err := p.machine.pool.QueryRow(ctx, over, args, custom)
		last := len(columns) - 1
		switch {
		case err == nil && last >= 0 && string(columns[last]) == "true":
			r.reads.Add(1)
			return columns[:last:last], nil
		case err == nil:
			r.moved.Add(1)
			r.settings.Log.DebugContext(ctx, "an agency is not where it was", "agency", r.agency, "machine", p.machine.name)
			if !r.haveMoved(ctx, r.agency, p) {
				return r.settings.Coordinator.QueryRow(ctx, text, args, custom)
			}
			continue
		case ctx.Err() != nil || !query.IsForPrimary(err):
			return nil, err
		}
		r.failed(ctx, p, text, err)
		break
	}
	return r.settings.Coordinator.QueryRow(ctx, text, args, custom)
}

// Explain returns the plan of a statement where it would run, as JSON. The statement does not run.
func (r ofAgency) Explain(ctx context.Context, text string, args []any) ([]byte, error) {
	if p := r.where(ctx, r.agency); p != nil {
		if over := r.statementAt(ctx, p, text, args); over != "" {
			return p.machine.pool.Explain(ctx, over, args)
		}
	}
	return r.settings.Coordinator.Explain(ctx, text, args)
}

// failed notes that a read has failed at a place. What SQL does not allow there, as a table that is gone, it would not allow again: the coordinator reads the statement from then on, until
// it is asked where the agency is and says something else.
func (r *Reader) failed(ctx context.Context, p *place, text string, err error) {
	r.fails.Add(1)
	r.settings.Log.DebugContext(ctx, "the coordinator reads in place of a machine", "machine", p.machine.name, "error", err)
	var refused *pgconn.PgError
	switch {
	case isLost(err):
		p.machine.note(ctx, err)
	case errors.As(err, &refused) && slices.Contains([]string{"42", "XX"}, refused.Code[:2]):
		p.refuse(text)
		r.expire(p)
	}
}

// where returns the place of an agency whose machine answers; nil where the coordinator reads.
func (r *Reader) where(ctx context.Context, agency int64) *place {
	r.lock.RLock()
	f, isKnown := r.found[agency]
	r.lock.RUnlock()
	if !isKnown || time.Now().After(f.until) { //nolint:forbidigo // measures a duration
		f = r.find(ctx, agency, f)
	}
	if f.place == nil || !f.place.machine.use(ctx) {
		return nil
	}
	return f.place
}

// find asks the coordinator where an agency is, unless another asks just now: then what was known is returned.
func (r *Reader) find(ctx context.Context, agency int64, known finding) finding {
	if !r.asking.TryLock() {
		return known
	}
	defer r.asking.Unlock()
	f := finding{until: time.Now().Add(askAgain)} //nolint:forbidigo // measures a duration
	p, err := r.askPlace(ctx, agency)
	if err == nil {
		f = finding{p, time.Now().Add(keepFinding)} //nolint:forbidigo // measures a duration
	} else if ctx.Err() == nil {
		r.settings.Log.WarnContext(ctx, "it is not known where an agency is: the coordinator reads", "agency", agency, "error", err)
	}
	r.lock.Lock()
	defer r.lock.Unlock()
	r.found[agency] = f
	return f
}

// askPlace returns the place that the coordinator says an agency has; nil for the coordinator itself.
func (r *Reader) askPlace(ctx context.Context, agency int64) (*place, error) {
	found, err := r.ask(ctx, agency)
	if found == nil || err != nil {
		return nil, err
	}
	number := found.Parts[firstTable].Number
	r.lock.Lock()
	defer r.lock.Unlock()
	if p := r.places[number]; p != nil && p.isSame(found) {
		return p, nil
	}
	address := net.JoinHostPort(found.Host, strconv.Itoa(found.Port))
	m := r.machines[address]
	if m == nil {
		pool, err := r.settings.Open(found.Host, found.Port)
		if err != nil {
			return nil, err
		}
		m = &machine{name: address, pool: pool, log: r.settings.Log}
		r.machines[address] = m
	}
	p := &place{where: *found, machine: m, statements: map[string]*statement{}}
	r.places[number] = p
	return p, nil
}

// haveMoved asks the coordinator once more where an agency is, and reports whether that is somewhere else than where it was. If not, the agency is moving: the coordinator reads for a while.
func (r *Reader) haveMoved(ctx context.Context, agency int64, was *place) bool {
	r.asking.Lock()
	defer r.asking.Unlock()
	p, err := r.askPlace(ctx, agency)
	f := finding{p, time.Now().Add(keepFinding)} //nolint:forbidigo // measures a duration
	if err != nil || p == was {
		f = finding{until: time.Now().Add(pause)} //nolint:forbidigo // measures a duration
	}
	r.lock.Lock()
	defer r.lock.Unlock()
	r.found[agency] = f
	return f.place != nil
}

// expire makes the coordinator be asked again where the agencies of a place are.
func (r *Reader) expire(p *place) {
	r.lock.Lock()
	defer r.lock.Unlock()
	for agency, f := range r.found {
		if f.place == p {
			f.until = time.Time{}
			r.found[agency] = f
		}
	}
}

// statementAt returns a statement over the parts of a place; empty where the coordinator is to read.
func (r *Reader) statementAt(ctx context.Context, p *place, text string, args []any) (over string) {
	s, toAsk := p.find(text)
	if !toAsk {
		return s
	}
	isTask, err := r.isOneTask(ctx, text, args)
	return p.answer(text, isTask, err)
}

// errNoTask says that no part has what a statement asks for with its values: what it is with others is not known.
var errNoTask = errors.New("no task")

// isOneTask reports whether Citus answers a statement by one task: then all that it reads of the tables is of the one part.
func (r *Reader) isOneTask(ctx context.Context, text string, args []any) (bool, error) {
	explained, err := r.settings.Coordinator.Explain(ctx, text, args)
	if err != nil {
		return false, err
	}
	var plan any
	if err := json.Unmarshal(explained, &plan); err != nil {
		return false, err
	}
	tasks := tasksOf(plan)
	if len(tasks) == 1 && tasks[0] == 0 { // the values exclude each other
		return false, errNoTask
	}
	return len(tasks) == 1 && tasks[0] == 1, nil
}

// tasksOf returns how many tasks each job in a part of a plan has.
func tasksOf(part any) (tasks []int) {
	switch p := part.(type) {
	case []any:
		for _, inner := range p {
			tasks = append(tasks, tasksOf(inner)...)
		}
	case map[string]any:
		if n, ok := p["Task Count"].(float64); ok {
			tasks = append(tasks, int(n))
		}
		for _, inner := range p {
			tasks = append(tasks, tasksOf(inner)...)
		}
	}
	return tasks
}
