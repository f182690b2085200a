package graph_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"docket/auth"
	"docket/graph"
	"docket/problem"
	"docket/query"
	"docket/query/catalog"
	"docket/query/plan"
)

// accessTable is testdata/access.txt: for each record type, text and mutation a letter for each role of auth.Roles.
type accessTable struct {
	types     map[string]string            // by type
	texts     map[string]map[string]string // by type and field
	mutations map[string]string            // by mutation
}

// readAccessTable reads testdata/access.txt.
func readAccessTable(t *testing.T) accessTable {
	t.Helper()
	text, err := os.ReadFile("testdata/access.txt")
	if err != nil {
		t.Fatal(err)
	}
	table := accessTable{map[string]string{}, map[string]map[string]string{}, map[string]string{}}
	typ := ""
	for line := range strings.Lines(string(text)) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		letters := strings.Join(words[1:], "")
		if len(letters) != len(auth.Roles()) || strings.Trim(letters, "pmhc-") != "" {
			t.Fatalf("access.txt: %q has no letter for each role", line)
		}
		switch {
		case strings.HasPrefix(line, " "):
			table.texts[typ][words[0]] = letters
		case words[0][0] >= 'a':
			table.mutations[words[0]] = letters
		default:
			typ = words[0]
			table.types[typ], table.texts[typ] = letters, map[string]string{}
		}
	}
	return table
}

// letter returns what a role sees of a field by the table.
func (a accessTable) letter(f *catalog.Field, role int) byte {
	letters := a.types[f.Owner.Name]
	if f.Relation != nil && a.types[f.Relation.Target.Name][role] == '-' {
		return '-'
	}
	if text, ok := a.texts[f.Owner.Name][f.Name]; ok {
		letters = text
	}
	return letters[role]
}

// nothing is a Runner that answers every statement with null.
type nothing struct{}

func (nothing) QueryRow(context.Context, string, []any, bool) ([][]byte, error) {
	return slices.Repeat([][]byte{[]byte("null")}, 64), nil
}

// modelCatalogue returns the catalogue without a database.
func modelCatalogue(t *testing.T) *catalog.Catalog {
	t.Helper()
	c, err := graph.Catalogue(graph.Schema(), bun.NewDB(new(sql.DB), pgdialect.New()))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// use is an operation that uses a field in one way.
type use struct {
	operation string
	selects   bool // the field is selected, which a role may do that sees it masked or hidden
}

// usesOf returns an operation for each way in which the schema lets a field be used.
func usesOf(c *catalog.Catalog, f *catalog.Field) []use {
	t := f.Owner
	root, has := t.Plural, func(typ string) bool { d := c.Schema.Types[typ]; return d != nil && d.Fields.ForName(f.Name) != nil }
	var uses []use
	add := func(selects bool, format string, args ...any) {
		uses = append(uses, use{"{" + root + fmt.Sprintf(format, args...) + "}", selects})
	}
	if r := f.Relation; r != nil {
		inner := "{id}"
		if r.Many {
			inner = "(first: 1) {totalCount}"
			add(true, "(where: {%s: {some: {}}}) {totalCount}", f.Name)
			add(true, "(where: {%s: {aggregate: {count: {gte: 0}}}}) {totalCount}", f.Name)
			add(true, "(orderBy: [{%s: {count: DESC}}]) {totalCount}", f.Name)
			add(true, "{groups(by: [{id: {}}], orderBy: [{%s: {count: DESC}}]) {totalCount}}", f.Name)
			add(true, "{aggregate {ratio(of: {%s: {count: true}}, to: {count: true})}}", f.Name)
			add(true, "(where: {compare: [{left: {%s: {count: true}}, is: GTE, right: {constant: {number: 0}}}]}) {totalCount}", f.Name)
			add(true, "{groups(by: [{id: {}}]) {nodes {rank(of: {%s: {count: true}})}}}", f.Name)
		} else {
			add(true, "(where: {%s: {}}) {totalCount}", f.Name)
			add(true, "(where: {compare: [{left: {%s: {id: true}}, is: EQ, right: {%[1]s: {id: true}}}]}) {totalCount}", f.Name)
			add(true, "(orderBy: [{%s: {id: ASC}}]) {totalCount}", f.Name)
			add(true, "{groups(by: [{%s: {}}]) {totalCount}}", f.Name)
			add(true, "{groups(by: [{%s: {id: {}}}]) {nodes {key {%[1]s {id}}}}}", f.Name)
			add(true, "{aggregate {distinct {%s}}}", f.Name)
		}
		add(true, "(first: 1) {nodes {%s %s}}", f.Name, inner)
		add(true, "{aggregate {%s {count}}}", f.Name)
		add(true, "{groups(by: [{id: {}}], having: {%s: {count: {gte: 0}}}) {totalCount}}", f.Name)
		return uses
	}
	add(true, "(first: 1) {nodes {%s}}", f.Name)
	add(true, "(first: 1) {edges {node {%s}}}", f.Name)
	uses = append(uses, use{fmt.Sprintf("{node(id: %q) {... on %s {%s}}}", (catalog.ID{Type: t.Name, Agency: agencyOf(t), Number: 1}).String(), t.Name, f.Name), true})
	if f.IsID { // every role that may read the type sees the identity
		return uses
	}
	if has(t.Name + "Where") {
		add(false, "(where: {%s: {isNull: false}}) {totalCount}", f.Name)
		add(false, "(where: {not: {or: [{%s: {isNull: true}}]}}) {totalCount}", f.Name)
		add(false, "{aggregate(where: {%s: {isNull: false}}) {count}}", f.Name)
		add(false, "(where: {compare: [{left: {%s: true}, is: EQ, right: {%[1]s: true}}]}) {totalCount}", f.Name)
		if f.Scalar == "Date" || f.Scalar == "DateTime" {
			add(false, "{aggregate {daysBetween(from: {%s: true}, until: {constant: {today: true}}) {avg}}}", f.Name)
			add(false, "(orderBy: [{daysBetween: {from: {%s: true}, until: {constant: {today: true}}, order: ASC}}]) {totalCount}", f.Name)
		}
		add(false, "{aggregate {ratio(of: {count: true}, to: {where: {%s: {isNull: false}}, count: true})}}", f.Name)
	}
	if has(t.Name + "Order") {
		add(false, "(first: 1, orderBy: [{%s: ASC}]) {edges {cursor}}", f.Name)
	}
	if has(t.Name + "GroupBy") {
		add(false, "{groups(by: [{%s: {}}]) {nodes {key {%[1]s}}}}", f.Name)
	}
	for function, suffix := range map[string]string{"sum": "Sum", "avg": "Avg", "min": "Min", "max": "Min", "distinct": "Distinct"} {
		if !has(t.Name + suffix) {
			continue
		}
		add(false, "{aggregate {%s {%s}}}", function, f.Name)
		add(false, "{groups(by: [{id: {}}], having: {%s: {%s: {isNull: false}}}) {totalCount}}", function, f.Name)
		add(false, "{groups(by: [{id: {}}], orderBy: [{%s: {%s: DESC}}]) {totalCount}}", function, f.Name)
		if function == "distinct" || c.Schema.Types[t.Name+"Avg"] != nil && c.Schema.Types[t.Name+"Avg"].Fields.ForName(f.Name) != nil {
			add(false, "{aggregate {ratio(of: {%s: {%s: true}}, to: {count: true})}}", function, f.Name)
			add(false, "{groups(by: [{id: {}}], orderBy: [{rank: {of: {%s: {%s: true}}, direction: ASC}}]) {totalCount}}", function, f.Name)
			add(false, "{groups(by: [{id: {}}], having: {rank: {of: {%s: {%s: true}}, is: {lte: 3}}}) {totalCount}}", function, f.Name)
		}
	}
	return append(uses, usesFromOthers(c, f)...)
}

// usesFromOthers returns operations that reach a field over the relations of another type, one for each kind of relation.
func usesFromOthers(c *catalog.Catalog, f *catalog.Field) (uses []use) {
	hasOne, hasMany := false, false
	isCounted := c.Schema.Types[f.Owner.Name+"Distinct"].Fields.ForName(f.Name) != nil
	for _, other := range c.Types() {
		for _, r := range other.Fields {
			if r.Relation == nil || r.Relation.Target != f.Owner || other.Plural == "" {
				continue
			}
			add := func(selects bool, format string, args ...any) {
				if isCounted || !strings.Contains(format, "distinct") {
					uses = append(uses, use{"{" + other.Plural + fmt.Sprintf(format, args...) + "}", selects})
				}
			}
			switch {
			case !r.Relation.Many && !hasOne:
				hasOne = true
				add(true, "(first: 1) {nodes {%s {%s}}}", r.Name, f.Name)
				add(true, "{groups(by: [{%s: {}}]) {nodes {key {%[1]s {%s}}}}}", r.Name, f.Name)
				add(false, "(where: {%s: {%s: {isNull: false}}}) {totalCount}", r.Name, f.Name)
				add(false, "(where: {compare: [{left: {%s: {%s: true}}, is: NE, right: {%[1]s: {%[2]s: true}}}]}) {totalCount}", r.Name, f.Name)
				add(false, "(orderBy: [{%s: {%s: ASC}}]) {totalCount}", r.Name, f.Name)
				add(false, "{groups(by: [{%s: {%s: {}}}]) {totalCount}}", r.Name, f.Name)
				add(false, "{groups(by: [{%s: {}}], orderBy: [{key: {%[1]s: {%s: ASC}}}]) {totalCount}}", r.Name, f.Name)
				add(false, "{aggregate {%s {distinct {%s}}}}", r.Name, f.Name)
			case r.Relation.Many && !hasMany:
				hasMany = true
				add(true, "(first: 1) {nodes {%s(first: 1) {nodes {%s}}}}", r.Name, f.Name)
				add(false, "(where: {%s: {some: {%s: {isNull: false}}}}) {totalCount}", r.Name, f.Name)
				add(false, "(where: {%s: {aggregate: {distinct: {%s: {gte: 1}}}}}) {totalCount}", r.Name, f.Name)
				add(false, "(where: {compare: [{left: {constant: {number: 0}}, is: LTE, right: {%s: {distinct: {%s: true}}}}]}) {totalCount}", r.Name, f.Name)
				add(false, "(orderBy: [{%s: {distinct: {%s: DESC}}}]) {totalCount}", r.Name, f.Name)
				add(false, "(orderBy: [{%s: {where: {%s: {isNull: false}}, count: DESC}}]) {totalCount}", r.Name, f.Name)
				add(false, "{aggregate {%s {distinct {%s}}}}", r.Name, f.Name)
				add(false, "{aggregate {%s(where: {%s: {isNull: false}}) {count}}}", r.Name, f.Name)
				add(false, "{aggregate {ratio(of: {count: true}, to: {%s: {distinct: {%s: true}}})}}", r.Name, f.Name)
			}
		}
	}
	return uses
}

func agencyOf(t *catalog.Type) int64 {
	if t.Scoped {
		return 1
	}
	return 0
}

// Every use of every field is allowed to those roles to which access.txt gives it, and refused to all others, before a statement is sent.
func TestAccess(t *testing.T) {
	t.Parallel()
	c, table := modelCatalogue(t), readAccessTable(t)
	service := query.New(query.Settings{
		Catalog: c, Reader: nothing{}, Limits: plan.DefaultLimits, Zone: time.UTC, Clock: time.Now, Log: slog.New(slog.DiscardHandler),
	})
	tried, refused := map[auth.Role]int{}, map[auth.Role]int{}
	for _, typ := range c.Types() {
		if table.types[typ.Name] == "" {
			t.Errorf("access.txt has no line for %s", typ.Name)
			continue
		}
		for _, f := range typ.Fields {
			if _, ok := table.texts[typ.Name][f.Name]; f.Scalar == "String" && !ok {
				t.Errorf("access.txt has no line for the text %s.%s", typ.Name, f.Name)
				continue
			}
			for _, u := range usesOf(c, f) {
				document, faults := gqlparser.LoadQueryWithRules(c.Schema, u.operation, nil)
				if len(faults) > 0 {
					t.Fatalf("%s: %v", u.operation, faults)
				}
				for i, role := range auth.Roles() {
					letter := table.letter(f, i)
					isAllowed := letter == 'p' || letter != '-' && u.selects
					if throughForbidden(c, table, document, i) {
						isAllowed = false
					}
					_, err := service.Read(t.Context(), query.Operation{
						Document: document, Definition: document.Operations[0], Text: u.operation, Role: string(role), Agencies: []int64{1},
					})
					tried[role]++
					p := problem.Of(err)
					switch {
					case isAllowed && err != nil:
						t.Errorf("%s is refused to %s: %v", u.operation, role, err)
					case !isAllowed && (p == nil || p.Code != problem.Forbidden):
						t.Errorf("%s is not forbidden to %s: %v", u.operation, role, err)
					case !isAllowed:
						refused[role]++
					}
				}
			}
		}
	}
	for _, role := range auth.Roles() {
		t.Logf("%s: %d uses tried, %d refused", role, tried[role], refused[role])
	}
}

// throughForbidden reports whether an operation begins at a type that a role may not read.
func throughForbidden(c *catalog.Catalog, table accessTable, document *ast.QueryDocument, role int) bool {
	root := document.Operations[0].SelectionSet[0].(*ast.Field)
	t := c.Root(root.Name).Type
	return t != nil && table.types[t.Name][role] == '-'
}

// callersByHeader recognises callers by the header Caller, and refuses requests with another or none as any request without a caller.
func callersByHeader(next http.Handler, callers map[string]auth.Caller) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(auth.WithCaller(r.Context(), callers[r.Header.Get("Caller")])))
	})
}

// callerServer serves a copy of the demo database to the callers given.
type callerServer struct {
	*testServer
	callers map[string]auth.Caller // by the header Caller; a test may add some before its first request
}

// as sends an operation as a caller.
func (s *callerServer) as(t *testing.T, caller, operation string, variables map[string]any) reply {
	t.Helper()
	return s.send(t, http.MethodPost, "/graphql", jsonOf(t, map[string]any{"query": operation, "variables": variables}), map[string]string{
		"Content-Type": "application/json", "Accept": "application/graphql-response+json", "Caller": caller,
	})
}

func jsonOf(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
