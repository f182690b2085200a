// Package exchange imports the files of registers that other systems keep.
//
// A Mapping says what the columns of a file mean; README.md in this folder describes its form, and montreal.yaml is an example.
// An import reads the file into a staging table (rows.go), rejects the rows that cannot be taken (check.go), and merges the others
// into the tables of their records (merge.go), all in one transaction. kinds.go lists the records and fields that a row can hold.
package exchange

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"docket/coverage"
	"docket/db"
	"docket/failure"
	"docket/problem"
)

// Settings say which file to import, and how.
type Settings struct {
	Database string // connection string of a role that owns the tables
	File     string // CSV in UTF-8 whose first row names the columns
	Mapping  *Mapping
	DryRun   bool // do everything, then roll back; the file of rejected rows is still written
	// Progress is called after every 1000 rows, and at the end, with the bytes and the rows read so far and the size of the file
	// in bytes. It may be nil.
	Progress func(read, size int64, rows int)
}

// Report describes what an import did.
type Report struct {
	Rows     int    // rows of data in the file
	Rejected int    // rows that were not taken
	Rejects  string // path of the file with the rejected rows; empty if there are none
	Counts   []Count
	Warnings []string // records that were taken although something is odd about them, and records that stayed as they were
}

// Count is what happened to the records of one kind.
type Count struct {
	Kind                         string // as in mappings: party, foodBusiness, case, decision, fine
	Inserted, Updated, Unchanged int
	Absent                       int // on record from a file, but not in this file; they are left as they are
}

// Import brings the rows of a register's file into the database, all in one transaction. Rows that cannot be taken go to the file
// FILE.rejects.csv beside the input, each with its line and the reason. Importing the same file again changes nothing; a newer
// edition of the file updates the records that differ. Returns an error, and imports nothing, if the file cannot be read, does
// not fit the mapping, or the database refuses a record.
func Import(ctx context.Context, s Settings) (_ *Report, err error) {
	file, err := os.Open(s.File)
	if err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	if err != nil {
		return nil, fmt.Errorf("import: %w", err)
	}
	rows, err := openRows(file, s.Mapping)
	if err != nil {
		return nil, fmt.Errorf("import %s: %w", s.File, err)
	}
	rejected := &rejects{path: s.File + ".rejects.csv", header: rows.header}
	defer rejected.discard()
	from := &copySource{ctx: ctx, rows: rows, rejects: rejected, progress: func(read int64, rows int) {
		if s.Progress != nil {
			s.Progress(read, info.Size(), rows)
		}
	}}

	conn, err := pgx.Connect(ctx, s.Database)
	if err != nil {
		return nil, fmt.Errorf("import: connect: %w", err)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	report := &Report{}
	i := &importer{ctx: ctx, mapping: s.Mapping, report: report}
	work := func(tx pgx.Tx) error {
		i.tx = tx
		if err := i.run(from); err != nil {
			return err
		}
		from.progress(info.Size(), from.count)
		report.Rows, report.Rejected = from.count, rejected.count
		if rejected.count > 0 {
			report.Rejects = rejected.path
		}
		if err := rejected.publish(); err != nil {
			return err
		}
		if s.DryRun {
			return errDryRun
		}
		return nil
	}
	if err := pgx.BeginFunc(ctx, conn, work); err != nil && !errors.Is(err, errDryRun) {
		return nil, fmt.Errorf("import %s: %w", s.File, err)
	}
	if s.DryRun || s.Mapping.Records["foodBusiness"] == nil {
		return report, nil
	}
	return report, setVacancyDueDays(ctx, s.Database, i.agency)
}

// setVacancyDueDays works out the day by which each imported business without an official must get one. If it does not finish, the
// next import, or the next change of the agency's coverage, does it.
func setVacancyDueDays(ctx context.Context, database string, agency int64) error {
	store, err := db.Open(ctx, database)
	if err != nil {
		return fmt.Errorf("import: set by when businesses need an official: %w", err)
	}
	defer store.Close()
	if err := coverage.DueVacancies(ctx, store, agency); err != nil {
		return fmt.Errorf("import: set by when businesses need an official: %w", err)
	}
	return nil
}

// errDryRun makes the transaction of a dry run roll back.
var errDryRun = errors.New("a dry run keeps nothing")

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

// importer does one import in its transaction.
type importer struct {
	ctx     context.Context
	tx      pgx.Tx
	mapping *Mapping
	report  *Report
	agency  int64 // id of the mapping's agency
}

// run imports the rows: it stages them, checks them and merges them into the records.
func (i *importer) run(from *copySource) error {
	// Imports wait for each other; other users of the database do not wait.
	if _, err := i.tx.Exec(i.ctx, "SELECT pg_advisory_xact_lock(hashtext('docket import'))"); err != nil {
		return fmt.Errorf("wait for other imports: %w", err)
	}
	if err := db.ConfigureIn(i.ctx, i.tx, i.mapping.Currency, i.mapping.TimeZone); err != nil {
		return err
	}
	if err := i.findAgency(); err != nil {
		return err
	}
	if err := i.stage(from); err != nil {
		return err
	}
	if err := i.rejectRows(from.rejects); err != nil {
		return err
	}
	for _, k := range kinds {
		if i.mapping.Records[k.name] == nil {
			continue
		}
		if err := i.merge(k); err != nil {
			return fmt.Errorf("%s: %w", k.name, explainRefusal(err))
		}
	}
	if err := i.writeTimelines(); err != nil {
		return err
	}
	return i.warnOfEarlyDecisions()
}

// findAgency looks up the mapping's agency by its code, and adds it if it is not on record.
func (i *importer) findAgency() error {
	a := i.mapping.Agency
	_, err := i.tx.Exec(i.ctx, `INSERT INTO agencies (code, name, short_name, level) VALUES ($1, $2, $3, $4) ON CONFLICT (code) DO NOTHING`,
		a.Code, a.Name, a.ShortName, a.Level)
	if err == nil {
		err = i.tx.QueryRow(i.ctx, "SELECT id FROM agencies WHERE code = $1", a.Code).Scan(&i.agency)
	}
	if err != nil {
		return fmt.Errorf("the mapping's agency: %w", explainRefusal(err))
	}
	return nil
}

// stage copies the rows of the file into the temporary table import_rows, one column for each mapped field.
func (i *importer) stage(from *copySource) error {
	columns := []string{"line", "raw", "newest"}
	definitions := []string{"line bigint", "raw text[]", "newest text", "party_on_record bigint"}
	for _, k := range kinds {
		for _, f := range i.mappedFields(k) {
			columns = append(columns, stagingColumn(k, f))
			definitions = append(definitions, quote(stagingColumn(k, f))+" text")
		}
	}
	if _, err := i.tx.Exec(i.ctx, "CREATE TEMP TABLE import_rows ("+strings.Join(definitions, ", ")+") ON COMMIT DROP"); err != nil {
		return fmt.Errorf("stage: %w", err)
	}
	if _, err := i.tx.CopyFrom(i.ctx, pgx.Identifier{"import_rows"}, columns, from); err != nil {
		if from.err != nil { // the reason; CopyFrom only reports that the source ended
			return from.err
		}
		return fmt.Errorf("stage: %w", err)
	}
	if _, err := i.tx.Exec(i.ctx, "ANALYZE import_rows"); err != nil {
		return fmt.Errorf("stage: %w", err)
	}
	return nil
}

// stagingColumn returns the column of import_rows that holds a field.
func stagingColumn(k kind, f field) string { return k.name + "_" + f.column }

func quote(name string) string { return pgx.Identifier{name}.Sanitize() }

// mappedFields returns the fields of a kind that the mapping has a source for.
func (i *importer) mappedFields(k kind) []field {
	var fields []field
	for _, f := range k.fields {
		if i.isMapped(k.name, f.name) {
			fields = append(fields, f)
		}
	}
	return fields
}

// isMapped reports whether the mapping has a source for a field.
func (i *importer) isMapped(kind, field string) bool {
	_, ok := i.mapping.Records[kind][field]
	return ok
}

// warnOfEarlyDecisions adds a warning about cases that were decided before they were filed. They are taken as they are.
func (i *importer) warnOfEarlyDecisions() error {
	if i.mapping.Records["decision"] == nil {
		return nil
	}
	var count int
	var lines string
	err := i.tx.QueryRow(i.ctx, `SELECT count(*), coalesce((array_to_string((array_agg(line ORDER BY line))[1:5], ', ')), '') FROM import_rows
		WHERE decision_decided_on::date < case_filed_on::date`).Scan(&count, &lines)
	if err != nil {
		return err
	}
	if count > 5 {
		lines += " and others"
	}
	i.warn(count, "cases have a decision.decidedOn before case.filedOn (lines "+lines+"); they were taken as they are")
	return nil
}

// warn adds a warning that begins with a count, unless the count is 0.
func (i *importer) warn(count int, text string) {
	if count > 0 {
		i.report.Warnings = append(i.report.Warnings, fmt.Sprintf("%d %s", count, text))
	}
}

// Print writes the report as text.
func (r *Report) Print(to io.Writer, dryRun bool) {
	if dryRun {
		fmt.Fprintln(to, "Dry run: nothing was kept. Without --dry-run the import would do this:")
	}
	fmt.Fprintf(to, "%d rows read, %d rejected\n", r.Rows, r.Rejected)
	if r.Rejects != "" {
		fmt.Fprintf(to, "rejected rows, with line and reason: %s\n", r.Rejects)
	}
	for _, w := range r.Warnings {
		fmt.Fprintln(to, "warning:", w)
	}
	fmt.Fprintf(to, "%-14s %9s %9s %9s %9s\n", "", "inserted", "updated", "unchanged", "absent")
	for _, c := range r.Counts {
		fmt.Fprintf(to, "%-14s %9d %9d %9d %9d\n", c.Kind, c.Inserted, c.Updated, c.Unchanged, c.Absent)
	}
}
