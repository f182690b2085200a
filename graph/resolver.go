package graph

import (
	"context"
	"database/sql"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"docket/db"
	"docket/graph/answer"
	"docket/problem"
	"docket/query"
	"docket/query/catalog"
)

// Reader answers reads; *query.Service is one.
type Reader interface {
	Read(ctx context.Context, op query.Operation) (map[string][]byte, error)
	CheckPayload(op query.Operation, field *ast.Field) error
	Payload(ctx context.Context, row query.Runner, op query.Operation, field *ast.Field, changed map[string][]catalog.ID) ([]byte, error)
}

// resolver is what the fields of Query and Mutation share.
type resolver struct {
	reader   Reader
	store    *db.Store
	agencies func() []int64
}

// operation is the operation at hand, as the compiler takes it.
func (r *resolver) operation(op *graphql.OperationContext) query.Operation {
	return query.Operation{
		Document: op.Doc, Definition: op.Operation, Text: op.RawQuery, Variables: op.Variables, Agencies: r.agencies(),
	}
}

type answersKey struct{}

// reads is the extension that answers all fields of a query at once, before their resolvers are asked.
type reads struct{ *resolver }

// ExtensionName is gqlgen's name for it.
func (reads) ExtensionName() string { return "Reads" }

// Validate accepts any schema.
func (reads) Validate(graphql.ExecutableSchema) error { return nil }

// InterceptResponse reads before the first resolver is asked; an operation of any other kind passes.
func (r reads) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	op := graphql.GetOperationContext(ctx)
	if op.Operation.Operation != ast.Query {
		return next(ctx)
	}
	// Either all of it is read, or there is no data at all.
	answers, err := r.reader.Read(ctx, r.operation(op))
	if err != nil {
		graphql.AddError(ctx, err)
		return &graphql.Response{Errors: graphql.GetErrors(ctx)}
	}
	return next(context.WithValue(ctx, answersKey{}, answers))
}

// answered is the answer of the root field at hand.
func answered(ctx context.Context) answer.Answer {
	answers, _ := ctx.Value(answersKey{}).(map[string][]byte)
	return answers[graphql.GetFieldContext(ctx).Field.Alias]
}

// write lets a verb change records and answers the selection of its payload, read in the same transaction.
func write[In db.Input](ctx context.Context, r *resolver, verb func(context.Context, *db.Writer, In) (db.Changed, error), in In) (answer.Answer, error) {
	op := r.operation(graphql.GetOperationContext(ctx))
	field := graphql.GetFieldContext(ctx).Field.Field
	if err := r.reader.CheckPayload(op, field); err != nil {
		return nil, err
	}
	var payload []byte
	_, err := db.Do(ctx, r.store, verb, in, func(ctx context.Context, tx *sql.Tx, changed db.Changed) (err error) {
		payload, err = r.reader.Payload(ctx, counted{query.Tx{Tx: tx}}, op, field, identities(changed))
		return err
	})
	if faults := problem.All(err); len(faults) > 1 {
		// gqlgen adds the error that a resolver returns behind those added here.
		faults = faults[:min(len(faults), mostErrors)]
		for _, fault := range faults[:len(faults)-1] {
			graphql.AddError(ctx, fault)
		}
		return nil, faults[len(faults)-1]
	}
	if err != nil {
		return nil, err
	}
	return payload, nil
}

func identities(changed db.Changed) map[string][]catalog.ID {
	ids := make(map[string][]catalog.ID, len(changed))
	for field, keys := range changed {
		for _, k := range keys {
			ids[field] = append(ids[field], catalog.ID{Type: k.Type, Agency: k.Agency, Number: k.ID})
		}
	}
	return ids
}
