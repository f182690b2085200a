package plan

import (
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"docket/problem"
)

// AsOf is the directive of an operation that is answered from the records as they stood at an instant, which is its argument `at`.
const AsOf = "asOf"

// InstantField is the field of problems with the instant of an operation.
const InstantField = "asOf.at"

// InstantOf returns the instant as of which an operation is answered, to the microsecond; nil for the present. Returns BAD_USER_INPUT for a value
// that is no instant.
func InstantOf(definition *ast.OperationDefinition, variables map[string]any) (*time.Time, error) {
	directive := definition.Directives.ForName(AsOf)
	if directive == nil {
		return nil, nil
	}
	p := &planner{}
	raw := LiteralValue(directive.Arguments.ForName("at").Value, variables)
	value, err := p.convert("DateTime", raw)
	if err != nil {
		return nil, p.atPosition(problem.Of(err).At(InstantField), directive.Position)
	}
	at, _ := value.(time.Time)
	at = at.Truncate(time.Microsecond)
	return &at, nil
}

// requireVersions returns BAD_USER_INPUT if the operation has an instant (`@asOf`) and no earlier versions of a type are kept, and FORBIDDEN if it has one
// and the caller may read the records of the type only as they are now; else nil.
func (p *planner) requireVersions(typ string) *problem.Error {
	if !p.plan.IsAsOf {
		return nil
	}
	return p.versionsFault(typ)
}

// versionsFault returns BAD_USER_INPUT if no earlier versions of a type are kept, and FORBIDDEN if the caller may not read them; nil if the caller may.
func (p *planner) versionsFault(typ string) *problem.Error {
	if t := p.catalog.Type(typ); t != nil && !t.HasHistory {
		return problem.Errorf(problem.BadUserInput, "earlier versions of %s are not kept: it can be read only as it is now", typ)
	}
	if !p.catalog.MayReadAsOf(typ, p.role) {
		return problem.Errorf(problem.Forbidden, "%s may read %s only as it is now", p.roleName(), typ)
	}
	return nil
}
