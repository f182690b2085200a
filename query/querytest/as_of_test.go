package querytest_test

import (
	"bytes"
	"context"
	"log/slog"
	"maps"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/validator/rules"
	"pgregory.net/rapid"

	"docket/db"
	"docket/postgres/postgrestest"
	"docket/problem"
	"docket/query"
	"docket/query/catalog"
	"docket/query/querytest"
)

// keepVersions lets the triggers that keep the versions of records run again, which Fill has turned off with all others. The versions may have nulls
// where the records may, from which Fill has taken NOT NULL.
const keepVersions = `DO $$ DECLARE r record; BEGIN
	FOR r IN SELECT tgrelid::regclass AS t, tgname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid
		WHERE relnamespace = 'public'::regnamespace AND NOT tgisinternal
		AND tgname IN (relname || '_logged', relname || '_log') LOOP
		EXECUTE format('ALTER TABLE %s ENABLE TRIGGER %I', r.t, r.tgname);
	END LOOP;
	FOR r IN SELECT attrelid::regclass AS t, attname FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
		WHERE relkind = 'r' AND relnamespace = 'history'::regnamespace AND attnum > 0 AND attnotnull AND NOT attisdropped LOOP
		EXECUTE format('ALTER TABLE %s ALTER COLUMN %I DROP NOT NULL', r.t, r.attname);
	END LOOP;
END $$`

// answered is an operation with the answer that was given at an instant.
type answered struct {
	drawn    querytest.Drawn
	agencies []int64
	at       time.Time
	answer   map[string][]byte
	state    int // how many transactions had been before
}

// TestAsOf draws operations, answers them at many states of a database that changes at random, and asks them again as of those instants: each
// answer is that which was given then. DOCKET_OPERATIONS sets how many operations are drawn; 300 where it is not given.
func TestAsOf(t *testing.T) {
	t.Parallel()
	operations := 300
	if text := os.Getenv("DOCKET_OPERATIONS"); text != "" {
		var err error
		if operations, err = strconv.Atoi(text); err != nil {
			t.Fatal(err)
		}
	}
	o := openComparison(t, 6)
	conn, err := pgx.Connect(t.Context(), o.url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	if _, err := conn.Exec(t.Context(), keepVersions); err != nil {
		t.Fatal(err)
	}
	pool, err := query.OpenPool(t.Context(), o.url, db.Role, querytest.Zone, 20*time.Second, 2, query.ForAsOf())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pool.Close)
	settings := o.service.Settings
	settings.Answers, settings.Clock, settings.Log = nil, time.Now, slog.New(slog.DiscardHandler) // the day is that of the database
	settings.AsOf = pool.AsOf
	if postgrestest.OnCitus() {
		settings.Refuses = query.Refusals(o.pool, pool)
	}
	service := query.New(settings)
	read := func(drawn querytest.Drawn, agencies []int64) (map[string][]byte, error) {
		document, faults := gqlparser.LoadQueryWithRules(o.world.Catalog.Schema, drawn.Text, rules.NewDefaultRules())
		if faults != nil {
			t.Fatalf("%v\n%s", faults, drawn)
		}
		variables, err := query.CoerceVariables(o.world.Catalog.Schema, document.Operations[0], drawn.Variables, true)
		if err != nil {
			t.Fatalf("%v\n%s", err, drawn)
		}
		return service.Read(t.Context(), query.Operation{
			Document: document, Definition: document.Operations[0], Text: drawn.Text, Variables: variables, Role: catalog.Operator, Agencies: agencies,
		})
	}
	changer := querytest.NewChanger(conn, o.world)
	var given []answered
	state := 0
	one := func(t *rapid.T) {
		if len(given) >= operations {
			return
		}
		agencies := rapid.SampledFrom(agencySets).Draw(t, "agencies")
		drawn := querytest.Draw(t, o.world)
		if rapid.Bool().Draw(t, "is summed") {
			drawn = querytest.DrawSummed(t, o.world)
		}
		answer, err := read(drawn, agencies)
		if err != nil {
			t.Fatalf("%v\n%s", err, drawn)
		}
		g := answered{drawn: drawn, agencies: agencies, answer: answer, state: state}
		if err := conn.QueryRow(context.Background(), "SELECT clock_timestamp()").Scan(&g.at); err != nil {
			t.Fatal(err)
		}
		given = append(given, g)
		if len(given)%5 == 0 {
			if _, err := changer.Change(context.Background(), rapid.Uint64().Draw(t, "change")); err != nil {
				t.Fatal(err)
			}
			state++
		}
	}
	for len(given) < operations && !t.Failed() {
		rapid.Check(t, one)
	}
	changed, refused := 0, 0
	for _, g := range given {
		past, err := read(g.drawn.AsOf(g.at), g.agencies)
		if p := problem.Of(err); p != nil && p.Code == problem.BadUserInput && strings.HasPrefix(p.Message, "earlier versions of Access") {
			refused++
			continue
		}
		if err != nil {
			t.Fatalf("%v\n%s", err, g.drawn)
		}
		if !maps.EqualFunc(past, g.answer, bytes.Equal) {
			t.Fatalf("as of state %d of %d, agencies %v\n%s\nthen\n%s\n%s", g.state, state, g.agencies, past, g.answer, g.drawn)
		}
		now, err := read(g.drawn, g.agencies)
		if err != nil {
			t.Fatalf("%v\n%s", err, g.drawn)
		}
		if !maps.EqualFunc(now, g.answer, bytes.Equal) {
			changed++
		}
	}
	t.Logf("%d operations, %d transactions, %d answers are others now, %d operations read what has no versions", len(given), state, changed, refused)
	if len(given) < operations || changed < operations/5 || refused > operations/3 {
		t.Error("the test compares too little")
	}
}
