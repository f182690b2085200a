package exchange

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"docket/db"
	"docket/law"
)

// kind is a kind of record that a row of a register may hold one of.
type kind struct {
	name     string // in mappings and reports
	table    string
	key      string // the column that tells two records of an agency apart
	under    string // the kind that it hangs on, which the row then has too
	isNeeded bool
	isMarked bool // with the version as a file left it
	fields   []field
}

// field is one field of a kind of record, under its name in the API.
type field struct {
	name     string
	column   string
	form     form
	longest  int      // characters of text
	values   []string // of an enumeration
	isNeeded bool
}

type form int

const (
	isText form = iota
	isDate
	isMoney
	isEnum
	isCode // unified social credit code
)

// kinds are all that an import knows, each behind what it hangs on. What is said of lengths stands in the migrations, too.
var kinds = []kind{
	{name: "party", table: "parties", key: "source_key", isNeeded: true, fields: []field{
		{name: "sourceKey", column: "source_key", longest: 200, isNeeded: true},
		{name: "name", column: "name", longest: 200, isNeeded: true},
		{name: "kind", column: "kind", form: isEnum, values: texts(db.PartyKinds()), isNeeded: true},
		{name: "code", column: "code", form: isCode},
		{name: "address", column: "address", longest: 500},
		{name: "representative", column: "representative", longest: 200},
	}},
	{name: "foodBusiness", table: "food_businesses", key: "source_key", under: "party", isMarked: true, fields: []field{
		{name: "sourceKey", column: "source_key", longest: 200, isNeeded: true},
		{name: "name", column: "name", longest: 200, isNeeded: true},
		{name: "licenceNo", column: "licence_no", longest: 100},
		{name: "type", column: "type", form: isEnum, values: texts(db.BusinessTypes()), isNeeded: true},
		{name: "category", column: "category", longest: 200},
		{name: "level", column: "level", form: isEnum, values: texts(db.CoverageLevels())},
		{name: "address", column: "address", longest: 500},
		{name: "openedOn", column: "opened_on", form: isDate},
		{name: "closedOn", column: "closed_on", form: isDate},
	}},
	{name: "case", table: "cases", key: "case_no", under: "party", isNeeded: true, isMarked: true, fields: []field{
		{name: "caseNo", column: "case_no", longest: 128, isNeeded: true},
		{name: "field", column: "field", form: isEnum, values: texts(db.CaseFields()), isNeeded: true},
		{name: "source", column: "source", form: isEnum, values: texts(db.CaseSources()), isNeeded: true},
		{name: "procedure", column: "procedure", form: isEnum, values: texts(db.CaseProcedures()), isNeeded: true},
		{name: "cause", column: "cause", longest: 2000, isNeeded: true},
		{name: "facts", column: "facts", longest: 20000},
		{name: "valueOfGoods", column: "value_of_goods", form: isMoney},
		{name: "illegalGains", column: "illegal_gains", form: isMoney},
		{name: "discoveredOn", column: "discovered_on", form: isDate},
		{name: "filedOn", column: "filed_on", form: isDate, isNeeded: true},
	}},
	{name: "decision", table: "decisions", key: "decision_no", under: "case", isMarked: true, fields: []field{
		{name: "decisionNo", column: "decision_no", longest: 128, isNeeded: true},
		{name: "decidedOn", column: "decided_on", form: isDate, isNeeded: true},
		{name: "reasons", column: "reasons", longest: 20000},
	}},
	{name: "fine", table: "penalties", key: "decision_id", under: "decision", fields: []field{
		{name: "amount", column: "amount", form: isMoney, isNeeded: true},
		{name: "text", column: "text", longest: 4000},
	}},
}

func texts[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

func kindNamed(name string) *kind {
	for i := range kinds {
		if kinds[i].name == name {
			return &kinds[i]
		}
	}
	return nil
}

func kindNames() []string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = k.name
	}
	return names
}

func (k kind) field(name string) *field {
	for i := range k.fields {
		if k.fields[i].name == name {
			return &k.fields[i]
		}
	}
	return nil
}

func (k kind) fieldNames() []string {
	names := make([]string, len(k.fields))
	for i, f := range k.fields {
		names[i] = f.name
	}
	return names
}

var (
	firstDay     = time.Date(1949, 10, 1, 0, 0, 0, 0, time.UTC)
	beyondAmount = decimal.New(1, 12) // numeric(14,2)
)

// read checks a text of the file and gives it as Postgres reads it.
func (f field) read(text, dates string) (string, error) {
	switch f.form {
	case isDate:
		day, err := time.Parse(dateForms[dates], text)
		if err != nil {
			return "", fmt.Errorf("%q is no day written %s", text, dates)
		}
		if day.Before(firstDay) || day.Year() > 9999 {
			return "", fmt.Errorf("%q is not a day of 1949 to 9999", text)
		}
		return day.Format(time.DateOnly), nil
	case isMoney:
		// The plain form only: no exponent, which decimal would take too.
		amount, err := decimal.NewFromString(text)
		if err != nil || strings.ContainsAny(text, "eE+_") {
			return "", fmt.Errorf("%q is no amount, as 1234.50 is", text)
		}
		if amount.IsNegative() || amount.GreaterThanOrEqual(beyondAmount) || !amount.Equal(amount.Truncate(2)) {
			return "", fmt.Errorf("%q is not an amount of 0 to %s with at most two decimals", text, beyondAmount.Sub(decimal.New(1, -2)))
		}
		return amount.StringFixed(2), nil
	case isEnum:
		if !slices.Contains(f.values, text) {
			return "", fmt.Errorf("%q is none of %s", text, strings.Join(f.values, ", "))
		}
		return text, nil
	case isCode:
		if !law.IsCreditCode(text) {
			return "", fmt.Errorf("%q is no unified social credit code with a right check digit (GB 32100-2015)", text)
		}
		return text, nil
	}
	switch n := utf8.RuneCountInString(text); {
	case n > f.longest:
		return "", fmt.Errorf("the text has %d characters, more than %d", n, f.longest)
	case db.Tidy(text, f.longest) != text: // cells are brought to it; the mapping is ours to write
		return "", fmt.Errorf("%q begins or ends with white space, or holds characters that nobody sees", text)
	}
	return text, nil
}

// value works out a field of a row; empty where it has none.
func (s Source) value(f field, cell func(column string) string, dates string) (string, error) {
	if s.When != nil && !slices.Contains(s.When.In, cell(s.When.Column)) {
		return "", nil
	}
	if s.Column == "" {
		return f.read(s.Value, "YYYY-MM-DD")
	}
	text := cell(s.Column)
	if len(s.Map) > 0 || s.Default != "" {
		mapped, ok := s.Map[text]
		switch {
		case ok:
			text = mapped
		case s.Default != "":
			text = s.Default
		case text != "":
			return "", fmt.Errorf("column %s: the mapping has nothing for %q", s.Column, text)
		}
	}
	if text = db.Tidy(text, f.longest); text == "" {
		if f.isNeeded {
			return "", fmt.Errorf("column %s is empty", s.Column)
		}
		return "", nil
	}
	read, err := f.read(text, dates)
	if err != nil {
		return "", fmt.Errorf("column %s: %w", s.Column, err)
	}
	return read, nil
}

// errOfFile is a fault for which no row of the file is believed.
var errOfFile = errors.New("the file can't be read")
