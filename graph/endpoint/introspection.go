package endpoint

import (
	"bytes"
	"compress/gzip"
	"context"
	_ "embed"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"docket/auth"
	"docket/limit"
	"docket/problem"
)

// Nobody allows no caller to read the schema; see Settings.Introspection.
func Nobody(auth.Caller) bool { return false }

// Everybody allows all callers.
func Everybody(auth.Caller) bool { return true }

// Staff allows legal officers, auditors, admins, and the program itself.
func Staff(c auth.Caller) bool {
	return slices.Contains([]auth.Role{auth.Legal, auth.Auditor, auth.Admin, auth.Operator}, c.Role)
}

// schemaReaders is the gqlgen extension that lets only some callers read the schema.
type schemaReaders struct{ mayRead func(auth.Caller) bool }

// ExtensionName returns the name of the extension.
func (schemaReaders) ExtensionName() string { return "SchemaReaders" }

// Validate accepts any schema.
func (schemaReaders) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext lets an operation read the schema if its caller may. Returns FORBIDDEN if it asks for the schema and its caller
// may not.
func (r schemaReaders) MutateOperationContext(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	op.DisableIntrospection = !r.mayRead(auth.CallerOf(ctx))
	if op.DisableIntrospection && limit.AsksForSchema(op.Doc) {
		return gqlerror.Wrap(problem.Errorf(problem.Forbidden, "you may not read the schema here; leave out __schema and __type"))
	}
	return nil
}

// introspection stores the answers to operations that select only __schema and __type. The schema does not change while the
// process runs, so each answer is computed once.
type introspection struct {
	answers *lru.LRU[*schemaAnswer]
}

// schemaAnswer is the body of a response, plain and compressed by gzip, and the data in it.
type schemaAnswer struct{ plain, compressed, data []byte }

// maxSchemaAnswers is the largest number of stored answers, maxSchemaAnswer the largest length of one in bytes. Each tool sends
// one query, and there are few tools.
const (
	maxSchemaAnswers = 16
	maxSchemaAnswer  = 4 << 20
)

func newIntrospection() introspection {
	return introspection{lru.New[*schemaAnswer](maxSchemaAnswers)}
}

// key returns the key of an operation's stored answer: its text without white space and comments. ok is false if the answer may
// differ between requests.
func (introspection) key(op *graphql.OperationContext) (key string, ok bool) {
	if op.DisableIntrospection || op.Operation.Operation != ast.Query || len(op.Operation.VariableDefinitions) > 0 {
		return "", false
	}
	for _, f := range graphql.CollectFields(op, op.Operation.SelectionSet, []string{"Query"}) {
		if !strings.HasPrefix(f.Name, "__") {
			return "", false
		}
	}
	var b strings.Builder
	b.WriteString(op.Operation.Name + "\n")
	formatter.NewFormatter(&b, formatter.WithCompacted()).FormatQueryDocument(op.Doc)
	return b.String(), true
}

// find returns the stored answer of a key; nil if there is none.
func (i introspection) find(ctx context.Context, key string) *schemaAnswer {
	answer, _ := i.answers.Get(ctx, key)
	return answer
}

// store returns a response's body and data as an answer, and stores it under a key unless it is longer than maxSchemaAnswer.
func (i introspection) store(ctx context.Context, key string, body, data []byte) *schemaAnswer {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write(body) // writing to memory does not fail
	_ = w.Close()
	answer := &schemaAnswer{body, b.Bytes(), data}
	if len(body) <= maxSchemaAnswer {
		i.answers.Add(ctx, key, answer)
	}
	return answer
}

// introspectionQuery is the introspection query of graphql-js, which GraphiQL and most generators of clients send.
//
//go:embed introspection.graphql
var introspectionQuery string
