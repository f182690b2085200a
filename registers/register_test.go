package registers_test

import (
	"strings"
	"testing"

	"docket/db"
	"docket/db/dbtest"
	"docket/problem"
	"docket/registers"
)

func TestIssueAnalysisReport(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = registers.IssueAnalysisReportInput
	dbtest.CheckRefusals(t, w, registers.IssueAnalysisReport, func() in {
		return in{Unit: dbtest.Key("Unit:1:1"), Title: "2024年第1期", IssuedOn: dbtest.Day("2024-03-15"), File: new("档案1")}
	}, map[string]dbtest.FaultyInput[in]{
		"a unit that is not": {Change: func(r *in) { r.Unit.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.unit", Rule: "", Says: "there is no Unit"}},
		"a party as unit":    {Change: func(r *in) { r.Unit = dbtest.Key("Party:1:1") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.unit", Rule: "", Says: "not of Unit"}},
		"without a title":    {Change: func(r *in) { r.Title = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.title", Rule: "", Says: "blank"}},
		"tomorrow":           {Change: func(r *in) { r.IssuedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.issuedOn", Rule: "", Says: "in the future"}},
		"a file too long":    {Change: func(r *in) { r.File = new(strings.Repeat("档", 501)) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.file", Rule: "", Says: "at most 500"}},
	})
	if _, err := w.DB().ExecContext(t.Context(), "INSERT INTO units (agency_id, id, name, kind) VALUES (1, 2, '某分局', 'BRANCH')"); err != nil {
		t.Fatal(err)
	}
	// The same report with another file is refused. A report of another day, unit or title is another one.
	again := func(change func(*in)) error {
		r := in{Unit: dbtest.Key("Unit:1:1"), Title: "2024年第1期", IssuedOn: dbtest.Day("2024-03-15")}
		change(&r)
		_, err := db.Do(t.Context(), w.Store, registers.IssueAnalysisReport, r, nil)
		return err
	}
	dbtest.Refusal{Code: problem.Conflict, Field: "input.title", Rule: "", Says: "of this title on 2024-03-15 already"}.Check(t, "twice", again(func(r *in) { r.File = new("档案2") }))
	for _, change := range []func(*in){func(r *in) { r.IssuedOn = dbtest.Day("2024-03-14") }, func(r *in) { r.Unit = dbtest.Key("Unit:1:2") }, func(r *in) { r.Title = "2024年第2期" }} {
		if err := again(change); err != nil {
			t.Error(err)
		}
	}
	dbtest.CheckEqual(t, "on record", w.Text(t, "SELECT string_agg(concat_ws(' ', title, issued_on, unit_id, file), ', ' ORDER BY id) FROM analysis_reports"),
		"2024年第1期 2024-03-15 1 档案1, 2024年第1期 2024-03-14 1, 2024年第1期 2024-03-15 2, 2024年第2期 2024-03-15 1")
}

func TestMerchants(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = registers.EnrolMerchantInput
	type end = registers.EndEnrolmentInput
	good := func() in {
		return in{Agency: dbtest.Key("Agency:1"), Scheme: db.PromiseSchemePreferred, Name: "放心店", Party: new(dbtest.Key("Party:1:1")), Address: new("某路1号"), JoinedOn: dbtest.Day("2024-01-10")}
	}
	dbtest.CheckRefusals(t, w, registers.EnrolMerchant, good, map[string]dbtest.FaultyInput[in]{
		"a bureau that is not": {Change: func(m *in) { m.Agency.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.agency", Rule: "", Says: "there is no Agency"}},
		"without a name":       {Change: func(m *in) { m.Name = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.name", Rule: "", Says: "blank"}},
		"a blank address":      {Change: func(m *in) { m.Address = new(" ") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.address", Rule: "", Says: "blank"}},
		"a party that is not":  {Change: func(m *in) { m.Party.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.party", Rule: "", Says: "there is no Party"}},
		"a party of another":   {Change: func(m *in) { m.Party.Agency = 2 }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.party", Rule: "", Says: "another bureau"}},
		"tomorrow":             {Change: func(m *in) { m.JoinedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.joinedOn", Rule: "", Says: "in the future"}},
	})
	merchant := dbtest.Key("PromiseMerchant:1:" + w.Text(t, "SELECT id FROM promise_merchants"))
	_, err := db.Do(t.Context(), w.Store, registers.EnrolMerchant, good(), nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.name", Rule: "", Says: "in the scheme already"}.Check(t, "twice", err)
	// A shop in the other scheme, at another address, or without a party is another one.
	for _, change := range []func(*in){
		func(m *in) { m.Scheme = db.PromiseSchemeNoReasonReturn }, func(m *in) { m.Address = new("某路2号") }, func(m *in) { m.Party = nil },
	} {
		m := good()
		change(&m)
		dbtest.Run(t, w, registers.EnrolMerchant, m)
	}
	dbtest.CheckRefusals(t, w, registers.EndEnrolment, func() end { return end{PromiseMerchant: merchant, LeftOn: dbtest.Day("2024-02-10")} }, map[string]dbtest.FaultyInput[end]{
		"tomorrow":                {Change: func(e *end) { e.LeftOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.leftOn", Rule: "", Says: "in the future"}},
		"on the day it joined":    {Change: func(e *end) { e.LeftOn = dbtest.Day("2024-01-10") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.leftOn", Rule: "", Says: "not after the day on which it joined, 2024-01-10"}},
		"a shop that is not":      {Change: func(e *end) { e.PromiseMerchant.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.promiseMerchant", Rule: "", Says: "there is no PromiseMerchant"}},
		"a food business as shop": {Change: func(e *end) { e.PromiseMerchant = dbtest.FirstBusiness }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.promiseMerchant", Rule: "", Says: "not of PromiseMerchant"}},
	})
	_, err = db.Do(t.Context(), w.Store, registers.EndEnrolment, end{PromiseMerchant: merchant, LeftOn: dbtest.Day("2024-02-11")}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.promiseMerchant", Rule: "", Says: "left on 2024-02-10"}.Check(t, "leaving twice", err)
	again := good()
	again.JoinedOn = dbtest.Day("2024-02-09")
	_, err = db.Do(t.Context(), w.Store, registers.EnrolMerchant, again, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.joinedOn", Rule: "", Says: "was in the scheme until 2024-02-10: it may be entered again from that day on"}.Check(t, "before it left", err)
	again.JoinedOn = dbtest.Day("2024-02-10")
	dbtest.Run(t, w, registers.EnrolMerchant, again)
	dbtest.CheckEqual(t, "in the scheme", w.Text(t, `SELECT string_agg(daterange(joined_on, left_on)::text, ' ' ORDER BY id) FROM promise_merchants
		WHERE scheme = 'PREFERRED' AND party_id = 1 AND address = '某路1号'`), "[2024-01-10,2024-02-10) [2024-02-10,)")
}

// Eight writers enrol the same shop at once: it is enrolled once.
func TestMerchantsUnderConcurrency(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	for _, err := range dbtest.RunTogether(8, func(int) error {
		_, err := db.Do(t.Context(), w.Store, registers.EnrolMerchant,
			registers.EnrolMerchantInput{Agency: dbtest.Key("Agency:1"), Scheme: db.PromiseSchemePreferred, Name: "放心店", JoinedOn: dbtest.Day("2024-01-10")}, nil)
		return err
	}) {
		if p := problem.Of(err); err != nil && (p == nil || p.Code != problem.Conflict || p.Field != "input.name") {
			t.Error(err)
		}
	}
	dbtest.CheckEqual(t, "on record", w.Text(t, "SELECT count(*) FROM promise_merchants"), "1")
}

func TestRightsStations(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = registers.OpenRightsStationInput
	type end = registers.CloseRightsStationInput
	good := func() in {
		return in{Agency: dbtest.Key("Agency:1"), Kind: db.StationKindMediationCentre, Name: "某镇调解中心", Address: new("某路1号"), OpenedOn: dbtest.Day("2024-01-10")}
	}
	dbtest.CheckRefusals(t, w, registers.OpenRightsStation, good, map[string]dbtest.FaultyInput[in]{
		"a bureau that is not": {Change: func(s *in) { s.Agency.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.agency", Rule: "", Says: "there is no Agency"}},
		"without a name":       {Change: func(s *in) { s.Name = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.name", Rule: "", Says: "blank"}},
		"a blank address":      {Change: func(s *in) { s.Address = new("") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.address", Rule: "", Says: "blank"}},
		"tomorrow":             {Change: func(s *in) { s.OpenedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.openedOn", Rule: "", Says: "in the future"}},
	})
	station := dbtest.Key("RightsStation:1:" + w.Text(t, "SELECT id FROM rights_stations"))
	_, err := db.Do(t.Context(), w.Store, registers.OpenRightsStation, good(), nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.name", Rule: "", Says: "open there already"}.Check(t, "twice", err)
	dbtest.CheckRefusals(t, w, registers.CloseRightsStation, func() end { return end{RightsStation: station, ClosedOn: dbtest.Day("2024-02-10")} }, map[string]dbtest.FaultyInput[end]{
		"tomorrow":              {Change: func(c *end) { c.ClosedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.closedOn", Rule: "", Says: "in the future"}},
		"on the day it opened":  {Change: func(c *end) { c.ClosedOn = dbtest.Day("2024-01-10") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.closedOn", Rule: "", Says: "not after the day on which it opened"}},
		"a station that is not": {Change: func(c *end) { c.RightsStation.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.rightsStation", Rule: "", Says: "there is no RightsStation"}},
	})
	_, err = db.Do(t.Context(), w.Store, registers.CloseRightsStation, end{RightsStation: station, ClosedOn: dbtest.Day("2024-02-11")}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.rightsStation", Rule: "", Says: "closed on 2024-02-10"}.Check(t, "closing twice", err)
	// A station is entered again from the day it closed, and not on an earlier day.
	anew := func(day string) in { s := good(); s.OpenedOn = dbtest.Day(day); return s }
	for _, day := range []string{"2024-02-09", "2024-01-10", "2023-12-01"} {
		_, err = db.Do(t.Context(), w.Store, registers.OpenRightsStation, anew(day), nil)
		dbtest.Refusal{Code: problem.Conflict, Field: "input.openedOn", Rule: "", Says: "open until 2024-02-10: it may be entered again from that day on"}.Check(t, "anew on "+day, err)
	}
	dbtest.Run(t, w, registers.OpenRightsStation, anew("2024-02-10"))
	dbtest.CheckEqual(t, "on record", w.Text(t, "SELECT string_agg(concat_ws(' ', kind, name, opened_on, closed_on), ', ' ORDER BY id) FROM rights_stations"),
		"MEDIATION_CENTRE 某镇调解中心 2024-01-10 2024-02-10, MEDIATION_CENTRE 某镇调解中心 2024-02-10")
}

func TestTrustUnits(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = registers.ProposeTrustUnitInput
	type name = registers.NameTrustUnitInput
	type end = registers.EndTrustUnitInput
	good := func() in {
		return in{Agency: dbtest.Key("Agency:1"), Name: "某商场", Party: new(dbtest.Key("Party:1:1")), ProposedOn: dbtest.Day("2024-01-10")}
	}
	dbtest.CheckRefusals(t, w, registers.ProposeTrustUnit, good, map[string]dbtest.FaultyInput[in]{
		"a bureau that is not": {Change: func(u *in) { u.Agency.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.agency", Rule: "", Says: "there is no Agency"}},
		"without a name":       {Change: func(u *in) { u.Name = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.name", Rule: "", Says: "blank"}},
		"a party that is not":  {Change: func(u *in) { u.Party.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.party", Rule: "", Says: "there is no Party"}},
		"tomorrow":             {Change: func(u *in) { u.ProposedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.proposedOn", Rule: "", Says: "in the future"}},
	})
	unit := dbtest.Key("TrustUnit:1:" + w.Text(t, "SELECT id FROM trust_units"))
	_, err := db.Do(t.Context(), w.Store, registers.ProposeTrustUnit, good(), nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.name", Rule: "", Says: "proposed or named already"}.Check(t, "twice", err)
	dbtest.CheckRefusals(t, w, registers.NameTrustUnit, func() name { return name{TrustUnit: unit, NamedOn: dbtest.Day("2024-02-10")} }, map[string]dbtest.FaultyInput[name]{
		"tomorrow":            {Change: func(n *name) { n.NamedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.namedOn", Rule: "", Says: "in the future"}},
		"before the proposal": {Change: func(n *name) { n.NamedOn = dbtest.Day("2024-01-09") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.namedOn", Rule: "", Says: "before the proposal, 2024-01-10"}},
		"a unit that is not":  {Change: func(n *name) { n.TrustUnit.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.trustUnit", Rule: "", Says: "there is no TrustUnit"}},
		"a unit of a bureau":  {Change: func(n *name) { n.TrustUnit = dbtest.Key("Unit:1:1") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.trustUnit", Rule: "", Says: "not of TrustUnit"}},
	})
	_, err = db.Do(t.Context(), w.Store, registers.NameTrustUnit, name{TrustUnit: unit, NamedOn: dbtest.Day("2024-02-11")}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.trustUnit", Rule: "", Says: "named on 2024-02-10"}.Check(t, "naming twice", err)
	dbtest.CheckRefusals(t, w, registers.EndTrustUnit, func() end { return end{TrustUnit: unit, EndedOn: dbtest.Day("2024-03-01")} }, map[string]dbtest.FaultyInput[end]{
		"tomorrow":            {Change: func(e *end) { e.EndedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.endedOn", Rule: "", Says: "in the future"}},
		"before it was named": {Change: func(e *end) { e.EndedOn = dbtest.Day("2024-02-09") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.endedOn", Rule: "", Says: "before it was named, 2024-02-10"}},
		"a unit that is not":  {Change: func(e *end) { e.TrustUnit.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.trustUnit", Rule: "", Says: "there is no TrustUnit"}},
	})
	_, err = db.Do(t.Context(), w.Store, registers.EndTrustUnit, end{TrustUnit: unit, EndedOn: dbtest.Day("2024-03-02")}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.trustUnit", Rule: "", Says: "ended on 2024-03-01"}.Check(t, "ending twice", err)
	// A unit is proposed again, the proposal is dropped, and the unit cannot be named after that.
	for _, day := range []string{"2024-02-29", "2024-01-10", "2023-12-01"} {
		_, err = db.Do(t.Context(), w.Store, registers.ProposeTrustUnit, func() in { u := good(); u.ProposedOn = dbtest.Day(day); return u }(), nil)
		dbtest.Refusal{Code: problem.Conflict, Field: "input.proposedOn", Rule: "", Says: "until 2024-03-01: it may be entered again from that day on"}.Check(t, "proposed anew on "+day, err)
	}
	second := dbtest.Run(t, w, registers.ProposeTrustUnit, func() in { u := good(); u.ProposedOn = dbtest.Day("2024-03-01"); return u }())["trustUnit"][0]
	_, err = db.Do(t.Context(), w.Store, registers.EndTrustUnit, end{TrustUnit: second, EndedOn: dbtest.Day("2024-02-29")}, nil)
	dbtest.Refusal{Code: problem.BadUserInput, Field: "input.endedOn", Rule: "", Says: "before the proposal, 2024-03-01"}.Check(t, "dropped before it was made", err)
	dbtest.Run(t, w, registers.EndTrustUnit, end{TrustUnit: second, EndedOn: dbtest.Day("2024-03-01")})
	_, err = db.Do(t.Context(), w.Store, registers.NameTrustUnit, name{TrustUnit: second, NamedOn: dbtest.Day("2024-03-10")}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.trustUnit", Rule: "", Says: "ended on 2024-03-01"}.Check(t, "naming what was dropped", err)
	dbtest.CheckEqual(t, "on record", w.Text(t, "SELECT string_agg(concat_ws(' ', proposed_on, coalesce(named_on::text, '-'), ended_on), ', ' ORDER BY id) FROM trust_units"),
		"2024-01-10 2024-02-10 2024-03-01, 2024-03-01 - 2024-03-01")
}
