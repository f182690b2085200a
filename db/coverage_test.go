package db_test

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/problem"
)

// does lets a verb change records, and tells which.
func does[In db.Input](t *testing.T, w *world, verb func(context.Context, *db.Writer, In) (db.Changed, error), in In) db.Changed {
	t.Helper()
	changed, err := db.Do(t.Context(), w.Store, verb, in, nil)
	if err != nil {
		t.Fatal(err)
	}
	return changed
}

var shops atomic.Int64

// shop is a new food business, with an address of its own.
func (w *world) shop(t *testing.T, level db.CoverageLevel, change ...func(*db.RegisterFoodBusinessInput)) db.Key {
	t.Helper()
	in := db.RegisterFoodBusinessInput{
		Agency: key("Agency:1"), Name: "某店", Type: db.BusinessTypeSale, Level: &level, Party: new(key("Party:1:1")), OpenedOn: on("2020-01-01"),
		Address: new(fmt.Sprintf("某路%d号", shops.Add(1))),
	}
	for _, c := range change {
		c(&in)
	}
	return does(t, w, db.RegisterFoodBusiness, in)["business"][0]
}

func (w *world) official(t *testing.T, name string, tier db.OfficialTier) db.Key {
	t.Helper()
	return does(t, w, db.RegisterOfficial, db.RegisterOfficialInput{Agency: key("Agency:1"), Name: name, Post: "包保干部", Tier: tier})["official"][0]
}

func (w *world) assign(t *testing.T, business, official db.Key, from string) db.Key {
	t.Helper()
	return does(t, w, db.AssignCoverage, db.AssignCoverageInput{Business: business, Official: official, StartsOn: on(from)})["assignment"][0]
}

func (w *world) visit(t *testing.T, business db.Key, day string, findings ...db.FindingInput) db.Key {
	t.Helper()
	return does(t, w, db.RecordVisit, db.RecordVisitInput{Business: business, VisitedOn: on(day), Findings: findings})["visit"][0]
}

// covered is who answers for a business when, as in `钱明 [2024-01-01,2024-03-10)`.
func (w *world) covered(t *testing.T, business db.Key) string {
	t.Helper()
	return w.text(t, `SELECT coalesce(string_agg(o.name || ' ' || a.period, ', ' ORDER BY a.starts_on), '') FROM coverage_assignments a
		JOIN officials o ON o.agency_id = a.agency_id AND o.id = a.official_id WHERE a.agency_id = 1 AND a.business_id = ? AND a.cancelled_on IS NULL`, business.ID)
}

// levels are those of a business with their time, and the one that it has.
func (w *world) levels(t *testing.T, business db.Key) string {
	t.Helper()
	return w.text(t, `SELECT concat_ws(', ', (SELECT string_agg(level || ' ' || daterange(starts_on, ends_on) || coalesce(' ' || reason, ''), ', ' ORDER BY starts_on)
		FROM level_changes WHERE agency_id = 1 AND business_id = b.id AND cancelled_on IS NULL), 'now ' || b.level) FROM food_businesses b WHERE agency_id = 1 AND id = ?`, business.ID)
}

// plans are the visits planned to a business.
func (w *world) plans(t *testing.T, business db.Key) string {
	t.Helper()
	return w.text(t, `SELECT coalesce(string_agg(concat_ws(' ', p.starts_on, p.due_on, coalesce(o.name, 'nobody'), 'made by ' || v.official_id, 'cancelled ' || p.cancelled_on), ', ' ORDER BY p.starts_on), '')
		FROM planned_visits p LEFT JOIN officials o ON o.agency_id = p.agency_id AND o.id = p.official_id LEFT JOIN coverage_visits v ON v.agency_id = p.agency_id AND v.id = p.visit_id
		WHERE p.agency_id = 1 AND p.business_id = ?`, business.ID)
}

func (w *world) plan(t *testing.T, quarter string, levels ...db.CoverageLevel) []db.Key {
	t.Helper()
	return does(t, w, db.PlanVisits, db.PlanVisitsInput{Agency: key("Agency:1"), Quarter: quarter, Levels: levels})["plannedVisits"]
}

func is(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %s\nwant %s", what, got, want)
	}
}

var (
	jia            = key("FoodBusiness:1:1") // level B
	qian, sun, che = key("Official:1:1"), key("Official:1:2"), key("Official:1:3")
)

func TestRegisterFoodBusiness(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type in = db.RegisterFoodBusinessInput
	good := func() in {
		return in{
			Agency: key("Agency:1"), Name: "新店", LicenceNo: new("JY1"), Type: db.BusinessTypeCatering, Level: new(db.CoverageLevelC),
			NewParty: &db.NewPartyInput{Kind: db.PartyKindSoleTrader, Name: "新店主"}, Address: new("某路1号"), Division: new("320585100"), OpenedOn: on("2024-03-15"),
		}
	}
	w.shop(t, db.CoverageLevelD, func(b *in) { b.LicenceNo = new("JY0") })
	refusals(t, w, db.RegisterFoodBusiness, good, map[string]refusal[in]{
		"a bureau that is not":     {func(b *in) { b.Agency.ID = 99 }, refused{problem.NotFound, "input.agency", "", "there is no Agency"}},
		"a unit as bureau":         {func(b *in) { b.Agency = key("Unit:1:1") }, refused{problem.BadUserInput, "input.agency", "", "not of an Agency"}},
		"without a name":           {func(b *in) { b.Name = " " }, refused{problem.BadUserInput, "input.name", "", "blank"}},
		"a blank licence":          {func(b *in) { b.LicenceNo = new("") }, refused{problem.BadUserInput, "input.licenceNo", "", "blank"}},
		"a licence that is taken":  {func(b *in) { b.LicenceNo = new("JY0") }, refused{problem.Conflict, "input.licenceNo", "", "this licence is on record"}},
		"a wrong division":         {func(b *in) { b.Division = new("32058510") }, refused{problem.BadUserInput, "input.division", "", "six or nine digits"}},
		"a long address":           {func(b *in) { b.Address = new(strings.Repeat("路", 501)) }, refused{problem.BadUserInput, "input.address", "", "at most 500"}},
		"tomorrow":                 {func(b *in) { b.OpenedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.openedOn", "", "in the future: today is 2024-03-15"}},
		"both parties":             {func(b *in) { b.Party = new(key("Party:1:1")) }, refused{problem.BadUserInput, "input.newParty", "", "give one of them"}},
		"neither party":            {func(b *in) { b.NewParty = nil }, refused{problem.BadUserInput, "input.party", "", "give one of them"}},
		"a party that is not":      {func(b *in) { b.NewParty, b.Party = nil, new(key("Party:1:99")) }, refused{problem.NotFound, "input.party", "", "there is no Party"}},
		"a party of another":       {func(b *in) { b.NewParty, b.Party = nil, new(key("Party:2:1")) }, refused{problem.BadUserInput, "input.party", "", "another bureau"}},
		"a party without its name": {func(b *in) { b.NewParty.Name = "" }, refused{problem.BadUserInput, "input.newParty.name", "", "blank"}},
	})
	got := w.text(t, `SELECT concat_ws(' ', b.name, licence_no, type, level, b.address, b.division, opened_on, closed_on, p.name, p.kind)
		FROM food_businesses b JOIN parties p ON p.agency_id = b.agency_id AND p.id = b.party_id WHERE licence_no = 'JY1'`)
	is(t, "on record", got, "新店 JY1 CATERING C 某路1号 320585100 2024-03-15 新店主 SOLE_TRADER")
	is(t, "levels", w.text(t, `SELECT string_agg(g.level || starts_on, ',') FROM level_changes g JOIN food_businesses b ON b.id = g.business_id WHERE licence_no = 'JY1'`), "C2024-03-15")

	// Without a licence it is the same where all is that tells it; and so it is to the database, where two enter it at once.
	again := in{Agency: key("Agency:1"), Name: "小店", Type: db.BusinessTypeVendor, Party: new(key("Party:1:1")), OpenedOn: on("2024-03-01")}
	first := does(t, w, db.RegisterFoodBusiness, again)["business"][0]
	_, err := db.Do(t.Context(), w.Store, db.RegisterFoodBusiness, again, nil)
	refused{problem.Conflict, "input.name", "", "小店 of this party, address and day is on the register: " + first.String()}.check(t, "twice", err)
	is(t, "the first", fmt.Sprint(problem.Of(err).Detail["business"]), first.String())
	for what, change := range map[string]func(*in){
		"another party": func(b *in) {
			b.Party, b.NewParty = nil, &db.NewPartyInput{Kind: db.PartyKindSoleTrader, Name: "另一店主"}
		}, "another name": func(b *in) { b.Name = "小小店" }, "an address": func(b *in) { b.Address = new("某路1号") },
		"another day": func(b *in) { b.OpenedOn = on("2024-03-02") }, "a licence": func(b *in) { b.LicenceNo = new("JY9") },
	} {
		b := again
		change(&b)
		if _, err := db.Do(t.Context(), w.Store, db.RegisterFoodBusiness, b, nil); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	registered := 0
	again.Name = "新小店"
	for _, err := range together(6, func(int) error {
		_, err := db.Do(t.Context(), w.Store, db.RegisterFoodBusiness, again, nil)
		return err
	}) {
		if err == nil {
			registered++
		} else {
			refused{problem.Conflict, "input.name", "", "is on the register"}.check(t, "at once", err)
		}
	}
	is(t, "registered", fmt.Sprint(registered), "1")

	ungraded := does(t, w, db.RegisterFoodBusiness, func() in { b := good(); b.LicenceNo, b.Level = nil, nil; return b }())["business"][0]
	is(t, "ungraded", w.levels(t, ungraded), "")
}

func TestCloseFoodBusiness(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type in = db.CloseFoodBusinessInput
	visited, soon, regraded := w.shop(t, db.CoverageLevelB), w.shop(t, db.CoverageLevelB), w.shop(t, db.CoverageLevelB)
	w.assign(t, jia, qian, "2024-01-01")
	w.assign(t, visited, qian, "2024-01-01")
	w.assign(t, soon, qian, "2024-03-01")
	w.assign(t, regraded, qian, "2024-03-01")
	w.visit(t, regraded, "2024-03-02")
	does(t, w, db.RegradeCoverage, db.RegradeCoverageInput{On: on("2024-03-05"), Changes: []db.CoverageChangeInput{{Business: regraded, Level: new(db.CoverageLevelC)}}})
	w.plan(t, "2024Q1")
	w.visit(t, visited, "2024-03-12")
	w.plan(t, "2024Q2")
	refusals(t, w, db.CloseFoodBusiness, func() in { return in{Business: jia, ClosedOn: on("2024-03-10")} }, map[string]refusal[in]{
		"tomorrow":                         {func(c *in) { c.ClosedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.closedOn", "", "in the future"}},
		"a business that is not":           {func(c *in) { c.Business.ID = 99 }, refused{problem.NotFound, "input.business", "", "there is no FoodBusiness"}},
		"a party as business":              {func(c *in) { c.Business = key("Party:1:1") }, refused{problem.BadUserInput, "input.business", "", "not of a FoodBusiness"}},
		"closed already":                   {func(c *in) { c.Business = key("FoodBusiness:1:3") }, refused{problem.Conflict, "input.business", "", "关门店 closed on 2023-12-31"}},
		"before it opened":                 {func(c *in) { c.Business, c.ClosedOn = key("FoodBusiness:1:2"), on("2019-12-31") }, refused{problem.BadUserInput, "input.closedOn", "", "before it opened, 2020-01-01"}},
		"before a visit":                   {func(c *in) { c.Business = visited }, refused{problem.Conflict, "input.closedOn", "", "was visited on 2024-03-12"}},
		"on the day of a visit":            {func(c *in) { c.Business, c.ClosedOn = visited, on("2024-03-12") }, refused{problem.Conflict, "input.closedOn", "", "was visited on 2024-03-12"}},
		"before it was graded anew":        {func(c *in) { c.Business, c.ClosedOn = regraded, on("2024-03-04") }, refused{problem.Conflict, "input.closedOn", "", "given its level from 2024-03-05 on, so that it was open: it closes on that day, or later"}},
		"before a visit, and vacant since": {func(c *in) { c.Business, c.ClosedOn = regraded, on("2024-03-01") }, refused{problem.Conflict, "input.closedOn", "", "was visited on 2024-03-02"}},
	})
	is(t, "covered", w.covered(t, jia), "钱明 [2024-01-01,2024-03-10)")
	is(t, "planned", w.plans(t, jia), "2024-01-01 2024-03-31 nobody cancelled 2024-03-15, 2024-04-01 2024-06-30 nobody cancelled 2024-03-15")
	is(t, "closed", w.text(t, "SELECT closed_on || ' ' || version FROM food_businesses WHERE agency_id = 1 AND id = 1"), "2024-03-10 2")
	// The day after a visit; and one for which nobody answers.
	does(t, w, db.CloseFoodBusiness, in{Business: visited, ClosedOn: on("2024-03-13")})
	is(t, "a visit that was made", w.plans(t, visited), "2024-01-01 2024-03-31 钱明 made by 1, 2024-04-01 2024-06-30 nobody cancelled 2024-03-15")
	// On or before the day on which somebody began, which then never held; and on that of its level.
	does(t, w, db.CloseFoodBusiness, in{Business: soon, ClosedOn: on("2024-02-01")})
	is(t, "who never answered", w.covered(t, soon), "")
	does(t, w, db.CloseFoodBusiness, in{Business: regraded, ClosedOn: on("2024-03-05")})
	is(t, "graded and closed", w.covered(t, regraded), "钱明 [2024-03-01,2024-03-05)")
	today := w.shop(t, db.CoverageLevelB, func(b *db.RegisterFoodBusinessInput) { b.OpenedOn = on("2024-03-15") })
	w.assign(t, today, qian, "2024-03-15")
	does(t, w, db.CloseFoodBusiness, in{Business: today, ClosedOn: on("2024-03-15")})
	does(t, w, db.CloseFoodBusiness, in{Business: key("FoodBusiness:1:2"), ClosedOn: on("2020-01-01")})
	_, err := db.Do(t.Context(), w.Store, db.AssignCoverage, db.AssignCoverageInput{Business: jia, Official: qian, StartsOn: on("2024-03-11")}, nil)
	refused{problem.Conflict, "input.business", "", "甲店 closed on 2024-03-10"}.check(t, "assigned after it closed", err)
}

func TestRegisterOfficial(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type in = db.RegisterOfficialInput
	refusals(t, w, db.RegisterOfficial, func() in {
		return in{Agency: key("Agency:1"), Name: "何平", Post: "村主任", Tier: db.OfficialTierVillage, Division: new("320585100201")}
	}, map[string]refusal[in]{
		"a bureau that is not": {func(o *in) { o.Agency.ID = 99 }, refused{problem.NotFound, "input.agency", "", "there is no Agency"}},
		"without a name":       {func(o *in) { o.Name = "" }, refused{problem.BadUserInput, "input.name", "", "blank"}},
		"without a post":       {func(o *in) { o.Post = "" }, refused{problem.BadUserInput, "input.post", "", "blank"}},
		"a wrong division":     {func(o *in) { o.Division = new("3205851") }, refused{problem.BadUserInput, "input.division", "", "six, nine or twelve digits"}},
	})
	is(t, "on record", w.text(t, "SELECT concat_ws(' ', post, tier, division, left_on) FROM officials WHERE name = '何平'"), "村主任 VILLAGE 320585100201")
}

// What an official who leaves answered for stands vacant until it is handed over, and so do the visits still to be made.
func TestLeaveOffice(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type in = db.LeaveOfficeInput
	// Qian answers for two; a third was his before, and is Che's now.
	second, third := w.shop(t, db.CoverageLevelB), w.shop(t, db.CoverageLevelB)
	w.assign(t, jia, qian, "2024-01-01")
	w.assign(t, second, qian, "2024-02-01")
	w.assign(t, third, qian, "2024-01-01")
	does(t, w, db.HandOverCoverage, db.HandOverCoverageInput{From: qian, To: che, On: on("2024-02-01"), Businesses: []db.Key{third}})
	w.plan(t, "2024Q1")
	w.visit(t, second, "2024-03-08")
	refusals(t, w, db.LeaveOffice, func() in { return in{Official: qian, LeftOn: on("2024-03-10")} }, map[string]refusal[in]{
		"an official who is not":                  {func(l *in) { l.Official.ID = 99 }, refused{problem.NotFound, "input.official", "", "there is no Official"}},
		"an officer as official":                  {func(l *in) { l.Official = key("Officer:1:1") }, refused{problem.BadUserInput, "input.official", "", "not of a Official"}},
		"a day that is none":                      {func(l *in) { l.LeftOn.Day = 32 }, refused{problem.BadUserInput, "input.leftOn", "", "not a day"}},
		"in more than a year":                     {func(l *in) { l.LeftOn = on("2025-03-16") }, refused{problem.BadUserInput, "input.leftOn", "", "more than a year ahead: today is 2024-03-15, so that 2025-03-15 is the last day"}},
		"before a visit":                          {func(l *in) { l.LeftOn = on("2024-03-08") }, refused{problem.Conflict, "input.leftOn", "", "was visited on 2024-03-08"}},
		"on the day on which an assignment began": {func(l *in) { l.LeftOn = on("2024-02-01") }, refused{problem.Conflict, "input.leftOn", "", "begins on 2024-02-01"}},
	})
	is(t, "first", w.covered(t, jia)+"; "+w.plans(t, jia), "钱明 [2024-01-01,2024-03-10); 2024-01-01 2024-03-31 nobody")
	is(t, "second", w.covered(t, second), "钱明 [2024-02-01,2024-03-10)")
	is(t, "third", w.covered(t, third), "钱明 [2024-01-01,2024-02-01), 陈涛 [2024-02-01,)")
	is(t, "vacancies", w.text(t, `SELECT string_agg(name, ',' ORDER BY id) FROM food_businesses b WHERE agency_id = 1 AND closed_on IS NULL AND level = 'B'
		AND NOT EXISTS (SELECT FROM coverage_assignments a WHERE a.business_id = b.id AND a.period @> '2024-03-10'::date)`), "甲店,某店")

	_, err := db.Do(t.Context(), w.Store, db.LeaveOffice, in{Official: qian, LeftOn: on("2024-03-11")}, nil)
	refused{problem.Conflict, "input.official", "", "钱明 leaves office on 2024-03-10 already"}.check(t, "leaving twice", err)
	_, err = db.Do(t.Context(), w.Store, db.AssignCoverage, db.AssignCoverageInput{Business: jia, Official: qian, StartsOn: on("2024-03-12")}, nil)
	refused{problem.Conflict, "input.official", "", "钱明 leaves office on 2024-03-10: name somebody who stays"}.check(t, "assigned who has left", err)
	_, err = db.Do(t.Context(), w.Store, db.RegradeCoverage, db.RegradeCoverageInput{On: on("2024-03-12"), Changes: []db.CoverageChangeInput{{Business: jia, Official: &qian}}}, nil)
	refused{problem.Conflict, "input.changes[0].official", "", "钱明 leaves office on 2024-03-10"}.check(t, "named who has left", err)
	_, err = db.Do(t.Context(), w.Store, db.HandOverCoverage, db.HandOverCoverageInput{From: che, To: qian, On: on("2024-03-12")}, nil)
	refused{problem.Conflict, "input.to", "", "钱明 leaves office on 2024-03-10"}.check(t, "handed over to who has left", err)

	// One of the vacancies is filled, the other handed over with all that is left.
	w.assign(t, second, che, "2024-03-11")
	changed := does(t, w, db.HandOverCoverage, db.HandOverCoverageInput{From: qian, To: che, On: on("2024-03-14")})
	if len(changed["assignments"]) != 1 {
		t.Errorf("handed over: %v", changed)
	}
	is(t, "handed over", w.covered(t, jia)+"; "+w.plans(t, jia), "钱明 [2024-01-01,2024-03-10), 陈涛 [2024-03-14,); 2024-01-01 2024-03-31 陈涛")
	is(t, "filled", w.covered(t, second), "钱明 [2024-02-01,2024-03-10), 陈涛 [2024-03-11,)")
	_, err = db.Do(t.Context(), w.Store, db.HandOverCoverage, db.HandOverCoverageInput{From: qian, To: che, On: on("2024-03-15")}, nil)
	refused{problem.Conflict, "input.from", "", "钱明 answers for nothing on 2024-03-15"}.check(t, "nothing is left", err)
	// Whoever answers for nothing leaves as well, and ahead of the day; what is handed over for that day leaves no gap.
	does(t, w, db.LeaveOffice, in{Official: sun, LeftOn: on("2025-03-15")})
	ming := w.official(t, "明天", db.OfficialTierCounty)
	does(t, w, db.LeaveOffice, in{Official: che, LeftOn: on("2024-06-01")})
	does(t, w, db.HandOverCoverage, db.HandOverCoverageInput{From: che, To: ming, On: on("2024-06-01")})
	is(t, "ahead of the day", w.covered(t, third), "钱明 [2024-01-01,2024-02-01), 陈涛 [2024-02-01,2024-06-01), 明天 [2024-06-01,)")
}

func TestRegradeCoverage(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type in = db.RegradeCoverageInput
	c, b, d := db.CoverageLevelC, db.CoverageLevelB, db.CoverageLevelD
	w.assign(t, jia, qian, "2024-01-01")
	visited, later := w.shop(t, b), w.shop(t, b)
	w.assign(t, visited, qian, "2024-01-01")
	w.visit(t, visited, "2024-03-12")
	w.assign(t, later, qian, "2024-03-12")
	w.plan(t, "2024Q1")
	regraded := w.shop(t, b)
	does(t, w, db.RegradeCoverage, in{On: on("2024-03-05"), Changes: []db.CoverageChangeInput{{Business: regraded, Level: &d}}})
	refusals(t, w, db.RegradeCoverage, func() in {
		return in{On: on("2024-03-10"), Reason: new("年度评定"), Changes: []db.CoverageChangeInput{{Business: jia, Level: &c, Official: &sun}}}
	}, map[string]refusal[in]{
		"nothing":                    {func(r *in) { r.Changes = nil }, refused{problem.BadUserInput, "input.changes", "", "one business or more"}},
		"too many":                   {func(r *in) { r.Changes = make([]db.CoverageChangeInput, 20001); r.Changes[0].Business = jia }, refused{problem.BadUserInput, "input.changes", "", "at most 20000"}},
		"the same twice":             {func(r *in) { r.Changes = append(r.Changes, r.Changes[0]) }, refused{problem.BadUserInput, "input.changes[1].business", "", "the same as input.changes[0]"}},
		"neither level nor official": {func(r *in) { r.Changes[0].Level, r.Changes[0].Official = nil, nil }, refused{problem.BadUserInput, "input.changes[0]", "", "neither `level` nor `official`"}},
		"a day that is none":         {func(r *in) { r.On.Month = 13 }, refused{problem.BadUserInput, "input.on", "", "not a day"}},
		"a level ahead of its day":   {func(r *in) { r.On = on("2024-03-16") }, refused{problem.BadUserInput, "input.on", "", "2024-03-16 is in the future"}},
		"in more than a year": {func(r *in) {
			r.On, r.Changes[0].Level, r.Changes[0].Official = on("2025-03-16"), nil, &che
		}, refused{problem.BadUserInput, "input.on", "", "more than a year ahead"}},
		"a blank reason":                     {func(r *in) { r.Reason = new("") }, refused{problem.BadUserInput, "input.reason", "", "blank"}},
		"a business that is not":             {func(r *in) { r.Changes[0].Business.ID = 99 }, refused{problem.NotFound, "input.changes[0].business", "", "there is no FoodBusiness FoodBusiness:1:99"}},
		"an official who is not":             {func(r *in) { r.Changes[0].Official = new(key("Official:1:99")) }, refused{problem.NotFound, "input.changes[0].official", "", "there is no Official Official:1:99"}},
		"an official of another":             {func(r *in) { r.Changes[0].Official = new(key("Official:2:1")) }, refused{problem.BadUserInput, "input.changes[0].official", "", "another bureau"}},
		"a tier that does not fit the level": {func(r *in) { r.Changes[0].Official = &qian }, refused{problem.RuleViolation, "input.changes[0].official", "coverage.tier unconfirmed", "钱明 is of the tier COUNTY, and a business of level C needs an official of the tier TOWNSHIP"}},
		"nor the level that stays":           {func(r *in) { r.Changes[0].Level = nil }, refused{problem.RuleViolation, "input.changes[0].official", "coverage.tier unconfirmed", "孙丽 is of the tier TOWNSHIP, and a business of level B"}},
		"a business that closed":             {func(r *in) { r.Changes[0].Business = key("FoodBusiness:1:3") }, refused{problem.Conflict, "input.changes[0].business", "", "closed on 2023-12-31"}},
		"before it opened":                   {func(r *in) { r.On = on("2019-12-31") }, refused{problem.BadUserInput, "input.changes[0].business", "", "opened only on 2020-01-01"}},
		"one that is not graded":             {func(r *in) { r.Changes[0] = db.CoverageChangeInput{Business: key("FoodBusiness:1:2"), Official: &qian} }, refused{problem.Conflict, "input.changes[0].level", "", "not graded"}},
		"before an assignment":               {func(r *in) { r.Changes[0].Business = later }, refused{problem.Conflict, "input.changes[0].business", "", "begins on 2024-03-12, after 2024-03-10"}},
		"before a visit":                     {func(r *in) { r.Changes[0].Business = visited }, refused{problem.Conflict, "input.on", "", "was visited on 2024-03-12"}},
		"before the level that it has": {func(r *in) {
			r.On, r.Changes = on("2024-03-04"), []db.CoverageChangeInput{{Business: regraded, Level: &c, Official: &sun}}
		}, refused{problem.Conflict, "input.changes[0].level", "", "since 2024-03-05"}},
		"the second of two": {func(r *in) {
			r.Changes = append(r.Changes, db.CoverageChangeInput{Business: later, Level: &c})
		}, refused{problem.Conflict, "input.changes[1].business", "", "begins on 2024-03-12"}},
	})
	is(t, "covered", w.covered(t, jia), "钱明 [2024-01-01,2024-03-10), 孙丽 [2024-03-10,)")
	is(t, "levels", w.levels(t, jia), "B [2020-01-01,2024-03-10), C [2024-03-10,) 年度评定, now C")
	is(t, "planned", w.plans(t, jia), "2024-01-01 2024-03-31 孙丽")

	// Without an official: whoever does not fit any more ends, whoever does goes on, and who is not graded is.
	changed := does(t, w, db.RegradeCoverage, in{On: on("2024-03-15"), Changes: []db.CoverageChangeInput{
		{Business: visited, Level: &b}, {Business: jia, Level: &d}, {Business: key("FoodBusiness:1:2"), Level: &d},
	}})
	if len(changed["assignments"]) != 0 || fmt.Sprint(changed["businesses"]) != fmt.Sprint([]db.Key{visited, jia, key("FoodBusiness:1:2")}) {
		t.Errorf("changed %v", changed)
	}
	is(t, "who goes on", w.covered(t, visited)+"; "+w.levels(t, visited), "钱明 [2024-01-01,); B [2020-01-01,), now B")
	is(t, "who ends", w.covered(t, jia)+"; "+w.levels(t, jia)+"; "+w.plans(t, jia),
		"钱明 [2024-01-01,2024-03-10), 孙丽 [2024-03-10,2024-03-15); B [2020-01-01,2024-03-10), C [2024-03-10,2024-03-15) 年度评定, D [2024-03-15,), now D; 2024-01-01 2024-03-31 nobody")
	is(t, "who was not graded", w.levels(t, key("FoodBusiness:1:2")), "D [2024-03-15,), now D")

	// On the same day once more, and yet again: what held for no day leaves no trace.
	does(t, w, db.RegradeCoverage, in{On: on("2024-03-15"), Reason: new("更正"), Changes: []db.CoverageChangeInput{{Business: jia, Level: &b, Official: &che}}})
	first := w.text(t, "SELECT id FROM coverage_assignments WHERE agency_id = 1 AND business_id = 1 AND ends_on IS NULL")
	changed = does(t, w, db.RegradeCoverage, in{On: on("2024-03-15"), Changes: []db.CoverageChangeInput{{Business: jia, Level: &c, Official: &sun}}})
	is(t, "the same day", w.covered(t, jia)+"; "+w.levels(t, jia)+"; "+w.plans(t, jia),
		"钱明 [2024-01-01,2024-03-10), 孙丽 [2024-03-10,2024-03-15), 孙丽 [2024-03-15,); B [2020-01-01,2024-03-10), C [2024-03-10,) 年度评定, now C; 2024-01-01 2024-03-31 孙丽")
	is(t, "the assignment", changed["assignments"][0].String(), "CoverageAssignment:1:"+first)
	_, err := db.Do(t.Context(), w.Store, db.RegradeCoverage, in{On: on("2024-03-15"), Changes: []db.CoverageChangeInput{{Business: jia, Level: &b}}}, nil)
	refused{problem.Conflict, "input.on", "", "ends the day after, or later"}.check(t, "vacant on the day it begins", err)
}

func TestHandOverCoverage(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type in = db.HandOverCoverageInput
	second, third, fourth := w.shop(t, db.CoverageLevelB), w.shop(t, db.CoverageLevelB), w.shop(t, db.CoverageLevelB)
	w.assign(t, jia, qian, "2024-01-01")
	w.assign(t, second, qian, "2024-02-01")
	w.assign(t, third, che, "2024-02-01")
	w.assign(t, fourth, qian, "2024-03-11") // from the day after
	w.visit(t, second, "2024-03-08")
	refusals(t, w, db.HandOverCoverage, func() in { return in{From: qian, To: che, On: on("2024-03-10")} }, map[string]refusal[in]{
		"to oneself":                  {func(h *in) { h.To = qian }, refused{problem.BadUserInput, "input.to", "", "answers for them already"}},
		"to another tier":             {func(h *in) { h.To = sun }, refused{problem.RuleViolation, "input.to", "coverage.tier unconfirmed", "孙丽 is of the tier TOWNSHIP"}},
		"from one who is not":         {func(h *in) { h.From.ID = 99 }, refused{problem.NotFound, "input.from", "", "there is no Official"}},
		"to one who is not":           {func(h *in) { h.To.ID = 99 }, refused{problem.NotFound, "input.to", "", "there is no Official"}},
		"to one of another":           {func(h *in) { h.To.Agency = 2 }, refused{problem.BadUserInput, "input.to", "", "another bureau"}},
		"from one who has none":       {func(h *in) { h.From = sun }, refused{problem.Conflict, "input.from", "", "孙丽 answers for nothing on 2024-03-10"}},
		"before it all began":         {func(h *in) { h.On = on("2023-12-31") }, refused{problem.Conflict, "input.from", "", "answers for nothing on 2023-12-31"}},
		"what another answers for":    {func(h *in) { h.Businesses = []db.Key{jia, third} }, refused{problem.Conflict, "input.businesses[1]", "", "钱明 does not answer for " + third.String()}},
		"what is not yet the first's": {func(h *in) { h.Businesses = []db.Key{fourth} }, refused{problem.Conflict, "input.businesses[0]", "", "does not answer for"}},
		"the same twice":              {func(h *in) { h.Businesses = []db.Key{jia, jia} }, refused{problem.BadUserInput, "input.businesses[1]", "", "the same as"}},
		"a party":                     {func(h *in) { h.Businesses = []db.Key{key("Party:1:1")} }, refused{problem.BadUserInput, "input.businesses[0]", "", "not of a FoodBusiness"}},
		"a day that is none":          {func(h *in) { h.On.Day = 0 }, refused{problem.BadUserInput, "input.on", "", "not a day"}},
		"in more than a year":         {func(h *in) { h.On = on("2025-03-16") }, refused{problem.BadUserInput, "input.on", "", "2025-03-16 is more than a year ahead: today is 2024-03-15, so that 2025-03-15 is the last day"}},
		"before a visit":              {func(h *in) { h.On = on("2024-03-08") }, refused{problem.Conflict, "input.on", "", "was visited on 2024-03-08"}},
	})
	is(t, "first", w.covered(t, jia), "钱明 [2024-01-01,2024-03-10), 陈涛 [2024-03-10,)")
	is(t, "second", w.covered(t, second), "钱明 [2024-02-01,2024-03-10), 陈涛 [2024-03-10,)")
	is(t, "third", w.covered(t, third), "陈涛 [2024-02-01,)")
	is(t, "fourth", w.covered(t, fourth), "钱明 [2024-03-11,)")
	// Some of it; on the very day on which it began; and before one begins that is known.
	does(t, w, db.HandOverCoverage, in{From: che, To: qian, On: on("2024-03-10"), Businesses: []db.Key{second}})
	is(t, "back on the same day", w.covered(t, second), "钱明 [2024-02-01,2024-03-10), 钱明 [2024-03-10,)")
	does(t, w, db.HandOverCoverage, in{From: che, To: qian, On: on("2024-05-01"), Businesses: []db.Key{third}})
	_, err := db.Do(t.Context(), w.Store, db.HandOverCoverage, in{From: qian, To: che, On: on("2024-03-05"), Businesses: []db.Key{second}}, nil)
	refused{problem.Conflict, "input.on", "", "was visited on 2024-03-08 by whoever would not answer"}.check(t, "before the next", err)
	is(t, "third", w.covered(t, third), "陈涛 [2024-02-01,2024-05-01), 钱明 [2024-05-01,)")
}

// A visit is made each quarter unless the bureau has set something else: for a level, for a division of it, from a day on.
func TestVisitFrequencies(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type in = db.SetVisitFrequencyInput
	good := func() in {
		return in{Agency: key("Agency:1"), Level: db.CoverageLevelB, EffectiveFrom: on("2024-01-01"), Quarters: 2, Basis: "某食安委〔2023〕9号"}
	}
	refusals(t, w, db.SetVisitFrequency, good, map[string]refusal[in]{
		"a bureau that is not": {func(f *in) { f.Agency.ID = 99 }, refused{problem.NotFound, "input.agency", "", "there is no Agency"}},
		"never":                {func(f *in) { f.Quarters = 0 }, refused{problem.BadUserInput, "input.quarters", "", "0 is not from 1 to 8"}},
		"hardly ever":          {func(f *in) { f.Quarters = 9 }, refused{problem.BadUserInput, "input.quarters", "", "9 is not from 1 to 8"}},
		"on no basis":          {func(f *in) { f.Basis = "" }, refused{problem.BadUserInput, "input.basis", "", "blank"}},
		"a wrong division":     {func(f *in) { f.Division = new("3205") }, refused{problem.BadUserInput, "input.division", "", "six or nine digits"}},
		"a day that is none":   {func(f *in) { f.EffectiveFrom.Month = 0 }, refused{problem.BadUserInput, "input.effectiveFrom", "", "not a day"}},
		"far ahead":            {func(f *in) { f.EffectiveFrom = on("9000-01-01") }, refused{problem.BadUserInput, "input.effectiveFrom", "", "more than a year ahead: today is 2024-03-15"}},
		"another's division":   {func(f *in) { f.Division = new("110105001") }, refused{problem.BadUserInput, "input.division", "", "110105001 is no division of the bureau, whose code is 320585"}},
	})
	_, err := db.Do(t.Context(), w.Store, db.SetVisitFrequency, func() in { f := good(); f.Quarters = 3; return f }(), nil)
	refused{problem.Conflict, "input.effectiveFrom", "", "set from this day on already"}.check(t, "the same day again", err)

	in100 := func(b *db.RegisterFoodBusinessInput) { b.Division = new("320585100") }
	in200 := func(b *db.RegisterFoodBusinessInput) { b.Division = new("320585200") }
	town, other := w.shop(t, db.CoverageLevelB, in100), w.shop(t, db.CoverageLevelB, in200)
	village := w.shop(t, db.CoverageLevelC, in100)
	for _, b := range []db.Key{jia, town, other} {
		w.assign(t, b, qian, "2024-01-01")
	}
	w.assign(t, village, sun, "2024-01-01")
	// From July on a year at most in one division; in the town a quarter again, set before but for a smaller one.
	does(t, w, db.SetVisitFrequency, func() in {
		f := good()
		f.EffectiveFrom, f.Quarters, f.Division = on("2024-07-01"), 4, new("320585")
		return f
	}())
	does(t, w, db.SetVisitFrequency, func() in {
		f := good()
		f.EffectiveFrom, f.Quarters, f.Division = on("2024-02-01"), 1, new("320585100")
		return f
	}())
	if n := len(w.plan(t, "2024Q1")); n != 4 {
		t.Errorf("%d planned", n)
	}
	is(t, "no division", w.plans(t, jia), "2024-01-01 2024-06-30 钱明")
	is(t, "before the town's own", w.plans(t, town), "2024-01-01 2024-06-30 钱明")
	is(t, "nothing set", w.plans(t, village), "2024-01-01 2024-03-31 孙丽")
	if n := len(w.plan(t, "2024Q2")); n != 1 { // C alone: those of B have a visit planned
		t.Errorf("%d planned", n)
	}
	if n := len(w.plan(t, "2024Q3", db.CoverageLevelB)); n != 3 {
		t.Errorf("%d planned", n)
	}
	is(t, "all of the bureau", w.plans(t, jia), "2024-01-01 2024-06-30 钱明, 2024-07-01 2024-12-31 钱明")
	is(t, "the division", w.plans(t, other), "2024-01-01 2024-06-30 钱明, 2024-07-01 2025-06-30 钱明")
	is(t, "the town", w.plans(t, town), "2024-01-01 2024-06-30 钱明, 2024-07-01 2024-09-30 钱明")
	is(t, "a level that was left out", w.plans(t, village), "2024-01-01 2024-03-31 孙丽, 2024-04-01 2024-06-30 孙丽")
}

func TestPlanVisits(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type in = db.PlanVisitsInput
	w.assign(t, jia, qian, "2024-02-01")
	refusals(t, w, db.PlanVisits, func() in { return in{Agency: key("Agency:1"), Quarter: "2024Q2", Levels: []db.CoverageLevel{"B"}} }, map[string]refusal[in]{
		"a bureau that is not":    {func(p *in) { p.Agency.ID = 99 }, refused{problem.NotFound, "input.agency", "", "there is no Agency"}},
		"a fifth quarter":         {func(p *in) { p.Quarter = "2024Q5" }, refused{problem.BadUserInput, "input.quarter", "", `"2024Q5" is not a quarter: write it as "2024Q1"`}},
		"a month":                 {func(p *in) { p.Quarter = "2024-05" }, refused{problem.BadUserInput, "input.quarter", "", "not a quarter"}},
		"too much":                {func(p *in) { p.Quarter = "2024Q1x" }, refused{problem.BadUserInput, "input.quarter", "", "not a quarter"}},
		"the year nought":         {func(p *in) { p.Quarter = "0000Q1" }, refused{problem.BadUserInput, "input.quarter", "", "1900 to 9999"}},
		"more than a year ahead":  {func(p *in) { p.Quarter = "2025Q2" }, refused{problem.BadUserInput, "input.quarter", "", "2025Q2 begins more than a year ahead: today is 2024-03-15, so that a quarter is planned that begins by 2025-03-15"}},
		"the last quarter of all": {func(p *in) { p.Quarter = "9999Q4" }, refused{problem.BadUserInput, "input.quarter", "", "more than a year ahead"}},
		"no level":                {func(p *in) { p.Levels = []db.CoverageLevel{} }, refused{problem.BadUserInput, "input.levels", "", "name one level or more"}},
		"nothing that is covered": {func(p *in) { p.Levels = []db.CoverageLevel{"D"} }, refused{problem.Conflict, "input.quarter", "", "nobody answers for a business of these levels on 2024-04-01: assign officials first"}},
		"not yet covered":         {func(p *in) { p.Quarter = "2024Q1" }, refused{problem.Conflict, "input.quarter", "", "nobody answers for a business of these levels on 2024-01-01"}},
	})
	is(t, "planned", w.plans(t, jia), "2024-04-01 2024-06-30 钱明")
	_, err := db.Do(t.Context(), w.Store, db.PlanVisits, in{Agency: key("Agency:1"), Quarter: "2024Q2"}, nil)
	refused{problem.Conflict, "input.quarter", "", "has a visit planned for then"}.check(t, "twice", err)
	// A quarter that has begun: what was visited since is done, and whoever answers by now makes the others.
	visited, passed, vacant, closed := w.shop(t, "B"), w.shop(t, "B"), w.shop(t, "B"), w.shop(t, "B")
	for _, b := range []db.Key{visited, passed, vacant, closed} {
		w.assign(t, b, qian, "2024-01-01")
	}
	w.visit(t, visited, "2024-02-10")
	does(t, w, db.HandOverCoverage, db.HandOverCoverageInput{From: qian, To: che, On: on("2024-03-01"), Businesses: []db.Key{visited, passed}})
	does(t, w, db.CloseFoodBusiness, db.CloseFoodBusinessInput{Business: closed, ClosedOn: on("2024-03-10")})
	does(t, w, db.LeaveOffice, db.LeaveOfficeInput{Official: qian, LeftOn: on("2024-03-14")})
	if n := len(w.plan(t, "2024Q1")); n != 3 {
		t.Errorf("%d planned", n)
	}
	is(t, "visited since", w.plans(t, visited), "2024-01-01 2024-03-31 钱明 made by 1")
	is(t, "handed over since", w.plans(t, passed), "2024-01-01 2024-03-31 陈涛")
	is(t, "vacant since", w.plans(t, vacant), "2024-01-01 2024-03-31 nobody")
	is(t, "closed since", w.plans(t, closed), "")
}

func TestRecordVisit(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type in = db.RecordVisitInput
	w.assign(t, jia, qian, "2024-01-01")
	w.plan(t, "2024Q1")
	does(t, w, db.HandOverCoverage, db.HandOverCoverageInput{From: qian, To: che, On: on("2024-03-01")})
	refusals(t, w, db.RecordVisit, func() in {
		return in{Business: jia, VisitedOn: on("2024-02-29"), Checklist: new("许可证、健康证"), Findings: []db.FindingInput{
			{Severity: db.FindingSeverityMinor, Text: "未公示", DueOn: on("2024-02-29")}, {Severity: db.FindingSeveritySerious, Text: "过期食品", DueOn: on("2024-03-20")},
		}}
	}, map[string]refusal[in]{
		"tomorrow":                            {func(v *in) { v.VisitedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.visitedOn", "", "in the future"}},
		"a business that is not":              {func(v *in) { v.Business.ID = 99 }, refused{problem.NotFound, "input.business", "", "there is no FoodBusiness"}},
		"one that nobody answers for":         {func(v *in) { v.Business = key("FoodBusiness:1:2") }, refused{problem.Conflict, "input.visitedOn", "", "nobody answers for 未分级店 on 2024-02-29"}},
		"before anybody did":                  {func(v *in) { v.VisitedOn = on("2023-12-31") }, refused{problem.Conflict, "input.visitedOn", "", "nobody answers for 甲店 on 2023-12-31"}},
		"a blank checklist":                   {func(v *in) { v.Checklist = new("") }, refused{problem.BadUserInput, "input.checklist", "", "blank"}},
		"a blank finding":                     {func(v *in) { v.Findings[1].Text = "" }, refused{problem.BadUserInput, "input.findings[1].text", "", "blank"}},
		"a finding that was due before":       {func(v *in) { v.Findings[0].DueOn = on("2024-02-28") }, refused{problem.BadUserInput, "input.findings[0].dueOn", "", "before the visit, 2024-02-29"}},
		"more findings than a visit can have": {func(v *in) { v.Findings = make([]db.FindingInput, 501) }, refused{problem.BadUserInput, "input.findings", "", "at most 500"}},
	})
	is(t, "visits", w.text(t, "SELECT string_agg(concat_ws(' ', official_id, visited_on, checklist), ', ') FROM coverage_visits"), "1 2024-02-29 许可证、健康证")
	// Made by whoever answered on the day, though handed over since.
	is(t, "planned", w.plans(t, jia), "2024-01-01 2024-03-31 钱明 made by 1")
	second := w.visit(t, jia, "2024-03-01")
	is(t, "one visit is enough", w.plans(t, jia), "2024-01-01 2024-03-31 钱明 made by 1")
	// Once more it is refused, whatever was found; and so it is by the database, where two record it at once.
	_, err := db.Do(t.Context(), w.Store, db.RecordVisit, in{Business: jia, VisitedOn: on("2024-03-01"), Checklist: new("别的")}, nil)
	refused{problem.Conflict, "input.visitedOn", "", "the visit to 甲店 on 2024-03-01 is on record: " + second.String()}.check(t, "twice", err)
	recorded := 0
	for _, err := range together(6, func(int) error {
		_, err := db.Do(t.Context(), w.Store, db.RecordVisit, in{Business: jia, VisitedOn: on("2024-03-02")}, nil)
		return err
	}) {
		if err == nil {
			recorded++
		} else {
			refused{problem.Conflict, "input.visitedOn", "", "is on record"}.check(t, "at once", err)
		}
	}
	is(t, "recorded", fmt.Sprint(recorded), "1")
}

func TestRectifyFinding(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type in = db.RectifyFindingInput
	w.assign(t, jia, qian, "2024-01-01")
	visit := w.visit(t, jia, "2024-03-01", db.FindingInput{Severity: db.FindingSeverityMajor, Text: "未公示", DueOn: on("2024-03-20")})
	finding := key("Finding:1:" + w.text(t, "SELECT id FROM findings WHERE visit_id = ?", visit.ID))
	refusals(t, w, db.RectifyFinding, func() in { return in{Finding: finding, RectifiedOn: on("2024-03-05"), Proof: "照片"} }, map[string]refusal[in]{
		"tomorrow":         {func(r *in) { r.RectifiedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.rectifiedOn", "", "in the future"}},
		"before the visit": {func(r *in) { r.RectifiedOn = on("2024-02-29") }, refused{problem.BadUserInput, "input.rectifiedOn", "", "before the visit, 2024-03-01"}},
		"without a proof":  {func(r *in) { r.Proof = "" }, refused{problem.BadUserInput, "input.proof", "", "blank"}},
		"one that is not":  {func(r *in) { r.Finding.ID = 99 }, refused{problem.NotFound, "input.finding", "", "there is no Finding"}},
		"a visit":          {func(r *in) { r.Finding = visit }, refused{problem.BadUserInput, "input.finding", "", "not of a Finding"}},
	})
	_, err := db.Do(t.Context(), w.Store, db.RectifyFinding, in{Finding: finding, RectifiedOn: on("2024-03-06"), Proof: "照片"}, nil)
	refused{problem.Conflict, "input.finding", "", "put right on 2024-03-05"}.check(t, "twice", err)
	is(t, "on record", w.text(t, "SELECT rectified_on || ' ' || proof FROM findings"), "2024-03-05 照片")

	// It becomes a case, and only one.
	c := caseToFile()
	c.From, c.Business = &finding, &jia
	filed := w.file(t, c)
	is(t, "the case", w.text(t, "SELECT case_id FROM findings"), fmt.Sprint(filed.ID))
	_, err = db.Do(t.Context(), w.Store, db.FileCase, c, nil)
	refused{problem.Conflict, "input.from", "", "a case grew from it already: " + filed.String()}.check(t, "a second case", err)
}

// An assignment fits the level of each of its days, not that of the day on which it is entered.
func TestAssignmentsFitTheLevelOfEachDay(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	down, up := w.shop(t, db.CoverageLevelB), w.shop(t, db.CoverageLevelB)
	again, ungraded := w.shop(t, db.CoverageLevelB), w.shop(t, db.CoverageLevelB, func(b *db.RegisterFoodBusinessInput) { b.Level = nil })
	regrade := func(business db.Key, level db.CoverageLevel, day string) {
		t.Helper()
		does(t, w, db.RegradeCoverage, db.RegradeCoverageInput{On: on(day), Changes: []db.CoverageChangeInput{{Business: business, Level: &level}}})
	}
	regrade(down, db.CoverageLevelC, "2024-03-01")
	regrade(again, db.CoverageLevelC, "2024-02-01")
	regrade(again, db.CoverageLevelB, "2024-03-01")
	regrade(ungraded, db.CoverageLevelB, "2024-03-01")
	w.assign(t, up, qian, "2024-01-01")
	regrade(up, db.CoverageLevelC, "2024-03-01")
	assign := func(business, official db.Key, day string) error {
		_, err := db.Do(t.Context(), w.Store, db.AssignCoverage, db.AssignCoverageInput{Business: business, Official: official, StartsOn: on(day)}, nil)
		return err
	}
	refused{problem.RuleViolation, "input.official", "coverage.tier unconfirmed", "孙丽 is of the tier TOWNSHIP, and a business of level B needs an official of the tier COUNTY: that is its level on 2024-02-01"}.check(t, "right only now", assign(down, sun, "2024-02-01"))
	refused{problem.Conflict, "input.startsOn", "", "has a level only since 2024-03-01"}.check(t, "before it had a level", assign(ungraded, qian, "2024-02-01"))
	w.assign(t, down, qian, "2024-02-01")
	is(t, "right then", w.covered(t, down), "钱明 [2024-02-01,2024-03-01)")
	w.assign(t, down, sun, "2024-03-01")
	w.assign(t, again, che, "2024-01-01")
	w.assign(t, again, sun, "2024-02-10")
	w.assign(t, again, qian, "2024-03-01")
	is(t, "each in its time", w.covered(t, again), "陈涛 [2024-01-01,2024-02-01), 孙丽 [2024-02-10,2024-03-01), 钱明 [2024-03-01,)")

	// Handed over on a day on which the level was another, by either verb.
	change := func(day string, c db.CoverageChangeInput) error {
		_, err := db.Do(t.Context(), w.Store, db.RegradeCoverage, db.RegradeCoverageInput{On: on(day), Changes: []db.CoverageChangeInput{c}}, nil)
		return err
	}
	refused{problem.RuleViolation, "input.changes[0].official", "coverage.tier unconfirmed", "that is its level on 2024-02-10"}.check(t, "named for a level that came later", change("2024-02-10", db.CoverageChangeInput{Business: up, Official: &sun}))
	refused{problem.Conflict, "input.changes[0].level", "", "has its level since 2024-03-01"}.check(t, "the level that came later", change("2024-02-10", db.CoverageChangeInput{Business: up, Level: new(db.CoverageLevelC), Official: &sun}))
	refused{problem.Conflict, "input.on", "", "has a level only since 2024-03-01"}.check(t, "named before it had a level", change("2024-02-10", db.CoverageChangeInput{Business: ungraded, Official: &qian}))
	does(t, w, db.HandOverCoverage, db.HandOverCoverageInput{From: qian, To: che, On: on("2024-02-10"), Businesses: []db.Key{up}})
	is(t, "handed over", w.covered(t, up), "钱明 [2024-01-01,2024-02-10), 陈涛 [2024-02-10,2024-03-01)")
	if err := change("2024-02-20", db.CoverageChangeInput{Business: up, Official: &qian}); err != nil {
		t.Error(err)
	}
	if err := change("2024-02-20", db.CoverageChangeInput{Business: up, Official: &che}); err != nil { // passed on on its first day
		t.Error(err)
	}
	is(t, "named", w.covered(t, up), "钱明 [2024-01-01,2024-02-10), 陈涛 [2024-02-10,2024-02-20), 陈涛 [2024-02-20,2024-03-01)")
	// Whoever answers by the level that came later, and has visited, stays.
	w.assign(t, up, sun, "2024-03-01")
	w.visit(t, up, "2024-03-10")
	does(t, w, db.HandOverCoverage, db.HandOverCoverageInput{From: che, To: qian, On: on("2024-02-25"), Businesses: []db.Key{up}})
	is(t, "before one that has begun", w.covered(t, up), "钱明 [2024-01-01,2024-02-10), 陈涛 [2024-02-10,2024-02-20), 陈涛 [2024-02-20,2024-02-25), 钱明 [2024-02-25,2024-03-01), 孙丽 [2024-03-01,)")
	is(t, "days on which a tier does not fit", w.text(t, `SELECT count(*) FROM coverage_assignments a JOIN officials o ON o.agency_id = a.agency_id AND o.id = a.official_id
		JOIN level_changes g ON g.agency_id = a.agency_id AND g.business_id = a.business_id AND daterange(g.starts_on, g.ends_on) && a.period
		WHERE a.cancelled_on IS NULL AND g.cancelled_on IS NULL AND tier_of_level(g.level) <> o.tier`), "0")
}

// What has not begun is taken back: by a verb, or as something else is to happen instead. Nobody answers twice, and whoever
// answers until then goes on.
func TestTakingBack(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type in = db.CancelAssignmentInput
	d, b := db.CoverageLevelD, db.CoverageLevelB
	handed, vacant, closed, regraded, moved := w.shop(t, b), w.shop(t, b), w.shop(t, b), w.shop(t, b), w.shop(t, b)
	begun := w.assign(t, handed, che, "2024-01-01")
	for _, s := range []db.Key{closed, regraded, moved} {
		w.assign(t, s, che, "2024-01-01")
	}
	w.plan(t, "2024Q1")
	w.plan(t, "2024Q2")
	over := does(t, w, db.HandOverCoverage, db.HandOverCoverageInput{From: che, To: qian, On: on("2024-12-01"), Businesses: []db.Key{handed, closed, regraded, moved}})["assignments"]
	early := w.assign(t, vacant, qian, "2024-11-01")
	_, err := db.Do(t.Context(), w.Store, db.AssignCoverage, db.AssignCoverageInput{Business: jia, Official: qian, StartsOn: on("2025-03-16")}, nil)
	refused{problem.BadUserInput, "input.startsOn", "", "2025-03-16 is more than a year ahead: today is 2024-03-15, so that 2025-03-15 is the last day"}.check(t, "far ahead", err)

	refusals(t, w, db.CancelAssignment, func() in { return in{Assignment: over[0]} }, map[string]refusal[in]{
		"one that is not":    {func(c *in) { c.Assignment.ID = 99 }, refused{problem.NotFound, "input.assignment", "", "there is no CoverageAssignment"}},
		"an official":        {func(c *in) { c.Assignment = qian }, refused{problem.BadUserInput, "input.assignment", "", "not of a CoverageAssignment"}},
		"one that has begun": {func(c *in) { c.Assignment = begun }, refused{problem.Conflict, "input.assignment", "", "陈涛 answers for it since 2024-01-01, and what has begun is not taken back: hand it over to another"}},
	})
	is(t, "goes on", w.covered(t, handed), "陈涛 [2024-01-01,)")
	_, err = db.Do(t.Context(), w.Store, db.CancelAssignment, in{Assignment: over[0]}, nil)
	refused{problem.NotFound, "input.assignment", "", "there is no CoverageAssignment"}.check(t, "twice", err)
	does(t, w, db.CancelAssignment, in{Assignment: early})
	is(t, "nobody before", w.covered(t, vacant), "")
	w.assign(t, vacant, che, "2024-02-01") // the day stands open again

	// It closes; it is graded anew; it is handed over earlier.
	does(t, w, db.CloseFoodBusiness, db.CloseFoodBusinessInput{Business: closed, ClosedOn: on("2024-03-10")})
	is(t, "closed", w.covered(t, closed), "陈涛 [2024-01-01,2024-03-10)")
	does(t, w, db.RegradeCoverage, db.RegradeCoverageInput{On: on("2024-03-10"), Changes: []db.CoverageChangeInput{{Business: regraded, Level: &d}}})
	is(t, "graded anew", w.covered(t, regraded)+"; "+w.plans(t, regraded), "陈涛 [2024-01-01,2024-03-10); 2024-01-01 2024-03-31 nobody, 2024-04-01 2024-06-30 nobody")
	does(t, w, db.HandOverCoverage, db.HandOverCoverageInput{From: che, To: qian, On: on("2024-05-01"), Businesses: []db.Key{moved}})
	is(t, "earlier", w.covered(t, moved)+"; "+w.plans(t, moved), "陈涛 [2024-01-01,2024-05-01), 钱明 [2024-05-01,); 2024-01-01 2024-03-31 陈涛, 2024-04-01 2024-06-30 钱明")

	// The official leaves: what has not begun by then is taken back, back to back too, and who was before goes on.
	does(t, w, db.HandOverCoverage, db.HandOverCoverageInput{From: che, To: qian, On: on("2024-08-01"), Businesses: []db.Key{handed}})
	ming := w.official(t, "明天", db.OfficialTierCounty)
	does(t, w, db.HandOverCoverage, db.HandOverCoverageInput{From: qian, To: ming, On: on("2024-10-01"), Businesses: []db.Key{handed}})
	changed := does(t, w, db.LeaveOffice, db.LeaveOfficeInput{Official: qian, LeftOn: on("2024-03-15")})
	is(t, "vacated", fmt.Sprint(len(changed["vacated"])), "0")
	is(t, "until the one after", w.covered(t, handed), "陈涛 [2024-01-01,2024-10-01), 明天 [2024-10-01,)")
	is(t, "goes on without an end", w.covered(t, moved)+"; "+w.plans(t, moved), "陈涛 [2024-01-01,); 2024-01-01 2024-03-31 陈涛, 2024-04-01 2024-06-30 陈涛")
	does(t, w, db.LeaveOffice, db.LeaveOfficeInput{Official: che, LeftOn: on("2024-09-01")})
	is(t, "vacant from the day on", w.covered(t, handed)+"; "+w.covered(t, moved), "陈涛 [2024-01-01,2024-09-01), 明天 [2024-10-01,); 陈涛 [2024-01-01,2024-09-01)")
	// Who has left does not go on.
	next := does(t, w, db.HandOverCoverage, db.HandOverCoverageInput{From: che, To: ming, On: on("2024-09-01"), Businesses: []db.Key{moved}})["assignments"]
	does(t, w, db.CancelAssignment, in{Assignment: next[0]})
	is(t, "who has left", w.covered(t, moved), "陈涛 [2024-01-01,2024-09-01)")
	// It is on record all the same.
	is(t, "taken back", w.text(t, "SELECT count(*) || ' ' || min(cancelled_on) || ' ' || max(cancelled_on) FROM coverage_assignments WHERE cancelled_on IS NOT NULL"), "8 2024-03-15 2024-03-15")
}

// A level that was given and taken away again on one day leaves no trace.
func TestLevelsOfOneDay(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	shop := w.shop(t, db.CoverageLevelD)
	for _, level := range []db.CoverageLevel{"A", "D"} {
		does(t, w, db.RegradeCoverage, db.RegradeCoverageInput{On: on("2024-03-15"), Changes: []db.CoverageChangeInput{{Business: shop, Level: &level}}})
	}
	is(t, "there and back", w.levels(t, shop), "D [2020-01-01,), now D")
	for _, level := range []db.CoverageLevel{"A", "C"} {
		does(t, w, db.RegradeCoverage, db.RegradeCoverageInput{On: on("2024-03-15"), Changes: []db.CoverageChangeInput{{Business: shop, Level: &level}}})
	}
	is(t, "and once more", w.levels(t, shop), "D [2020-01-01,2024-03-15), C [2024-03-15,), now C")
}

// A visit that is planned is due as early as the level that the business has come to have wants it.
func TestPlansFollowTheLevel(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	hua := w.official(t, "华", db.OfficialTierVillage)
	for level, quarters := range map[db.CoverageLevel]int{"A": 8, "B": 4, "C": 2} {
		does(t, w, db.SetVisitFrequency, db.SetVisitFrequencyInput{Agency: key("Agency:1"), Level: level, EffectiveFrom: on("2022-01-01"), Quarters: quarters, Basis: "某食安委"})
	}
	often, twice, rarely, made, past := w.shop(t, "B"), w.shop(t, "B"), w.shop(t, "D"), w.shop(t, "B"), w.shop(t, "B")
	for _, s := range []db.Key{often, twice, made, past} {
		w.assign(t, s, qian, "2023-01-01")
	}
	w.assign(t, rarely, hua, "2023-01-01")
	w.visit(t, made, "2023-08-01")
	w.plan(t, "2023Q3")
	is(t, "as planned", w.plans(t, often), "2023-07-01 2024-06-30 钱明")
	regrade := func(business db.Key, level db.CoverageLevel, official db.Key) {
		t.Helper()
		does(t, w, db.RegradeCoverage, db.RegradeCoverageInput{On: on("2024-02-10"), Changes: []db.CoverageChangeInput{{Business: business, Level: &level, Official: &official}}})
	}
	regrade(often, "D", hua)
	regrade(twice, "C", sun)
	regrade(rarely, "B", qian)
	regrade(made, "D", hua)
	is(t, "by the end of the quarter", w.plans(t, often), "2023-07-01 2024-03-31 华")
	is(t, "by the end of two", w.plans(t, twice), "2023-07-01 2024-06-30 孙丽") // 2023-07 to 12, 2024-01 to 06
	is(t, "made", w.plans(t, made), "2023-07-01 2024-06-30 钱明 made by 1")
	// So that the next quarters are planned by the level that it has, and those before by the one that it had.
	w.plan(t, "2024Q2")
	is(t, "what follows", w.plans(t, often), "2023-07-01 2024-03-31 华, 2024-04-01 2024-06-30 华")
	w.plan(t, "2024Q1", "D")
	is(t, "by the level of the first day", w.plans(t, rarely), "2023-07-01 2023-09-30 华, 2024-01-01 2024-03-31 钱明, 2024-04-01 2025-03-31 钱明")
	does(t, w, db.CancelPlannedVisit, db.CancelPlannedVisitInput{PlannedVisit: key("PlannedVisit:1:" + w.text(t, "SELECT id FROM planned_visits WHERE business_id = ?", past.ID)), Reason: "误排"})
	regrade(past, "D", hua)
	w.plan(t, "2023Q1")
	is(t, "planned after the level came", w.plans(t, past), "2023-01-01 2023-12-31 钱明, 2023-07-01 2024-06-30 钱明 cancelled 2024-03-15")
	w.plan(t, "2024Q1")
	is(t, "planned after the level came, in its quarter", w.plans(t, past), "2023-01-01 2023-12-31 钱明, 2023-07-01 2024-06-30 钱明 cancelled 2024-03-15, 2024-01-01 2024-03-31 华")
}

func TestCancelPlannedVisit(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type in = db.CancelPlannedVisitInput
	visited := w.shop(t, db.CoverageLevelB)
	w.assign(t, jia, qian, "2024-01-01")
	w.assign(t, visited, qian, "2024-01-01")
	visit := w.visit(t, visited, "2024-02-01")
	planned := w.plan(t, "2024Q1")
	refusals(t, w, db.CancelPlannedVisit, func() in { return in{PlannedVisit: planned[0], Reason: "计划有误"} }, map[string]refusal[in]{
		"without a reason":  {func(c *in) { c.Reason = " " }, refused{problem.BadUserInput, "input.reason", "", "blank"}},
		"one that is not":   {func(c *in) { c.PlannedVisit.ID = 99 }, refused{problem.NotFound, "input.plannedVisit", "", "there is no PlannedVisit"}},
		"a visit":           {func(c *in) { c.PlannedVisit = visit }, refused{problem.BadUserInput, "input.plannedVisit", "", "not of a PlannedVisit"}},
		"one that was made": {func(c *in) { c.PlannedVisit = planned[1] }, refused{problem.Conflict, "input.plannedVisit", "", "was made: " + visit.String()}},
	})
	is(t, "cancelled", w.plans(t, jia)+w.text(t, "SELECT ' ' || cancellation FROM planned_visits WHERE business_id = 1"), "2024-01-01 2024-03-31 钱明 cancelled 2024-03-15 计划有误")
	_, err := db.Do(t.Context(), w.Store, db.CancelPlannedVisit, in{PlannedVisit: planned[0], Reason: "计划有误"}, nil)
	refused{problem.Conflict, "input.plannedVisit", "", "cancelled on 2024-03-15"}.check(t, "twice", err)
	if again := w.plan(t, "2024Q1"); len(again) != 1 {
		t.Errorf("planned again: %v", again)
	}
}

// Whatever many do at once, nobody answers twice for a business on any day, and what is covered stays so.
func TestCoverageUnderConcurrency(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	shops := []db.Key{jia}
	for range 11 {
		shops = append(shops, w.shop(t, db.CoverageLevelB))
	}
	officials := []db.Key{qian, che}
	for i := range 4 {
		officials = append(officials, w.official(t, fmt.Sprintf("干部%d", i), db.OfficialTierCounty))
	}
	for _, s := range shops {
		w.assign(t, s, qian, "2024-01-01")
	}
	day := on("2024-02-01")
	for i, err := range together(40, func(i int) error {
		to := officials[1+i%5]
		switch i % 4 {
		case 0: // all of it
			_, err := db.Do(t.Context(), w.Store, db.HandOverCoverage, db.HandOverCoverageInput{From: officials[i%3], To: officials[3+i%3], On: day.AddDays(i)}, nil)
			return err
		case 1: // some, in either order
			changes := []db.CoverageChangeInput{{Business: shops[i%12], Official: &to}, {Business: shops[(5*i+1)%12], Official: &to}}
			_, err := db.Do(t.Context(), w.Store, db.RegradeCoverage, db.RegradeCoverageInput{On: day.AddDays(i % 7), Changes: changes}, nil)
			return err
		case 2: // one
			_, err := db.Do(t.Context(), w.Store, db.AssignCoverage, db.AssignCoverageInput{Business: shops[i%12], Official: to, StartsOn: day.AddDays(i)}, nil)
			return err
		}
		_, err := db.Do(t.Context(), w.Store, db.HandOverCoverage, db.HandOverCoverageInput{From: qian, To: to, On: day.AddDays(-i), Businesses: shops[i%12 : i%12+1]}, nil)
		return err
	}) {
		if p := problem.Of(err); err != nil && (p == nil || p.Code != problem.Conflict) {
			t.Errorf("%d: %v", i, err)
		}
	}
	// On each day of two years each is covered once, by whoever fits.
	got := w.text(t, `SELECT concat_ws(' ', count(*), min(n), max(n)) FROM (SELECT d, b.id, count(a.id) AS n
		FROM generate_series('2024-01-01'::date, '2025-12-31', '1 day') d CROSS JOIN food_businesses b
		LEFT JOIN coverage_assignments a ON a.agency_id = b.agency_id AND a.business_id = b.id AND a.period @> d::date AND a.cancelled_on IS NULL
		WHERE b.agency_id = 1 AND b.level = 'B' AND b.closed_on IS NULL GROUP BY 1, 2) x`)
	is(t, "businesses and days, how often covered", got, "8772 1 1") // 12 times 731
	if handedOver := w.text(t, "SELECT count(*) > 15 FROM coverage_assignments"); handedOver != "true" {
		t.Error("hardly anything was handed over")
	}
}

// Whoever leaves while others assign answers for nothing afterwards.
func TestLeavingUnderConcurrency(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var shops []db.Key
	for range 8 {
		shops = append(shops, w.shop(t, db.CoverageLevelB))
	}
	w.assign(t, jia, qian, "2024-01-01")
	for i, err := range together(9, func(i int) error {
		if i == 4 {
			_, err := db.Do(t.Context(), w.Store, db.LeaveOffice, db.LeaveOfficeInput{Official: qian, LeftOn: on("2024-03-15")}, nil)
			return err
		}
		_, err := db.Do(t.Context(), w.Store, db.AssignCoverage, db.AssignCoverageInput{Business: shops[i%8], Official: qian, StartsOn: on("2024-02-01")}, nil)
		return err
	}) {
		if p := problem.Of(err); err != nil && (p == nil || p.Code != problem.Conflict || i == 4) {
			t.Errorf("%d: %v", i, err)
		}
	}
	is(t, "answers for", w.text(t, "SELECT count(*) FROM coverage_assignments WHERE agency_id = 1 AND (ends_on IS NULL OR ends_on > '2024-03-15')"), "0")
}

// A quarter is planned once, however many plan it.
func TestPlansUnderConcurrency(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for range 20 {
		w.assign(t, w.shop(t, db.CoverageLevelB), qian, "2024-01-01")
	}
	done := 0
	for _, err := range together(8, func(i int) error {
		in := db.PlanVisitsInput{Agency: key("Agency:1"), Quarter: "2024Q2"}
		if i%2 == 0 {
			in.Levels = []db.CoverageLevel{"B", "C"}
		}
		_, err := db.Do(t.Context(), w.Store, db.PlanVisits, in, nil)
		return err
	}) {
		switch p := problem.Of(err); {
		case err == nil:
			done++
		case p == nil || p.Code != problem.Conflict:
			t.Error(err)
		}
	}
	is(t, "planned", fmt.Sprint(done, " ", w.text(t, "SELECT count(*) || ' ' || count(DISTINCT business_id) FROM planned_visits")), "1 20 20")
}

// Visits that are recorded while their businesses are handed over are by whoever answered on the day.
func TestVisitsUnderConcurrency(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var shops []db.Key
	for range 6 {
		shops = append(shops, w.shop(t, db.CoverageLevelB))
		w.assign(t, shops[len(shops)-1], qian, "2024-01-01")
	}
	w.plan(t, "2024Q1")
	visited, handedOver := 0, 0
	for i, err := range together(36, func(i int) error {
		shop, day := shops[i/3%6], on("2024-03-01").AddDays(i%4)
		if i%3 == 0 {
			from, to := qian, che
			if i%2 == 0 {
				from, to = che, qian
			}
			_, err := db.Do(t.Context(), w.Store, db.HandOverCoverage, db.HandOverCoverageInput{From: from, To: to, On: day, Businesses: []db.Key{shop}}, nil)
			return err
		}
		_, err := db.Do(t.Context(), w.Store, db.RecordVisit, db.RecordVisitInput{Business: shop, VisitedOn: day}, nil)
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
	is(t, "visits by whoever did not answer on the day", w.text(t, `SELECT count(*) FROM coverage_visits v WHERE NOT EXISTS (SELECT FROM coverage_assignments a
		WHERE a.agency_id = v.agency_id AND a.business_id = v.business_id AND a.official_id = v.official_id AND a.period @> v.visited_on)`), "0")
	is(t, "plans and the visits that made them", w.text(t, `SELECT count(*) || ' ' || count(v.id) FROM planned_visits p
		LEFT JOIN coverage_visits v ON v.agency_id = p.agency_id AND v.id = p.visit_id AND v.business_id = p.business_id AND v.official_id = p.official_id`), "6 6")
}

// Whoever is to answer later does not answer until then: the vacancy before it counts, and is handed over as any other.
func TestVacanciesBeforeWhatIsToBegin(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	vacancy := func(business db.Key) string {
		t.Helper()
		return w.text(t, "SELECT concat_ws(' ', vacant_from, vacant_until, vacant_due_on) FROM food_businesses WHERE agency_id = 1 AND id = ?", business.ID)
	}
	ahead, left, other := w.shop(t, "B", func(in *db.RegisterFoodBusinessInput) { in.OpenedOn = on("2024-02-26") }), w.shop(t, "B"), w.shop(t, "B")
	w.assign(t, ahead, che, "2025-03-15")
	is(t, "named for a year ahead", vacancy(ahead), "2024-02-26 2025-03-15 2024-03-18")
	for _, b := range []db.Key{left, other} {
		w.assign(t, b, qian, "2024-01-01")
	}
	does(t, w, db.HandOverCoverage, db.HandOverCoverageInput{From: qian, To: che, On: on("2024-12-02")})
	is(t, "back to back", vacancy(left), "")
	// Qian leaves on a Monday in May: 7 to 11 and 13 and 14, for Saturday the 11th is worked.
	does(t, w, db.LeaveOffice, db.LeaveOfficeInput{Official: qian, LeftOn: on("2024-05-06")})
	is(t, "seven months", vacancy(left), "2024-05-06 2024-12-02 2024-05-14")
	ming := w.official(t, "明天", db.OfficialTierCounty)
	begun := does(t, w, db.HandOverCoverage, db.HandOverCoverageInput{From: qian, To: ming, On: on("2024-05-06"), Businesses: []db.Key{left}})["assignments"]
	is(t, "handed over until the next", w.covered(t, left), "钱明 [2024-01-01,2024-05-06), 明天 [2024-05-06,2024-12-02), 陈涛 [2024-12-02,)")
	is(t, "answered for again", vacancy(left), "")
	does(t, w, db.CancelAssignment, db.CancelAssignmentInput{Assignment: begun[0]})
	is(t, "taken back", vacancy(left), "2024-05-06 2024-12-02 2024-05-14")
	does(t, w, db.HandOverCoverage, db.HandOverCoverageInput{From: qian, To: ming, On: on("2024-06-03")})
	is(t, "all that stands vacant, later", w.covered(t, other), "钱明 [2024-01-01,2024-05-06), 明天 [2024-06-03,2024-12-02), 陈涛 [2024-12-02,)")
	is(t, "the first of two", vacancy(other), "2024-05-06 2024-06-03 2024-05-14")
	_, err := db.Do(t.Context(), w.Store, db.HandOverCoverage, db.HandOverCoverageInput{From: qian, To: ming, On: on("2024-12-02"), Businesses: []db.Key{left}}, nil)
	refused{problem.Conflict, "input.businesses[0]", "", "钱明 does not answer for " + left.String()}.check(t, "once somebody follows", err)
}

// Of two vacancies to come, the second is told once the first is over.
func TestTheNextVacancy(t *testing.T) {
	t.Parallel()
	var later atomic.Bool
	w := newWorld(t, db.WithClock(func() time.Time {
		if later.Load() {
			return at("2024-07-01 09:00")
		}
		return now
	}))
	vacancy := func() string {
		t.Helper()
		return w.text(t, "SELECT concat_ws(' ', vacant_from, vacant_until, vacant_due_on) FROM food_businesses WHERE agency_id = 1 AND id = 1")
	}
	other := w.shop(t, "B")
	w.assign(t, other, w.official(t, "明天", db.OfficialTierCounty), "2024-01-01")
	w.assign(t, jia, qian, "2024-01-01")
	does(t, w, db.LeaveOffice, db.LeaveOfficeInput{Official: qian, LeftOn: on("2024-05-06")})
	w.assign(t, jia, che, "2024-06-03")
	does(t, w, db.LeaveOffice, db.LeaveOfficeInput{Official: che, LeftOn: on("2024-07-08")})
	is(t, "the first", vacancy(), "2024-05-06 2024-06-03 2024-05-14")
	later.Store(true)
	w.plan(t, "2024Q3")
	is(t, "the second", vacancy(), "2024-07-08 2024-07-17") // 9 to 12, 15 to 17
}

// Days on which nobody answered are given to somebody afterwards, until somebody does.
func TestGapsAreFilled(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	assigned, named, regraded := w.shop(t, "B"), w.shop(t, "B"), w.shop(t, "B")
	for _, b := range []db.Key{assigned, named, regraded} {
		w.assign(t, b, che, "2024-03-01")
	}
	w.visit(t, named, "2024-03-05")
	w.plan(t, "2024Q2")
	first := w.assign(t, assigned, qian, "2024-01-10")
	is(t, "assigned", w.covered(t, assigned)+"; "+w.plans(t, assigned), "钱明 [2024-01-10,2024-03-01), 陈涛 [2024-03-01,); 2024-04-01 2024-06-30 陈涛")
	_, err := db.Do(t.Context(), w.Store, db.AssignCoverage, db.AssignCoverageInput{Business: assigned, Official: che, StartsOn: on("2024-02-29")}, nil)
	r := refused{problem.Conflict, "input.startsOn", "", "钱明 answers for 某店 from 2024-01-10 until 2024-02-29, and so on 2024-02-29: hand over instead"}
	r.check(t, "somebody answers on the day", err)
	is(t, "who does", fmt.Sprint(problem.Of(err).Detail["assignment"]), first.String())
	w.assign(t, assigned, che, "2024-01-09")
	is(t, "for a day", w.covered(t, assigned), "陈涛 [2024-01-09,2024-01-10), 钱明 [2024-01-10,2024-03-01), 陈涛 [2024-03-01,)")

	// Named wrongly: handed over within, until the next begins.
	does(t, w, db.HandOverCoverage, db.HandOverCoverageInput{From: qian, To: che, On: on("2024-02-01"), Businesses: []db.Key{assigned}})
	is(t, "handed over within", w.covered(t, assigned), "陈涛 [2024-01-09,2024-01-10), 钱明 [2024-01-10,2024-02-01), 陈涛 [2024-02-01,2024-03-01), 陈涛 [2024-03-01,)")
	// Whoever left since answered until then.
	gone, past := w.official(t, "已离任", db.OfficialTierCounty), w.shop(t, "B")
	does(t, w, db.LeaveOffice, db.LeaveOfficeInput{Official: gone, LeftOn: on("2024-03-04")})
	w.assign(t, past, gone, "2024-02-01")
	is(t, "until leaving", w.covered(t, past), "已离任 [2024-02-01,2024-03-04)")
	_, err = db.Do(t.Context(), w.Store, db.AssignCoverage, db.AssignCoverageInput{Business: past, Official: gone, StartsOn: on("2024-03-04")}, nil)
	refused{problem.Conflict, "input.official", "", "leaves office on 2024-03-04"}.check(t, "on the day of leaving", err)

	// Named by the other verb, who may have left since; but not where the level changes.
	does(t, w, db.LeaveOffice, db.LeaveOfficeInput{Official: qian, LeftOn: on("2024-03-01")})
	begun := does(t, w, db.RegradeCoverage, db.RegradeCoverageInput{On: on("2024-02-01"), Changes: []db.CoverageChangeInput{{Business: named, Official: &qian}}})["assignments"]
	is(t, "named", fmt.Sprint(len(begun))+" "+w.covered(t, named), "1 钱明 [2024-02-01,2024-03-01), 陈涛 [2024-03-01,)")
	_, err = db.Do(t.Context(), w.Store, db.RegradeCoverage, db.RegradeCoverageInput{On: on("2024-02-01"), Changes: []db.CoverageChangeInput{{Business: regraded, Level: new(db.CoverageLevelC), Official: &sun}}}, nil)
	refused{problem.Conflict, "input.changes[0].business", "", "begins on 2024-03-01, after 2024-02-01"}.check(t, "graded anew before", err)
	// Whoever has not begun yet is the one who follows.
	soon := w.shop(t, "B")
	w.assign(t, soon, che, "2024-09-02")
	does(t, w, db.RegradeCoverage, db.RegradeCoverageInput{On: on("2024-03-15"), Changes: []db.CoverageChangeInput{{Business: soon, Official: new(w.official(t, "明天", db.OfficialTierCounty))}}})
	is(t, "until then", w.covered(t, soon), "明天 [2024-03-15,2024-09-02), 陈涛 [2024-09-02,)")
}

// Whoever follows may have visited before it is entered that the one before left earlier.
func TestLeavingBeforeTheSuccessorVisited(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.assign(t, jia, qian, "2024-01-01")
	w.visit(t, jia, "2024-02-10")
	does(t, w, db.HandOverCoverage, db.HandOverCoverageInput{From: qian, To: che, On: on("2024-03-01")})
	w.visit(t, jia, "2024-03-08")
	_, err := db.Do(t.Context(), w.Store, db.LeaveOffice, db.LeaveOfficeInput{Official: qian, LeftOn: on("2024-02-10")}, nil)
	refused{problem.Conflict, "input.leftOn", "", "was visited on 2024-02-10"}.check(t, "before a visit of one's own", err)
	does(t, w, db.LeaveOffice, db.LeaveOfficeInput{Official: qian, LeftOn: on("2024-02-15")})
	is(t, "covered", w.covered(t, jia), "钱明 [2024-01-01,2024-02-15), 陈涛 [2024-03-01,)")
	is(t, "a vacancy that is over", w.text(t, "SELECT coalesce(vacant_from::text, '') FROM food_businesses WHERE agency_id = 1 AND id = 1"), "")
}

// A closing that was a mistake is taken back: nobody answers since, and what was planned is planned anew.
func TestReopenFoodBusiness(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.assign(t, jia, qian, "2024-01-01")
	w.plan(t, "2024Q1")
	does(t, w, db.CloseFoodBusiness, db.CloseFoodBusinessInput{Business: jia, ClosedOn: on("2024-03-04")})
	refusals(t, w, db.ReopenFoodBusiness, func() db.ReopenFoodBusinessInput {
		return db.ReopenFoodBusinessInput{Business: jia, Reason: "登记有误"}
	}, map[string]refusal[db.ReopenFoodBusinessInput]{
		"without a reason":       {func(r *db.ReopenFoodBusinessInput) { r.Reason = "" }, refused{problem.BadUserInput, "input.reason", "", "blank"}},
		"a business that is not": {func(r *db.ReopenFoodBusinessInput) { r.Business.ID = 99 }, refused{problem.NotFound, "input.business", "", "there is no FoodBusiness"}},
		"one that is open":       {func(r *db.ReopenFoodBusinessInput) { r.Business = key("FoodBusiness:1:2") }, refused{problem.Conflict, "input.business", "", "未分级店 is open"}},
	})
	// 5 to 8, 11 to 13 of March.
	is(t, "open again", w.text(t, "SELECT concat_ws(' ', coalesce(closed_on::text, 'open'), reopening, vacant_from, vacant_due_on) FROM food_businesses WHERE agency_id = 1 AND id = 1"), "open 登记有误 2024-03-04 2024-03-13")
	w.assign(t, jia, qian, "2024-03-04")
	w.plan(t, "2024Q1")
	is(t, "covered", w.covered(t, jia)+"; "+w.plans(t, jia), "钱明 [2024-01-01,2024-03-04), 钱明 [2024-03-04,); 2024-01-01 2024-03-31 nobody cancelled 2024-03-15, 2024-01-01 2024-03-31 钱明")
	does(t, w, db.CloseFoodBusiness, db.CloseFoodBusinessInput{Business: jia, ClosedOn: on("2024-03-05")})
}

// Whoever is to leave stays after all: what was to end goes on, but where somebody follows.
func TestStayInOffice(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type in = db.StayInOfficeInput
	later, given, closed := w.shop(t, "B"), w.shop(t, "B"), w.shop(t, "B")
	for _, b := range []db.Key{jia, later, given, closed} {
		w.assign(t, b, qian, "2024-01-01")
	}
	w.plan(t, "2024Q2")
	does(t, w, db.LeaveOffice, db.LeaveOfficeInput{Official: qian, LeftOn: on("2024-05-06")})
	w.assign(t, later, che, "2024-06-03")
	does(t, w, db.HandOverCoverage, db.HandOverCoverageInput{From: qian, To: che, On: on("2024-05-06"), Businesses: []db.Key{given}})
	does(t, w, db.CloseFoodBusiness, db.CloseFoodBusinessInput{Business: closed, ClosedOn: on("2024-03-10")})
	does(t, w, db.LeaveOffice, db.LeaveOfficeInput{Official: sun, LeftOn: on("2024-03-15")})
	is(t, "to be vacant", w.plans(t, jia), "2024-04-01 2024-06-30 nobody")
	refusals(t, w, db.StayInOffice, func() in { return in{Official: qian} }, map[string]refusal[in]{
		"an official who is not": {func(s *in) { s.Official.ID = 99 }, refused{problem.NotFound, "input.official", "", "there is no Official"}},
		"who does not leave":     {func(s *in) { s.Official = che }, refused{problem.Conflict, "input.official", "", "陈涛 does not leave office"}},
		"who has left":           {func(s *in) { s.Official = sun }, refused{problem.Conflict, "input.official", "", "孙丽 left office on 2024-03-15, which has come"}},
	})
	is(t, "stays", w.text(t, "SELECT coalesce(left_on::text, 'stays') FROM officials WHERE agency_id = 1 AND id = 1"), "stays")
	is(t, "goes on", w.covered(t, jia)+"; "+w.plans(t, jia), "钱明 [2024-01-01,); 2024-04-01 2024-06-30 钱明")
	is(t, "until somebody else", w.covered(t, later)+"; "+w.plans(t, later), "钱明 [2024-01-01,2024-06-03), 陈涛 [2024-06-03,); 2024-04-01 2024-06-30 陈涛")
	is(t, "handed over", w.covered(t, given), "钱明 [2024-01-01,2024-05-06), 陈涛 [2024-05-06,)")
	is(t, "closed", w.covered(t, closed), "钱明 [2024-01-01,2024-03-10)")
	is(t, "vacancies", w.text(t, "SELECT count(vacant_from) FROM food_businesses WHERE agency_id = 1 AND id = ANY (ARRAY[?, ?, ?]::bigint[])", jia.ID, later.ID, given.ID), "0")
	does(t, w, db.LeaveOffice, db.LeaveOfficeInput{Official: qian, LeftOn: on("2024-03-14")})
}

// A visit that was not made is nowhere to be read, and stands in nobody's way.
func TestCancelVisit(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type in = db.CancelVisitInput
	w.assign(t, jia, qian, "2024-01-01")
	w.plan(t, "2024Q1")
	first := w.visit(t, jia, "2024-02-10", db.FindingInput{Severity: "MINOR", Text: "未公示", DueOn: on("2024-02-20")})
	second := w.visit(t, jia, "2024-02-20")
	third := w.visit(t, jia, "2024-02-28", db.FindingInput{Severity: "MAJOR", Text: "过期食品", DueOn: on("2024-03-20")})
	finding := func(visit db.Key) db.Key {
		return key("Finding:1:" + w.text(t, "SELECT id FROM findings WHERE visit_id = ?", visit.ID))
	}
	c := caseToFile()
	c.From, c.Business = new(finding(third)), &jia
	filed := w.file(t, c)
	refusals(t, w, db.CancelVisit, func() in { return in{Visit: first, Reason: "录错单位"} }, map[string]refusal[in]{
		"without a reason":       {func(c *in) { c.Reason = " " }, refused{problem.BadUserInput, "input.reason", "", "blank"}},
		"one that is not":        {func(c *in) { c.Visit.ID = 99 }, refused{problem.NotFound, "input.visit", "", "there is no CoverageVisit"}},
		"an official":            {func(c *in) { c.Visit = qian }, refused{problem.BadUserInput, "input.visit", "", "not of a CoverageVisit"}},
		"from which a case grew": {func(c *in) { c.Visit = third }, refused{problem.Conflict, "input.visit", "", "a case grew from what was found: " + filed.String()}},
	})
	is(t, "another was made", w.plans(t, jia)+w.text(t, "SELECT ' ' || visit_id FROM planned_visits"), fmt.Sprintf("2024-01-01 2024-03-31 钱明 made by 1 %d", second.ID))
	is(t, "on record", w.text(t, "SELECT concat_ws(' ', v.cancelled_on, cancellation, f.cancelled_on) FROM coverage_visits v JOIN findings f ON f.visit_id = v.id WHERE v.id = ?", first.ID), "2024-03-15 录错单位 2024-03-15")
	_, err := db.Do(t.Context(), w.Store, db.CancelVisit, in{Visit: first, Reason: "再"}, nil)
	refused{problem.NotFound, "input.visit", "", "there is no CoverageVisit"}.check(t, "twice", err)
	_, err = db.Do(t.Context(), w.Store, db.RectifyFinding, db.RectifyFindingInput{Finding: finding(first), RectifiedOn: on("2024-02-20"), Proof: "照片"}, nil)
	refused{problem.NotFound, "input.finding", "", "there is no Finding"}.check(t, "put right", err)
	c = caseToFile()
	c.From, c.Business = new(finding(first)), &jia
	_, err = db.Do(t.Context(), w.Store, db.FileCase, c, nil)
	refused{problem.NotFound, "input.from", "", "was cancelled"}.check(t, "a case from it", err)

	// The plan is open again; a day is visited again; it is handed over from before what was not made, and closes.
	other := w.shop(t, "B")
	w.assign(t, other, qian, "2024-01-01")
	w.plan(t, "2024Q1")
	wrong := w.visit(t, other, "2024-03-05")
	does(t, w, db.HandOverCoverage, db.HandOverCoverageInput{From: qian, To: che, On: on("2024-03-11"), Businesses: []db.Key{other}})
	does(t, w, db.CancelVisit, in{Visit: wrong, Reason: "录错单位"})
	is(t, "still to be made", w.plans(t, other), "2024-01-01 2024-03-31 陈涛")
	again := w.visit(t, other, "2024-03-05")
	does(t, w, db.CancelVisit, in{Visit: again, Reason: "录错单位"})
	does(t, w, db.CloseFoodBusiness, db.CloseFoodBusinessInput{Business: other, ClosedOn: on("2024-03-04")})
	w.visit(t, jia, "2024-02-10")
}

// What is planned is for whoever answers on its last day, as far as is settled.
func TestPlansOfWhoAnswersOnTheLastDay(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.assign(t, jia, qian, "2024-01-01")
	w.plan(t, "2024Q1")
	does(t, w, db.HandOverCoverage, db.HandOverCoverageInput{From: qian, To: che, On: on("2024-03-25")})
	w.plan(t, "2024Q2")
	is(t, "the successor's", w.plans(t, jia), "2024-01-01 2024-03-31 陈涛, 2024-04-01 2024-06-30 陈涛")
	does(t, w, db.LeaveOffice, db.LeaveOfficeInput{Official: che, LeftOn: on("2024-06-30")})
	is(t, "nobody's on the last day", w.plans(t, jia), "2024-01-01 2024-03-31 陈涛, 2024-04-01 2024-06-30 nobody")
	w.visit(t, jia, "2024-03-15")
	is(t, "made before", w.plans(t, jia), "2024-01-01 2024-03-31 钱明 made by 1, 2024-04-01 2024-06-30 nobody")
	w.assign(t, jia, qian, "2024-06-30")
	w.plan(t, "2024Q3")
	is(t, "as soon as somebody is named", w.plans(t, jia), "2024-01-01 2024-03-31 钱明 made by 1, 2024-04-01 2024-06-30 钱明, 2024-07-01 2024-09-30 钱明")
}

// Since when nobody answers for a business, and by when somebody is to be named: in fifteen working days of its opening, and in
// seven once somebody has left it.
func TestVacancies(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	vacancy := func(business db.Key) string {
		t.Helper()
		return w.text(t, "SELECT concat_ws(' ', vacant_from, vacant_until, vacant_due_on) FROM food_businesses WHERE agency_id = 1 AND id = ?", business.ID)
	}
	qian, sun := w.official(t, "钱一", db.OfficialTierTownship), w.official(t, "孙一", db.OfficialTierTownship)
	opened := func(day string) func(*db.RegisterFoodBusinessInput) {
		return func(in *db.RegisterFoodBusinessInput) { in.OpenedOn = on(day) }
	}
	one, two, old := w.shop(t, db.CoverageLevelC, opened("2024-02-26")), w.shop(t, db.CoverageLevelC, opened("2024-02-26")), w.shop(t, db.CoverageLevelC)
	// 27 to 29 of February and the 1st, 4 to 8, 11 to 15, and the 18th.
	is(t, "opened", vacancy(one), "2024-02-26 2024-03-18")
	// The rule began on the 1st of January 2022: 4 to 7, 10 to 14, 17 to 21, 24.
	is(t, "opened before there was such a term", vacancy(old), "2020-01-01 2022-01-24")
	for _, business := range []db.Key{one, two} {
		w.assign(t, business, qian, "2024-03-01")
		is(t, "assigned", vacancy(business), "")
	}
	// 5 to 8, 11 to 13.
	does(t, w, db.LeaveOffice, db.LeaveOfficeInput{Official: qian, LeftOn: on("2024-03-04")})
	is(t, "left", vacancy(one)+", "+vacancy(two), "2024-03-04 2024-03-13, 2024-03-04 2024-03-13")
	does(t, w, db.HandOverCoverage, db.HandOverCoverageInput{From: qian, To: sun, On: on("2024-03-05"), Businesses: []db.Key{one}})
	is(t, "handed over", vacancy(one)+", "+vacancy(two), ", 2024-03-04 2024-03-13")
	// A level that needs another tier leaves it vacant: 12 to 15, 18 to 20.
	does(t, w, db.RegradeCoverage, db.RegradeCoverageInput{On: on("2024-03-11"), Changes: []db.CoverageChangeInput{{Business: one, Level: new(db.CoverageLevelA)}}})
	is(t, "graded anew", vacancy(one), "2024-03-11 2024-03-20")
	// What was to begin is taken back, so that it stands vacant as before.
	later := w.assign(t, two, sun, "2024-03-20")
	is(t, "to be answered for", vacancy(two), "2024-03-04 2024-03-20 2024-03-13")
	does(t, w, db.CancelAssignment, db.CancelAssignmentInput{Assignment: later})
	is(t, "taken back", vacancy(two), "2024-03-04 2024-03-13")
	does(t, w, db.CloseFoodBusiness, db.CloseFoodBusinessInput{Business: two, ClosedOn: on("2024-03-14")})
	is(t, "closed", vacancy(two), "")
	// A whole year of which nobody knows the working days.
	soon := newWorld(t, db.WithClock(func() time.Time { return at("2026-12-31 09:00") }))
	late := soon.shop(t, db.CoverageLevelC, opened("2026-12-31"))
	const columns = "SELECT concat_ws(' ', vacant_from, vacant_until, vacant_due_on) FROM food_businesses WHERE agency_id = 1 AND id = ?"
	is(t, "in an unknown year", soon.text(t, columns, late.ID), "2026-12-31")
	does(t, soon, db.SetCalendar, db.SetCalendarInput{Agency: key("Agency:1"), Year: 2027, Off: []civil.Date{on("2027-01-01")}, Source: "国办发明电〔2026〕9号"})
	// The 1st is off, and a weekend follows: 4 to 8, 11 to 15, 18 to 22.
	is(t, "known since", soon.text(t, columns, late.ID), "2026-12-31 2027-01-22")
}
