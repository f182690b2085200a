package coverage_test

import (
	"fmt"
	"strings"
	"testing"

	"docket/coverage"
	"docket/db"
	"docket/db/dbtest"
	"docket/problem"
)

// Many assign an official to one business at once: one succeeds, the others get a CONFLICT.
func TestAssignmentsUnderConcurrency(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	done := 0
	for _, err := range dbtest.RunTogether(16, func(i int) error {
		_, err := db.Do(t.Context(), w.Store, coverage.AssignCoverage, coverage.AssignCoverageInput{
			Business: dbtest.Key("FoodBusiness:1:1"), Official: dbtest.Key("Official:1:" + fmt.Sprint(1+2*(i%2))), StartsOn: dbtest.Day("2024-04-01"),
		}, nil)
		return err
	}) {
		switch p := problem.Of(err); {
		case err == nil:
			done++
		case p == nil || p.Code != problem.Conflict:
			t.Error(err)
		}
	}
	if count := w.Text(t, "SELECT count(*) FROM coverage_assignments"); done != 1 || count != "1" {
		t.Errorf("%d went through, %s on record", done, count)
	}
}

func newOfficial(w *dbtest.World, t *testing.T, name string, tier db.OfficialTier) db.Key {
	t.Helper()
	return dbtest.Run(t, w, coverage.RegisterOfficial, coverage.RegisterOfficialInput{Agency: dbtest.Key("Agency:1"), Name: name, Post: "包保干部", Tier: tier})["official"][0]
}

func assignFrom(w *dbtest.World, t *testing.T, business, official db.Key, from string) db.Key {
	t.Helper()
	return dbtest.Run(t, w, coverage.AssignCoverage, coverage.AssignCoverageInput{Business: business, Official: official, StartsOn: dbtest.Day(from)})["assignment"][0]
}

func visitOn(w *dbtest.World, t *testing.T, business db.Key, day string, findings ...coverage.FindingInput) db.Key {
	t.Helper()
	return dbtest.Run(t, w, coverage.RecordVisit, coverage.RecordVisitInput{Business: business, VisitedOn: dbtest.Day(day), Findings: findings})["visit"][0]
}

// coverageOf returns the assignments of a business with their officials and periods, as in `钱明 [2024-01-01,2024-03-10)`.
func coverageOf(w *dbtest.World, t *testing.T, business db.Key) string {
	t.Helper()
	return w.Text(t, `SELECT coalesce(string_agg(o.name || ' ' || a.period, ', ' ORDER BY a.starts_on), '') FROM coverage_assignments a
		JOIN officials o ON o.agency_id = a.agency_id AND o.id = a.official_id WHERE a.agency_id = 1 AND a.business_id = ? AND a.cancelled_on IS NULL`, business.ID)
}

// levelsOf returns the levels of a business with their periods and reasons, and its present level.
func levelsOf(w *dbtest.World, t *testing.T, business db.Key) string {
	t.Helper()
	return w.Text(t, `SELECT concat_ws(', ', (SELECT string_agg(level || ' ' || daterange(starts_on, ends_on) || coalesce(' ' || reason, ''), ', ' ORDER BY starts_on)
		FROM level_changes WHERE agency_id = 1 AND business_id = b.id AND cancelled_on IS NULL), 'now ' || b.level) FROM food_businesses b WHERE agency_id = 1 AND id = ?`, business.ID)
}

// plansOf returns the visits planned to a business: first and last day, official, the official who made it, and when it was cancelled.
func plansOf(w *dbtest.World, t *testing.T, business db.Key) string {
	t.Helper()
	return w.Text(t, `SELECT coalesce(string_agg(concat_ws(' ', p.starts_on, p.due_on, coalesce(o.name, 'nobody'), 'made by ' || v.official_id, 'cancelled ' || p.cancelled_on), ', ' ORDER BY p.starts_on), '')
		FROM planned_visits p LEFT JOIN officials o ON o.agency_id = p.agency_id AND o.id = p.official_id LEFT JOIN coverage_visits v ON v.agency_id = p.agency_id AND v.id = p.visit_id
		WHERE p.agency_id = 1 AND p.business_id = ?`, business.ID)
}

func planQuarter(w *dbtest.World, t *testing.T, quarter string, levels ...db.CoverageLevel) []db.Key {
	t.Helper()
	return dbtest.Run(t, w, coverage.PlanVisits, coverage.PlanVisitsInput{Agency: dbtest.Key("Agency:1"), Quarter: quarter, Levels: levels})["plannedVisits"]
}

var qian, sun, che = dbtest.Key("Official:1:1"), dbtest.Key("Official:1:2"), dbtest.Key("Official:1:3")

// A record of another type or agency that has the number of a business is one fault, not two.
func TestRegradeAnotherTypeOfSameNumber(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	c := db.CoverageLevelC
	for _, other := range []db.Key{dbtest.Key("Party:1:1"), dbtest.Key("FoodBusiness:2:1")} {
		_, err := db.Do(t.Context(), w.Store, coverage.RegradeCoverage, coverage.RegradeCoverageInput{
			On: dbtest.Day("2024-03-10"), Changes: []coverage.CoverageChangeInput{{Business: dbtest.FirstBusiness, Level: &c}, {Business: other, Level: &c}},
		}, nil)
		if faults := problem.All(err); len(faults) != 1 || faults[0].Field != "input.changes[1].business" || strings.Contains(faults[0].Message, "the same as") {
			t.Errorf("%s: %v", other, err)
		}
	}
}

func TestRegradeCoverage(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = coverage.RegradeCoverageInput
	c, b, d := db.CoverageLevelC, db.CoverageLevelB, db.CoverageLevelD
	assignFrom(w, t, dbtest.FirstBusiness, qian, "2024-01-01")
	visited, later := w.RegisterShop(t, b), w.RegisterShop(t, b)
	assignFrom(w, t, visited, qian, "2024-01-01")
	visitOn(w, t, visited, "2024-03-12")
	assignFrom(w, t, later, qian, "2024-03-12")
	planQuarter(w, t, "2024Q1")
	regraded := w.RegisterShop(t, b)
	dbtest.Run(t, w, coverage.RegradeCoverage, in{On: dbtest.Day("2024-03-05"), Changes: []coverage.CoverageChangeInput{{Business: regraded, Level: &d}}})
	dbtest.CheckRefusals(t, w, coverage.RegradeCoverage, func() in {
		return in{On: dbtest.Day("2024-03-10"), Reason: new("年度评定"), Changes: []coverage.CoverageChangeInput{{Business: dbtest.FirstBusiness, Level: &c, Official: &sun}}}
	}, map[string]dbtest.FaultyInput[in]{
		"nothing": {Change: func(r *in) { r.Changes = nil }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.changes", Rule: "", Says: "one business or more"}},
		"too many": {Change: func(r *in) {
			r.Changes = make([]coverage.CoverageChangeInput, 20001)
			r.Changes[0].Business = dbtest.FirstBusiness
		}, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.changes", Rule: "", Says: "at most 20000"}},
		"the same twice":             {Change: func(r *in) { r.Changes = append(r.Changes, r.Changes[0]) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.changes[1].business", Rule: "", Says: "the same as input.changes[0]"}},
		"neither level nor official": {Change: func(r *in) { r.Changes[0].Level, r.Changes[0].Official = nil, nil }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.changes[0]", Rule: "", Says: "neither `level` nor `official`"}},
		"a day that is none":         {Change: func(r *in) { r.On.Month = 13 }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.on", Rule: "", Says: "not a day"}},
		"a level ahead of its day":   {Change: func(r *in) { r.On = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.on", Rule: "", Says: "2024-03-16 is in the future"}},
		"in more than a year": {Change: func(r *in) {
			r.On, r.Changes[0].Level, r.Changes[0].Official = dbtest.Day("2025-03-16"), nil, &che
		}, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.on", Rule: "", Says: "more than a year ahead"}},
		"a blank reason":                     {Change: func(r *in) { r.Reason = new("") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.reason", Rule: "", Says: "blank"}},
		"a business that is not":             {Change: func(r *in) { r.Changes[0].Business.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.changes[0].business", Rule: "", Says: "there is no FoodBusiness FoodBusiness:1:99"}},
		"an official who is not":             {Change: func(r *in) { r.Changes[0].Official = new(dbtest.Key("Official:1:99")) }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.changes[0].official", Rule: "", Says: "there is no Official Official:1:99"}},
		"an official of another":             {Change: func(r *in) { r.Changes[0].Official = new(dbtest.Key("Official:2:1")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.changes[0].official", Rule: "", Says: "another bureau"}},
		"a tier that does not fit the level": {Change: func(r *in) { r.Changes[0].Official = &qian }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.changes[0].official", Rule: "coverage.tier unconfirmed", Says: "钱明 is of the tier COUNTY, and a business of level C needs an official of the tier TOWNSHIP"}},
		"nor the level that stays":           {Change: func(r *in) { r.Changes[0].Level = nil }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.changes[0].official", Rule: "coverage.tier unconfirmed", Says: "孙丽 is of the tier TOWNSHIP, and a business of level B"}},
		"a business that closed":             {Change: func(r *in) { r.Changes[0].Business = dbtest.Key("FoodBusiness:1:3") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.changes[0].business", Rule: "", Says: "closed on 2023-12-31"}},
		"before it opened":                   {Change: func(r *in) { r.On = dbtest.Day("2019-12-31") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.changes[0].business", Rule: "", Says: "opened only on 2020-01-01"}},
		"one that is not graded": {Change: func(r *in) {
			r.Changes[0] = coverage.CoverageChangeInput{Business: dbtest.Key("FoodBusiness:1:2"), Official: &qian}
		}, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.changes[0].level", Rule: "", Says: "not graded"}},
		"before an assignment": {Change: func(r *in) { r.Changes[0].Business = later }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.changes[0].business", Rule: "", Says: "begins on 2024-03-12, after 2024-03-10"}},
		"before a visit":       {Change: func(r *in) { r.Changes[0].Business = visited }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.on", Rule: "", Says: "was visited on 2024-03-12"}},
		"before the level that it has": {Change: func(r *in) {
			r.On, r.Changes = dbtest.Day("2024-03-04"), []coverage.CoverageChangeInput{{Business: regraded, Level: &c, Official: &sun}}
		}, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.changes[0].level", Rule: "", Says: "since 2024-03-05"}},
		"the second of two": {Change: func(r *in) {
			r.Changes = append(r.Changes, coverage.CoverageChangeInput{Business: later, Level: &c})
		}, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.changes[1].business", Rule: "", Says: "begins on 2024-03-12"}},
	})
	dbtest.CheckEqual(t, "covered", coverageOf(w, t, dbtest.FirstBusiness), "钱明 [2024-01-01,2024-03-10), 孙丽 [2024-03-10,)")
	dbtest.CheckEqual(t, "levels", levelsOf(w, t, dbtest.FirstBusiness), "B [2020-01-01,2024-03-10), C [2024-03-10,) 年度评定, now C")
	dbtest.CheckEqual(t, "planned", plansOf(w, t, dbtest.FirstBusiness), "2024-01-01 2024-03-31 孙丽")

	// Without an official: whoever does not fit any more ends, whoever does goes on, and who is not graded is.
	changed := dbtest.Run(t, w, coverage.RegradeCoverage, in{On: dbtest.Day("2024-03-15"), Changes: []coverage.CoverageChangeInput{
		{Business: visited, Level: &b}, {Business: dbtest.FirstBusiness, Level: &d}, {Business: dbtest.Key("FoodBusiness:1:2"), Level: &d},
	}})
	if len(changed["assignments"]) != 0 || fmt.Sprint(changed["businesses"]) != fmt.Sprint([]db.Key{visited, dbtest.FirstBusiness, dbtest.Key("FoodBusiness:1:2")}) {
		t.Errorf("changed %v", changed)
	}
	dbtest.CheckEqual(t, "who goes on", coverageOf(w, t, visited)+"; "+levelsOf(w, t, visited), "钱明 [2024-01-01,); B [2020-01-01,), now B")
	dbtest.CheckEqual(t, "who ends", coverageOf(w, t, dbtest.FirstBusiness)+"; "+levelsOf(w, t, dbtest.FirstBusiness)+"; "+plansOf(w, t, dbtest.FirstBusiness),
		"钱明 [2024-01-01,2024-03-10), 孙丽 [2024-03-10,2024-03-15); B [2020-01-01,2024-03-10), C [2024-03-10,2024-03-15) 年度评定, D [2024-03-15,), now D; 2024-01-01 2024-03-31 nobody")
	dbtest.CheckEqual(t, "who was not graded", levelsOf(w, t, dbtest.Key("FoodBusiness:1:2")), "D [2024-03-15,), now D")

	// On the same day once more, and yet again: what held for no day leaves no trace.
	dbtest.Run(t, w, coverage.RegradeCoverage, in{On: dbtest.Day("2024-03-15"), Reason: new("更正"), Changes: []coverage.CoverageChangeInput{{Business: dbtest.FirstBusiness, Level: &b, Official: &che}}})
	first := w.Text(t, "SELECT id FROM coverage_assignments WHERE agency_id = 1 AND business_id = 1 AND ends_on IS NULL")
	changed = dbtest.Run(t, w, coverage.RegradeCoverage, in{On: dbtest.Day("2024-03-15"), Changes: []coverage.CoverageChangeInput{{Business: dbtest.FirstBusiness, Level: &c, Official: &sun}}})
	dbtest.CheckEqual(t, "the same day", coverageOf(w, t, dbtest.FirstBusiness)+"; "+levelsOf(w, t, dbtest.FirstBusiness)+"; "+plansOf(w, t, dbtest.FirstBusiness),
		"钱明 [2024-01-01,2024-03-10), 孙丽 [2024-03-10,2024-03-15), 孙丽 [2024-03-15,); B [2020-01-01,2024-03-10), C [2024-03-10,) 年度评定, now C; 2024-01-01 2024-03-31 孙丽")
	dbtest.CheckEqual(t, "the assignment", changed["assignments"][0].String(), "CoverageAssignment:1:"+first)
	_, err := db.Do(t.Context(), w.Store, coverage.RegradeCoverage, in{On: dbtest.Day("2024-03-15"), Changes: []coverage.CoverageChangeInput{{Business: dbtest.FirstBusiness, Level: &b}}}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.on", Rule: "", Says: "ends the day after, or later"}.Check(t, "vacant on the day it begins", err)
}

func TestHandOverCoverage(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = coverage.HandOverCoverageInput
	second, third, fourth := w.RegisterShop(t, db.CoverageLevelB), w.RegisterShop(t, db.CoverageLevelB), w.RegisterShop(t, db.CoverageLevelB)
	assignFrom(w, t, dbtest.FirstBusiness, qian, "2024-01-01")
	assignFrom(w, t, second, qian, "2024-02-01")
	assignFrom(w, t, third, che, "2024-02-01")
	assignFrom(w, t, fourth, qian, "2024-03-11") // from the day after
	visitOn(w, t, second, "2024-03-08")
	dbtest.CheckRefusals(t, w, coverage.HandOverCoverage, func() in { return in{From: qian, To: che, On: dbtest.Day("2024-03-10")} }, map[string]dbtest.FaultyInput[in]{
		"to oneself":                  {Change: func(h *in) { h.To = qian }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.to", Rule: "", Says: "answers for them already"}},
		"to another tier":             {Change: func(h *in) { h.To = sun }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.to", Rule: "coverage.tier unconfirmed", Says: "孙丽 is of the tier TOWNSHIP"}},
		"from one who is not":         {Change: func(h *in) { h.From.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.from", Rule: "", Says: "there is no Official"}},
		"to one who is not":           {Change: func(h *in) { h.To.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.to", Rule: "", Says: "there is no Official"}},
		"to one of another":           {Change: func(h *in) { h.To.Agency = 2 }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.to", Rule: "", Says: "another bureau"}},
		"from one who has none":       {Change: func(h *in) { h.From = sun }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.from", Rule: "", Says: "孙丽 answers for nothing on 2024-03-10"}},
		"before it all began":         {Change: func(h *in) { h.On = dbtest.Day("2023-12-31") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.from", Rule: "", Says: "answers for nothing on 2023-12-31"}},
		"what another answers for":    {Change: func(h *in) { h.Businesses = []db.Key{dbtest.FirstBusiness, third} }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.businesses[1]", Rule: "", Says: "钱明 does not answer for " + third.String()}},
		"what is not yet the first's": {Change: func(h *in) { h.Businesses = []db.Key{fourth} }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.businesses[0]", Rule: "", Says: "does not answer for"}},
		"the same twice":              {Change: func(h *in) { h.Businesses = []db.Key{dbtest.FirstBusiness, dbtest.FirstBusiness} }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.businesses[1]", Rule: "", Says: "the same as"}},
		"a party":                     {Change: func(h *in) { h.Businesses = []db.Key{dbtest.Key("Party:1:1")} }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.businesses[0]", Rule: "", Says: "not of FoodBusiness"}},
		"a day that is none":          {Change: func(h *in) { h.On.Day = 0 }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.on", Rule: "", Says: "not a day"}},
		"in more than a year":         {Change: func(h *in) { h.On = dbtest.Day("2025-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.on", Rule: "", Says: "2025-03-16 is more than a year ahead: today is 2024-03-15, so that 2025-03-15 is the last day"}},
		"before a visit":              {Change: func(h *in) { h.On = dbtest.Day("2024-03-08") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.on", Rule: "", Says: "was visited on 2024-03-08"}},
	})
	dbtest.CheckEqual(t, "first", coverageOf(w, t, dbtest.FirstBusiness), "钱明 [2024-01-01,2024-03-10), 陈涛 [2024-03-10,)")
	dbtest.CheckEqual(t, "second", coverageOf(w, t, second), "钱明 [2024-02-01,2024-03-10), 陈涛 [2024-03-10,)")
	dbtest.CheckEqual(t, "third", coverageOf(w, t, third), "陈涛 [2024-02-01,)")
	dbtest.CheckEqual(t, "fourth", coverageOf(w, t, fourth), "钱明 [2024-03-11,)")
	// Some of it; on the very day on which it began; and before one begins that is known.
	dbtest.Run(t, w, coverage.HandOverCoverage, in{From: che, To: qian, On: dbtest.Day("2024-03-10"), Businesses: []db.Key{second}})
	dbtest.CheckEqual(t, "back on the same day", coverageOf(w, t, second), "钱明 [2024-02-01,2024-03-10), 钱明 [2024-03-10,)")
	dbtest.Run(t, w, coverage.HandOverCoverage, in{From: che, To: qian, On: dbtest.Day("2024-05-01"), Businesses: []db.Key{third}})
	_, err := db.Do(t.Context(), w.Store, coverage.HandOverCoverage, in{From: qian, To: che, On: dbtest.Day("2024-03-05"), Businesses: []db.Key{second}}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.on", Rule: "", Says: "was visited on 2024-03-08 by whoever would not answer"}.Check(t, "before the next", err)
	dbtest.CheckEqual(t, "third", coverageOf(w, t, third), "陈涛 [2024-02-01,2024-05-01), 钱明 [2024-05-01,)")
}

// An assignment fits the level of each of its days, not that of the day on which it is entered.
func TestAssignmentsFitTheLevelOfEachDay(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	down, up := w.RegisterShop(t, db.CoverageLevelB), w.RegisterShop(t, db.CoverageLevelB)
	again, ungraded := w.RegisterShop(t, db.CoverageLevelB), w.RegisterShop(t, db.CoverageLevelB, func(b *coverage.RegisterFoodBusinessInput) { b.Level = nil })
	regrade := func(business db.Key, level db.CoverageLevel, day string) {
		t.Helper()
		dbtest.Run(t, w, coverage.RegradeCoverage, coverage.RegradeCoverageInput{On: dbtest.Day(day), Changes: []coverage.CoverageChangeInput{{Business: business, Level: &level}}})
	}
	regrade(down, db.CoverageLevelC, "2024-03-01")
	regrade(again, db.CoverageLevelC, "2024-02-01")
	regrade(again, db.CoverageLevelB, "2024-03-01")
	regrade(ungraded, db.CoverageLevelB, "2024-03-01")
	assignFrom(w, t, up, qian, "2024-01-01")
	regrade(up, db.CoverageLevelC, "2024-03-01")
	assign := func(business, official db.Key, day string) error {
		_, err := db.Do(t.Context(), w.Store, coverage.AssignCoverage, coverage.AssignCoverageInput{Business: business, Official: official, StartsOn: dbtest.Day(day)}, nil)
		return err
	}
	dbtest.Refusal{Code: problem.RuleViolation, Field: "input.official", Rule: "coverage.tier unconfirmed", Says: "孙丽 is of the tier TOWNSHIP, and a business of level B needs an official of the tier COUNTY: that is its level on 2024-02-01"}.Check(t, "right only now", assign(down, sun, "2024-02-01"))
	dbtest.Refusal{Code: problem.Conflict, Field: "input.startsOn", Rule: "", Says: "has a level only since 2024-03-01"}.Check(t, "before it had a level", assign(ungraded, qian, "2024-02-01"))
	assignFrom(w, t, down, qian, "2024-02-01")
	dbtest.CheckEqual(t, "right then", coverageOf(w, t, down), "钱明 [2024-02-01,2024-03-01)")
	assignFrom(w, t, down, sun, "2024-03-01")
	assignFrom(w, t, again, che, "2024-01-01")
	assignFrom(w, t, again, sun, "2024-02-10")
	assignFrom(w, t, again, qian, "2024-03-01")
	dbtest.CheckEqual(t, "each in its time", coverageOf(w, t, again), "陈涛 [2024-01-01,2024-02-01), 孙丽 [2024-02-10,2024-03-01), 钱明 [2024-03-01,)")

	// Handed over on a day on which the level was another, by either verb.
	change := func(day string, c coverage.CoverageChangeInput) error {
		_, err := db.Do(t.Context(), w.Store, coverage.RegradeCoverage, coverage.RegradeCoverageInput{On: dbtest.Day(day), Changes: []coverage.CoverageChangeInput{c}}, nil)
		return err
	}
	dbtest.Refusal{Code: problem.RuleViolation, Field: "input.changes[0].official", Rule: "coverage.tier unconfirmed", Says: "that is its level on 2024-02-10"}.Check(t, "named for a level that came later", change("2024-02-10", coverage.CoverageChangeInput{Business: up, Official: &sun}))
	dbtest.Refusal{Code: problem.Conflict, Field: "input.changes[0].level", Rule: "", Says: "has its level since 2024-03-01"}.Check(t, "the level that came later", change("2024-02-10", coverage.CoverageChangeInput{Business: up, Level: new(db.CoverageLevelC), Official: &sun}))
	dbtest.Refusal{Code: problem.Conflict, Field: "input.on", Rule: "", Says: "has a level only since 2024-03-01"}.Check(t, "named before it had a level", change("2024-02-10", coverage.CoverageChangeInput{Business: ungraded, Official: &qian}))
	dbtest.Run(t, w, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: qian, To: che, On: dbtest.Day("2024-02-10"), Businesses: []db.Key{up}})
	dbtest.CheckEqual(t, "handed over", coverageOf(w, t, up), "钱明 [2024-01-01,2024-02-10), 陈涛 [2024-02-10,2024-03-01)")
	if err := change("2024-02-20", coverage.CoverageChangeInput{Business: up, Official: &qian}); err != nil {
		t.Error(err)
	}
	if err := change("2024-02-20", coverage.CoverageChangeInput{Business: up, Official: &che}); err != nil { // passed on on its first day
		t.Error(err)
	}
	dbtest.CheckEqual(t, "named", coverageOf(w, t, up), "钱明 [2024-01-01,2024-02-10), 陈涛 [2024-02-10,2024-02-20), 陈涛 [2024-02-20,2024-03-01)")
	// Whoever answers by the level that came later, and has visited, stays.
	assignFrom(w, t, up, sun, "2024-03-01")
	visitOn(w, t, up, "2024-03-10")
	dbtest.Run(t, w, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: che, To: qian, On: dbtest.Day("2024-02-25"), Businesses: []db.Key{up}})
	dbtest.CheckEqual(t, "before one that has begun", coverageOf(w, t, up), "钱明 [2024-01-01,2024-02-10), 陈涛 [2024-02-10,2024-02-20), 陈涛 [2024-02-20,2024-02-25), 钱明 [2024-02-25,2024-03-01), 孙丽 [2024-03-01,)")
	dbtest.CheckEqual(t, "days on which a tier does not fit", w.Text(t, `SELECT count(*) FROM coverage_assignments a JOIN officials o ON o.agency_id = a.agency_id AND o.id = a.official_id
		JOIN level_changes g ON g.agency_id = a.agency_id AND g.business_id = a.business_id AND daterange(g.starts_on, g.ends_on) && a.period
		WHERE a.cancelled_on IS NULL AND g.cancelled_on IS NULL AND tier_of_level(g.level) <> o.tier`), "0")
}

// An assignment that has not begun is cancelled by its verb, or because another change takes its place. The assignment before it
// goes on, and no two overlap.
func TestTakingBack(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = coverage.CancelAssignmentInput
	d, b := db.CoverageLevelD, db.CoverageLevelB
	handed, vacant, closed, regraded, moved := w.RegisterShop(t, b), w.RegisterShop(t, b), w.RegisterShop(t, b), w.RegisterShop(t, b), w.RegisterShop(t, b)
	begun := assignFrom(w, t, handed, che, "2024-01-01")
	for _, s := range []db.Key{closed, regraded, moved} {
		assignFrom(w, t, s, che, "2024-01-01")
	}
	planQuarter(w, t, "2024Q1")
	planQuarter(w, t, "2024Q2")
	over := dbtest.Run(t, w, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: che, To: qian, On: dbtest.Day("2024-12-01"), Businesses: []db.Key{handed, closed, regraded, moved}})["assignments"]
	early := assignFrom(w, t, vacant, qian, "2024-11-01")
	_, err := db.Do(t.Context(), w.Store, coverage.AssignCoverage, coverage.AssignCoverageInput{Business: dbtest.FirstBusiness, Official: qian, StartsOn: dbtest.Day("2025-03-16")}, nil)
	dbtest.Refusal{Code: problem.BadUserInput, Field: "input.startsOn", Rule: "", Says: "2025-03-16 is more than a year ahead: today is 2024-03-15, so that 2025-03-15 is the last day"}.Check(t, "far ahead", err)

	dbtest.CheckRefusals(t, w, coverage.CancelAssignment, func() in { return in{Assignment: over[0]} }, map[string]dbtest.FaultyInput[in]{
		"one that is not":    {Change: func(c *in) { c.Assignment.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.assignment", Rule: "", Says: "there is no CoverageAssignment"}},
		"an official":        {Change: func(c *in) { c.Assignment = qian }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.assignment", Rule: "", Says: "not of CoverageAssignment"}},
		"one that has begun": {Change: func(c *in) { c.Assignment = begun }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.assignment", Rule: "", Says: "陈涛 answers for it since 2024-01-01, and what has begun is not taken back: hand it over to another"}},
	})
	dbtest.CheckEqual(t, "goes on", coverageOf(w, t, handed), "陈涛 [2024-01-01,)")
	_, err = db.Do(t.Context(), w.Store, coverage.CancelAssignment, in{Assignment: over[0]}, nil)
	dbtest.Refusal{Code: problem.NotFound, Field: "input.assignment", Rule: "", Says: "there is no CoverageAssignment"}.Check(t, "twice", err)
	dbtest.Run(t, w, coverage.CancelAssignment, in{Assignment: early})
	dbtest.CheckEqual(t, "nobody before", coverageOf(w, t, vacant), "")
	assignFrom(w, t, vacant, che, "2024-02-01") // the day stands open again

	// It closes; it is graded anew; it is handed over earlier.
	dbtest.Run(t, w, coverage.CloseFoodBusiness, coverage.CloseFoodBusinessInput{Business: closed, ClosedOn: dbtest.Day("2024-03-10")})
	dbtest.CheckEqual(t, "closed", coverageOf(w, t, closed), "陈涛 [2024-01-01,2024-03-10)")
	dbtest.Run(t, w, coverage.RegradeCoverage, coverage.RegradeCoverageInput{On: dbtest.Day("2024-03-10"), Changes: []coverage.CoverageChangeInput{{Business: regraded, Level: &d}}})
	dbtest.CheckEqual(t, "graded anew", coverageOf(w, t, regraded)+"; "+plansOf(w, t, regraded), "陈涛 [2024-01-01,2024-03-10); 2024-01-01 2024-03-31 nobody, 2024-04-01 2024-06-30 nobody")
	dbtest.Run(t, w, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: che, To: qian, On: dbtest.Day("2024-05-01"), Businesses: []db.Key{moved}})
	dbtest.CheckEqual(t, "earlier", coverageOf(w, t, moved)+"; "+plansOf(w, t, moved), "陈涛 [2024-01-01,2024-05-01), 钱明 [2024-05-01,); 2024-01-01 2024-03-31 陈涛, 2024-04-01 2024-06-30 钱明")

	// The official leaves: what has not begun by then is taken back, back to back too, and who was before goes on.
	dbtest.Run(t, w, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: che, To: qian, On: dbtest.Day("2024-08-01"), Businesses: []db.Key{handed}})
	ming := newOfficial(w, t, "明天", db.OfficialTierCounty)
	dbtest.Run(t, w, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: qian, To: ming, On: dbtest.Day("2024-10-01"), Businesses: []db.Key{handed}})
	changed := dbtest.Run(t, w, coverage.LeaveOffice, coverage.LeaveOfficeInput{Official: qian, LeftOn: dbtest.Day("2024-03-15")})
	dbtest.CheckEqual(t, "vacated", fmt.Sprint(len(changed["vacated"])), "0")
	dbtest.CheckEqual(t, "until the one after", coverageOf(w, t, handed), "陈涛 [2024-01-01,2024-10-01), 明天 [2024-10-01,)")
	dbtest.CheckEqual(t, "goes on without an end", coverageOf(w, t, moved)+"; "+plansOf(w, t, moved), "陈涛 [2024-01-01,); 2024-01-01 2024-03-31 陈涛, 2024-04-01 2024-06-30 陈涛")
	dbtest.Run(t, w, coverage.LeaveOffice, coverage.LeaveOfficeInput{Official: che, LeftOn: dbtest.Day("2024-09-01")})
	dbtest.CheckEqual(t, "vacant from the day on", coverageOf(w, t, handed)+"; "+coverageOf(w, t, moved), "陈涛 [2024-01-01,2024-09-01), 明天 [2024-10-01,); 陈涛 [2024-01-01,2024-09-01)")
	// Who has left does not go on.
	next := dbtest.Run(t, w, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: che, To: ming, On: dbtest.Day("2024-09-01"), Businesses: []db.Key{moved}})["assignments"]
	dbtest.Run(t, w, coverage.CancelAssignment, in{Assignment: next[0]})
	dbtest.CheckEqual(t, "who has left", coverageOf(w, t, moved), "陈涛 [2024-01-01,2024-09-01)")
	// It is on record all the same.
	dbtest.CheckEqual(t, "taken back", w.Text(t, "SELECT count(*) || ' ' || min(cancelled_on) || ' ' || max(cancelled_on) FROM coverage_assignments WHERE cancelled_on IS NOT NULL"), "8 2024-03-15 2024-03-15")
}

// A level that was given and taken away on one day is not shown in the history.
func TestLevelsOfOneDay(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	shop := w.RegisterShop(t, db.CoverageLevelD)
	for _, level := range []db.CoverageLevel{"A", "D"} {
		dbtest.Run(t, w, coverage.RegradeCoverage, coverage.RegradeCoverageInput{On: dbtest.Day("2024-03-15"), Changes: []coverage.CoverageChangeInput{{Business: shop, Level: &level}}})
	}
	dbtest.CheckEqual(t, "there and back", levelsOf(w, t, shop), "D [2020-01-01,), now D")
	for _, level := range []db.CoverageLevel{"A", "C"} {
		dbtest.Run(t, w, coverage.RegradeCoverage, coverage.RegradeCoverageInput{On: dbtest.Day("2024-03-15"), Changes: []coverage.CoverageChangeInput{{Business: shop, Level: &level}}})
	}
	dbtest.CheckEqual(t, "and once more", levelsOf(w, t, shop), "D [2020-01-01,2024-03-15), C [2024-03-15,), now C")
}

// However many changes run at once, each business has exactly one official on each day.
func TestCoverageUnderConcurrency(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	shops := []db.Key{dbtest.FirstBusiness}
	for range 11 {
		shops = append(shops, w.RegisterShop(t, db.CoverageLevelB))
	}
	officials := []db.Key{qian, che}
	for i := range 4 {
		officials = append(officials, newOfficial(w, t, fmt.Sprintf("干部%d", i), db.OfficialTierCounty))
	}
	for _, s := range shops {
		assignFrom(w, t, s, qian, "2024-01-01")
	}
	day := dbtest.Day("2024-02-01")
	for i, err := range dbtest.RunTogether(40, func(i int) error {
		to := officials[1+i%5]
		switch i % 4 {
		case 0: // all of it
			_, err := db.Do(t.Context(), w.Store, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: officials[i%3], To: officials[3+i%3], On: day.AddDays(i)}, nil)
			return err
		case 1: // some, in either order
			changes := []coverage.CoverageChangeInput{{Business: shops[i%12], Official: &to}, {Business: shops[(5*i+1)%12], Official: &to}}
			_, err := db.Do(t.Context(), w.Store, coverage.RegradeCoverage, coverage.RegradeCoverageInput{On: day.AddDays(i % 7), Changes: changes}, nil)
			return err
		case 2: // one
			_, err := db.Do(t.Context(), w.Store, coverage.AssignCoverage, coverage.AssignCoverageInput{Business: shops[i%12], Official: to, StartsOn: day.AddDays(i)}, nil)
			return err
		}
		_, err := db.Do(t.Context(), w.Store, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: qian, To: to, On: day.AddDays(-i), Businesses: shops[i%12 : i%12+1]}, nil)
		return err
	}) {
		if p := problem.Of(err); err != nil && (p == nil || p.Code != problem.Conflict) {
			t.Errorf("%d: %v", i, err)
		}
	}
	// On each day of two years each is covered once, by whoever fits.
	got := w.Text(t, `SELECT concat_ws(' ', count(*), min(n), max(n)) FROM (SELECT d, b.id, count(a.id) AS n
		FROM generate_series('2024-01-01'::date, '2025-12-31', '1 day') d CROSS JOIN food_businesses b
		LEFT JOIN coverage_assignments a ON a.agency_id = b.agency_id AND a.business_id = b.id AND a.period @> d::date AND a.cancelled_on IS NULL
		WHERE b.agency_id = 1 AND b.level = 'B' AND b.closed_on IS NULL GROUP BY 1, 2) x`)
	dbtest.CheckEqual(t, "businesses and days, how often covered", got, "8772 1 1") // 12 times 731
	if handedOver := w.Text(t, "SELECT count(*) > 15 FROM coverage_assignments"); handedOver != "true" {
		t.Error("hardly anything was handed over")
	}
}

func TestAssignCoverage(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = coverage.AssignCoverageInput
	dbtest.CheckRefusals(t, w, coverage.AssignCoverage, func() in {
		return in{Business: dbtest.Key("FoodBusiness:1:1"), Official: dbtest.Key("Official:1:1"), StartsOn: dbtest.Day("2024-04-01")}
	}, map[string]dbtest.FaultyInput[in]{
		"a tier that does not fit":      {Change: func(a *in) { a.Official = dbtest.Key("Official:1:2") }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.official", Rule: "coverage.tier unconfirmed", Says: "孙丽 is of the tier TOWNSHIP, and a business of level B needs an official of the tier COUNTY"}},
		"a business that is not graded": {Change: func(a *in) { a.Business = dbtest.Key("FoodBusiness:1:2") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.business", Rule: "", Says: "not graded"}},
		"a business that closed":        {Change: func(a *in) { a.Business = dbtest.Key("FoodBusiness:1:3") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.business", Rule: "", Says: "closed on 2023-12-31"}},
		"before it opened":              {Change: func(a *in) { a.StartsOn = dbtest.Day("2019-12-31") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.startsOn", Rule: "", Says: "before the business opened, 2020-01-01"}},
		"an official who is not":        {Change: func(a *in) { a.Official.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.official", Rule: "", Says: "there is no Official"}},
		"an official of another":        {Change: func(a *in) { a.Official.Agency = 2 }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.official", Rule: "", Says: "another bureau"}},
		"a business that is not":        {Change: func(a *in) { a.Business.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.business", Rule: "", Says: "there is no FoodBusiness"}},
		"an officer as official":        {Change: func(a *in) { a.Official = dbtest.Key("Officer:1:1") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.official", Rule: "", Says: "not of Official"}},
	})
	for _, startsOn := range []string{"2024-04-01", "2025-01-01"} {
		_, err := db.Do(t.Context(), w.Store, coverage.AssignCoverage,
			in{Business: dbtest.Key("FoodBusiness:1:1"), Official: dbtest.Key("Official:1:3"), StartsOn: dbtest.Day(startsOn)}, nil)
		dbtest.Refusal{Code: problem.Conflict, Field: "input.startsOn", Rule: "", Says: "钱明 answers for 甲店 from 2024-04-01 without an end"}.Check(t, startsOn, err)
	}
}
