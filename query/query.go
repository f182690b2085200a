// Package query answers GraphQL reads: it compiles a whole operation to one SQL statement whose result is already the
// JSON of the response. It knows no subject; the catalogue tells it what there is.
package query

import (
	"context"
	"errors"

	"github.com/vektah/gqlparser/v2/ast"

	"docket/query/catalog"
)

// Operation is a parsed and validated GraphQL operation with everything that its answer depends on.
type Operation struct {
	// Document holds the operation and its fragments; Definition is the operation in it that is asked for.
	Document   *ast.QueryDocument
	Definition *ast.OperationDefinition
	// Text is the document as sent; with the operation's name it is the key under which plans are kept.
	Text string
	// Variables are coerced, defaults filled in.
	Variables map[string]any
	// Agencies are the agencies whose records may be read. None means that nothing may.
	Agencies []int64
}

// Row is where a statement runs: a pool, or the transaction that has just written.
type Row interface {
	// QueryRow runs the statement and scans the columns of its only row, each one JSON, null for SQL NULL.
	QueryRow(ctx context.Context, sql string, args []any, columns [][]byte) error
}

// Service compiles and runs reads.
type Service struct{}

// Read answers a query operation: the JSON of each root field by its response key. Introspection fields
// (`__schema`, `__type`) and `__typename` at the root are not its business and are left out.
// What the caller did wrong comes back as a *problem.Error; any other error is internal.
func (s *Service) Read(ctx context.Context, op Operation) (map[string][]byte, error) {
	return nil, errors.New("query: not built yet")
}

// Payload answers the selection under a mutation's root field, whose payload fields hold the records of changed.
func (s *Service) Payload(ctx context.Context, row Row, op Operation, field *ast.Field, changed map[string][]catalog.ID) ([]byte, error) {
	return nil, errors.New("query: not built yet")
}
