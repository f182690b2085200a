package accesslog_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"docket/auth"
	"docket/auth/accesslog"
	"docket/db"
	"docket/db/dbtest"
	"docket/problem"
)

// clerk is a caller of agency 1.
var clerk = auth.Caller{ID: "account:1:7", Name: "王芳", Role: auth.Legal, Agencies: []int64{1}}

// bundle is a log that writes only when it is flushed.
type bundle struct {
	*accesslog.Log
	w    *dbtest.World
	text *bytes.Buffer // what was logged
	now  time.Time
}

func setup(t *testing.T, change ...func(*accesslog.Settings)) *bundle {
	t.Helper()
	b := &bundle{w: dbtest.New(t), text: new(bytes.Buffer), now: dbtest.Now}
	s := accesslog.Settings{
		Database: b.w.DB().DB, Zone: b.w.Settings().Zone, Clock: func() time.Time { return b.now }, Log: slog.New(slog.NewTextHandler(b.text, nil)),
		Interval: time.Hour,
	}
	for _, c := range change {
		c(&s)
	}
	b.Log = accesslog.Open(s)
	return b
}

func operation(caller auth.Caller, name string) accesslog.Event {
	return accesslog.Event{Kind: db.AccessEventKindOperation, Caller: caller, Operation: name}
}

func refused(caller auth.Caller, address string, code problem.Code) accesslog.Event {
	return accesslog.Event{Kind: db.AccessEventKindRefused, Caller: caller, Address: address, Code: code}
}

// rows returns the table, one row a line.
func (b *bundle) rows(t *testing.T) string {
	t.Helper()
	return b.w.Text(t, `SELECT string_agg(concat_ws(' ', agency_id, day, caller, coalesce(caller_name, '-'), coalesce(role, '-'), kind, coalesce(operation, '-'), coalesce(code, '-'), count), E'\n'
		ORDER BY agency_id, day, caller COLLATE "C", kind, operation COLLATE "C", code) FROM access_events`)
}

// Events are added up by agency, day, caller, role, kind, name and code, in memory and in the table.
func TestSums(t *testing.T) {
	t.Parallel()
	b := setup(t)
	add := func(n int, e accesslog.Event) {
		for range n {
			b.Add(e)
		}
	}
	for range 2 {
		add(3, operation(clerk, "Cases"))
		add(1, operation(clerk, ""))
		add(2, refused(clerk, "192.0.2.77:4000", problem.Forbidden))
		add(1, operation(auth.Caller{ID: "account:2:1", Name: "郑浩", Role: auth.Admin, Agencies: []int64{2}}, "Cases"))
		b.Flush(t.Context())
	}
	promoted := clerk
	promoted.Role, promoted.Name = auth.Admin, "王芳芳"
	add(1, operation(promoted, "Cases"))
	add(1, accesslog.Event{Kind: db.AccessEventKindSignIn, Caller: promoted})
	b.now = b.now.Add(15 * time.Hour) // 00:30 on the next day in Taicang
	add(1, operation(clerk, "Cases"))
	b.Close()
	dbtest.CheckEqual(t, "the table", b.rows(t), strings.Join([]string{
		"1 2024-03-15 account:1:7 王芳 LEGAL OPERATION Cases - 6",
		"1 2024-03-15 account:1:7 王芳芳 ADMIN OPERATION Cases - 1",
		"1 2024-03-15 account:1:7 王芳 LEGAL OPERATION - - 2",
		"1 2024-03-15 account:1:7 王芳 LEGAL REFUSED - FORBIDDEN 4",
		"1 2024-03-15 account:1:7 王芳芳 ADMIN SIGN_IN - - 1",
		"1 2024-03-16 account:1:7 王芳 LEGAL OPERATION Cases - 1",
		"2 2024-03-15 account:2:1 郑浩 ADMIN OPERATION Cases - 2",
	}, "\n"))
	dbtest.CheckEqual(t, "log", b.text.String(), "")
}

// Who is not recognised is counted under the network of the address, at the agency at the top.
func TestUnknownCallers(t *testing.T) {
	t.Parallel()
	b := setup(t)
	dbtest.ConnectOwner(t, b.w).MustExec(t, `INSERT INTO agencies (id, code, name, short_name, level) VALUES (3, '320000', '省局', '省', 'PROVINCE'); UPDATE agencies SET parent_id = 3 WHERE id < 3`)
	everybody := auth.Caller{ID: "public", Name: "public", Role: auth.Public, EveryAgency: true}
	for _, address := range []string{
		"192.0.2.1:1", "192.0.2.254:2", "192.0.3.1:3", "[2001:db8:1:2:3::4]:5", "[2001:db8:1:2:ffff::1%eth0]:6", "[::ffff:192.0.2.9]:7", "", "@", "198.51.100.7",
	} {
		b.Add(refused(auth.Caller{}, address, problem.Unauthenticated))
	}
	b.Add(refused(everybody, "192.0.2.1:1", problem.Forbidden))
	b.Add(operation(everybody, "Published"))
	b.Close()
	dbtest.CheckEqual(t, "the table", b.rows(t), strings.Join([]string{
		"3 2024-03-15 public public - OPERATION Published - 1",
		"3 2024-03-15 unknown - - REFUSED - UNAUTHENTICATED 2",
		"3 2024-03-15 unknown:192.0.2.0/24 public - REFUSED - FORBIDDEN 1",
		"3 2024-03-15 unknown:192.0.2.0/24 - - REFUSED - UNAUTHENTICATED 3",
		"3 2024-03-15 unknown:192.0.3.0/24 - - REFUSED - UNAUTHENTICATED 1",
		"3 2024-03-15 unknown:198.51.100.0/24 - - REFUSED - UNAUTHENTICATED 1",
		"3 2024-03-15 unknown:2001:db8:1:2::/64 - - REFUSED - UNAUTHENTICATED 2",
	}, "\n"))
}

// Random names of operations and random networks do not let the table grow beyond its bound, and no count is lost.
func TestBound(t *testing.T) {
	t.Parallel()
	b := setup(t, func(s *accesslog.Settings) { s.Names, s.NamesPerCaller = 40, 10 })
	send := func(caller int, names int) {
		for i := range names {
			c := clerk
			c.ID = fmt.Sprintf("account:1:%d", caller)
			b.Add(operation(c, fmt.Sprintf("Random%d", i)))
			if i%7 == 0 {
				b.Flush(t.Context()) // the bound is of a day, not of a write
			}
		}
	}
	send(1, 500)
	dbtest.CheckEqual(t, "10 names of the first caller, and the rest", b.rowsAndCount(t), "11 500")
	send(2, 30)
	send(3, 30)
	dbtest.CheckEqual(t, "10 names of each, and the rest", b.rowsAndCount(t), "33 560")
	send(4, 30) // 7 names up to the 40th sum, and the rest
	send(5, 30) // the rest only
	send(1, 5)  // names that are known keep being counted
	dbtest.CheckEqual(t, "with the fifth caller", b.rowsAndCount(t), "42 625")
	dbtest.CheckEqual(t, "a known name", b.w.Text(t, "SELECT count FROM access_events WHERE caller = 'account:1:1' AND operation = 'Random4'"), "2")
	for i := range 100 {
		b.Add(refused(auth.Caller{}, fmt.Sprintf("10.0.%d.1:1", i), problem.Unauthenticated))
	}
	dbtest.CheckEqual(t, "80 sums, and one of all other callers", b.rowsAndCount(t), "81 725")
	dbtest.CheckEqual(t, "all other callers", b.w.Text(t, "SELECT count FROM access_events WHERE caller = '…'"), "62")
	b.now = b.now.Add(24 * time.Hour)
	send(1, 1)
	dbtest.CheckEqual(t, "the next day", b.rowsAndCount(t), "82 726")
	b.Close()
}

// rowsAndCount returns how many rows there are and how much they count.
func (b *bundle) rowsAndCount(t *testing.T) string {
	t.Helper()
	b.Flush(t.Context())
	return b.w.Text(t, "SELECT concat_ws(' ', count(*), sum(count)) FROM access_events")
}

// What Postgres would not take of a name is left out, and the other sums of the write are kept.
func TestOddNames(t *testing.T) {
	t.Parallel()
	b := setup(t)
	odd := clerk
	odd.ID, odd.Name = "subject:\x00a\xff", strings.Repeat("长", 400)
	b.Add(operation(odd, strings.Repeat("N", 200)))
	b.Add(operation(clerk, "not\u200Bseen"))
	b.Add(operation(auth.Caller{Role: auth.Legal}, "Nameless"))
	b.Add(accesslog.Event{Kind: db.AccessEventKindRefused, Caller: clerk})
	b.Close()
	dbtest.CheckEqual(t, "the table", b.rows(t), strings.Join([]string{
		"1 2024-03-15 account:1:7 王芳 LEGAL OPERATION … - 1",
		"1 2024-03-15 account:1:7 王芳 LEGAL REFUSED - INTERNAL 1",
		"1 2024-03-15 subject:a " + strings.Repeat("长", 300) + " LEGAL OPERATION " + strings.Repeat("N", 80) + " - 1",
		"1 2024-03-15 unknown - - OPERATION Nameless - 1",
	}, "\n"))
	dbtest.CheckEqual(t, "log", b.text.String(), "")
}

// While the database cannot be used, sums wait; what is not written at the end is logged.
func TestOutage(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Add(operation(clerk, "Cases"))
	asOwner(t, b.w, "ALTER TABLE access_events RENAME COLUMN count TO gone")
	b.Flush(t.Context())
	if !strings.Contains(b.text.String(), `level=ERROR msg="events are missing in the log of access" events=1`) {
		t.Errorf("a refused write is logged as %q", b.text)
	}
	asOwner(t, b.w, "ALTER TABLE access_events RENAME COLUMN gone TO count")

	unreachable, err := sql.Open("pgx", "postgres://127.0.0.1:1/none?connect_timeout=1")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { unreachable.Close() })
	other := setup(t, func(s *accesslog.Settings) { s.Database = unreachable })
	other.Add(operation(clerk, "Cases"))
	other.Flush(t.Context())
	other.Add(operation(clerk, "Cases"))
	if strings.Contains(other.text.String(), "missing") {
		t.Errorf("logged before it was lost: %q", other.text)
	}
	other.Close()
	if !strings.Contains(other.text.String(), `events=2 why="the server stops"`) {
		t.Errorf("lost at the end, logged as %q", other.text)
	}
}

// Two servers count the same callers at once.
func TestUnderConcurrency(t *testing.T) {
	t.Parallel()
	a := setup(t)
	logs := []*accesslog.Log{a.Log, accesslog.Open(accesslog.Settings{
		Database: a.w.DB().DB, Zone: a.w.Settings().Zone, Clock: func() time.Time { return dbtest.Now }, Log: slog.New(slog.DiscardHandler), Interval: time.Millisecond,
	})}
	var running sync.WaitGroup
	for i := range 8 {
		running.Go(func() {
			for j := range 250 {
				logs[i%2].Add(operation(clerk, fmt.Sprintf("O%d", j%25)))
				if j%100 == 0 {
					logs[i%2].Flush(t.Context())
				}
			}
		})
	}
	running.Wait()
	for _, l := range logs {
		l.Close()
	}
	dbtest.CheckEqual(t, "rows and count", a.rowsAndCount(t), "25 2000")
}

// The role of the server neither deletes a row nor lowers a count.
func TestCountsStay(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.Add(operation(clerk, "Cases"))
	b.Add(operation(clerk, "Cases"))
	b.Close()
	for _, statement := range []string{
		"DELETE FROM access_events", "TRUNCATE access_events", "UPDATE access_events SET count = 1", "UPDATE access_events SET caller = 'x'", "UPDATE access_events SET day = '2020-01-01'",
	} {
		if _, err := b.w.DB().NewRaw(statement).Exec(t.Context()); err == nil {
			t.Errorf("%s is allowed", statement)
		}
	}
	dbtest.CheckEqual(t, "rows and count", b.rowsAndCount(t), "1 2")
}

// asOwner runs a statement as the owner of the schema.
func asOwner(t *testing.T, w *dbtest.World, statement string) {
	t.Helper()
	dbtest.ConnectOwner(t, w).MustExec(t, statement)
}
