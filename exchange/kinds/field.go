package kinds

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"golang.org/x/text/width"

	"docket/exchange/sheet"
	"docket/input"
	"docket/law"
	"docket/messages"
	"docket/problem"
)

// Field is one field of a kind of record, under the name that it has in the API.
type Field struct {
	Name       string
	Column     string
	Form       Form
	MaxLength  int      // in characters; of text only; 0 if the verb checks it
	Enum       string   // name of the enumeration
	Values     []string // allowed values; of an enumeration only
	Links      string   // kind of the record that a link names by its key
	Records    []string // types of the records that a key can name
	Fields     []Field  // of the records that the field holds
	IsRequired bool
	IsList     bool // the field holds several values
}

// Form is how the text of a field is checked.
type Form int

// The forms of fields.
const (
	Text    Form = iota
	Date         // a day
	Money        // an amount with two decimals
	Number       // any decimal number, as a quantity
	Integer      // a whole number
	Flag         // yes or no
	Instant      // a day with a time of day
	Enum         // a value of an enumeration, or its label
	Code         // unified social credit code
	Key          // a record that is looked up by its number or name
	Link         // the key of a record of another sheet
	Records      // records within the record
)

// SQLType returns the type of the field's column.
func (f Field) SQLType() string {
	switch f.Form {
	case Date:
		return "date"
	case Money:
		return "numeric(14,2)"
	}
	return "text"
}

// Bounds of days and amounts.
var (
	earliestDay = time.Date(1949, 10, 1, 0, 0, 0, 0, time.UTC)
	amountLimit = decimal.New(1, 12) // numeric(14,2) holds less than this
)

// Reading says how the texts of a column are read.
type Reading struct {
	Days    sheet.Days
	Amounts sheet.Amounts
}

// Parse checks a text of the file and returns it in the form that Postgres reads. Its error says what is wrong with the text and what is
// allowed.
func (f Field) Parse(text string, how Reading) (string, error) {
	switch f.Form {
	case Date, Instant:
		day, err := how.Days.Parse(text)
		if err != nil {
			return "", err
		}
		if day.Before(earliestDay) || day.Year() > 9999 {
			return "", problem.Errorf(problem.BadUserInput, "%q is out of range: days from 1949-10-01 to 9999-12-31 are allowed", text)
		}
		if f.Form == Instant {
			return day.Format(time.DateTime), nil
		}
		return day.Format(time.DateOnly), nil
	case Money:
		amount, err := how.Amounts.Parse(text)
		if err != nil {
			return "", err
		}
		if amount.IsNegative() || amount.GreaterThanOrEqual(amountLimit) || !amount.Equal(amount.Truncate(2)) {
			return "", problem.Errorf(problem.BadUserInput, "%q is out of range: amounts from 0 to %s with at most two decimals are allowed", text, amountLimit.Sub(decimal.New(1, -2)))
		}
		return amount.StringFixed(2), nil
	case Number:
		number, err := how.Amounts.Parse(text)
		if err != nil {
			return "", problem.Errorf(problem.BadUserInput, "%q is not a number: write it as 1234.5", text)
		}
		return number.String(), nil
	case Integer:
		number, err := strconv.Atoi(width.Fold.String(text))
		if err != nil {
			return "", problem.Errorf(problem.BadUserInput, "%q is not a whole number", text)
		}
		return strconv.Itoa(number), nil
	case Flag:
		return parseFlag(text)
	case Enum:
		return f.parseEnum(text)
	case Code:
		if !law.IsCreditCode(text) {
			return "", problem.Errorf(problem.BadUserInput, "%q is not a unified social credit code: it needs 18 characters with a valid check digit (GB 32100-2015)", text)
		}
		return text, nil
	case Key:
		return text, nil
	}
	if f.MaxLength == 0 {
		return text, nil
	}
	switch n := utf8.RuneCountInString(text); {
	case n > f.MaxLength:
		return "", problem.Errorf(problem.BadUserInput, "the text has %d characters: at most %d are allowed", n, f.MaxLength)
	case input.Tidy(text, f.MaxLength) != text: // texts of the file were tidied before; this one stands in the mapping
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
func (f Field) parseEnum(text string) (string, error) {
	if slices.Contains(f.Values, text) {
		return text, nil
	}
	found := ""
	for _, label := range messages.Labels(f.Enum) {
		if (label.ZH == text || strings.EqualFold(label.EN, text)) && slices.Contains(f.Values, label.Value) {
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
func (f Field) allowed() messages.List {
	values := make([]messages.Value, len(f.Values))
	for i, value := range f.Values {
		values[i] = messages.Value{Enumeration: f.Enum, Value: value}
	}
	return messages.ListOf(values)
}
