// Package exchange imports the files of registers that other systems keep.
//
// A mapping says what the columns of a file mean (package mapping); README.md in this folder describes its form, and montreal.yaml is an
// example. An import reads the file (package sheet) into a staging table (rows.go), rejects the rows that cannot be taken (check.go),
// merges the others into the tables of their records (merge.go), and runs the verbs of the API for all other kinds of record (verbs.go),
// all in one transaction. Package kinds lists the kinds of record.
package exchange

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"docket/coverage"
	"docket/db"
	"docket/exchange/imports"
	"docket/exchange/kinds"
	"docket/exchange/mapping"
	"docket/exchange/sheet"
	"docket/failure"
	"docket/messages"
	"docket/problem"
)

// Settings say which file to import, and how.
type Settings struct {
	Database string // connection string of a role that owns the tables
	File     string // xlsx, or delimited text
	Mapping  *mapping.Spec
	DryRun   bool   // do everything, then roll back; the file of rejected rows is still written
	Strict   bool   // import nothing if a row is rejected
	By       string // who imports; "docket import" if it is empty
	FileName string // as the record of the import names it; that of File if it is empty
	// Progress is told how far the import is: after every 1,000 rows that are read, and whenever rows are written. Calls follow each other. It may be
	// nil.
	Progress func(Progress)
	// PartRows is how many rows of a larger file are written in one transaction; DefaultPartRows if it is 0.
	PartRows int
	Meter    *Meter // counts the import; may be nil
	// Record is the recorder of what is written. It may be nil.
	Record db.Recorder
}

// Report describes what an import did.
type Report struct {
	Number   int64           // of the import, by which it can be undone; of a dry run, none
	Rows     int             // rows of data in the file
	Rejected int             // rows of which something was not taken
	Rejects  string          // path of the file with the rejected rows of a text file; empty if there are none
	Faults   []mapping.Fault // the first 10,000 of them, by their rows
	Counts   []Count
	Warnings []string      // records that were taken although something is odd about them, and records that stayed as they were
	Found    []sheet.Found // how each sheet was read
	// Resumed is how many rows an import of the same file had written when it was interrupted; this one went on after them.
	Resumed int
}

// Count is what happened to the records of one kind.
type Count struct {
	Kind                         string // as in mappings: party, foodBusiness, case, decision, fine, or a verb
	Inserted, Updated, Unchanged int
	Absent                       int // on record from a file, but not in this file; they are left as they are
}

// Import brings the rows of a register's file into the database. Rows that cannot be taken go to the file FILE.rejects.csv beside the
// input, each with its line and the reason. Importing the same file again changes nothing; a newer edition of the file updates the
// records that differ. Returns an error if the file cannot be read, does not fit the mapping, or the database refuses a record.
//
// A file of at most PartRows rows is imported in one transaction, and so are a trial, a strict import, and a mapping with verbs: after an
// error nothing is imported. A larger file is checked whole and then written in parts. If that is interrupted, an import of the same file
// with the same mapping goes on after the parts that were written.
func Import(ctx context.Context, s Settings) (_ *Report, err error) {
	i := &importer{
		ctx: ctx, settings: s, mapping: s.Mapping, language: messages.LanguageOf(ctx), report: &Report{}, teller: &teller{tell: s.Progress, meter: s.Meter},
	}
	defer i.close()
	defer s.Meter.begin()()
	if err := i.open(); err != nil {
		return nil, fmt.Errorf("import %s: %w", s.File, err)
	}
	store, err := db.Open(ctx, s.Database, db.WithRecorder(s.Record))
	if err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	if i.store, err = i.configured(store); err != nil {
		return nil, fmt.Errorf("import %s: %w", s.File, errors.Join(err, store.Close()))
	}
	defer func() { _ = i.store.Close() }()
	err = i.inTurn(i.run)
	// What was under way when the import was cancelled ends in its own way: a connection may say that it was cut.
	if cause := context.Cause(ctx); err != nil && cause != nil && !errors.Is(err, cause) {
		err = fmt.Errorf("%w: %w", cause, err)
	}
	switch {
	case errors.Is(err, errRejected):
		return i.report, fmt.Errorf("import %s: %w", s.File, err)
	case err != nil && !errors.Is(err, errDryRun):
		return nil, fmt.Errorf("import %s: %w", s.File, err)
	}
	if !s.DryRun {
		s.Meter.add(0, i.report.Rows-i.report.Rejected, 0)
	}
	if s.DryRun || !s.Mapping.Has("foodBusiness") {
		return i.report, nil
	}
	return i.report, i.setVacancyDueDays()
}

// configured returns a store with the currency and the time zone of the mapping: the given one, or another in its place, which then is closed. After an error the
// caller closes the given one, which may be closed already.
func (i *importer) configured(store *db.Store) (*db.Store, error) {
	if now := store.Settings(); now.Currency == i.mapping.Currency && now.Zone.String() == i.mapping.TimeZone || i.settings.DryRun {
		return store, nil
	}
	err := store.Batch(i.ctx, func(b *db.Batch) error {
		if _, err := b.Conn().Exec(i.ctx, asOwner); err != nil {
			return err
		}
		return db.ConfigureIn(i.ctx, b.Conn(), i.mapping.Currency, i.mapping.TimeZone)
	})
	if err != nil {
		return nil, err
	}
	if err := store.Close(); err != nil {
		return nil, err
	}
	return db.Open(i.ctx, i.settings.Database, db.WithRecorder(i.settings.Record))
}

// open opens the sheets that the mapping reads, so that a file that cannot be read is refused before anything is written.
func (i *importer) open() error {
	if _, err := os.Stat(i.settings.File); err != nil {
		return err
	}
	for place, of := range i.mapping.Sheets() {
		r, err := i.openRows(of, place)
		if err != nil {
			return err
		}
		i.sheets = append(i.sheets, r)
	}
	i.rejects = &rejects{header: i.sheets[0].header()}
	if i.sheets[0].table.Found().Format == "text" {
		i.rejects.path = i.settings.File + ".rejects.csv"
	}
	return nil
}

func (i *importer) close() {
	for _, r := range i.sheets {
		_ = r.table.Close()
	}
	if i.rejects != nil {
		i.rejects.discard()
	}
}

// progress tells how many rows were read.
func (i *importer) progress(rows int) {
	p := Progress{Step: Reading, Rows: rows}
	if len(i.sheets) > 0 {
		p.Read, p.Size = i.sheets[0].table.Progress()
	}
	i.teller.progress(p)
}

// setVacancyDueDays works out the day by which each imported business without an official must get one, as a part of the import, which notes what it changes. If it
// does not finish, the next import, or the next change of the agency's coverage, does it.
func (i *importer) setVacancyDueDays() error {
	_, err := i.store.Write(i.ctx, db.WriteRequest{Verb: "dueVacancies", Agency: i.agency}, func(w *db.Writer) (db.Payload, error) {
		if _, err := w.Tx().Tx.ExecContext(i.ctx, noteFor, strconv.FormatInt(i.number, 10)); err != nil {
			return nil, err
		}
		return db.Payload{}, coverage.ComputeCoverageTerms(i.ctx, w, 0)
	})
	if err != nil {
		return fmt.Errorf("import: work out by when businesses need an official: %w", err)
	}
	return nil
}

// errDryRun makes the transaction of a dry run roll back.
var errDryRun = errors.New("a dry run keeps nothing")

// errRejected makes the transaction of a strict import roll back.
var errRejected = errors.New("rows were rejected, so nothing was imported: correct them, or import without strict")

// explainRefusal replaces an error of Postgres by a message for the user, where it knows one: a refused record, a lock, a timeout, a
// read-only database (see failure.AsProblem). Other errors are returned as they are. The checks of rows run first and say more. So a record is
// refused here only where somebody else writes at the same time, or where a check is missing.
func explainRefusal(err error) error {
	var refusal *pgconn.PgError
	if !errors.As(err, &refusal) {
		return err
	}
	if known := problem.Of(failure.AsProblem(err)); known != nil {
		return errors.New(known.Message)
	}
	switch refusal.Code[:2] {
	case "23", "DK": // a constraint, or a trigger of this service
		return errors.New("what the file says does not fit the records in the database; nothing was imported")
	}
	return err
}

// importer does one import, or one part of it, in its transaction.
type importer struct {
	ctx      context.Context
	settings Settings
	mapping  *mapping.Spec
	language messages.Language // of faults
	report   *Report
	store    *db.Store
	sheets   []*rows
	rejects  *rejects
	teller   *teller
	turn     *imports.Turn
	count    int // rows read
	batch    *db.Batch
	tx       *pgx.Conn // in the transaction of batch
	agency   int64     // id of the mapping's agency
	number   int64     // of the import
	book     *book     // of the parts that are written; nil if all is written in one transaction
	warnings []warning
	// hasWritten says that statements have written records in the transaction of batch.
	hasWritten bool
	staged     []string        // names under which the transaction has staged records on Citus
	isBulk     bool            // the part is written without triggers, see bulk.go
	isAlone    bool            // no case was on record but those of this import
	allNew     map[string]bool // tables to which the part has added all its rows
}

// run reads and checks the file, and then writes its records: in the same transaction, or in parts.
func (i *importer) run() error {
	if err := i.turn.MakeIndexes(i.ctx, i.settings.Database); err != nil { // that the last import was killed without
		return err
	}
	err := i.inTransaction(func() error {
		if err := i.readAndCheck(); err != nil {
			return err
		}
		if i.goesInParts() {
			return i.beginParts()
		}
		if err := i.writeWhole(); err != nil {
			return err
		}
		if err := i.finish(); err != nil {
			return err
		}
		return i.publish()
	})
	if err == nil && i.book != nil {
		err = i.writeParts()
	}
	return err
}

// inTransaction runs do in a transaction of the store. Statements over all rows run as the owner of the tables, verbs as the server's role. It
// records what statements have written; verbs record that themselves.
func (i *importer) inTransaction(do func() error) error {
	return i.store.Batch(i.ctx, func(b *db.Batch) error {
		i.batch, i.tx = b, b.Conn()
		if _, err := i.tx.Exec(i.ctx, asOwner); err != nil {
			return err
		}
		i.hasWritten = false
		if err := do(); err != nil || !i.hasWritten {
			return err
		}
		return b.Record(i.ctx, "importFile", i.agency)
	})
}

// readAndCheck reads the rows into the staging table, and rejects those that cannot be taken.
func (i *importer) readAndCheck() error {
	if err := db.ConfigureIn(i.ctx, i.tx, i.mapping.Currency, i.mapping.TimeZone); err != nil {
		return err
	}
	if err := i.findAgency(); err != nil {
		return err
	}
	if err := i.stage(); err != nil {
		return err
	}
	i.progress(i.count)
	i.teller.progress(Progress{Step: Checking, Rows: i.count})
	if _, err := i.exec(memoryForMany); err != nil {
		return err
	}
	return i.rejectRows(i.rejects)
}

// writeWhole writes the records of all rows.
func (i *importer) writeWhole() error {
	if err := i.begin(); err != nil {
		return err
	}
	i.teller.progress(Progress{Step: Writing, Of: i.count, Number: i.number})
	for _, k := range kinds.AllMerged() {
		if !i.mapping.Has(k.Name) || k.IsList {
			continue
		}
		if err := i.merge(k); err != nil {
			return fmt.Errorf("%s: %w", k.Name, explainRefusal(err))
		}
	}
	if i.mapping.Has("penalty") {
		if err := i.mergePenalties(); err != nil {
			return fmt.Errorf("penalty: %w", explainRefusal(err))
		}
	}
	if i.mapping.Has("case") {
		if err := i.writeTimelines(); err != nil {
			return err
		}
	}
	if err := i.countAbsent(); err != nil {
		return err
	}
	i.teller.progress(Progress{Step: Writing, Rows: i.count, Of: i.count, Number: i.number})
	return i.runVerbs()
}

// publish fills the report, and gives the file of rejected rows its name. Its error makes the transaction of a trial, or of a strict import with rejected
// rows, roll back.
func (i *importer) publish() error {
	for _, r := range i.sheets {
		i.report.Found = append(i.report.Found, r.table.Found())
	}
	for _, w := range i.warnings {
		i.report.Warnings = append(i.report.Warnings, fmt.Sprintf("%d %s", w.Count, w.Text))
	}
	report := i.report
	report.Rows, report.Rejected, report.Faults = i.count, i.rejects.count, i.rejects.faults
	i.settings.Meter.add(0, 0, report.Rejected)
	if i.rejects.count > 0 {
		report.Rejects = i.rejects.path
	}
	if err := i.rejects.publish(); err != nil {
		return err
	}
	switch {
	case i.settings.DryRun:
		return errDryRun
	case i.settings.Strict && report.Rejected > 0:
		return errRejected
	}
	return nil
}

// findAgency looks up the mapping's agency by its code, and adds it if it is not on record.
func (i *importer) findAgency() error {
	a := i.mapping.Agency
	err := i.tx.QueryRow(i.ctx, agencyByCode, a.Code).Scan(&i.agency)
	if isNoRow(err) {
		i.hasWritten = true
		_, err = i.tx.Exec(i.ctx, addAgency, a.Code, a.Name, a.ShortName, a.Level)
		if err == nil {
			err = i.tx.QueryRow(i.ctx, agencyByCode, a.Code).Scan(&i.agency)
		}
	}
	if err != nil {
		return fmt.Errorf("the mapping's agency: %w", explainRefusal(err))
	}
	return nil
}

// stage copies the rows of all sheets into the table import_staged, one column for each mapped field. The view import_rows shows them. There is one
// such table, since imports wait for each other; that of an import that was killed is removed.
func (i *importer) stage() error {
	columns := []string{"line", "raw", "newest"}
	var keys []string
	definitions := []string{"line bigint", "raw text", "newest text", "party_on_record bigint", "joined_to bigint"}
	for _, k := range kinds.AllMerged() {
		if k.IsList {
			continue
		}
		for _, f := range i.mappedFields(k) {
			columns = append(columns, stagingColumn(k, f))
			definitions = append(definitions, quote(stagingColumn(k, f))+" text")
			if f.Column == k.Key {
				keys = append(keys, quote(stagingColumn(k, f)))
			}
		}
	}
	if i.mapping.Has("penalty") {
		columns, definitions = append(columns, "penalties"), append(definitions, "penalties jsonb")
	}
	if err := i.dropLeftStaging(); err != nil {
		return fmt.Errorf("stage: %w", err)
	}
	if i.store.IsSpread() {
		definitions = append([]string{agencyColumn(i.agency)}, definitions...)
	}
	if _, err := i.tx.Exec(i.ctx, createStaging(definitions)); err != nil {
		return fmt.Errorf("stage: %w", err)
	}
	if i.store.IsSpread() {
		if _, err := i.tx.Exec(i.ctx, spreadStaging, "public.import_staged"); err != nil {
			return fmt.Errorf("stage: %w", err)
		}
	}
	for _, r := range i.sheets {
		if err := i.copyRows(r, columns); err != nil {
			return err
		}
	}
	if i.store.IsSpread() {
		keys = nil
	}
	for _, sql := range indexStaging(keys) {
		if _, err := i.exec(sql); err != nil {
			return fmt.Errorf("stage: %w", err)
		}
	}
	return i.show("true")
}

// copyRows copies the rows of a sheet into the columns of the staging table.
func (i *importer) copyRows(r *rows, columns []string) error {
	ahead := r.readAhead(i.ctx, i.count, i.progress)
	defer ahead.stop()
	from := &copySource{ctx: i.ctx, ahead: ahead, rows: r, rejects: i.rejects}
	if _, err := i.tx.CopyFrom(i.ctx, pgx.Identifier{"public", "import_staged"}, columns, from); err != nil {
		if from.err != nil { // the reason; CopyFrom only reports that the source ended
			return from.err
		}
		return fmt.Errorf("stage: %w", err)
	}
	ahead.stop()
	i.count = ahead.count
	return nil
}

// show makes import_rows the staged rows that meet a condition.
func (i *importer) show(condition string) error {
	if _, err := i.tx.Exec(i.ctx, showStaging+condition+i.ofAgency("import_staged")); err != nil {
		return fmt.Errorf("stage: %w", err)
	}
	return nil
}

// reasonPath finds the field that a check names at the start of its reason.
var reasonPath = regexp.MustCompile(`^([a-zA-Z]+)\.([a-zA-Z]+): `)

// faultOf returns the fault of a row that a check found. Its cell is that of the field that the reason names.
func (i *importer) faultOf(id int64, reason string) mapping.Fault {
	place, line := int(id/rowsPerSheet), int(id%rowsPerSheet)
	i.rejects.refuse(id)
	// Rows of further sheets have large numbers in the staging table.
	reason = regexp.MustCompile(`\b\d{9,10}\b`).ReplaceAllStringFunc(reason, func(n string) string {
		if id, _ := strconv.ParseInt(n, 10, 64); place > 0 && id/rowsPerSheet == int64(place) {
			return strconv.FormatInt(id%rowsPerSheet, 10)
		}
		return n
	})
	r := i.sheets[place]
	found := r.table.Found()
	f := mapping.Fault{Sheet: found.Sheet, Row: line, Line: line, Message: reason}
	if found.Format == "text" {
		f.Row = r.numberOf(line)
	}
	m := reasonPath.FindStringSubmatch(reason)
	if m == nil {
		f.Message = reasonIn(i.language, reason)
		return f
	}
	f.Field, f.Message = m[1]+"."+m[2], reasonIn(i.language, reason[len(m[0]):])
	if source, ok := i.mapping.Source(m[1], m[2]); ok {
		if columns := source.Columns(); len(columns) > 0 {
			if at := r.table.Column(columns[0]); at >= 0 {
				f.Cell = sheet.Address(at, f.Row)
			}
		}
	}
	return f
}

// stagingColumn returns the column of import_rows that holds a field.
func stagingColumn(k kinds.Merged, f kinds.Field) string { return k.Name + "_" + f.Column }

func quote(name string) string { return pgx.Identifier{name}.Sanitize() }

// mappedFields returns the fields of a kind that hold values and that the mapping has a source for. Links to other records are written apart.
func (i *importer) mappedFields(k kinds.Merged) []kinds.Field {
	var fields []kinds.Field
	for _, f := range k.Fields {
		if i.isMapped(k.Name, f.Name) && f.Form != kinds.Link {
			fields = append(fields, f)
		}
	}
	return fields
}

// isMapped reports whether the mapping has a source for a field.
func (i *importer) isMapped(kind, field string) bool {
	_, ok := i.mapping.Source(kind, field)
	return ok
}

// warnOfEarlyDecisions adds a warning about cases that were decided before they were filed. They are taken as they are.
func (i *importer) warnOfEarlyDecisions() error {
	if !i.mapping.Has("decision") {
		return nil
	}
	var count int
	var lines string
	err := i.tx.QueryRow(i.ctx, countEarlyDecisions).Scan(&count, &lines)
	if err != nil {
		return err
	}
	if count > 5 {
		lines += " and others"
	}
	i.warn(count, "cases have a decision.decidedOn before case.filedOn (lines "+lines+"); they were taken as they are")
	return nil
}

// warning is a warning that begins with a count.
type warning struct {
	Count int    `json:"count"`
	Text  string `json:"text"`
}

// warn adds a warning that begins with a count, unless the count is 0. Counts of the same warning are added up.
func (i *importer) warn(count int, text string) {
	if count == 0 {
		return
	}
	for n := range i.warnings {
		if i.warnings[n].Text == text {
			i.warnings[n].Count += count
			return
		}
	}
	i.warnings = append(i.warnings, warning{count, text})
}

// Print writes the report as text.
func (r *Report) Print(to io.Writer, dryRun bool) {
	if dryRun {
		fmt.Fprintln(to, "Dry run: nothing was kept. Without --dry-run the import would do this:")
	}
	for _, f := range r.Found {
		fmt.Fprintln(to, f)
	}
	fmt.Fprintf(to, "%d rows read, %d rejected\n", r.Rows, r.Rejected)
	if r.Resumed > 0 {
		fmt.Fprintf(to, "import %d was interrupted when %d rows were on record, and went on after them\n", r.Number, r.Resumed)
	}
	if r.Rejects != "" {
		fmt.Fprintf(to, "rejected rows, with line and reason: %s\n", r.Rejects)
	}
	for n, f := range r.Faults {
		if n == printedFaults {
			fmt.Fprintf(to, "and %d more faults\n", len(r.Faults)-n)
			break
		}
		fmt.Fprintln(to, "rejected:", f.Place(), f)
	}
	for _, w := range r.Warnings {
		fmt.Fprintln(to, "warning:", w)
	}
	fmt.Fprintf(to, "%-24s %9s %9s %9s %9s\n", "", "inserted", "updated", "unchanged", "absent")
	for _, c := range r.Counts {
		fmt.Fprintf(to, "%-24s %9d %9d %9d %9d\n", c.Kind, c.Inserted, c.Updated, c.Unchanged, c.Absent)
	}
}

// printedFaults is how many faults Print names one by one.
const printedFaults = 20
