package exchange

import (
	"errors"
	"fmt"
	"maps"
	"slices"
)

// A large file is written in bulk where the role may switch triggers off: the triggers of foreign keys and of summaries cost more than the rows
// themselves. What they do is done once for all rows of a part:
//
//   - The statements find the parents of a row by their keys, and columns that hold them are NOT NULL. So each parent exists. holdParents locks the
//     parents that the part has not added itself, as foreign keys do, so that nobody removes them before it commits; a part whose cases are all new makes
//     those who would remove one wait (fresh.go).
//   - refreshSummaries counts the cases of the part.
//   - addWith logs the rows.
//   - Penalties are only added to decisions of cases that nobody has worked on since their import. So none of them is served.
//   - The statement that adds parties works out the forms of their names (formsOfNames).
//
// bulkTriggers, bulkReferences and bulkSummary, the columns of the summary of cases, are what was looked at. Where the database has another trigger or foreign key, nothing is
// written in bulk.
var (
	bulkTables   = []string{"cases", "decisions", "penalties", "case_events", "parties"}
	bulkTriggers = []string{
		"case_events_log", "case_events_noted_for_undo", "cases_log", "cases_noted_for_undo", "cases_sum_after_added",
		"cases_sum_after_penalties_added", "decisions_log", "decisions_noted_for_undo", "parties_log", "parties_name_initials", "parties_name_key",
		"parties_noted_for_undo", "penalties_final_once_served", "penalties_log", "penalties_noted_for_undo",
	}
	bulkReferences = []string{
		"case_events_agency_fkey", "case_events_case_fkey", "case_events_corrects_fkey", "case_events_officer_fkey",
		"cases_agency_fkey", "cases_business_fkey", "cases_party_fkey", "cases_unit_fkey",
		"decisions_agency_fkey", "decisions_case_fkey", "parties_agency_fkey", "penalties_agency_fkey", "penalties_decision_fkey", "penalties_provision_fkey",
	}
	bulkSummary = []string{"agency_id", "id", "decided_on", "field", "filed_on", "status", "fine_amount_sum", "penalty_amount_sum", "unpaid_amount_sum", "party_id"}
)

// formsOfNames are the columns of parties that triggers fill, with their values as SQL.
var formsOfNames = []reference{{"name_initials", "name_initials(s.name)"}, {"name_key", "name_key(s.name)"}}

// mayWriteInBulk reports whether the role may switch triggers off, and the database has only those that were looked at.
func (i *importer) mayWriteInBulk() (may bool, err error) {
	err = i.inTransaction(func() error {
		return i.tx.QueryRow(i.ctx, bulkIsKnown, bulkTables, bulkTriggers, bulkReferences, bulkSummary).Scan(&may)
	})
	return may, err
}

// withoutTriggers runs do without triggers where a part is written in bulk.
func (i *importer) withoutTriggers(do func() error) error {
	if !i.isBulk {
		return do()
	}
	if _, err := i.exec(triggersOff); err != nil {
		return err
	}
	if err := do(); err != nil {
		return err
	}
	_, err := i.exec(triggersOn)
	return err
}

// errParents is returned where somebody has removed a party or a business while the import ran.
var errParents = errors.New("records to which rows refer were removed while the import ran: import the file again")

// parents are the columns of each table, but for agency_id, by which its rows refer to others, and the tables of these. The staged rows have the same columns.
var parents = map[string]map[string]string{
	"cases":     {"party_id": "parties", "business_id": "food_businesses"},
	"decisions": {"case_id": "cases"},
	"penalties": {"decision_id": "decisions"},

	"case_events": {"case_id": "cases"},
}

// holdParents locks the records to which the staged rows of a table refer, but for those that the part has added itself.
func (i *importer) holdParents(table, stage string, columns []string) error {
	if !i.isBulk {
		return nil
	}
	for _, column := range slices.Sorted(maps.Keys(parents[table])) {
		of := parents[table][column]
		if !slices.Contains(columns, column) || i.allNew[of] {
			continue
		}
		var wanted, held int
		if err := i.tx.QueryRow(i.ctx, holdParents(of, stage, column), i.agency).Scan(&wanted, &held); err != nil {
			return fmt.Errorf("hold %s: %w", of, err)
		}
		if wanted != held {
			return errParents
		}
	}
	return nil
}

// refreshSummaries counts the staged cases, as triggers do otherwise.
func (i *importer) refreshSummaries() error {
	if !i.isBulk {
		return nil
	}
	if i.allNew["cases"] {
		return i.addSummaries()
	}
	for _, c := range i.report.Counts {
		if c.Inserted > 0 {
			_, err := i.tx.Exec(i.ctx, refreshSummaries, i.agency)
			return err
		}
	}
	return nil
}

// addSummaries counts staged cases that are all new, so that nothing is on record of them.
func (i *importer) addSummaries() error {
	var fields, sums []string
	if err := i.tx.QueryRow(i.ctx, columnsOfSummary).Scan(&fields, &sums); err != nil {
		return fmt.Errorf("summaries: %w", err)
	}
	if _, err := i.tx.Exec(i.ctx, addSummaries(fields, sums), i.agency); err != nil {
		return fmt.Errorf("summaries: %w", err)
	}
	return nil
}
