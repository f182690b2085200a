package export

import (
	"archive/zip"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// MaxRows is how many rows a sheet takes below its heads.
const MaxRows = excelize.TotalRows - 1

// maxText is how many UTF-16 units of a text a cell takes.
const maxText = excelize.TotalCellChars

// sampled is how many rows of a sheet are looked at for the widths of its columns, before any is written.
const sampled = 100

// XLSX writes tables as the sheets of an xlsx file, behind a sheet with the definition. Sheets of more than 16 MiB are kept in a temporary file
// until Finish.
type XLSX struct {
	file   *excelize.File
	style  Style
	styles map[Kind]int
	head   [2]int // the style of heads at the left, and at the right
	name   int
	body   int
	title  int
	sheets map[*Table]*sheet
	order  []*Table
	names  map[string]bool
}

// sheet is a sheet that is being written.
type sheet struct {
	*excelize.StreamWriter
	waiting [][]any // the first rows, until the widths are known
	isOpen  bool
}

// NewXLSX makes a file with a sheet for each table. The caller closes it.
func NewXLSX(style Style, tables []*Table) (*XLSX, error) {
	x := &XLSX{file: excelize.NewFile(), style: style, sheets: map[*Table]*sheet{}, order: tables, names: map[string]bool{}}
	if err := x.makeStyles(); err != nil {
		return nil, err
	}
	first := x.sheetName(style.Language.Phrase("Definition"))
	if err := x.file.SetSheetName("Sheet1", first); err != nil {
		return nil, err
	}
	for _, table := range tables {
		name := x.sheetName(table.Title)
		if _, err := x.file.NewSheet(name); err != nil {
			return nil, err
		}
		writer, err := x.file.NewStreamWriter(name)
		if err != nil {
			return nil, err
		}
		x.sheets[table] = &sheet{StreamWriter: writer}
	}
	return x, nil
}

// Close removes the temporary files.
func (x *XLSX) Close() error { return x.file.Close() }

// makeStyles makes the styles of cells.
func (x *XLSX) makeStyles() (err error) {
	make1 := func(s excelize.Style) int {
		id, failed := x.file.NewStyle(&s)
		if err == nil {
			err = failed
		}
		return id
	}
	format := func(code string, side string) int {
		return make1(excelize.Style{CustomNumFmt: &code, Alignment: &excelize.Alignment{Horizontal: side, Vertical: "top"}})
	}
	x.styles = map[Kind]int{
		Text: format("@", "left"), Enum: format("@", "left"), Boolean: format("@", "left"), Count: format("#,##0", "right"), Money: format("#,##0.00", "right"),
		Decimal: format("General", "right"), Day: format("yyyy-mm-dd", "left"), Instant: format("yyyy-mm-dd hh:mm:ss", "left"),
	}
	for i, side := range []string{"left", "right"} {
		x.head[i] = make1(excelize.Style{
			Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8EDF3"}},
			Border:    []excelize.Border{{Type: "bottom", Style: 1, Color: "8A94A3"}},
			Alignment: &excelize.Alignment{Horizontal: side, Vertical: "center", WrapText: true},
		})
	}
	x.title = make1(excelize.Style{Font: &excelize.Font{Bold: true, Size: 14}})
	x.name = make1(excelize.Style{Font: &excelize.Font{Color: "5A6472"}, Alignment: &excelize.Alignment{Vertical: "top"}})
	x.body = make1(excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	return err
}

// sheetName returns a name that a sheet can have and that no other sheet has.
func (x *XLSX) sheetName(title string) string {
	title = strings.Trim(strings.NewReplacer(":", " ", "\\", " ", "/", " ", "?", " ", "*", " ", "[", "(", "]", ")").Replace(title), "' ")
	if title == "" {
		title = "-"
	}
	for n := 1; ; n++ {
		end := ""
		if n > 1 {
			end = " " + strconv.Itoa(n)
		}
		name := cutText(title, excelize.MaxSheetNameLength-len(end)) + end
		if !x.names[strings.ToLower(name)] {
			x.names[strings.ToLower(name)] = true
			return name
		}
	}
}

// cutText cuts a text to a number of UTF-16 units.
func cutText(text string, most int) string {
	units := 0
	for i, r := range text {
		if units += utf16.RuneLen(r); units > most {
			return text[:i]
		}
	}
	return text
}

// Add adds a row to the sheet of a table. Returns an error if the sheet is full.
func (x *XLSX) Add(table *Table, row []any) error {
	s := x.sheets[table]
	if table.Rows > MaxRows {
		return fmt.Errorf("a sheet takes %d rows", MaxRows)
	}
	if s.isOpen {
		return x.write(table, s, table.Rows, row)
	}
	s.waiting = append(s.waiting, row)
	if len(s.waiting) < sampled {
		return nil
	}
	return x.open(table, s)
}

// open writes the widths, the heads and the rows that waited.
func (x *XLSX) open(table *Table, s *sheet) error {
	s.isOpen = true
	if len(table.Columns) == 0 {
		return nil
	}
	heads := make([]any, len(table.Columns))
	for i, c := range table.Columns {
		width := textWidth(c.Head) + 3 // with the sign of the filter
		for _, row := range s.waiting {
			width = max(width, textWidth(x.shown(c, row[i])))
		}
		if err := s.SetColWidth(i+1, i+1, float64(min(max(width+1, 8), 48))); err != nil {
			return err
		}
		style := x.head[0]
		if c.isNumber() {
			style = x.head[1]
		}
		heads[i] = excelize.Cell{StyleID: style, Value: Neutralise(c.Head)}
	}
	if err := s.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := s.SetRow("A1", heads); err != nil {
		return err
	}
	first := table.Rows - len(s.waiting) + 1
	for i, row := range s.waiting {
		if err := x.write(table, s, first+i, row); err != nil {
			return err
		}
	}
	s.waiting = nil
	return nil
}

// write writes the row of a number, from 1.
func (x *XLSX) write(table *Table, s *sheet, number int, row []any) error {
	cells := make([]any, len(row))
	for i, value := range row {
		cells[i] = x.cell(table, table.Columns[i], value)
	}
	return s.SetRow("A"+strconv.Itoa(number+1), cells)
}

// cell returns the cell of a value.
func (x *XLSX) cell(table *Table, c Column, value any) any {
	if value == nil {
		return nil
	}
	cell := excelize.Cell{StyleID: x.styles[c.Kind]}
	switch v := value.(type) {
	case int:
		cell.Value = v
		return cell
	case json.Number:
		cell.Value = number(v.String())
		return cell
	case string:
		switch c.Kind {
		case Money, Decimal:
			cell.Value = number(v)
			return cell
		case Day:
			if day, err := time.Parse(time.DateOnly, v); err == nil {
				cell.Value = day
				return cell
			}
		case Instant:
			if at, err := time.Parse(time.RFC3339Nano, v); err == nil {
				at = at.In(x.style.Zone)
				// A cell has no time zone: it takes the time of day as in UTC.
				cell.Value = time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, time.UTC)
				return cell
			}
		}
	}
	text := Neutralise(x.style.words(c, value))
	if whole := text; len(whole) > maxText {
		const end = "…"
		if text = cutText(whole, maxText); text != whole {
			text = cutText(whole, maxText-len(end)) + end
			if table != nil {
				table.Texts++
			}
		}
	}
	cell.StyleID, cell.Value = x.styles[Text], text
	return cell
}

// number returns a decimal text as a number of a cell, which holds 15 digits; a longer one stays a text.
func number(text string) any {
	digits := strings.Trim(strings.TrimLeft(text, "-0."), "0")
	if len(strings.ReplaceAll(digits, ".", "")) > 15 {
		return Neutralise(text)
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return Neutralise(text)
	}
	return value
}

// shown returns about what a cell shows, for its width.
func (x *XLSX) shown(c Column, value any) string {
	text := x.style.words(c, value)
	if c.Kind == Money || c.Kind == Count {
		return text + strings.Repeat(",", len(text)/3)
	}
	text, _, _ = strings.Cut(text, "\n")
	return text
}

// textWidth is the width of a text in characters; those of Chinese are two wide.
func textWidth(text string) int {
	width := utf8.RuneCountInString(text)
	for _, r := range text {
		if r >= 0x2E80 {
			width++
		}
	}
	return width
}

// Finish writes the definition and sends the file.
func (x *XLSX) Finish(to io.Writer, definition Definition) error {
	for i, table := range x.order {
		s := x.sheets[table]
		if !s.isOpen {
			if err := x.open(table, s); err != nil {
				return err
			}
		}
		if err := x.setUp(i+1, table); err != nil {
			return err
		}
		if err := s.Flush(); err != nil {
			return err
		}
	}
	if err := x.define(definition); err != nil {
		return err
	}
	if err := x.file.SetDocProps(&excelize.DocProperties{Title: definition.Title, Creator: "Docket"}); err != nil {
		return err
	}
	// WriteTo collects the whole file in a buffer; this writer of the archive sends it in place of that.
	x.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return zip.NewWriter(to) })
	_, err := x.file.WriteTo(io.Discard)
	return err
}

// setUp sets the filter and the print layout of a sheet.
func (x *XLSX) setUp(index int, table *Table) error {
	name := x.file.GetSheetName(index)
	if len(table.Columns) == 0 {
		return nil
	}
	last, err := excelize.CoordinatesToCellName(len(table.Columns), table.Rows+1)
	if err != nil {
		return err
	}
	if err := x.file.AutoFilter(name, "A1:"+last, nil); err != nil {
		return err
	}
	orientation, paper, wide, high := "landscape", 9, 1, 0 // A4
	if err := x.file.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &orientation, Size: &paper, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	return x.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$1:$1", strings.ReplaceAll(name, "'", "''")), Scope: name})
}

// define writes the first sheet.
func (x *XLSX) define(d Definition) error {
	name := x.file.GetSheetName(0)
	row := 0
	set := func(column string, style int, value any) error {
		at := column + strconv.Itoa(row)
		if cell, ok := value.(excelize.Cell); ok {
			value, style = cell.Value, cell.StyleID
		}
		if err := x.file.SetCellValue(name, at, value); err != nil {
			return err
		}
		return x.file.SetCellStyle(name, at, at, style)
	}
	line := func(nameStyle int, head string, value any) error {
		row++
		if err := set("A", nameStyle, Neutralise(head)); err != nil {
			return err
		}
		return set("B", x.body, value)
	}
	if err := line(x.title, d.Title, nil); err != nil {
		return err
	}
	for _, f := range d.Facts {
		row := excelize.Cell{StyleID: x.body, Value: x.cell(nil, Column{}, f.Text).(excelize.Cell).Value}
		if err := line(x.name, f.Name, row); err != nil {
			return err
		}
	}
	for _, f := range d.Figures {
		if err := line(x.name, f.Head, x.cell(nil, f.Column, f.Value)); err != nil {
			return err
		}
	}
	if err := x.file.SetColWidth(name, "A", "A", 28); err != nil {
		return err
	}
	return x.file.SetColWidth(name, "B", "B", 100)
}
