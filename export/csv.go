package export

import (
	"bufio"
	"io"
	"strings"
)

// CSV writes one table as CSV (RFC 4180) in UTF-8, with the mark by which spreadsheets know it. Money and decimals keep their digits, days and
// enumerations are written as in xlsx.
type CSV struct {
	style Style
	table *Table
	to    *bufio.Writer
}

// NewCSV writes the heads of a table.
func NewCSV(to io.Writer, style Style, table *Table) (*CSV, error) {
	c := &CSV{style, table, bufio.NewWriterSize(to, 64<<10)}
	if _, err := c.to.WriteString("\ufeff"); err != nil {
		return nil, err
	}
	heads := make([]string, len(table.Columns))
	for i, column := range table.Columns {
		heads[i] = Neutralise(column.Head)
	}
	return c, c.write(heads)
}

// Add writes a row of the table; rows of other tables are left out.
func (c *CSV) Add(table *Table, row []any) error {
	if table != c.table {
		return nil
	}
	cells := make([]string, len(row))
	for i, value := range row {
		cells[i] = c.style.words(table.Columns[i], value)
		if isText(table.Columns[i], value) {
			cells[i] = Neutralise(cells[i])
		}
	}
	return c.write(cells)
}

// Flush sends what was written so far.
func (c *CSV) Flush() error { return c.to.Flush() }

func (c *CSV) write(cells []string) error {
	for i, cell := range cells {
		if i > 0 {
			if err := c.to.WriteByte(','); err != nil {
				return err
			}
		}
		if strings.ContainsAny(cell, ",\"\r\n") || strings.TrimSpace(cell) != cell {
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		if _, err := c.to.WriteString(cell); err != nil {
			return err
		}
	}
	_, err := c.to.WriteString("\r\n")
	return err
}
