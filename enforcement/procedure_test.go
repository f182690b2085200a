package enforcement_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"docket/db"
	"docket/db/dbtest"
	"docket/enforcement"
	"docket/problem"
)

// An extension that was approved in time may be recorded late: the day of the approval counts. The 90th day after 2023-11-01 is 2024-01-30, a
// Tuesday.
func TestExtensionIsApprovedBeforeTheTermEnds(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	in := dbtest.CaseToFile()
	in.FiledOn = dbtest.Day("2023-11-01")
	extension := enforcement.ExtendTermInput{StepInput: enforcement.StepInput{Case: w.File(t, in), On: dbtest.Day("2024-01-31"), Note: new("局长批准")}}
	dbtest.Refuses(t, w, enforcement.ExtendTerm, extension, dbtest.Refused{
		Code: problem.RuleViolation, Field: "input.case", Rule: "decision.extension 令42号 64 (unconfirmed)", Says: "the term ended on 2024-01-30",
	})
	extension.On = dbtest.Day("2024-01-30")
	dbtest.Take(t, w, enforcement.ExtendTerm, extension)
	dbtest.Equal(t, "last day", w.Text(t, "SELECT due_on FROM deadlines WHERE action = 'DECIDE' AND ended_on IS NULL"), "2024-02-29")

	// All faults of the input come at once.
	_, err := db.Do(t.Context(), w.Store, enforcement.ExtendTerm, enforcement.ExtendTermInput{StepInput: enforcement.StepInput{Case: extension.Case, On: dbtest.Day("2024-03-16")}, Days: new(0)}, nil)
	var fields []string
	for _, p := range problem.All(err) {
		fields = append(fields, p.Field)
	}
	dbtest.Equal(t, "fields", strings.Join(fields, " "), "input.on input.note input.days")
}

// model is a case as a clerk with a paper file would see it: the cover says how far it is, slips say what is in it.
type model struct {
	cover                       string // the status
	proposed, waived, suspended bool
	extended, discussed         bool // discussed since it was extended
	events                      []string
	decisions                   int
}

// try takes a move where the clerk may, and tells whether it was one.
func (m *model) try(move string) bool {
	open := m.cover == "FILED" || m.cover == "INVESTIGATED" || m.cover == "NOTIFIED"
	heard := m.cover == "INVESTIGATED" || m.cover == "NOTIFIED"
	may, kind := false, ""
	if m.suspended && move != "resume" && move != "transfer" {
		return false
	}
	switch move {
	case "investigate":
		if may, kind = m.cover == "FILED", "INVESTIGATED"; may {
			m.cover = "INVESTIGATED"
		}
	case "review":
		may, kind = heard, "REVIEWED"
	case "discuss":
		if may, kind = heard, "DISCUSSED"; may {
			m.discussed = true
		}
	case "propose":
		if may, kind = heard, "PROPOSED"; may {
			m.cover, m.proposed, m.waived = "INVESTIGATED", true, false
		}
	case "notify":
		if may, kind = m.cover == "INVESTIGATED" && m.proposed, "NOTIFIED"; may {
			m.cover, m.waived = "NOTIFIED", false
		}
	case "waive":
		if may, kind = m.cover == "NOTIFIED", "WAIVED"; may {
			m.waived = true
		}
	case "suspend":
		if may, kind = open, "SUSPENDED"; may {
			m.suspended = true
		}
	case "resume":
		if may, kind = open && m.suspended, "RESUMED"; may {
			m.suspended = false
		}
	case "extend": // by the head, without days
		if may, kind = open && !m.extended, "EXTENDED"; may {
			m.extended, m.discussed = true, false
		}
	case "extend more": // by the heads together, by ten days
		if may, kind = open && m.extended && m.discussed, "EXTENDED"; may {
			m.discussed = false
		}
	case "decide":
		if may, kind = m.cover == "NOTIFIED" && m.waived, "DECIDED"; may {
			m.cover, m.decisions = "DECIDED", m.decisions+1
		}
	case "dismiss":
		if may, kind = heard, "NOT_PENALISED"; may {
			m.cover, m.decisions = "NOT_PENALISED", m.decisions+1
		}
	case "transfer":
		if may, kind = open, "TRANSFERRED"; may {
			m.cover, m.suspended = "TRANSFERRED", false
		}
	case "serve":
		if may, kind = m.cover == "DECIDED" || m.cover == "NOT_PENALISED", "SERVED"; may {
			m.cover = "SERVED"
		}
	case "conclude":
		if may, kind = m.cover == "SERVED" || m.cover == "TRANSFERRED", "CONCLUDED"; may {
			m.cover = "CONCLUDED"
		}
	}
	if may {
		m.events = append(m.events, kind)
	}
	return may
}

// However legal staff try their moves, the service takes those that a clerk would, refuses the rest, and says of the case what the
// clerk's file says; what is refused leaves no trace.
func TestProcedureAsAClerkWould(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	warning := []enforcement.PenaltyInput{dbtest.WithoutAmount(db.PenaltyKindWarning)}
	moves := []string{
		"investigate", "review", "discuss", "propose", "notify", "waive", "suspend", "resume", "extend", "extend more", "decide", "dismiss", "transfer", "serve", "conclude",
	}
	reached := map[string]int{}
	rapid.Check(t, func(r *rapid.T) {
		filed := w.File(t, dbtest.CaseToFile())
		m := &model{cover: "FILED", events: []string{"FILED"}}
		step := enforcement.StepInput{Case: filed, On: dbtest.Day("2024-03-01"), Note: new("……")}
		for range rapid.IntRange(1, 25).Draw(r, "tries") {
			move := rapid.SampledFrom(moves).Draw(r, "move")
			if rapid.IntRange(0, 1).Draw(r, "onward") == 0 { // else hardly any case gets far
				move = map[string]string{"FILED": "investigate", "INVESTIGATED": "propose", "NOTIFIED": "waive", "DECIDED": "serve", "NOT_PENALISED": "serve", "SERVED": "conclude", "TRANSFERRED": "conclude", "CONCLUDED": "serve"}[m.cover]
				switch {
				case m.suspended:
					move = "resume"
				case m.cover == "INVESTIGATED" && m.proposed:
					move = "notify"
				case m.waived && m.cover == "NOTIFIED":
					move = "decide"
				}
			}
			var err error
			switch move {
			case "investigate":
				_, err = db.Do(t.Context(), w.Store, enforcement.RecordInvestigation, enforcement.RecordInvestigationInput{StepInput: step}, nil)
			case "review":
				_, err = db.Do(t.Context(), w.Store, enforcement.ReviewCase, enforcement.ReviewCaseInput{StepInput: step}, nil)
			case "discuss":
				_, err = db.Do(t.Context(), w.Store, enforcement.DiscussCase, enforcement.DiscussCaseInput{StepInput: step}, nil)
			case "propose":
				_, err = db.Do(t.Context(), w.Store, enforcement.ProposePenalty, enforcement.ProposePenaltyInput{StepInput: step, Penalties: warning}, nil)
			case "notify":
				_, err = db.Do(t.Context(), w.Store, enforcement.NotifyParty, enforcement.NotifyPartyInput{StepInput: step}, nil)
			case "waive":
				_, err = db.Do(t.Context(), w.Store, enforcement.WaiveStatement, enforcement.WaiveStatementInput{StepInput: step}, nil)
			case "suspend":
				_, err = db.Do(t.Context(), w.Store, enforcement.SuspendCase, enforcement.SuspendCaseInput{StepInput: step}, nil)
			case "resume":
				_, err = db.Do(t.Context(), w.Store, enforcement.ResumeCase, enforcement.ResumeCaseInput{StepInput: step}, nil)
			case "extend":
				_, err = db.Do(t.Context(), w.Store, enforcement.ExtendTerm, enforcement.ExtendTermInput{StepInput: step}, nil)
			case "extend more":
				_, err = db.Do(t.Context(), w.Store, enforcement.ExtendTerm, enforcement.ExtendTermInput{StepInput: step, Days: new(10)}, nil)
			case "decide":
				_, err = db.Do(t.Context(), w.Store, enforcement.DecidePenalty, enforcement.DecidePenaltyInput{Case: filed, DecidedOn: step.On, Penalties: warning}, nil)
			case "dismiss":
				_, err = db.Do(t.Context(), w.Store, enforcement.DismissCase, enforcement.DismissCaseInput{StepInput: step}, nil)
			case "transfer":
				_, err = db.Do(t.Context(), w.Store, enforcement.TransferCase, enforcement.TransferCaseInput{StepInput: step}, nil)
			case "serve":
				_, err = db.Do(t.Context(), w.Store, enforcement.ServeDocument, enforcement.ServeDocumentInput{StepInput: step}, nil)
			case "conclude":
				_, err = db.Do(t.Context(), w.Store, enforcement.ConcludeCase, enforcement.ConcludeCaseInput{StepInput: step}, nil)
			}
			before := strings.Join(m.events, ",")
			if may := m.try(move); may != (err == nil) {
				r.Fatalf("%s after %s: the clerk may %t, the service says %v", move, before, may, err)
			}
			if p := problem.Of(err); err != nil && (p == nil || p.Code != problem.RuleViolation && p.Code != problem.Conflict) {
				r.Fatalf("%s after %s: %v", move, before, err)
			}
		}
		reached[m.cover]++
		got := w.Text(t, `SELECT concat_ws(' ', status, (SELECT string_agg(kind, ',' ORDER BY id) FROM case_events e WHERE e.agency_id = c.agency_id AND e.case_id = c.id),
			(SELECT count(*) FROM decisions d WHERE d.agency_id = c.agency_id AND d.case_id = c.id),
			(SELECT count(*) FROM deadlines d WHERE d.agency_id = c.agency_id AND d.case_id = c.id AND d.ended_on IS NULL AND d.action = 'DECIDE')) FROM cases c WHERE id = ?`, filed.ID)
		open := "0"
		if m.cover == "FILED" || m.cover == "INVESTIGATED" || m.cover == "NOTIFIED" {
			open = "1"
		}
		decisions := "0"
		if m.decisions == 1 {
			decisions = "1"
		}
		if want := m.cover + " " + strings.Join(m.events, ",") + " " + decisions + " " + open; got != want {
			r.Fatalf("%s\nwant %s", got, want)
		}
	})
	t.Logf("cases came to %v", reached)
	total := 0
	for _, n := range reached {
		total += n
	}
	if total < 100 { // as where races are looked for
		return
	}
	if reached["CONCLUDED"] == 0 || reached["NOTIFIED"] == 0 {
		t.Errorf("cases came only to %v", reached)
	}
}
