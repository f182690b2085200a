package querytest_test

import (
	"context"
	"database/sql"
	"log/slog"
	"os"
	"strconv"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"pgregory.net/rapid"

	"docket/db"
	"docket/postgres/postgrestest"
	"docket/query/querytest"
	"docket/summaries"
)

// TestWrittenBetween compares the answers of random operations, with summaries and kept answers, while the database changes: each operation is
// asked, asked again, and asked once more after a random transaction, which now and then the summaries' changes are folded after. DOCKET_OPERATIONS
// sets how many operations are drawn; 400 where it is not given.
func TestWrittenBetween(t *testing.T) {
	t.Parallel()
	operations := 400
	if text := os.Getenv("DOCKET_OPERATIONS"); text != "" {
		var err error
		if operations, err = strconv.Atoi(text); err != nil {
			t.Fatal(err)
		}
	}
	o := openComparison(t, 5)
	conn, err := pgx.Connect(t.Context(), o.url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	database := sql.OpenDB(stdlib.GetConnector(*conn.Config()))
	t.Cleanup(func() { database.Close() })
	keeper := summaries.Keeper{
		DB: database, Sets: o.world.Catalog.Summaries(), Log: slog.New(slog.DiscardHandler),
		Note: func(b db.Bookkeeping) { o.service.Answers.Bookkept(b.Transaction, b.Tables) },
	}
	changer := querytest.NewChanger(conn, o.world)
	changer.Note = o.service.Answers.Bookkept // so that parts of answers stay kept
	asked, fromSummaries, written, folded := 0, 0, 0, 0
	one := func(t *rapid.T) {
		if asked >= operations {
			return
		}
		asked++
		agencies := rapid.SampledFrom(agencySets).Draw(t, "agencies")
		var drawn querytest.Drawn
		switch rapid.IntRange(0, 4).Draw(t, "kind") {
		case 0, 1:
			drawn = querytest.DrawSummed(t, o.world)
		case 2, 3:
			drawn = querytest.DrawSeveral(t, o.world)
		default:
			drawn = querytest.Draw(t, o.world)
		}
		o.compare(t, drawn, agencies, nil)
		if o.sources.Summaries {
			fromSummaries++
		}
		done, err := changer.Change(context.Background(), rapid.Uint64().Draw(t, "change"))
		if err != nil {
			t.Fatal(err)
		}
		written++
		t.Log(done)
		o.compare(t, drawn, agencies, nil)
		if rapid.IntRange(0, 9).Draw(t, "fold") == 0 {
			folded++
			if err := keeper.Fold(context.Background(), 1); err != nil {
				t.Fatal(err)
			}
			o.compare(t, drawn, agencies, nil)
		}
	}
	for asked < operations {
		rapid.Check(t, one)
		if t.Failed() {
			return
		}
	}
	differences, err := keeper.Verify(t.Context(), "")
	if err != nil || len(differences) > 0 {
		t.Errorf("in the end summaries and records differ: %v, %v", differences, err)
	}
	figures := o.service.Answers.Figures()
	t.Logf("%d operations, %d of them answered from summaries, %d transactions between, %d foldings; %d kept answers given, %d statements, %d parts not read again",
		asked, fromSummaries, written, folded, figures.Hits, figures.Misses, figures.Parts)
	hasParts := !postgrestest.OnCitus() // where an answer is kept as a whole
	if fromSummaries < operations/5 || figures.Hits < int64(operations) && hasParts || figures.Parts < int64(operations/20) && hasParts || folded == 0 {
		t.Error("summaries, kept answers or kept parts were hardly used")
	}
}
