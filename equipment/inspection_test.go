package equipment_test

import (
	"testing"

	"docket/db"
	"docket/db/dbtest"
	"docket/equipment"
	"docket/problem"
)

func TestRecordInspection(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	w.Execute(t, dbtest.OtherParty)
	elevator := dbtest.RunForKey(t, w, equipment.RegisterEquipment, newElevator(), "equipment")
	other := newElevator()
	other.Party, other.RegistrationNo = dbtest.Key("Party:1:2"), "X-2"
	others := dbtest.RunForKey(t, w, equipment.RegisterEquipment, other, "equipment")
	mended := dbtest.AnotherHazard(seriousHazard())
	mended.SealedOn, mended.Mended = nil, new("当场更换限速器，照片3张")

	inspected := dbtest.RunForKey(t, w, equipment.RecordInspection, dbtest.Inspection(&elevator, dbtest.OrdinaryHazard(), seriousHazard(), mended), "inspection")
	// The term of a seal is 30 days: it would end on Sunday the 31st, so it ends on Monday (行政强制法 25). A hazard mended on the spot is removed.
	if got := w.Text(t, `SELECT string_agg(concat_ws(' ', severity, reported_on, sealed_on, seal_due_on, removed_on, proof, unsealed_on), '; ' ORDER BY id) FROM hazards WHERE inspection_id = ?`, inspected.ID); got !=
		"ORDINARY; SERIOUS 2024-03-01 2024-03-01 2024-04-01; SERIOUS 2024-03-01 2024-03-01 当场更换限速器，照片3张" {
		t.Error(got)
	}
	if got := w.Text(t, `SELECT string_agg(officer_id::text, ' ' ORDER BY officer_id) FROM inspection_inspectors WHERE inspection_id = ?`, inspected.ID); got != "1 2" {
		t.Error(got)
	}
	type in = equipment.RecordInspectionInput
	next := newElevator()
	next.RegistrationNo = "X-3"
	another := dbtest.RunForKey(t, w, equipment.RegisterEquipment, next, "equipment")
	good := func() in { return dbtest.Inspection(&another, dbtest.OrdinaryHazard(), seriousHazard()) }
	dbtest.CheckRefusals(t, w, equipment.RecordInspection, good, map[string]dbtest.FaultyInput[in]{
		"one inspector":                      {Change: func(in *in) { in.Inspectors = in.Inspectors[:1] }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.inspectors", Rule: "inspectors.two 特种设备安全法 65", Says: "two inspectors or more are needed, not 1"}},
		"one inspector twice":                {Change: func(in *in) { in.Inspectors = dbtest.Keys("Officer:1:1", "Officer:1:1") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.inspectors[1]", Rule: "", Says: "the same as"}},
		"a certificate that ran out":         {Change: func(in *in) { in.Inspectors = dbtest.Keys("Officer:1:1", "Officer:1:3") }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.inspectors[1]", Rule: "inspectors.certified 特种设备安全法 65", Says: "E-3 of 周敏"}},
		"an inspector of another bureau":     {Change: func(in *in) { in.Inspectors = dbtest.Keys("Officer:1:1", "Officer:2:1") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.inspectors[1]", Rule: "", Says: "another bureau"}},
		"tomorrow":                           {Change: func(in *in) { in.InspectedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.inspectedOn", Rule: "", Says: "in the future"}},
		"equipment of somebody else":         {Change: func(in *in) { in.Equipment = &others }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.equipment", Rule: "", Says: "used by another unit"}},
		"serious, not reported":              {Change: func(in *in) { in.Hazards[1].ReportedOn = nil }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.hazards[1].reportedOn", Rule: "hazard.reported 特种设备安全监督检查办法 30", Says: "reported upward"}},
		"serious, reported tomorrow":         {Change: func(in *in) { in.Hazards[1].ReportedOn = new(dbtest.Day("2024-03-16")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.hazards[1].reportedOn", Rule: "", Says: "in the future"}},
		"serious, reported before":           {Change: func(in *in) { in.Hazards[1].ReportedOn = new(dbtest.Day("2024-02-29")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.hazards[1].reportedOn", Rule: "", Says: "before the inspection"}},
		"serious, neither sealed nor mended": {Change: func(in *in) { in.Hazards[1].SealedOn = nil }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.hazards[1].sealedOn", Rule: "hazard.sealed 特种设备安全监督检查办法 26", Says: "is sealed"}},
		"serious, sealed and mended":         {Change: func(in *in) { in.Hazards[1].Mended = new("x") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.hazards[1].mended", Rule: "", Says: "not sealed"}},
		"serious, sealed tomorrow":           {Change: func(in *in) { in.Hazards[1].SealedOn = new(dbtest.Day("2024-03-16")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.hazards[1].sealedOn", Rule: "", Says: "in the future"}},
		"sealed, and it is not said what":    {Change: func(in *in) { in.Equipment = nil }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.hazards[1].sealedOn", Rule: "", Says: "name it in `input.equipment`"}},
		"ordinary, reported upward":          {Change: func(in *in) { in.Hazards[0].ReportedOn = new(dbtest.Day("2024-03-01")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.hazards[0].reportedOn", Rule: "", Says: "not reported upward"}},
		"found twice":                        {Change: func(in *in) { in.Hazards = append(in.Hazards, dbtest.OrdinaryHazard()) }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.hazards[2].text", Rule: "", Says: "the same was found as input.hazards[0]: if there were two"}},
		"found twice, serious the second time": {Change: func(in *in) {
			in.Hazards[1].Kind, in.Hazards[1].Text = dbtest.OrdinaryHazard().Kind, dbtest.OrdinaryHazard().Text
		}, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.hazards[1].text", Rule: "", Says: "the same was found as input.hazards[0]"}},
		"nothing said of what was found":       {Change: func(in *in) { in.Hazards[0].Text = " " }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.hazards[0].text", Rule: "", Says: "blank"}},
		"nothing said of how it was mended":    {Change: func(in *in) { in.Hazards[0].Mended = new("") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.hazards[0].mended", Rule: "", Says: "blank"}},
		"a unit of the bureau that is not one": {Change: func(in *in) { in.Unit = new(dbtest.Key("Unit:1:9")) }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.unit", Rule: "", Says: "no Unit"}},
		"nobody":                               {Change: func(in *in) { in.Party = dbtest.Key("Party:1:9") }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.party", Rule: "", Says: "no Party"}},
	})
	// An inspection that names no equipment needs no seal.
	unit := seriousHazard()
	unit.SealedOn = nil
	dbtest.RunForKey(t, w, equipment.RecordInspection, dbtest.Inspection(nil, unit), "inspection")
}

// The same inspection is recorded once. A hazard that was left out is added to it. Another inspection is another record.
func TestInspectionOnce(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	w.Execute(t, "INSERT INTO officers (agency_id, id, unit_id, name, certificate_no, certified_from) VALUES (1, 4, 1, '陆军', 'E-4', '2020-01-01')")
	elevator := dbtest.RunForKey(t, w, equipment.RegisterEquipment, newElevator(), "equipment")
	type in = equipment.RecordInspectionInput
	// Many writers record the same inspection at once: of the equipment, and of the unit as a whole.
	for name, again := range map[string]in{"equipment": dbtest.Inspection(&elevator, dbtest.OrdinaryHazard()), "unit": dbtest.Inspection(nil, seriousHazard())} {
		again.Hazards[0].SealedOn = nil
		passed := 0
		for _, err := range dbtest.RunTogether(6, func(int) error {
			_, err := db.Do(t.Context(), w.Store, equipment.RecordInspection, again, nil)
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
	first := dbtest.Key("Inspection:1:" + w.Text(t, "SELECT id FROM inspections WHERE equipment_id IS NOT NULL"))
	whole := dbtest.Key("Inspection:1:" + w.Text(t, "SELECT id FROM inspections WHERE equipment_id IS NULL"))
	for name, c := range map[string]struct {
		change func(*in)
		of     db.Key
	}{
		"what it found is left out":   {func(in *in) { in.Hazards = nil }, first},
		"inspectors the other way":    {func(in *in) { in.Inspectors = dbtest.Keys("Officer:1:2", "Officer:1:1") }, first},
		"a note to it":                {func(in *in) { in.Note = new("复印") }, first},
		"no unit":                     {func(in *in) { in.Unit = nil }, first},
		"of the unit, with a finding": {func(in *in) { in.Equipment = nil }, whole},
	} {
		again := dbtest.Inspection(&elevator, dbtest.OrdinaryHazard())
		c.change(&again)
		_, err := db.Do(t.Context(), w.Store, equipment.RecordInspection, again, nil)
		dbtest.Refusal{Code: problem.Conflict, Field: "input.inspectedOn", Rule: "", Says: "on record: " + c.of.String() + ". Add other hazards to it (addHazard)"}.Check(t, name, err)
	}
	for name, change := range map[string]func(*in){
		"by others":            func(in *in) { in.Inspectors = dbtest.Keys("Officer:1:1", "Officer:1:4") },
		"by one more":          func(in *in) { in.Inspectors = dbtest.Keys("Officer:1:1", "Officer:1:2", "Officer:1:4") },
		"on another day":       func(in *in) { in.InspectedOn = dbtest.Day("2024-03-02") },
		"of another place":     func(in *in) { in.Equipment, in.Note = nil, new("北厂区") },
		"of yet another place": func(in *in) { in.Equipment, in.Note = nil, new("南厂区") },
	} {
		another := dbtest.Inspection(&elevator, dbtest.OrdinaryHazard())
		change(&another)
		if _, err := db.Do(t.Context(), w.Store, equipment.RecordInspection, another, nil); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}

	type add = equipment.AddHazardInput
	left := func() add { return add{Inspection: first, Hazard: seriousHazard()} }
	dbtest.CheckRefusals(t, w, equipment.AddHazard, left, map[string]dbtest.FaultyInput[add]{
		"of nothing":                {Change: func(in *add) { in.Inspection.ID = 9 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.inspection", Rule: "", Says: "no Inspection"}},
		"on record":                 {Change: func(in *add) { in.Hazard = dbtest.OrdinaryHazard() }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.hazard.text", Rule: "", Says: "the hazard is on record: Hazard:1:"}},
		"not reported upward":       {Change: func(in *add) { in.Hazard.ReportedOn = nil }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.hazard.reportedOn", Rule: "hazard.reported 特种设备安全监督检查办法 30", Says: "reported upward"}},
		"not sealed":                {Change: func(in *add) { in.Hazard.SealedOn = nil }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.hazard.sealedOn", Rule: "hazard.sealed 特种设备安全监督检查办法 26", Says: "is sealed"}},
		"sealed before":             {Change: func(in *add) { in.Hazard.SealedOn = new(dbtest.Day("2024-02-29")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.hazard.sealedOn", Rule: "", Says: "before the inspection"}},
		"sealed, and nothing is":    {Change: func(in *add) { in.Inspection = whole }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.hazard.sealedOn", Rule: "", Says: "the inspection names none"}},
		"nothing said of it":        {Change: func(in *add) { in.Hazard.Text = " " }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.hazard.text", Rule: "", Says: "blank"}},
		"of what is no inspection ": {Change: func(in *add) { in.Inspection = elevator }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.inspection", Rule: "", Says: "is an id of Equipment"}},
	})
	_, err := db.Do(t.Context(), w.Store, equipment.AddHazard, left(), nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.hazard.text", Rule: "", Says: "on record"}.Check(t, "twice", err)
	if got := w.Text(t, "SELECT string_agg(concat_ws(' ', severity, sealed_on, seal_due_on), '; ' ORDER BY id) FROM hazards WHERE inspection_id = ?", first.ID); got != "ORDINARY; SERIOUS 2024-03-01 2024-04-01" {
		t.Error(got)
	}
}

// Equipment is not inspected on or after the day on which it was taken out of use.
func TestInspectionOfRetiredEquipment(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	if _, err := w.DB().ExecContext(t.Context(), `INSERT INTO equipment (agency_id, id, party_id, kind, registration_no, name, retired_on)
		VALUES (1, 1, 1, 'CRANE', '4110', '起重机', '2024-03-10')`); err != nil {
		t.Fatal(err)
	}
	inspection := func(day string) equipment.RecordInspectionInput {
		return equipment.RecordInspectionInput{Party: dbtest.Key("Party:1:1"), Equipment: new(dbtest.Key("Equipment:1:1")), Inspectors: dbtest.Keys("Officer:1:1", "Officer:1:2"), InspectedOn: dbtest.Day(day)}
	}
	_, err := db.Do(t.Context(), w.Store, equipment.RecordInspection, inspection("2024-03-10"), nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.equipment", Rule: "", Says: "4110 was taken out of use on 2024-03-10"}.Check(t, "inspected out of use", err)
	dbtest.Run(t, w, equipment.RecordInspection, inspection("2024-03-09"))
}
