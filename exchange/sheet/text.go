package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode/utf8"
)

// delimiters are tried in this order.
var delimiters = []string{",", "\t", ";", "|"}

// textSource reads delimited text.
type textSource struct {
	file    *os.File
	size    int64
	limited *limitedReader
	csv     *csv.Reader
	number  int // of the row read last, as a spreadsheet counts
	line    int // on which that row ended
}

// limitedReader fails when more than maxTextRow bytes are read for one row.
type limitedReader struct {
	in   io.Reader
	left int
}

var errLongRow = fmt.Errorf("a row has more than %d MiB: check for a quote that is never closed", maxTextRow>>20)

func (l *limitedReader) Read(p []byte) (int, error) {
	if l.left <= 0 {
		return 0, errLongRow
	}
	n, err := l.in.Read(p)
	l.left -= n
	return n, err
}

func openText(path string, o Options, found *Found) (_ source, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			_ = file.Close()
		}
	}()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	found.Format, found.Encoding, found.Delimiter = "text", o.Encoding, o.Delimiter
	if o.Encoding == "" {
		if found.Encoding, err = findEncoding(file); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrUnreadable, err)
		}
	}
	start := func() (io.Reader, error) {
		if _, err := file.Seek(0, io.SeekStart); err != nil {
			return nil, err
		}
		return decode(file, found.Encoding)
	}
	if o.Delimiter == "" {
		text, err := start()
		if err != nil {
			return nil, unreadable("%w", err)
		}
		head, err := io.ReadAll(io.LimitReader(text, 256<<10))
		if err != nil {
			return nil, unreadable("%w", err)
		}
		found.Delimiter = findDelimiter(head, o.Columns)
	}
	text, err := start()
	if err != nil {
		return nil, unreadable("%w", err)
	}
	t := &textSource{file: file, size: info.Size(), limited: &limitedReader{in: text, left: maxTextRow}}
	t.csv = csv.NewReader(t.limited)
	t.csv.Comma, _ = utf8.DecodeRuneInString(found.Delimiter)
	t.csv.FieldsPerRecord = -1
	return t, nil
}

// findDelimiter returns the delimiter by which the most rows have the same number of cells, and one whose rows name the columns asked
// for if there is one.
func findDelimiter(head []byte, columns []string) string {
	best, bestScore := ",", 0
	for _, d := range delimiters {
		reader := csv.NewReader(bytes.NewReader(head))
		reader.Comma, reader.FieldsPerRecord, reader.LazyQuotes = rune(d[0]), -1, true
		widths := map[int]int{}
		named := 0
		for range 200 {
			row, err := reader.Read()
			if err != nil {
				break
			}
			widths[len(row)]++
			hits := 0
			for _, cell := range row {
				if slices.ContainsFunc(columns, func(c string) bool { return HeaderName(c) == HeaderName(cell) }) {
					hits++
				}
			}
			named = max(named, hits)
		}
		score := 0
		for width, count := range widths {
			if width > 1 {
				score = max(score, count*1000+width)
			}
		}
		if score += named * 1_000_000; score > bestScore {
			best, bestScore = d, score
		}
	}
	return best
}

func (t *textSource) next() (Row, error) {
	for {
		cells, err := t.csv.Read()
		t.limited.left = maxTextRow
		if errors.Is(err, io.EOF) {
			return Row{}, io.EOF
		}
		if parse := (*csv.ParseError)(nil); errors.As(err, &parse) {
			if errors.Is(parse.Err, errLongRow) {
				return Row{}, unreadable("line %d: %w", parse.StartLine, errLongRow)
			}
			return Row{}, unreadable("line %d: %w", parse.Line, parse.Err)
		}
		if err != nil {
			return Row{}, unreadable("after line %d: %w", t.line, err)
		}
		first, _ := t.csv.FieldPos(0)
		last, _ := t.csv.FieldPos(len(cells) - 1)
		t.number += max(first-t.line, 1) // blank lines between are rows of a spreadsheet
		t.line = last + strings.Count(cells[len(cells)-1], "\n")
		if len(cells) > maxColumns {
			return Row{}, unreadable("line %d has %d columns: at most %d are allowed", first, len(cells), maxColumns)
		}
		for i, cell := range cells {
			if !utf8.ValidString(cell) {
				return Row{}, unreadable("line %d, column %d: the text is not UTF-8: give the encoding of the file, one of %s", first, i+1, strings.Join(Encodings(), ", "))
			}
			if strings.ContainsRune(cell, 0) {
				return Row{}, unreadable("line %d, column %d: it has a zero byte: remove it", first, i+1)
			}
		}
		if countFilled(cells) == 0 {
			continue
		}
		return Row{Number: t.number, Line: first, Cells: cells, Width: len(cells)}, nil
	}
}

func (t *textSource) read() (int64, int64) {
	at, err := t.file.Seek(0, io.SeekCurrent)
	if err != nil {
		return 0, t.size
	}
	return at, t.size
}

func (t *textSource) fillMerged(*Row) int { return 0 }

func (t *textSource) Close() error { return t.file.Close() }
