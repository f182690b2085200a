//go:build unix && !aix && !solaris

package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"docket/demo/demotest"
	"docket/postgres/postgrestest"
)

// startOver starts a server of its own on databases that somebody else runs. With a first one, it is a second server beside that.
func startOver(t *testing.T, beside *killed, variables ...string) *killed {
	t.Helper()
	if beside == nil {
		return startKilled(t, variables...)
	}
	k := &killed{newcomer: &newcomer{program: beside.program, data: passable(t), address: freeAddress(t)}, t: t, client: beside.client, variables: variables}
	k.start()
	t.Cleanup(k.kill)
	return k
}

// acknowledgements returns how many writes were acknowledged.
func (w *work) acknowledgements() int {
	w.lock.Lock()
	defer w.lock.Unlock()
	return len(w.acknowledged)
}

// await waits until something holds.
func (k *killed) await(what string, holds func() bool) {
	k.t.Helper()
	for began := time.Now(); !holds(); time.Sleep(10 * time.Millisecond) {
		if time.Since(began) > 3*time.Minute {
			k.t.Fatalf("waited for %s:\n%s", what, k.out.String())
		}
	}
}

// The primary is killed while 16 clients write, and its standby, which confirms each commit, takes over. What was acknowledged is on record once, nothing else is, the server is not ready meanwhile, and
// it takes no server for the primary that is none.
func TestFailover(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program with two clusters of its own, and kills one")
	}
	postgrestest.SkipOnCitus(t, "a cluster of Citus takes over machine by machine, by what runs it")
	t.Parallel()
	primary := postgrestest.NewCluster(t)
	if err := demotest.Template.Build(t.Context(), primary.URL("docket")); err != nil {
		t.Fatal(err)
	}
	standby := primary.Standby()
	// The string names both, in either role. What it does not say of roles, the server asks.
	k := startOver(t, nil, "DATABASE_URL="+postgrestest.URLOf("docket", primary, standby)+"&target_session_attrs=read-write")
	primary.MustExec("ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()")
	w := newWork(k)
	stop := make(chan struct{})
	var clients sync.WaitGroup
	for c := range 16 {
		clients.Go(func() {
			r := rand.New(rand.NewPCG(uint64(c), 11))
			for i := 0; !isClosed(stop); i++ {
				if !w.write([]string{"case", "case", "pay", "destroy"}[r.IntN(4)], fmt.Sprintf("f-%d-%d", c, i), stop) {
					return
				}
			}
		})
	}
	k.await("writes", func() bool { return w.acknowledgements() >= 100 })
	primary.Kill()
	killed := time.Now()
	k.await("the server to say that it is not ready", func() bool { status, _, _ := k.get("/readyz"); return status == http.StatusServiceUnavailable })
	before := w.acknowledgements()
	noticed := time.Since(killed)
	standby.Promote()
	promoted := time.Since(killed)
	k.await("the first write after the failover", func() bool { return w.acknowledgements() > before })
	t.Logf("%d writes, then the primary was killed: not ready after %.2f s, promoted after %.2f s, the first write after %.2f s", before, noticed.Seconds(), promoted.Seconds(), time.Since(killed).Seconds())
	k.await("more writes", func() bool { return w.acknowledgements() >= before+100 })
	close(stop)
	clients.Wait()
	k.awaitReady()

	// The former primary comes back as a server that only reads, with what it held: it is the first that the string names, which says nothing of roles now.
	primary.StartReadOnly()
	k.kill()
	k.variables = []string{"DATABASE_URL=" + postgrestest.URLOf("docket", primary, standby)}
	k.start()
	w.check(1)

	// A commit whose wait for a standby was ended is on this server alone: it is not acknowledged, and neither is the same write, sent again, until a standby has it.
	standby.MustExec("ALTER SYSTEM SET synchronous_standby_names = 'nobody'", "SELECT pg_reload_conf()")
	unconfirmed := w.operation("case", "unconfirmed")
	for range 2 {
		answered := make(chan struct{})
		go func() { // ends each wait
			for !isClosed(answered) {
				standby.MustExec("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'")
				time.Sleep(10 * time.Millisecond)
			}
		}()
		if answer, err := k.send(unconfirmed); err != nil || codeOf(answer) != "UNAVAILABLE" || !strings.Contains(answer, `"outcome":"UNKNOWN"`) {
			t.Errorf("a write that no standby has confirmed: %v: %s", err, answer)
		}
		close(answered)
	}
	standby.MustExec("ALTER SYSTEM RESET synchronous_standby_names", "SELECT pg_reload_conf()")
	k.must(unconfirmed)
	if n := w.onRecord()["case unconfirmed"]; n != 1 {
		t.Errorf("it is on record %d times", n)
	}

	// With no primary at all, what the former one holds is not given out.
	standby.Kill()
	k.await("the server to say that it is not ready", func() bool { status, _, _ := k.get("/readyz"); return status == http.StatusServiceUnavailable })
	if answer, err := k.send("{ cases { totalCount } }"); err != nil || codeOf(answer) != "UNAVAILABLE" {
		t.Errorf("without a primary: %v: %s", err, answer)
	}
}

// Two servers on one database, as behind a balancer: a write through one is seen at once through the other, also where it had kept the answer and by who follows it; a key and a token are one's and the
// other's.
func TestTwoServers(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program twice")
	}
	t.Parallel()
	variables := []string{"DATABASE_URL=" + postgrestest.Clone(t, demotest.Template), "DOCKET_LOG_KEY=" + filepath.Join(passable(t), "log.key")}
	first := startOver(t, nil, variables...)
	second := startOver(t, first, variables...)
	const heavy = `{ cases(where: {cause: {contains: "two servers"}}) { totalCount groups(by: [{field: {}}, {status: {}}], first: 500) { nodes { key { field } aggregate { count } } } } }`
	asked := func(k *killed) string { return str(k.must(heavy), "cases", "totalCount") }
	for range 3 { // the second time, each has it kept
		if one, other := asked(first), asked(second); one != "0" || other != "0" {
			t.Fatalf("%s and %s cases", one, other)
		}
	}
	// A client follows the second server.
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+second.address+"/graphql", strings.NewReader(`{"query": "query @live { cases(where: {cause: {contains: \"two servers\"}}) { totalCount } }"}`))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{"Accept": "text/event-stream", "Content-Type": "application/json", "Authorization": "Bearer demo-legal"} {
		request.Header.Set(name, value)
	}
	stream, err := (&http.Client{}).Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Body.Close()
	events := bufio.NewScanner(stream.Body)
	follow := func(want string) {
		t.Helper()
		for events.Scan() {
			if strings.Contains(events.Text(), want) {
				return
			}
		}
		t.Errorf("no event with %s: %v", want, events.Err())
	}
	follow(`0}`)
	setup := first.must(`{ units(first: 1) { nodes { id } } officers(first: 2, orderBy: {id: ASC}) { nodes { id } } }`)
	operation := func(n int) string {
		return fmt.Sprintf(`mutation { fileCase(input: {idempotencyKey: "two-%d", unit: %q, officers: [%q, %q], field: FOOD, source: INSPECTION,
			cause: "two servers", filedOn: "2024-01-05", party: "Party:1:1"}) { case { id } } }`, n, str(setup, "units", "nodes", 0, "id"),
			str(setup, "officers", "nodes", 0, "id"), str(setup, "officers", "nodes", 1, "id"))
	}
	for n := 1; n <= 20; n++ {
		writer, reader := first, second
		if n%2 == 0 {
			writer, reader = second, first
		}
		id := str(writer.must(operation(n)), "fileCase", "case", "id")
		if got := asked(reader); got != fmt.Sprint(n) {
			t.Errorf("after %d writes, the other server counts %s", n, got)
		}
		if got := asked(writer); got != fmt.Sprint(n) {
			t.Errorf("after %d writes, the server itself counts %s", n, got)
		}
		// Sent again to the other server, it is the same write.
		if again := str(reader.must(operation(n)), "fileCase", "case", "id"); again != id {
			t.Errorf("%s, then %s", id, again)
		}
	}
	follow(`20}`)
	first.verify()
}
