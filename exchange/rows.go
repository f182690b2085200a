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

// longestRow bounds what one row may hold, and with it what a quote that is never closed makes us read.
const longestRow = 4 << 20

// rows reads the rows of a register's file, one at a time.
type rows struct {
	mapping *Mapping
	csv     *csv.Reader
	bounded *bounded
	header  []string
	place   map[string]int
	line    int // of the row last read
	behind  int // columns that an earlier import put before those of the register
}

// bounded fails where more is read than one row may hold.
type bounded struct {
	in   io.Reader
	read int64 // in all
	left int   // until the row ends
}

var errLongRow = fmt.Errorf("a row of more than %d MiB: is a quote never closed?", longestRow>>20)

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errLongRow
	}
	n, err := b.in.Read(p)
	b.left -= n
	b.read += int64(n)
	return n, err
}

func openRows(in io.Reader, m *Mapping) (*rows, error) {
	limited := &bounded{in: in, left: longestRow}
	text := bufio.NewReader(limited)
	switch start, _ := text.Peek(3); {
	case bytes.HasPrefix(start, []byte("\xef\xbb\xbf")):
		_, _ = text.Discard(3)
	case bytes.HasPrefix(start, []byte("\xff\xfe")), bytes.HasPrefix(start, []byte("\xfe\xff")):
		return nil, fmt.Errorf("%w: it is written in UTF-16: write it in UTF-8", errOfFile)
	case bytes.HasPrefix(start, []byte("PK\x03")):
		return nil, fmt.Errorf("%w: it is a spreadsheet or an archive: save it as CSV in UTF-8", errOfFile)
	}
	r := &rows{mapping: m, csv: csv.NewReader(text), bounded: limited, place: map[string]int{}}
	if m.Delimiter != "" {
		r.csv.Comma = rune(m.Delimiter[0])
	}
	header, err := r.next()
	if errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%w: it is empty", errOfFile)
	}
	if err != nil {
		return nil, err
	}
	if len(header) > len(rejectColumns) && slices.Equal(header[:len(rejectColumns)], rejectColumns) {
		r.behind = len(rejectColumns)
	}
	r.header = slices.Clone(header[r.behind:])
	for i, name := range r.header {
		if slices.Contains(rejectColumns, name) {
			return nil, fmt.Errorf("%w: a column is named %q, as one of the two that stand before the rows that are rejected (%s): give it another name, in the mapping too",
				errOfFile, name, strings.Join(rejectColumns, ", "))
		}
		if _, ok := r.place[name]; ok {
			return nil, fmt.Errorf("%w: two columns are named %q", errOfFile, name)
		}
		r.place[name] = i
	}
	var missing []string
	for _, column := range m.columns() {
		if _, ok := r.place[column]; !ok {
			missing = append(missing, column)
		}
	}
	if len(missing) > 0 {
		return nil, fmt.Errorf("%w: it has no column %s, which the mapping reads; its columns are %s",
			errOfFile, strings.Join(missing, ", "), strings.Join(r.header, ", "))
	}
	return r, nil
}

// next is the next row; its error is io.EOF at the end, wraps csv.ErrFieldCount where only this row is wrong, and
// errOfFile where none can be believed.
func (r *rows) next() ([]string, error) {
	row, err := r.csv.Read()
	r.bounded.left = longestRow
	if len(row) > 0 {
		r.line, _ = r.csv.FieldPos(0)
		row = row[min(r.behind, len(row)):]
	}
	switch parse := (*csv.ParseError)(nil); {
	case errors.Is(err, io.EOF), err == nil, errors.Is(err, csv.ErrFieldCount):
	case errors.As(err, &parse):
		return nil, fmt.Errorf("%w: line %d: %w", errOfFile, parse.Line, parse.Err)
	default:
		return nil, fmt.Errorf("%w: behind line %d: %w", errOfFile, r.line, err)
	}
	for i, cell := range row {
		if !utf8.ValidString(cell) {
			return nil, fmt.Errorf("%w: line %d, column %d: it is not UTF-8 (Latin-1 or GB 18030, perhaps): write it in UTF-8",
				errOfFile, r.line, r.behind+i+1)
		}
		if strings.ContainsRune(cell, 0) {
			return nil, fmt.Errorf("%w: line %d, column %d: it holds a zero byte", errOfFile, r.line, r.behind+i+1)
		}
	}
	return row, err
}

// staged is a row as it goes to the staging table: line, the row as it stands, the newest column, then every mapped field
// in the order of columns; nil where there is nothing.
func (r *rows) staged(row []string) ([]any, error) {
	cell := func(column string) string { return strings.TrimSpace(row[r.place[column]]) }
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

// rejectColumns are what the file of rejected rows says of each, before the row.
var rejectColumns = []string{"line", "reason"}

// rejects are the rows that were not taken, with the reason; the file is there once it is kept. It can be mended and
// imported: it has the columns of the input, behind its own two, which are not read.
type rejects struct {
	path   string
	header []string
	file   *os.File
	csv    *csv.Writer
	count  int
}

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

// keep puts the file in its place, or removes an earlier one where nothing was rejected.
func (r *rejects) keep() error {
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

// drop removes what is not kept.
func (r *rejects) drop() {
	if r.file != nil {
		_ = r.file.Close()
		_ = os.Remove(r.file.Name()) // not there any more where it was kept
	}
}

// source hands rows that can be staged to COPY, and rejects the others.
type source struct {
	ctx      context.Context
	rows     *rows
	rejects  *rejects
	progress func(read int64, rows int)
	count    int
	now      []any
	err      error
}

const progressEvery = 1000

func (s *source) Next() bool {
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
			s.progress(s.rows.bounded.read, s.count)
			if s.err = s.ctx.Err(); s.err != nil {
				return false
			}
		}
		reason := ""
		if err != nil {
			reason = fmt.Sprintf("the row has %d fields, the header %d", len(row), len(s.rows.header))
		} else if s.now, err = s.rows.staged(row); err != nil {
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

func (s *source) Values() ([]any, error) { return s.now, nil }

func (s *source) Err() error { return s.err }
