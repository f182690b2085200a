package limit

import (
	"maps"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/lexer"

	"docket/problem"
)

// The limits of a document's form. They are checked before it is validated, which takes longer the more there is of anything.
const (
	// MaxDirectives is how many directives a document may have.
	MaxDirectives = 100
	// MaxAliases is how often one field may be asked for under different names in one selection.
	MaxAliases = 50
	// MaxIntrospections is how often a document may ask for `__schema` and `__type`.
	MaxIntrospections = 10
	// MaxMutations is how many mutations an operation may run, each in a transaction of its own.
	MaxMutations = 20
	// maxPairs is the largest number of pairs of selections of one name, which validation compares; that takes some tens of
	// milliseconds. A usual operation of 3,000 fields has a tenth of that.
	maxPairs = 500_000
	// PairsPerRequest is how many such pairs count as one request more. To compare them takes about as long as a light request.
	PairsPerRequest = 5_000
)

// Tokens counts the tokens of a document, before a tree is made of them, which takes ten times as long. Returns LIMIT_EXCEEDED with the limit if
// there are more than most. It counts to the first fault; the parser reports that one.
func Tokens(source *ast.Source, most int) error {
	tokens := lexer.New(source)
	for range most {
		if token, err := tokens.ReadToken(); err != nil || token.Kind == lexer.EOF {
			return nil //nolint:nilerr // the parser reports it with its place
		}
	}
	if token, err := tokens.ReadToken(); err != nil || token.Kind == lexer.EOF {
		return nil //nolint:nilerr // as above
	}
	return over(most, "the document has more than %d tokens; send several operations", most)
}

// Document checks the form of a parsed document. It returns how many requests the document counts as for its selections of one name: one for each
// whole PairsPerRequest. Returns LIMIT_EXCEEDED with the limit if it has too many directives, aliases, questions about the schema, mutations, or
// selections of one name.
func Document(document *ast.QueryDocument) (requests int, err error) {
	for _, operation := range document.Operations {
		if operation.Operation != ast.Mutation {
			continue
		}
		if n := countRootFields(document, operation.SelectionSet, map[string]int{}); n > MaxMutations {
			return 0, over(MaxMutations, "the operation holds more than %d mutations; send them as several operations", MaxMutations)
		}
	}
	f := newForm(document)
	return f.pairs() / PairsPerRequest, f.check()
}

// countRootFields returns how many fields a selection has, with those of its fragments; at most one more than MaxMutations, so that no number of nested spreads
// makes it overflow. counted holds the numbers of named fragments: each is looked through once, however often it is spread, and one that leads back to itself,
// which validation refuses later, has none.
func countRootFields(document *ast.QueryDocument, set ast.SelectionSet, counted map[string]int) (fields int) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			fields++
		case *ast.InlineFragment:
			fields += countRootFields(document, s.SelectionSet, counted)
		case *ast.FragmentSpread:
			n, isCounted := counted[s.Name]
			if fragment := document.Fragments.ForName(s.Name); !isCounted && fragment != nil {
				counted[s.Name] = 0
				n = countRootFields(document, fragment.SelectionSet, counted)
				counted[s.Name] = n
			}
			fields += n
		}
		fields = min(fields, MaxMutations+1)
	}
	return fields
}

// AsksForSchema reports whether any part of a document selects `__schema` or `__type`.
func AsksForSchema(document *ast.QueryDocument) bool {
	for _, operation := range document.Operations {
		if selectsSchema(operation.SelectionSet) {
			return true
		}
	}
	for _, fragment := range document.Fragments {
		if selectsSchema(fragment.SelectionSet) {
			return true
		}
	}
	return false
}

// selectsSchema reports whether a selection asks for the schema. Only the root has these fields, so it does not look below fields.
func selectsSchema(set ast.SelectionSet) bool {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			if isOfSchema(s) {
				return true
			}
		case *ast.InlineFragment:
			if selectsSchema(s.SelectionSet) {
				return true
			}
		}
	}
	return false
}

// isOfSchema reports whether a field is `__schema` or `__type`.
func isOfSchema(f *ast.Field) bool { return f.Name == "__schema" || f.Name == "__type" }

// newForm counts what a document holds.
func newForm(document *ast.QueryDocument) *form {
	f := &form{names: map[string]int{}}
	for _, operation := range document.Operations {
		f.directives += len(operation.Directives)
		for _, v := range operation.VariableDefinitions {
			f.directives += len(v.Directives)
		}
		f.count(operation.SelectionSet)
	}
	for _, fragment := range document.Fragments {
		f.directives += len(fragment.Directives)
		f.count(fragment.SelectionSet)
	}
	return f
}

func over(limit int, format string, args ...any) *problem.Error {
	return problem.Errorf(problem.LimitExceeded, format, args...).With("limit", limit)
}

// form counts what a document holds, as far as a limit asks for it.
type form struct {
	directives, introspections int
	names                      map[string]int // how often each response name is selected
	mostAliased                string
	aliases                    int // of mostAliased, in one selection
}

// count adds to f what a selection set holds at every depth. Named fragments are left out, because newForm counts each of them once; aliases of one field in several
// fragments are counted when the operation is planned.
func (f *form) count(set ast.SelectionSet) { f.countInto(set, map[string]map[string]bool{}) }

// countInto counts a set that is part of a selection, such as an inline fragment. seen holds the aliases of that selection so far, by the name of their field.
func (f *form) countInto(set ast.SelectionSet, seen map[string]map[string]bool) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			f.directives += len(s.Directives)
			f.names[s.Alias]++
			if isOfSchema(s) {
				f.introspections++
			}
			if seen[s.Name] == nil {
				seen[s.Name] = map[string]bool{}
			}
			seen[s.Name][s.Alias] = true
			if n := len(seen[s.Name]); n > f.aliases {
				f.mostAliased, f.aliases = s.Name, n
			}
			if len(s.SelectionSet) > 0 {
				f.count(s.SelectionSet)
			}
		case *ast.InlineFragment:
			f.directives += len(s.Directives)
			f.countInto(s.SelectionSet, seen)
		case *ast.FragmentSpread:
			f.directives += len(s.Directives)
		}
	}
}

// check returns LIMIT_EXCEEDED if there is too much of anything.
func (f *form) check() error {
	if f.directives > MaxDirectives {
		return over(MaxDirectives, "the operation has %d directives, the limit is %d; leave some out", f.directives, MaxDirectives)
	}
	if f.introspections > MaxIntrospections {
		return over(MaxIntrospections, "the operation asks %d times for parts of the schema, the limit is %d; ask in several operations", f.introspections, MaxIntrospections)
	}
	if f.aliases > MaxAliases {
		return over(MaxAliases, "`%s` is selected under %d names, the limit is %d; send several operations", f.mostAliased, f.aliases, MaxAliases)
	}
	if f.pairs() > maxPairs {
		name, n := f.mostSelected()
		return problem.Errorf(problem.LimitExceeded, "the operation selects %q %d times; ask for it once in each place, or send several operations", name, n)
	}
	return nil
}

// pairs returns how many pairs of selections of one name there are.
func (f *form) pairs() (pairs int) {
	for _, n := range f.names {
		pairs += n * n / 2
	}
	return pairs
}

// mostSelected returns the name that is selected most often, and how often.
func (f *form) mostSelected() (name string, n int) {
	for _, candidate := range slices.Sorted(maps.Keys(f.names)) {
		if f.names[candidate] > n {
			name, n = candidate, f.names[candidate]
		}
	}
	return name, n
}
