package mapping

import (
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"regexp"
	"slices"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"

	"docket/exchange/kinds"
	"docket/exchange/sheet"
)

// Spec is a mapping: it says what the columns of a register's file mean.
type Spec struct {
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
	Agency Agency `yaml:"agency" doc:"The agency that keeps the records; it is added if it is not on record."`
	// Records says what records a row holds, by their kind.
	Records map[string]Records `yaml:"records" doc:"What records a row holds, by their kind."`

	folder string // of the mapping's file, where files of lookups are
}

// Agency is the agency that all records of a file belong to.
type Agency struct {
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
	// Combine makes one case of the rows with one case number: each adds its penalties.
	Combine bool
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

// UnmarshalYAML reads a record: its fields stand beside sheet, when, each, key and combine.
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
		case "combine":
			err = yaml.NodeToValue(at.Value(), &r.Combine, yaml.Strict())
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

// Read reads a mapping in YAML and checks it. Returns an error that names every fault. Files of lookups are looked for in
// the current folder; see ReadIn.
func Read(r io.Reader) (*Spec, error) { return ReadIn(r, "") }

// ReadIn is Read for a mapping that lies in a folder: files of lookups are looked for there.
func ReadIn(r io.Reader, folder string) (*Spec, error) {
	m := Spec{folder: folder}
	if err := yaml.NewDecoder(r, yaml.Strict()).Decode(&m); err != nil {
		return nil, fmt.Errorf("mapping: %w", err)
	}
	if err := m.check(); err != nil {
		return nil, err
	}
	return &m, nil
}

// lookupPath returns the path of a file of a lookup. It must lie in the mapping's folder.
func (m *Spec) lookupPath(file string) (string, error) {
	if !filepath.IsLocal(file) {
		return "", fmt.Errorf("lookup: file %q is not allowed: give a path below the folder of the mapping", file)
	}
	return filepath.Join(m.folder, file), nil
}

// Has reports whether the mapping has a kind of record.
func (m *Spec) Has(kind string) bool { return len(m.Records[kind]) > 0 }

// Source returns the source of a field of a kind that has one record for each row.
func (m *Spec) Source(kind, field string) (Source, bool) {
	if !m.Has(kind) {
		return Source{}, false
	}
	s, ok := m.Records[kind][0].Fields[field]
	return s, ok
}

// Combines reports whether the rows with one case number make one case.
func (m *Spec) Combines() bool { return m.Has("case") && m.Records["case"][0].Combine }

// FieldsOf returns the sources of the fields of a kind that has one record for each row.
func (m *Spec) FieldsOf(kind string) map[string]Source {
	if !m.Has(kind) {
		return nil
	}
	return m.Records[kind][0].Fields
}

var inBraces = regexp.MustCompile(`\{([^{}]+)\}`)

// Columns returns the columns that a source reads: first those that make the value, last those of its conditions. A part of a split cell is read from no column of
// its own.
func (s Source) Columns() []string {
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
		add(s.Fields[name].Columns()...)
	}
	for _, of := range s.List {
		add(of.Columns()...)
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
	return as.Columns()
}

// Sheets returns the sheets that the mapping reads, in the order of the kinds. An empty name is the sheet that the mapping names or that
// is found.
func (m *Spec) Sheets() []string {
	var names []string
	for _, kind := range kinds.Names() {
		for _, r := range m.Records[kind] {
			if !slices.Contains(names, r.Sheet) {
				names = append(names, r.Sheet)
			}
		}
	}
	return names
}

// columns returns the columns of a sheet that the mapping reads.
func (m *Spec) columns(of string) []string {
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
	if m.Newest != "" && (of == "" || len(m.Sheets()) == 1) {
		needed[m.Newest] = true
	}
	return slices.Sorted(maps.Keys(needed))
}

// Options returns how a sheet is to be read.
func (m *Spec) Options(of string) sheet.Options {
	o := sheet.Options{
		Encoding: m.Encoding, Delimiter: m.Delimiter, Sheet: m.Sheet, HeaderRow: m.HeaderRow, FillDown: m.FillDown, KeepTotals: m.KeepTotals,
		Columns: m.columns(of),
	}
	if of != "" {
		o.Sheet = of
	}
	if len(m.Sheets()) > 1 {
		o.FillDown = slices.DeleteFunc(slices.Clone(m.FillDown), func(c string) bool { return !slices.Contains(o.Columns, c) })
	}
	return o
}
