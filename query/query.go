// Package query answers GraphQL reads: it compiles a whole operation to one SQL statement whose result is already the
// JSON of the response. It knows no subject: the types of records come from the catalogue.
package query

import (
	"context"
	"crypto/sha256"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"docket/answers"
	"docket/messages"
	"docket/problem"
	"docket/query/catalog"
	"docket/query/plan"
	"docket/query/render"
	"docket/replicas"
	"docket/trace"
)

// Operation is a parsed and validated GraphQL operation with everything that its answer depends on.
type Operation struct {
	// Document holds the operation and its fragments; Definition is the operation in it that is asked for.
	Document   *ast.QueryDocument
	Definition *ast.OperationDefinition
	// Text is the document as sent; with the operation's name it is the key under which plans are kept.
	Text string
	// Variables are the variables of the request, as CoerceVariables returns them.
	Variables map[string]any
	// Role is the role of the caller, as in the enum Role of the schema, or catalog.Operator. An empty one may read nothing.
	Role string
	// Language is the language of labels where the operation names none.
	Language messages.Language
	// Name is the name of the caller, Units are the units that the caller may write for, and ActsAs are the records that stand for the caller.
	// IsDemo says that a request takes a role by itself. Only the field viewer shows these.
	Name          string
	Units, ActsAs []catalog.ID
	IsDemo        bool
	// Agencies are the agencies whose records may be read; with none, only records that belong to no agency.
	Agencies []int64
	// Masked masks the fields of a payload that @unmasked would show whole: nothing is kept of the mutation.
	Masked bool
	// Resolves says that the root fields that are not compiled, see plan.Operation.Resolved, are answered otherwise. Else they are refused.
	Resolves bool
	// Sources receives from what the answer was read; nil where nobody asks.
	Sources *Sources
	// Tables receives which tables the answer depends on; nil where nobody asks.
	Tables **Tables
	// Fresh says how old the answer may be; the zero Bound lets only the primary answer. Seen receives what an answer of a replica saw; nil where nobody asks.
	Fresh replicas.Bound
	Seen  *replicas.Seen
}

// Sources says from what answers were read: summaries, records, or both.
type Sources struct{ Summaries, Records bool }

// add adds the sources of a plan.
func (s *Sources) add(planned *plan.Operation) {
	if s != nil {
		s.Summaries = s.Summaries || planned.ReadsSummaries
		s.Records = s.Records || planned.ReadsRecords
	}
}

// Tables are the tables that a compiled operation reads.
type Tables struct {
	statement string
	// isAny says that more is read beside the statement.
	isAny bool
	known sync.Map // whether a table is read, by its name
}

// Include reports whether a table is read. It may report true for a table that is not.
func (t *Tables) Include(table string) bool {
	if isRead, ok := t.known.Load(table); ok {
		return isRead.(bool)
	}
	isRead := t.isAny || strings.Contains(t.statement, table)
	t.known.Store(table, isRead)
	return isRead
}

// Runner is where a statement runs: a pool, or the transaction that has just written.
type Runner interface {
	// QueryRow runs a statement and returns the columns of its only row, each one JSON, nil for SQL NULL. With custom,
	// Postgres plans it for these arguments alone.
	QueryRow(ctx context.Context, sql string, args []any, custom bool) ([][]byte, error)
}

// VersionReader is where a statement runs as of several instants, see Snapshot.
type VersionReader interface {
	QueryRowsAsOf(ctx context.Context, statement string, instants []time.Time, args [][]any) ([][][]byte, error)
}

// Cost is the cost of an operation, see plan.Limits.
type Cost struct {
	// Total is the whole cost in records, Passes the part of it that is for passes over lists, Limit the largest Total.
	Total, Passes, Limit int
}

// Gate decides when reads run.
type Gate interface {
	// Enter waits until a read of a cost may run. The caller calls leave when it has ended. Returns an error if it may not run.
	Enter(ctx context.Context, cost Cost) (leave func(), err error)
	// Wait is Enter for a read whose cost was taken from its caller already.
	Wait(ctx context.Context, cost Cost) (leave func(), err error)
	// Charge is told the cost of the payload of a write before it is written. It must not wait. Returns an error if it may not be
	// written.
	Charge(ctx context.Context, cost Cost) error
	// ChargeKept is told the cost that a read would have had which a kept answer answers. It must not wait. Returns an error if the
	// answer may not be given.
	ChargeKept(ctx context.Context, cost Cost) error
}

// open is a Gate that is always open.
type open struct{}

func (open) Enter(context.Context, Cost) (leave func(), err error) { return func() {}, nil }

func (open) Wait(context.Context, Cost) (leave func(), err error) { return func() {}, nil }

func (open) Charge(context.Context, Cost) error { return nil }

func (open) ChargeKept(context.Context, Cost) error { return nil }

// Settings configure a Service.
type Settings struct {
	Catalog *catalog.Catalog
	Reader  Runner // where reads run: read-only, with a statement timeout and the bureau's time zone set
	Limits  plan.Limits
	// WithoutSummaries reads everything from the records.
	WithoutSummaries bool
	// Gate decides when reads run; nil lets all run at once.
	Gate Gate
	// AsOf returns where the reads of operations with the directive asOf run, for their instant; see Pool.AsOf. Nil where there is no such place.
	AsOf func(at time.Time) Runner
	// AsOfGate decides when these reads run; nil is the Gate.
	AsOfGate Gate
	// Refuses reports whether the database refuses a statement, as a coordinator of Citus does that cannot split it; see Refusals. at is the instant as of which it would run, nil for
	// the present. Nil where all statements run.
	Refuses func(ctx context.Context, at *time.Time, statement string, args []any) (bool, error)
	// Replica returns where a read may run that a bound lets be older than what the primary holds, see Replicas.Choose; nil for the primary. Nil where there are no replicas.
	Replica func(bound replicas.Bound, seen *replicas.Seen) Runner
	// ReplicaGate decides when these reads run; nil is the Gate.
	ReplicaGate Gate
	// OfAgency returns where reads of the present run that are about one agency; nil for the Reader.
	OfAgency func(agency int64) Runner
	// Answers keeps the answers of reads that cost KeepFrom or more; nil keeps none.
	Answers  *answers.Store
	KeepFrom int
	// Zone is the bureau's time zone; Clock returns the present instant.
	Zone  *time.Location
	Clock func() time.Time
	Log   *slog.Logger
}

// Service compiles and runs reads. It is safe for concurrent use.
type Service struct {
	Settings
	cache    *planCache
	refusals *refusals // of statements about one agency
	// isWithin says that reads run within a transaction, see On.
	isWithin bool
}

// New makes a Service.
func New(s Settings) *Service {
	if s.Gate == nil {
		s.Gate = open{}
	}
	if s.AsOfGate == nil {
		s.AsOfGate = s.Gate
	}
	if s.ReplicaGate == nil {
		s.ReplicaGate = s.Gate
	}
	return &Service{Settings: s, cache: newPlanCache(4096), refusals: &refusals{}}
}

// compiled is a plan with its statement.
type compiled struct {
	plan      *plan.Operation
	statement render.Statement
	// withState is the statement with one more column, the state of the database; digest is the hash of its text.
	withState render.Statement
	digest    [sha256.Size]byte
	tables    *Tables
	// parts returns the parts whose answers are kept by themselves; nil where the operation is one part.
	parts func() *parts
	// isGathering says that the statement gathers what it reads first, see render.Gathered.
	isGathering bool
}

// newCompiled returns a plan with its statement.
func newCompiled(planned *plan.Operation, statement render.Statement) compiled {
	withState := statement.WithState()
	return compiled{
		plan: planned, statement: statement, withState: withState, digest: sha256.Sum256([]byte(withState.SQL)), tables: &Tables{statement: statement.SQL, isAny: len(planned.Resolved) > 0},
		parts: sync.OnceValue(func() *parts { return newParts(planned) }),
	}
}

// Read answers a query operation: the JSON of each root field by its response key, which must not be changed. Introspection fields
// (`__schema`, `__type`) and `__typename` at the root are left out.
// Returns a *problem.Error for a fault of the caller; any other error is internal.
func (s *Service) Read(ctx context.Context, op Operation) (map[string][]byte, error) {
	_, end := trace.Start(ctx, "plan")
	at, err := plan.InstantOf(op.Definition, op.Variables)
	if err != nil {
		end(err)
		return nil, err
	}
	env := s.env(op, at)
	c, err := s.compile(ctx, op, env, at)
	if err != nil {
		end(err)
		return nil, err
	}
	if op.Tables != nil {
		*op.Tables = c.tables
	}
	if len(c.plan.Resolved) > 0 && !op.Resolves {
		err := problem.Errorf(problem.BadUserInput, "it can be asked for only over the endpoint itself, not as a file").At(c.plan.Resolved[0])
		end(err)
		return nil, err
	}
	args, err := s.bind(c, env)
	end(err)
	if err != nil {
		return nil, err
	}
	columns, err := s.answer(ctx, c, op, at, env, args)
	if s.Refuses != nil && !s.isWithin && !c.isGathering && isRefusal(err) { // its plan was made for values of which one machine has all
		c = gathering(c.plan)
		if args, err = s.bind(c, env); err == nil {
			columns, err = s.answer(ctx, c, op, at, env, args)
		}
	}
	if err != nil {
		return nil, err
	}
	op.Sources.add(c.plan)
	return c.fields(columns), nil
}

// fields returns the columns of the statement's row by the response keys of the root fields.
func (c compiled) fields(columns [][]byte) map[string][]byte {
	fields := make(map[string][]byte, len(columns))
	for i, root := range c.plan.Roots {
		fields[root.Key] = columns[i]
	}
	return fields
}

// answer answers a compiled operation by a replica where that is new enough, by a kept answer, or by its statement once the gate lets it run. at is the instant as of which it is
// answered, nil for the present.
func (s *Service) answer(ctx context.Context, c compiled, op Operation, at *time.Time, env plan.Env, args []any) ([][]byte, error) {
	if len(c.plan.Roots) == 0 {
		return nil, nil
	}
	cost := s.cost(c.plan)
	if at != nil {
		return s.answerAsOf(ctx, c, cost, *at, args)
	}
	columns, isAnswered, isPaid, err := s.answerByReplica(ctx, c, op, cost, args)
	if isAnswered || err != nil {
		return columns, err
	}
	if s.Answers != nil && cost.Total >= s.KeepFrom {
		if key, ok := c.key(op.Role, args); ok {
			return s.keptOr(ctx, c, s.readerOf(op), key, cost, isPaid, op.Role, env, args)
		}
		s.Log.DebugContext(ctx, "an answer cannot be kept: a value has a type without a key")
	}
	leave, err := s.enter(ctx, cost, isPaid)
	if err != nil {
		return nil, err
	}
	defer leave()
	return run(ctx, s.readerOf(op), c.statement, args)
}

// readerOf returns where an operation's read of the present runs.
func (s *Service) readerOf(op Operation) Runner {
	if s.OfAgency != nil && len(op.Agencies) == 1 {
		return s.OfAgency(op.Agencies[0])
	}
	return s.Reader
}

// enter waits for the turn of a read of the primary, whose cost was taken already if isPaid.
func (s *Service) enter(ctx context.Context, cost Cost, isPaid bool) (leave func(), err error) {
	if isPaid {
		return s.Gate.Wait(ctx, cost)
	}
	return s.Gate.Enter(ctx, cost)
}

// answerByReplica answers a compiled operation by a replica, if the operation lets one answer and one is new enough. Such an answer is not kept, and no kept one is looked for: those are of the
// primary. isPaid says that the cost was taken, whoever answers. An operation of which a part is not compiled is answered by the primary, so that all of it is of one state.
func (s *Service) answerByReplica(ctx context.Context, c compiled, op Operation, cost Cost, args []any) (columns [][]byte, isAnswered, isPaid bool, err error) {
	if s.Replica == nil || op.Fresh.IsNow() || len(c.plan.Resolved) > 0 {
		return nil, false, false, nil
	}
	seen := op.Seen
	if seen == nil {
		seen = new(replicas.Seen)
	}
	on := s.Replica(op.Fresh, seen)
	if on == nil {
		return nil, false, false, nil
	}
	leave, err := s.ReplicaGate.Enter(ctx, cost)
	if err != nil {
		return nil, false, false, err
	}
	defer leave()
	columns, err = run(ctx, on, c.statement, args)
	if err != nil && ctx.Err() == nil && IsForPrimary(err) {
		return nil, false, true, nil
	}
	return columns, true, true, err
}

// answerAsOf answers a compiled operation from the records as they stood at an instant. No answer is kept.
func (s *Service) answerAsOf(ctx context.Context, c compiled, cost Cost, at time.Time, args []any) ([][]byte, error) {
	if s.AsOf == nil {
		return nil, problem.Errorf(problem.BadUserInput, "only the present can be asked for here: leave @asOf out").At(plan.InstantField)
	}
	leave, err := s.AsOfGate.Enter(ctx, cost)
	if err != nil {
		return nil, err
	}
	defer leave()
	return run(ctx, s.AsOf(at), c.statement, args)
}

// ReadAsOfEach answers a query operation with the directive asOf as of each of some instants, whatever the instant of the directive is, and returns the
// fields of each answer. Its caller has been let in: it passes no Gate.
func (s *Service) ReadAsOfEach(ctx context.Context, op Operation, instants []time.Time, from VersionReader) ([]map[string][]byte, error) {
	var first *time.Time
	if len(instants) > 0 {
		first = &instants[0]
	}
	within := *s
	within.isWithin = true
	c, err := within.compile(ctx, op, s.env(op, first), first)
	if err != nil {
		return nil, err
	}
	args := make([][]any, len(instants))
	for i, at := range instants {
		if args[i], err = s.bind(c, s.env(op, &at)); err != nil {
			return nil, err
		}
	}
	rows, err := from.QueryRowsAsOf(ctx, c.statement.SQL, instants, args)
	if err != nil {
		return nil, fmt.Errorf("query: %w\n%s", err, c.statement.SQL)
	}
	answers := make([]map[string][]byte, len(rows))
	for i, columns := range rows {
		answers[i] = c.fields(columns)
	}
	return answers, nil
}

// keptOr answers a compiled operation by a kept answer, or by its statement, which reader runs.
func (s *Service) keptOr(ctx context.Context, c compiled, reader Runner, key answers.Key, cost Cost, isPaid bool, role string, env plan.Env, args []any) ([][]byte, error) {
	q := answers.Question{
		Key:   key,
		Reads: c.tables.Include,
		Enter: func(ctx context.Context) (leave func(), err error) { return s.enter(ctx, cost, isPaid) },
		Run: func(ctx context.Context) (columns [][]byte, state string, err error) {
			columns, err = run(ctx, reader, c.withState, args)
			if err != nil {
				return nil, "", err
			}
			last := len(columns) - 1
			return columns[:last:last], string(columns[last]), nil
		},
		Parts: func() []answers.Part { return c.parts().questionParts(role, env) },
		RunParts: func(ctx context.Context, kept [][]byte) (columns, parts [][]byte, state string, err error) {
			return c.parts().run(ctx, s.Reader, env, kept)
		},
	}
	answer, err := s.Answers.Answer(ctx, q)
	if err == nil && answer.IsKept && !isPaid {
		err = s.Gate.ChargeKept(ctx, cost)
	}
	return answer.Columns, err
}

func (s *Service) cost(planned *plan.Operation) Cost {
	return Cost{Total: planned.Cost, Passes: planned.Passes, Limit: s.Limits.Cost}
}

// Payload answers the selection under a mutation's root field, whose payload fields hold the records of changed.
func (s *Service) Payload(ctx context.Context, row Runner, op Operation, field *ast.Field, changed map[string][]catalog.ID) ([]byte, error) {
	planned, err := plan.Payload(s.Catalog, s.Limits, s.request(op), field, changed)
	if err != nil {
		return nil, err
	}
	env := s.env(op, nil)
	c, err := s.choosePayload(ctx, planned, env)
	if err != nil {
		return nil, err
	}
	args, err := s.bind(c, env)
	if err != nil {
		return nil, err
	}
	columns, err := run(ctx, row, c.statement, args)
	if err != nil {
		return nil, err
	}
	return columns[0], nil
}

// CheckPayload plans the selection under a mutation's root field and charges its cost. Returns its faults, before anything is
// written.
func (s *Service) CheckPayload(ctx context.Context, op Operation, field *ast.Field) error {
	planned, err := plan.Payload(s.Catalog, s.Limits, s.request(op), field, nil)
	if err != nil {
		return err
	}
	return s.Gate.Charge(ctx, s.cost(planned))
}

func (s *Service) request(op Operation) plan.Request {
	return plan.Request{
		Document: op.Document, Definition: op.Definition, Variables: op.Variables, Role: op.Role, Language: op.Language, Scope: scopeOf(op.Agencies), Zone: s.Zone, Masked: op.Masked,
		WithoutSummaries: s.WithoutSummaries,
	}
}

func scopeOf(agencies []int64) plan.Scope {
	switch len(agencies) {
	case 0:
		return plan.NoAgency
	case 1:
		return plan.OneAgency
	}
	return plan.ManyAgencies
}

// compile finds the operation's plan, or makes it and chooses its statement, see choose.
func (s *Service) compile(ctx context.Context, op Operation, env plan.Env, at *time.Time) (compiled, error) {
	key := planKey{op.Text, op.Definition.Name, op.Role, op.Language, scopeOf(op.Agencies)}
	if c, ok := s.cache.find(key, op.Variables); ok {
		if s.isWithin && s.Refuses != nil { // a refusal would end the transaction
			return s.choose(ctx, c.plan, env, at)
		}
		return c, nil
	}
	planned, err := plan.Read(s.Catalog, s.Limits, s.request(op))
	if err != nil {
		return compiled{}, err
	}
	c, err := s.choose(ctx, planned, env, at)
	if err != nil {
		return compiled{}, err
	}
	s.cache.add(key, c)
	return c, nil
}

// env returns the values of a request that binds are resolved from. at is the instant as of which it is answered, nil for the present; its day is the
// bureau's day.
func (s *Service) env(op Operation, at *time.Time) plan.Env {
	now := s.Clock()
	if at != nil {
		now = *at
	}
	return plan.Env{
		Variables: op.Variables, Agencies: op.Agencies, Name: op.Name, Units: op.Units, ActsAs: op.ActsAs, IsDemo: op.IsDemo,
		Today: now.In(s.Zone).Format(time.DateOnly), Zone: s.Zone.String(),
	}
}

// bind returns the arguments of a compiled operation's statement. Returns the faults of the request's values.
func (s *Service) bind(c compiled, env plan.Env) ([]any, error) {
	for _, check := range c.plan.Checks {
		if err := check(env); err != nil {
			return nil, err
		}
	}
	return resolve(c.statement.Binds, env)
}

// run runs a statement and returns the columns of its row.
func run(ctx context.Context, row Runner, statement render.Statement, args []any) ([][]byte, error) {
	columns, err := row.QueryRow(ctx, statement.SQL, args, statement.Custom)
	if err != nil {
		return nil, fmt.Errorf("query: %w\n%s", err, statement.SQL)
	}
	return columns, nil
}
