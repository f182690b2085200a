package db_test

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
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
	"docket/migrations"
	"docket/postgres/postgrestest"
)

// migrated is a database with the schema and no records.
var migrated = postgrestest.Template{Name: "docket_migrated", Build: func(ctx context.Context, url string) error {
	return migrations.Up(ctx, url, slog.New(slog.DiscardHandler))
}}

// contract is the schema as written by hand.
func contract(t *testing.T) *gqlast.SchemaDocument {
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

// fields are a record type's, those of its interfaces among them.
func fields(document *gqlast.SchemaDocument, d *gqlast.Definition) gqlast.FieldList {
	all := slices.Clone(d.Fields)
	var inherit func(names []string)
	inherit = func(names []string) {
		for _, name := range names {
			parent := document.Definitions.ForName(name)
			for _, f := range parent.Fields {
				if all.ForName(f.Name) == nil {
					all = append(all, f)
				}
			}
			inherit(parent.Interfaces)
		}
	}
	inherit(d.Interfaces)
	return all
}

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

func tables(t *testing.T, url string) (*bun.DB, map[string]*schema.Table) {
	t.Helper()
	store := dbtest.Open(t, url)
	byType := map[string]*schema.Table{}
	for _, s := range db.Subjects() {
		byType[s.Type] = store.DB().Table(reflect.TypeOf(s.Model).Elem())
	}
	return store.DB(), byType
}

// Every field of every record type is a column, a relation or an expression, and the database lets a column be null
// exactly where the schema does.
func TestModelsHoldTheContract(t *testing.T) {
	t.Parallel()
	bunDB, byType := tables(t, postgrestest.Clone(t, migrated))
	document := contract(t)
	subjects := map[string]db.Subject{}
	for _, s := range db.Subjects() {
		subjects[s.Type] = s
	}
	computes := func(table *schema.Table, name string) bool {
		for _, s := range db.Subjects() {
			if _, ok := s.Computed[name]; ok && byType[s.Type] == table {
				return true
			}
		}
		return false
	}
	nullable := func(table, column string) (is, there bool) {
		var answer []bool
		err := bunDB.NewRaw(`SELECT NOT attnotnull FROM pg_attribute WHERE attrelid = ?::regclass AND attname = ? AND attnum > 0`, table, column).Scan(t.Context(), &answer)
		if err != nil {
			t.Fatal(err)
		}
		return len(answer) == 1 && answer[0], len(answer) == 1
	}
	records := 0
	for _, d := range document.Definitions {
		if !isRecord(d) {
			continue
		}
		records++
		table := byType[d.Name]
		if table == nil {
			t.Errorf("%s: no subject", d.Name)
			continue
		}
		for _, f := range fields(document, d) {
			where := d.Name + "." + f.Name
			target := document.Definitions.ForName(f.Type.Name())
			if target == nil || target.Kind == gqlast.Scalar || target.Kind == gqlast.Enum {
				column := snake(f.Name)
				_, computed := subjects[d.Name].Computed[f.Name]
				if (table.FieldMap[column] != nil) == computed {
					t.Errorf("%s: is to be a column of the model or computed, not neither nor both", where)
				}
				if computed {
					continue
				}
				is, there := nullable(table.Name, column)
				if !there {
					t.Errorf("%s: no column %s.%s", where, table.Name, column)
				}
				if is == f.Type.NonNull {
					t.Errorf("%s: the schema says %s, the column is nullable: %t", where, f.Type, is)
				}
				if field := table.FieldMap[column]; field != nil && (field.IsPtr == f.Type.NonNull) {
					t.Errorf("%s: the schema says %s, the model is a pointer: %t", where, f.Type, field.IsPtr)
				}
				continue
			}
			relation := table.Relations[strings.ToUpper(f.Name[:1])+f.Name[1:]]
			if relation == nil {
				t.Errorf("%s: no relation", where)
				continue
			}
			many := f.Type.Elem != nil
			if many != (relation.Type == schema.HasManyRelation || relation.Type == schema.ManyToManyRelation) {
				t.Errorf("%s: the schema says %s, the model leads to many: %t", where, f.Type, !many)
			}
			if relation.JoinTable != byType[target.Name] {
				t.Errorf("%s: leads to %s, not %s", where, relation.JoinTable, target.Name)
			}
			if scoped := table.HasField("agency_id") && relation.JoinTable.HasField("agency_id"); scoped &&
				(relation.BasePKs[0].Name != "agency_id" || relation.JoinPKs[0].Name != "agency_id") {
				t.Errorf("%s: does not stay within the agency", where)
			}
			if relation.Type == schema.BelongsToRelation {
				last := relation.BasePKs[len(relation.BasePKs)-1].Name
				if is, _ := nullable(table.Name, last); is == f.Type.NonNull {
					t.Errorf("%s: the schema says %s, %s is nullable: %t", where, f.Type, last, is)
				}
			} else if f.Type.NonNull != many {
				t.Errorf("%s: what is looked up from afar may be missing, so the schema cannot say %s", where, f.Type)
			}
		}
		for name, c := range subjects[d.Name].Computed {
			if fields(document, d).ForName(name) == nil {
				t.Errorf("%s.%s: computed, but not in the schema", d.Name, name)
			}
			for part, p := range c.Parts {
				relation := table.Relations[strings.ToUpper(p.Relation[:1])+p.Relation[1:]]
				if relation == nil || p.Function == "sum" && !relation.JoinTable.HasField(p.Column) && !computes(relation.JoinTable, p.Column) {
					t.Errorf("%s.%s: part %s leads nowhere", d.Name, name, part)
				}
				if !strings.Contains(c.SQL, "{"+part+"}") {
					t.Errorf("%s.%s: part %s is not used", d.Name, name, part)
				}
			}
		}
		for name := range subjects[d.Name].Conditions {
			if table.Relations[strings.ToUpper(name[:1])+name[1:]] == nil {
				t.Errorf("%s.%s: a condition on no relation", d.Name, name)
			}
		}
	}
	if records != len(subjects) {
		t.Errorf("the schema has %d record types, there are %d subjects", records, len(subjects))
	}
}

// The columns of models and tables are the same, so that neither has what the other doesn't know.
func TestModelsHoldTheTables(t *testing.T) {
	t.Parallel()
	bunDB, byType := tables(t, postgrestest.Clone(t, migrated))
	byType["CaseOfficer"] = bunDB.Table(reflect.TypeFor[db.CaseOfficer]())
	byType["InspectionInspector"] = bunDB.Table(reflect.TypeFor[db.InspectionInspector]())
	byType["RecheckInspector"] = bunDB.Table(reflect.TypeFor[db.RecheckInspector]())
	byType["DestructionSupervisor"] = bunDB.Table(reflect.TypeFor[db.DestructionSupervisor]())
	for _, table := range byType {
		var columns []string
		if err := bunDB.NewRaw("SELECT attname FROM pg_attribute WHERE attrelid = ?::regclass AND attnum > 0 ORDER BY 1", table.Name).Scan(t.Context(), &columns); err != nil {
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

// Enumerations have the same values in the schema, in Go and in every CHECK.
func TestEnumsHoldTheContract(t *testing.T) {
	t.Parallel()
	bunDB, byType := tables(t, postgrestest.Clone(t, migrated))
	document := contract(t)
	inGo := map[string][]string{}
	file, err := parser.ParseFile(token.NewFileSet(), "enums.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok {
			value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			name := spec.Type.(*ast.Ident).Name
			inGo[name] = append(inGo[name], value)
		}
		return true
	})
	var checks []struct{ Table, Definition string }
	if err := bunDB.NewRaw(`SELECT conrelid::regclass::text AS table, pg_get_constraintdef(oid) AS definition FROM pg_constraint
		WHERE conname LIKE '%\_enum' ORDER BY conname`).Scan(t.Context(), &checks); err != nil {
		t.Fatal(err)
	}
	column := regexp.MustCompile(`\((\w+) = ANY`)
	value := regexp.MustCompile(`'(\w+)'`)
	inChecks := map[string][]string{} // by table.column
	for _, c := range checks {
		key := c.Table + "." + column.FindStringSubmatch(c.Definition)[1]
		for _, match := range value.FindAllStringSubmatch(c.Definition, -1) {
			inChecks[key] = append(inChecks[key], match[1])
		}
	}
	delete(inChecks, "number_series.kind") // not in the schema

	for _, d := range document.Definitions {
		if d.Kind == gqlast.Enum && d.Name != "Language" { // of the reader, not of the records
			var values []string
			for _, v := range d.EnumValues {
				values = append(values, v.Name)
			}
			if !slices.Equal(inGo[d.Name], values) {
				t.Errorf("%s: the schema has %v, Go %v", d.Name, values, inGo[d.Name])
			}
			delete(inGo, d.Name)
		}
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
	if len(inGo) > 0 || len(inChecks) > 0 {
		t.Errorf("enumerations that the schema does not have: %v, %v", inGo, inChecks)
	}
}

// filled is a database with at least one row of every table.
var filled = postgrestest.Template{Name: "docket_filled", Build: func(ctx context.Context, url string) error {
	if err := migrated.Build(ctx, url); err != nil {
		return err
	}
	return fill(ctx, url)
}}

// Every relation of every model can be followed.
func TestRelationsLead(t *testing.T) {
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

// What is computed is right, to the scale of what it is made of; worked out by hand from testdata.
func TestComputed(t *testing.T) {
	t.Parallel()
	bunDB, byType := tables(t, postgrestest.Clone(t, filled))
	want := map[string]map[int64]string{
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
		// Not ended; ended too late; ended before the ten days that were fixed for it.
		"Examination.excludedDays":     {101: "3", 102: "10", 103: "5"},
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
	computed := map[string]db.Subject{}
	for _, s := range db.Subjects() {
		computed[byType[s.Type].Name] = s
	}
	var written func(table *schema.Table, name, row string) string
	written = func(table *schema.Table, name, row string) string {
		c := computed[table.Name].Computed[name]
		text := c.SQL
		for part, p := range c.Parts {
			relation := table.Relations[strings.ToUpper(p.Relation[:1])+p.Relation[1:]]
			x, conditions := row+"x", []string{"true"}
			for i := range relation.BasePKs {
				conditions = append(conditions, fmt.Sprintf("%s.%s = %s.%s", x, relation.JoinPKs[i].Name, row, relation.BasePKs[i].Name))
			}
			if p.Where != "" {
				conditions = append(conditions, strings.ReplaceAll(p.Where, "{row}", x))
			}
			summed := x + "." + p.Column
			if relation.JoinTable.FieldMap[p.Column] == nil {
				summed = written(relation.JoinTable, p.Column, x)
			}
			text = strings.ReplaceAll(text, "{"+part+"}", fmt.Sprintf("(SELECT coalesce(%s(%s), 0) FROM %s %s WHERE %s)",
				p.Function, summed, relation.JoinTable.Name, x, strings.Join(conditions, " AND ")))
		}
		return strings.ReplaceAll(strings.ReplaceAll(text, "{row}", row), "{today}", "DATE '2023-12-31'")
	}
	checked := 0
	for _, s := range db.Subjects() {
		table := byType[s.Type]
		for name := range s.Computed {
			text := written(table, name, "r")
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
			if !reflect.DeepEqual(got, want[s.Type+"."+name]) {
				t.Errorf("%s.%s: %v, want %v", s.Type, name, got, want[s.Type+"."+name])
			}
			checked++
		}
	}
	if checked != len(want) {
		t.Errorf("%d computed fields, want %d", checked, len(want))
	}
}

// What is searched has both indexes of text search, over just what the compiler's conditions say.
func TestSearchedColumns(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	searched := 0
	for _, s := range db.Subjects() {
		table := w.DB().Table(reflect.TypeOf(s.Model).Elem())
		for _, field := range s.Searched {
			searched++
			for index, over := range map[string]string{
				"characters": "USING gin (string_to_array(lower(" + field + "), NULL::text))",
				"trigrams":   "USING gin (" + field + " gin_trgm_ops)",
			} {
				got := w.Text(t, "SELECT pg_get_indexdef(to_regclass(?))", table.Name+"_"+field+"_"+index+"_idx")
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
