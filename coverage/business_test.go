package coverage_test

import (
	"fmt"
	"strings"
	"testing"

	"docket/complaints"
	"docket/coverage"
	"docket/db"
	"docket/db/dbtest"
	"docket/problem"
)

// Another party runs a business; a case on record stays with the party before.
func TestChangeFoodBusiness(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	w.Execute(t, dbtest.OtherParty)
	business := dbtest.Key("FoodBusiness:1:1")
	c := dbtest.CaseToFile()
	c.Business = &business
	before := w.FileCase(t, c)
	type in = coverage.ChangeFoodBusinessInput
	dbtest.CheckRefused(t, w, coverage.ChangeFoodBusiness, in{Business: business}, dbtest.Refusal{Code: problem.BadUserInput, Field: "input", Rule: "", Says: "nothing is given"})
	dbtest.CheckRefused(t, w, coverage.ChangeFoodBusiness, in{Business: business, Name: new(" 某店")}, dbtest.Refusal{Code: problem.BadUserInput, Field: "input.name", Rule: "", Says: "white space"})
	dbtest.CheckRefused(t, w, coverage.ChangeFoodBusiness, in{Business: business, Division: new("3205")}, dbtest.Refusal{Code: problem.BadUserInput, Field: "input.division", Rule: "", Says: "six or nine"})
	dbtest.CheckRefused(t, w, coverage.ChangeFoodBusiness, in{Business: business, Party: new(dbtest.Key("Party:1:9"))}, dbtest.Refusal{Code: problem.NotFound, Field: "input.party", Rule: "", Says: "no Party"})
	dbtest.Run(t, w, coverage.ChangeFoodBusiness, in{Business: business, Party: new(dbtest.Key("Party:1:2")), Name: new("新店"), LicenceNo: new("JY9"), Type: new(db.BusinessTypeCatering), Address: new("某路1号"), Division: new("320585001")})
	dbtest.CheckEqual(t, "the business", w.Text(t, "SELECT concat_ws(' ', party_id, name, licence_no, type, address, division, level, version) FROM food_businesses WHERE agency_id = 1 AND id = 1"),
		"2 新店 JY9 CATERING 某路1号 320585001 B 2")
	dbtest.CheckEqual(t, "the case before", w.Text(t, "SELECT party_id FROM cases WHERE id = ?", before.ID), "1")
	dbtest.CheckRefused(t, w, coverage.ChangeFoodBusiness, in{Business: business, Party: new(dbtest.Key("Party:1:2")), Name: new("新店"), LicenceNo: new("JY9"), Type: new(db.BusinessTypeCatering), Address: new("某路1号"), Division: new("320585001")}, dbtest.Refusal{
		Code: problem.BadUserInput, Field: "input", Rule: "", Says: "nothing is given that has changed",
	})
	dbtest.Run(t, w, coverage.ChangeFoodBusiness, in{Business: business, Name: new("新店"), Address: new("某路2号")})
	dbtest.CheckEqual(t, "only the address", w.Text(t, "SELECT concat_ws(' ', name, address, version) FROM food_businesses WHERE agency_id = 1 AND id = 1"), "新店 某路2号 3")
	other := w.RegisterShop(t, db.CoverageLevelD)
	dbtest.CheckRefused(t, w, coverage.ChangeFoodBusiness, in{Business: other, LicenceNo: new("JY9")}, dbtest.Refusal{Code: problem.Conflict, Field: "input.licenceNo", Rule: "", Says: "licence"})
	dbtest.Run(t, w, coverage.CloseFoodBusiness, coverage.CloseFoodBusinessInput{Business: other, ClosedOn: dbtest.Day("2024-03-14")})
	dbtest.CheckRefused(t, w, coverage.ChangeFoodBusiness, in{Business: other, Name: new("新店")}, dbtest.Refusal{Code: problem.Conflict, Field: "input.business", Rule: "", Says: "closed on 2024-03-14 and can no longer be changed"})
}

// A change must not make a business without a licence the same as another one, which RegisterFoodBusiness would refuse.
func TestChangeFoodBusinessToAnother(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	w.Execute(t, dbtest.OtherParty)
	first, second := dbtest.Key("Party:1:1"), dbtest.Key("Party:1:2")
	type in = coverage.ChangeFoodBusinessInput
	register := func(party db.Key, name string, address *string) db.Key {
		return dbtest.Run(t, w, coverage.RegisterFoodBusiness, coverage.RegisterFoodBusinessInput{
			Agency: dbtest.Key("Agency:1"), Name: name, Type: db.BusinessTypeVendor, Party: &party, Address: address, OpenedOn: dbtest.Day("2024-03-01"),
		})["business"][0]
	}
	registered := register(first, "小店", new("某路1号"))
	is := dbtest.Refusal{Code: problem.Conflict, Field: "input.name", Rule: "", Says: "小店 of this party, address and day is on the register: " + registered.String()}
	otherName, otherAddress, otherParty := register(first, "大店", new("某路1号")), register(first, "小店", nil), register(second, "小店", new("某路1号"))
	dbtest.CheckRefused(t, w, coverage.ChangeFoodBusiness, in{Business: otherName, Name: new("小店")}, is)
	dbtest.CheckRefused(t, w, coverage.ChangeFoodBusiness, in{Business: otherAddress, Address: new("某路1号")}, is)
	dbtest.CheckRefused(t, w, coverage.ChangeFoodBusiness, in{Business: otherParty, Party: &first}, is)
	// It may stay as it is in all of them; and with a licence it is another business.
	dbtest.Run(t, w, coverage.ChangeFoodBusiness, in{Business: registered, Name: new("小店"), Type: new(db.BusinessTypeCatering)})
	dbtest.Run(t, w, coverage.ChangeFoodBusiness, in{Business: otherName, Name: new("小店"), LicenceNo: new("JY9")})

	shops := []db.Key{register(first, "东店", nil), register(first, "西店", nil), register(first, "南店", nil)}
	changed := 0
	for _, err := range dbtest.RunTogether(len(shops), func(i int) error {
		_, err := db.Do(t.Context(), w.Store, coverage.ChangeFoodBusiness, in{Business: shops[i], Name: new("北店")}, nil)
		return err
	}) {
		if err == nil {
			changed++
		} else {
			dbtest.Refusal{Code: problem.Conflict, Field: "input.name", Rule: "", Says: "北店 of this party, address and day is on the register"}.Check(t, "at once", err)
		}
	}
	dbtest.CheckEqual(t, "changed", fmt.Sprint(changed), "1")
}

// Another party runs a business from the day on which it took over, not from the day on which that is entered.
func TestChangeFoodBusinessOnADay(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	w.Execute(t, dbtest.OtherParty)
	first, second := dbtest.Key("Party:1:1"), dbtest.Key("Party:1:2")
	business := w.RegisterShop(t, db.CoverageLevelB, func(b *coverage.RegisterFoodBusinessInput) { b.Party, b.NewParty = &first, nil })
	type in = coverage.ChangeFoodBusinessInput
	const columns = "SELECT concat_ws(' ', party_id, party_since) FROM food_businesses WHERE agency_id = 1 AND id = ?"
	dbtest.CheckRefusals(t, w, coverage.ChangeFoodBusiness, func() in { return in{Business: business, Party: &second, On: new(dbtest.Day("2024-03-10"))} }, map[string]dbtest.FaultyInput[in]{
		"tomorrow":         {Change: func(c *in) { c.On = new(dbtest.Day("2024-03-16")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.on", Rule: "", Says: "in the future: today is 2024-03-15"}},
		"before it opened": {Change: func(c *in) { c.On = new(dbtest.Day("2019-12-31")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.on", Rule: "", Says: "before the business opened, 2020-01-01"}},
		"a day without a party": {Change: func(c *in) { c.Party, c.Name = nil, new("新店") }, Want: dbtest.Refusal{
			Code: problem.BadUserInput, Field: "input.on", Rule: "", Says: "give `party` or `newParty` with it",
		}},
		"the party that runs it": {Change: func(c *in) { c.Party = &first }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input", Rule: "", Says: "nothing is given that has changed"}},
	})
	dbtest.CheckEqual(t, "the party", w.Text(t, columns, business.ID), "2 2024-03-10")
	dbtest.CheckRefused(t, w, coverage.ChangeFoodBusiness, in{Business: business, Party: &first, On: new(dbtest.Day("2024-03-09"))}, dbtest.Refusal{
		Code: problem.BadUserInput, Field: "input.on", Rule: "", Says: "2024-03-09 is before the last change of party, 2024-03-10",
	})
	dbtest.CheckRefused(t, w, coverage.CloseFoodBusiness, coverage.CloseFoodBusinessInput{Business: business, ClosedOn: dbtest.Day("2024-03-09")}, dbtest.Refusal{
		Code: problem.Conflict, Field: "input.closedOn", Rule: "", Says: "since 2024-03-10, so that it was open",
	})

	// A complaint or a clue that was received before the day is about the party that ran the business then.
	complaint := dbtest.Complaint()
	complaint.Business, complaint.ReceivedAt = &business, dbtest.At("2024-03-09 10:00")
	dbtest.CheckRefused(t, w, complaints.FileComplaint, complaint, dbtest.Refusal{Code: problem.BadUserInput, Field: "input.party", Rule: "", Says: "since 2024-03-10: name the party that ran it on 2024-03-09"})
	complaint.Party = &first
	dbtest.CheckEqual(t, "a complaint before", w.ComplaintColumns(t, w.FileComplaint(t, complaint), "party_id"), "1")
	complaint.Party, complaint.ReceivedAt = nil, dbtest.At("2024-03-10 10:00")
	dbtest.CheckEqual(t, "a complaint on the day", w.ComplaintColumns(t, w.FileComplaint(t, complaint), "party_id"), "2")
	clue := complaints.RecordClueInput{Unit: dbtest.Key("Unit:1:1"), Source: db.CaseSourceInspection, Field: db.CaseFieldFood, Text: "涉嫌销售过期食品", Party: &first, Business: &business, ReceivedOn: dbtest.Day("2024-03-10")}
	dbtest.CheckRefused(t, w, complaints.RecordClue, clue, dbtest.Refusal{Code: problem.BadUserInput, Field: "input.business", Rule: "", Says: "another party than the clue is about"})
	clue.ReceivedOn = dbtest.Day("2024-03-09")
	dbtest.Run(t, w, complaints.RecordClue, clue)

	dbtest.Run(t, w, coverage.ChangeFoodBusiness, in{Business: business, Party: &first})
	dbtest.CheckEqual(t, "without a day", w.Text(t, columns, business.ID), "1 2024-03-15")
}

func TestRegisterFoodBusiness(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = coverage.RegisterFoodBusinessInput
	good := func() in {
		return in{
			Agency: dbtest.Key("Agency:1"), Name: "新店", LicenceNo: new("JY1"), Type: db.BusinessTypeCatering, Level: new(db.CoverageLevelC),
			NewParty: &db.NewPartyInput{Kind: db.PartyKindSoleTrader, Name: "新店主"}, Address: new("某路1号"), Division: new("320585100"), OpenedOn: dbtest.Day("2024-03-15"),
		}
	}
	w.RegisterShop(t, db.CoverageLevelD, func(b *in) { b.LicenceNo = new("JY0") })
	dbtest.CheckRefusals(t, w, coverage.RegisterFoodBusiness, good, map[string]dbtest.FaultyInput[in]{
		"a bureau that is not":     {Change: func(b *in) { b.Agency.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.agency", Rule: "", Says: "there is no Agency"}},
		"a unit as bureau":         {Change: func(b *in) { b.Agency = dbtest.Key("Unit:1:1") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.agency", Rule: "", Says: "not of Agency"}},
		"without a name":           {Change: func(b *in) { b.Name = " " }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.name", Rule: "", Says: "blank"}},
		"a blank licence":          {Change: func(b *in) { b.LicenceNo = new("") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.licenceNo", Rule: "", Says: "blank"}},
		"a licence that is taken":  {Change: func(b *in) { b.LicenceNo = new("JY0") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.licenceNo", Rule: "", Says: "this licence is on record"}},
		"a wrong division":         {Change: func(b *in) { b.Division = new("32058510") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.division", Rule: "", Says: "six or nine digits"}},
		"a long address":           {Change: func(b *in) { b.Address = new(strings.Repeat("路", 501)) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.address", Rule: "", Says: "at most 500"}},
		"tomorrow":                 {Change: func(b *in) { b.OpenedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.openedOn", Rule: "", Says: "in the future: today is 2024-03-15"}},
		"both parties":             {Change: func(b *in) { b.Party = new(dbtest.Key("Party:1:1")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.newParty", Rule: "", Says: "give one of them"}},
		"neither party":            {Change: func(b *in) { b.NewParty = nil }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.party", Rule: "", Says: "give one of them"}},
		"a party that is not":      {Change: func(b *in) { b.NewParty, b.Party = nil, new(dbtest.Key("Party:1:99")) }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.party", Rule: "", Says: "there is no Party"}},
		"a party of another":       {Change: func(b *in) { b.NewParty, b.Party = nil, new(dbtest.Key("Party:2:1")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.party", Rule: "", Says: "another bureau"}},
		"a party without its name": {Change: func(b *in) { b.NewParty.Name = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.newParty.name", Rule: "", Says: "blank"}},
	})
	got := w.Text(t, `SELECT concat_ws(' ', b.name, licence_no, type, level, b.address, b.division, opened_on, closed_on, p.name, p.kind)
		FROM food_businesses b JOIN parties p ON p.agency_id = b.agency_id AND p.id = b.party_id WHERE licence_no = 'JY1'`)
	dbtest.CheckEqual(t, "on record", got, "新店 JY1 CATERING C 某路1号 320585100 2024-03-15 新店主 SOLE_TRADER")
	dbtest.CheckEqual(t, "levels", w.Text(t, `SELECT string_agg(g.level || starts_on, ',') FROM level_changes g JOIN food_businesses b ON b.agency_id = g.agency_id AND b.id = g.business_id WHERE licence_no = 'JY1'`), "C2024-03-15")

	// Without a licence it is the same where all is that tells it; and so it is to the database, where two enter it at once.
	again := in{Agency: dbtest.Key("Agency:1"), Name: "小店", Type: db.BusinessTypeVendor, Party: new(dbtest.Key("Party:1:1")), OpenedOn: dbtest.Day("2024-03-01")}
	first := dbtest.Run(t, w, coverage.RegisterFoodBusiness, again)["business"][0]
	_, err := db.Do(t.Context(), w.Store, coverage.RegisterFoodBusiness, again, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.name", Rule: "", Says: "小店 of this party, address and day is on the register: " + first.String()}.Check(t, "twice", err)
	dbtest.CheckEqual(t, "the first", fmt.Sprint(problem.Of(err).Detail["business"]), first.String())
	for what, change := range map[string]func(*in){
		"another party": func(b *in) {
			b.Party, b.NewParty = nil, &db.NewPartyInput{Kind: db.PartyKindSoleTrader, Name: "另一店主"}
		}, "another name": func(b *in) { b.Name = "小小店" }, "an address": func(b *in) { b.Address = new("某路1号") },
		"another day": func(b *in) { b.OpenedOn = dbtest.Day("2024-03-02") }, "a licence": func(b *in) { b.LicenceNo = new("JY9") },
	} {
		b := again
		change(&b)
		if _, err := db.Do(t.Context(), w.Store, coverage.RegisterFoodBusiness, b, nil); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	registered := 0
	again.Name = "新小店"
	for _, err := range dbtest.RunTogether(6, func(int) error {
		_, err := db.Do(t.Context(), w.Store, coverage.RegisterFoodBusiness, again, nil)
		return err
	}) {
		if err == nil {
			registered++
		} else {
			dbtest.Refusal{Code: problem.Conflict, Field: "input.name", Rule: "", Says: "is on the register"}.Check(t, "at once", err)
		}
	}
	dbtest.CheckEqual(t, "registered", fmt.Sprint(registered), "1")

	ungraded := dbtest.Run(t, w, coverage.RegisterFoodBusiness, func() in { b := good(); b.LicenceNo, b.Level = nil, nil; return b }())["business"][0]
	dbtest.CheckEqual(t, "ungraded", levelsOf(w, t, ungraded), "")
}

func TestCloseFoodBusiness(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = coverage.CloseFoodBusinessInput
	visited, soon, regraded := w.RegisterShop(t, db.CoverageLevelB), w.RegisterShop(t, db.CoverageLevelB), w.RegisterShop(t, db.CoverageLevelB)
	assignFrom(w, t, dbtest.FirstBusiness, qian, "2024-01-01")
	assignFrom(w, t, visited, qian, "2024-01-01")
	assignFrom(w, t, soon, qian, "2024-03-01")
	assignFrom(w, t, regraded, qian, "2024-03-01")
	visitOn(w, t, regraded, "2024-03-02")
	dbtest.Run(t, w, coverage.RegradeCoverage, coverage.RegradeCoverageInput{On: dbtest.Day("2024-03-05"), Changes: []coverage.CoverageChangeInput{{Business: regraded, Level: new(db.CoverageLevelC)}}})
	planQuarter(w, t, "2024Q1")
	visitOn(w, t, visited, "2024-03-12")
	planQuarter(w, t, "2024Q2")
	dbtest.CheckRefusals(t, w, coverage.CloseFoodBusiness, func() in { return in{Business: dbtest.FirstBusiness, ClosedOn: dbtest.Day("2024-03-10")} }, map[string]dbtest.FaultyInput[in]{
		"tomorrow":                         {Change: func(c *in) { c.ClosedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.closedOn", Rule: "", Says: "in the future"}},
		"a business that is not":           {Change: func(c *in) { c.Business.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.business", Rule: "", Says: "there is no FoodBusiness"}},
		"a party as business":              {Change: func(c *in) { c.Business = dbtest.Key("Party:1:1") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.business", Rule: "", Says: "not of FoodBusiness"}},
		"closed already":                   {Change: func(c *in) { c.Business = dbtest.Key("FoodBusiness:1:3") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.business", Rule: "", Says: "关门店 closed on 2023-12-31"}},
		"before it opened":                 {Change: func(c *in) { c.Business, c.ClosedOn = dbtest.Key("FoodBusiness:1:2"), dbtest.Day("2019-12-31") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.closedOn", Rule: "", Says: "before it opened, 2020-01-01"}},
		"before a visit":                   {Change: func(c *in) { c.Business = visited }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.closedOn", Rule: "", Says: "was visited on 2024-03-12"}},
		"on the day of a visit":            {Change: func(c *in) { c.Business, c.ClosedOn = visited, dbtest.Day("2024-03-12") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.closedOn", Rule: "", Says: "was visited on 2024-03-12"}},
		"before it was graded anew":        {Change: func(c *in) { c.Business, c.ClosedOn = regraded, dbtest.Day("2024-03-04") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.closedOn", Rule: "", Says: "given its level from 2024-03-05 on, so that it was open: it closes on that day, or later"}},
		"before a visit, and vacant since": {Change: func(c *in) { c.Business, c.ClosedOn = regraded, dbtest.Day("2024-03-01") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.closedOn", Rule: "", Says: "was visited on 2024-03-02"}},
	})
	dbtest.CheckEqual(t, "covered", coverageOf(w, t, dbtest.FirstBusiness), "钱明 [2024-01-01,2024-03-10)")
	dbtest.CheckEqual(t, "planned", plansOf(w, t, dbtest.FirstBusiness), "2024-01-01 2024-03-31 nobody cancelled 2024-03-15, 2024-04-01 2024-06-30 nobody cancelled 2024-03-15")
	dbtest.CheckEqual(t, "closed", w.Text(t, "SELECT closed_on || ' ' || version FROM food_businesses WHERE agency_id = 1 AND id = 1"), "2024-03-10 2")
	// The day after a visit; and one for which nobody answers.
	dbtest.Run(t, w, coverage.CloseFoodBusiness, in{Business: visited, ClosedOn: dbtest.Day("2024-03-13")})
	dbtest.CheckEqual(t, "a visit that was made", plansOf(w, t, visited), "2024-01-01 2024-03-31 钱明 made by 1, 2024-04-01 2024-06-30 nobody cancelled 2024-03-15")
	// On or before the day on which somebody began, which then never held; and on that of its level.
	dbtest.Run(t, w, coverage.CloseFoodBusiness, in{Business: soon, ClosedOn: dbtest.Day("2024-02-01")})
	dbtest.CheckEqual(t, "who never answered", coverageOf(w, t, soon), "")
	dbtest.Run(t, w, coverage.CloseFoodBusiness, in{Business: regraded, ClosedOn: dbtest.Day("2024-03-05")})
	dbtest.CheckEqual(t, "graded and closed", coverageOf(w, t, regraded), "钱明 [2024-03-01,2024-03-05)")
	today := w.RegisterShop(t, db.CoverageLevelB, func(b *coverage.RegisterFoodBusinessInput) { b.OpenedOn = dbtest.Day("2024-03-15") })
	assignFrom(w, t, today, qian, "2024-03-15")
	dbtest.Run(t, w, coverage.CloseFoodBusiness, in{Business: today, ClosedOn: dbtest.Day("2024-03-15")})
	dbtest.Run(t, w, coverage.CloseFoodBusiness, in{Business: dbtest.Key("FoodBusiness:1:2"), ClosedOn: dbtest.Day("2020-01-01")})
	_, err := db.Do(t.Context(), w.Store, coverage.AssignCoverage, coverage.AssignCoverageInput{Business: dbtest.FirstBusiness, Official: qian, StartsOn: dbtest.Day("2024-03-11")}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.business", Rule: "", Says: "甲店 closed on 2024-03-10"}.Check(t, "assigned after it closed", err)
}

// A closing that was a mistake is taken back: no official answers for the business since, and its visits can be planned anew.
func TestReopenFoodBusiness(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	assignFrom(w, t, dbtest.FirstBusiness, qian, "2024-01-01")
	planQuarter(w, t, "2024Q1")
	dbtest.Run(t, w, coverage.CloseFoodBusiness, coverage.CloseFoodBusinessInput{Business: dbtest.FirstBusiness, ClosedOn: dbtest.Day("2024-03-04")})
	dbtest.CheckRefusals(t, w, coverage.ReopenFoodBusiness, func() coverage.ReopenFoodBusinessInput {
		return coverage.ReopenFoodBusinessInput{Business: dbtest.FirstBusiness, Reason: "登记有误"}
	}, map[string]dbtest.FaultyInput[coverage.ReopenFoodBusinessInput]{
		"without a reason":       {Change: func(r *coverage.ReopenFoodBusinessInput) { r.Reason = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.reason", Rule: "", Says: "blank"}},
		"a business that is not": {Change: func(r *coverage.ReopenFoodBusinessInput) { r.Business.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.business", Rule: "", Says: "there is no FoodBusiness"}},
		"one that is open":       {Change: func(r *coverage.ReopenFoodBusinessInput) { r.Business = dbtest.Key("FoodBusiness:1:2") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.business", Rule: "", Says: "未分级店 is open"}},
	})
	// 5 to 8, 11 to 13 of March.
	dbtest.CheckEqual(t, "open again", w.Text(t, "SELECT concat_ws(' ', coalesce(closed_on::text, 'open'), reopening, vacant_from, vacant_due_on) FROM food_businesses WHERE agency_id = 1 AND id = 1"), "open 登记有误 2024-03-04 2024-03-13")
	assignFrom(w, t, dbtest.FirstBusiness, qian, "2024-03-04")
	planQuarter(w, t, "2024Q1")
	dbtest.CheckEqual(t, "covered", coverageOf(w, t, dbtest.FirstBusiness)+"; "+plansOf(w, t, dbtest.FirstBusiness), "钱明 [2024-01-01,2024-03-04), 钱明 [2024-03-04,); 2024-01-01 2024-03-31 nobody cancelled 2024-03-15, 2024-01-01 2024-03-31 钱明")
	dbtest.Run(t, w, coverage.CloseFoodBusiness, coverage.CloseFoodBusinessInput{Business: dbtest.FirstBusiness, ClosedOn: dbtest.Day("2024-03-05")})
}
