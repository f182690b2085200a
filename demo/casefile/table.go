package casefile

import (
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/shopspring/decimal"

	"docket/db"
)

// Table is what is copied into a table of the database.
type Table struct {
	Name    string
	Columns []string
	Rows    [][]any
}

// caseOfficer puts an officer on a case.
type caseOfficer struct{ agency, filed, officer int64 }

// series is how many numbers of a kind and a year were drawn.
type series struct {
	kind       string
	year, last int
}

// numbered is a record that gets the next number of its kind and year.
type numbered struct {
	on civil.Date
	id int64
	no *string
}

// draw numbers records of a kind by their days, one series a year.
func (fs *Files) draw(kind, word string, records []numbered) {
	slices.SortStableFunc(records, func(a, b numbered) int { return cmp.Or(a.on.Compare(b.on), cmp.Compare(a.id, b.id)) })
	year, last := 0, 0
	for i, r := range records {
		if r.on.Year != year {
			year, last = r.on.Year, 0
		}
		last++
		*r.no = fmt.Sprintf("%s%s〔%d〕%d号", fs.agency.ShortName, word, year, last)
		if i == len(records)-1 || records[i+1].on.Year != year {
			fs.series = append(fs.series, series{kind, year, last})
		}
	}
}

// documentWords stand in the numbers of documents.
var documentWords = map[db.DocumentKind]string{
	db.DocumentKindFilingApproval: "立审", db.DocumentKindInvestigationReport: "终报", db.DocumentKindLegalOpinion: "法审",
	db.DocumentKindHearingNotice: "听通", db.DocumentKindHearingRecord: "听笔", db.DocumentKindServiceReceipt: "送回",
}

// number gives cases, clues, decisions, orders of seizure and documents their numbers.
func (fs *Files) number() {
	var cases, clues, decisions, seizures []numbered
	for _, c := range fs.cases.all {
		cases = append(cases, numbered{c.FiledOn, c.ID, &c.CaseNo})
	}
	for _, c := range fs.clues.all {
		clues = append(clues, numbered{c.ReceivedOn, c.ID, &c.ClueNo})
	}
	for _, d := range fs.decisions.all {
		decisions = append(decisions, numbered{d.DecidedOn, d.ID, &d.DecisionNo})
	}
	for _, s := range fs.seizures.all {
		seizures = append(seizures, numbered{s.SeizedOn, s.ID, &s.OrderNo})
	}
	fs.draw("CASE", "案", cases)
	fs.draw("CLUE", "线索", clues)
	fs.draw("DECISION", "处罚", decisions)
	fs.draw("SEIZURE_ORDER", "强制", seizures)
	kinds := map[db.DocumentKind][]numbered{}
	for _, d := range fs.documents.all {
		kinds[d.Kind] = append(kinds[d.Kind], numbered{d.DatedOn, d.ID, &d.DocNo})
	}
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		fs.draw(string(kind), documentWords[kind], kinds[kind])
	}
	for _, r := range fs.public.all {
		r.DecisionNo = fs.decisions.all[r.DecisionID-1].DecisionNo
	}
}

// Tables returns all records, in the order in which they may be written. Nothing is written into the files after this.
func (fs *Files) Tables() []Table {
	fs.number()
	var drawn, officers, supervisors [][]any
	for _, s := range fs.series {
		drawn = append(drawn, []any{fs.agency.ID, s.kind, s.year, s.last})
	}
	for _, o := range fs.officers {
		officers = append(officers, []any{o.agency, o.filed, o.officer})
	}
	for _, s := range fs.supervisors {
		supervisors = append(supervisors, []any{s.agency, s.destruction, s.officer})
	}
	return []Table{
		{"number_series", []string{"agency_id", "kind", "year", "last"}, drawn},
		TableOf("cases", fs.cases.all),
		{"case_officers", []string{"agency_id", "case_id", "officer_id"}, officers},
		TableOf("clues", fs.clues.all), TableOf("case_events", fs.events.all), TableOf("seizures", fs.seizures.all),
		TableOf("deadlines", fs.deadlines.all), TableOf("deadline_spans", fs.spans.all),
		TableOf("proposals", fs.proposals.all), TableOf("proposed_penalties", fs.proposed.all), TableOf("hearings", fs.hearings.all),
		TableOf("decisions", fs.decisions.all), TableOf("penalties", fs.penalties.all), TableOf("payments", fs.payments.all),
		TableOf("deferrals", fs.deferrals.all), TableOf("instalments", fs.instalments.all), TableOf("accruals", fs.accruals.all),
		TableOf("appeals", fs.appeals.all), TableOf("public_records", fs.public.all), TableOf("examinations", fs.examinations.all),
		TableOf("documents", fs.documents.all), TableOf("goods_lots", fs.lots.all), TableOf("destructions", fs.destructions),
		{"destruction_supervisors", []string{"agency_id", "destruction_id", "officer_id"}, supervisors},
		TableOf("goods_movements", fs.movements.all),
	}
}

// TableOf returns records as rows, by the columns that their model names.
func TableOf[R any](name string, records []*R) Table {
	t := Table{Name: name}
	var fields [][]int
	for _, field := range reflect.VisibleFields(reflect.TypeFor[R]()) {
		column, options, _ := strings.Cut(field.Tag.Get("bun"), ",")
		if column == "" || field.Anonymous || strings.Contains(column, ":") || strings.Contains(options, "scanonly") {
			continue
		}
		t.Columns, fields = append(t.Columns, column), append(fields, field.Index)
	}
	for _, r := range records {
		row, v := make([]any, len(fields)), reflect.ValueOf(r).Elem()
		for i, index := range fields {
			row[i] = value(v.FieldByIndex(index))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// value returns a field in the form in which it goes by COPY.
func value(v reflect.Value) any {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return nil
		}
		v = v.Elem()
	}
	switch is := v.Interface().(type) {
	case civil.Date:
		return pgtype.Date{Time: is.In(time.UTC), Valid: true}
	case decimal.Decimal:
		return pgtype.Numeric{Int: is.Coefficient(), Exp: is.Exponent(), Valid: true}
	case time.Time:
		return is
	case []byte:
		return is
	}
	switch v.Kind() {
	case reflect.String:
		return v.String()
	case reflect.Bool:
		return v.Bool()
	}
	return v.Int()
}
