package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5"

	"docket/db"
	"docket/law"
)

type eraseCommand struct {
	databaseSettings
	Until   string `help:"Records whose time of keeping has ended before this day; today where it is left out. A later day shows what is to come." placeholder:"YYYY-MM-DD"`
	Confirm bool   `help:"Erase. Without it, the command only says what would be erased."`
	By      string `help:"Who has decided the erasure, for the record of erasures." placeholder:"NAME"`
	List    bool   `help:"List what was erased, by which rule and when."`
}

// Run erases the personal data whose time of keeping has ended, or says what would be erased.
func (c *eraseCommand) Run(ctx context.Context, to console) (err error) {
	if c.Confirm && (c.By == "" || c.List) {
		return errors.New("--confirm: say who has decided the erasure, with --by; what is erased cannot be brought back")
	}
	server, err := c.prepare(ctx, to, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	store, err := db.Open(ctx, server.URL(), db.WithLog(to.log))
	if err != nil {
		return err
	}
	defer store.Close()
	until := store.Today()
	if c.Until != "" {
		if until, err = civil.ParseDate(c.Until); err != nil {
			return fmt.Errorf("--until %s: give a day as in 2026-12-31", c.Until)
		}
	}
	if c.Confirm && until.After(store.Today()) {
		return fmt.Errorf("--until %s: the day is to come; what is kept until then is not erased before", until)
	}
	// The owner of the database erases: the server's role may not.
	conn, err := pgx.Connect(ctx, server.URL())
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if c.List {
		return listErasures(ctx, to, conn)
	}
	return c.erase(ctx, to, store, conn, until)
}

// endedRecord is a record whose personal data need not be kept any longer.
type endedRecord struct {
	agency    int64
	kind      string
	id        int64
	endedOn   civil.Date
	keptUntil civil.Date
	rule      law.Rule
}

// erase finds the records, prints them, and erases their personal data where that was confirmed, in one transaction.
func (c *eraseCommand) erase(ctx context.Context, to console, store *db.Store, conn *pgx.Conn, until civil.Date) error {
	tx, err := conn.Begin(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback(context.WithoutCancel(ctx)) }()
	var agencies []db.Agency
	if err := store.DB().NewSelect().Model(&agencies).Order("id").Scan(ctx); err != nil {
		return err
	}
	var due []endedRecord
	for _, agency := range agencies {
		book, err := bureausLaw(ctx, store, agency.ID)
		if err != nil {
			return err
		}
		found, err := findEnded(ctx, tx, agency.ID, book, store.Today(), until)
		if err != nil {
			return err
		}
		due = append(due, found...)
	}
	table := tabwriter.NewWriter(to.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "RECORD\tENDED\tKEPT UNTIL\tRULE\tARTICLE")
	for _, r := range due {
		fmt.Fprintf(table, "%s:%d:%d\t%s\t%s\t%s\t%s\n", r.kind, r.agency, r.id, r.endedOn, r.keptUntil, r.rule.Name, r.rule.Cite())
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if !c.Confirm || len(due) == 0 {
		_, err := fmt.Fprintf(to.out, "%d records; nothing was erased\n", len(due))
		return err
	}
	return c.eraseAll(ctx, to, conn, tx, due)
}

// bureausLaw returns the law with the times of keeping that a bureau has set.
func bureausLaw(ctx context.Context, store *db.Store, agency int64) (law.Rulebook, error) {
	var set []*db.RuleSetting
	book := law.NewRulebook(law.NewCalendar(nil))
	if err := store.DB().NewSelect().Model(&set).Where("agency_id = ?", agency).Order("id").Scan(ctx); err != nil {
		return book, err
	}
	for _, s := range set {
		if statute, ok := book.RuleOn(s.Rule, s.EffectiveFrom); ok {
			book = book.WithSettings(nil, law.Rule{
				Name: s.Rule, Article: s.Article, From: s.EffectiveFrom, Until: s.EffectiveUntil, Value: s.Value, Unit: statute.Unit, Certainty: law.CertaintySet,
			})
		}
	}
	return book, nil
}

// findEnded returns the records of an agency whose time of keeping has ended before a day.
func findEnded(ctx context.Context, tx pgx.Tx, agency int64, book law.Rulebook, today, until civil.Date) ([]endedRecord, error) {
	rule, ok := book.RuleOn(law.RetentionOfCases, today)
	if !ok {
		return nil, nil
	}
	quietSince := until.AddYears(-rule.Count())
	rows, err := tx.Query(ctx, "SELECT record_type, record_id, ended_on::text FROM personal_data_ended($1, $2::text::date) ORDER BY record_type, record_id", agency, quietSince.String())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var due []endedRecord
	for rows.Next() {
		r := endedRecord{agency: agency}
		var ended string
		if err := rows.Scan(&r.kind, &r.id, &ended); err != nil {
			return nil, err
		}
		if r.endedOn, err = civil.ParseDate(ended); err != nil {
			return nil, err
		}
		name := law.RetentionOfCases
		if r.kind == "Complaint" {
			name = law.RetentionOfComplaints
		}
		if r.keptUntil, r.rule, ok = book.KeptUntil(name, r.endedOn, today); ok && r.keptUntil.Before(until) {
			due = append(due, r)
		}
	}
	return due, rows.Err()
}

// eraseAll erases the personal data of records and commits. Then it lets Postgres clean the tables, so that neither old rows nor statistics
// hold what was erased.
func (c *eraseCommand) eraseAll(ctx context.Context, to console, conn *pgx.Conn, tx pgx.Tx, due []endedRecord) error {
	if _, err := tx.Exec(ctx, "SELECT hold_guards(true)"); err != nil {
		return err
	}
	tables := map[string]bool{"complaint_reporters": true, "parties": true}
	for _, r := range due {
		var fields []string
		err := tx.QueryRow(ctx, "SELECT erase_personal_data($1, $2, $3, $4, $5, $6::text::date, $7::text::date, $8)", r.agency, r.kind, r.id, r.rule.Name,
			law.ErasureArticle+"; "+r.rule.Cite(), r.endedOn.String(), r.keptUntil.String(), c.By).Scan(&fields)
		if err != nil {
			return fmt.Errorf("%s:%d:%d: %w; nothing was erased", r.kind, r.agency, r.id, err)
		}
		for _, field := range fields {
			table, _, _ := strings.Cut(field, ".")
			tables[table] = true
		}
	}
	if _, err := tx.Exec(ctx, "SELECT hold_guards(false)"); err != nil {
		return err
	}
	if err := tx.Commit(ctx); err != nil {
		return err
	}
	for table := range tables {
		if _, err := conn.Exec(ctx, "VACUUM (ANALYZE) "+pgx.Identifier{table}.Sanitize()); err != nil {
			return fmt.Errorf("%d records were erased, but their old rows are still in the table %s: run VACUUM there: %w", len(due), table, err)
		}
	}
	_, err := fmt.Fprintf(to.out, "%d records; their personal data was erased. Backups hold it until they are removed.\n", len(due))
	return err
}

// listErasures prints what was erased.
func listErasures(ctx context.Context, to console, conn *pgx.Conn) error {
	rows, err := conn.Query(ctx, `SELECT concat_ws(':', record_type, agency_id, record_id), ended_on::text, kept_until::text, rule, article, erased_on::text, erased_by, array_to_string(fields, ' ')
		FROM erasures ORDER BY erased_at, agency_id, id`)
	if err != nil {
		return err
	}
	defer rows.Close()
	table := tabwriter.NewWriter(to.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "RECORD\tENDED\tKEPT UNTIL\tRULE\tARTICLE\tERASED\tBY\tFIELDS")
	for rows.Next() {
		values, err := rows.Values()
		if err != nil {
			return err
		}
		line := make([]string, len(values))
		for i, v := range values {
			line[i] = fmt.Sprint(v)
		}
		fmt.Fprintln(table, strings.Join(line, "\t"))
	}
	return errors.Join(rows.Err(), table.Flush())
}
