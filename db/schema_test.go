package db_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/jackc/pgx/v5"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/schema"
	gqlast "github.com/vektah/gqlparser/v2/ast"
	gqlparser "github.com/vektah/gqlparser/v2/parser"

	"docket/db"
	"docket/db/dbtest"
	"docket/migrations/migrationstest"
	"docket/postgres/postgrestest"
)

// migrated is a database with the schema and no records.
var migrated = migrationstest.Template("docket_migrated", nil)

// parseSchema returns the hand-written GraphQL schema.
func parseSchema(t *testing.T) *gqlast.SchemaDocument {
	t.Helper()
	names, err := filepath.Glob("../graph/schema/*.graphqls")
	if err != nil || len(names) == 0 {
		t.Fatalf("no schema: %v, %v", names, err)
	}
	var sources []*gqlast.Source
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, &gqlast.Source{Name: name, Input: string(text)})
	}
	document, err := gqlparser.ParseSchemas(sources...)
	if err != nil {
		t.Fatal(err)
	}
	return document
}

func isRecord(d *gqlast.Definition) bool {
	return d.Kind == gqlast.Object && d.Directives.ForName("records") != nil
}

// allFields returns the fields of a type with those of its interfaces.
func allFields(document *gqlast.SchemaDocument, d *gqlast.Definition) gqlast.FieldList {
	fields := slices.Clone(d.Fields)
	var inherit func(names []string)
	inherit = func(names []string) {
		for _, name := range names {
			parent := document.Definitions.ForName(name)
			for _, f := range parent.Fields {
				if fields.ForName(f.Name) == nil {
					fields = append(fields, f)
				}
			}
			inherit(parent.Interfaces)
		}
	}
	inherit(d.Interfaces)
	return fields
}

// snake returns a field name as a column name, as in `filed_on` for `filedOn`.
func snake(name string) string {
	var b strings.Builder
	for _, r := range name {
		if unicode.IsUpper(r) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// tables returns bun's tables of all models by their GraphQL type.
func tables(t *testing.T, url string) (*bun.DB, map[string]*schema.Table) {
	t.Helper()
	store := dbtest.Open(t, url)
	byType := map[string]*schema.Table{}
	for _, s := range db.Subjects() {
		byType[s.Type] = store.DB().Table(reflect.TypeOf(s.Model).Elem())
	}
	return store.DB(), byType
}

// Each field of each record type is a column, a relation or a computed field, and a column can be null exactly if the field can.
func TestModelsMatchSchema(t *testing.T) {
	t.Parallel()
	c := newModelCheck(t)
	records := 0
	for _, d := range c.document.Definitions {
		if !isRecord(d) {
			continue
		}
		records++
		if c.byType[d.Name] == nil {
			t.Errorf("%s: no subject", d.Name)
			continue
		}
		for _, f := range allFields(c.document, d) {
			if target := c.document.Definitions.ForName(f.Type.Name()); target == nil || target.Kind == gqlast.Scalar || target.Kind == gqlast.Enum {
				c.checkColumn(t, d, f)
			} else {
				c.checkRelation(t, d, f, target)
			}
		}
		c.checkComputed(t, d)
	}
	if records != len(c.subjects) {
		t.Errorf("the schema has %d record types, there are %d subjects", records, len(c.subjects))
	}
}

// modelCheck compares models with the GraphQL schema and the database.
type modelCheck struct {
	db       *bun.DB
	byType   map[string]*schema.Table
	document *gqlast.SchemaDocument
	subjects map[string]db.Subject
}

func newModelCheck(t *testing.T) modelCheck {
	t.Helper()
	bunDB, byType := tables(t, postgrestest.Clone(t, migrated))
	c := modelCheck{bunDB, byType, parseSchema(t), map[string]db.Subject{}}
	for _, s := range db.Subjects() {
		c.subjects[s.Type] = s
	}
	return c
}

// isNullable reports whether a column can be null, and whether it exists.
func (c modelCheck) isNullable(t *testing.T, table, column string) (nullable, exists bool) {
	t.Helper()
	var answer []bool
	err := c.db.NewRaw(`SELECT NOT attnotnull FROM pg_attribute WHERE attrelid = ?::regclass AND attname = ? AND attnum > 0`, table, column).Scan(t.Context(), &answer)
	if err != nil {
		t.Fatal(err)
	}
	return len(answer) == 1 && answer[0], len(answer) == 1
}

// isComputed reports whether a table has a computed field.
func (c modelCheck) isComputed(table *schema.Table, name string) bool {
	for _, s := range c.subjects {
		if _, ok := s.Computed[name]; ok && c.byType[s.Type] == table {
			return true
		}
	}
	return false
}

// checkColumn checks a field that is no relation.
func (c modelCheck) checkColumn(t *testing.T, d *gqlast.Definition, f *gqlast.FieldDefinition) {
	t.Helper()
	table, column, name := c.byType[d.Name], snake(f.Name), d.Name+"."+f.Name
	_, computed := c.subjects[d.Name].Computed[f.Name]
	if (table.FieldMap[column] != nil) == computed {
		t.Errorf("%s: must be either a column of the model or computed", name)
	}
	if computed {
		return
	}
	nullable, exists := c.isNullable(t, table.Name, column)
	if !exists {
		t.Errorf("%s: no column %s.%s", name, table.Name, column)
	}
	if nullable == f.Type.NonNull {
		t.Errorf("%s: the schema says %s, the column is nullable: %t", name, f.Type, nullable)
	}
	if field := table.FieldMap[column]; field != nil && field.IsPtr == f.Type.NonNull {
		t.Errorf("%s: the schema says %s, the model is a pointer: %t", name, f.Type, field.IsPtr)
	}
}

// checkRelation checks a field that leads to other records.
func (c modelCheck) checkRelation(t *testing.T, d *gqlast.Definition, f *gqlast.FieldDefinition, target *gqlast.Definition) {
	t.Helper()
	table, name := c.byType[d.Name], d.Name+"."+f.Name
	relation := relationOf(table, f.Name)
	if relation == nil {
		t.Errorf("%s: no relation", name)
		return
	}
	many := f.Type.Elem != nil
	if many != (relation.Type == schema.HasManyRelation || relation.Type == schema.ManyToManyRelation) {
		t.Errorf("%s: the schema says %s, the model leads to many: %t", name, f.Type, !many)
	}
	if relation.JoinTable != c.byType[target.Name] {
		t.Errorf("%s: leads to %s, not %s", name, relation.JoinTable, target.Name)
	}
	if scoped := table.HasField("agency_id") && relation.JoinTable.HasField("agency_id"); scoped &&
		(relation.BasePKs[0].Name != "agency_id" || relation.JoinPKs[0].Name != "agency_id") {
		t.Errorf("%s: does not stay within the agency", name)
	}
	if relation.Type == schema.BelongsToRelation {
		last := relation.BasePKs[len(relation.BasePKs)-1].Name
		if nullable, _ := c.isNullable(t, table.Name, last); nullable == f.Type.NonNull {
			t.Errorf("%s: the schema says %s, %s is nullable: %t", name, f.Type, last, nullable)
		}
	} else if f.Type.NonNull != many {
		t.Errorf("%s: a record found by its own key may be missing, so the schema cannot say %s", name, f.Type)
	}
}

// checkComputed checks the computed fields and the conditions of a subject.
func (c modelCheck) checkComputed(t *testing.T, d *gqlast.Definition) {
	t.Helper()
	table := c.byType[d.Name]
	for name, computed := range c.subjects[d.Name].Computed {
		if allFields(c.document, d).ForName(name) == nil {
			t.Errorf("%s.%s: computed, but not in the schema", d.Name, name)
		}
		for part, p := range computed.Parts {
			relation := relationOf(table, p.Relation)
			if relation == nil || p.Function == "sum" && !relation.JoinTable.HasField(p.Column) && !c.isComputed(relation.JoinTable, p.Column) {
				t.Errorf("%s.%s: part %s leads nowhere", d.Name, name, part)
			}
			if !strings.Contains(computed.SQL, "{"+part+"}") {
				t.Errorf("%s.%s: part %s is not used", d.Name, name, part)
			}
		}
	}
	for name := range c.subjects[d.Name].Conditions {
		if relationOf(table, name) == nil {
			t.Errorf("%s.%s: a condition on no relation", d.Name, name)
		}
	}
}

// relationOf returns the relation of a field, and nil if there is none.
func relationOf(table *schema.Table, field string) *schema.Relation {
	return table.Relations[strings.ToUpper(field[:1])+field[1:]]
}

// Models and tables have the same columns.
func TestModelsMatchTables(t *testing.T) {
	t.Parallel()
	bunDB, byType := tables(t, postgrestest.Clone(t, migrated))
	byType["AccountUnit"] = bunDB.Table(reflect.TypeFor[db.AccountUnit]())
	byType["CaseOfficer"] = bunDB.Table(reflect.TypeFor[db.CaseOfficer]())
	byType["InspectionInspector"] = bunDB.Table(reflect.TypeFor[db.InspectionInspector]())
	byType["RecheckInspector"] = bunDB.Table(reflect.TypeFor[db.RecheckInspector]())
	byType["DestructionSupervisor"] = bunDB.Table(reflect.TypeFor[db.DestructionSupervisor]())
	for _, table := range byType {
		var columns []string
		if err := bunDB.NewRaw("SELECT attname FROM pg_attribute WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'logged_at' ORDER BY 1", table.Name).Scan(t.Context(), &columns); err != nil {
			t.Fatal(err)
		}
		var mapped []string
		for name := range table.FieldMap {
			mapped = append(mapped, name)
		}
		slices.Sort(mapped)
		if !slices.Equal(columns, mapped) {
			t.Errorf("%s: the table has %v, the model %v", table.Name, columns, mapped)
		}
	}
}

// enumsInChecks returns the values that CHECK constraints allow, by table and column, as in `cases.field`.
func enumsInChecks(t *testing.T, bunDB *bun.DB) map[string][]string {
	t.Helper()
	var checks []struct{ Table, Definition string }
	if err := bunDB.NewRaw(`SELECT conrelid::regclass::text AS table, pg_get_constraintdef(oid) AS definition FROM pg_constraint
		WHERE conname LIKE '%\_enum' AND conrelid::regclass::text !~ '_[0-9]{6,}$' ORDER BY conname`).Scan(t.Context(), &checks); err != nil {
		t.Fatal(err)
	}
	column := regexp.MustCompile(`\((\w+) = ANY`)
	value := regexp.MustCompile(`'(\w+)'`)
	values := map[string][]string{}
	for _, c := range checks {
		key := c.Table + "." + column.FindStringSubmatch(c.Definition)[1]
		for _, match := range value.FindAllStringSubmatch(c.Definition, -1) {
			values[key] = append(values[key], match[1])
		}
	}
	return values
}

// The CHECK constraints allow the values of the schema, and the models have the Go types that are generated from it.
func TestEnumsMatchSchema(t *testing.T) {
	t.Parallel()
	bunDB, byType := tables(t, postgrestest.Clone(t, migrated))
	document := parseSchema(t)
	inChecks := enumsInChecks(t, bunDB)
	// Not in the schema.
	for _, key := range []string{"number_series.kind", "imports.state", "import_writes.action", "log_entries.action"} {
		delete(inChecks, key)
	}

	for _, d := range document.Definitions {
		if !isRecord(d) {
			continue
		}
		for _, f := range d.Fields {
			target := document.Definitions.ForName(f.Type.Name())
			if target == nil || target.Kind != gqlast.Enum {
				continue
			}
			key := byType[d.Name].Name + "." + snake(f.Name)
			var values []string
			for _, v := range target.EnumValues {
				values = append(values, v.Name)
			}
			if !slices.Equal(inChecks[key], values) {
				t.Errorf("%s.%s: the schema has %v, the check of %s %v", d.Name, f.Name, values, key, inChecks[key])
			}
			delete(inChecks, key)
			if got := byType[d.Name].FieldMap[snake(f.Name)].IndirectType.Name(); got != target.Name {
				t.Errorf("%s.%s: the model says %s", d.Name, f.Name, got)
			}
		}
	}
	if len(inChecks) > 0 {
		t.Errorf("enumerations that the schema does not have: %v", inChecks)
	}
}

// filled is a database with at least one row of every table.
var filled = postgrestest.Template{Name: "docket_filled", Build: func(ctx context.Context, url string) error {
	if err := migrated.Build(ctx, url); err != nil {
		return err
	}
	return fill(ctx, url)
}}

// bun can read each relation of each model.
func TestRelationsCanBeRead(t *testing.T) {
	t.Parallel()
	bunDB, byType := tables(t, postgrestest.Clone(t, filled))
	for _, s := range db.Subjects() {
		for name := range byType[s.Type].Relations {
			rows := reflect.New(reflect.SliceOf(reflect.TypeOf(s.Model)))
			if err := bunDB.NewSelect().Model(rows.Interface()).Relation(name).Scan(t.Context()); err != nil {
				t.Errorf("%s.%s: %v", s.Type, name, err)
			}
			if rows.Elem().Len() == 0 {
				t.Errorf("%s: no rows", s.Type)
			}
		}
	}
}

// wantComputed has the values of the computed fields on 31 December 2023 by the number of the record, computed by hand from testdata.
var wantComputed = map[string]map[int64]string{
	"Case.fineAmount":    {101: "1000.00", 102: "0.00", 103: "500.00"},
	"Case.penaltyAmount": {101: "1000.00", 102: "0.00", 103: "500.00"},
	"Case.unpaidAmount":  {101: "400.00", 102: "0.00", 103: "300.00"},
	// Four days at 30 yuan, and 275 days at 12, which is more than the fine.
	"Accrual.days":               {101: "4", 102: "275"},
	"Accrual.amount":             {101: "120.00", 102: "3300.00"},
	"Penalty.surchargeAmount":    {101: "1000.00", 102: "0.00", 103: "0.00", 104: "0.00", 105: "0.00"},
	"Penalty.balance":            {101: "1400.00", 102: "0.00", 103: "300.00", 104: "0.00", 105: "0.00"},
	"Case.balance":               {101: "1400.00", 102: "0.00", 103: "300.00"},
	"Party.balance":              {101: "1700.00", 102: "0.00"},
	"SafetyOrder.overdue":        {101: "false"},
	"SafetyOrder.recheckOverdue": {101: "false"},
	"SafetyOrder.reportedInTime": {101: "true"}, // on the day itself
	"Hazard.sealOverdue":         {101: "false", 102: "true"},
	"Pharmacy.isOpen":            {101: "false", 102: "true"},
	"RemoteFinding.overdue":      {101: "false", 102: "true", 103: "false", 104: "false"}, // put right; past; on the last day; no day
	"Equipment.overdue":          {101: "true", 102: "false"},
	"PlannedVisit.overdue":       {101: "false", 102: "false"},
	"Deadline.daysLeft":          {101: "", 102: "-269", 103: "", 104: ""},
	// Not ended; ended after the ten days that were fixed for it, on the 36th; of seized goods, and ended before.
	"Examination.excludedDays":     {101: "3", 102: "36", 103: "5"},
	"Clue.checkedInTime":           {101: "true", 102: "", 103: ""},
	"Complaint.decidedInTime":      {101: "true"},
	"Clue.overdue":                 {101: "false", 102: "true", 103: "false"},
	"Penalty.timesMinimum":         {101: "0.020", 102: "", 103: "", 104: "", 105: ""},
	"Penalty.paidAmount":           {101: "600.00", 102: "0.00", 103: "200.00", 104: "0.00", 105: "0.00"},
	"GoodsLot.quantityConfiscated": {101: "8.000", 102: "2.000"},
	"GoodsLot.quantitySeized":      {101: "0.000", 102: "3.000"},
	"GoodsLot.quantityHeld":        {101: "5.000", 102: "1.000"},
	"GoodsLot.quantityDestroyed":   {101: "3.000", 102: "0.000"},
	"Destruction.quantity":         {101: "3.000"},
	"Deadline.overdue":             {101: "false", 102: "true", 103: "false", 104: "false"}, // on the last day of 2023
	"FoodBusiness.assignOverdue":   {101: "false", 102: "true"},
	"FoodBusiness.uncoveredOn":     {101: "", 102: "2023-01-01"},
	"FoodBusiness.coveredFrom":     {101: "", 102: ""},
	"FoodBusiness.assignBy":        {101: "", 102: "2023-01-10"},
	"FoodBusiness.isOpen":          {101: "true", 102: "true"},
}

// renderComputed writes a computed field as SQL on 31 December 2023, with a sub-select for each part. row is the alias of the table.
func renderComputed(subjects map[string]db.Subject, table *schema.Table, name, row string) string {
	c := subjects[table.Name].Computed[name]
	text := c.SQL
	for part, p := range c.Parts {
		relation := relationOf(table, p.Relation)
		x, conditions := row+"x", []string{"true"}
		for i := range relation.BasePKs {
			conditions = append(conditions, fmt.Sprintf("%s.%s = %s.%s", x, relation.JoinPKs[i].Name, row, relation.BasePKs[i].Name))
		}
		if p.Where != "" {
			conditions = append(conditions, strings.ReplaceAll(p.Where, "{row}", x))
		}
		from := fmt.Sprintf("FROM %s %s WHERE %s", relation.JoinTable.Name, x, strings.Join(conditions, " AND "))
		if p.Function == "value" { // of the one record that the relation leads to
			text = strings.ReplaceAll(text, "{"+part+"}", "(SELECT "+x+"."+p.Column+" "+from+")")
			continue
		}
		summed := x + "." + p.Column
		if relation.JoinTable.FieldMap[p.Column] == nil {
			summed = renderComputed(subjects, relation.JoinTable, p.Column, x)
		}
		text = strings.ReplaceAll(text, "{"+part+"}", fmt.Sprintf("(SELECT coalesce(%s(%s), 0) %s)", p.Function, summed, from))
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "{row}", row), "{today}", "DATE '2023-12-31'")
}

// Computed fields have the right value and scale.
func TestComputed(t *testing.T) {
	t.Parallel()
	bunDB, byType := tables(t, postgrestest.Clone(t, filled))
	subjects := map[string]db.Subject{} // by table
	for _, s := range db.Subjects() {
		subjects[byType[s.Type].Name] = s
	}
	checked := 0
	for _, s := range db.Subjects() {
		table := byType[s.Type]
		for name := range s.Computed {
			text := renderComputed(subjects, table, name, "r")
			var rows []struct {
				ID    int64
				Value string
			}
			if err := bunDB.NewRaw(fmt.Sprintf("SELECT r.id, (%s)::text AS value FROM %s r", text, table.Name)).Scan(t.Context(), &rows); err != nil {
				t.Fatalf("%s.%s: %v", s.Type, name, err)
			}
			got := map[int64]string{}
			for _, row := range rows {
				got[row.ID] = row.Value
			}
			if !reflect.DeepEqual(got, wantComputed[s.Type+"."+name]) {
				t.Errorf("%s.%s: %v, want %v", s.Type, name, got, wantComputed[s.Type+"."+name])
			}
			checked++
		}
	}
	if checked != len(wantComputed) {
		t.Errorf("%d computed fields, want %d", checked, len(wantComputed))
	}
}

// Each searched column has both indexes of text search, over the expressions that the compiler writes.
func TestSearchedColumns(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	searched := 0
	for _, s := range db.Subjects() {
		table := w.DB().Table(reflect.TypeOf(s.Model).Elem())
		for _, field := range s.Searched {
			searched++
			column := snake(field)
			for index, over := range map[string]string{
				"characters": "USING gin (string_to_array(lower(" + column + "), NULL::text))",
				"trigrams":   "USING gin (" + column + " gin_trgm_ops)",
			} {
				got := w.Text(t, "SELECT pg_get_indexdef(to_regclass(?))", table.Name+"_"+column+"_"+index+"_idx")
				if !strings.HasSuffix(got, over) {
					t.Errorf("%s.%s: %s, want %s", s.Type, field, got, over)
				}
			}
		}
	}
	if searched < 5 {
		t.Errorf("only %d fields are searched", searched)
	}
}

// fill puts at least one row into every table.
func fill(ctx context.Context, url string) error {
	text, err := os.ReadFile("../migrations/testdata/filled.sql")
	if err != nil {
		return err
	}
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, string(text))
	return err
}
