package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"docket/audit"
	"docket/auth"
	"docket/collection"
	"docket/db"
	"docket/db/dbtest"
	"docket/enforcement"
	"docket/graph"
	"docket/graph/endpoint"
	"docket/postgres/postgrestest"
	"docket/problem"
)

// A bureau moves from one worker to the other while clerks file cases and others read: each case that was acknowledged is there once, and a clerk
// who is told to try again is served then. What was proven before stays proven, and what was asked of the past has the same answer.
func TestBureauMovesUnderWrites(t *testing.T) {
	postgrestest.RequireCitus(t)
	t.Parallel()
	var keys *audit.Keys
	w := dbtest.New(t, db.WithRecorder(func(ctx context.Context, tx *sql.Tx, written db.Written) error { return keys.Record(ctx, tx, written) }))
	key := filepath.Join(t.TempDir(), "log.key")
	var err error // the records of the bureau are of before the first key
	if keys, err = audit.OpenKeys(key, time.Now); err != nil {
		t.Fatal(err)
	}
	owner := dbtest.ConnectOwner(t, w)
	proven := newProven(t, w, key)
	place := func() string {
		return owner.Text(t, "SELECT concat_ws(':', nodename, nodeport) FROM pg_dist_shard_placement WHERE shardid = get_shard_id_for_distribution_column('cases', 1)")
	}
	before := w.Text(t, "SELECT count(*) FROM cases WHERE agency_id = 1")
	first, err := strconv.ParseInt(before, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	var acknowledged, again, reads atomic.Int64
	var clerks sync.WaitGroup
	stop, failed, filed := make(chan struct{}), make(chan struct{}, 5), make(chan struct{}, 1_000_000)
	for clerk := range 4 {
		clerks.Go(func() {
			for n := 0; ; n++ {
				select {
				case <-stop:
					return
				default:
				}
				in := dbtest.CaseToFile()
				in.IdempotencyKey = new(fmt.Sprintf("%d-%d", clerk, n))
				for {
					_, err := db.Do(t.Context(), w.Store, enforcement.FileCase, in, nil)
					if err == nil {
						break
					}
					p := problem.Of(err)
					if p == nil || p.Code != problem.Conflict && p.Code != problem.Timeout && p.Code != problem.Unavailable {
						t.Errorf("filed while the bureau moves: %v", err)
						failed <- struct{}{}
						return
					}
					again.Add(1)
				}
				acknowledged.Add(1)
				filed <- struct{}{}
			}
		})
	}
	clerks.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
			}
			var cases int64
			if err := w.DB().NewRaw("SELECT count(*) FROM cases WHERE agency_id = 1").Scan(t.Context(), &cases); err != nil {
				t.Errorf("read while the bureau moves: %v", err)
				failed <- struct{}{}
				return
			}
			least := acknowledged.Load()
			if got := proven.countCases(); got < first+least { // through the API, straight from the machine of the bureau
				t.Errorf("%d cases are read, of which at least %d + %d were acknowledged before", got, first, least)
				failed <- struct{}{}
				return
			}
			reads.Add(1)
		}
	})
	wait := func() { // until some more are filed
		for range 20 {
			select {
			case <-filed:
			case <-failed:
				return
			}
		}
	}
	wait()
	for range 5 {
		proven.countCases()
	}
	beforeMove, from := proven.graph.DirectReads(), place()
	owner.MustExec(t, `SELECT citus_move_shard_placement(p.shardid, p.nodename, p.nodeport, o.nodename, o.nodeport, 'block_writes')
		FROM pg_dist_shard_placement p JOIN pg_dist_node o ON o.groupid <> 0 AND (o.nodename, o.nodeport) <> (p.nodename, p.nodeport)
		WHERE p.shardid = get_shard_id_for_distribution_column('cases', 1)`)
	if to := place(); to == from {
		t.Errorf("the bureau is still on %s", to)
	}
	for len(filed) > 0 {
		<-filed
	}
	afterMove := proven.graph.DirectReads()
	wait()
	for n := 0; n < 20_000 && proven.graph.DirectReads().Reads == afterMove.Reads; n++ { // for a moment, the coordinator reads
		proven.countCases()
	}
	close(stop)
	clerks.Wait()
	ended := proven.graph.DirectReads()
	if beforeMove.Reads == 0 || ended.Reads <= afterMove.Reads || ended.Moved == 0 {
		t.Errorf("direct reads: %+v before the move, %+v after it, %+v at the end", beforeMove, afterMove, ended)
	}
	want := fmt.Sprintf("%s + %d", before, acknowledged.Load())
	dbtest.CheckEqual(t, "cases", w.Text(t, "SELECT concat_ws(' + ', ?::text, count(*) - ?::bigint) FROM cases WHERE agency_id = 1", before, before), want)
	dbtest.CheckEqual(t, "cases without their officers, or with a number that another has", w.Text(t, `SELECT count(*) FROM cases c WHERE agency_id = 1
		AND (NOT EXISTS (SELECT FROM case_officers o WHERE o.agency_id = 1 AND o.case_id = c.id) OR EXISTS (SELECT FROM cases d WHERE d.agency_id = 1 AND d.case_no = c.case_no AND d.id <> c.id))`), "0")
	dbtest.CheckEqual(t, "prepared transactions that are left", owner.Text(t, "SELECT coalesce(sum(result::bigint), 0) FROM run_command_on_all_nodes('SELECT count(*) FROM pg_prepared_xacts WHERE database = current_database()')"), "0")
	proven.check()
	t.Logf("%d cases filed, %d tries again, %d reads through the coordinator and %+v straight", acknowledged.Load(), again.Load(), reads.Load(), ended)
}

// proven is a case whose fine was paid in two parts, what the log proved of the case at an instant, and what the API told of it and of the whole bureau then.
type proven struct {
	*logTest
	graph      *graph.Graph
	filed      string // the id of the case
	penalty    string
	at         string // the instant
	checkpoint string // file of the checkpoint
	proof      provenEntries
	sums       string // as of the instant, told then
	history    string
}

// provenEntries are the entries of the answer about a proof.
type provenEntries struct {
	Size    int64
	Root    string
	Entries []struct {
		Bytes, LeafHash string
		Position        *int64
		Path            []string
	}
}

// sumsOfBureau is what is asked of the bureau as of an instant.
const sumsOfBureau = `{ cases { groups(by: [{field: {}}, {status: {}}]) { nodes { key { field status } aggregate { count sum { penaltyAmount } } } } }
	penalties { aggregate { count sum { amount paidAmount } } } payments { aggregate { count sum { amount } } } penalty(id: %q) { paidAmount balance decision { case { caseNo } } } }`

// newProven has a fine paid in two parts, and asks for all that check compares.
func newProven(t *testing.T, w *dbtest.World, key string) *proven {
	t.Helper()
	filed := w.FileReadyCase(t, dbtest.CaseToFile())
	decision := w.Decide(t, filed, dbtest.Fine("6000"))
	w.Serve(t, decision)
	penalty := w.PenaltyOf(t, decision, db.PenaltyKindFine)
	for _, amount := range []string{"1000", "500"} {
		dbtest.Run(t, w, collection.RecordPayment, dbtest.Payment(penalty, amount))
	}
	keys, err := audit.ReadKeys(key, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	g, err := graph.Open(t.Context(), graph.Settings{
		Database: w.URL, Store: w.Store, LogKeys: keys, Log: slog.New(slog.DiscardHandler), HTTP: endpoint.Settings{Anonymous: auth.TheOperator()},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	p := &proven{logTest: &logTest{w, t, key}, graph: g, filed: filed.String(), penalty: penalty.String(), checkpoint: filepath.Join(t.TempDir(), "checkpoint")}
	p.settle()
	if err := os.WriteFile(p.checkpoint, []byte(p.must("log", "checkpoint", "--agency", "320585")), 0o600); err != nil {
		t.Fatal(err)
	}
	p.requireNoFault()
	p.at = w.Text(t, `to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`)
	p.proof, p.history, p.sums = p.prove(), p.askHistory(), p.askSums()
	if len(p.proof.Entries) < 2 || !strings.Contains(p.sums, `"paidAmount":"1500.00"`) {
		t.Fatalf("%d entries, and the sums are %s", len(p.proof.Entries), p.sums)
	}
	return p
}

func (p *proven) requireNoFault(args ...string) {
	p.t.Helper()
	if out := p.must(append([]string{"verify"}, args...)...); !strings.HasSuffix(out, "no fault was found\n") {
		p.t.Errorf("docket verify: %s", out)
	}
}

// ask returns the answer to an operation, which must have no error.
func (p *proven) ask(operation string) json.RawMessage {
	p.t.Helper()
	return p.askAs(p.t.Context(), operation)
}

// askAs is ask for the caller in a context.
func (p *proven) askAs(ctx context.Context, operation string) json.RawMessage {
	p.t.Helper()
	body, err := json.Marshal(map[string]string{"query": operation})
	if err != nil {
		p.t.Fatal(err)
	}
	request := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql", bytes.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	recorder := httptest.NewRecorder()
	p.graph.ServeHTTP(recorder, request)
	var answer struct{ Data, Errors json.RawMessage }
	if err := json.Unmarshal(recorder.Body.Bytes(), &answer); err != nil || answer.Errors != nil {
		p.t.Fatalf("%s: %v: %s", operation, err, recorder.Body)
	}
	return answer.Data
}

// countCases returns how many cases the bureau has, as the API tells it.
func (p *proven) countCases() int64 {
	p.t.Helper()
	var answer struct{ Cases struct{ TotalCount int64 } }
	of := auth.Caller{ID: "demo:AUDITOR", Role: auth.Auditor, Agencies: []int64{1}}
	if err := json.Unmarshal(p.askAs(auth.WithCaller(p.t.Context(), of), "{ cases { totalCount } }"), &answer); err != nil {
		p.t.Fatal(err)
	}
	return answer.Cases.TotalCount
}

func (p *proven) askHistory() string {
	p.t.Helper()
	return string(p.ask(fmt.Sprintf("{ history(id: %q) { at action by verb changes { name before after } } }", p.filed)))
}

func (p *proven) askSums() string {
	p.t.Helper()
	return string(p.ask(fmt.Sprintf("query @asOf(at: %q) "+sumsOfBureau, p.at, p.penalty)))
}

// prove returns the proof of the case, once it has been checked as a stranger checks it.
func (p *proven) prove() provenEntries {
	p.t.Helper()
	var answer struct{ InclusionProof provenEntries }
	if err := json.Unmarshal(p.ask(fmt.Sprintf("{ inclusionProof(id: %q) { size root entries { bytes leafHash position path } } }", p.filed)), &answer); err != nil {
		p.t.Fatal(err)
	}
	p.checkProof(answer.InclusionProof)
	return answer.InclusionProof
}

func (p *proven) checkProof(proof provenEntries) {
	p.t.Helper()
	root, err := tlog.ParseHash(proof.Root)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, e := range proof.Entries {
		content, err := base64.StdEncoding.DecodeString(e.Bytes)
		if err != nil || e.Position == nil {
			p.t.Fatalf("%v, position %v", err, e.Position)
		}
		var path tlog.RecordProof
		for _, text := range e.Path {
			hash, err := tlog.ParseHash(text)
			if err != nil {
				p.t.Fatal(err)
			}
			path = append(path, hash)
		}
		if err := tlog.CheckRecord(path, proof.Size, root, *e.Position, tlog.RecordHash(content)); err != nil {
			p.t.Errorf("the entry at %d: %v", *e.Position, err)
		}
	}
}

// check asks for the same once more. The tree of then must be the beginning of that of now: docket verify compares it with the checkpoint.
func (p *proven) check() {
	p.t.Helper()
	p.settle()
	p.requireNoFault("--checkpoint", p.checkpoint)
	p.checkProof(p.proof)
	now := p.prove()
	if now.Size <= p.proof.Size || len(now.Entries) != len(p.proof.Entries) {
		p.t.Errorf("a tree of %d with %d entries of the case; before, of %d with %d", now.Size, len(now.Entries), p.proof.Size, len(p.proof.Entries))
		return
	}
	for i, e := range now.Entries {
		if before := p.proof.Entries[i]; e.Bytes != before.Bytes || *e.Position != *before.Position {
			p.t.Errorf("the entry at %d is now the one at %d, or another one", *before.Position, *e.Position)
		}
	}
	dbtest.CheckEqual(p.t, "the history of the case", p.askHistory(), p.history)
	dbtest.CheckEqual(p.t, "the bureau as of "+p.at, p.askSums(), p.sums)
}
