// Package derive completes the hand-written schema: from each record type follow its root fields, filters, orders,
// connections, aggregates and groups.
//
// A derived type or field has a description only where its name does not say enough: a hundred kilobytes of "By `id`."
// would hide the ones that matter.
package derive

import (
	"bytes"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
)

// Sources returns each hand-written source with what is derived from its record types, under its own name, and one more,
// named common, with the types that all record types share. It returns an error with its place in the source where a
// source cannot be parsed or a record type cannot be completed.
func Sources(written []*ast.Source, common string) ([]*ast.Source, error) {
	s := newSchema()
	docs := make([]*ast.SchemaDocument, len(written))
	for i, src := range written {
		doc, err := parser.ParseSchema(src)
		if err != nil {
			return nil, err
		}
		docs[i] = doc
		s.index(doc)
	}
	s.indexFields()
	if s.record == nil {
		return nil, fmt.Errorf("derive: the schema has no interface Record")
	}
	var out []*ast.Source
	for i, doc := range docs {
		text, err := s.expand(doc)
		if err != nil {
			return nil, err
		}
		out = append(out, &ast.Source{Name: written[i].Name, Input: text})
	}
	return append(out, &ast.Source{Name: common, Input: s.common()}), nil
}

// schema is an index of the hand-written definitions.
type schema struct {
	kinds   map[string]ast.DefinitionKind
	records map[string]*ast.Definition
	// directives holds the directive @records of each record type by the type's name.
	directives map[string]*ast.Directive
	record     *ast.Definition // the interface Record
	// enums are those that fields of records hold, by name: these have filters.
	enums []string
	// listed names the record types that a field of another lists.
	listed map[string]bool
}

// newSchema returns an index that holds the scalars alone.
func newSchema() *schema {
	s := &schema{
		kinds: map[string]ast.DefinitionKind{}, records: map[string]*ast.Definition{}, directives: map[string]*ast.Directive{}, listed: map[string]bool{},
	}
	for name := range scalars {
		s.kinds[name] = ast.Scalar
	}
	return s
}

// isOfRecord reports whether a field of a record type holds the enum.
func (s *schema) isOfRecord(enum string) bool { return slices.Contains(s.enums, enum) }

func (s *schema) index(doc *ast.SchemaDocument) {
	for _, d := range doc.Definitions {
		s.kinds[d.Name] = d.Kind
		switch {
		case d.Directives.ForName("records") != nil:
			s.records[d.Name], s.directives[d.Name] = d, d.Directives.ForName("records")
		case d.Name == "Record" && d.Kind == ast.Interface:
			s.record = d
		}
	}
}

// indexFields finds the enums and the record types that fields of records lead to.
func (s *schema) indexFields() {
	used := map[string]bool{}
	for _, d := range s.records {
		for _, f := range d.Fields {
			used[f.Type.Name()] = true
			if f.Type.Elem != nil {
				s.listed[f.Type.Name()] = true
			}
		}
	}
	for name, kind := range s.kinds {
		if kind == ast.Enum && used[name] {
			s.enums = append(s.enums, name)
		}
	}
	sort.Strings(s.enums)
}

// expand returns the text of a hand-written file with its record types completed and the types derived from them.
func (s *schema) expand(doc *ast.SchemaDocument) (string, error) {
	var queries, derived strings.Builder
	served := doc.Directives[:0]
	for _, d := range doc.Directives {
		if d.Name != "records" && d.Name != "connections" && d.Name != "figure" {
			served = append(served, d)
		}
	}
	doc.Directives = served
	if err := requireCallers(doc); err != nil {
		return "", err
	}
	for _, d := range doc.Definitions {
		directive := d.Directives.ForName("records")
		if d.Directives.ForName("connections") != nil { // no record, but its lists are connections too
			d.Directives = slices.DeleteFunc(d.Directives, func(x *ast.Directive) bool { return x.Name == "connections" })
			makeConnections(d)
			continue
		}
		if directive == nil {
			if err := s.writeFigures(d, &derived); err != nil {
				return "", err
			}
			continue
		}
		if err := requireReaders(d); err != nil {
			return "", err
		}
		d.Directives = slices.DeleteFunc(d.Directives, func(x *ast.Directive) bool { return x.Name == "records" })
		s.addCommonFields(d)
		t, err := s.recordType(d, directive)
		if err != nil {
			return "", err
		}
		t.write(&derived, s.listed[t.name])
		t.writeRoots(&queries)
		makeConnections(d)
	}
	var b bytes.Buffer
	formatter.NewFormatter(&b, formatter.WithIndent("  ")).FormatSchemaDocument(doc)
	if queries.Len() > 0 {
		fmt.Fprintf(&b, "extend type Query {\n%s}\n", queries.String())
	}
	b.WriteString(derived.String())
	return b.String(), nil
}

// requireReaders returns an error where a record type does not say who may read it, or a text of it what it holds.
func requireReaders(d *ast.Definition) error {
	if d.Directives.ForName("read") == nil {
		return faultAt(d.Position, "%s: the directive @read is missing: name the roles that may read the records", d.Name)
	}
	for _, f := range d.Fields {
		if f.Type.Elem == nil && f.Type.Name() == "String" && f.Directives.ForName("holds") == nil {
			return faultAt(f.Position, "%s.%s: the directive @holds is missing: say what the text holds", d.Name, f.Name)
		}
	}
	return nil
}

// requireCallers returns an error where a mutation does not say who may call it.
func requireCallers(doc *ast.SchemaDocument) error {
	for _, d := range slices.Concat(doc.Definitions, doc.Extensions) {
		if d.Name != "Mutation" {
			continue
		}
		for _, f := range d.Fields {
			if f.Directives.ForName("call") == nil {
				return faultAt(f.Position, "Mutation.%s: the directive @call is missing: name the roles that may call it", f.Name)
			}
		}
	}
	return nil
}

// makeConnections turns the lists of a record type into connections.
func makeConnections(d *ast.Definition) {
	for _, f := range d.Fields {
		if f.Type.Elem != nil {
			name := f.Type.Name()
			f.Arguments = pageArguments(name, f.Position)
			f.Type = ast.NonNullNamedType(name+"Connection", f.Position)
		}
	}
}

// addCommonFields puts the fields that all records have before the record type's own.
func (s *schema) addCommonFields(d *ast.Definition) {
	isRecord := false
	for _, name := range d.Interfaces {
		isRecord = isRecord || name == "Record"
	}
	var common ast.FieldList
	for _, f := range s.record.Fields {
		if d.Fields.ForName(f.Name) == nil && (isRecord || f.Name == "id") {
			copied := *f
			common = append(common, &copied)
		}
	}
	d.Fields = append(common, d.Fields...)
	if isRecord {
		d.Interfaces = []string{"Record", "Node"}
	}
}

func faultAt(pos *ast.Position, format string, args ...any) error {
	return gqlerror.ErrorPosf(pos, "derive: "+format, args...)
}

// recordType sorts the fields of a record type by what they lead to. It returns an error for a field that cannot be
// one of a record type.
func (s *schema) recordType(d *ast.Definition, directive *ast.Directive) (*recordType, error) {
	t := &recordType{name: d.Name, plural: directive.Arguments.ForName("plural").Value.Raw, title: title(d)}
	if key := directive.Arguments.ForName("key"); key != nil {
		if len(key.Value.Children) != 1 {
			return nil, faultAt(d.Position, "%s: a key is one field", d.Name)
		}
		t.key = key.Value.Children[0].Value.Raw
		if f := d.Fields.ForName(t.key); f == nil || f.Type.Name() != "String" {
			return nil, faultAt(d.Position, "%s: its key %s is no field of type String", d.Name, t.key)
		}
	}
	for _, f := range d.Fields {
		name := f.Type.Name()
		_, toRecord := s.records[name]
		kind, known := s.kinds[name]
		switch {
		case len(f.Arguments) > 0 && (len(f.Arguments) > 1 || f.Arguments[0].Name != "asOn" || f.Arguments[0].Type.String() != "Date" || kind != ast.Scalar):
			return nil, faultAt(f.Position, "%s.%s: a field of a record takes no argument but a scalar's `asOn: Date`", d.Name, f.Name)
		case f.Type.Elem != nil && toRecord:
			t.toMany = append(t.toMany, field{f.Name, name})
		case f.Type.Elem != nil:
			return nil, faultAt(f.Position, "%s.%s: a list of %s, which is no record type (@records)", d.Name, f.Name, name)
		case toRecord:
			t.toOne = append(t.toOne, field{f.Name, name})
		case known && (kind == ast.Scalar || kind == ast.Enum):
			t.scalars = append(t.scalars, field{f.Name, name})
		default:
			return nil, faultAt(f.Position, "%s.%s: %s is neither a scalar, an enum nor a record type (@records)", d.Name, f.Name, name)
		}
	}
	return t, nil
}

// writeFigures writes an object type for each field of a report that has @figure, and makes it the field's type.
func (s *schema) writeFigures(report *ast.Definition, b *strings.Builder) error {
	for _, f := range report.Fields {
		directive := f.Directives.ForName("figure")
		if directive == nil {
			continue
		}
		f.Directives = nil
		of := directive.Arguments.ForName("of").Value.Raw
		if s.records[of] == nil {
			return faultAt(f.Position, "%s.%s: %s is no record type (@records)", report.Name, f.Name, of)
		}
		plural := s.directives[of].Arguments.ForName("plural").Value.Raw
		value := f.Type.String()
		name := strings.ToUpper(f.Name[:1]) + f.Name[1:] + "Figure"
		w := writer{b}
		w.open("type", name, "")
		w.field("value", "", value)
		w.field("previous", "Null where `compareWith` is null, and for a share of nothing.", strings.TrimSuffix(value, "!"))
		w.field("changePercent", "Change from `previous` in percent, rounded to two places, half away from zero; null where `previous` is 0 or null.", "Decimal")
		w.field("indicator", "", "Indicator!")
		w.field(plural+pageArgumentsText(of, nil), "The records behind the value.", of+"Connection!")
		w.close()
		f.Type = ast.NonNullNamedType(name, f.Position)
	}
	return nil
}

// title returns the first word of a type's description, the Chinese term, and the type's name.
func title(d *ast.Definition) string {
	first, _, _ := strings.Cut(d.Description, " ")
	if first == "" {
		return d.Name
	}
	return first + " " + d.Name
}
