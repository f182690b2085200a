// Package export writes tables as files that spreadsheets open: xlsx with its definition on the first sheet, and CSV.
//
// # What belongs here
//
//   - What a table is, and how its values are written into a cell.
//   - The formats. Each writes row by row, so that a table is never in memory as a whole.
//   - Package selection works out the tables of a GraphQL operation.
package export

import (
	"fmt"
	"time"

	"docket/messages"
)

// Kind says how the values of a column are written.
type Kind int

// The kinds of columns. Values are as JSON has them: texts, numbers as json.Number, amounts as decimal texts.
const (
	Text    Kind = iota
	Count        // a whole number
	Money        // decimal text in yuan, written with two places
	Decimal      // decimal text
	Day          // YYYY-MM-DD
	Instant      // RFC 3339
	Boolean
	Enum // a value of an enumeration of the schema, written by its label
)

// Column is a column of a table.
type Column struct {
	Head string
	Kind Kind
	// Enum is the enumeration of a column of the kind Enum.
	Enum string
}

// isNumber reports whether values of the column stand at the right.
func (c Column) isNumber() bool { return c.Kind == Count || c.Kind == Money || c.Kind == Decimal }

// Table is a list of rows. A row has a value for each column: nil, a string, a bool, a json.Number, an int, or a []any of these.
type Table struct {
	// Name identifies the table for the caller, as in cases.penalties.
	Name string
	// Title is the name of the sheet.
	Title   string
	Columns []Column
	// Rows is how many rows were added.
	Rows int
	// Left is how many rows a list has that were not asked for; Texts how many texts were longer than a cell takes.
	Left, Texts int
}

// Fact is a line of the definition: what it is, and a text.
type Fact struct{ Name, Text string }

// Figure is a single value of an answer, with its column.
type Figure struct {
	Column
	Value any
}

// Definition says what a file holds: the operation, the instant, who asked. It is the first sheet of an xlsx file.
type Definition struct {
	Title   string
	Facts   []Fact
	Figures []Figure
}

// Style says how values are written.
type Style struct {
	Language messages.Language
	// Zone is the time zone of instants.
	Zone *time.Location
}

// words returns a value of a column as a text: for CSV, for the items of a list, and for cells of xlsx that hold a text. Numbers, amounts and days stay as the
// answer has them.
func (s Style) words(c Column, value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case bool:
		if v {
			return s.Language.Phrase("Yes")
		}
		return s.Language.Phrase("No")
	case []any:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = s.words(c, item)
		}
		return messages.ListOf(items).In(s.Language)
	case string:
		switch c.Kind {
		case Enum:
			return messages.Label(s.Language, c.Enum, v)
		case Instant:
			if at, err := time.Parse(time.RFC3339Nano, v); err == nil {
				return at.In(s.Zone).Format(time.DateTime)
			}
		}
		return v
	}
	return fmt.Sprint(value)
}

// isText reports whether a value of a column is written as a text, which a spreadsheet could take for a formula.
func isText(c Column, value any) bool {
	switch value.(type) {
	case []any:
		return true
	case string:
		return c.Kind == Text || c.Kind == Enum
	}
	return false
}
