package live

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"docket/indicators"
	"docket/problem"
)

// newIndicatorFeed returns the feed of a field indicatorChanged: it reads the report, and sends the figures that have changed.
func newIndicatorFeed(c *client, op *graphql.OperationContext, field graphql.CollectedField) (feed, error) {
	all := indicators.All()
	isWanted := make([]bool, len(all))
	named, _ := field.ArgumentMap(op.Variables)["indicators"].([]any)
	for i, indicator := range all {
		isWanted[i] = named == nil || slices.Contains(named, any(indicator.Name))
	}
	for _, name := range named {
		if !slices.ContainsFunc(all, func(i indicators.Indicator) bool { return i.Name == name }) {
			return nil, problem.Errorf(problem.BadUserInput, "there is no indicator %.60q; the query indicators lists them", name).At("indicators")
		}
	}
	report := &ast.Field{
		Alias: "report", Name: "report", Position: field.Position,
		SelectionSet: ast.SelectionSet{&ast.Field{Alias: "figures", Name: "figures", Position: field.Position, SelectionSet: field.Selections}},
	}
	for _, a := range field.Arguments {
		if a.Name != "indicators" {
			report.Arguments = append(report.Arguments, a)
		}
	}
	derived, err := deriveQuery(c.hub.Schema, op, []*ast.Field{report})
	if err != nil {
		return nil, err
	}
	last := make([]sent, len(all))
	return &rereading{isStale: true, again: func(ctx context.Context) []*graphql.Response {
		figures, err := derived.readFigures(ctx, c, len(all))
		if err != nil {
			return []*graphql.Response{c.endpoint.Refusal(ctx, err)}
		}
		var answers []*graphql.Response
		for i, figure := range figures {
			if isWanted[i] && last[i].changes(figure) {
				answers = append(answers, &graphql.Response{Data: eventData(field, figure)})
			}
		}
		return answers
	}}, nil
}

// readFigures reads so many figures of a report.
func (d *derivedQuery) readFigures(ctx context.Context, c *client, n int) ([]json.RawMessage, error) {
	read, err := d.read(ctx, c.hub, nil)
	if err != nil {
		return nil, err
	}
	if read["report"] == nil {
		return nil, problem.Errorf(problem.NotFound, "there is no such agency").At("agency")
	}
	var report struct{ Figures []json.RawMessage }
	switch err := json.Unmarshal(read["report"], &report); {
	case err != nil:
		return nil, err
	case len(report.Figures) != n:
		return nil, fmt.Errorf("the report has %d figures, not %d", len(report.Figures), n)
	}
	return report.Figures, nil
}
