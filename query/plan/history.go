package plan

import (
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"docket/problem"
	"docket/query/catalog"
)

// History is what a field of the kind catalog.HistoryRoot asks for.
type History struct {
	ID catalog.ID
	// First is the largest number of changes. Before, where it is not nil, leaves out those of that instant and later.
	First  int
	Before *time.Time
}

// checkHistoryRoot checks a field of the kind catalog.HistoryRoot, which is not compiled: the caller may read the type of the record, and its earlier versions are kept.
// NewHistory checks the rest of its arguments.
func (p *planner) checkHistoryRoot(f *field) error {
	if err := p.requirePresent(f); err != nil {
		return err
	}
	in, _ := p.argument(f.node, "id")
	in.guardFact(typeOfID)
	t := p.catalog.Type(typeOfID(in.resolve(p.variables), true))
	if t == nil {
		return in.errorf("is not the id of anything; ids come from earlier answers")
	}
	if err := p.requireType(t.Name, f); err != nil {
		return err
	}
	if fault := p.versionsFault(t.Name); fault != nil {
		return p.atPosition(fault.At(f.alias), f.node.Position)
	}
	return p.checkSelections(p.catalog.Schema.Types[f.node.Definition.Type.Name()], f.sets, 2)
}

// requirePresent returns BAD_USER_INPUT for a field that compares versions by itself, in an operation as of an instant.
func (p *planner) requirePresent(f *field) error {
	if !p.plan.IsAsOf {
		return nil
	}
	return p.atPosition(problem.Errorf(problem.BadUserInput, "it compares earlier versions by itself: ask for it without @asOf").At(f.alias), f.node.Position)
}

// checkSelections checks selections on a type, and on what is in it, by the limits of an operation.
func (p *planner) checkSelections(t *ast.Definition, sets []ast.SelectionSet, depth int) error {
	fields, err := p.collectAll(t, sets, depth)
	if err != nil {
		return err
	}
	for _, f := range fields {
		if len(f.sets) == 0 {
			continue
		}
		if err := p.checkSelections(p.catalog.Schema.Types[f.node.Definition.Type.Name()], f.sets, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// NewHistory returns what a field history asks for. Returns BAD_USER_INPUT for an argument with a wrong value.
func NewHistory(c *catalog.Catalog, limits Limits, f *ast.Field, variables map[string]any) (History, error) {
	p := newPlanner(c, limits, Request{Variables: variables})
	in, _ := p.argument(f, "id")
	raw := in.resolve(variables)
	t := c.Type(typeOfID(raw, true))
	if t == nil {
		return History{}, in.errorf("is not the id of anything; ids come from earlier answers")
	}
	id, err := parseIdentity(t, raw)
	if err != nil {
		return History{}, in.toProblem(err)
	}
	h := History{ID: id}
	size, err := p.pageSize(&field{alias: f.Alias, name: f.Name, node: f}, "first", limits.Page)
	if err != nil {
		return History{}, err
	}
	if size != nil {
		h.First = *size
	}
	if in, ok := p.argument(f, "before"); ok && !in.isNull() {
		value, err := p.convert("DateTime", in.resolve(variables))
		if err != nil {
			return History{}, in.toProblem(err)
		}
		before, _ := value.(time.Time)
		h.Before = &before
	}
	return h, nil
}
