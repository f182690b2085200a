package enforcement_test

import (
	"testing"

	"docket/collection"
	"docket/db"
	"docket/db/dbtest"
	"docket/enforcement"
	"docket/problem"
)

// serviceCorrection is the correction, on 14 March 2024, of the last service of a case to another day.
func serviceCorrection(t *testing.T, w *dbtest.World, of db.Key, day string) enforcement.CorrectStepInput {
	t.Helper()
	event := w.Text(t, "SELECT max(id) FROM case_events WHERE agency_id = 1 AND case_id = ? AND kind = 'SERVED'", of.ID)
	in := enforcement.CorrectStepInput{StepInput: enforcement.StepInput{Case: of, On: dbtest.Day("2024-03-14"), Note: new("送达回证上的日期")}, Event: dbtest.Key("CaseEvent:1:" + event)}
	if day != "" {
		in.TakenOn = new(dbtest.Day(day))
	}
	return in
}

// servedLate files a case, decides it with a fine of 5,000 yuan on 10 November 2023, serves it on 20 February 2024, and returns the keys of the case
// and the decision.
func servedLate(t *testing.T, w *dbtest.World) (filed, decision db.Key) {
	t.Helper()
	toFile := dbtest.CaseToFile()
	toFile.FiledOn = dbtest.Day("2023-11-01")
	filed = w.FileReadyCase(t, toFile)
	decision = dbtest.RunForKey(t, w, enforcement.DecidePenalty,
		enforcement.DecidePenaltyInput{Case: filed, DecidedOn: dbtest.Day("2023-11-10"), Penalties: []enforcement.PenaltyInput{dbtest.Fine("5000")}}, "decision")
	dbtest.Run(t, w, enforcement.ServeDocument, enforcement.ServeDocumentInput{StepInput: enforcement.StepInput{Case: filed, On: dbtest.Day("2024-02-20")}})
	return filed, decision
}

// surcharge returns the surcharge of a case until today, 15 March 2024, by independent SQL.
func surcharge(t *testing.T, w *dbtest.World, of db.Key) string {
	t.Helper()
	return w.Text(t, `SELECT coalesce(sum(round(base * rate * greatest(0, least(coalesce(ends_on, '2024-03-15'), '2024-03-15') - starts_on + 1), 2)), 0) FROM accruals WHERE case_id = ?`, of.ID)
}

// payDeadlines returns the deadlines of payment of a case: the first and the last day, and the day on which each ended.
func payDeadlines(t *testing.T, w *dbtest.World, of db.Key) string {
	t.Helper()
	return w.Text(t, `SELECT string_agg(concat_ws(' ', starts_on, due_on, ended_on), ', ' ORDER BY id) FROM deadlines WHERE action = 'PAY' AND case_id = ?`, of.ID)
}

// The day of service was wrong: all that runs from it runs from the right day. Served on 2024-02-20, the fine is due on 2024-03-06 and 9 days late on
// the 15th, at 150 yuan a day. Served on the 26th, it is due on 2024-03-12 and 3 days late; served on the 19th, it is due on 2024-03-05 and 10 days late.
func TestServiceOnAnotherDay(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	filed, decision := servedLate(t, w)
	dbtest.CheckEqual(t, "surcharge", surcharge(t, w, filed), "1350.00")
	dbtest.Run(t, w, enforcement.CorrectStep, serviceCorrection(t, w, filed, "2024-02-26"))
	dbtest.CheckEqual(t, "surcharge", surcharge(t, w, filed), "450.00")
	dbtest.CheckEqual(t, "payment", payDeadlines(t, w, filed), "2024-02-20 2024-03-06 2024-02-20, 2024-02-26 2024-03-12")
	dbtest.CheckEqual(t, "service", w.Text(t, "SELECT ended_on FROM deadlines WHERE action = 'SERVE' AND case_id = ?", filed.ID), "2024-02-26")
	dbtest.CheckEqual(t, "case and decision", w.Text(t, "SELECT concat_ws(' ', c.status, c.served_on, d.served_on) FROM cases c JOIN decisions d ON d.case_id = c.id AND d.id = ?", decision.ID), "SERVED 2024-02-26 2024-02-26")
	dbtest.CheckEqual(t, "timeline", w.Text(t, "SELECT string_agg(kind || ' ' || occurred_on, ', ' ORDER BY id) FROM case_events WHERE case_id = ? AND kind IN ('SERVED', 'CORRECTED')", filed.ID),
		"SERVED 2024-02-20, CORRECTED 2024-03-14, SERVED 2024-02-26")

	// It is corrected as often as it was wrong.
	dbtest.Run(t, w, enforcement.CorrectStep, serviceCorrection(t, w, filed, "2024-02-19"))
	dbtest.CheckEqual(t, "surcharge", surcharge(t, w, filed), "1500.00")

	// The party appeals by the day on record. Then the service cannot have come later than the appeal.
	appeal := enforcement.FileAppealInput{Decision: decision, Kind: db.AppealKindReview, Authority: "太仓市人民政府", FiledOn: dbtest.Day("2024-03-01")}
	dbtest.Run(t, w, enforcement.FileAppeal, appeal)
	refused := func(change func(*enforcement.CorrectStepInput), want dbtest.Refusal) dbtest.FaultyInput[enforcement.CorrectStepInput] {
		return dbtest.FaultyInput[enforcement.CorrectStepInput]{Change: change, Want: want}
	}
	to := func(day string) func(*enforcement.CorrectStepInput) {
		return func(in *enforcement.CorrectStepInput) { in.TakenOn = new(dbtest.Day(day)) }
	}
	const field = "input.takenOn"
	dbtest.CheckRefusals(t, w, enforcement.CorrectStep, func() enforcement.CorrectStepInput { return serviceCorrection(t, w, filed, "2024-03-01") }, map[string]dbtest.FaultyInput[enforcement.CorrectStepInput]{
		"a day after the appeal": refused(to("2024-03-02"), dbtest.Refusal{Code: problem.RuleViolation, Field: field, Rule: "service.day 行政处罚法 61", Says: "APPEALED happened on 2024-03-01"}),
		"before the decision":    refused(to("2023-11-09"), dbtest.Refusal{Code: problem.RuleViolation, Field: field, Rule: "case.order 行政处罚法 61", Says: "SERVED on 2023-11-09 would come before DECIDED on 2023-11-10"}),
		"the day on record":      refused(to("2024-02-19"), dbtest.Refusal{Code: problem.BadUserInput, Field: field, Says: "is the day on record"}),
		"after the correction":   refused(to("2024-03-15"), dbtest.Refusal{Code: problem.BadUserInput, Field: field, Says: "is after the day of the correction"}),
		"no day":                 refused(func(in *enforcement.CorrectStepInput) { in.TakenOn = nil }, dbtest.Refusal{Code: problem.RuleViolation, Field: field, Rule: "correction.step 行政处罚法 75 (unconfirmed)", Says: "only the day is corrected"}),
		"no reason":              refused(func(in *enforcement.CorrectStepInput) { in.Note = nil }, dbtest.Refusal{Code: problem.BadUserInput, Field: "input.note", Says: "what was wrong"}),
	})
}

// A case that was paid stays executed where its service was on another day, as long as that agrees with what was paid. Served on 2024-02-10, a fine is
// due on the 25th, a Sunday, so on Monday the 26th: paid on 2024-03-05, it is 8 days late and owes 1,200 yuan.
func TestServiceOfAPaidCase(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	filed, decision := servedLate(t, w)
	payment := dbtest.Payment(w.PenaltyOf(t, decision, db.PenaltyKindFine), "5000")
	payment.PaidOn = dbtest.Day("2024-03-05")
	paid := dbtest.RunForKey(t, w, collection.RecordPayment, payment, "payment")
	dbtest.CheckRefused(t, w, enforcement.CorrectStep, serviceCorrection(t, w, filed, "2024-03-06"), dbtest.Refusal{
		Code: problem.RuleViolation, Field: "input.takenOn", Rule: "service.day 行政处罚法 61", Says: "EXECUTED happened on 2024-03-05",
	})
	dbtest.CheckRefused(t, w, enforcement.CorrectStep, serviceCorrection(t, w, filed, "2024-02-10"), dbtest.Refusal{
		Code: problem.RuleViolation, Field: "input.takenOn", Rule: "service.surcharge 行政处罚法 72", Says: "1200.00 yuan are still owed, surcharge included, and the case is EXECUTED",
	})
	dbtest.Run(t, w, enforcement.CorrectStep, serviceCorrection(t, w, filed, "2024-02-26"))
	dbtest.CheckEqual(t, "payment", payDeadlines(t, w, filed), "2024-02-20 2024-03-06 2024-02-20, 2024-02-26 2024-03-12 2024-03-05")
	dbtest.CheckEqual(t, "status", w.Text(t, "SELECT status FROM cases WHERE id = ?", filed.ID), "EXECUTED")

	// Once the payment is reversed, the case is served, and what is owed shows by the right day.
	dbtest.Run(t, w, collection.ReversePayment, collection.ReversePaymentInput{Payment: paid, On: dbtest.Day("2024-03-14"), Note: "改正送达日期"})
	dbtest.Run(t, w, enforcement.CorrectStep, serviceCorrection(t, w, filed, "2024-02-10"))
	again := payment
	again.Surcharge = new(dbtest.Dec("1200"))
	dbtest.Run(t, w, collection.RecordPayment, again)
	dbtest.CheckEqual(t, "surcharge", surcharge(t, w, filed), "1200.00")
	dbtest.Run(t, w, enforcement.ConcludeCase, enforcement.ConcludeCaseInput{StepInput: enforcement.StepInput{Case: filed, On: dbtest.Day("2024-03-15")}})
}

// Surcharge that was paid by the wrong day, and is not owed by the right one, is reversed before the day is corrected. Paid on 2024-03-10, a fine that was
// due on the 6th is 4 days late, at 150 yuan a day.
func TestServiceByWhichTooMuchWasPaid(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	filed, decision := servedLate(t, w)
	payment := dbtest.Payment(w.PenaltyOf(t, decision, db.PenaltyKindFine), "5000")
	payment.PaidOn, payment.Surcharge = dbtest.Day("2024-03-10"), new(dbtest.Dec("600"))
	dbtest.Run(t, w, collection.RecordPayment, payment)
	dbtest.CheckRefused(t, w, enforcement.CorrectStep, serviceCorrection(t, w, filed, "2024-02-26"), dbtest.Refusal{
		Code: problem.RuleViolation, Field: "input.takenOn", Rule: "service.surcharge 行政处罚法 72", Says: "600.00 yuan less surcharge",
	})
	dbtest.CheckEqual(t, "nothing was written", payDeadlines(t, w, filed), "2024-02-20 2024-03-06 2024-03-10")
}

// A decision without penalty is served too: the term for its conclusion runs from the right day. 15 working days from Monday 2024-02-19 end on Monday
// 2024-03-11; from Wednesday the 21st, on Wednesday 2024-03-13.
func TestServiceWithoutPenalty(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	toFile := dbtest.CaseToFile()
	toFile.FiledOn = dbtest.Day("2024-02-01")
	filed := w.FileReadyCase(t, toFile)
	dbtest.Run(t, w, enforcement.DismissCase, enforcement.DismissCaseInput{StepInput: enforcement.StepInput{Case: filed, On: dbtest.Day("2024-02-05"), Note: new("情节轻微")}})
	dbtest.Run(t, w, enforcement.ServeDocument, enforcement.ServeDocumentInput{StepInput: enforcement.StepInput{Case: filed, On: dbtest.Day("2024-02-19")}})
	dbtest.Run(t, w, enforcement.CorrectStep, serviceCorrection(t, w, filed, "2024-02-21"))
	dbtest.CheckEqual(t, "conclusion", w.Text(t, `SELECT string_agg(concat_ws(' ', starts_on, due_on, ended_on), ', ' ORDER BY id) FROM deadlines WHERE action = 'CONCLUDE' AND case_id = ?`, filed.ID),
		"2024-02-19 2024-03-11 2024-02-19, 2024-02-21 2024-03-13")
}
