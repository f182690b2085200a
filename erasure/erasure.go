package erasure

import (
	"context"
	"fmt"
	"strings"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5"

	"docket/db"
	"docket/law"
)

// Record is a record whose personal data need not be kept any longer.
type Record struct {
	Key db.Key // of a Party, or of a Complaint whose reporter is known
	// EndedOn is the last day of all that is recorded about it, KeptUntil the last day of its time of keeping by Rule.
	EndedOn, KeptUntil civil.Date
	Rule               law.Rule
}

// Due returns the records of all agencies whose time of keeping ended before the day until. tx must be of the owner of the database: nobody else may ask for the records
// of all agencies.
func Due(ctx context.Context, tx pgx.Tx, store *db.Store, until civil.Date) ([]Record, error) {
	var agencies []db.Agency
	if err := store.DB().NewSelect().Model(&agencies).Order("id").Scan(ctx); err != nil {
		return nil, err
	}
	var due []Record
	for _, agency := range agencies {
		var set []*db.RuleSetting
		if err := store.DB().NewSelect().Model(&set).Where("agency_id = ?", agency.ID).Order("id").Scan(ctx); err != nil {
			return nil, err
		}
		book := law.NewRulebook(law.NewCalendar(nil))
		found, err := dueOf(ctx, tx, agency.ID, book.WithSettings(nil, db.RulesSet(book, set)...), store.Today(), until)
		if err != nil {
			return nil, err
		}
		due = append(due, found...)
	}
	return due, nil
}

// dueOf returns the records of an agency whose time of keeping ended before the day until. A party is looked at closely only if the last that was recorded about
// it is older, on that day, than cases are kept.
func dueOf(ctx context.Context, tx pgx.Tx, agency int64, book law.Rulebook, today, until civil.Date) ([]Record, error) {
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
	var due []Record
	for rows.Next() {
		r := Record{Key: db.Key{Agency: agency}}
		var ended string
		if err := rows.Scan(&r.Key.Type, &r.Key.ID, &ended); err != nil {
			return nil, err
		}
		if r.EndedOn, err = civil.ParseDate(ended); err != nil {
			return nil, err
		}
		name := law.RetentionOfCases
		if r.Key.Type == "Complaint" {
			name = law.RetentionOfComplaints
		}
		if r.KeptUntil, r.Rule, ok = book.KeptUntil(name, r.EndedOn, today); ok && r.KeptUntil.Before(until) {
			due = append(due, r)
		}
	}
	return due, rows.Err()
}

// Erase erases the personal data of records within a transaction, and returns the tables in which it did. by is who has decided it, for the
// record of erasures. Returns an error that names the record which could not be erased, also where something was recorded about it since Due.
func Erase(ctx context.Context, tx pgx.Tx, due []Record, by string) (tables []string, err error) {
	if _, err := tx.Exec(ctx, "SELECT hold_guards(true)"); err != nil {
		return nil, err
	}
	touched := map[string]bool{"complaint_reporters": true, "parties": true}
	// All are held before any is erased, since erasing one writes to records of others.
	for _, r := range due {
		if _, err := tx.Exec(ctx, "SELECT hold_ended($1, $2, $3, $4::text::date)", r.Key.Agency, r.Key.Type, r.Key.ID, r.EndedOn.String()); err != nil {
			return nil, fmt.Errorf("%s: %w; nothing was erased", r.Key, err)
		}
	}
	for _, r := range due {
		var fields []string
		err := tx.QueryRow(ctx, "SELECT erase_personal_data($1, $2, $3, $4, $5, $6::text::date, $7::text::date, $8)", r.Key.Agency, r.Key.Type, r.Key.ID, r.Rule.Name,
			law.ErasureArticle+"; "+r.Rule.Cite(), r.EndedOn.String(), r.KeptUntil.String(), by).Scan(&fields)
		if err != nil {
			return nil, fmt.Errorf("%s: %w; nothing was erased", r.Key, err)
		}
		for _, field := range fields {
			table, _, _ := strings.Cut(field, ".")
			touched[table] = true
		}
		if r.Key.Type != "Complaint" {
			continue
		}
		var isNoted bool
		if err := tx.QueryRow(ctx, "SELECT erase_reporter_in_imports($1, $2)", r.Key.Agency, r.Key.ID).Scan(&isNoted); err != nil {
			return nil, fmt.Errorf("%s: %w; nothing was erased", r.Key, err)
		}
		touched["import_writes"] = touched["import_writes"] || isNoted
	}
	if _, err := tx.Exec(ctx, "SELECT hold_guards(false)"); err != nil {
		return nil, err
	}
	for table, isTouched := range touched {
		if isTouched {
			tables = append(tables, table)
		}
	}
	return tables, nil
}

// Clean lets Postgres clean tables after the transaction of Erase, so that neither old rows nor statistics hold what was erased. Returns an error
// that names the table where they still do.
func Clean(ctx context.Context, conn *pgx.Conn, tables []string) error {
	for _, table := range tables {
		names := []pgx.Identifier{{table}}
		var isInHistory bool
		if err := conn.QueryRow(ctx, "SELECT to_regclass('history.' || quote_ident($1)) IS NOT NULL", table).Scan(&isInHistory); err != nil {
			return err
		}
		if isInHistory {
			names = append(names, pgx.Identifier{"history", table})
		}
		for _, name := range names {
			if _, err := conn.Exec(ctx, "VACUUM (ANALYZE) "+name.Sanitize()); err != nil {
				return fmt.Errorf("old rows are still in the table %s: run VACUUM there: %w", name.Sanitize(), err)
			}
		}
	}
	return nil
}

// Columns are the names of what List returns.
var Columns = []string{"RECORD", "ENDED", "KEPT UNTIL", "RULE", "ARTICLE", "ERASED", "BY", "FIELDS"}

// List returns what was erased, in its order.
func List(ctx context.Context, conn *pgx.Conn) (lines [][]string, err error) {
	rows, err := conn.Query(ctx, `SELECT ARRAY[concat_ws(':', record_type, agency_id, record_id), ended_on::text, kept_until::text, rule, article, erased_on::text, erased_by, array_to_string(fields, ' ')]
		FROM erasures ORDER BY erased_at, agency_id, id`)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[[]string])
}
