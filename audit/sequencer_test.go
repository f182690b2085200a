package audit_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"docket/audit"
	"docket/auth"
	"docket/complaints"
	"docket/db"
	"docket/db/dbtest"
	"docket/problem"
)

// world is a small bureau whose writes are logged.
type world struct {
	*dbtest.World
	keys *audit.Keys
}

func newWorld(t *testing.T) *world {
	t.Helper()
	keys, err := audit.OpenKeys(filepath.Join(t.TempDir(), "log.key"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	return &world{dbtest.New(t, db.WithRecorder(keys.Record)), keys}
}

// sequencer returns a new sequencer for the world.
func (w *world) sequencer(note func(db.Bookkeeping)) *audit.Sequencer {
	return audit.NewSequencer(w.DB().DB, w.keys, slog.New(slog.DiscardHandler), note)
}

// place places all entries and returns how many.
func (w *world) place(t *testing.T) int64 {
	t.Helper()
	n, err := w.sequencer(nil).Place(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// logEntries logs so many entries of the agency 1 in one transaction.
func (w *world) logEntries(t *testing.T, n int) {
	t.Helper()
	w.Execute(t, fmt.Sprintf("SELECT log_write(1, 'entry ' || i) FROM generate_series(1, %d) AS i", n))
}

// A write is logged with who made it, why, and the rows that it wrote.
func TestRecord(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	in := dbtest.Complaint()
	in.IdempotencyKey = new("key-1")
	ctx := auth.WithCaller(t.Context(), auth.Caller{ID: "account:1:5", Name: "王芳", Role: auth.Legal, EveryAgency: true})
	if _, err := db.Do(ctx, w.Store, complaints.FileComplaint, in, nil); err != nil {
		t.Fatal(err)
	}
	detail := w.Text(t, "SELECT detail FROM log_entries WHERE action = 'WRITE'")
	d, err := w.keys.CheckDetail(1, audit.InstantOf(time.Now()), detail)
	if err != nil || d.Verb != "fileComplaint" || d.By != "王芳" || d.Account != "account:1:5" || d.Role != "LEGAL" || d.IdempotencyKey != "key-1" {
		t.Errorf("%+v, %v", d, err)
	}
	rows := w.Text(t, `SELECT string_agg(e.action || ' ' || e.table_name || ' ' || array_to_string(e.keys, ','), '; ' ORDER BY e.id) FROM log_entries e
		JOIN log_entries o ON o.transaction = e.transaction AND o.action = 'WRITE' WHERE e.table_name = 'complaints'`)
	if rows != "ADDED complaints 1000" {
		t.Errorf("in the same transaction: %s", rows)
	}
	// The same request again is answered from the first, and nothing is written. Nor is a trial.
	before := w.Text(t, "SELECT count(*) FROM log_entries")
	if _, err := db.Do(ctx, w.Store, complaints.FileComplaint, in, nil); err != nil {
		t.Fatal(err)
	}
	in.IdempotencyKey, in.Simulate = nil, true
	if _, err := db.Do(ctx, w.Store, complaints.FileComplaint, in, nil); err != nil {
		t.Fatal(err)
	}
	dbtest.CheckEqual(t, "entries", w.Text(t, "SELECT count(*) FROM log_entries"), before)
}

// Entries get the places 0, 1, 2 … of their agency, in the order of their ids. Once they have a place, nothing is written any more.
func TestPlace(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.FileComplaint(t, dbtest.Complaint())
	w.logEntries(t, 600) // several batches
	waiting := w.Text(t, "SELECT count(*) FROM log_entries")
	var noted []db.Bookkeeping
	s := w.sequencer(func(b db.Bookkeeping) { noted = append(noted, b) })
	placed, err := s.Place(t.Context())
	if err != nil || fmt.Sprint(placed) != waiting {
		t.Fatalf("%d placed of %s, %v", placed, waiting, err)
	}
	if f := s.Figures(); f.Waiting != 0 || f.Placed != placed {
		t.Errorf("figures: %+v", f)
	}
	dbtest.CheckEqual(t, "places in the order of the ids", w.Text(t, `SELECT bool_and(position = nth - 1) FROM (
		SELECT position, row_number() OVER (PARTITION BY agency_id ORDER BY id) AS nth FROM log_entries) x`), "true")
	for _, agency := range []int64{0, 1, 2} {
		w.checkTree(t, agency)
	}
	if len(noted) < 5 {
		t.Errorf("only %d transactions were noted", len(noted))
	}
	for _, b := range noted {
		if i := slices.IndexFunc(b.Tables, func(name string) bool { return !strings.HasPrefix(name, "log_") }); i >= 0 || !slices.Contains(b.Tables, "log_entries") || b.Transaction == 0 {
			t.Errorf("a transaction may have written to %v", b.Tables)
		}
	}
	digest := w.Digest(t)
	if placed, err := s.Place(t.Context()); placed != 0 || err != nil || w.Digest(t) != digest {
		t.Errorf("at rest %d were placed, %v", placed, err)
	}
	// An entry whose transaction commits late comes after those with greater ids.
	owner := dbtest.ConnectOwner(t, w.World)
	owner.MustExec(t, "BEGIN; SELECT log_write(1, 'late')")
	w.Execute(t, "SELECT log_write(1, 'meanwhile')")
	w.place(t)
	owner.MustExec(t, "COMMIT")
	w.place(t)
	dbtest.CheckEqual(t, "the late entry is last", w.Text(t, "SELECT position = (SELECT max(position) FROM log_entries WHERE agency_id = 1) AND id < (SELECT max(id) FROM log_entries WHERE agency_id = 1) FROM log_entries WHERE detail = 'late'"), "true")
	w.checkTree(t, 1)
}

// checkTree compares the tree of an agency with the one that package tlog makes of the canonical bytes, and with its last checkpoint.
func (w *world) checkTree(t *testing.T, agency int64) {
	t.Helper()
	var entries []struct {
		ID          int64
		At          string
		Transaction int64
		Action      string
		Table       string `bun:"table_name"`
		Detail      string
		Rows        string
	}
	// The bytes are put together by SQL here, in the form that the documents give.
	err := w.DB().NewRaw(`SELECT id, CASE WHEN isfinite(logged_at) THEN to_char(logged_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') ELSE logged_at::text END AS at, transaction, action,
		coalesce(table_name, '') AS table_name, coalesce(detail, '') AS detail,
		coalesce(cardinality(keys), 0) || E'\n' || coalesce((SELECT string_agg('"' || k || '" ' || coalesce(encode(d, 'hex'), '-') || E'\n', '' ORDER BY i) FROM unnest(keys, digests) WITH ORDINALITY AS x (k, d, i)), '') AS rows
		FROM log_entries WHERE agency_id = ? AND position IS NOT NULL ORDER BY position`, agency).Scan(t.Context(), &entries)
	if err != nil {
		t.Fatal(err)
	}
	var hashes []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) (found []tlog.Hash, err error) {
		for _, i := range indexes {
			found = append(found, hashes[i])
		}
		return found, nil
	})
	for n, e := range entries {
		detail := e.Detail
		if detail != "" {
			quoted, _ := json.Marshal(detail)
			detail = string(quoted)
		}
		leaf := fmt.Sprintf("docket log entry v1\n%d\n%d\n%s\n%d\n%s\n%s\n%s\n%s", agency, e.ID, e.At, e.Transaction, e.Action, e.Table, detail, e.Rows)
		more, err := tlog.StoredHashes(int64(n), []byte(leaf), reader)
		if err != nil {
			t.Fatal(err)
		}
		hashes = append(hashes, more...)
	}
	root, err := tlog.TreeHash(int64(len(entries)), reader)
	if err != nil {
		t.Fatal(err)
	}
	all := sha256.New()
	for _, h := range hashes {
		all.Write(h[:])
	}
	dbtest.CheckEqual(t, "the stored hashes", w.Text(t, "SELECT encode(sha256(coalesce(string_agg(hash, '' ORDER BY level_index), '')), 'hex') || ' ' || count(*) FROM log_hashes WHERE agency_id = ?", agency),
		fmt.Sprintf("%x %d", all.Sum(nil), len(hashes)))
	if len(entries) == 0 {
		t.Errorf("the agency %d has no entries", agency)
		return
	}
	c, err := w.keys.OpenCheckpoint(w.Text(t, "SELECT signed FROM log_checkpoints WHERE agency_id = ? ORDER BY size DESC LIMIT 1", agency))
	if err != nil || c.Agency != agency || c.N != int64(len(entries)) || c.Hash != root {
		t.Errorf("the checkpoint %+v, %v, want %d entries and the root %s", c, err, len(entries), root)
	}
}

// Several servers place entries at once: each entry gets one place, and the tree is one.
func TestPlaceTogether(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for range 5 {
		w.logEntries(t, 400)
		for i, err := range dbtest.RunTogether(4, func(int) error {
			_, err := w.sequencer(nil).Place(t.Context())
			return err
		}) {
			if err != nil {
				t.Errorf("server %d: %v", i, err)
			}
		}
	}
	for w.place(t) > 0 {
	}
	dbtest.CheckEqual(t, "entries without a place", w.Text(t, "SELECT count(*) FROM log_entries WHERE position IS NULL"), "0")
	w.checkTree(t, 1)
}

// A server with another key than the one before says so, once.
func TestPlaceWithAnotherKey(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.logEntries(t, 1)
	w.place(t)
	stranger, err := audit.OpenKeys(filepath.Join(t.TempDir(), "log.key"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		keys     *audit.Keys
		warnings int
	}{{w.keys, 0}, {stranger, 1}} {
		var log bytes.Buffer
		s := audit.NewSequencer(w.DB().DB, c.keys, slog.New(slog.NewTextHandler(&log, nil)), nil)
		for range 2 {
			w.logEntries(t, 1)
			if _, err := s.Place(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if n := strings.Count(log.String(), "not of a key of this server"); n != c.warnings {
			t.Errorf("%d warnings, want %d: %s", n, c.warnings, log.String())
		}
	}
}

// To a tree whose hashes were changed nothing is added.
func TestPlaceRefusesChangedTree(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.logEntries(t, 3)
	w.place(t)
	dbtest.ConnectOwner(t, w.World).MustExec(t, "UPDATE log_hashes SET hash = sha256('x') WHERE agency_id = 1 AND level_index = (SELECT max(level_index) FROM log_hashes WHERE agency_id = 1)")
	w.logEntries(t, 1)
	if placed, err := w.sequencer(nil).Place(t.Context()); err == nil || placed != 0 || !strings.Contains(err.Error(), "docket verify") {
		t.Errorf("%d placed, %v", placed, err)
	}
	dbtest.CheckEqual(t, "entries that wait", w.Text(t, "SELECT count(*) FROM log_entries WHERE position IS NULL"), "1")
}

// Rows that were there before the log are found, each once.
func TestFind(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	owner := dbtest.ConnectOwner(t, w.World)
	owner.MustExec(t, `BEGIN; SELECT set_config('docket.logged_at', '-infinity', true);
		INSERT INTO units (agency_id, id, name, kind) SELECT 1, i, '分局' || i, 'BRANCH' FROM generate_series(5000, 7000) AS i; COMMIT; SELECT log_find_all()`)
	s := w.sequencer(nil)
	for left := int64(1); left > 0; {
		var err error
		if left, err = s.Find(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	dbtest.CheckEqual(t, "rows found", w.Text(t, "SELECT count(*) || ' ' || count(DISTINCT key) || ' ' || min(key::bigint) || ' ' || max(key::bigint) FROM log_entries, unnest(keys) AS key WHERE action = 'FOUND' AND table_name = 'units'"), "2001 2001 5000 7000")
	w.place(t)
	w.checkTree(t, 1)
}

// gate lets in who a header names, and those of the agency 1 only.
type gate struct{}

func (gate) Admit(r *http.Request, operation, as string) (context.Context, func(), error) {
	if r.Header.Get("Role") == "" || operation != "GET /log" || as != "revealParty" {
		return r.Context(), nil, problem.Errorf(problem.Forbidden, "who?")
	}
	return r.Context(), func() {}, nil
}

func (gate) RefuseAll(_ context.Context, w http.ResponseWriter, err error) {
	status := map[problem.Code]int{problem.Forbidden: 403, problem.NotFound: 404, problem.BadUserInput: 400}[problem.Of(err).Code]
	http.Error(w, err.Error(), status)
}

func (gate) VisibleTo(auth.Caller) []int64 { return []int64{1} }

// tiles reads tiles over HTTP, for package tlog.
type tiles struct {
	t   *testing.T
	get func(path string) (int, []byte)
	// read are the paths that were read.
	read *[]string
}

func (tiles) Height() int { return 8 }

func (s tiles) ReadTiles(list []tlog.Tile) (data [][]byte, err error) {
	for _, tile := range list {
		status, body := s.get("/log/1/" + tile.Path())
		if status != http.StatusOK {
			return nil, fmt.Errorf("%s: %d %s", tile.Path(), status, body)
		}
		*s.read = append(*s.read, tile.Path())
		data = append(data, body)
	}
	return data, nil
}

func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}

// The reader of x/mod's tlog reads the tiles over HTTP. It proves entries, and that a later tree holds an earlier one.
func TestServe(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	server := httptest.NewServer(audit.Handler(gate{}, w.DB().DB, w.keys))
	t.Cleanup(server.Close)
	get := func(path string) (int, []byte) {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Role", "AUDITOR")
		response, err := server.Client().Do(request)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		return response.StatusCode, body
	}
	verifiers := func() note.Verifiers {
		status, keys := get("/log/keys")
		verifier, err := note.NewVerifier(strings.TrimSpace(string(keys)))
		if err != nil {
			t.Fatalf("%d %s: %v", status, keys, err)
		}
		return note.VerifierList(verifier)
	}()
	checkpoint := func() tlog.Tree {
		t.Helper()
		status, signed := get("/log/1/checkpoint")
		opened, err := note.Open(signed, verifiers)
		if err != nil {
			t.Fatalf("%d %s: %v", status, signed, err)
		}
		lines := strings.Split(opened.Text, "\n")
		var tree tlog.Tree
		if _, err := fmt.Sscan(lines[1], &tree.N); err != nil {
			t.Fatal(err)
		}
		if tree.Hash, err = tlog.ParseHash(lines[2]); err != nil {
			t.Fatal(err)
		}
		return tree
	}
	w.logEntries(t, 300)
	w.place(t)
	first := checkpoint()
	w.FileComplaint(t, dbtest.Complaint())
	w.logEntries(t, 700)
	w.place(t)
	second := checkpoint()
	if first.N < 300 || second.N < first.N+700 {
		t.Fatalf("%d entries, then %d", first.N, second.N)
	}
	var read []string
	reader := tlog.TileHashReader(second, tiles{t, get, &read})
	consistent, err := tlog.ProveTree(second.N, first.N, reader)
	if err != nil {
		t.Fatal(err)
	}
	if err := tlog.CheckTree(consistent, second.N, second.Hash, first.N, first.Hash); err != nil {
		t.Error(err)
	}
	for _, n := range []int64{0, 1, 255, 256, first.N, first.N + 1, first.N + 2, second.N - 1} {
		var entry audit.ProvedEntry
		status, body := get(fmt.Sprintf("/log/1/entry/%d", n))
		if err := json.Unmarshal(body, &entry); err != nil || entry.Position != n {
			t.Fatalf("%d %s: %v", status, body, err)
		}
		canonical, err := base64.StdEncoding.DecodeString(entry.Canonical)
		if err != nil {
			t.Fatal(err)
		}
		leaf := tlog.RecordHash(canonical)
		proof, err := tlog.ProveRecord(second.N, n, reader)
		if err != nil {
			t.Fatal(err)
		}
		if err := tlog.CheckRecord(proof, second.N, second.Hash, n, leaf); err != nil {
			t.Errorf("entry %d by the tiles: %v", n, err)
		}
		if err := tlog.CheckRecord(entry.Proof, second.N, second.Hash, n, leaf); err != nil || entry.LeafHash != leaf {
			t.Errorf("entry %d by its own proof: %v", n, err)
		}
		canonical[len(canonical)-2] ^= 1
		if tlog.CheckRecord(proof, second.N, second.Hash, n, tlog.RecordHash(canonical)) == nil {
			t.Errorf("entry %d is proved with a changed byte", n)
		}
		if strings.Contains(string(body), "过保质期") {
			t.Errorf("entry %d shows what its row holds: %s", n, body)
		}
	}
	slices.Sort(read)
	if !slices.Contains(read, "tile/8/0/000") || len(slices.Compact(read)) < 4 {
		t.Errorf("the tiles %v were read", read)
	}
	var entry audit.ProvedEntry
	_, body := get(fmt.Sprintf("/log/1/entry/%d", first.N))
	if err := json.Unmarshal(body, &entry); err != nil {
		t.Fatal(err)
	}
	for path, status := range map[string]int{
		"/log/2/checkpoint": 404, "/log/x/checkpoint": 404, "/log/0/checkpoint": 200, "/log/1/entry/-1": 404, "/log/1/entry/x": 404,
		fmt.Sprintf("/log/1/entry/%d", second.N): 404, "/log/1/tile/8/0/000.p/1": 200, "/log/1/tile/8/0/003.p/255": 404, "/log/1/tile/8/5/000.p/1": 404,
		"/log/1/tile/8/0/100": 404, "/log/1/tile/7/0/000": 400, "/log/1/tile/8/data/000": 400, "/log/1/tile/x": 400, "/log/": 404, "/log/1": 404,
	} {
		if got, body := get(path); got != status {
			t.Errorf("%s: %d %s, want %d", path, got, body, status)
		}
	}
	response, err := http.Get(server.URL + "/log/1/checkpoint")
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusForbidden {
		t.Errorf("without a role: %d", response.StatusCode)
	}
}
