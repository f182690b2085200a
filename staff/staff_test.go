package staff_test

import (
	"strings"
	"testing"

	"docket/db"
	"docket/db/dbtest"
	"docket/problem"
	"docket/staff"
)

func TestUnits(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = staff.AddUnitInput
	good := func() in { return in{Agency: dbtest.Key("Agency:1"), Name: "高新分局", Kind: db.UnitKindBranch} }
	dbtest.CheckRefusals(t, w, staff.AddUnit, good, map[string]dbtest.FaultyInput[in]{
		"without a name":      {Change: func(u *in) { u.Name = " " }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.name", Rule: "", Says: "blank"}},
		"a long name":         {Change: func(u *in) { u.Name = strings.Repeat("局", 201) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.name", Rule: "", Says: "at most 200"}},
		"the name of another": {Change: func(u *in) { u.Name = w.Text(t, "SELECT name FROM units WHERE agency_id = 1 AND id = 1") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.name", Rule: "", Says: "has a unit of this name"}},
	})
	added := dbtest.Key("Unit:1:" + w.Text(t, "SELECT id FROM units WHERE agency_id = 1 AND name = '高新分局' AND kind = 'BRANCH' AND version = 1 AND name_initials = 'gxfj'"))

	type change = staff.ChangeUnitInput
	renamed := func() change {
		return change{Unit: added, ExpectedVersion: new(1), Name: new("高新区分局"), Kind: new(db.UnitKindStation)}
	}
	dbtest.CheckRefusals(t, w, staff.ChangeUnit, renamed, map[string]dbtest.FaultyInput[change]{
		"another version":     {Change: func(u *change) { u.ExpectedVersion = new(2) }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.expectedVersion", Rule: "", Says: "has version 1 since"}},
		"nothing":             {Change: func(u *change) { u.Name, u.Kind = new("高新分局"), nil }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input", Rule: "", Says: "nothing is given that has changed"}},
		"a unit that is not":  {Change: func(u *change) { u.Unit.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.unit", Rule: "", Says: "there is no Unit"}},
		"the name of another": {Change: func(u *change) { u.Name = new(w.Text(t, "SELECT name FROM units WHERE agency_id = 1 AND id = 1")) }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.name", Rule: "", Says: "has a unit of this name"}},
	})
	dbtest.CheckEqual(t, "changed", w.Text(t, "SELECT concat_ws(' ', name, kind, version) FROM units WHERE agency_id = 1 AND id = ?", added.ID), "高新区分局 STATION 2")
}

func TestOfficers(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = staff.AddOfficerInput
	good := func() in {
		return in{Unit: dbtest.Key("Unit:1:1"), Name: "王芳", CertificateNo: "32058599", CertifiedFrom: dbtest.Day("2024-01-01"), CertifiedUntil: new(dbtest.Day("2026-12-31"))}
	}
	dbtest.CheckRefusals(t, w, staff.AddOfficer, good, map[string]dbtest.FaultyInput[in]{
		"a unit that is not": {Change: func(o *in) { o.Unit.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.unit", Rule: "", Says: "there is no Unit"}},
		"without a name":     {Change: func(o *in) { o.Name = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.name", Rule: "", Says: "blank"}},
		"without a number":   {Change: func(o *in) { o.CertificateNo = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.certificateNo", Rule: "", Says: "blank"}},
		"the certificate of another": {Change: func(o *in) {
			o.CertificateNo = w.Text(t, "SELECT certificate_no FROM officers WHERE agency_id = 1 AND id = 1")
		}, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.certificateNo", Rule: "", Says: "has the certificate"}},
		"an end before the first day": {Change: func(o *in) { o.CertifiedUntil = new(dbtest.Day("2023-12-31")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.certifiedUntil", Rule: "", Says: "before its first day, 2024-01-01"}},
	})
	added := dbtest.Key("Officer:1:" + w.Text(t, "SELECT id FROM officers WHERE agency_id = 1 AND name = '王芳' AND certificate_no = '32058599' AND unit_id = 1 AND certified_until = '2026-12-31'"))

	// The officer is on two cases, filed on the first and the last day on which a shorter certificate would still be valid.
	for _, day := range []string{"2024-02-01", "2024-03-01"} {
		filed := dbtest.CaseToFile()
		filed.Officers, filed.FiledOn = append(filed.Officers, added), dbtest.Day(day)
		w.FileCase(t, filed)
	}
	type change = staff.ChangeOfficerInput
	renewed := func() change {
		return change{Officer: added, ExpectedVersion: new(1), CertificateNo: new("32058600"), CertifiedFrom: new(dbtest.Day("2024-02-01")), CertifiedUntil: new(dbtest.Day("2024-03-01"))}
	}
	dbtest.CheckRefusals(t, w, staff.ChangeOfficer, renewed, map[string]dbtest.FaultyInput[change]{
		"another version":             {Change: func(o *change) { o.ExpectedVersion = new(7) }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.expectedVersion", Rule: "", Says: "has version 1 since"}},
		"a unit as officer":           {Change: func(o *change) { o.Officer = dbtest.Key("Unit:1:1") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.officer", Rule: "", Says: "not of Officer"}},
		"a unit that is not":          {Change: func(o *change) { o.Unit = new(dbtest.Key("Unit:1:99")) }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.unit", Rule: "", Says: "there is no Unit"}},
		"nothing":                     {Change: func(o *change) { *o = change{Officer: added, Name: new("王芳")} }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input", Rule: "", Says: "nothing is given that has changed"}},
		"an end before the first day": {Change: func(o *change) { o.CertifiedUntil = new(dbtest.Day("2024-01-31")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.certifiedUntil", Rule: "", Says: "before its first day, 2024-02-01"}},
		"a first day after a case":    {Change: func(o *change) { o.CertifiedFrom = new(dbtest.Day("2024-02-02")) }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.certifiedFrom", Rule: "officers.certified 行政处罚法 42", Says: "filed on 2024-02-01, when the certificate would no longer be valid (from 2024-02-02 until 2024-03-01)"}},
		"a last day before a case":    {Change: func(o *change) { o.CertifiedUntil = new(dbtest.Day("2024-02-29")) }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.certifiedUntil", Rule: "officers.certified 行政处罚法 42", Says: "filed on 2024-03-01"}},
		"the certificate of another one": {Change: func(o *change) {
			o.CertificateNo = new(w.Text(t, "SELECT certificate_no FROM officers WHERE agency_id = 1 AND id = 1"))
		}, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.certificateNo", Rule: "", Says: "has the certificate"}},
	})
	// An officer who joined a case that had been filed before the certificate began may be changed.
	w.Execute(t, "INSERT INTO officers (agency_id, id, unit_id, name, certificate_no, certified_from) VALUES (1, 900, 1, '后来', '32058700', '2024-03-01')",
		"INSERT INTO case_officers (agency_id, case_id, officer_id) SELECT 1, id, 900 FROM cases WHERE filed_on = '2024-02-01'")
	dbtest.Run(t, w, staff.ChangeOfficer, change{Officer: dbtest.Key("Officer:1:900"), Name: new("后到"), CertifiedUntil: new(dbtest.Day("2030-12-31"))})
	dbtest.CheckEqual(t, "joined later", w.Text(t, "SELECT name || ' ' || certified_until FROM officers WHERE agency_id = 1 AND id = 900"), "后到 2030-12-31")
	const columns = "SELECT concat_ws(' ', unit_id, name, certificate_no, certified_from, certified_until, version) FROM officers WHERE agency_id = 1 AND id = ?"
	dbtest.CheckEqual(t, "renewed", w.Text(t, columns, added.ID), "1 王芳 32058600 2024-02-01 2024-03-01 2")
	unit := dbtest.Run(t, w, staff.AddUnit, staff.AddUnitInput{Agency: dbtest.Key("Agency:1"), Name: "沙溪分局", Kind: db.UnitKindBranch})["unit"][0]
	dbtest.Run(t, w, staff.ChangeOfficer, change{Officer: added, Unit: &unit, Name: new("王方"), CertifiedUntil: new(dbtest.Day("2030-12-31"))})
	dbtest.CheckEqual(t, "moved", w.Text(t, columns, added.ID), w.Text(t, "SELECT id FROM units WHERE name = '沙溪分局'")+" 王方 32058600 2024-02-01 2030-12-31 3")
}
