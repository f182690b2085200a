package plan

import (
	"strings"

	"docket/messages"
	"docket/problem"
	"docket/query/catalog"
)

// The checks below are the only place where reads ask what a role may see. The directives of
// the schema say it (graph/schema/access.graphqls). A field that a role does not see whole can only be selected, and its value is then
// hidden or masked: as a filter, an order, a group, a measure or the key of a record it would reveal its value indirectly.

// requireReadable returns FORBIDDEN where the caller may not read what a root field answers with.
func (p *planner) requireReadable(typ string, root catalog.Root, f *field) error {
	switch root.Kind {
	case catalog.NodeRoot, catalog.NodesRoot: // the types are those of the ids
		return nil
	case catalog.ListRoot, catalog.OneRoot:
		typ = root.Type.Name
	}
	return p.requireType(typ, f)
}

// requireType returns FORBIDDEN where the caller may not read the objects of a type, and the errors of requireVersions. f is the field at which the error is
// placed.
func (p *planner) requireType(typ string, f *field) error {
	if !p.catalog.MayRead(typ, p.role) {
		return p.atPosition(problem.Errorf(problem.Forbidden, "%s may not read %s", p.roleName(), typ).At(f.alias), f.node.Position)
	}
	if fault := p.requireVersions(typ); fault != nil {
		return p.atPosition(fault.At(f.alias), f.node.Position)
	}
	return nil
}

// sightOf returns how much of a selected field the caller sees. Returns FORBIDDEN where the caller sees nothing of the field.
func (p *planner) sightOf(def *catalog.Field, f *field) (catalog.Sight, error) {
	sight := p.catalog.SightOf(def, p.role)
	if sight == catalog.Forbidden {
		return sight, p.atPosition(p.forbidden(def).At(f.alias), f.node.Position)
	}
	if def.Relation != nil {
		if fault := p.requireVersions(def.Relation.Target.Name); fault != nil {
			return sight, p.atPosition(fault.At(f.alias), f.node.Position)
		}
	}
	return sight, nil
}

// requireUsable returns FORBIDDEN where an input names a field that the caller does not see whole, and the errors of requireVersions.
func (p *planner) requireUsable(def *catalog.Field, in input) error {
	if p.catalog.SightOf(def, p.role) != catalog.Plain {
		return in.toProblem(p.forbidden(def))
	}
	if def.Relation != nil {
		if fault := p.requireVersions(def.Relation.Target.Name); fault != nil {
			return in.toProblem(fault)
		}
	}
	return nil
}

// forbidden returns the problem of a field that the caller does not see, or does not see whole.
func (p *planner) forbidden(def *catalog.Field) *problem.Error {
	if def.Relation != nil {
		return problem.Errorf(problem.Forbidden, "%s may not read %s.%s, which leads to %s", p.roleName(), def.Owner.Name, def.Name, def.Relation.Target.Name)
	}
	return problem.Errorf(problem.Forbidden, "%s does not see %s.%s: it can be no filter, order, group or measure", p.roleName(), def.Owner.Name, def.Name)
}

// roleName returns the caller's role as it is written in messages.
func (p *planner) roleName() messages.Text {
	if p.role == "" {
		return messages.Textf("a caller without a role")
	}
	return messages.Textf("the role %s", messages.Value{Enumeration: "Role", Value: strings.ToUpper(p.role)})
}

// concealed returns what stands in place of a text that the caller does not see whole.
func (p *planner) concealed(def *catalog.Field, sight catalog.Sight) Node {
	switch {
	case sight == catalog.Masked && p.plan.IsAsOf:
		return Scalar{&Formula{SQL: def.Mask, Parts: map[string]Expr{}, Masked: def}, def.Scalar}
	case sight == catalog.Masked:
		return Scalar{&Formula{SQL: def.Mask, Parts: map[string]Expr{}}, def.Scalar}
	case def.NonNull:
		return Literal(catalog.HiddenText)
	}
	return Null{}
}
