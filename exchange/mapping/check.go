package mapping

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"docket/exchange/kinds"
	"docket/exchange/sheet"
	"docket/messages"
)

// MaxKey is the greatest length of the key of a record in a register, in characters.
const MaxKey = 200

// check checks that a mapping is complete and names only what exists. It returns all faults as one error.
func (m *Spec) check() error {
	c := &mappingCheck{mapping: m}
	for name, text := range map[string]string{
		"currency": m.Currency, "timeZone": m.TimeZone, "agency.code": m.Agency.Code, "agency.name": m.Agency.Name,
		"agency.shortName": m.Agency.ShortName, "agency.level": m.Agency.Level,
	} {
		if text == "" {
			c.fault("%s: a value is required", name)
		}
	}
	if utf8.RuneCountInString(m.Delimiter) > 1 {
		c.fault("delimiter: %q is not allowed: give one character", m.Delimiter)
	}
	if m.Encoding != "" && !slices.Contains(sheet.Encodings(), m.Encoding) {
		c.fault("encoding: %q is not allowed: give one of %s", m.Encoding, strings.Join(sheet.Encodings(), ", "))
	}
	if m.HeaderRow < 0 {
		c.fault("headerRow: %d is not allowed: rows count from 1", m.HeaderRow)
	}
	if m.Dates != "" && !sheet.IsDateForm(m.Dates) {
		c.fault("dates: %q is not allowed: give one of %s", m.Dates, joinSorted(sheet.DateForms()))
	}
	if len(m.Records) == 0 {
		c.fault("records: at least one kind of record is required: give one of %s", joinSorted(kinds.Names()))
	}
	for _, name := range slices.Sorted(maps.Keys(m.Records)) {
		k, v := kinds.MergedNamed(name), kinds.VerbNamed(name)
		switch {
		case k == nil && v == nil:
			c.fault("records.%s: there is no such kind of record: give one of %s", name, joinSorted(kinds.Names()))
		case k != nil:
			c.checkKind(*k)
		default:
			for i, r := range m.Records[name] {
				c.checkVerb(*v, r, recordPath(name, i, len(m.Records[name])))
			}
		}
	}
	slices.SortFunc(c.faults, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(c.faults...)
}

func recordPath(name string, i, of int) string {
	if of == 1 {
		return "records." + name
	}
	return fmt.Sprintf("records.%s[%d]", name, i)
}

// mappingCheck collects the faults of a mapping.
type mappingCheck struct {
	mapping *Spec
	faults  []error
}

func (c *mappingCheck) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Errorf("mapping: "+format, args...))
}

// checkKind checks the records of a kind that is merged.
func (c *mappingCheck) checkKind(k kinds.Merged) {
	m, path := c.mapping, "records."+k.Name
	if k.Parent != "" && !m.Has(k.Parent) {
		c.fault("%s: it also needs records.%s", path, k.Parent)
	}
	records := m.Records[k.Name]
	if len(records) > 1 && !k.IsList {
		c.fault("%s: a row holds one such record", path)
	}
	for i, r := range records {
		at := recordPath(k.Name, i, len(records))
		if r.Combine && (k.Name != "case" || !m.Has("penalty") || m.Has("fine")) {
			c.fault("%s.combine: rows that make one case add penalties to it: give records.penalty, and neither records.fine nor another combine", at)
		}
		if r.Key != nil {
			c.fault("%s.key: it has a key of its own, %s: leave key out", at, k.KeyField())
		}
		if (len(r.When) > 0 || r.Each != nil) && !k.IsList {
			c.fault("%s: every row holds one: leave when and each out, and give them to its fields", at)
		}
		c.checkRecord(r, at)
		for _, f := range k.Fields {
			if _, ok := r.Fields[f.Name]; !ok && f.IsRequired {
				c.fault("%s.%s: a source is required", at, f.Name)
			}
		}
		for _, name := range slices.Sorted(maps.Keys(r.Fields)) {
			f := k.Field(name)
			if f == nil {
				c.fault("%s.%s: there is no such field: give one of %s", at, name, joinSorted(k.FieldNames()))
				continue
			}
			c.checkSource(r.Fields[name], *f, at+"."+name, r.Each)
		}
	}
}

// checkRecord checks what a record has beside its fields.
func (c *mappingCheck) checkRecord(r Record, at string) {
	c.checkConditions(r.When, at+".when")
	c.checkEach(r.Each, at+".each")
}

func (c *mappingCheck) checkEach(e *Each, at string) {
	if e == nil {
		return
	}
	if e.Column == "" || (e.Split == "") == (e.Pattern == "") {
		c.fault("%s: give column, and one of split and pattern", at)
	}
	c.checkPattern(e.Pattern, at+".pattern")
}

func (c *mappingCheck) checkPattern(pattern, at string) {
	if _, err := regexp.Compile(pattern); err != nil {
		c.fault("%s: %q is not a regular expression: %v", at, pattern, err)
	}
}

// checkConditions checks that each condition has a column and exactly one test of its text.
func (c *mappingCheck) checkConditions(conditions Conditions, at string) {
	for _, w := range conditions {
		given := 0
		for _, is := range []bool{len(w.In) > 0, len(w.NotIn) > 0, w.Matches != "", w.Empty != nil} {
			if is {
				given++
			}
		}
		if w.Column == "" || given != 1 {
			c.fault("%s: give column, and one of in, notIn, matches and empty", at)
		}
		c.checkPattern(w.Matches, at+".matches")
	}
}

// checkSource checks the source of a field. each is what splits the record that the field belongs to, if anything does.
func (c *mappingCheck) checkSource(s Source, f kinds.Field, at string, each *Each) {
	given := s.origins()
	switch {
	case len(given) == 0 && f.Form != kinds.Records:
		c.fault("%s: give either column or value, and not both, or one of join, template, hash, line, part", at)
	case len(given) > 1:
		c.fault("%s: give either column or value, and not both: %s are given", at, strings.Join(given, " and "))
	}
	if s.Value != "" && (len(s.Map) > 0 || s.Default != "" || s.Lookup != nil) {
		c.fault("%s: map, lookup and default need a column", at)
	}
	c.checkConditions(s.When, at+".when")
	if len(s.When) > 0 && f.IsRequired {
		c.fault("%s: a value is required in every row: leave when out", at)
	}
	c.checkPattern(s.Pattern, at+".pattern")
	c.checkEach(s.Each, at+".each")
	if s.Lookup != nil {
		if s.Lookup.File == "" || s.Lookup.Key == "" || s.Lookup.Take == "" {
			c.fault("%s.lookup: give file, key and take", at)
		}
		if _, err := c.mapping.lookupPath(s.Lookup.File); err != nil {
			c.fault("%s: %v", at, textOf(err, messages.English))
		}
	}
	if s.Unit != "" && (!sheet.IsUnit(s.Unit) || f.Form != kinds.Money) {
		c.fault("%s.unit: %q is not allowed: give one of %s, for an amount", at, s.Unit, strings.Join(sheet.Units(), ", "))
	}
	if s.Dates != "" && (!sheet.IsDateForm(s.Dates) || f.Form != kinds.Date && f.Form != kinds.Instant) {
		c.fault("%s.dates: %q is not allowed: give one of %s, for a day", at, s.Dates, strings.Join(sheet.DateForms(), ", "))
	}
	if s.Part != "" && (each == nil || s.Part != "text" && !slices.Contains(groupsOf(each.Pattern), s.Part)) {
		c.fault("%s.part: there is no part %q: name a group of the pattern of each, or text", at, s.Part)
	}
	if f.Form == kinds.Records {
		c.checkNested(s, f, at, each)
		return
	}
	if s.Each != nil || len(s.Fields) > 0 {
		c.fault("%s: each and fields are for fields that hold records; this one holds a value", at)
	}
	for i, of := range s.List {
		if !f.IsList {
			c.fault("%s.list: the field holds one value", at)
			break
		}
		c.checkSource(of, f, fmt.Sprintf("%s.list[%d]", at, i), each)
	}
	c.checkConstants(s, f, at)
}

// checkNested checks the source of a field that holds records.
func (c *mappingCheck) checkNested(s Source, f kinds.Field, at string, each *Each) {
	if len(s.List) > 0 {
		for i, of := range s.List {
			inList := fmt.Sprintf("%s.list[%d]", at, i)
			c.checkConditions(of.When, inList+".when")
			c.checkEach(of.Each, inList+".each")
			c.checkNested(of, f, inList, each)
		}
		return
	}
	if len(s.Fields) == 0 {
		c.fault("%s: it holds records: give their fields", at)
		return
	}
	if s.Each != nil {
		each = s.Each
	}
	c.checkFields(f.Fields, s.Fields, at, each)
}

// checkFields checks the sources of fields against the fields that there are.
func (c *mappingCheck) checkFields(fields []kinds.Field, sources map[string]Source, at string, each *Each) {
	for _, f := range fields {
		if _, ok := sources[f.Name]; !ok && f.IsRequired && f.Form != kinds.Key {
			c.fault("%s.%s: a source is required", at, f.Name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		i := slices.IndexFunc(fields, func(f kinds.Field) bool { return f.Name == name })
		if i < 0 {
			names := make([]string, len(fields))
			for i, f := range fields {
				names[i] = f.Name
			}
			c.fault("%s.%s: there is no such field: give one of %s", at, name, joinSorted(names))
			continue
		}
		c.checkSource(sources[name], fields[i], at+"."+name, each)
	}
}

// checkVerb checks a record that a verb writes.
func (c *mappingCheck) checkVerb(v kinds.Verb, r Record, at string) {
	if r.Combine {
		c.fault("%s.combine: only the rows of a case are combined: leave it out", at)
	}
	c.checkRecord(r, at)
	if r.Key != nil {
		c.checkSource(*r.Key, kinds.Field{Name: "key", MaxLength: MaxKey}, at+".key", r.Each)
	}
	c.checkFields(v.Fields, r.Fields, at, r.Each)
}

// checkConstants checks the values that stand in the mapping.
func (c *mappingCheck) checkConstants(s Source, f kinds.Field, at string) {
	if s.Lookup != nil || f.Form == kinds.Key {
		return
	}
	for _, constant := range append(slices.Sorted(maps.Values(s.Map)), s.Value, s.Default) {
		if constant == "" {
			continue
		}
		how := kinds.Reading{Days: sheet.Days{Form: "YYYY-MM-DD"}, Amounts: sheet.Amounts{Unit: s.Unit}}
		if _, err := f.Parse(constant, how); err != nil {
			c.fault("%s: %s", at, textOf(err, messages.English))
		}
	}
}

// groupsOf returns the names of the groups of a pattern.
func groupsOf(pattern string) []string {
	p, err := regexp.Compile(pattern)
	if err != nil {
		return nil
	}
	return slices.DeleteFunc(p.SubexpNames(), func(n string) bool { return n == "" })
}

// origins returns which of the keys are given that say where a value comes from.
func (s Source) origins() []string {
	var given []string
	for name, is := range map[string]bool{
		"column": s.Column != "", "value": s.Value != "", "join": len(s.Join) > 0, "template": s.Template != "", "hash": len(s.Hash) > 0,
		"line": s.Line, "part": s.Part != "", "list": len(s.List) > 0, "fields": len(s.Fields) > 0,
	} {
		if is {
			given = append(given, name)
		}
	}
	slices.Sort(given)
	return given
}

func joinSorted(names []string) string {
	return strings.Join(slices.Sorted(slices.Values(names)), ", ")
}
