package complaints_test

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"testing"
	"time"

	"docket/complaints"
	"docket/db"
	"docket/db/dbtest"
	"docket/enforcement"
	"docket/problem"
)

func TestFileComplaint(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	w.Execute(t, dbtest.OtherParty)
	// One working day to acknowledge, and seven to accept and to close: 5 to 8, 11 to 13.
	filed := w.FileComplaint(t, dbtest.Complaint())
	if got := w.ComplaintColumns(t, filed, "complaint_no, party_id, business_id, received_on, acknowledge_by, accept_by, close_by, mediate_by, is_named, tell_by"); got !=
		"太市监投举〔2024〕1号 1 1 2024-03-04 2024-03-05 2024-03-13 2024-03-13 f" {
		t.Error(got)
	}
	// A report is neither accepted nor refused. Received on Sunday evening in Taicang, which is Sunday afternoon in London.
	sunday := dbtest.Report()
	sunday.ReceivedAt = time.Date(2024, 3, 10, 15, 59, 0, 0, time.UTC)
	if got := w.ComplaintColumns(t, w.FileComplaint(t, sunday), "received_on, acknowledge_by, accept_by, close_by"); got != "2024-03-10 2024-03-11 2024-03-19" {
		t.Error(got)
	}
	type in = complaints.FileComplaintInput
	dbtest.CheckRefusals(t, w, complaints.FileComplaint, dbtest.Complaint, map[string]dbtest.FaultyInput[in]{
		"in an hour":                   {Change: func(in *in) { in.ReceivedAt = dbtest.Now.Add(time.Hour) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.receivedAt", Rule: "", Says: "in the future"}},
		"blank":                        {Change: func(in *in) { in.Text = " " }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.text", Rule: "", Says: "blank"}},
		"by no unit":                   {Change: func(in *in) { in.Unit = dbtest.Key("Unit:1:9") }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.unit", Rule: "", Says: "no Unit"}},
		"about nobody":                 {Change: func(in *in) { in.Party = new(dbtest.Key("Party:1:9")) }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.party", Rule: "", Says: "no Party"}},
		"about no business":            {Change: func(in *in) { in.Business = new(dbtest.Key("FoodBusiness:1:9")) }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.business", Rule: "", Says: "no FoodBusiness"}},
		"about somebody else's":        {Change: func(in *in) { in.Party = new(dbtest.Key("Party:1:2")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.business", Rule: "", Says: "run by another party"}},
		"about one of another bureau":  {Change: func(in *in) { in.Business = new(dbtest.Key("FoodBusiness:2:1")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.business", Rule: "", Says: "another bureau"}},
		"under a number that is taken": {Change: func(in *in) { in.ComplaintNo = new("太市监投举〔2024〕1号") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.complaintNo", Rule: "", Says: "is taken in this bureau"}},
		"by a reporter without a name": {Change: func(in *in) { in.Reporter = &complaints.ReporterInput{Name: " ", Contact: "1"} }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.reporter.name", Rule: "", Says: "blank"}},
		"who cannot be told":           {Change: func(in *in) { in.Reporter = &complaints.ReporterInput{Name: "某", Contact: ""} }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.reporter.contact", Rule: "", Says: "blank"}},
	})
}

// A step on the last day of its term is in time, and one on the next day is not.
func TestTermsOfComplaints(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	for _, c := range []struct{ acknowledged, accepted, closed, want string }{
		{"2024-03-05 23:59", "2024-03-13 23:59", "2024-03-13 23:59", "acknowledged t, accepted t, closed t, mediated t"},
		{"2024-03-06 00:00", "2024-03-14 00:00", "2024-03-14 00:01", "acknowledged f, accepted f, closed f, mediated t"},
	} {
		filed := w.FileComplaint(t, dbtest.Complaint())
		dbtest.Run(t, w, complaints.AcknowledgeComplaint, complaints.AcknowledgeComplaintInput{Complaint: filed, At: dbtest.At(c.acknowledged)})
		dbtest.Run(t, w, complaints.AcceptComplaint, complaints.AcceptComplaintInput{Complaint: filed, At: dbtest.At(c.accepted)})
		dbtest.Run(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{
			Complaint: filed, At: dbtest.At(c.closed), Result: db.ComplaintResultMediated, RecoveredAmount: new(dbtest.Dec("120.5")), Satisfaction: new(db.SatisfactionSatisfied),
		})
		if got := w.Text(t, `SELECT format('acknowledged %s, accepted %s, closed %s, mediated %s', acknowledged_in_time, accepted_in_time, closed_in_time, mediated_in_time)
			FROM complaints WHERE id = ?`, filed.ID); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
		if got := w.ComplaintColumns(t, filed, "result, recovered_amount, satisfaction"); got != "MEDIATED 120.50 SATISFIED" {
			t.Error(got)
		}
	}
	refusal := w.FileComplaint(t, dbtest.Complaint())
	dbtest.Run(t, w, complaints.RefuseComplaint, complaints.RefuseComplaintInput{Complaint: refusal, At: dbtest.At("2024-03-14 09:00"), Reason: "第十五条第一项"})
	if got := w.ComplaintColumns(t, refusal, "result, refusal, accepted_in_time, closed_in_time, mediated_in_time"); got != "REFUSED 第十五条第一项 f f" {
		t.Error(got)
	}
}

// Mediation ends within 45 working days of an acceptance by the 14th of April 2026, and within 60 days of a later one. The article of
// the newer rule is cited as unconfirmed.
func TestMediationByTheLawOfItsDay(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t, db.WithClock(func() time.Time { return dbtest.At("2026-08-01 09:00") }))
	for _, c := range []struct{ accepted, closed, want string }{
		// 15 to 17, 20 to 24, 27 to 30; off until the 5th of May; 6 to 8 and the worked Saturday 9; five weeks; 15 to 18 of June.
		{"2026-04-14 23:59", "2026-06-18 17:00", "2026-06-18 投诉举报办法 21 t"},
		{"2026-04-14 23:59", "2026-06-19 00:00", "2026-06-18 投诉举报办法 21 f"},
		// The sixtieth day is Sunday the 14th of June.
		{"2026-04-15 00:00", "2026-06-15 17:00", "2026-06-15 令第121号 (unconfirmed) t"},
		{"2026-04-15 00:00", "2026-06-16 00:00", "2026-06-15 令第121号 (unconfirmed) f"},
	} {
		in := dbtest.Complaint()
		in.ReceivedAt = dbtest.At("2026-04-13 09:00")
		filed := w.FileComplaint(t, in)
		dbtest.Run(t, w, complaints.AcceptComplaint, complaints.AcceptComplaintInput{Complaint: filed, At: dbtest.At(c.accepted)})
		dbtest.Run(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: filed, At: dbtest.At(c.closed), Result: db.ComplaintResultFailed})
		if got := w.ComplaintColumns(t, filed, "mediate_by, mediate_article, mediated_in_time"); got != c.want {
			t.Errorf("accepted %s, closed %s: %s, want %s", c.accepted, c.closed, got, c.want)
		}
	}
}

// While the working days of a year are not known, a step is recorded as in time if it surely is, and never as late.
func TestComplaintOfAnUnknownYear(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t, db.WithClock(func() time.Time { return dbtest.At("2027-03-01 09:00") }))
	for _, c := range []struct{ acknowledged, closed, want string }{
		{"2027-01-01 09:00", "2027-01-07 09:00", "acknowledged t, closed t"},
		{"2027-01-02 09:00", "2027-01-08 09:00", "acknowledged unknown, closed unknown"},
	} {
		in := dbtest.Report()
		in.ReceivedAt = dbtest.At("2026-12-31 09:00")
		filed := w.FileComplaint(t, in)
		dbtest.Run(t, w, complaints.AcknowledgeComplaint, complaints.AcknowledgeComplaintInput{Complaint: filed, At: dbtest.At(c.acknowledged)})
		dbtest.Run(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: filed, At: dbtest.At(c.closed), Result: db.ComplaintResultNoViolation})
		if got := w.Text(t, `SELECT format('acknowledged %s, closed %s', coalesce(acknowledged_in_time::text, 'unknown'), coalesce(closed_in_time::text, 'unknown')) FROM complaints WHERE id = ?`,
			filed.ID); got != strings.ReplaceAll(c.want, " t", " true") {
			t.Errorf("%s, want %s", got, c.want)
		}
		if got := w.ComplaintColumns(t, filed, "acknowledge_by, close_by"); got != "" {
			t.Errorf("guessed: %s", got)
		}
	}
}

func TestComplaintRefusals(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	open, reported := w.FileComplaint(t, dbtest.Complaint()), w.FileComplaint(t, dbtest.Report())
	accepted, closed := w.FileComplaint(t, dbtest.Complaint()), w.FileComplaint(t, dbtest.Complaint())
	dbtest.Run(t, w, complaints.AcceptComplaint, complaints.AcceptComplaintInput{Complaint: accepted, At: dbtest.At("2024-03-06 10:00")})
	dbtest.Run(t, w, complaints.AcknowledgeComplaint, complaints.AcknowledgeComplaintInput{Complaint: accepted, At: dbtest.At("2024-03-05 10:00")})
	dbtest.Run(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: closed, At: dbtest.At("2024-03-06 10:00"), Result: db.ComplaintResultWithdrawn})

	type acknowledge = complaints.AcknowledgeComplaintInput
	dbtest.CheckRefusals(t, w, complaints.AcknowledgeComplaint, func() acknowledge { return acknowledge{Complaint: open, At: dbtest.At("2024-03-05 10:00")} }, map[string]dbtest.FaultyInput[acknowledge]{
		"before it came":      {Change: func(in *acknowledge) { in.At = dbtest.At("2024-03-04 09:59") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.at", Rule: "", Says: "before it was received, 2024-03-04T10:00:00+08:00"}},
		"in an hour":          {Change: func(in *acknowledge) { in.At = dbtest.Now.Add(time.Hour) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.at", Rule: "", Says: "in the future"}},
		"answered already":    {Change: func(in *acknowledge) { in.Complaint = accepted }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.complaint", Rule: "", Says: "answered at 2024-03-05T10:00:00+08:00"}},
		"closed already":      {Change: func(in *acknowledge) { in.Complaint = closed }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.complaint", Rule: "", Says: "closed at 2024-03-06T10:00:00+08:00: WITHDRAWN"}},
		"none":                {Change: func(in *acknowledge) { in.Complaint.ID = 9 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.complaint", Rule: "", Says: "no Complaint"}},
		"of another bureau":   {Change: func(in *acknowledge) { in.Complaint = dbtest.Key("Complaint:2:1") }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.complaint", Rule: "", Says: "no Complaint"}},
		"no complaint at all": {Change: func(in *acknowledge) { in.Complaint = dbtest.Key("Unit:1:1") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.complaint", Rule: "", Says: "is an id of Unit"}},
	})
	type accept = complaints.AcceptComplaintInput
	dbtest.CheckRefusals(t, w, complaints.AcceptComplaint, func() accept { return accept{Complaint: open, At: dbtest.At("2024-03-06 10:00")} }, map[string]dbtest.FaultyInput[accept]{
		"a report":         {Change: func(in *accept) { in.Complaint = reported }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.complaint", Rule: "", Says: "neither accepted nor refused"}},
		"accepted already": {Change: func(in *accept) { in.Complaint = accepted }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.complaint", Rule: "", Says: "accepted at 2024-03-06T10:00:00+08:00"}},
		"closed already":   {Change: func(in *accept) { in.Complaint = closed }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.complaint", Rule: "", Says: "closed at"}},
		"before it came":   {Change: func(in *accept) { in.At = dbtest.At("2024-03-04 09:59") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.at", Rule: "", Says: "before it was received"}},
	})
	type refuse = complaints.RefuseComplaintInput
	another := w.FileComplaint(t, dbtest.Complaint())
	dbtest.CheckRefusals(t, w, complaints.RefuseComplaint, func() refuse {
		return refuse{Complaint: another, At: dbtest.At("2024-03-06 10:00"), Reason: "第十五条第一项"}
	}, map[string]dbtest.FaultyInput[refuse]{
		"without a ground": {Change: func(in *refuse) { in.Reason = " " }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.reason", Rule: "", Says: "blank"}},
		"a report":         {Change: func(in *refuse) { in.Complaint = reported }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.complaint", Rule: "", Says: "neither accepted nor refused"}},
		"accepted already": {Change: func(in *refuse) { in.Complaint = accepted }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.complaint", Rule: "", Says: "accepted at"}},
	})
	type end = complaints.CloseComplaintInput
	unaccepted := w.FileComplaint(t, dbtest.Complaint())
	dbtest.CheckRefusals(t, w, complaints.CloseComplaint, func() end {
		return end{Complaint: accepted, At: dbtest.At("2024-03-08 10:00"), Result: db.ComplaintResultMediated, RecoveredAmount: new(dbtest.Dec("300"))}
	}, map[string]dbtest.FaultyInput[end]{
		"by the way of a refusal":      {Change: func(in *end) { in.Result = db.ComplaintResultRefused }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.result", Rule: "", Says: "REFUSED has a mutation of its own"}},
		"by the way of a merge":        {Change: func(in *end) { in.Result = db.ComplaintResultMerged }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.result", Rule: "", Says: "MERGED has a mutation of its own"}},
		"a case that there is not":     {Change: func(in *end) { in.Result = db.ComplaintResultCaseFiled }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.result", Rule: "", Says: "file it from this complaint first"}},
		"mediated, but never accepted": {Change: func(in *end) { in.Complaint = unaccepted }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.result", Rule: "complaint.accepted 投诉举报办法 14, 17", Says: "accepted first"}},
		"failed, but never accepted":   {Change: func(in *end) { in.Complaint, in.Result = unaccepted, db.ComplaintResultFailed }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.result", Rule: "complaint.accepted 投诉举报办法 14, 17", Says: "accepted first"}},
		"a report, mediated":           {Change: func(in *end) { in.Complaint = reported }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.result", Rule: "", Says: "a report of a violation is not mediated"}},
		"a dispute without violation":  {Change: func(in *end) { in.Result = db.ComplaintResultNoViolation }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.result", Rule: "", Says: "ends a report"}},
		"before it was accepted":       {Change: func(in *end) { in.At = dbtest.At("2024-03-06 09:59") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.at", Rule: "", Says: "before it was accepted"}},
		"recovered by nobody":          {Change: func(in *end) { in.Result = db.ComplaintResultWithdrawn }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.recoveredAmount", Rule: "", Says: "only what was MEDIATED"}},
		"recovered less than nothing":  {Change: func(in *end) { in.RecoveredAmount = new(dbtest.Dec("-1")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.recoveredAmount", Rule: "", Says: "negative"}},
		"recovered a thousandth":       {Change: func(in *end) { in.RecoveredAmount = new(dbtest.Dec("0.001")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.recoveredAmount", Rule: "", Says: "decimals"}},
		"closed already":               {Change: func(in *end) { in.Complaint = closed }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.complaint", Rule: "", Says: "closed at"}},
	})
	type rate = complaints.RateComplaintInput
	dbtest.CheckRefusals(t, w, complaints.RateComplaint, func() rate { return rate{Complaint: closed, Satisfaction: db.SatisfactionDissatisfied} }, map[string]dbtest.FaultyInput[rate]{
		"before the end": {Change: func(in *rate) { in.Complaint = unaccepted }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.complaint", Rule: "", Says: "not closed yet"}},
		"none":           {Change: func(in *rate) { in.Complaint.ID = 9 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.complaint", Rule: "", Says: "no Complaint"}},
	})
	_, err := db.Do(t.Context(), w.Store, complaints.RateComplaint, rate{Complaint: closed, Satisfaction: db.SatisfactionSatisfied}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.complaint", Rule: "", Says: "said already: DISSATISFIED"}.Check(t, "asked twice", err)
}

func TestMergeComplaint(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	w.Execute(t, dbtest.OtherParty)
	unknown, elsewhere := dbtest.Complaint(), dbtest.Complaint()
	unknown.Business = nil
	elsewhere.Business, elsewhere.Party = nil, new(dbtest.Key("Party:1:2"))
	one, into, merged := w.FileComplaint(t, dbtest.Complaint()), w.FileComplaint(t, dbtest.Complaint()), w.FileComplaint(t, dbtest.Complaint())
	nobody, other, reported := w.FileComplaint(t, unknown), w.FileComplaint(t, elsewhere), w.FileComplaint(t, dbtest.Report())
	type in = complaints.MergeComplaintInput
	dbtest.Run(t, w, complaints.MergeComplaint, in{Complaint: merged, Into: into, At: dbtest.At("2024-03-05 10:00")})
	dbtest.CheckRefusals(t, w, complaints.MergeComplaint, func() in { return in{Complaint: one, Into: into, At: dbtest.At("2024-03-06 10:00")} }, map[string]dbtest.FaultyInput[in]{
		"with itself":                     {Change: func(in *in) { in.Into = in.Complaint }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.into", Rule: "", Says: "not merged into itself"}},
		"into one that was merged":        {Change: func(in *in) { in.Into = merged }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.into", Rule: "", Says: "closed at 2024-03-05T10:00:00+08:00: MERGED"}},
		"one that others are merged into": {Change: func(in *in) { in.Complaint, in.Into = into, one }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.complaint", Rule: "", Says: "others are merged"}},
		"about another party":             {Change: func(in *in) { in.Into = other }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.into", Rule: "", Says: "about another party"}},
		"with a report":                   {Change: func(in *in) { in.Into = reported }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.into", Rule: "", Says: "a report of a violation into a report"}},
		"with none":                       {Change: func(in *in) { in.Into.ID = 9 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.into", Rule: "", Says: "no Complaint"}},
		"before it came":                  {Change: func(in *in) { in.At = dbtest.At("2024-03-04 09:59") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.at", Rule: "", Says: "before it was received"}},
	})
	dbtest.Run(t, w, complaints.MergeComplaint, in{Complaint: nobody, Into: into, At: dbtest.At("2024-03-06 10:00")}) // about whom is not known: it may be
	// A merge answers none of them: each is closed in time or not by the end of the complaint they were merged into.
	const mergedOnes = "SELECT string_agg(concat_ws(' ', result, closed_in_time, mediated_in_time), '; ' ORDER BY id) FROM complaints WHERE merged_into_id = ?"
	if got := w.Text(t, mergedOnes, into.ID); got != "MERGED; MERGED; MERGED" {
		t.Error(got)
	}
	// A case is filed from the complaint that goes on, and not from one that was merged into it.
	c := dbtest.CaseToFile()
	c.From, c.FiledOn = &merged, dbtest.Day("2024-03-07")
	_, err := db.Do(t.Context(), w.Store, enforcement.FileCase, c, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.from", Rule: "", Says: "it was merged into " + into.String()}.Check(t, "from a merged one", err)
	c.From = &into
	w.FileCase(t, c)
	_, err = db.Do(t.Context(), w.Store, complaints.MergeComplaint, in{Complaint: into, Into: w.FileComplaint(t, dbtest.Complaint()), At: dbtest.At("2024-03-08 10:00")}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.complaint", Rule: "", Says: "a case was filed from this complaint"}.Check(t, "one that led to a case", err)
	w.Execute(t, fmt.Sprintf("UPDATE complaints SET received_on = '2024-03-01', close_by = '2024-03-12' WHERE id = %d", nobody.ID))
	dbtest.Run(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: into, At: dbtest.At("2024-03-13 10:00"), Result: db.ComplaintResultCaseFiled})
	if got := w.Text(t, mergedOnes, into.ID); got != "MERGED t; MERGED t; MERGED f" {
		t.Error(got)
	}
}

// The reporter is stored where the server cannot read it. Neither the recorder of writes nor any other table receives it.
func TestReporterIsKeptApart(t *testing.T) {
	t.Parallel()
	var told strings.Builder
	w := dbtest.New(t, db.WithRecorder(func(_ context.Context, _ *sql.Tx, written db.Written) error {
		fmt.Fprintf(&told, "%+v\n", written)
		return nil
	}))
	in := dbtest.NamedReport()
	in.IdempotencyKey = new("reported once")
	filed := w.FileComplaint(t, in)
	if again := w.FileComplaint(t, in); again != filed {
		t.Errorf("the same key and input made %s and %s", filed, again)
	}
	// The idempotency key covers the reporter too.
	in.Reporter = &complaints.ReporterInput{Name: "上官举报", Contact: in.Reporter.Contact}
	_, err := db.Do(t.Context(), w.Store, complaints.FileComplaint, in, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.idempotencyKey", Rule: "", Says: "another input"}.Check(t, "another reporter under the key", err)
	in.Reporter = nil
	_, err = db.Do(t.Context(), w.Store, complaints.FileComplaint, in, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.idempotencyKey", Rule: "", Says: "another input"}.Check(t, "nobody under the key", err)

	o := dbtest.ConnectOwner(t, w)
	if got := o.Text(t, "SELECT string_agg(concat_ws(' ', complaint_id, name, contact), '; ') FROM complaint_reporters"); got != fmt.Sprintf("%d 欧阳举报 138 1234-5678", filed.ID) {
		t.Error(got)
	}
	if _, err := w.DB().NewRaw("SELECT name FROM complaint_reporters").Exec(t.Context()); err == nil || !strings.Contains(err.Error(), "permission denied") {
		t.Errorf("the server reads who made complaints: %v", err)
	}
	if _, err := w.DB().NewRaw("UPDATE complaint_reporters SET name = 'x'").Exec(t.Context()); err == nil || !strings.Contains(err.Error(), "permission denied") {
		t.Errorf("the server changes who made complaints: %v", err)
	}
	everywhere := told.String() + o.Text(t, `SELECT string_agg(query_to_xml(format('SELECT t::text FROM %I t', relname), true, false, '')::text, '') FROM pg_class
		WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'complaint_reporters'`)
	if !strings.Contains(everywhere, "该店用过期原料加工") || !strings.Contains(told.String(), "fileComplaint") {
		t.Fatal("the search finds nothing, so it says nothing")
	}
	// Four digits alone stand in a digest now and then.
	for _, secret := range []string{"欧阳", "上官", "1234-5678", "12345678"} {
		if strings.Contains(everywhere, secret) {
			t.Errorf("%s stands elsewhere", secret)
		}
	}
}

// A text that names the reporter is refused in every spelling, and the refusal does not repeat it.
func TestTextsThatNameTheReporter(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	before := w.Digest(t)
	for name, c := range map[string]struct {
		name, contact, text string
		told                bool
	}{
		"the name":                   {"欧阳举报", "13812345678", "本人欧阳举报反映该店", true},
		"the name, spaced":           {"欧阳举报", "13812345678", "本人欧阳 举报，反映该店", true},
		"the name, in capitals":      {"Li Wei", "13812345678", "I, LI WEI, was sold it", true},
		"the number":                 {"欧阳举报", "138 1234-5678", "请打电话13812345678", true},
		"the number, in other signs": {"欧阳举报", "13812345678", "请打１３８—１２３４—５６７８", true},
		"an address":                 {"欧阳举报", "城厢镇人民路1号", "我住城厢镇人民路 1 号", true},
		"neither":                    {"欧阳举报", "13812345678", "该店出售过期食品，批号13812345", false},
		"one sign tells nothing":     {"李", "13812345678", "李子已经变质", false},
	} {
		in := dbtest.Report()
		in.Text, in.Reporter = c.text, &complaints.ReporterInput{Name: c.name, Contact: c.contact}
		in.Simulate = true
		_, err := db.Do(t.Context(), w.Store, complaints.FileComplaint, in, nil)
		if !c.told {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		dbtest.Refusal{Code: problem.RuleViolation, Field: "input.text", Rule: "reporter.secret 投诉举报办法 33", Says: "without name and contact"}.Check(t, name, err)
		if strings.Contains(fmt.Sprintf("%+v", err), c.name) || strings.Contains(fmt.Sprintf("%+v", err), c.contact) {
			t.Errorf("%s: the refusal tells it: %v", name, err)
		}
	}
	in := dbtest.NamedReport()
	in.ComplaintNo = new("欧阳举报-1")
	_, err := db.Do(t.Context(), w.Store, complaints.FileComplaint, in, nil)
	dbtest.Refusal{Code: problem.RuleViolation, Field: "input.complaintNo", Rule: "reporter.secret 投诉举报办法 33", Says: "without name and contact"}.Check(t, "in the number", err)
	if after := w.Digest(t); after != before {
		t.Error("something was written")
	}
}

// A text that names the reporter is refused also where name and contact were given with a title, a prefix or an address.
func TestReporterWithTitleOrPrefix(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	for _, c := range []struct{ text, name, contact string }{
		{"请回电13812345678", "张三丰", "手机：13812345678"},
		{"请回电138-1234-5678", "张三丰", "13812345678 太仓市城厢镇1号"},
		{"请写信到ｚｈａｎｇ＠ｑｑ．ｃｏｍ", "张三丰", "zhang@qq.com"},
		{"本人张三丰", "张三丰先生", "87654321"},
	} {
		in := complaints.FileComplaintInput{
			Unit: dbtest.Key("Unit:1:1"), Channel: db.ComplaintChannelLetter, Kind: db.ComplaintKindReport, Object: db.ComplaintObjectFood, Issue: db.ComplaintIssueSafety,
			Text: c.text, ReceivedAt: dbtest.Now, Reporter: &complaints.ReporterInput{Name: c.name, Contact: c.contact},
		}
		_, err := db.Do(t.Context(), w.Store, complaints.FileComplaint, in, nil)
		dbtest.Refusal{Code: problem.RuleViolation, Field: "input.text", Rule: "reporter.secret 投诉举报办法 33", Says: "tells who made"}.Check(t, c.text, err)
		in.Text = "该店出售过期食品1234567件"
		if _, err := db.Do(t.Context(), w.Store, complaints.FileComplaint, in, nil); err != nil {
			t.Errorf("what tells nobody: %v", err)
		}
	}
}

// No step of a complaint is before an earlier step.
func TestOrderOfSteps(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	answered, into := w.FileComplaint(t, dbtest.Complaint()), w.FileComplaint(t, dbtest.Complaint())
	dbtest.Run(t, w, complaints.AcknowledgeComplaint, complaints.AcknowledgeComplaintInput{Complaint: answered, At: dbtest.At("2024-03-05 10:00")})
	early := dbtest.Refusal{Code: problem.BadUserInput, Field: "input.at", Rule: "", Says: "before it was answered, 2024-03-05T10:00:00+08:00"}
	dbtest.CheckRefused(t, w, complaints.RefuseComplaint, complaints.RefuseComplaintInput{Complaint: answered, At: dbtest.At("2024-03-05 09:59"), Reason: "第十五条第一项"}, early)
	dbtest.CheckRefused(t, w, complaints.MergeComplaint, complaints.MergeComplaintInput{Complaint: answered, Into: into, At: dbtest.At("2024-03-05 09:59")}, early)
	dbtest.CheckRefused(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: answered, At: dbtest.At("2024-03-05 09:59"), Result: db.ComplaintResultWithdrawn}, early)
	dbtest.Run(t, w, complaints.AcceptComplaint, complaints.AcceptComplaintInput{Complaint: answered, At: dbtest.At("2024-03-06 10:00")})
	dbtest.CheckRefused(t, w, complaints.MergeComplaint, complaints.MergeComplaintInput{Complaint: answered, Into: into, At: dbtest.At("2024-03-06 09:59")},
		dbtest.Refusal{Code: problem.BadUserInput, Field: "input.at", Rule: "", Says: "before it was accepted, 2024-03-06T10:00:00+08:00"})

	reported := w.FileComplaint(t, dbtest.Report())
	c := dbtest.CaseToFile()
	c.Source, c.From, c.FiledOn = db.CaseSourceComplaint, &reported, dbtest.Day("2024-03-08")
	w.FileCase(t, c)
	dbtest.CheckRefused(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: reported, At: dbtest.At("2024-03-07 23:59"), Result: db.ComplaintResultCaseFiled},
		dbtest.Refusal{Code: problem.BadUserInput, Field: "input.at", Rule: "", Says: "before the case was filed, 2024-03-08"})
	dbtest.CheckRefused(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: reported, At: dbtest.At("2024-03-08 10:00"), Result: db.ComplaintResultWithdrawn},
		dbtest.Refusal{Code: problem.BadUserInput, Field: "input.result", Rule: "", Says: "a case was filed upon it: the result is CASE_FILED"})
	dbtest.Run(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: reported, At: dbtest.At("2024-03-08 00:00"), Result: db.ComplaintResultCaseFiled})
}

// ReopenComplaint takes back an end that was recorded by mistake, and everything that was set with it.
func TestReopenComplaint(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type reopen = complaints.ReopenComplaintInput
	const reason = "金额录入有误"
	// Closed with a wrong amount, reopened, answered, and closed again with the right amount.
	mediated := w.FileComplaint(t, dbtest.Complaint())
	dbtest.CheckRefused(t, w, complaints.ReopenComplaint, reopen{Complaint: mediated, Reason: reason}, dbtest.Refusal{Code: problem.Conflict, Field: "input.complaint", Rule: "", Says: "is not closed"})
	dbtest.Run(t, w, complaints.AcceptComplaint, complaints.AcceptComplaintInput{Complaint: mediated, At: dbtest.At("2024-03-06 10:00")})
	end := complaints.CloseComplaintInput{Complaint: mediated, At: dbtest.At("2024-03-08 10:00"), Result: db.ComplaintResultMediated, RecoveredAmount: new(dbtest.Dec("9999999")), Satisfaction: new(db.SatisfactionSatisfied)}
	dbtest.Run(t, w, complaints.CloseComplaint, end)
	dbtest.CheckRefused(t, w, complaints.ReopenComplaint, reopen{Complaint: mediated, Reason: " "}, dbtest.Refusal{Code: problem.BadUserInput, Field: "input.reason", Rule: "", Says: "blank"})
	dbtest.Run(t, w, complaints.ReopenComplaint, reopen{Complaint: mediated, Reason: reason})
	const columns = "result, recovered_amount, satisfaction, closed_in_time, mediated_in_time, accepted_in_time, reopening"
	dbtest.CheckEqual(t, "reopened", w.ComplaintColumns(t, mediated, columns), "0.00 t "+reason)
	dbtest.Run(t, w, complaints.AcknowledgeComplaint, complaints.AcknowledgeComplaintInput{Complaint: mediated, At: dbtest.At("2024-03-05 10:00")})
	end.RecoveredAmount, end.Satisfaction = new(dbtest.Dec("99")), nil
	dbtest.Run(t, w, complaints.CloseComplaint, end)
	dbtest.CheckEqual(t, "closed again", w.ComplaintColumns(t, mediated, columns), "MEDIATED 99.00 t t t "+reason)

	// Refused by mistake, reopened, and accepted.
	denied := w.FileComplaint(t, dbtest.Complaint())
	dbtest.Run(t, w, complaints.RefuseComplaint, complaints.RefuseComplaintInput{Complaint: denied, At: dbtest.At("2024-03-06 10:00"), Reason: "第十五条第一项"})
	dbtest.Run(t, w, complaints.ReopenComplaint, reopen{Complaint: denied, Reason: reason})
	dbtest.CheckEqual(t, "not refused", w.ComplaintColumns(t, denied, "refusal, refused_at, accepted_in_time"), "")
	dbtest.Run(t, w, complaints.AcceptComplaint, complaints.AcceptComplaintInput{Complaint: denied, At: dbtest.At("2024-03-06 11:00")})

	// A complaint that was merged into a reopened one waits for its end again. It can be reopened itself.
	into, merging := w.FileComplaint(t, dbtest.Report()), w.FileComplaint(t, dbtest.NamedReport())
	dbtest.Run(t, w, complaints.MergeComplaint, complaints.MergeComplaintInput{Complaint: merging, Into: into, At: dbtest.At("2024-03-05 10:00")})
	dbtest.Run(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: into, At: dbtest.At("2024-03-06 10:00"), Result: db.ComplaintResultNoViolation})
	dbtest.CheckEqual(t, "decided with the other", w.ComplaintColumns(t, merging, "closed_in_time, decided_on, tell_by"), "t 2024-03-06 2024-03-13")
	dbtest.Run(t, w, complaints.ReopenComplaint, reopen{Complaint: into, Reason: reason})
	dbtest.CheckEqual(t, "nothing is decided", w.ComplaintColumns(t, into, "result, decided_on")+w.ComplaintColumns(t, merging, "closed_in_time, decided_on, tell_by, tell_article"), "")
	dbtest.Run(t, w, complaints.ReopenComplaint, reopen{Complaint: merging, Reason: reason})
	dbtest.CheckEqual(t, "by itself again", w.ComplaintColumns(t, merging, "merged_into_id, result, reopening"), reason)
	dbtest.Run(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: merging, At: dbtest.At("2024-03-07 10:00"), Result: db.ComplaintResultNoViolation})
	dbtest.Run(t, w, complaints.TellReporter, complaints.TellReporterInput{Complaint: merging, At: dbtest.At("2024-03-07 11:00")})
	dbtest.CheckRefused(t, w, complaints.ReopenComplaint, reopen{Complaint: merging, Reason: reason}, dbtest.Refusal{Code: problem.Conflict, Field: "input.complaint", Rule: "", Says: "was told at 2024-03-07T11:00:00+08:00"})
	// The end of a complaint stays, too, if the reporter of one merged into it was told.
	head, told := w.FileComplaint(t, dbtest.Report()), w.FileComplaint(t, dbtest.NamedReport())
	dbtest.Run(t, w, complaints.MergeComplaint, complaints.MergeComplaintInput{Complaint: told, Into: head, At: dbtest.At("2024-03-05 10:00")})
	dbtest.Run(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: head, At: dbtest.At("2024-03-06 10:00"), Result: db.ComplaintResultNoViolation})
	dbtest.Run(t, w, complaints.TellReporter, complaints.TellReporterInput{Complaint: told, At: dbtest.At("2024-03-06 11:00")})
	dbtest.CheckRefused(t, w, complaints.ReopenComplaint, reopen{Complaint: head, Reason: reason}, dbtest.Refusal{Code: problem.Conflict, Field: "input.complaint", Rule: "", Says: "the reporter of " + told.String() + " was told"})
	// A complaint whose clue led to a case of the other stays merged into it.
	into, merging = w.FileComplaint(t, dbtest.Report()), w.FileComplaint(t, dbtest.NamedReport())
	clue := dbtest.RunForKey(t, w, complaints.RecordClue, complaints.RecordClueInput{
		Unit: dbtest.Key("Unit:1:1"), Source: db.CaseSourceComplaint, Field: db.CaseFieldFood, Text: "该店用过期原料", Complaint: &merging, ReceivedOn: dbtest.Day("2024-03-05"),
	}, "clue")
	dbtest.Run(t, w, complaints.MergeComplaint, complaints.MergeComplaintInput{Complaint: merging, Into: into, At: dbtest.At("2024-03-06 10:00")})
	c := dbtest.CaseToFile()
	c.Source, c.From, c.FiledOn = db.CaseSourceComplaint, &clue, dbtest.Day("2024-03-07")
	w.FileCase(t, c)
	dbtest.CheckRefused(t, w, complaints.ReopenComplaint, reopen{Complaint: merging, Reason: reason}, dbtest.Refusal{Code: problem.Conflict, Field: "input.complaint", Rule: "", Says: "it stays merged into that"})
}

func TestAmendComplaint(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	w.Execute(t, dbtest.OtherParty)
	type amend = complaints.AmendComplaintInput
	in := dbtest.Report()
	in.Business = nil
	filed := w.FileComplaint(t, in)
	dbtest.CheckRefused(t, w, complaints.AmendComplaint, amend{Complaint: filed}, dbtest.Refusal{Code: problem.BadUserInput, Field: "input", Rule: "", Says: "nothing is given"})
	dbtest.CheckRefused(t, w, complaints.AmendComplaint, amend{Complaint: filed, Party: new(dbtest.Key("Party:1:2")), Business: new(dbtest.Key("FoodBusiness:1:1"))},
		dbtest.Refusal{Code: problem.BadUserInput, Field: "input.business", Rule: "", Says: "run by another party"})
	dbtest.Run(t, w, complaints.AmendComplaint, amend{Complaint: filed, Business: new(dbtest.Key("FoodBusiness:1:1")), Issue: new(db.ComplaintIssuePrice)})
	dbtest.CheckEqual(t, "known now", w.ComplaintColumns(t, filed, "party_id, business_id, object, issue"), "1 1 FOOD PRICE")
	dbtest.Run(t, w, complaints.AmendComplaint, amend{Complaint: filed, Party: new(dbtest.Key("Party:1:2"))})
	dbtest.CheckEqual(t, "at no business", w.ComplaintColumns(t, filed, "party_id, business_id, issue"), "2 PRICE")
	c := dbtest.CaseToFile()
	c.Source, c.From, c.FiledOn, c.Party = db.CaseSourceComplaint, &filed, dbtest.Day("2024-03-06"), new(dbtest.Key("Party:1:2"))
	w.FileCase(t, c)
	dbtest.CheckRefused(t, w, complaints.AmendComplaint, amend{Complaint: filed, Party: new(dbtest.Key("Party:1:1"))}, dbtest.Refusal{Code: problem.Conflict, Field: "input.complaint", Rule: "", Says: "a case was filed from it"})
}

// The text, the kind and the receipt are corrected until somebody acts on the complaint, and its terms are counted again.
func TestAmendReceipt(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type amend = complaints.AmendComplaintInput
	const columns = "complaint_no, kind, text, received_on, acknowledge_by, accept_by, check_by, close_by"
	filed := w.FileComplaint(t, dbtest.Complaint())
	corrected := func() amend {
		return amend{Complaint: filed, Text: new("购买的牛奶已过保质期"), ReceivedAt: new(dbtest.At("2024-03-05 23:00"))}
	}
	dbtest.CheckRefusals(t, w, complaints.AmendComplaint, corrected, map[string]dbtest.FaultyInput[amend]{
		"blank":      {Change: func(in *amend) { in.Text = new(" ") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.text", Rule: "", Says: "blank"}},
		"in an hour": {Change: func(in *amend) { in.ReceivedAt = new(dbtest.Now.Add(time.Hour)) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.receivedAt", Rule: "", Says: "in the future"}},
		"of nothing": {Change: func(in *amend) { in.Complaint.ID = 9 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.complaint", Rule: "", Says: "no Complaint"}},
	})
	// From Tuesday the 5th: one working day, and seven: 6 to 8, 11 to 14.
	dbtest.CheckEqual(t, "received a day later", w.ComplaintColumns(t, filed, columns), "太市监投举〔2024〕1号 COMPLAINT 购买的牛奶已过保质期 2024-03-05 2024-03-06 2024-03-14 2024-03-14")
	// A report is checked within fifteen working days, and not accepted: 6 to 8, 11 to 15, 18 to 22, 25 and 26.
	dbtest.Run(t, w, complaints.AmendComplaint, amend{Complaint: filed, Kind: new(db.ComplaintKindReport)})
	dbtest.CheckEqual(t, "a report", w.ComplaintColumns(t, filed, columns), "太市监投举〔2024〕1号 REPORT 购买的牛奶已过保质期 2024-03-05 2024-03-06 2024-03-26 2024-03-14")

	// Not once somebody acted on it.
	answered, accepted, closed := w.FileComplaint(t, dbtest.Complaint()), w.FileComplaint(t, dbtest.Complaint()), w.FileComplaint(t, dbtest.Complaint())
	dbtest.Run(t, w, complaints.AcknowledgeComplaint, complaints.AcknowledgeComplaintInput{Complaint: answered, At: dbtest.At("2024-03-05 10:00")})
	dbtest.Run(t, w, complaints.AcceptComplaint, complaints.AcceptComplaintInput{Complaint: accepted, At: dbtest.At("2024-03-06 10:00")})
	dbtest.Run(t, w, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: closed, At: dbtest.At("2024-03-07 10:00"), Result: db.ComplaintResultWithdrawn})
	for _, c := range []struct {
		complaint db.Key
		says      string
	}{
		{answered, "the complaint was answered at 2024-03-05T10:00:00+08:00"},
		{accepted, "the complaint was accepted at 2024-03-06T10:00:00+08:00"},
		{closed, "the complaint was closed at 2024-03-07T10:00:00+08:00"},
	} {
		want := dbtest.Refusal{Code: problem.Conflict, Field: "input.complaint", Rule: "", Says: c.says}
		dbtest.CheckRefused(t, w, complaints.AmendComplaint, amend{Complaint: c.complaint, Text: new("某")}, want)
		dbtest.CheckRefused(t, w, complaints.AmendComplaint, amend{Complaint: c.complaint, ReceivedAt: new(dbtest.At("2024-03-04 09:00"))}, want)
		dbtest.CheckRefused(t, w, complaints.AmendComplaint, amend{Complaint: c.complaint, Kind: new(db.ComplaintKindReport)}, want)
	}
	// Nor where a clue or another complaint depends on it.
	clue := dbtest.RunForKey(t, w, complaints.RecordClue, complaints.RecordClueInput{
		Unit: dbtest.Key("Unit:1:1"), Source: db.CaseSourceComplaint, Field: db.CaseFieldFood, Text: "该店用过期原料", Complaint: &filed, ReceivedOn: dbtest.Day("2024-03-06"),
	}, "clue")
	dbtest.CheckRefused(t, w, complaints.AmendComplaint, amend{Complaint: filed, Kind: new(db.ComplaintKindComplaint)}, dbtest.Refusal{Code: problem.Conflict, Field: "input.complaint", Rule: "", Says: clue.String() + " depends on its kind and receipt"})
	into, merging := w.FileComplaint(t, dbtest.Report()), w.FileComplaint(t, dbtest.Report())
	dbtest.Run(t, w, complaints.MergeComplaint, complaints.MergeComplaintInput{Complaint: merging, Into: into, At: dbtest.At("2024-03-05 10:00")})
	dbtest.CheckRefused(t, w, complaints.AmendComplaint, amend{Complaint: into, ReceivedAt: new(dbtest.At("2024-03-07 09:00"))}, dbtest.Refusal{Code: problem.Conflict, Field: "input.complaint", Rule: "", Says: merging.String() + " depends on its kind and receipt"})
	// A new text names the reporter no more than the first one.
	dbtest.CheckRefused(t, w, complaints.AmendComplaint, amend{Complaint: w.FileComplaint(t, dbtest.NamedReport()), Text: new("本人欧阳举报反映该店")},
		dbtest.Refusal{Code: problem.RuleViolation, Field: "input.text", Rule: "reporter.secret 投诉举报办法 33", Says: "without name and contact"})
}

// Many writers file a case from one complaint at once: one case is filed. Many writers merge six complaints into each other at once: no complaint
// is merged into one that is merged itself.
func TestComplaintsUnderConcurrency(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	origin := w.FileComplaint(t, dbtest.NamedReport())
	filed := 0
	for _, err := range dbtest.RunTogether(12, func(int) error {
		c := dbtest.CaseToFile()
		c.From, c.FiledOn = &origin, dbtest.Day("2024-03-06")
		_, err := db.Do(t.Context(), w.Store, enforcement.FileCase, c, nil)
		return err
	}) {
		switch p := problem.Of(err); {
		case err == nil:
			filed++
		case p == nil || p.Code != problem.Conflict:
			t.Error(err)
		}
	}
	if got := w.Text(t, "SELECT concat_ws(' ', (SELECT count(*) FROM cases), (SELECT count(*) FROM complaints WHERE case_id IS NOT NULL), (SELECT last FROM number_series WHERE kind = 'CASE'))"); filed != 1 || got != "1 1 1" {
		t.Errorf("%d filed; cases, complaints with one, the last number: %s", filed, got)
	}
	var all []db.Key
	for range 6 {
		all = append(all, w.FileComplaint(t, dbtest.Complaint()))
	}
	for _, err := range dbtest.RunTogether(60, func(i int) error {
		a, b := all[i%6], all[(i/6+i%6+1)%6]
		_, err := db.Do(t.Context(), w.Store, complaints.MergeComplaint, complaints.MergeComplaintInput{Complaint: a, Into: b, At: dbtest.At("2024-03-06 10:00")}, nil)
		if a == b {
			return nil // refused as it is
		}
		return err
	}) {
		if p := problem.Of(err); err != nil && (p == nil || p.Code != problem.Conflict) {
			t.Error(err)
		}
	}
	if got := w.Text(t, `SELECT concat_ws(' ', a.some_merged, a.some_open, b.merged_into_merged)
		FROM (SELECT count(*) FILTER (WHERE merged_into_id IS NOT NULL) > 0 AS some_merged, count(*) FILTER (WHERE closed_at IS NULL) > 0 AS some_open FROM complaints WHERE agency_id = 1 AND kind = 'COMPLAINT') a
		CROSS JOIN (SELECT count(*) AS merged_into_merged FROM complaints c JOIN complaints i ON i.agency_id = 1 AND i.id = c.merged_into_id WHERE c.agency_id = 1 AND i.merged_into_id IS NOT NULL) b`); got != "t t 0" {
		t.Errorf("some merged, some open, merged into a merged one: %s", got)
	}
}
