package graph

import (
	"bytes"
	"compress/gzip"
	"context"
	_ "embed"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
)

// introspection stores the answers to operations that select only __schema and __type. The schema does not change while the
// process runs, so each answer is computed once.
type introspection struct {
	answers *lru.LRU[*schemaAnswer]
}

// schemaAnswer is the body of a response, plain and compressed by gzip.
type schemaAnswer struct{ plain, compressed []byte }

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

// store returns a response's body as an answer, and stores it under a key unless it is longer than maxSchemaAnswer.
func (i introspection) store(ctx context.Context, key string, body []byte) *schemaAnswer {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write(body) // writing to memory does not fail
	_ = w.Close()
	answer := &schemaAnswer{body, b.Bytes()}
	if len(body) <= maxSchemaAnswer {
		i.answers.Add(ctx, key, answer)
	}
	return answer
}

// acceptsGzip reports whether the caller accepts an answer compressed by gzip (RFC 9110, 12.5.3).
func acceptsGzip(accept []string) bool {
	var named, any string // the weights of gzip and of *
	for part := range strings.SplitSeq(strings.Join(accept, ","), ",") {
		coding, parameter, _ := strings.Cut(part, ";")
		weight, given := strings.CutPrefix(strings.TrimSpace(parameter), "q=")
		if !given {
			weight = "1"
		}
		switch strings.ToLower(strings.TrimSpace(coding)) {
		case "gzip":
			named = weight
		case "*":
			any = weight
		}
	}
	if named == "" {
		named = any
	}
	weight, err := strconv.ParseFloat(named, 64)
	return err == nil && weight > 0
}

// introspectionQuery is the introspection query of graphql-js, which GraphiQL and most generators of clients send.
//
//go:embed introspection.graphql
var introspectionQuery string
