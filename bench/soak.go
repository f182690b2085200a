package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"docket/bench/scenarios"

	"github.com/coder/websocket"
	dto "github.com/prometheus/client_model/go"
	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"
)

const (
	soakDashboards = 64
	soakWriters    = 8
	soakCases      = 5 // cases that each writer changes in turns
	// restartGrace is the time after a restart in which clients may still meet a closed connection.
	restartGrace = 5 * time.Second
)

// soak is a load on the program itself, as users put on it: pages that refresh, officers who write, and subscribers. It restarts the
// program in the middle.
type soak struct {
	settings
	program, address, data string
	log                    *os.File // of the program, a line for each operation
	client                 *http.Client

	lock      sync.Mutex
	cutFrom   time.Time // zero while the service is expected to answer
	cutUntil  time.Time
	failed    []error
	inCut     int
	connected atomic.Int64
	events    atomic.Int64
	reconnect atomic.Int64
}

// soakFigures are what the service's own metrics tell of a half.
type soakFigures struct {
	dashboards, writes histogram
	failures           float64
	residentMB         float64
}

// histogram is a cumulative histogram of Prometheus: counts holds, for each of bounds, how many values are no greater.
type histogram struct {
	bounds []float64
	counts []float64
}

// measureSoak starts the program over the demo bureau, puts the load on it for the length of the settings, restarts it in the middle,
// and prints a row for each half: from the service's metrics, and the errors that clients met.
func measureSoak(ctx context.Context, s settings) (err error) {
	if s.subscribers == 0 {
		s.subscribers = 5000
	}
	folder, err := temporaryFolder()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	b := &soak{settings: s, data: filepath.Join(folder, "soak"), client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: soakDashboards + soakWriters}}}
	if b.log, err = os.Create(filepath.Join(folder, "docket.log")); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.log.Close()) }()
	if b.program, err = buildProgram(ctx, folder); err != nil {
		return err
	}
	if b.address, _, err = freeAddress(); err != nil {
		return err
	}
	stop, err := b.start(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, stop()) }() // the last one started
	fmt.Printf("\nthe demo bureau, %d dashboards that refresh every %s, %d writers that change a case every %s, %d subscribers\n\n", soakDashboards, refresh, soakWriters, s.writePause, s.subscribers)
	fmt.Println("| half | dashboards | p50, ms | p99, ms | writes | p50, ms | p99, ms | resident, MB | failures in the metrics | errors of clients | errors while it restarted | events | connected again |")
	fmt.Println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")

	own, err := b.fileCases(ctx)
	if err != nil {
		return err
	}
	load, cancel := context.WithCancel(ctx)
	defer cancel()
	var clients sync.WaitGroup
	b.subscribe(load, &clients, own)
	if err := b.awaitSubscribers(ctx); err != nil {
		return err
	}
	dashboard := scenarios.GraphQLBody(dashboardOperation, map[string]any{"year": 2023, "from": "2023-01-01", "until": "2023-12-31"})
	for n := range soakDashboards {
		clients.Go(func() {
			eachRefresh(load, n, soakDashboards, func() { b.note(load, b.ask(load, "demo-dashboard", dashboard, nil)) })
		})
	}
	for n := range soakWriters {
		clients.Go(func() { b.writeRegularly(load, own[n]) })
	}
	if err := b.half(ctx, "before"); err != nil {
		return err
	}
	if stop, err = b.restart(ctx, stop); err != nil {
		return err
	}
	if err := b.awaitSubscribers(ctx); err != nil {
		return err
	}
	if err := b.half(ctx, "after a restart"); err != nil {
		return err
	}
	cancel()
	clients.Wait()
	for _, err := range b.failed[:min(len(b.failed), 5)] {
		fmt.Println("    ", err)
	}
	return nil
}

// buildProgram builds the program of this tree into a folder.
func buildProgram(ctx context.Context, folder string) (string, error) {
	program := filepath.Join(folder, "docket")
	build := exec.CommandContext(ctx, "go", "build", "-o", program, "docket") //nolint:gosec // into a folder of ours
	build.Stderr = os.Stderr
	return program, build.Run()
}

// start starts the program and waits until it is ready. stop ends it as an operator does, and waits for its end.
func (b *soak) start(ctx context.Context) (stop func() error, err error) {
	cmd := exec.CommandContext(ctx, b.program, "--listen", b.address, "--data", b.data, "--open-connections", fmt.Sprint(b.subscribers+1000)) //nolint:gosec // built by us
	cmd.Stdout, cmd.Stderr = b.log, b.log
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	stop = sync.OnceValue(func() error {
		_ = cmd.Process.Signal(os.Interrupt)
		return <-ended
	})
	for began := time.Now(); time.Since(began) < 3*time.Minute; pause(ctx, 100*time.Millisecond) {
		if answer, err := b.client.Get("http://" + b.address + "/readyz"); err == nil { //nolint:noctx // loopback, and bounded
			answer.Body.Close()
			if answer.StatusCode == http.StatusOK {
				return stop, nil
			}
		}
		if ctx.Err() != nil {
			break
		}
	}
	text, _ := os.ReadFile(b.log.Name())
	return nil, errors.Join(fmt.Errorf("%s is not ready: %s", b.address, text[max(0, len(text)-2000):]), stop())
}

// restart ends the program and starts it again at the same address. Errors of clients meanwhile are counted apart.
func (b *soak) restart(ctx context.Context, stop func() error) (func() error, error) {
	b.lock.Lock()
	b.cutFrom, b.cutUntil = time.Now(), time.Time{}
	b.lock.Unlock()
	b.connected.Store(0)
	if err := stop(); err != nil {
		return stop, err
	}
	again, err := b.start(ctx)
	b.lock.Lock()
	b.cutUntil = time.Now().Add(restartGrace)
	b.lock.Unlock()
	if err != nil {
		return stop, err
	}
	return again, nil
}

// half lets half of the time pass and prints its row.
func (b *soak) half(ctx context.Context, name string) error {
	before, err := b.figures(ctx)
	if err != nil {
		return err
	}
	events := b.events.Load()
	pause(ctx, b.length/2)
	after, err := b.figures(ctx)
	if err != nil {
		return err
	}
	b.lock.Lock()
	defer b.lock.Unlock()
	dashboards, writes := after.dashboards.since(before.dashboards), after.writes.since(before.writes)
	fmt.Printf("| %s | %.0f | %s | %s | %.0f | %s | %s | %.0f | %.0f | %d | %d | %d | %d |\n", name, dashboards.total(), dashboards.quantile(0.5), dashboards.quantile(0.99),
		writes.total(), writes.quantile(0.5), writes.quantile(0.99), after.residentMB, after.failures-before.failures, len(b.failed), b.inCut, b.events.Load()-events, b.reconnect.Load())
	return ctx.Err()
}

// figures reads the metrics of the service.
func (b *soak) figures(ctx context.Context) (f soakFigures, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+b.address+"/metrics", nil)
	if err != nil {
		return f, err
	}
	request.Header.Set("Authorization", "Bearer demo-admin")
	answer, err := b.client.Do(request)
	if err != nil {
		return f, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return f, fmt.Errorf("/metrics: %s", answer.Status)
	}
	parser := expfmt.NewTextParser(model.UTF8Validation)
	families, err := parser.TextToMetricFamilies(answer.Body)
	if err != nil {
		return f, err
	}
	for _, m := range families["docket_operation_seconds"].GetMetric() {
		switch operationOf(m) {
		case "Dashboard":
			f.dashboards = histogramOf(m)
		case "ChangeOfficers":
			f.writes = histogramOf(m)
		}
	}
	for _, m := range families["docket_failures_total"].GetMetric() {
		f.failures += m.GetCounter().GetValue()
	}
	for _, m := range families["process_resident_memory_bytes"].GetMetric() {
		f.residentMB = m.GetGauge().GetValue() / (1 << 20)
	}
	return f, nil
}

func operationOf(m *dto.Metric) string {
	for _, label := range m.GetLabel() {
		if label.GetName() == "operation" {
			return label.GetValue()
		}
	}
	return ""
}

// histogramOf returns the histogram of a metric. Its last bound is infinite.
func histogramOf(m *dto.Metric) (h histogram) {
	for _, bucket := range m.GetHistogram().GetBucket() {
		h.bounds = append(h.bounds, bucket.GetUpperBound())
		h.counts = append(h.counts, float64(bucket.GetCumulativeCount()))
	}
	if len(h.bounds) == 0 || !math.IsInf(h.bounds[len(h.bounds)-1], 1) {
		h.bounds = append(h.bounds, math.Inf(1))
		h.counts = append(h.counts, float64(m.GetHistogram().GetSampleCount()))
	}
	return h
}

// since returns what was added after an earlier reading of the same process.
func (h histogram) since(earlier histogram) histogram {
	counts := make([]float64, len(h.counts))
	for i := range counts {
		counts[i] = h.counts[i]
		if i < len(earlier.counts) {
			counts[i] -= earlier.counts[i]
		}
	}
	return histogram{h.bounds, counts}
}

func (h histogram) total() float64 {
	if len(h.counts) == 0 {
		return 0
	}
	return h.counts[len(h.counts)-1]
}

// quantile returns the bucket that holds a quantile, in milliseconds, as in `50–100`. The metrics know no more.
func (h histogram) quantile(q float64) string {
	lower := 0.0
	for i, bound := range h.bounds {
		if h.counts[i] >= q*h.total() && h.total() > 0 {
			if math.IsInf(bound, 1) {
				return fmt.Sprintf("over %g", lower*1000)
			}
			return fmt.Sprintf("%g–%g", lower*1000, bound*1000)
		}
		lower = bound
	}
	return "–"
}

// note counts the error of a client, apart if the service was being restarted.
func (b *soak) note(ctx context.Context, err error) {
	if err == nil || ctx.Err() != nil {
		return
	}
	b.lock.Lock()
	defer b.lock.Unlock()
	if !b.cutFrom.IsZero() && (b.cutUntil.IsZero() || time.Now().Before(b.cutUntil)) {
		b.inCut++
		return
	}
	b.failed = append(b.failed, err)
}

// ask sends a request with a token of the demo and reads the data of the answer into data. Returns an error if the answer has errors.
func (b *soak) ask(ctx context.Context, token string, body []byte, data any) error {
	return askGraphQL(ctx, b.client, "http://"+b.address+"/graphql", "Authorization", "Bearer "+token, body, data)
}

// ownCase is a case that a writer changes, and the officers of its unit.
type ownCase struct {
	id       string
	officers []string
}

// fileCases files the cases of the writers.
func (b *soak) fileCases(ctx context.Context) ([][]ownCase, error) {
	var found struct {
		Units struct {
			Nodes []struct {
				ID       string
				Officers struct{ Nodes []struct{ ID string } }
			}
		}
	}
	err := b.ask(ctx, "demo-legal", scenarios.GraphQLBody(`query { units(first: 50) { nodes { id officers(first: 3) { nodes { id } } } } }`, nil), &found)
	if err != nil {
		return nil, err
	}
	for _, unit := range found.Units.Nodes {
		if len(unit.Officers.Nodes) < 3 {
			continue
		}
		officers := []string{unit.Officers.Nodes[0].ID, unit.Officers.Nodes[1].ID, unit.Officers.Nodes[2].ID}
		cases := make([][]ownCase, soakWriters)
		for n := range cases {
			for range soakCases {
				var filed struct {
					FileCase struct{ Case struct{ ID string } }
				}
				body := scenarios.GraphQLBody(`mutation File($unit: ID!, $officers: [ID!]!, $on: Date!, $party: String!) {
					fileCase(input: {unit: $unit, officers: $officers, field: FOOD, source: INSPECTION, filedOn: $on, cause: "涉嫌使用超过保质期的食品原料", newParty: {kind: COMPANY, name: $party}}) { case { id } } }`,
					map[string]any{"unit": unit.ID, "officers": officers[:2], "on": time.Now().Format(time.DateOnly), "party": fmt.Sprintf("Party of writer %d", n)})
				if err := b.ask(ctx, "demo-legal", body, &filed); err != nil {
					return nil, err
				}
				cases[n] = append(cases[n], ownCase{filed.FileCase.Case.ID, officers})
			}
		}
		return cases, nil
	}
	return nil, errors.New("no unit has three officers")
}

// writeRegularly changes the officers of a writer's cases, one case after the other.
func (b *soak) writeRegularly(ctx context.Context, cases []ownCase) {
	for n := 0; ctx.Err() == nil; n++ {
		c := cases[n%len(cases)]
		first := n / len(cases) % 2
		b.note(ctx, b.ask(ctx, "demo-legal", scenarios.GraphQLBody(`mutation ChangeOfficers($case: ID!, $on: Date!, $officers: [ID!]!) { assignOfficers(input: {case: $case, on: $on, officers: $officers}) { case { version } } }`,
			map[string]any{"case": c.id, "on": time.Now().Format(time.DateOnly), "officers": c.officers[first : first+2]}), nil))
		pause(ctx, b.writePause)
	}
}

// subscribe lets the subscribers connect, each to one case: to those that writers change first, then to others.
func (b *soak) subscribe(ctx context.Context, clients *sync.WaitGroup, own [][]ownCase) {
	var ids []string
	for _, cases := range own {
		for _, c := range cases {
			ids = append(ids, c.id)
		}
	}
	places := make(chan struct{}, 32) // connecting at the same time
	for n := range b.subscribers {
		id := fmt.Sprint("Case:1:", 1+n)
		if n < len(ids) {
			id = ids[n]
		}
		clients.Go(func() {
			for again := false; ctx.Err() == nil; again = true {
				if again {
					b.reconnect.Add(1)
					pause(ctx, time.Second+time.Duration(n%1000)*time.Millisecond)
				}
				b.note(ctx, b.listen(ctx, places, id))
			}
		})
	}
}

// listen subscribes to a case until the connection ends.
func (b *soak) listen(ctx context.Context, places chan struct{}, id string) error {
	places <- struct{}{}
	release := sync.OnceFunc(func() { <-places })
	defer release()
	conn, _, err := websocket.Dial(ctx, "http://"+b.address+"/graphql", &websocket.DialOptions{ //nolint:bodyclose // a WebSocket has none
		Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: http.Header{"Authorization": {"Bearer demo-legal"}},
	})
	if err != nil {
		return err
	}
	defer func() { _ = conn.CloseNow() }()
	for _, text := range []string{
		`{"type": "connection_init"}`,
		fmt.Sprintf(`{"id": "1", "type": "subscribe", "payload": {"query": "subscription($id: ID!) { caseChanged(id: $id) { id version } }", "variables": {"id": %q}}}`, id),
	} {
		if err := conn.Write(ctx, websocket.MessageText, []byte(text)); err != nil {
			return err
		}
	}
	if _, _, err := conn.Read(ctx); err != nil { // connection_ack
		return err
	}
	release()
	b.connected.Add(1)
	for {
		_, text, err := conn.Read(ctx)
		if err != nil {
			return err
		}
		var message struct{ Type string }
		if err := json.Unmarshal(text, &message); err != nil {
			return err
		}
		switch message.Type {
		case "next":
			b.events.Add(1)
		case "ping":
			if err := conn.Write(ctx, websocket.MessageText, []byte(`{"type": "pong"}`)); err != nil {
				return err
			}
		case "error", "complete":
			return fmt.Errorf("%s", text)
		}
	}
}

// awaitSubscribers waits until all subscribers are connected.
func (b *soak) awaitSubscribers(ctx context.Context) error {
	for began := time.Now(); b.connected.Load() < int64(b.subscribers); pause(ctx, 100*time.Millisecond) {
		if ctx.Err() != nil || time.Since(began) > 3*time.Minute {
			return fmt.Errorf("only %d of %d subscribers are connected", b.connected.Load(), b.subscribers)
		}
	}
	return nil
}
