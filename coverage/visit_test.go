package coverage_test

import (
	"fmt"
	"testing"

	"docket/coverage"
	"docket/db"
	"docket/db/dbtest"
	"docket/enforcement"
	"docket/problem"
)

// A visit is planned for each quarter, unless the bureau has set another frequency for a level, in a division, from a day on.
func TestVisitFrequencies(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = coverage.SetVisitFrequencyInput
	good := func() in {
		return in{Agency: dbtest.Key("Agency:1"), Level: db.CoverageLevelB, EffectiveFrom: dbtest.Day("2024-01-01"), Quarters: 2, Basis: "某食安委〔2023〕9号"}
	}
	dbtest.CheckRefusals(t, w, coverage.SetVisitFrequency, good, map[string]dbtest.FaultyInput[in]{
		"a bureau that is not": {Change: func(f *in) { f.Agency.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.agency", Rule: "", Says: "there is no Agency"}},
		"never":                {Change: func(f *in) { f.Quarters = 0 }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.quarters", Rule: "", Says: "0 is not from 1 to 8"}},
		"hardly ever":          {Change: func(f *in) { f.Quarters = 9 }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.quarters", Rule: "", Says: "9 is not from 1 to 8"}},
		"on no basis":          {Change: func(f *in) { f.Basis = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.basis", Rule: "", Says: "blank"}},
		"a wrong division":     {Change: func(f *in) { f.Division = new("3205") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.division", Rule: "", Says: "six or nine digits"}},
		"a day that is none":   {Change: func(f *in) { f.EffectiveFrom.Month = 0 }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.effectiveFrom", Rule: "", Says: "not a day"}},
		"far ahead":            {Change: func(f *in) { f.EffectiveFrom = dbtest.Day("9000-01-01") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.effectiveFrom", Rule: "", Says: "more than a year ahead: today is 2024-03-15"}},
		"another's division":   {Change: func(f *in) { f.Division = new("110105001") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.division", Rule: "", Says: "110105001 is no division of the bureau, whose code is 320585"}},
	})
	_, err := db.Do(t.Context(), w.Store, coverage.SetVisitFrequency, func() in { f := good(); f.Quarters = 3; return f }(), nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.effectiveFrom", Rule: "", Says: "set from this day on already"}.Check(t, "the same day again", err)

	in100 := func(b *coverage.RegisterFoodBusinessInput) { b.Division = new("320585100") }
	in200 := func(b *coverage.RegisterFoodBusinessInput) { b.Division = new("320585200") }
	town, other := w.RegisterShop(t, db.CoverageLevelB, in100), w.RegisterShop(t, db.CoverageLevelB, in200)
	village := w.RegisterShop(t, db.CoverageLevelC, in100)
	for _, b := range []db.Key{dbtest.FirstBusiness, town, other} {
		assignFrom(w, t, b, qian, "2024-01-01")
	}
	assignFrom(w, t, village, sun, "2024-01-01")
	// From July on a year at most in one division; in the town a quarter again, set before but for a smaller one.
	dbtest.Run(t, w, coverage.SetVisitFrequency, func() in {
		f := good()
		f.EffectiveFrom, f.Quarters, f.Division = dbtest.Day("2024-07-01"), 4, new("320585")
		return f
	}())
	dbtest.Run(t, w, coverage.SetVisitFrequency, func() in {
		f := good()
		f.EffectiveFrom, f.Quarters, f.Division = dbtest.Day("2024-02-01"), 1, new("320585100")
		return f
	}())
	if n := len(planQuarter(w, t, "2024Q1")); n != 4 {
		t.Errorf("%d planned", n)
	}
	dbtest.CheckEqual(t, "no division", plansOf(w, t, dbtest.FirstBusiness), "2024-01-01 2024-06-30 钱明")
	dbtest.CheckEqual(t, "before the town's own", plansOf(w, t, town), "2024-01-01 2024-06-30 钱明")
	dbtest.CheckEqual(t, "nothing set", plansOf(w, t, village), "2024-01-01 2024-03-31 孙丽")
	if n := len(planQuarter(w, t, "2024Q2")); n != 1 { // C alone: those of B have a visit planned
		t.Errorf("%d planned", n)
	}
	if n := len(planQuarter(w, t, "2024Q3", db.CoverageLevelB)); n != 3 {
		t.Errorf("%d planned", n)
	}
	dbtest.CheckEqual(t, "all of the bureau", plansOf(w, t, dbtest.FirstBusiness), "2024-01-01 2024-06-30 钱明, 2024-07-01 2024-12-31 钱明")
	dbtest.CheckEqual(t, "the division", plansOf(w, t, other), "2024-01-01 2024-06-30 钱明, 2024-07-01 2025-06-30 钱明")
	dbtest.CheckEqual(t, "the town", plansOf(w, t, town), "2024-01-01 2024-06-30 钱明, 2024-07-01 2024-09-30 钱明")
	dbtest.CheckEqual(t, "a level that was left out", plansOf(w, t, village), "2024-01-01 2024-03-31 孙丽, 2024-04-01 2024-06-30 孙丽")
}

func TestPlanVisits(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = coverage.PlanVisitsInput
	assignFrom(w, t, dbtest.FirstBusiness, qian, "2024-02-01")
	dbtest.CheckRefusals(t, w, coverage.PlanVisits, func() in {
		return in{Agency: dbtest.Key("Agency:1"), Quarter: "2024Q2", Levels: []db.CoverageLevel{"B"}}
	}, map[string]dbtest.FaultyInput[in]{
		"a bureau that is not":    {Change: func(p *in) { p.Agency.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.agency", Rule: "", Says: "there is no Agency"}},
		"a fifth quarter":         {Change: func(p *in) { p.Quarter = "2024Q5" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.quarter", Rule: "", Says: `"2024Q5" is not a quarter: write it as "2024Q1"`}},
		"a month":                 {Change: func(p *in) { p.Quarter = "2024-05" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.quarter", Rule: "", Says: "not a quarter"}},
		"too much":                {Change: func(p *in) { p.Quarter = "2024Q1x" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.quarter", Rule: "", Says: "not a quarter"}},
		"the year nought":         {Change: func(p *in) { p.Quarter = "0000Q1" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.quarter", Rule: "", Says: "1900 to 9999"}},
		"more than a year ahead":  {Change: func(p *in) { p.Quarter = "2025Q2" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.quarter", Rule: "", Says: "2025Q2 begins more than a year ahead: today is 2024-03-15, so that a quarter is planned that begins by 2025-03-15"}},
		"the last quarter of all": {Change: func(p *in) { p.Quarter = "9999Q4" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.quarter", Rule: "", Says: "more than a year ahead"}},
		"no level":                {Change: func(p *in) { p.Levels = []db.CoverageLevel{} }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.levels", Rule: "", Says: "name one level or more"}},
		"nothing that is covered": {Change: func(p *in) { p.Levels = []db.CoverageLevel{"D"} }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.quarter", Rule: "", Says: "nobody answers for a business of these levels on 2024-04-01: assign officials first"}},
		"not yet covered":         {Change: func(p *in) { p.Quarter = "2024Q1" }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.quarter", Rule: "", Says: "nobody answers for a business of these levels on 2024-01-01"}},
	})
	dbtest.CheckEqual(t, "planned", plansOf(w, t, dbtest.FirstBusiness), "2024-04-01 2024-06-30 钱明")
	_, err := db.Do(t.Context(), w.Store, coverage.PlanVisits, in{Agency: dbtest.Key("Agency:1"), Quarter: "2024Q2"}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.quarter", Rule: "", Says: "has a visit planned for then"}.Check(t, "twice", err)
	// A quarter that has begun: what was visited since is done, and whoever answers by now makes the others.
	visited, passed, vacant, closed := w.RegisterShop(t, "B"), w.RegisterShop(t, "B"), w.RegisterShop(t, "B"), w.RegisterShop(t, "B")
	for _, b := range []db.Key{visited, passed, vacant, closed} {
		assignFrom(w, t, b, qian, "2024-01-01")
	}
	visitOn(w, t, visited, "2024-02-10")
	dbtest.Run(t, w, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: qian, To: che, On: dbtest.Day("2024-03-01"), Businesses: []db.Key{visited, passed}})
	dbtest.Run(t, w, coverage.CloseFoodBusiness, coverage.CloseFoodBusinessInput{Business: closed, ClosedOn: dbtest.Day("2024-03-10")})
	dbtest.Run(t, w, coverage.LeaveOffice, coverage.LeaveOfficeInput{Official: qian, LeftOn: dbtest.Day("2024-03-14")})
	if n := len(planQuarter(w, t, "2024Q1")); n != 3 {
		t.Errorf("%d planned", n)
	}
	dbtest.CheckEqual(t, "visited since", plansOf(w, t, visited), "2024-01-01 2024-03-31 钱明 made by 1")
	dbtest.CheckEqual(t, "handed over since", plansOf(w, t, passed), "2024-01-01 2024-03-31 陈涛")
	dbtest.CheckEqual(t, "vacant since", plansOf(w, t, vacant), "2024-01-01 2024-03-31 nobody")
	dbtest.CheckEqual(t, "closed since", plansOf(w, t, closed), "")
}

func TestRecordVisit(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = coverage.RecordVisitInput
	assignFrom(w, t, dbtest.FirstBusiness, qian, "2024-01-01")
	planQuarter(w, t, "2024Q1")
	dbtest.Run(t, w, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: qian, To: che, On: dbtest.Day("2024-03-01")})
	dbtest.CheckRefusals(t, w, coverage.RecordVisit, func() in {
		return in{Business: dbtest.FirstBusiness, VisitedOn: dbtest.Day("2024-02-29"), Checklist: new("许可证、健康证"), Findings: []coverage.FindingInput{
			{Severity: db.FindingSeverityMinor, Text: "未公示", DueOn: dbtest.Day("2024-02-29")}, {Severity: db.FindingSeveritySerious, Text: "过期食品", DueOn: dbtest.Day("2024-03-20")},
		}}
	}, map[string]dbtest.FaultyInput[in]{
		"tomorrow":                            {Change: func(v *in) { v.VisitedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.visitedOn", Rule: "", Says: "in the future"}},
		"a business that is not":              {Change: func(v *in) { v.Business.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.business", Rule: "", Says: "there is no FoodBusiness"}},
		"one that nobody answers for":         {Change: func(v *in) { v.Business = dbtest.Key("FoodBusiness:1:2") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.visitedOn", Rule: "", Says: "nobody answers for 未分级店 on 2024-02-29"}},
		"before anybody did":                  {Change: func(v *in) { v.VisitedOn = dbtest.Day("2023-12-31") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.visitedOn", Rule: "", Says: "nobody answers for 甲店 on 2023-12-31"}},
		"a blank checklist":                   {Change: func(v *in) { v.Checklist = new("") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.checklist", Rule: "", Says: "blank"}},
		"a blank finding":                     {Change: func(v *in) { v.Findings[1].Text = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.findings[1].text", Rule: "", Says: "blank"}},
		"a finding that was due before":       {Change: func(v *in) { v.Findings[0].DueOn = dbtest.Day("2024-02-28") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.findings[0].dueOn", Rule: "", Says: "before the visit, 2024-02-29"}},
		"more findings than a visit can have": {Change: func(v *in) { v.Findings = make([]coverage.FindingInput, 501) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.findings", Rule: "", Says: "at most 500"}},
	})
	dbtest.CheckEqual(t, "visits", w.Text(t, "SELECT string_agg(concat_ws(' ', official_id, visited_on, checklist), ', ') FROM coverage_visits"), "1 2024-02-29 许可证、健康证")
	// Made by whoever answered on the day, though handed over since.
	dbtest.CheckEqual(t, "planned", plansOf(w, t, dbtest.FirstBusiness), "2024-01-01 2024-03-31 钱明 made by 1")
	second := visitOn(w, t, dbtest.FirstBusiness, "2024-03-01")
	dbtest.CheckEqual(t, "one visit is enough", plansOf(w, t, dbtest.FirstBusiness), "2024-01-01 2024-03-31 钱明 made by 1")
	// Once more it is refused, whatever was found; and so it is by the database, where two record it at once.
	_, err := db.Do(t.Context(), w.Store, coverage.RecordVisit, in{Business: dbtest.FirstBusiness, VisitedOn: dbtest.Day("2024-03-01"), Checklist: new("别的")}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.visitedOn", Rule: "", Says: "the visit to 甲店 on 2024-03-01 is on record: " + second.String()}.Check(t, "twice", err)
	recorded := 0
	for _, err := range dbtest.RunTogether(6, func(int) error {
		_, err := db.Do(t.Context(), w.Store, coverage.RecordVisit, in{Business: dbtest.FirstBusiness, VisitedOn: dbtest.Day("2024-03-02")}, nil)
		return err
	}) {
		if err == nil {
			recorded++
		} else {
			dbtest.Refusal{Code: problem.Conflict, Field: "input.visitedOn", Rule: "", Says: "is on record"}.Check(t, "at once", err)
		}
	}
	dbtest.CheckEqual(t, "recorded", fmt.Sprint(recorded), "1")
}

func TestRectifyFinding(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = coverage.RectifyFindingInput
	assignFrom(w, t, dbtest.FirstBusiness, qian, "2024-01-01")
	visit := visitOn(w, t, dbtest.FirstBusiness, "2024-03-01", coverage.FindingInput{Severity: db.FindingSeverityMajor, Text: "未公示", DueOn: dbtest.Day("2024-03-20")})
	finding := dbtest.Key("Finding:1:" + w.Text(t, "SELECT id FROM findings WHERE visit_id = ?", visit.ID))
	dbtest.CheckRefusals(t, w, coverage.RectifyFinding, func() in { return in{Finding: finding, RectifiedOn: dbtest.Day("2024-03-05"), Proof: "照片"} }, map[string]dbtest.FaultyInput[in]{
		"tomorrow":         {Change: func(r *in) { r.RectifiedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.rectifiedOn", Rule: "", Says: "in the future"}},
		"before the visit": {Change: func(r *in) { r.RectifiedOn = dbtest.Day("2024-02-29") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.rectifiedOn", Rule: "", Says: "before the visit, 2024-03-01"}},
		"without a proof":  {Change: func(r *in) { r.Proof = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.proof", Rule: "", Says: "blank"}},
		"one that is not":  {Change: func(r *in) { r.Finding.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.finding", Rule: "", Says: "there is no Finding"}},
		"a visit":          {Change: func(r *in) { r.Finding = visit }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.finding", Rule: "", Says: "not of Finding"}},
	})
	_, err := db.Do(t.Context(), w.Store, coverage.RectifyFinding, in{Finding: finding, RectifiedOn: dbtest.Day("2024-03-06"), Proof: "照片"}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.finding", Rule: "", Says: "put right on 2024-03-05"}.Check(t, "twice", err)
	dbtest.CheckEqual(t, "on record", w.Text(t, "SELECT rectified_on || ' ' || proof FROM findings"), "2024-03-05 照片")

	// It becomes a case, and only one.
	c := dbtest.CaseToFile()
	c.From, c.Business = &finding, &dbtest.FirstBusiness
	filed := w.FileCase(t, c)
	dbtest.CheckEqual(t, "the case", w.Text(t, "SELECT case_id FROM findings"), fmt.Sprint(filed.ID))
	_, err = db.Do(t.Context(), w.Store, enforcement.FileCase, c, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.from", Rule: "", Says: "a case was filed from it already: " + filed.String()}.Check(t, "a second case", err)
}

// A planned visit is due earlier where the business gets a level that asks for that.
func TestPlansFollowTheLevel(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	hua := newOfficial(w, t, "华", db.OfficialTierVillage)
	for level, quarters := range map[db.CoverageLevel]int{"A": 8, "B": 4, "C": 2} {
		dbtest.Run(t, w, coverage.SetVisitFrequency, coverage.SetVisitFrequencyInput{Agency: dbtest.Key("Agency:1"), Level: level, EffectiveFrom: dbtest.Day("2022-01-01"), Quarters: quarters, Basis: "某食安委"})
	}
	often, twice, rarely, made, past := w.RegisterShop(t, "B"), w.RegisterShop(t, "B"), w.RegisterShop(t, "D"), w.RegisterShop(t, "B"), w.RegisterShop(t, "B")
	for _, s := range []db.Key{often, twice, made, past} {
		assignFrom(w, t, s, qian, "2023-01-01")
	}
	assignFrom(w, t, rarely, hua, "2023-01-01")
	visitOn(w, t, made, "2023-08-01")
	planQuarter(w, t, "2023Q3")
	dbtest.CheckEqual(t, "as planned", plansOf(w, t, often), "2023-07-01 2024-06-30 钱明")
	regrade := func(business db.Key, level db.CoverageLevel, official db.Key) {
		t.Helper()
		dbtest.Run(t, w, coverage.RegradeCoverage, coverage.RegradeCoverageInput{On: dbtest.Day("2024-02-10"), Changes: []coverage.CoverageChangeInput{{Business: business, Level: &level, Official: &official}}})
	}
	regrade(often, "D", hua)
	regrade(twice, "C", sun)
	regrade(rarely, "B", qian)
	regrade(made, "D", hua)
	dbtest.CheckEqual(t, "by the end of the quarter", plansOf(w, t, often), "2023-07-01 2024-03-31 华")
	dbtest.CheckEqual(t, "by the end of two", plansOf(w, t, twice), "2023-07-01 2024-06-30 孙丽") // 2023-07 to 12, 2024-01 to 06
	dbtest.CheckEqual(t, "made", plansOf(w, t, made), "2023-07-01 2024-06-30 钱明 made by 1")
	// So that the next quarters are planned by the level that it has, and those before by the one that it had.
	planQuarter(w, t, "2024Q2")
	dbtest.CheckEqual(t, "what follows", plansOf(w, t, often), "2023-07-01 2024-03-31 华, 2024-04-01 2024-06-30 华")
	planQuarter(w, t, "2024Q1", "D")
	dbtest.CheckEqual(t, "by the level of the first day", plansOf(w, t, rarely), "2023-07-01 2023-09-30 华, 2024-01-01 2024-03-31 钱明, 2024-04-01 2025-03-31 钱明")
	dbtest.Run(t, w, coverage.CancelPlannedVisit, coverage.CancelPlannedVisitInput{PlannedVisit: dbtest.Key("PlannedVisit:1:" + w.Text(t, "SELECT id FROM planned_visits WHERE business_id = ?", past.ID)), Reason: "误排"})
	regrade(past, "D", hua)
	planQuarter(w, t, "2023Q1")
	dbtest.CheckEqual(t, "planned after the level came", plansOf(w, t, past), "2023-01-01 2023-12-31 钱明, 2023-07-01 2024-06-30 钱明 cancelled 2024-03-15")
	planQuarter(w, t, "2024Q1")
	dbtest.CheckEqual(t, "planned after the level came, in its quarter", plansOf(w, t, past), "2023-01-01 2023-12-31 钱明, 2023-07-01 2024-06-30 钱明 cancelled 2024-03-15, 2024-01-01 2024-03-31 华")
}

func TestCancelPlannedVisit(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = coverage.CancelPlannedVisitInput
	visited := w.RegisterShop(t, db.CoverageLevelB)
	assignFrom(w, t, dbtest.FirstBusiness, qian, "2024-01-01")
	assignFrom(w, t, visited, qian, "2024-01-01")
	visit := visitOn(w, t, visited, "2024-02-01")
	planned := planQuarter(w, t, "2024Q1")
	dbtest.CheckRefusals(t, w, coverage.CancelPlannedVisit, func() in { return in{PlannedVisit: planned[0], Reason: "计划有误"} }, map[string]dbtest.FaultyInput[in]{
		"without a reason":  {Change: func(c *in) { c.Reason = " " }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.reason", Rule: "", Says: "blank"}},
		"one that is not":   {Change: func(c *in) { c.PlannedVisit.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.plannedVisit", Rule: "", Says: "there is no PlannedVisit"}},
		"a visit":           {Change: func(c *in) { c.PlannedVisit = visit }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.plannedVisit", Rule: "", Says: "not of PlannedVisit"}},
		"one that was made": {Change: func(c *in) { c.PlannedVisit = planned[1] }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.plannedVisit", Rule: "", Says: "was made: " + visit.String()}},
	})
	dbtest.CheckEqual(t, "cancelled", plansOf(w, t, dbtest.FirstBusiness)+w.Text(t, "SELECT ' ' || cancellation FROM planned_visits WHERE business_id = 1"), "2024-01-01 2024-03-31 钱明 cancelled 2024-03-15 计划有误")
	_, err := db.Do(t.Context(), w.Store, coverage.CancelPlannedVisit, in{PlannedVisit: planned[0], Reason: "计划有误"}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.plannedVisit", Rule: "", Says: "cancelled on 2024-03-15"}.Check(t, "twice", err)
	if again := planQuarter(w, t, "2024Q1"); len(again) != 1 {
		t.Errorf("planned again: %v", again)
	}
}

// A quarter is planned once, however many plan it at once.
func TestPlansUnderConcurrency(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	for range 20 {
		assignFrom(w, t, w.RegisterShop(t, db.CoverageLevelB), qian, "2024-01-01")
	}
	done := 0
	for _, err := range dbtest.RunTogether(8, func(i int) error {
		in := coverage.PlanVisitsInput{Agency: dbtest.Key("Agency:1"), Quarter: "2024Q2"}
		if i%2 == 0 {
			in.Levels = []db.CoverageLevel{"B", "C"}
		}
		_, err := db.Do(t.Context(), w.Store, coverage.PlanVisits, in, nil)
		return err
	}) {
		switch p := problem.Of(err); {
		case err == nil:
			done++
		case p == nil || p.Code != problem.Conflict:
			t.Error(err)
		}
	}
	dbtest.CheckEqual(t, "planned", fmt.Sprint(done, " ", w.Text(t, "SELECT count(*) || ' ' || count(DISTINCT business_id) FROM planned_visits")), "1 20 20")
}

// A visit that is recorded while its business is handed over is by the official who answered on the day.
func TestVisitsUnderConcurrency(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	var shops []db.Key
	for range 6 {
		shops = append(shops, w.RegisterShop(t, db.CoverageLevelB))
		assignFrom(w, t, shops[len(shops)-1], qian, "2024-01-01")
	}
	planQuarter(w, t, "2024Q1")
	visited, handedOver := 0, 0
	for i, err := range dbtest.RunTogether(36, func(i int) error {
		shop, day := shops[i/3%6], dbtest.Day("2024-03-01").AddDays(i%4)
		if i%3 == 0 {
			from, to := qian, che
			if i%2 == 0 {
				from, to = che, qian
			}
			_, err := db.Do(t.Context(), w.Store, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: from, To: to, On: day, Businesses: []db.Key{shop}}, nil)
			return err
		}
		_, err := db.Do(t.Context(), w.Store, coverage.RecordVisit, coverage.RecordVisitInput{Business: shop, VisitedOn: day}, nil)
		return err
	}) {
		switch p := problem.Of(err); {
		case err == nil && i%3 == 0:
			handedOver++
		case err == nil:
			visited++
		case p == nil || p.Code != problem.Conflict:
			t.Errorf("%d: %v", i, err)
		}
	}
	if visited != 24 {
		t.Errorf("%d visits, %d handed over", visited, handedOver)
	}
	dbtest.CheckEqual(t, "visits by whoever did not answer on the day", w.Text(t, `SELECT count(*) FROM coverage_visits v WHERE NOT EXISTS (SELECT FROM coverage_assignments a
		WHERE a.agency_id = v.agency_id AND a.business_id = v.business_id AND a.official_id = v.official_id AND a.period @> v.visited_on)`), "0")
	dbtest.CheckEqual(t, "plans and the visits that made them", w.Text(t, `SELECT count(*) || ' ' || count(v.id) FROM planned_visits p
		LEFT JOIN coverage_visits v ON v.agency_id = p.agency_id AND v.id = p.visit_id AND v.business_id = p.business_id AND v.official_id = p.official_id`), "6 6")
}

// A cancelled visit is not shown, and no verb counts it.
func TestCancelVisit(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = coverage.CancelVisitInput
	assignFrom(w, t, dbtest.FirstBusiness, qian, "2024-01-01")
	planQuarter(w, t, "2024Q1")
	first := visitOn(w, t, dbtest.FirstBusiness, "2024-02-10", coverage.FindingInput{Severity: "MINOR", Text: "未公示", DueOn: dbtest.Day("2024-02-20")})
	second := visitOn(w, t, dbtest.FirstBusiness, "2024-02-20")
	third := visitOn(w, t, dbtest.FirstBusiness, "2024-02-28", coverage.FindingInput{Severity: "MAJOR", Text: "过期食品", DueOn: dbtest.Day("2024-03-20")})
	finding := func(visit db.Key) db.Key {
		return dbtest.Key("Finding:1:" + w.Text(t, "SELECT id FROM findings WHERE visit_id = ?", visit.ID))
	}
	c := dbtest.CaseToFile()
	c.From, c.Business = new(finding(third)), &dbtest.FirstBusiness
	filed := w.FileCase(t, c)
	dbtest.CheckRefusals(t, w, coverage.CancelVisit, func() in { return in{Visit: first, Reason: "录错单位"} }, map[string]dbtest.FaultyInput[in]{
		"without a reason":            {Change: func(c *in) { c.Reason = " " }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.reason", Rule: "", Says: "blank"}},
		"one that is not":             {Change: func(c *in) { c.Visit.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.visit", Rule: "", Says: "there is no CoverageVisit"}},
		"an official":                 {Change: func(c *in) { c.Visit = qian }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.visit", Rule: "", Says: "not of CoverageVisit"}},
		"from which a case was filed": {Change: func(c *in) { c.Visit = third }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.visit", Rule: "", Says: "a case was filed from what was found: " + filed.String()}},
	})
	dbtest.CheckEqual(t, "another was made", plansOf(w, t, dbtest.FirstBusiness)+w.Text(t, "SELECT ' ' || visit_id FROM planned_visits"), fmt.Sprintf("2024-01-01 2024-03-31 钱明 made by 1 %d", second.ID))
	dbtest.CheckEqual(t, "on record", w.Text(t, "SELECT concat_ws(' ', v.cancelled_on, cancellation, f.cancelled_on) FROM coverage_visits v JOIN findings f ON f.visit_id = v.id WHERE v.id = ?", first.ID), "2024-03-15 录错单位 2024-03-15")
	_, err := db.Do(t.Context(), w.Store, coverage.CancelVisit, in{Visit: first, Reason: "再"}, nil)
	dbtest.Refusal{Code: problem.NotFound, Field: "input.visit", Rule: "", Says: "there is no CoverageVisit"}.Check(t, "twice", err)
	_, err = db.Do(t.Context(), w.Store, coverage.RectifyFinding, coverage.RectifyFindingInput{Finding: finding(first), RectifiedOn: dbtest.Day("2024-02-20"), Proof: "照片"}, nil)
	dbtest.Refusal{Code: problem.NotFound, Field: "input.finding", Rule: "", Says: "there is no Finding"}.Check(t, "put right", err)
	c = dbtest.CaseToFile()
	c.From, c.Business = new(finding(first)), &dbtest.FirstBusiness
	_, err = db.Do(t.Context(), w.Store, enforcement.FileCase, c, nil)
	dbtest.Refusal{Code: problem.NotFound, Field: "input.from", Rule: "", Says: "was cancelled"}.Check(t, "a case from it", err)

	// The plan is open again; a day is visited again; it is handed over from before what was not made, and closes.
	other := w.RegisterShop(t, "B")
	assignFrom(w, t, other, qian, "2024-01-01")
	planQuarter(w, t, "2024Q1")
	wrong := visitOn(w, t, other, "2024-03-05")
	dbtest.Run(t, w, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: qian, To: che, On: dbtest.Day("2024-03-11"), Businesses: []db.Key{other}})
	dbtest.Run(t, w, coverage.CancelVisit, in{Visit: wrong, Reason: "录错单位"})
	dbtest.CheckEqual(t, "still to be made", plansOf(w, t, other), "2024-01-01 2024-03-31 陈涛")
	again := visitOn(w, t, other, "2024-03-05")
	dbtest.Run(t, w, coverage.CancelVisit, in{Visit: again, Reason: "录错单位"})
	dbtest.Run(t, w, coverage.CloseFoodBusiness, coverage.CloseFoodBusinessInput{Business: other, ClosedOn: dbtest.Day("2024-03-04")})
	visitOn(w, t, dbtest.FirstBusiness, "2024-02-10")
}

// A planned visit is for the official who answers for the business on its last day, as far as is on record.
func TestPlansOfWhoAnswersOnTheLastDay(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	assignFrom(w, t, dbtest.FirstBusiness, qian, "2024-01-01")
	planQuarter(w, t, "2024Q1")
	dbtest.Run(t, w, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: qian, To: che, On: dbtest.Day("2024-03-25")})
	planQuarter(w, t, "2024Q2")
	dbtest.CheckEqual(t, "the successor's", plansOf(w, t, dbtest.FirstBusiness), "2024-01-01 2024-03-31 陈涛, 2024-04-01 2024-06-30 陈涛")
	dbtest.Run(t, w, coverage.LeaveOffice, coverage.LeaveOfficeInput{Official: che, LeftOn: dbtest.Day("2024-06-30")})
	dbtest.CheckEqual(t, "nobody's on the last day", plansOf(w, t, dbtest.FirstBusiness), "2024-01-01 2024-03-31 陈涛, 2024-04-01 2024-06-30 nobody")
	visitOn(w, t, dbtest.FirstBusiness, "2024-03-15")
	dbtest.CheckEqual(t, "made before", plansOf(w, t, dbtest.FirstBusiness), "2024-01-01 2024-03-31 钱明 made by 1, 2024-04-01 2024-06-30 nobody")
	assignFrom(w, t, dbtest.FirstBusiness, qian, "2024-06-30")
	planQuarter(w, t, "2024Q3")
	dbtest.CheckEqual(t, "as soon as somebody is named", plansOf(w, t, dbtest.FirstBusiness), "2024-01-01 2024-03-31 钱明 made by 1, 2024-04-01 2024-06-30 钱明, 2024-07-01 2024-09-30 钱明")
}
