package sheet

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// workbookSource reads one sheet of a workbook.
type workbookSource struct {
	book   *excelize.File
	rows   *excelize.Rows
	number int
	total  int
	merges []merge // those whose rows have not passed, by their first row
	active []merge
}

// merge is a cell over several rows.
type merge struct {
	column, first, last int
	value               string
}

func openWorkbook(file string, o Options, found *Found) (_ source, err error) {
	if err := checkParts(file); err != nil {
		return nil, err
	}
	book, err := excelize.OpenFile(file, excelize.Options{UnzipSizeLimit: maxUnzippedSize, UnzipXMLSizeLimit: maxUnzippedInRAM, RawCellValue: true})
	if err != nil {
		return nil, unreadable("%w", err)
	}
	defer func() {
		if err != nil {
			_ = book.Close()
		}
	}()
	found.Format, found.Sheets, found.HasSerials = "xlsx", book.GetSheetList(), true
	if properties, err := book.GetWorkbookProps(); err == nil && properties.Date1904 != nil {
		found.From1904 = *properties.Date1904
	}
	if found.Sheet, err = chooseSheet(book, o); err != nil {
		return nil, err
	}
	w := &workbookSource{book: book}
	if w.merges, err = mergedCells(file, found.Sheet); err != nil {
		return nil, err
	}
	if w.rows, err = book.Rows(found.Sheet); err != nil {
		return nil, unreadable("sheet %s: %w", found.Sheet, err)
	}
	return w, nil
}

// checkParts refuses a workbook whose parts would be too large when unzipped, before any is.
func checkParts(file string) error {
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	if info.Size() > maxWorkbookSize {
		return unreadable("the workbook has %d MiB: at most %d are allowed; save a larger table as CSV", info.Size()>>20, maxWorkbookSize>>20)
	}
	parts, err := zip.OpenReader(file)
	if err != nil {
		return unreadable("it is an archive that cannot be opened: %w", err)
	}
	defer func() { _ = parts.Close() }()
	if len(parts.File) > maxParts {
		return unreadable("the workbook has %d parts: at most %d are allowed", len(parts.File), maxParts)
	}
	var all, others uint64
	isBook := false
	for _, p := range parts.File {
		name := strings.ToLower(p.Name)
		isBook = isBook || strings.HasSuffix(name, "workbook.xml")
		all += p.UncompressedSize64
		if !strings.Contains(name, "/worksheets/") && !strings.HasSuffix(name, "sharedstrings.xml") {
			others += p.UncompressedSize64
		}
		if all > maxUnzippedSize || others > maxOtherParts {
			return unreadable("the workbook becomes too large when it is unzipped: sheets and texts of at most %d MiB and other parts of %d MiB are allowed",
				maxUnzippedSize>>20, maxOtherParts>>20)
		}
	}
	if !isBook {
		return unreadable("it is an archive, but no workbook: give the file in it")
	}
	return nil
}

// chooseSheet returns the sheet that the options name, by name or number, else the visible sheet that has most of the columns asked for, else the
// first visible one.
func chooseSheet(book *excelize.File, o Options) (string, error) {
	sheets := book.GetSheetList()
	if o.Sheet != "" {
		if slices.Contains(sheets, o.Sheet) {
			return o.Sheet, nil
		}
		if n, err := strconv.Atoi(o.Sheet); err == nil && n >= 1 && n <= len(sheets) {
			return sheets[n-1], nil
		}
		return "", unreadable("it has no sheet %q: its sheets are %s", o.Sheet, strings.Join(sheets, ", "))
	}
	best, most := "", -1
	for _, name := range sheets {
		if visible, err := book.GetSheetVisible(name); err != nil || !visible {
			continue
		}
		named := 0
		if len(sheets) > 1 && len(o.Columns) > 0 {
			named = columnsNamed(book, name, o.Columns)
		}
		if named > most {
			best, most = name, named
		}
	}
	if best == "" {
		return "", unreadable("it has no sheet that is shown")
	}
	return best, nil
}

// columnsNamed returns how many columns the header of a sheet could name.
func columnsNamed(book *excelize.File, sheet string, columns []string) int {
	rows, err := book.Rows(sheet)
	if err != nil {
		return 0
	}
	defer func() { _ = rows.Close() }()
	most := 0
	for n := 0; n < headerWithin && rows.Next(); n++ {
		cells, err := rows.Columns()
		if err != nil {
			return most
		}
		named := 0
		for _, cell := range cells {
			if slices.ContainsFunc(columns, func(c string) bool { return HeaderName(c) == HeaderName(cell) }) {
				named++
			}
		}
		most = max(most, named)
	}
	return most
}

var (
	longNumber = regexp.MustCompile(`^-?\d+\.\d{10,}$|^-?\d\.\d+E[+-]?\d{1,3}$`)
	errorCells = []string{"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"}
)

// IsErrorCell reports whether a cell holds an error of a formula.
func IsErrorCell(text string) bool { return slices.Contains(errorCells, text) }

// plainNumber returns a number of a workbook with the 15 digits that a spreadsheet shows of it: 0.3 is kept as 0.30000000000000004.
func plainNumber(text string) string {
	if len(text) < 8 || !longNumber.MatchString(text) {
		return text
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	short, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
	if err != nil {
		return text
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}

func (w *workbookSource) next() (Row, error) {
	for w.rows.Next() {
		w.number++
		cells, err := w.rows.Columns()
		if err != nil {
			return Row{}, unreadable("row %d: %w", w.number, err)
		}
		if len(cells) > maxColumns {
			return Row{}, unreadable("row %d has %d columns: at most %d are allowed", w.number, len(cells), maxColumns)
		}
		if w.total += len(cells); w.total > maxCells {
			return Row{}, unreadable("the sheet has more than %d cells: split it", maxCells)
		}
		if countFilled(cells) == 0 {
			continue
		}
		for i, cell := range cells {
			cells[i] = plainNumber(strings.ReplaceAll(cell, "_x000D_", ""))
		}
		return Row{Number: w.number, Line: w.number, Cells: cells, Width: len(cells)}, nil
	}
	if err := w.rows.Error(); err != nil {
		return Row{}, unreadable("after row %d: %w", w.number, err)
	}
	return Row{}, io.EOF
}

// fillMerged gives the cells of a merged cell below its first row the value of the first.
func (w *workbookSource) fillMerged(row *Row) int {
	for len(w.merges) > 0 && w.merges[0].first <= row.Number {
		m := w.merges[0]
		w.merges = w.merges[1:]
		if m.first == row.Number && m.column < len(row.Cells) {
			m.value = row.Cells[m.column]
			w.active = append(w.active, m)
		}
	}
	count := 0
	w.active = slices.DeleteFunc(w.active, func(m merge) bool { return m.last < row.Number })
	for _, m := range w.active {
		for len(row.Cells) <= m.column {
			row.Cells = append(row.Cells, "")
		}
		if row.Number > m.first && row.Cells[m.column] == "" {
			row.Cells[m.column] = m.value
			count++
		}
	}
	return count
}

func (w *workbookSource) read() (int64, int64) { return int64(w.number), 0 }

func (w *workbookSource) Close() error { return errors.Join(w.rows.Close(), w.book.Close()) }

var (
	mergeCell   = regexp.MustCompile(`<(?:\w+:)?mergeCell [^>]*ref="\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)"`)
	endOfMerges = "mergeCells>"
)

// mergedCells returns the cells of a sheet that stand over several rows, by their first row. They are listed behind all rows, so the
// sheet is searched once before it is read.
func mergedCells(file, sheet string) ([]merge, error) {
	parts, err := zip.OpenReader(file)
	if err != nil {
		return nil, unreadable("%w", err)
	}
	defer func() { _ = parts.Close() }()
	name, err := sheetPart(&parts.Reader, sheet)
	if err != nil || name == "" {
		return nil, err
	}
	part, err := parts.Open(name)
	if err != nil {
		return nil, unreadable("%w", err)
	}
	defer func() { _ = part.Close() }()
	var merges []merge
	tags := bufio.NewReaderSize(part, 64<<10)
	for {
		tag, err := tags.ReadSlice('>')
		if errors.Is(err, bufio.ErrBufferFull) {
			continue // a long text; no merged cell is that long
		}
		if m := mergeCell.FindSubmatch(tag); m != nil {
			first, _ := strconv.Atoi(string(m[2]))
			last, _ := strconv.Atoi(string(m[4]))
			column, err := excelize.ColumnNameToNumber(string(m[1]))
			if err == nil && last > first && column <= maxColumns {
				merges = append(merges, merge{column: column - 1, first: first, last: last})
			}
			if len(merges) > maxMergedCells {
				return nil, unreadable("the sheet has more than %d merged cells", maxMergedCells)
			}
		}
		if err != nil || strings.HasSuffix(string(tag), endOfMerges) && len(merges) > 0 {
			break
		}
	}
	slices.SortStableFunc(merges, func(a, b merge) int { return a.first - b.first })
	return merges, nil
}

// sheetPart returns the name of the part of a workbook that holds a sheet, and an empty text if it is not found.
func sheetPart(parts *zip.Reader, sheet string) (string, error) {
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var relations struct {
		All []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := readPart(parts, "xl/workbook.xml", &book); err != nil {
		return "", err
	}
	if err := readPart(parts, "xl/_rels/workbook.xml.rels", &relations); err != nil {
		return "", err
	}
	for _, s := range book.Sheets {
		for _, r := range relations.All {
			if s.Name == sheet && s.ID == r.ID {
				if strings.HasPrefix(r.Target, "/") {
					return strings.TrimPrefix(r.Target, "/"), nil
				}
				return path.Join("xl", r.Target), nil
			}
		}
	}
	return "", nil
}

func readPart(parts *zip.Reader, name string, into any) error {
	part, err := parts.Open(name)
	if err != nil {
		return unreadable("the workbook lacks a part: %w", err)
	}
	defer func() { _ = part.Close() }()
	if err := xml.NewDecoder(io.LimitReader(part, maxUnzippedInRAM)).Decode(into); err != nil {
		return unreadable("the workbook's part %s: %w", name, err)
	}
	return nil
}

// Sheets returns the names of the sheets of a workbook, and nil for a file that is none.
func Sheets(file string) ([]string, error) {
	isBook, err := isWorkbook(file)
	if err != nil || !isBook {
		return nil, err
	}
	if err := checkParts(file); err != nil {
		return nil, err
	}
	book, err := excelize.OpenFile(file, excelize.Options{UnzipSizeLimit: maxUnzippedSize, UnzipXMLSizeLimit: maxUnzippedInRAM})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	defer func() { _ = book.Close() }()
	return book.GetSheetList(), nil
}
