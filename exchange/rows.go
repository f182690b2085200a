package exchange

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"docket/exchange/kinds"
	"docket/exchange/mapping"
	"docket/exchange/sheet"
	"docket/messages"
	"docket/problem"
)

// rowsPerSheet keeps the numbers of the rows of several sheets apart in the staging table.
const rowsPerSheet = 100_000_000

// rows reads the rows of one sheet of a register's file.
type rows struct {
	mapping *mapping.Spec
	of      string // sheet, as the mapping names it
	place   int    // of the sheet among those that the mapping reads
	table   *sheet.Table
	values  *mapping.Evaluator
	records map[string]mapping.Records // those that the sheet's rows hold
	staged  []stagedField
	skipped int     // columns at the start that an earlier import added (rejectColumns)
	shifts  []shift // of a text file
}

// stagedField is a field that has a column in the staging table.
type stagedField struct {
	kinds.Field
	kind   kinds.Merged
	source mapping.Source
	isHere bool // the rows of the sheet hold the record
}

// openRows opens a sheet. Faults of its rows are told in the language l. Returns an error that wraps sheet.ErrUnreadable if it cannot be read or lacks a column that the mapping reads.
func openRows(file string, m *mapping.Spec, of string, place int, l messages.Language) (_ *rows, err error) {
	table, err := sheet.Open(file, m.Options(of))
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			_ = table.Close()
		}
	}()
	r := &rows{mapping: m, of: of, place: place, table: table, records: map[string]mapping.Records{}}
	for kind, records := range m.Records {
		for _, record := range records {
			if record.Sheet == of {
				r.records[kind] = append(r.records[kind], record)
			}
		}
	}
	if header := table.Header(); len(header) > len(rejectColumns) && slices.Equal(header[:len(rejectColumns)], rejectColumns) {
		r.skipped = len(rejectColumns)
	}
	for _, name := range table.Header()[r.skipped:] {
		if plain, _, _ := strings.Cut(name, " ("); slices.Contains(rejectColumns, plain) {
			return nil, fmt.Errorf("%w: a column is named %q, but %s are the columns that an import adds to rejected rows: give it another name, in the mapping too",
				sheet.ErrUnreadable, name, strings.Join(rejectColumns, " and "))
		}
	}
	for _, k := range kinds.AllMerged() {
		for _, f := range k.Fields {
			if source, ok := m.Source(k.Name, f.Name); ok && !k.IsList && f.Form != kinds.Link {
				r.staged = append(r.staged, stagedField{f, k, source, r.records[k.Name] != nil})
			}
		}
	}
	if r.values, err = mapping.NewEvaluator(m, table, r.records, l); err != nil {
		return nil, err
	}
	return r, nil
}

// openRows opens a sheet of the import's file; see the function openRows.
func (i *importer) openRows(of string, place int) (*rows, error) {
	return openRows(i.settings.File, i.mapping, of, place, i.language)
}

func (r *rows) header() []string { return r.table.Header()[r.skipped:] }

// next returns the next row. Returns io.EOF at the end, and an error that wraps sheet.ErrUnreadable if the file cannot be read.
func (r *rows) next() (mapping.Row, error) {
	row, err := r.table.Next()
	if err != nil {
		return mapping.Row{}, err
	}
	if by := row.Number - row.Line; by != r.shiftAt(row.Line) {
		r.shifts = append(r.shifts, shift{row.Line, by})
	}
	return mapping.RowOf(row, r.table), nil
}

// shift says by how much the numbers of rows differ from those of their lines, from a line on: cells that hold line ends make them differ.
type shift struct{ from, by int }

// shiftAt returns by how much the number of the row on a line differs from that of the line.
func (r *rows) shiftAt(line int) int {
	at := sort.Search(len(r.shifts), func(i int) bool { return r.shifts[i].from > line })
	if at == 0 {
		return 0
	}
	return r.shifts[at-1].by
}

// numberOf returns the number of the row on a line, as a spreadsheet counts.
func (r *rows) numberOf(line int) int { return line + r.shiftAt(line) }

// id returns the number of a row in the staging table.
func (r *rows) id(row mapping.Row) int64 { return int64(r.place)*rowsPerSheet + int64(row.Line) }

// raw returns the texts of a row without the columns that an earlier import added.
func (r *rows) raw(row mapping.Row) []string { return row.Cells[r.skipped:] }

// stagingValues returns the values of a row for the staging table: its id; its texts; the text of the column that the mapping names as `newest` (where rows describe
// one record differently, the greatest text wins); each mapped field of the kinds that are merged into their tables, in the order of kinds, nil where the row has
// no value; and the penalties. Lists, and fields that only link two sheets, are left out. It also returns all faults of the row, also of the records that mutations
// will write.
func (r *rows) stagingValues(row mapping.Row) ([]any, []mapping.Fault) {
	var faults []mapping.Fault
	out := append(make([]any, 0, len(r.staged)+4), r.id(row), packCells(r.raw(row)), nil)
	if r.mapping.Newest != "" {
		out[2] = row.Cell(r.mapping.Newest)
	}
	for n := range r.staged {
		f := &r.staged[n]
		if !f.isHere { // the record is on another sheet; this one may name its key
			out = append(out, r.link(f.kind, f.Field, row, &faults))
			continue
		}
		text, err := r.values.Value(f.source, f.Field, row)
		if err != nil {
			faults = append(faults, r.values.Fault(row, f.kind.Name+"."+f.Name, f.source, err))
		}
		if text == "" {
			out = append(out, nil)
		} else {
			out = append(out, text)
		}
	}
	if r.mapping.Has("penalty") {
		penalties, wrong := r.penalties(row)
		faults = append(faults, wrong...)
		out = append(out, penalties)
	}
	for _, v := range kinds.Verbs() {
		for _, record := range r.records[v.Name] {
			_, wrong := r.inputs(v, record, row, nil)
			faults = append(faults, wrong...)
		}
	}
	return out, faults
}

// packCells makes one text of the texts of a row, each after its length. Postgres takes it much faster than a list.
func packCells(cells []string) string {
	size := 0
	for _, c := range cells {
		size += len(c) + 5
	}
	out := make([]byte, 0, size)
	for _, c := range cells {
		out = append(strconv.AppendInt(out, int64(len(c)), 10), ':')
		out = append(out, c...)
	}
	return string(out)
}

// unpackCells returns the texts that packCells has packed.
func unpackCells(packed string) []string {
	var cells []string
	for packed != "" {
		length, rest, _ := strings.Cut(packed, ":")
		n, _ := strconv.Atoi(length)
		cells, packed = append(cells, rest[:n]), rest[n:]
	}
	return cells
}

// link returns the key of a record on another sheet that a record of this row refers to; it fills the field that identifies the other.
func (r *rows) link(k kinds.Merged, f kinds.Field, row mapping.Row, faults *[]mapping.Fault) any {
	if f.Column != k.Key {
		return nil
	}
	for _, from := range kinds.AllMerged() {
		for _, record := range r.records[from.Name] {
			for name, source := range record.Fields {
				as := from.Field(name)
				if as == nil || as.Form != kinds.Link || as.Links != k.Name {
					continue
				}
				text, err := r.values.Value(source, kinds.Field{Name: name, MaxLength: as.MaxLength}, row)
				if err != nil {
					*faults = append(*faults, r.values.Fault(row, from.Name+"."+name, source, err))
				}
				if text != "" {
					return text
				}
			}
		}
	}
	return nil
}

// stagedPenalty is a penalty in the column of the staging table that holds those of a row.
type stagedPenalty struct {
	Kind   string  `json:"kind"`
	Amount *string `json:"amount"`
	Text   *string `json:"text"`
	Act    *string `json:"act"`
	N      int     `json:"n"` // among the penalties of its kind, from 1; fines in the order of their acts
}

// penalties returns the penalties of a row as JSON.
func (r *rows) penalties(row mapping.Row) (any, []mapping.Fault) {
	all := []stagedPenalty{}
	var faults []mapping.Fault
	for _, record := range r.records["penalty"] {
		if !r.values.Meets(record.When, row) {
			continue
		}
		parts, err := r.values.Parts(record.Each, row)
		if err != nil {
			faults = append(faults, r.values.Fault(row, "penalty", mapping.Source{Each: record.Each}, err))
		}
		for _, part := range parts {
			p, wrong := r.penalty(record, part)
			faults = append(faults, wrong...)
			if p.Kind != "" {
				all = append(all, p)
			}
		}
	}
	if !numberPenalties(all) {
		faults = append(faults, r.values.Fault(row, "penalty.kind", r.records["penalty"][0].Fields["kind"],
			problem.Errorf(problem.BadUserInput, "a decision imposes one fine for each act: name the act of each fine, or add up the fines that are for one act")))
	}
	text, _ := json.Marshal(all) // of texts and numbers
	return string(text), faults
}

// numberPenalties numbers the penalties of a decision within their kinds. Fines are numbered, and stand, in the order of their acts, so that another
// edition of the register may name them in another order. It reports false where two fines are not for two acts (行政处罚法 29).
func numberPenalties(all []stagedPenalty) bool {
	var places []int // of fines
	var fines []stagedPenalty
	for i, p := range all {
		if p.Kind == "FINE" {
			places, fines = append(places, i), append(fines, p)
		}
	}
	act := func(p stagedPenalty) string {
		if p.Act == nil {
			return ""
		}
		return *p.Act
	}
	slices.SortStableFunc(fines, func(a, b stagedPenalty) int { return strings.Compare(act(a), act(b)) })
	for i, place := range places {
		all[place] = fines[i]
	}
	count := map[string]int{}
	for i := range all {
		count[all[i].Kind]++
		all[i].N = count[all[i].Kind]
	}
	for i := 1; i < len(fines); i++ {
		if act(fines[i-1]) == "" || act(fines[i-1]) == act(fines[i]) {
			return false
		}
	}
	return true
}

func (r *rows) penalty(record mapping.Record, part mapping.Row) (stagedPenalty, []mapping.Fault) {
	var faults []mapping.Fault
	value := func(name string) *string {
		source, ok := record.Fields[name]
		if !ok {
			return nil
		}
		text, err := r.values.Value(source, *kinds.MergedNamed("penalty").Field(name), part)
		if err != nil {
			faults = append(faults, r.values.Fault(part, "penalty."+name, source, err))
		}
		if text == "" {
			return nil
		}
		return &text
	}
	p := stagedPenalty{Amount: value("amount"), Text: value("text"), Act: value("act")}
	if kind := value("kind"); kind != nil {
		p.Kind = *kind
	}
	isMoney := p.Kind == "FINE" || p.Kind == "CONFISCATION_OF_GAINS"
	switch {
	case len(faults) > 0:
	case isMoney && p.Amount == nil:
		faults = append(faults, r.values.Fault(part, "penalty.amount", record.Fields["amount"], problem.Errorf(problem.BadUserInput, "a penalty of the kind %s needs an amount", p.Kind)))
	case !isMoney && p.Kind != "" && p.Amount != nil:
		faults = append(faults, r.values.Fault(part, "penalty.amount", record.Fields["amount"], problem.Errorf(problem.BadUserInput, "a penalty of the kind %s has no amount: give it in text", p.Kind)))
	}
	return p, faults
}

// rejectColumns are the columns that the file of rejected rows has before the columns of the input.
var rejectColumns = []string{"line", "reason"}

// rejects writes the rows that were not taken, with their lines and reasons, to a temporary file until publish gives the file its
// name. A user can correct the file and import it, because an import does not read the two columns that were added.
type rejects struct {
	path   string
	header []string

	lock    sync.Mutex
	file    *os.File
	csv     *csv.Writer
	count   int
	faults  []mapping.Fault // up to maxFaults
	refused map[int64]bool  // ids of the rows
	cases   []string        // numbers of the cases of rows with a fault, where rows are combined
}

// maxFaults is how many faults a report names one by one.
const maxFaults = 10_000

// refuse notes that a row is rejected.
func (r *rejects) refuse(id int64) {
	r.lock.Lock()
	defer r.lock.Unlock()
	if r.refused == nil {
		r.refused = map[int64]bool{}
	}
	r.refused[id] = true
}

// add writes one row with its faults.
func (r *rejects) add(line int64, faults []mapping.Fault, row []string) error {
	r.refuse(line)
	r.lock.Lock()
	defer r.lock.Unlock()
	r.count++
	if room := maxFaults - len(r.faults); room > 0 {
		r.faults = append(r.faults, faults[:min(room, len(faults))]...)
	}
	if r.path == "" {
		return nil
	}
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
	reasons := make([]string, len(faults))
	for i, f := range faults {
		reasons[i] = f.String()
	}
	if err := r.csv.Write(append([]string{strconv.FormatInt(line%rowsPerSheet, 10), strings.Join(reasons, "; ")}, row...)); err != nil {
		return fmt.Errorf("write %s: %w", r.path, err)
	}
	return nil
}

// publish gives the file its name. If no row was rejected it removes the file of an earlier import.
func (r *rejects) publish() error {
	if r.path == "" {
		return nil
	}
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
	ctx     context.Context
	ahead   *ahead
	rows    *rows
	rejects *rejects
	batch   []worked // rows that are left of the batch that was taken last
	current []any
	err     error
}

func (s *copySource) Next() bool {
	for {
		for len(s.batch) == 0 {
			if s.batch, s.err = s.ahead.next(s.ctx); s.err != nil {
				if errors.Is(s.err, io.EOF) {
					s.err = nil
				}
				return false
			}
		}
		row := s.batch[0]
		s.batch = s.batch[1:]
		if len(row.faults) == 0 {
			s.current = row.values
			return true
		}
		s.noteCase(row.row)
		if s.err = s.rejects.add(s.rows.id(row.row), row.faults, s.rows.raw(row.row)); s.err != nil {
			return false
		}
	}
}

func (s *copySource) Values() ([]any, error) { return s.current, nil }

func (s *copySource) Err() error { return s.err }

// noteCase notes the number of the case of a row with a fault, where its other rows must not be taken without it.
func (s *copySource) noteCase(row mapping.Row) {
	if !s.rows.mapping.Combines() {
		return
	}
	source, _ := s.rows.mapping.Source("case", "caseNo")
	if number, err := s.rows.values.Value(source, *kinds.MergedNamed("case").Field("caseNo"), row); err == nil && number != "" {
		s.rejects.cases = append(s.rejects.cases, number)
	}
}
