package exchange

import (
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"docket/exchange/kinds"
)

// A part of a large file whose cases and decisions are all new is written straight from its staged rows: the numbers of the records are drawn when they are
// staged, so nothing is looked up again but their parties and businesses. Where no case was on record when the import began, nothing is looked for either: if
// somebody has added one of the cases meanwhile, a unique constraint says so, and the part is written again as any other.

// errOnRecord is returned by writeFresh where a record of the part is on record.
var errOnRecord = errors.New("a record of the part is on record")

// goesFresh reports whether a part is written from its staged rows alone, if none of its records is on record.
func (i *importer) goesFresh() bool {
	return i.isBulk && i.mapping.Has("case") && !i.mapping.Has("fine")
}

// writeFresh writes the cases of a part, none of which is on record, with all that belongs to them. Returns errOnRecord if one is on record.
func (i *importer) writeFresh() error {
	// Whoever removes a party or a business waits from now on until the part is on record (wait_for_imports).
	if _, err := i.exec(holdReferences); err != nil {
		return err
	}
	s := i.freshStatements()
	if _, err := i.stageAs("import_fresh", s.stage); err != nil {
		return err
	}
	var lacks bool
	if err := i.tx.QueryRow(i.ctx, lacksParty).Scan(&lacks); err != nil {
		return err
	}
	if lacks {
		return errParents
	}
	add := func(kind string, a addition) error {
		count, err := i.addWith(a)
		if refused := (*pgconn.PgError)(nil); errors.As(err, &refused) && refused.Code == "23505" { // unique_violation
			return errOnRecord
		}
		if err != nil {
			return fmt.Errorf("%s: %w", kind, explainRefusal(err))
		}
		if kind != "" {
			i.report.Counts = append(i.report.Counts, Count{Kind: kind, Inserted: count})
		}
		return nil
	}
	if err := add("case", s.cases); err != nil {
		return err
	}
	if i.mapping.Has("decision") {
		if err := add("decision", s.decisions); err != nil {
			return err
		}
	}
	if i.mapping.Has("penalty") {
		if err := add("penalty", s.penalties); err != nil {
			return err
		}
	}
	return add("", s.events)
}

// freshStatements are the statements that write new cases from their staged rows.
type freshStatements struct {
	stage                               string
	cases, decisions, penalties, events addition
}

func (i *importer) freshStatements() freshStatements {
	staged := []string{"CASE WHEN r.case_case_no IS NOT NULL THEN nextval('cases_id_seq') END AS case_id"}
	// additionOf stages the columns of a kind, and returns the statement that adds its records, with other columns before them.
	additionOf := func(name, condition string, before ...reference) addition {
		k := *kinds.MergedNamed(name)
		columns, values := []string{"agency_id"}, []string{fmt.Sprint(i.agency)}
		for _, c := range before {
			columns, values = append(columns, c.column), append(values, c.sql)
		}
		stage := func(column, sql string) {
			as := quote(name + "_" + column)
			staged, columns, values = append(staged, sql+" AS "+as), append(columns, column), append(values, "s."+as)
		}
		for _, r := range i.references(k) {
			switch r.column {
			case "case_id":
			case "party_id": // one that was on record when the rows were checked may have been removed
				stage(r.column, fmt.Sprintf("CASE WHEN r.party_on_record IS NULL THEN %s ELSE (SELECT id FROM parties x WHERE x.agency_id = %d AND x.id = r.party_on_record) END", r.sql, i.agency))
			default:
				stage(r.column, r.sql)
			}
		}
		for _, f := range i.mappedFields(k) {
			stage(f.Column, fmt.Sprintf("r.%s::%s", quote(stagingColumn(k, f)), f.SQLType()))
		}
		columns, values = append(columns, "imported_version"), append(values, "1", loggedAt)
		return addition{table: k.Table, columns: columns, insert: fmt.Sprintf("INSERT INTO %s (%s, logged_at) SELECT %s FROM import_fresh s WHERE %s",
			k.Table, strings.Join(columns, ", "), strings.Join(values, ", "), condition)}
	}
	s := freshStatements{cases: additionOf("case", "s.case_id IS NOT NULL", reference{"id", "s.case_id"})}
	decidedOn := "NULL::date"
	if i.mapping.Has("decision") {
		staged = append(staged, "CASE WHEN r.decision_decision_no IS NOT NULL THEN nextval('decisions_id_seq') END AS decision_id")
		s.decisions = additionOf("decision", "s.decision_id IS NOT NULL", reference{"id", "s.decision_id"}, reference{"case_id", "s.case_id"})
		decidedOn = "s.case_decided_on"
	}
	if i.mapping.Has("penalty") {
		staged = append(staged, "r.penalties")
		s.penalties = freshPenalties(i.agency)
	}
	s.events = freshEvents(i.agency, decidedOn)
	if summary := freshSummary(i.agency, i.mapping.Has("penalty"), decidedOn); i.mapping.Has("penalty") {
		s.penalties.also = summary
	} else {
		s.events.also = summary
	}
	s.stage = "SELECT " + strings.Join(staged, ", ") + " FROM import_rows r"
	return s
}
