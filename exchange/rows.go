package exchange

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxRowSize is how many bytes one row may have. It limits how much is read if a quote is never closed.
const maxRowSize = 4 << 20

// rows reads the rows of a register's file, one at a time.
type rows struct {
	mapping     *Mapping
	csv         *csv.Reader
	limited     *limitedReader
	header      []string
	columnIndex map[string]int
	line        int // of the row that was read last
	skipped     int // columns at the start that an earlier import added (rejectColumns)
}

// limitedReader fails when more than maxRowSize bytes are read for one row.
type limitedReader struct {
	in   io.Reader
	read int64 // bytes read so far
	left int   // bytes that may still be read for the current row
}

var errLongRow = fmt.Errorf("a row has more than %d MiB: check for a quote that is never closed", maxRowSize>>20)

func (b *limitedReader) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errLongRow
	}
	n, err := b.in.Read(p)
	b.left -= n
	b.read += int64(n)
	return n, err
}

// openRows reads the header. Returns an error that wraps errUnreadable if the file is not CSV in UTF-8 or lacks a column that the
// mapping reads.
func openRows(in io.Reader, m *Mapping) (*rows, error) {
	limited := &limitedReader{in: in, left: maxRowSize}
	text := bufio.NewReader(limited)
	switch start, _ := text.Peek(3); {
	case bytes.HasPrefix(start, []byte("\xef\xbb\xbf")):
		_, _ = text.Discard(3)
	case bytes.HasPrefix(start, []byte("\xff\xfe")), bytes.HasPrefix(start, []byte("\xfe\xff")):
		return nil, fmt.Errorf("%w: it is in UTF-16: save it in UTF-8", errUnreadable)
	case bytes.HasPrefix(start, []byte("PK\x03")):
		return nil, fmt.Errorf("%w: it is a spreadsheet or an archive: save it as CSV in UTF-8", errUnreadable)
	}
	r := &rows{mapping: m, csv: csv.NewReader(text), limited: limited, columnIndex: map[string]int{}}
	if m.Delimiter != "" {
		r.csv.Comma = rune(m.Delimiter[0])
	}
	header, err := r.next()
	if errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%w: it is empty", errUnreadable)
	}
	if err != nil {
		return nil, err
	}
	if len(header) > len(rejectColumns) && slices.Equal(header[:len(rejectColumns)], rejectColumns) {
		r.skipped = len(rejectColumns)
	}
	r.header = slices.Clone(header[r.skipped:])
	for i, name := range r.header {
		if slices.Contains(rejectColumns, name) {
			return nil, fmt.Errorf("%w: a column is named %q, but %s are the columns that an import adds to rejected rows: give it another name, in the mapping too",
				errUnreadable, name, strings.Join(rejectColumns, " and "))
		}
		if _, ok := r.columnIndex[name]; ok {
			return nil, fmt.Errorf("%w: two columns are named %q: give each its own name", errUnreadable, name)
		}
		r.columnIndex[name] = i
	}
	var missing []string
	for _, column := range m.columns() {
		if _, ok := r.columnIndex[column]; !ok {
			missing = append(missing, column)
		}
	}
	if len(missing) > 0 {
		return nil, fmt.Errorf("%w: the mapping reads the column %s, which the file does not have: its columns are %s",
			errUnreadable, strings.Join(missing, ", "), strings.Join(r.header, ", "))
	}
	return r, nil
}

// next returns the next row. Returns io.EOF at the end, an error that wraps csv.ErrFieldCount together with the row if the row has
// another number of columns than the header, and an error that wraps errUnreadable if the file cannot be read.
func (r *rows) next() ([]string, error) {
	row, err := r.csv.Read()
	r.limited.left = maxRowSize
	if len(row) > 0 {
		r.line, _ = r.csv.FieldPos(0)
		row = row[min(r.skipped, len(row)):]
	}
	switch parse := (*csv.ParseError)(nil); {
	case errors.Is(err, io.EOF), err == nil, errors.Is(err, csv.ErrFieldCount):
	case errors.As(err, &parse):
		return nil, fmt.Errorf("%w: line %d: %w", errUnreadable, parse.Line, parse.Err)
	default:
		return nil, fmt.Errorf("%w: after line %d: %w", errUnreadable, r.line, err)
	}
	for i, cell := range row {
		if !utf8.ValidString(cell) {
			return nil, fmt.Errorf("%w: line %d, column %d: the text is not UTF-8 (perhaps it is Latin-1 or GB 18030): save the file in UTF-8",
				errUnreadable, r.line, r.skipped+i+1)
		}
		if strings.ContainsRune(cell, 0) {
			return nil, fmt.Errorf("%w: line %d, column %d: it has a zero byte: remove it", errUnreadable, r.line, r.skipped+i+1)
		}
	}
	return row, err
}

// stagingValues returns the values of a row for the staging table: its line, its texts, the text of the column `newest`, and then
// each mapped field in the order of kinds; nil for a field without a value. Returns an error that names the field that is wrong.
func (r *rows) stagingValues(row []string) ([]any, error) {
	cell := func(column string) string { return strings.TrimSpace(row[r.columnIndex[column]]) }
	out := []any{r.line, row, nil}
	if r.mapping.Newest != "" {
		out[2] = cell(r.mapping.Newest)
	}
	for _, k := range kinds {
		for _, f := range k.fields {
			source, ok := r.mapping.Records[k.name][f.name]
			if !ok {
				continue
			}
			text, err := source.value(f, cell, r.mapping.Dates)
			if err != nil {
				return nil, fmt.Errorf("%s.%s: %w", k.name, f.name, err)
			}
			if text == "" {
				out = append(out, nil)
			} else {
				out = append(out, text)
			}
		}
	}
	return out, nil
}

// rejectColumns are the columns that the file of rejected rows has before the columns of the input.
var rejectColumns = []string{"line", "reason"}

// rejects writes the rows that were not taken, with their lines and reasons, to a temporary file until publish gives the file its
// name. A user can correct the file and import it, because an import does not read the two columns that were added.
type rejects struct {
	path   string
	header []string
	file   *os.File
	csv    *csv.Writer
	count  int
}

// add writes one row.
func (r *rejects) add(line int, reason string, row []string) error {
	if r.file == nil {
		file, err := os.CreateTemp(filepath.Dir(r.path), ".rejects-*")
		if err != nil {
			return fmt.Errorf("write the rejected rows beside the file: %w", err)
		}
		r.file, r.csv = file, csv.NewWriter(file)
		if err := r.csv.Write(append(slices.Clone(rejectColumns), r.header...)); err != nil {
			return fmt.Errorf("write %s: %w", r.path, err)
		}
	}
	r.count++
	if err := r.csv.Write(append([]string{strconv.Itoa(line), reason}, row...)); err != nil {
		return fmt.Errorf("write %s: %w", r.path, err)
	}
	return nil
}

// publish gives the file its name. If no row was rejected it removes the file of an earlier import.
func (r *rejects) publish() error {
	if r.file == nil {
		if err := os.Remove(r.path); err != nil && !errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("remove the rejected rows of an earlier import: %w", err)
		}
		return nil
	}
	r.csv.Flush()
	err := errors.Join(r.csv.Error(), r.file.Sync(), r.file.Chmod(0o644))
	if err == nil {
		err = os.Rename(r.file.Name(), r.path)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", r.path, err)
	}
	return nil
}

// discard removes the temporary file; after publish it has no effect.
func (r *rejects) discard() {
	if r.file != nil {
		_ = r.file.Close()
		_ = os.Remove(r.file.Name())
	}
}

// copySource gives rows to COPY (pgx.CopyFromSource), and rejects rows that cannot be staged.
type copySource struct {
	ctx      context.Context
	rows     *rows
	rejects  *rejects
	progress func(read int64, rows int)
	count    int
	current  []any
	err      error
}

// progressEvery is how many rows are read between two reports of progress.
const progressEvery = 1000

func (s *copySource) Next() bool {
	for {
		row, err := s.rows.next()
		if errors.Is(err, io.EOF) {
			return false
		}
		if err != nil && !errors.Is(err, csv.ErrFieldCount) {
			s.err = err
			return false
		}
		s.count++
		if s.count%progressEvery == 0 {
			s.progress(s.rows.limited.read, s.count)
			if s.err = s.ctx.Err(); s.err != nil {
				return false
			}
		}
		reason := ""
		if err != nil {
			reason = fmt.Sprintf("the row has %d columns: the header has %d", len(row), len(s.rows.header))
		} else if s.current, err = s.rows.stagingValues(row); err != nil {
			reason = err.Error()
		}
		if reason == "" {
			return true
		}
		if s.err = s.rejects.add(s.rows.line, reason, row); s.err != nil {
			return false
		}
	}
}

func (s *copySource) Values() ([]any, error) { return s.current, nil }

func (s *copySource) Err() error { return s.err }
