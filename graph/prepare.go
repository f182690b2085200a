package graph

import (
	"context"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"

	"docket/problem"
	"docket/query"
)

// preparation looks at a request before gqlgen validates it: it refuses operations whose validation would take seconds, picks
// the operation by its name, and coerces the variables.
type preparation struct {
	schema    *ast.Schema
	documents graphql.Cache[*ast.QueryDocument]
	tokens    int
	// listValues allows messages to list the values of enums.
	listValues bool
}

// mostPairs bounds the pairs of selections that validation compares, which takes it some tens of milliseconds; an operation of
// 3,000 fields as a client would write it has a tenth of that.
const mostPairs = 500_000

// ExtensionName is gqlgen's name for it.
func (preparation) ExtensionName() string { return "Preparation" }

// Validate accepts any schema.
func (preparation) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters replaces the variables of the request by coerced ones, or refuses the request. Faults of the
// document itself are left to gqlgen, which reports all of them.
func (p preparation) MutateOperationParameters(ctx context.Context, request *graphql.RawParams) *gqlerror.Error {
	document, isValid := p.documents.Get(ctx, request.Query)
	if !isValid {
		var err error
		document, err = parser.ParseQueryWithTokenLimit(&ast.Source{Input: request.Query}, p.tokens)
		if err != nil || len(document.Operations) == 0 {
			return nil //nolint:nilerr // gqlgen parses it again, and says where the fault is
		}
		if err := checkRepeats(document); err != nil {
			return gqlerror.Wrap(err)
		}
	}
	err := p.coerce(document, request)
	if err == nil || !isValid && len(validator.ValidateWithRules(p.schema, document, nil)) > 0 {
		return nil
	}
	return gqlerror.Wrap(err)
}

func (p preparation) coerce(document *ast.QueryDocument, request *graphql.RawParams) error {
	operation, err := pickOperation(document, request.OperationName)
	if err != nil {
		return err
	}
	request.Variables, err = query.CoerceVariables(p.schema, operation, request.Variables, p.listValues)
	return err
}

// pickOperation finds the operation to run. Returns a problem that lists the names where name fits none, or is missing while
// there are several operations.
func pickOperation(document *ast.QueryDocument, name string) (*ast.OperationDefinition, error) {
	if operation := document.Operations.ForName(name); operation != nil {
		return operation, nil
	}
	const mostNames = 20
	var names []string
	for _, operation := range document.Operations {
		if operation.Name != "" {
			names = append(names, strconv.Quote(shorten(operation.Name, 80)))
		}
	}
	listed := strings.Join(names[:min(len(names), mostNames)], ", ")
	if len(names) > mostNames {
		listed += ", …"
	}
	if name == "" {
		return nil, problem.Errorf(problem.BadUserInput, "is missing, and the document holds %d operations; give one of %s", len(document.Operations), listed).At("operationName")
	}
	if listed == "" {
		return nil, problem.Errorf(problem.BadUserInput, "the document holds no operation %q, only one without a name; leave operationName out", shorten(name, 80)).At("operationName")
	}
	return nil, problem.Errorf(problem.BadUserInput, "the document holds no operation %q; give one of %s", shorten(name, 80), listed).At("operationName")
}

// checkRepeats refuses an operation that asks for one name so often that validation, which compares every two selections of a
// name, would take seconds: 5,000 times `id` take three.
func checkRepeats(document *ast.QueryDocument) error {
	counts := map[string]int{}
	for _, operation := range document.Operations {
		countNames(operation.SelectionSet, counts)
	}
	for _, fragment := range document.Fragments {
		countNames(fragment.SelectionSet, counts)
	}
	pairs := 0
	for name, n := range counts {
		if pairs += n * n / 2; pairs > mostPairs {
			return problem.Errorf(problem.LimitExceeded, "the operation selects %q %d times; ask for it once in each place, or send several operations", name, n)
		}
	}
	return nil
}

func countNames(set ast.SelectionSet, counts map[string]int) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			counts[s.Alias]++
			countNames(s.SelectionSet, counts)
		case *ast.InlineFragment:
			countNames(s.SelectionSet, counts)
		}
	}
}
