package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"

	"docket/problem"
)

// repeats refuses an operation that asks for one name so often that validation, which holds every two selections of a
// name against each other, would take seconds: 5,000 times `id` take three. It has to look before gqlgen validates.
type repeats struct {
	documents graphql.Cache[*ast.QueryDocument]
	tokens    int
}

// mostPairs bounds the pairs that validation compares to what takes it some tens of milliseconds; an operation of 3,000
// fields as a client would write it has a tenth of that.
const mostPairs = 500_000

// ExtensionName is gqlgen's name for it.
func (repeats) ExtensionName() string { return "Repeats" }

// Validate accepts any schema.
func (repeats) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters refuses or lets pass; it changes nothing.
func (r repeats) MutateOperationParameters(ctx context.Context, request *graphql.RawParams) *gqlerror.Error {
	if _, ok := r.documents.Get(ctx, request.Query); ok {
		return nil // it passed before
	}
	document, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: request.Query}, r.tokens)
	if err != nil {
		return nil //nolint:nilerr // it is parsed again, and refused with its place in the text
	}
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
			refused := problem.Errorf(problem.LimitExceeded, "the operation selects %q %d times; ask for it once in each place, or send several operations", name, n)
			return gqlerror.Wrap(refused)
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
