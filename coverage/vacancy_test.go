package coverage_test

import (
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"cloud.google.com/go/civil"

	"docket/coverage"
	"docket/db"
	"docket/db/dbtest"
	"docket/problem"
	"docket/settings"
)

// A business whose next assignment has not begun stands vacant until then, and is handed over as any other.
func TestVacanciesBeforeWhatIsToBegin(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	vacancy := func(business db.Key) string {
		t.Helper()
		return w.Text(t, "SELECT concat_ws(' ', vacant_from, vacant_until, vacant_due_on) FROM food_businesses WHERE agency_id = 1 AND id = ?", business.ID)
	}
	ahead, left, other := w.RegisterShop(t, "B", func(in *coverage.RegisterFoodBusinessInput) { in.OpenedOn = dbtest.Day("2024-02-26") }), w.RegisterShop(t, "B"), w.RegisterShop(t, "B")
	assignFrom(w, t, ahead, che, "2025-03-15")
	dbtest.CheckEqual(t, "named for a year ahead", vacancy(ahead), "2024-02-26 2025-03-15 2024-03-18")
	for _, b := range []db.Key{left, other} {
		assignFrom(w, t, b, qian, "2024-01-01")
	}
	dbtest.Run(t, w, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: qian, To: che, On: dbtest.Day("2024-12-02")})
	dbtest.CheckEqual(t, "back to back", vacancy(left), "")
	// Qian leaves on a Monday in May: 7 to 11 and 13 and 14, for Saturday the 11th is worked.
	dbtest.Run(t, w, coverage.LeaveOffice, coverage.LeaveOfficeInput{Official: qian, LeftOn: dbtest.Day("2024-05-06")})
	dbtest.CheckEqual(t, "seven months", vacancy(left), "2024-05-06 2024-12-02 2024-05-14")
	ming := newOfficial(w, t, "明天", db.OfficialTierCounty)
	begun := dbtest.Run(t, w, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: qian, To: ming, On: dbtest.Day("2024-05-06"), Businesses: []db.Key{left}})["assignments"]
	dbtest.CheckEqual(t, "handed over until the next", coverageOf(w, t, left), "钱明 [2024-01-01,2024-05-06), 明天 [2024-05-06,2024-12-02), 陈涛 [2024-12-02,)")
	dbtest.CheckEqual(t, "answered for again", vacancy(left), "")
	dbtest.Run(t, w, coverage.CancelAssignment, coverage.CancelAssignmentInput{Assignment: begun[0]})
	dbtest.CheckEqual(t, "taken back", vacancy(left), "2024-05-06 2024-12-02 2024-05-14")
	dbtest.Run(t, w, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: qian, To: ming, On: dbtest.Day("2024-06-03")})
	dbtest.CheckEqual(t, "all that stands vacant, later", coverageOf(w, t, other), "钱明 [2024-01-01,2024-05-06), 明天 [2024-06-03,2024-12-02), 陈涛 [2024-12-02,)")
	dbtest.CheckEqual(t, "the first of two", vacancy(other), "2024-05-06 2024-06-03 2024-05-14")
	_, err := db.Do(t.Context(), w.Store, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: qian, To: ming, On: dbtest.Day("2024-12-02"), Businesses: []db.Key{left}}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.businesses[0]", Rule: "", Says: "钱明 does not answer for " + left.String()}.Check(t, "once somebody follows", err)
}

// Of two vacancies to come, the second is written once the first is over.
func TestTheNextVacancy(t *testing.T) {
	t.Parallel()
	var later atomic.Bool
	w := dbtest.New(t, db.WithClock(func() time.Time {
		if later.Load() {
			return dbtest.At("2024-07-01 09:00")
		}
		return dbtest.Now
	}))
	vacancy := func() string {
		t.Helper()
		return w.Text(t, "SELECT concat_ws(' ', vacant_from, vacant_until, vacant_due_on) FROM food_businesses WHERE agency_id = 1 AND id = 1")
	}
	other := w.RegisterShop(t, "B")
	assignFrom(w, t, other, newOfficial(w, t, "明天", db.OfficialTierCounty), "2024-01-01")
	assignFrom(w, t, dbtest.FirstBusiness, qian, "2024-01-01")
	dbtest.Run(t, w, coverage.LeaveOffice, coverage.LeaveOfficeInput{Official: qian, LeftOn: dbtest.Day("2024-05-06")})
	assignFrom(w, t, dbtest.FirstBusiness, che, "2024-06-03")
	dbtest.Run(t, w, coverage.LeaveOffice, coverage.LeaveOfficeInput{Official: che, LeftOn: dbtest.Day("2024-07-08")})
	dbtest.CheckEqual(t, "the first", vacancy(), "2024-05-06 2024-06-03 2024-05-14")
	later.Store(true)
	planQuarter(w, t, "2024Q3")
	dbtest.CheckEqual(t, "the second", vacancy(), "2024-07-08 2024-07-17") // 9 to 12, 15 to 17
}

// An official is assigned afterwards to days without one, until the next assignment begins.
func TestGapsAreFilled(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	assigned, named, regraded := w.RegisterShop(t, "B"), w.RegisterShop(t, "B"), w.RegisterShop(t, "B")
	for _, b := range []db.Key{assigned, named, regraded} {
		assignFrom(w, t, b, che, "2024-03-01")
	}
	visitOn(w, t, named, "2024-03-05")
	planQuarter(w, t, "2024Q2")
	first := assignFrom(w, t, assigned, qian, "2024-01-10")
	dbtest.CheckEqual(t, "assigned", coverageOf(w, t, assigned)+"; "+plansOf(w, t, assigned), "钱明 [2024-01-10,2024-03-01), 陈涛 [2024-03-01,); 2024-04-01 2024-06-30 陈涛")
	_, err := db.Do(t.Context(), w.Store, coverage.AssignCoverage, coverage.AssignCoverageInput{Business: assigned, Official: che, StartsOn: dbtest.Day("2024-02-29")}, nil)
	r := dbtest.Refusal{Code: problem.Conflict, Field: "input.startsOn", Rule: "", Says: "钱明 answers for 某店 from 2024-01-10 until 2024-02-29, and so on 2024-02-29: hand over instead"}
	r.Check(t, "somebody answers on the day", err)
	dbtest.CheckEqual(t, "who does", fmt.Sprint(problem.Of(err).Detail["assignment"]), first.String())
	assignFrom(w, t, assigned, che, "2024-01-09")
	dbtest.CheckEqual(t, "for a day", coverageOf(w, t, assigned), "陈涛 [2024-01-09,2024-01-10), 钱明 [2024-01-10,2024-03-01), 陈涛 [2024-03-01,)")

	// Named wrongly: handed over within, until the next begins.
	dbtest.Run(t, w, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: qian, To: che, On: dbtest.Day("2024-02-01"), Businesses: []db.Key{assigned}})
	dbtest.CheckEqual(t, "handed over within", coverageOf(w, t, assigned), "陈涛 [2024-01-09,2024-01-10), 钱明 [2024-01-10,2024-02-01), 陈涛 [2024-02-01,2024-03-01), 陈涛 [2024-03-01,)")
	// Whoever left since answered until then.
	gone, past := newOfficial(w, t, "已离任", db.OfficialTierCounty), w.RegisterShop(t, "B")
	dbtest.Run(t, w, coverage.LeaveOffice, coverage.LeaveOfficeInput{Official: gone, LeftOn: dbtest.Day("2024-03-04")})
	assignFrom(w, t, past, gone, "2024-02-01")
	dbtest.CheckEqual(t, "until leaving", coverageOf(w, t, past), "已离任 [2024-02-01,2024-03-04)")
	_, err = db.Do(t.Context(), w.Store, coverage.AssignCoverage, coverage.AssignCoverageInput{Business: past, Official: gone, StartsOn: dbtest.Day("2024-03-04")}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.official", Rule: "", Says: "leaves office on 2024-03-04"}.Check(t, "on the day of leaving", err)

	// Named by the other verb, who may have left since; but not where the level changes.
	dbtest.Run(t, w, coverage.LeaveOffice, coverage.LeaveOfficeInput{Official: qian, LeftOn: dbtest.Day("2024-03-01")})
	begun := dbtest.Run(t, w, coverage.RegradeCoverage, coverage.RegradeCoverageInput{On: dbtest.Day("2024-02-01"), Changes: []coverage.CoverageChangeInput{{Business: named, Official: &qian}}})["assignments"]
	dbtest.CheckEqual(t, "named", fmt.Sprint(len(begun))+" "+coverageOf(w, t, named), "1 钱明 [2024-02-01,2024-03-01), 陈涛 [2024-03-01,)")
	_, err = db.Do(t.Context(), w.Store, coverage.RegradeCoverage, coverage.RegradeCoverageInput{On: dbtest.Day("2024-02-01"), Changes: []coverage.CoverageChangeInput{{Business: regraded, Level: new(db.CoverageLevelC), Official: &sun}}}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.changes[0].business", Rule: "", Says: "begins on 2024-03-01, after 2024-02-01"}.Check(t, "graded anew before", err)
	// Whoever has not begun yet is the one who follows.
	soon := w.RegisterShop(t, "B")
	assignFrom(w, t, soon, che, "2024-09-02")
	dbtest.Run(t, w, coverage.RegradeCoverage, coverage.RegradeCoverageInput{On: dbtest.Day("2024-03-15"), Changes: []coverage.CoverageChangeInput{{Business: soon, Official: new(newOfficial(w, t, "明天", db.OfficialTierCounty))}}})
	dbtest.CheckEqual(t, "until then", coverageOf(w, t, soon), "明天 [2024-03-15,2024-09-02), 陈涛 [2024-09-02,)")
}

// A vacancy begins when a business opens or an assignment ends. An official is to be named within fifteen working days of the opening,
// or seven of the end.
func TestVacancies(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	vacancy := func(business db.Key) string {
		t.Helper()
		return w.Text(t, "SELECT concat_ws(' ', vacant_from, vacant_until, vacant_due_on) FROM food_businesses WHERE agency_id = 1 AND id = ?", business.ID)
	}
	qian, sun := newOfficial(w, t, "钱一", db.OfficialTierTownship), newOfficial(w, t, "孙一", db.OfficialTierTownship)
	opened := func(day string) func(*coverage.RegisterFoodBusinessInput) {
		return func(in *coverage.RegisterFoodBusinessInput) { in.OpenedOn = dbtest.Day(day) }
	}
	one, two, old := w.RegisterShop(t, db.CoverageLevelC, opened("2024-02-26")), w.RegisterShop(t, db.CoverageLevelC, opened("2024-02-26")), w.RegisterShop(t, db.CoverageLevelC)
	// 27 to 29 of February and the 1st, 4 to 8, 11 to 15, and the 18th.
	dbtest.CheckEqual(t, "opened", vacancy(one), "2024-02-26 2024-03-18")
	// The rule began on the 1st of January 2022: 4 to 7, 10 to 14, 17 to 21, 24.
	dbtest.CheckEqual(t, "opened before there was such a term", vacancy(old), "2020-01-01 2022-01-24")
	for _, business := range []db.Key{one, two} {
		assignFrom(w, t, business, qian, "2024-03-01")
		dbtest.CheckEqual(t, "assigned", vacancy(business), "")
	}
	// 5 to 8, 11 to 13.
	dbtest.Run(t, w, coverage.LeaveOffice, coverage.LeaveOfficeInput{Official: qian, LeftOn: dbtest.Day("2024-03-04")})
	dbtest.CheckEqual(t, "left", vacancy(one)+", "+vacancy(two), "2024-03-04 2024-03-13, 2024-03-04 2024-03-13")
	dbtest.Run(t, w, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: qian, To: sun, On: dbtest.Day("2024-03-05"), Businesses: []db.Key{one}})
	dbtest.CheckEqual(t, "handed over", vacancy(one)+", "+vacancy(two), ", 2024-03-04 2024-03-13")
	// A level that needs another tier leaves it vacant: 12 to 15, 18 to 20.
	dbtest.Run(t, w, coverage.RegradeCoverage, coverage.RegradeCoverageInput{On: dbtest.Day("2024-03-11"), Changes: []coverage.CoverageChangeInput{{Business: one, Level: new(db.CoverageLevelA)}}})
	dbtest.CheckEqual(t, "graded anew", vacancy(one), "2024-03-11 2024-03-20")
	// What was to begin is taken back, so that it stands vacant as before.
	later := assignFrom(w, t, two, sun, "2024-03-20")
	dbtest.CheckEqual(t, "to be answered for", vacancy(two), "2024-03-04 2024-03-20 2024-03-13")
	dbtest.Run(t, w, coverage.CancelAssignment, coverage.CancelAssignmentInput{Assignment: later})
	dbtest.CheckEqual(t, "taken back", vacancy(two), "2024-03-04 2024-03-13")
	dbtest.Run(t, w, coverage.CloseFoodBusiness, coverage.CloseFoodBusinessInput{Business: two, ClosedOn: dbtest.Day("2024-03-14")})
	dbtest.CheckEqual(t, "closed", vacancy(two), "")
	// A whole year of which nobody knows the working days.
	soon := dbtest.New(t, db.WithClock(func() time.Time { return dbtest.At("2026-12-31 09:00") }))
	late := soon.RegisterShop(t, db.CoverageLevelC, opened("2026-12-31"))
	const columns = "SELECT concat_ws(' ', vacant_from, vacant_until, vacant_due_on) FROM food_businesses WHERE agency_id = 1 AND id = ?"
	dbtest.CheckEqual(t, "in an unknown year", soon.Text(t, columns, late.ID), "2026-12-31")
	dbtest.Run(t, soon, settings.SetCalendar, settings.SetCalendarInput{Agency: dbtest.Key("Agency:1"), Year: 2027, Off: []civil.Date{dbtest.Day("2027-01-01")}, Source: "国办发明电〔2026〕9号"})
	// The 1st is off, and a weekend follows: 4 to 8, 11 to 15, 18 to 22.
	dbtest.CheckEqual(t, "known since", soon.Text(t, columns, late.ID), "2026-12-31 2027-01-22")
}

// A rule that a bureau sets counts at once for the vacancies on record that began while it is in force.
func TestVacanciesFollowTheRule(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	const due = "SELECT vacant_due_on || ' ' || version FROM food_businesses WHERE agency_id = 1 AND id = ?"
	opened := w.RegisterShop(t, "B", func(in *coverage.RegisterFoodBusinessInput) { in.OpenedOn = dbtest.Day("2024-02-26") })
	left, before := w.RegisterShop(t, "B"), w.RegisterShop(t, "B")
	assignFrom(w, t, left, qian, "2024-01-01")
	assignFrom(w, t, before, che, "2024-01-01")
	dbtest.Run(t, w, coverage.LeaveOffice, coverage.LeaveOfficeInput{Official: qian, LeftOn: dbtest.Day("2024-03-04")})
	dbtest.Run(t, w, coverage.LeaveOffice, coverage.LeaveOfficeInput{Official: che, LeftOn: dbtest.Day("2024-02-26")})
	// 27 to 29 of February and the 1st, 4 to 8, 11 to 15, 18 of March; 5 to 8, 11 to 13 of March; 27 to 29 of February and the 1st, 4 to 6 of March.
	// The versions: registered, vacant; for two of them assigned and vacant again.
	dbtest.CheckEqual(t, "by statute", w.Text(t, due, opened.ID)+", "+w.Text(t, due, left.ID)+", "+w.Text(t, due, before.ID), "2024-03-18 2, 2024-03-13 4, 2024-03-06 4")
	dbtest.Run(t, w, settings.SetRule, settings.SetRuleInput{
		Agency: dbtest.Key("Agency:1"), Rule: "coverage.reassign", Article: "苏市监〔2024〕3号", EffectiveFrom: dbtest.Day("2024-03-01"), Value: dbtest.Dec("3"), ApprovedBy: "赵局长",
	})
	// 5 to 7 of March.
	dbtest.CheckEqual(t, "as set", w.Text(t, due, opened.ID)+", "+w.Text(t, due, left.ID)+", "+w.Text(t, due, before.ID), "2024-03-18 2, 2024-03-07 5, 2024-03-06 4")
}
