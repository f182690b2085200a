package exchange

import (
	"fmt"
	"slices"
	"strings"
)

// merge brings the staged records of one kind into their table: new ones are added, and changed ones updated. Rows that would
// change a case on which the agency has worked were rejected before. The statements check it once more, for work that is done
// while the import runs.
func (i *importer) merge(k kinds.Merged) error {
	s := i.mergeStatements(k)
	count := Count{Kind: k.Name}
	staged, err := i.exec(s.stage)
	if err != nil {
		return err
	}
	if _, err := i.exec("ANALYZE " + s.table); err != nil {
		return err
	}
	if i.isMapped(k.Name, "closedOn") {
		if err := i.keepClosings(s.table); err != nil {
			return err
		}
	}
	if k.Name == "party" {
		kept, err := i.exec(s.kept)
		if err != nil {
			return err
		}
		i.warn(kept, "parties were corrected here (changeParty) and stay as they are, not as in the file")
	}
	hasLevels := i.isMapped(k.Name, "level")
	if hasLevels {
		if err := i.mergeKnownLevels(s.table); err != nil {
			return err
		}
	}
	if count.Updated, err = i.change(s.update); err != nil {
		return err
	}
	if count.Inserted, err = i.add(k.Table, s.insert); err != nil {
		return err
	}
	if hasLevels {
		if _, err := i.add("level_changes", i.beginLevels(s.table, "least(t.opened_on, "+today+")", "")); err != nil {
			return err
		}
	}
	// The next kind looks up these records.
	if _, err := i.exec("ANALYZE " + k.Table); err != nil {
		return err
	}
	count.Unchanged = staged - count.Updated - count.Inserted
	if err := i.tx.QueryRow(i.ctx, s.countAbsent).Scan(&count.Absent); err != nil {
		return err
	}
	i.report.Counts = append(i.report.Counts, count)
	return nil
}

// mergePenalties brings the staged penalties into their table. The n-th penalty of a kind in a decision is the same penalty in each edition of
// the register; one that a newer edition no longer has stays as it is.
func (i *importer) mergePenalties() error {
	const staged = `CREATE TEMP TABLE import_penalties ON COMMIT DROP AS
		SELECT d.id AS decision_id, d.case_id, s.kind, s.amount, s.text, s.n FROM import_rows r
		JOIN decisions d ON d.agency_id = $1 AND d.decision_no = r.decision_decision_no
		JOIN cases c ON c.agency_id = d.agency_id AND c.id = d.case_id AND c.version = c.imported_version
		CROSS JOIN LATERAL jsonb_to_recordset(r.penalties) s (kind text, amount numeric(14,2), text text, n bigint)`
	const known = `(SELECT p.*, row_number() OVER (PARTITION BY p.decision_id, p.kind ORDER BY p.id) AS n FROM penalties p
		WHERE p.agency_id = $1 AND p.decision_id IN (SELECT decision_id FROM import_penalties))`
	count := Count{Kind: "penalty"}
	made, err := i.tx.Exec(i.ctx, staged, i.agency)
	if err != nil {
		return err
	}
	count.Updated, err = i.change(`UPDATE penalties t SET amount = s.amount, text = coalesce(s.text, t.text), updated_at = greatest(t.updated_at, now()), version = t.version + 1
		FROM import_penalties s JOIN `+known+` k ON k.decision_id = s.decision_id AND k.kind = s.kind AND k.n = s.n
		WHERE t.agency_id = $1 AND t.id = k.id AND (t.amount, t.text) IS DISTINCT FROM (s.amount, coalesce(s.text, t.text))`, i.agency)
	if err != nil {
		return err
	}
	count.Inserted, err = i.add("penalties", `INSERT INTO penalties (agency_id, case_id, decision_id, kind, amount, text)
		SELECT $1, s.case_id, s.decision_id, s.kind, s.amount, s.text FROM import_penalties s
		LEFT JOIN `+known+` k ON k.decision_id = s.decision_id AND k.kind = s.kind AND k.n = s.n
		WHERE k.id IS NULL ORDER BY s.decision_id, s.kind, s.n`, i.agency)
	if err != nil {
		return err
	}
	count.Unchanged = int(made.RowsAffected()) - count.Updated - count.Inserted
	i.report.Counts = append(i.report.Counts, count)
	return nil
}

// exec runs a statement and returns how many rows it wrote.
func (i *importer) exec(sql string) (int, error) {
	done, err := i.tx.Exec(i.ctx, sql)
	return int(done.RowsAffected()), err
}

// mergeStatements are the statements that merge one kind of record. In them r is a row of import_rows, s a staged record and t a
// record in the table of the kind.
type mergeStatements struct {
	table          string // temporary table of the staged records, one for each key
	stage          string
	update, insert string
	kept           string // selects the records that differ from the file and are not updated
	countAbsent    string
}

// mergeStatements returns the statements that merge the staged rows of a kind into its records.
func (i *importer) mergeStatements(k kinds.Merged) mergeStatements {
	references, fields := i.references(k), i.mappedFields(k)
	columns := make([]string, 0, len(references)+len(fields))
	values := make([]string, 0, len(references)+len(fields))
	for _, l := range references {
		columns, values = append(columns, l.column), append(values, l.sql+" AS "+l.column)
	}
	for _, f := range fields {
		columns = append(columns, f.Column)
		values = append(values, fmt.Sprintf("r.%s::%s AS %s", quote(stagingColumn(k, f)), f.SQLType(), f.Column))
	}
	changing := slices.DeleteFunc(slices.Clone(columns), func(c string) bool { return c == k.Key || i.isKept(k, c) })
	setVersion, versionColumn, versionValue := "", "", ""
	if k.HasImportedVersion {
		setVersion, versionColumn, versionValue = ", imported_version = t.version + 1", ", imported_version", ", 1"
	}
	conditions := i.mergeConditions(k)
	stage := "import_" + k.Table
	return mergeStatements{
		table: stage,
		stage: fmt.Sprintf(`CREATE TEMP TABLE %[1]s ON COMMIT DROP AS SELECT * FROM (SELECT DISTINCT ON (%[2]s) %[3]s FROM import_rows r WHERE %[4]s
			ORDER BY %[2]s, r.newest DESC NULLS LAST, r.line DESC) x WHERE %[2]s IS NOT NULL`, stage, k.Key, strings.Join(values, ", "), conditions.staged),
		update: fmt.Sprintf(`UPDATE %[1]s t SET %[2]s, updated_at = greatest(t.updated_at, now()), version = t.version + 1%[10]s
			FROM %[3]s s WHERE t.agency_id = %[4]d AND t.%[5]s = s.%[5]s AND %[6]s AND %[7]s AND (%[8]s) IS DISTINCT FROM (%[9]s)`,
			k.Table, formatEach(changing, "%[1]s = s.%[1]s"), stage, i.agency, k.Key, conditions.ofKind, conditions.mayChange,
			formatEach(changing, "t.%s"), formatEach(changing, "s.%s"), setVersion),
		kept: fmt.Sprintf(`SELECT FROM %[1]s t JOIN %[2]s s ON t.agency_id = %[3]d AND t.%[4]s = s.%[4]s AND %[5]s AND NOT (%[6]s)
			AND (%[7]s) IS DISTINCT FROM (%[8]s)`, k.Table, stage, i.agency, k.Key, conditions.ofKind, conditions.mayChange, formatEach(changing, "t.%s"), formatEach(changing, "s.%s")),
		insert: fmt.Sprintf(`INSERT INTO %[1]s (agency_id, %[2]s%[9]s) SELECT %[3]d, %[4]s%[10]s FROM %[5]s s
			WHERE NOT EXISTS (SELECT FROM %[1]s t WHERE t.agency_id = %[3]d AND t.%[6]s = s.%[6]s AND %[7]s) AND %[8]s ORDER BY s.%[6]s`,
			k.Table, strings.Join(columns, ", "), i.agency, formatEach(columns, "s.%s"), stage, k.Key, conditions.ofKind, conditions.mayInsert, versionColumn, versionValue),
		countAbsent: fmt.Sprintf(`SELECT count(*) FROM %[1]s t WHERE t.agency_id = %[2]d AND %[3]s AND %[4]s
			AND NOT EXISTS (SELECT FROM %[5]s s WHERE s.%[6]s = t.%[6]s)`, k.Table, i.agency, conditions.fromFile, conditions.ofKind, stage, k.Key),
	}
}

// mergeConditions are the conditions that a kind of record puts into its mergeStatements, as SQL.
type mergeConditions struct {
	staged    string // of r: the row describes a record of the kind
	ofKind    string // of t: the record is of the kind
	fromFile  string // of t: the record came from a file
	mayChange string // of t: a file may still change the record
	mayInsert string // of s: the record may be added
}

// mergeConditions returns the conditions for a kind of record. A record that somebody has changed since it was imported is not changed.
func (i *importer) mergeConditions(k kinds.Merged) mergeConditions {
	c := mergeConditions{staged: "true", ofKind: "true", fromFile: "t." + k.Key + " IS NOT NULL", mayChange: "true", mayInsert: "true"}
	caseIsUnchanged := func(record string) string {
		return fmt.Sprintf("EXISTS (SELECT FROM cases c WHERE c.agency_id = %d AND c.id = %s.case_id AND %s)", i.agency, record, unchangedSinceImport("c"))
	}
	switch k.Name {
	case "party":
		c.staged = "r.party_on_record IS NULL AND r.party_name IS NOT NULL"
		c.mayChange = "NOT " + isCorrectedParty("t")
	case "foodBusiness":
		c.staged = `r."foodBusiness_name" IS NOT NULL`
	case "case":
		c.mayChange, c.fromFile = unchangedSinceImport("t"), "t.imported_version IS NOT NULL"
	case "decision":
		c.mayChange, c.mayInsert, c.fromFile = caseIsUnchanged("t"), caseIsUnchanged("s"), "t.imported_version IS NOT NULL"
	case "fine":
		c.ofKind, c.mayChange, c.mayInsert = "t.kind = 'FINE'", caseIsUnchanged("t"), caseIsUnchanged("s")
		c.fromFile = "EXISTS (SELECT FROM decisions d WHERE d.agency_id = t.agency_id AND d.id = t.decision_id AND d.imported_version IS NOT NULL)"
	}
	return c
}

// reference is a column of a kind that no field of the mapping fills, with its value as SQL: the id of the record that a row belongs to,
// or a value that follows from other columns of the file.
type reference struct{ column, sql string }

// references returns the columns of a kind that hold the ids of other records, with the SQL that finds each id.
func (i *importer) references(k kinds.Merged) []reference {
	idOf := func(column, table, key, source string) reference {
		return reference{column, fmt.Sprintf("(SELECT id FROM %s x WHERE x.agency_id = %d AND x.%s = r.%s)", table, i.agency, key, quote(source))}
	}
	party, theCase := idOf("party_id", "parties", "source_key", "party_source_key"), idOf("case_id", "cases", "case_no", "case_case_no")
	party.sql = "coalesce(r.party_on_record, " + party.sql + ")"
	decision := idOf("decision_id", "decisions", "decision_no", "decision_decision_no")
	switch k.Name {
	case "foodBusiness":
		return []reference{party}
	case "case":
		references := []reference{party}
		if i.mapping.Has("foodBusiness") {
			references = append(references, idOf("business_id", "food_businesses", "source_key", "foodBusiness_source_key"))
		}
		if i.mapping.Has("decision") {
			return append(references, reference{"decided_on", "r.decision_decided_on::date"}, reference{"status", "'DECIDED'"})
		}
		return append(references, reference{"status", "'FILED'"})
	case "decision":
		return []reference{theCase, {"outcome", "'PENALTY'"}}
	case "fine":
		return []reference{decision, theCase, {"kind", "'FINE'"}}
	}
	return nil
}

// isKept reports whether an update leaves a column of a record as it is.
func (i *importer) isKept(k kinds.Merged, column string) bool {
	switch k.Name {
	case "case":
		return column == "status" && !i.mapping.Has("decision")
	case "fine", "decision":
		return column == "case_id" || column == "kind" || column == "outcome"
	}
	return false
}

// keepClosings takes the day on which the agency recorded that a business closed instead of the file's day.
func (i *importer) keepClosings(stage string) error {
	kept, err := i.exec(fmt.Sprintf(`UPDATE %[1]s s SET closed_on = t.closed_on FROM food_businesses t
		WHERE t.agency_id = %[2]d AND t.source_key = s.source_key AND t.closed_on IS DISTINCT FROM s.closed_on AND %[3]s`, stage, i.agency, closedByAgency("t")))
	i.warn(kept, "food businesses keep the closedOn that was recorded here, not that of the file")
	return err
}

// mergeKnownLevels writes the history of the levels of businesses that are on record; their own level follows it when they are
// updated. A row without a level changes no level. A business that has an official keeps its level.
func (i *importer) mergeKnownLevels(stage string) error {
	kept, err := i.exec(fmt.Sprintf(`UPDATE %[1]s s SET level = t.level FROM food_businesses t WHERE t.agency_id = %[2]d AND t.source_key = s.source_key AND s.level <> t.level
		AND EXISTS (SELECT FROM coverage_assignments a WHERE a.agency_id = t.agency_id AND a.business_id = t.id AND a.cancelled_on IS NULL
			AND (a.ends_on IS NULL OR a.ends_on > %[3]s))`, stage, i.agency, today))
	if err != nil {
		return err
	}
	i.warn(kept, "food businesses keep their level, because an official is in charge of them; change both with regradeCoverage")
	for _, sql := range []string{
		fmt.Sprintf(`UPDATE %[1]s s SET level = t.level FROM food_businesses t WHERE t.agency_id = %[2]d AND t.source_key = s.source_key AND s.level IS NULL AND t.level IS NOT NULL`,
			stage, i.agency),
		// A level that began today is replaced, and any other ends today.
		fmt.Sprintf(`UPDATE level_changes g SET level = CASE WHEN g.starts_on < %[3]s THEN g.level ELSE s.level END, ends_on = CASE WHEN g.starts_on < %[3]s THEN %[3]s END,
				updated_at = greatest(g.updated_at, now()), version = g.version + 1
			FROM %[1]s s JOIN food_businesses t ON t.agency_id = %[2]d AND t.source_key = s.source_key
			WHERE g.agency_id = %[2]d AND g.business_id = t.id AND g.ends_on IS NULL AND g.cancelled_on IS NULL AND g.level <> s.level`, stage, i.agency, today),
	} {
		if _, err := i.change(sql); err != nil {
			return err
		}
	}
	_, err = i.add("level_changes", i.beginLevels(stage, today, " AND g.ends_on IS NULL"))
	return err
}

// beginLevels returns a statement that begins a level on a day (SQL of t) for each business on record that has a level in the file and
// no level change g that meets a condition.
func (i *importer) beginLevels(stage, day, condition string) string {
	return fmt.Sprintf(`INSERT INTO level_changes (agency_id, business_id, level, starts_on) SELECT t.agency_id, t.id, s.level, %[1]s
		FROM %[2]s s JOIN food_businesses t ON t.agency_id = %[3]d AND t.source_key = s.source_key
		WHERE s.level IS NOT NULL AND NOT EXISTS (SELECT FROM level_changes g WHERE g.agency_id = t.agency_id AND g.business_id = t.id AND g.cancelled_on IS NULL%[4]s)
		ORDER BY t.id`, day, stage, i.agency, condition)
}

// writeTimelines writes the events FILED and DECIDED of the imported cases. Where a newer edition of the file has another day, the
// timeline keeps the old event and adds a correction and a new event, as for any step that is corrected. Events after the
// corrected one are corrected and written again as well, so that their order stays.
func (i *importer) writeTimelines() error {
	const (
		day     = "CASE e.kind WHEN 'FILED' THEN c.filed_on ELSE c.decided_on END"
		cases   = "FROM cases c JOIN import_cases USING (case_no)"
		isValid = "e.agency_id = c.agency_id AND e.case_id = c.id AND NOT EXISTS (SELECT FROM case_events x WHERE x.agency_id = e.agency_id AND x.corrects_id = e.id)"
	)
	mayChange := fmt.Sprintf("c.agency_id = %d AND %s", i.agency, unchangedSinceImport("c"))
	correct := fmt.Sprintf(`INSERT INTO case_events (agency_id, case_id, kind, occurred_on, note, corrects_id)
		SELECT agency_id, case_id, 'CORRECTED', greatest(occurred_on, %[1]s), 'a newer edition of the register has another day', id
		FROM (SELECT e.*, bool_or(e.occurred_on IS DISTINCT FROM %[2]s) OVER (PARTITION BY e.case_id ORDER BY e.id) AS differs
			%[3]s JOIN case_events e ON %[4]s AND e.kind IN ('FILED', 'DECIDED') WHERE %[5]s) e
		WHERE differs ORDER BY id DESC`, today, day, cases, isValid, mayChange)
	add := func(kind, column string) string {
		return fmt.Sprintf(`INSERT INTO case_events (agency_id, case_id, kind, occurred_on)
			SELECT c.agency_id, c.id, '%[1]s', c.%[2]s %[3]s
			WHERE %[4]s AND c.%[2]s IS NOT NULL AND NOT EXISTS (SELECT FROM case_events e WHERE %[5]s AND e.kind = '%[1]s') ORDER BY c.id`,
			kind, column, cases, mayChange, isValid)
	}
	for _, sql := range []string{correct, add("FILED", "filed_on"), add("DECIDED", "decided_on")} {
		if _, err := i.add("case_events", sql); err != nil {
			return fmt.Errorf("timelines: %w", explainRefusal(err))
		}
	}
	_, err := i.exec("ANALYZE case_events")
	return err
}

// formatEach formats every name and joins the results with commas.
func formatEach(names []string, format string) string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = fmt.Sprintf(format, name)
	}
	return strings.Join(out, ", ")
}
