package endpoint

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator/core"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"docket/auth"
	"docket/limit"
	"docket/problem"
	"docket/query"
	"docket/query/plan"
)

// parsed holds documents that were validated.
type parsed struct {
	graphql.Cache[*ast.QueryDocument]
}

// longestCached is the length in bytes of the longest document that is kept. A thousand long ones would take too much memory.
const longestCached = 16 << 10

// Add keeps a validated document, if it is not too long.
func (d parsed) Add(ctx context.Context, text string, document *ast.QueryDocument) {
	if len(text) <= longestCached {
		d.Cache.Add(ctx, text, document)
	}
}

// handedOver gives gqlgen's executor the document that Parse has put into the context, so that the executor does not parse and validate it again.
type handedOver struct{}

// Get returns the document of the context.
func (handedOver) Get(ctx context.Context, _ string) (*ast.QueryDocument, bool) {
	document, ok := ctx.Value(handedOver{}).(*ast.QueryDocument)
	return document, ok
}

// Add does nothing.
func (handedOver) Add(context.Context, string, *ast.QueryDocument) {}

// Parse parses and validates an operation and coerces its variables. A document that is not known from before is taken from its caller's budget by
// its length and its form (limit.Rates.TakeDocument, limit.Document), and waits for its turn. Returns the faults of the request, or the error that
// refuses it for now: of the budget, or of limit.Queue.Enter.
func (e *Endpoint) Parse(ctx context.Context, caller string, params *graphql.RawParams) (*graphql.OperationContext, gqlerror.List, error) {
	document, isKnown := e.parsed.Get(ctx, params.Query)
	if !isKnown {
		if err := e.turns.Rates.TakeDocument(ctx, caller, len(params.Query)); err != nil {
			return nil, nil, err
		}
		leave, err := e.turns.Documents.Enter(ctx, caller, len(params.Query), false)
		if err != nil {
			return nil, nil, err
		}
		defer leave()
		var faults gqlerror.List
		if document, faults, err = e.validate(caller, params.Query); err != nil || len(faults) > 0 {
			return notPrepared(), faults, err
		}
		e.parsed.Add(ctx, params.Query, document)
	}
	op, faults := e.prepare(ctx, document, params)
	return op, faults, nil
}

// notPrepared returns the context of an operation that cannot run. It has no name: a text that names no operation of the document must not stand in
// the log.
func notPrepared() *graphql.OperationContext { return new(graphql.OperationContext) }

// prepare makes the context of an operation of a validated document. Returns the faults of the request.
func (e *Endpoint) prepare(ctx context.Context, document *ast.QueryDocument, params *graphql.RawParams) (*graphql.OperationContext, gqlerror.List) {
	if err := e.coerce(ctx, document, params); err != nil {
		return notPrepared(), gqlerror.List{gqlerror.Wrap(err)}
	}
	return e.executor.CreateOperationContext(context.WithValue(ctx, handedOver{}, document), params)
}

// validate parses and validates a document. Its limits are checked as early as they can be: that of tokens before anything is made of them, those
// of its form before it is validated. Returns its faults, or LIMIT_EXCEEDED if too little is left of the caller's budget for a document of this
// form.
func (e *Endpoint) validate(caller, text string) (_ *ast.QueryDocument, faults gqlerror.List, err error) {
	source := &ast.Source{Input: text}
	if err := limit.Tokens(source, e.Settings.Tokens); err != nil {
		return nil, gqlerror.List{gqlerror.Wrap(err)}, nil
	}
	document, err := parser.ParseQuery(source)
	if err == nil && len(document.Operations) == 0 {
		err = gqlerror.Errorf("no operation provided")
	}
	if err != nil {
		return nil, gqlerror.List{gqlerror.WrapIfUnwrapped(err)}, nil
	}
	more, err := limit.Document(document)
	if err != nil {
		return nil, gqlerror.List{gqlerror.Wrap(err)}, nil
	}
	if err := e.turns.Rates.TakeMore(caller, limit.RequestsForDocument(len(text)), more); err != nil {
		return nil, nil, err
	}
	return document, findFaults(e.definitions, document), nil
}

// findFaults returns the first MaxErrors faults of a document. A long document can have thousands, and to find names to suggest for one takes long.
func findFaults(schema *ast.Schema, document *ast.QueryDocument) (faults gqlerror.List) {
	type enough struct{}
	defer func() {
		if cause := recover(); cause != nil && cause != (enough{}) {
			panic(cause)
		}
	}()
	observers := &core.Events{}
	for _, rule := range validationRules {
		rule.RuleFunc(observers, func(options ...core.ErrorOption) {
			fault := &gqlerror.Error{Rule: rule.Name}
			for _, option := range options {
				option(fault)
			}
			if faults = append(faults, fault); len(faults) == MaxErrors {
				panic(enough{}) // nothing else ends a walk
			}
		})
	}
	core.Walk(schema, document, observers)
	return faults
}

// validationRules are the rules of the specification, by name, so that faults come in the same order each time.
var validationRules = sortedRules(rules.NewDefaultRules())

func sortedRules(all *rules.Rules) (sorted []core.Rule) {
	byName := all.GetInner()
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		sorted = append(sorted, core.Rule{Name: name, RuleFunc: byName[name]})
	}
	return sorted
}

// coerce coerces the variables of the operation that the request names (GraphQL specification, 6.1.2). Returns BAD_USER_INPUT if no operation fits
// operationName or a variable has the wrong type; messages list the values of an enum only to those who may read the schema.
func (e *Endpoint) coerce(ctx context.Context, document *ast.QueryDocument, request *graphql.RawParams) error {
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
	request.Variables, err = query.CoerceVariables(e.definitions, operation, request.Variables, e.Settings.Introspection(auth.CallerOf(ctx)))
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
