package summaries

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"docket/query/catalog"
)

// Up returns the statements that make the tables, functions and triggers of a set, and count what is on record. Each bears being run
// again. They are not one transaction: `--bun:split` lines separate them.
func Up(set *catalog.SummarySet) string {
	g := newGenerator(set)
	parts := []string{g.tables() + g.source() + g.functions(), g.triggers(), "CALL " + set.Prefix + "_rebuild();\n", g.grants()}
	return strings.Join(parts, "--bun:split\n")
}

// Migration returns the text of a migration that makes a set as it is declared, in place of an earlier one of its type.
func Migration(set *catalog.SummarySet) string {
	return `-- Summaries of ` + set.Type.Name + `, written by docket summaries --migration.
SET lock_timeout = '5s';
SET citus.enable_unsafe_triggers = on;
--bun:split
` + Down(set) + "--bun:split\n" + Up(set) + "--bun:split\nRESET lock_timeout;\n"
}

// Down returns the statements that take a set back.
func Down(set *catalog.SummarySet) string {
	g := newGenerator(set)
	var b strings.Builder
	for _, s := range g.sources {
		for _, name := range g.triggerNames(s) {
			fmt.Fprintf(&b, "DROP TRIGGER IF EXISTS %s ON %s;\n", name, s.table)
		}
	}
	for _, s := range g.sources {
		fmt.Fprintf(&b, "DROP FUNCTION IF EXISTS %s();\n", g.functionName(s))
	}
	p := set.Prefix
	fmt.Fprintf(&b, "DROP PROCEDURE IF EXISTS %s_rebuild();\n", p)
	if !g.isPlain() {
		fmt.Fprintf(&b, "DROP FUNCTION IF EXISTS %[1]s_refresh(bigint, bigint[]);\nDROP FUNCTION IF EXISTS %[1]s_refresh_one(bigint, bigint);\n", p)
	}
	fmt.Fprintf(&b, "DROP FUNCTION IF EXISTS %[1]s_verify();\nDROP FUNCTION IF EXISTS %[1]s_recount(bigint);\nDROP FUNCTION IF EXISTS %[1]s_fold(bigint, bigint);\n", p)
	fmt.Fprintf(&b, "DROP VIEW IF EXISTS %s_source;\n", p)
	fmt.Fprintf(&b, "DROP TABLE IF EXISTS %s;\n", strings.Join(g.tableNames(), ", "))
	return b.String()
}

// definitions returns the columns of dimensions, or references, and of sums with their types.
func (g *generator) definitions(dimensions []*catalog.SummaryDimension) string {
	var b strings.Builder
	for i, column := range g.columns {
		if i >= len(g.set.Dimensions) && i < len(g.columns)-len(g.set.References) {
			fmt.Fprintf(&b, ",\n  %s %s NOT NULL", column, g.types[i])
			continue
		}
		for _, d := range dimensions {
			if d.Column == column {
				fmt.Fprintf(&b, ",\n  %s %s", column, g.types[i])
			}
		}
	}
	return b.String()
}

// tables makes the tables: what each record added, where that depends on other rows; the changes; and the summaries.
func (g *generator) tables() string {
	var b strings.Builder
	p := g.set.Prefix
	if !g.isPlain() {
		fmt.Fprintf(&b, `CREATE TABLE IF NOT EXISTS %[1]s_records (
  agency_id bigint NOT NULL,
  id bigint NOT NULL%[2]s,
  CONSTRAINT %[1]s_records_pkey PRIMARY KEY (agency_id, id)
);
COMMENT ON TABLE %[1]s_records IS 'What each record has added to the summaries.';
`, p, g.definitions(g.set.Kept.Dimensions))
		for _, sum := range g.set.Sums {
			if sum.IsIndexed {
				fmt.Fprintf(&b, `CREATE INDEX IF NOT EXISTS %[1]s_records_%[2]s_idx ON %[1]s_records (agency_id, %[2]s, id);
COMMENT ON INDEX %[1]s_records_%[2]s_idx IS '%[3]s(where: {%[4]s})';
`, p, sum.Column, g.set.Type.Plural, sum.Field.Name)
			}
		}
		for _, rank := range g.set.Ranks {
			fmt.Fprintf(&b, `CREATE INDEX IF NOT EXISTS %[1]s_records_%[4]s_%[5]s_idx ON %[1]s_records (agency_id, %[2]s, %[3]s) INCLUDE (%[6]s);
COMMENT ON INDEX %[1]s_records_%[4]s_%[5]s_idx IS '%[7]s(orderBy: {%[8]s: {where: {%[9]s}, sum: {%[10]s}}})';
`, p, rank.By.Column, rank.Of.Column, strings.TrimSuffix(rank.By.Column, "_on"), strings.TrimSuffix(rank.Of.Column, "_id"), rank.Sum.Column,
				rank.Of.Relation.Target.Plural, g.set.Type.Plural, rank.By.Field.Name, rank.Sum.Field.Name)
		}
	}
	fmt.Fprintf(&b, `CREATE TABLE IF NOT EXISTS %[1]s (
  agency_id bigint NOT NULL,
  id bigserial NOT NULL%[2]s,
  records bigint NOT NULL,
  CONSTRAINT %[1]s_pkey PRIMARY KEY (agency_id, id)
);
COMMENT ON TABLE %[1]s IS 'What writes have added to the summaries and taken from them, and what was not folded into them yet.';
`, g.set.Changes, g.definitions(g.set.Dimensions))
	for _, s := range g.set.Summaries {
		fmt.Fprintf(&b, `CREATE TABLE IF NOT EXISTS %[1]s (
  agency_id bigint NOT NULL,
  id bigserial NOT NULL%[2]s,
  records bigint NOT NULL,
  CONSTRAINT %[1]s_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT %[1]s_key UNIQUE NULLS NOT DISTINCT (agency_id, %[3]s)
);
COMMENT ON TABLE %[1]s IS 'Summary: %[4]s.';
`, s.Table, g.definitions(s.Dimensions), strings.Join(columnsOf(s), ", "), s.Name)
	}
	return b.String()
}

// grants lets the server read the summaries. It comes last: until all is counted, a reader gets an error, not a number that is too small.
func (g *generator) grants() string {
	names := g.tableNames()
	text := "GRANT SELECT ON " + strings.Join(names, ", ") + " TO docket_app;\n"
	for _, name := range names {
		if !strings.HasSuffix(name, "_records") {
			text += "GRANT USAGE ON SEQUENCE " + name + "_id_seq TO docket_app;\n"
		}
	}
	return text
}

// tableNames returns the names of the tables of the set.
func (g *generator) tableNames() []string {
	names := []string{g.set.Changes}
	for _, s := range g.set.Summaries {
		names = append(names, s.Table)
	}
	if !g.isPlain() {
		names = append(names, g.set.Prefix+"_records")
	}
	return names
}

func columnsOf(s *catalog.Summary) []string {
	names := make([]string, len(s.Dimensions))
	for i, d := range s.Dimensions {
		names[i] = d.Column
	}
	return names
}

// source makes the view of what each record adds.
func (g *generator) source() string {
	values := make([]string, len(g.columns))
	for i, column := range g.columns {
		values[i] = ",\n  " + g.values[i] + " AS " + column
	}
	return fmt.Sprintf("CREATE OR REPLACE VIEW %s_source AS\nSELECT r.agency_id, r.id%s\n  FROM %s r;\n", g.set.Prefix, strings.Join(values, ""), g.set.Type.Table)
}

// agencyOfRow is how a sub-select of a value names the agency of the row around it.
var agencyOfRow = regexp.MustCompile(`(\bx\d+\.agency_id) = (?:r|x\d+)\.agency_id\b`)

// sourceOfOne writes what one record adds, as the view does. Each table is asked by the agency itself: then Citus lets the machine that has the rows answer alone.
func (g *generator) sourceOfOne() string {
	values := make([]string, len(g.columns))
	for i := range g.columns {
		values[i] = ",\n        " + agencyOfRow.ReplaceAllString(g.values[i], "$1 = of_agency")
	}
	return fmt.Sprintf("r.agency_id, r.id%s\n      FROM %s r WHERE r.agency_id = of_agency AND r.id = number", strings.Join(values, ""), g.set.Type.Table)
}

// prefixed writes a list of columns, each after before and followed by after.
func prefixed(columns []string, before, after string) string {
	parts := make([]string, len(columns))
	for i, c := range columns {
		parts[i] = before + c + after
	}
	return strings.Join(parts, ", ")
}

// sums writes the sums of columns.
func sums(columns []string) string { return prefixed(columns, "sum(", ")") }

// anyNotZero writes that a sum is not zero.
func anyNotZero(columns []string) string {
	return strings.ReplaceAll(prefixed(columns, "sum(", ") <> 0"), ", ", " OR ")
}

// definer ends the head of a function that works for writers that may not write summaries themselves.
const definer = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$\n"

func (g *generator) functions() string {
	var b strings.Builder
	if !g.isPlain() {
		b.WriteString(g.refresh())
	}
	b.WriteString(g.fold() + g.recount() + g.rebuild() + g.verify())
	for _, s := range g.sources {
		b.WriteString(g.triggerFunction(s))
	}
	return b.String()
}

// refresh makes the function that brings records up to date: what they have added before is taken back, what they add now is added.
// It locks what a record has added, and reads the record after that. So whichever of two writers comes second sees all of the first.
// Few records are done one by one, which is faster than one large statement.
func (g *generator) refresh() string {
	counted := g.counted()
	added := g.sumColumns()
	changes := func(sign, of string) string {
		values := make([]string, 0, len(g.columns)+2)
		for _, c := range g.dimensionColumns() {
			values = append(values, of+c)
		}
		values = append(values, sign+"1")
		for _, c := range added {
			values = append(values, sign+of+c)
		}
		return strings.Join(values, ", ")
	}
	difference := prefixed(g.dimensionColumns(), "fresh.", "") + ", 0"
	for _, c := range added {
		difference += ", fresh." + c + " - kept." + c
	}
	kept := make([]string, len(g.columns))
	for i, c := range g.columns {
		kept[i] = "k." + c + " AS k_" + c
	}
	replace := strings.NewReplacer(
		"{p}", g.set.Prefix, "{one}", g.sourceOfOne(), "{changes}", g.set.Changes, "{all}", strings.Join(g.columns, ", "), "{set}", prefixedAssign(g.columns),
		"{dims}", strings.Join(g.dimensionColumns(), ", "), "{counted}", strings.Join(counted, ", "), "{sums}", sums(counted), "{any}", anyNotZero(counted),
		"{plus}", changes("", ""), "{kMinus}", changes("-", "k_"), "{keptMinus}", changes("-", "kept."), "{freshPlus}", changes("", "fresh."),
		"{difference}", difference, "{freshAll}", prefixed(g.columns, "fresh.", ""), "{keptAll}", prefixed(g.columns, "kept.", ""),
		"{k}", prefixed(g.columns, "k.", ""), "{f}", prefixed(g.columns, "f.", ""), "{setFresh}", strings.ReplaceAll(prefixedAssign(g.columns), "f.", "fresh."),
		"{fAll}", prefixed(g.columns, "f.", ""), "{kAll}", strings.Join(kept, ", "),
		"{freshDims}", prefixed(g.dimensionColumns(), "fresh.", ""), "{keptDims}", prefixed(g.dimensionColumns(), "kept.", ""),
	)
	return replace.Replace(refreshFunctions)
}

// refreshFunctions are the SQL functions that bring a record, or many, up to date; the holes are filled by generator.refresh.
const refreshFunctions = `CREATE OR REPLACE FUNCTION {p}_refresh_one(of_agency bigint, number bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  kept {p}_records;
  fresh {p}_source;
BEGIN
  LOOP
    SELECT * INTO kept FROM {p}_records k WHERE k.agency_id = of_agency AND k.id = number FOR UPDATE;
    SELECT INTO fresh {one};
    IF kept.id IS NULL AND fresh.id IS NULL THEN
      RETURN;
    ELSIF kept.id IS NULL THEN
      INSERT INTO {p}_records (agency_id, id, {all}) VALUES (of_agency, number, {freshAll}) ON CONFLICT DO NOTHING;
      CONTINUE WHEN NOT FOUND; -- another transaction has added it meanwhile: look again
      INSERT INTO {changes} (agency_id, {dims}, {counted}) VALUES (of_agency, {freshPlus});
    ELSIF fresh.id IS NULL THEN
      DELETE FROM {p}_records k WHERE k.agency_id = of_agency AND k.id = number;
      INSERT INTO {changes} (agency_id, {dims}, {counted}) VALUES (of_agency, {keptMinus});
    ELSIF ({keptAll}) IS DISTINCT FROM ({freshAll}) THEN
      UPDATE {p}_records k SET {setFresh} WHERE k.agency_id = of_agency AND k.id = number;
      IF ({keptDims}) IS DISTINCT FROM ({freshDims}) THEN
        INSERT INTO {changes} (agency_id, {dims}, {counted}) VALUES (of_agency, {keptMinus}), (of_agency, {freshPlus});
      ELSE
        INSERT INTO {changes} (agency_id, {dims}, {counted}) VALUES (of_agency, {difference});
      END IF;
    END IF;
    RETURN;
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION {p}_refresh_one(bigint, bigint) FROM PUBLIC;
CREATE OR REPLACE FUNCTION {p}_refresh(of_agency bigint, numbers bigint[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  missed bigint := 1;
  number bigint;
BEGIN
  -- On Citus, what has several parts is not done by the machine that has the rows alone.
  IF cardinality(numbers) <= 16 OR is_on_citus('{p}_records') THEN
    FOR number IN SELECT DISTINCT n FROM unnest(numbers) n ORDER BY n LOOP
      PERFORM {p}_refresh_one(of_agency, number);
    END LOOP;
    RETURN;
  END IF;
  WHILE missed > 0 LOOP
    PERFORM FROM {p}_records k WHERE k.agency_id = of_agency AND k.id = ANY (numbers) ORDER BY k.id FOR UPDATE;
    WITH fresh AS MATERIALIZED (SELECT * FROM {p}_source s WHERE s.agency_id = of_agency AND s.id = ANY (numbers)),
    kept AS MATERIALIZED (SELECT * FROM {p}_records k WHERE k.agency_id = of_agency AND k.id = ANY (numbers)),
    -- A full join is hashed or merged. Any other join could become a nested loop, which takes time with the square of the records, where
    -- Postgres expects few rows.
    pairs AS MATERIALIZED (
      SELECT coalesce(f.id, k.id) AS id, k.id IS NOT NULL AS is_kept, f.id IS NOT NULL AS is_fresh, {fAll}, {kAll}
        FROM kept k FULL JOIN fresh f ON f.id = k.id
    ),
    gone AS (
      DELETE FROM {p}_records k USING pairs p WHERE k.agency_id = of_agency AND k.id = p.id AND NOT p.is_fresh
    ),
    added AS (
      INSERT INTO {p}_records (agency_id, id, {all}) SELECT of_agency, id, {all} FROM pairs WHERE NOT is_kept
      ON CONFLICT DO NOTHING RETURNING *
    ),
    changed AS (
      UPDATE {p}_records k SET {set} FROM pairs f
       WHERE k.agency_id = of_agency AND k.id = f.id AND f.is_kept AND f.is_fresh AND ({k}) IS DISTINCT FROM ({f})
    ),
    written AS (
      INSERT INTO {changes} (agency_id, {dims}, {counted})
      SELECT of_agency, {dims}, {sums}
        FROM (SELECT {plus} FROM added
              UNION ALL SELECT {plus} FROM pairs WHERE is_kept AND is_fresh
              UNION ALL SELECT {kMinus} FROM pairs WHERE is_kept) d ({dims}, {counted})
       GROUP BY {dims} HAVING {any}
    )
    -- A record that another transaction has added meanwhile is not among those kept: look again.
    SELECT (SELECT count(*) FROM pairs WHERE NOT is_kept) - (SELECT count(*) FROM added) INTO missed;
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION {p}_refresh(bigint, bigint[]) FROM PUBLIC;
`

func prefixedAssign(columns []string) string {
	parts := make([]string, len(columns))
	for i, c := range columns {
		parts[i] = c + " = f." + c
	}
	return strings.Join(parts, ", ")
}

// fold makes the function that adds changes of an agency to its summaries, where there are at least so many: 50,000 at a time. One statement moves
// them, so a reader sees each once. Another fold or recount of the agency waits.
func (g *generator) fold() string {
	counted := g.counted()
	var b strings.Builder
	for i, s := range g.set.Summaries {
		dims := strings.Join(columnsOf(s), ", ")
		updates := make([]string, len(counted))
		for j, c := range counted {
			updates[j] = c + " = t." + c + " + excluded." + c
		}
		fmt.Fprintf(&b, `  s%[1]d AS (
    INSERT INTO %[2]s AS t (agency_id, %[3]s, %[4]s)
    SELECT of_agency, %[3]s, %[5]s FROM gone GROUP BY %[3]s HAVING %[7]s
    ON CONFLICT (agency_id, %[3]s) DO UPDATE SET %[6]s
  ),
`, i, s.Table, dims, strings.Join(counted, ", "), sums(counted), strings.Join(updates, ", "), anyNotZero(counted))
	}
	return fmt.Sprintf(`CREATE OR REPLACE FUNCTION %[1]s_fold(of_agency bigint, at_least bigint) RETURNS bigint
LANGUAGE plpgsql %[2]sDECLARE
  folded bigint;
BEGIN
  IF (SELECT count(*) FROM (SELECT FROM %[3]s c WHERE c.agency_id = of_agency LIMIT at_least) d) < at_least THEN
    RETURN 0;
  END IF;
  PERFORM lock_summaries(of_agency, '%[1]s');
  WITH gone AS (
    DELETE FROM %[3]s c WHERE c.agency_id = of_agency AND c.id IN (SELECT b.id FROM %[3]s b WHERE b.agency_id = of_agency ORDER BY b.id LIMIT 50000)
    RETURNING *
  ),
%[4]s  d AS (SELECT count(*) AS n FROM gone)
  SELECT n INTO folded FROM d;
  RETURN folded;
END $$;
REVOKE EXECUTE ON FUNCTION %[1]s_fold(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION %[1]s_fold(bigint, bigint) TO docket_app;
`, g.set.Prefix, definer, g.set.Changes, b.String())
}

// counted source of a recount: what the records have added where that is kept, else what they add.
func (g *generator) truth() string {
	if g.isPlain() {
		return g.set.Prefix + "_source"
	}
	return g.set.Prefix + "_records"
}

// recount makes the function that counts an agency's summaries again. One statement, so of one snapshot, replaces summaries and changes:
// changes that are committed meanwhile are not in the snapshot, and stay. Citus carries out each part of such a statement by itself, in snapshots of
// different instants. So one statement there reads what is counted together with the numbers of the changes that are in it, which then are removed.
func (g *generator) recount() string {
	var parts, removals strings.Builder
	for i, s := range g.set.Summaries {
		fmt.Fprintf(&parts, "  s%d AS (DELETE FROM %s WHERE agency_id = of_agency),\n", i, s.Table)
		fmt.Fprintf(&removals, "    DELETE FROM %s s WHERE s.agency_id = of_agency;\n", s.Table)
	}
	dims, added := strings.Join(g.dimensionColumns(), ", "), g.sumColumns()
	values, named := "count(*)", "count(*) AS "+catalog.RecordsColumn
	if len(added) > 0 {
		values += ", " + sums(added)
		named += ", " + prefixedSums(added)
	}
	return strings.NewReplacer("{p}", g.set.Prefix, "{definer}", definer, "{changes}", g.set.Changes, "{parts}", parts.String(), "{removals}", removals.String(), "{dims}", dims,
		"{values}", values, "{named}", named, "{truth}", g.truth(), "{counted}", strings.Join(g.counted(), ", ")).Replace(`CREATE OR REPLACE FUNCTION {p}_recount(of_agency bigint) RETURNS void
LANGUAGE plpgsql {definer}DECLARE
  seen bigint[];
  counted jsonb;
BEGIN
  PERFORM lock_summaries(of_agency, '{p}');
  IF is_on_citus('{changes}') THEN
    SELECT s.ids, t.added INTO seen, counted
      FROM (SELECT array_agg(c.id) AS ids FROM {changes} c WHERE c.agency_id = of_agency) s
     CROSS JOIN (SELECT jsonb_agg(to_jsonb(x)) AS added FROM (SELECT {dims}, {named} FROM {truth} WHERE agency_id = of_agency GROUP BY {dims}) x) t;
    DELETE FROM {changes} c WHERE c.agency_id = of_agency AND c.id = ANY (seen);
{removals}    INSERT INTO {changes} (agency_id, {dims}, {counted})
    SELECT of_agency, {dims}, {counted} FROM jsonb_populate_recordset(NULL::{changes}, counted);
  ELSE
  WITH gone AS (DELETE FROM {changes} WHERE agency_id = of_agency),
{parts}  counted AS (SELECT {dims}, {values} FROM {truth} WHERE agency_id = of_agency GROUP BY {dims})
  INSERT INTO {changes} (agency_id, {dims}, {counted}) SELECT of_agency, * FROM counted;
  END IF;
  WHILE {p}_fold(of_agency, 1) > 0 LOOP
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION {p}_recount(bigint) FROM PUBLIC;
`)
}

// rebuild makes the procedure that counts all summaries of the set again, in transactions of a thousand records and of an agency. It analyzes the
// table that it fills: Postgres reports what a procedure has written only when that ends, so nobody else does, and with the statistics of an
// empty table each batch would look through all records before it.
func (g *generator) rebuild() string {
	p := g.set.Prefix
	refresh, variables := "", ""
	if !g.isPlain() {
		variables = "  after bigint;\n  batch bigint[];\n  batches bigint := 0;\n"
		refresh = fmt.Sprintf(`    after := NULL;
    LOOP
      batch := ARRAY(
        SELECT id FROM (
          (SELECT id FROM %[2]s WHERE agency_id = a AND (after IS NULL OR id > after) ORDER BY id LIMIT 1000)
          UNION (SELECT id FROM %[1]s_records WHERE agency_id = a AND (after IS NULL OR id > after) ORDER BY id LIMIT 1000)) b
        ORDER BY id LIMIT 1000);
      EXIT WHEN cardinality(batch) = 0;
      PERFORM %[1]s_refresh(a, batch);
      batches := batches + 1;
      IF batches IN (1, 10, 100, 1000) THEN
        ANALYZE %[1]s_records;
      END IF;
      COMMIT;
      after := batch[cardinality(batch)];
    END LOOP;
`, p, g.set.Type.Table)
	}
	return fmt.Sprintf(`CREATE OR REPLACE PROCEDURE %[1]s_rebuild()
LANGUAGE plpgsql AS $$
DECLARE
  a bigint;
%[4]sBEGIN
  FOREACH a IN ARRAY ARRAY(%[3]s) LOOP
%[2]s    PERFORM %[1]s_recount(a);
    COMMIT;
  END LOOP;
END $$;
REVOKE EXECUTE ON PROCEDURE %[1]s_rebuild() FROM PUBLIC;
`, p, refresh, g.agencies(), variables)
}

// agencies writes the SELECT of all agencies that may have summaries.
func (g *generator) agencies() string {
	text := "SELECT id FROM agencies"
	for _, t := range g.tableNames() {
		text += " UNION SELECT agency_id FROM " + t
	}
	return text + " ORDER BY 1"
}

// verify makes the function that compares each summary with the records, in one snapshot. It returns the differences: the summary less
// the records.
func (g *generator) verify() string {
	parts := g.comparisons("", g.set.Prefix+"_source")
	return fmt.Sprintf("CREATE OR REPLACE FUNCTION %[1]s_verify() RETURNS TABLE (summary text, difference jsonb)\nLANGUAGE sql STABLE AS $$\n%[2]s$$;\nREVOKE EXECUTE ON FUNCTION %[1]s_verify() FROM PUBLIC;\n",
		g.set.Prefix, strings.Join(parts, "  UNION ALL\n"))
}

// verifyOne returns the statements that do for one agency what the function of verify does for all: each table is asked by the agency itself, so that on Citus the
// machine that has the agency answers alone.
func (g *generator) verifyOne(agency int64) []string {
	number := strconv.FormatInt(agency, 10)
	values := make([]string, len(g.columns))
	for i, column := range g.columns {
		values[i] = ", " + agencyOfRow.ReplaceAllString(g.values[i], "$1 = "+number) + " AS " + column
	}
	source := fmt.Sprintf("(SELECT r.agency_id, r.id%s FROM %s r WHERE r.agency_id = %s) s", strings.Join(values, ""), g.set.Type.Table, number)
	return g.comparisons(" WHERE agency_id = "+number, source)
}

// comparisons returns a SELECT for each table of the set that compares it with the records: it reads those rows of each table that a condition takes in, and what the
// records add from a source.
func (g *generator) comparisons(condition, source string) (parts []string) {
	counted := g.counted()
	minus := "-1"
	for _, c := range g.sumColumns() {
		minus += ", -" + c
	}
	for _, s := range g.set.Summaries {
		dims := strings.Join(columnsOf(s), ", ")
		parts = append(parts, fmt.Sprintf(`  SELECT '%[1]s', to_jsonb(d) FROM (
    SELECT agency_id, %[2]s, %[4]s FROM (
      SELECT agency_id, %[2]s, %[3]s FROM %[1]s%[9]s
      UNION ALL SELECT agency_id, %[2]s, %[3]s FROM %[5]s%[9]s
      UNION ALL SELECT agency_id, %[2]s, %[6]s FROM %[7]s) u
    GROUP BY agency_id, %[2]s HAVING %[8]s) d
`, s.Table, dims, strings.Join(counted, ", "), prefixedSums(counted), g.set.Changes, minus, source, anyNotZero(counted), condition))
	}
	if !g.isPlain() {
		all := "agency_id, id, " + strings.Join(g.columns, ", ")
		parts = append(parts, fmt.Sprintf(`  SELECT '%[1]s_records', to_jsonb(d) FROM (
    (SELECT %[2]s FROM %[1]s_records%[4]s EXCEPT SELECT %[2]s FROM %[3]s)
    UNION ALL (SELECT %[2]s FROM %[3]s EXCEPT SELECT %[2]s FROM %[1]s_records%[4]s)) d
`, g.set.Prefix, all, source, condition))
	}
	return parts
}

func prefixedSums(columns []string) string {
	parts := make([]string, len(columns))
	for i, c := range columns {
		parts[i] = "sum(" + c + ") AS " + c
	}
	return strings.Join(parts, ", ")
}
