package origin_test

import (
	"testing"

	"docket/complaints"
	"docket/db"
	"docket/db/dbtest"
	"docket/enforcement"
	"docket/equipment"
	"docket/problem"
)

// A complaint without a party gets the party of the case that is filed from it.
func TestCaseFromComplaint(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	in := dbtest.Complaint()
	in.Business = nil
	filed := w.FileComplaint(t, in)
	c := dbtest.CaseToFile()
	c.Source, c.From, c.FiledOn = db.CaseSourceComplaint, &filed, dbtest.Day("2024-03-06")
	w.FileCase(t, c)
	if got := w.ComplaintColumns(t, filed, "party_id, tell_by"); got != "1" {
		t.Error(got)
	}
	_, err := db.Do(t.Context(), w.Store, enforcement.FileCase, c, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.from", Rule: "", Says: "a case was filed from it already"}.Check(t, "twice", err)
	dbtest.Run(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: filed, At: dbtest.At("2024-03-07 10:00"), Result: db.ComplaintResultCaseFiled})
}

// A case that is filed from a record about a business gets that business.
func TestBusinessOfOrigin(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	w.Execute(t, dbtest.OtherParty)
	c := dbtest.CaseToFile()
	c.Source, c.From, c.FiledOn = db.CaseSourceComplaint, new(w.FileComplaint(t, dbtest.Report())), dbtest.Day("2024-03-05")
	scene := func(filed db.Key) string {
		return w.Text(t, "SELECT concat_ws(' ', business_id, version) FROM cases WHERE id = ?", filed.ID)
	}
	dbtest.CheckEqual(t, "of a report", scene(w.FileCase(t, c)), "1 1")
	// The party may be another one than runs the business only where the input names the business.
	c.From, c.Party = new(w.FileComplaint(t, dbtest.Report())), new(dbtest.Key("Party:1:2"))
	dbtest.CheckRefused(t, w, enforcement.FileCase, c, dbtest.Refusal{Code: problem.BadUserInput, Field: "input.from", Rule: "", Says: "about another party than the case"})
	c.Business = new(dbtest.Key("FoodBusiness:1:1"))
	dbtest.CheckEqual(t, "named", scene(w.FileCase(t, c)), "1 1")
}

// A case is filed from a record about its party, once, and not before the day of the record.
func TestOrigins(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	w.Execute(t, dbtest.OtherParty, "INSERT INTO parties (agency_id, id, kind, name) VALUES (1, 3, 'COMPANY', '太仓某商贸有限公司')",
		"INSERT INTO coverage_visits (agency_id, id, business_id, official_id, visited_on) VALUES (1, 1, 1, 1, '2024-02-20')",
		"INSERT INTO findings (agency_id, id, visit_id, severity, text, due_on) VALUES (1, 1, 1, 'SERIOUS', 'x', '2024-03-01')")
	made := dbtest.Sample()
	made.Maker = new(dbtest.Key("Party:1:2"))
	origins := map[string]struct {
		key     db.Key
		before  string // a day before the record
		says    string
		parties []string
	}{
		"finding":                      {dbtest.Key("Finding:1:1"), "2024-02-19", "before the visit, 2024-02-20", []string{"Party:1:1"}},
		"inspection":                   {dbtest.RunForKey(t, w, equipment.RecordInspection, dbtest.Inspection(nil, dbtest.OrdinaryHazard()), "inspection"), "2024-02-29", "before the inspection, 2024-03-01", []string{"Party:1:1"}},
		"product, its seller or maker": {dbtest.RunForKey(t, w, equipment.OpenFollowUp, made, "followUp"), "2024-02-29", "before the follow-up began, 2024-03-01", []string{"Party:1:1", "Party:1:2"}},
	}
	for name, o := range origins {
		c := dbtest.CaseToFile()
		c.From, c.FiledOn = &o.key, dbtest.Day("2024-03-05")
		c.Party = new(dbtest.Key("Party:1:3"))
		_, err := db.Do(t.Context(), w.Store, enforcement.FileCase, c, nil)
		dbtest.Refusal{Code: problem.BadUserInput, Field: "input.from", Rule: "", Says: "about another party than the case: Party:1:1"}.Check(t, name+", another party", err)
		c.Party, c.FiledOn = new(dbtest.Key(o.parties[len(o.parties)-1])), dbtest.Day(o.before)
		_, err = db.Do(t.Context(), w.Store, enforcement.FileCase, c, nil)
		dbtest.Refusal{Code: problem.BadUserInput, Field: "input.filedOn", Rule: "", Says: o.says}.Check(t, name+", before it", err)
		c.FiledOn = dbtest.Day("2024-03-05")
		w.FileCase(t, c)
		_, err = db.Do(t.Context(), w.Store, enforcement.FileCase, c, nil)
		dbtest.Refusal{Code: problem.Conflict, Field: "input.from", Rule: "", Says: "a case was filed from it already"}.Check(t, name+", twice", err)
	}
	// The party of the case may be another one than runs the business, where the input names the business.
	complaint := w.FileComplaint(t, dbtest.Complaint())
	c := dbtest.CaseToFile()
	c.From, c.FiledOn, c.Party = &complaint, dbtest.Day("2024-03-05"), new(dbtest.Key("Party:1:3"))
	_, err := db.Do(t.Context(), w.Store, enforcement.FileCase, c, nil)
	dbtest.Refusal{Code: problem.BadUserInput, Field: "input.from", Rule: "", Says: "about another party than the case: Party:1:1"}.Check(t, "complaint, another party", err)
	c.Business = new(dbtest.Key("FoodBusiness:1:1"))
	w.FileCase(t, c)
	if got := w.ComplaintColumns(t, complaint, "party_id, case_id IS NOT NULL"); got != "1 t" {
		t.Error(got)
	}
	if got := w.Text(t, `SELECT (SELECT count(*) FROM findings WHERE case_id IS NOT NULL) + (SELECT count(*) FROM inspections WHERE case_id IS NOT NULL)
		+ (SELECT count(*) FROM follow_ups WHERE case_id IS NOT NULL)`); got != "3" {
		t.Error(got)
	}
}
