package mapping

import (
	"fmt"
	"strings"
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
