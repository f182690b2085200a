package equipment_test

import (
	"testing"

	"docket/db"
	"docket/db/dbtest"
	"docket/enforcement"
	"docket/equipment"
	"docket/problem"
)

func TestOpenFollowUp(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = equipment.OpenFollowUpInput
	dbtest.CheckRefusals(t, w, equipment.OpenFollowUp, dbtest.Sample, map[string]dbtest.FaultyInput[in]{
		"before the sample":    {Change: func(in *in) { in.OpenedOn = dbtest.Day("2024-01-31") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.openedOn", Rule: "", Says: "before the sample, 2024-02-01"}},
		"tomorrow":             {Change: func(in *in) { in.OpenedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.openedOn", Rule: "", Says: "in the future"}},
		"sold by nobody":       {Change: func(in *in) { in.Seller = dbtest.Key("Party:1:9") }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.seller", Rule: "", Says: "no Party"}},
		"made by nobody":       {Change: func(in *in) { in.Maker = new(dbtest.Key("Party:1:9")) }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.maker", Rule: "", Says: "no Party"}},
		"made elsewhere":       {Change: func(in *in) { in.Maker = new(dbtest.Key("Party:2:1")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.maker", Rule: "", Says: "another bureau"}},
		"of nothing":           {Change: func(in *in) { in.Product = " " }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.product", Rule: "", Says: "blank"}},
		"without a sample":     {Change: func(in *in) { in.SampleNo = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.sampleNo", Rule: "", Says: "blank"}},
		"that did not fail":    {Change: func(in *in) { in.FailedItem = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.failedItem", Rule: "", Says: "blank"}},
		"on an impossible day": {Change: func(in *in) { in.SampledOn.Day = 31 }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.sampledOn", Rule: "", Says: "not a day"}},
	})
	_, err := db.Do(t.Context(), w.Store, equipment.OpenFollowUp, dbtest.Sample(), nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.sampleNo", Rule: "", Says: "followed up already"}.Check(t, "the same sample", err)
}

// A follow-up traces the maker and adds up what was recalled.
func TestAddFollowUpStep(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	w.Execute(t, dbtest.OtherParty)
	followUp := dbtest.RunForKey(t, w, equipment.OpenFollowUp, dbtest.Sample(), "followUp")
	state := func() string {
		t.Helper()
		return w.Text(t, "SELECT concat_ws(' ', maker_id, recalled_quantity, destruction_id, closed_on, outcome, referred_to) FROM follow_ups WHERE id = ?", followUp.ID)
	}
	type add = equipment.AddFollowUpStepInput
	recalled := func() add {
		in := dbtest.FollowUpStep(followUp, db.FollowUpStepKindRecalled, "2024-03-05")
		in.RecalledQuantity = new(dbtest.Dec("12.5"))
		return in
	}
	dbtest.CheckRefusals(t, w, equipment.AddFollowUpStep, recalled, map[string]dbtest.FaultyInput[add]{
		"before it began":          {Change: func(in *add) { in.TakenOn = dbtest.Day("2024-02-29") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.takenOn", Rule: "", Says: "before the follow-up began, 2024-03-01"}},
		"tomorrow":                 {Change: func(in *add) { in.TakenOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.takenOn", Rule: "", Says: "in the future"}},
		"how much is not said":     {Change: func(in *add) { in.RecalledQuantity = nil }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.recalledQuantity", Rule: "", Says: "RECALLED says how much"}},
		"another step says it":     {Change: func(in *add) { in.Kind = db.FollowUpStepKindNotified }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.recalledQuantity", Rule: "", Says: "nothing else does"}},
		"nothing recalled":         {Change: func(in *add) { in.RecalledQuantity = new(dbtest.Dec("0")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.recalledQuantity", Rule: "", Says: "not more than zero"}},
		"a ten-thousandth":         {Change: func(in *add) { in.RecalledQuantity = new(dbtest.Dec("0.0001")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.recalledQuantity", Rule: "", Says: "decimals"}},
		"more than can be kept":    {Change: func(in *add) { in.RecalledQuantity = new(dbtest.Dec("100000000000")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.recalledQuantity", Rule: "", Says: "too large"}},
		"a maker who is not asked": {Change: func(in *add) { in.Maker = new(dbtest.Key("Party:1:2")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.maker", Rule: "", Says: "TRACED names the maker"}},
		"destroyed, by a recall":   {Change: func(in *add) { in.Destruction = new(dbtest.Key("Destruction:1:1")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.destruction", Rule: "", Says: "DESTROYED names the destruction"}},
		"blank":                    {Change: func(in *add) { in.Text = new(" ") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.text", Rule: "", Says: "blank"}},
		"of no follow-up":          {Change: func(in *add) { in.FollowUp.ID = 9 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.followUp", Rule: "", Says: "no FollowUp"}},
	})
	more := recalled()
	more.RecalledQuantity = new(dbtest.Dec("0.5"))
	dbtest.Run(t, w, equipment.AddFollowUpStep, more)
	if got := state(); got != "13.000" {
		t.Error(got)
	}

	traced := dbtest.FollowUpStep(followUp, db.FollowUpStepKindTraced, "2024-03-06")
	traced.Maker = new(dbtest.Key("Party:1:9"))
	_, err := db.Do(t.Context(), w.Store, equipment.AddFollowUpStep, traced, nil)
	dbtest.Refusal{Code: problem.NotFound, Field: "input.maker", Rule: "", Says: "no Party"}.Check(t, "made by nobody", err)
	traced.Maker = new(dbtest.Key("Party:1:2"))
	dbtest.Run(t, w, equipment.AddFollowUpStep, traced)
	_, err = db.Do(t.Context(), w.Store, equipment.AddFollowUpStep, traced, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.kind", Rule: "", Says: "the step is on record, FollowUpStep:1:"}.Check(t, "said again", err)
	_, err = db.Do(t.Context(), w.Store, equipment.AddFollowUpStep, more, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.kind", Rule: "", Says: "if it was another one of the day, say so in `text`"}.Check(t, "recalled again", err)
	traced.Maker = new(dbtest.Key("Party:1:1"))
	_, err = db.Do(t.Context(), w.Store, equipment.AddFollowUpStep, traced, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.maker", Rule: "", Says: "another maker is on record: Party:1:2"}.Check(t, "another maker", err)
	if got := state(); got != "2 13.000" {
		t.Error(got)
	}
}

// A follow-up names destructions of goods that were confiscated in the case filed from it.
func TestFollowUpDestruction(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	followUp := dbtest.RunForKey(t, w, equipment.OpenFollowUp, dbtest.Sample(), "followUp")
	other := w.Decide(t, w.FileReadyCase(t, dbtest.CaseToFile()), dbtest.WithoutAmount(db.PenaltyKindConfiscationOfGoods))
	otherDestroyed := dbtest.RunForKey(t, w, enforcement.DestroyGoods, dbtest.Destruction(enforcement.DestroyedLotInput{Lot: w.Confiscate(t, other, "5")[0]}), "destruction")
	destroyed := dbtest.FollowUpStep(followUp, db.FollowUpStepKindDestroyed, "2024-03-13")
	_, err := db.Do(t.Context(), w.Store, equipment.AddFollowUpStep, destroyed, nil)
	dbtest.Refusal{Code: problem.BadUserInput, Field: "input.destruction", Rule: "", Says: "DESTROYED names the destruction"}.Check(t, "destroyed nowhere", err)
	destroyed.Destruction = &otherDestroyed
	_, err = db.Do(t.Context(), w.Store, equipment.AddFollowUpStep, destroyed, nil)
	dbtest.Refusal{Code: problem.BadUserInput, Field: "input.destruction", Rule: "", Says: "not confiscated in a case"}.Check(t, "destroyed without a case", err)
	c := dbtest.CaseToFile()
	c.Source, c.From, c.FiledOn = db.CaseSourceSampling, &followUp, dbtest.Day("2024-03-07")
	filed := w.FileReadyCase(t, c)
	_, err = db.Do(t.Context(), w.Store, equipment.AddFollowUpStep, destroyed, nil)
	dbtest.Refusal{Code: problem.BadUserInput, Field: "input.destruction", Rule: "", Says: "no goods of the case that was filed from this follow-up, " + filed.String()}.Check(t, "other goods were destroyed", err)
	lots := w.Confiscate(t, w.Decide(t, filed, dbtest.WithoutAmount(db.PenaltyKindConfiscationOfGoods)), "13")
	own := dbtest.RunForKey(t, w, enforcement.DestroyGoods, dbtest.Destruction(enforcement.DestroyedLotInput{Lot: lots[0], Quantity: new(dbtest.Dec("10"))}), "destruction")
	destroyed.Destruction, destroyed.TakenOn = &own, dbtest.Day("2024-03-11")
	_, err = db.Do(t.Context(), w.Store, equipment.AddFollowUpStep, destroyed, nil)
	dbtest.Refusal{Code: problem.BadUserInput, Field: "input.takenOn", Rule: "", Says: "before the destruction, 2024-03-12"}.Check(t, "before they were destroyed", err)
	destroyed.TakenOn = dbtest.Day("2024-03-13")
	dbtest.Run(t, w, equipment.AddFollowUpStep, destroyed)
	destroyed.TakenOn = dbtest.Day("2024-03-14")
	_, err = db.Do(t.Context(), w.Store, equipment.AddFollowUpStep, destroyed, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.destruction", Rule: "", Says: "the step is on record, FollowUpStep:1:"}.Check(t, "destroyed twice", err)
	destroyed.TakenOn = dbtest.Day("2024-03-13")
	rest := dbtest.RunForKey(t, w, enforcement.DestroyGoods, dbtest.Destruction(enforcement.DestroyedLotInput{Lot: lots[0]}), "destruction")
	destroyed.Destruction = &rest
	dbtest.Run(t, w, equipment.AddFollowUpStep, destroyed)
	if got := w.Text(t, `SELECT string_agg(concat_ws(' ', kind, quantity, destruction_id = ?, destruction_id = ?), '; ' ORDER BY id) FROM follow_up_steps`, own.ID, rest.ID); got !=
		"DESTROYED t f; DESTROYED f t" {
		t.Error(got)
	}
}

// The end of a follow-up is not before its last step, and its outcome agrees with its records.
func TestCloseFollowUp(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	w.Execute(t, dbtest.OtherParty)
	sample := dbtest.Sample()
	sample.Maker = new(dbtest.Key("Party:1:2"))
	followUp := dbtest.RunForKey(t, w, equipment.OpenFollowUp, sample, "followUp")
	c := dbtest.CaseToFile()
	c.Source, c.From, c.FiledOn = db.CaseSourceSampling, &followUp, dbtest.Day("2024-03-07")
	w.FileCase(t, c)
	dbtest.Run(t, w, equipment.AddFollowUpStep, dbtest.FollowUpStep(followUp, db.FollowUpStepKindNotified, "2024-03-13"))
	type end = equipment.CloseFollowUpInput
	punished := func() end {
		return end{FollowUp: followUp, ClosedOn: dbtest.Day("2024-03-14"), Outcome: db.FollowUpOutcomePunished}
	}
	dbtest.CheckRefusals(t, w, equipment.CloseFollowUp, punished, map[string]dbtest.FaultyInput[end]{
		"before its last step":         {Change: func(in *end) { in.ClosedOn = dbtest.Day("2024-03-12") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.closedOn", Rule: "", Says: "before its last step, 2024-03-13"}},
		"tomorrow":                     {Change: func(in *end) { in.ClosedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.closedOn", Rule: "", Says: "in the future"}},
		"put right, and nobody looked": {Change: func(in *end) { in.Outcome = db.FollowUpOutcomeRectified }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.outcome", Rule: "", Says: "record the step CHECKED first"}},
		"not traced, though it was":    {Change: func(in *end) { in.Outcome = db.FollowUpOutcomeUntraceable }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.outcome", Rule: "", Says: "it was traced: Party:1:2"}},
		"referred to nobody":           {Change: func(in *end) { in.Outcome = db.FollowUpOutcomeReferred }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.referredTo", Rule: "", Says: "REFERRED names the bureau"}},
		"punished and referred":        {Change: func(in *end) { in.ReferredTo = new("常熟市监") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.referredTo", Rule: "", Says: "nothing else does"}},
		"referred to a blank":          {Change: func(in *end) { in.Outcome, in.ReferredTo = db.FollowUpOutcomeReferred, new(" ") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.referredTo", Rule: "", Says: "blank"}},
	})
	if got := w.Text(t, "SELECT closed_on || ' ' || outcome FROM follow_ups WHERE id = ?", followUp.ID); got != "2024-03-14 PUNISHED" {
		t.Error(got)
	}
	_, err := db.Do(t.Context(), w.Store, equipment.CloseFollowUp, punished(), nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.followUp", Rule: "", Says: "ended on 2024-03-14"}.Check(t, "closed twice", err)
	_, err = db.Do(t.Context(), w.Store, equipment.AddFollowUpStep, dbtest.FollowUpStep(followUp, db.FollowUpStepKindChecked, "2024-03-15"), nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.followUp", Rule: "", Says: "ended on 2024-03-14"}.Check(t, "a step after the end", err)
}

// Each outcome needs its records: PUNISHED a case, RECTIFIED a re-check after every other step, UNTRACEABLE no maker.
func TestOutcomesOfFollowUps(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type end = equipment.CloseFollowUpInput
	open := func(no string) db.Key {
		t.Helper()
		in := dbtest.Sample()
		in.SampleNo = no
		return dbtest.RunForKey(t, w, equipment.OpenFollowUp, in, "followUp")
	}
	right := open("CC2024002")
	_, err := db.Do(t.Context(), w.Store, equipment.CloseFollowUp, end{FollowUp: right, ClosedOn: dbtest.Day("2024-03-14"), Outcome: db.FollowUpOutcomePunished}, nil)
	dbtest.Refusal{Code: problem.BadUserInput, Field: "input.outcome", Rule: "", Says: "PUNISHED has a case"}.Check(t, "punished without a case", err)
	// A follow-up with the outcome PUNISHED is not closed before its case was filed.
	early := open("CC2024005")
	c := dbtest.CaseToFile()
	c.Source, c.From, c.FiledOn = db.CaseSourceSampling, &early, dbtest.Day("2024-03-12")
	w.FileCase(t, c)
	_, err = db.Do(t.Context(), w.Store, equipment.CloseFollowUp, end{FollowUp: early, ClosedOn: dbtest.Day("2024-03-11"), Outcome: db.FollowUpOutcomePunished}, nil)
	dbtest.Refusal{Code: problem.BadUserInput, Field: "input.closedOn", Rule: "", Says: "before the case was filed, 2024-03-12"}.Check(t, "punished before its case", err)
	_, err = db.Do(t.Context(), w.Store, equipment.CloseFollowUp, end{FollowUp: early, ClosedOn: dbtest.Day("2024-02-29"), Outcome: db.FollowUpOutcomeReferred, ReferredTo: new("x")}, nil)
	dbtest.Refusal{Code: problem.BadUserInput, Field: "input.closedOn", Rule: "", Says: "before it was opened, 2024-03-01"}.Check(t, "closed before it was opened", err)
	// A re-check proves nothing about a later step.
	dbtest.Run(t, w, equipment.AddFollowUpStep, dbtest.FollowUpStep(right, db.FollowUpStepKindChecked, "2024-03-10"))
	dbtest.Run(t, w, equipment.AddFollowUpStep, dbtest.FollowUpStep(right, db.FollowUpStepKindSaleStopped, "2024-03-12"))
	_, err = db.Do(t.Context(), w.Store, equipment.CloseFollowUp, end{FollowUp: right, ClosedOn: dbtest.Day("2024-03-14"), Outcome: db.FollowUpOutcomeRectified}, nil)
	dbtest.Refusal{Code: problem.BadUserInput, Field: "input.outcome", Rule: "", Says: "after its last step"}.Check(t, "looked at before it was done", err)
	dbtest.Run(t, w, equipment.AddFollowUpStep, dbtest.FollowUpStep(right, db.FollowUpStepKindChecked, "2024-03-14"))
	// Nor about a step that was recorded after it on the same day.
	dbtest.Run(t, w, equipment.AddFollowUpStep, dbtest.FollowUpStep(right, db.FollowUpStepKindSaleStopped, "2024-03-14"))
	_, err = db.Do(t.Context(), w.Store, equipment.CloseFollowUp, end{FollowUp: right, ClosedOn: dbtest.Day("2024-03-14"), Outcome: db.FollowUpOutcomeRectified}, nil)
	dbtest.Refusal{Code: problem.BadUserInput, Field: "input.outcome", Rule: "", Says: "after its last step"}.Check(t, "looked at before it was done, that day", err)
	again := dbtest.FollowUpStep(right, db.FollowUpStepKindChecked, "2024-03-14")
	again.Text = new("再次复查")
	dbtest.Run(t, w, equipment.AddFollowUpStep, again)
	dbtest.Run(t, w, equipment.CloseFollowUp, end{FollowUp: right, ClosedOn: dbtest.Day("2024-03-14"), Outcome: db.FollowUpOutcomeRectified})
	dbtest.Run(t, w, equipment.CloseFollowUp, end{FollowUp: open("CC2024003"), ClosedOn: dbtest.Day("2024-03-14"), Outcome: db.FollowUpOutcomeReferred, ReferredTo: new("常熟市市场监督管理局")})
	dbtest.Run(t, w, equipment.CloseFollowUp, end{FollowUp: open("CC2024004"), ClosedOn: dbtest.Day("2024-03-14"), Outcome: db.FollowUpOutcomeUntraceable})
	if got := w.Text(t, "SELECT string_agg(concat_ws(' ', outcome, referred_to), '; ' ORDER BY id) FROM follow_ups WHERE closed_on IS NOT NULL"); got != "RECTIFIED; REFERRED 常熟市市场监督管理局; UNTRACEABLE" {
		t.Error(got)
	}
}
