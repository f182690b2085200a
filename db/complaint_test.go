package db_test

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"testing"
	"time"

	"docket/db"
	"docket/problem"
)

// at is an instant in Taicang.
func at(text string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", text, time.FixedZone("", 8*60*60))
	if err != nil {
		panic(err)
	}
	return t
}

func complaint() db.FileComplaintInput {
	return db.FileComplaintInput{
		Unit: key("Unit:1:1"), Channel: db.ComplaintChannelHotline12315, Kind: db.ComplaintKindComplaint, Object: db.ComplaintObjectFood, Issue: db.ComplaintIssueQuality,
		Text: "购买的食品已过保质期", Business: new(key("FoodBusiness:1:1")), ReceivedAt: at("2024-03-04 10:00"),
	}
}

func report() db.FileComplaintInput {
	in := complaint()
	in.Kind, in.Text = db.ComplaintKindReport, "该店用过期原料加工"
	return in
}

func namedReport() db.FileComplaintInput {
	in := report()
	in.Reporter = &db.ReporterInput{Name: "欧阳举报", Contact: "138 1234-5678"}
	return in
}

func (w *world) complain(t *testing.T, in db.FileComplaintInput) db.Key {
	t.Helper()
	return done(t, w, db.FileComplaint, in, "complaint")
}

func (w *world) complaint(t *testing.T, complaint db.Key, columns string) string {
	t.Helper()
	return w.text(t, "SELECT concat_ws(' ', "+columns+") FROM complaints WHERE id = ?", complaint.ID)
}

func TestFileComplaint(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.add(t, otherParty)
	// One working day, and seven: 5 to 8, 11 to 13.
	filed := w.complain(t, complaint())
	if got := w.complaint(t, filed, "complaint_no, party_id, business_id, received_on, acknowledge_by, accept_by, close_by, mediate_by, is_named, tell_by"); got !=
		"太市监投举〔2024〕1号 1 1 2024-03-04 2024-03-05 2024-03-13 2024-03-13 f" {
		t.Error(got)
	}
	// A report is neither accepted nor refused. Received on Sunday evening in Taicang, which is Sunday afternoon in London.
	sunday := report()
	sunday.ReceivedAt = time.Date(2024, 3, 10, 15, 59, 0, 0, time.UTC)
	if got := w.complaint(t, w.complain(t, sunday), "received_on, acknowledge_by, accept_by, close_by"); got != "2024-03-10 2024-03-11 2024-03-19" {
		t.Error(got)
	}
	type in = db.FileComplaintInput
	refusals(t, w, db.FileComplaint, complaint, map[string]refusal[in]{
		"in an hour":                   {func(in *in) { in.ReceivedAt = now.Add(time.Hour) }, refused{problem.BadUserInput, "input.receivedAt", "", "in the future"}},
		"blank":                        {func(in *in) { in.Text = " " }, refused{problem.BadUserInput, "input.text", "", "blank"}},
		"by no unit":                   {func(in *in) { in.Unit = key("Unit:1:9") }, refused{problem.NotFound, "input.unit", "", "no Unit"}},
		"about nobody":                 {func(in *in) { in.Party = new(key("Party:1:9")) }, refused{problem.NotFound, "input.party", "", "no Party"}},
		"about no business":            {func(in *in) { in.Business = new(key("FoodBusiness:1:9")) }, refused{problem.NotFound, "input.business", "", "no FoodBusiness"}},
		"about somebody else's":        {func(in *in) { in.Party = new(key("Party:1:2")) }, refused{problem.BadUserInput, "input.business", "", "run by another party"}},
		"about one of another bureau":  {func(in *in) { in.Business = new(key("FoodBusiness:2:1")) }, refused{problem.BadUserInput, "input.business", "", "another bureau"}},
		"under a number that is taken": {func(in *in) { in.ComplaintNo = new("太市监投举〔2024〕1号") }, refused{problem.Conflict, "input.complaintNo", "", "is taken in this bureau"}},
		"by a reporter without a name": {func(in *in) { in.Reporter = &db.ReporterInput{Name: " ", Contact: "1"} }, refused{problem.BadUserInput, "input.reporter.name", "", "blank"}},
		"who cannot be told":           {func(in *in) { in.Reporter = &db.ReporterInput{Name: "某", Contact: ""} }, refused{problem.BadUserInput, "input.reporter.contact", "", "blank"}},
	})
}

// The promise of the bureau and the term of the statute, side by side.
func TestClocksOfComplaints(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, c := range []struct{ acknowledged, accepted, closed, want string }{
		{"2024-03-05 23:59", "2024-03-13 23:59", "2024-03-13 23:59", "acknowledged t, accepted t, closed t, mediated t"},
		{"2024-03-06 00:00", "2024-03-14 00:00", "2024-03-14 00:01", "acknowledged f, accepted f, closed f, mediated t"},
	} {
		filed := w.complain(t, complaint())
		take(t, w, db.AcknowledgeComplaint, db.AcknowledgeComplaintInput{Complaint: filed, At: at(c.acknowledged)})
		take(t, w, db.AcceptComplaint, db.AcceptComplaintInput{Complaint: filed, At: at(c.accepted)})
		take(t, w, db.CloseComplaint, db.CloseComplaintInput{
			Complaint: filed, At: at(c.closed), Result: db.ComplaintResultMediated, RecoveredAmount: new(dec("120.5")), Satisfaction: new(db.SatisfactionSatisfied),
		})
		if got := w.text(t, `SELECT format('acknowledged %s, accepted %s, closed %s, mediated %s', acknowledged_in_time, accepted_in_time, closed_in_time, mediated_in_time)
			FROM complaints WHERE id = ?`, filed.ID); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
		if got := w.complaint(t, filed, "result, recovered_amount, satisfaction"); got != "MEDIATED 120.50 SATISFIED" {
			t.Error(got)
		}
	}
	refusal := w.complain(t, complaint())
	take(t, w, db.RefuseComplaint, db.RefuseComplaintInput{Complaint: refusal, At: at("2024-03-14 09:00"), Reason: "第十五条第一项"})
	if got := w.complaint(t, refusal, "result, refusal, accepted_in_time, closed_in_time, mediated_in_time"); got != "REFUSED 第十五条第一项 f f" {
		t.Error(got)
	}
}

// Mediation ends within 45 working days of an acceptance until the 14th of April 2026, and within 60 days of a later one: the
// newer rule was read second-hand, and is cited so.
func TestMediationByTheLawOfItsDay(t *testing.T) {
	t.Parallel()
	w := newWorld(t, db.WithClock(func() time.Time { return at("2026-08-01 09:00") }))
	for _, c := range []struct{ accepted, closed, want string }{
		// 15 to 17, 20 to 24, 27 to 30; off until the 5th of May; 6 to 8 and the worked Saturday 9; five weeks; 15 to 18 of June.
		{"2026-04-14 23:59", "2026-06-18 17:00", "2026-06-18 投诉举报办法 21 t"},
		{"2026-04-14 23:59", "2026-06-19 00:00", "2026-06-18 投诉举报办法 21 f"},
		// The sixtieth day is Sunday the 14th of June.
		{"2026-04-15 00:00", "2026-06-15 17:00", "2026-06-15 令第121号 (unconfirmed) t"},
		{"2026-04-15 00:00", "2026-06-16 00:00", "2026-06-15 令第121号 (unconfirmed) f"},
	} {
		in := complaint()
		in.ReceivedAt = at("2026-04-13 09:00")
		filed := w.complain(t, in)
		take(t, w, db.AcceptComplaint, db.AcceptComplaintInput{Complaint: filed, At: at(c.accepted)})
		take(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: filed, At: at(c.closed), Result: db.ComplaintResultFailed})
		if got := w.complaint(t, filed, "mediate_by, mediate_article, mediated_in_time"); got != c.want {
			t.Errorf("accepted %s, closed %s: %s, want %s", c.accepted, c.closed, got, c.want)
		}
	}
}

// In a year whose working days nobody has told, nobody is said to be late: only what is surely in time is said to be.
func TestComplaintOfAnUnknownYear(t *testing.T) {
	t.Parallel()
	w := newWorld(t, db.WithClock(func() time.Time { return at("2027-03-01 09:00") }))
	for _, c := range []struct{ acknowledged, closed, want string }{
		{"2027-01-01 09:00", "2027-01-07 09:00", "acknowledged t, closed t"},
		{"2027-01-02 09:00", "2027-01-08 09:00", "acknowledged unknown, closed unknown"},
	} {
		in := report()
		in.ReceivedAt = at("2026-12-31 09:00")
		filed := w.complain(t, in)
		take(t, w, db.AcknowledgeComplaint, db.AcknowledgeComplaintInput{Complaint: filed, At: at(c.acknowledged)})
		take(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: filed, At: at(c.closed), Result: db.ComplaintResultNoViolation})
		if got := w.text(t, `SELECT format('acknowledged %s, closed %s', coalesce(acknowledged_in_time::text, 'unknown'), coalesce(closed_in_time::text, 'unknown')) FROM complaints WHERE id = ?`,
			filed.ID); got != strings.ReplaceAll(c.want, " t", " true") {
			t.Errorf("%s, want %s", got, c.want)
		}
		if got := w.complaint(t, filed, "acknowledge_by, close_by"); got != "" {
			t.Errorf("guessed: %s", got)
		}
	}
}

func TestComplaintRefusals(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	open, reported := w.complain(t, complaint()), w.complain(t, report())
	accepted, closed := w.complain(t, complaint()), w.complain(t, complaint())
	take(t, w, db.AcceptComplaint, db.AcceptComplaintInput{Complaint: accepted, At: at("2024-03-06 10:00")})
	take(t, w, db.AcknowledgeComplaint, db.AcknowledgeComplaintInput{Complaint: accepted, At: at("2024-03-05 10:00")})
	take(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: closed, At: at("2024-03-06 10:00"), Result: db.ComplaintResultWithdrawn})

	type acknowledge = db.AcknowledgeComplaintInput
	refusals(t, w, db.AcknowledgeComplaint, func() acknowledge { return acknowledge{Complaint: open, At: at("2024-03-05 10:00")} }, map[string]refusal[acknowledge]{
		"before it came":      {func(in *acknowledge) { in.At = at("2024-03-04 09:59") }, refused{problem.BadUserInput, "input.at", "", "before it was received, 2024-03-04T10:00:00+08:00"}},
		"in an hour":          {func(in *acknowledge) { in.At = now.Add(time.Hour) }, refused{problem.BadUserInput, "input.at", "", "in the future"}},
		"answered already":    {func(in *acknowledge) { in.Complaint = accepted }, refused{problem.Conflict, "input.complaint", "", "answered at 2024-03-05T10:00:00+08:00"}},
		"closed already":      {func(in *acknowledge) { in.Complaint = closed }, refused{problem.Conflict, "input.complaint", "", "closed at 2024-03-06T10:00:00+08:00: WITHDRAWN"}},
		"none":                {func(in *acknowledge) { in.Complaint.ID = 9 }, refused{problem.NotFound, "input.complaint", "", "no Complaint"}},
		"of another bureau":   {func(in *acknowledge) { in.Complaint = key("Complaint:2:1") }, refused{problem.NotFound, "input.complaint", "", "no Complaint"}},
		"no complaint at all": {func(in *acknowledge) { in.Complaint = key("Unit:1:1") }, refused{problem.BadUserInput, "input.complaint", "", "is the id of a Unit"}},
	})
	type accept = db.AcceptComplaintInput
	refusals(t, w, db.AcceptComplaint, func() accept { return accept{Complaint: open, At: at("2024-03-06 10:00")} }, map[string]refusal[accept]{
		"a report":         {func(in *accept) { in.Complaint = reported }, refused{problem.BadUserInput, "input.complaint", "", "neither accepted nor refused"}},
		"accepted already": {func(in *accept) { in.Complaint = accepted }, refused{problem.Conflict, "input.complaint", "", "accepted at 2024-03-06T10:00:00+08:00"}},
		"closed already":   {func(in *accept) { in.Complaint = closed }, refused{problem.Conflict, "input.complaint", "", "closed at"}},
		"before it came":   {func(in *accept) { in.At = at("2024-03-04 09:59") }, refused{problem.BadUserInput, "input.at", "", "before it was received"}},
	})
	type refuse = db.RefuseComplaintInput
	another := w.complain(t, complaint())
	refusals(t, w, db.RefuseComplaint, func() refuse {
		return refuse{Complaint: another, At: at("2024-03-06 10:00"), Reason: "第十五条第一项"}
	}, map[string]refusal[refuse]{
		"without a ground": {func(in *refuse) { in.Reason = " " }, refused{problem.BadUserInput, "input.reason", "", "blank"}},
		"a report":         {func(in *refuse) { in.Complaint = reported }, refused{problem.BadUserInput, "input.complaint", "", "neither accepted nor refused"}},
		"accepted already": {func(in *refuse) { in.Complaint = accepted }, refused{problem.Conflict, "input.complaint", "", "accepted at"}},
	})
	type end = db.CloseComplaintInput
	unaccepted := w.complain(t, complaint())
	refusals(t, w, db.CloseComplaint, func() end {
		return end{Complaint: accepted, At: at("2024-03-08 10:00"), Result: db.ComplaintResultMediated, RecoveredAmount: new(dec("300"))}
	}, map[string]refusal[end]{
		"by the way of a refusal":      {func(in *end) { in.Result = db.ComplaintResultRefused }, refused{problem.BadUserInput, "input.result", "", "REFUSED has a mutation of its own"}},
		"by the way of a joining":      {func(in *end) { in.Result = db.ComplaintResultMerged }, refused{problem.BadUserInput, "input.result", "", "MERGED has a mutation of its own"}},
		"a case that there is not":     {func(in *end) { in.Result = db.ComplaintResultCaseFiled }, refused{problem.BadUserInput, "input.result", "", "file it from this complaint first"}},
		"mediated, but never accepted": {func(in *end) { in.Complaint = unaccepted }, refused{problem.RuleViolation, "input.result", "complaint.accepted 投诉举报办法 14, 17", "accepted first"}},
		"failed, but never accepted":   {func(in *end) { in.Complaint, in.Result = unaccepted, db.ComplaintResultFailed }, refused{problem.RuleViolation, "input.result", "complaint.accepted 投诉举报办法 14, 17", "accepted first"}},
		"a report, mediated":           {func(in *end) { in.Complaint = reported }, refused{problem.BadUserInput, "input.result", "", "a report of a violation is not mediated"}},
		"a dispute without violation":  {func(in *end) { in.Result = db.ComplaintResultNoViolation }, refused{problem.BadUserInput, "input.result", "", "ends a report"}},
		"before it was accepted":       {func(in *end) { in.At = at("2024-03-06 09:59") }, refused{problem.BadUserInput, "input.at", "", "before it was accepted"}},
		"recovered by nobody":          {func(in *end) { in.Result = db.ComplaintResultWithdrawn }, refused{problem.BadUserInput, "input.recoveredAmount", "", "only what was MEDIATED"}},
		"recovered less than nothing":  {func(in *end) { in.RecoveredAmount = new(dec("-1")) }, refused{problem.BadUserInput, "input.recoveredAmount", "", "negative"}},
		"recovered a thousandth":       {func(in *end) { in.RecoveredAmount = new(dec("0.001")) }, refused{problem.BadUserInput, "input.recoveredAmount", "", "decimals"}},
		"closed already":               {func(in *end) { in.Complaint = closed }, refused{problem.Conflict, "input.complaint", "", "closed at"}},
	})
	type rate = db.RateComplaintInput
	refusals(t, w, db.RateComplaint, func() rate { return rate{Complaint: closed, Satisfaction: db.SatisfactionDissatisfied} }, map[string]refusal[rate]{
		"before the end": {func(in *rate) { in.Complaint = unaccepted }, refused{problem.BadUserInput, "input.complaint", "", "not closed yet"}},
		"none":           {func(in *rate) { in.Complaint.ID = 9 }, refused{problem.NotFound, "input.complaint", "", "no Complaint"}},
	})
	_, err := db.Do(t.Context(), w.Store, db.RateComplaint, rate{Complaint: closed, Satisfaction: db.SatisfactionSatisfied}, nil)
	refused{problem.Conflict, "input.complaint", "", "said already: DISSATISFIED"}.check(t, "asked twice", err)
}

func TestMergeComplaint(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.add(t, otherParty)
	unknown, elsewhere := complaint(), complaint()
	unknown.Business = nil
	elsewhere.Business, elsewhere.Party = nil, new(key("Party:1:2"))
	one, into, joined := w.complain(t, complaint()), w.complain(t, complaint()), w.complain(t, complaint())
	nobody, other, reported := w.complain(t, unknown), w.complain(t, elsewhere), w.complain(t, report())
	type in = db.MergeComplaintInput
	take(t, w, db.MergeComplaint, in{Complaint: joined, Into: into, At: at("2024-03-05 10:00")})
	refusals(t, w, db.MergeComplaint, func() in { return in{Complaint: one, Into: into, At: at("2024-03-06 10:00")} }, map[string]refusal[in]{
		"with itself":                     {func(in *in) { in.Into = in.Complaint }, refused{problem.BadUserInput, "input.into", "", "not joined with itself"}},
		"with one that was joined":        {func(in *in) { in.Into = joined }, refused{problem.Conflict, "input.into", "", "closed at 2024-03-05T10:00:00+08:00: MERGED"}},
		"one that others are joined with": {func(in *in) { in.Complaint, in.Into = into, one }, refused{problem.Conflict, "input.complaint", "", "others are joined"}},
		"about another party":             {func(in *in) { in.Into = other }, refused{problem.BadUserInput, "input.into", "", "about another party"}},
		"with a report":                   {func(in *in) { in.Into = reported }, refused{problem.BadUserInput, "input.into", "", "reports"}},
		"with none":                       {func(in *in) { in.Into.ID = 9 }, refused{problem.NotFound, "input.into", "", "no Complaint"}},
		"before it came":                  {func(in *in) { in.At = at("2024-03-04 09:59") }, refused{problem.BadUserInput, "input.at", "", "before it was received"}},
	})
	take(t, w, db.MergeComplaint, in{Complaint: nobody, Into: into, At: at("2024-03-06 10:00")}) // about whom is not known: it may be
	// None of them is answered by that: the promise to each is kept by the end of the one that goes on.
	const joiners = "SELECT string_agg(concat_ws(' ', result, closed_in_time, mediated_in_time), '; ' ORDER BY id) FROM complaints WHERE merged_into_id = ?"
	if got := w.text(t, joiners, into.ID); got != "MERGED; MERGED; MERGED" {
		t.Error(got)
	}
	// A case grows from the one that goes on, and not from one that was joined with it.
	c := caseToFile()
	c.From, c.FiledOn = &joined, on("2024-03-07")
	_, err := db.Do(t.Context(), w.Store, db.FileCase, c, nil)
	refused{problem.Conflict, "input.from", "", "it was joined with " + into.String()}.check(t, "from a joined one", err)
	c.From = &into
	w.file(t, c)
	_, err = db.Do(t.Context(), w.Store, db.MergeComplaint, in{Complaint: into, Into: w.complain(t, complaint()), At: at("2024-03-08 10:00")}, nil)
	refused{problem.Conflict, "input.complaint", "", "a case grew from this complaint"}.check(t, "one that led to a case", err)
	w.add(t, fmt.Sprintf("UPDATE complaints SET received_on = '2024-03-01', close_by = '2024-03-12' WHERE id = %d", nobody.ID))
	take(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: into, At: at("2024-03-13 10:00"), Result: db.ComplaintResultCaseFiled})
	if got := w.text(t, joiners, into.ID); got != "MERGED t; MERGED t; MERGED f" {
		t.Error(got)
	}
}

// Whoever made a report, and is on record, is told within five working days of the decision to file a case or not.
func TestTellReporter(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.add(t, otherParty)
	type tell = db.TellReporterInput
	named, joined, none, anonymous := w.complain(t, namedReport()), w.complain(t, namedReport()), w.complain(t, namedReport()), w.complain(t, report())
	dispute := complaint()
	dispute.Reporter = namedReport().Reporter
	consumers := w.complain(t, dispute)
	take(t, w, db.MergeComplaint, db.MergeComplaintInput{Complaint: joined, Into: named, At: at("2024-03-05 10:00")})

	c := caseToFile()
	c.Source, c.From, c.FiledOn, c.Party = db.CaseSourceComplaint, &named, on("2024-03-06"), new(key("Party:1:2"))
	_, err := db.Do(t.Context(), w.Store, db.FileCase, c, nil)
	refused{problem.BadUserInput, "input.from", "", "about another party than the case: Party:1:1"}.check(t, "against another party", err)
	c.Party, c.FiledOn = new(key("Party:1:1")), on("2024-03-03")
	_, err = db.Do(t.Context(), w.Store, db.FileCase, c, nil)
	refused{problem.BadUserInput, "input.filedOn", "", "before the complaint was received, 2024-03-04"}.check(t, "before it was received", err)
	c.FiledOn = on("2024-03-06")
	filed := w.file(t, c)
	// Five working days: 7, 8, 11, 12, 13; and so for whom was joined with it.
	for _, of := range []db.Key{named, joined} {
		if got := w.complaint(t, of, "tell_by, tell_article, told_at"); got != "2024-03-13 投诉举报办法 31" {
			t.Error(got)
		}
	}
	// Whoever is joined with it once the case is filed learns of it from then.
	late := w.complain(t, namedReport())
	take(t, w, db.MergeComplaint, db.MergeComplaintInput{Complaint: late, Into: named, At: at("2024-03-07 10:00")})
	if got := w.complaint(t, late, "result, tell_by"); got != "MERGED 2024-03-14" {
		t.Error(got)
	}
	take(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: named, At: at("2024-03-08 10:00"), Result: db.ComplaintResultCaseFiled})
	if got := w.complaint(t, named, "tell_by, result, case_id"); got != fmt.Sprintf("2024-03-13 CASE_FILED %d", filed.ID) {
		t.Error(got) // from the day of the case, not of the end
	}
	take(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: none, At: at("2024-03-07 10:00"), Result: db.ComplaintResultNoViolation})
	if got := w.complaint(t, none, "tell_by"); got != "2024-03-14" {
		t.Error(got)
	}
	take(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: anonymous, At: at("2024-03-07 10:00"), Result: db.ComplaintResultNoViolation})
	undecided := w.complain(t, namedReport())
	refusals(t, w, db.TellReporter, func() tell { return tell{Complaint: named, At: at("2024-03-13 23:59")} }, map[string]refusal[tell]{
		"nobody on record":      {func(in *tell) { in.Complaint = anonymous }, refused{problem.BadUserInput, "input.complaint", "", "without a name"}},
		"a consumer":            {func(in *tell) { in.Complaint = consumers }, refused{problem.BadUserInput, "input.complaint", "", "own dispute"}},
		"nothing decided":       {func(in *tell) { in.Complaint = undecided }, refused{problem.BadUserInput, "input.complaint", "", "nothing is decided yet"}},
		"in an hour":            {func(in *tell) { in.At = now.Add(time.Hour) }, refused{problem.BadUserInput, "input.at", "", "in the future"}},
		"before it was decided": {func(in *tell) { in.At = at("2024-03-05 23:59") }, refused{problem.BadUserInput, "input.at", "", "before it was decided, 2024-03-06"}},
		"none":                  {func(in *tell) { in.Complaint.ID = 9 }, refused{problem.NotFound, "input.complaint", "", "no Complaint"}},
	})
	_, err = db.Do(t.Context(), w.Store, db.TellReporter, tell{Complaint: named, At: at("2024-03-14 10:00")}, nil)
	refused{problem.Conflict, "input.complaint", "", "told at 2024-03-13T23:59:00+08:00"}.check(t, "told twice", err)
	take(t, w, db.TellReporter, tell{Complaint: joined, At: at("2024-03-14 00:00")})
	if got := w.complaint(t, named, "told_in_time") + w.complaint(t, joined, "told_in_time"); got != "tf" {
		t.Error(got)
	}
}

// A complaint about nobody known is about whom the case is against.
func TestComplaintBecomesCase(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	in := complaint()
	in.Business = nil
	filed := w.complain(t, in)
	c := caseToFile()
	c.Source, c.From, c.FiledOn = db.CaseSourceComplaint, &filed, on("2024-03-06")
	w.file(t, c)
	if got := w.complaint(t, filed, "party_id, tell_by"); got != "1" {
		t.Error(got)
	}
	_, err := db.Do(t.Context(), w.Store, db.FileCase, c, nil)
	refused{problem.Conflict, "input.from", "", "a case grew from it already"}.check(t, "twice", err)
	take(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: filed, At: at("2024-03-07 10:00"), Result: db.ComplaintResultCaseFiled})
}

// Who made a complaint is kept where the server cannot read it, and told to nobody: not to whoever keeps the log of writes, and
// not by what is written elsewhere.
func TestReporterIsKeptApart(t *testing.T) {
	t.Parallel()
	var told strings.Builder
	w := newWorld(t, db.WithRecorder(func(_ context.Context, _ *sql.Tx, written db.Written) error {
		fmt.Fprintf(&told, "%+v\n", written)
		return nil
	}))
	in := namedReport()
	in.IdempotencyKey = new("reported once")
	filed := w.complain(t, in)
	if again := w.complain(t, in); again != filed {
		t.Errorf("the same key and input made %s and %s", filed, again)
	}
	// The key stands for the reporter too.
	in.Reporter = &db.ReporterInput{Name: "上官举报", Contact: in.Reporter.Contact}
	_, err := db.Do(t.Context(), w.Store, db.FileComplaint, in, nil)
	refused{problem.Conflict, "input.idempotencyKey", "", "another input"}.check(t, "another reporter under the key", err)
	in.Reporter = nil
	_, err = db.Do(t.Context(), w.Store, db.FileComplaint, in, nil)
	refused{problem.Conflict, "input.idempotencyKey", "", "another input"}.check(t, "nobody under the key", err)

	o := connectOwner(t, w)
	if got := o.text(t, "SELECT string_agg(concat_ws(' ', complaint_id, name, contact), '; ') FROM complaint_reporters"); got != fmt.Sprintf("%d 欧阳举报 138 1234-5678", filed.ID) {
		t.Error(got)
	}
	if _, err := w.DB().NewRaw("SELECT name FROM complaint_reporters").Exec(t.Context()); err == nil || !strings.Contains(err.Error(), "permission denied") {
		t.Errorf("the server reads who made complaints: %v", err)
	}
	if _, err := w.DB().NewRaw("UPDATE complaint_reporters SET name = 'x'").Exec(t.Context()); err == nil || !strings.Contains(err.Error(), "permission denied") {
		t.Errorf("the server changes who made complaints: %v", err)
	}
	everywhere := told.String() + o.text(t, `SELECT string_agg(query_to_xml(format('SELECT t::text FROM %I t', relname), true, false, '')::text, '') FROM pg_class
		WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'complaint_reporters'`)
	if !strings.Contains(everywhere, "该店用过期原料加工") || !strings.Contains(told.String(), "fileComplaint") {
		t.Fatal("the search finds nothing, so it says nothing")
	}
	for _, secret := range []string{"欧阳", "上官", "1234"} {
		if strings.Contains(everywhere, secret) {
			t.Errorf("%s stands elsewhere", secret)
		}
	}
}

// A text that tells who made the complaint is refused, however it is written, and the refusal does not repeat it.
func TestTextsThatTellTheReporter(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	before := w.everything(t)
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
		in := report()
		in.Text, in.Reporter = c.text, &db.ReporterInput{Name: c.name, Contact: c.contact}
		in.Simulate = true
		_, err := db.Do(t.Context(), w.Store, db.FileComplaint, in, nil)
		if !c.told {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		refused{problem.RuleViolation, "input.text", "reporter.secret 投诉举报办法 33", "without name and contact"}.check(t, name, err)
		if strings.Contains(fmt.Sprintf("%+v", err), c.name) || strings.Contains(fmt.Sprintf("%+v", err), c.contact) {
			t.Errorf("%s: the refusal tells it: %v", name, err)
		}
	}
	in := namedReport()
	in.ComplaintNo = new("欧阳举报-1")
	_, err := db.Do(t.Context(), w.Store, db.FileComplaint, in, nil)
	refused{problem.RuleViolation, "input.complaintNo", "reporter.secret 投诉举报办法 33", "without name and contact"}.check(t, "in the number", err)
	if after := w.everything(t); after != before {
		t.Error("something was written")
	}
}

// Who made a complaint is told by no text, however name and contact are dressed.
func TestReporterInDisguise(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, c := range []struct{ text, name, contact string }{
		{"请回电13812345678", "张三丰", "手机：13812345678"},
		{"请回电138-1234-5678", "张三丰", "13812345678 太仓市城厢镇1号"},
		{"请写信到ｚｈａｎｇ＠ｑｑ．ｃｏｍ", "张三丰", "zhang@qq.com"},
		{"本人张三丰", "张三丰先生", "87654321"},
	} {
		in := db.FileComplaintInput{
			Unit: key("Unit:1:1"), Channel: db.ComplaintChannelLetter, Kind: db.ComplaintKindReport, Object: db.ComplaintObjectFood, Issue: db.ComplaintIssueSafety,
			Text: c.text, ReceivedAt: now, Reporter: &db.ReporterInput{Name: c.name, Contact: c.contact},
		}
		_, err := db.Do(t.Context(), w.Store, db.FileComplaint, in, nil)
		refused{problem.RuleViolation, "input.text", "reporter.secret 投诉举报办法 33", "tells who made"}.check(t, c.text, err)
		in.Text = "该店出售过期食品1234567件"
		if _, err := db.Do(t.Context(), w.Store, db.FileComplaint, in, nil); err != nil {
			t.Errorf("what tells nobody: %v", err)
		}
	}
}

// What happens to a complaint happens in order.
func TestComplaintInOrder(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	answered, into := w.complain(t, complaint()), w.complain(t, complaint())
	take(t, w, db.AcknowledgeComplaint, db.AcknowledgeComplaintInput{Complaint: answered, At: at("2024-03-05 10:00")})
	early := refused{problem.BadUserInput, "input.at", "", "before it was answered, 2024-03-05T10:00:00+08:00"}
	refuses(t, w, db.RefuseComplaint, db.RefuseComplaintInput{Complaint: answered, At: at("2024-03-05 09:59"), Reason: "第十五条第一项"}, early)
	refuses(t, w, db.MergeComplaint, db.MergeComplaintInput{Complaint: answered, Into: into, At: at("2024-03-05 09:59")}, early)
	refuses(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: answered, At: at("2024-03-05 09:59"), Result: db.ComplaintResultWithdrawn}, early)
	take(t, w, db.AcceptComplaint, db.AcceptComplaintInput{Complaint: answered, At: at("2024-03-06 10:00")})
	refuses(t, w, db.MergeComplaint, db.MergeComplaintInput{Complaint: answered, Into: into, At: at("2024-03-06 09:59")},
		refused{problem.BadUserInput, "input.at", "", "before it was accepted, 2024-03-06T10:00:00+08:00"})

	reported := w.complain(t, report())
	c := caseToFile()
	c.Source, c.From, c.FiledOn = db.CaseSourceComplaint, &reported, on("2024-03-08")
	w.file(t, c)
	refuses(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: reported, At: at("2024-03-07 23:59"), Result: db.ComplaintResultCaseFiled},
		refused{problem.BadUserInput, "input.at", "", "before the case was filed, 2024-03-08"})
	refuses(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: reported, At: at("2024-03-08 10:00"), Result: db.ComplaintResultWithdrawn},
		refused{problem.BadUserInput, "input.result", "", "a case was filed upon it: the result is CASE_FILED"})
	take(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: reported, At: at("2024-03-08 00:00"), Result: db.ComplaintResultCaseFiled})
}

// A report is decided by its clues as well: on the day on which the last of them was checked in vain.
func TestReportDecidedByItsClues(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.add(t, otherParty)
	reported, joins := w.complain(t, namedReport()), w.complain(t, namedReport())
	clue := func(of db.Key, received string) db.Key {
		return done(t, w, db.RecordClue, db.RecordClueInput{
			Unit: key("Unit:1:1"), Source: db.CaseSourceComplaint, Field: db.CaseFieldFood, Text: "该店用过期原料", Complaint: &of, ReceivedOn: on(received),
		}, "clue")
	}
	check := func(clue db.Key, checked string, outcome db.ClueOutcome) {
		take(t, w, db.CloseClue, db.CloseClueInput{Clue: clue, CheckedOn: on(checked), Outcome: outcome, Reason: "未发现违法"})
	}
	bad := db.RecordClueInput{Unit: key("Unit:1:1"), Source: db.CaseSourceComplaint, Field: db.CaseFieldFood, Text: "某", Complaint: &reported, ReceivedOn: on("2024-03-03")}
	refuses(t, w, db.RecordClue, bad, refused{problem.BadUserInput, "input.receivedOn", "", "before the complaint was received, 2024-03-04"})
	bad.ReceivedOn, bad.Party = on("2024-03-04"), new(key("Party:1:2"))
	refuses(t, w, db.RecordClue, bad, refused{problem.BadUserInput, "input.complaint", "", "about another party than the clue: Party:1:1"})

	one, two, three := clue(reported, "2024-03-04"), clue(reported, "2024-03-05"), clue(joins, "2024-03-05")
	if got := w.text(t, "SELECT concat_ws(' ', party_id, business_id) FROM clues WHERE id = ?", one.ID); got != "1 1" {
		t.Errorf("the clue is about %s, not about whom the report is about", got)
	}
	take(t, w, db.MergeComplaint, db.MergeComplaintInput{Complaint: joins, Into: reported, At: at("2024-03-05 10:00")})
	bad.Complaint, bad.Party = &joins, nil
	refuses(t, w, db.RecordClue, bad, refused{problem.Conflict, "input.complaint", "", "it was joined with " + reported.String()})
	refuses(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: reported, At: at("2024-03-07 10:00"), Result: db.ComplaintResultWithdrawn},
		refused{problem.Conflict, "input.result", "", "others are joined with it"})

	check(two, "2024-03-07", db.ClueOutcomeNotFiled)
	check(one, "2024-03-06", db.ClueOutcomeNotFiled)
	refuses(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: reported, At: at("2024-03-08 10:00"), Result: db.ComplaintResultNoViolation},
		refused{problem.Conflict, "input.complaint", "", three.String() + ", is not checked yet"})
	const decided = "decided_on, tell_by, tell_article"
	is(t, "while a clue is open", w.complaint(t, reported, decided), "")
	check(three, "2024-03-06", db.ClueOutcomeReferred)
	// From Thursday the 7th: 8, 11, 12, 13, 14.
	is(t, "the report", w.complaint(t, reported, decided), "2024-03-07 2024-03-14 投诉举报办法 31")
	is(t, "the report joined with it", w.complaint(t, joins, decided), "2024-03-07 2024-03-14 投诉举报办法 31")
	refuses(t, w, db.RecordClue, db.RecordClueInput{Unit: key("Unit:1:1"), Source: db.CaseSourceComplaint, Field: db.CaseFieldFood, Text: "某", Complaint: &reported, ReceivedOn: on("2024-03-08")},
		refused{problem.Conflict, "input.complaint", "", "decided on 2024-03-07 that no case is filed"})
	refuses(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: reported, At: at("2024-03-06 23:59"), Result: db.ComplaintResultNoViolation},
		refused{problem.BadUserInput, "input.at", "", "before it was decided that no case is filed, 2024-03-07"})
	take(t, w, db.TellReporter, db.TellReporterInput{Complaint: joins, At: at("2024-03-07 12:00")})
	take(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: reported, At: at("2024-03-11 10:00"), Result: db.ComplaintResultNoViolation})
	is(t, "closed later", w.complaint(t, reported, decided), "2024-03-07 2024-03-14 投诉举报办法 31")

	// What was decided and closed stays so: a case grows from what is new.
	c := caseToFile()
	c.Source, c.From, c.FiledOn = db.CaseSourceComplaint, &reported, on("2024-03-12")
	refuses(t, w, db.FileCase, c, refused{problem.Conflict, "input.from", "", "decided on 2024-03-07 that no case is filed"})
	// One that is not closed, and of which nobody was told, may still lead to a case, and is decided by that.
	again := w.complain(t, namedReport())
	check(clue(again, "2024-03-05"), "2024-03-06", db.ClueOutcomeNotFiled)
	c.From = &again
	w.file(t, c)
	is(t, "filed after all", w.complaint(t, again, decided), "2024-03-12 2024-03-19 投诉举报办法 31")
	// Referred to others, who decide.
	elsewhere := w.complain(t, namedReport())
	check(clue(elsewhere, "2024-03-05"), "2024-03-06", db.ClueOutcomeReferred)
	is(t, "referred", w.complaint(t, elsewhere, decided), "")
}

// Two clues of one report may lead to two cases, and a clue of a report that was joined with another leads to a case of the other.
func TestCluesOfOneReport(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	reported, joins := w.complain(t, report()), w.complain(t, report())
	var cases []db.Key
	for _, of := range []db.Key{joins, reported} {
		clue := done(t, w, db.RecordClue, db.RecordClueInput{
			Unit: key("Unit:1:1"), Source: db.CaseSourceComplaint, Field: db.CaseFieldFood, Text: "该店用过期原料", Complaint: &of, ReceivedOn: on("2024-03-05"),
		}, "clue")
		if of == joins {
			take(t, w, db.MergeComplaint, db.MergeComplaintInput{Complaint: joins, Into: reported, At: at("2024-03-05 10:00")})
		}
		c := caseToFile()
		c.Source, c.From, c.FiledOn = db.CaseSourceComplaint, &clue, on("2024-03-07")
		cases = append(cases, w.file(t, c))
	}
	is(t, "the one that goes on", w.complaint(t, reported, "case_id, decided_on"), fmt.Sprintf("%d 2024-03-07", cases[0].ID))
	is(t, "the one joined with it", w.complaint(t, joins, "case_id, decided_on"), "2024-03-07")
	is(t, "clues", w.text(t, "SELECT string_agg(concat_ws(' ', outcome, case_id), ', ' ORDER BY id) FROM clues"),
		fmt.Sprintf("FILED %d, FILED %d", cases[0].ID, cases[1].ID))
}

// An end that was recorded by mistake is taken back, with all that came with it.
func TestReopenComplaint(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type reopen = db.ReopenComplaintInput
	const reason = "金额录入有误"
	// Mediated for too much: closed again with what is right, and answered in time before that.
	mediated := w.complain(t, complaint())
	refuses(t, w, db.ReopenComplaint, reopen{Complaint: mediated, Reason: reason}, refused{problem.Conflict, "input.complaint", "", "is not closed"})
	take(t, w, db.AcceptComplaint, db.AcceptComplaintInput{Complaint: mediated, At: at("2024-03-06 10:00")})
	end := db.CloseComplaintInput{Complaint: mediated, At: at("2024-03-08 10:00"), Result: db.ComplaintResultMediated, RecoveredAmount: new(dec("9999999")), Satisfaction: new(db.SatisfactionSatisfied)}
	take(t, w, db.CloseComplaint, end)
	refuses(t, w, db.ReopenComplaint, reopen{Complaint: mediated, Reason: " "}, refused{problem.BadUserInput, "input.reason", "", "blank"})
	take(t, w, db.ReopenComplaint, reopen{Complaint: mediated, Reason: reason})
	const columns = "result, recovered_amount, satisfaction, closed_in_time, mediated_in_time, accepted_in_time, reopening"
	is(t, "reopened", w.complaint(t, mediated, columns), "0.00 t "+reason)
	take(t, w, db.AcknowledgeComplaint, db.AcknowledgeComplaintInput{Complaint: mediated, At: at("2024-03-05 10:00")})
	end.RecoveredAmount, end.Satisfaction = new(dec("99")), nil
	take(t, w, db.CloseComplaint, end)
	is(t, "closed again", w.complaint(t, mediated, columns), "MEDIATED 99.00 t t t "+reason)

	// Refused, and accepted in its place.
	denied := w.complain(t, complaint())
	take(t, w, db.RefuseComplaint, db.RefuseComplaintInput{Complaint: denied, At: at("2024-03-06 10:00"), Reason: "第十五条第一项"})
	take(t, w, db.ReopenComplaint, reopen{Complaint: denied, Reason: reason})
	is(t, "not refused", w.complaint(t, denied, "refusal, refused_at, accepted_in_time"), "")
	take(t, w, db.AcceptComplaint, db.AcceptComplaintInput{Complaint: denied, At: at("2024-03-06 11:00")})

	// Joined with the wrong one, and what was joined with one that is reopened waits again.
	into, joins := w.complain(t, report()), w.complain(t, namedReport())
	take(t, w, db.MergeComplaint, db.MergeComplaintInput{Complaint: joins, Into: into, At: at("2024-03-05 10:00")})
	take(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: into, At: at("2024-03-06 10:00"), Result: db.ComplaintResultNoViolation})
	is(t, "decided with the other", w.complaint(t, joins, "closed_in_time, decided_on, tell_by"), "t 2024-03-06 2024-03-13")
	take(t, w, db.ReopenComplaint, reopen{Complaint: into, Reason: reason})
	is(t, "nothing is decided", w.complaint(t, into, "result, decided_on")+w.complaint(t, joins, "closed_in_time, decided_on, tell_by, tell_article"), "")
	take(t, w, db.ReopenComplaint, reopen{Complaint: joins, Reason: reason})
	is(t, "by itself again", w.complaint(t, joins, "merged_into_id, result, reopening"), reason)
	take(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: joins, At: at("2024-03-07 10:00"), Result: db.ComplaintResultNoViolation})
	take(t, w, db.TellReporter, db.TellReporterInput{Complaint: joins, At: at("2024-03-07 11:00")})
	refuses(t, w, db.ReopenComplaint, reopen{Complaint: joins, Reason: reason}, refused{problem.Conflict, "input.complaint", "", "was told at 2024-03-07T11:00:00+08:00"})
	// Nor the end of the one that goes on, where the reporter of one joined with it was told.
	head, told := w.complain(t, report()), w.complain(t, namedReport())
	take(t, w, db.MergeComplaint, db.MergeComplaintInput{Complaint: told, Into: head, At: at("2024-03-05 10:00")})
	take(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: head, At: at("2024-03-06 10:00"), Result: db.ComplaintResultNoViolation})
	take(t, w, db.TellReporter, db.TellReporterInput{Complaint: told, At: at("2024-03-06 11:00")})
	refuses(t, w, db.ReopenComplaint, reopen{Complaint: head, Reason: reason}, refused{problem.Conflict, "input.complaint", "", "the reporter of " + told.String() + " was told"})
	// One whose clue led to a case of the other stays joined with it.
	into, joins = w.complain(t, report()), w.complain(t, namedReport())
	clue := done(t, w, db.RecordClue, db.RecordClueInput{
		Unit: key("Unit:1:1"), Source: db.CaseSourceComplaint, Field: db.CaseFieldFood, Text: "该店用过期原料", Complaint: &joins, ReceivedOn: on("2024-03-05"),
	}, "clue")
	take(t, w, db.MergeComplaint, db.MergeComplaintInput{Complaint: joins, Into: into, At: at("2024-03-06 10:00")})
	c := caseToFile()
	c.Source, c.From, c.FiledOn = db.CaseSourceComplaint, &clue, on("2024-03-07")
	w.file(t, c)
	refuses(t, w, db.ReopenComplaint, reopen{Complaint: joins, Reason: reason}, refused{problem.Conflict, "input.complaint", "", "it stays joined with that"})
}

func TestAmendComplaint(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.add(t, otherParty)
	type amend = db.AmendComplaintInput
	in := report()
	in.Business = nil
	filed := w.complain(t, in)
	refuses(t, w, db.AmendComplaint, amend{Complaint: filed}, refused{problem.BadUserInput, "input", "", "nothing is given"})
	refuses(t, w, db.AmendComplaint, amend{Complaint: filed, Party: new(key("Party:1:2")), Business: new(key("FoodBusiness:1:1"))},
		refused{problem.BadUserInput, "input.business", "", "run by another party"})
	take(t, w, db.AmendComplaint, amend{Complaint: filed, Business: new(key("FoodBusiness:1:1")), Issue: new(db.ComplaintIssuePrice)})
	is(t, "known now", w.complaint(t, filed, "party_id, business_id, object, issue"), "1 1 FOOD PRICE")
	take(t, w, db.AmendComplaint, amend{Complaint: filed, Party: new(key("Party:1:2"))})
	is(t, "at no business", w.complaint(t, filed, "party_id, business_id, issue"), "2 PRICE")
	c := caseToFile()
	c.Source, c.From, c.FiledOn, c.Party = db.CaseSourceComplaint, &filed, on("2024-03-06"), new(key("Party:1:2"))
	w.file(t, c)
	refuses(t, w, db.AmendComplaint, amend{Complaint: filed, Party: new(key("Party:1:1"))}, refused{problem.Conflict, "input.complaint", "", "a case grew from it"})
}

// A report is checked within fifteen working days of its receipt, whenever a clue of it was recorded; and one that others are
// competent for ends as that.
func TestReportIsChecked(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	reported := w.complain(t, report())
	// From Monday the 4th: 5 to 8, 11 to 15, 18 to 22, and the 25th.
	is(t, "filed", w.complaint(t, reported, "check_by"), "2024-03-25")
	clue := done(t, w, db.RecordClue, db.RecordClueInput{
		Unit: key("Unit:1:1"), Source: db.CaseSourceComplaint, Field: db.CaseFieldFood, Text: "该店用过期原料", Complaint: &reported, ReceivedOn: on("2024-03-14"),
	}, "clue")
	const checkBy = "SELECT check_by FROM clues WHERE id = ?"
	is(t, "its clue", w.text(t, checkBy, clue.ID), "2024-03-25")
	take(t, w, db.ExtendClue, db.ExtendClueInput{Clue: clue, ExtendedOn: on("2024-03-15"), Reason: "局长批准"})
	// 26 to 29; 1 to 3, the worked Sunday 7, 8 to 12, 15 and 16: the 4th to the 6th are off.
	is(t, "extended", w.text(t, checkBy, clue.ID)+" "+w.complaint(t, reported, "check_by"), "2024-04-16 2024-04-16")
	refuses(t, w, db.CloseClue, db.CloseClueInput{Clue: clue, CheckedOn: on("2024-03-14"), Outcome: db.ClueOutcomeReferred, Reason: "移送"},
		refused{problem.BadUserInput, "input.checkedOn", "", "before its term was extended, 2024-03-15"})
	refuses(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: reported, At: at("2024-03-15 09:00"), Result: db.ComplaintResultReferred},
		refused{problem.Conflict, "input.complaint", "", "is not checked yet"})
	take(t, w, db.CloseClue, db.CloseClueInput{Clue: clue, CheckedOn: on("2024-03-15"), Outcome: db.ClueOutcomeReferred, Reason: "移送常熟市市场监督管理局"})
	take(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: reported, At: at("2024-03-15 09:00"), Result: db.ComplaintResultReferred})
	is(t, "referred", w.complaint(t, reported, "result, decided_on, tell_by"), "REFERRED")
	named := w.complain(t, namedReport())
	take(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: named, At: at("2024-03-08 10:00"), Result: db.ComplaintResultReferred})
	refuses(t, w, db.TellReporter, db.TellReporterInput{Complaint: named, At: at("2024-03-08 09:59")}, refused{problem.BadUserInput, "input.at", "", "before it was referred"})
	take(t, w, db.TellReporter, db.TellReporterInput{Complaint: named, At: at("2024-03-08 11:00")})
	is(t, "told to turn to others", w.complaint(t, named, "told_at IS NOT NULL, told_in_time"), "t")
	refuses(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: w.complain(t, complaint()), At: at("2024-03-15 09:00"), Result: db.ComplaintResultReferred},
		refused{problem.BadUserInput, "input.result", "", "refuseComplaint"})
	// A consumer's dispute has no such term, and one that was neither accepted nor refused by the end of its term was late.
	for _, c := range []struct{ closed, want string }{{"2024-03-13 23:59", ""}, {"2024-03-14 00:00", "f"}} {
		dispute := w.complain(t, complaint())
		take(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: dispute, At: at(c.closed), Result: db.ComplaintResultWithdrawn})
		is(t, c.closed, w.complaint(t, dispute, "check_by, accepted_in_time"), c.want)
	}
	// What was decided is not withdrawn, and the one that goes on does not end before another was joined with it.
	into, joins := w.complain(t, report()), report()
	joins.ReceivedAt = at("2024-03-11 10:00")
	take(t, w, db.MergeComplaint, db.MergeComplaintInput{Complaint: w.complain(t, joins), Into: into, At: at("2024-03-12 10:00")})
	refuses(t, w, db.CloseComplaint, db.CloseComplaintInput{Complaint: into, At: at("2024-03-12 09:59"), Result: db.ComplaintResultNoViolation},
		refused{problem.BadUserInput, "input.at", "", "was joined with it, 2024-03-12T10:00:00+08:00"})
}

// A case that grows from what happened at a business happened there.
func TestCaseAtTheSceneOfItsOrigin(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.add(t, otherParty)
	c := caseToFile()
	c.Source, c.From, c.FiledOn = db.CaseSourceComplaint, new(w.complain(t, report())), on("2024-03-05")
	scene := func(filed db.Key) string {
		return w.text(t, "SELECT concat_ws(' ', business_id, version) FROM cases WHERE id = ?", filed.ID)
	}
	is(t, "of a report", scene(w.file(t, c)), "1 1")
	// Somebody else than runs the business is behind it only where it is named.
	c.From, c.Party = new(w.complain(t, report())), new(key("Party:1:2"))
	refuses(t, w, db.FileCase, c, refused{problem.BadUserInput, "input.from", "", "about another party than the case"})
	c.Business = new(key("FoodBusiness:1:1"))
	is(t, "named", scene(w.file(t, c)), "1 1")
}
