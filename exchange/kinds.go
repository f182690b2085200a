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

// kind is a kind of record that a row of a register can hold, at most one of each kind in a row.
type kind struct {
	name       string // in mappings and reports
	table      string
	key        string // column that identifies a record within an agency
	parent     string // kind that a row with this kind must hold too; empty if none
	isRequired bool   // every row holds one
	// hasImportedVersion is true if the table stores the version that an import gave the record, so that later changes show.
	hasImportedVersion bool
	fields             []field
}

// field is one field of a kind of record, under the name that it has in the API.
type field struct {
	name       string
	column     string
	form       form
	maxLength  int      // in characters; of text only
	values     []string // allowed values; of an enumeration only
	isRequired bool
}

// form is how the text of a field is checked.
type form int

const (
	isText form = iota
	isDate
	isMoney
	isEnum
	isCode // unified social credit code
)

// sqlType returns the type of the field's column.
func (f field) sqlType() string {
	switch f.form {
	case isDate:
		return "date"
	case isMoney:
		return "numeric(14,2)"
	}
	return "text"
}

// kinds are all kinds of record that an import knows, a parent before its children. The database has the same lengths and allowed
// values; a test compares them.
var kinds = []kind{
	{name: "party", table: "parties", key: "source_key", isRequired: true, fields: []field{
		{name: "sourceKey", column: "source_key", maxLength: 200, isRequired: true},
		{name: "name", column: "name", maxLength: 200, isRequired: true},
		{name: "kind", column: "kind", form: isEnum, values: enumValues(db.PartyKindValues()), isRequired: true},
		{name: "code", column: "code", form: isCode},
		{name: "address", column: "address", maxLength: 500},
		{name: "representative", column: "representative", maxLength: 200},
	}},
	{name: "foodBusiness", table: "food_businesses", key: "source_key", parent: "party", hasImportedVersion: true, fields: []field{
		{name: "sourceKey", column: "source_key", maxLength: 200, isRequired: true},
		{name: "name", column: "name", maxLength: 200, isRequired: true},
		{name: "licenceNo", column: "licence_no", maxLength: 100},
		{name: "type", column: "type", form: isEnum, values: enumValues(db.BusinessTypeValues()), isRequired: true},
		{name: "category", column: "category", maxLength: 200},
		{name: "level", column: "level", form: isEnum, values: enumValues(db.CoverageLevelValues())},
		{name: "address", column: "address", maxLength: 500},
		{name: "openedOn", column: "opened_on", form: isDate},
		{name: "closedOn", column: "closed_on", form: isDate},
	}},
	{name: "case", table: "cases", key: "case_no", parent: "party", isRequired: true, hasImportedVersion: true, fields: []field{
		{name: "caseNo", column: "case_no", maxLength: 128, isRequired: true},
		{name: "field", column: "field", form: isEnum, values: enumValues(db.CaseFieldValues()), isRequired: true},
		{name: "source", column: "source", form: isEnum, values: enumValues(db.CaseSourceValues()), isRequired: true},
		{name: "procedure", column: "procedure", form: isEnum, values: enumValues(db.CaseProcedureValues()), isRequired: true},
		{name: "cause", column: "cause", maxLength: 2000, isRequired: true},
		{name: "facts", column: "facts", maxLength: 20000},
		{name: "valueOfGoods", column: "value_of_goods", form: isMoney},
		{name: "illegalGains", column: "illegal_gains", form: isMoney},
		{name: "discoveredOn", column: "discovered_on", form: isDate},
		{name: "filedOn", column: "filed_on", form: isDate, isRequired: true},
	}},
	{name: "decision", table: "decisions", key: "decision_no", parent: "case", hasImportedVersion: true, fields: []field{
		{name: "decisionNo", column: "decision_no", maxLength: 128, isRequired: true},
		{name: "decidedOn", column: "decided_on", form: isDate, isRequired: true},
		{name: "reasons", column: "reasons", maxLength: 20000},
	}},
	{name: "fine", table: "penalties", key: "decision_id", parent: "decision", fields: []field{
		{name: "amount", column: "amount", form: isMoney, isRequired: true},
		{name: "text", column: "text", maxLength: 4000},
	}},
}

// enumValues returns the values as texts.
func enumValues[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

// kindNamed returns the kind with a name, and nil if there is none.
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

// field returns the field with a name, and nil if there is none.
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

// Bounds of days and amounts.
var (
	earliestDay = time.Date(1949, 10, 1, 0, 0, 0, 0, time.UTC)
	amountLimit = decimal.New(1, 12) // numeric(14,2) holds less than this
)

// parse checks a text of the file and returns it in the form that Postgres reads. dates is a key of dateForms. Its error says what
// is wrong with the text and what is allowed.
func (f field) parse(text, dates string) (string, error) {
	switch f.form {
	case isDate:
		day, err := time.Parse(dateForms[dates], text)
		if err != nil {
			return "", fmt.Errorf("%q is not a day: write days as %s", text, dates)
		}
		if day.Before(earliestDay) || day.Year() > 9999 {
			return "", fmt.Errorf("%q is out of range: days from 1949-10-01 to 9999-12-31 are allowed", text)
		}
		return day.Format(time.DateOnly), nil
	case isMoney:
		// decimal also accepts exponents, signs and underscores.
		amount, err := decimal.NewFromString(text)
		if err != nil || strings.ContainsAny(text, "eE+_") {
			return "", fmt.Errorf("%q is not an amount: write it as 1234.50", text)
		}
		if amount.IsNegative() || amount.GreaterThanOrEqual(amountLimit) || !amount.Equal(amount.Truncate(2)) {
			return "", fmt.Errorf("%q is out of range: amounts from 0 to %s with at most two decimals are allowed", text, amountLimit.Sub(decimal.New(1, -2)))
		}
		return amount.StringFixed(2), nil
	case isEnum:
		if !slices.Contains(f.values, text) {
			return "", fmt.Errorf("%q is not allowed: give one of %s", text, strings.Join(f.values, ", "))
		}
		return text, nil
	case isCode:
		if !law.IsCreditCode(text) {
			return "", fmt.Errorf("%q is not a unified social credit code: it needs 18 characters with a valid check digit (GB 32100-2015)", text)
		}
		return text, nil
	}
	switch n := utf8.RuneCountInString(text); {
	case n > f.maxLength:
		return "", fmt.Errorf("the text has %d characters: at most %d are allowed", n, f.maxLength)
	case db.Tidy(text, f.maxLength) != text: // texts of the file were tidied before; this one stands in the mapping
		return "", fmt.Errorf("%q begins or ends with white space, or has invisible characters: remove them", text)
	}
	return text, nil
}

// value returns the value of a field for a row, and an empty text if the row has none. cell returns the text of a column.
func (s Source) value(f field, cell func(column string) string, dates string) (string, error) {
	if s.When != nil && !slices.Contains(s.When.In, cell(s.When.Column)) {
		return "", nil
	}
	if s.Column == "" {
		return f.parse(s.Value, "YYYY-MM-DD")
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
			return "", fmt.Errorf("column %s: the mapping has no value for %q: add one under map, or a default", s.Column, text)
		}
	}
	if text = db.Tidy(text, f.maxLength); text == "" {
		if f.isRequired {
			return "", fmt.Errorf("column %s is empty: a value is required", s.Column)
		}
		return "", nil
	}
	value, err := f.parse(text, dates)
	if err != nil {
		return "", fmt.Errorf("column %s: %w", s.Column, err)
	}
	return value, nil
}

// errUnreadable is wrapped by errors about the file as a whole: nothing of it is imported.
var errUnreadable = errors.New("the file cannot be read")
