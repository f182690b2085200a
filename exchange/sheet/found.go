package sheet

import (
	"fmt"
	"strings"
)

// String says in one line how a table was read.
func (f Found) String() string {
	var said []string
	if f.Format == "xlsx" {
		said = append(said, "sheet "+f.Sheet)
	} else {
		said = append(said, "encoding "+f.Encoding, fmt.Sprintf("delimiter %q", f.Delimiter))
	}
	said = append(said, fmt.Sprintf("columns named in row %d", f.HeaderRow))
	if f.Merged > 0 {
		said = append(said, fmt.Sprintf("%d merged cells filled", f.Merged))
	}
	for name, rows := range map[string][]int{"totals": f.Totals, "notes": f.Notes} {
		if len(rows) > 0 {
			said = append(said, fmt.Sprintf("%s left out: rows %s", name, numbers(rows)))
		}
	}
	return strings.Join(said, ", ")
}

// numbers joins up to ten numbers of rows.
func numbers(rows []int) string {
	texts := make([]string, 0, 10)
	for i, n := range rows {
		if i == 10 {
			return strings.Join(texts, ", ") + fmt.Sprintf(" and %d more", len(rows)-i)
		}
		texts = append(texts, fmt.Sprint(n))
	}
	return strings.Join(texts, ", ")
}
