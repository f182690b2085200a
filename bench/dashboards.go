package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"runtime"
	"sync"
	"time"

	"docket/auth"
	"docket/auth/accesslog"
	"docket/bench/scenarios"
	"docket/db"
	"docket/demo"
	"docket/graph"
	"docket/graph/endpoint"
)

// dashboardOperation is what the dashboard of a bureau asks: the year's report beside the year before, cases by month and field, who was
// fined most, what is unpaid, businesses by level with those that have an official, complaints by channel and month, overdue terms by unit.
const dashboardOperation = `query Dashboard($year: Int!, $from: Date!, $until: Date!) {
  report(period: {year: $year}) { figures { value previous changePercent } }
  cases(where: {decidedOn: {gte: $from, lte: $until}}) {
    totalCount
    groups(by: [{decidedOn: {bucket: MONTH}}, {field: {}}], first: 200) { nodes { key { decidedOn field } aggregate { count sum { fineAmount } } } }
  }
  parties(first: 10, orderBy: [{cases: {sum: {fineAmount: DESC}}}, {id: ASC}]) { nodes { name cases { aggregate { count sum { fineAmount } } } } }
  penalties(where: {balance: {gt: "0"}}) { aggregate { count sum { balance } } }
  foodBusinesses { groups(by: [{level: {}}]) { nodes { key { level } all: aggregate { count } covered: aggregate(where: {assignments: {some: {endsOn: {isNull: true}}}}) { count } } } }
  complaints(where: {receivedOn: {gte: $from, lte: $until}}) { groups(by: [{channel: {}}, {receivedOn: {bucket: MONTH}}], first: 200) { nodes { key { channel receivedOn } aggregate { count } } } }
  deadlines(where: {overdue: {eq: true}}) { groups(by: [{case: {unit: {name: {}}}}]) { nodes { key { case { unit { name } } } aggregate { count } } } }
}`

// refresh is the time after which a dashboard is asked for again.
const (
	refresh = time.Second
	writers = 2
)

// dashboardBench measures clients that refresh a dashboard.
type dashboardBench struct {
	settings
	url    string
	client *http.Client

	lock   sync.Mutex
	took   []time.Duration
	writes int
	failed []error
}

// measureDashboards lets clients refresh the dashboard of the demo bureau each second beside two writers, and prints how long they waited, and
// the memory of this process at the start and at the end. It does so without kept answers too, for a quarter of the time.
func measureDashboards(ctx context.Context, s settings, url string, log *slog.Logger) error {
	isLoaded, err := demo.Loaded(ctx, url)
	if err != nil {
		return err
	}
	if !isLoaded {
		if err := demo.Load(ctx, url, log); err != nil {
			return err
		}
	}
	fmt.Printf("\nthe demo bureau, %d clients that refresh the dashboard every %s, %d writers that file a case every %s\n\n", s.dashboards, refresh, writers, s.writePause)
	fmt.Println("| answers | for | refreshed | p50, ms | p99, ms | longest, ms | errors | writes | kept | shared | read | parts not read again | heap at the start, MB | at the end | resident at the start, MB | at the end |")
	fmt.Println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
	for _, c := range []struct {
		name   string
		bytes  int64
		length time.Duration
	}{{"kept", 64 << 20, s.length}, {"not kept", 0, s.length / 4}} {
		if err := measureDashboardsWith(ctx, s, url, c.name, c.bytes, c.length, log); err != nil {
			return err
		}
	}
	return nil
}

// measureDashboardsWith measures with so many bytes of kept answers, and prints a row.
func measureDashboardsWith(ctx context.Context, s settings, url, name string, keptBytes int64, length time.Duration, log *slog.Logger) error {
	store, err := db.Open(ctx, url, db.WithLog(log))
	if err != nil {
		return err
	}
	defer store.Close()
	access := accesslog.Open(accesslog.Settings{Database: store.DB().DB, Bookkept: store.Bookkept, Zone: store.Settings().Zone, Clock: time.Now, Log: log})
	defer access.Close()
	g, err := graph.Open(ctx, graph.Settings{
		Database: url, Store: store, Timeout: time.Minute, Log: log, Answers: graph.AnswerSettings{Bytes: keptBytes}, HTTP: endpoint.Settings{Access: access},
	})
	if err != nil {
		return err
	}
	defer g.Close()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller := auth.TheOperator()
		caller.ID = r.Header.Get(callerHeader)
		g.ServeHTTP(w, r.WithContext(auth.WithCaller(r.Context(), caller)))
	}))
	defer server.Close()
	b := &dashboardBench{settings: s, url: server.URL + "/graphql", client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: s.dashboards + writers}}}
	bodies, err := b.caseBodies(ctx, store)
	if err != nil {
		return err
	}
	dashboard := scenarios.GraphQLBody(dashboardOperation, map[string]any{"year": 2023, "from": "2023-01-01", "until": "2023-12-31"}) // the year that the demo bureau tells most of
	if err := b.ask(ctx, "warm", dashboard); err != nil {
		return err
	}
	heap, resident := memoryMB()
	ctx, cancel := context.WithTimeoutCause(ctx, length, nil)
	defer cancel()
	var wait sync.WaitGroup
	for n := range s.dashboards {
		wait.Go(func() { b.refreshRegularly(ctx, n, dashboard) })
	}
	for n := range writers {
		wait.Go(func() { b.writeRegularly(ctx, n, bodies) })
	}
	wait.Wait()
	heapAfter, residentAfter := memoryMB()
	if len(b.took) == 0 {
		return errors.Join(append(b.failed, errors.New("nothing was answered"))...)
	}
	f := g.Answers()
	fmt.Printf("| %s | %s | %d | %s | %s | %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d |\n", name, length, len(b.took), ms(percentile(b.took, 50)), ms(percentile(b.took, 99)),
		ms(percentile(b.took, 100)), len(b.failed), b.writes, f.Hits, f.Shared, f.Misses, f.Parts, heap, heapAfter, resident, residentAfter)
	for _, err := range b.failed[:min(len(b.failed), 3)] {
		fmt.Println("    ", err)
	}
	return nil
}

// memoryMB returns the memory in use and the resident memory of this process in megabytes, after a collection.
func memoryMB() (heap uint64, resident int) {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse >> 20, residentMB()
}

// caseBodies returns the parts of the mutation that files a case: a unit and two of its officers.
func (b *dashboardBench) caseBodies(ctx context.Context, store *db.Store) (variables map[string]any, err error) {
	var found struct{ Unit, First, Second string }
	err = store.DB().NewRaw(`SELECT 'Unit:1:' || unit_id AS unit, 'Officer:1:' || min(id) AS first, 'Officer:1:' || max(id) AS second
		FROM officers WHERE agency_id = 1 GROUP BY unit_id HAVING count(*) > 1 ORDER BY unit_id LIMIT 1`).Scan(ctx, &found)
	return map[string]any{"unit": found.Unit, "officers": []string{found.First, found.Second}}, err
}

// refreshRegularly asks for the dashboard each second.
func (b *dashboardBench) refreshRegularly(ctx context.Context, n int, body []byte) {
	eachRefresh(ctx, n, b.dashboards, func() {
		began := time.Now()
		err := b.ask(ctx, fmt.Sprint("dashboard:", n), body)
		b.count(ctx, time.Since(began), err)
	})
}

// eachRefresh calls ask each second. The nth of so many clients begins at its own moment of the second.
func eachRefresh(ctx context.Context, n, clients int, ask func()) {
	pause(ctx, refresh*time.Duration(n)/time.Duration(clients))
	ticker := time.NewTicker(refresh)
	defer ticker.Stop()
	for ctx.Err() == nil {
		ask()
		select {
		case <-ticker.C:
		case <-ctx.Done():
		}
	}
}

// writeRegularly files cases.
func (b *dashboardBench) writeRegularly(ctx context.Context, n int, variables map[string]any) {
	given := map[string]any{"on": time.Now().Format(time.DateOnly), "party": fmt.Sprintf("Party of writer %d", n)}
	for name, value := range variables {
		given[name] = value
	}
	body := scenarios.GraphQLBody(`mutation File($unit: ID!, $officers: [ID!]!, $on: Date!, $party: String!) {
		fileCase(input: {unit: $unit, officers: $officers, field: FOOD, source: INSPECTION, filedOn: $on, cause: "涉嫌使用超过保质期的食品原料", newParty: {kind: COMPANY, name: $party}}) { case { id } } }`, given)
	for ctx.Err() == nil {
		err := b.ask(ctx, fmt.Sprint("writer:", n), body)
		b.lock.Lock()
		if err == nil {
			b.writes++
		} else if ctx.Err() == nil {
			b.failed = append(b.failed, err)
		}
		b.lock.Unlock()
		pause(ctx, b.writePause)
	}
}

// count counts a refresh, unless the time is over.
func (b *dashboardBench) count(ctx context.Context, took time.Duration, err error) {
	if ctx.Err() != nil {
		return
	}
	b.lock.Lock()
	defer b.lock.Unlock()
	if err != nil {
		b.failed = append(b.failed, err)
		return
	}
	b.took = append(b.took, took)
}

// pause waits for a time, or until the context ends.
func pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}

// ask sends a request as a caller. Returns an error if the answer has errors.
func (b *dashboardBench) ask(ctx context.Context, caller string, body []byte) error {
	return askGraphQL(ctx, b.client, b.url, callerHeader, caller, body, nil)
}
