package exchange

import (
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
)

// today is the bureau's day on which the import runs.
const today = "(now() AT TIME ZONE (SELECT value FROM settings WHERE key = 'time_zone'))::date"

// check finds staged rows that can't be taken.
type check struct {
	name string
	sql  string // line and reason
}

// sift takes the rows out of the stage that can't be taken. Without a row, another may be the newest of its party: so all is
// looked at until nothing is found.
func (i *importing) sift(to *rejects) error {
	for {
		before := to.count
		if err := i.reject(to, append(i.rowChecks(), append(i.partyChecks(), i.businessChecks()...)...)); err != nil {
			return err
		}
		if to.count > before {
			continue
		}
		if err := i.findParties(); err != nil {
			return err
		}
		if err := i.lockChanging(); err != nil {
			return err
		}
		if err := i.reject(to, i.caseChecks()); err != nil {
			return err
		}
		if to.count == before {
			return nil
		}
	}
}

// reject takes the rows that checks find out of the stage.
func (i *importing) reject(to *rejects, checks []check) error {
	for _, c := range checks {
		found, err := i.tx.Query(i.ctx, `WITH found (line, reason) AS (`+c.sql+`)
			DELETE FROM import_rows r USING (SELECT DISTINCT ON (line) line, reason FROM found ORDER BY line, reason) f
			WHERE r.line = f.line RETURNING r.line, f.reason, r.raw`)
		if err != nil {
			return fmt.Errorf("look for %s: %w", c.name, err)
		}
		var line int
		var reason string
		var raw []string
		if _, err := pgx.ForEachRow(found, []any{&line, &reason, &raw}, func() error { return to.add(line, reason, raw) }); err != nil {
			return fmt.Errorf("look for %s: %w", c.name, err)
		}
	}
	return nil
}

// newest are the rows that describe each record of a kind as it will be taken.
func newest(k string) string {
	return fmt.Sprintf(`(SELECT DISTINCT ON (%[1]s) * FROM import_rows WHERE %[1]s IS NOT NULL ORDER BY %[1]s, newest DESC NULLS LAST, line DESC)`, quoted(k+"_source_key"))
}

// staged is what a row says of a field; where the mapping does not give it, the text in its place.
func (i *importing) staged(row, k, name, otherwise string) string {
	if !i.has(k, name) {
		return otherwise
	}
	f := kindNamed(k).field(name)
	return fmt.Sprintf("%s.%s::%s", row, quoted(staged(*kindNamed(k), *f)), f.sqlType())
}

// rowChecks look at rows by themselves and beside each other.
func (i *importing) rowChecks() []check {
	checks := []check{{"repeated cases", `
		SELECT line, CASE WHEN versions > 1
			THEN format('the case %s stands in lines %s, and differently: leave the right one', case_no, lines)
			ELSE format('the case %s stands in line %s already', case_no, first) END
		FROM (SELECT r.line, r.case_case_no AS case_no, s.versions, s.first, s.lines
			FROM import_rows r JOIN (
				SELECT case_case_no, min(line) AS first, count(DISTINCT raw) AS versions,
					string_agg(line::text, ', ' ORDER BY line) AS lines
				FROM import_rows GROUP BY case_case_no HAVING count(*) > 1) s USING (case_case_no)) x
		WHERE versions > 1 OR line > first`}}
	for _, k := range kinds {
		for _, f := range i.mapped(k) {
			if f.form == isDate {
				day := i.staged("r", k.name, f.name, "")
				checks = append(checks, check{"future days", fmt.Sprintf(`
					SELECT line, format('%[1]s.%[2]s: %%s is in the future: today is %%s', %[3]s, %[4]s) FROM import_rows r WHERE %[3]s > %[4]s`,
					k.name, f.name, day, today)})
			}
		}
	}
	if i.has("case", "discoveredOn") {
		checks = append(checks, check{"days of discovery", `
			SELECT line, format('case.discoveredOn: %s is after the day of filing, %s', case_discovered_on, case_filed_on)
			FROM import_rows WHERE case_discovered_on::date > case_filed_on::date`})
	}
	if i.mapping.Records["decision"] != nil {
		checks = append(checks, check{"repeated decisions", `
			SELECT line, format('the decision %s stands in line %s already', decision_decision_no, first)
			FROM (SELECT line, decision_decision_no, min(line) OVER (PARTITION BY decision_decision_no) AS first FROM import_rows) x
			WHERE line > first`})
	}
	return checks
}

// partyChecks look for credit codes that would stand for two parties. A party whose name agrees is the one on record or in the
// file with its code: findParties finds it.
func (i *importing) partyChecks() []check {
	code := i.staged("f", "party", "code", "own.code")
	checks := []check{{"persons with codes", fmt.Sprintf(`
		SELECT r.line, format('party.code: %%s is given for a natural person, who has no unified social credit code: leave it out, or say SOLE_TRADER', %[1]s)
		FROM %[2]s f JOIN import_rows r USING (party_source_key)
		LEFT JOIN parties own ON own.agency_id = %[3]d AND own.source_key = f.party_source_key
		WHERE f.party_kind = 'NATURAL_PERSON' AND %[1]s IS NOT NULL`, code, newest("party"), i.agency)}}
	if !i.has("party", "code") {
		return checks
	}
	return append(checks,
		check{"codes of others", fmt.Sprintf(`
			SELECT r.line, format('party.code: %%s is on record as that of %%s, who is another party: give the right code, or leave it out', f.party_code, q.name)
			FROM %[1]s f JOIN import_rows r USING (party_source_key)
			JOIN parties q ON q.agency_id = %[2]d AND q.code = f.party_code AND q.source_key IS DISTINCT FROM f.party_source_key
			WHERE q.name <> f.party_name OR EXISTS (SELECT FROM parties own WHERE own.agency_id = %[2]d AND own.source_key = f.party_source_key)`,
			newest("party"), i.agency)},
		check{"codes of several", fmt.Sprintf(`
			SELECT r.line, format('party.code: %%s is given for several parties, in lines %%s: give each its own', f.party_code, f.lines)
			FROM (SELECT f.party_code, f.party_source_key, string_agg(f.line::text, ', ') OVER w AS lines, min(f.party_name) OVER w <> max(f.party_name) OVER w AS differ,
					count(own.id) OVER w AS known, count(q.id) OVER w AS held
				FROM %[1]s f
				LEFT JOIN parties own ON own.agency_id = %[2]d AND own.source_key = f.party_source_key
				LEFT JOIN parties q ON q.agency_id = %[2]d AND q.code = f.party_code
				WHERE f.party_code IS NOT NULL
				WINDOW w AS (PARTITION BY f.party_code ORDER BY f.line ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)) f
			JOIN import_rows r USING (party_source_key)
			WHERE f.held = 0 AND (f.differ OR f.known > 1)`, newest("party"), i.agency)})
}

// findParties lets rows name the party on record, or in the file, that has their party's code.
func (i *importing) findParties() error {
	if !i.has("party", "code") {
		return nil
	}
	for _, sql := range []string{
		// One that was entered here has no key of the register, and stays as it is.
		fmt.Sprintf(`UPDATE import_rows r SET party_on_record = q.id FROM %[1]s f
			JOIN parties q ON q.agency_id = %[2]d AND q.code = f.party_code AND q.source_key IS NULL
			WHERE r.party_source_key = f.party_source_key`, newest("party"), i.agency),
		fmt.Sprintf(`UPDATE import_rows r SET party_source_key = f.key
			FROM (SELECT f.party_source_key, coalesce(q.source_key, first_value(f.party_source_key) OVER (PARTITION BY f.party_code ORDER BY own.id, f.line)) AS key
				FROM %[1]s f
				LEFT JOIN parties own ON own.agency_id = %[2]d AND own.source_key = f.party_source_key
				LEFT JOIN parties q ON q.agency_id = %[2]d AND q.code = f.party_code
				WHERE f.party_code IS NOT NULL AND f.party_on_record IS NULL) f
			WHERE r.party_source_key = f.party_source_key AND r.party_source_key <> f.key`, newest("party"), i.agency),
	} {
		if _, err := i.tx.Exec(i.ctx, sql); err != nil {
			return fmt.Errorf("find parties by their codes: %w", err)
		}
	}
	return nil
}

// businessChecks look for licences of two businesses, and for closings that can't be.
func (i *importing) businessChecks() []check {
	if i.mapping.Records["foodBusiness"] == nil {
		return nil
	}
	from := fmt.Sprintf(`FROM %s f JOIN import_rows r USING ("foodBusiness_source_key")
		LEFT JOIN food_businesses own ON own.agency_id = %d AND own.source_key = f."foodBusiness_source_key"`, newest("foodBusiness"), i.agency)
	opened, closed := i.staged("f", "foodBusiness", "openedOn", "own.opened_on"), i.staged("f", "foodBusiness", "closedOn", "own.closed_on")
	if i.has("foodBusiness", "closedOn") {
		closed = fmt.Sprintf("CASE WHEN %s THEN own.closed_on ELSE %s END", closedHere("own"), closed)
	}
	checks := []check{{"periods", fmt.Sprintf(`
		SELECT r.line, format('foodBusiness: it closed on %%s, before it opened on %%s', %[1]s, %[2]s) %[3]s WHERE %[1]s < %[2]s`, closed, opened, from)}}
	if i.has("foodBusiness", "closedOn") {
		checks = append(checks, check{"businesses answered for", fmt.Sprintf(`
			SELECT r.line, format('foodBusiness.closedOn: an official answers for %%s beyond %%s: record that it closed (closeFoodBusiness), which ends that, and import the row again', own.name, %[1]s)
			%[2]s WHERE %[1]s IS DISTINCT FROM own.closed_on AND EXISTS (SELECT FROM coverage_assignments a
				WHERE a.agency_id = own.agency_id AND a.business_id = own.id AND a.cancelled_on IS NULL AND coalesce(a.ends_on, 'infinity') > %[1]s)`, closed, from)})
	}
	if i.has("foodBusiness", "licenceNo") {
		checks = append(checks,
			check{"licences of others", fmt.Sprintf(`
				SELECT r.line, format('foodBusiness.licenceNo: %%s is on record as that of %%s, which is another food business: give the right licence, or leave it out', q.licence_no, q.name)
				%[1]s JOIN food_businesses q ON q.agency_id = %[2]d AND q.licence_no = f."foodBusiness_licence_no" AND q.source_key IS DISTINCT FROM f."foodBusiness_source_key"`,
				from, i.agency)},
			check{"licences of several", fmt.Sprintf(`
				SELECT r.line, format('foodBusiness.licenceNo: %%s is given for several food businesses, in lines %%s: leave it with the right one', f."foodBusiness_licence_no", s.lines)
				%[1]s JOIN (SELECT "foodBusiness_licence_no" AS licence, string_agg(line::text, ', ' ORDER BY line) AS lines FROM %[2]s x GROUP BY 1 HAVING count(*) > 1) s
					ON s.licence = f."foodBusiness_licence_no"
				WHERE own.licence_no IS DISTINCT FROM f."foodBusiness_licence_no"`, from, newest("foodBusiness"))})
	}
	return checks
}

// closedHere tells whether the bureau recorded that a business closed, or worked on one that a file had closed: that day stays.
func closedHere(t string) string {
	return fmt.Sprintf("coalesce(%[1]s.closed_on IS NOT NULL AND %[1]s.version <> %[1]s.imported_version, false)", t)
}

// untouched tells whether a case came from a file and nobody has worked on it since: only then a file changes it.
func untouched(c string) string { return fmt.Sprintf("%[1]s.version = %[1]s.imported_version", c) }

// differing is what a row would change of the case that it is about, as SQL: the names of fields, parted by commas, empty where
// there is nothing. What a row says nothing about it does not change.
func (i *importing) differing() string {
	var parts []string
	field := func(name, differs string) {
		parts = append(parts, fmt.Sprintf("CASE WHEN %s THEN '%s' END", differs, name))
	}
	fields := func(k, row, prefix string) {
		for _, f := range i.mapped(*kindNamed(k)) {
			if f.column != kindNamed(k).key {
				text := i.staged("r", k, f.name, "")
				field(prefix+f.name, fmt.Sprintf("%[1]s IS NOT NULL AND %[2]s.%[3]s IS DISTINCT FROM %[1]s", text, row, f.column))
			}
		}
	}
	for _, l := range i.links(*kindNamed("case")) {
		switch l.column {
		case "party_id":
			field("party", "c.party_id IS DISTINCT FROM "+l.sql)
		case "business_id":
			field("foodBusiness", "c.business_id IS DISTINCT FROM "+l.sql)
		case "decided_on":
			field("decidedOn", "c.decided_on IS DISTINCT FROM "+l.sql)
		}
	}
	fields("case", "c", "")
	if i.mapping.Records["decision"] != nil {
		field("decision", "d.id IS NULL OR d.withdrawn_on IS NOT NULL OR d.outcome <> 'PENALTY'")
		fields("decision", "d", "decision.")
	}
	if i.mapping.Records["fine"] != nil {
		fields("fine", "p", "fine.")
	}
	return "concat_ws(', ', " + strings.Join(parts, ", ") + ")"
}

// onRecord joins rows with the cases, decisions and fines on record that they are about.
func (i *importing) onRecord() string {
	from := fmt.Sprintf("FROM import_rows r JOIN cases c ON c.agency_id = %d AND c.case_no = r.case_case_no", i.agency)
	if i.mapping.Records["decision"] != nil {
		from += ` LEFT JOIN decisions d ON d.agency_id = c.agency_id AND d.case_id = c.id AND d.decision_no = r.decision_decision_no
			LEFT JOIN penalties p ON p.agency_id = d.agency_id AND p.decision_id = d.id AND p.kind = 'FINE'`
	}
	return from
}

// lockChanging waits for whoever works on a case that the file would change, and lets others wait.
func (i *importing) lockChanging() error {
	if _, err := i.tx.Exec(i.ctx, fmt.Sprintf("SELECT %s WHERE %s <> '' ORDER BY c.id FOR UPDATE OF c", i.onRecord(), i.differing())); err != nil {
		return fmt.Errorf("lock cases: %w", err)
	}
	return nil
}

// caseChecks look for cases that are the bureau's, or have become so.
func (i *importing) caseChecks() []check {
	checks := []check{
		{"cases filed here", fmt.Sprintf(`
			SELECT r.line, format('the case %%s was filed here, and not brought in by a file, which does not change it: give the right number, or leave the row out', c.case_no)
			%s WHERE c.imported_version IS NULL`, i.onRecord())},
		{"cases worked on", fmt.Sprintf(`
			SELECT line, format('the case %%s was worked on here since it was imported, and is %%s: a file does not change its %%s', case_no, status, differing)
			FROM (SELECT r.line, c.case_no, c.status, %[1]s AS differing %[2]s WHERE NOT %[3]s) x WHERE differing <> ''`,
			i.differing(), i.onRecord(), untouched("c"))},
	}
	if i.mapping.Records["decision"] != nil {
		checks = append(checks,
			check{"decisions of other cases", fmt.Sprintf(`
				SELECT r.line, format('the decision %%s is on record for the case %%s', d.decision_no, c.case_no)
				FROM import_rows r
				JOIN decisions d ON d.agency_id = %[1]d AND d.decision_no = r.decision_decision_no
				JOIN cases c ON c.agency_id = d.agency_id AND c.id = d.case_id
				WHERE c.case_no <> r.case_case_no`, i.agency)},
			check{"other decisions", fmt.Sprintf(`
				SELECT r.line, format('the case %%s has the decision %%s on record, which stands: withdraw it first (withdrawDecision), or give its number', c.case_no, other.decision_no)
				%s JOIN decisions other ON other.agency_id = c.agency_id AND other.case_id = c.id AND other.withdrawn_on IS NULL
				WHERE other.decision_no <> r.decision_decision_no`, i.onRecord())})
	}
	return checks
}

// has tells whether the mapping gives a field.
func (i *importing) has(kind, field string) bool {
	_, ok := i.mapping.Records[kind][field]
	return ok
}
