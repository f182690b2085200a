package live

import (
	"context"
	"maps"
	"strings"

	"docket/graph/load"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
)

// derivedQuery is a query that reads what an event of a subscription shows. It is compiled as any query: with the caller's scope, masks and
// limits.
type derivedQuery struct {
	op   *graphql.OperationContext
	text string
	doc  *ast.QueryDocument
}

// deriveQuery returns a query with the root fields, and with the variables and fragments of a subscription, which must be valid.
func deriveQuery(schema *ast.Schema, op *graphql.OperationContext, fields []*ast.Field, variables ...*ast.VariableDefinition) (*derivedQuery, error) {
	root := make(ast.SelectionSet, len(fields))
	for i, f := range fields {
		root[i] = f
	}
	var text strings.Builder
	formatter.NewFormatter(&text, formatter.WithCompacted()).FormatQueryDocument(&ast.QueryDocument{
		Operations: ast.OperationList{{
			Operation: ast.Query, Name: op.Operation.Name, SelectionSet: root,
			VariableDefinitions: append(append(ast.VariableDefinitionList{}, op.Operation.VariableDefinitions...), variables...),
		}},
		Fragments: op.Doc.Fragments,
	})
	doc, err := parser.ParseQuery(&ast.Source{Input: text.String()})
	if err != nil {
		return nil, err
	}
	validator.Walk(schema, doc, &validator.Events{}) // sets the definitions of the fields
	return &derivedQuery{op, text.String(), doc}, nil
}

// read reads the root fields for the context's caller.
func (d *derivedQuery) read(ctx context.Context, h *Hub, variables map[string]any) (map[string][]byte, error) {
	read := h.Agencies.Operation(ctx, d.op)
	read.Document, read.Definition, read.Text = d.doc, d.doc.Operations[0], d.text
	read.Variables = maps.Clone(d.op.Variables)
	if read.Variables == nil {
		read.Variables = map[string]any{}
	}
	maps.Copy(read.Variables, variables)
	used := load.UsageOf(ctx)
	read.Sources, read.Tables = &used.Sources, &used.Tables
	return h.Reader.Read(ctx, read)
}

// object returns a literal of an input object with one field.
func object(name string, value *ast.Value) *ast.Value {
	return &ast.Value{Kind: ast.ObjectValue, Children: ast.ChildValueList{{Name: name, Value: value}}}
}
