package disclosure

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"docket/export"
	"docket/messages"
	"docket/problem"
)

// Operation reads the decisions that were made or withdrawn in a period, and Publicity until when they are public; both page by page.
var (
	//go:embed operation.graphql
	Operation string
	//go:embed publicity.graphql
	Publicity string
)

// File holds the decisions of a period.
type File struct {
	From, To string
	// Rows are the values of the decisions by column.
	Rows [][]string
	// Withdrawn are the decisions that were withdrawn in the period: what was handed in of them is to be removed.
	Withdrawn []*Decision
	// Faults are the values that the file cannot hold. WithoutFacts is the number of decisions whose facts are not on record: the violation
	// stands in their place.
	Faults       []Fault
	WithoutFacts int
}

// New makes the file of a period from the decisions that were made or withdrawn in it. A fault of an agency's record stands once, not with
// each of its decisions.
func New(from, to string, decisions []*Decision) *File {
	f := &File{From: from, To: to}
	isSaid := map[[2]string]bool{}
	isInPeriod := func(day string) bool { return from <= day && day <= to }
	for _, d := range decisions {
		if !d.IsDisclosed() {
			continue // nothing of it was handed in, so nothing is to be removed either
		}
		if d.WithdrawnOn != nil && isInPeriod(*d.WithdrawnOn) {
			f.Withdrawn = append(f.Withdrawn, d)
		}
		if d.WithdrawnOn != nil || !isInPeriod(d.DecidedOn) {
			continue
		}
		row, faults := d.Row()
		f.Rows = append(f.Rows, row)
		for _, fault := range faults {
			if said := [2]string{fault.Of, fault.Column}; !isSaid[said] {
				isSaid[said] = true
				f.Faults = append(f.Faults, fault)
			}
		}
		if !d.HasFacts() {
			f.WithoutFacts++
		}
	}
	return f
}

// Problem returns the faults as problems of the caller; nil if there are none.
func (f *File) Problem() error {
	all := make(problem.List, len(f.Faults))
	for i, fault := range f.Faults {
		all[i] = problem.Errorf(problem.RuleViolation, "%s, column %s: %s", fault.Of, fault.Column, fault.Message)
	}
	if len(all) == 0 {
		return nil
	}
	return all
}

// WriteCSV writes a heading and the rows as CSV, in UTF-8 with a byte-order mark. A value that a spreadsheet would take for a formula gets an
// apostrophe before it (export.Neutralise). Returns only errors of the writer.
func (f *File) WriteCSV(to io.Writer) error {
	if _, err := io.WriteString(to, "\ufeff"); err != nil {
		return err
	}
	w := csv.NewWriter(to)
	w.UseCRLF = true
	heads := make([]string, len(Columns))
	for i, c := range Columns {
		heads[i] = c.Head
	}
	if err := w.Write(heads); err != nil {
		return err
	}
	for _, row := range f.Rows {
		safe := make([]string, len(row))
		for i, value := range row {
			safe[i] = export.Neutralise(value)
		}
		if err := w.Write(safe); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// The sheets of the file.
const (
	sheetDecisions = "行政处罚"
	sheetWithdrawn = "撤销"
)

// WriteXLSX writes the file as xlsx: the decisions as the platform takes them, and on a second sheet those that were withdrawn in the period.
func (f *File) WriteXLSX(to io.Writer) error {
	book := excelize.NewFile()
	defer func() { _ = book.Close() }()
	if err := book.SetSheetName("Sheet1", sheetDecisions); err != nil {
		return err
	}
	if _, err := book.NewSheet(sheetWithdrawn); err != nil {
		return err
	}
	heads := make([]string, len(Columns))
	for i, c := range Columns {
		heads[i] = c.Head
	}
	if err := writeSheet(book, sheetDecisions, heads, slices.Values(f.Rows)); err != nil {
		return err
	}
	withdrawn := func(yield func([]string) bool) {
		for _, d := range f.Withdrawn {
			if !yield([]string{d.DecisionNo, d.DecidedOn, *d.WithdrawnOn, text(d.WithdrawalReason)}) {
				return
			}
		}
	}
	if err := writeSheet(book, sheetWithdrawn, []string{"行政处罚决定书文号", "处罚决定日期", "撤销日期", "撤销理由"}, withdrawn); err != nil {
		return err
	}
	return book.Write(to)
}

// writeSheet writes rows of texts below heads; amounts are numbers with six places.
func writeSheet(book *excelize.File, sheet string, heads []string, rows func(yield func([]string) bool)) error {
	places, plain := "0.000000", "@"
	number, err := book.NewStyle(&excelize.Style{CustomNumFmt: &places})
	if err != nil {
		return err
	}
	words, err := book.NewStyle(&excelize.Style{CustomNumFmt: &plain})
	if err != nil {
		return err
	}
	head, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"}, CustomNumFmt: &plain})
	if err != nil {
		return err
	}
	w, err := book.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	if err := w.SetColWidth(1, len(heads), 20); err != nil {
		return err
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	cells := make([]any, len(heads))
	for i, h := range heads {
		cells[i] = excelize.Cell{StyleID: head, Value: h}
	}
	if err := w.SetRow("A1", cells); err != nil {
		return err
	}
	line := 1
	for row := range rows {
		line++
		for i, value := range row {
			cells[i] = nil
			if value == "" {
				continue
			}
			cells[i] = excelize.Cell{StyleID: words, Value: export.Neutralise(value)}
			if strings.Contains(heads[i], "万元") {
				n, err := strconv.ParseFloat(value, 64)
				if err != nil {
					return fmt.Errorf("%s: %w", heads[i], err)
				}
				cells[i] = excelize.Cell{StyleID: number, Value: n}
			}
		}
		if err := w.SetRow("A"+strconv.Itoa(line), cells); err != nil {
			return err
		}
	}
	return w.Flush()
}

// Notes returns what the person who hands the file in must know: how many decisions it has, how many are without facts, and which were withdrawn and
// must be removed from the platform. Faults are not among them; see Problem.
func (f *File) Notes() []messages.Text {
	notes := []messages.Text{messages.Textf("%d decisions from %s to %s", len(f.Rows), f.From, f.To)}
	if f.WithoutFacts > 0 {
		notes = append(notes, messages.Textf("%d of them have no facts on record: the violation stands in their place", f.WithoutFacts))
	}
	if len(f.Withdrawn) > 0 {
		numbers := make([]string, len(f.Withdrawn))
		for i, d := range f.Withdrawn {
			numbers[i] = d.DecisionNo
		}
		notes = append(notes, messages.Textf("%d decisions were withdrawn: remove what was handed in of them: %s", len(f.Withdrawn), messages.ListOf(numbers)))
	}
	return notes
}
