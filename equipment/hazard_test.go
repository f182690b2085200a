package equipment_test

import (
	"testing"

	"docket/db"
	"docket/db/dbtest"
	"docket/equipment"
	"docket/problem"
)

func TestHazards(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	elevator := dbtest.RunForKey(t, w, equipment.RegisterEquipment, newElevator(), "equipment")
	inspected := dbtest.RunForKey(t, w, equipment.RecordInspection, dbtest.Inspection(&elevator, dbtest.OrdinaryHazard(), seriousHazard(), dbtest.AnotherHazard(dbtest.OrdinaryHazard()), dbtest.AnotherHazard(seriousHazard())), "inspection")
	unit := dbtest.RunForKey(t, w, equipment.RecordInspection, dbtest.Inspection(nil, dbtest.OrdinaryHazard()), "inspection")
	hazards := hazardsOf(t, w, inspected)
	state := func(hazard db.Key) string {
		t.Helper()
		return w.Text(t, "SELECT concat_ws(' ', severity, reported_on, sealed_on, seal_due_on, unsealed_on, unsealing, removed_on, proof) FROM hazards WHERE id = ?", hazard.ID)
	}

	type remove = equipment.RemoveHazardInput
	removed := func() remove {
		return remove{Hazard: hazards[1], RemovedOn: dbtest.Day("2024-03-05"), Proof: "更换限速器"}
	}
	dbtest.CheckRefusals(t, w, equipment.RemoveHazard, removed, map[string]dbtest.FaultyInput[remove]{
		"before it was found": {Change: func(in *remove) { in.RemovedOn = dbtest.Day("2024-02-29") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.removedOn", Rule: "", Says: "before the inspection"}},
		"tomorrow":            {Change: func(in *remove) { in.RemovedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.removedOn", Rule: "", Says: "in the future"}},
		"not proven":          {Change: func(in *remove) { in.Proof = " " }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.proof", Rule: "", Says: "blank"}},
		"none":                {Change: func(in *remove) { in.Hazard.ID = 9 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.hazard", Rule: "", Says: "no Hazard"}},
	})
	if got := state(hazards[1]); got != "SERIOUS 2024-03-01 2024-03-01 2024-04-01 2024-03-05 更换限速器 2024-03-05 更换限速器" {
		t.Error(got)
	}
	_, err := db.Do(t.Context(), w.Store, equipment.RemoveHazard, removed(), nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.hazard", Rule: "", Says: "removed on 2024-03-05"}.Check(t, "removed twice", err)

	type escalate = equipment.EscalateHazardInput
	escalated := func() escalate {
		return escalate{Hazard: hazards[0], ReportedOn: dbtest.Day("2024-03-06"), SealedOn: new(dbtest.Day("2024-03-06"))}
	}
	dbtest.CheckRefusals(t, w, equipment.EscalateHazard, escalated, map[string]dbtest.FaultyInput[escalate]{
		"not sealed":                    {Change: func(in *escalate) { in.SealedOn = nil }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.sealedOn", Rule: "hazard.sealed 特种设备安全监督检查办法 26", Says: "is sealed"}},
		"reported before it was found":  {Change: func(in *escalate) { in.ReportedOn = dbtest.Day("2024-02-29") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.reportedOn", Rule: "", Says: "before the inspection"}},
		"reported tomorrow":             {Change: func(in *escalate) { in.ReportedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.reportedOn", Rule: "", Says: "in the future"}},
		"sealed tomorrow":               {Change: func(in *escalate) { in.SealedOn = new(dbtest.Day("2024-03-16")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.sealedOn", Rule: "", Says: "in the future"}},
		"sealed before it was found":    {Change: func(in *escalate) { in.SealedOn = new(dbtest.Day("2024-02-29")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.sealedOn", Rule: "", Says: "before the inspection"}},
		"serious already":               {Change: func(in *escalate) { in.Hazard = hazards[3] }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.hazard", Rule: "", Says: "serious already: it was reported upward on 2024-03-01"}},
		"removed already":               {Change: func(in *escalate) { in.Hazard = hazards[1] }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.hazard", Rule: "", Says: "removed on 2024-03-05"}},
		"sealed where nothing could be": {Change: func(in *escalate) { in.Hazard = hazardsOf(t, w, unit)[0] }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.sealedOn", Rule: "", Says: "was of none"}},
	})
	// Thirty days from the 6th: Friday the 5th of April is a holiday, and so is the Saturday; Sunday the 7th was worked.
	if got := state(hazards[0]); got != "SERIOUS 2024-03-06 2024-03-06 2024-04-07" {
		t.Error(got)
	}
	dbtest.Run(t, w, equipment.EscalateHazard, escalate{Hazard: hazardsOf(t, w, unit)[0], ReportedOn: dbtest.Day("2024-03-06")})

	type unseal = equipment.UnsealEquipmentInput
	dbtest.CheckRefusals(t, w, equipment.UnsealEquipment, func() unseal {
		return unseal{Hazard: hazards[0], UnsealedOn: dbtest.Day("2024-03-15"), Reason: "期限届满"}
	}, map[string]dbtest.FaultyInput[unseal]{
		"before it was put on": {Change: func(in *unseal) { in.UnsealedOn = dbtest.Day("2024-03-05") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.unsealedOn", Rule: "", Says: "before the equipment was sealed"}},
		"tomorrow":             {Change: func(in *unseal) { in.UnsealedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.unsealedOn", Rule: "", Says: "in the future"}},
		"without a reason":     {Change: func(in *unseal) { in.Reason = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.reason", Rule: "", Says: "blank"}},
		"never sealed":         {Change: func(in *unseal) { in.Hazard = hazards[2] }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.hazard", Rule: "", Says: "no equipment was sealed"}},
		"removed":              {Change: func(in *unseal) { in.Hazard = hazards[1] }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.hazard", Rule: "", Says: "removed"}},
	})
	_, err = db.Do(t.Context(), w.Store, equipment.UnsealEquipment, unseal{Hazard: hazards[0], UnsealedOn: dbtest.Day("2024-03-15"), Reason: "期限届满"}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.hazard", Rule: "", Says: "taken off on 2024-03-15"}.Check(t, "unsealed twice", err)
	// The day on which the seal came off stays when the hazard is removed later.
	dbtest.Run(t, w, equipment.RemoveHazard, remove{Hazard: hazards[0], RemovedOn: dbtest.Day("2024-03-15"), Proof: "修复"})
	if got := state(hazards[0]); got != "SERIOUS 2024-03-06 2024-03-06 2024-04-07 2024-03-15 期限届满 2024-03-15 修复" {
		t.Error(got)
	}
}

// A seal that was left on after its term is not extended when it comes off at last. Thirty days from 8 January 2024 end on 7 February.
func TestSealLeftOnTooLong(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	elevator := dbtest.RunForKey(t, w, equipment.RegisterEquipment, newElevator(), "equipment")
	serious := seriousHazard()
	serious.ReportedOn, serious.SealedOn = new(dbtest.Day("2024-01-08")), new(dbtest.Day("2024-01-08"))
	in := dbtest.Inspection(&elevator, serious)
	in.InspectedOn = dbtest.Day("2024-01-08")
	hazard := hazardsOf(t, w, dbtest.RunForKey(t, w, equipment.RecordInspection, in, "inspection"))[0]
	dbtest.Run(t, w, equipment.UnsealEquipment, equipment.UnsealEquipmentInput{Hazard: hazard, UnsealedOn: dbtest.Day("2024-03-05"), Reason: "期限届满"})
	seal := func(day string) equipment.SealEquipmentInput {
		return equipment.SealEquipmentInput{Hazard: hazard, SealedOn: dbtest.Day(day)}
	}
	for _, day := range []string{"2024-03-05", "2024-03-06"} {
		dbtest.CheckRefused(t, w, equipment.SealEquipment, seal(day), dbtest.Refusal{
			Code: problem.RuleViolation, Field: "input.sealedOn", Rule: "seal.extension 行政强制法 25", Says: "the last seal ended on 2024-02-07",
		})
	}
	dbtest.Run(t, w, equipment.SealEquipment, seal("2024-03-07")) // upon new facts
}

// A hazard whose seal came off can be sealed again, with a new term. The earlier seal stays on record.
func TestSealedAgain(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	elevator := dbtest.RunForKey(t, w, equipment.RegisterEquipment, newElevator(), "equipment")
	sealed := dbtest.OrdinaryHazard()
	sealed.SealedOn = new(dbtest.Day("2024-03-01"))
	inspected := dbtest.RunForKey(t, w, equipment.RecordInspection, dbtest.Inspection(&elevator, sealed, seriousHazard()), "inspection")
	hazard, other := hazardsOf(t, w, inspected)[0], hazardsOf(t, w, inspected)[1]
	unit := hazardsOf(t, w, dbtest.RunForKey(t, w, equipment.RecordInspection, dbtest.Inspection(nil, dbtest.OrdinaryHazard()), "inspection"))[0]
	state := func(hazard db.Key) string {
		t.Helper()
		return w.Text(t, `SELECT concat_ws(' ', severity, sealed_on, seal_due_on, coalesce(unsealed_on::text, '-')) || ': ' ||
			coalesce((SELECT string_agg(concat_ws(' ', sealed_on, due_on, unsealed_on, unsealing), '; ' ORDER BY id) FROM earlier_seals s WHERE s.agency_id = h.agency_id AND s.hazard_id = h.id), '') FROM hazards h WHERE id = ?`, hazard.ID)
	}
	off := func(hazard db.Key, day string) {
		t.Helper()
		dbtest.Run(t, w, equipment.UnsealEquipment, equipment.UnsealEquipmentInput{Hazard: hazard, UnsealedOn: dbtest.Day(day), Reason: "期限届满"})
	}
	off(hazard, "2024-03-05")
	off(other, "2024-03-06")

	type escalate = equipment.EscalateHazardInput
	dbtest.CheckRefusals(t, w, equipment.EscalateHazard, func() escalate {
		return escalate{Hazard: hazard, ReportedOn: dbtest.Day("2024-03-08"), SealedOn: new(dbtest.Day("2024-03-08"))}
	}, map[string]dbtest.FaultyInput[escalate]{
		"its seal came off":             {Change: func(in *escalate) { in.SealedOn = nil }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.sealedOn", Rule: "hazard.sealed 特种设备安全监督检查办法 26", Says: "is sealed"}},
		"sealed before the seal is off": {Change: func(in *escalate) { in.SealedOn = new(dbtest.Day("2024-03-04")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.sealedOn", Rule: "", Says: "before the last seal came off, 2024-03-05"}},
	})
	// Thirty days from the 8th: Sunday the 7th of April, which was worked.
	if got := state(hazard); got != "SERIOUS 2024-03-08 2024-04-07 -: 2024-03-01 2024-04-01 2024-03-05 期限届满" {
		t.Error(got)
	}

	type seal = equipment.SealEquipmentInput
	again := func() seal { return seal{Hazard: other, SealedOn: dbtest.Day("2024-03-06")} }
	dbtest.CheckRefusals(t, w, equipment.SealEquipment, again, map[string]dbtest.FaultyInput[seal]{
		"a seal is on":              {Change: func(in *seal) { in.Hazard = hazard }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.sealedOn", Rule: "", Says: "was sealed on 2024-03-08, and the seal is on"}},
		"before the last came off":  {Change: func(in *seal) { in.SealedOn = dbtest.Day("2024-03-05") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.sealedOn", Rule: "", Says: "before the last seal came off, 2024-03-06"}},
		"tomorrow":                  {Change: func(in *seal) { in.SealedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.sealedOn", Rule: "", Says: "in the future"}},
		"where nothing could be":    {Change: func(in *seal) { in.Hazard = unit }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.sealedOn", Rule: "", Says: "was of none"}},
		"of nothing":                {Change: func(in *seal) { in.Hazard.ID = 9 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.hazard", Rule: "", Says: "no Hazard"}},
		"of something else":         {Change: func(in *seal) { in.Hazard = elevator }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.hazard", Rule: "", Says: "is an id of Equipment"}},
		"with the hazard elsewhere": {Change: func(in *seal) { in.Hazard.Agency = 2 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.hazard", Rule: "", Says: "no Hazard"}},
	})
	// A seal put on again on the day it came off extends the first. It is not extended again on that day or the next.
	off(other, "2024-03-06")
	const extension = "seal.extension 行政强制法 25"
	for _, day := range []string{"2024-03-06", "2024-03-07"} {
		_, err := db.Do(t.Context(), w.Store, equipment.SealEquipment, seal{Hazard: other, SealedOn: dbtest.Day(day)}, nil)
		dbtest.Refusal{Code: problem.RuleViolation, Field: "input.sealedOn", Rule: extension, Says: "the one that came off on 2024-03-06 was extended by that of 2024-03-06: leave the seal off"}.Check(t, "extended again on "+day, err)
	}
	// Two days later it is a new seal, which can be extended once: here by a seal put on the day after it came off.
	for _, day := range []string{"2024-03-08", "2024-03-10"} {
		dbtest.Run(t, w, equipment.SealEquipment, seal{Hazard: other, SealedOn: dbtest.Day(day)})
		off(other, dbtest.Day(day).AddDays(1).String())
	}
	_, err := db.Do(t.Context(), w.Store, equipment.SealEquipment, seal{Hazard: other, SealedOn: dbtest.Day("2024-03-12")}, nil)
	dbtest.Refusal{Code: problem.RuleViolation, Field: "input.sealedOn", Rule: extension, Says: "came off on 2024-03-09 was extended by that of 2024-03-10"}.Check(t, "extended by a third", err)
	if got := w.Text(t, "SELECT string_agg(sealed_on || ' ' || unsealed_on, '; ' ORDER BY id) FROM earlier_seals WHERE hazard_id = ?", other.ID); got !=
		"2024-03-01 2024-03-06; 2024-03-06 2024-03-06; 2024-03-08 2024-03-09" {
		t.Error(got)
	}
	dbtest.Run(t, w, equipment.RemoveHazard, equipment.RemoveHazardInput{Hazard: other, RemovedOn: dbtest.Day("2024-03-15"), Proof: "修复"})
	_, err = db.Do(t.Context(), w.Store, equipment.SealEquipment, again(), nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.hazard", Rule: "", Says: "removed on 2024-03-15"}.Check(t, "sealed when removed", err)
}

// While an order is open, only its re-check removes the hazards of the inspection.
func TestRemovedByRecheck(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	elevator := dbtest.RunForKey(t, w, equipment.RegisterEquipment, newElevator(), "equipment")
	inspected := dbtest.RunForKey(t, w, equipment.RecordInspection, dbtest.Inspection(&elevator, dbtest.OrdinaryHazard(), seriousHazard()), "inspection")
	hazards := hazardsOf(t, w, inspected)
	remove := func(hazard db.Key, day string) error {
		_, err := db.Do(t.Context(), w.Store, equipment.RemoveHazard, equipment.RemoveHazardInput{Hazard: hazard, RemovedOn: dbtest.Day(day), Proof: "补齐"}, nil)
		return err
	}
	// Without an order, removeHazard removes it.
	if err := remove(hazards[0], "2024-03-02"); err != nil {
		t.Error(err)
	}
	issued := w.IssueReportedOrder(t, inspected, "甲", "2024-03-04")
	dbtest.Refusal{Code: problem.RuleViolation, Field: "input.hazard", Rule: "hazard.rechecked 特种设备安全监督检查办法 29", Says: "the order 太市监特令〔2024〕1号 (" + issued.String() + ") is open"}.Check(t, "an order is open", remove(hazards[1], "2024-03-05"))
	dbtest.Run(t, w, equipment.RecheckSafetyOrder, recheckOf(issued, "2024-03-06", true))
	if got := w.Text(t, "SELECT string_agg(removed_on::text, ' ' ORDER BY id) FROM hazards"); got != "2024-03-02 2024-03-06" {
		t.Error(got)
	}
	// A hazard is not removed before the day on which its seal came off.
	found := dbtest.Inspection(&elevator, seriousHazard())
	found.InspectedOn, found.Hazards[0].ReportedOn, found.Hazards[0].SealedOn = dbtest.Day("2024-03-08"), new(dbtest.Day("2024-03-08")), new(dbtest.Day("2024-03-08"))
	hazard := hazardsOf(t, w, dbtest.RunForKey(t, w, equipment.RecordInspection, found, "inspection"))[0]
	dbtest.Run(t, w, equipment.UnsealEquipment, equipment.UnsealEquipmentInput{Hazard: hazard, UnsealedOn: dbtest.Day("2024-03-12"), Reason: "期限届满"})
	dbtest.Refusal{Code: problem.BadUserInput, Field: "input.removedOn", Rule: "", Says: "before the seal came off while the hazard was there, 2024-03-12"}.Check(t, "before the seal came off", remove(hazard, "2024-03-11"))
	if err := remove(hazard, "2024-03-12"); err != nil {
		t.Error(err)
	}
}
