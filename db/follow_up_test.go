package db_test

import (
	"testing"

	"docket/db"
	"docket/problem"
)

func sample() db.OpenFollowUpInput {
	return db.OpenFollowUpInput{Product: "电动自行车", SampleNo: "CC2024001", FailedItem: "整车质量", Seller: key("Party:1:1"), SampledOn: on("2024-02-01"), OpenedOn: on("2024-03-01")}
}

func step(followUp db.Key, kind db.FollowUpStepKind, day string) db.AddFollowUpStepInput {
	return db.AddFollowUpStepInput{FollowUp: followUp, Kind: kind, TakenOn: on(day)}
}

func TestOpenFollowUp(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type in = db.OpenFollowUpInput
	refusals(t, w, db.OpenFollowUp, sample, map[string]refusal[in]{
		"before the sample":    {func(in *in) { in.OpenedOn = on("2024-01-31") }, refused{problem.BadUserInput, "input.openedOn", "", "before the sample, 2024-02-01"}},
		"tomorrow":             {func(in *in) { in.OpenedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.openedOn", "", "in the future"}},
		"sold by nobody":       {func(in *in) { in.Seller = key("Party:1:9") }, refused{problem.NotFound, "input.seller", "", "no Party"}},
		"made by nobody":       {func(in *in) { in.Maker = new(key("Party:1:9")) }, refused{problem.NotFound, "input.maker", "", "no Party"}},
		"made elsewhere":       {func(in *in) { in.Maker = new(key("Party:2:1")) }, refused{problem.BadUserInput, "input.maker", "", "another bureau"}},
		"of nothing":           {func(in *in) { in.Product = " " }, refused{problem.BadUserInput, "input.product", "", "blank"}},
		"without a sample":     {func(in *in) { in.SampleNo = "" }, refused{problem.BadUserInput, "input.sampleNo", "", "blank"}},
		"that did not fail":    {func(in *in) { in.FailedItem = "" }, refused{problem.BadUserInput, "input.failedItem", "", "blank"}},
		"on an impossible day": {func(in *in) { in.SampledOn.Day = 31 }, refused{problem.BadUserInput, "input.sampledOn", "", "not a day"}},
	})
	_, err := db.Do(t.Context(), w.Store, db.OpenFollowUp, sample(), nil)
	refused{problem.Conflict, "input.sampleNo", "", "followed up already"}.check(t, "the same sample", err)
}

// Both ends are followed, what was recalled is destroyed by the goods ledger of its case, and the outcome rests on what is on record.
func TestFollowUp(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.add(t, otherParty)
	followUp := done(t, w, db.OpenFollowUp, sample(), "followUp")
	state := func() string {
		t.Helper()
		return w.text(t, "SELECT concat_ws(' ', maker_id, recalled_quantity, destruction_id, closed_on, outcome, referred_to) FROM follow_ups WHERE id = ?", followUp.ID)
	}
	type add = db.AddFollowUpStepInput
	recalled := func() add {
		in := step(followUp, db.FollowUpStepKindRecalled, "2024-03-05")
		in.RecalledQuantity = new(dec("12.5"))
		return in
	}
	refusals(t, w, db.AddFollowUpStep, recalled, map[string]refusal[add]{
		"before it began":          {func(in *add) { in.TakenOn = on("2024-02-29") }, refused{problem.BadUserInput, "input.takenOn", "", "before the follow-up began, 2024-03-01"}},
		"tomorrow":                 {func(in *add) { in.TakenOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.takenOn", "", "in the future"}},
		"how much is not said":     {func(in *add) { in.RecalledQuantity = nil }, refused{problem.BadUserInput, "input.recalledQuantity", "", "RECALLED says how much"}},
		"another step says it":     {func(in *add) { in.Kind = db.FollowUpStepKindNotified }, refused{problem.BadUserInput, "input.recalledQuantity", "", "nothing else does"}},
		"nothing recalled":         {func(in *add) { in.RecalledQuantity = new(dec("0")) }, refused{problem.BadUserInput, "input.recalledQuantity", "", "not more than zero"}},
		"a ten-thousandth":         {func(in *add) { in.RecalledQuantity = new(dec("0.0001")) }, refused{problem.BadUserInput, "input.recalledQuantity", "", "decimals"}},
		"more than can be kept":    {func(in *add) { in.RecalledQuantity = new(dec("100000000000")) }, refused{problem.BadUserInput, "input.recalledQuantity", "", "too large"}},
		"a maker who is not asked": {func(in *add) { in.Maker = new(key("Party:1:2")) }, refused{problem.BadUserInput, "input.maker", "", "TRACED names the maker"}},
		"destroyed, by a recall":   {func(in *add) { in.Destruction = new(key("Destruction:1:1")) }, refused{problem.BadUserInput, "input.destruction", "", "DESTROYED names the destruction"}},
		"blank":                    {func(in *add) { in.Text = new(" ") }, refused{problem.BadUserInput, "input.text", "", "blank"}},
		"of no follow-up":          {func(in *add) { in.FollowUp.ID = 9 }, refused{problem.NotFound, "input.followUp", "", "no FollowUp"}},
	})
	more := recalled()
	more.RecalledQuantity = new(dec("0.5"))
	take(t, w, db.AddFollowUpStep, more)
	if got := state(); got != "13.000" {
		t.Error(got)
	}

	traced := step(followUp, db.FollowUpStepKindTraced, "2024-03-06")
	traced.Maker = new(key("Party:1:9"))
	_, err := db.Do(t.Context(), w.Store, db.AddFollowUpStep, traced, nil)
	refused{problem.NotFound, "input.maker", "", "no Party"}.check(t, "made by nobody", err)
	traced.Maker = new(key("Party:1:2"))
	take(t, w, db.AddFollowUpStep, traced)
	_, err = db.Do(t.Context(), w.Store, db.AddFollowUpStep, traced, nil)
	refused{problem.Conflict, "input.kind", "", "the step is on record, FollowUpStep:1:"}.check(t, "said again", err)
	_, err = db.Do(t.Context(), w.Store, db.AddFollowUpStep, more, nil)
	refused{problem.Conflict, "input.kind", "", "where it was another one of the day, say so in `text`"}.check(t, "recalled again", err)
	traced.Maker = new(key("Party:1:1"))
	_, err = db.Do(t.Context(), w.Store, db.AddFollowUpStep, traced, nil)
	refused{problem.Conflict, "input.maker", "", "another maker is on record: Party:1:2"}.check(t, "another maker", err)
	if got := state(); got != "2 13.000" {
		t.Error(got)
	}

	// Destroyed: goods that were confiscated in the case that grew from it.
	other := w.decide(t, w.ready(t, caseToFile()), withoutAmount(db.PenaltyKindConfiscationOfGoods))
	otherDestroyed := done(t, w, db.DestroyGoods, destruction(db.DestroyedLotInput{Lot: w.confiscate(t, other, "5")[0]}), "destruction")
	destroyed := step(followUp, db.FollowUpStepKindDestroyed, "2024-03-13")
	_, err = db.Do(t.Context(), w.Store, db.AddFollowUpStep, destroyed, nil)
	refused{problem.BadUserInput, "input.destruction", "", "DESTROYED names the destruction"}.check(t, "destroyed nowhere", err)
	destroyed.Destruction = &otherDestroyed
	_, err = db.Do(t.Context(), w.Store, db.AddFollowUpStep, destroyed, nil)
	refused{problem.BadUserInput, "input.destruction", "", "not confiscated in a case"}.check(t, "destroyed without a case", err)
	c := caseToFile()
	c.Source, c.From, c.FiledOn = db.CaseSourceSampling, &followUp, on("2024-03-07")
	filed := w.ready(t, c)
	_, err = db.Do(t.Context(), w.Store, db.AddFollowUpStep, destroyed, nil)
	refused{problem.BadUserInput, "input.destruction", "", "no goods of the case that grew from this follow-up, " + filed.String()}.check(t, "other goods were destroyed", err)
	lots := w.confiscate(t, w.decide(t, filed, withoutAmount(db.PenaltyKindConfiscationOfGoods)), "13")
	own := done(t, w, db.DestroyGoods, destruction(db.DestroyedLotInput{Lot: lots[0], Quantity: new(dec("10"))}), "destruction")
	destroyed.Destruction, destroyed.TakenOn = &own, on("2024-03-11")
	_, err = db.Do(t.Context(), w.Store, db.AddFollowUpStep, destroyed, nil)
	refused{problem.BadUserInput, "input.takenOn", "", "before the destruction, 2024-03-12"}.check(t, "before they were destroyed", err)
	destroyed.TakenOn = on("2024-03-13")
	take(t, w, db.AddFollowUpStep, destroyed)
	destroyed.TakenOn = on("2024-03-14")
	_, err = db.Do(t.Context(), w.Store, db.AddFollowUpStep, destroyed, nil)
	refused{problem.Conflict, "input.destruction", "", "the step is on record, FollowUpStep:1:"}.check(t, "destroyed twice", err)
	destroyed.TakenOn = on("2024-03-13")
	rest := done(t, w, db.DestroyGoods, destruction(db.DestroyedLotInput{Lot: lots[0]}), "destruction")
	destroyed.Destruction = &rest
	take(t, w, db.AddFollowUpStep, destroyed)
	if got := w.text(t, `SELECT string_agg(concat_ws(' ', kind, quantity, destruction_id = ?, destruction_id = ?), '; ' ORDER BY id) FROM follow_up_steps`, own.ID, rest.ID); got !=
		"RECALLED 12.500; RECALLED 0.500; TRACED; DESTROYED t f; DESTROYED f t" {
		t.Error(got)
	}

	type end = db.CloseFollowUpInput
	punished := func() end {
		return end{FollowUp: followUp, ClosedOn: on("2024-03-14"), Outcome: db.FollowUpOutcomePunished}
	}
	refusals(t, w, db.CloseFollowUp, punished, map[string]refusal[end]{
		"before its last step":         {func(in *end) { in.ClosedOn = on("2024-03-12") }, refused{problem.BadUserInput, "input.closedOn", "", "before its last step, 2024-03-13"}},
		"tomorrow":                     {func(in *end) { in.ClosedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.closedOn", "", "in the future"}},
		"put right, and nobody looked": {func(in *end) { in.Outcome = db.FollowUpOutcomeRectified }, refused{problem.BadUserInput, "input.outcome", "", "record the step CHECKED first"}},
		"not traced, though it was":    {func(in *end) { in.Outcome = db.FollowUpOutcomeUntraceable }, refused{problem.BadUserInput, "input.outcome", "", "it was traced: Party:1:2"}},
		"referred to nobody":           {func(in *end) { in.Outcome = db.FollowUpOutcomeReferred }, refused{problem.BadUserInput, "input.referredTo", "", "REFERRED names the bureau"}},
		"punished and referred":        {func(in *end) { in.ReferredTo = new("常熟市监") }, refused{problem.BadUserInput, "input.referredTo", "", "nothing else does"}},
		"referred to a blank":          {func(in *end) { in.Outcome, in.ReferredTo = db.FollowUpOutcomeReferred, new(" ") }, refused{problem.BadUserInput, "input.referredTo", "", "blank"}},
	})
	if got := w.text(t, "SELECT closed_on || ' ' || outcome FROM follow_ups WHERE id = ?", followUp.ID); got != "2024-03-14 PUNISHED" {
		t.Error(got)
	}
	_, err = db.Do(t.Context(), w.Store, db.CloseFollowUp, punished(), nil)
	refused{problem.Conflict, "input.followUp", "", "ended on 2024-03-14"}.check(t, "closed twice", err)
	_, err = db.Do(t.Context(), w.Store, db.AddFollowUpStep, step(followUp, db.FollowUpStepKindChecked, "2024-03-15"), nil)
	refused{problem.Conflict, "input.followUp", "", "ended on 2024-03-14"}.check(t, "a step after the end", err)

	// Three others: put right and looked at, referred, and never traced.
	open := func(no string) db.Key {
		t.Helper()
		in := sample()
		in.SampleNo = no
		return done(t, w, db.OpenFollowUp, in, "followUp")
	}
	right := open("CC2024002")
	_, err = db.Do(t.Context(), w.Store, db.CloseFollowUp, end{FollowUp: right, ClosedOn: on("2024-03-14"), Outcome: db.FollowUpOutcomePunished}, nil)
	refused{problem.BadUserInput, "input.outcome", "", "PUNISHED has a case"}.check(t, "punished without a case", err)
	// A case does not punish before it is filed.
	early := open("CC2024005")
	c.From, c.FiledOn = &early, on("2024-03-12")
	w.file(t, c)
	_, err = db.Do(t.Context(), w.Store, db.CloseFollowUp, end{FollowUp: early, ClosedOn: on("2024-03-11"), Outcome: db.FollowUpOutcomePunished}, nil)
	refused{problem.BadUserInput, "input.closedOn", "", "before the case was filed, 2024-03-12"}.check(t, "punished before its case", err)
	_, err = db.Do(t.Context(), w.Store, db.CloseFollowUp, end{FollowUp: early, ClosedOn: on("2024-02-29"), Outcome: db.FollowUpOutcomeReferred, ReferredTo: new("x")}, nil)
	refused{problem.BadUserInput, "input.closedOn", "", "before it was opened, 2024-03-01"}.check(t, "closed before it was opened", err)
	// A re-check does not see what was done after it.
	take(t, w, db.AddFollowUpStep, step(right, db.FollowUpStepKindChecked, "2024-03-10"))
	take(t, w, db.AddFollowUpStep, step(right, db.FollowUpStepKindSaleStopped, "2024-03-12"))
	_, err = db.Do(t.Context(), w.Store, db.CloseFollowUp, end{FollowUp: right, ClosedOn: on("2024-03-14"), Outcome: db.FollowUpOutcomeRectified}, nil)
	refused{problem.BadUserInput, "input.outcome", "", "after its last step"}.check(t, "looked at before it was done", err)
	take(t, w, db.AddFollowUpStep, step(right, db.FollowUpStepKindChecked, "2024-03-14"))
	// Nor what was done on the same day, after it.
	take(t, w, db.AddFollowUpStep, step(right, db.FollowUpStepKindSaleStopped, "2024-03-14"))
	_, err = db.Do(t.Context(), w.Store, db.CloseFollowUp, end{FollowUp: right, ClosedOn: on("2024-03-14"), Outcome: db.FollowUpOutcomeRectified}, nil)
	refused{problem.BadUserInput, "input.outcome", "", "after its last step"}.check(t, "looked at before it was done, that day", err)
	again := step(right, db.FollowUpStepKindChecked, "2024-03-14")
	again.Text = new("再次复查")
	take(t, w, db.AddFollowUpStep, again)
	take(t, w, db.CloseFollowUp, end{FollowUp: right, ClosedOn: on("2024-03-14"), Outcome: db.FollowUpOutcomeRectified})
	take(t, w, db.CloseFollowUp, end{FollowUp: open("CC2024003"), ClosedOn: on("2024-03-14"), Outcome: db.FollowUpOutcomeReferred, ReferredTo: new("常熟市市场监督管理局")})
	take(t, w, db.CloseFollowUp, end{FollowUp: open("CC2024004"), ClosedOn: on("2024-03-14"), Outcome: db.FollowUpOutcomeUntraceable})
	if got := w.text(t, "SELECT string_agg(concat_ws(' ', outcome, referred_to), '; ' ORDER BY id) FROM follow_ups WHERE closed_on IS NOT NULL"); got != "PUNISHED; RECTIFIED; REFERRED 常熟市市场监督管理局; UNTRACEABLE" {
		t.Error(got)
	}
}

// A case grows from what is about its party, once, and not before it was on record.
func TestOrigins(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.add(t, otherParty, "INSERT INTO parties (agency_id, id, kind, name) VALUES (1, 3, 'COMPANY', '太仓某商贸有限公司')",
		"INSERT INTO coverage_visits (agency_id, id, business_id, official_id, visited_on) VALUES (1, 1, 1, 1, '2024-02-20')",
		"INSERT INTO findings (agency_id, id, visit_id, severity, text, due_on) VALUES (1, 1, 1, 'SERIOUS', 'x', '2024-03-01')")
	made := sample()
	made.Maker = new(key("Party:1:2"))
	origins := map[string]struct {
		key     db.Key
		before  string // a day before the record
		says    string
		parties []string
	}{
		"finding":                  {key("Finding:1:1"), "2024-02-19", "before the visit, 2024-02-20", []string{"Party:1:1"}},
		"inspection":               {done(t, w, db.RecordInspection, inspection(nil, ordinary()), "inspection"), "2024-02-29", "before the inspection, 2024-03-01", []string{"Party:1:1"}},
		"product, at its two ends": {done(t, w, db.OpenFollowUp, made, "followUp"), "2024-02-29", "before the follow-up began, 2024-03-01", []string{"Party:1:1", "Party:1:2"}},
	}
	for name, o := range origins {
		c := caseToFile()
		c.From, c.FiledOn = &o.key, on("2024-03-05")
		c.Party = new(key("Party:1:3"))
		_, err := db.Do(t.Context(), w.Store, db.FileCase, c, nil)
		refused{problem.BadUserInput, "input.from", "", "about another party than the case: Party:1:1"}.check(t, name+", another party", err)
		c.Party, c.FiledOn = new(key(o.parties[len(o.parties)-1])), on(o.before)
		_, err = db.Do(t.Context(), w.Store, db.FileCase, c, nil)
		refused{problem.BadUserInput, "input.filedOn", "", o.says}.check(t, name+", before it", err)
		c.FiledOn = on("2024-03-05")
		w.file(t, c)
		_, err = db.Do(t.Context(), w.Store, db.FileCase, c, nil)
		refused{problem.Conflict, "input.from", "", "a case grew from it already"}.check(t, name+", twice", err)
	}
	// Whoever is behind the business where it happened may be another party than is on record there.
	told := w.complain(t, complaint())
	c := caseToFile()
	c.From, c.FiledOn, c.Party = &told, on("2024-03-05"), new(key("Party:1:3"))
	_, err := db.Do(t.Context(), w.Store, db.FileCase, c, nil)
	refused{problem.BadUserInput, "input.from", "", "about another party than the case: Party:1:1"}.check(t, "complaint, another party", err)
	c.Business = new(key("FoodBusiness:1:1"))
	w.file(t, c)
	if got := w.complaint(t, told, "party_id, case_id IS NOT NULL"); got != "1 t" {
		t.Error(got)
	}
	if got := w.text(t, `SELECT (SELECT count(*) FROM findings WHERE case_id IS NOT NULL) + (SELECT count(*) FROM inspections WHERE case_id IS NOT NULL)
		+ (SELECT count(*) FROM follow_ups WHERE case_id IS NOT NULL)`); got != "3" {
		t.Error(got)
	}
}
