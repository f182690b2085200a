package endpoint

import (
	"context"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"

	"docket/auth"
	"docket/limit"
	"docket/problem"
	"docket/query"
	"docket/query/plan"
)

// preparation is a gqlgen extension that runs before validation: it refuses operations whose validation would take seconds, picks
// the operation by its name, and coerces the variables.
type preparation struct {
	schema    *ast.Schema
	documents graphql.Cache[*ast.QueryDocument]
	tokens    int
	// mayRead says to whom messages may list the values of an enum.
	mayRead func(auth.Caller) bool
}

// ExtensionName returns the name of the extension.
func (preparation) ExtensionName() string { return "Preparation" }

// Validate accepts any schema.
func (preparation) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters replaces the variables of the request by coerced variables. Returns LIMIT_EXCEEDED if the document exceeds a
// limit of its form (limit.Document), and BAD_USER_INPUT if no operation fits operationName or a variable has the wrong type. Faults of the
// document itself are left to gqlgen, which reports all of them.
func (p preparation) MutateOperationParameters(ctx context.Context, request *graphql.RawParams) *gqlerror.Error {
	document, isValid := p.documents.Get(ctx, request.Query)
	if !isValid {
		var err error
		document, err = parser.ParseQueryWithTokenLimit(&ast.Source{Input: request.Query}, p.tokens)
		if err != nil || len(document.Operations) == 0 {
			return nil //nolint:nilerr // gqlgen parses it again and reports the fault with its place
		}
		if err := limit.Document(document); err != nil {
			return gqlerror.Wrap(err)
		}
	}
	err := p.coerce(ctx, document, request)
	if err == nil || !isValid && len(validator.ValidateWithRules(p.schema, document, nil)) > 0 {
		return nil
	}
	return gqlerror.Wrap(err)
}

// coerce coerces the variables of the operation that the request names (GraphQL specification, 6.1.2).
func (p preparation) coerce(ctx context.Context, document *ast.QueryDocument, request *graphql.RawParams) error {
	operation, err := pickOperation(document, request.OperationName)
	if err != nil {
		return err
	}
	if asOf := operation.Directives.ForName(plan.AsOf); asOf != nil && operation.Directives.ForName(liveDirective) != nil {
		fault := problem.Errorf(problem.BadUserInput, "stands beside @live, but what was true then does not change: leave one of them out").At(plan.AsOf)
		if asOf.Position != nil {
			fault.Line, fault.Column = asOf.Position.Line, asOf.Position.Column
		}
		return fault
	}
	request.Variables, err = query.CoerceVariables(p.schema, operation, request.Variables, p.mayRead(auth.CallerOf(ctx)))
	return err
}

// pickOperation returns the operation to run. Returns BAD_USER_INPUT with the names of the document's operations if no operation has
// the name, or if the name is missing and there are several.
func pickOperation(document *ast.QueryDocument, name string) (*ast.OperationDefinition, error) {
	if operation := document.Operations.ForName(name); operation != nil {
		return operation, nil
	}
	const maxNames = 20
	var names []string
	for _, operation := range document.Operations {
		if operation.Name != "" {
			names = append(names, strconv.Quote(Shorten(operation.Name, 80)))
		}
	}
	listed := strings.Join(names[:min(len(names), maxNames)], ", ")
	if len(names) > maxNames {
		listed += ", …"
	}
	if name == "" {
		return nil, problem.Errorf(problem.BadUserInput, "is missing, and the document holds %d operations; give one of %s", len(document.Operations), listed).At("operationName")
	}
	if listed == "" {
		return nil, problem.Errorf(problem.BadUserInput, "the document holds no operation %q, only one without a name; leave operationName out", Shorten(name, 80)).At("operationName")
	}
	return nil, problem.Errorf(problem.BadUserInput, "the document holds no operation %q; give one of %s", Shorten(name, 80), listed).At("operationName")
}
