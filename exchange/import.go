// Package exchange brings the files of registers in. What stands in which column is said by a Mapping; README.md here
// has its form, montreal.yaml is one.
package exchange

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"docket/db"
	"docket/problem"
)

// Settings say what to import into what.
type Settings struct {
	Database string // connection string; its role must own the tables
	File     string // CSV in UTF-8, the first row names the columns
	Mapping  *Mapping
	DryRun   bool // do all but keep it
	// Progress is told of the bytes and rows read, now and then; may be nil.
	Progress func(read, size int64, rows int)
}

// Report says what an import did.
type Report struct {
	Rows     int // in the file
	Rejected int
	Rejects  string // the file with the rejected rows; empty where there are none
	Counts   []Count
	Warnings []string // what was taken though it is odd
}

// Count is what became of the records of one kind.
type Count struct {
	Kind                         string // as in mappings
	Inserted, Updated, Unchanged int
	Absent                       int // on record from files, but not in this one; they are left as they are
}

// Import brings a register's file in, all of its good rows or, where it fails, nothing. Rows that can't be taken are
// written to a file beside the input, with line and reason. Importing a file again changes nothing; a newer edition
// updates what differs.
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
	defer rejected.drop()
	from := &source{ctx: ctx, rows: rows, rejects: rejected, progress: func(read int64, rows int) {
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
	i := &importing{ctx: ctx, mapping: s.Mapping, report: report}
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
		if err := rejected.keep(); err != nil {
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
	return report, dueVacancies(ctx, s.Database, i.agency)
}

// dueVacancies works out by when somebody is to answer for the businesses that came in. It is done once more by the next import, or
// with the next change, where it is broken off.
func dueVacancies(ctx context.Context, database string, agency int64) error {
	store, err := db.Open(ctx, database)
	if err != nil {
		return fmt.Errorf("import: by when somebody is to answer for businesses: %w", err)
	}
	defer store.Close()
	if err := db.DueVacancies(ctx, store, agency); err != nil {
		return fmt.Errorf("import: by when somebody is to answer for businesses: %w", err)
	}
	return nil
}

var errDryRun = errors.New("nothing is kept")

// told says in words of ours what the database refuses. The rows are looked at before, with more to say of each: here is what
// somebody who writes at the same moment, or a mistake of ours, leaves to it.
func told(err error) error {
	var refused *pgconn.PgError
	if !errors.As(err, &refused) {
		return err
	}
	if known := problem.Of(db.Explain(err)); known != nil {
		return errors.New(known.Message)
	}
	switch refused.Code[:2] {
	case "23", "DK": // a constraint, or one of our triggers
		return errors.New("what the file says does not fit what is on record")
	}
	return err
}

// importing is one import under way.
type importing struct {
	ctx     context.Context
	tx      pgx.Tx
	mapping *Mapping
	report  *Report
	agency  int64
}

func (i *importing) run(from *source) error {
	// One import at a time; everybody else goes on.
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
	if err := i.sift(from.rejects); err != nil {
		return err
	}
	for _, k := range kinds {
		if i.mapping.Records[k.name] == nil {
			continue
		}
		if err := i.merge(k); err != nil {
			return fmt.Errorf("%s: %w", k.name, told(err))
		}
	}
	if err := i.tell(); err != nil {
		return err
	}
	return i.warn()
}

func (i *importing) findAgency() error {
	a := i.mapping.Agency
	_, err := i.tx.Exec(i.ctx, `INSERT INTO agencies (code, name, short_name, level) VALUES ($1, $2, $3, $4) ON CONFLICT (code) DO NOTHING`,
		a.Code, a.Name, a.ShortName, a.Level)
	if err == nil {
		err = i.tx.QueryRow(i.ctx, "SELECT id FROM agencies WHERE code = $1", a.Code).Scan(&i.agency)
	}
	if err != nil {
		return fmt.Errorf("the mapping's agency: %w", told(err))
	}
	return nil
}

// staged is the staging table's column of a field.
func staged(k kind, f field) string { return k.name + "_" + f.column }

func (f field) sqlType() string {
	switch f.form {
	case isDate:
		return "date"
	case isMoney:
		return "numeric(14,2)"
	}
	return "text"
}

func quoted(name string) string { return pgx.Identifier{name}.Sanitize() }

// mapped are the fields of a kind that the mapping gives.
func (i *importing) mapped(k kind) []field {
	var fields []field
	for _, f := range k.fields {
		if _, ok := i.mapping.Records[k.name][f.name]; ok {
			fields = append(fields, f)
		}
	}
	return fields
}

func (i *importing) stage(from *source) error {
	columns := []string{"line", "raw", "newest"}
	definitions := []string{"line bigint", "raw text[]", "newest text", "party_on_record bigint"}
	for _, k := range kinds {
		for _, f := range i.mapped(k) {
			columns = append(columns, staged(k, f))
			definitions = append(definitions, quoted(staged(k, f))+" text")
		}
	}
	if _, err := i.tx.Exec(i.ctx, "CREATE TEMP TABLE import_rows ("+strings.Join(definitions, ", ")+") ON COMMIT DROP"); err != nil {
		return fmt.Errorf("stage: %w", err)
	}
	if _, err := i.tx.CopyFrom(i.ctx, pgx.Identifier{"import_rows"}, columns, from); err != nil {
		if from.err != nil { // why it ended, instead of that it did
			return from.err
		}
		return fmt.Errorf("stage: %w", err)
	}
	if _, err := i.tx.Exec(i.ctx, "ANALYZE import_rows"); err != nil {
		return fmt.Errorf("stage: %w", err)
	}
	return nil
}

// link is a column that leads to the record that a kind hangs on.
type link struct{ column, sql string }

func (i *importing) links(k kind) []link {
	to := func(column, table, key, staged string) link {
		return link{column, fmt.Sprintf("(SELECT id FROM %s x WHERE x.agency_id = %d AND x.%s = r.%s)", table, i.agency, key, quoted(staged))}
	}
	party, theCase := to("party_id", "parties", "source_key", "party_source_key"), to("case_id", "cases", "case_no", "case_case_no")
	party.sql = "coalesce(r.party_on_record, " + party.sql + ")"
	decision := to("decision_id", "decisions", "decision_no", "decision_decision_no")
	switch k.name {
	case "foodBusiness":
		return []link{party}
	case "case":
		links := []link{party}
		if i.mapping.Records["foodBusiness"] != nil {
			links = append(links, to("business_id", "food_businesses", "source_key", "foodBusiness_source_key"))
		}
		if i.mapping.Records["decision"] != nil {
			return append(links, link{"decided_on", "r.decision_decided_on::date"}, link{"status", "'DECIDED'"})
		}
		return append(links, link{"status", "'FILED'"})
	case "decision":
		return []link{theCase, {"outcome", "'PENALTY'"}}
	case "fine":
		return []link{decision, theCase, {"kind", "'FINE'"}}
	}
	return nil
}

// merge brings the staged records of one kind in: those that are new, and those that differ. What the bureau has worked on is
// not among them; that it is said again here is for whoever does so at this moment.
func (i *importing) merge(k kind) error {
	links, fields := i.links(k), i.mapped(k)
	columns := make([]string, 0, len(links)+len(fields))
	values := make([]string, 0, len(links)+len(fields))
	for _, l := range links {
		columns, values = append(columns, l.column), append(values, l.sql+" AS "+l.column)
	}
	for _, f := range fields {
		columns = append(columns, f.column)
		values = append(values, fmt.Sprintf("r.%s::%s AS %s", quoted(staged(k, f)), f.sqlType(), f.column))
	}
	stage := "import_" + k.table
	changing := slices.DeleteFunc(slices.Clone(columns), func(c string) bool { return c == k.key || i.keeps(k, c) })
	marks, marked, mark := "", "", ""
	if k.isMarked {
		marks, marked, mark = ", imported_version = t.version + 1", ", imported_version", ", 1"
	}
	rows, only, mayChange, mayAdd, fromFiles := "", "", "", "", "t."+k.key+" IS NOT NULL"
	ofCase := func(row string) string {
		return fmt.Sprintf(" AND EXISTS (SELECT FROM cases c WHERE c.agency_id = %d AND c.id = %s.case_id AND %s)", i.agency, row, untouched("c"))
	}
	switch k.name {
	case "party":
		rows = " WHERE r.party_on_record IS NULL"
	case "case":
		mayChange, fromFiles = " AND "+untouched("t"), "t.imported_version IS NOT NULL"
	case "decision":
		mayChange, mayAdd, fromFiles = ofCase("t"), ofCase("s"), "t.imported_version IS NOT NULL"
	case "fine":
		only, mayChange, mayAdd = " AND t.kind = 'FINE'", ofCase("t"), ofCase("s")
		fromFiles = "EXISTS (SELECT FROM decisions d WHERE d.agency_id = t.agency_id AND d.id = t.decision_id AND d.imported_version IS NOT NULL)"
	}
	count := Count{Kind: k.name}
	var total, history, held, closed int
	type step struct {
		sql   string
		count *int
	}
	take := step{fmt.Sprintf(`CREATE TEMP TABLE %[1]s ON COMMIT DROP AS SELECT * FROM (SELECT DISTINCT ON (%[2]s) %[3]s FROM import_rows r%[4]s
		ORDER BY %[2]s, r.newest DESC NULLS LAST, r.line DESC) x WHERE %[2]s IS NOT NULL`, stage, k.key, strings.Join(values, ", "), rows), &total}
	change := step{fmt.Sprintf(`UPDATE %[1]s t SET %[2]s, updated_at = greatest(t.updated_at, now()), version = t.version + 1%[9]s
		FROM %[3]s s WHERE t.agency_id = %[4]d AND t.%[5]s = s.%[5]s%[6]s AND (%[7]s) IS DISTINCT FROM (%[8]s)`,
		k.table, each(changing, "%[1]s = s.%[1]s"), stage, i.agency, k.key, only+mayChange, each(changing, "t.%s"), each(changing, "s.%s"), marks), &count.Updated}
	add := step{fmt.Sprintf(`INSERT INTO %[1]s (agency_id, %[2]s%[9]s) SELECT %[3]d, %[4]s%[10]s FROM %[5]s s
		WHERE NOT EXISTS (SELECT FROM %[1]s t WHERE t.agency_id = %[3]d AND t.%[6]s = s.%[6]s%[7]s)%[8]s ORDER BY s.%[6]s`,
		k.table, strings.Join(columns, ", "), i.agency, each(columns, "s.%s"), stage, k.key, only, mayAdd, marked, mark), &count.Inserted}
	steps := []step{take}
	if i.has(k.name, "closedOn") {
		steps = append(steps, step{fmt.Sprintf(`UPDATE %[1]s s SET closed_on = t.closed_on FROM food_businesses t
			WHERE t.agency_id = %[2]d AND t.source_key = s.source_key AND t.closed_on IS DISTINCT FROM s.closed_on AND %[3]s`, stage, i.agency, closedHere("t")), &closed})
	}
	if i.has(k.name, "level") {
		before, after := i.levels(stage)
		steps = append(steps, step{before[0], &held}, step{before[1], &history}, step{before[2], &history}, step{before[3], &history}, change, add, step{after, &history})
	} else {
		steps = append(steps, change, add)
	}
	for _, step := range steps {
		done, err := i.tx.Exec(i.ctx, step.sql)
		if err != nil {
			return err
		}
		*step.count = int(done.RowsAffected())
		if step.count == &total {
			if _, err := i.tx.Exec(i.ctx, "ANALYZE "+stage); err != nil {
				return err
			}
		}
	}
	if held > 0 {
		i.report.Warnings = append(i.report.Warnings, fmt.Sprintf("%d food businesses keep their level, by which an official answers for them: regradeCoverage changes both", held))
	}
	if closed > 0 {
		i.report.Warnings = append(i.report.Warnings, fmt.Sprintf("%d food businesses keep the day on which they closed, as it was recorded here", closed))
	}
	// What hangs on these records looks for them next.
	if _, err := i.tx.Exec(i.ctx, "ANALYZE "+k.table); err != nil {
		return err
	}
	count.Unchanged = total - count.Updated - count.Inserted
	if err := i.tx.QueryRow(i.ctx, fmt.Sprintf(`SELECT count(*) FROM %[1]s t WHERE t.agency_id = %[2]d AND %[3]s%[4]s
		AND NOT EXISTS (SELECT FROM %[5]s s WHERE s.%[6]s = t.%[6]s)`, k.table, i.agency, fromFiles, only, stage, k.key)).Scan(&count.Absent); err != nil {
		return err
	}
	i.report.Counts = append(i.report.Counts, count)
	return nil
}

// levels writes the history of the levels that a file gives, which begins with the first: the business's own level follows it.
// A file that gives none takes none away, and the level by which an official answers stays as it is.
func (i *importing) levels(stage string) (before [4]string, after string) {
	begin := func(day, which string) string {
		return fmt.Sprintf(`INSERT INTO level_changes (agency_id, business_id, level, starts_on) SELECT t.agency_id, t.id, s.level, %[1]s
			FROM %[2]s s JOIN food_businesses t ON t.agency_id = %[3]d AND t.source_key = s.source_key
			WHERE s.level IS NOT NULL AND NOT EXISTS (SELECT FROM level_changes g WHERE g.agency_id = t.agency_id AND g.business_id = t.id AND g.cancelled_on IS NULL%[4]s)
			ORDER BY t.id`, day, stage, i.agency, which)
	}
	return [4]string{
		fmt.Sprintf(`UPDATE %[1]s s SET level = t.level FROM food_businesses t WHERE t.agency_id = %[2]d AND t.source_key = s.source_key AND s.level <> t.level
			AND EXISTS (SELECT FROM coverage_assignments a WHERE a.agency_id = t.agency_id AND a.business_id = t.id AND a.cancelled_on IS NULL
				AND (a.ends_on IS NULL OR a.ends_on > %[3]s))`, stage, i.agency, today),
		fmt.Sprintf(`UPDATE %[1]s s SET level = t.level FROM food_businesses t WHERE t.agency_id = %[2]d AND t.source_key = s.source_key AND s.level IS NULL AND t.level IS NOT NULL`,
			stage, i.agency),
		// A level given today is given anew; any other ends today.
		fmt.Sprintf(`UPDATE level_changes g SET level = CASE WHEN g.starts_on < %[3]s THEN g.level ELSE s.level END, ends_on = CASE WHEN g.starts_on < %[3]s THEN %[3]s END,
				updated_at = greatest(g.updated_at, now()), version = g.version + 1
			FROM %[1]s s JOIN food_businesses t ON t.agency_id = %[2]d AND t.source_key = s.source_key
			WHERE g.agency_id = %[2]d AND g.business_id = t.id AND g.ends_on IS NULL AND g.cancelled_on IS NULL AND g.level <> s.level`, stage, i.agency, today),
		begin(today, " AND g.ends_on IS NULL"),
	}, begin("least(t.opened_on, "+today+")", "")
}

// keeps tells whether a column of a record on file stays as it is.
func (i *importing) keeps(k kind, column string) bool {
	switch k.name {
	case "case":
		return column == "status" && i.mapping.Records["decision"] == nil
	case "fine", "decision":
		return column == "case_id" || column == "kind" || column == "outcome"
	}
	return false
}

// tell brings the timelines of cases to the days on which they were filed and decided. Where a newer edition has other days, the
// timeline keeps both, as it does for a step that is corrected; what came after the corrected entry is entered anew behind it.
func (i *importing) tell() error {
	const (
		on     = "CASE e.kind WHEN 'FILED' THEN c.filed_on ELSE c.decided_on END"
		cases  = "FROM cases c JOIN import_cases USING (case_no)"
		stands = "e.agency_id = c.agency_id AND e.case_id = c.id AND NOT EXISTS (SELECT FROM case_events x WHERE x.agency_id = e.agency_id AND x.corrects_id = e.id)"
	)
	mine := fmt.Sprintf("c.agency_id = %d AND %s", i.agency, untouched("c"))
	steps := []string{fmt.Sprintf(`INSERT INTO case_events (agency_id, case_id, kind, occurred_on, note, corrects_id)
		SELECT agency_id, case_id, 'CORRECTED', greatest(occurred_on, %[1]s), $1, id
		FROM (SELECT e.*, bool_or(e.occurred_on IS DISTINCT FROM %[2]s) OVER (PARTITION BY e.case_id ORDER BY e.id) AS differs
			%[3]s JOIN case_events e ON %[4]s AND e.kind IN ('FILED', 'DECIDED') WHERE %[5]s) e
		WHERE differs ORDER BY id DESC`, today, on, cases, stands, mine)}
	for _, kind := range []string{"FILED", "DECIDED"} {
		day := map[string]string{"FILED": "filed_on", "DECIDED": "decided_on"}[kind]
		steps = append(steps, fmt.Sprintf(`INSERT INTO case_events (agency_id, case_id, kind, occurred_on)
			SELECT c.agency_id, c.id, '%[1]s', c.%[2]s %[3]s
			WHERE %[4]s AND c.%[2]s IS NOT NULL AND NOT EXISTS (SELECT FROM case_events e WHERE %[5]s AND e.kind = '%[1]s') ORDER BY c.id`,
			kind, day, cases, mine, stands))
	}
	for n, step := range append(steps, "ANALYZE case_events") {
		var args []any
		if n == 0 {
			args = []any{"a newer edition of the register has another day"}
		}
		if _, err := i.tx.Exec(i.ctx, step, args...); err != nil {
			return fmt.Errorf("timelines: %w", told(err))
		}
	}
	return nil
}

// warn says what is odd but is kept as it stands.
func (i *importing) warn() error {
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
	if count > 0 {
		more := ""
		if count > 5 {
			more = " and others"
		}
		i.report.Warnings = append(i.report.Warnings,
			fmt.Sprintf("%d cases are decided before they are filed (lines %s%s): kept as they stand", count, lines, more))
	}
	return nil
}

// each writes a form for every name, parted by commas.
func each(names []string, form string) string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = fmt.Sprintf(form, name)
	}
	return strings.Join(out, ", ")
}

// Print writes the report for a person.
func (r *Report) Print(to io.Writer, dryRun bool) {
	if dryRun {
		fmt.Fprintln(to, "Nothing is kept: this is what an import would do.")
	}
	fmt.Fprintf(to, "%d rows read, %d rejected\n", r.Rows, r.Rejected)
	if r.Rejects != "" {
		fmt.Fprintf(to, "the rejected rows, with line and reason: %s\n", r.Rejects)
	}
	for _, w := range r.Warnings {
		fmt.Fprintln(to, "warning:", w)
	}
	fmt.Fprintf(to, "%-14s %9s %9s %9s %9s\n", "", "inserted", "updated", "unchanged", "absent")
	for _, c := range r.Counts {
		fmt.Fprintf(to, "%-14s %9d %9d %9d %9d\n", c.Kind, c.Inserted, c.Updated, c.Unchanged, c.Absent)
	}
}
