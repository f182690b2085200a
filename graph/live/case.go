package live

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"docket/changes"
	"docket/db"
	"docket/problem"
	"docket/query/catalog"
)

// maxCases is the largest number of cases that are sent for what happened while nobody listened.
const maxCases = 5000

// casesAtOnce is the largest number of cases that one statement reads, and maxNoted of those that are noted by their number.
const (
	casesAtOnce = 100
	maxNoted    = 1000
)

// caseFeed sends cases that have changed: the field caseChanged.
type caseFeed struct {
	client *client
	field  graphql.CollectedField
	// only is the only case that is sent; the zero ID for all.
	only catalog.ID
	// one and many read one case, and up to casesAtOnce.
	one, many *derivedQuery

	noted changedCases
	// hasBegun says that the reads have been tried, so that a wrong selection is refused at once.
	hasBegun bool
}

// changedCases are cases to read.
type changedCases struct {
	ids map[catalog.ID]bool
	// since is the instant since when any case may have changed; nil for none but those of ids.
	since *time.Time
}

// idsVariable is the variable of the ids in the derived queries.
const idsVariable = "docketChanged"

// newCaseFeed returns the feed of a field caseChanged.
func newCaseFeed(c *client, op *graphql.OperationContext, field graphql.CollectedField) (*caseFeed, error) {
	f := &caseFeed{client: c, field: field, noted: changedCases{ids: map[catalog.ID]bool{}}}
	arguments := field.ArgumentMap(op.Variables)
	if text, ok := arguments["id"].(string); ok {
		id, isID := catalog.ParseID(text)
		if !isID || id.Type != "Case" {
			return nil, problem.Errorf(problem.BadUserInput, "%.60q is not the id of a case", text).At("id")
		}
		f.only = id
	}
	if text, ok := arguments["since"].(string); ok {
		since, err := time.Parse(time.RFC3339, text)
		if err != nil {
			return nil, problem.Errorf(problem.BadUserInput, "%.60q is not an instant, as 2023-05-01T09:30:00+08:00 is", text).At("since")
		}
		f.noted.addSince(since)
	}
	where := ast.ChildValueList{{Value: object("id", object("in", &ast.Value{Kind: ast.Variable, Raw: idsVariable}))}}
	if arguments["where"] != nil {
		where = append(where, &ast.ChildValue{Value: field.Arguments.ForName("where").Value})
	}
	derive := func(page string) (*derivedQuery, error) {
		return deriveQuery(c.hub.Schema, op, []*ast.Field{{
			Alias: "cases", Name: "cases", Position: field.Position,
			Arguments: ast.ArgumentList{
				{Name: "where", Value: object("and", &ast.Value{Kind: ast.ListValue, Children: where})},
				{Name: "first", Value: &ast.Value{Kind: ast.IntValue, Raw: page}},
			},
			SelectionSet: ast.SelectionSet{&ast.Field{Alias: "nodes", Name: "nodes", Position: field.Position, SelectionSet: field.Selections}},
		}}, &ast.VariableDefinition{Variable: idsVariable, Type: ast.NonNullListType(ast.NonNullNamedType("ID", nil), nil)})
	}
	var err error
	if f.one, err = derive("1"); err != nil {
		return nil, err
	}
	f.many, err = derive("100")
	return f, err
}

func (f *caseFeed) note(c changes.Change) bool {
	if c.IsAny("Case") {
		f.noted.addSince(f.client.hub.Clock())
		return true
	}
	isNoted := false
	for _, number := range c.Records["Case"] {
		if id := (catalog.ID{Type: "Case", Agency: c.Agency, Number: number}); f.only == id || f.only == (catalog.ID{}) {
			f.noted.ids[id] = true
			isNoted = true
		}
	}
	if len(f.noted.ids) > maxNoted {
		clear(f.noted.ids)
		f.noted.addSince(f.client.hub.Clock())
	}
	return isNoted
}

func (f *caseFeed) noteAll(since time.Time) {
	if !since.IsZero() {
		f.noted.addSince(since)
	}
}

// addSince notes that any case may have changed since an instant.
func (n *changedCases) addSince(since time.Time) {
	if n.since == nil || since.Before(*n.since) {
		n.since = &since
	}
}

func (f *caseFeed) take() (read func(ctx context.Context) []*graphql.Response, keep func()) {
	taken := f.noted
	f.noted = changedCases{ids: map[catalog.ID]bool{}}
	return func(ctx context.Context) []*graphql.Response { return f.read(ctx, taken) }, func() {
		maps.Copy(f.noted.ids, taken.ids)
		if taken.since != nil {
			f.noted.addSince(*taken.since)
		}
	}
}

// read reads cases, and returns an answer for each that the caller may read and that meets the conditions. It returns one answer with errors if
// a read fails.
func (f *caseFeed) read(ctx context.Context, taken changedCases) []*graphql.Response {
	e := f.client.endpoint
	ids := slices.Collect(maps.Keys(taken.ids))
	if taken.since != nil {
		found, err := f.changedSince(ctx, *taken.since)
		if err != nil {
			return []*graphql.Response{e.Refusal(ctx, err)}
		}
		ids = append(ids, found...)
	}
	slices.SortFunc(ids, func(a, b catalog.ID) int {
		if a.Agency != b.Agency {
			return int(a.Agency - b.Agency)
		}
		return int(a.Number - b.Number)
	})
	ids = slices.Compact(ids)
	if len(ids) == 0 && !f.hasBegun {
		ids = []catalog.ID{{Type: "Case", Agency: 1, Number: 1<<63 - 1}} // no case: it only shows what is wrong
	}
	f.hasBegun = true
	var answers []*graphql.Response
	for chunk := range slices.Chunk(ids, casesAtOnce) {
		nodes, err := f.readChunk(ctx, chunk)
		if err != nil {
			return []*graphql.Response{e.Refusal(ctx, err)}
		}
		for _, node := range nodes {
			answers = append(answers, &graphql.Response{Data: eventData(f.field, node)})
		}
	}
	return answers
}

// readChunk reads cases by one statement.
func (f *caseFeed) readChunk(ctx context.Context, ids []catalog.ID) ([]json.RawMessage, error) {
	derived := f.many
	if len(ids) == 1 {
		derived = f.one
	}
	texts := make([]any, len(ids))
	for i, id := range ids {
		texts[i] = id.String()
	}
	read, err := derived.read(ctx, f.client.hub, map[string]any{idsVariable: texts})
	if err != nil {
		return nil, err
	}
	var connection struct{ Nodes []json.RawMessage }
	if err := json.Unmarshal(read["cases"], &connection); err != nil {
		return nil, err
	}
	return connection.Nodes, nil
}

// changedSince returns the cases that have changed since an instant, and some that changed a little before. Returns LIMIT_EXCEEDED if there are
// more than maxCases.
func (f *caseFeed) changedSince(ctx context.Context, since time.Time) ([]catalog.ID, error) {
	hub := f.client.hub
	keys, err := hub.Store.CasesChangedSince(ctx, *f.client.agencies.Load(), since, maxCases+1)
	if err != nil {
		return nil, err
	}
	if len(keys) > maxCases {
		return nil, problem.Errorf(problem.LimitExceeded, "more than %d cases have changed since you were connected: read them anew, and subscribe again", maxCases).With("limit", maxCases)
	}
	var found []catalog.ID
	for _, k := range keys {
		if id := identity(k); f.only == id || f.only == (catalog.ID{}) {
			found = append(found, id)
		}
	}
	return found, nil
}

func identity(k db.Key) catalog.ID { return catalog.ID{Type: k.Type, Agency: k.Agency, Number: k.ID} }
