package exchange

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/xuri/excelize/v2"

	"docket/exchange/mapping"
	"docket/exchange/sheet"
)

// MarkedName is the name of the copy of a file in which faulty cells are marked.
func MarkedName(file string) string { return file + ".faults.xlsx" }

// maxMarkedRows is how many rows a copy of a text file may have; of a larger file it holds the faulty rows alone.
const maxMarkedRows = 100_000

// Mark writes a copy of a file as a workbook, in which each faulty cell has a colour and a comment that says what is wrong. A fault of a whole row
// stands at its first cell. The copy of a text file holds its texts, so that it can be corrected and imported.
func Mark(file, to string, m *mapping.Spec, faults []mapping.Fault) (err error) {
	book, sheets, err := copyOf(file, m, faults)
	if err != nil {
		return fmt.Errorf("mark %s: %w", file, err)
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	style, err := book.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFC7CE"}}, Font: &excelize.Font{Color: "9C0006"}})
	if err != nil {
		return fmt.Errorf("mark %s: %w", file, err)
	}
	texts := map[[2]string][]string{}
	var cells [][2]string
	for _, f := range faults {
		name, cell := f.Sheet, f.Cell
		if name == "" {
			name = sheets.name
		}
		row := f.Row
		if sheets.rows != nil {
			row = sheets.rows[f.Line]
		}
		column, _, splitErr := excelize.SplitCellName(cell)
		if cell == "" || splitErr != nil {
			column = "A"
		}
		at := [2]string{name, fmt.Sprintf("%s%d", column, row)}
		if texts[at] == nil {
			cells = append(cells, at)
		}
		text := f.Message
		if f.Field != "" {
			text = f.Field + ": " + text
		}
		texts[at] = append(texts[at], text)
	}
	for _, at := range cells {
		if err := book.SetCellStyle(at[0], at[1], at[1], style); err != nil {
			return fmt.Errorf("mark %s: %w", file, err)
		}
		comment := excelize.Comment{Author: "docket", Cell: at[1], Text: strings.Join(texts[at], "\n"), Width: 360, Height: 120}
		if err := book.AddComment(at[0], comment); err != nil {
			return fmt.Errorf("mark %s: %w", file, err)
		}
	}
	beside, err := os.CreateTemp(filepath.Dir(to), ".faults-*.xlsx")
	if err != nil {
		return fmt.Errorf("mark %s: %w", file, err)
	}
	defer func() { _ = os.Remove(beside.Name()) }()
	if err := errors.Join(book.Write(beside), beside.Chmod(0o644), beside.Close()); err != nil {
		return fmt.Errorf("mark %s: %w", file, err)
	}
	return os.Rename(beside.Name(), to)
}

// copied says where the rows of a text file stand in its copy; a workbook's own rows stay where they are.
type copied struct {
	name string
	rows map[int]int // by their lines
}

// copyOf returns a workbook that can be marked: the file itself, or the rows of a text file.
func copyOf(file string, m *mapping.Spec, faults []mapping.Fault) (*excelize.File, copied, error) {
	names, err := sheet.Sheets(file)
	if err != nil {
		return nil, copied{}, err
	}
	if names != nil {
		book, err := excelize.OpenFile(file)
		return book, copied{name: names[0]}, err
	}
	table, err := sheet.Open(file, m.Options(m.Sheets()[0]))
	if err != nil {
		return nil, copied{}, err
	}
	defer table.Close()
	faulty := map[int]bool{}
	for _, f := range faults {
		faulty[f.Line] = true
	}
	book := excelize.NewFile()
	to := copied{name: "Sheet1", rows: map[int]int{}}
	write := func(row int, cells []string) error {
		values := make([]any, len(cells))
		for i, c := range cells {
			values[i] = c
		}
		at, err := excelize.CoordinatesToCellName(1, row)
		if err != nil {
			return err
		}
		return book.SetSheetRow(to.name, at, &values)
	}
	if err := write(1, table.Header()); err != nil {
		return book, to, err
	}
	for row := 2; ; {
		r, err := table.Next()
		if errors.Is(err, io.EOF) {
			return book, to, nil
		}
		if err != nil {
			return book, to, err
		}
		if row > maxMarkedRows && !faulty[r.Line] {
			continue
		}
		if row > excelize.TotalRows {
			return book, to, nil
		}
		if err := write(row, r.Cells); err != nil {
			return book, to, err
		}
		to.rows[r.Line] = row
		row++
	}
}
