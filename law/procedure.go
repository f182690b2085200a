package law

import (
	"fmt"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
)

// Step is something done in a case that moves its procedure on. Its text is that of the case's event.
type Step string

// The steps.
const (
	Filed            Step = "FILED"
	Investigated     Step = "INVESTIGATED"
	Reviewed         Step = "REVIEWED"
	Discussed        Step = "DISCUSSED"
	Notified         Step = "NOTIFIED"
	HearingOffered   Step = "HEARING_OFFERED"
	HearingRequested Step = "HEARING_REQUESTED"
	Waived           Step = "WAIVED" // the party gives up its statement and, where one was offered, the hearing
	Heard            Step = "HEARD"
	Extended         Step = "EXTENDED"
	Suspended        Step = "SUSPENDED"
	Resumed          Step = "RESUMED"
	Decided          Step = "DECIDED"
	NotPenalised     Step = "NOT_PENALISED"
	Transferred      Step = "TRANSFERRED"
	Served           Step = "SERVED"
	Executed         Step = "EXECUTED"
	Concluded        Step = "CONCLUDED"
	Published        Step = "PUBLISHED"
	Withdrawn        Step = "WITHDRAWN"        // by which a decided case is investigated and no more
	PaymentReversed  Step = "PAYMENT_REVERSED" // by which an executed case is not executed any more
)

// What happens beside the procedure, in its statuses but in no order with its steps.
const (
	Deferred    Step = "DEFERRED"
	WrittenOff  Step = "WRITTEN_OFF"
	Appealed    Step = "APPEALED"
	AppealEnded Step = "APPEAL_ENDED"

	GoodsSeized      Step = "GOODS_SEIZED"
	SeizureExtended  Step = "SEIZURE_EXTENDED"
	GoodsReleased    Step = "GOODS_RELEASED"
	OfficersAssigned Step = "OFFICERS_ASSIGNED"
	PublicityEnded   Step = "PUBLICITY_ENDED"
)

// Happening is a step and the day it was taken.
type Happening struct {
	Step Step
	On   civil.Date
}

// Matter is a case as the procedure sees it.
type Matter struct {
	// IsSimplified says that it is dealt with on the spot (行政处罚法 51).
	IsSimplified bool
	// IsPerson says that the party is a natural person, for whom bounds are lower.
	IsPerson bool
	// Past are the steps taken, in their order.
	Past []Happening
}

// Status is the case's, which is the result of its steps: CLUE where nothing was filed.
func (m Matter) Status() string {
	status := "CLUE"
	for _, h := range m.Past {
		switch h.Step {
		case Filed, Investigated, Notified, Decided, NotPenalised, Transferred, Served, Executed, Concluded:
			status = string(h.Step)
		case PaymentReversed:
			if status == string(Executed) {
				status = string(Served)
			}
		case Withdrawn:
			status = string(Investigated)
		}
	}
	return status
}

// on is the day of the last time a step was taken, since the last withdrawal of a decision.
func (m Matter) on(step Step) (civil.Date, bool) {
	for _, h := range slices.Backward(m.Past) {
		switch {
		case h.Step == step:
			return h.On, true
		case h.Step == Withdrawn && step != Filed:
			return civil.Date{}, false // what was before has to be done anew
		}
	}
	return civil.Date{}, false
}

func (m Matter) has(step Step) bool {
	_, ok := m.on(step)
	return ok
}

// isSuspended tells whether the clock is stopped.
func (m Matter) isSuspended() bool {
	for _, h := range slices.Backward(m.Past) {
		if h.Step == Suspended || h.Step == Resumed {
			return h.Step == Suspended
		}
	}
	return false
}

// from tells from which statuses a step may be taken, and the article that orders it so.
var from = map[Step]struct {
	statuses []string
	article  string
}{
	Investigated:     {[]string{"FILED"}, "行政处罚法 54"},
	Reviewed:         {[]string{"INVESTIGATED", "NOTIFIED"}, "行政处罚法 58"},
	Discussed:        {[]string{"INVESTIGATED", "NOTIFIED"}, "行政处罚法 57"},
	Notified:         {[]string{"INVESTIGATED"}, "行政处罚法 44"},
	HearingOffered:   {[]string{"NOTIFIED"}, "行政处罚法 63"},
	HearingRequested: {[]string{"NOTIFIED"}, "行政处罚法 64"},
	Waived:           {[]string{"NOTIFIED"}, "行政处罚法 45"},
	Heard:            {[]string{"NOTIFIED"}, "行政处罚法 64"},
	Extended:         {[]string{"FILED", "INVESTIGATED", "NOTIFIED"}, "行政处罚法 60"},
	Suspended:        {[]string{"FILED", "INVESTIGATED", "NOTIFIED"}, "行政处罚法 60"},
	Resumed:          {[]string{"FILED", "INVESTIGATED", "NOTIFIED"}, "行政处罚法 60"},
	Decided:          {[]string{"NOTIFIED"}, "行政处罚法 44, 62"},
	NotPenalised:     {[]string{"INVESTIGATED", "NOTIFIED"}, "行政处罚法 57"},
	Transferred:      {[]string{"FILED", "INVESTIGATED", "NOTIFIED"}, "行政处罚法 27"},
	Served:           {[]string{"DECIDED", "NOT_PENALISED"}, "行政处罚法 61"},
	Executed:         {[]string{"SERVED"}, "行政处罚法 66"},
	Withdrawn:        {[]string{"DECIDED", "SERVED", "EXECUTED", "CONCLUDED"}, "行政处罚法 48"},
	PaymentReversed:  {[]string{"INVESTIGATED", "NOTIFIED", "NOT_PENALISED", "DECIDED", "SERVED", "EXECUTED"}, "令42号 78 (unconfirmed)"},
	Published:        {[]string{"DECIDED", "SERVED", "EXECUTED", "CONCLUDED"}, "信息公示规定 9"},
	Concluded:        {[]string{"SERVED", "EXECUTED", "TRANSFERRED"}, "令42号 78 (unconfirmed)"},
	Deferred:         {[]string{"SERVED"}, "行政处罚法 66"},
	WrittenOff:       {[]string{"SERVED"}, "行政强制法 40, 42"},
	Appealed:         {[]string{"SERVED", "EXECUTED", "CONCLUDED"}, "行政复议法 20; 行政诉讼法 46"},
	AppealEnded:      {[]string{"SERVED", "EXECUTED", "CONCLUDED"}, "行政复议法 20; 行政诉讼法 46"},
	GoodsSeized:      {[]string{"FILED", "INVESTIGATED", "NOTIFIED"}, "行政强制法 18"},
	SeizureExtended:  {[]string{"FILED", "INVESTIGATED", "NOTIFIED"}, "行政强制法 25"},
	GoodsReleased:    {[]string{"FILED", "INVESTIGATED", "NOTIFIED", "DECIDED", "NOT_PENALISED", "SERVED", "EXECUTED", "TRANSFERRED"}, "行政强制法 28"},
	PublicityEnded:   {[]string{"EXECUTED", "CONCLUDED"}, "信息公示规定 14"},
	OfficersAssigned: {[]string{"FILED", "INVESTIGATED", "NOTIFIED", "DECIDED", "NOT_PENALISED", "SERVED", "EXECUTED"}, "行政处罚法 42"},
}

// Beside tells why something may not happen beside the procedure in the status that the case has; nil where it may.
func Beside(m Matter, step Step) *Violation {
	if status := m.Status(); !slices.Contains(from[step].statuses, status) {
		return &Violation{Rule: "case.order", Article: from[step].article, Text: fmt.Sprintf(
			"%s does not happen while the case is %s, only while it is %s", step, status, list(from[step].statuses))}
	}
	return nil
}

// Check tells why a step may not be taken on a day; nil where it may. Penalties are those of a decision, else none.
func (b Book) Check(m Matter, next Happening, penalties ...Penalty) *Violation {
	order := func(article, format string, args ...any) *Violation {
		return &Violation{Rule: "case.order", Article: article, Text: fmt.Sprintf(format, args...)}
	}
	status := m.Status()
	if next.Step == Filed {
		if status == "CLUE" {
			return nil
		}
		return order("行政处罚法 54", "the case is filed already, and %s", status)
	}
	if status == "CLUE" {
		return order("行政处罚法 54", "the case is a clue: file it first")
	}
	may, known := from[next.Step]
	if !known {
		return order("", "%s is no step", next.Step)
	}
	// On the spot the party is told and heard there and then, and the decision handed over (51, 52).
	onTheSpot := m.IsSimplified && next.Step == Decided && status == "FILED"
	if !onTheSpot && !slices.Contains(may.statuses, status) {
		return order(may.article, "%s is not taken while the case is %s, only while it is %s", next.Step, status, list(may.statuses))
	}
	if last := m.Past[len(m.Past)-1]; next.On.Before(last.On) {
		return order(may.article, "%s on %s would come before %s on %s", next.Step, next.On, last.Step, last.On)
	}
	if m.isSuspended() && next.Step != Resumed && next.Step != Transferred {
		on, _ := m.on(Suspended)
		return order("行政处罚法 60", "the case is suspended since %s: resume it first", on)
	}
	switch next.Step {
	case Resumed:
		if !m.isSuspended() {
			return order(may.article, "the case is not suspended")
		}
	case Heard:
		if !m.has(HearingRequested) {
			return order(may.article, "no hearing was asked for")
		}
	case HearingRequested:
		return b.checkHearingRequest(m, next.On)
	case Published:
		return checkPublication(m, penalties)
	case Decided:
		return b.checkDecision(m, next.On, onTheSpot, penalties)
	}
	return nil
}

func list(words []string) string {
	text := words[0]
	for i, word := range words[1:] {
		if i == len(words)-2 {
			text += " or " + word
		} else {
			text += ", " + word
		}
	}
	return text
}

// IsPublished tells whether a decision that imposes such penalties is published: one of the ordinary procedure that does more
// than warn (信息公示规定 2).
func IsPublished(m Matter, penalties []Penalty) bool { return checkPublication(m, penalties) == nil }

func checkPublication(m Matter, penalties []Penalty) *Violation {
	if m.IsSimplified {
		return &Violation{Rule: "publicity.ordinary", Article: "信息公示规定 2", Text: "a decision on the spot is not published"}
	}
	if m.has(Published) {
		return &Violation{Rule: "publicity.once", Article: "信息公示规定 9", Text: "the decision is published already"}
	}
	for _, p := range penalties {
		if p.Kind != "WARNING" {
			return nil
		}
	}
	return &Violation{Rule: "publicity.warning", Article: "信息公示规定 2", Text: "a decision that only warns, or punishes nothing, is not published"}
}

// ShownUntil is the last day on which a published decision is shown (信息公示规定 13): three months for criticism or a low fine
// alone, else three years.
func (b Book) ShownUntil(m Matter, penalties []Penalty, publishedOn civil.Date) civil.Date {
	name, low := "publicity.shown.short", "publicity.low.organisation"
	if m.IsPerson {
		low = "publicity.low.person"
	}
	bound, ok := b.At(low, publishedOn)
	for _, p := range penalties {
		switch {
		case p.Kind == "WARNING", p.Kind == "PUBLIC_CRITICISM":
		case p.Kind == "FINE" && ok && p.Amount.LessThan(bound.Value):
		default:
			name = "publicity.shown"
		}
	}
	term, ok := b.At(name, publishedOn)
	if !ok {
		term = Rule{Value: decimal.NewFromInt(36)}
	}
	return addMonths(publishedOn, term.Days())
}

// CheckEarlyEnd tells why the publicity of a decision does not end before its time; nil where it may.
func CheckEarlyEnd(m Matter, kinds []string) *Violation {
	for _, kind := range kinds {
		if slices.Contains([]string{"CLOSURE", "RESTRICTION_OF_BUSINESS", "TRADE_BAN", "DOWNGRADE", "LICENCE_REVOCATION"}, kind) {
			return &Violation{Rule: "publicity.early", Article: "信息公示规定 14", Text: "the publicity of a " + kind + " does not end before its time"}
		}
	}
	if status := m.Status(); status != "EXECUTED" && status != "CONCLUDED" {
		return &Violation{Rule: "publicity.early", Article: "信息公示规定 14", Text: "publicity ends early only where the decision is performed, and the case is " + status}
	}
	return nil
}

func (b Book) checkHearingRequest(m Matter, on civil.Date) *Violation {
	offered, ok := m.on(HearingOffered)
	if !ok {
		return &Violation{Rule: "hearing.offered", Article: "行政处罚法 63", Text: "no hearing was offered: it is for the penalties of article 63 alone"}
	}
	if d, ok := b.Term("hearing.request", offered); ok && d.Passed(on) {
		return &Violation{Rule: "hearing.request", Article: d.Rule.Cite(), Text: fmt.Sprintf(
			"the hearing was offered on %s and could be asked for until %s, not on %s", offered, d.On, on)}
	}
	return nil
}

// Penalty is a penalty as the procedure sees it.
type Penalty struct {
	Kind   string
	Amount decimal.Decimal // of money kinds
}

// graveKinds are the penalties for which a hearing is always offered (行政处罚法 63).
var graveKinds = []string{"DOWNGRADE", "LICENCE_REVOCATION", "SUSPENSION_OF_BUSINESS", "CLOSURE", "TRADE_BAN"}

// NeedsHearing tells whether a hearing is to be offered before such penalties are decided on a day, and by which rule.
func (b Book) NeedsHearing(m Matter, on civil.Date, penalties []Penalty) (why *Violation) {
	name := "hearing.organisation"
	if m.IsPerson {
		name = "hearing.person"
	}
	threshold, ok := b.At(name, on)
	fines, gains := decimal.Zero, decimal.Zero
	for _, p := range penalties {
		switch {
		case slices.Contains(graveKinds, p.Kind):
			return &Violation{Rule: "hearing.offered", Article: "行政处罚法 63", Text: p.Kind + " is decided only after a hearing was offered"}
		case p.Kind == "FINE":
			fines = fines.Add(p.Amount)
		case p.Kind == "CONFISCATION_OF_GAINS":
			gains = gains.Add(p.Amount)
		}
	}
	for _, sum := range []decimal.Decimal{fines, gains} {
		if ok && sum.GreaterThanOrEqual(threshold.Value) {
			return &Violation{Rule: "hearing.offered", Article: "行政处罚法 63; " + threshold.Cite(), Text: fmt.Sprintf(
				"%s yuan reach the %s from which a hearing is offered before the decision", sum.StringFixed(2), threshold.Value.StringFixed(2))}
		}
	}
	return nil
}

func (b Book) checkDecision(m Matter, on civil.Date, onTheSpot bool, penalties []Penalty) *Violation {
	if m.IsSimplified {
		if v := b.checkOnTheSpot(m, on, penalties); v != nil {
			return v
		}
	}
	if onTheSpot {
		return nil
	}
	notified, _ := m.on(Notified)
	if why := b.NeedsHearing(m, on, penalties); why != nil && !m.has(HearingOffered) {
		return why
	}
	switch {
	case m.has(HearingRequested) && !m.has(Heard) && !m.has(Waived):
		return &Violation{Rule: "hearing.held", Article: "行政处罚法 64", Text: "the party asked for a hearing: hold it, or record that the party gives it up"}
	case m.has(Heard) && !m.after(Reviewed, Heard):
		return &Violation{Rule: "review.done", Article: "行政处罚法 58", Text: "a hearing was held: the decision is reviewed by a legal officer first"}
	case !m.has(Waived) && !m.has(Heard):
		name := "statement.term"
		if m.has(HearingOffered) {
			name = "hearing.request"
		}
		d, ok := b.Term(name, notified)
		if ok && d.Unknown == 0 && !on.After(d.On) {
			return &Violation{Rule: name, Article: "行政处罚法 45; " + d.Rule.Cite(), Text: fmt.Sprintf(
				"the party was notified on %s and may state its case until %s: decide after that, or record that the party gives it up", notified, d.On)}
		}
	}
	if d, ok := b.DecisionDue(m); ok && d.Passed(on) {
		return &Violation{Rule: "decision.term", Article: d.Rule.Cite(), Text: fmt.Sprintf(
			"the case had to be decided by %s: have the term extended, and record it", d.On)}
	}
	return nil
}

// after tells whether a step was taken after another.
func (m Matter) after(step, other Step) bool {
	seen := false
	for _, h := range m.Past {
		if h.Step == other || h.Step == Withdrawn {
			seen = h.Step == other
		}
		if h.Step == step && seen {
			return true
		}
	}
	return false
}

func (b Book) checkOnTheSpot(m Matter, on civil.Date, penalties []Penalty) *Violation {
	name := "simplified.organisation"
	if m.IsPerson {
		name = "simplified.person"
	}
	most, ok := b.At(name, on)
	for _, p := range penalties {
		switch {
		case p.Kind == "WARNING":
		case p.Kind != "FINE":
			return &Violation{Rule: "simplified.kinds", Article: "行政处罚法 51", Text: p.Kind + " is not decided on the spot, only a warning or a small fine is: use the ordinary procedure"}
		case ok && p.Amount.GreaterThan(most.Value):
			return &Violation{Rule: name, Article: most.Cite(), Text: fmt.Sprintf(
				"%s yuan are more than the %s that may be fined on the spot: use the ordinary procedure", p.Amount.StringFixed(2), most.Value.StringFixed(2))}
		}
	}
	return nil
}

// DecisionDue is the day by which a case is to be decided (行政处罚法 60): 90 days from filing, longer by each extension, and by
// the days on which the case was suspended, and from the request of a hearing to its day; ok is false where no term held. A
// stop that has not ended counts no day yet.
func (b Book) DecisionDue(m Matter) (d Deadline, ok bool) {
	filed, ok := m.on(Filed)
	if !ok {
		return Deadline{}, false
	}
	past := m.Past
	for i, h := range m.Past {
		if h.Step == Withdrawn { // no term is told for deciding anew: the same one, from the withdrawal
			filed, past = h.On, m.Past[i+1:]
		}
	}
	rule, ok := b.At("decision.term", filed)
	if !ok {
		return Deadline{}, false
	}
	days := rule.Days()
	var stopped *civil.Date
	for _, h := range past {
		switch h.Step {
		case Extended:
			if more, ok := b.At("decision.extension", h.On); ok {
				days += more.Days()
			}
		case Suspended, HearingRequested:
			stopped = &h.On
		case Resumed, Heard, Waived:
			if stopped != nil {
				days += h.On.DaysSince(*stopped)
				stopped = nil
			}
		}
	}
	return b.count(rule, filed, days), true
}
