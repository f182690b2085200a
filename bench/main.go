// Command bench measures how fast Docket answers, as a share of the speed of code written by hand for the same requests.
//
// # What is measured
//
// A scenario (package scenarios) is one GraphQL request with its variables. Several contenders answer it over HTTP, from one
// database, in one run of this command:
//
//   - "by hand": an HTTP handler with one SQL statement written for exactly this request, whose result is already the JSON of
//     the answer (byhand.go), or with one transaction for a request that writes (scenarios/writes.go). It prepares its statements and has
//     as many connections as Docket.
//   - "docket": Docket's GraphQL endpoint.
//   - "docket, kept answers": the same with answers that are kept, with -kept.
//   - "PostGraphile": the GraphQL server of that name with its aggregates plugin, if `npm install` was run in
//     bench/postgraphile. It takes part in the scenarios that it can express (peer.go).
//   - "DuckDB": the analytical database of that name over an export of the same rows, with -duckdb. It takes part in the scenarios of a
//     province, with the SQL of the handler by hand (duckdb.go, scenarios/province.go). bench/duckdb is a module of its own, so that nothing else
//     needs a C compiler. The table then has how long one client waits, in milliseconds, as an auditor works alone.
//
// The database holds invented records, the same on every run (fill.sql). Before a scenario is timed, five requests are sent to
// all contenders. Docket and DuckDB must answer exactly what the handler by hand answers, and PostGraphile must answer with the
// same cases in the same order; otherwise the command ends with an error. Scenarios that write are not compared,
// because each answer has new ids.
//
// # Sets of scenarios
//
// A set is a database with the scenarios that are measured over it (set). One run measures one set:
//
//   - without a flag: one bureau, with requests of every shape, and requests that write (scenarios/scenario.go);
//   - -demo: the demo bureau, with what wall displays, case desks and auditors ask (scenarios/dashboard.go);
//   - -bureaus 100: a province of so many bureaus, with what its agency asks of one bureau and of all (scenarios/province.go, fill_province.sql).
//
// # How a ratio is made
//
// Contenders are timed in turns of -turn, one after another, -rounds times. During a turn, -clients clients send requests, each
// as soon as it has the answer to its last one. The rate of a turn is answers per second. One more round comes first, to warm
// up, and is not counted. The share of a contender in a round is its rate divided by the rate of "by hand" in the same round, so
// that anything else the machine does slows both alike. The table has the median of the rates and the median of the shares.
//
// Compare shares only. Rates depend on the machine and on what else it does.
//
// # How to add a scenario
//
// Add an entry to the scenarios of a set: a name, the GraphQL operation, its variables, and the SQL statement that answers
// with the same JSON. For a request that writes, give a function in scenarios/writes.go instead of the statement: it must run the
// statements that the mutation runs. If PostGraphile can express the request, add that operation too. Records that the request
// needs go into fill.sql. `go test ./bench` checks that the answers are equal; `go run ./bench -only NAME` measures it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/signal"
	"runtime/pprof"
	"slices"
	"time"

	"docket/auth"
	"docket/bench/scenarios"
	"docket/db"
	"docket/graph"
	"docket/graph/endpoint"
	"docket/migrations"
	"docket/postgres"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, parseFlags()); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// settings are the flags of the command.
type settings struct {
	scenarios.Size
	isDemo, withDuckDB bool
	keepsAnswers       bool
	clients, rounds    int
	turn               time.Duration
	only               string
	data, profile, as  string
	memory             time.Duration
	handOver           int
	greedy             int
	withoutSummaries   bool
	withoutLog         bool
	writers            int
	attacks, policies  bool
	length             time.Duration
	dashboards         int
	writePause         time.Duration
	subscribers        int
	subscribeTo        string
	versions           int
	soak               bool
	views              string
	summaries          bool
	imports            int
	citus              string
	shards             int
}

func parseFlags() settings {
	var s settings
	flag.IntVar(&s.Cases, "cases", 20000, "cases that an empty database is filled with; 3000 or more, and 600 or more for each bureau")
	flag.BoolVar(&s.isDemo, "demo", false, "measure the operations of dashboards, case desks and auditors over the demo bureau")
	flag.IntVar(&s.Bureaus, "bureaus", 1, "bureaus that an empty database is filled with; with more than one, measure the questions of a province")
	flag.BoolVar(&s.withDuckDB, "duckdb", false, "with -bureaus: compare how long one client waits with DuckDB over an export of the same rows; needs a C compiler")
	flag.IntVar(&s.clients, "clients", 16, "clients that send requests at the same time")
	flag.IntVar(&s.rounds, "rounds", 5, "turns of each contender in each scenario")
	flag.DurationVar(&s.turn, "turn", 2*time.Second, "length of a turn")
	flag.StringVar(&s.only, "only", "", "run only the scenarios, or with -attacks the attacks, whose name contains this text")
	flag.StringVar(&s.data, "data", "", "folder of the database, kept for later runs with the same -cases; a temporary folder if empty")
	flag.BoolVar(&s.keepsAnswers, "kept", false, "also measure Docket with 64 MB of kept answers; a scenario without variables or with few is then asked again and again")
	flag.StringVar(&s.as, "as", "", "in place of PostGraphile: Docket for a caller with this role, as AUDITOR or LEGAL, with the scope and masks of that role; scenarios that the role may not write are left out")
	flag.StringVar(&s.profile, "profile", "", "file for a CPU profile of this process")
	flag.DurationVar(&s.memory, "memory", 0, "instead of the comparison: let 64 clients ask for large pages for this long, and print the memory in use")
	flag.IntVar(&s.handOver, "hand-over", 0, "instead of the comparison: grade the demo bureau's 14,528 food businesses anew and hand them over, this many times")
	flag.IntVar(&s.greedy, "greedy", 0, "instead of the comparison: measure how long a normal client waits beside so many greedy ones")
	flag.BoolVar(&s.withoutSummaries, "without-summaries", false, "instead of the comparison: measure the requests that write with summaries and without")
	flag.BoolVar(&s.withoutLog, "without-log", false, "instead of the comparison: measure the requests that write with the log and the versions of records, and without")
	flag.IntVar(&s.writers, "writers", 16, "with -without-summaries and -without-log: writers on one bureau at the same time, after one alone")
	flag.BoolVar(&s.attacks, "attacks", false, "instead of the comparison: measure how long a normal client waits beside each attack of the battery")
	flag.BoolVar(&s.policies, "policies", false, "instead of the comparison: measure reads with and without row security in Postgres; it stays off afterwards")
	flag.BoolVar(&s.summaries, "summaries", false, "instead of the comparison: measure reads that summaries answer, with summaries and without, for one bureau and for all")
	flag.IntVar(&s.imports, "import", 0, "instead of the comparison: import a register of so many cases with penalties into the empty database, and print how long it took and the memory")
	flag.IntVar(&s.versions, "as-of", 0, "instead of the comparison: give each record so many versions, and measure reads as of an instant beside those of the present")
	flag.IntVar(&s.dashboards, "dashboards", 0, "instead of the comparison: let so many clients refresh the demo bureau's dashboard each second beside two writers")
	flag.IntVar(&s.subscribers, "subscribers", 0, "instead of the comparison: let so many clients subscribe to a case each, and print the memory that they take and how long a change takes to reach one")
	flag.DurationVar(&s.writePause, "write-pause", 100*time.Millisecond, "with -dashboards and -soak: time between two writes of a writer")
	flag.BoolVar(&s.soak, "soak", false, "instead of the comparison: put 64 dashboards, 8 writers and -subscribers (5000) on the program for -length, and restart it in the middle")
	flag.StringVar(&s.subscribeTo, "subscribe-to", "", "used by -subscribers: be the subscribers of a server")
	flag.DurationVar(&s.length, "length", 15*time.Second, "with -greedy, -attacks, -policies, -dashboards and -soak: how long each case is measured")
	flag.StringVar(&s.views, "views", "", "instead of the comparison: open each view of the dashboard of the server at this address in Chromium, and print what it took")
	flag.StringVar(&s.citus, "citus", "", "instead of the comparison: compare Docket over the Citus cluster of this coordinator with Docket over one Postgres; its database is filled and spread, if it is empty")
	flag.IntVar(&s.shards, "shards", 4, "with -citus: parts of each table of an empty database")
	flag.Parse()
	return s
}

// set is a database with the scenarios that are measured over it.
type set struct {
	scenarios []scenarios.Scenario
	// fill writes the records of so many cases and bureaus into a migrated database.
	fill func(ctx context.Context, url string, of scenarios.Size) error
}

// set returns the set of scenarios that the flags choose.
func (s settings) set() set {
	switch {
	case s.isDemo:
		return set{scenarios.Demo, fillDemo}
	case s.Bureaus > 1:
		return set{scenarios.Province, fillProvince}
	}
	return set{scenarios.Bureau, fillBureau}
}

// check returns an error where flags do not go together.
func (s settings) check() error {
	switch {
	case s.isDemo && s.Bureaus > 1:
		return errors.New("-demo and -bureaus choose different databases; give one of them")
	case s.withDuckDB && s.Bureaus < 2:
		return errors.New("-duckdb: DuckDB answers the questions of a province; give -bureaus, as in -bureaus 100")
	case (s.withoutSummaries || s.withoutLog) && (s.isDemo || s.Bureaus > 1):
		return errors.New("-without-summaries and -without-log: the requests that write are of one bureau; give neither -demo nor -bureaus")
	case !s.isDemo && (s.Cases < 3000 || s.Bureaus < 1 || s.Cases < 600*s.Bureaus):
		return fmt.Errorf("-cases %d -bureaus %d: give 3000 cases or more, and 600 or more for each bureau", s.Cases, s.Bureaus)
	}
	return nil
}

// records says in words what the database is filled with.
func (s settings) records() string {
	switch {
	case s.isDemo:
		return "the demo bureau"
	case s.Bureaus > 1:
		return fmt.Sprintf("%d cases of %d bureaus", s.Cases, s.Bureaus)
	}
	return fmt.Sprintf("%d cases", s.Cases)
}

// run starts Postgres, creates the tables and measures what the settings ask for.
func run(ctx context.Context, s settings) (err error) {
	if err := s.check(); err != nil {
		return err
	}
	if s.subscribeTo != "" {
		return subscribeAll(ctx, s.subscribeTo)
	}
	if s.soak {
		return measureSoak(ctx, s)
	}
	if s.views != "" {
		return measureViews(ctx, s.views)
	}
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	folder := s.data
	if folder == "" {
		if folder, err = temporaryFolder(); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	}
	server, err := postgres.Open(ctx, postgres.Settings{DataDir: folder, Log: log})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	if err := migrations.Up(ctx, server.URL(), log); err != nil {
		return err
	}
	if s.imports > 0 {
		return profile(s.profile, func() error { return measureImport(ctx, s.imports, server.URL(), folder) })
	}
	if s.handOver > 0 {
		return measureHandOver(ctx, server.URL(), s.handOver, log)
	}
	if s.dashboards > 0 {
		return measureDashboards(ctx, s, server.URL(), log)
	}
	if s.subscribers > 0 {
		return measureSubscribers(ctx, s, server.URL(), log)
	}
	if s.citus != "" {
		return measureCitus(ctx, s, server.URL(), log)
	}
	if s.withoutSummaries {
		return measureWritesWithout(ctx, s, "summaries", server.URL(), log)
	}
	if s.withoutLog {
		return measureWritesWithout(ctx, s, "the log", server.URL(), log)
	}
	return runScenarios(ctx, s, server.URL(), log)
}

// temporaryFolder makes a folder that every user may pass through. Without that, Postgres, which does not run as root, would
// keep the cluster of a root user elsewhere, and it would still be there when the folder is gone.
func temporaryFolder() (string, error) {
	folder, err := os.MkdirTemp("", "docket-bench-")
	if err != nil {
		return "", err
	}
	return folder, os.Chmod(folder, 0o711) //nolint:gosec // other users may pass through, but neither read nor write
}

// runScenarios fills the database if it is empty, starts the contenders and compares them, or measures Docket's memory.
func runScenarios(ctx context.Context, s settings, url string, log *slog.Logger) error {
	store, err := db.Open(ctx, url, db.WithLog(log), db.WithConnections(s.clients))
	if err != nil {
		return err
	}
	defer store.Close()
	if err := fillIfEmpty(ctx, store, url, s); err != nil {
		return err
	}
	if s.summaries {
		return measureSummaries(ctx, url, store, log)
	}
	if s.versions > 0 {
		return measureAsOf(ctx, url, s.versions, store, log)
	}
	if s.greedy > 0 {
		return measureGreedy(ctx, s, url, store, log)
	}
	if s.attacks {
		return profile(s.profile, func() error { return measureAttacks(ctx, s, url, store) })
	}
	if s.policies {
		return measurePolicies(ctx, s, url)
	}
	docket, err := graph.Open(ctx, graph.Settings{Database: url, Store: store, Connections: s.clients, Timeout: 2 * time.Minute, Log: log, HTTP: endpoint.Settings{Anonymous: auth.TheOperator()}})
	if err != nil {
		return err
	}
	defer docket.Close()
	if s.memory > 0 {
		server := httptest.NewServer(docket)
		defer server.Close()
		return measureMemory(ctx, server.URL+"/graphql", s.memory)
	}
	contenders, stop, err := startContenders(ctx, s, store, url, docket)
	if err != nil {
		return err
	}
	defer stop()
	if s.withDuckDB {
		return profile(s.profile, func() error { return compareTimes(ctx, s, contenders) })
	}
	return profile(s.profile, func() error { return compare(ctx, s, contenders) })
}

// startContenders starts everyone who takes part, "by hand" first and Docket second. The caller must call stop in the end.
func startContenders(ctx context.Context, s settings, store *db.Store, url string, docket http.Handler) (contenders []contender, stop func(), err error) {
	var closers []func()
	closeAll := func() {
		for _, closer := range slices.Backward(closers) {
			closer()
		}
	}
	defer func() {
		if err != nil {
			closeAll()
		}
	}()
	byHand, closeByHand, err := handlerByHand(ctx, url, s.set().scenarios, s.clients)
	if err != nil {
		return nil, nil, err
	}
	handServer := httptest.NewServer(byHand)
	closers = append(closers, closeByHand, handServer.Close)
	contenders = []contender{{byHandName, func(q scenarios.Scenario) string { return handServer.URL + q.Path() }, scenarios.Scenario.RequestBody}}
	addDocket := func(name string, handler http.Handler) {
		server := httptest.NewServer(handler)
		closers = append(closers, server.Close)
		contenders = append(contenders, contender{name, func(scenarios.Scenario) string { return server.URL + "/graphql" }, scenarios.Scenario.RequestBody})
	}
	addDocket("docket", docket)
	if s.keepsAnswers {
		kept, err := graph.Open(ctx, graph.Settings{
			Database: url, Store: store, Connections: s.clients, Timeout: 2 * time.Minute, Log: slog.New(slog.DiscardHandler),
			Answers: graph.AnswerSettings{Bytes: 64 << 20}, HTTP: endpoint.Settings{Anonymous: auth.TheOperator()},
		})
		if err != nil {
			return nil, nil, err
		}
		closers = append(closers, kept.Close)
		addDocket("docket, kept answers", kept)
	}
	switch {
	case s.withDuckDB:
		address, stopDuckDB, err := startDuckDB(ctx, url)
		if err != nil {
			return nil, nil, err
		}
		closers = append(closers, stopDuckDB)
		contenders = append(contenders, contender{duckDBName, func(scenarios.Scenario) string { return address }, scenarios.Scenario.DuckDBRequestBody})
	case s.as != "":
		caller, err := callerAs(ctx, store, auth.Role(s.as))
		if err != nil {
			return nil, nil, err
		}
		addDocket(asPrefix+s.as, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			docket.ServeHTTP(w, r.WithContext(auth.WithCaller(r.Context(), caller)))
		}))
	case !peerIsInstalled():
		fmt.Fprintln(os.Stderr, "PostGraphile takes no part: run npm install in "+peerFolder+" to include it")
	default:
		other, err := startPeer(ctx, url, s.clients)
		if err != nil {
			return nil, nil, err
		}
		closers = append(closers, other.stop)
		contenders = append(contenders, contender{peerName, func(scenarios.Scenario) string { return other.url }, scenarios.Scenario.PeerRequestBody})
	}
	return contenders, closeAll, nil
}

// callerAs returns a caller with a role at every agency, named one by one, so that scope and masks are looked up as for a signed-in caller.
func callerAs(ctx context.Context, store *db.Store, role auth.Role) (auth.Caller, error) {
	caller := auth.Caller{ID: "bench", Name: "bench", Role: role}
	err := store.DB().NewSelect().Model((*db.Agency)(nil)).Column("id").Scan(ctx, &caller.Agencies)
	return caller, err
}

// profile runs fn and writes a CPU profile of it to a file; without a file name it only runs fn.
func profile(name string, fn func() error) (err error) {
	if name == "" {
		return fn()
	}
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	if err := pprof.StartCPUProfile(file); err != nil {
		return err
	}
	defer pprof.StopCPUProfile()
	return fn()
}
