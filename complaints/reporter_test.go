package complaints_test

import (
	"fmt"
	"testing"
	"time"

	"docket/complaints"
	"docket/db"
	"docket/db/dbtest"
	"docket/enforcement"
	"docket/problem"
)

// A reporter who is on record is told within five working days of the decision to file a case or not.
func TestTellReporter(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	w.Execute(t, dbtest.OtherParty)
	type tell = complaints.TellReporterInput
	named, merged, none, anonymous := w.FileComplaint(t, dbtest.NamedReport()), w.FileComplaint(t, dbtest.NamedReport()), w.FileComplaint(t, dbtest.NamedReport()), w.FileComplaint(t, dbtest.Report())
	dispute := dbtest.Complaint()
	dispute.Reporter = dbtest.NamedReport().Reporter
	consumers := w.FileComplaint(t, dispute)
	dbtest.Run(t, w, complaints.MergeComplaint, complaints.MergeComplaintInput{Complaint: merged, Into: named, At: dbtest.At("2024-03-05 10:00")})

	c := dbtest.CaseToFile()
	c.Source, c.From, c.FiledOn, c.Party = db.CaseSourceComplaint, &named, dbtest.Day("2024-03-06"), new(dbtest.Key("Party:1:2"))
	_, err := db.Do(t.Context(), w.Store, enforcement.FileCase, c, nil)
	dbtest.Refusal{Code: problem.BadUserInput, Field: "input.from", Rule: "", Says: "about another party than the case: Party:1:1"}.Check(t, "against another party", err)
	c.Party, c.FiledOn = new(dbtest.Key("Party:1:1")), dbtest.Day("2024-03-03")
	_, err = db.Do(t.Context(), w.Store, enforcement.FileCase, c, nil)
	dbtest.Refusal{Code: problem.BadUserInput, Field: "input.filedOn", Rule: "", Says: "before the complaint was received, 2024-03-04"}.Check(t, "before it was received", err)
	c.FiledOn = dbtest.Day("2024-03-06")
	filed := w.FileCase(t, c)
	// Five working days: 7, 8, 11, 12, 13. The same term holds for the report merged into it.
	for _, of := range []db.Key{named, merged} {
		if got := w.ComplaintColumns(t, of, "tell_by, tell_article, told_at"); got != "2024-03-13 投诉举报办法 31" {
			t.Error(got)
		}
	}
	// For a report that is merged after the case was filed, the term begins on the day of the merge.
	late := w.FileComplaint(t, dbtest.NamedReport())
	dbtest.Run(t, w, complaints.MergeComplaint, complaints.MergeComplaintInput{Complaint: late, Into: named, At: dbtest.At("2024-03-07 10:00")})
	if got := w.ComplaintColumns(t, late, "result, tell_by"); got != "MERGED 2024-03-14" {
		t.Error(got)
	}
	dbtest.Run(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: named, At: dbtest.At("2024-03-08 10:00"), Result: db.ComplaintResultCaseFiled})
	if got := w.ComplaintColumns(t, named, "tell_by, result, case_id"); got != fmt.Sprintf("2024-03-13 CASE_FILED %d", filed.ID) {
		t.Error(got) // from the day of the case, not of the end
	}
	dbtest.Run(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: none, At: dbtest.At("2024-03-07 10:00"), Result: db.ComplaintResultNoViolation})
	if got := w.ComplaintColumns(t, none, "tell_by"); got != "2024-03-14" {
		t.Error(got)
	}
	dbtest.Run(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: anonymous, At: dbtest.At("2024-03-07 10:00"), Result: db.ComplaintResultNoViolation})
	undecided := w.FileComplaint(t, dbtest.NamedReport())
	dbtest.CheckRefusals(t, w, complaints.TellReporter, func() tell { return tell{Complaint: named, At: dbtest.At("2024-03-13 23:59")} }, map[string]dbtest.FaultyInput[tell]{
		"nobody on record":      {Change: func(in *tell) { in.Complaint = anonymous }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.complaint", Rule: "", Says: "without a name"}},
		"a consumer":            {Change: func(in *tell) { in.Complaint = consumers }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.complaint", Rule: "", Says: "own dispute"}},
		"nothing decided":       {Change: func(in *tell) { in.Complaint = undecided }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.complaint", Rule: "", Says: "nothing is decided yet"}},
		"in an hour":            {Change: func(in *tell) { in.At = dbtest.Now.Add(time.Hour) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.at", Rule: "", Says: "in the future"}},
		"before it was decided": {Change: func(in *tell) { in.At = dbtest.At("2024-03-05 23:59") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.at", Rule: "", Says: "before it was decided, 2024-03-06"}},
		"none":                  {Change: func(in *tell) { in.Complaint.ID = 9 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.complaint", Rule: "", Says: "no Complaint"}},
	})
	_, err = db.Do(t.Context(), w.Store, complaints.TellReporter, tell{Complaint: named, At: dbtest.At("2024-03-14 10:00")}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.complaint", Rule: "", Says: "told at 2024-03-13T23:59:00+08:00"}.Check(t, "told twice", err)
	dbtest.Run(t, w, complaints.TellReporter, tell{Complaint: merged, At: dbtest.At("2024-03-14 00:00")})
	if got := w.ComplaintColumns(t, named, "told_in_time") + w.ComplaintColumns(t, merged, "told_in_time"); got != "tf" {
		t.Error(got)
	}
}

// A report is decided on the day on which the last of its clues was checked, if none led to a case and one of them was not filed.
func TestReportDecidedByItsClues(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	w.Execute(t, dbtest.OtherParty)
	reported, merging := w.FileComplaint(t, dbtest.NamedReport()), w.FileComplaint(t, dbtest.NamedReport())
	clue := func(of db.Key, received string) db.Key {
		return dbtest.RunForKey(t, w, complaints.RecordClue, complaints.RecordClueInput{
			Unit: dbtest.Key("Unit:1:1"), Source: db.CaseSourceComplaint, Field: db.CaseFieldFood, Text: "该店用过期原料", Complaint: &of, ReceivedOn: dbtest.Day(received),
		}, "clue")
	}
	check := func(clue db.Key, checked string, outcome db.ClueOutcome) {
		dbtest.Run(t, w, complaints.CloseClue, complaints.CloseClueInput{Clue: clue, CheckedOn: dbtest.Day(checked), Outcome: outcome, Reason: "未发现违法"})
	}
	bad := complaints.RecordClueInput{Unit: dbtest.Key("Unit:1:1"), Source: db.CaseSourceComplaint, Field: db.CaseFieldFood, Text: "某", Complaint: &reported, ReceivedOn: dbtest.Day("2024-03-03")}
	dbtest.CheckRefused(t, w, complaints.RecordClue, bad, dbtest.Refusal{Code: problem.BadUserInput, Field: "input.receivedOn", Rule: "", Says: "before the complaint was received, 2024-03-04"})
	bad.ReceivedOn, bad.Party = dbtest.Day("2024-03-04"), new(dbtest.Key("Party:1:2"))
	dbtest.CheckRefused(t, w, complaints.RecordClue, bad, dbtest.Refusal{Code: problem.BadUserInput, Field: "input.complaint", Rule: "", Says: "about another party than the clue: Party:1:1"})

	one, two, three := clue(reported, "2024-03-04"), clue(reported, "2024-03-05"), clue(merging, "2024-03-05")
	if got := w.Text(t, "SELECT concat_ws(' ', party_id, business_id) FROM clues WHERE id = ?", one.ID); got != "1 1" {
		t.Errorf("the clue is about %s, not about whom the report is about", got)
	}
	dbtest.Run(t, w, complaints.MergeComplaint, complaints.MergeComplaintInput{Complaint: merging, Into: reported, At: dbtest.At("2024-03-05 10:00")})
	bad.Complaint, bad.Party = &merging, nil
	dbtest.CheckRefused(t, w, complaints.RecordClue, bad, dbtest.Refusal{Code: problem.Conflict, Field: "input.complaint", Rule: "", Says: "it was merged into " + reported.String()})
	dbtest.CheckRefused(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: reported, At: dbtest.At("2024-03-07 10:00"), Result: db.ComplaintResultWithdrawn},
		dbtest.Refusal{Code: problem.Conflict, Field: "input.result", Rule: "", Says: "others are merged into it"})

	check(two, "2024-03-07", db.ClueOutcomeNotFiled)
	check(one, "2024-03-06", db.ClueOutcomeNotFiled)
	dbtest.CheckRefused(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: reported, At: dbtest.At("2024-03-08 10:00"), Result: db.ComplaintResultNoViolation},
		dbtest.Refusal{Code: problem.Conflict, Field: "input.complaint", Rule: "", Says: three.String() + ", is not checked yet"})
	const decided = "decided_on, tell_by, tell_article"
	dbtest.CheckEqual(t, "while a clue is open", w.ComplaintColumns(t, reported, decided), "")
	check(three, "2024-03-06", db.ClueOutcomeReferred)
	// From Thursday the 7th: 8, 11, 12, 13, 14.
	dbtest.CheckEqual(t, "the report", w.ComplaintColumns(t, reported, decided), "2024-03-07 2024-03-14 投诉举报办法 31")
	dbtest.CheckEqual(t, "the report merged into it", w.ComplaintColumns(t, merging, decided), "2024-03-07 2024-03-14 投诉举报办法 31")
	dbtest.CheckRefused(t, w, complaints.RecordClue, complaints.RecordClueInput{Unit: dbtest.Key("Unit:1:1"), Source: db.CaseSourceComplaint, Field: db.CaseFieldFood, Text: "某", Complaint: &reported, ReceivedOn: dbtest.Day("2024-03-08")},
		dbtest.Refusal{Code: problem.Conflict, Field: "input.complaint", Rule: "", Says: "decided on 2024-03-07 that no case is filed"})
	dbtest.CheckRefused(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: reported, At: dbtest.At("2024-03-06 23:59"), Result: db.ComplaintResultNoViolation},
		dbtest.Refusal{Code: problem.BadUserInput, Field: "input.at", Rule: "", Says: "before it was decided that no case is filed, 2024-03-07"})
	dbtest.Run(t, w, complaints.TellReporter, complaints.TellReporterInput{Complaint: merging, At: dbtest.At("2024-03-07 12:00")})
	dbtest.Run(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: reported, At: dbtest.At("2024-03-11 10:00"), Result: db.ComplaintResultNoViolation})
	dbtest.CheckEqual(t, "closed later", w.ComplaintColumns(t, reported, decided), "2024-03-07 2024-03-14 投诉举报办法 31")

	// A report that was decided and closed leads to no case: new facts need a new report.
	c := dbtest.CaseToFile()
	c.Source, c.From, c.FiledOn = db.CaseSourceComplaint, &reported, dbtest.Day("2024-03-12")
	dbtest.CheckRefused(t, w, enforcement.FileCase, c, dbtest.Refusal{Code: problem.Conflict, Field: "input.from", Rule: "", Says: "decided on 2024-03-07 that no case is filed"})
	// A report that is not closed, and whose reporter was not told, may still lead to a case, which decides it.
	again := w.FileComplaint(t, dbtest.NamedReport())
	check(clue(again, "2024-03-05"), "2024-03-06", db.ClueOutcomeNotFiled)
	c.From = &again
	w.FileCase(t, c)
	dbtest.CheckEqual(t, "filed after all", w.ComplaintColumns(t, again, decided), "2024-03-12 2024-03-19 投诉举报办法 31")
	// A report whose only clue was referred is not decided here.
	elsewhere := w.FileComplaint(t, dbtest.NamedReport())
	check(clue(elsewhere, "2024-03-05"), "2024-03-06", db.ClueOutcomeReferred)
	dbtest.CheckEqual(t, "referred", w.ComplaintColumns(t, elsewhere, decided), "")
}

// Two clues of one report may lead to two cases, and a clue of a report that was merged into another leads to a case of the other.
func TestCluesOfOneReport(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	reported, merging := w.FileComplaint(t, dbtest.Report()), w.FileComplaint(t, dbtest.Report())
	var cases []db.Key
	for _, of := range []db.Key{merging, reported} {
		clue := dbtest.RunForKey(t, w, complaints.RecordClue, complaints.RecordClueInput{
			Unit: dbtest.Key("Unit:1:1"), Source: db.CaseSourceComplaint, Field: db.CaseFieldFood, Text: "该店用过期原料", Complaint: &of, ReceivedOn: dbtest.Day("2024-03-05"),
		}, "clue")
		if of == merging {
			dbtest.Run(t, w, complaints.MergeComplaint, complaints.MergeComplaintInput{Complaint: merging, Into: reported, At: dbtest.At("2024-03-05 10:00")})
		}
		c := dbtest.CaseToFile()
		c.Source, c.From, c.FiledOn = db.CaseSourceComplaint, &clue, dbtest.Day("2024-03-07")
		cases = append(cases, w.FileCase(t, c))
	}
	dbtest.CheckEqual(t, "the one that goes on", w.ComplaintColumns(t, reported, "case_id, decided_on"), fmt.Sprintf("%d 2024-03-07", cases[0].ID))
	dbtest.CheckEqual(t, "the one merged into it", w.ComplaintColumns(t, merging, "case_id, decided_on"), "2024-03-07")
	dbtest.CheckEqual(t, "clues", w.Text(t, "SELECT string_agg(concat_ws(' ', outcome, case_id), ', ' ORDER BY id) FROM clues"),
		fmt.Sprintf("FILED %d, FILED %d", cases[0].ID, cases[1].ID))
}

// A report is decided upon the clues of the reports that were merged into it: where one of these is extended, its own term is not over before.
func TestExtendClueOfMergedReport(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	// Thirty working days from Monday the 4th of March end on the 16th of April (TestReportIsChecked). From Monday the 11th: 12 to 15, 18 to 22, 25 to
	// 29, and the 1st of April; then 2 and 3, the worked Sunday 7, 8 to 12, 15 to 19, 22 and 23.
	merging, reported := w.FileComplaint(t, dbtest.Report()), w.FileComplaint(t, dbtest.Report())
	inTerm := func(of db.Key) string { return w.ComplaintColumns(t, of, "check_by") }
	clueOf := func(of db.Key) db.Key {
		t.Helper()
		return dbtest.RunForKey(t, w, complaints.RecordClue, complaints.RecordClueInput{
			Unit: dbtest.Key("Unit:1:1"), Source: db.CaseSourceComplaint, Field: db.CaseFieldFood, Text: "该店用过期原料", Complaint: &of, ReceivedOn: dbtest.Day("2024-03-12"),
		}, "clue")
	}
	extend := func(clue db.Key) {
		t.Helper()
		dbtest.Run(t, w, complaints.ExtendClue, complaints.ExtendClueInput{Clue: clue, ExtendedOn: dbtest.Day("2024-03-15"), Reason: "局长批准"})
	}
	merge := func(one, into db.Key) {
		t.Helper()
		dbtest.Run(t, w, complaints.MergeComplaint, complaints.MergeComplaintInput{Complaint: one, Into: into, At: dbtest.At("2024-03-12 10:00")})
	}
	clue := clueOf(merging)
	merge(merging, reported)
	extend(clue)
	dbtest.CheckEqual(t, "of the clue, its report, and the other one", w.Text(t, "SELECT check_by FROM clues WHERE id = ?", clue.ID)+" "+inTerm(merging)+" "+inTerm(reported),
		"2024-04-16 2024-04-16 2024-04-16")
	// A report that was received later may have a longer term than the extended one of the clue: it keeps its own, which was extended too.
	later := dbtest.Report()
	later.ReceivedAt = dbtest.At("2024-03-11 10:00")
	merging, reported = w.FileComplaint(t, dbtest.Report()), w.FileComplaint(t, later)
	clue = clueOf(merging)
	extend(clueOf(reported))
	own := inTerm(reported)
	merge(merging, reported)
	extend(clue)
	dbtest.CheckEqual(t, "of a report with a longer term", inTerm(merging)+" "+inTerm(reported), "2024-04-16 "+own)
	dbtest.CheckEqual(t, "its own", own, "2024-04-23")
}

// A report is checked within fifteen working days of its receipt, on whatever day a clue of it was recorded. A report that others are
// competent for ends as REFERRED.
func TestReportIsChecked(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	reported := w.FileComplaint(t, dbtest.Report())
	// From Monday the 4th: 5 to 8, 11 to 15, 18 to 22, and the 25th.
	dbtest.CheckEqual(t, "filed", w.ComplaintColumns(t, reported, "check_by"), "2024-03-25")
	clue := dbtest.RunForKey(t, w, complaints.RecordClue, complaints.RecordClueInput{
		Unit: dbtest.Key("Unit:1:1"), Source: db.CaseSourceComplaint, Field: db.CaseFieldFood, Text: "该店用过期原料", Complaint: &reported, ReceivedOn: dbtest.Day("2024-03-14"),
	}, "clue")
	const checkBy = "SELECT check_by FROM clues WHERE id = ?"
	dbtest.CheckEqual(t, "its clue", w.Text(t, checkBy, clue.ID), "2024-03-25")
	dbtest.Run(t, w, complaints.ExtendClue, complaints.ExtendClueInput{Clue: clue, ExtendedOn: dbtest.Day("2024-03-15"), Reason: "局长批准"})
	// 26 to 29; 1 to 3, the worked Sunday 7, 8 to 12, 15 and 16: the 4th to the 6th are off.
	dbtest.CheckEqual(t, "extended", w.Text(t, checkBy, clue.ID)+" "+w.ComplaintColumns(t, reported, "check_by"), "2024-04-16 2024-04-16")
	dbtest.CheckRefused(t, w, complaints.CloseClue, complaints.CloseClueInput{Clue: clue, CheckedOn: dbtest.Day("2024-03-14"), Outcome: db.ClueOutcomeReferred, Reason: "移送"},
		dbtest.Refusal{Code: problem.BadUserInput, Field: "input.checkedOn", Rule: "", Says: "before its term was extended, 2024-03-15"})
	dbtest.CheckRefused(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: reported, At: dbtest.At("2024-03-15 09:00"), Result: db.ComplaintResultReferred},
		dbtest.Refusal{Code: problem.Conflict, Field: "input.complaint", Rule: "", Says: "is not checked yet"})
	dbtest.Run(t, w, complaints.CloseClue, complaints.CloseClueInput{Clue: clue, CheckedOn: dbtest.Day("2024-03-15"), Outcome: db.ClueOutcomeReferred, Reason: "移送常熟市市场监督管理局"})
	dbtest.Run(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: reported, At: dbtest.At("2024-03-15 09:00"), Result: db.ComplaintResultReferred})
	dbtest.CheckEqual(t, "referred", w.ComplaintColumns(t, reported, "result, decided_on, tell_by"), "REFERRED")
	named := w.FileComplaint(t, dbtest.NamedReport())
	dbtest.Run(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: named, At: dbtest.At("2024-03-08 10:00"), Result: db.ComplaintResultReferred})
	dbtest.CheckRefused(t, w, complaints.TellReporter, complaints.TellReporterInput{Complaint: named, At: dbtest.At("2024-03-08 09:59")}, dbtest.Refusal{Code: problem.BadUserInput, Field: "input.at", Rule: "", Says: "before it was referred"})
	dbtest.Run(t, w, complaints.TellReporter, complaints.TellReporterInput{Complaint: named, At: dbtest.At("2024-03-08 11:00")})
	dbtest.CheckEqual(t, "told to turn to others", w.ComplaintColumns(t, named, "told_at IS NOT NULL, told_in_time"), "t")
	dbtest.CheckRefused(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: w.FileComplaint(t, dbtest.Complaint()), At: dbtest.At("2024-03-15 09:00"), Result: db.ComplaintResultReferred},
		dbtest.Refusal{Code: problem.BadUserInput, Field: "input.result", Rule: "", Says: "refuseComplaint"})
	// A consumer's dispute has no term for checking. If it is closed after its term without being accepted or refused, it was late.
	for _, c := range []struct{ closed, want string }{{"2024-03-13 23:59", ""}, {"2024-03-14 00:00", "f"}} {
		dispute := w.FileComplaint(t, dbtest.Complaint())
		dbtest.Run(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: dispute, At: dbtest.At(c.closed), Result: db.ComplaintResultWithdrawn})
		dbtest.CheckEqual(t, c.closed, w.ComplaintColumns(t, dispute, "check_by, accepted_in_time"), c.want)
	}
	// A complaint is not closed before the time at which another was merged into it.
	into, merging := w.FileComplaint(t, dbtest.Report()), dbtest.Report()
	merging.ReceivedAt = dbtest.At("2024-03-11 10:00")
	dbtest.Run(t, w, complaints.MergeComplaint, complaints.MergeComplaintInput{Complaint: w.FileComplaint(t, merging), Into: into, At: dbtest.At("2024-03-12 10:00")})
	dbtest.CheckRefused(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: into, At: dbtest.At("2024-03-12 09:59"), Result: db.ComplaintResultNoViolation},
		dbtest.Refusal{Code: problem.BadUserInput, Field: "input.at", Rule: "", Says: "was merged into it, 2024-03-12T10:00:00+08:00"})
}
