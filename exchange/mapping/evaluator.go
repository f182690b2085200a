package mapping

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
	"sync"

	"docket/exchange/kinds"
	"docket/exchange/sheet"
	"docket/input"
	"docket/messages"
	"docket/problem"
)

// Evaluator works out the values of fields from rows. It is safe for concurrent use, also while the table is read.
type Evaluator struct {
	mapping  *Spec
	language messages.Language // of faults
	table    *sheet.Table      // of which nothing is asked that changes while it is read
	sheet    string
	days     sheet.Days
	patterns sync.Map // of texts, to *regexp.Regexp
	lookups  map[Lookup]map[string]string
}

// maxLookup is how many rows the file of a lookup may have.
const maxLookup = 1_000_000

// NewEvaluator returns an Evaluator for the rows of a table, which hold the given records. It reads the files of lookups. Faults are
// told in the language.
func NewEvaluator(m *Spec, t *sheet.Table, records map[string]Records, l messages.Language) (*Evaluator, error) {
	found := t.Found()
	e := &Evaluator{
		mapping: m, language: l, table: t, sheet: found.Sheet, lookups: map[Lookup]map[string]string{},
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

func (e *Evaluator) prepare(s Source) error {
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

func (m *Spec) readLookup(l Lookup) (map[string]string, error) {
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
func tidyKey(text string) string { return input.Tidy(strings.TrimSpace(text), input.MaxNumber) }

// Row is a row of a table, with the part of a cell for which a record is made.
type Row struct {
	sheet.Row
	table     *sheet.Table
	parts     map[string]string
	splitFrom string // column whose cell was split into the parts
}

// RowOf returns a row of a table.
func RowOf(row sheet.Row, t *sheet.Table) Row { return Row{Row: row, table: t} }

// Cell returns the text of a column without white space at its ends; empty if the table has no such column.
func (r Row) Cell(column string) string {
	i := r.table.Column(column)
	if i < 0 || i >= len(r.Cells) {
		return ""
	}
	return strings.TrimSpace(r.Cells[i])
}

// pattern returns a compiled pattern; mappings are checked, so it compiles.
func (e *Evaluator) pattern(text string) *regexp.Regexp {
	if p, ok := e.patterns.Load(text); ok {
		return p.(*regexp.Regexp) //nolint:forcetypeassert // nothing else is stored
	}
	p := regexp.MustCompile(text)
	e.patterns.Store(text, p)
	return p
}

// Meets reports whether a row meets all conditions.
func (e *Evaluator) Meets(conditions Conditions, r Row) bool {
	for _, c := range conditions {
		text := r.Cell(c.Column)
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

// Text returns the text of a source, before it is translated.
func (e *Evaluator) Text(s Source, r Row) (string, error) {
	switch {
	case s.Column != "":
		text := r.Cell(s.Column)
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
			if text := r.Cell(c); text != "" {
				texts = append(texts, text)
			}
		}
		return strings.Join(texts, separator), nil
	case s.Template != "":
		isEmpty := true
		text := inBraces.ReplaceAllStringFunc(s.Template, func(name string) string {
			value := r.Cell(name[1 : len(name)-1])
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
			texts[i] = tidyKey(r.Cell(c))
		}
		return Hash(texts), nil
	case s.Line:
		return strconv.Itoa(r.Line), nil
	case s.Part != "":
		return strings.TrimSpace(r.parts[s.Part]), nil
	}
	return "", nil
}

// Hash returns 24 digits that differ for different texts.
func Hash(texts []string) string {
	sum := sha256.Sum256([]byte(strings.Join(texts, "\x1f")))
	return hex.EncodeToString(sum[:12])
}

// Value returns the value of a field for a row, and an empty text if the row has none.
func (e *Evaluator) Value(s Source, f kinds.Field, r Row) (string, error) {
	if !e.Meets(s.When, r) {
		return "", nil
	}
	text, err := e.Text(s, r)
	if err != nil {
		return "", err
	}
	return e.Translate(s, f, text)
}

// Translate applies what a source does with its text, and reads the value of the field.
func (e *Evaluator) Translate(s Source, f kinds.Field, text string) (string, error) {
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
	if text = input.Tidy(text, tidyLength(f)); text == "" {
		if f.IsRequired {
			return "", problem.Errorf(problem.BadUserInput, "is empty: a value is required")
		}
		return "", nil
	}
	return f.Parse(text, e.reading(s))
}

// tidyLength is the length by which text of a field is tidied; see input.Tidy. Texts of verbs may be long.
func tidyLength(f kinds.Field) int {
	if f.MaxLength == 0 && f.Form == kinds.Text {
		return input.MaxNumber + 1
	}
	return f.MaxLength
}

// reading returns how the texts of a source are read.
func (e *Evaluator) reading(s Source) kinds.Reading {
	how := kinds.Reading{Days: e.days, Amounts: sheet.Amounts{Unit: s.Unit, HasDecimalComma: e.mapping.DecimalComma}}
	if s.Dates != "" {
		how.Days.Form = s.Dates
	}
	if s.Value != "" {
		how.Days = sheet.Days{Form: "YYYY-MM-DD"}
	}
	return how
}

// Parts returns the parts of a cell for which records are made; one without names where a record is not split.
func (e *Evaluator) Parts(each *Each, r Row) ([]Row, error) {
	if each == nil {
		return []Row{r}, nil
	}
	var parts []Row
	text := r.Cell(each.Column)
	add := func(named map[string]string) {
		with := r
		with.parts, with.splitFrom = named, each.Column
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

// Fault returns an error as the fault of a field in a row. Its cell is that of the first column that the field's source reads, that which was split where the source is a part of
// a split cell, and none where it reads no column.
func (e *Evaluator) Fault(r Row, fieldPath string, s Source, err error) Fault {
	f := Fault{Sheet: e.sheet, Row: r.Number, Line: r.Line, Field: fieldPath, Message: textOf(err, e.language)}
	column := r.splitFrom
	if columns := s.Columns(); len(columns) > 0 && s.Part == "" {
		column = columns[0]
	}
	if i := e.table.Column(column); i >= 0 && column != "" {
		f.Column, f.Cell = column, sheet.Address(i, r.Number)
	}
	return f
}
