package live

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"docket/problem"
)

// untilVariable is the variable of the last day on which a deadline is due.
const untilVariable = "docketUntil"

// newDeadlineFeed returns the feed of a field deadlineDue: it reads the deadlines that are due, and sends those that are new among them, or have
// changed.
func newDeadlineFeed(c *client, op *graphql.OperationContext, field graphql.CollectedField) (feed, error) {
	arguments := field.ArgumentMap(op.Variables)
	within, err := graphql.UnmarshalInt(arguments["within"])
	if err != nil || within < 0 || within > 366 {
		return nil, problem.Errorf(problem.BadUserInput, "%v days; give a number from 0 to 366", arguments["within"]).At("within")
	}
	isNull := object("isNull", &ast.Value{Kind: ast.BooleanValue, Raw: "true"})
	where := ast.ChildValueList{
		{Value: object("endedOn", isNull)},
		{Value: object("stoppedOn", isNull)},
		{Value: object("dueOn", object("lte", &ast.Value{Kind: ast.Variable, Raw: untilVariable}))},
	}
	if arguments["where"] != nil {
		where = append(where, &ast.ChildValue{Value: field.Arguments.ForName("where").Value})
	}
	page := func(alias string, selection ast.SelectionSet) *ast.Field {
		return &ast.Field{
			Alias: alias, Name: "deadlines", Position: field.Position,
			Arguments: ast.ArgumentList{
				{Name: "where", Value: object("and", &ast.Value{Kind: ast.ListValue, Children: where})},
				{Name: "orderBy", Value: object("dueOn", &ast.Value{Kind: ast.EnumValue, Raw: "DESC"})},
				{Name: "first", Value: &ast.Value{Kind: ast.IntValue, Raw: "500"}},
			},
			SelectionSet: ast.SelectionSet{&ast.Field{Alias: "nodes", Name: "nodes", Position: field.Position, SelectionSet: selection}},
		}
	}
	// Both lists are read from one snapshot, so they have the same deadlines in the same order.
	derived, err := deriveQuery(c.hub.Schema, op, []*ast.Field{
		page("keys", ast.SelectionSet{&ast.Field{Alias: "id", Name: "id", Position: field.Position}}), page("events", field.Selections),
	}, &ast.VariableDefinition{Variable: untilVariable, Type: ast.NonNullNamedType("Date", nil)})
	if err != nil {
		return nil, err
	}
	due := map[string]sent{}
	return &rereading{isStale: true, again: func(ctx context.Context) []*graphql.Response {
		ids, events, err := derived.readDeadlines(ctx, c, within)
		if err != nil {
			return []*graphql.Response{c.endpoint.Refusal(ctx, err)}
		}
		var answers []*graphql.Response
		now := make(map[string]sent, len(ids))
		for i, id := range ids {
			last := due[id]
			if last.changes(events[i]) {
				answers = append(answers, &graphql.Response{Data: eventData(field, events[i])})
			}
			now[id] = last
		}
		due = now
		return answers
	}}, nil
}

// readDeadlines reads the ids of the deadlines that are due within some days, and what is selected of each.
func (d *derivedQuery) readDeadlines(ctx context.Context, c *client, within int) (ids []string, events []json.RawMessage, err error) {
	h := c.hub
	read, err := d.read(ctx, h, map[string]any{untilVariable: h.Store.Today().AddDays(within).String()})
	if err != nil {
		return nil, nil, err
	}
	var keys struct{ Nodes []struct{ ID string } }
	var selected struct{ Nodes []json.RawMessage }
	if err := json.Unmarshal(read["keys"], &keys); err != nil {
		return nil, nil, err
	}
	if err := json.Unmarshal(read["events"], &selected); err != nil {
		return nil, nil, err
	}
	for _, k := range keys.Nodes {
		ids = append(ids, k.ID)
	}
	if len(ids) != len(selected.Nodes) {
		return nil, nil, fmt.Errorf("%d deadlines have %d answers", len(ids), len(selected.Nodes))
	}
	return ids, selected.Nodes, nil
}
