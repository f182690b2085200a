package registers_test

import (
	"strings"
	"testing"

	"docket/auth"
	"docket/complaints"
	"docket/db"
	"docket/db/dbtest"
	"docket/enforcement"
	"docket/problem"
	"docket/registers"
)

const (
	otherCode    = "91350211M000100Y46"
	identityNo   = "11010519491231002X"
	secondPerson = "34052419800101001X"
)

func TestChangeParty(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = registers.ChangePartyInput
	first := dbtest.Key("Party:1:1")
	w.Execute(t, "INSERT INTO parties (agency_id, id, kind, name, code, identity_no, source_key) VALUES (1, 2, 'SOLE_TRADER', '太仓市沙溪镇好味道小吃店', '"+otherCode+"', NULL, 'k2')",
		"INSERT INTO parties (agency_id, id, kind, name, identity_no) VALUES (1, 3, 'NATURAL_PERSON', '张三丰', '"+identityNo+"'), (1, 4, 'NATURAL_PERSON', '李四', NULL)")
	good := func() in {
		return in{Party: first, Reason: "登记有误", Name: new("太仓好味道餐饮有限公司")}
	}
	dbtest.CheckRefusals(t, w, registers.ChangeParty, good, map[string]dbtest.FaultyInput[in]{
		"without a reason":         {Change: func(p *in) { p.Reason = " " }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.reason", Rule: "", Says: "blank"}},
		"a party that is not":      {Change: func(p *in) { p.Party.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.party", Rule: "", Says: "there is no Party"}},
		"a case as party":          {Change: func(p *in) { p.Party = dbtest.Key("Case:1:1") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.party", Rule: "", Says: "not of Party"}},
		"another version":          {Change: func(p *in) { p.ExpectedVersion = new(2) }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.expectedVersion", Rule: "", Says: "has version 1 since"}},
		"nothing":                  {Change: func(p *in) { p.Name = nil }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input", Rule: "", Says: "nothing is given that has changed"}},
		"what is on record":        {Change: func(p *in) { p.Name, p.Remove = new("太仓某食品有限公司"), []registers.PartyDetail{"ADDRESS"} }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input", Rule: "", Says: "nothing is given that has changed"}},
		"a blank name":             {Change: func(p *in) { p.Name = new("") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.name", Rule: "", Says: "blank"}},
		"a wrong code":             {Change: func(p *in) { p.Code = new("91350211M000100Y47") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.code", Rule: "", Says: "GB 32100"}},
		"the code of another":      {Change: func(p *in) { p.Code = new(otherCode) }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.code", Rule: "", Says: "on record for 太仓市沙溪镇好味道小吃店, Party:1:2"}},
		"given and removed":        {Change: func(p *in) { p.Code, p.Remove = new(otherCode), []registers.PartyDetail{"CODE"} }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.remove", Rule: "", Says: "CODE is both given and removed"}},
		"a person with a code":     {Change: func(p *in) { p.Kind = new(db.PartyKindNaturalPerson) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.kind", Rule: "", Says: "name CODE in `remove`"}},
		"a person given a code":    {Change: func(p *in) { p.Party, p.Code = dbtest.Key("Party:1:3"), new(otherCode) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.code", Rule: "", Says: "a natural person has no unified social credit code"}},
		"a wrong identity number":  {Change: func(p *in) { p.Party, p.IdentityNo = dbtest.Key("Party:1:4"), new("110105194912310021") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.identityNo", Rule: "", Says: "GB 11643"}},
		"the number of another":    {Change: func(p *in) { p.Party, p.IdentityNo = dbtest.Key("Party:1:4"), new(identityNo) }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.identityNo", Rule: "", Says: "another person, Party:1:3"}},
		"a company with a number":  {Change: func(p *in) { p.IdentityNo = new(secondPerson) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.identityNo", Rule: "", Says: "has no identity number"}},
		"a person made a company":  {Change: func(p *in) { p.Party, p.Kind = dbtest.Key("Party:1:3"), new(db.PartyKindCompany) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.kind", Rule: "", Says: "name IDENTITY_NO in `remove`"}},
		"a number in another text": {Change: func(p *in) { p.Address = new("某路1号 " + secondPerson) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.address", Rule: "", Says: "identity number"}},
		"a wrong division":         {Change: func(p *in) { p.Division = new("3205") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.division", Rule: "", Says: "six digits"}},
		"a long address":           {Change: func(p *in) { p.Address = new(strings.Repeat("路", 501)) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.address", Rule: "", Says: "at most 500"}},
	})
	const columns = `SELECT concat_ws(' ', kind, name, code, identity_no, address, representative, division, version, name_initials, name_key) FROM parties WHERE agency_id = 1 AND id = ?`
	const before = `SELECT string_agg(concat_ws(' ', party_id, kind, name, code, identity_no, address, representative, division, reason, caller, caller_name, changed_at AT TIME ZONE 'Asia/Shanghai'), '; ' ORDER BY id)
		FROM party_changes WHERE agency_id = 1 AND party_id = ?`
	// The good input above has been written; the search forms of the name follow it. What may be missing comes and goes.
	dbtest.CheckEqual(t, "renamed", w.Text(t, columns, 1), "COMPANY 太仓好味道餐饮有限公司 91350100M000100Y43 2 tchwdcyyxgs 太仓好味道餐饮")
	dbtest.Run(t, w, registers.ChangeParty, in{
		Party: first, ExpectedVersion: new(2), Reason: "核准变更", Kind: new(db.PartyKindSoleTrader), Remove: []registers.PartyDetail{"CODE"}, IdentityNo: new(secondPerson), Address: new("某路1号"),
		Representative: new("王五"), Division: new("320585"),
	})
	dbtest.CheckEqual(t, "corrected", w.Text(t, columns, 1), "SOLE_TRADER 太仓好味道餐饮有限公司 "+secondPerson+" 某路1号 王五 320585 3 tchwdcyyxgs 太仓好味道餐饮")
	dbtest.Run(t, w, registers.ChangeParty, in{Party: first, Reason: "再次更正", Code: new("91350100M000100Y43"), Remove: []registers.PartyDetail{"IDENTITY_NO", "ADDRESS", "REPRESENTATIVE", "DIVISION", "DIVISION"}})
	dbtest.CheckEqual(t, "removed", w.Text(t, columns, 1), "SOLE_TRADER 太仓好味道餐饮有限公司 91350100M000100Y43 4 tchwdcyyxgs 太仓好味道餐饮")
	dbtest.CheckEqual(t, "the ledger", w.Text(t, before, 1), "1 COMPANY 太仓某食品有限公司 91350100M000100Y43 登记有误 operator operator 2024-03-15 09:30:00; "+
		"1 COMPANY 太仓好味道餐饮有限公司 91350100M000100Y43 核准变更 operator operator 2024-03-15 09:30:00; "+
		"1 SOLE_TRADER 太仓好味道餐饮有限公司 "+secondPerson+" 某路1号 王五 320585 再次更正 operator operator 2024-03-15 09:30:00")

	// A sole trader and a natural person may have one number, two natural persons may not: also if the kind becomes what it was not.
	dbtest.Run(t, w, registers.ChangeParty, in{Party: dbtest.Key("Party:1:2"), Reason: "补录", IdentityNo: new(identityNo)})
	dbtest.CheckRefused(t, w, registers.ChangeParty, in{Party: dbtest.Key("Party:1:2"), Reason: "更正", Kind: new(db.PartyKindNaturalPerson), Remove: []registers.PartyDetail{"CODE"}},
		dbtest.Refusal{Code: problem.Conflict, Field: "input.identityNo", Rule: "", Says: "another person, Party:1:3"})

	// Nothing is kept of what is only tried. An input that is sent again under its key changes nothing.
	digest := w.Digest(t)
	dbtest.Run(t, w, registers.ChangeParty, in{Request: db.Request{Simulate: true}, Party: first, Reason: "试算", Name: new("另一名称")})
	dbtest.CheckEqual(t, "after a simulation", w.Digest(t), digest)
	once := in{Request: db.Request{IdempotencyKey: new("k")}, Party: first, ExpectedVersion: new(4), Reason: "一次", Name: new("一次")}
	payload := dbtest.Run(t, w, registers.ChangeParty, once)
	again := dbtest.Run(t, w, registers.ChangeParty, once)
	dbtest.CheckEqual(t, "again", again["change"][0].String(), payload["change"][0].String())
	once.Name = new("两次")
	dbtest.CheckRefused(t, w, registers.ChangeParty, once, dbtest.Refusal{Code: problem.Conflict, Field: "input.idempotencyKey", Rule: "", Says: "with another input"})
	dbtest.CheckEqual(t, "once", w.Text(t, "SELECT name || version FROM parties WHERE agency_id = 1 AND id = 1"), "一次5")

	// Of several who know the same version, one corrects it.
	changed := 0
	for _, err := range dbtest.RunTogether(6, func(i int) error {
		_, err := db.Do(t.Context(), w.Store, registers.ChangeParty, in{Party: first, ExpectedVersion: new(5), Reason: "同时", Division: new([]string{"320501", "320502", "320503", "320504", "320505", "320506"}[i])}, nil)
		return err
	}) {
		if err == nil {
			changed++
		} else {
			dbtest.Refusal{Code: problem.Conflict, Field: "input.expectedVersion", Rule: "", Says: "has version 6"}.Check(t, "at once", err)
		}
	}
	if changed != 1 {
		t.Errorf("%d of 6 who knew one version have changed it", changed)
	}
}

// An officer of one unit corrects no party of another unit's case. The caller is kept with the correction.
func TestChangePartyOfUnit(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = registers.ChangePartyInput
	w.Execute(t, "INSERT INTO units (agency_id, id, name, kind) VALUES (1, 2, '第二分局', 'BRANCH')", dbtest.OtherParty,
		"INSERT INTO parties (agency_id, id, kind, name) VALUES (1, 3, 'COMPANY', '丙公司'), (1, 4, 'COMPANY', '丁公司')")
	as := func(unit int64, change in) error {
		caller := auth.Caller{ID: "account:1:7", Name: "赵六", Role: auth.Legal, Agencies: []int64{1}, Units: []auth.Unit{{Agency: 1, ID: unit}}}
		_, err := db.Do(auth.WithCaller(t.Context(), caller), w.Store, registers.ChangeParty, change, nil)
		return err
	}
	free := in{Party: dbtest.Key("Party:1:2"), Reason: "更正", Name: new("太仓某机械厂")}
	if err := as(2, free); err != nil {
		t.Errorf("a party without matters: %v", err)
	}
	dbtest.CheckEqual(t, "who", w.Text(t, "SELECT concat_ws(' ', caller, caller_name) FROM party_changes"), "account:1:7 赵六")
	foreign := dbtest.Refusal{Code: problem.Forbidden, Field: "input", Rule: "", Says: "belongs to "}
	w.FileComplaint(t, dbtest.Complaint()) // of unit 1, about the first party
	dbtest.Run(t, w, complaints.RecordClue, complaints.RecordClueInput{Unit: dbtest.Key("Unit:1:1"), Source: db.CaseSourceMedia, Field: db.CaseFieldFood, Text: "……", Party: new(dbtest.Key("Party:1:3")), ReceivedOn: dbtest.Day("2024-03-10")})
	case4 := dbtest.CaseToFile()
	case4.Party = new(dbtest.Key("Party:1:4"))
	w.FileCase(t, case4)
	of := in{Reason: "更正", Name: new("太仓某公司")}
	for what, party := range map[string]string{"the party of a complaint": "Party:1:1", "the party of a clue": "Party:1:3", "the party of a case": "Party:1:4"} {
		of.Party = dbtest.Key(party)
		foreign.Check(t, what, as(2, of))
		if err := as(1, of); err != nil {
			t.Errorf("%s, by an officer of the unit: %v", what, err)
		}
	}
	// Another agency's party is as one that does not exist.
	of.Party = dbtest.Key("Party:2:1")
	dbtest.Refusal{Code: problem.NotFound, Field: "input.party", Rule: "", Says: "there is no Party Party:2:1"}.Check(t, "of another agency", as(1, of))
	of.Party = dbtest.Key("Party:2:99")
	dbtest.Refusal{Code: problem.NotFound, Field: "input.party", Rule: "", Says: "there is no Party Party:2:99"}.Check(t, "none of another agency", as(1, of))
}

// What is published of a decision keeps its name, but not that of a natural person; notices that name the person are ended before. The reason
// reveals no reporter.
func TestChangePartyOfDecision(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = registers.ChangePartyInput
	against := dbtest.CaseToFile()
	against.Cause, against.Party = "涉嫌太仓欧阳小明的店销售过期食品", nil
	against.NewParty = &db.NewPartyInput{Kind: db.PartyKindCompany, Name: "欧阳小明", Code: new(otherCode)}
	ready := w.FileReadyCase(t, against)
	decision := w.Decide(t, ready, dbtest.Fine("5000"))
	w.Serve(t, decision)
	dbtest.Run(t, w, enforcement.PublishDecision, enforcement.PublishDecisionInput{StepInput: enforcement.StepInput{Case: ready, On: dbtest.Day("2024-03-15")}})
	party := dbtest.Key("Party:1:" + w.Text(t, "SELECT party_id FROM cases WHERE agency_id = 1 AND id = ?", ready.ID))
	published := func() string {
		return w.Text(t, "SELECT concat_ws(' ', party_name, party_code, violation, version) FROM public_records")
	}
	dbtest.CheckEqual(t, "published", published(), "欧阳小明 "+otherCode+" 太仓欧阳小明的店销售过期食品 1")
	dbtest.Run(t, w, registers.ChangeParty, in{Party: party, Reason: "更名", Name: new("太仓欧阳餐饮有限公司")})
	dbtest.CheckEqual(t, "after another name", published(), "欧阳小明 "+otherCode+" 太仓欧阳小明的店销售过期食品 1")

	notice := dbtest.RunForKey(t, w, registers.PublishNotice, registers.PublishNoticeInput{
		Agency: dbtest.Key("Agency:1"), Kind: db.NoticeKindTypicalCase, Title: "典型案例", Text: "欧阳 小明销售过期食品", PublishedOn: dbtest.Day("2024-03-15"), Case: &ready,
	}, "consumerNotice")
	person := in{Party: party, Reason: "实为自然人", Kind: new(db.PartyKindNaturalPerson), Name: new("欧阳小明"), IdentityNo: new(identityNo), Remove: []registers.PartyDetail{"CODE"}}
	dbtest.CheckRefused(t, w, registers.ChangeParty, person, dbtest.Refusal{Code: problem.Conflict, Field: "input.party", Rule: "notice.anonymous 信息公示规定 6", Says: notice.String() + " names a natural person"})
	dbtest.Run(t, w, registers.EndNotice, registers.EndNoticeInput{ConsumerNotice: notice, EndsOn: dbtest.Day("2024-03-15")})
	dbtest.Run(t, w, registers.ChangeParty, person)
	dbtest.CheckEqual(t, "of a natural person", published(), "欧阳某 太仓欧阳某的店销售过期食品 2")
	dbtest.Run(t, w, registers.ChangeParty, in{Party: party, Reason: "补录", Address: new("某路1号")})
	dbtest.CheckEqual(t, "masked once", published(), "欧阳某 太仓欧阳某的店销售过期食品 2")
}

// No text of a correction reveals who reported the party.
func TestChangePartyKeepsReporter(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	w.FileComplaint(t, dbtest.NamedReport())
	type in = registers.ChangePartyInput
	dbtest.CheckRefusals(t, w, registers.ChangeParty, func() in {
		return in{Party: dbtest.Key("Party:1:1"), Reason: "据执照更正", Address: new("某路1号")}
	}, map[string]dbtest.FaultyInput[in]{
		"in the reason":  {Change: func(p *in) { p.Reason = "据欧阳举报的来信" }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.reason", Rule: "reporter.secret 投诉举报办法 33", Says: ""}},
		"in the address": {Change: func(p *in) { p.Address = new("电话13812345678") }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.address", Rule: "reporter.secret 投诉举报办法 33", Says: ""}},
	})
}
