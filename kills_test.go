package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// killing is how long TestKills kills.
var killing = length{duration: 10 * time.Second}

func init() {
	flag.Var(&killing, "kills", "how long TestKills kills: a duration, or a number of kills as in 1000x")
}

// length is a duration or, if it is not 0, a number of kills.
type length struct {
	duration time.Duration
	kills    int
}

// String returns the length as Set reads it.
func (l *length) String() string {
	if l.kills > 0 {
		return strconv.Itoa(l.kills) + "x"
	}
	return l.duration.String()
}

// Set reads a length.
func (l *length) Set(text string) (err error) {
	*l = length{}
	if number, isNumber := strings.CutSuffix(text, "x"); isNumber {
		if l.kills, err = strconv.Atoi(number); err == nil && l.kills < 1 {
			err = errors.New("kill once or more often")
		}
		return err
	}
	l.duration, err = time.ParseDuration(text)
	return err
}

// Clients file, pay and destroy while the server and its Postgres are killed again and again. Each sends again, under the same
// key, until it is answered. In the end every acknowledged write is there exactly once,
// the ledgers add up, and docket verify finds no fault: after each hundred kills too.
func TestKills(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program with a cluster of its own, and kills it")
	}
	t.Parallel()
	k := startKilled(t)
	w := newWork(k)
	w.check(w.during(func(r *rand.Rand) {
		switch r.IntN(3) {
		case 0: // Postgres alone: the server starts it again
			k.killPostgres()
		case 1:
			k.killPostgres()
			time.Sleep(time.Duration(r.IntN(200)) * time.Millisecond)
			fallthrough
		default:
			k.kill()
			k.start()
		}
	}))
}

// A server whose Postgres is killed, and can't be started for a while, refuses requests as UNAVAILABLE and says why; as soon
// as Postgres starts, it answers again.
func TestPostgresKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program with a cluster of its own, and kills it")
	}
	t.Parallel()
	k := startKilled(t, "DOCKET_DEMO=false")
	const count = "{ publicRecords { totalCount } }" // what everybody may ask
	k.must(count)
	access := filepath.Join(k.data, ".docket", "postgres", "data", "pg_hba.conf")
	good, err := os.ReadFile(access)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(access, []byte("nonsense\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	k.killPostgres()
	status, reason, header := 0, "", http.Header{}
	for !strings.Contains(reason, "starts have failed") {
		status, reason, header = k.get("/readyz")
	}
	if status != http.StatusServiceUnavailable || header.Get("Retry-After") != "1" || !strings.Contains(reason, "signal: killed") || !strings.Contains(reason, "nonsense") {
		t.Errorf("/readyz: %d %v %s", status, header, reason)
	}
	if answer, err := k.send(count); err != nil || codeOf(answer) != "UNAVAILABLE" {
		t.Errorf("%v: %s", err, answer)
	}
	if status, text, _ := k.get("/healthz"); status != http.StatusOK {
		t.Errorf("/healthz: %d %s", status, text)
	}
	if err := os.WriteFile(access, good, 0o600); err != nil {
		t.Fatal(err)
	}
	k.awaitReady()
	k.must(count)
}

// work is what clients write while the server is killed.
type work struct {
	*killed
	setup        any // records of the demo bureau
	penalty, lot string
	held         float64 // of the lot, at first
	officers     string
	lock         sync.Mutex
	acknowledged map[string]int // by kind and key
}

// newWork finds something to pay and something to destroy, of a demo case that is decided.
func newWork(k *killed) *work {
	setup := k.must(`{ units(first: 1) { nodes { id } } officers(first: 2, orderBy: {id: ASC}) { nodes { id } }
		penalties(where: {kind: {eq: FINE}, paidAmount: {eq: "0"}, amount: {gte: "3000"}, deferrals: {none: {}},
			decision: {servedOn: {lt: "2024-01-01"}, withdrawnOn: {isNull: true}, appeals: {none: {}}}}, first: 1) { nodes { id amount } }
		goodsLots(where: {quantityHeld: {gte: "40"}, case: {servedOn: {lt: "2024-01-01"}}}, orderBy: {quantityHeld: DESC}, first: 1) { nodes { id quantityHeld } } }`)
	held, err := strconv.ParseFloat(str(setup, "goodsLots", "nodes", 0, "quantityHeld"), 64)
	if err != nil {
		k.t.Fatal(err)
	}
	return &work{
		killed: k, setup: setup, held: held, acknowledged: map[string]int{},
		penalty: str(setup, "penalties", "nodes", 0, "id"), lot: str(setup, "goodsLots", "nodes", 0, "id"),
		officers: fmt.Sprintf("[%q, %q]", str(setup, "officers", "nodes", 0, "id"), str(setup, "officers", "nodes", 1, "id")),
	}
}

// during lets clients write while something is killed again and again, until all that they began is answered. Returns how often something was killed.
func (w *work) during(kill func(*rand.Rand)) (kills int) {
	stop := make(chan struct{}) // closed after the last kill
	var clients sync.WaitGroup
	for c := range 16 {
		clients.Go(func() {
			r := rand.New(rand.NewPCG(uint64(c), 7))
			for i := 0; !isClosed(stop); i++ {
				kind := []string{"case", "case", "pay", "destroy"}[r.IntN(4)]
				if !w.write(kind, fmt.Sprintf("k-%d-%d", c, i), stop) {
					return
				}
			}
		})
	}
	began := time.Now()
	r := rand.New(rand.NewPCG(3, 7))
	for !w.t.Failed() && (killing.kills > kills || time.Since(began) < killing.duration) {
		time.Sleep(time.Duration(100+r.IntN(900)) * time.Millisecond)
		kill(r)
		if kills++; kills%100 == 0 {
			w.awaitReady()
			w.verify()
			w.t.Logf("%d kills in %s", kills, time.Since(began).Round(time.Second))
		}
	}
	close(stop)
	clients.Wait()
	w.awaitReady()
	return kills
}

func (w *work) operation(kind, key string) string {
	switch kind {
	case "case":
		return fmt.Sprintf(`mutation { fileCase(input: {idempotencyKey: %q, unit: %q, officers: %s, field: FOOD, source: INSPECTION,
			cause: %q, filedOn: "2024-01-05", party: "Party:1:1"}) { case { id } } }`, key, str(w.setup, "units", "nodes", 0, "id"), w.officers, "kills "+key)
	case "pay":
		return fmt.Sprintf(`mutation { recordPayment(input: {idempotencyKey: %q, penalty: %q, amount: "1.00", paidOn: "2024-01-05",
			method: BANK, receiptNo: %q}) { payment { id } } }`, key, w.penalty, "kills "+key)
	}
	return fmt.Sprintf(`mutation { destroyGoods(input: {idempotencyKey: %q, destroyedOn: "2024-01-05", place: %q, method: BURIAL, approvedBy: "某",
		supervisors: %s, lots: [{lot: %q, quantity: "0.5"}]}) { destruction { id } } }`, key, "kills "+key, w.officers, w.lot)
}

// isClosed reports whether a channel, of which nothing is received, is closed.
func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// write sends a write until it is answered, and reports whether that was within a minute after the last kill, at which stop is closed.
func (w *work) write(kind, key string, stop <-chan struct{}) bool {
	operation := w.operation(kind, key)
	var deadline time.Time
	for {
		answer, err := w.send(operation)
		code := codeOf(answer)
		if err != nil || code == "UNAVAILABLE" || code == "TIMEOUT" {
			time.Sleep(20 * time.Millisecond)
			if deadline.IsZero() && isClosed(stop) {
				deadline = time.Now().Add(time.Minute)
			}
			if !deadline.IsZero() && time.Now().After(deadline) {
				w.t.Errorf("%s was not answered within a minute after the last kill: %v: %s", key, err, answer)
				return false
			}
			continue
		}
		switch {
		case code == "":
			w.lock.Lock()
			w.acknowledged[kind+" "+key]++
			w.lock.Unlock()
		case kind == "case" || code != "CONFLICT": // else all is paid or destroyed, which is right
			w.t.Errorf("%s: %s", key, answer)
		}
		return true
	}
}

// check asserts that what was acknowledged, and nothing else, is on record once, and that the ledgers add up.
func (w *work) check(kills int) {
	counts := map[string]int{}
	for what, times := range w.acknowledged {
		kind, _, _ := strings.Cut(what, " ")
		counts[kind]++
		if times != 1 {
			w.t.Errorf("%s was acknowledged %d times to one client", what, times)
		}
	}
	w.t.Logf("%d kills, acknowledged: %v", kills, counts)
	seen := w.onRecord()
	for what := range w.acknowledged {
		if seen[what] != 1 {
			w.t.Errorf("%s was acknowledged and is on record %d times", what, seen[what])
		}
	}
	for what, times := range seen {
		if times != 1 || w.acknowledged[what] == 0 {
			w.t.Errorf("%s is on record %d times, acknowledged %d times", what, times, w.acknowledged[what])
		}
	}
	ledgers := w.must(fmt.Sprintf(`{ penalty(id: %q) { paidAmount } goodsLot(id: %q) { quantityHeld } }`, w.penalty, w.lot))
	if got, want := str(ledgers, "penalty", "paidAmount"), fmt.Sprintf("%d.00", counts["pay"]); got != want {
		w.t.Errorf("paid %s, acknowledged %s", got, want)
	}
	if got, want := str(ledgers, "goodsLot", "quantityHeld"), fmt.Sprintf("%.3f", w.held-0.5*float64(counts["destroy"])); got != want {
		w.t.Errorf("held %s, acknowledged %s", got, want)
	}
	w.checkSummaries()
	w.verify()
	if kills == 0 || counts["case"] == 0 || counts["pay"] == 0 || counts["destroy"] == 0 {
		w.t.Errorf("%d kills, %v: too little happened to show anything", kills, counts)
	}
}

// checkSummaries compares what is read from summaries with the same of the records: a filter that no summary knows asks these.
func (w *work) checkSummaries() {
	const cases = "groups(by: [{filedOn: {bucket: MONTH}}, {field: {}}, {status: {}}], first: 500) { nodes { key { filedOn field status } aggregate { count sum { penaltyAmount } } } }"
	const moved = "groups(by: [{movedOn: {bucket: MONTH}}, {kind: {}}], first: 500) { nodes { key { movedOn kind } aggregate { count sum { quantity } } } }"
	for list, filter := range map[string][2]string{"cases": {`{cause: {ne: "-"}}`, cases}, "goodsMovements": {`{quantity: {gte: "0"}}`, moved}} {
		data := w.must(fmt.Sprintf("{ summaries: %[1]s { %[3]s } records: %[1]s(where: %[2]s) { %[3]s } }", list, filter[0], filter[1])).(map[string]any)
		if !reflect.DeepEqual(data["summaries"], data["records"]) {
			w.t.Errorf("%s from summaries:\n%.2000v\nfrom records:\n%.2000v", list, data["summaries"], data["records"])
		}
	}
}

// onRecord counts the records of the work by kind and key.
func (w *work) onRecord() map[string]int {
	seen := map[string]int{}
	for _, q := range []struct{ kind, list, field string }{{"case", "cases", "cause"}, {"pay", "payments", "receiptNo"}, {"destroy", "destructions", "place"}} {
		after := "null"
		for {
			page := w.must(fmt.Sprintf(`{ %s(where: {%s: {startsWith: "kills "}}, first: 500, orderBy: {id: ASC}, after: %s) { nodes { text: %s } pageInfo { hasNextPage endCursor } } }`,
				q.list, q.field, after, q.field))
			nodes, _ := at(page, q.list, "nodes").([]any)
			for i := range nodes {
				seen[q.kind+" "+strings.TrimPrefix(str(page, q.list, "nodes", i, "text"), "kills ")]++
			}
			if at(page, q.list, "pageInfo", "hasNextPage") != true {
				break
			}
			after = strconv.Quote(str(page, q.list, "pageInfo", "endCursor"))
		}
	}
	return seen
}

// killed is a server that is killed and started again.
type killed struct {
	*newcomer
	t         *testing.T
	client    *http.Client
	command   *exec.Cmd
	variables []string
	out       bytes.Buffer
}

// startKilled starts a server with a cluster of its own, and stops both with the test.
func startKilled(t *testing.T, variables ...string) *killed {
	t.Helper()
	k := &killed{newcomer: newNewcomer(t), t: t, client: &http.Client{Timeout: 20 * time.Second}, variables: variables}
	k.start()
	t.Cleanup(func() { // by a clean stop, which stops its Postgres too
		_ = k.command.Process.Signal(syscall.SIGINT)
		_ = k.command.Wait()
		if t.Failed() { // what an answer with a reference means
			for line := range strings.Lines(k.out.String()) {
				if strings.Contains(line, "ERROR") {
					t.Log(line)
				}
			}
		}
	})
	return k
}

func (k *killed) start() {
	k.command = exec.Command(k.program)
	k.command.Env = append(k.environment(), k.variables...)
	k.command.Stdout, k.command.Stderr = &k.out, &k.out
	if err := k.command.Start(); err != nil {
		k.t.Fatal(err)
	}
	k.awaitReady()
}

// awaitReady waits until the server and its database answer.
func (k *killed) awaitReady() {
	for began := time.Now(); time.Since(began) < 5*time.Minute; time.Sleep(20 * time.Millisecond) {
		if status, _, _ := k.get("/readyz"); status == http.StatusOK {
			return
		}
	}
	k.t.Fatalf("it does not answer again:\n%s", k.out.String())
}

// get returns the status, body and header of an address; status 0 where nobody answers.
func (k *killed) get(path string) (status int, body string, header http.Header) {
	response, err := k.client.Get("http://" + k.address + path)
	if err != nil {
		return 0, "", nil
	}
	defer response.Body.Close()
	text, _ := io.ReadAll(response.Body)
	return response.StatusCode, string(text), response.Header
}

// verify runs docket verify beside the server: no kill may leave a change that is not in the log, or an entry without its change.
func (k *killed) verify() {
	k.t.Helper()
	command := exec.Command(k.program, "verify")
	command.Env = append(k.environment(), k.variables...)
	out, err := command.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "no fault was found") {
		k.t.Errorf("docket verify: %v\n%s", err, out)
	}
}

// kill kills the server, and leaves its Postgres to the next one.
func (k *killed) kill() {
	_ = k.command.Process.Kill()
	_ = k.command.Wait()
}

func (k *killed) killPostgres() {
	text, err := os.ReadFile(filepath.Join(k.data, ".docket", "postgres", "data", "postmaster.pid"))
	if err != nil {
		return
	}
	first, _, _ := strings.Cut(string(text), "\n")
	if pid, err := strconv.Atoi(first); err == nil && pid > 1 {
		_ = syscall.Kill(pid, syscall.SIGKILL)
	}
}

// send posts an operation to the server and returns the body of the answer.
func (k *killed) send(operation string) (string, error) {
	body, err := json.Marshal(map[string]string{"query": operation})
	if err != nil {
		return "", err
	}
	request, err := http.NewRequest(http.MethodPost, "http://"+k.address+"/graphql", bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	request.Header.Set("Content-Type", "application/json")
	if !slices.Contains(k.variables, "DOCKET_DEMO=false") {
		request.Header.Set("Authorization", "Bearer demo-legal")
	}
	response, err := k.client.Do(request)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err == nil && !json.Valid(answer) {
		err = fmt.Errorf("cut off: %s", answer)
	}
	return string(answer), err
}

func (k *killed) must(operation string) any {
	k.t.Helper()
	answer, err := k.send(operation)
	var parsed struct{ Data any }
	if err == nil {
		err = json.Unmarshal([]byte(answer), &parsed)
	}
	if err != nil || codeOf(answer) != "" {
		k.t.Fatalf("%s: %v: %s", operation, err, answer)
	}
	return parsed.Data
}

// codeOf returns the code of an answer's first error; empty where there is none.
func codeOf(answer string) string {
	var parsed struct {
		Errors []struct{ Extensions struct{ Code string } }
	}
	if err := json.Unmarshal([]byte(answer), &parsed); err != nil || len(parsed.Errors) == 0 {
		return ""
	}
	return parsed.Errors[0].Extensions.Code
}

// at returns the value at the end of a path of names and places in decoded JSON.
func at(v any, path ...any) any {
	for _, step := range path {
		switch step := step.(type) {
		case string:
			m, _ := v.(map[string]any)
			v = m[step]
		case int:
			l, _ := v.([]any)
			if step >= len(l) {
				return nil
			}
			v = l[step]
		}
	}
	return v
}

func str(v any, path ...any) string { return fmt.Sprint(at(v, path...)) }
