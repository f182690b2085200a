package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"docket/db"
	"docket/exchange/sheet"
	"docket/messages"
	"docket/problem"
)

// Fault is what is wrong with a cell, or with a row where no single cell is wrong.
type Fault struct {
	Sheet   string `json:"sheet,omitempty"`
	Row     int    `json:"row"`              // as a spreadsheet counts
	Line    int    `json:"line"`             // of a text file; the row in a workbook
	Column  string `json:"column,omitempty"` // name of the column
	Cell    string `json:"cell,omitempty"`   // address, as in C17
	Field   string `json:"field,omitempty"`  // as in case.filedOn
	Message string `json:"message"`

	id     int64  // of the row in the staging table
	column string // where Message does not need the name of the column
}

// Place returns where the fault is, as in `sheet 台账, C17`.
func (f Fault) Place() string {
	at := fmt.Sprintf("row %d", f.Row)
	if f.Cell != "" {
		at = f.Cell
	}
	if f.Sheet != "" {
		return "sheet " + f.Sheet + ", " + at
	}
	return at
}

// String returns the fault as the file of rejected rows gives it.
func (f Fault) String() string {
	switch {
	case f.Field == "":
		return f.Message
	case f.Column == "":
		return f.Field + ": " + f.Message
	case strings.HasPrefix(f.Message, "is empty"):
		return fmt.Sprintf("%s: column %s %s", f.Field, f.Column, f.Message)
	}
	return fmt.Sprintf("%s: column %s: %s", f.Field, f.Column, f.Message)
}

// evaluator works out the values of fields from rows.
type evaluator struct {
	mapping  *Mapping
	table    *sheet.Table
	days     sheet.Days
	patterns map[string]*regexp.Regexp
	lookups  map[Lookup]map[string]string
}

// maxLookup is how many rows the file of a lookup may have.
const maxLookup = 1_000_000

// newEvaluator returns an evaluator for the rows of a table. It reads the files of lookups.
func newEvaluator(m *Mapping, t *sheet.Table, records map[string]Records) (*evaluator, error) {
	found := t.Found()
	e := &evaluator{
		mapping: m, table: t, patterns: map[string]*regexp.Regexp{}, lookups: map[Lookup]map[string]string{},
		days: sheet.Days{Form: m.Dates, HasSerials: found.HasSerials, From1904: found.From1904},
	}
	for _, list := range records {
		for _, r := range list {
			for _, s := range r.Fields {
				if err := e.prepare(s); err != nil {
					return nil, err
				}
			}
			if r.Key != nil {
				if err := e.prepare(*r.Key); err != nil {
					return nil, err
				}
			}
		}
	}
	return e, nil
}

func (e *evaluator) prepare(s Source) error {
	for _, of := range s.Fields {
		if err := e.prepare(of); err != nil {
			return err
		}
	}
	for _, of := range s.List {
		if err := e.prepare(of); err != nil {
			return err
		}
	}
	if s.Lookup == nil || e.lookups[*s.Lookup] != nil {
		return nil
	}
	found, err := e.mapping.readLookup(*s.Lookup)
	if err != nil {
		return fmt.Errorf("lookup in %s: %w", s.Lookup.File, err)
	}
	e.lookups[*s.Lookup] = found
	return nil
}

func (m *Mapping) readLookup(l Lookup) (map[string]string, error) {
	path, err := m.lookupPath(l.File)
	if err != nil {
		return nil, err
	}
	table, err := sheet.Open(path, sheet.Options{Sheet: l.Sheet, Columns: []string{l.Key, l.Take}})
	if err != nil {
		return nil, err
	}
	defer table.Close()
	found := map[string]string{}
	for {
		row, err := table.Next()
		if errors.Is(err, io.EOF) {
			return found, nil
		}
		if err != nil {
			return nil, err
		}
		if len(found) > maxLookup {
			return nil, fmt.Errorf("it has more than %d rows", maxLookup)
		}
		found[tidyKey(row.Cells[table.Column(l.Key)])] = strings.TrimSpace(row.Cells[table.Column(l.Take)])
	}
}

// tidyKey returns a text as it is compared in lookups.
func tidyKey(text string) string { return db.Tidy(strings.TrimSpace(text), db.MaxNumber) }

// rowTexts are the texts of a row, and of the part of a cell for which a record is made.
type rowTexts struct {
	row   sheet.Row
	table *sheet.Table
	parts map[string]string
	at    string // column that the parts come from
}

func (r rowTexts) cell(column string) string {
	i := r.table.Column(column)
	if i < 0 || i >= len(r.row.Cells) {
		return ""
	}
	return strings.TrimSpace(r.row.Cells[i])
}

// pattern returns a compiled pattern; mappings are checked, so it compiles.
func (e *evaluator) pattern(text string) *regexp.Regexp {
	p := e.patterns[text]
	if p == nil {
		p = regexp.MustCompile(text)
		e.patterns[text] = p
	}
	return p
}

// meets reports whether a row meets all conditions.
func (e *evaluator) meets(conditions Conditions, r rowTexts) bool {
	for _, c := range conditions {
		text := r.cell(c.Column)
		switch {
		case len(c.In) > 0 && !slices.Contains(c.In, text), len(c.NotIn) > 0 && slices.Contains(c.NotIn, text):
			return false
		case c.Matches != "" && !e.pattern(c.Matches).MatchString(text):
			return false
		case c.Empty != nil && *c.Empty != (text == ""):
			return false
		}
	}
	return true
}

// errorCell is the fault of a cell in which a formula failed.
func errorCell(text string) error {
	return problem.Errorf(problem.BadUserInput, "the cell holds the error %s: mend its formula", text)
}

// text returns the text of a source, before it is translated.
func (e *evaluator) text(s Source, r rowTexts) (string, error) {
	switch {
	case s.Column != "":
		text := r.cell(s.Column)
		if sheet.IsErrorCell(text) {
			return "", errorCell(text)
		}
		return text, nil
	case s.Value != "":
		return s.Value, nil
	case len(s.Join) > 0:
		separator := s.Separator
		if separator == "" {
			separator = " "
		}
		var texts []string
		for _, c := range s.Join {
			if text := r.cell(c); text != "" {
				texts = append(texts, text)
			}
		}
		return strings.Join(texts, separator), nil
	case s.Template != "":
		isEmpty := true
		text := inBraces.ReplaceAllStringFunc(s.Template, func(name string) string {
			value := r.cell(name[1 : len(name)-1])
			isEmpty = isEmpty && value == ""
			return value
		})
		if isEmpty {
			return "", nil
		}
		return text, nil
	case len(s.Hash) > 0:
		texts := make([]string, len(s.Hash))
		for i, c := range s.Hash {
			texts[i] = tidyKey(r.cell(c))
		}
		return hashOf(texts), nil
	case s.Line:
		return strconv.Itoa(r.row.Line), nil
	case s.Part != "":
		return strings.TrimSpace(r.parts[s.Part]), nil
	}
	return "", nil
}

// hashOf returns 24 digits that differ for different texts.
func hashOf(texts []string) string {
	sum := sha256.Sum256([]byte(strings.Join(texts, "\x1f")))
	return hex.EncodeToString(sum[:12])
}

// value returns the value of a field for a row, and an empty text if the row has none.
func (e *evaluator) value(s Source, f field, r rowTexts) (string, error) {
	if !e.meets(s.When, r) {
		return "", nil
	}
	text, err := e.text(s, r)
	if err != nil {
		return "", err
	}
	return e.translate(s, f, text)
}

// translate applies what a source does with its text, and reads the value of the field.
func (e *evaluator) translate(s Source, f field, text string) (string, error) {
	if s.Pattern != "" {
		m := e.pattern(s.Pattern).FindStringSubmatch(text)
		switch {
		case m == nil:
			text = ""
		case len(m) > 1:
			text = strings.TrimSpace(m[1])
		default:
			text = m[0]
		}
	}
	if s.Lookup != nil && text != "" {
		found, ok := e.lookups[*s.Lookup][tidyKey(text)]
		if !ok && s.Default == "" {
			return "", problem.Errorf(problem.BadUserInput, "%q is not in column %s of %s: add it there, or give a default", text, s.Lookup.Key, s.Lookup.File)
		}
		text = found
	}
	mapped, isMapped := s.Map[text]
	switch {
	case isMapped:
		text = mapped
	case len(s.Map) > 0 && s.Default != "", text == "":
		text = s.Default
	case len(s.Map) > 0:
		return "", problem.Errorf(problem.BadUserInput, "the mapping has no value for %q: add one under map, or a default", text)
	}
	if text = db.Tidy(text, tidyLength(f)); text == "" {
		if f.isRequired {
			return "", problem.Errorf(problem.BadUserInput, "is empty: a value is required")
		}
		return "", nil
	}
	return f.parse(text, e.reading(s))
}

// tidyLength is the length by which text of a field is tidied; see db.Tidy. Texts of verbs may be long.
func tidyLength(f field) int {
	if f.maxLength == 0 && f.form == isText {
		return db.MaxNumber + 1
	}
	return f.maxLength
}

func (e *evaluator) reading(s Source) reading {
	how := reading{days: e.days, amounts: sheet.Amounts{Unit: s.Unit, HasDecimalComma: e.mapping.DecimalComma}}
	if s.Dates != "" {
		how.days.Form = s.Dates
	}
	if s.Value != "" {
		how.days = sheet.Days{Form: "YYYY-MM-DD"}
	}
	return how
}

// partsOf returns the parts of a cell for which records are made; one without names where a record is not split.
func (e *evaluator) partsOf(each *Each, r rowTexts) ([]rowTexts, error) {
	if each == nil {
		return []rowTexts{r}, nil
	}
	var parts []rowTexts
	text := r.cell(each.Column)
	add := func(named map[string]string) {
		with := r
		with.parts, with.at = named, each.Column
		parts = append(parts, with)
	}
	if each.Split != "" {
		for _, part := range strings.Split(text, each.Split) {
			if part = strings.TrimSpace(part); part != "" {
				add(map[string]string{"text": part})
			}
		}
		return parts, nil
	}
	p := e.pattern(each.Pattern)
	end := 0
	for _, at := range p.FindAllStringSubmatchIndex(text, -1) {
		if at[0] == at[1] {
			continue
		}
		if left := strings.Trim(text[end:at[0]], separators); left != "" {
			return nil, problem.Errorf(problem.BadUserInput, "%q does not match the pattern of each: %s", left, each.Pattern)
		}
		end = at[1]
		named := map[string]string{"text": text[at[0]:at[1]]}
		for i, name := range p.SubexpNames() {
			if name != "" && at[2*i] >= 0 {
				named[name] = text[at[2*i]:at[2*i+1]]
			}
		}
		add(named)
	}
	if left := strings.Trim(text[end:], separators); left != "" {
		return nil, problem.Errorf(problem.BadUserInput, "%q does not match the pattern of each: %s", left, each.Pattern)
	}
	return parts, nil
}

// textOf returns the text of an error about a cell in a language.
func textOf(err error, l messages.Language) string {
	if p := problem.Of(err); p != nil {
		return p.In(l)
	}
	return err.Error()
}

// separators may stand between the parts that a pattern matches.
const separators = " \t\r\n\u3000,;，；、。.|/"

// fault returns the fault of a field in a row.
func (e *evaluator) fault(r rowTexts, fieldPath string, s Source, err error) Fault {
	f := Fault{Sheet: e.table.Found().Sheet, Row: r.row.Number, Line: r.row.Line, Field: fieldPath, Message: textOf(err, e.mapping.language)}
	column := r.at
	if columns := s.columns(); len(columns) > 0 {
		column = columns[0]
	}
	if i := e.table.Column(column); i >= 0 && column != "" {
		f.Column, f.Cell = column, sheet.Address(i, r.row.Number)
	}
	return f
}
