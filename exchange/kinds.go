package exchange

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"golang.org/x/text/width"

	"docket/db"
	"docket/exchange/sheet"
	"docket/law"
	"docket/messages"
	"docket/problem"
)

// kind is a kind of record that is merged into its table by statements over all rows: what a newer edition of a register may change.
// Other kinds are written by the verbs of the API, see verb.
type kind struct {
	name   string // in mappings and reports
	table  string
	key    string // column that identifies a record within an agency
	parent string // kind that the mapping must have too; empty if none
	isList bool   // a row may hold several; else it holds at most one
	// hasImportedVersion is true if the table stores the version that an import gave the record, so that later changes show.
	hasImportedVersion bool
	fields             []field
}

// keyField returns the name of the field that identifies a record.
func (k kind) keyField() string {
	for _, f := range k.fields {
		if f.column == k.key {
			return f.name
		}
	}
	return "its decision"
}

// field is one field of a kind of record, under the name that it has in the API.
type field struct {
	name       string
	column     string
	form       form
	maxLength  int      // in characters; of text only; 0 if the verb checks it
	enum       string   // name of the enumeration
	values     []string // allowed values; of an enumeration only
	links      string   // kind of the record that a link names by its key
	record     string   // type of the record that a key names
	fields     []field  // of the records that the field holds
	isRequired bool
	isList     bool // the field holds several values
}

// form is how the text of a field is checked.
type form int

const (
	isText form = iota
	isDate
	isMoney   // an amount with two decimals
	isNumber  // any decimal number, as a quantity
	isInteger // a whole number
	isFlag    // yes or no
	isInstant // a day with a time of day
	isEnum
	isCode    // unified social credit code
	isKey     // a record that is looked up by its number or name
	isLink    // the key of a record of another sheet
	isRecords // records within the record
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
	{name: "party", table: "parties", key: "source_key", fields: []field{
		{name: "sourceKey", column: "source_key", maxLength: 200, isRequired: true},
		{name: "name", column: "name", maxLength: 200, isRequired: true},
		{name: "kind", column: "kind", form: isEnum, enum: "PartyKind", values: enumValues(db.PartyKindValues()), isRequired: true},
		{name: "code", column: "code", form: isCode},
		{name: "address", column: "address", maxLength: 500},
		{name: "representative", column: "representative", maxLength: 200},
	}},
	{name: "foodBusiness", table: "food_businesses", key: "source_key", parent: "party", hasImportedVersion: true, fields: []field{
		{name: "sourceKey", column: "source_key", maxLength: 200, isRequired: true},
		{name: "name", column: "name", maxLength: 200, isRequired: true},
		{name: "licenceNo", column: "licence_no", maxLength: 100},
		{name: "type", column: "type", form: isEnum, enum: "BusinessType", values: enumValues(db.BusinessTypeValues()), isRequired: true},
		{name: "category", column: "category", maxLength: 200},
		{name: "level", column: "level", form: isEnum, enum: "CoverageLevel", values: enumValues(db.CoverageLevelValues())},
		{name: "address", column: "address", maxLength: 500},
		{name: "openedOn", column: "opened_on", form: isDate},
		{name: "closedOn", column: "closed_on", form: isDate},
		{name: "party", form: isLink, links: "party", maxLength: 200},
	}},
	{name: "case", table: "cases", key: "case_no", parent: "party", hasImportedVersion: true, fields: []field{
		{name: "caseNo", column: "case_no", maxLength: 128, isRequired: true},
		{name: "field", column: "field", form: isEnum, enum: "CaseField", values: enumValues(db.CaseFieldValues()), isRequired: true},
		{name: "source", column: "source", form: isEnum, enum: "CaseSource", values: enumValues(db.CaseSourceValues()), isRequired: true},
		{name: "procedure", column: "procedure", form: isEnum, enum: "CaseProcedure", values: enumValues(db.CaseProcedureValues()), isRequired: true},
		{name: "cause", column: "cause", maxLength: 2000, isRequired: true},
		{name: "facts", column: "facts", maxLength: 20000},
		{name: "valueOfGoods", column: "value_of_goods", form: isMoney},
		{name: "illegalGains", column: "illegal_gains", form: isMoney},
		{name: "discoveredOn", column: "discovered_on", form: isDate},
		{name: "filedOn", column: "filed_on", form: isDate, isRequired: true},
		{name: "party", form: isLink, links: "party", maxLength: 200},
		{name: "business", form: isLink, links: "foodBusiness", maxLength: 200},
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
	{name: "penalty", table: "penalties", key: "decision_id", parent: "decision", isList: true, fields: []field{
		{name: "kind", column: "kind", form: isEnum, enum: "PenaltyKind", values: enumValues(db.PenaltyKindValues()), isRequired: true},
		{name: "amount", column: "amount", form: isMoney},
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

// allKindNames returns the names of all kinds: first those that are merged, in their order, then the verbs.
func allKindNames() []string {
	names := make([]string, 0, len(kinds)+len(verbs))
	for _, k := range kinds {
		names = append(names, k.name)
	}
	for _, v := range verbs {
		names = append(names, v.name)
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

// reading says how the texts of a column are read.
type reading struct {
	days    sheet.Days
	amounts sheet.Amounts
}

// parse checks a text of the file and returns it in the form that Postgres reads. Its error says what is wrong with the text and what is
// allowed.
func (f field) parse(text string, how reading) (string, error) {
	switch f.form {
	case isDate, isInstant:
		day, err := how.days.Parse(text)
		if err != nil {
			return "", err
		}
		if day.Before(earliestDay) || day.Year() > 9999 {
			return "", problem.Errorf(problem.BadUserInput, "%q is out of range: days from 1949-10-01 to 9999-12-31 are allowed", text)
		}
		if f.form == isInstant {
			return day.Format(time.DateTime), nil
		}
		return day.Format(time.DateOnly), nil
	case isMoney:
		amount, err := how.amounts.Parse(text)
		if err != nil {
			return "", err
		}
		if amount.IsNegative() || amount.GreaterThanOrEqual(amountLimit) || !amount.Equal(amount.Truncate(2)) {
			return "", problem.Errorf(problem.BadUserInput, "%q is out of range: amounts from 0 to %s with at most two decimals are allowed", text, amountLimit.Sub(decimal.New(1, -2)))
		}
		return amount.StringFixed(2), nil
	case isNumber:
		number, err := how.amounts.Parse(text)
		if err != nil {
			return "", problem.Errorf(problem.BadUserInput, "%q is not a number: write it as 1234.5", text)
		}
		return number.String(), nil
	case isInteger:
		number, err := strconv.Atoi(width.Fold.String(text))
		if err != nil {
			return "", problem.Errorf(problem.BadUserInput, "%q is not a whole number", text)
		}
		return strconv.Itoa(number), nil
	case isFlag:
		return parseFlag(text)
	case isEnum:
		return f.parseEnum(text)
	case isCode:
		if !law.IsCreditCode(text) {
			return "", problem.Errorf(problem.BadUserInput, "%q is not a unified social credit code: it needs 18 characters with a valid check digit (GB 32100-2015)", text)
		}
		return text, nil
	case isKey:
		return text, nil
	}
	if f.maxLength == 0 {
		return text, nil
	}
	switch n := utf8.RuneCountInString(text); {
	case n > f.maxLength:
		return "", problem.Errorf(problem.BadUserInput, "the text has %d characters: at most %d are allowed", n, f.maxLength)
	case db.Tidy(text, f.maxLength) != text: // texts of the file were tidied before; this one stands in the mapping
		return "", problem.Errorf(problem.BadUserInput, "%q begins or ends with white space, or has invisible characters: remove them", text)
	}
	return text, nil
}

// flags are the ways in which files write yes and no.
var flags = map[string]string{
	"是": "true", "有": "true", "合格": "true", "√": "true", "yes": "true", "y": "true", "true": "true", "1": "true", "oui": "true",
	"否": "false", "无": "false", "不合格": "false", "×": "false", "no": "false", "n": "false", "false": "false", "0": "false", "non": "false",
}

func parseFlag(text string) (string, error) {
	if value, ok := flags[strings.ToLower(text)]; ok {
		return value, nil
	}
	return "", problem.Errorf(problem.BadUserInput, "%q is neither yes nor no: give one of %s", text, messages.ListOf(slices.Sorted(maps.Keys(flags))))
}

// parseEnum accepts a value of the enumeration and its Chinese and English labels.
func (f field) parseEnum(text string) (string, error) {
	if slices.Contains(f.values, text) {
		return text, nil
	}
	found := ""
	for _, label := range messages.Labels(f.enum) {
		if (label.ZH == text || strings.EqualFold(label.EN, text)) && slices.Contains(f.values, label.Value) {
			if found != "" {
				return "", problem.Errorf(problem.BadUserInput, "%q stands for several values: give one of %s", text, f.allowed())
			}
			found = label.Value
		}
	}
	if found == "" {
		return "", problem.Errorf(problem.BadUserInput, "%q is not allowed: give one of %s", text, f.allowed())
	}
	return found, nil
}

// allowed returns the values of an enumeration for a message.
func (f field) allowed() messages.List {
	return messages.ListOf(each(f.values, func(value string) messages.Value { return messages.Value{Enumeration: f.enum, Value: value} }))
}

// errUnreadable is wrapped by errors about the file as a whole: nothing of it is imported.
var errUnreadable = errors.New("the file cannot be read")
