package db_test

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"docket/db"
	"docket/problem"
)

// add writes rows behind the verbs' back.
func (w *world) add(t *testing.T, statements ...string) {
	t.Helper()
	for _, statement := range statements {
		if _, err := w.DB().NewRaw(statement).Exec(t.Context()); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}

// done does what goes well, and answers with the record of a name that it changed.
func done[In db.Input](t *testing.T, w *world, verb func(context.Context, *db.Writer, In) (db.Changed, error), in In, name string) db.Key {
	t.Helper()
	changed, err := db.Do(t.Context(), w.Store, verb, in, nil)
	if err != nil {
		t.Fatal(err)
	}
	return changed[name][0]
}

const otherParty = "INSERT INTO parties (agency_id, id, kind, name) VALUES (1, 2, 'COMPANY', '太仓某机械有限公司')"

func lift() db.RegisterEquipmentInput {
	return db.RegisterEquipmentInput{Party: key("Party:1:1"), Kind: db.EquipmentKindElevator, RegistrationNo: "31103205852024001", Name: "乘客电梯", ExamineBy: new(on("2024-06-30"))}
}

func inspection(of *db.Key, hazards ...db.HazardInput) db.RecordInspectionInput {
	return db.RecordInspectionInput{
		Party: key("Party:1:1"), Unit: new(key("Unit:1:1")), Equipment: of, Inspectors: keys("Officer:1:1", "Officer:1:2"), InspectedOn: on("2024-03-01"), Hazards: hazards,
	}
}

func ordinary() db.HazardInput {
	return db.HazardInput{Kind: db.HazardKindRecords, Severity: db.HazardSeverityOrdinary, Text: "安全技术档案不全"}
}

func serious() db.HazardInput {
	return db.HazardInput{
		Kind: db.HazardKindSafetyDevice, Severity: db.HazardSeveritySerious, Text: "限速器失效", ReportedOn: new(on("2024-03-01")), SealedOn: new(on("2024-03-01")),
	}
}

// also is another one of the kind.
func also(h db.HazardInput) db.HazardInput {
	h.Text += "（另一处）"
	return h
}

func order(inspection db.Key) db.IssueSafetyOrderInput {
	return db.IssueSafetyOrderInput{Inspection: inspection, Text: "责令限期消除隐患", IssuedOn: on("2024-03-01"), DueOn: on("2024-03-08")}
}

func recheck(order db.Key, day string, passes bool) db.RecheckSafetyOrderInput {
	return db.RecheckSafetyOrderInput{SafetyOrder: order, Inspectors: keys("Officer:1:1", "Officer:1:2"), RecheckedOn: on(day), HasPassed: passes, Text: "复查照片"}
}

func TestEquipmentRegister(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	lifted := done(t, w, db.RegisterEquipment, lift(), "equipment")
	if got := w.text(t, "SELECT concat_ws(' ', party_id, kind, registration_no, name, examine_by, retired_on) FROM equipment WHERE id = ?", lifted.ID); got != "1 ELEVATOR 31103205852024001 乘客电梯 2024-06-30" {
		t.Error(got)
	}
	type register = db.RegisterEquipmentInput
	another := func() register {
		in := lift()
		in.RegistrationNo, in.ExamineBy = "31103205852024002", new(on("2036-03-15"))
		return in
	}
	refusals(t, w, db.RegisterEquipment, another, map[string]refusal[register]{
		"twice":              {func(in *register) { in.RegistrationNo = lift().RegistrationNo }, refused{problem.Conflict, "input.registrationNo", "", "on record in this bureau"}},
		"without a number":   {func(in *register) { in.RegistrationNo = " " }, refused{problem.BadUserInput, "input.registrationNo", "", "blank"}},
		"without a name":     {func(in *register) { in.Name = "" }, refused{problem.BadUserInput, "input.name", "", "blank"}},
		"of nobody":          {func(in *register) { in.Party = key("Party:1:99") }, refused{problem.NotFound, "input.party", "", "no Party"}},
		"of another bureau":  {func(in *register) { in.Party = key("Unit:1:1") }, refused{problem.BadUserInput, "input.party", "", "is the id of a Unit"}},
		"examined too late":  {func(in *register) { in.ExamineBy = new(on("2036-03-16")) }, refused{problem.BadUserInput, "input.examineBy", "", "2036-03-16 is more than 12 years after 2024-03-15: give a day until 2036-03-15"}},
		"examined some time": {func(in *register) { in.ExamineBy = new(on("2024-06-30").AddYears(9000)) }, refused{problem.BadUserInput, "input.examineBy", "", "not a day from 1900"}},
	})
	type examine = db.ExamineEquipmentInput
	examined := func() examine {
		return examine{Equipment: lifted, ExaminedOn: on("2024-03-10"), ExamineBy: on("2025-03-31")}
	}
	refusals(t, w, db.ExamineEquipment, examined, map[string]refusal[examine]{
		"tomorrow":           {func(in *examine) { in.ExaminedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.examinedOn", "", "in the future"}},
		"until the same day": {func(in *examine) { in.ExamineBy = in.ExaminedOn }, refused{problem.BadUserInput, "input.examineBy", "", "not after the examination"}},
		"back in time":       {func(in *examine) { in.ExamineBy = on("2024-06-29") }, refused{problem.BadUserInput, "input.examineBy", "", "before the day set already, 2024-06-30"}},
		"for ever":           {func(in *examine) { in.ExamineBy = on("9999-12-31") }, refused{problem.BadUserInput, "input.examineBy", "", "9999-12-31 is more than 12 years after 2024-03-10"}},
		"for too long":       {func(in *examine) { in.ExamineBy = on("2036-03-11") }, refused{problem.BadUserInput, "input.examineBy", "", "2036-03-11 is more than 12 years after 2024-03-10: give a day until 2036-03-10"}},
		"of nothing":         {func(in *examine) { in.Equipment.ID = 99 }, refused{problem.NotFound, "input.equipment", "", "no Equipment"}},
	})
	if got := w.text(t, "SELECT examine_by FROM equipment WHERE id = ?", lifted.ID); got != "2025-03-31" {
		t.Error(got)
	}
	take(t, w, db.RecordInspection, inspection(&lifted))
	type retire = db.RetireEquipmentInput
	refusals(t, w, db.RetireEquipment, func() retire { return retire{Equipment: lifted, RetiredOn: on("2024-03-15")} }, map[string]refusal[retire]{
		"tomorrow":                    {func(in *retire) { in.RetiredOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.retiredOn", "", "in the future"}},
		"on the day of an inspection": {func(in *retire) { in.RetiredOn = on("2024-03-01") }, refused{problem.Conflict, "input.retiredOn", "", "inspected in use on 2024-03-01"}},
		"of nothing":                  {func(in *retire) { in.Equipment.ID = 99 }, refused{problem.NotFound, "input.equipment", "", "no Equipment"}},
	})
	_, err := db.Do(t.Context(), w.Store, db.RetireEquipment, retire{Equipment: lifted, RetiredOn: on("2024-03-15")}, nil)
	refused{problem.Conflict, "input.equipment", "", "31103205852024001 was taken out of use on 2024-03-15"}.check(t, "retired twice", err)
	_, err = db.Do(t.Context(), w.Store, db.ExamineEquipment, examined(), nil)
	refused{problem.Conflict, "input.equipment", "", "taken out of use"}.check(t, "examined afterwards", err)
}

func TestRecordInspection(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.add(t, otherParty)
	lifted := done(t, w, db.RegisterEquipment, lift(), "equipment")
	other := lift()
	other.Party, other.RegistrationNo = key("Party:1:2"), "X-2"
	others := done(t, w, db.RegisterEquipment, other, "equipment")
	mended := also(serious())
	mended.SealedOn, mended.Mended = nil, new("当场更换限速器，照片3张")

	inspected := done(t, w, db.RecordInspection, inspection(&lifted, ordinary(), serious(), mended), "inspection")
	// A seal holds for 30 days: until Sunday the 31st, so until Monday (行政强制法 25). What was mended on the spot is removed.
	if got := w.text(t, `SELECT string_agg(concat_ws(' ', severity, reported_on, sealed_on, seal_due_on, removed_on, proof, unsealed_on), '; ' ORDER BY id) FROM hazards WHERE inspection_id = ?`, inspected.ID); got !=
		"ORDINARY; SERIOUS 2024-03-01 2024-03-01 2024-04-01; SERIOUS 2024-03-01 2024-03-01 当场更换限速器，照片3张" {
		t.Error(got)
	}
	if got := w.text(t, `SELECT string_agg(officer_id::text, ' ' ORDER BY officer_id) FROM inspection_inspectors WHERE inspection_id = ?`, inspected.ID); got != "1 2" {
		t.Error(got)
	}
	type in = db.RecordInspectionInput
	next := lift()
	next.RegistrationNo = "X-3"
	another := done(t, w, db.RegisterEquipment, next, "equipment")
	good := func() in { return inspection(&another, ordinary(), serious()) }
	refusals(t, w, db.RecordInspection, good, map[string]refusal[in]{
		"one inspector":                        {func(in *in) { in.Inspectors = in.Inspectors[:1] }, refused{problem.RuleViolation, "input.inspectors", "inspectors.two 特种设备安全法 65", "two inspectors or more are needed, not 1"}},
		"one inspector twice":                  {func(in *in) { in.Inspectors = keys("Officer:1:1", "Officer:1:1") }, refused{problem.BadUserInput, "input.inspectors[1]", "", "the same as"}},
		"a certificate that ran out":           {func(in *in) { in.Inspectors = keys("Officer:1:1", "Officer:1:3") }, refused{problem.RuleViolation, "input.inspectors[1]", "inspectors.certified 特种设备安全法 65", "E-3 of 周敏"}},
		"an inspector of another bureau":       {func(in *in) { in.Inspectors = keys("Officer:1:1", "Officer:2:1") }, refused{problem.BadUserInput, "input.inspectors[1]", "", "another bureau"}},
		"tomorrow":                             {func(in *in) { in.InspectedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.inspectedOn", "", "in the future"}},
		"equipment of somebody else":           {func(in *in) { in.Equipment = &others }, refused{problem.BadUserInput, "input.equipment", "", "used by another unit"}},
		"serious, not reported":                {func(in *in) { in.Hazards[1].ReportedOn = nil }, refused{problem.RuleViolation, "input.hazards[1].reportedOn", "hazard.reported 特种设备安全监督检查办法 30", "reported upward"}},
		"serious, reported tomorrow":           {func(in *in) { in.Hazards[1].ReportedOn = new(on("2024-03-16")) }, refused{problem.BadUserInput, "input.hazards[1].reportedOn", "", "in the future"}},
		"serious, reported before":             {func(in *in) { in.Hazards[1].ReportedOn = new(on("2024-02-29")) }, refused{problem.BadUserInput, "input.hazards[1].reportedOn", "", "before the inspection"}},
		"serious, neither sealed nor mended":   {func(in *in) { in.Hazards[1].SealedOn = nil }, refused{problem.RuleViolation, "input.hazards[1].sealedOn", "hazard.sealed 特种设备安全监督检查办法 26", "is sealed"}},
		"serious, sealed and mended":           {func(in *in) { in.Hazards[1].Mended = new("x") }, refused{problem.BadUserInput, "input.hazards[1].mended", "", "not sealed"}},
		"serious, sealed tomorrow":             {func(in *in) { in.Hazards[1].SealedOn = new(on("2024-03-16")) }, refused{problem.BadUserInput, "input.hazards[1].sealedOn", "", "in the future"}},
		"sealed, and it is not said what":      {func(in *in) { in.Equipment = nil }, refused{problem.BadUserInput, "input.hazards[1].sealedOn", "", "name it in `input.equipment`"}},
		"ordinary, reported upward":            {func(in *in) { in.Hazards[0].ReportedOn = new(on("2024-03-01")) }, refused{problem.BadUserInput, "input.hazards[0].reportedOn", "", "not reported upward"}},
		"found twice":                          {func(in *in) { in.Hazards = append(in.Hazards, ordinary()) }, refused{problem.Conflict, "input.hazards[2].text", "", "the same was found as input.hazards[0]: where there were two"}},
		"found twice, serious the second time": {func(in *in) { in.Hazards[1].Kind, in.Hazards[1].Text = ordinary().Kind, ordinary().Text }, refused{problem.Conflict, "input.hazards[1].text", "", "the same was found as input.hazards[0]"}},
		"nothing said of what was found":       {func(in *in) { in.Hazards[0].Text = " " }, refused{problem.BadUserInput, "input.hazards[0].text", "", "blank"}},
		"nothing said of how it was mended":    {func(in *in) { in.Hazards[0].Mended = new("") }, refused{problem.BadUserInput, "input.hazards[0].mended", "", "blank"}},
		"a unit of the bureau that is not one": {func(in *in) { in.Unit = new(key("Unit:1:9")) }, refused{problem.NotFound, "input.unit", "", "no Unit"}},
		"nobody":                               {func(in *in) { in.Party = key("Party:1:9") }, refused{problem.NotFound, "input.party", "", "no Party"}},
	})
	// Where no equipment is named there is nothing to seal.
	unit := serious()
	unit.SealedOn = nil
	done(t, w, db.RecordInspection, inspection(nil, unit), "inspection")
}

// An order from its issue to the re-check that closes it, by way of one that fails.
func TestSafetyOrder(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	lifted := done(t, w, db.RegisterEquipment, lift(), "equipment")
	inspected := done(t, w, db.RecordInspection, inspection(&lifted, ordinary(), serious()), "inspection")
	before := func(day string, hazards ...db.HazardInput) db.Key {
		t.Helper()
		in := inspection(&lifted, hazards...)
		in.InspectedOn = on(day)
		return done(t, w, db.RecordInspection, in, "inspection")
	}
	mended := ordinary()
	mended.Mended = new("当场补齐")
	clean, onTheSpot := before("2024-02-26"), before("2024-02-27", mended)

	type issue = db.IssueSafetyOrderInput
	refusals(t, w, db.IssueSafetyOrder, func() issue { return order(inspected) }, map[string]refusal[issue]{
		"nothing was found":         {func(in *issue) { in.Inspection = clean }, refused{problem.RuleViolation, "input.inspection", "safetyOrder.found 特种设备安全法 62", "no hazard"}},
		"all was mended":            {func(in *issue) { in.Inspection = onTheSpot }, refused{problem.RuleViolation, "input.inspection", "safetyOrder.found 特种设备安全法 62", "no hazard that is still there"}},
		"before the inspection":     {func(in *issue) { in.IssuedOn = on("2024-02-29") }, refused{problem.BadUserInput, "input.issuedOn", "", "before the inspection"}},
		"tomorrow":                  {func(in *issue) { in.IssuedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.issuedOn", "", "in the future"}},
		"due on the day it is made": {func(in *issue) { in.DueOn = in.IssuedOn }, refused{problem.BadUserInput, "input.dueOn", "", "not after the day it is issued"}},
		"nothing ordered":           {func(in *issue) { in.Text = " " }, refused{problem.BadUserInput, "input.text", "", "blank"}},
		"of no inspection":          {func(in *issue) { in.Inspection.ID = 9 }, refused{problem.NotFound, "input.inspection", "", "no Inspection"}},
	})
	first := key("SafetyOrder:1:" + w.text(t, "SELECT max(id) FROM safety_orders"))
	if got := w.text(t, "SELECT order_no || ' ' || party_id FROM safety_orders WHERE id = ?", first.ID); got != "太市监特令〔2024〕1号 1" {
		t.Error(got)
	}
	taken := order(inspected)
	taken.OrderNo = new("太市监特令〔2024〕1号")
	_, err := db.Do(t.Context(), w.Store, db.IssueSafetyOrder, taken, nil)
	refused{problem.Conflict, "input.text", "", "the same was ordered on 2024-03-01, and that is open: " + first.String()}.check(t, "the same again", err)
	taken.Text = "责令停止使用"
	_, err = db.Do(t.Context(), w.Store, db.IssueSafetyOrder, taken, nil)
	refused{problem.Conflict, "input.orderNo", "", "is taken in this bureau"}.check(t, "a number given before", err)
	taken.OrderNo = nil
	second := done(t, w, db.IssueSafetyOrder, taken, "safetyOrder")

	_, err = db.Do(t.Context(), w.Store, db.RecheckSafetyOrder, recheck(first, "2024-03-06", true), nil)
	refused{problem.RuleViolation, "input.safetyOrder", "safetyOrder.reported 特种设备安全监督检查办法 29", "has not reported"}.check(t, "not reported yet", err)

	type report = db.ReportSafetyOrderInput
	reported := func() report { return report{SafetyOrder: first, ReportedOn: on("2024-03-04")} }
	refusals(t, w, db.ReportSafetyOrder, reported, map[string]refusal[report]{
		"before the order": {func(in *report) { in.ReportedOn = on("2024-02-29") }, refused{problem.BadUserInput, "input.reportedOn", "", "before the order"}},
		"tomorrow":         {func(in *report) { in.ReportedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.reportedOn", "", "in the future"}},
		"of nothing":       {func(in *report) { in.SafetyOrder.ID = 9 }, refused{problem.NotFound, "input.safetyOrder", "", "no SafetyOrder"}},
	})
	_, err = db.Do(t.Context(), w.Store, db.ReportSafetyOrder, reported(), nil)
	refused{problem.Conflict, "input.safetyOrder", "", "reported it on 2024-03-04 already"}.check(t, "reported twice", err)
	state := func(order db.Key) string {
		t.Helper()
		return w.text(t, "SELECT concat_ws(' ', coalesce(reported_on::text, '-'), coalesce(recheck_due_on::text, '-'), coalesce(closed_on::text, '-')) FROM safety_orders WHERE id = ?", order.ID)
	}
	// Ten working days: 5 to 8, 11 to 15, and Monday the 18th.
	if got := state(first); got != "2024-03-04 2024-03-18 -" {
		t.Error(got)
	}

	type check = db.RecheckSafetyOrderInput
	refusals(t, w, db.RecheckSafetyOrder, func() check { return recheck(first, "2024-03-06", false) }, map[string]refusal[check]{
		"before the report":          {func(in *check) { in.RecheckedOn = on("2024-03-03") }, refused{problem.BadUserInput, "input.recheckedOn", "", "before the unit's report, 2024-03-04"}},
		"tomorrow":                   {func(in *check) { in.RecheckedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.recheckedOn", "", "in the future"}},
		"by one inspector":           {func(in *check) { in.Inspectors = in.Inspectors[:1] }, refused{problem.RuleViolation, "input.inspectors", "inspectors.two 特种设备安全法 65", "not 1"}},
		"with a certificate run out": {func(in *check) { in.Inspectors = keys("Officer:1:3", "Officer:1:1") }, refused{problem.RuleViolation, "input.inspectors[0]", "inspectors.certified 特种设备安全法 65", "E-3"}},
		"nothing said":               {func(in *check) { in.Text = "" }, refused{problem.BadUserInput, "input.text", "", "blank"}},
		"of nothing":                 {func(in *check) { in.SafetyOrder.ID = 9 }, refused{problem.NotFound, "input.safetyOrder", "", "no SafetyOrder"}},
	})
	// It failed: the order is open, the hazards are there, and the unit has to report again.
	if got := state(first); got != "- - -" {
		t.Error(got)
	}
	_, err = db.Do(t.Context(), w.Store, db.RecheckSafetyOrder, recheck(first, "2024-03-07", true), nil)
	refused{problem.RuleViolation, "input.safetyOrder", "safetyOrder.reported 特种设备安全监督检查办法 29", "has not reported"}.check(t, "a re-check without another report", err)
	_, err = db.Do(t.Context(), w.Store, db.ReportSafetyOrder, report{SafetyOrder: first, ReportedOn: on("2024-03-05")}, nil)
	refused{problem.BadUserInput, "input.reportedOn", "", "before the re-check that found it not carried out, 2024-03-06"}.check(t, "a report that undoes the re-check", err)
	take(t, w, db.ReportSafetyOrder, report{SafetyOrder: first, ReportedOn: on("2024-03-08")})
	take(t, w, db.RecheckSafetyOrder, recheck(first, "2024-03-11", true))
	if got := state(first); got != "2024-03-08 2024-03-22 2024-03-11" {
		t.Error(got)
	}
	if got := w.text(t, "SELECT string_agg(concat_ws(' ', reported_on, due_on, rechecked_on, has_passed), '; ' ORDER BY id) FROM rechecks WHERE order_id = ?", first.ID); got !=
		"2024-03-04 2024-03-18 2024-03-06 f; 2024-03-08 2024-03-22 2024-03-11 t" {
		t.Error(got)
	}
	_, err = db.Do(t.Context(), w.Store, db.RecheckSafetyOrder, recheck(first, "2024-03-12", true), nil)
	refused{problem.Conflict, "input.safetyOrder", "", "closed on 2024-03-11"}.check(t, "closed twice", err)
	// The other order is about the same hazards: they are there until it is carried out too, and the seal with them.
	hazards := func() string {
		t.Helper()
		return w.text(t, "SELECT string_agg(concat_ws(' ', severity, removed_on, unsealed_on), '; ' ORDER BY id) FROM hazards WHERE inspection_id = ?", inspected.ID)
	}
	if got := hazards(); got != "ORDINARY; SERIOUS" {
		t.Error(got)
	}
	take(t, w, db.ReportSafetyOrder, report{SafetyOrder: second, ReportedOn: on("2024-03-13")})
	take(t, w, db.RecheckSafetyOrder, recheck(second, "2024-03-14", true))
	if got := hazards(); got != "ORDINARY 2024-03-14; SERIOUS 2024-03-14 2024-03-14" {
		t.Error(got)
	}
}

func TestHazards(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	lifted := done(t, w, db.RegisterEquipment, lift(), "equipment")
	inspected := done(t, w, db.RecordInspection, inspection(&lifted, ordinary(), serious(), also(ordinary()), also(serious())), "inspection")
	unit := done(t, w, db.RecordInspection, inspection(nil, ordinary()), "inspection")
	hazards := hazardsOf(t, w, inspected)
	state := func(hazard db.Key) string {
		t.Helper()
		return w.text(t, "SELECT concat_ws(' ', severity, reported_on, sealed_on, seal_due_on, unsealed_on, unsealing, removed_on, proof) FROM hazards WHERE id = ?", hazard.ID)
	}

	type remove = db.RemoveHazardInput
	removed := func() remove {
		return remove{Hazard: hazards[1], RemovedOn: on("2024-03-05"), Proof: "更换限速器"}
	}
	refusals(t, w, db.RemoveHazard, removed, map[string]refusal[remove]{
		"before it was found": {func(in *remove) { in.RemovedOn = on("2024-02-29") }, refused{problem.BadUserInput, "input.removedOn", "", "before the inspection"}},
		"tomorrow":            {func(in *remove) { in.RemovedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.removedOn", "", "in the future"}},
		"not proven":          {func(in *remove) { in.Proof = " " }, refused{problem.BadUserInput, "input.proof", "", "blank"}},
		"none":                {func(in *remove) { in.Hazard.ID = 9 }, refused{problem.NotFound, "input.hazard", "", "no Hazard"}},
	})
	if got := state(hazards[1]); got != "SERIOUS 2024-03-01 2024-03-01 2024-04-01 2024-03-05 更换限速器 2024-03-05 更换限速器" {
		t.Error(got)
	}
	_, err := db.Do(t.Context(), w.Store, db.RemoveHazard, removed(), nil)
	refused{problem.Conflict, "input.hazard", "", "removed on 2024-03-05"}.check(t, "removed twice", err)

	type escalate = db.EscalateHazardInput
	escalated := func() escalate {
		return escalate{Hazard: hazards[0], ReportedOn: on("2024-03-06"), SealedOn: new(on("2024-03-06"))}
	}
	refusals(t, w, db.EscalateHazard, escalated, map[string]refusal[escalate]{
		"not sealed":                    {func(in *escalate) { in.SealedOn = nil }, refused{problem.RuleViolation, "input.sealedOn", "hazard.sealed 特种设备安全监督检查办法 26", "is sealed"}},
		"reported before it was found":  {func(in *escalate) { in.ReportedOn = on("2024-02-29") }, refused{problem.BadUserInput, "input.reportedOn", "", "before the inspection"}},
		"reported tomorrow":             {func(in *escalate) { in.ReportedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.reportedOn", "", "in the future"}},
		"sealed tomorrow":               {func(in *escalate) { in.SealedOn = new(on("2024-03-16")) }, refused{problem.BadUserInput, "input.sealedOn", "", "in the future"}},
		"sealed before it was found":    {func(in *escalate) { in.SealedOn = new(on("2024-02-29")) }, refused{problem.BadUserInput, "input.sealedOn", "", "before the inspection"}},
		"serious already":               {func(in *escalate) { in.Hazard = hazards[3] }, refused{problem.Conflict, "input.hazard", "", "serious already: it was reported upward on 2024-03-01"}},
		"removed already":               {func(in *escalate) { in.Hazard = hazards[1] }, refused{problem.Conflict, "input.hazard", "", "removed on 2024-03-05"}},
		"sealed where nothing could be": {func(in *escalate) { in.Hazard = hazardsOf(t, w, unit)[0] }, refused{problem.BadUserInput, "input.sealedOn", "", "was of none"}},
	})
	// Thirty days from the 6th: Friday the 5th of April is a holiday, and so is the Saturday; Sunday the 7th was worked.
	if got := state(hazards[0]); got != "SERIOUS 2024-03-06 2024-03-06 2024-04-07" {
		t.Error(got)
	}
	take(t, w, db.EscalateHazard, escalate{Hazard: hazardsOf(t, w, unit)[0], ReportedOn: on("2024-03-06")})

	type unseal = db.UnsealEquipmentInput
	refusals(t, w, db.UnsealEquipment, func() unseal { return unseal{Hazard: hazards[0], UnsealedOn: on("2024-03-15"), Reason: "期限届满"} }, map[string]refusal[unseal]{
		"before it was put on": {func(in *unseal) { in.UnsealedOn = on("2024-03-05") }, refused{problem.BadUserInput, "input.unsealedOn", "", "before the equipment was sealed"}},
		"tomorrow":             {func(in *unseal) { in.UnsealedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.unsealedOn", "", "in the future"}},
		"without a reason":     {func(in *unseal) { in.Reason = "" }, refused{problem.BadUserInput, "input.reason", "", "blank"}},
		"never sealed":         {func(in *unseal) { in.Hazard = hazards[2] }, refused{problem.BadUserInput, "input.hazard", "", "no equipment was sealed"}},
		"removed":              {func(in *unseal) { in.Hazard = hazards[1] }, refused{problem.Conflict, "input.hazard", "", "removed"}},
	})
	_, err = db.Do(t.Context(), w.Store, db.UnsealEquipment, unseal{Hazard: hazards[0], UnsealedOn: on("2024-03-15"), Reason: "期限届满"}, nil)
	refused{problem.Conflict, "input.hazard", "", "taken off on 2024-03-15"}.check(t, "unsealed twice", err)
	// What came off before the hazard was removed came off then.
	take(t, w, db.RemoveHazard, remove{Hazard: hazards[0], RemovedOn: on("2024-03-15"), Proof: "修复"})
	if got := state(hazards[0]); got != "SERIOUS 2024-03-06 2024-03-06 2024-04-07 2024-03-15 期限届满 2024-03-15 修复" {
		t.Error(got)
	}
}

// A refused order leads to a case, fined within the bounds of 特种设备安全监督检查办法 36: 5,000 to 100,000, grave 100,000 to 200,000.
func TestRefusedOrder(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.add(t, otherParty)
	owner := connectOwner(t, w)
	owner.exec(t, `INSERT INTO provisions (id, law, article, text, field, fine_min, fine_max, effective_from) VALUES
		(36, '特种设备安全监督检查办法', '第三十六条', '拒不执行特种设备安全监察指令书', 'SPECIAL_EQUIPMENT', 5000, 100000, '2022-07-01'),
		(37, '特种设备安全监督检查办法', '第三十六条第二款', '情节严重', 'SPECIAL_EQUIPMENT', 100000, 200000, '2022-07-01')`)
	lifted := done(t, w, db.RegisterEquipment, lift(), "equipment")
	days := 0
	issue := func(due string) db.Key {
		t.Helper()
		found := inspection(&lifted, ordinary())
		found.InspectedOn, days = found.InspectedOn.AddDays(-days), days+1
		in := order(done(t, w, db.RecordInspection, found, "inspection"))
		in.DueOn = on(due)
		return done(t, w, db.IssueSafetyOrder, in, "safetyOrder")
	}
	overdue, notYet, failing, kept := issue("2024-03-08"), issue("2024-03-14"), issue("2024-03-06"), issue("2024-03-08")
	for _, o := range []db.Key{failing, kept} {
		take(t, w, db.ReportSafetyOrder, db.ReportSafetyOrderInput{SafetyOrder: o, ReportedOn: on("2024-03-05")})
		take(t, w, db.RecheckSafetyOrder, recheck(o, "2024-03-06", o == kept))
	}
	type in = db.FileCaseInput
	filing := func() in {
		c := caseToFile()
		c.Field, c.Cause, c.FiledOn, c.From = db.CaseFieldSpecialEquipment, "涉嫌拒不执行特种设备安全监察指令书", on("2024-03-14"), &overdue
		return c
	}
	refusals(t, w, db.FileCase, filing, map[string]refusal[in]{
		"its day is not past": {func(c *in) { c.From = &notYet }, refused{problem.RuleViolation, "input.from", "safetyOrder.refused 特种设备安全监督检查办法 36", "to be carried out by 2024-03-14"}},
		"it was carried out":  {func(c *in) { c.From = &kept }, refused{problem.Conflict, "input.from", "safetyOrder.refused 特种设备安全监督检查办法 36", "closed by the re-check of 2024-03-06"}},
		"another party":       {func(c *in) { c.Party = new(key("Party:1:2")) }, refused{problem.BadUserInput, "input.from", "", "about another party than the case: Party:1:1"}},
		"before the order":    {func(c *in) { c.FiledOn = on("2024-02-29"); c.DiscoveredOn = nil }, refused{problem.BadUserInput, "input.filedOn", "", "before the order"}},
		"from no such order":  {func(c *in) { c.From = new(key("SafetyOrder:1:9")) }, refused{problem.NotFound, "input.from", "", "no SafetyOrder"}},
		"from what is none":   {func(c *in) { c.From = new(key("Hazard:1:9")) }, refused{problem.BadUserInput, "input.from", "", "a case grows from"}},
	})
	if got := w.text(t, "SELECT c.case_no FROM safety_orders o JOIN cases c ON c.id = o.case_id WHERE o.id = ?", overdue.ID); got != "太市监案〔2024〕1号" {
		t.Error(got)
	}
	_, err := db.Do(t.Context(), w.Store, db.FileCase, filing(), nil)
	refused{problem.Conflict, "input.from", "", "a case grew from it already"}.check(t, "twice", err)
	// One whose re-check failed on its day, and was not reported again, is refused from the next day on.
	c := filing()
	c.From, c.FiledOn = &failing, on("2024-03-07")
	filed := w.ready(t, c)

	fineOf := func(provision, amount string) db.DecidePenaltyInput {
		return db.DecidePenaltyInput{Case: filed, DecidedOn: on("2024-03-10"), Penalties: []db.PenaltyInput{{Kind: db.PenaltyKindFine, Provision: key(provision), Amount: new(dec(amount))}}}
	}
	for _, c := range []struct{ provision, amount, article string }{
		{"Provision:36", "4999.99", "行政处罚法 32, 33"},
		{"Provision:36", "100000.01", "行政处罚法 4"},
		{"Provision:37", "99999.99", "行政处罚法 32, 33"},
		{"Provision:37", "200000.01", "行政处罚法 4"},
	} {
		_, err := db.Do(t.Context(), w.Store, db.DecidePenalty, fineOf(c.provision, c.amount), nil)
		refused{problem.RuleViolation, "input.penalties[0].amount", "fine.bounds " + c.article, c.amount + " yuan is"}.check(t, c.provision+" "+c.amount, err)
	}
	step := db.StepInput{Case: filed, On: on("2024-03-10")}
	take(t, w, db.ProposePenalty, db.ProposePenaltyInput{StepInput: step, Penalties: fineOf("Provision:36", "5000").Penalties})
	take(t, w, db.NotifyParty, db.NotifyPartyInput{StepInput: step})
	take(t, w, db.WaiveStatement, db.WaiveStatementInput{StepInput: step})
	take(t, w, db.DecidePenalty, fineOf("Provision:36", "5000"))
}

// reported issues an order upon an inspection, and lets the unit report it carried out on a day.
func (w *world) reported(t *testing.T, inspection db.Key, text, day string) db.Key {
	t.Helper()
	in := order(inspection)
	in.Text = text
	issued := done(t, w, db.IssueSafetyOrder, in, "safetyOrder")
	take(t, w, db.ReportSafetyOrder, db.ReportSafetyOrderInput{SafetyOrder: issued, ReportedOn: on(day)})
	return issued
}

func hazardsOf(t *testing.T, w *world, inspection db.Key) (all []db.Key) {
	t.Helper()
	var ids []int64
	if err := w.DB().NewRaw("SELECT id FROM hazards WHERE inspection_id = ? ORDER BY id", inspection.ID).Scan(t.Context(), &ids); err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		all = append(all, db.Key{Type: "Hazard", Agency: 1, ID: id})
	}
	return all
}

// Orders are closed by days, in whatever order that is recorded: the last day removes the hazards, and its re-check proves it.
func TestOrdersClosedOutOfOrder(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	lifted := done(t, w, db.RegisterEquipment, lift(), "equipment")
	inspected := done(t, w, db.RecordInspection, inspection(&lifted, ordinary(), serious()), "inspection")
	first, second := w.reported(t, inspected, "甲", "2024-03-04"), w.reported(t, inspected, "乙", "2024-03-05")
	last := recheck(first, "2024-03-12", true)
	last.Text = "最后复查"
	take(t, w, db.RecheckSafetyOrder, last)
	take(t, w, db.RecheckSafetyOrder, recheck(second, "2024-03-06", true))
	if got := w.text(t, "SELECT string_agg(concat_ws(' ', removed_on, proof, unsealed_on, unsealing), '; ' ORDER BY id) FROM hazards"); got != "2024-03-12 最后复查; 2024-03-12 最后复查 2024-03-12 最后复查" {
		t.Error(got)
	}
}

// A re-check does not find gone before a day on which the hazard is on record as there.
func TestRecheckBeforeTheSeal(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	lifted := done(t, w, db.RegisterEquipment, lift(), "equipment")
	inspected := done(t, w, db.RecordInspection, inspection(&lifted, ordinary()), "inspection")
	hazard := hazardsOf(t, w, inspected)[0]
	issued := w.reported(t, inspected, "甲", "2024-03-04")
	take(t, w, db.EscalateHazard, db.EscalateHazardInput{Hazard: hazard, ReportedOn: on("2024-03-10"), SealedOn: new(on("2024-03-10"))})
	pass := func(day string) error {
		_, err := db.Do(t.Context(), w.Store, db.RecheckSafetyOrder, recheck(issued, day, true), nil)
		return err
	}
	const rule = "hazard.rechecked 特种设备安全监督检查办法 29"
	refused{problem.RuleViolation, "input.recheckedOn", rule, "before the equipment was sealed, 2024-03-10: give the day of a re-check after that, or say that this one failed"}.check(t, "before the seal", pass("2024-03-09"))
	take(t, w, db.UnsealEquipment, db.UnsealEquipmentInput{Hazard: hazard, UnsealedOn: on("2024-03-12"), Reason: "期限届满"})
	refused{problem.RuleViolation, "input.recheckedOn", rule, "the seal came off while the hazard was there, 2024-03-12"}.check(t, "before the seal came off", pass("2024-03-11"))
	take(t, w, db.RecheckSafetyOrder, recheck(issued, "2024-03-12", true))
	if got := w.text(t, "SELECT concat_ws(' ', removed_on, unsealed_on, unsealing) FROM hazards"); got != "2024-03-12 2024-03-12 期限届满" {
		t.Error(got)
	}
}

// A hazard whose seal came off is not sealed: it is sealed again, with a term of its own, and what was before is kept.
func TestSealedAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	lifted := done(t, w, db.RegisterEquipment, lift(), "equipment")
	sealed := ordinary()
	sealed.SealedOn = new(on("2024-03-01"))
	inspected := done(t, w, db.RecordInspection, inspection(&lifted, sealed, serious()), "inspection")
	hazard, other := hazardsOf(t, w, inspected)[0], hazardsOf(t, w, inspected)[1]
	unit := hazardsOf(t, w, done(t, w, db.RecordInspection, inspection(nil, ordinary()), "inspection"))[0]
	state := func(hazard db.Key) string {
		t.Helper()
		return w.text(t, `SELECT concat_ws(' ', severity, sealed_on, seal_due_on, coalesce(unsealed_on::text, '-')) || ': ' ||
			coalesce((SELECT string_agg(concat_ws(' ', sealed_on, due_on, unsealed_on, unsealing), '; ' ORDER BY id) FROM earlier_seals s WHERE s.hazard_id = h.id), '') FROM hazards h WHERE id = ?`, hazard.ID)
	}
	off := func(hazard db.Key, day string) {
		t.Helper()
		take(t, w, db.UnsealEquipment, db.UnsealEquipmentInput{Hazard: hazard, UnsealedOn: on(day), Reason: "期限届满"})
	}
	off(hazard, "2024-03-05")
	off(other, "2024-03-06")

	type escalate = db.EscalateHazardInput
	refusals(t, w, db.EscalateHazard, func() escalate {
		return escalate{Hazard: hazard, ReportedOn: on("2024-03-08"), SealedOn: new(on("2024-03-08"))}
	}, map[string]refusal[escalate]{
		"its seal came off":             {func(in *escalate) { in.SealedOn = nil }, refused{problem.RuleViolation, "input.sealedOn", "hazard.sealed 特种设备安全监督检查办法 26", "is sealed"}},
		"sealed before the seal is off": {func(in *escalate) { in.SealedOn = new(on("2024-03-04")) }, refused{problem.BadUserInput, "input.sealedOn", "", "before the last seal came off, 2024-03-05"}},
	})
	// Thirty days from the 8th: Sunday the 7th of April, which was worked.
	if got := state(hazard); got != "SERIOUS 2024-03-08 2024-04-07 -: 2024-03-01 2024-04-01 2024-03-05 期限届满" {
		t.Error(got)
	}

	type seal = db.SealEquipmentInput
	again := func() seal { return seal{Hazard: other, SealedOn: on("2024-03-06")} }
	refusals(t, w, db.SealEquipment, again, map[string]refusal[seal]{
		"a seal is on":              {func(in *seal) { in.Hazard = hazard }, refused{problem.Conflict, "input.sealedOn", "", "was sealed on 2024-03-08, and the seal is on"}},
		"before the last came off":  {func(in *seal) { in.SealedOn = on("2024-03-05") }, refused{problem.BadUserInput, "input.sealedOn", "", "before the last seal came off, 2024-03-06"}},
		"tomorrow":                  {func(in *seal) { in.SealedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.sealedOn", "", "in the future"}},
		"where nothing could be":    {func(in *seal) { in.Hazard = unit }, refused{problem.BadUserInput, "input.sealedOn", "", "was of none"}},
		"of nothing":                {func(in *seal) { in.Hazard.ID = 9 }, refused{problem.NotFound, "input.hazard", "", "no Hazard"}},
		"of something else":         {func(in *seal) { in.Hazard = lifted }, refused{problem.BadUserInput, "input.hazard", "", "is the id of a Equipment"}},
		"with the hazard elsewhere": {func(in *seal) { in.Hazard.Agency = 2 }, refused{problem.NotFound, "input.hazard", "", "no Hazard"}},
	})
	// Off and on within a day: that extended it, and it is not extended again, on the day nor on the next.
	off(other, "2024-03-06")
	const extension = "seal.extension 行政强制法 25"
	for _, day := range []string{"2024-03-06", "2024-03-07"} {
		_, err := db.Do(t.Context(), w.Store, db.SealEquipment, seal{Hazard: other, SealedOn: on(day)}, nil)
		refused{problem.RuleViolation, "input.sealedOn", extension, "the one that came off on 2024-03-06 was extended by that of 2024-03-06: leave the seal off"}.check(t, "extended again on "+day, err)
	}
	// For new facts it is sealed two days later: that is extended once, here by the day after it came off.
	for _, day := range []string{"2024-03-08", "2024-03-10"} {
		take(t, w, db.SealEquipment, seal{Hazard: other, SealedOn: on(day)})
		off(other, on(day).AddDays(1).String())
	}
	_, err := db.Do(t.Context(), w.Store, db.SealEquipment, seal{Hazard: other, SealedOn: on("2024-03-12")}, nil)
	refused{problem.RuleViolation, "input.sealedOn", extension, "came off on 2024-03-09 was extended by that of 2024-03-10"}.check(t, "extended by a third", err)
	if got := w.text(t, "SELECT string_agg(sealed_on || ' ' || unsealed_on, '; ' ORDER BY id) FROM earlier_seals WHERE hazard_id = ?", other.ID); got !=
		"2024-03-01 2024-03-06; 2024-03-06 2024-03-06; 2024-03-08 2024-03-09" {
		t.Error(got)
	}
	take(t, w, db.RemoveHazard, db.RemoveHazardInput{Hazard: other, RemovedOn: on("2024-03-15"), Proof: "修复"})
	_, err = db.Do(t.Context(), w.Store, db.SealEquipment, again(), nil)
	refused{problem.Conflict, "input.hazard", "", "removed on 2024-03-15"}.check(t, "sealed when removed", err)
}

// While an order is open, what it is about is removed by its re-check alone.
func TestRemovedByRecheck(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	lifted := done(t, w, db.RegisterEquipment, lift(), "equipment")
	inspected := done(t, w, db.RecordInspection, inspection(&lifted, ordinary(), serious()), "inspection")
	hazards := hazardsOf(t, w, inspected)
	remove := func(hazard db.Key, day string) error {
		_, err := db.Do(t.Context(), w.Store, db.RemoveHazard, db.RemoveHazardInput{Hazard: hazard, RemovedOn: on(day), Proof: "补齐"}, nil)
		return err
	}
	// Where nothing was ordered, it is said so.
	if err := remove(hazards[0], "2024-03-02"); err != nil {
		t.Error(err)
	}
	issued := w.reported(t, inspected, "甲", "2024-03-04")
	refused{problem.RuleViolation, "input.hazard", "hazard.rechecked 特种设备安全监督检查办法 29", "the order 太市监特令〔2024〕1号 (" + issued.String() + ") is open"}.check(t, "an order is open", remove(hazards[1], "2024-03-05"))
	take(t, w, db.RecheckSafetyOrder, recheck(issued, "2024-03-06", true))
	if got := w.text(t, "SELECT string_agg(removed_on::text, ' ' ORDER BY id) FROM hazards"); got != "2024-03-02 2024-03-06" {
		t.Error(got)
	}
	// A seal that came off did so while the hazard was there.
	found := inspection(&lifted, serious())
	found.InspectedOn, found.Hazards[0].ReportedOn, found.Hazards[0].SealedOn = on("2024-03-08"), new(on("2024-03-08")), new(on("2024-03-08"))
	hazard := hazardsOf(t, w, done(t, w, db.RecordInspection, found, "inspection"))[0]
	take(t, w, db.UnsealEquipment, db.UnsealEquipmentInput{Hazard: hazard, UnsealedOn: on("2024-03-12"), Reason: "期限届满"})
	refused{problem.BadUserInput, "input.removedOn", "", "before the seal came off while the hazard was there, 2024-03-12"}.check(t, "before the seal came off", remove(hazard, "2024-03-11"))
	if err := remove(hazard, "2024-03-12"); err != nil {
		t.Error(err)
	}
}

// The same inspection is on record once; what was left out of it is added, and what is another one is another record.
func TestInspectionOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.add(t, "INSERT INTO officers (agency_id, id, unit_id, name, certificate_no, certified_from) VALUES (1, 4, 1, '陆军', 'E-4', '2020-01-01')")
	lifted := done(t, w, db.RegisterEquipment, lift(), "equipment")
	type in = db.RecordInspectionInput
	// Many at once, of the equipment and of the unit as a whole.
	for name, again := range map[string]in{"equipment": inspection(&lifted, ordinary()), "unit": inspection(nil, serious())} {
		again.Hazards[0].SealedOn = nil
		passed := 0
		for _, err := range together(6, func(int) error {
			_, err := db.Do(t.Context(), w.Store, db.RecordInspection, again, nil)
			return err
		}) {
			switch p := problem.Of(err); {
			case err == nil:
				passed++
			case p == nil || p.Code != problem.Conflict || p.Field != "input.inspectedOn":
				t.Errorf("%s: %v", name, err)
			}
		}
		if passed != 1 {
			t.Errorf("%s: %d passed", name, passed)
		}
	}
	first := key("Inspection:1:" + w.text(t, "SELECT id FROM inspections WHERE equipment_id IS NOT NULL"))
	whole := key("Inspection:1:" + w.text(t, "SELECT id FROM inspections WHERE equipment_id IS NULL"))
	for name, c := range map[string]struct {
		change func(*in)
		of     db.Key
	}{
		"what it found is left out":   {func(in *in) { in.Hazards = nil }, first},
		"inspectors the other way":    {func(in *in) { in.Inspectors = keys("Officer:1:2", "Officer:1:1") }, first},
		"a note to it":                {func(in *in) { in.Note = new("复印") }, first},
		"no unit":                     {func(in *in) { in.Unit = nil }, first},
		"of the unit, with a finding": {func(in *in) { in.Equipment = nil }, whole},
	} {
		again := inspection(&lifted, ordinary())
		c.change(&again)
		_, err := db.Do(t.Context(), w.Store, db.RecordInspection, again, nil)
		refused{problem.Conflict, "input.inspectedOn", "", "on record: " + c.of.String() + ". What else it found is added to it (addHazard)"}.check(t, name, err)
	}
	for name, change := range map[string]func(*in){
		"by others":            func(in *in) { in.Inspectors = keys("Officer:1:1", "Officer:1:4") },
		"by one more":          func(in *in) { in.Inspectors = keys("Officer:1:1", "Officer:1:2", "Officer:1:4") },
		"on another day":       func(in *in) { in.InspectedOn = on("2024-03-02") },
		"of another place":     func(in *in) { in.Equipment, in.Note = nil, new("北厂区") },
		"of yet another place": func(in *in) { in.Equipment, in.Note = nil, new("南厂区") },
	} {
		another := inspection(&lifted, ordinary())
		change(&another)
		if _, err := db.Do(t.Context(), w.Store, db.RecordInspection, another, nil); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}

	type add = db.AddHazardInput
	left := func() add { return add{Inspection: first, Hazard: serious()} }
	refusals(t, w, db.AddHazard, left, map[string]refusal[add]{
		"of nothing":                {func(in *add) { in.Inspection.ID = 9 }, refused{problem.NotFound, "input.inspection", "", "no Inspection"}},
		"on record":                 {func(in *add) { in.Hazard = ordinary() }, refused{problem.Conflict, "input.hazard.text", "", "the hazard is on record: Hazard:1:"}},
		"not reported upward":       {func(in *add) { in.Hazard.ReportedOn = nil }, refused{problem.RuleViolation, "input.hazard.reportedOn", "hazard.reported 特种设备安全监督检查办法 30", "reported upward"}},
		"not sealed":                {func(in *add) { in.Hazard.SealedOn = nil }, refused{problem.RuleViolation, "input.hazard.sealedOn", "hazard.sealed 特种设备安全监督检查办法 26", "is sealed"}},
		"sealed before":             {func(in *add) { in.Hazard.SealedOn = new(on("2024-02-29")) }, refused{problem.BadUserInput, "input.hazard.sealedOn", "", "before the inspection"}},
		"sealed, and nothing is":    {func(in *add) { in.Inspection = whole }, refused{problem.BadUserInput, "input.hazard.sealedOn", "", "the inspection names none"}},
		"nothing said of it":        {func(in *add) { in.Hazard.Text = " " }, refused{problem.BadUserInput, "input.hazard.text", "", "blank"}},
		"of what is no inspection ": {func(in *add) { in.Inspection = lifted }, refused{problem.BadUserInput, "input.inspection", "", "is the id of a Equipment"}},
	})
	_, err := db.Do(t.Context(), w.Store, db.AddHazard, left(), nil)
	refused{problem.Conflict, "input.hazard.text", "", "on record"}.check(t, "twice", err)
	if got := w.text(t, "SELECT string_agg(concat_ws(' ', severity, sealed_on, seal_due_on), '; ' ORDER BY id) FROM hazards WHERE inspection_id = ?", first.ID); got != "ORDINARY; SERIOUS 2024-03-01 2024-04-01" {
		t.Error(got)
	}
}

// Equipment is taken out of use once what was found on it is answered, and not before: that it was scrapped is such an answer. After
// that nothing is left open of it, whatever day it is said to be of.
func TestRetiredWhenAnswered(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	lifted := done(t, w, db.RegisterEquipment, lift(), "equipment")
	sealed := serious()
	sealed.SealedOn = new(on("2024-03-02"))
	inspected := done(t, w, db.RecordInspection, inspection(&lifted, ordinary()), "inspection")
	before := inspection(&lifted, sealed)
	before.InspectedOn, before.Hazards[0].ReportedOn = on("2024-02-28"), new(on("2024-02-28"))
	other := hazardsOf(t, w, done(t, w, db.RecordInspection, before, "inspection"))[0]
	retire := func(day string) error {
		_, err := db.Do(t.Context(), w.Store, db.RetireEquipment, db.RetireEquipmentInput{Equipment: lifted, RetiredOn: on(day)}, nil)
		return err
	}
	hazard := hazardsOf(t, w, inspected)[0]
	refused{problem.Conflict, "input.equipment", "", "31103205852024001 is open: [" + hazard.String() + " " + other.String() + "]. Where the equipment was scrapped, that answers it"}.check(t, "a hazard is there", retire("2024-03-08"))
	take(t, w, db.RemoveHazard, db.RemoveHazardInput{Hazard: other, RemovedOn: on("2024-03-12"), Proof: "设备已报废拆除"})
	issued := w.reported(t, inspected, "甲", "2024-03-08")
	refused{problem.Conflict, "input.equipment", "", "[" + issued.String() + " " + hazard.String() + "]"}.check(t, "an order is open", retire("2024-03-12"))
	scrapped := recheck(issued, "2024-03-11", true)
	scrapped.Text = "设备已报废拆除"
	take(t, w, db.RecheckSafetyOrder, scrapped)
	refused{problem.Conflict, "input.retiredOn", "", "31103205852024001 was answered on 2024-03-12"}.check(t, "before the last answer", retire("2024-03-11"))
	if err := retire("2024-03-12"); err != nil {
		t.Error(err)
	}
	const retired = "31103205852024001 was taken out of use on 2024-03-12"
	late := db.AddHazardInput{Inspection: inspected, Hazard: also(ordinary())}
	_, err := db.Do(t.Context(), w.Store, db.AddHazard, late, nil)
	refused{problem.Conflict, "input.inspection", "", retired}.check(t, "found, and left open", err)
	_, err = db.Do(t.Context(), w.Store, db.IssueSafetyOrder, order(inspected), nil)
	refused{problem.Conflict, "input.inspection", "", retired}.check(t, "ordered", err)
	// What had been mended before is recorded late.
	late.Hazard.Mended = new("当场补齐")
	take(t, w, db.AddHazard, late)
	if got := w.text(t, "SELECT concat_ws(' ', retired_on, (SELECT string_agg(concat_ws(' ', removed_on, proof), '; ' ORDER BY id) FROM hazards)) FROM equipment"); got !=
		"2024-03-12 2024-03-11 设备已报废拆除; 2024-03-12 设备已报废拆除; 2024-03-01 当场补齐" {
		t.Error(got)
	}
	// One that was left open by an earlier version is not sealed.
	owner := connectOwner(t, w)
	owner.exec(t, "SET session_replication_role = replica; UPDATE hazards SET removed_on = NULL, proof = NULL WHERE id = "+w.text(t, "SELECT ?", hazard.ID))
	_, err = db.Do(t.Context(), w.Store, db.SealEquipment, db.SealEquipmentInput{Hazard: hazard, SealedOn: on("2024-03-13")}, nil)
	refused{problem.Conflict, "input.sealedOn", "", retired}.check(t, "sealed", err)
	take(t, w, db.RemoveHazard, db.RemoveHazardInput{Hazard: hazard, RemovedOn: on("2024-03-13"), Proof: "设备已报废拆除"})
}

// The last day by which equipment is taken out of use is that of whatever answered last: here an order, closed after a hazard was
// removed, and a seal that came off.
func TestRetiredAfterOrder(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	lifted := done(t, w, db.RegisterEquipment, lift(), "equipment")
	inspected := done(t, w, db.RecordInspection, inspection(&lifted, ordinary()), "inspection")
	take(t, w, db.RecheckSafetyOrder, recheck(w.reported(t, inspected, "甲", "2024-03-04"), "2024-03-12", true))
	connectOwner(t, w).exec(t, "UPDATE hazards SET removed_on = '2024-03-05'")
	_, err := db.Do(t.Context(), w.Store, db.RetireEquipment, db.RetireEquipmentInput{Equipment: lifted, RetiredOn: on("2024-03-11")}, nil)
	refused{problem.Conflict, "input.retiredOn", "", "was answered on 2024-03-12"}.check(t, "before the order was closed", err)
	take(t, w, db.RetireEquipment, db.RetireEquipmentInput{Equipment: lifted, RetiredOn: on("2024-03-12")})
}

// A re-check did not concern a hazard that was recorded after it, however late its day is.
func TestRecheckBeforeTheHazard(t *testing.T) {
	t.Parallel()
	var passed atomic.Int64 // minutes
	w := newWorld(t, db.WithClock(func() time.Time { return now.Add(time.Duration(passed.Add(1)) * time.Minute) }))
	lifted := done(t, w, db.RegisterEquipment, lift(), "equipment")
	inspected := done(t, w, db.RecordInspection, inspection(&lifted, ordinary()), "inspection")
	first, second := w.reported(t, inspected, "甲", "2024-03-04"), w.reported(t, inspected, "乙", "2024-03-05")
	last := recheck(first, "2024-03-12", true)
	last.Text = "第一次复查"
	take(t, w, db.RecheckSafetyOrder, last)
	added := db.AddHazardInput{Inspection: inspected, Hazard: serious()}
	added.Hazard.SealedOn = new(on("2024-03-08"))
	take(t, w, db.AddHazard, added)
	_, err := db.Do(t.Context(), w.Store, db.RecheckSafetyOrder, recheck(second, "2024-03-07", true), nil)
	refused{problem.RuleViolation, "input.recheckedOn", "hazard.rechecked 特种设备安全监督检查办法 29", "on 2024-03-07, before the equipment was sealed, 2024-03-08"}.check(t, "before the seal", err)
	take(t, w, db.RecheckSafetyOrder, recheck(second, "2024-03-09", true))
	if got := w.text(t, "SELECT string_agg(concat_ws(' ', severity, removed_on, proof), '; ' ORDER BY id) FROM hazards"); got != "ORDINARY 2024-03-12 第一次复查; SERIOUS 2024-03-09 复查照片" {
		t.Error(got)
	}
}

// Whether an order was refused is asked of the day on which the case was filed: by then its day was past, and no report that was made
// by it had passed its re-check, or waited for it.
func TestRefusedByTheDay(t *testing.T) {
	t.Parallel()
	const due = "2024-03-08"
	// Each by day: what is reported, and what a re-check finds.
	type act struct{ day, what string }
	for name, c := range map[string]struct {
		acts    []act
		filedOn string
		says    string // empty: it was refused
		code    problem.Code
	}{
		"nothing was done, on its day":                  {nil, due, "to be carried out by 2024-03-08", problem.RuleViolation},
		"nothing was done, the day after":               {nil, "2024-03-09", "", ""},
		"reported on its day, not looked at":            {[]act{{due, "reported"}}, "2024-03-12", "in time, on 2024-03-08, that it was carried out, and that waits", problem.RuleViolation},
		"reported the day after, not looked at":         {[]act{{"2024-03-09", "reported"}}, "2024-03-12", "", ""},
		"failed, before its day":                        {[]act{{"2024-03-04", "reported"}, {"2024-03-05", "failed"}}, "2024-03-05", "to be carried out by 2024-03-08", problem.RuleViolation},
		"failed, on its day":                            {[]act{{"2024-03-04", "reported"}, {"2024-03-05", "failed"}}, due, "to be carried out by 2024-03-08", problem.RuleViolation},
		"failed, and nothing since, the day after":      {[]act{{"2024-03-04", "reported"}, {"2024-03-05", "failed"}}, "2024-03-09", "", ""},
		"failed on the day it was filed":                {[]act{{"2024-03-04", "reported"}, {"2024-03-12", "failed"}}, "2024-03-12", "", ""},
		"failed after it was filed":                     {[]act{{"2024-03-04", "reported"}, {"2024-03-12", "failed"}}, "2024-03-11", "in time, on 2024-03-04, that it was carried out, and the re-check that failed was on 2024-03-12", problem.RuleViolation},
		"reported late, failed after it was filed":      {[]act{{"2024-03-09", "reported"}, {"2024-03-12", "failed"}}, "2024-03-11", "", ""},
		"failed, and reported again in time":            {[]act{{"2024-03-04", "reported"}, {"2024-03-05", "failed"}, {"2024-03-07", "reported"}}, "2024-03-09", "in time, on 2024-03-07, that it was carried out, and that waits", problem.RuleViolation},
		"failed, and reported again late":               {[]act{{"2024-03-04", "reported"}, {"2024-03-05", "failed"}, {"2024-03-09", "reported"}}, "2024-03-09", "", ""},
		"failed twice, the second time after it":        {[]act{{"2024-03-04", "reported"}, {"2024-03-05", "failed"}, {"2024-03-07", "reported"}, {"2024-03-12", "failed"}}, "2024-03-11", "in time, on 2024-03-07", problem.RuleViolation},
		"failed twice, before it":                       {[]act{{"2024-03-04", "reported"}, {"2024-03-05", "failed"}, {"2024-03-07", "reported"}, {"2024-03-12", "failed"}}, "2024-03-13", "", ""},
		"failed after it was filed, and late":           {[]act{{"2024-03-04", "reported"}, {"2024-03-12", "failed"}, {"2024-03-13", "reported"}}, "2024-03-11", "in time, on 2024-03-04", problem.RuleViolation},
		"late, and failed after it was filed as well":   {[]act{{"2024-03-04", "reported"}, {"2024-03-05", "failed"}, {"2024-03-09", "reported"}, {"2024-03-13", "failed"}}, "2024-03-11", "", ""},
		"carried out late, by the day it was filed":     {[]act{{"2024-03-09", "reported"}, {"2024-03-11", "passed"}}, "2024-03-11", "", ""},
		"carried out late, long before it was filed":    {[]act{{"2024-03-09", "reported"}, {"2024-03-11", "passed"}}, "2024-03-14", "", ""},
		"carried out late, after the day it was filed":  {[]act{{"2024-03-09", "reported"}, {"2024-03-11", "passed"}}, "2024-03-10", "", ""},
		"carried out late, when a re-check had failed":  {[]act{{"2024-03-04", "reported"}, {"2024-03-05", "failed"}, {"2024-03-11", "reported"}, {"2024-03-12", "passed"}}, "2024-03-14", "", ""},
		"carried out in time":                           {[]act{{"2024-03-06", "reported"}, {"2024-03-07", "passed"}}, "2024-03-11", "reported in time on 2024-03-06, and closed by the re-check of 2024-03-07. A case of what was found grows from the inspection, Inspection:1:1", problem.Conflict},
		"carried out in time, seen so later":            {[]act{{due, "reported"}, {"2024-03-11", "passed"}}, "2024-03-12", "reported in time on 2024-03-08, and closed by the re-check of 2024-03-11", problem.Conflict},
		"carried out in time, filed before it was seen": {[]act{{due, "reported"}, {"2024-03-11", "passed"}}, "2024-03-10", "reported in time on 2024-03-08, and closed by the re-check of 2024-03-11", problem.Conflict},
		"carried out in time, when one had failed":      {[]act{{"2024-03-04", "reported"}, {"2024-03-05", "failed"}, {"2024-03-06", "reported"}, {"2024-03-07", "passed"}}, "2024-03-14", "reported in time on 2024-03-06", problem.Conflict},
		"carried out in time, asked about too early":    {[]act{{"2024-03-04", "reported"}, {"2024-03-05", "failed"}, {"2024-03-06", "reported"}, {"2024-03-07", "passed"}}, "2024-03-06", "to be carried out by 2024-03-08", problem.RuleViolation},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			in := order(done(t, w, db.RecordInspection, inspection(nil, ordinary()), "inspection"))
			in.DueOn = on(due)
			issued := done(t, w, db.IssueSafetyOrder, in, "safetyOrder")
			for _, a := range c.acts {
				if a.what == "reported" {
					take(t, w, db.ReportSafetyOrder, db.ReportSafetyOrderInput{SafetyOrder: issued, ReportedOn: on(a.day)})
					continue
				}
				take(t, w, db.RecheckSafetyOrder, recheck(issued, a.day, a.what == "passed"))
			}
			filing := caseToFile()
			filing.Field, filing.FiledOn, filing.From = db.CaseFieldSpecialEquipment, on(c.filedOn), &issued
			_, err := db.Do(t.Context(), w.Store, db.FileCase, filing, nil)
			switch {
			case c.says == "" && err != nil:
				t.Error(err)
			case c.says != "":
				refused{c.code, "input.from", "safetyOrder.refused 特种设备安全监督检查办法 36", c.says}.check(t, name, err)
			}
		})
	}
}
