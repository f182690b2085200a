package querytest_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"log/slog"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/validator/rules"
	"pgregory.net/rapid"

	"docket/db"
	"docket/db/dbtest/meaning"
	"docket/migrations"
	"docket/postgres/postgrestest"
	"docket/query"
	"docket/query/catalog"
	"docket/query/plan"
	"docket/query/querytest"
)

// TestMain sets the number of operations to 1,500 where -rapid.checks is not given.
func TestMain(m *testing.M) {
	flag.Parse()
	isSet := false
	flag.Visit(func(f *flag.Flag) { isSet = isSet || f.Name == "rapid.checks" })
	if !isSet {
		if err := flag.Set("rapid.checks", "1500"); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

// comparison holds the compiler over a database, and the rows of that database in memory.
type comparison struct {
	url     string
	world   *querytest.World
	service *query.Service
	pool    *query.Pool
	sources query.Sources // of the last answer
}

func openFuzzComparison(f *testing.F) *comparison { return openComparison(f, 1) }

// openComparison opens a service over a database that a seed fills, and an evaluator over the same records.
func openComparison(t testing.TB, seed uint64) *comparison {
	t.Helper()
	c := querytest.Catalog(t)
	url := postgrestest.Clone(t, postgrestest.Template{Name: fmt.Sprintf("querytest_%d", seed), Build: func(ctx context.Context, url string) error {
		if err := migrations.Up(ctx, url, slog.New(slog.DiscardHandler)); err != nil {
			return err
		}
		if err := querytest.Fill(ctx, url, c, seed); err != nil {
			return err
		}
		return querytest.Summarise(ctx, url, c)
	}})
	world, err := querytest.Load(t.Context(), url, c)
	if err != nil {
		t.Fatal(err)
	}
	pool, kept, err := query.OpenAnswers(t.Context(), url, db.Role, querytest.Zone, 20*time.Second, 2, 1<<20, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pool.Close)
	limits := plan.DefaultLimits
	limits.Cost, limits.Nesting, limits.Depth = math.MaxInt32, 100, 100 // of any operation that is drawn
	settings := query.Settings{
		Catalog: c, Reader: pool, Answers: kept, Limits: limits, Zone: querytest.Zone, Clock: querytest.Clock, Log: slog.New(slog.DiscardHandler),
	}
	if postgrestest.OnCitus() {
		settings.Refuses = query.Refusals(pool, nil)
	}
	return &comparison{url: url, world: world, pool: pool, service: query.New(settings)}
}

// isRefused has all statements refused, so that each gathers what it reads.
func isRefused(context.Context, *time.Time, string, []any) (bool, error) { return true, nil }

// TestGathered compares the answers of random operations whose statements gather what they read first, as for Citus.
func TestGathered(t *testing.T) {
	t.Parallel()
	o := openComparison(t, 1)
	settings := o.service.Settings
	settings.Refuses = isRefused
	o.service = query.New(settings)
	draws := []func(*rapid.T, *querytest.World) querytest.Drawn{querytest.Draw, querytest.Draw, querytest.DrawSummed, querytest.DrawKept}
	rapid.Check(t, func(t *rapid.T) {
		agencies := rapid.SampledFrom(agencySets).Draw(t, "agencies")
		draw := draws[rapid.IntRange(0, len(draws)-1).Draw(t, "kind")]
		o.compare(t, draw(t, o.world), agencies, nil)
	})
}

// compare asks both for their answers, and fails where they differ. It returns the evaluator's, and the cursors met.
func (o *comparison) compare(t *rapid.T, drawn querytest.Drawn, agencies []int64, cursors querytest.Cursors) (map[string]any, querytest.Cursors) {
	schema := o.world.Catalog.Schema
	document, errs := gqlparser.LoadQueryWithRules(schema, drawn.Text, rules.NewDefaultRules())
	if errs != nil {
		t.Fatalf("the drawn operation is not valid: %v\n%s", errs, drawn)
	}
	definition := document.Operations[0]
	variables, err := query.CoerceVariables(schema, definition, drawn.Variables, true)
	if err != nil {
		t.Fatalf("%v\n%s", err, drawn)
	}
	o.sources = query.Sources{}
	op := query.Operation{
		Document: document, Definition: definition, Text: drawn.Text, Variables: variables, Role: catalog.Operator, Agencies: agencies, Sources: &o.sources,
	}
	answers, err := o.service.Read(context.Background(), op)
	if err != nil {
		t.Fatalf("%v\n%s", err, drawn)
	}
	again, err := o.service.Read(context.Background(), op) // kept, unless another test has written
	if err != nil || !maps.EqualFunc(answers, again, bytes.Equal) {
		t.Fatalf("asked again: %v\n%s\nis not\n%s\n%s", err, again, answers, drawn)
	}
	evaluator := &querytest.Evaluator{World: o.world, Meaning: meaning.OfSubjects, Agencies: agencies, Variables: variables, Document: document, Cursors: cursors}
	want := evaluator.Answer(definition)
	if len(answers) != len(want) {
		t.Fatalf("%d answers, want %d\n%s", len(answers), len(want), drawn)
	}
	met := querytest.Cursors{}
	for key, v := range want {
		got, err := querytest.Decode(answers[key])
		if err != nil {
			t.Fatalf("%s: %v\n%s", key, err, drawn)
		}
		if d := querytest.Difference(key, got, v, met); d != "" {
			t.Fatalf("%s\nagencies %v\n%s", d, agencies, drawn)
		}
	}
	return want, met
}

var agencySets = [][]int64{{1}, {2}, {1, 2, 3}, {1, 3}, {}}

// TestOperations compares the answers of random operations.
func TestOperations(t *testing.T) {
	t.Parallel()
	for _, seed := range []uint64{1, 2} {
		t.Run(fmt.Sprintf("World%d", seed), func(t *testing.T) {
			t.Parallel()
			o := openComparison(t, seed)
			rapid.Check(t, func(t *rapid.T) {
				agencies := rapid.SampledFrom(agencySets).Draw(t, "agencies")
				o.compare(t, querytest.Draw(t, o.world), agencies, nil)
			})
		})
	}
}

// TestOneMachine asks the same of agencies that one machine has and of others, in either order: the plan that was made for the first answers the second.
func TestOneMachine(t *testing.T) {
	postgrestest.RequireCitus(t)
	t.Parallel()
	o := openComparison(t, 1)
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.IntRange(1, 50).Draw(t, "name") // each has a plan of its own
		agencies := rapid.SampledFrom([][]int64{{1, 2}, {1, 3}, {2, 3}}).Draw(t, "agencies")
		o.compare(t, querytest.Drawn{Text: fmt.Sprintf("query Q%d { cases(first: 20) { nodes { id penalties(first: 3) { nodes { id } totalCount } } } }", name)}, agencies, nil)
	})
}

// TestNamesOfMembers asks for a record by the code of an agency among several: Citus lost the name of a member.
func TestNamesOfMembers(t *testing.T) {
	t.Parallel()
	o := openComparison(t, 2)
	rapid.Check(t, func(t *rapid.T) {
		agencies := rapid.SampledFrom(agencySets).Draw(t, "agencies")
		number := rapid.SampledFrom([]string{"a 1", "A 1", "a 2"}).Draw(t, "number")
		o.compare(t, querytest.Drawn{Text: fmt.Sprintf(`query Q { r1: clue(agency: "A 1", clueNo: %q) { id } }`, number)}, agencies, nil)
	})
}

// TestSummed compares the answers of random operations that summaries may answer, with summaries and without.
func TestSummed(t *testing.T) {
	t.Parallel()
	o := openComparison(t, 4)
	without := *o
	settings := o.service.Settings
	settings.WithoutSummaries = true
	without.service = query.New(settings)
	asked, answered := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		agencies := rapid.SampledFrom(agencySets).Draw(t, "agencies")
		drawn := querytest.DrawSummed(t, o.world)
		o.compare(t, drawn, agencies, nil)
		asked++
		if o.sources.Summaries {
			answered++
		}
		without.compare(t, drawn, agencies, nil)
		if without.sources.Summaries {
			t.Fatalf("it was answered from a summary\n%s", drawn)
		}
	})
	t.Logf("%d of %d operations were answered from summaries", answered, asked)
	if answered < asked/2 {
		t.Errorf("only %d of %d operations were answered from summaries", answered, asked)
	}
}

// TestKept compares the answers of random pages that may be read from what each record has added to summaries. Enough of them are: most pages of records by
// their sums, and pages in the order of an aggregate, some of which are found among groups, and some of which are not as there are too few groups.
func TestKept(t *testing.T) {
	t.Parallel()
	o := openComparison(t, 5)
	asked, kept, ofGroups := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		agencies := rapid.SampledFrom(agencySets).Draw(t, "agencies")
		drawn := querytest.DrawKept(t, o.world)
		o.compare(t, drawn, agencies, nil)
		document, errs := gqlparser.LoadQueryWithRules(o.world.Catalog.Schema, drawn.Text, rules.NewDefaultRules())
		if errs != nil {
			t.Fatal(errs)
		}
		variables, err := query.CoerceVariables(o.world.Catalog.Schema, document.Operations[0], drawn.Variables, true)
		if err != nil {
			t.Fatal(err)
		}
		planned, err := plan.Read(o.world.Catalog, o.service.Limits, plan.Request{
			Document: document, Definition: document.Operations[0], Variables: variables, Role: catalog.Operator, Scope: plan.ManyAgencies, Zone: querytest.Zone,
		})
		if err != nil {
			t.Fatal(err)
		}
		asked++
		c := planned.Roots[0].Value.(*plan.Connection)
		if c.Kept != nil {
			kept++
		}
		if c.Page != nil && c.Page.IsOfGroups {
			ofGroups++
		}
	})
	t.Logf("%d operations: %d from what each record has added, %d pages of groups", asked, kept, ofGroups)
	if kept < asked/8 || ofGroups < asked/8 {
		t.Errorf("of %d operations, %d were read from what each record has added, and %d were pages of groups", asked, kept, ofGroups)
	}
}

// TestPages compares pages by cursor, forward and backward, from any place of any order.
func TestPages(t *testing.T) {
	t.Parallel()
	o := openComparison(t, 3)
	rapid.Check(t, func(t *rapid.T) {
		agencies := rapid.SampledFrom(agencySets).Draw(t, "agencies")
		list := querytest.DrawList(t, o.world)
		list.Variables["first"] = 500
		_, met := o.compare(t, list, agencies, nil)
		var cursors []string
		for c := range met {
			cursors = append(cursors, c)
		}
		if len(cursors) == 0 {
			return
		}
		// In an order that does not change from run to run, or a failure could not be shrunk.
		sortByRecord(cursors, met)
		delete(list.Variables, "first")
		list.Variables[rapid.SampledFrom([]string{"first", "last"}).Draw(t, "end")] = rapid.IntRange(0, 5).Draw(t, "size")
		which := rapid.IntRange(1, 3).Draw(t, "which")
		if which&1 != 0 {
			list.Variables["after"] = rapid.SampledFrom(cursors).Draw(t, "after")
		}
		if which&2 != 0 {
			list.Variables["before"] = rapid.SampledFrom(cursors).Draw(t, "before")
		}
		o.compare(t, list, agencies, met)
	})
}

func sortByRecord(cursors []string, met querytest.Cursors) {
	slices.SortFunc(cursors, func(a, b string) int { return strings.Compare(met[a].ID(), met[b].ID()) })
}
