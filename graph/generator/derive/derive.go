// Package derive makes the whole schema out of the hand-written one: the hand-written files say what there is, and from
// each record type follow its root fields, filters, orders, connections, aggregates and groups. Everything derived has a
// description, as everything written by hand does.
package derive

import (
	"bytes"
	"fmt"
	"sort"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
)

// Sources returns each hand-written source expanded, under its own name, and one more, named common, with what all
// record types share.
func Sources(written []*ast.Source, common string) ([]*ast.Source, error) {
	s := &schema{kinds: map[string]ast.DefinitionKind{}, records: map[string]*ast.Definition{}, directives: map[string]*ast.Directive{}}
	for name := range scalars {
		s.kinds[name] = ast.Scalar
	}
	docs := make([]*ast.SchemaDocument, len(written))
	for i, src := range written {
		doc, err := parser.ParseSchema(src)
		if err != nil {
			return nil, err
		}
		docs[i] = doc
		s.note(doc)
	}
	s.noteEnums()
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

type schema struct {
	kinds   map[string]ast.DefinitionKind
	records map[string]*ast.Definition
	// directives are the @records of the record types, by name.
	directives map[string]*ast.Directive
	record     *ast.Definition // the interface Record
	enums      []string
}

func (s *schema) note(doc *ast.SchemaDocument) {
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

// noteEnums finds the enums that fields of records hold: these have filters.
func (s *schema) noteEnums() {
	used := map[string]bool{}
	for _, d := range s.records {
		for _, f := range d.Fields {
			used[f.Type.Name()] = true
		}
	}
	for name, kind := range s.kinds {
		if kind == ast.Enum && used[name] {
			s.enums = append(s.enums, name)
		}
	}
	sort.Strings(s.enums)
}

// expand writes a hand-written file with its record types completed and what follows from them.
func (s *schema) expand(doc *ast.SchemaDocument) (string, error) {
	var queries, derived strings.Builder
	kept := doc.Directives[:0]
	for _, d := range doc.Directives {
		if d.Name != "records" && d.Name != "figure" {
			kept = append(kept, d)
		}
	}
	doc.Directives = kept
	for _, d := range doc.Definitions {
		directive := d.Directives.ForName("records")
		if directive == nil {
			if err := s.figures(d, &derived); err != nil {
				return "", err
			}
			continue
		}
		d.Directives = nil
		t, err := s.complete(d, directive)
		if err != nil {
			return "", err
		}
		t.write(&derived)
		t.roots(&queries)
		// Lists become connections only now: what follows from them reads them as written.
		for _, f := range d.Fields {
			if f.Type.Elem != nil {
				name := f.Type.Name()
				f.Arguments = pageArguments(name, f.Position)
				f.Type = ast.NonNullNamedType(name+"Connection", f.Position)
			}
		}
	}
	var b bytes.Buffer
	formatter.NewFormatter(&b, formatter.WithIndent("  ")).FormatSchemaDocument(doc)
	if queries.Len() > 0 {
		fmt.Fprintf(&b, "extend type Query {\n%s}\n", queries.String())
	}
	b.WriteString(derived.String())
	return b.String(), nil
}

// complete adds to a record type what all records have and sorts its fields by what they are.
func (s *schema) complete(d *ast.Definition, directive *ast.Directive) (*recordType, error) {
	fault := func(pos *ast.Position, format string, args ...any) error {
		return gqlerror.ErrorPosf(pos, "derive: "+format, args...)
	}
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
	t := &recordType{name: d.Name, plural: directive.Arguments.ForName("plural").Value.Raw, title: title(d)}
	if key := directive.Arguments.ForName("key"); key != nil {
		if len(key.Value.Children) != 1 {
			return nil, fault(d.Position, "%s: a key is one field", d.Name)
		}
		t.key = key.Value.Children[0].Value.Raw
		if f := d.Fields.ForName(t.key); f == nil || f.Type.Name() != "String" {
			return nil, fault(d.Position, "%s: its key %s is no field of type String", d.Name, t.key)
		}
	}
	for _, f := range d.Fields {
		name := f.Type.Name()
		_, toRecord := s.records[name]
		kind, known := s.kinds[name]
		switch {
		case len(f.Arguments) > 0 && (len(f.Arguments) > 1 || f.Arguments[0].Name != "asOn" || f.Arguments[0].Type.String() != "Date" || kind != ast.Scalar):
			return nil, fault(f.Position, "%s.%s: a field of a record takes no argument but a scalar's `asOn: Date`", d.Name, f.Name)
		case f.Type.Elem != nil && toRecord:
			t.many = append(t.many, member{f.Name, name})
		case f.Type.Elem != nil:
			return nil, fault(f.Position, "%s.%s: a list of %s, which is no record type (@records)", d.Name, f.Name, name)
		case toRecord:
			t.one = append(t.one, member{f.Name, name})
		case known && (kind == ast.Scalar || kind == ast.Enum):
			t.scalars = append(t.scalars, member{f.Name, name})
		default:
			return nil, fault(f.Position, "%s.%s: %s is neither a scalar, an enum nor a record type (@records)", d.Name, f.Name, name)
		}
	}
	return t, nil
}

// figures makes an object of each figure of the report.
func (s *schema) figures(report *ast.Definition, b *strings.Builder) error {
	for _, f := range report.Fields {
		directive := f.Directives.ForName("figure")
		if directive == nil {
			continue
		}
		f.Directives = nil
		of := directive.Arguments.ForName("of").Value.Raw
		if s.records[of] == nil {
			return gqlerror.ErrorPosf(f.Position, "derive: %s.%s: %s is no record type (@records)", report.Name, f.Name, of)
		}
		plural := s.directives[of].Arguments.ForName("plural").Value.Raw
		value := f.Type.String()
		name := strings.ToUpper(f.Name[:1]) + f.Name[1:] + "Figure"
		d := definer{b}
		d.open("type", name, "A figure of the report: "+f.Description)
		d.field("value", "The value.", value)
		d.field("previous", "The value in the period that is compared with; null where `compareWith` is null, and for a share of nothing.", strings.TrimSuffix(value, "!"))
		d.field("changePercent", "Change from `previous` in percent, rounded to two places, half away from zero; null where `previous` is 0 or null.", "Decimal")
		d.field("indicator", "What it measures.", "Indicator!")
		d.field(plural+pageArgumentsText(of), "The records behind the value.", of+"Connection!")
		d.close()
		f.Type = ast.NonNullNamedType(name, f.Position)
	}
	return nil
}

// title is the first sentence of a type's description, in a form that fits into other sentences.
func title(d *ast.Definition) string {
	first, _, _ := strings.Cut(d.Description, " ")
	if first == "" {
		return d.Name
	}
	return first + " " + d.Name
}
