package graph

import (
	"bytes"
	"context"
	"database/sql"
	"slices"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"go.opentelemetry.io/otel/attribute"

	"docket/auth"
	"docket/auth/accesslog"
	"docket/db"
	"docket/graph/answer"
	"docket/graph/endpoint"
	"docket/graph/history"
	"docket/graph/load"
	"docket/graph/scope"
	"docket/problem"
	"docket/query"
	"docket/query/catalog"
	"docket/query/plan"
	"docket/trace"
)

// Reader compiles and runs reads. *query.Service implements it.
type Reader interface {
	Read(ctx context.Context, op query.Operation) (map[string][]byte, error)
	CheckPayload(ctx context.Context, op query.Operation, field *ast.Field) error
	Payload(ctx context.Context, row query.Runner, op query.Operation, field *ast.Field, changed map[string][]catalog.ID) ([]byte, error)
}

// resolver resolves the fields of Query and Mutation. See the *.resolvers.go files.
type resolver struct {
	reader   Reader
	store    *db.Store
	schema   *ast.Schema
	agencies *scope.Agencies
	access   endpoint.AccessLog
	history  *history.Reader
}

type answersKey struct{}

// reads is the gqlgen extension that reads all root fields of a query together, before their resolvers run. The resolvers
// return the parts, see answered.
type reads struct{ *resolver }

// ExtensionName returns the name of the extension.
func (reads) ExtensionName() string { return "Reads" }

// Validate accepts any schema.
func (reads) Validate(graphql.ExecutableSchema) error { return nil }

// InterceptResponse reads the root fields of a query. If one fails, the response has no data. Mutations pass.
func (r reads) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	op := graphql.GetOperationContext(ctx)
	if op.Operation.Operation != ast.Query {
		return next(ctx)
	}
	read := r.agencies.Operation(ctx, op)
	used := load.UsageOf(ctx)
	read.Sources, read.Tables, read.Resolves = &used.Sources, &used.Tables, true
	read.Fresh, read.Seen = used.Fresh, &used.Seen
	answers, err := r.reader.Read(ctx, read)
	if err != nil {
		graphql.AddError(ctx, err)
		return &graphql.Response{Errors: graphql.GetErrors(ctx)}
	}
	if data := joinAnswers(op, answers); data != nil {
		return &graphql.Response{Data: data}
	}
	return next(context.WithValue(ctx, answersKey{}, answers))
}

// joinAnswers returns the data of a response whose root fields were all read. Returns nil if one was not read (`__schema`, `__type`, `__typename`, and
// those of plan.Operation.Resolved, as history), if one that cannot be null has no answer, or if there is none: the resolvers then answer.
func joinAnswers(op *graphql.OperationContext, answers map[string][]byte) []byte {
	var b bytes.Buffer
	for _, f := range rootFields(op) {
		value, wasRead := answers[f.Alias]
		if !wasRead || value == nil && f.Definition.Type.NonNull {
			return nil
		}
		if b.Len() == 0 {
			size := 2
			for key, value := range answers {
				size += len(key) + len(value) + len(`"":,`)
			}
			b.Grow(size)
		}
		b.WriteByte("{,"[min(b.Len(), 1)])    // { before the first field, a comma before the others
		b.WriteString(strconv.Quote(f.Alias)) // a GraphQL name needs no escapes
		b.WriteByte(':')
		if value == nil {
			value = []byte("null")
		}
		b.Write(value)
	}
	if b.Len() == 0 {
		return nil
	}
	b.WriteByte('}')
	return b.Bytes()
}

// rootFields returns the fields of a query's root, in the order of the answer. Fields of fragments, and those that are skipped or written
// twice, are left to gqlgen, which takes longer.
func rootFields(op *graphql.OperationContext) []*ast.Field {
	set := op.Operation.SelectionSet
	fields := make([]*ast.Field, 0, len(set))
	for _, selected := range set {
		f, ok := selected.(*ast.Field)
		if !ok || len(f.Directives) > 0 || slices.ContainsFunc(fields, func(other *ast.Field) bool { return other.Alias == f.Alias }) || len(fields) == maxPlainRoots {
			collected := graphql.CollectFields(op, set, []string{"Query"})
			fields = make([]*ast.Field, len(collected))
			for i, c := range collected {
				fields[i] = c.Field
			}
			return fields
		}
		fields = append(fields, f)
	}
	return fields
}

// maxPlainRoots bounds the time in which rootFields compares aliases.
const maxPlainRoots = 16

// answered returns the answer to the root field that is being resolved, read by InterceptResponse.
func answered(ctx context.Context) answer.Answer {
	answers, _ := ctx.Value(answersKey{}).(map[string][]byte)
	return answers[graphql.GetFieldContext(ctx).Field.Alias]
}

// readHistory answers the field history that is being resolved.
func (r *resolver) readHistory(ctx context.Context) (answer.Answer, error) {
	asked, err := r.historyRequest(ctx)
	if err != nil {
		return nil, err
	}
	changes, err := r.history.Read(ctx, asked)
	if err != nil {
		return nil, err
	}
	return history.Answer(graphql.GetOperationContext(ctx), graphql.GetFieldContext(ctx).Field.Selections, changes, r.history.Service.Zone), nil
}

// readProof answers the field inclusionProof that is being resolved.
func (r *resolver) readProof(ctx context.Context) (answer.Answer, error) {
	asked, err := r.historyRequest(ctx)
	if err != nil {
		return nil, err
	}
	proof, err := r.history.Proof(ctx, asked)
	if err != nil {
		return nil, err
	}
	return history.AnswerProof(graphql.GetOperationContext(ctx), graphql.GetFieldContext(ctx).Field.Selections, proof, r.history.Service.Zone), nil
}

// readDifferences answers the field reportDifferences that is being resolved.
func (r *resolver) readDifferences(ctx context.Context) (answer.Answer, error) {
	op, field, service := graphql.GetOperationContext(ctx), graphql.GetFieldContext(ctx).Field, r.history.Service
	as := r.agencies.Operation(ctx, op)
	asked, err := plan.NewDifferences(service.Catalog, service.Limits, field.Field, plan.Request{Variables: op.Variables, Role: as.Role})
	if err != nil {
		return nil, err
	}
	found, err := r.history.Differences(ctx, history.DifferencesRequest{Differences: asked, As: as, WithRecords: history.AsksForRecords(op, field.Selections)})
	if err != nil {
		return nil, err
	}
	return history.AnswerDifferences(op, field.Selections, found, as.Language, service.Zone), nil
}

// historyRequest returns what the field that is being resolved asks of the history of a record.
func (r *resolver) historyRequest(ctx context.Context) (history.Request, error) {
	op := graphql.GetOperationContext(ctx)
	asked, err := plan.NewHistory(r.history.Service.Catalog, r.history.Service.Limits, graphql.GetFieldContext(ctx).Field.Field, op.Variables)
	return history.Request{History: asked, As: r.agencies.Operation(ctx, op)}, err
}

// write runs a verb in a transaction and returns the selected fields of its payload, read in the same transaction. Returns the
// errors of the verb; if the input has several faults, each is an error of its own, in the order of the input.
func write[In db.Input](ctx context.Context, r *resolver, verb func(context.Context, *db.Writer, In) (db.Payload, error), in In) (answer.Answer, error) {
	if err := scope.RequireCallable(ctx, mutationOf(ctx)); err != nil {
		return nil, err
	}
	op := r.agencies.Operation(ctx, graphql.GetOperationContext(ctx))
	field := graphql.GetFieldContext(ctx).Field.Field
	caller, isReveal, isSimulated := auth.CallerOf(ctx), r.unmasks(field), in.WriteRequest().Simulate
	if isReveal {
		ctx = r.withWriteWhereReadable(ctx)
		op.Masked = isSimulated
	}
	if err := r.reader.CheckPayload(ctx, op, field); err != nil {
		return nil, err
	}
	var payload []byte
	ctx, end := trace.Start(ctx, "write", attribute.String("docket.mutation", field.Name))
	_, err := db.Do(ctx, r.store, verb, in, func(ctx context.Context, tx *sql.Tx, changed db.Payload) (err error) {
		payload, err = r.reader.Payload(ctx, load.Counted(query.Tx{Tx: tx}), op, field, identities(changed))
		return err
	})
	end(err)
	if faults := problem.All(err); len(faults) > 1 {
		// A resolver returns one error; gqlgen appends it to the errors added here.
		faults = faults[:min(len(faults), endpoint.MaxErrors)]
		for _, fault := range faults[:len(faults)-1] {
			graphql.AddError(ctx, fault)
		}
		return nil, faults[len(faults)-1]
	}
	if err != nil {
		return nil, err
	}
	if isReveal && !isSimulated {
		r.access.Add(accesslog.Event{Kind: db.AccessEventKindRevealed, Caller: caller, Operation: op.Definition.Name})
	}
	return payload, nil
}

// mutationOf returns the definition of the mutation that is being resolved.
func mutationOf(ctx context.Context) *ast.FieldDefinition {
	return graphql.GetFieldContext(ctx).Field.Definition
}

// unmasks reports whether the payload of a mutation shows a text whole that the caller sees masked elsewhere.
func (r *resolver) unmasks(mutation *ast.Field) bool {
	payload := r.schema.Types[mutation.Definition.Type.Name()]
	return slices.ContainsFunc(payload.Fields, func(f *ast.FieldDefinition) bool { return f.Directives.ForName(catalog.Unmasked) != nil })
}

// withWriteWhereReadable returns a context in which the caller may write for every agency that the caller may read. It is for mutations that
// unmask a text alone (see unmasks): they write nothing but the record that the text was shown.
func (r *resolver) withWriteWhereReadable(ctx context.Context) context.Context {
	caller := auth.CallerOf(ctx)
	caller.Agencies = r.agencies.VisibleTo(caller)
	return auth.WithCaller(ctx, caller)
}

// identities returns the ids of the changed records by field of the payload.
func identities(changed db.Payload) map[string][]catalog.ID {
	ids := make(map[string][]catalog.ID, len(changed))
	for field, keys := range changed {
		for _, k := range keys {
			ids[field] = append(ids[field], catalog.ID{Type: k.Type, Agency: k.Agency, Number: k.ID})
		}
	}
	return ids
}
