package registers_test

import (
	"strings"
	"testing"

	"docket/db"
	"docket/db/dbtest"
	"docket/enforcement"
	"docket/problem"
	"docket/registers"
)

// A typical case is published after its decision, names no person, and ends when the decision is withdrawn.
func TestNotices(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = registers.PublishNoticeInput
	against := func(change func(*db.NewPartyInput)) enforcement.FileCaseInput {
		c := dbtest.CaseToFile()
		c.Party, c.NewParty = nil, &db.NewPartyInput{Kind: db.PartyKindCompany, Name: "某公司"}
		change(c.NewParty)
		return c
	}
	open := w.FileCase(t, dbtest.CaseToFile())
	person := w.FileCase(t, against(func(p *db.NewPartyInput) { p.Kind, p.Name = db.PartyKindNaturalPerson, "欧阳小明" }))
	step := enforcement.StepInput{Case: person, On: dbtest.Day("2024-03-01")}
	dbtest.Run(t, w, enforcement.RecordInvestigation, enforcement.RecordInvestigationInput{StepInput: step})
	dbtest.Run(t, w, enforcement.ProposePenalty, enforcement.ProposePenaltyInput{StepInput: step, Penalties: []enforcement.PenaltyInput{dbtest.Fine("5000")}}) // too little for a hearing
	dbtest.Run(t, w, enforcement.NotifyParty, enforcement.NotifyPartyInput{StepInput: step})
	dbtest.Run(t, w, enforcement.WaiveStatement, enforcement.WaiveStatementInput{StepInput: step})
	w.Decide(t, person, dbtest.Fine("5000"))
	company := w.FileReadyCase(t, against(func(p *db.NewPartyInput) { p.Representative = new("John O'Brien") }))
	decision := w.Decide(t, company, dbtest.Fine("5000"))
	good := func() in {
		return in{Agency: dbtest.Key("Agency:1"), Kind: db.NoticeKindTypicalCase, Title: "典型案例", Text: "欧阳某销售过期食品", PublishedOn: dbtest.Day("2024-03-12"), Case: &person}
	}
	dbtest.CheckRefusals(t, w, registers.PublishNotice, good, map[string]dbtest.FaultyInput[in]{
		"a bureau that is not":        {Change: func(n *in) { n.Agency.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.agency", Rule: "", Says: "there is no Agency"}},
		"without a title":             {Change: func(n *in) { n.Title = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.title", Rule: "", Says: "blank"}},
		"without a text":              {Change: func(n *in) { n.Text = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.text", Rule: "", Says: "blank"}},
		"tomorrow":                    {Change: func(n *in) { n.PublishedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.publishedOn", Rule: "", Says: "in the future"}},
		"before the decision":         {Change: func(n *in) { n.PublishedOn = dbtest.Day("2024-03-09") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.publishedOn", Rule: "", Says: "before the decision, 2024-03-10"}},
		"shown until before":          {Change: func(n *in) { n.EndsOn = new(dbtest.Day("2024-03-11")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.endsOn", Rule: "", Says: "before it is published, 2024-03-12"}},
		"a typical case of none":      {Change: func(n *in) { n.Case = nil }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.case", Rule: "", Says: "name it, or say WARNING"}},
		"a warning of a case":         {Change: func(n *in) { n.Kind = db.NoticeKindWarning }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.case", Rule: "", Says: "leave it out, or say TYPICAL_CASE"}},
		"a case that is not":          {Change: func(n *in) { n.Case = new(dbtest.Key("Case:1:99")) }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.case", Rule: "", Says: "there is no Case"}},
		"a case of another":           {Change: func(n *in) { n.Case = new(dbtest.Key("Case:2:1")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.case", Rule: "", Says: "another bureau"}},
		"a case under way":            {Change: func(n *in) { n.Case = &open }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.case", Rule: "notice.decided 行政处罚法 48", Says: "has no decision that stands"}},
		"a person in the title":       {Change: func(n *in) { n.Title = "欧阳小明案" }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.title", Rule: "notice.anonymous 信息公示规定 6", Says: "某 instead"}},
		"a person in the text":        {Change: func(n *in) { n.Text = "当事人欧阳小明销售过期食品" }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.text", Rule: "notice.anonymous 信息公示规定 6", Says: "某 instead"}},
		"a person, spaced and dotted": {Change: func(n *in) { n.Text = "当事人欧阳 小·明" }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.text", Rule: "notice.anonymous 信息公示规定 6", Says: "某 instead"}},
		"who stands for a company":    {Change: func(n *in) { n.Case, n.Text = &company, "JOHN O’BRIEN" }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.text", Rule: "notice.anonymous 信息公示规定 6", Says: "某 instead"}},
	})
	told := dbtest.Run(t, w, registers.PublishNotice, func() in { n := good(); n.Case, n.Text = &company, "某公司销售过期食品"; return n }())["consumerNotice"][0]
	ending := dbtest.Run(t, w, registers.PublishNotice, func() in {
		n := good()
		n.Case, n.Text, n.EndsOn = &company, "某公司", new(dbtest.Day("2024-03-13"))
		return n
	}())["consumerNotice"][0]
	warning := dbtest.Run(t, w, registers.PublishNotice, func() in {
		n := good()
		n.Case, n.Kind, n.EndsOn = nil, db.NoticeKindWarning, new(dbtest.Day("2024-12-31"))
		return n
	}())["consumerNotice"][0]

	// A notice ends by endNotice, and with the withdrawal of the decision.
	type end = registers.EndNoticeInput
	dbtest.CheckRefusals(t, w, registers.EndNotice, func() end { return end{ConsumerNotice: warning, EndsOn: dbtest.Day("2024-06-30")} }, map[string]dbtest.FaultyInput[end]{
		"before it was published": {Change: func(e *end) { e.EndsOn = dbtest.Day("2024-03-11") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.endsOn", Rule: "", Says: "before it was published, 2024-03-12"}},
		"not before its end":      {Change: func(e *end) { e.EndsOn = dbtest.Day("2024-12-31") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.consumerNotice", Rule: "", Says: "shown until 2024-12-31"}},
		"a day that is none":      {Change: func(e *end) { e.EndsOn.Day = 0 }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.endsOn", Rule: "", Says: "not a day"}},
		"a notice that is not":    {Change: func(e *end) { e.ConsumerNotice.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.consumerNotice", Rule: "", Says: "there is no ConsumerNotice"}},
	})
	dbtest.Run(t, w, enforcement.WithdrawDecision, enforcement.WithdrawDecisionInput{Decision: decision, WithdrawnOn: dbtest.Day("2024-03-15"), Withdrawal: db.WithdrawalAnnulled, Reason: "复议撤销"})
	ends := func(notice db.Key) string {
		return w.Text(t, "SELECT ends_on FROM consumer_notices WHERE id = ?", notice.ID)
	}
	dbtest.CheckEqual(t, "shown until", strings.Join([]string{ends(told), ends(ending), ends(warning)}, " "), "2024-03-15 2024-03-13 2024-06-30")
	dbtest.CheckEqual(t, "of another case", w.Text(t, "SELECT count(*) FROM consumer_notices WHERE ends_on IS NULL"), "1")
	_, err := db.Do(t.Context(), w.Store, registers.PublishNotice, func() in { n := good(); n.Case, n.PublishedOn = &company, dbtest.Day("2024-03-15"); return n }(), nil)
	dbtest.Refusal{Code: problem.RuleViolation, Field: "input.case", Rule: "notice.decided 行政处罚法 48", Says: "not when the decision was withdrawn"}.Check(t, "withdrawn", err)
}
