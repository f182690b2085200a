package coverage_test

import (
	"fmt"
	"testing"

	"docket/coverage"
	"docket/db"
	"docket/db/dbtest"
	"docket/problem"
)

func TestRegisterOfficial(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = coverage.RegisterOfficialInput
	dbtest.CheckRefusals(t, w, coverage.RegisterOfficial, func() in {
		return in{Agency: dbtest.Key("Agency:1"), Name: "何平", Post: "村主任", Tier: db.OfficialTierVillage, Division: new("320585100201")}
	}, map[string]dbtest.FaultyInput[in]{
		"a bureau that is not": {Change: func(o *in) { o.Agency.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.agency", Rule: "", Says: "there is no Agency"}},
		"without a name":       {Change: func(o *in) { o.Name = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.name", Rule: "", Says: "blank"}},
		"without a post":       {Change: func(o *in) { o.Post = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.post", Rule: "", Says: "blank"}},
		"a wrong division":     {Change: func(o *in) { o.Division = new("3205851") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.division", Rule: "", Says: "six, nine or twelve digits"}},
	})
	dbtest.CheckEqual(t, "on record", w.Text(t, "SELECT concat_ws(' ', post, tier, division, left_on) FROM officials WHERE name = '何平'"), "村主任 VILLAGE 320585100201")
}

// The businesses of an official who leaves stand vacant until they are handed over, and their planned visits have no official.
func TestLeaveOffice(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = coverage.LeaveOfficeInput
	// Qian answers for two; a third was his before, and is Che's now.
	second, third := w.RegisterShop(t, db.CoverageLevelB), w.RegisterShop(t, db.CoverageLevelB)
	assignFrom(w, t, dbtest.FirstBusiness, qian, "2024-01-01")
	assignFrom(w, t, second, qian, "2024-02-01")
	assignFrom(w, t, third, qian, "2024-01-01")
	dbtest.Run(t, w, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: qian, To: che, On: dbtest.Day("2024-02-01"), Businesses: []db.Key{third}})
	planQuarter(w, t, "2024Q1")
	visitOn(w, t, second, "2024-03-08")
	dbtest.CheckRefusals(t, w, coverage.LeaveOffice, func() in { return in{Official: qian, LeftOn: dbtest.Day("2024-03-10")} }, map[string]dbtest.FaultyInput[in]{
		"an official who is not":                  {Change: func(l *in) { l.Official.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.official", Rule: "", Says: "there is no Official"}},
		"an officer as official":                  {Change: func(l *in) { l.Official = dbtest.Key("Officer:1:1") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.official", Rule: "", Says: "not of Official"}},
		"a day that is none":                      {Change: func(l *in) { l.LeftOn.Day = 32 }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.leftOn", Rule: "", Says: "not a day"}},
		"in more than a year":                     {Change: func(l *in) { l.LeftOn = dbtest.Day("2025-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.leftOn", Rule: "", Says: "more than a year ahead: today is 2024-03-15, so that 2025-03-15 is the last day"}},
		"before a visit":                          {Change: func(l *in) { l.LeftOn = dbtest.Day("2024-03-08") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.leftOn", Rule: "", Says: "was visited on 2024-03-08"}},
		"on the day on which an assignment began": {Change: func(l *in) { l.LeftOn = dbtest.Day("2024-02-01") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.leftOn", Rule: "", Says: "begins on 2024-02-01"}},
	})
	dbtest.CheckEqual(t, "first", coverageOf(w, t, dbtest.FirstBusiness)+"; "+plansOf(w, t, dbtest.FirstBusiness), "钱明 [2024-01-01,2024-03-10); 2024-01-01 2024-03-31 nobody")
	dbtest.CheckEqual(t, "second", coverageOf(w, t, second), "钱明 [2024-02-01,2024-03-10)")
	dbtest.CheckEqual(t, "third", coverageOf(w, t, third), "钱明 [2024-01-01,2024-02-01), 陈涛 [2024-02-01,)")
	dbtest.CheckEqual(t, "vacancies", w.Text(t, `SELECT string_agg(name, ',' ORDER BY id) FROM food_businesses b WHERE agency_id = 1 AND closed_on IS NULL AND level = 'B'
		AND NOT EXISTS (SELECT FROM coverage_assignments a WHERE a.agency_id = b.agency_id AND a.business_id = b.id AND a.period @> '2024-03-10'::date)`), "甲店,某店")

	_, err := db.Do(t.Context(), w.Store, coverage.LeaveOffice, in{Official: qian, LeftOn: dbtest.Day("2024-03-11")}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.official", Rule: "", Says: "钱明 leaves office on 2024-03-10 already"}.Check(t, "leaving twice", err)
	_, err = db.Do(t.Context(), w.Store, coverage.AssignCoverage, coverage.AssignCoverageInput{Business: dbtest.FirstBusiness, Official: qian, StartsOn: dbtest.Day("2024-03-12")}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.official", Rule: "", Says: "钱明 leaves office on 2024-03-10: name somebody who stays"}.Check(t, "assigned who has left", err)
	_, err = db.Do(t.Context(), w.Store, coverage.RegradeCoverage, coverage.RegradeCoverageInput{On: dbtest.Day("2024-03-12"), Changes: []coverage.CoverageChangeInput{{Business: dbtest.FirstBusiness, Official: &qian}}}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.changes[0].official", Rule: "", Says: "钱明 leaves office on 2024-03-10"}.Check(t, "named who has left", err)
	_, err = db.Do(t.Context(), w.Store, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: che, To: qian, On: dbtest.Day("2024-03-12")}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.to", Rule: "", Says: "钱明 leaves office on 2024-03-10"}.Check(t, "handed over to who has left", err)

	// One of the vacancies is filled, the other handed over with all that is left.
	assignFrom(w, t, second, che, "2024-03-11")
	changed := dbtest.Run(t, w, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: qian, To: che, On: dbtest.Day("2024-03-14")})
	if len(changed["assignments"]) != 1 {
		t.Errorf("handed over: %v", changed)
	}
	dbtest.CheckEqual(t, "handed over", coverageOf(w, t, dbtest.FirstBusiness)+"; "+plansOf(w, t, dbtest.FirstBusiness), "钱明 [2024-01-01,2024-03-10), 陈涛 [2024-03-14,); 2024-01-01 2024-03-31 陈涛")
	dbtest.CheckEqual(t, "filled", coverageOf(w, t, second), "钱明 [2024-02-01,2024-03-10), 陈涛 [2024-03-11,)")
	_, err = db.Do(t.Context(), w.Store, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: qian, To: che, On: dbtest.Day("2024-03-15")}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.from", Rule: "", Says: "钱明 answers for nothing on 2024-03-15"}.Check(t, "nothing is left", err)
	// Whoever answers for nothing leaves as well, and ahead of the day; what is handed over for that day leaves no gap.
	dbtest.Run(t, w, coverage.LeaveOffice, in{Official: sun, LeftOn: dbtest.Day("2025-03-15")})
	ming := newOfficial(w, t, "明天", db.OfficialTierCounty)
	dbtest.Run(t, w, coverage.LeaveOffice, in{Official: che, LeftOn: dbtest.Day("2024-06-01")})
	dbtest.Run(t, w, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: che, To: ming, On: dbtest.Day("2024-06-01")})
	dbtest.CheckEqual(t, "ahead of the day", coverageOf(w, t, third), "钱明 [2024-01-01,2024-02-01), 陈涛 [2024-02-01,2024-06-01), 明天 [2024-06-01,)")
}

// An official who leaves while others assign businesses to the official answers for none afterwards.
func TestLeavingUnderConcurrency(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	var shops []db.Key
	for range 8 {
		shops = append(shops, w.RegisterShop(t, db.CoverageLevelB))
	}
	assignFrom(w, t, dbtest.FirstBusiness, qian, "2024-01-01")
	for i, err := range dbtest.RunTogether(9, func(i int) error {
		if i == 4 {
			_, err := db.Do(t.Context(), w.Store, coverage.LeaveOffice, coverage.LeaveOfficeInput{Official: qian, LeftOn: dbtest.Day("2024-03-15")}, nil)
			return err
		}
		_, err := db.Do(t.Context(), w.Store, coverage.AssignCoverage, coverage.AssignCoverageInput{Business: shops[i%8], Official: qian, StartsOn: dbtest.Day("2024-02-01")}, nil)
		return err
	}) {
		if p := problem.Of(err); err != nil && (p == nil || p.Code != problem.Conflict || i == 4) {
			t.Errorf("%d: %v", i, err)
		}
	}
	dbtest.CheckEqual(t, "answers for", w.Text(t, "SELECT count(*) FROM coverage_assignments WHERE agency_id = 1 AND (ends_on IS NULL OR ends_on > '2024-03-15')"), "0")
}

// An earlier day of leaving can be recorded although the next official has visited the business since.
func TestLeavingBeforeTheSuccessorVisited(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	assignFrom(w, t, dbtest.FirstBusiness, qian, "2024-01-01")
	visitOn(w, t, dbtest.FirstBusiness, "2024-02-10")
	dbtest.Run(t, w, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: qian, To: che, On: dbtest.Day("2024-03-01")})
	visitOn(w, t, dbtest.FirstBusiness, "2024-03-08")
	_, err := db.Do(t.Context(), w.Store, coverage.LeaveOffice, coverage.LeaveOfficeInput{Official: qian, LeftOn: dbtest.Day("2024-02-10")}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.leftOn", Rule: "", Says: "was visited on 2024-02-10"}.Check(t, "before a visit of one's own", err)
	dbtest.Run(t, w, coverage.LeaveOffice, coverage.LeaveOfficeInput{Official: qian, LeftOn: dbtest.Day("2024-02-15")})
	dbtest.CheckEqual(t, "covered", coverageOf(w, t, dbtest.FirstBusiness), "钱明 [2024-01-01,2024-02-15), 陈涛 [2024-03-01,)")
	dbtest.CheckEqual(t, "a vacancy that is over", w.Text(t, "SELECT coalesce(vacant_from::text, '') FROM food_businesses WHERE agency_id = 1 AND id = 1"), "")
}

// An official who was to leave stays: the assignments go on, except where another official follows.
func TestStayInOffice(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = coverage.StayInOfficeInput
	later, given, closed := w.RegisterShop(t, "B"), w.RegisterShop(t, "B"), w.RegisterShop(t, "B")
	for _, b := range []db.Key{dbtest.FirstBusiness, later, given, closed} {
		assignFrom(w, t, b, qian, "2024-01-01")
	}
	planQuarter(w, t, "2024Q2")
	dbtest.Run(t, w, coverage.LeaveOffice, coverage.LeaveOfficeInput{Official: qian, LeftOn: dbtest.Day("2024-05-06")})
	assignFrom(w, t, later, che, "2024-06-03")
	dbtest.Run(t, w, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: qian, To: che, On: dbtest.Day("2024-05-06"), Businesses: []db.Key{given}})
	dbtest.Run(t, w, coverage.CloseFoodBusiness, coverage.CloseFoodBusinessInput{Business: closed, ClosedOn: dbtest.Day("2024-03-10")})
	dbtest.Run(t, w, coverage.LeaveOffice, coverage.LeaveOfficeInput{Official: sun, LeftOn: dbtest.Day("2024-03-15")})
	dbtest.CheckEqual(t, "to be vacant", plansOf(w, t, dbtest.FirstBusiness), "2024-04-01 2024-06-30 nobody")
	dbtest.CheckRefusals(t, w, coverage.StayInOffice, func() in { return in{Official: qian} }, map[string]dbtest.FaultyInput[in]{
		"an official who is not": {Change: func(s *in) { s.Official.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.official", Rule: "", Says: "there is no Official"}},
		"who does not leave":     {Change: func(s *in) { s.Official = che }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.official", Rule: "", Says: "陈涛 does not leave office"}},
		"who has left":           {Change: func(s *in) { s.Official = sun }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.reason", Rule: "", Says: "孙丽 left office on 2024-03-15, which has come: say why"}},
		"a blank reason":         {Change: func(s *in) { s.Reason = new(" ") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.reason", Rule: "", Says: "blank"}},
	})
	dbtest.CheckEqual(t, "stays", w.Text(t, "SELECT coalesce(left_on::text, 'stays') FROM officials WHERE agency_id = 1 AND id = 1"), "stays")
	dbtest.CheckEqual(t, "goes on", coverageOf(w, t, dbtest.FirstBusiness)+"; "+plansOf(w, t, dbtest.FirstBusiness), "钱明 [2024-01-01,); 2024-04-01 2024-06-30 钱明")
	dbtest.CheckEqual(t, "until somebody else", coverageOf(w, t, later)+"; "+plansOf(w, t, later), "钱明 [2024-01-01,2024-06-03), 陈涛 [2024-06-03,); 2024-04-01 2024-06-30 陈涛")
	dbtest.CheckEqual(t, "handed over", coverageOf(w, t, given), "钱明 [2024-01-01,2024-05-06), 陈涛 [2024-05-06,)")
	dbtest.CheckEqual(t, "closed", coverageOf(w, t, closed), "钱明 [2024-01-01,2024-03-10)")
	dbtest.CheckEqual(t, "vacancies", w.Text(t, "SELECT count(vacant_from) FROM food_businesses WHERE agency_id = 1 AND id = ANY (ARRAY[?, ?, ?]::bigint[])", dbtest.FirstBusiness.ID, later.ID, given.ID), "0")
	dbtest.Run(t, w, coverage.LeaveOffice, coverage.LeaveOfficeInput{Official: qian, LeftOn: dbtest.Day("2024-03-14")})
}

// A leaving whose day has come is taken back with a reason: each assignment goes on from that day, as if nobody had left.
func TestStayInOfficeOnceTheDayHasCome(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	followed, regraded, gradedOnTheDay, closed := w.RegisterShop(t, "B"), w.RegisterShop(t, "B"), w.RegisterShop(t, "B"), w.RegisterShop(t, "B")
	for _, b := range []db.Key{dbtest.FirstBusiness, followed, regraded, gradedOnTheDay, closed} {
		assignFrom(w, t, b, qian, "2024-01-01")
	}
	planQuarter(w, t, "2024Q1")
	dbtest.Run(t, w, coverage.LeaveOffice, coverage.LeaveOfficeInput{Official: qian, LeftOn: dbtest.Day("2024-03-01")})
	assignFrom(w, t, followed, che, "2024-03-11")
	for business, day := range map[db.Key]string{regraded: "2024-03-08", gradedOnTheDay: "2024-03-01"} {
		dbtest.Run(t, w, coverage.RegradeCoverage, coverage.RegradeCoverageInput{On: dbtest.Day(day), Changes: []coverage.CoverageChangeInput{{Business: business, Level: new(db.CoverageLevelC)}}})
	}
	dbtest.Run(t, w, coverage.CloseFoodBusiness, coverage.CloseFoodBusinessInput{Business: closed, ClosedOn: dbtest.Day("2024-03-12")})
	resumed := dbtest.Run(t, w, coverage.StayInOffice, coverage.StayInOfficeInput{Official: qian, Reason: new("登记有误")})["assignments"]
	dbtest.CheckEqual(t, "the official", w.Text(t, "SELECT concat_ws(' ', coalesce(left_on::text, 'stays'), stay_reason) FROM officials WHERE agency_id = 1 AND id = 1"), "stays 登记有误")
	if len(resumed) != 4 {
		t.Errorf("resumed: %v", resumed)
	}
	dbtest.CheckEqual(t, "goes on", coverageOf(w, t, dbtest.FirstBusiness)+"; "+plansOf(w, t, dbtest.FirstBusiness), "钱明 [2024-01-01,); 2024-01-01 2024-03-31 钱明")
	dbtest.CheckEqual(t, "until the next begins", coverageOf(w, t, followed), "钱明 [2024-01-01,2024-03-11), 陈涛 [2024-03-11,)")
	dbtest.CheckEqual(t, "until another level begins", coverageOf(w, t, regraded), "钱明 [2024-01-01,2024-03-08)")
	dbtest.CheckEqual(t, "not at all", coverageOf(w, t, gradedOnTheDay), "钱明 [2024-01-01,2024-03-01)")
	dbtest.CheckEqual(t, "until it closed", coverageOf(w, t, closed), "钱明 [2024-01-01,2024-03-12)")
	// 11 to 15, 18 and 19 of March; 4 to 8, 11 and 12 of March.
	dbtest.CheckEqual(t, "vacancies", w.Text(t, "SELECT string_agg(id || ' ' || vacant_from || ' ' || vacant_due_on, ', ' ORDER BY id) FROM food_businesses WHERE agency_id = 1 AND id = ANY (ARRAY[?, ?, ?, ?]::bigint[])",
		dbtest.FirstBusiness.ID, followed.ID, regraded.ID, gradedOnTheDay.ID), fmt.Sprintf("%d 2024-03-08 2024-03-19, %d 2024-03-01 2024-03-12", regraded.ID, gradedOnTheDay.ID))
}
