package graph

import (
	_ "embed"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"docket/graph/generated"
)

//go:embed schema.graphql
var schemaText string

// Schema returns the schema as served, parsed once per process. The caller must not change it.
var Schema = sync.OnceValue(func() *ast.Schema {
	return gqlparser.MustLoadSchema(&ast.Source{Name: "schema.graphql", Input: schemaText})
})

// executable returns the schema with its resolvers.
func executable(r *resolver) graphql.ExecutableSchema {
	return generated.NewExecutableSchema(generated.Config{Schema: Schema(), Resolvers: r})
}
