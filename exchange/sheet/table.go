package sheet

import (
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of a file. A file that is beyond them is refused, before it fills the memory or the disk.
const (
	maxColumns       = 1024
	maxCells         = 60_000_000
	maxWorkbookSize  = 128 << 20 // as it lies on disk
	maxUnzippedSize  = 2 << 30   // all parts of a workbook
	maxUnzippedInRAM = 16 << 20  // a larger sheet or list of texts goes to a temporary file
	maxOtherParts    = 64 << 20  // styles, pictures and the like
	maxParts         = 10_000
	maxMergedCells   = 200_000
	// maxTextRow is how many bytes one row of text may have. It limits how much is read if a quote is never closed.
	maxTextRow = 4 << 20
	// headerWithin is how many rows are searched for the header.
	headerWithin = 50
)

// ErrUnreadable is wrapped by errors about a file as a whole.
var ErrUnreadable = errors.New("the file cannot be read")

func unreadable(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrUnreadable}, args...)...)
}

// Options say how a file is to be read. What they leave out is found.
type Options struct {
	Encoding  string // one of Encodings; of text only
	Delimiter string // one character; of text only
	Sheet     string // name or number of the sheet, from 1; of workbooks only
	HeaderRow int    // number of the row that names the columns, from 1
	// Columns are columns that the table must have. The header is the first row that names them all.
	Columns []string
	// FillDown are columns whose empty cells take the value of the row above, as where cells were merged before the file became text.
	FillDown []string
	// KeepTotals keeps the rows that look like totals.
	KeepTotals bool
}

// Found says how a table was read.
type Found struct {
	Format    string // xlsx or text
	Encoding  string // of text
	Delimiter string // of text
	Sheet     string // of workbooks
	Sheets    []string
	HeaderRow int
	// Totals and Notes are the numbers of rows that were left out, because they hold totals or a remark.
	Totals, Notes []int
	// Merged is how many merged cells were filled down.
	Merged int
	// HasSerials and From1904 say how a workbook keeps days; see Days.
	HasSerials, From1904 bool
}

// Row is one row of a table.
type Row struct {
	Number int // as a spreadsheet shows it, from 1
	Line   int // of text, where the row begins; equal to Number in a workbook
	Cells  []string
	// Width is how many cells the row has in the file.
	Width int
}

// Table reads a table row by row. It is not safe for concurrent use.
type Table struct {
	source
	options Options
	found   Found
	header  []string
	index   map[string]int
	ahead   []Row
	last    []string // values for columns that are filled down
	cells   int
	fill    []int
}

// source reads the rows of a file, whatever its format.
type source interface {
	// next returns the next row that is not empty. Returns io.EOF at the end.
	next() (Row, error)
	// read returns how many bytes were read of how many.
	read() (done, size int64)
	// fillMerged puts values into cells that are merged with the cell above.
	fillMerged(row *Row) int
	io.Closer
}

// Open opens a file and reads its header. The caller closes the table. Returns an error that wraps ErrUnreadable if the file is none
// that can be read, is beyond a limit, or lacks a column.
func Open(path string, o Options) (_ *Table, err error) {
	t := &Table{options: o, index: map[string]int{}}
	isWorkbook, err := isWorkbook(path)
	if err != nil {
		return nil, err
	}
	if isWorkbook {
		t.source, err = openWorkbook(path, o, &t.found)
	} else {
		t.source, err = openText(path, o, &t.found)
	}
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			_ = t.Close()
		}
	}()
	if err := t.findHeader(); err != nil {
		return nil, err
	}
	return t, nil
}

// isWorkbook tells by its first bytes whether a file is a workbook. Returns an error for formats that cannot be read.
func isWorkbook(path string) (bool, error) {
	file, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer func() { _ = file.Close() }()
	var start [8]byte
	n, err := io.ReadFull(file, start[:])
	switch text := string(start[:n]); {
	case n == 0 && errors.Is(err, io.EOF):
		return false, unreadable("it is empty")
	case strings.HasPrefix(text, "PK\x03\x04"):
		return true, nil
	case strings.HasPrefix(text, "\xd0\xcf\x11\xe0"):
		return false, unreadable("it is an old workbook (xls) or has a password: save it as xlsx without a password")
	case strings.HasPrefix(text, "%PDF"):
		return false, unreadable("it is a PDF: ask for the table as xlsx or CSV")
	}
	return false, nil
}

// Found returns how the table was read. Totals, notes and merged cells are those of the rows read so far.
func (t *Table) Found() Found { return t.found }

// Header returns the names of the columns. A column without a name has the letters of its place, as in `C`.
func (t *Table) Header() []string { return t.header }

// Column returns the place of a column from 0, and -1 if there is none.
func (t *Table) Column(name string) int {
	if i, ok := t.index[name]; ok {
		return i
	}
	if i, ok := t.index[HeaderName(name)]; ok {
		return i
	}
	return -1
}

// Progress returns how many bytes of how many were read.
func (t *Table) Progress() (done, size int64) { return t.read() }

// HeaderName returns a text of a header as columns are compared: without white space at its ends, line ends and invisible characters.
func HeaderName(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\ufeff' || r == '\u200b':
			return -1
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, text))
}

// findHeader reads rows until one names the columns. It keeps the first data row for Next.
func (t *Table) findHeader() error {
	var rows []Row
	for len(rows) < headerWithin {
		row, err := t.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return unreadable("it has no rows")
	}
	at := t.headerAmong(rows)
	if at < 0 {
		return unreadable("it has no row %d: headerRow is the row that names the columns", t.options.HeaderRow)
	}
	t.found.HeaderRow = rows[at].Number
	t.ahead = rows[at+1:]
	if err := t.setHeader(rows[at].Cells); err != nil {
		return err
	}
	var missing []string
	for _, name := range slices.Concat(t.options.Columns, t.options.FillDown) {
		if t.Column(name) < 0 {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		return unreadable("the mapping reads the column %s, which the file does not have: its columns, in row %d, are %s",
			strings.Join(missing, ", "), t.found.HeaderRow, strings.Join(t.header, ", "))
	}
	for _, name := range t.options.FillDown {
		t.fill = append(t.fill, t.Column(name))
	}
	return nil
}

// headerAmong returns the place of the row that names the columns: the one that the options give, the row with most of the columns
// asked for, or the first that looks like names.
func (t *Table) headerAmong(rows []Row) int {
	if t.options.HeaderRow > 0 {
		return slices.IndexFunc(rows, func(r Row) bool { return r.Number == t.options.HeaderRow })
	}
	best, most := -1, 0
	for i, row := range rows {
		named := 0
		for _, cell := range row.Cells {
			if slices.ContainsFunc(t.options.Columns, func(c string) bool { return HeaderName(c) == HeaderName(cell) }) {
				named++
			}
		}
		if named > most {
			best, most = i, named
		}
	}
	if best >= 0 {
		return best
	}
	widest := 0
	for _, row := range rows {
		widest = max(widest, countFilled(row.Cells))
	}
	for i, row := range rows {
		if n := countFilled(row.Cells); n*10 >= widest*6 && looksLikeNames(row.Cells) {
			return i
		}
	}
	return 0
}

// countFilled returns how many cells are not blank.
func countFilled(cells []string) int {
	n := 0
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			n++
		}
	}
	return n
}

var beginsLikeANumber = regexp.MustCompile(`^[\d¥￥-]`)

// looksLikeNames reports whether all cells of a row differ and none begins like a number.
func looksLikeNames(cells []string) bool {
	seen := map[string]bool{}
	for _, c := range cells {
		name := HeaderName(c)
		if name == "" {
			continue
		}
		if seen[name] || beginsLikeANumber.MatchString(name) {
			return false
		}
		seen[name] = true
	}
	return true
}

// setHeader takes the names of the columns. A name that occurs twice is a fault only if a mapping reads it.
func (t *Table) setHeader(cells []string) error {
	for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	for i, cell := range cells {
		name := HeaderName(cell)
		if name == "" {
			name = ColumnLetters(i)
		}
		if _, ok := t.index[name]; ok {
			if slices.ContainsFunc(t.options.Columns, func(c string) bool { return HeaderName(c) == name }) {
				return unreadable("two columns are named %q: give each its own name", name)
			}
			for n := 2; ; n++ {
				if _, ok := t.index[fmt.Sprintf("%s (%d)", name, n)]; !ok {
					name = fmt.Sprintf("%s (%d)", name, n)
					break
				}
			}
		}
		t.index[name] = i
		t.header = append(t.header, name)
	}
	return nil
}

// Next returns the next row of data, with as many cells as the header has. Returns io.EOF at the end.
func (t *Table) Next() (Row, error) {
	for {
		var row Row
		if len(t.ahead) > 0 {
			row, t.ahead = t.ahead[0], t.ahead[1:]
		} else {
			var err error
			if row, err = t.next(); err != nil {
				return Row{}, err
			}
		}
		if t.cells += len(row.Cells); t.cells > maxCells {
			return Row{}, unreadable("it has more than %d cells: split it", maxCells)
		}
		t.found.Merged += t.fillMerged(&row)
		if !t.options.KeepTotals {
			if isTotal(row.Cells, len(t.header)) {
				t.found.Totals = append(t.found.Totals, row.Number)
				continue
			}
			if isNote(row.Cells, len(t.header)) {
				t.found.Notes = append(t.found.Notes, row.Number)
				continue
			}
		}
		for len(row.Cells) < len(t.header) {
			row.Cells = append(row.Cells, "")
		}
		row.Cells = row.Cells[:len(t.header)]
		t.fillDown(row.Cells)
		return row, nil
	}
}

func (t *Table) fillDown(cells []string) {
	if len(t.fill) == 0 {
		return
	}
	if t.last == nil {
		t.last = make([]string, len(t.header))
	}
	for _, i := range t.fill {
		if strings.TrimSpace(cells[i]) == "" {
			cells[i] = t.last[i]
		}
		t.last[i] = cells[i]
	}
}

var (
	total = regexp.MustCompile(`(?i)^(?:本页|本月|本年|全年|累计|金额)?(?:合计|总计|小计|共计|累计)(?:数|金额)?[:：]?$|^(?:sub-?\s?|grand\s)?totals?[:：]?$|^somme$|^計$|^総計$|^合計$|^小計$`)
	note  = regexp.MustCompile(`(?i)^(?:注|备注|说明|附注|填表|制表|审核|统计时间|制表人|填报|notes?|source|remarks?|出典|備考)\s*[^\s:：]{0,6}[:：]`)
)

// totalFirst are the characters with which a word for totals begins.
const totalFirst = "本全累金合总小共計総sStTgGſ"

// isTotal reports whether a row of a table with so many columns holds totals: its first text is a word for them, and, that word included, at most
// one cell and a quarter of the columns are texts. A cell that begins like a number is no text.
func isTotal(cells []string, width int) bool {
	for _, c := range cells {
		if text := strings.TrimSpace(c); text != "" {
			if first, _ := utf8.DecodeRuneInString(text); !strings.ContainsRune(totalFirst, first) || !total.MatchString(strings.Join(strings.Fields(text), "")) {
				return false
			}
			break
		}
	}
	texts := 0
	for _, c := range cells {
		if c = strings.TrimSpace(c); c != "" && !beginsLikeANumber.MatchString(c) {
			texts++
		}
	}
	return texts > 0 && texts <= 1+max(len(cells), width)/4
}

// isNote reports whether a row of a wide table holds one remark and nothing else.
func isNote(cells []string, width int) bool {
	if width < 3 || countFilled(cells) > 2 {
		return false
	}
	for _, c := range cells {
		if c = strings.TrimSpace(c); c != "" {
			return note.MatchString(c)
		}
	}
	return false
}

// ColumnLetters returns the letters of a column from 0, as in `C` for 2.
func ColumnLetters(i int) string {
	letters := ""
	for i++; i > 0; i = (i - 1) / 26 {
		letters = string(rune('A'+(i-1)%26)) + letters
	}
	return letters
}

// Address returns the address of a cell, as in `C17` for the third cell of row 17; column counts from 0.
func Address(column, row int) string { return fmt.Sprintf("%s%d", ColumnLetters(column), row) }
