package querytest

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5"

	"docket/query/catalog"
	"docket/summaries"
)

// Agencies are those of a filled database.
const Agencies = 3

// Fill draws a world from a seed into a migrated database: rows that no bureau would have, with odd texts, few different values so
// that many are equal, nulls wherever the schema allows them, and dates at the ends of months. Constraints of the database are
// dropped first: what they forbid makes no difference to a reader. Rows that migrations have inserted are deleted.
func Fill(ctx context.Context, url string, c *catalog.Catalog, seed uint64) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, dropConstraints); err != nil {
		return fmt.Errorf("drop the constraints: %w", err)
	}
	f := &filler{random: rand.New(rand.NewPCG(seed, 17)), catalog: c, rowCounts: map[string]int{}, unassignedFrom: map[int]civil.Date{}}
	for _, t := range f.types() {
		f.rowCounts[t.Table] = 8 + f.random.IntN(14)
	}
	f.rowCounts["agencies"] = Agencies
	for _, t := range f.types() {
		if _, err := conn.Exec(ctx, "TRUNCATE "+t.Table); err != nil {
			return fmt.Errorf("empty %s: %w", t.Table, err)
		}
		rows := make([]map[string]any, f.rowCounts[t.Table])
		for i := range rows {
			rows[i] = f.row(t, i+1)
		}
		if err := insertRows(ctx, conn, t.Table, rows); err != nil {
			return err
		}
	}
	links := f.links()
	for _, table := range slices.Sorted(maps.Keys(links)) { // in an order that is the same in every run
		if err := insertRows(ctx, conn, table, f.linkRows(links[table])); err != nil {
			return err
		}
	}
	if _, err := conn.Exec(ctx, openLastAssignments); err != nil {
		return err
	}
	_, err = conn.Exec(ctx, "ANALYZE")
	return err
}

// dropConstraints drops all constraints but primary keys, all triggers, and NOT NULL of columns that no field shows.
const dropConstraints = `DO $$ DECLARE r record; BEGIN
	FOR r IN SELECT conrelid::regclass AS t, conname FROM pg_constraint
		WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'f', 'x', 'u') AND conrelid <> 'settings'::regclass
		ORDER BY contype = 'u' LOOP
		EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', r.t, r.conname);
	END LOOP;
	FOR r IN SELECT indexrelid::regclass AS i FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
		WHERE indisunique AND NOT indisprimary AND relnamespace = 'public'::regnamespace LOOP
		EXECUTE format('DROP INDEX %s', r.i);
	END LOOP;
	FOR r IN SELECT oid::regclass AS t FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LOOP
		EXECUTE format('ALTER TABLE %s DISABLE TRIGGER ALL', r.t);
	END LOOP;
	FOR r IN SELECT attrelid::regclass AS t, attname FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
		WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND attnum > 0 AND attnotnull AND NOT attisdropped
		AND NOT EXISTS (SELECT FROM pg_index WHERE indrelid = c.oid AND indisprimary AND attnum = ANY (indkey)) LOOP
		EXECUTE format('ALTER TABLE %s ALTER COLUMN %I DROP NOT NULL', r.t, r.attname);
	END LOOP;
END $$`

// openLastAssignments makes half of each business's last assignments go on without an end.
const openLastAssignments = `UPDATE coverage_assignments a SET period = daterange(lower(period), NULL) WHERE id % 2 = 0 AND NOT EXISTS (
	SELECT FROM coverage_assignments b WHERE b.agency_id = a.agency_id AND b.business_id = a.business_id AND lower(b.period) > lower(a.period))`

// filler draws the rows of a world.
type filler struct {
	random         *rand.Rand
	catalog        *catalog.Catalog
	rowCounts      map[string]int     // rows a table gets
	unassignedFrom map[int]civil.Date // from when on nobody answers for a business
}

func (f *filler) types() []*catalog.Type { return f.catalog.Types() }

// links returns the tables between the ends of many-to-many relations, with one of the relations.
func (f *filler) links() map[string]*catalog.Relation {
	found := map[string]*catalog.Relation{}
	for _, t := range f.types() {
		for _, field := range t.Fields {
			if field.Relation != nil && field.Relation.Through != nil {
				found[field.Relation.Through.Table] = field.Relation
			}
		}
	}
	return found
}

// agencyOf returns the agency of a table's row: known without looking, so that what leads to a row can be drawn.
func agencyOf(id int) int { return (id-1)%Agencies + 1 }

// row makes up a row of a type.
func (f *filler) row(t *catalog.Type, id int) map[string]any {
	row := map[string]any{"id": id}
	if t.Scoped {
		row["agency_id"] = agencyOf(id)
	}
	for _, field := range t.Fields {
		switch {
		case field.Relation != nil && !field.Relation.Many && field.Relation.Condition == nil:
			for _, pair := range field.Relation.On {
				if _, set := row[pair.From]; set || pair.To != "id" {
					continue
				}
				row[pair.From] = f.anyTarget(field.Relation, id)
			}
		case field.Column != "" && !field.IsID:
			if _, set := row[field.Column]; !set {
				row[field.Column] = f.anyValue(field, id)
			}
		}
	}
	f.adapt(t.Table, row, id)
	return row
}

// adapt gives a row of some tables the few properties that computed fields and relations of their type take for granted.
func (f *filler) adapt(table string, row map[string]any, id int) {
	switch table {
	case "food_businesses": // columns that no field shows, from which computed fields are worked out
		row["vacant_from"], row["vacant_until"], row["vacant_due_on"] = f.anyDayOrNil(), f.anyDayOrNil(), f.anyDayOrNil()
	case "coverage_visits":
		row["cancelled_on"] = f.anyDayIf(isCancelled(id))
	case "findings": // readers see no finding of a cancelled visit
		row["cancelled_on"] = f.anyDayIf(isCancelled(row["visit_id"].(int)) || id%7 == 0)
	case "planned_visits": // a cancelled visit carries out no plan
		if visit, ok := row["visit_id"].(int); ok && isCancelled(visit) {
			row["visit_id"] = nil
		}
	case "coverage_assignments": // no two assignments of a business overlap; both fields are worked out from one column
		business := row["business_id"].(int)
		from, ok := f.unassignedFrom[business]
		if !ok {
			from = f.anyDay()
		}
		until := from.AddDays(1 + f.random.IntN(90))
		row["period"] = "[" + from.String() + "," + until.String() + ")"
		f.unassignedFrom[business] = until.AddDays(f.random.IntN(2) * 20)
		delete(row, "starts_on")
		delete(row, "ends_on")
	}
}

// isCancelled says which visits are cancelled: known from the number, so that rows of other tables can be drawn in any order.
func isCancelled(visit int) bool { return visit%4 == 0 }

func (f *filler) anyDayIf(isSet bool) any {
	if !isSet {
		return nil
	}
	return f.anyDay().String()
}

// anyTarget returns the id of a row of the same agency, nil now and then where that is allowed.
func (f *filler) anyTarget(r *catalog.Relation, id int) any {
	if r.Nullable && f.random.IntN(3) == 0 {
		return nil
	}
	n := f.rowCounts[r.Target.Table]
	if !r.Target.Scoped {
		return 1 + f.random.IntN(n)
	}
	var same []int
	for i := 1; i <= n; i++ {
		if agencyOf(i) == agencyOf(id) {
			same = append(same, i)
		}
	}
	return same[f.random.IntN(len(same))]
}

var texts = []string{
	"a", "A", "b", "aB", "行政处罚", "行政", "O'Brien", `"quoted"`, `back\slash`, "50%", "a_b", "ab", "%", "_", " space ", "É", "é", "🍜", "",
	strings.Repeat("长", 64), strings.Repeat("x", 64), "line\nbreak", "1", "null",
}

// foldedTexts are values of fields with a fold: the fold of each is the text itself.
var foldedTexts = []string{"a", "b", "ab", "hwd", "hwdcy", "x1", "tcs"}

var amounts = []string{"0.00", "0.01", "10.00", "10.10", "99.99", "1000.00", "12345678901.23"}

// anyValue makes up a value of a field, null now and then where that is allowed.
func (f *filler) anyValue(field *catalog.Field, id int) any {
	if !field.NonNull && f.random.IntN(4) == 0 {
		return nil
	}
	if field.IsEnum {
		values := f.catalog.Schema.Types[field.Scalar].EnumValues
		return values[f.random.IntN(min(len(values), 4))].Name
	}
	switch field.Scalar {
	case "String":
		if field.Fold != "" {
			return foldedTexts[f.random.IntN(len(foldedTexts))]
		}
		if one := strings.ToLower(field.Owner.Name[:1]) + field.Owner.Name[1:]; field.Column == "code" || f.catalog.Root(one).Key == field.Name {
			return fmt.Sprintf("%s %d", texts[f.random.IntN(8)], id) // one record is asked for by these
		}
		return texts[f.random.IntN(len(texts))]
	case "Int":
		return 1 + f.random.IntN(4)
	case "Boolean":
		return f.random.IntN(2) == 0
	case "Date":
		return f.anyDay().String()
	case "DateTime":
		// The edges of days in the bureau's zone.
		at := f.anyDay().In(Zone).Add(time.Duration(f.random.IntN(3)-1) * time.Microsecond).Add(time.Duration(f.random.IntN(2)) * 15 * time.Hour)
		return at.Format(time.RFC3339Nano)
	case "Money":
		return amounts[f.random.IntN(len(amounts))]
	case "Decimal":
		if field.Column == "rate" { // a share of an amount
			return []string{"0.001", "0.030", "0.125"}[f.random.IntN(3)]
		}
		return []string{"0.001", "1.000", "1.500", "12.340", "99999999999.999"}[f.random.IntN(5)]
	}
	panic("querytest: no values for " + field.Scalar)
}

func (f *filler) anyDayOrNil() any {
	if f.random.IntN(4) == 0 {
		return nil
	}
	return f.anyDay().String()
}

func (f *filler) anyDay() civil.Date {
	edges := []civil.Date{{Year: 2022, Month: 12, Day: 31}, {Year: 2023, Month: 1, Day: 1}, {Year: 2023, Month: 3, Day: 31}, {Year: 2023, Month: 4, Day: 1}, {Year: 2023, Month: 6, Day: 30}, {Year: 2024, Month: 2, Day: 29}}
	if f.random.IntN(2) == 0 {
		return edges[f.random.IntN(len(edges))]
	}
	return civil.Date{Year: 2023, Month: 1, Day: 1}.AddDays(f.random.IntN(240))
}

// linkRows makes up rows of the table between the ends of a many-to-many relation.
func (f *filler) linkRows(r *catalog.Relation) []map[string]any {
	seen := map[string]bool{}
	var rows []map[string]any
	for range 40 {
		from := 1 + f.random.IntN(f.rowCounts[r.Owner.Table])
		to := f.anyTarget(&catalog.Relation{Target: r.Target}, from)
		row := map[string]any{"agency_id": agencyOf(from)}
		for _, pair := range r.On {
			if pair.From == "id" {
				row[pair.To] = from
			}
		}
		for _, pair := range r.Through.On {
			if pair.To == "id" {
				row[pair.From] = to
			}
		}
		if name := fmt.Sprint(row); !seen[name] {
			seen[name] = true
			rows = append(rows, row)
		}
	}
	return rows
}

// insertRows inserts rows into a table.
func insertRows(ctx context.Context, conn *pgx.Conn, table string, rows []map[string]any) error {
	var names []string
	for name := range rows[0] {
		names = append(names, name)
	}
	slices.Sort(names)
	text, err := json.Marshal(rows)
	if err != nil {
		return err
	}
	list := strings.Join(names, ", ")
	if _, err := conn.Exec(ctx, fmt.Sprintf("INSERT INTO %[1]s (%[2]s) SELECT %[2]s FROM json_populate_recordset(NULL::%[1]s, $1)", table, list), text); err != nil {
		return fmt.Errorf("fill %s: %w", table, err)
	}
	return nil
}

// Summarise makes the summaries of a catalogue in a filled database, in place of those that migrations have made.
func Summarise(ctx context.Context, url string, c *catalog.Catalog) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	for _, set := range c.Summaries() {
		for _, statement := range append([]string{summaries.Down(set)}, strings.Split(summaries.Up(set), "--bun:split\n")...) {
			if _, err := conn.Exec(ctx, statement); err != nil {
				return fmt.Errorf("summaries of %s: %w", set.Type.Name, err)
			}
		}
	}
	return nil
}
