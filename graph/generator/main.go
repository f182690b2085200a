// Command generator writes the enumerations of package db, the labels of package messages, the whole schema, and the Go code that gqlgen generates from
// it. It runs from the folder graph, by go generate.
//
// Writes are resolved, reads are compiled: only the fields of Query and Mutation get resolvers. Every output type is an
// answer.Answer, JSON that the compiler of package query has written.
package main

import (
	"bytes"
	"fmt"
	"go/types"
	"log"
	"os"
	"path"
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

// run generates the schema and the code that gqlgen makes of it.
func run() error {
	if err := os.Chdir(".."); err != nil {
		return err
	}
	cfg, err := config.LoadConfig("gqlgen.yml")
	if err != nil {
		return err
	}
	// Before gqlgen loads package db, which the enumerations are a part of.
	if err := writeEnums(cfg.Sources, filepath.Join("db", "enums_generated.go")); err != nil {
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
	if err := writeLabels(cfg.Schema, derive.Labels, filepath.Join("messages", "labels.json")); err != nil {
		return err
	}
	if err := writeLabels(cfg.Schema, derive.Fields, filepath.Join("messages", "fields.json")); err != nil {
		return err
	}
	// gqlgen logs every field of a record, which has no resolver by design.
	log.SetOutput(&lineFilter{"adding resolver method for "})
	return api.Generate(cfg, api.PrependPlugin(&answers{}))
}

// writeEnums writes the Go types of the enumerations in the hand-written sources.
func writeEnums(written []*ast.Source, path string) error {
	text, err := derive.GoEnums(written, "db")
	if err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o644) //nolint:gosec // G306: source text
}

// writeLabels writes the labels that a function takes from the schema.
func writeLabels(s *ast.Schema, labels func(*ast.Schema) ([]byte, error), path string) error {
	text, err := labels(s)
	if err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o644) //nolint:gosec // G306: source text
}

// writeSchema writes the schema as served: package graph embeds it, and generators of clients read it.
func writeSchema(s *ast.Schema, path string) error {
	var b bytes.Buffer
	b.WriteString("# Written by go generate. This is the schema as served.\n\n")
	formatter.NewFormatter(&b, formatter.WithIndent("  ")).FormatSchema(s)
	return os.WriteFile(path, b.Bytes(), 0o644) //nolint:gosec // G306: source text
}

// lineFilter writes log lines to standard error, without those that contain the text.
type lineFilter struct{ text string }

func (w *lineFilter) Write(line []byte) (int, error) {
	if strings.Contains(string(line), w.text) {
		return len(line), nil
	}
	return os.Stderr.Write(line)
}

// answers is the gqlgen plugin that restricts the generated code to the fields of Query and Mutation.
type answers struct {
	schema *ast.Schema
	answer types.Type // answer.Answer, as gqlgen refers to it
	// goTypes are the packages of goPackages.
	goTypes []*types.Package
}

// Name returns the name of the plugin.
func (*answers) Name() string { return "answers" }

// isOutput reports whether values of a type are compiled JSON.
func isOutput(s *ast.Schema, d *ast.Definition) bool {
	return (d.Kind == ast.Object || d.Kind == ast.Interface || d.Kind == ast.Union) && !d.BuiltIn &&
		d != s.Query && d != s.Mutation && d != s.Subscription
}

// MutateConfig binds output types to answers, inputs and enums to the Go types of the same name, and the inputs of reads, which
// only the compiler reads, to maps.
func (a *answers) MutateConfig(cfg *config.Config) error {
	a.schema = cfg.Schema
	if err := a.loadGoTypes(); err != nil {
		return err
	}
	for name, d := range cfg.Schema.Types {
		var model string
		switch {
		case isOutput(cfg.Schema, d) && d.Kind == ast.Object:
			model = "docket/graph/answer.Answer"
		case isOutput(cfg.Schema, d):
			model = "docket/graph/answer.Node"
		case (d.Kind == ast.InputObject || d.Kind == ast.Enum) && !d.BuiltIn && a.packageOf(name) != "":
			model = a.packageOf(name) + "." + name
		case d.Kind == ast.InputObject && !strings.HasSuffix(name, "Input"):
			model = "map[string]interface{}"
		default:
			continue
		}
		cfg.Models[name] = config.TypeMapEntry{Model: config.StringList{model}}
	}
	return nil
}

// goPackages hold the Go types of inputs and enums, and the verbs that answer mutations.
var goPackages = []string{
	"docket/auth", "docket/db", "docket/enforcement", "docket/collection", "docket/coverage", "docket/equipment", "docket/complaints", "docket/registers", "docket/pharmacies", "docket/settings", "docket/staff", "docket/access",
}

// loadGoTypes reads the names that goPackages declare.
func (a *answers) loadGoTypes() error {
	loaded, err := packages.Load(&packages.Config{Mode: packages.NeedTypes | packages.NeedName | packages.NeedImports | packages.NeedDeps}, goPackages...)
	if err != nil {
		return err
	}
	for _, p := range loaded {
		if p.Types == nil {
			return fmt.Errorf("package %s cannot be loaded", p.PkgPath)
		}
		a.goTypes = append(a.goTypes, p.Types)
	}
	return nil
}

// packageOf returns the path of the package that declares a name; empty where none does.
func (a *answers) packageOf(name string) string {
	for _, p := range a.goTypes {
		if p.Scope().Lookup(name) != nil {
			return p.Path()
		}
	}
	return ""
}

// GenerateCode removes from gqlgen's data what needs no code, and makes the results of root fields scalars to it.
func (a *answers) GenerateCode(data *codegen.Data) error {
	// Package graph embeds the schema and hands it over; a second copy in the code would be half of it.
	data.AugmentedSources = nil
	// Subscriptions are read as queries; gqlgen runs none of them.
	data.SubscriptionRoot = nil
	roots := data.Objects[:0]
	for _, o := range data.Objects {
		if o.BuiltIn || o.Root && o.Definition != data.Schema.Subscription {
			roots = append(roots, o)
		}
	}
	data.Objects = roots
	removeReadInputs(data)
	a.answerRoots(data)
	for name := range data.Interfaces {
		if d := data.Schema.Types[name]; d != nil && isOutput(data.Schema, d) {
			delete(data.Interfaces, name)
		}
	}
	return nil
}

// removeReadInputs removes the inputs of reads, which only the compiler reads.
func removeReadInputs(data *codegen.Data) {
	isReadInput := func(d *ast.Definition) bool {
		models := data.Config.Models[d.Name].Model
		return len(models) == 1 && models[0] == "map[string]interface{}"
	}
	for _, f := range data.QueryRoot.Fields {
		if isOutput(data.Schema, f.TypeReference.Definition) {
			f.Args = nil
		}
	}
	for key, ref := range data.ReferencedTypes {
		if isReadInput(ref.Definition) {
			delete(data.ReferencedTypes, key)
		}
	}
	inputs := data.Inputs[:0]
	for _, input := range data.Inputs {
		if !isReadInput(input.Definition) {
			inputs = append(inputs, input)
		}
	}
	data.Inputs = inputs
}

// answerRoots makes every root field return an Answer, whether its type is a record, a list or an interface.
func (a *answers) answerRoots(data *codegen.Data) {
	for key, ref := range data.ReferencedTypes {
		if isOutput(data.Schema, ref.Definition) {
			delete(data.ReferencedTypes, key)
			if named, ok := ref.GO.(*types.Named); ok && named.Obj().Name() == "Answer" {
				a.answer = named
			}
		}
	}
	for _, o := range data.Objects {
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
}

// Implement returns the body of a new resolver: a read returns its compiled answer, a write calls the verb of the same
// name.
func (a *answers) Implement(previous string, f *codegen.Field) string {
	if previous != "" {
		return previous
	}
	if f.Object.Definition == a.schema.Query {
		return "return answered(ctx), nil"
	}
	verb := strings.ToUpper(f.Name[:1]) + f.Name[1:]
	return fmt.Sprintf("return write(ctx, r.resolver, %s.%s, input)", path.Base(a.packageOf(verb)), verb)
}
