package exchange

import (
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"

	"docket/exchange/kinds"
	"docket/exchange/mapping"
)

// check finds staged rows that cannot be taken.
type check struct {
	name string
	sql  string // selects the line of each such row and the reason for the user
}

// rejectRows takes the rows that cannot be taken out of the staging table. When a row is gone, another row may be the newest of its
// party or business. So all checks run again until they find nothing.
func (i *importer) rejectRows(to *rejects) error {
	if err := i.combineRows(to); err != nil {
		return err
	}
	for {
		before := to.count
		checks := append(i.rowChecks(), append(i.partyChecks(), i.businessChecks()...)...)
		if err := i.runChecks(to, checks); err != nil {
			return err
		}
		if to.count > before {
			continue
		}
		if err := i.matchPartiesByCode(); err != nil {
			return err
		}
		if err := i.lockChangedCases(); err != nil {
			return err
		}
		if err := i.runChecks(to, i.caseChecks()); err != nil {
			return err
		}
		if to.count == before {
			return nil
		}
	}
}

// runChecks moves the rows that the checks find from the staging table to the rejected rows.
func (i *importer) runChecks(to *rejects, checks []check) error {
	for _, c := range checks {
		found, err := i.tx.Query(i.ctx, `WITH found (line, reason) AS (`+c.sql+`)
			DELETE FROM public.import_staged r USING (SELECT DISTINCT ON (line) line, reason FROM found ORDER BY line, reason) f
			WHERE r.line = f.line`+i.ofAgency("r")+` RETURNING r.line, f.reason, r.raw`)
		if err != nil {
			return fmt.Errorf("check %s: %w", c.name, err)
		}
		var line int64
		var reason string
		var raw string
		if _, err := pgx.ForEachRow(found, []any{&line, &reason, &raw}, func() error {
			return to.add(line, []mapping.Fault{i.faultOf(line, reason)}, unpackCells(raw))
		}); err != nil {
			return fmt.Errorf("check %s: %w", c.name, err)
		}
		if i.mapping.Combines() && found.CommandTag().RowsAffected() > 0 {
			if err := i.rejectJoined(to); err != nil {
				return err
			}
		}
	}
	return nil
}

// newestRows returns a sub-select of the one row that describes each record of a kind: the row with the greatest text in the column
// `newest` of the mapping, and the last of several such rows.
func (i *importer) newestRows(k string) string {
	columns := []string{"line", "party_on_record"}
	for _, f := range i.mappedFields(*kinds.MergedNamed(k)) {
		columns = append(columns, quote(stagingColumn(*kinds.MergedNamed(k), f)))
	}
	return fmt.Sprintf(`(SELECT DISTINCT ON (%[1]s) %[3]s FROM import_rows WHERE %[1]s IS NOT NULL AND %[2]s IS NOT NULL ORDER BY %[1]s, newest DESC NULLS LAST, line DESC)`,
		quote(k+"_source_key"), quote(k+"_name"), strings.Join(columns, ", "))
}

// rowValue returns the value that a row has for a field, as SQL with the type of the field. If the mapping has no source for the field,
// rowValue returns the text otherwise.
func (i *importer) rowValue(row, k, name, otherwise string) string {
	if !i.isMapped(k, name) {
		return otherwise
	}
	f := kinds.MergedNamed(k).Field(name)
	return fmt.Sprintf("%s.%s::%s", row, quote(stagingColumn(*kinds.MergedNamed(k), *f)), f.SQLType())
}

// rowChecks find rows that are wrong by themselves, or repeat another row.
func (i *importer) rowChecks() []check {
	checks := i.linkChecks()
	if i.mapping.Has("case") && !i.mapping.Combines() {
		checks = append(checks, check{"repeated cases", `
		SELECT line, CASE WHEN versions > 1
			THEN format('case.caseNo: the case %s is in lines %s with different content: keep the right line and remove the others', case_no, lines)
			ELSE format('case.caseNo: the case %s is already in line %s: remove this line', case_no, first) END
		FROM (SELECT r.line, r.case_case_no AS case_no, s.versions, s.first, s.lines
			FROM import_rows r JOIN (
				SELECT case_case_no, min(line) AS first, count(DISTINCT raw) AS versions,
					string_agg(line::text, ', ' ORDER BY line) AS lines
				FROM import_rows WHERE case_case_no IN (` + repeated("case_case_no") + `) GROUP BY case_case_no) s USING (case_case_no)) x
		WHERE versions > 1 OR line > first`})
	}
	for _, k := range kinds.AllMerged() {
		for _, f := range i.mappedFields(k) {
			if f.Form == kinds.Date {
				checks = append(checks, check{"days in the future", fmt.Sprintf(`
					SELECT line, format('%[1]s.%[2]s: %%s is in the future: the latest day allowed is today, %%s', %[3]s, %[4]s) FROM import_rows r WHERE %[3]s COLLATE "C" > %[4]s`,
					k.Name, f.Name, quote(stagingColumn(k, f)), todayStaged)})
			}
		}
	}
	if i.isMapped("case", "discoveredOn") {
		checks = append(checks, check{"days of discovery", `
			SELECT line, format('case.discoveredOn: %s is after case.filedOn, %s: an act is discovered on or before the day of filing', case_discovered_on, case_filed_on)
			FROM import_rows WHERE case_discovered_on::date > case_filed_on::date`})
	}
	if i.mapping.Has("decision") {
		checks = append(checks, check{"repeated decisions", `
			SELECT line, format('decision.decisionNo: the decision %s is already in line %s: give the right number, or remove this line', decision_decision_no, first)
			FROM (SELECT line, decision_decision_no, min(line) OVER (PARTITION BY decision_decision_no) AS first FROM import_rows WHERE decision_decision_no IN (` +
			repeated("decision_decision_no") + `)) x
			WHERE line > first`})
	}
	return checks
}

// repeated returns a query for the texts that a column has in several rows. Postgres counts them without sorting the rows.
func repeated(column string) string {
	return "SELECT " + column + " FROM import_rows WHERE " + column + " IS NOT NULL GROUP BY " + column + " HAVING count(*) > 1"
}

// linkChecks find keys of parties and businesses on other sheets that neither the file nor the records have.
func (i *importer) linkChecks() []check {
	var checks []check
	for _, k := range kinds.AllMerged() {
		for name := range i.mapping.FieldsOf(k.Name) {
			f := k.Field(name)
			if f == nil || f.Form != kinds.Link {
				continue
			}
			of := kinds.MergedNamed(f.Links)
			checks = append(checks, check{"links", fmt.Sprintf(`
				SELECT r.line, format('%[1]s.%[2]s: there is no such record in the file or on record: %%s', r.%[3]s) FROM import_rows r
				WHERE r.%[3]s IS NOT NULL AND r.%[4]s IS NULL AND NOT EXISTS (SELECT FROM import_rows x WHERE x.%[3]s = r.%[3]s AND x.%[4]s IS NOT NULL)
					AND NOT EXISTS (SELECT FROM %[5]s t WHERE t.agency_id = %[6]d AND t.source_key = r.%[3]s)`,
				k.Name, name, quote(of.Name+"_source_key"), quote(of.Name+"_name"), of.Table, i.agency)})
		}
	}
	return checks
}

// partyChecks find credit codes that two parties would have, and codes of natural persons. A code that is on record, or twice in
// the file, for parties with one name is no fault: matchPartiesByCode makes them one party.
func (i *importer) partyChecks() []check {
	if !i.mapping.Has("party") {
		return nil
	}
	code := i.rowValue("f", "party", "code", "own.code")
	checks := []check{{"codes of natural persons", fmt.Sprintf(`
		SELECT r.line, format('party.code: %%s is given for a natural person, who has no unified social credit code: leave it out, or give SOLE_TRADER as party.kind', %[1]s)
		FROM %[2]s f JOIN import_rows r USING (party_source_key)
		LEFT JOIN parties own ON own.agency_id = %[3]d AND own.source_key = f.party_source_key
		WHERE f.party_kind = 'NATURAL_PERSON' AND %[1]s IS NOT NULL`, code, i.newestRows("party"), i.agency)}}
	if !i.isMapped("party", "code") {
		return checks
	}
	return append(checks,
		check{"codes of other parties on record", fmt.Sprintf(`
			SELECT r.line, format('party.code: %%s is the code of another party on record, %%s: give the right code, or leave it out', f.party_code, q.name)
			FROM %[1]s f JOIN import_rows r USING (party_source_key)
			JOIN parties q ON q.agency_id = %[2]d AND q.code = f.party_code AND q.source_key IS DISTINCT FROM f.party_source_key
			WHERE q.name <> f.party_name OR EXISTS (SELECT FROM parties own WHERE own.agency_id = %[2]d AND own.source_key = f.party_source_key)`,
			i.newestRows("party"), i.agency)},
		check{"codes of several parties", fmt.Sprintf(`
			SELECT r.line, format('party.code: %%s is given for different parties in lines %%s: give each party its own code', f.party_code, f.lines)
			FROM (SELECT f.party_code, f.party_source_key, string_agg(f.line::text, ', ') OVER w AS lines, min(f.party_name) OVER w <> max(f.party_name) OVER w AS differ,
					count(own.id) OVER w AS known, count(q.id) OVER w AS held
				FROM %[1]s f
				LEFT JOIN parties own ON own.agency_id = %[2]d AND own.source_key = f.party_source_key
				LEFT JOIN parties q ON q.agency_id = %[2]d AND q.code = f.party_code
				WHERE f.party_code IS NOT NULL
				WINDOW w AS (PARTITION BY f.party_code ORDER BY f.line ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)) f
			JOIN import_rows r USING (party_source_key)
			WHERE f.held = 0 AND (f.differ OR f.known > 1)`, i.newestRows("party"), i.agency)})
}

// matchPartiesByCode makes rows whose party has the code of a party on record, or of another party in the file, refer to that
// party.
func (i *importer) matchPartiesByCode() error {
	if !i.isMapped("party", "code") {
		return nil
	}
	for _, sql := range []string{
		// A party that was entered here has no key of the register. The file does not change it.
		fmt.Sprintf(`UPDATE public.import_staged r SET party_on_record = q.id FROM %[1]s f
			JOIN parties q ON q.agency_id = %[2]d AND q.code = f.party_code AND q.source_key IS NULL
			WHERE r.joined_to IS NULL AND r.party_source_key = f.party_source_key%[3]s`, i.newestRows("party"), i.agency, i.ofAgency("r")),
		fmt.Sprintf(`UPDATE public.import_staged r SET party_source_key = f.key
			FROM (SELECT f.party_source_key, coalesce(q.source_key, first_value(f.party_source_key) OVER (PARTITION BY f.party_code ORDER BY own.id, f.line)) AS key
				FROM %[1]s f
				LEFT JOIN parties own ON own.agency_id = %[2]d AND own.source_key = f.party_source_key
				LEFT JOIN parties q ON q.agency_id = %[2]d AND q.code = f.party_code
				WHERE f.party_code IS NOT NULL AND f.party_on_record IS NULL) f
			WHERE r.joined_to IS NULL AND r.party_source_key = f.party_source_key AND r.party_source_key <> f.key%[3]s`, i.newestRows("party"), i.agency, i.ofAgency("r")),
	} {
		if _, err := i.tx.Exec(i.ctx, sql); err != nil {
			return fmt.Errorf("match parties by code: %w", err)
		}
	}
	return nil
}

// businessChecks find days of closing that cannot be right, and licences that two businesses would have.
func (i *importer) businessChecks() []check {
	if !i.mapping.Has("foodBusiness") {
		return nil
	}
	from := fmt.Sprintf(`FROM %s f JOIN import_rows r USING ("foodBusiness_source_key")
		LEFT JOIN food_businesses own ON own.agency_id = %d AND own.source_key = f."foodBusiness_source_key"`, i.newestRows("foodBusiness"), i.agency)
	opened, closed := i.rowValue("f", "foodBusiness", "openedOn", "own.opened_on"), i.rowValue("f", "foodBusiness", "closedOn", "own.closed_on")
	if i.isMapped("foodBusiness", "closedOn") {
		closed = fmt.Sprintf("CASE WHEN %s THEN own.closed_on ELSE %s END", closedByAgency("own"), closed)
	}
	checks := []check{{"closings before openings", fmt.Sprintf(`
		SELECT r.line, format('foodBusiness.closedOn: %%s is before foodBusiness.openedOn, %%s: a business closes on the day it opened or later', %[1]s, %[2]s)
		%[3]s WHERE %[1]s < %[2]s`, closed, opened, from)}}
	if i.isMapped("foodBusiness", "closedOn") {
		checks = append(checks, check{"closings of businesses with an official", fmt.Sprintf(`
			SELECT r.line, format('foodBusiness.closedOn: an official is in charge of %%s after %%s: close it with closeFoodBusiness, which ends that too, then import this row again', own.name, %[1]s)
			%[2]s WHERE %[1]s IS DISTINCT FROM own.closed_on AND EXISTS (SELECT FROM coverage_assignments a
				WHERE a.agency_id = %[3]d AND a.business_id = own.id AND a.cancelled_on IS NULL AND coalesce(a.ends_on, 'infinity') > %[1]s)`, closed, from, i.agency)})
	}
	if i.isMapped("foodBusiness", "licenceNo") {
		checks = append(checks, i.licenceChecks(from)...)
	}
	return checks
}

// licenceChecks find licences that two food businesses would have. from joins the newest row f of each business with its rows r and
// with the business on record, own.
func (i *importer) licenceChecks(from string) []check {
	return []check{
		{"licences of other businesses on record", fmt.Sprintf(`
			SELECT r.line, format('foodBusiness.licenceNo: %%s is the licence of another food business on record, %%s: give the right licence, or leave it out', q.licence_no, q.name)
			%[1]s JOIN food_businesses q ON q.agency_id = %[2]d AND q.licence_no = f."foodBusiness_licence_no" AND q.source_key IS DISTINCT FROM f."foodBusiness_source_key"`,
			from, i.agency)},
		{"licences of several businesses", fmt.Sprintf(`
			SELECT r.line, format('foodBusiness.licenceNo: %%s is given for different food businesses in lines %%s: give it for one of them only', f."foodBusiness_licence_no", s.lines)
			%[1]s JOIN (SELECT "foodBusiness_licence_no" AS licence, string_agg(line::text, ', ' ORDER BY line) AS lines FROM %[2]s x GROUP BY 1 HAVING count(*) > 1) s
				ON s.licence = f."foodBusiness_licence_no"
			WHERE own.licence_no IS DISTINCT FROM f."foodBusiness_licence_no"`, from, i.newestRows("foodBusiness"))},
	}
}

// closedByAgency returns the condition that the agency recorded the closing of a business itself, or changed a business that a file had
// closed. A file does not change such a day.
func closedByAgency(business string) string {
	return fmt.Sprintf("coalesce(%[1]s.closed_on IS NOT NULL AND %[1]s.version <> %[1]s.imported_version, false)", business)
}

// unchangedSinceImport returns the condition that a case came from a file and the agency has not changed it since. A file changes only
// such cases.
func unchangedSinceImport(c string) string {
	return fmt.Sprintf("%[1]s.version = %[1]s.imported_version", c)
}

// isCorrectedParty returns the condition that a party was corrected here (registers.ChangeParty). A file no longer changes such a party.
func (i *importer) isCorrectedParty(party string) string {
	return fmt.Sprintf("EXISTS (SELECT FROM party_changes x WHERE x.agency_id = %d AND x.party_id = %s.id)", i.agency, party)
}

// changedFields lists, as SQL, the fields that a row would change of the case on record: their names with commas between them,
// empty if it would change nothing. A field that is empty in the row is not changed.
func (i *importer) changedFields() string {
	var parts []string
	field := func(name, differs string) {
		parts = append(parts, fmt.Sprintf("CASE WHEN %s THEN '%s' END", differs, name))
	}
	fields := func(k, record, prefix string) {
		for _, f := range i.mappedFields(*kinds.MergedNamed(k)) {
			if f.Column != kinds.MergedNamed(k).Key {
				value := i.rowValue("r", k, f.Name, "")
				field(prefix+f.Name, fmt.Sprintf("%[1]s IS NOT NULL AND %[2]s.%[3]s IS DISTINCT FROM %[1]s", value, record, f.Column))
			}
		}
	}
	names := map[string]string{"party_id": "party", "business_id": "foodBusiness", "decided_on": "decidedOn"}
	for _, r := range i.references(*kinds.MergedNamed("case")) {
		if name := names[r.column]; name != "" {
			field(name, "c."+r.column+" IS DISTINCT FROM "+r.sql)
		}
	}
	fields("case", "c", "")
	if i.mapping.Has("decision") {
		field("decision", "d.id IS NULL OR d.withdrawn_on IS NOT NULL OR d.outcome <> 'PENALTY'")
		fields("decision", "d", "decision.")
	}
	if i.mapping.Has("fine") {
		fields("fine", "p", "fine.")
	}
	if i.mapping.Has("penalty") {
		field("penalty", fmt.Sprintf(`EXISTS (SELECT FROM jsonb_to_recordset(r.penalties) s (kind text, amount numeric(14,2), text text, act text, n bigint)
			LEFT JOIN (SELECT q.*, row_number() OVER (PARTITION BY q.kind ORDER BY q.id) AS n FROM penalties q WHERE q.agency_id = %d AND q.decision_id = d.id) q
				ON q.kind = s.kind AND q.n = s.n
			WHERE q.id IS NULL OR q.amount IS DISTINCT FROM s.amount OR s.text IS NOT NULL AND q.text IS DISTINCT FROM s.text
				OR s.act IS NOT NULL AND q.act IS DISTINCT FROM s.act)`, i.agency))
	}
	return "concat_ws(', ', " + strings.Join(parts, ", ") + ")"
}

// fromRecords joins the rows r with the case c, the decision d and the fine p on record that they describe.
func (i *importer) fromRecords() string {
	from := fmt.Sprintf("FROM import_rows r JOIN cases c ON c.agency_id = %d AND c.case_no = r.case_case_no", i.agency)
	if i.mapping.Has("decision") {
		from += fmt.Sprintf(" LEFT JOIN decisions d ON d.agency_id = %d AND d.case_id = c.id AND d.decision_no = r.decision_decision_no", i.agency)
	}
	if i.mapping.Has("fine") {
		from += fmt.Sprintf(" LEFT JOIN penalties p ON p.agency_id = %d AND p.decision_id = d.id AND p.kind = 'FINE'", i.agency)
	}
	return from
}

// lockChangedCases locks the cases that the file would change, so that nobody else changes them before the import ends.
func (i *importer) lockChangedCases() error {
	if !i.mapping.Has("case") {
		return nil
	}
	if _, err := i.tx.Exec(i.ctx, fmt.Sprintf("SELECT %s WHERE %s <> '' ORDER BY c.id FOR UPDATE OF c", i.fromRecords(), i.changedFields())); err != nil {
		return fmt.Errorf("lock cases: %w", err)
	}
	return nil
}

// caseChecks find cases that a file may not change, because they were filed here or worked on here, and decisions that belong to
// another case or would be the second decision of a case.
func (i *importer) caseChecks() []check {
	if !i.mapping.Has("case") {
		return nil
	}
	checks := []check{
		{"cases filed here", fmt.Sprintf(`
			SELECT r.line, format('case.caseNo: the case %%s was filed here, not imported, and a file does not change it: give the right number, or leave the row out', c.case_no)
			%s WHERE c.imported_version IS NULL`, i.fromRecords())},
		{"cases worked on", fmt.Sprintf(`
			SELECT line, format('case.caseNo: the case %%s, now %%s, was worked on here after its import, and a file no longer changes it: this row would change %%s; record the change here, or leave the row out',
				case_no, status, changed)
			FROM (SELECT r.line, c.case_no, c.status, %[1]s AS changed %[2]s WHERE NOT %[3]s) x WHERE changed <> ''`,
			i.changedFields(), i.fromRecords(), unchangedSinceImport("c"))},
	}
	if !i.mapping.Has("decision") {
		return checks
	}
	return append(checks, append(i.finesOnRecordChecks(),
		check{"decisions of other cases", fmt.Sprintf(`
			SELECT r.line, format('decision.decisionNo: the decision %%s belongs to the case %%s on record: give the right number', d.decision_no, c.case_no)
			FROM import_rows r
			JOIN decisions d ON d.agency_id = %[1]d AND d.decision_no = r.decision_decision_no
			JOIN cases c ON c.agency_id = d.agency_id AND c.id = d.case_id
			WHERE c.case_no <> r.case_case_no`, i.agency)},
		check{"second decisions", fmt.Sprintf(`
			SELECT r.line, format('decision.decisionNo: the case %%s has the decision %%s in force: give its number, or withdraw it first with withdrawDecision', c.case_no, other.decision_no)
			%s JOIN decisions other ON other.agency_id = c.agency_id AND other.case_id = c.id AND other.withdrawn_on IS NULL
			WHERE other.decision_no <> r.decision_decision_no`, i.fromRecords())})...)
}

// finesOnRecordChecks find rows whose fines would not be for one act each with those of their decision on record (行政处罚法 29): a fine that the file leaves out stays,
// and the n-th fine of both is one. Such rows are also those that would give a fine the act that another has until then, in any order of writing.
func (i *importer) finesOnRecordChecks() []check {
	const reason = "the fines of this row and those of the decision %s on record would not be for one act each: give all fines of the decision, each with its act"
	onRecord := fmt.Sprintf(`(SELECT act, row_number() OVER (ORDER BY id) AS n FROM penalties WHERE agency_id = %d AND decision_id = d.id AND kind = 'FINE')`, i.agency)
	from := fmt.Sprintf("FROM import_rows r JOIN decisions d ON d.agency_id = %d AND d.decision_no = r.decision_decision_no", i.agency)
	switch {
	case i.mapping.Has("fine"):
		return []check{{"fines on record", fmt.Sprintf("SELECT r.line, format('fine.amount: %s', d.decision_no) %s WHERE r.fine_amount IS NOT NULL AND (SELECT count(*) FROM %s q) > 1", reason, from, onRecord)}}
	case i.mapping.Has("penalty"):
		return []check{{"fines on record", fmt.Sprintf(`SELECT r.line, format('penalty.kind: %s', d.decision_no) %s
			CROSS JOIN LATERAL (SELECT jsonb_agg(p) AS all FROM jsonb_array_elements(r.penalties) p WHERE p ->> 'kind' = 'FINE') f
			WHERE (SELECT count(*) > 1 AND count(DISTINCT coalesce(s.act, q.act)) < count(*) FROM jsonb_to_recordset(f.all) s (act text, n bigint) FULL JOIN %[3]s q USING (n))
				OR EXISTS (SELECT FROM jsonb_to_recordset(f.all) s (act text, n bigint) JOIN %[3]s q ON q.act = s.act AND q.n <> s.n)`, reason, from, onRecord)}}
	}
	return nil
}
