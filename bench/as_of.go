package main

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"docket/db"
	"docket/graph"
)

// pastReads are operations that are asked of the present and of the past.
var pastReads = []struct{ name, operation string }{
	{"one case", `{ cases(where: {id: {eq: "Case:1:777"}}) { nodes { caseNo status cause party { name } penalties { nodes { kind amount } } } } }`},
	{"a page of cases, the latest first", `{ cases(first: 20, orderBy: {filedOn: DESC}) { nodes { caseNo status party { name } penalties { nodes { kind amount } } } pageInfo { hasNextPage endCursor } } }`},
	{"a page of cases by a filter, with its count", `{ cases(first: 20, where: {field: {eq: FOOD}, decidedOn: {year: 2022}}, orderBy: {decidedOn: ASC}) { totalCount nodes { caseNo party { name } } } }`},
	{"cases of a party", `{ parties(where: {id: {eq: "Party:1:77"}}) { nodes { name cases { totalCount nodes { caseNo decidedOn } } } } }`},
	{"month × field with sums, a year", `{ cases(where: {decidedOn: {year: 2022}}) { groups(by: [{decidedOn: {bucket: MONTH}}, {field: {}}], first: 500) { nodes { key { decidedOn field } aggregate { count sum { fineAmount } } } } } }`},
	{"fields, all years", `{ cases { groups(by: [{field: {}}]) { nodes { key { field } aggregate { count } } } } }`},
	{"report: decided, fined", `{ report(period: {year: 2022}) { casesDecided { value previous } penaltyAmount { value previous } } }`},
}

// versioned are the tables whose records get further versions.
var versioned = []string{"cases", "parties", "penalties"}

// measureAsOf prints how long reads take of the present, from the records, as of now, and as of an instant in the middle of so many versions of each
// record. What is read as of now must be what is read of the present.
func measureAsOf(ctx context.Context, url string, versions int, store *db.Store, log *slog.Logger) error {
	middle, err := writeVersions(ctx, url, versions)
	if err != nil {
		return err
	}
	caller, err := callerAs(ctx, store, "AUDITOR")
	if err != nil {
		return err
	}
	g, err := graph.Open(ctx, graph.Settings{Database: url, Store: store, Timeout: 2 * time.Minute, Log: log, WithoutSummaries: true})
	if err != nil {
		return err
	}
	defer g.Close()
	var now time.Time
	if err := store.DB().QueryRowContext(ctx, "SELECT clock_timestamp()").Scan(&now); err != nil {
		return err
	}
	fmt.Printf("\n%d versions of each record\n\n| operation | present, ms | as of now, ms | ratio | as of the middle, ms | ratio |\n|---|---:|---:|---:|---:|---:|\n", versions)
	for _, tested := range pastReads {
		var took [3]time.Duration
		var answers [3]string
		for i, directive := range []string{"", asOf(now), asOf(middle)} {
			if took[i], answers[i], err = timeAnswers(ctx, g, caller, directive+tested.operation); err != nil {
				return fmt.Errorf("%s: %w", tested.name, err)
			}
		}
		if answers[0] != answers[1] {
			return fmt.Errorf("%s: the present:\n%.1000s\nas of now:\n%.1000s", tested.name, answers[0], answers[1])
		}
		fmt.Printf("| %s | %.2f | %.2f | %.1f | %.2f | %.1f |\n", tested.name, took[0].Seconds()*1000, took[1].Seconds()*1000, float64(took[1])/float64(took[0]),
			took[2].Seconds()*1000, float64(took[2])/float64(took[0]))
	}
	return nil
}

// asOf returns the head of an operation as of an instant.
func asOf(at time.Time) string {
	return fmt.Sprintf("query @asOf(at: %q) ", at.Format(time.RFC3339Nano))
}

// writeVersions writes further versions of the records of some tables until each has so many, and returns an instant at which half of them had been
// written.
func writeVersions(ctx context.Context, url string, versions int) (middle time.Time, err error) {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return middle, err
	}
	defer conn.Close(ctx)
	var had int
	if err := conn.QueryRow(ctx, "SELECT count(*) FROM history.cases WHERE agency_id = 1 AND id = 777").Scan(&had); err != nil {
		return middle, err
	}
	for n := had + 1; n < versions; n++ {
		for _, table := range versioned {
			// The guards of decided cases look at what is changed; here nothing is.
			statement := "BEGIN; ALTER TABLE {t} DISABLE TRIGGER USER; ALTER TABLE {t} ENABLE TRIGGER {t}_logged; ALTER TABLE {t} ENABLE TRIGGER {t}_log; " +
				"UPDATE {t} SET created_at = created_at; ALTER TABLE {t} ENABLE TRIGGER USER; COMMIT"
			if _, err := conn.Exec(ctx, strings.ReplaceAll(statement, "{t}", table)); err != nil {
				return middle, fmt.Errorf("versions of %s: %w", table, err)
			}
			// As autovacuum does in the weeks between the changes of a record.
			if _, err := conn.Exec(ctx, "VACUUM "+table+", history."+table); err != nil {
				return middle, fmt.Errorf("versions of %s: %w", table, err)
			}
		}
	}
	if had+1 < versions {
		if _, err := conn.Exec(ctx, "VACUUM ANALYZE"); err != nil {
			return middle, err
		}
	}
	err = conn.QueryRow(ctx, "SELECT logged_at + interval '1 microsecond' FROM history.penalties ORDER BY logged_at OFFSET (SELECT count(*) / 2 FROM history.penalties) LIMIT 1").Scan(&middle)
	return middle, err
}
