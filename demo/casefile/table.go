package casefile

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/demo/bulk"
)

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

// numberByYear gives records of a kind their numbers, in the order of their days, in one series a year.
func (fs *Files) numberByYear(kind, word string, records []numbered) {
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

// number gives cases, clues, decisions, orders of seizure and documents their numbers, and public records those of their decisions.
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
	fs.numberByYear("CASE", "案", cases)
	fs.numberByYear("CLUE", "线索", clues)
	fs.numberByYear("DECISION", "处罚", decisions)
	fs.numberByYear("SEIZURE_ORDER", "强制", seizures)
	kinds := map[db.DocumentKind][]numbered{}
	for _, d := range fs.documents.all {
		kinds[d.Kind] = append(kinds[d.Kind], numbered{d.DatedOn, d.ID, &d.DocNo})
	}
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		fs.numberByYear(string(kind), documentWords[kind], kinds[kind])
	}
	for _, r := range fs.public.all {
		r.DecisionNo = fs.decisions.all[r.DecisionID-1].DecisionNo
	}
}

// Tables returns all records, in the order in which they may be written. Nothing is written into the files after this.
func (fs *Files) Tables() []bulk.Table {
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
	return []bulk.Table{
		{Name: "number_series", Columns: []string{"agency_id", "kind", "year", "last"}, Rows: drawn},
		bulk.TableOf("cases", fs.cases.all),
		{Name: "case_officers", Columns: []string{"agency_id", "case_id", "officer_id"}, Rows: officers},
		bulk.TableOf("clues", fs.clues.all), bulk.TableOf("case_events", fs.events.all), bulk.TableOf("seizures", fs.seizures.all),
		bulk.TableOf("deadlines", fs.deadlines.all), bulk.TableOf("deadline_spans", fs.spans.all),
		bulk.TableOf("proposals", fs.proposals.all), bulk.TableOf("proposed_penalties", fs.proposed.all), bulk.TableOf("hearings", fs.hearings.all),
		bulk.TableOf("decisions", fs.decisions.all), bulk.TableOf("penalties", fs.penalties.all), bulk.TableOf("payments", fs.payments.all),
		bulk.TableOf("deferrals", fs.deferrals.all), bulk.TableOf("instalments", fs.instalments.all), bulk.TableOf("accruals", fs.accruals.all),
		bulk.TableOf("appeals", fs.appeals.all), bulk.TableOf("public_records", fs.public.all), bulk.TableOf("examinations", fs.examinations.all),
		bulk.TableOf("documents", fs.documents.all), bulk.TableOf("goods_lots", fs.lots.all), bulk.TableOf("destructions", fs.destructions),
		{Name: "destruction_supervisors", Columns: []string{"agency_id", "destruction_id", "officer_id"}, Rows: supervisors},
		bulk.TableOf("goods_movements", fs.movements.all),
	}
}
