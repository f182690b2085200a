// Command generator writes the whole schema and what gqlgen makes of it. It runs from the folder graph, by go generate.
//
// Writes are resolved, reads are compiled: of what gqlgen usually makes, only the fields of Query and Mutation get
// resolvers. Every output type is an opaque answer.Answer, JSON that the compiler of package query has made.
package main

import (
	"bytes"
	"fmt"
	"go/types"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/config"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"golang.org/x/tools/go/packages"

	"docket/graph/generator/derive"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "generator:", err)
		os.Exit(1)
	}
}

func run() error {
	if err := os.Chdir(".."); err != nil {
		return err
	}
	cfg, err := config.LoadConfig("gqlgen.yml")
	if err != nil {
		return err
	}
	if cfg.Sources, err = derive.Sources(cfg.Sources, "graph/schema/common.graphqls"); err != nil {
		return err
	}
	if err := cfg.LoadSchema(); err != nil {
		return err
	}
	if err := writeSchema(cfg.Schema, filepath.Join("graph", "schema.graphql")); err != nil {
		return err
	}
	// gqlgen reports every nested field, which has no resolver by design.
	log.SetOutput(&without{"adding resolver method for "})
	return api.Generate(cfg, api.PrependPlugin(&answers{}))
}

// writeSchema writes the schema as served, for generators of clients.
func writeSchema(s *ast.Schema, path string) error {
	var b bytes.Buffer
	b.WriteString("# Written by go generate. This is the schema as served.\n\n")
	formatter.NewFormatter(&b, formatter.WithIndent("  ")).FormatSchema(s)
	return os.WriteFile(path, b.Bytes(), 0o644) //nolint:gosec // G306: source text
}

// without passes on log lines that do not hold a text.
type without struct{ text string }

func (w *without) Write(line []byte) (int, error) {
	if strings.Contains(string(line), w.text) {
		return len(line), nil
	}
	return os.Stderr.Write(line)
}

// answers is the plugin that keeps gqlgen to the roots.
type answers struct {
	schema *ast.Schema
	answer types.Type // answer.Answer, as gqlgen refers to it
}

func (*answers) Name() string { return "answers" }

// isOutput tells whether a type is answered by compiled JSON.
func isOutput(s *ast.Schema, d *ast.Definition) bool {
	return (d.Kind == ast.Object || d.Kind == ast.Interface || d.Kind == ast.Union) && !d.BuiltIn &&
		d != s.Query && d != s.Mutation && d != s.Subscription
}

// MutateConfig binds output types to answers, inputs and enums that package db knows to its types, and the inputs of
// reads, which only the compiler looks into, to maps.
func (a *answers) MutateConfig(cfg *config.Config) error {
	a.schema = cfg.Schema
	known, err := typesOf("docket/db")
	if err != nil {
		return err
	}
	for name, d := range cfg.Schema.Types {
		var model string
		switch {
		case isOutput(cfg.Schema, d) && d.Kind == ast.Object:
			model = "docket/graph/answer.Answer"
		case isOutput(cfg.Schema, d):
			model = "docket/graph/answer.Node"
		case (d.Kind == ast.InputObject || d.Kind == ast.Enum) && !d.BuiltIn && known.Lookup(name) != nil:
			model = "docket/db." + name
		case d.Kind == ast.InputObject && !strings.HasSuffix(name, "Input"):
			model = "map[string]interface{}"
		default:
			continue
		}
		cfg.Models[name] = config.TypeMapEntry{Model: config.StringList{model}}
	}
	return nil
}

func typesOf(path string) (*types.Scope, error) {
	loaded, err := packages.Load(&packages.Config{Mode: packages.NeedTypes | packages.NeedName | packages.NeedImports | packages.NeedDeps}, path)
	if err != nil {
		return nil, err
	}
	if len(loaded) != 1 || loaded[0].Types == nil {
		return nil, fmt.Errorf("package %s cannot be loaded", path)
	}
	return loaded[0].Types.Scope(), nil
}

// GenerateCode leaves gqlgen only the root objects, and makes what their fields answer with look like a scalar to it.
func (a *answers) GenerateCode(data *codegen.Data) error {
	kept := data.Objects[:0]
	for _, o := range data.Objects {
		if o.BuiltIn || o.Root {
			kept = append(kept, o)
		}
	}
	data.Objects = kept

	// What reads are asked with, only the compiler looks at: gqlgen need not take it apart.
	isAsking := func(d *ast.Definition) bool {
		models := data.Config.Models[d.Name].Model
		return len(models) == 1 && models[0] == "map[string]interface{}"
	}
	for _, f := range data.QueryRoot.Fields {
		if isOutput(data.Schema, f.TypeReference.Definition) {
			f.Args = nil
		}
	}
	for key, ref := range data.ReferencedTypes {
		if isAsking(ref.Definition) {
			delete(data.ReferencedTypes, key)
		}
	}
	inputs := data.Inputs[:0]
	for _, input := range data.Inputs {
		if !isAsking(input.Definition) {
			inputs = append(inputs, input)
		}
	}
	data.Inputs = inputs
	// Whatever a root field answers with, a record, a list or an interface, is one Answer.
	for key, ref := range data.ReferencedTypes {
		if isOutput(data.Schema, ref.Definition) {
			delete(data.ReferencedTypes, key)
			if named, ok := ref.GO.(*types.Named); ok && named.Obj().Name() == "Answer" {
				a.answer = named
			}
		}
	}
	for _, o := range kept {
		for _, f := range o.Fields {
			if f.TypeReference == nil || !isOutput(data.Schema, f.TypeReference.Definition) {
				continue
			}
			leaf := *f.TypeReference.Definition
			leaf.Kind = ast.Scalar
			f.TypeReference = &config.TypeReference{Definition: &leaf, GQL: ast.NamedType(leaf.Name, nil), GO: a.answer, IsMarshaler: true}
			data.ReferencedTypes[f.TypeReference.UniquenessKey()] = f.TypeReference
		}
	}
	for name := range data.Interfaces {
		if d := data.Schema.Types[name]; d != nil && isOutput(data.Schema, d) {
			delete(data.Interfaces, name)
		}
	}
	return nil
}

// Implement writes the body of a new resolver: reads are answered already, writes go to the verb of the same name.
func (a *answers) Implement(previous string, f *codegen.Field) string {
	if previous != "" {
		return previous
	}
	if f.Object.Definition == a.schema.Query {
		return "return answered(ctx), nil"
	}
	return fmt.Sprintf("return write(ctx, r.resolver, db.%s, input)", strings.ToUpper(f.Name[:1])+f.Name[1:])
}
