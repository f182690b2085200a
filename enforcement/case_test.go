package enforcement_test

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"testing"

	"docket/db"
	"docket/db/dbtest"
	"docket/enforcement"
	"docket/problem"
)

// Of 40 writes at once each fourth fails after it has drawn a number. The numbers of the others have no gap and no repetition.
func TestNumbersUnderConcurrency(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	errAfterwards := errors.New("fails after the case was written")
	errs := dbtest.RunTogether(40, func(i int) error {
		_, err := db.Do(t.Context(), w.Store, enforcement.FileCase, dbtest.CaseToFile(), func(context.Context, *sql.Tx, db.Payload) error {
			if i%4 == 0 {
				return errAfterwards
			}
			return nil
		})
		return err
	})
	for i, err := range errs {
		if (i%4 == 0) != errors.Is(err, errAfterwards) || i%4 != 0 && err != nil {
			t.Errorf("%d: %v", i, err)
		}
	}
	got := w.Text(t, `SELECT concat_ws(' ', count(*), count(DISTINCT n), min(n), max(n)) FROM (
		SELECT substring(case_no FROM '〕([0-9]+)号')::int AS n FROM cases) x`)
	if got != "30 30 1 30" {
		t.Errorf("count, distinct, first, last: %s", got)
	}
}

func TestFileCaseRefusals(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = enforcement.FileCaseInput
	newParty := func(change func(*db.NewPartyInput)) func(*in) {
		return func(c *in) {
			c.Party, c.NewParty = nil, &db.NewPartyInput{Kind: db.PartyKindCompany, Name: "新公司"}
			change(c.NewParty)
		}
	}
	w.FileCase(t, func() in { c := dbtest.CaseToFile(); c.CaseNo = new("太市监案〔2023〕7号"); return c }())
	dbtest.CheckRefusals(t, w, enforcement.FileCase, dbtest.CaseToFile, map[string]dbtest.FaultyInput[in]{
		"one officer":                     {Change: func(c *in) { c.Officers = c.Officers[:1] }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.officers", Rule: "officers.two 行政处罚法 42", Says: "two officers or more, not 1"}},
		"no officer":                      {Change: func(c *in) { c.Officers = nil }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.officers", Rule: "officers.two 行政处罚法 42", Says: "two officers or more, not 0"}},
		"the same officer twice":          {Change: func(c *in) { c.Officers = dbtest.Keys("Officer:1:1", "Officer:1:1") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.officers[1]", Rule: "", Says: "the same as input.officers[0]"}},
		"a certificate that has ended":    {Change: func(c *in) { c.Officers = dbtest.Keys("Officer:1:1", "Officer:1:3") }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.officers[1]", Rule: "officers.certified 行政处罚法 42", Says: "E-3 of 周敏 is valid from 2020-01-01 until 2024-02-29, not on 2024-03-01"}},
		"a certificate not yet valid":     {Change: func(c *in) { c.FiledOn = dbtest.Day("2019-12-31") }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.officers[0]", Rule: "officers.certified 行政处罚法 42", Says: "not on 2019-12-31"}},
		"an officer of another bureau":    {Change: func(c *in) { c.Officers = dbtest.Keys("Officer:1:1", "Officer:2:1") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.officers[1]", Rule: "", Says: "another bureau"}},
		"an officer who does not exist":   {Change: func(c *in) { c.Officers = dbtest.Keys("Officer:1:1", "Officer:1:99") }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.officers[1]", Rule: "", Says: "there is no Officer Officer:1:99"}},
		"a party as officer":              {Change: func(c *in) { c.Officers = dbtest.Keys("Officer:1:1", "Party:1:1") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.officers[1]", Rule: "", Says: "an id of Party, not of Officer"}},
		"a unit that does not exist":      {Change: func(c *in) { c.Unit = dbtest.Key("Unit:1:99") }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.unit", Rule: "", Says: "there is no Unit"}},
		"a party as unit":                 {Change: func(c *in) { c.Unit = dbtest.Key("Party:1:1") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.unit", Rule: "", Says: "not of Unit"}},
		"a party that does not exist":     {Change: func(c *in) { c.Party = new(dbtest.Key("Party:1:99")) }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.party", Rule: "", Says: "there is no Party"}},
		"a party of another bureau":       {Change: func(c *in) { c.Party = new(dbtest.Key("Party:2:1")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.party", Rule: "", Says: "another bureau"}},
		"neither party":                   {Change: func(c *in) { c.Party = nil }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.party", Rule: "", Says: "give one of them"}},
		"both parties":                    {Change: func(c *in) { c.NewParty = &db.NewPartyInput{Kind: db.PartyKindCompany, Name: "新公司"} }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.newParty", Rule: "", Says: "give one of them"}},
		"a business that does not exist":  {Change: func(c *in) { c.Business = new(dbtest.Key("FoodBusiness:1:99")) }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.business", Rule: "", Says: "there is no FoodBusiness"}},
		"tomorrow":                        {Change: func(c *in) { c.FiledOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.filedOn", Rule: "", Says: "in the future: today is 2024-03-15"}},
		"discovered after filing":         {Change: func(c *in) { c.DiscoveredOn = new(dbtest.Day("2024-03-02")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.discoveredOn", Rule: "", Says: "after the day of filing, 2024-03-01"}},
		"discovered before 1900":          {Change: func(c *in) { c.DiscoveredOn = new(dbtest.Day("0001-01-01")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.discoveredOn", Rule: "", Says: "1900 to 9999"}},
		"a blank cause":                   {Change: func(c *in) { c.Cause = " \t　" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.cause", Rule: "", Says: "blank"}},
		"a cause too long":                {Change: func(c *in) { c.Cause = strings.Repeat("长", 2001) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.cause", Rule: "", Says: "2001 characters, at most 2000"}},
		"a cause with a NUL":              {Change: func(c *in) { c.Cause = "a\x00b" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.cause", Rule: "", Says: "NUL"}},
		"a cause that is not text":        {Change: func(c *in) { c.Cause = "a\xffb" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.cause", Rule: "", Says: "UTF-8"}},
		"an empty number":                 {Change: func(c *in) { c.CaseNo = new("") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.caseNo", Rule: "", Says: "blank"}},
		"a number that is taken":          {Change: func(c *in) { c.CaseNo = new("太市监案〔2023〕7号") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.caseNo", Rule: "", Says: "taken"}},
		"goods of a negative value":       {Change: func(c *in) { c.ValueOfGoods = new(dbtest.Dec("-0.01")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.valueOfGoods", Rule: "", Says: "negative"}},
		"a third decimal of a yuan":       {Change: func(c *in) { c.IllegalGains = new(dbtest.Dec("1.001")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.illegalGains", Rule: "", Says: "more than 2 decimals"}},
		"an amount too large":             {Change: func(c *in) { c.ValueOfGoods = new(dbtest.Dec("1000000000000")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.valueOfGoods", Rule: "", Says: "too large"}},
		"a new party's wrong check digit": {Change: newParty(func(p *db.NewPartyInput) { p.Code = new("91350100M000100Y44") }), Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.newParty.code", Rule: "", Says: "GB 32100-2015"}},
		"a person's credit code":          {Change: newParty(func(p *db.NewPartyInput) { p.Kind, p.Code = db.PartyKindNaturalPerson, new("91350100M000100Y43") }), Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.newParty.code", Rule: "", Says: "SOLE_TRADER"}},
		"a new party without a name":      {Change: newParty(func(p *db.NewPartyInput) { p.Name = "" }), Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.newParty.name", Rule: "", Says: "blank"}},
		"a new party's wrong division":    {Change: newParty(func(p *db.NewPartyInput) { p.Division = new("32058五") }), Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.newParty.division", Rule: "", Says: "six digits"}},
	})
}

func TestFileCase(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	in := dbtest.CaseToFile()
	odd := `"O'Brien" \ %_ 𠮷野家 {}$1` + "\n" + strings.Repeat("字", 64)
	in.Cause, in.Facts = odd, &odd
	in.Party, in.NewParty = nil, &db.NewPartyInput{Kind: db.PartyKindSoleTrader, Name: odd, Address: &odd, Division: new("320585")}
	in.ValueOfGoods, in.DiscoveredOn, in.Business = new(dbtest.Dec("999999999999.99")), new(dbtest.Day("2024-02-29")), new(dbtest.Key("FoodBusiness:1:1"))
	filed := w.FileCase(t, in)
	got := w.Text(t, `SELECT concat_ws(' ', case_no, status, version, value_of_goods, discovered_on, business_id, created_at = '2024-03-15 09:30+08') FROM cases WHERE id = ?`, filed.ID)
	if want := "太市监案〔2024〕1号 FILED 1 999999999999.99 2024-02-29 1 t"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if got := w.Text(t, `SELECT c.cause = p.name AND c.facts = p.address AND c.cause = ? FROM cases c JOIN parties p ON p.agency_id = c.agency_id AND p.id = c.party_id WHERE c.id = ?`, odd, filed.ID); got != "true" {
		t.Error("a text was changed")
	}
	if got := w.Text(t, `SELECT string_agg(kind || ' ' || occurred_on, ',') FROM case_events WHERE case_id = ?`, filed.ID); got != "FILED 2024-03-01" {
		t.Errorf("events %s", got)
	}
	if got := w.Text(t, `SELECT string_agg(officer_id::text, ',' ORDER BY officer_id) FROM case_officers WHERE case_id = ?`, filed.ID); got != "1,2" {
		t.Errorf("officers %s", got)
	}

	// A new party with the code of a party on record is that party, whose name does not change.
	in.NewParty = &db.NewPartyInput{Kind: db.PartyKindCompany, Name: "别名", Code: new("91350100M000100Y43")}
	again := w.FileCase(t, in)
	if got := w.Text(t, `SELECT p.id || p.name FROM cases c JOIN parties p ON p.agency_id = c.agency_id AND p.id = c.party_id WHERE c.id = ?`, again.ID); got != "1太仓某食品有限公司" {
		t.Errorf("party %s", got)
	}
	// The series of a year continues after a number that was given by hand. Each year has a series of its own.
	in.CaseNo = new("太市监案〔2024〕17号")
	w.FileCase(t, in)
	numbered := func(filedOn string) string {
		next := dbtest.CaseToFile()
		next.FiledOn = dbtest.Day(filedOn)
		return w.Text(t, "SELECT case_no FROM cases WHERE id = ?", w.FileCase(t, next).ID)
	}
	for _, c := range []struct{ filedOn, want string }{
		{"2024-03-01", "太市监案〔2024〕3号"}, {"2023-12-31", "太市监案〔2023〕1号"}, {"2024-01-01", "太市监案〔2024〕4号"},
	} {
		if got := numbered(c.filedOn); got != c.want {
			t.Errorf("filed on %s: %s, want %s", c.filedOn, got, c.want)
		}
	}
}
