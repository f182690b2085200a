package db_test

import (
	"strings"
	"testing"

	"docket/db"
	"docket/problem"
)

func TestIssueAnalysisReport(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type in = db.IssueAnalysisReportInput
	refusals(t, w, db.IssueAnalysisReport, func() in {
		return in{Unit: key("Unit:1:1"), Title: "2024年第1期", IssuedOn: on("2024-03-15"), File: new("档案1")}
	}, map[string]refusal[in]{
		"a unit that is not": {func(r *in) { r.Unit.ID = 99 }, refused{problem.NotFound, "input.unit", "", "there is no Unit"}},
		"a party as unit":    {func(r *in) { r.Unit = key("Party:1:1") }, refused{problem.BadUserInput, "input.unit", "", "not of a Unit"}},
		"without a title":    {func(r *in) { r.Title = "" }, refused{problem.BadUserInput, "input.title", "", "blank"}},
		"tomorrow":           {func(r *in) { r.IssuedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.issuedOn", "", "in the future"}},
		"a file too long":    {func(r *in) { r.File = new(strings.Repeat("档", 501)) }, refused{problem.BadUserInput, "input.file", "", "at most 500"}},
	})
	if _, err := w.DB().ExecContext(t.Context(), "INSERT INTO units (agency_id, id, name, kind) VALUES (1, 2, '某分局', 'BRANCH')"); err != nil {
		t.Fatal(err)
	}
	// Once: sent again it is the same, wherever it is kept; on another day, or by another unit, it is another.
	again := func(change func(*in)) error {
		r := in{Unit: key("Unit:1:1"), Title: "2024年第1期", IssuedOn: on("2024-03-15")}
		change(&r)
		_, err := db.Do(t.Context(), w.Store, db.IssueAnalysisReport, r, nil)
		return err
	}
	refused{problem.Conflict, "input.title", "", "of this title on 2024-03-15 already"}.check(t, "twice", again(func(r *in) { r.File = new("档案2") }))
	for _, change := range []func(*in){func(r *in) { r.IssuedOn = on("2024-03-14") }, func(r *in) { r.Unit = key("Unit:1:2") }, func(r *in) { r.Title = "2024年第2期" }} {
		if err := again(change); err != nil {
			t.Error(err)
		}
	}
	is(t, "on record", w.text(t, "SELECT string_agg(concat_ws(' ', title, issued_on, unit_id, file), ', ' ORDER BY id) FROM analysis_reports"),
		"2024年第1期 2024-03-15 1 档案1, 2024年第1期 2024-03-14 1, 2024年第1期 2024-03-15 2, 2024年第2期 2024-03-15 1")
}

func TestMerchants(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type in = db.EnrolMerchantInput
	type end = db.EndEnrolmentInput
	good := func() in {
		return in{Agency: key("Agency:1"), Scheme: db.PromiseSchemePreferred, Name: "放心店", Party: new(key("Party:1:1")), Address: new("某路1号"), JoinedOn: on("2024-01-10")}
	}
	refusals(t, w, db.EnrolMerchant, good, map[string]refusal[in]{
		"a bureau that is not": {func(m *in) { m.Agency.ID = 99 }, refused{problem.NotFound, "input.agency", "", "there is no Agency"}},
		"without a name":       {func(m *in) { m.Name = "" }, refused{problem.BadUserInput, "input.name", "", "blank"}},
		"a blank address":      {func(m *in) { m.Address = new(" ") }, refused{problem.BadUserInput, "input.address", "", "blank"}},
		"a party that is not":  {func(m *in) { m.Party.ID = 99 }, refused{problem.NotFound, "input.party", "", "there is no Party"}},
		"a party of another":   {func(m *in) { m.Party.Agency = 2 }, refused{problem.BadUserInput, "input.party", "", "another bureau"}},
		"tomorrow":             {func(m *in) { m.JoinedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.joinedOn", "", "in the future"}},
	})
	merchant := key("PromiseMerchant:1:" + w.text(t, "SELECT id FROM promise_merchants"))
	_, err := db.Do(t.Context(), w.Store, db.EnrolMerchant, good(), nil)
	refused{problem.Conflict, "input.name", "", "in the scheme already"}.check(t, "twice", err)
	// The other scheme, another branch, and one that nobody is told to run, are others.
	for _, change := range []func(*in){
		func(m *in) { m.Scheme = db.PromiseSchemeNoReasonReturn }, func(m *in) { m.Address = new("某路2号") }, func(m *in) { m.Party = nil },
	} {
		m := good()
		change(&m)
		does(t, w, db.EnrolMerchant, m)
	}
	refusals(t, w, db.EndEnrolment, func() end { return end{PromiseMerchant: merchant, LeftOn: on("2024-02-10")} }, map[string]refusal[end]{
		"tomorrow":                {func(e *end) { e.LeftOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.leftOn", "", "in the future"}},
		"on the day it joined":    {func(e *end) { e.LeftOn = on("2024-01-10") }, refused{problem.BadUserInput, "input.leftOn", "", "not after the day on which it joined, 2024-01-10"}},
		"a shop that is not":      {func(e *end) { e.PromiseMerchant.ID = 99 }, refused{problem.NotFound, "input.promiseMerchant", "", "there is no PromiseMerchant"}},
		"a food business as shop": {func(e *end) { e.PromiseMerchant = jia }, refused{problem.BadUserInput, "input.promiseMerchant", "", "not of a PromiseMerchant"}},
	})
	_, err = db.Do(t.Context(), w.Store, db.EndEnrolment, end{PromiseMerchant: merchant, LeftOn: on("2024-02-11")}, nil)
	refused{problem.Conflict, "input.promiseMerchant", "", "left on 2024-02-10"}.check(t, "leaving twice", err)
	again := good()
	again.JoinedOn = on("2024-02-09")
	_, err = db.Do(t.Context(), w.Store, db.EnrolMerchant, again, nil)
	refused{problem.Conflict, "input.joinedOn", "", "was in the scheme until 2024-02-10: it may be entered again from that day on"}.check(t, "before it left", err)
	again.JoinedOn = on("2024-02-10")
	does(t, w, db.EnrolMerchant, again)
	is(t, "in the scheme", w.text(t, `SELECT string_agg(daterange(joined_on, left_on)::text, ' ' ORDER BY id) FROM promise_merchants
		WHERE scheme = 'PREFERRED' AND party_id = 1 AND address = '某路1号'`), "[2024-01-10,2024-02-10) [2024-02-10,)")
}

// A shop is enrolled once, however many enrol it.
func TestMerchantsUnderConcurrency(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, err := range together(8, func(int) error {
		_, err := db.Do(t.Context(), w.Store, db.EnrolMerchant,
			db.EnrolMerchantInput{Agency: key("Agency:1"), Scheme: db.PromiseSchemePreferred, Name: "放心店", JoinedOn: on("2024-01-10")}, nil)
		return err
	}) {
		if p := problem.Of(err); err != nil && (p == nil || p.Code != problem.Conflict || p.Field != "input.name") {
			t.Error(err)
		}
	}
	is(t, "on record", w.text(t, "SELECT count(*) FROM promise_merchants"), "1")
}

func TestRightsStations(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type in = db.OpenRightsStationInput
	type end = db.CloseRightsStationInput
	good := func() in {
		return in{Agency: key("Agency:1"), Kind: db.StationKindMediationCentre, Name: "某镇调解中心", Address: new("某路1号"), OpenedOn: on("2024-01-10")}
	}
	refusals(t, w, db.OpenRightsStation, good, map[string]refusal[in]{
		"a bureau that is not": {func(s *in) { s.Agency.ID = 99 }, refused{problem.NotFound, "input.agency", "", "there is no Agency"}},
		"without a name":       {func(s *in) { s.Name = "" }, refused{problem.BadUserInput, "input.name", "", "blank"}},
		"a blank address":      {func(s *in) { s.Address = new("") }, refused{problem.BadUserInput, "input.address", "", "blank"}},
		"tomorrow":             {func(s *in) { s.OpenedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.openedOn", "", "in the future"}},
	})
	station := key("RightsStation:1:" + w.text(t, "SELECT id FROM rights_stations"))
	_, err := db.Do(t.Context(), w.Store, db.OpenRightsStation, good(), nil)
	refused{problem.Conflict, "input.name", "", "open there already"}.check(t, "twice", err)
	refusals(t, w, db.CloseRightsStation, func() end { return end{RightsStation: station, ClosedOn: on("2024-02-10")} }, map[string]refusal[end]{
		"tomorrow":              {func(c *end) { c.ClosedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.closedOn", "", "in the future"}},
		"on the day it opened":  {func(c *end) { c.ClosedOn = on("2024-01-10") }, refused{problem.BadUserInput, "input.closedOn", "", "not after the day on which it opened"}},
		"a station that is not": {func(c *end) { c.RightsStation.ID = 99 }, refused{problem.NotFound, "input.rightsStation", "", "there is no RightsStation"}},
	})
	_, err = db.Do(t.Context(), w.Store, db.CloseRightsStation, end{RightsStation: station, ClosedOn: on("2024-02-11")}, nil)
	refused{problem.Conflict, "input.rightsStation", "", "closed on 2024-02-10"}.check(t, "closing twice", err)
	// Anew, once it has closed: whether that is said of days while it was open, or of days before it opened.
	anew := func(day string) in { s := good(); s.OpenedOn = on(day); return s }
	for _, day := range []string{"2024-02-09", "2024-01-10", "2023-12-01"} {
		_, err = db.Do(t.Context(), w.Store, db.OpenRightsStation, anew(day), nil)
		refused{problem.Conflict, "input.openedOn", "", "open until 2024-02-10: it may be entered again from that day on"}.check(t, "anew on "+day, err)
	}
	does(t, w, db.OpenRightsStation, anew("2024-02-10"))
	is(t, "on record", w.text(t, "SELECT string_agg(concat_ws(' ', kind, name, opened_on, closed_on), ', ' ORDER BY id) FROM rights_stations"),
		"MEDIATION_CENTRE 某镇调解中心 2024-01-10 2024-02-10, MEDIATION_CENTRE 某镇调解中心 2024-02-10")
}

func TestTrustUnits(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type in = db.ProposeTrustUnitInput
	type name = db.NameTrustUnitInput
	type end = db.EndTrustUnitInput
	good := func() in {
		return in{Agency: key("Agency:1"), Name: "某商场", Party: new(key("Party:1:1")), ProposedOn: on("2024-01-10")}
	}
	refusals(t, w, db.ProposeTrustUnit, good, map[string]refusal[in]{
		"a bureau that is not": {func(u *in) { u.Agency.ID = 99 }, refused{problem.NotFound, "input.agency", "", "there is no Agency"}},
		"without a name":       {func(u *in) { u.Name = "" }, refused{problem.BadUserInput, "input.name", "", "blank"}},
		"a party that is not":  {func(u *in) { u.Party.ID = 99 }, refused{problem.NotFound, "input.party", "", "there is no Party"}},
		"tomorrow":             {func(u *in) { u.ProposedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.proposedOn", "", "in the future"}},
	})
	unit := key("TrustUnit:1:" + w.text(t, "SELECT id FROM trust_units"))
	_, err := db.Do(t.Context(), w.Store, db.ProposeTrustUnit, good(), nil)
	refused{problem.Conflict, "input.name", "", "proposed or named already"}.check(t, "twice", err)
	refusals(t, w, db.NameTrustUnit, func() name { return name{TrustUnit: unit, NamedOn: on("2024-02-10")} }, map[string]refusal[name]{
		"tomorrow":            {func(n *name) { n.NamedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.namedOn", "", "in the future"}},
		"before the proposal": {func(n *name) { n.NamedOn = on("2024-01-09") }, refused{problem.BadUserInput, "input.namedOn", "", "before the proposal, 2024-01-10"}},
		"a unit that is not":  {func(n *name) { n.TrustUnit.ID = 99 }, refused{problem.NotFound, "input.trustUnit", "", "there is no TrustUnit"}},
		"a unit of a bureau":  {func(n *name) { n.TrustUnit = key("Unit:1:1") }, refused{problem.BadUserInput, "input.trustUnit", "", "not of a TrustUnit"}},
	})
	_, err = db.Do(t.Context(), w.Store, db.NameTrustUnit, name{TrustUnit: unit, NamedOn: on("2024-02-11")}, nil)
	refused{problem.Conflict, "input.trustUnit", "", "named on 2024-02-10"}.check(t, "naming twice", err)
	refusals(t, w, db.EndTrustUnit, func() end { return end{TrustUnit: unit, EndedOn: on("2024-03-01")} }, map[string]refusal[end]{
		"tomorrow":            {func(e *end) { e.EndedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.endedOn", "", "in the future"}},
		"before it was named": {func(e *end) { e.EndedOn = on("2024-02-09") }, refused{problem.BadUserInput, "input.endedOn", "", "before it was named, 2024-02-10"}},
		"a unit that is not":  {func(e *end) { e.TrustUnit.ID = 99 }, refused{problem.NotFound, "input.trustUnit", "", "there is no TrustUnit"}},
	})
	_, err = db.Do(t.Context(), w.Store, db.EndTrustUnit, end{TrustUnit: unit, EndedOn: on("2024-03-02")}, nil)
	refused{problem.Conflict, "input.trustUnit", "", "ended on 2024-03-01"}.check(t, "ending twice", err)
	// Proposed anew; dropped; and not named afterwards.
	for _, day := range []string{"2024-02-29", "2024-01-10", "2023-12-01"} {
		_, err = db.Do(t.Context(), w.Store, db.ProposeTrustUnit, func() in { u := good(); u.ProposedOn = on(day); return u }(), nil)
		refused{problem.Conflict, "input.proposedOn", "", "until 2024-03-01: it may be entered again from that day on"}.check(t, "proposed anew on "+day, err)
	}
	second := does(t, w, db.ProposeTrustUnit, func() in { u := good(); u.ProposedOn = on("2024-03-01"); return u }())["trustUnit"][0]
	_, err = db.Do(t.Context(), w.Store, db.EndTrustUnit, end{TrustUnit: second, EndedOn: on("2024-02-29")}, nil)
	refused{problem.BadUserInput, "input.endedOn", "", "before the proposal, 2024-03-01"}.check(t, "dropped before it was made", err)
	does(t, w, db.EndTrustUnit, end{TrustUnit: second, EndedOn: on("2024-03-01")})
	_, err = db.Do(t.Context(), w.Store, db.NameTrustUnit, name{TrustUnit: second, NamedOn: on("2024-03-10")}, nil)
	refused{problem.Conflict, "input.trustUnit", "", "ended on 2024-03-01"}.check(t, "naming what was dropped", err)
	is(t, "on record", w.text(t, "SELECT string_agg(concat_ws(' ', proposed_on, coalesce(named_on::text, '-'), ended_on), ', ' ORDER BY id) FROM trust_units"),
		"2024-01-10 2024-02-10 2024-03-01, 2024-03-01 - 2024-03-01")
}

// What is published of a case is published once it is decided, names nobody, and ends when the decision is withdrawn.
func TestNotices(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type in = db.PublishNoticeInput
	against := func(change func(*db.NewPartyInput)) db.FileCaseInput {
		c := caseToFile()
		c.Party, c.NewParty = nil, &db.NewPartyInput{Kind: db.PartyKindCompany, Name: "某公司"}
		change(c.NewParty)
		return c
	}
	open := w.file(t, caseToFile())
	person := w.file(t, against(func(p *db.NewPartyInput) { p.Kind, p.Name = db.PartyKindNaturalPerson, "欧阳小明" }))
	step := db.StepInput{Case: person, On: on("2024-03-01")}
	take(t, w, db.RecordInvestigation, db.RecordInvestigationInput{StepInput: step})
	take(t, w, db.ProposePenalty, db.ProposePenaltyInput{StepInput: step, Penalties: []db.PenaltyInput{fine("5000")}}) // too little for a hearing
	take(t, w, db.NotifyParty, db.NotifyPartyInput{StepInput: step})
	take(t, w, db.WaiveStatement, db.WaiveStatementInput{StepInput: step})
	w.decide(t, person, fine("5000"))
	company := w.ready(t, against(func(p *db.NewPartyInput) { p.Representative = new("John O'Brien") }))
	decision := w.decide(t, company, fine("5000"))
	good := func() in {
		return in{Agency: key("Agency:1"), Kind: db.NoticeKindTypicalCase, Title: "典型案例", Text: "欧阳某销售过期食品", PublishedOn: on("2024-03-12"), Case: &person}
	}
	refusals(t, w, db.PublishNotice, good, map[string]refusal[in]{
		"a bureau that is not":        {func(n *in) { n.Agency.ID = 99 }, refused{problem.NotFound, "input.agency", "", "there is no Agency"}},
		"without a title":             {func(n *in) { n.Title = "" }, refused{problem.BadUserInput, "input.title", "", "blank"}},
		"without a text":              {func(n *in) { n.Text = "" }, refused{problem.BadUserInput, "input.text", "", "blank"}},
		"tomorrow":                    {func(n *in) { n.PublishedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.publishedOn", "", "in the future"}},
		"before the decision":         {func(n *in) { n.PublishedOn = on("2024-03-09") }, refused{problem.BadUserInput, "input.publishedOn", "", "before the decision, 2024-03-10"}},
		"shown until before":          {func(n *in) { n.EndsOn = new(on("2024-03-11")) }, refused{problem.BadUserInput, "input.endsOn", "", "before it is published, 2024-03-12"}},
		"a typical case of none":      {func(n *in) { n.Case = nil }, refused{problem.BadUserInput, "input.case", "", "name it, or say WARNING"}},
		"a warning of a case":         {func(n *in) { n.Kind = db.NoticeKindWarning }, refused{problem.BadUserInput, "input.case", "", "leave it out, or say TYPICAL_CASE"}},
		"a case that is not":          {func(n *in) { n.Case = new(key("Case:1:99")) }, refused{problem.NotFound, "input.case", "", "there is no Case"}},
		"a case of another":           {func(n *in) { n.Case = new(key("Case:2:1")) }, refused{problem.BadUserInput, "input.case", "", "another bureau"}},
		"a case under way":            {func(n *in) { n.Case = &open }, refused{problem.RuleViolation, "input.case", "notice.decided 行政处罚法 48", "has no decision that stands"}},
		"a person in the title":       {func(n *in) { n.Title = "欧阳小明案" }, refused{problem.RuleViolation, "input.title", "notice.anonymous 信息公示规定 6", "某 instead"}},
		"a person in the text":        {func(n *in) { n.Text = "当事人欧阳小明销售过期食品" }, refused{problem.RuleViolation, "input.text", "notice.anonymous 信息公示规定 6", "某 instead"}},
		"a person, spaced and dotted": {func(n *in) { n.Text = "当事人欧阳 小·明" }, refused{problem.RuleViolation, "input.text", "notice.anonymous 信息公示规定 6", "某 instead"}},
		"who stands for a company":    {func(n *in) { n.Case, n.Text = &company, "JOHN O’BRIEN" }, refused{problem.RuleViolation, "input.text", "notice.anonymous 信息公示规定 6", "某 instead"}},
	})
	told := does(t, w, db.PublishNotice, func() in { n := good(); n.Case, n.Text = &company, "某公司销售过期食品"; return n }())["consumerNotice"][0]
	ending := does(t, w, db.PublishNotice, func() in {
		n := good()
		n.Case, n.Text, n.EndsOn = &company, "某公司", new(on("2024-03-13"))
		return n
	}())["consumerNotice"][0]
	warning := does(t, w, db.PublishNotice, func() in {
		n := good()
		n.Case, n.Kind, n.EndsOn = nil, db.NoticeKindWarning, new(on("2024-12-31"))
		return n
	}())["consumerNotice"][0]

	// Taken down: by hand, and with the decision.
	type end = db.EndNoticeInput
	refusals(t, w, db.EndNotice, func() end { return end{ConsumerNotice: warning, EndsOn: on("2024-06-30")} }, map[string]refusal[end]{
		"before it was published": {func(e *end) { e.EndsOn = on("2024-03-11") }, refused{problem.BadUserInput, "input.endsOn", "", "before it was published, 2024-03-12"}},
		"not before its end":      {func(e *end) { e.EndsOn = on("2024-12-31") }, refused{problem.Conflict, "input.consumerNotice", "", "shown until 2024-12-31"}},
		"a day that is none":      {func(e *end) { e.EndsOn.Day = 0 }, refused{problem.BadUserInput, "input.endsOn", "", "not a day"}},
		"a notice that is not":    {func(e *end) { e.ConsumerNotice.ID = 99 }, refused{problem.NotFound, "input.consumerNotice", "", "there is no ConsumerNotice"}},
	})
	does(t, w, db.WithdrawDecision, db.WithdrawDecisionInput{Decision: decision, WithdrawnOn: on("2024-03-15"), Withdrawal: db.WithdrawalAnnulled, Reason: "复议撤销"})
	ends := func(notice db.Key) string {
		return w.text(t, "SELECT ends_on FROM consumer_notices WHERE id = ?", notice.ID)
	}
	is(t, "shown until", strings.Join([]string{ends(told), ends(ending), ends(warning)}, " "), "2024-03-15 2024-03-13 2024-06-30")
	is(t, "of another case", w.text(t, "SELECT count(*) FROM consumer_notices WHERE ends_on IS NULL"), "1")
	_, err := db.Do(t.Context(), w.Store, db.PublishNotice, func() in { n := good(); n.Case, n.PublishedOn = &company, on("2024-03-15"); return n }(), nil)
	refused{problem.RuleViolation, "input.case", "notice.decided 行政处罚法 48", "not when the decision was withdrawn"}.check(t, "withdrawn", err)
}

// What was taken out of use is not inspected from that day on.
func TestInspectionOfRetiredEquipment(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	if _, err := w.DB().ExecContext(t.Context(), `INSERT INTO equipment (agency_id, id, party_id, kind, registration_no, name, retired_on)
		VALUES (1, 1, 1, 'CRANE', '4110', '起重机', '2024-03-10')`); err != nil {
		t.Fatal(err)
	}
	inspection := func(day string) db.RecordInspectionInput {
		return db.RecordInspectionInput{Party: key("Party:1:1"), Equipment: new(key("Equipment:1:1")), Inspectors: keys("Officer:1:1", "Officer:1:2"), InspectedOn: on(day)}
	}
	_, err := db.Do(t.Context(), w.Store, db.RecordInspection, inspection("2024-03-10"), nil)
	refused{problem.Conflict, "input.equipment", "", "4110 was taken out of use on 2024-03-10"}.check(t, "inspected out of use", err)
	does(t, w, db.RecordInspection, inspection("2024-03-09"))
}
