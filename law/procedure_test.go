package law_test

import (
	"slices"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"docket/law"
)

// caseState returns the state of a case with steps that are written as `FILED 2023-03-01`.
func caseState(path ...string) law.CaseState {
	var m law.CaseState
	for _, p := range path {
		m.Steps = append(m.Steps, takenStep(p))
	}
	return m
}

// takenStep parses a step with its day.
func takenStep(text string) law.TakenStep {
	step, on, _ := strings.Cut(text, " ")
	return law.TakenStep{Step: law.Step(step), On: date(on)}
}

// penaltyOf returns a penalty of an amount in yuan.
func penaltyOf(kind, amount string) law.Penalty {
	return law.Penalty{Kind: kind, Amount: decimal.RequireFromString(amount)}
}

func TestCheckStep(t *testing.T) {
	t.Parallel()
	notified := []string{"FILED 2023-03-01", "INVESTIGATED 2023-03-20", "NOTIFIED 2023-03-27"}
	and := func(more ...string) []string { return append(slices.Clone(notified), more...) }
	for _, c := range []struct {
		name       string
		past       []string
		next       string
		simplified bool
		person     bool
		penalties  []law.Penalty
		rule       string // with its article; empty where the step is allowed
	}{
		{"a clue is filed", nil, "FILED 2023-03-01", false, false, nil, ""},
		{"twice", notified[:1], "FILED 2023-03-02", false, false, nil, "case.order 行政处罚法 54"},
		{"a clue is decided", nil, "DECIDED 2023-03-02", false, false, nil, "case.order 行政处罚法 54"},
		{"decided without investigation", notified[:1], "DECIDED 2023-03-02", false, false, nil, "case.order 行政处罚法 44, 62"},
		{"proposed before it was investigated", notified[:1], "PROPOSED 2023-03-02", false, false, nil, "case.order 行政处罚法 57"},
		{"proposed", notified[:2], "PROPOSED 2023-03-22", false, false, nil, ""},
		{"notified without a proposal", notified[:2], "NOTIFIED 2023-03-22", false, false, nil, "notice.content 行政处罚法 44"},
		{"notified of a proposal", []string{notified[0], notified[1], "PROPOSED 2023-03-22"}, "NOTIFIED 2023-03-22", false, false, nil, ""},
		{"decided after another proposal without a notice", and("PROPOSED 2023-04-01"), "DECIDED 2023-04-20", false, false, nil, "case.order 行政处罚法 44, 62"},
		{"decided soon after a second notice, with a waiver of the first", and("WAIVED 2023-03-28", "PROPOSED 2023-04-01", "NOTIFIED 2023-04-03"), "DECIDED 2023-04-06", false, false, nil, "statement.term 行政处罚法 45; 令42号 57 (unconfirmed)"},
		{"a hearing scheduled without a request", notified, "HEARING_SCHEDULED 2023-04-10", false, false, nil, "case.order 行政处罚法 64"},
		{"a hearing held without being scheduled", and("HEARING_OFFERED 2023-03-27", "HEARING_REQUESTED 2023-03-29"), "HEARD 2023-04-10", false, false, nil, "hearing.told 行政处罚法 64"},
		{"extended twice", and("EXTENDED 2023-05-20"), "EXTENDED 2023-06-20", false, false, nil, "decision.extension 令42号 64 (unconfirmed)"},
		{"extended twice, discussed, without its days", and("EXTENDED 2023-05-20", "DISCUSSED 2023-06-19"), "EXTENDED 2023-06-20", false, false, nil, "decision.extension 令42号 64 (unconfirmed)"},
		{"extended a second time, after a decision that was not served was withdrawn", and("EXTENDED 2023-05-20", "DECIDED 2023-05-22", "WITHDRAWN 2023-05-23"), "EXTENDED 2023-05-24", false, false, nil, "decision.extension 令42号 64 (unconfirmed)"},
		{"extended once in the term of a new decision, after one that was served was withdrawn", and("EXTENDED 2023-05-20", "DECIDED 2023-05-22", "SERVED 2023-05-22", "WITHDRAWN 2023-05-23"), "EXTENDED 2023-05-24", false, false, nil, ""},
		{"decided without notice", notified[:2], "DECIDED 2023-03-28", false, false, nil, "case.order 行政处罚法 44, 62"},
		{"notified before it was investigated", notified[:1], "NOTIFIED 2023-03-02", false, false, nil, "case.order 行政处罚法 44"},
		{"a step before the last", notified[:1], "INVESTIGATED 2023-02-28", false, false, nil, "case.order 行政处罚法 54"},
		{"decided while the party may state its case", notified, "DECIDED 2023-04-03", false, false, nil, "statement.term 行政处罚法 45; 令42号 57 (unconfirmed)"},
		{"decided after the time of the party", notified, "DECIDED 2023-04-04", false, false, []law.Penalty{penaltyOf("FINE", "99999.99")}, ""},
		{"decided after a waiver", and("WAIVED 2023-03-27"), "DECIDED 2023-03-27", false, false, []law.Penalty{penaltyOf("FINE", "1")}, ""},
		{"a large fine, no hearing offered", notified, "DECIDED 2023-04-04", false, false, []law.Penalty{penaltyOf("FINE", "100000")}, "hearing.offered 行政处罚法 63; 市场监管听证办法 5 (unconfirmed)"},
		{"a large fine of a person, no hearing offered", notified, "DECIDED 2023-04-04", false, true, []law.Penalty{penaltyOf("FINE", "10000")}, "hearing.offered 行政处罚法 63; 市场监管听证办法 5 (unconfirmed)"},
		{"smaller amounts, of a person", notified, "DECIDED 2023-04-04", false, true, []law.Penalty{penaltyOf("FINE", "9999.99"), penaltyOf("CONFISCATION_OF_GAINS", "9999.99")}, ""},
		{"a licence revoked", notified, "DECIDED 2023-04-04", false, false, []law.Penalty{{Kind: "LICENCE_REVOCATION"}}, "hearing.offered 行政处罚法 63"},
		{"a hearing offered, not requested, case not discussed", and("HEARING_OFFERED 2023-03-27"), "DECIDED 2023-04-04", false, false, []law.Penalty{{Kind: "CLOSURE"}}, "discussion.held 行政处罚法 57"},
		{"a hearing offered, not requested", and("HEARING_OFFERED 2023-03-27", "DISCUSSED 2023-04-03"), "DECIDED 2023-04-04", false, false, []law.Penalty{{Kind: "CLOSURE"}}, ""},
		{"a hearing requested after a waiver", and("HEARING_OFFERED 2023-03-27", "WAIVED 2023-03-28", "HEARING_REQUESTED 2023-03-29"), "DECIDED 2023-04-20", false, false, nil, "hearing.held 行政处罚法 64"},
		{"a hearing requested, and then waived", and("HEARING_OFFERED 2023-03-27", "HEARING_REQUESTED 2023-03-28", "WAIVED 2023-03-29"), "DECIDED 2023-04-20", false, false, nil, ""},
		{
			"heard a second time without a second review", and("HEARING_OFFERED 2023-03-27", "HEARING_REQUESTED 2023-03-29", "HEARD 2023-04-12", "REVIEWED 2023-04-14", "PROPOSED 2023-04-14", "NOTIFIED 2023-04-14",
				"HEARING_OFFERED 2023-04-14", "HEARING_REQUESTED 2023-04-17", "HEARD 2023-05-04"), "DECIDED 2023-05-05", false, false, nil, "review.done 行政处罚法 58",
		},
		{"extended a third time after one discussion", and("EXTENDED 2023-05-20", "DISCUSSED 2023-06-19", "EXTENDED 2023-06-20"), "EXTENDED 2023-06-21", false, false, nil, "decision.extension 令42号 64 (unconfirmed)"},
		{"served on a day before it was published", and("DECIDED 2023-04-05", "PUBLISHED 2023-04-12"), "SERVED 2023-04-10", false, false, nil, ""},
		{"published before it was decided", and("DECIDED 2023-04-05", "SERVED 2023-04-12"), "PUBLISHED 2023-04-04", false, false, []law.Penalty{penaltyOf("FINE", "1")}, "case.order 信息公示规定 9"},
		{"notified at the end of a year, the next year not known", []string{"FILED 2026-12-01", "INVESTIGATED 2026-12-28", "PROPOSED 2026-12-28", "NOTIFIED 2026-12-28"}, "DECIDED 2026-12-28", false, false, nil, "statement.term 令42号 57 (unconfirmed)"},
		{"the same with a waiver", []string{"FILED 2026-12-01", "INVESTIGATED 2026-12-28", "PROPOSED 2026-12-28", "NOTIFIED 2026-12-28", "WAIVED 2026-12-28"}, "DECIDED 2026-12-28", false, false, nil, ""},
		{"decided while a hearing may be requested", and("HEARING_OFFERED 2023-03-27"), "DECIDED 2023-04-03", false, false, nil, "hearing.request 行政处罚法 45; 行政处罚法 64"},
		{"a hearing requested in time", and("HEARING_OFFERED 2023-03-27"), "HEARING_REQUESTED 2023-04-03", false, false, nil, ""},
		{"a hearing requested late", and("HEARING_OFFERED 2023-03-27"), "HEARING_REQUESTED 2023-04-04", false, false, nil, "hearing.request 行政处罚法 64"},
		{"a hearing requested without an offer", notified, "HEARING_REQUESTED 2023-03-28", false, false, nil, "hearing.offered 行政处罚法 63"},
		{"a hearing held without a request", notified, "HEARD 2023-04-10", false, false, nil, "case.order 行政处罚法 64"},
		{"decided before the hearing", and("HEARING_OFFERED 2023-03-27", "HEARING_REQUESTED 2023-03-29"), "DECIDED 2023-04-20", false, false, nil, "hearing.held 行政处罚法 64"},
		{"decided without review", and("REVIEWED 2023-03-27", "HEARING_OFFERED 2023-03-27", "HEARING_REQUESTED 2023-03-29", "HEARD 2023-04-12"), "DECIDED 2023-04-20", false, false, nil, "review.done 行政处罚法 58"},
		{"reviewed", and("HEARING_OFFERED 2023-03-27", "HEARING_REQUESTED 2023-03-29", "HEARD 2023-04-12", "REVIEWED 2023-04-14"), "DECIDED 2023-04-20", false, false, nil, ""},
		{"on the 90th day", notified, "DECIDED 2023-05-30", false, false, nil, ""},
		{"on the 91st: late, and recorded", notified, "DECIDED 2023-05-31", false, false, nil, ""},
		{"extended", and("EXTENDED 2023-05-20"), "DECIDED 2023-06-29", false, false, nil, ""},
		{"extended, and late again", and("EXTENDED 2023-05-20"), "DECIDED 2023-06-30", false, false, nil, ""},
		{"extended on the 90th day", notified, "EXTENDED 2023-05-30", false, false, nil, ""},
		{"extended on the 91st", notified, "EXTENDED 2023-05-31", false, false, nil, "decision.extension 令42号 64 (unconfirmed)"},
		{"extended while the clock is stopped for a hearing", and("HEARING_OFFERED 2023-03-27", "HEARING_REQUESTED 2023-03-29"), "EXTENDED 2023-07-03", false, false, nil, ""},
		{"ten days suspended", and("SUSPENDED 2023-04-10", "RESUMED 2023-04-20"), "DECIDED 2023-06-09", false, false, nil, ""},
		{"while suspended", and("SUSPENDED 2023-04-10"), "DECIDED 2023-04-20", false, false, nil, "case.order 行政处罚法 60"},
		{"resumed without being suspended", notified, "RESUMED 2023-04-20", false, false, nil, "case.order 行政处罚法 60"},
		{"on the spot", notified[:1], "DECIDED 2023-03-01", true, false, []law.Penalty{penaltyOf("FINE", "3000")}, ""},
		{"a fen too much", notified[:1], "DECIDED 2023-03-01", true, false, []law.Penalty{penaltyOf("FINE", "3000.01")}, "simplified.organisation 行政处罚法 51"},
		{"two acts that are too much together", notified[:1], "DECIDED 2023-03-01", true, false, []law.Penalty{penaltyOf("FINE", "1500"), penaltyOf("FINE", "1500.01")}, "simplified.organisation 行政处罚法 51"},
		{"of a person, on the spot", notified[:1], "DECIDED 2023-03-01", true, true, []law.Penalty{penaltyOf("FINE", "200.01")}, "simplified.person 行政处罚法 51"},
		{"by the bounds of the older law", []string{"FILED 2021-07-14"}, "DECIDED 2021-07-14", true, true, []law.Penalty{penaltyOf("FINE", "50.01")}, "simplified.person 行政处罚法 (2017) 33 (unconfirmed)"},
		{"a warning on the spot", notified[:1], "DECIDED 2023-03-01", true, true, []law.Penalty{{Kind: "WARNING"}}, ""},
		{"a confiscation on the spot", notified[:1], "DECIDED 2023-03-01", true, false, []law.Penalty{{Kind: "CONFISCATION_OF_GOODS"}}, "simplified.kinds 行政处罚法 51"},
		{"served before it was decided", notified, "SERVED 2023-04-05", false, false, nil, "case.order 行政处罚法 61"},
		{"served", and("DECIDED 2023-04-05"), "SERVED 2023-04-06", false, false, nil, ""},
		{"decided again", and("DECIDED 2023-04-05"), "DECIDED 2023-04-06", false, false, nil, "case.order 行政处罚法 44, 62"},
		{"no penalty", notified[:2], "NOT_PENALISED 2023-03-28", false, false, nil, ""},
		{"transferred to the police", notified[:1], "TRANSFERRED 2023-03-02", false, false, nil, ""},
		{"decided after the transfer", append(slices.Clone(notified[:1]), "TRANSFERRED 2023-03-02"), "DECIDED 2023-03-28", false, false, nil, "case.order 行政处罚法 44, 62"},
		{"concluded before it was served", and("DECIDED 2023-04-05"), "CONCLUDED 2023-04-06", false, false, nil, "case.order 令42号 78 (unconfirmed)"},
		{"an unknown step", notified, "FORGOTTEN 2023-04-06", false, false, nil, "case.order"},
	} {
		m := caseState(c.past...)
		m.IsSimplified, m.IsPerson = c.simplified, c.person
		got := ""
		v := rulebook.CheckStep(m, takenStep(c.next), c.penalties...)
		if v != nil {
			got = strings.TrimSpace(v.Rule + " " + v.Article)
		}
		if got != c.rule {
			t.Errorf("%s: %q, want %q: %v", c.name, got, c.rule, v)
		}
	}
}

// anyStep are the steps that a random case tries.
var anyStep = []law.Step{
	law.Filed, law.Investigated, law.Reviewed, law.Discussed, law.Notified, law.HearingOffered, law.HearingRequested, law.Waived, law.Heard,
	law.Extended, law.Suspended, law.Resumed, law.Decided, law.NotPenalised, law.Transferred, law.Served, law.Executed, law.Concluded,
	law.Proposed, law.HearingScheduled,
}

// randomStep returns a step near a day. Two of three follow the procedure: without them hardly any case reaches a decision.
func randomStep(t *rapid.T, m law.CaseState, on civil.Date) law.TakenStep {
	if rapid.IntRange(0, 2).Draw(t, "follow the procedure") > 0 {
		onward := slices.DeleteFunc(law.AllowedSteps(m), func(s law.Step) bool {
			return s == law.Transferred || s == law.NotPenalised || s == law.Suspended || s == law.Proposed && m.Proposed != nil
		})
		if len(onward) > 0 {
			return law.TakenStep{Step: rapid.SampledFrom(onward).Draw(t, "allowed step"), On: on.AddDays(rapid.IntRange(0, 7).Draw(t, "later"))}
		}
	}
	return law.TakenStep{Step: rapid.SampledFrom(anyStep).Draw(t, "step"), On: on.AddDays(rapid.IntRange(-3, 20).Draw(t, "days"))}
}

// requireNoticeBefore fails unless the steps before a decision on a day hold a proposal, a notice, the time of the party to state its case,
// and the offer of a hearing where the fine is large.
func requireNoticeBefore(t *rapid.T, on civil.Date, steps []law.TakenStep, fine law.Penalty) {
	last := map[law.Step]civil.Date{}
	for _, taken := range steps {
		if taken.Step == law.Proposed || taken.Step == law.Withdrawn { // the notice has to be repeated
			last = map[law.Step]civil.Date{}
		}
		last[taken.Step] = taken.On
	}
	notified, isNotified := last[law.Notified]
	_, isProposed := last[law.Proposed]
	_, isWaived := last[law.Waived]
	_, isHeard := last[law.Heard]
	_, isOffered := last[law.HearingOffered]
	switch {
	case !isNotified || !isProposed:
		t.Fatalf("decided without notice: %v", steps)
	case !isWaived && !isHeard && on.DaysSince(notified) <= 5:
		t.Fatalf("decided on %s: %v", on, steps)
	case !isOffered && fine.Amount.GreaterThanOrEqual(decimal.NewFromInt(100000)):
		t.Fatalf("no hearing was offered: %v", steps)
	}
}

// The test tries random steps and takes those that CheckStep allows. A case of the ordinary procedure is never decided without notice, before the
// time of the party to speak has ended, without the offer of a hearing that is needed, or twice; and no step is before the last one.
func TestNoSequenceGetsAroundTheLaw(t *testing.T) {
	t.Parallel()
	reached := 0
	rapid.Check(t, func(t *rapid.T) {
		var m law.CaseState
		var ordered civil.Date
		on := date("2022-01-04")
		for range rapid.IntRange(1, 40).Draw(t, "tries") {
			next := randomStep(t, m, on)
			penalty := penaltyOf("FINE", rapid.SampledFrom([]string{"100", "99999", "100000"}).Draw(t, "fine"))
			if rulebook.CheckStep(m, next, penalty) != nil {
				continue
			}
			switch next.Step {
			case law.Proposed:
				m.Proposed = []law.Penalty{penalty}
			case law.HearingScheduled:
				held := next.On.AddDays(12)
				m.HearingOn = &held
			}
			if next.On.Before(ordered) && next.Step != law.Published {
				t.Fatalf("%v after %v", next, m.Steps)
			}
			if next.Step != law.Published { // a publication has no order with the steps
				ordered = next.On
			}
			if next.Step == law.Decided {
				reached++
				requireNoticeBefore(t, next.On, m.Steps, penalty)
			}
			m.Steps, on = append(m.Steps, next), next.On
		}
		decided := 0
		for _, taken := range m.Steps {
			switch taken.Step {
			case law.Decided:
				decided++
			case law.Withdrawn:
				decided--
			}
		}
		if decided > 1 {
			t.Fatalf("decided %d times: %v", decided, m.Steps)
		}
	})
	if reached == 0 {
		t.Error("no case was decided: the test proves nothing")
	}
}

// The lists were written by hand from the order of the procedure.
func TestAllowedSteps(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		past       []string
		simplified bool
		want       string
	}{
		{nil, false, "FILED"},
		{[]string{"FILED 2023-03-01"}, false, "INVESTIGATED EXTENDED SUSPENDED TRANSFERRED"},
		{[]string{"FILED 2023-03-01"}, true, "INVESTIGATED EXTENDED SUSPENDED DECIDED TRANSFERRED"},
		{[]string{"FILED 2023-03-01", "SUSPENDED 2023-03-02"}, false, "RESUMED TRANSFERRED"},
		{[]string{"FILED 2023-03-01", "INVESTIGATED 2023-03-02"}, false, "PROPOSED REVIEWED DISCUSSED EXTENDED SUSPENDED NOT_PENALISED TRANSFERRED"},
		{[]string{"FILED 2023-03-01", "INVESTIGATED 2023-03-02", "PROPOSED 2023-03-02"}, false, "PROPOSED NOTIFIED REVIEWED DISCUSSED EXTENDED SUSPENDED NOT_PENALISED TRANSFERRED"},
		{
			[]string{"FILED 2023-03-01", "INVESTIGATED 2023-03-02", "PROPOSED 2023-03-02", "NOTIFIED 2023-03-03"},
			false,
			"PROPOSED WAIVED REVIEWED DISCUSSED EXTENDED SUSPENDED DECIDED NOT_PENALISED TRANSFERRED",
		},
		{[]string{"FILED 2023-03-01", "INVESTIGATED 2023-03-02", "NOT_PENALISED 2023-03-03"}, false, "SERVED"},
		{[]string{"FILED 2023-03-01", "TRANSFERRED 2023-03-02"}, false, "CONCLUDED"},
		{[]string{"FILED 2023-03-01", "TRANSFERRED 2023-03-02", "CONCLUDED 2023-03-03"}, false, "PUBLISHED WITHDRAWN"},
	} {
		m := caseState(c.past...)
		m.IsSimplified = c.simplified
		var got []string
		for _, step := range law.AllowedSteps(m) {
			got = append(got, string(step))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%v: %s\nwant %s", c.past, strings.Join(got, " "), c.want)
		}
	}
}
