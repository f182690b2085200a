package enforcement_test

import (
	"testing"

	"docket/db"
	"docket/db/dbtest"
	"docket/enforcement"
	"docket/problem"
)

func TestDecidePenaltyRefusals(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = enforcement.DecidePenaltyInput
	valued := dbtest.CaseToFile()
	valued.ValueOfGoods = new(dbtest.Dec("800.50"))
	filed, withValue, decided := w.FileReadyCase(t, dbtest.CaseToFile()), w.FileReadyCase(t, valued), w.FileReadyCase(t, dbtest.CaseToFile())
	w.Decide(t, decided, dbtest.Fine("5000"))
	number := w.Text(t, "SELECT decision_no FROM decisions")
	good := func() in {
		return in{Case: filed, DecidedOn: dbtest.Day("2024-03-10"), ExpectedVersion: new(5), Penalties: []enforcement.PenaltyInput{
			dbtest.Fine("10000"),
			{Kind: db.PenaltyKindConfiscationOfGains, Provision: dbtest.Key("Provision:1"), Amount: new(dbtest.Dec("0.01"))},
			dbtest.WithoutAmount(db.PenaltyKindConfiscationOfGoods), dbtest.WithoutAmount(db.PenaltyKindWarning),
		}}
	}
	amount := func(text string) func(*in) { return func(d *in) { d.Penalties[0].Amount = new(dbtest.Dec(text)) } }
	byValue := func(text string) func(*in) {
		return func(d *in) {
			d.Case, d.Penalties[0] = withValue, dbtest.Fine(text)
			d.Penalties[0].Provision = dbtest.Key("Provision:2")
		}
	}
	dbtest.CheckRefusals(t, w, enforcement.DecidePenalty, good, map[string]dbtest.FaultyInput[in]{
		"0.01 above the bounds":  {Change: amount("10000.01"), Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.penalties[0].amount", Rule: "fine.bounds 行政处罚法 4", Says: "10000.01 yuan is more than the 10000.00"}},
		"0.01 below the bounds":  {Change: amount("4999.99"), Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.penalties[0].amount", Rule: "fine.bounds 行政处罚法 32, 33", Says: "4999.99 yuan is less than the 5000.00"}},
		"above with a reason":    {Change: func(d *in) { amount("10001")(d); d.Penalties[0].Departure = new("情节严重") }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.penalties[0].amount", Rule: "fine.bounds 行政处罚法 4", Says: "no reason lets"}},
		"a reason without need":  {Change: func(d *in) { d.Penalties[0].Departure = new("从轻") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.penalties[0].departure", Rule: "", Says: "keeps to the bounds of the provision"}},
		"a blank reason":         {Change: func(d *in) { amount("1")(d); d.Penalties[0].Departure = new(" ") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.penalties[0].departure", Rule: "", Says: "blank"}},
		"less than ten times":    {Change: byValue("8004.99"), Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.penalties[0].amount", Rule: "fine.bounds 行政处罚法 32, 33", Says: "less than the 8005.00"}},
		"more than twenty times": {Change: byValue("16010.01"), Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.penalties[0].amount", Rule: "fine.bounds 行政处罚法 4", Says: "more than the 16010.00"}},
		"no value of goods":      {Change: func(d *in) { d.Penalties[0].Provision = dbtest.Key("Provision:2") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.penalties[0].provision", Rule: "", Says: "has none on record"}},
		"two fines":              {Change: func(d *in) { d.Penalties = append(d.Penalties, dbtest.Fine("6000")) }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.penalties[4]", Rule: "fine.once 行政处罚法 29", Says: "has a fine already"}},
		"two fines of one act": {Change: func(d *in) {
			d.Penalties[0].Act = new("虚假宣传")
			second := dbtest.Fine("6000")
			second.Act = new("虚假 宣传")
			d.Penalties = append(d.Penalties, second)
		}, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.penalties[4]", Rule: "fine.once 行政处罚法 29", Says: "is fined already"}},
		"an act that was not told":   {Change: func(d *in) { d.Penalties[0].Act = new("虚假宣传") }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.penalties[0]", Rule: "notice.content 行政处罚法 44", Says: "for the act “虚假宣传”"}},
		"a blank act":                {Change: func(d *in) { d.Penalties[0].Act = new(" ") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.penalties[0].act", Rule: "", Says: "blank"}},
		"no penalty":                 {Change: func(d *in) { d.Penalties = nil }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.penalties", Rule: "", Says: "one penalty or more"}},
		"a fine without an amount":   {Change: func(d *in) { d.Penalties[0].Amount = nil }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.penalties[0].amount", Rule: "", Says: "FINE needs an amount"}},
		"a fine of zero":             {Change: amount("0"), Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.penalties[0].amount", Rule: "", Says: "not more than zero"}},
		"a warning with an amount":   {Change: func(d *in) { d.Penalties[3].Amount = new(dbtest.Dec("1")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.penalties[3].amount", Rule: "", Says: "has no amount"}},
		"no such provision":          {Change: func(d *in) { d.Penalties[1].Provision = dbtest.Key("Provision:99") }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.penalties[1].provision", Rule: "", Says: "there is no Provision"}},
		"a provision not in force":   {Change: func(d *in) { d.Penalties[3].Provision = dbtest.Key("Provision:3") }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.penalties[3].provision", Rule: "provision.inForce 行政处罚法 37", Says: "in force from 2024-03-11"}},
		"no such case":               {Change: func(d *in) { d.Case = dbtest.Key("Case:1:99") }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.case", Rule: "", Says: "there is no Case"}},
		"a case of another bureau":   {Change: func(d *in) { d.Case.Agency = 2 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.case", Rule: "", Says: "there is no Case"}},
		"a case that was decided":    {Change: func(d *in) { d.Case, d.ExpectedVersion = decided, nil }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.case", Rule: "", Says: "was decided on 2024-03-10"}},
		"an older version":           {Change: func(d *in) { d.ExpectedVersion = new(7) }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.expectedVersion", Rule: "", Says: "has version 5 since 2024-03-15T09:30:00+08:00, not 7"}},
		"before it was filed":        {Change: func(d *in) { d.DecidedOn = dbtest.Day("2024-02-29") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.decidedOn", Rule: "", Says: "before the case was filed, 2024-03-01"}},
		"tomorrow":                   {Change: func(d *in) { d.DecidedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.decidedOn", Rule: "", Says: "in the future"}},
		"a closure without hearing":  {Change: func(d *in) { d.Penalties[3] = dbtest.WithoutAmount(db.PenaltyKindClosure) }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.case", Rule: "hearing.offered 行政处罚法 63", Says: "CLOSURE"}},
		"not in the notice":          {Change: func(d *in) { d.Penalties[3] = dbtest.WithoutAmount(db.PenaltyKindPublicCriticism) }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.penalties[3]", Rule: "notice.content 行政处罚法 44", Says: "was not told of a PUBLIC_CRITICISM"}},
		"heavier than in the notice": {Change: func(d *in) { d.Penalties[1].Amount = new(dbtest.Dec("10000.01")) }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.penalties[1]", Rule: "notice.heavier 行政处罚法 45", Says: "was told of 10000.00 yuan"}},
		"a number that is taken":     {Change: func(d *in) { d.DecisionNo = &number }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.decisionNo", Rule: "", Says: "taken"}},
	})
	if got, want := w.Text(t, `SELECT string_agg(concat_ws(' ', kind, amount), ', ' ORDER BY id) FROM penalties WHERE case_id = ?`, filed.ID),
		"FINE 10000.00, CONFISCATION_OF_GAINS 0.01, CONFISCATION_OF_GOODS, WARNING"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if got := w.Text(t, `SELECT concat_ws(' ', status, decided_on, version) FROM cases WHERE id = ?`, filed.ID); got != "DECIDED 2024-03-10 6" {
		t.Errorf("the case: %s", got)
	}
	if got := w.Text(t, `SELECT string_agg(kind, ',' ORDER BY id) FROM case_events WHERE case_id = ?`, filed.ID); got != "FILED,INVESTIGATED,PROPOSED,NOTIFIED,WAIVED,DECIDED" {
		t.Errorf("events %s", got)
	}
	// Two acts of one case are each fined, by the same provision: once each, and within the bounds of the provision each.
	twoActs := []enforcement.PenaltyInput{dbtest.Fine("5000"), dbtest.Fine("6000")}
	twoActs[0].Act, twoActs[1].Act = new("销售超过保质期的食品"), new("未建立进货查验记录")
	w.Decide(t, w.FileReadyCase(t, dbtest.CaseToFile(), twoActs...), twoActs...)
	if got, want := w.Text(t, `SELECT string_agg(concat_ws(' ', act, amount), ', ' ORDER BY id) FROM penalties WHERE act IS NOT NULL`),
		"销售超过保质期的食品 5000.00, 未建立进货查验记录 6000.00"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	// A fine below the bounds with a reason is allowed.
	mild := dbtest.Fine("0.01")
	mild.Provision = dbtest.Key("Provision:2")
	mild.Departure = new("初次违法且危害后果轻微并及时改正")
	w.Decide(t, withValue, mild)
}
