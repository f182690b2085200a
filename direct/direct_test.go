package direct_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"docket/db"
	"docket/db/dbtest"
	"docket/direct"
	"docket/postgres/postgrestest"
	"docket/query"
	"docket/query/querytest"
)

const countCases = "SELECT (SELECT to_json(count(*)) FROM cases t1 WHERE t1.agency_id = $1::bigint) AS c0"

// lines is a log that a test reads.
type lines struct {
	lock sync.Mutex
	text bytes.Buffer
}

func (l *lines) Write(text []byte) (int, error) {
	l.lock.Lock()
	defer l.lock.Unlock()
	return l.text.Write(text)
}

func (l *lines) count(part string) int {
	l.lock.Lock()
	defer l.lock.Unlock()
	return strings.Count(l.text.String(), part)
}

// cluster is a small agency on Citus, read by a Reader.
type cluster struct {
	*dbtest.World
	t      *testing.T
	reader *direct.Reader
	owner  dbtest.Owner
	log    *lines
}

// newCluster opens a reader whose connections to machines are opened for the address that open returns for theirs; nil for the same.
func newCluster(t *testing.T, open func(url string) string) *cluster {
	t.Helper()
	postgrestest.RequireCitus(t)
	t.Parallel()
	w := dbtest.New(t)
	c := &cluster{World: w, t: t, owner: dbtest.ConnectOwner(t, w), log: new(lines)}
	pool, err := query.OpenPool(t.Context(), w.URL, db.Role, querytest.Zone, time.Minute, 2)
	if err != nil {
		t.Fatal(err)
	}
	c.reader = direct.New(direct.Settings{
		Coordinator: pool, Log: slog.New(slog.NewTextHandler(c.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
		Open: func(host string, port int) (*query.Pool, error) {
			url, err := direct.At(w.URL, host, port)
			if err != nil {
				return nil, err
			}
			if open != nil {
				url = open(url)
			}
			return query.OpenPool(context.WithoutCancel(t.Context()), url, db.Role, querytest.Zone, time.Minute, 2, query.KeepingPlans())
		},
	})
	t.Cleanup(func() { c.reader.Close(); pool.Close() })
	return c
}

// read returns the only value of a statement about the agency 1.
func (c *cluster) read(statement string, args ...any) string {
	c.t.Helper()
	columns, err := c.reader.Of(1).QueryRow(c.t.Context(), statement, args, false)
	if err != nil || len(columns) != 1 {
		c.t.Fatalf("%s: %d columns, %v", statement, len(columns), err)
	}
	return string(columns[0])
}

// warm reads so often that the next read is a direct one, and requires it.
func (c *cluster) warm() (count string) {
	c.t.Helper()
	before := c.reader.Figures().Reads
	for range 3 {
		count = c.read(countCases, 1)
	}
	if got := c.reader.Figures(); got.Reads == before {
		c.t.Fatalf("no read was direct: %+v\n%s", got, c.log.text.String())
	}
	return count
}

func (c *cluster) place() (shard int64, host string, port int) {
	c.t.Helper()
	err := c.owner.QueryRow(c.t.Context(), `SELECT shardid, nodename, nodeport FROM pg_dist_shard_placement WHERE shardid = get_shard_id_for_distribution_column('cases', 1)`).Scan(&shard, &host, &port)
	if err != nil {
		c.t.Fatal(err)
	}
	return shard, host, port
}

// holdPart connects to the machine of the agency and begins a transaction that keeps the part of cases from being dropped. It returns the transaction and the name of the part.
func (c *cluster) holdPart() (tx pgx.Tx, part string) {
	c.t.Helper()
	shard, host, port := c.place()
	url, err := direct.At(c.URL, host, port)
	if err != nil {
		c.t.Fatal(err)
	}
	conn, err := pgx.Connect(c.t.Context(), url)
	if err != nil {
		c.t.Fatal(err)
	}
	c.t.Cleanup(func() { conn.Close(context.Background()) })
	if tx, err = conn.Begin(c.t.Context()); err != nil {
		c.t.Fatal(err)
	}
	part = fmt.Sprintf("cases_%d", shard)
	if _, err := tx.Exec(c.t.Context(), "SELECT FROM "+part+" LIMIT 0"); err != nil {
		c.t.Fatal(err)
	}
	return tx, part
}

// requireFresh files a case, and requires that it is read although an old part, which is still there, does not have it; then that reads are direct again.
func (c *cluster) requireFresh(old pgx.Tx, part, before string) {
	c.t.Helper()
	c.FileCase(c.t, dbtest.CaseToFile())
	want := c.Text(c.t, "SELECT count(*) FROM cases WHERE agency_id = 1")
	was := c.reader.Figures()
	dbtest.CheckEqual(c.t, "cases", c.read(countCases, 1), want)
	if now := c.reader.Figures(); now.Moved != was.Moved+1 {
		c.t.Errorf("the old part was not asked: %+v, before %+v", now, was)
	}
	var left string
	if err := old.QueryRow(c.t.Context(), "SELECT count(*)::text FROM "+part+" WHERE agency_id = 1").Scan(&left); err != nil {
		c.t.Fatal(err)
	}
	dbtest.CheckEqual(c.t, "cases of the old part", left, before)
	if left == want {
		c.t.Error("the old part is as good as the new one: nothing is proven")
	}
	dbtest.CheckEqual(c.t, "cases", c.warm(), want)
}

// A part that has moved is left on its old machine for a while, without what is written since: it is not read there.
func TestPartHasMoved(t *testing.T) {
	c := newCluster(t, nil)
	before := c.warm()
	old, part := c.holdPart()
	c.owner.MustExec(t, `SELECT citus_move_shard_placement(p.shardid, p.nodename, p.nodeport, o.nodename, o.nodeport, 'block_writes')
		FROM pg_dist_shard_placement p JOIN pg_dist_node o ON o.groupid <> 0 AND (o.nodename, o.nodeport) <> (p.nodename, p.nodeport)
		WHERE p.shardid = get_shard_id_for_distribution_column('cases', 1)`)
	c.requireFresh(old, part, before)
}

// So is a part that was split: the agency has another one, on the same machine.
func TestPartWasSplit(t *testing.T) {
	c := newCluster(t, nil)
	before := c.warm()
	old, part := c.holdPart()
	was, _, _ := c.place()
	c.owner.MustExec(t, `SELECT isolate_tenant_to_new_shard('cases', 1, 'CASCADE', shard_transfer_mode => 'block_writes')`)
	if is, _, _ := c.place(); is == was {
		t.Fatal("the agency has the same part")
	}
	c.requireFresh(old, part, before)
}

// While the transaction of a move has come to a machine and is not committed there, the machine does not know how it ends: the coordinator reads.
func TestPartIsMoving(t *testing.T) {
	c := newCluster(t, nil)
	before := c.warm()
	moving, _ := c.holdPart()
	shard, _, _ := c.place()
	if _, err := moving.Exec(t.Context(), "UPDATE pg_dist_placement SET shardlength = shardlength WHERE shardid = $1", shard); err != nil {
		t.Fatal(err)
	}
	was := c.reader.Figures()
	dbtest.CheckEqual(t, "cases", c.read(countCases, 1), before)
	if now := c.reader.Figures(); now.Reads != was.Reads || now.Moved != was.Moved+1 {
		t.Errorf("%+v, before %+v", now, was)
	}
	if err := moving.Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// A machine that the server can't reach is read through the coordinator, and the log says so once.
func TestMachineOutOfReach(t *testing.T) {
	c := newCluster(t, func(url string) string {
		elsewhere, err := direct.At(url, "127.0.0.1", 1)
		if err != nil {
			t.Error(err)
		}
		return elsewhere
	})
	want := c.Text(t, "SELECT count(*) FROM cases WHERE agency_id = 1")
	for range 5 {
		dbtest.CheckEqual(t, "cases", c.read(countCases, 1), want)
	}
	if n, f := c.log.count("level=WARN"), c.reader.Figures(); n != 1 || f.Reads != 0 {
		t.Errorf("%d warnings, %+v:\n%s", n, f, c.log.text.String())
	}
}

// Where the connections of a machine end, it is read on new ones. A statement that SQL refuses on the machine alone is read through the coordinator.
func TestReadsGoOn(t *testing.T) {
	c := newCluster(t, nil)
	before := c.warm()
	tx, part := c.holdPart()
	if _, err := tx.Exec(t.Context(), "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'docket read'"); err != nil {
		t.Fatal(err)
	}
	was := c.reader.Figures()
	dbtest.CheckEqual(t, "cases", c.read(countCases, 1), before)
	if now := c.reader.Figures(); now.Reads != was.Reads+1 {
		t.Errorf("%+v, before %+v", now, was)
	}
	if _, err := tx.Exec(t.Context(), "SET LOCAL citus.enable_manual_changes_to_shards = on"); err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec(t.Context(), "REVOKE SELECT ON "+part+" FROM docket_app"); err != nil {
		t.Fatal(err)
	}
	if err := tx.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := c.reader.Of(1).QueryRow(t.Context(), countCases, []any{1}, false); err == nil || !strings.Contains(err.Error(), "permission denied") {
		t.Errorf("what neither may read: %v", err)
	}
	if now := c.reader.Figures(); now.Failed != was.Failed+1 {
		t.Errorf("%+v, before %+v", now, was)
	}
}

// requireDirect requires that a statement has an answer, straight from the machine.
func (c *cluster) requireDirect(statement, want string) {
	c.t.Helper()
	was := c.reader.Figures()
	dbtest.CheckEqual(c.t, statement, c.read(statement, 1), want)
	if now := c.reader.Figures(); now.Reads != was.Reads+1 || now.Failed != was.Failed {
		c.t.Errorf("%s: %+v, before %+v", statement, now, was)
	}
}

// A table that a migration changes is read straight from then on too: statements are planned anew. Of one that it has taken away, the coordinator tells.
func TestTablesChange(t *testing.T) {
	c := newCluster(t, nil)
	const first = "SELECT (SELECT to_json(count(t1.name_initials)) FROM units t1 WHERE t1.agency_id = $1::bigint) AS c0"
	for range 3 {
		dbtest.CheckEqual(t, "units", c.read(first, 1), "1")
	}
	c.owner.MustExec(t, "ALTER TABLE units ADD COLUMN tested integer DEFAULT 7")
	c.requireDirect(first, "1")
	const added = "SELECT (SELECT to_json(max(t1.tested)) FROM units t1 WHERE t1.agency_id = $1::bigint) AS c0"
	for range 3 {
		dbtest.CheckEqual(t, "the new column", c.read(added, 1), "7")
	}
	c.owner.MustExec(t, "ALTER TABLE units ALTER COLUMN tested TYPE numeric(10, 2)")
	c.requireDirect(added, "7.00")
	c.owner.MustExec(t, "ALTER TABLE units DROP COLUMN tested")
	if _, err := c.reader.Of(1).QueryRow(t.Context(), added, []any{1}, false); err == nil || !strings.Contains(err.Error(), "42703") {
		t.Errorf("a column that is gone: %v", err)
	}
}

// What is not about the one agency alone is never read from its part.
func TestNotOneTask(t *testing.T) {
	c := newCluster(t, nil)
	want := c.Text(t, "SELECT count(*) FROM units")
	for range 4 {
		dbtest.CheckEqual(t, "units of all agencies", c.read("SELECT (SELECT to_json(count(*)) FROM units t1) AS c0"), want)
	}
	if f := c.reader.Figures(); f.Reads != 0 {
		t.Errorf("%+v", f)
	}
}
