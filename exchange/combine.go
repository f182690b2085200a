package exchange

import (
	"fmt"

	"github.com/jackc/pgx/v5"

	"docket/exchange/kinds"
	"docket/exchange/mapping"
)

// Where the mapping says so (combine), the rows with one case number make one case. The first of them stays in the staging table with the penalties of all; the others are
// joined to it, and import_rows does not show them.

// combineRows makes one row of the rows of each case. The rows of a case are taken or rejected together.
func (i *importer) combineRows(to *rejects) error {
	if !i.mapping.Combines() {
		return nil
	}
	checks := i.combineChecks()
	if err := i.runChecks(to, checks); err != nil {
		return err
	}
	// Rows of a case of which another row was read with a fault.
	if len(to.cases) > 0 {
		found, err := i.tx.Query(i.ctx, fmt.Sprintf(takeRowsOfCases, i.ofAgency("s")), to.cases)
		if err != nil {
			return fmt.Errorf("combine rows: %w", err)
		}
		if err := i.rejectWithCase(to, found); err != nil {
			return err
		}
	}
	for _, sql := range []string{joinPenalties, joinRows} {
		if _, err := i.exec(fmt.Sprintf(sql, i.ofAgency("s"))); err != nil {
			return fmt.Errorf("combine rows: %w", err)
		}
	}
	return nil
}

// combineChecks find the rows of cases that cannot be combined.
func (i *importer) combineChecks() []check {
	checks := []check{{"repeated rows", `
		SELECT line, format('case.caseNo: the same row is already in line %s: remove this line', first)
		FROM (SELECT line, min(line) OVER (PARTITION BY case_case_no, raw) AS first FROM import_rows) x WHERE line > first`}}
	alike := func(k, name, column string) {
		checks = append(checks, check{"rows that differ", fmt.Sprintf(`
			SELECT r.line, format('%[1]s.%[2]s: the lines %%s are of the case %%s and differ here: write the same in all of them', d.lines, d.case_case_no)
			FROM import_rows r JOIN (SELECT case_case_no, string_agg(line::text, ', ' ORDER BY line) AS lines FROM import_rows
				GROUP BY case_case_no HAVING count(DISTINCT coalesce(%[3]s, '')) > 1) d USING (case_case_no)`, k, name, column)})
	}
	for _, k := range kinds.AllMerged() {
		switch k.Name {
		case "case", "decision":
			for _, f := range i.mappedFields(k) {
				alike(k.Name, f.Name, quote(stagingColumn(k, f)))
			}
		case "party", "foodBusiness":
			if i.mapping.Has(k.Name) {
				alike(k.Name, k.KeyField(), quote(stagingColumn(k, *k.Field(k.KeyField()))))
			}
		}
	}
	return append(checks, check{"several fines", `
		SELECT r.line, format('penalty.kind: the lines %s impose several fines on the case %s: name the act of each fine, or add up the fines that are for one act', f.lines, f.case_case_no)
		FROM import_rows r JOIN (SELECT case_case_no, string_agg(DISTINCT line::text, ', ' ORDER BY line::text) AS lines
			FROM import_rows, jsonb_to_recordset(penalties) p (kind text, act text) WHERE p.kind = 'FINE'
			GROUP BY case_case_no HAVING count(*) > 1 AND count(DISTINCT p.act) < count(*)) f USING (case_case_no)`})
}

// rejectJoined rejects the rows that are joined to rows that were rejected.
func (i *importer) rejectJoined(to *rejects) error {
	found, err := i.tx.Query(i.ctx, fmt.Sprintf(takeJoined, i.ofAgency("f"), i.ofAgency("s")))
	if err != nil {
		return fmt.Errorf("combine rows: %w", err)
	}
	return i.rejectWithCase(to, found)
}

// rejectWithCase rejects rows because another row of their case is.
func (i *importer) rejectWithCase(to *rejects, found pgx.Rows) error {
	var line int64
	var raw, number string
	if _, err := pgx.ForEachRow(found, []any{&line, &raw, &number}, func() error {
		reason := fmt.Sprintf("case.caseNo: another row of the case %s has a fault: correct it, and import all rows of the case", number)
		return to.add(line, []mapping.Fault{i.faultOf(line, reason)}, unpackCells(raw))
	}); err != nil {
		return fmt.Errorf("combine rows: %w", err)
	}
	return nil
}
