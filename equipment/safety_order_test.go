package equipment_test

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"docket/db"
	"docket/db/dbtest"
	"docket/enforcement"
	"docket/equipment"
	"docket/problem"
)

// Two writers close the last two orders of an inspection at once, for 12 inspections: the second one removes the hazards.
func TestOrdersClosedAtOnce(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	var orders []db.Key
	for i := range 12 {
		found := dbtest.Inspection(nil, dbtest.OrdinaryHazard(), dbtest.AnotherHazard(dbtest.OrdinaryHazard()))
		found.Note = new(fmt.Sprint("第", i, "车间"))
		inspected := dbtest.RunForKey(t, w, equipment.RecordInspection, found, "inspection")
		orders = append(orders, w.IssueReportedOrder(t, inspected, "甲", "2024-03-04"), w.IssueReportedOrder(t, inspected, "乙", "2024-03-04"))
	}
	// Each order is re-checked twice: the second re-check is refused.
	passed := 0
	for _, err := range dbtest.RunTogether(2*len(orders), func(i int) error {
		_, err := db.Do(t.Context(), w.Store, equipment.RecheckSafetyOrder, recheckOf(orders[i%len(orders)], "2024-03-06", true), nil)
		return err
	}) {
		switch p := problem.Of(err); {
		case err == nil:
			passed++
		case p == nil || p.Code != problem.Conflict || !strings.Contains(p.Message, "closed on 2024-03-06"):
			t.Error(err)
		}
	}
	if got := w.Text(t, "SELECT concat_ws(' ', (SELECT count(*) FROM rechecks WHERE has_passed), (SELECT count(*) FROM safety_orders WHERE closed_on IS NULL), (SELECT count(*) FROM hazards WHERE removed_on IS NULL))"); passed != 24 || got != "24 0 0" {
		t.Errorf("%d passed; passed, open, still there: %s", passed, got)
	}
}

// An order is issued once about the hazards of an inspection that are not removed, under a number of its own.
func TestIssueSafetyOrder(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	elevator := dbtest.RunForKey(t, w, equipment.RegisterEquipment, newElevator(), "equipment")
	inspected := dbtest.RunForKey(t, w, equipment.RecordInspection, dbtest.Inspection(&elevator, dbtest.OrdinaryHazard(), seriousHazard()), "inspection")
	before := func(day string, hazards ...equipment.HazardInput) db.Key {
		t.Helper()
		in := dbtest.Inspection(&elevator, hazards...)
		in.InspectedOn = dbtest.Day(day)
		return dbtest.RunForKey(t, w, equipment.RecordInspection, in, "inspection")
	}
	mended := dbtest.OrdinaryHazard()
	mended.Mended = new("当场补齐")
	clean, onTheSpot := before("2024-02-26"), before("2024-02-27", mended)

	type issue = equipment.IssueSafetyOrderInput
	dbtest.CheckRefusals(t, w, equipment.IssueSafetyOrder, func() issue { return dbtest.Order(inspected) }, map[string]dbtest.FaultyInput[issue]{
		"nothing was found":       {Change: func(in *issue) { in.Inspection = clean }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.inspection", Rule: "safetyOrder.found 特种设备安全法 62", Says: "no hazard"}},
		"all was mended":          {Change: func(in *issue) { in.Inspection = onTheSpot }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.inspection", Rule: "safetyOrder.found 特种设备安全法 62", Says: "no hazard that is still there"}},
		"before the inspection":   {Change: func(in *issue) { in.IssuedOn = dbtest.Day("2024-02-29") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.issuedOn", Rule: "", Says: "before the inspection"}},
		"tomorrow":                {Change: func(in *issue) { in.IssuedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.issuedOn", Rule: "", Says: "in the future"}},
		"due before it is issued": {Change: func(in *issue) { in.DueOn = dbtest.Day("2024-02-29") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.dueOn", Rule: "", Says: "before the order, 2024-03-01"}},
		"nothing ordered":         {Change: func(in *issue) { in.Text = " " }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.text", Rule: "", Says: "blank"}},
		"of no inspection":        {Change: func(in *issue) { in.Inspection.ID = 9 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.inspection", Rule: "", Says: "no Inspection"}},
	})
	first := dbtest.Key("SafetyOrder:1:" + w.Text(t, "SELECT max(id) FROM safety_orders"))
	if got := w.Text(t, "SELECT order_no || ' ' || party_id FROM safety_orders WHERE id = ?", first.ID); got != "太市监特令〔2024〕1号 1" {
		t.Error(got)
	}
	taken := dbtest.Order(inspected)
	taken.OrderNo = new("太市监特令〔2024〕1号")
	_, err := db.Do(t.Context(), w.Store, equipment.IssueSafetyOrder, taken, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.text", Rule: "", Says: "an order with this text was issued on 2024-03-01, and is open: " + first.String()}.Check(t, "the same again", err)
	taken.Text = "责令停止使用"
	_, err = db.Do(t.Context(), w.Store, equipment.IssueSafetyOrder, taken, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.orderNo", Rule: "", Says: "is taken in this bureau"}.Check(t, "a number given before", err)
	taken.OrderNo, taken.DueOn = nil, taken.IssuedOn // to stop at once
	atOnce := dbtest.RunForKey(t, w, equipment.IssueSafetyOrder, taken, "safetyOrder")
	if got := w.Text(t, "SELECT issued_on || ' ' || due_on FROM safety_orders WHERE id = ?", atOnce.ID); got != "2024-03-01 2024-03-01" {
		t.Error(got)
	}
}

// An order is issued, reported, fails a re-check, is reported again, and is closed by a re-check that passes.
func TestSafetyOrder(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	elevator := dbtest.RunForKey(t, w, equipment.RegisterEquipment, newElevator(), "equipment")
	inspected := dbtest.RunForKey(t, w, equipment.RecordInspection, dbtest.Inspection(&elevator, dbtest.OrdinaryHazard(), seriousHazard()), "inspection")
	first := dbtest.RunForKey(t, w, equipment.IssueSafetyOrder, dbtest.Order(inspected), "safetyOrder")
	other := dbtest.Order(inspected)
	other.Text = "责令停止使用"
	second := dbtest.RunForKey(t, w, equipment.IssueSafetyOrder, other, "safetyOrder")
	_, err := db.Do(t.Context(), w.Store, equipment.RecheckSafetyOrder, recheckOf(first, "2024-03-06", true), nil)
	dbtest.Refusal{Code: problem.RuleViolation, Field: "input.safetyOrder", Rule: "safetyOrder.reported 特种设备安全监督检查办法 29", Says: "has not reported"}.Check(t, "not reported yet", err)

	type report = equipment.ReportSafetyOrderInput
	reported := func() report { return report{SafetyOrder: first, ReportedOn: dbtest.Day("2024-03-04")} }
	dbtest.CheckRefusals(t, w, equipment.ReportSafetyOrder, reported, map[string]dbtest.FaultyInput[report]{
		"before the order": {Change: func(in *report) { in.ReportedOn = dbtest.Day("2024-02-29") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.reportedOn", Rule: "", Says: "before the order"}},
		"tomorrow":         {Change: func(in *report) { in.ReportedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.reportedOn", Rule: "", Says: "in the future"}},
		"of nothing":       {Change: func(in *report) { in.SafetyOrder.ID = 9 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.safetyOrder", Rule: "", Says: "no SafetyOrder"}},
	})
	_, err = db.Do(t.Context(), w.Store, equipment.ReportSafetyOrder, reported(), nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.safetyOrder", Rule: "", Says: "reported it on 2024-03-04 already"}.Check(t, "reported twice", err)
	state := func(order db.Key) string {
		t.Helper()
		return w.Text(t, "SELECT concat_ws(' ', coalesce(reported_on::text, '-'), coalesce(recheck_due_on::text, '-'), coalesce(closed_on::text, '-')) FROM safety_orders WHERE id = ?", order.ID)
	}
	// Ten working days: 5 to 8, 11 to 15, and Monday the 18th.
	if got := state(first); got != "2024-03-04 2024-03-18 -" {
		t.Error(got)
	}

	type check = equipment.RecheckSafetyOrderInput
	dbtest.CheckRefusals(t, w, equipment.RecheckSafetyOrder, func() check { return recheckOf(first, "2024-03-06", false) }, map[string]dbtest.FaultyInput[check]{
		"before the report":          {Change: func(in *check) { in.RecheckedOn = dbtest.Day("2024-03-03") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.recheckedOn", Rule: "", Says: "before the unit's report, 2024-03-04"}},
		"tomorrow":                   {Change: func(in *check) { in.RecheckedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.recheckedOn", Rule: "", Says: "in the future"}},
		"by one inspector":           {Change: func(in *check) { in.Inspectors = in.Inspectors[:1] }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.inspectors", Rule: "inspectors.two 特种设备安全法 65", Says: "not 1"}},
		"with a certificate run out": {Change: func(in *check) { in.Inspectors = dbtest.Keys("Officer:1:3", "Officer:1:1") }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.inspectors[0]", Rule: "inspectors.certified 特种设备安全法 65", Says: "E-3"}},
		"nothing said":               {Change: func(in *check) { in.Text = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.text", Rule: "", Says: "blank"}},
		"of nothing":                 {Change: func(in *check) { in.SafetyOrder.ID = 9 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.safetyOrder", Rule: "", Says: "no SafetyOrder"}},
	})
	// The re-check failed: the order is open, the hazards are not removed, and the unit has to report again.
	if got := state(first); got != "- - -" {
		t.Error(got)
	}
	_, err = db.Do(t.Context(), w.Store, equipment.RecheckSafetyOrder, recheckOf(first, "2024-03-07", true), nil)
	dbtest.Refusal{Code: problem.RuleViolation, Field: "input.safetyOrder", Rule: "safetyOrder.reported 特种设备安全监督检查办法 29", Says: "has not reported"}.Check(t, "a re-check without another report", err)
	_, err = db.Do(t.Context(), w.Store, equipment.ReportSafetyOrder, report{SafetyOrder: first, ReportedOn: dbtest.Day("2024-03-05")}, nil)
	dbtest.Refusal{Code: problem.BadUserInput, Field: "input.reportedOn", Rule: "", Says: "before the re-check that found it not carried out, 2024-03-06"}.Check(t, "a report that undoes the re-check", err)
	dbtest.Run(t, w, equipment.ReportSafetyOrder, report{SafetyOrder: first, ReportedOn: dbtest.Day("2024-03-08")})
	dbtest.Run(t, w, equipment.RecheckSafetyOrder, recheckOf(first, "2024-03-11", true))
	if got := state(first); got != "2024-03-08 2024-03-22 2024-03-11" {
		t.Error(got)
	}
	if got := w.Text(t, "SELECT string_agg(concat_ws(' ', reported_on, due_on, rechecked_on, has_passed), '; ' ORDER BY id) FROM rechecks WHERE order_id = ?", first.ID); got !=
		"2024-03-04 2024-03-18 2024-03-06 f; 2024-03-08 2024-03-22 2024-03-11 t" {
		t.Error(got)
	}
	_, err = db.Do(t.Context(), w.Store, equipment.RecheckSafetyOrder, recheckOf(first, "2024-03-12", true), nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.safetyOrder", Rule: "", Says: "closed on 2024-03-11"}.Check(t, "closed twice", err)
	// The other order is about the same hazards: they and the seal stay until it is closed, too.
	hazards := func() string {
		t.Helper()
		return w.Text(t, "SELECT string_agg(concat_ws(' ', severity, removed_on, unsealed_on), '; ' ORDER BY id) FROM hazards WHERE inspection_id = ?", inspected.ID)
	}
	if got := hazards(); got != "ORDINARY; SERIOUS" {
		t.Error(got)
	}
	dbtest.Run(t, w, equipment.ReportSafetyOrder, report{SafetyOrder: second, ReportedOn: dbtest.Day("2024-03-13")})
	dbtest.Run(t, w, equipment.RecheckSafetyOrder, recheckOf(second, "2024-03-14", true))
	if got := hazards(); got != "ORDINARY 2024-03-14; SERIOUS 2024-03-14 2024-03-14" {
		t.Error(got)
	}
}

// A refused order leads to a case, fined within the bounds of 特种设备安全监督检查办法 36: 5,000 to 100,000, grave 100,000 to 200,000.
func TestRefusedOrder(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	w.Execute(t, dbtest.OtherParty)
	owner := dbtest.ConnectOwner(t, w)
	owner.MustExec(t, `INSERT INTO provisions (id, law, article, text, field, fine_min, fine_max, effective_from) VALUES
		(36, '特种设备安全监督检查办法', '第三十六条', '拒不执行特种设备安全监察指令书', 'SPECIAL_EQUIPMENT', 5000, 100000, '2022-07-01'),
		(37, '特种设备安全监督检查办法', '第三十六条第二款', '情节严重', 'SPECIAL_EQUIPMENT', 100000, 200000, '2022-07-01')`)
	elevator := dbtest.RunForKey(t, w, equipment.RegisterEquipment, newElevator(), "equipment")
	days := 0
	issue := func(due string) db.Key {
		t.Helper()
		found := dbtest.Inspection(&elevator, dbtest.OrdinaryHazard())
		found.InspectedOn, days = found.InspectedOn.AddDays(-days), days+1
		in := dbtest.Order(dbtest.RunForKey(t, w, equipment.RecordInspection, found, "inspection"))
		in.DueOn = dbtest.Day(due)
		return dbtest.RunForKey(t, w, equipment.IssueSafetyOrder, in, "safetyOrder")
	}
	overdue, notYet, failing, kept := issue("2024-03-08"), issue("2024-03-14"), issue("2024-03-06"), issue("2024-03-08")
	for _, o := range []db.Key{failing, kept} {
		dbtest.Run(t, w, equipment.ReportSafetyOrder, equipment.ReportSafetyOrderInput{SafetyOrder: o, ReportedOn: dbtest.Day("2024-03-05")})
		dbtest.Run(t, w, equipment.RecheckSafetyOrder, recheckOf(o, "2024-03-06", o == kept))
	}
	type in = enforcement.FileCaseInput
	filing := func() in {
		c := dbtest.CaseToFile()
		c.Field, c.Cause, c.FiledOn, c.From = db.CaseFieldSpecialEquipment, "涉嫌拒不执行特种设备安全监察指令书", dbtest.Day("2024-03-14"), &overdue
		return c
	}
	dbtest.CheckRefusals(t, w, enforcement.FileCase, filing, map[string]dbtest.FaultyInput[in]{
		"its day is not past": {Change: func(c *in) { c.From = &notYet }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.from", Rule: "safetyOrder.refused 特种设备安全监督检查办法 36", Says: "to be carried out by 2024-03-14"}},
		"it was carried out":  {Change: func(c *in) { c.From = &kept }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.from", Rule: "safetyOrder.refused 特种设备安全监督检查办法 36", Says: "closed by the re-check of 2024-03-06"}},
		"another party":       {Change: func(c *in) { c.Party = new(dbtest.Key("Party:1:2")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.from", Rule: "", Says: "about another party than the case: Party:1:1"}},
		"before the order":    {Change: func(c *in) { c.FiledOn = dbtest.Day("2024-02-29"); c.DiscoveredOn = nil }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.filedOn", Rule: "", Says: "before the order"}},
		"from no such order":  {Change: func(c *in) { c.From = new(dbtest.Key("SafetyOrder:1:9")) }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.from", Rule: "", Says: "no SafetyOrder"}},
		"from what is none":   {Change: func(c *in) { c.From = new(dbtest.Key("Hazard:1:9")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.from", Rule: "", Says: "a case is filed from"}},
	})
	if got := w.Text(t, "SELECT c.case_no FROM safety_orders o JOIN cases c ON c.id = o.case_id WHERE o.id = ?", overdue.ID); got != "太市监案〔2024〕1号" {
		t.Error(got)
	}
	_, err := db.Do(t.Context(), w.Store, enforcement.FileCase, filing(), nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.from", Rule: "", Says: "a case was filed from it already"}.Check(t, "twice", err)
	// An order whose re-check failed on its due day, and that was not reported again, counts as refused from the next day on.
	c := filing()
	c.From, c.FiledOn = &failing, dbtest.Day("2024-03-07")
	filed := w.FileReadyCase(t, c)

	fineOf := func(provision, amount string) enforcement.DecidePenaltyInput {
		return enforcement.DecidePenaltyInput{Case: filed, DecidedOn: dbtest.Day("2024-03-10"), Penalties: []enforcement.PenaltyInput{{Kind: db.PenaltyKindFine, Provision: dbtest.Key(provision), Amount: new(dbtest.Dec(amount))}}}
	}
	for _, c := range []struct{ provision, amount, article string }{
		{"Provision:36", "4999.99", "行政处罚法 32, 33"},
		{"Provision:36", "100000.01", "行政处罚法 4"},
		{"Provision:37", "99999.99", "行政处罚法 32, 33"},
		{"Provision:37", "200000.01", "行政处罚法 4"},
	} {
		_, err := db.Do(t.Context(), w.Store, enforcement.DecidePenalty, fineOf(c.provision, c.amount), nil)
		dbtest.Refusal{Code: problem.RuleViolation, Field: "input.penalties[0].amount", Rule: "fine.bounds " + c.article, Says: c.amount + " yuan is"}.Check(t, c.provision+" "+c.amount, err)
	}
	step := enforcement.StepInput{Case: filed, On: dbtest.Day("2024-03-10")}
	dbtest.Run(t, w, enforcement.ProposePenalty, enforcement.ProposePenaltyInput{StepInput: step, Penalties: fineOf("Provision:36", "5000").Penalties})
	dbtest.Run(t, w, enforcement.NotifyParty, enforcement.NotifyPartyInput{StepInput: step})
	dbtest.Run(t, w, enforcement.WaiveStatement, enforcement.WaiveStatementInput{StepInput: step})
	dbtest.Run(t, w, enforcement.DecidePenalty, fineOf("Provision:36", "5000"))
}

// Re-checks may be recorded in any order: the one with the latest day removes the hazards, and its text is their proof.
func TestOrdersClosedOutOfOrder(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	elevator := dbtest.RunForKey(t, w, equipment.RegisterEquipment, newElevator(), "equipment")
	inspected := dbtest.RunForKey(t, w, equipment.RecordInspection, dbtest.Inspection(&elevator, dbtest.OrdinaryHazard(), seriousHazard()), "inspection")
	first, second := w.IssueReportedOrder(t, inspected, "甲", "2024-03-04"), w.IssueReportedOrder(t, inspected, "乙", "2024-03-05")
	last := recheckOf(first, "2024-03-12", true)
	last.Text = "最后复查"
	dbtest.Run(t, w, equipment.RecheckSafetyOrder, last)
	dbtest.Run(t, w, equipment.RecheckSafetyOrder, recheckOf(second, "2024-03-06", true))
	if got := w.Text(t, "SELECT string_agg(concat_ws(' ', removed_on, proof, unsealed_on, unsealing), '; ' ORDER BY id) FROM hazards"); got != "2024-03-12 最后复查; 2024-03-12 最后复查 2024-03-12 最后复查" {
		t.Error(got)
	}
}

// A re-check does not remove a hazard before the last day on which records show that the hazard existed.
func TestRecheckBeforeTheSeal(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	elevator := dbtest.RunForKey(t, w, equipment.RegisterEquipment, newElevator(), "equipment")
	inspected := dbtest.RunForKey(t, w, equipment.RecordInspection, dbtest.Inspection(&elevator, dbtest.OrdinaryHazard()), "inspection")
	hazard := hazardsOf(t, w, inspected)[0]
	issued := w.IssueReportedOrder(t, inspected, "甲", "2024-03-04")
	dbtest.Run(t, w, equipment.EscalateHazard, equipment.EscalateHazardInput{Hazard: hazard, ReportedOn: dbtest.Day("2024-03-10"), SealedOn: new(dbtest.Day("2024-03-10"))})
	pass := func(day string) error {
		_, err := db.Do(t.Context(), w.Store, equipment.RecheckSafetyOrder, recheckOf(issued, day, true), nil)
		return err
	}
	const rule = "hazard.rechecked 特种设备安全监督检查办法 29"
	dbtest.Refusal{Code: problem.RuleViolation, Field: "input.recheckedOn", Rule: rule, Says: "before the equipment was sealed, 2024-03-10: give the day of a re-check after that, or say that this one failed"}.Check(t, "before the seal", pass("2024-03-09"))
	dbtest.Run(t, w, equipment.UnsealEquipment, equipment.UnsealEquipmentInput{Hazard: hazard, UnsealedOn: dbtest.Day("2024-03-12"), Reason: "期限届满"})
	dbtest.Refusal{Code: problem.RuleViolation, Field: "input.recheckedOn", Rule: rule, Says: "the seal came off while the hazard was there, 2024-03-12"}.Check(t, "before the seal came off", pass("2024-03-11"))
	dbtest.Run(t, w, equipment.RecheckSafetyOrder, recheckOf(issued, "2024-03-12", true))
	if got := w.Text(t, "SELECT concat_ws(' ', removed_on, unsealed_on, unsealing) FROM hazards"); got != "2024-03-12 2024-03-12 期限届满" {
		t.Error(got)
	}
}

// A re-check does not remove a hazard that was recorded after it, even if its day is later than the hazard's.
func TestRecheckBeforeTheHazard(t *testing.T) {
	t.Parallel()
	var passed atomic.Int64 // minutes
	w := dbtest.New(t, db.WithClock(func() time.Time { return dbtest.Now.Add(time.Duration(passed.Add(1)) * time.Minute) }))
	elevator := dbtest.RunForKey(t, w, equipment.RegisterEquipment, newElevator(), "equipment")
	inspected := dbtest.RunForKey(t, w, equipment.RecordInspection, dbtest.Inspection(&elevator, dbtest.OrdinaryHazard()), "inspection")
	first, second := w.IssueReportedOrder(t, inspected, "甲", "2024-03-04"), w.IssueReportedOrder(t, inspected, "乙", "2024-03-05")
	last := recheckOf(first, "2024-03-12", true)
	last.Text = "第一次复查"
	dbtest.Run(t, w, equipment.RecheckSafetyOrder, last)
	added := equipment.AddHazardInput{Inspection: inspected, Hazard: seriousHazard()}
	added.Hazard.SealedOn = new(dbtest.Day("2024-03-08"))
	dbtest.Run(t, w, equipment.AddHazard, added)
	_, err := db.Do(t.Context(), w.Store, equipment.RecheckSafetyOrder, recheckOf(second, "2024-03-07", true), nil)
	dbtest.Refusal{Code: problem.RuleViolation, Field: "input.recheckedOn", Rule: "hazard.rechecked 特种设备安全监督检查办法 29", Says: "on 2024-03-07, before the equipment was sealed, 2024-03-08"}.Check(t, "before the seal", err)
	dbtest.Run(t, w, equipment.RecheckSafetyOrder, recheckOf(second, "2024-03-09", true))
	if got := w.Text(t, "SELECT string_agg(concat_ws(' ', severity, removed_on, proof), '; ' ORDER BY id) FROM hazards"); got != "ORDINARY 2024-03-12 第一次复查; SERIOUS 2024-03-09 复查照片" {
		t.Error(got)
	}
}

// An order counts as refused on the day of filing if its due day has passed, and no report made by the due day passed its re-check or waits
// for one.
func TestRefusedByTheDay(t *testing.T) {
	t.Parallel()
	const due = "2024-03-08"
	// The reports and re-checks of the order, by day.
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
		"carried out in time":                           {[]act{{"2024-03-06", "reported"}, {"2024-03-07", "passed"}}, "2024-03-11", "reported in time on 2024-03-06, and closed by the re-check of 2024-03-07. A case of what was found is filed from the inspection, Inspection:1:1", problem.Conflict},
		"carried out in time, seen so later":            {[]act{{due, "reported"}, {"2024-03-11", "passed"}}, "2024-03-12", "reported in time on 2024-03-08, and closed by the re-check of 2024-03-11", problem.Conflict},
		"carried out in time, filed before it was seen": {[]act{{due, "reported"}, {"2024-03-11", "passed"}}, "2024-03-10", "reported in time on 2024-03-08, and closed by the re-check of 2024-03-11", problem.Conflict},
		"carried out in time, when one had failed":      {[]act{{"2024-03-04", "reported"}, {"2024-03-05", "failed"}, {"2024-03-06", "reported"}, {"2024-03-07", "passed"}}, "2024-03-14", "reported in time on 2024-03-06", problem.Conflict},
		"carried out in time, asked about too early":    {[]act{{"2024-03-04", "reported"}, {"2024-03-05", "failed"}, {"2024-03-06", "reported"}, {"2024-03-07", "passed"}}, "2024-03-06", "to be carried out by 2024-03-08", problem.RuleViolation},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := dbtest.New(t)
			in := dbtest.Order(dbtest.RunForKey(t, w, equipment.RecordInspection, dbtest.Inspection(nil, dbtest.OrdinaryHazard()), "inspection"))
			in.DueOn = dbtest.Day(due)
			issued := dbtest.RunForKey(t, w, equipment.IssueSafetyOrder, in, "safetyOrder")
			for _, a := range c.acts {
				if a.what == "reported" {
					dbtest.Run(t, w, equipment.ReportSafetyOrder, equipment.ReportSafetyOrderInput{SafetyOrder: issued, ReportedOn: dbtest.Day(a.day)})
					continue
				}
				dbtest.Run(t, w, equipment.RecheckSafetyOrder, recheckOf(issued, a.day, a.what == "passed"))
			}
			filing := dbtest.CaseToFile()
			filing.Field, filing.FiledOn, filing.From = db.CaseFieldSpecialEquipment, dbtest.Day(c.filedOn), &issued
			_, err := db.Do(t.Context(), w.Store, enforcement.FileCase, filing, nil)
			switch {
			case c.says == "" && err != nil:
				t.Error(err)
			case c.says != "":
				dbtest.Refusal{Code: c.code, Field: "input.from", Rule: "safetyOrder.refused 特种设备安全监督检查办法 36", Says: c.says}.Check(t, name, err)
			}
		})
	}
}
