package template

import (
	"fmt"
	"slices"
	"strings"

	"docket/exchange/kinds"
	"docket/exchange/mapping"
	"docket/messages"
)

// Workbook is a template: a workbook that a person fills in, with a drop-down list where a column has a list of values. It holds its
// mapping, so that the filled workbook is imported without another.
type Workbook struct {
	Name    string // in addresses, as in visits
	label   text
	records string // of the mapping, with the columns of the template in braces: {{name}}
	columns []column
}

// text is a text in both languages.
type text struct{ zh, en string }

func (t text) in(l messages.Language) string {
	if l == messages.Chinese {
		return t.zh
	}
	return t.en
}

// column is a column of a template.
type column struct {
	name  string // of the field that it fills, as in party.name or recordVisit.visitedOn; or one of its own, that the mapping names
	label text
	note  text // what to write, where the label does not say it
}

// Label returns what a template is called.
func (t Workbook) Label(l messages.Language) string { return t.label.in(l) }

// All returns all templates.
func All() []Workbook { return slices.Clone(templates) }

// Named returns the template with a name, and whether there is one.
func Named(name string) (Workbook, bool) {
	at := slices.IndexFunc(templates, func(t Workbook) bool { return t.Name == name })
	if at < 0 {
		return Workbook{}, false
	}
	return templates[at], true
}

// kindLabels are what the records that are merged are called.
var kindLabels = map[string]text{
	"party": {"当事人", "Party"}, "foodBusiness": {"食品经营者", "Food business"}, "case": {"案件", "Case"}, "decision": {"处罚决定", "Decision"},
	"fine": {"罚款", "Fine"}, "penalty": {"处罚", "Penalty"},
}

// KindLabel returns what a kind of record in a report is called: that of the template whose rows are such records, or the name of the verb.
func KindLabel(l messages.Language, kind string) string {
	if label, ok := kindLabels[kind]; ok {
		return label.in(l)
	}
	for _, t := range templates {
		if strings.Contains(t.records, "\n  "+kind+":") {
			return t.Label(l)
		}
	}
	return kind
}

// verbTemplate returns a template whose rows are written by a verb: a column without a dot in its name fills the field of that name. more is put
// after these fields in the mapping, and before are records that stand before the verb's.
func verbTemplate(name string, label text, verb, before, more string, columns ...column) Workbook {
	var fields strings.Builder
	var all []string
	for i, c := range columns {
		columns[i].name = qualified(verb, c.name)
		all = append(all, "{{"+columns[i].name+"}}")
		f := kinds.VerbNamed(verb).FieldAt(c.name)
		switch {
		case f == nil || strings.Contains(c.name, "."):
		case f.IsList:
			fmt.Fprintf(&fields, "\n    %s: {column: {{%s}}, split: \"、\"}", c.name, columns[i].name)
		default:
			fmt.Fprintf(&fields, "\n    %s: {column: {{%s}}}", c.name, columns[i].name)
		}
	}
	records := fmt.Sprintf("\n  %s:\n    key: {hash: [%s]}%s", verb, strings.Join(all, ", "), fields.String())
	return Workbook{Name: name, label: label, records: before + records + more, columns: columns}
}

// qualified returns the name of a column with its verb, unless it names a field of another record or none.
func qualified(verb, name string) string {
	if name == "found" || strings.HasPrefix(name, "party.") {
		return name
	}
	return verb + "." + name
}

// field returns the field that a column fills, and one of text for a column that the mapping uses in another way.
func (c column) field() kinds.Field {
	record, path, _ := strings.Cut(c.name, ".")
	if v := kinds.VerbNamed(record); v != nil {
		if f := v.FieldAt(path); f != nil {
			found := *f
			found.IsRequired = f.IsRequired && !strings.Contains(path, ".") // a finding needs a severity, but a visit no finding
			return found
		}
	}
	if k := kinds.MergedNamed(record); k != nil {
		if f := k.Field(path); f != nil {
			return *f
		}
	}
	switch c.name {
	case "fine", "gains":
		return kinds.Field{Name: c.name, Form: kinds.Money}
	case "warning":
		return kinds.Field{Name: c.name, Form: kinds.Flag}
	}
	return kinds.Field{Name: c.name}
}

// Mapping returns the mapping of a template in a language, as YAML. m names the currency, the time zone and the agency.
func (t Workbook) Mapping(l messages.Language, m mapping.Spec) string {
	var pairs []string
	for _, c := range t.columns {
		pairs = append(pairs, "{{"+c.name+"}}", mapping.Quote(c.label.in(l)))
	}
	a := m.Agency
	return fmt.Sprintf("register: %s\ncurrency: %s\ntimeZone: %s\nsheet: %s\nheaderRow: 1\n\nagency: {code: %s, name: %s, shortName: %s, level: %s}\n\nrecords:%s\n",
		mapping.Quote(t.Label(l)), m.Currency, m.TimeZone, mapping.Quote(t.Label(l)),
		mapping.Quote(a.Code), mapping.Quote(a.Name), mapping.Quote(a.ShortName), a.Level, strings.NewReplacer(pairs...).Replace(t.records))
}
