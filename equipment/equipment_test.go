package equipment_test

import (
	"strings"
	"testing"

	"docket/db"
	"docket/db/dbtest"
	"docket/equipment"
	"docket/problem"
)

// Equipment that another unit uses is inspected at that unit, from the day of the transfer on.
func TestTransferEquipment(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	w.Execute(t, dbtest.OtherParty)
	elevator := dbtest.RunForKey(t, w, equipment.RegisterEquipment, newElevator(), "equipment")
	dbtest.Run(t, w, equipment.RecordInspection, dbtest.Inspection(&elevator)) // on 2024-03-01
	type in = equipment.TransferEquipmentInput
	transfer := func() in {
		return in{Equipment: elevator, Party: dbtest.Key("Party:1:2"), Address: new("新址"), On: new(dbtest.Day("2024-03-01"))}
	}
	dbtest.CheckRefusals(t, w, equipment.TransferEquipment, transfer, map[string]dbtest.FaultyInput[in]{
		"to the same unit":                  {Change: func(in *in) { in.Party, in.Address = dbtest.Key("Party:1:1"), nil }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.party", Rule: "", Says: "used by that unit already"}},
		"to an unknown unit":                {Change: func(in *in) { in.Party = dbtest.Key("Party:1:9") }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.party", Rule: "", Says: "no Party"}},
		"tomorrow":                          {Change: func(in *in) { in.On = new(dbtest.Day("2024-03-16")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.on", Rule: "", Says: "in the future"}},
		"before the last user's inspection": {Change: func(in *in) { in.On = new(dbtest.Day("2024-02-29")) }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.on", Rule: "", Says: "was inspected at the unit that uses it now on 2024-03-01: give that day or a later one"}},
	})
	dbtest.CheckEqual(t, "the equipment", w.Text(t, "SELECT concat_ws(' ', party_id, address) FROM equipment WHERE id = ?", elevator.ID), "2 新址")
	// Without a day, it is today.
	dbtest.Run(t, w, equipment.TransferEquipment, in{Equipment: elevator, Party: dbtest.Key("Party:1:1")})
	dbtest.CheckEqual(t, "moved back", w.Text(t, "SELECT concat_ws(' ', party_id, address) FROM equipment WHERE id = ?", elevator.ID), "1 新址")
	dbtest.Run(t, w, equipment.RetireEquipment, equipment.RetireEquipmentInput{Equipment: elevator, RetiredOn: dbtest.Day("2024-03-14")})
	dbtest.CheckRefused(t, w, equipment.TransferEquipment, transfer(), dbtest.Refusal{Code: problem.Conflict, Field: "input.equipment", Rule: "", Says: "out of use"})
}

// Several faults of one input come together, in the order of its fields.
func TestFaultsOfEquipmentTogether(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	in := newElevator()
	in.RegistrationNo, in.Name, in.ExamineBy = " ", "", new(dbtest.Day("2036-03-16"))
	_, err := db.Do(t.Context(), w.Store, equipment.RegisterEquipment, in, nil)
	var fields []string
	for _, p := range problem.All(err) {
		fields = append(fields, p.Field)
	}
	dbtest.CheckEqual(t, "the fields", strings.Join(fields, " "), "input.registrationNo input.name input.examineBy")
}

func newElevator() equipment.RegisterEquipmentInput {
	return equipment.RegisterEquipmentInput{Party: dbtest.Key("Party:1:1"), Kind: db.EquipmentKindElevator, RegistrationNo: "31103205852024001", Name: "乘客电梯", ExamineBy: new(dbtest.Day("2024-06-30"))}
}

func seriousHazard() equipment.HazardInput {
	return equipment.HazardInput{
		Kind: db.HazardKindSafetyDevice, Severity: db.HazardSeveritySerious, Text: "限速器失效", ReportedOn: new(dbtest.Day("2024-03-01")), SealedOn: new(dbtest.Day("2024-03-01")),
	}
}

func recheckOf(order db.Key, day string, passes bool) equipment.RecheckSafetyOrderInput {
	return equipment.RecheckSafetyOrderInput{SafetyOrder: order, Inspectors: dbtest.Keys("Officer:1:1", "Officer:1:2"), RecheckedOn: dbtest.Day(day), HasPassed: passes, Text: "复查照片"}
}

func TestEquipmentRegister(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	elevator := dbtest.RunForKey(t, w, equipment.RegisterEquipment, newElevator(), "equipment")
	if got := w.Text(t, "SELECT concat_ws(' ', party_id, kind, registration_no, name, examine_by, retired_on) FROM equipment WHERE id = ?", elevator.ID); got != "1 ELEVATOR 31103205852024001 乘客电梯 2024-06-30" {
		t.Error(got)
	}
	type register = equipment.RegisterEquipmentInput
	another := func() register {
		in := newElevator()
		in.RegistrationNo, in.ExamineBy = "31103205852024002", new(dbtest.Day("2036-03-15"))
		return in
	}
	dbtest.CheckRefusals(t, w, equipment.RegisterEquipment, another, map[string]dbtest.FaultyInput[register]{
		"twice":              {Change: func(in *register) { in.RegistrationNo = newElevator().RegistrationNo }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.registrationNo", Rule: "", Says: "on record in this bureau"}},
		"without a number":   {Change: func(in *register) { in.RegistrationNo = " " }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.registrationNo", Rule: "", Says: "blank"}},
		"without a name":     {Change: func(in *register) { in.Name = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.name", Rule: "", Says: "blank"}},
		"of nobody":          {Change: func(in *register) { in.Party = dbtest.Key("Party:1:99") }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.party", Rule: "", Says: "no Party"}},
		"of another bureau":  {Change: func(in *register) { in.Party = dbtest.Key("Unit:1:1") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.party", Rule: "", Says: "is an id of Unit"}},
		"examined too late":  {Change: func(in *register) { in.ExamineBy = new(dbtest.Day("2036-03-16")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.examineBy", Rule: "", Says: "2036-03-16 is more than 12 years after 2024-03-15: give a day until 2036-03-15"}},
		"examined some time": {Change: func(in *register) { in.ExamineBy = new(dbtest.Day("2024-06-30").AddYears(9000)) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.examineBy", Rule: "", Says: "not a day from 1900"}},
	})
	type examine = equipment.ExamineEquipmentInput
	examined := func() examine {
		return examine{Equipment: elevator, ExaminedOn: dbtest.Day("2024-03-10"), ExamineBy: dbtest.Day("2025-03-31")}
	}
	dbtest.CheckRefusals(t, w, equipment.ExamineEquipment, examined, map[string]dbtest.FaultyInput[examine]{
		"tomorrow":           {Change: func(in *examine) { in.ExaminedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.examinedOn", Rule: "", Says: "in the future"}},
		"until the same day": {Change: func(in *examine) { in.ExamineBy = in.ExaminedOn }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.examineBy", Rule: "", Says: "not after the examination"}},
		"back in time":       {Change: func(in *examine) { in.ExamineBy = dbtest.Day("2024-06-29") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.examineBy", Rule: "", Says: "before the day set already, 2024-06-30"}},
		"for ever":           {Change: func(in *examine) { in.ExamineBy = dbtest.Day("9999-12-31") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.examineBy", Rule: "", Says: "9999-12-31 is more than 12 years after 2024-03-10"}},
		"for too long":       {Change: func(in *examine) { in.ExamineBy = dbtest.Day("2036-03-11") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.examineBy", Rule: "", Says: "2036-03-11 is more than 12 years after 2024-03-10: give a day until 2036-03-10"}},
		"of nothing":         {Change: func(in *examine) { in.Equipment.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.equipment", Rule: "", Says: "no Equipment"}},
	})
	if got := w.Text(t, "SELECT examine_by FROM equipment WHERE id = ?", elevator.ID); got != "2025-03-31" {
		t.Error(got)
	}
	dbtest.Run(t, w, equipment.RecordInspection, dbtest.Inspection(&elevator))
	type retire = equipment.RetireEquipmentInput
	dbtest.CheckRefusals(t, w, equipment.RetireEquipment, func() retire { return retire{Equipment: elevator, RetiredOn: dbtest.Day("2024-03-15")} }, map[string]dbtest.FaultyInput[retire]{
		"tomorrow":                    {Change: func(in *retire) { in.RetiredOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.retiredOn", Rule: "", Says: "in the future"}},
		"on the day of an inspection": {Change: func(in *retire) { in.RetiredOn = dbtest.Day("2024-03-01") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.retiredOn", Rule: "", Says: "inspected in use on 2024-03-01"}},
		"of nothing":                  {Change: func(in *retire) { in.Equipment.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.equipment", Rule: "", Says: "no Equipment"}},
	})
	_, err := db.Do(t.Context(), w.Store, equipment.RetireEquipment, retire{Equipment: elevator, RetiredOn: dbtest.Day("2024-03-15")}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.equipment", Rule: "", Says: "31103205852024001 was taken out of use on 2024-03-15"}.Check(t, "retired twice", err)
	_, err = db.Do(t.Context(), w.Store, equipment.ExamineEquipment, examined(), nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.equipment", Rule: "", Says: "taken out of use"}.Check(t, "examined afterwards", err)
}

func hazardsOf(t *testing.T, w *dbtest.World, inspection db.Key) (all []db.Key) {
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

// Equipment is taken out of use only when no hazard and no order of it is open. A removal may say that it was scrapped. After that no
// hazard, order or seal of it is opened, on any day.
func TestRetireEquipmentWithNothingOpen(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	elevator := dbtest.RunForKey(t, w, equipment.RegisterEquipment, newElevator(), "equipment")
	sealed := seriousHazard()
	sealed.SealedOn = new(dbtest.Day("2024-03-02"))
	inspected := dbtest.RunForKey(t, w, equipment.RecordInspection, dbtest.Inspection(&elevator, dbtest.OrdinaryHazard()), "inspection")
	before := dbtest.Inspection(&elevator, sealed)
	before.InspectedOn, before.Hazards[0].ReportedOn = dbtest.Day("2024-02-28"), new(dbtest.Day("2024-02-28"))
	other := hazardsOf(t, w, dbtest.RunForKey(t, w, equipment.RecordInspection, before, "inspection"))[0]
	retire := func(day string) error {
		_, err := db.Do(t.Context(), w.Store, equipment.RetireEquipment, equipment.RetireEquipmentInput{Equipment: elevator, RetiredOn: dbtest.Day(day)}, nil)
		return err
	}
	hazard := hazardsOf(t, w, inspected)[0]
	dbtest.Refusal{Code: problem.Conflict, Field: "input.equipment", Rule: "", Says: "31103205852024001 has open hazards or orders: [" + hazard.String() + " " + other.String() + "]. If the equipment was scrapped, record that first"}.Check(t, "a hazard is there", retire("2024-03-08"))
	dbtest.Run(t, w, equipment.RemoveHazard, equipment.RemoveHazardInput{Hazard: other, RemovedOn: dbtest.Day("2024-03-12"), Proof: "设备已报废拆除"})
	issued := w.IssueReportedOrder(t, inspected, "甲", "2024-03-08")
	dbtest.Refusal{Code: problem.Conflict, Field: "input.equipment", Rule: "", Says: "[" + issued.String() + " " + hazard.String() + "]"}.Check(t, "an order is open", retire("2024-03-12"))
	scrapped := recheckOf(issued, "2024-03-11", true)
	scrapped.Text = "设备已报废拆除"
	dbtest.Run(t, w, equipment.RecheckSafetyOrder, scrapped)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.retiredOn", Rule: "", Says: "of 31103205852024001 is on record on 2024-03-12"}.Check(t, "before the last answer", retire("2024-03-11"))
	if err := retire("2024-03-12"); err != nil {
		t.Error(err)
	}
	const retired = "31103205852024001 was taken out of use on 2024-03-12"
	late := equipment.AddHazardInput{Inspection: inspected, Hazard: dbtest.AnotherHazard(dbtest.OrdinaryHazard())}
	_, err := db.Do(t.Context(), w.Store, equipment.AddHazard, late, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.inspection", Rule: "", Says: retired}.Check(t, "found, and left open", err)
	_, err = db.Do(t.Context(), w.Store, equipment.IssueSafetyOrder, dbtest.Order(inspected), nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.inspection", Rule: "", Says: retired}.Check(t, "ordered", err)
	// A hazard that was mended on the spot may be recorded late.
	late.Hazard.Mended = new("当场补齐")
	dbtest.Run(t, w, equipment.AddHazard, late)
	if got := w.Text(t, "SELECT concat_ws(' ', retired_on, (SELECT string_agg(concat_ws(' ', removed_on, proof), '; ' ORDER BY id) FROM hazards)) FROM equipment"); got !=
		"2024-03-12 2024-03-11 设备已报废拆除; 2024-03-12 设备已报废拆除; 2024-03-01 当场补齐" {
		t.Error(got)
	}
	// A hazard that an earlier version left open is not sealed.
	owner := dbtest.ConnectOwner(t, w)
	for _, statement := range []string{
		"BEGIN; SET LOCAL citus.propagate_set_commands = 'local'", "SET LOCAL session_replication_role = replica",
		"UPDATE hazards SET removed_on = NULL, proof = NULL WHERE id = " + w.Text(t, "SELECT ?", hazard.ID), "COMMIT",
	} {
		owner.MustExec(t, statement)
	}
	_, err = db.Do(t.Context(), w.Store, equipment.SealEquipment, equipment.SealEquipmentInput{Hazard: hazard, SealedOn: dbtest.Day("2024-03-13")}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.sealedOn", Rule: "", Says: retired}.Check(t, "sealed", err)
	dbtest.Run(t, w, equipment.RemoveHazard, equipment.RemoveHazardInput{Hazard: hazard, RemovedOn: dbtest.Day("2024-03-13"), Proof: "设备已报废拆除"})
}

// Equipment is not taken out of use before the day on which its last order was closed, even if its hazards were removed earlier.
func TestRetireEquipmentAfterOrder(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	elevator := dbtest.RunForKey(t, w, equipment.RegisterEquipment, newElevator(), "equipment")
	inspected := dbtest.RunForKey(t, w, equipment.RecordInspection, dbtest.Inspection(&elevator, dbtest.OrdinaryHazard()), "inspection")
	dbtest.Run(t, w, equipment.RecheckSafetyOrder, recheckOf(w.IssueReportedOrder(t, inspected, "甲", "2024-03-04"), "2024-03-12", true))
	dbtest.ConnectOwner(t, w).MustExec(t, "UPDATE hazards SET removed_on = '2024-03-05'")
	_, err := db.Do(t.Context(), w.Store, equipment.RetireEquipment, equipment.RetireEquipmentInput{Equipment: elevator, RetiredOn: dbtest.Day("2024-03-11")}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.retiredOn", Rule: "", Says: "is on record on 2024-03-12"}.Check(t, "before the order was closed", err)
	dbtest.Run(t, w, equipment.RetireEquipment, equipment.RetireEquipmentInput{Equipment: elevator, RetiredOn: dbtest.Day("2024-03-12")})
}
