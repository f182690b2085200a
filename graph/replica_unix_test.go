//go:build unix && !aix && !solaris

package graph_test

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"docket/graph"
	"docket/postgres/postgrestest"
	"docket/replicas"
)

// replicated is a server whose reads a replica may answer.
type replicated struct {
	*testServer
	primary, standby *postgrestest.Cluster
}

// serveReplicated serves a small database on a cluster of its own, which a standby follows.
func serveReplicated(t *testing.T, change ...func(*graph.Settings)) *replicated {
	t.Helper()
	postgrestest.SkipOnCitus(t, "a position is of one machine: replicas are refused")
	primary := postgrestest.NewCluster(t)
	if err := migrated.Build(t.Context(), primary.URL("docket")); err != nil {
		t.Fatal(err)
	}
	standby := primary.Standby("max_standby_streaming_delay=0", "hot_standby_feedback=off")
	r := &replicated{&testServer{url: primary.URL("docket"), log: &logBuffer{}}, primary, standby}
	r.start(t, slog.New(slog.NewTextHandler(r.log, nil)), append([]func(*graph.Settings){func(s *graph.Settings) { s.Replicas = []string{standby.URL("docket")} }}, change...)...)
	r.await(t, "the replica to be usable", func() bool { return r.graph.Figures().Replicas.Usable == 1 })
	return r
}

// await waits until something holds.
func (r *replicated) await(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for began := time.Now(); !holds(); time.Sleep(10 * time.Millisecond) {
		if time.Since(began) > time.Minute {
			t.Fatalf("waited for %s: %+v\n%s", what, r.graph.Figures().Replicas, r.log.takeText())
		}
	}
}

// onStandby runs a statement on the replica.
func (r *replicated) onStandby(t *testing.T, statement string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), r.standby.URL("docket"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	if _, err := conn.Exec(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

// askFresh sends an operation with a value of X-Docket-Fresh, none if it is empty.
func (r *replicated) askFresh(t *testing.T, operation, fresh string) reply {
	t.Helper()
	headers := map[string]string{"Content-Type": asJSON}
	if fresh != "" {
		headers[replicas.FreshHeader] = fresh
	}
	return r.send(t, http.MethodPost, "/graphql", `{"query":`+strconv.Quote(operation)+`}`, headers)
}

// count returns how many cases an answer counts, or the text of an error.
func count(r reply) string {
	if len(r.Errors) > 0 {
		return r.body
	}
	return fmt.Sprint(r.at("cases", "totalCount"))
}

// A replica answers where the caller lets the answer be so old, and no one else. What was kept of the primary stays the primary's.
func TestReplicaAnswers(t *testing.T) {
	t.Parallel()
	r := serveReplicated(t)
	requireCount := func(fresh, want string, isReplica bool) reply {
		t.Helper()
		got := r.askFresh(t, countCases, fresh)
		age := got.header.Get(replicas.AgeHeader)
		if count(got) != want || (age != "0") != isReplica || (got.header.Get(replicas.PositionHeader) != "") != isReplica {
			t.Errorf("fresh %q: %s cases of the age %q at %q, want %s; of a replica: %t", fresh, count(got), age, got.header.Get(replicas.PositionHeader), want, isReplica)
		}
		return got
	}
	// An idle primary makes no replica old.
	r.await(t, "an age", func() bool { return r.askFresh(t, countCases, "600").header.Get(replicas.AgeHeader) != "0" })
	requireCount("600", "0", true)
	requireCount("", "0", false)
	requireCount("now", "0", false)
	requireCount("0", "0", false)
	// The replica stands still, as one that is cut off. It is asked for on purpose by all bounds that it satisfies.
	r.onStandby(t, "SELECT pg_wal_replay_pause()")
	r.await(t, "the pause", func() bool {
		var state string
		conn, err := pgx.Connect(t.Context(), r.standby.URL("docket"))
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close(context.Background())
		if err := conn.QueryRow(t.Context(), "SELECT pg_get_wal_replay_pause_state()").Scan(&state); err != nil {
			t.Fatal(err)
		}
		return state == "paused"
	})
	before := requireCount("600", "0", true).header.Get(replicas.PositionHeader)
	written := r.mustAsk(t, fileCase("one", ""), nil)
	after := written.header.Get(replicas.PositionHeader)
	if _, ok := replicas.ParsePosition(after); !ok || written.header.Get(replicas.AgeHeader) != "" {
		t.Errorf("the write has the position %q", after)
	}
	requireCount("", "1", false)
	requireCount("", "1", false) // a kept answer
	requireCount("600", "0", true)
	requireCount(before, "0", true)
	requireCount(after, "1", false)
	requireCount("600, "+after, "1", false)
	requireCount(after+",600", "1", false)
	requireCount("", "1", false)
	// Its age grows: what it holds is older than the write, which is older than this.
	r.await(t, "the replica to be older than a second", func() bool { return r.askFresh(t, countCases, "1").header.Get(replicas.AgeHeader) == "0" })
	requireCount("1", "1", false)
	requireCount("600", "0", true)
	// What is not compiled, or of another time, or for a page to print, is the primary's.
	if got := r.askFresh(t, `{ cases { totalCount } history(id: "Case:900:1") { at } }`, "600"); count(got) != "1" || got.header.Get(replicas.AgeHeader) != "0" {
		t.Errorf("with history: %s", got.body)
	}
	if got := r.askFresh(t, fileCase("two", ""), "600"); len(got.Errors) > 0 {
		t.Errorf("a write: %s", got.body)
	}
	requireCount("600", "0", true)
	requireCount("now", "2", false)
	// It goes on, and is as new as is asked for again.
	r.onStandby(t, "SELECT pg_wal_replay_resume()")
	r.await(t, "the replica to replay the write", func() bool { return r.askFresh(t, countCases, after).header.Get(replicas.AgeHeader) != "0" })
	r.await(t, "the replica to replay both writes", func() bool { return count(r.askFresh(t, countCases, "600")) == "2" })
	// A bad header is a fault, wherever the operation would run.
	for _, operation := range []string{countCases, fileCase("three", "")} {
		if got := r.askFresh(t, operation, "soon"); got.code() != "BAD_USER_INPUT" || !strings.Contains(got.body, "X-Docket-Fresh") {
			t.Errorf("%d %s", got.status, got.body)
		}
	}
	requireCount("", "2", false)
}

// What a replica cannot answer, the primary answers: the caller sees no error.
func TestReplicaFails(t *testing.T) {
	t.Parallel()
	r := serveReplicated(t, withoutKeptAnswers)
	fromReplica := func() bool { return r.askFresh(t, countCases, "600").header.Get(replicas.AgeHeader) != "0" }
	r.await(t, "the replica to answer", fromReplica)
	refused := r.graph.Figures().Replicas.Refused
	// It ends the sessions of the pool, as an operator or a conflict with what it has to replay does.
	r.onStandby(t, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'docket read'")
	for range 20 {
		if got := r.askFresh(t, countCases, "600"); count(got) != "0" {
			t.Fatalf("%d %s", got.status, got.body)
		}
	}
	if now := r.graph.Figures().Replicas.Refused; now == refused {
		t.Error("no read met an ended session")
	}
	r.await(t, "the replica to answer again", fromReplica)
	// It is killed under reads.
	stop, failed := make(chan struct{}), make(chan string, 1)
	go func() {
		defer close(failed)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			if got := r.askFresh(t, countCases, "600"); count(got) != "0" {
				failed <- fmt.Sprintf("%d %s", got.status, got.body)
				return
			}
		}
	}()
	r.standby.Kill()
	r.await(t, "the replica to get no reads", func() bool { return r.graph.Figures().Replicas.Usable == 0 })
	close(stop)
	if text, isFailed := <-failed; isFailed {
		t.Error(text)
	}
	if fromReplica() {
		t.Error("a killed replica has answered")
	}
	r.standby.Start()
	r.await(t, "the replica to answer after its start", fromReplica)
	// It becomes a primary of its own: it follows the other one no more.
	r.standby.Promote()
	r.await(t, "the promoted replica to get no reads", func() bool { return r.graph.Figures().Replicas.Usable == 0 })
	if fromReplica() {
		t.Error("a server that follows none has answered")
	}
}

// Without the header, the operator's bound holds.
func TestReplicaByDefault(t *testing.T) {
	t.Parallel()
	r := serveReplicated(t, func(s *graph.Settings) { s.ReplicaAge = 10 * time.Minute })
	r.await(t, "the replica to answer", func() bool { return r.askFresh(t, countCases, "").header.Get(replicas.AgeHeader) != "0" })
	if got := r.askFresh(t, countCases, "now"); got.header.Get(replicas.AgeHeader) != "0" {
		t.Error("now was answered by a replica")
	}
}
