package exchange

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"

	"docket/exchange/sheet"
	"docket/messages"
)

// Mapping says what the columns of a register's file mean. README.md in this folder describes its form, and mapping.schema.json checks it
// in editors.
type Mapping struct {
	// Register is the name of the register, for readers of the mapping.
	Register string `yaml:"register" doc:"Name of the register, for readers of the mapping."`
	// Currency is the ISO 4217 code of the amounts. All records of a deployment have one currency.
	Currency string `yaml:"currency" doc:"Currency of the amounts, as in CNY."`
	// TimeZone is the IANA name of the time zone of the days, as in `America/Montreal`. A deployment has one time zone.
	TimeZone string `yaml:"timeZone" doc:"Time zone of the days, as in Asia/Shanghai."`
	// Encoding is the encoding of a text file; it is found if left out.
	Encoding string `yaml:"encoding" doc:"Encoding of a text file: utf-8, utf-16le, utf-16be, gb18030 or latin-1. Found if left out."`
	// Delimiter is the character between the columns of a text file; it is found if left out.
	Delimiter string `yaml:"delimiter" doc:"Character between the columns of a text file. Found if left out."`
	// Sheet is the name or the number of the sheet of a workbook; the one with the columns asked for if left out.
	Sheet string `yaml:"sheet" doc:"Name or number of the sheet of a workbook. The sheet that has the columns, if left out."`
	// HeaderRow is the row that names the columns, from 1; it is found if left out.
	HeaderRow int `yaml:"headerRow" doc:"Number of the row that names the columns, from 1. Found if left out."`
	// FillDown are columns whose empty cells take the value above.
	FillDown []string `yaml:"fillDown" doc:"Columns whose empty cells take the value of the row above. Merged cells of workbooks are filled anyway."`
	// KeepTotals reads the rows of totals as any other row.
	KeepTotals bool `yaml:"keepTotals" doc:"Read rows of totals (合计, 小计, total) as any other row."`
	// Dates is the form in which the file writes days; with none, each form that can be read in one way only.
	Dates string `yaml:"dates" doc:"Form of the days: YYYYMMDD, YYYY-MM-DD, DD/MM/YYYY or MM/DD/YYYY. If left out, every form that can be read in one way only."`
	// DecimalComma reads 1.234,50.
	DecimalComma bool `yaml:"decimalComma" doc:"Amounts are written as 1.234,50."`
	// Newest is a column that decides which row is right if rows describe one party or business differently: the row with the
	// greatest text in this column, and the last of several such rows.
	Newest string `yaml:"newest" doc:"Column that decides which row is right if rows describe one party or business differently: the one with the greatest text."`
	// Agency keeps the records. It is added if it is not on record.
	Agency AgencyMapping `yaml:"agency" doc:"The agency that keeps the records; it is added if it is not on record."`
	// Records says what records a row holds, by their kind.
	Records map[string]Records `yaml:"records" doc:"What records a row holds, by their kind."`

	folder   string            // of the mapping's file, where files of lookups are
	language messages.Language // of the faults of cells; English if it is empty
}

// AgencyMapping is the agency that all records of the file belong to.
type AgencyMapping struct {
	Code      string `yaml:"code" doc:"Division code, six digits."`
	Name      string `yaml:"name" doc:"Name of the agency."`
	ShortName string `yaml:"shortName" doc:"Short name, as in case numbers."`
	Level     string `yaml:"level" doc:"PROVINCE, CITY or COUNTY."`
}

// Records are the records of one kind that a row holds. Most kinds have one.
type Records []Record

// Record says where the fields of a record come from.
type Record struct {
	// Sheet is the sheet whose rows hold the record, if it is not the sheet of the mapping.
	Sheet string
	// When leaves the record out of rows that do not meet all conditions.
	When Conditions
	// Each makes one record of each part of a cell.
	Each *Each
	// Key identifies the record in this register, so that importing it again changes nothing; a hash of its fields if left out.
	Key *Source
	// Fields are the sources of the fields, by their names in the API.
	Fields map[string]Source
}

// Each splits a cell into parts.
type Each struct {
	Column  string `yaml:"column" doc:"Column whose cells are split."`
	Split   string `yaml:"split" doc:"Text between the parts."`
	Pattern string `yaml:"pattern" doc:"Regular expression that matches each part; its named groups are given by part."`
}

// Source says where the value of a field comes from.
type Source struct {
	// One of these is given.
	Column   string            `yaml:"column" doc:"Column of the file."`
	Value    string            `yaml:"value" doc:"The same value for every row."`
	Join     []string          `yaml:"join" doc:"Columns whose texts are joined, with the text of separator between those that are not empty."`
	Template string            `yaml:"template" doc:"Text with columns in braces, as in 〔{年份}〕{序号}号. Empty if all its columns are."`
	Hash     []string          `yaml:"hash" doc:"Columns of which a hash is made: a key for registers without numbers."`
	Line     bool              `yaml:"line" doc:"The number of the row: a key for files whose rows never move."`
	Part     string            `yaml:"part" doc:"A named group of the pattern of each, or text for the whole part."`
	Fields   map[string]Source `yaml:"fields" doc:"Fields of a record within the record, as a hazard of an inspection."`
	List     []Source          `yaml:"list" doc:"Several records within the record, or several values."`

	Separator string            `yaml:"separator" doc:"Text between joined columns; a space if left out."`
	Pattern   string            `yaml:"pattern" doc:"Regular expression: the value is its first group, or the whole match; empty if it does not match."`
	Map       map[string]string `yaml:"map" doc:"Values of the field for texts of the file. Another text becomes default; without default it is a fault."`
	Lookup    *Lookup           `yaml:"lookup" doc:"Another file in which the text is looked up."`
	Default   string            `yaml:"default" doc:"Value where the text is empty, or is not in map."`
	Split     string            `yaml:"split" doc:"Text between several values in one cell, as between names of officers."`
	Unit      string            `yaml:"unit" doc:"Unit of amounts that name none: 元, 千元, 万元, 百万元, 千万元 or 亿元."`
	Dates     string            `yaml:"dates" doc:"Form of the days of this column, if it differs."`
	When      Conditions        `yaml:"when" doc:"Leave the field empty in rows that do not meet the condition."`
	Each      *Each             `yaml:"each" doc:"Make a record within the record of each part of a cell."`
}

// Lookup finds a text in a column of another file and takes the value of another column.
type Lookup struct {
	File  string `yaml:"file" doc:"CSV or xlsx file; its path is relative to the mapping."`
	Sheet string `yaml:"sheet" doc:"Sheet of a workbook."`
	Key   string `yaml:"key" doc:"Column in which the text is looked up."`
	Take  string `yaml:"take" doc:"Column whose value is taken."`
}

// Condition is met by rows whose column has one of the texts In, none of the texts NotIn, matches a pattern, or is empty or not.
type Condition struct {
	Column  string   `yaml:"column" doc:"Column that is looked at."`
	In      []string `yaml:"in" doc:"Texts of which the column has one."`
	NotIn   []string `yaml:"notIn" doc:"Texts of which the column has none."`
	Matches string   `yaml:"matches" doc:"Regular expression that the column matches."`
	Empty   *bool    `yaml:"empty" doc:"Whether the column is empty."`
}

// Conditions must all be met. In YAML they are a condition or a list of conditions.
type Conditions []Condition

// UnmarshalYAML reads one condition or a list.
func (c *Conditions) UnmarshalYAML(node ast.Node) error {
	if node.Type() == ast.SequenceType {
		var list []Condition
		if err := yaml.NodeToValue(node, &list, yaml.Strict()); err != nil {
			return err
		}
		*c = list
		return nil
	}
	var one Condition
	if err := yaml.NodeToValue(node, &one, yaml.Strict()); err != nil {
		return err
	}
	*c = Conditions{one}
	return nil
}

// UnmarshalYAML reads one record or a list.
func (r *Records) UnmarshalYAML(node ast.Node) error {
	if node.Type() == ast.SequenceType {
		var list []Record
		if err := yaml.NodeToValue(node, &list, yaml.Strict()); err != nil {
			return err
		}
		*r = list
		return nil
	}
	var one Record
	if err := yaml.NodeToValue(node, &one, yaml.Strict()); err != nil {
		return err
	}
	*r = Records{one}
	return nil
}

// UnmarshalYAML reads a record: its fields stand beside sheet, when, each and key.
func (r *Record) UnmarshalYAML(node ast.Node) error {
	r.Fields = map[string]Source{}
	if node.Type() == ast.NullType {
		return nil
	}
	pairs, ok := node.(ast.MapNode)
	if !ok {
		return fmt.Errorf("line %d: a record is a list of fields with their sources", node.GetToken().Position.Line)
	}
	for at := pairs.MapRange(); at.Next(); {
		var err error
		switch name := at.Key().String(); name {
		case "sheet":
			err = yaml.NodeToValue(at.Value(), &r.Sheet, yaml.Strict())
		case "when":
			err = yaml.NodeToValue(at.Value(), &r.When, yaml.Strict())
		case "each":
			r.Each = &Each{}
			err = yaml.NodeToValue(at.Value(), r.Each, yaml.Strict())
		case "key":
			r.Key = &Source{}
			err = yaml.NodeToValue(at.Value(), r.Key, yaml.Strict())
		default:
			var s Source
			err = yaml.NodeToValue(at.Value(), &s, yaml.Strict())
			r.Fields[name] = s
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// ReadMapping reads a mapping in YAML and checks it. Returns an error that names every fault.
func ReadMapping(r io.Reader) (*Mapping, error) { return readMapping(r, "") }

func readMapping(r io.Reader, folder string) (*Mapping, error) {
	m := Mapping{folder: folder}
	if err := yaml.NewDecoder(r, yaml.Strict()).Decode(&m); err != nil {
		return nil, fmt.Errorf("mapping: %w", err)
	}
	if err := m.check(); err != nil {
		return nil, err
	}
	return &m, nil
}

// ReadMappingBeside is ReadMapping for a mapping that lies in a folder: files of lookups are looked for there.
func ReadMappingBeside(r io.Reader, folder string) (*Mapping, error) { return readMapping(r, folder) }

// lookupPath returns the path of a file of a lookup. It must lie in the mapping's folder.
func (m *Mapping) lookupPath(file string) (string, error) {
	if !filepath.IsLocal(file) {
		return "", fmt.Errorf("lookup: file %q is not allowed: give a path below the folder of the mapping", file)
	}
	return filepath.Join(m.folder, file), nil
}

// has reports whether the mapping has a kind of record.
func (m *Mapping) has(kind string) bool { return len(m.Records[kind]) > 0 }

// source returns the source of a field of a kind that has one record for each row.
func (m *Mapping) source(kind, field string) (Source, bool) {
	if !m.has(kind) {
		return Source{}, false
	}
	s, ok := m.Records[kind][0].Fields[field]
	return s, ok
}

// fieldsOf returns the sources of the fields of a kind that has one record for each row.
func (m *Mapping) fieldsOf(kind string) map[string]Source {
	if !m.has(kind) {
		return nil
	}
	return m.Records[kind][0].Fields
}

// check checks that a mapping is complete and names only what exists. It returns all faults as one error.
func (m *Mapping) check() error {
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
		c.fault("records: at least one kind of record is required: give one of %s", joinSorted(allKindNames()))
	}
	for _, name := range slices.Sorted(maps.Keys(m.Records)) {
		k, v := kindNamed(name), verbNamed(name)
		switch {
		case k == nil && v == nil:
			c.fault("records.%s: there is no such kind of record: give one of %s", name, joinSorted(allKindNames()))
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
	mapping *Mapping
	faults  []error
}

func (c *mappingCheck) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Errorf("mapping: "+format, args...))
}

// checkKind checks the records of a kind that is merged.
func (c *mappingCheck) checkKind(k kind) {
	m, path := c.mapping, "records."+k.name
	if k.parent != "" && !m.has(k.parent) {
		c.fault("%s: it also needs records.%s", path, k.parent)
	}
	records := m.Records[k.name]
	if len(records) > 1 && !k.isList {
		c.fault("%s: a row holds one such record", path)
	}
	for i, r := range records {
		at := recordPath(k.name, i, len(records))
		if r.Key != nil {
			c.fault("%s.key: it has a key of its own, %s: leave key out", at, k.keyField())
		}
		if (len(r.When) > 0 || r.Each != nil) && !k.isList {
			c.fault("%s: every row holds one: leave when and each out, and give them to its fields", at)
		}
		c.checkRecord(r, at)
		for _, f := range k.fields {
			if _, ok := r.Fields[f.name]; !ok && f.isRequired {
				c.fault("%s.%s: a source is required", at, f.name)
			}
		}
		for _, name := range slices.Sorted(maps.Keys(r.Fields)) {
			f := k.field(name)
			if f == nil {
				c.fault("%s.%s: there is no such field: give one of %s", at, name, joinSorted(k.fieldNames()))
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

func (c *mappingCheck) checkConditions(conditions Conditions, at string) {
	for _, w := range conditions {
		given := 0
		for _, is := range []bool{len(w.In) > 0, len(w.NotIn) > 0, w.Matches != "", w.Empty != nil} {
			if is {
				given++
			}
		}
		if w.Column == "" || given != 1 {
			c.fault("%s: when needs both column and in, notIn, matches or empty", at)
		}
		c.checkPattern(w.Matches, at+".matches")
	}
}

// checkSource checks the source of a field. each is what splits the record that the field belongs to, if anything does.
func (c *mappingCheck) checkSource(s Source, f field, at string, each *Each) {
	given := s.origins()
	switch {
	case len(given) == 0 && f.form != isRecords:
		c.fault("%s: give either column or value, and not both, or one of join, template, hash, line, part", at)
	case len(given) > 1:
		c.fault("%s: give either column or value, and not both: %s are given", at, strings.Join(given, " and "))
	}
	if s.Value != "" && (len(s.Map) > 0 || s.Default != "" || s.Lookup != nil) {
		c.fault("%s: map, lookup and default need a column", at)
	}
	c.checkConditions(s.When, at)
	if len(s.When) > 0 && f.isRequired {
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
	if s.Unit != "" && (!sheet.IsUnit(s.Unit) || f.form != isMoney) {
		c.fault("%s.unit: %q is not allowed: give one of %s, for an amount", at, s.Unit, strings.Join(sheet.Units(), ", "))
	}
	if s.Dates != "" && (!sheet.IsDateForm(s.Dates) || f.form != isDate && f.form != isInstant) {
		c.fault("%s.dates: %q is not allowed: give one of %s, for a day", at, s.Dates, strings.Join(sheet.DateForms(), ", "))
	}
	if s.Part != "" && (each == nil || s.Part != "text" && !slices.Contains(groupsOf(each.Pattern), s.Part)) {
		c.fault("%s.part: there is no part %q: name a group of the pattern of each, or text", at, s.Part)
	}
	if f.form == isRecords {
		c.checkNested(s, f, at, each)
		return
	}
	if s.Each != nil || len(s.Fields) > 0 {
		c.fault("%s: each and fields are for fields that hold records; this one holds a value", at)
	}
	for i, of := range s.List {
		if !f.isList {
			c.fault("%s.list: the field holds one value", at)
			break
		}
		c.checkSource(of, f, fmt.Sprintf("%s.list[%d]", at, i), each)
	}
	c.checkConstants(s, f, at)
}

// checkNested checks the source of a field that holds records.
func (c *mappingCheck) checkNested(s Source, f field, at string, each *Each) {
	if len(s.List) > 0 {
		for i, of := range s.List {
			c.checkNested(of, f, fmt.Sprintf("%s.list[%d]", at, i), each)
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
	c.checkFields(f.fields, s.Fields, at, each)
}

// checkFields checks the sources of fields against the fields that there are.
func (c *mappingCheck) checkFields(fields []field, sources map[string]Source, at string, each *Each) {
	for _, f := range fields {
		if _, ok := sources[f.name]; !ok && f.isRequired && f.form != isKey {
			c.fault("%s.%s: a source is required", at, f.name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		i := slices.IndexFunc(fields, func(f field) bool { return f.name == name })
		if i < 0 {
			names := make([]string, len(fields))
			for i, f := range fields {
				names[i] = f.name
			}
			c.fault("%s.%s: there is no such field: give one of %s", at, name, joinSorted(names))
			continue
		}
		c.checkSource(sources[name], fields[i], at+"."+name, each)
	}
}

// checkVerb checks a record that a verb writes.
func (c *mappingCheck) checkVerb(v verb, r Record, at string) {
	c.checkRecord(r, at)
	if r.Key != nil {
		c.checkSource(*r.Key, field{name: "key", maxLength: maxKey}, at+".key", r.Each)
	}
	c.checkFields(v.fields, r.Fields, at, r.Each)
}

// checkConstants checks the values that stand in the mapping.
func (c *mappingCheck) checkConstants(s Source, f field, at string) {
	if s.Lookup != nil || f.form == isKey {
		return
	}
	for _, constant := range append(slices.Sorted(maps.Values(s.Map)), s.Value, s.Default) {
		if constant == "" {
			continue
		}
		how := reading{days: sheet.Days{Form: "YYYY-MM-DD"}, amounts: sheet.Amounts{Unit: s.Unit}}
		if _, err := f.parse(constant, how); err != nil {
			c.fault("%s: %s", at, textOf(err, messages.English))
		}
	}
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

// groupsOf returns the names of the groups of a pattern.
func groupsOf(pattern string) []string {
	p, err := regexp.Compile(pattern)
	if err != nil {
		return nil
	}
	return slices.DeleteFunc(p.SubexpNames(), func(n string) bool { return n == "" })
}

var inBraces = regexp.MustCompile(`\{([^{}]+)\}`)

// columns returns the columns that a source reads, the one that holds the value first.
func (s Source) columns() []string {
	var all []string
	add := func(names ...string) {
		for _, n := range names {
			if n != "" && !slices.Contains(all, n) {
				all = append(all, n)
			}
		}
	}
	add(s.Column)
	if s.Each != nil {
		add(s.Each.Column)
	}
	add(s.Join...)
	for _, m := range inBraces.FindAllStringSubmatch(s.Template, -1) {
		add(m[1])
	}
	add(s.Hash...)
	for _, name := range slices.Sorted(maps.Keys(s.Fields)) {
		add(s.Fields[name].columns()...)
	}
	for _, of := range s.List {
		add(of.columns()...)
	}
	for _, w := range s.When {
		add(w.Column)
	}
	return all
}

// columns returns the columns that a record reads.
func (r Record) columns() []string {
	as := Source{Fields: r.Fields, When: r.When, Each: r.Each}
	if r.Key != nil {
		as.List = []Source{*r.Key}
	}
	return as.columns()
}

// sheets returns the sheets that the mapping reads, in the order of the kinds. An empty name is the sheet that the mapping names or that
// is found.
func (m *Mapping) sheets() []string {
	var names []string
	for _, kind := range allKindNames() {
		for _, r := range m.Records[kind] {
			if !slices.Contains(names, r.Sheet) {
				names = append(names, r.Sheet)
			}
		}
	}
	return names
}

// columns returns the columns of a sheet that the mapping reads.
func (m *Mapping) columns(of string) []string {
	needed := map[string]bool{}
	for _, records := range m.Records {
		for _, r := range records {
			if r.Sheet == of {
				for _, c := range r.columns() {
					needed[c] = true
				}
			}
		}
	}
	if m.Newest != "" && (of == "" || len(m.sheets()) == 1) {
		needed[m.Newest] = true
	}
	return slices.Sorted(maps.Keys(needed))
}

// options returns how a sheet is to be read.
func (m *Mapping) options(of string) sheet.Options {
	o := sheet.Options{
		Encoding: m.Encoding, Delimiter: m.Delimiter, Sheet: m.Sheet, HeaderRow: m.HeaderRow, FillDown: m.FillDown, KeepTotals: m.KeepTotals,
		Columns: m.columns(of),
	}
	if of != "" {
		o.Sheet = of
	}
	if len(m.sheets()) > 1 {
		o.FillDown = slices.DeleteFunc(slices.Clone(m.FillDown), func(c string) bool { return !slices.Contains(o.Columns, c) })
	}
	return o
}

func joinSorted(names []string) string {
	return strings.Join(slices.Sorted(slices.Values(names)), ", ")
}
