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

	Proposed         Step = "PROPOSED"          // what is to be imposed; the party is told of it, anew where it was told of another
	HearingScheduled Step = "HEARING_SCHEDULED" // the party is told day, place and chair
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
	Pushed           Step = "PUSHED" // to the bureau where the party is registered
	GoodsReturned    Step = "GOODS_RETURNED"
	PaymentRefunded  Step = "PAYMENT_REFUNDED" // of a decision that does not stand

	ExaminationBegun Step = "EXAMINATION_BEGUN"
	ExaminationEnded Step = "EXAMINATION_ENDED"
)

// IsOfProcedure tells whether it is a step of the procedure, not what happens beside it or is told of another step.
func (s Step) IsOfProcedure() bool {
	_, known := from[s]
	return s == Filed || known && !slices.Contains(beside, s)
}

var beside = []Step{
	Deferred, WrittenOff, Appealed, AppealEnded, GoodsSeized, SeizureExtended, GoodsReleased, OfficersAssigned, PublicityEnded, Pushed,
	GoodsReturned, PaymentRefunded, ExaminationBegun, ExaminationEnded,
}

// Happening is a step and the day it was taken.
type Happening struct {
	Step Step
	On   civil.Date
	// Days are those of an extension that the heads decided together; zero for any other.
	Days int
}

// Matter is a case as the procedure sees it.
type Matter struct {
	// IsSimplified says that it is dealt with on the spot (行政处罚法 51).
	IsSimplified bool
	// IsPerson says that the party is a natural person, for whom bounds are lower.
	IsPerson bool
	// Past are the steps taken, in their order, without those that were corrected.
	Past []Happening
	// Proposed is what is to be imposed, as it was proposed last.
	Proposed []Penalty
	// ValueOfGoods is that of the goods in the case; nil where it does not arise or is not known.
	ValueOfGoods *decimal.Decimal
	// Examined are the times at which something was tested, inspected, quarantined or appraised.
	Examined []Examined
	// HearingOn is the day for which the hearing was scheduled last; nil where none was.
	HearingOn *civil.Date
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
		case Withdrawn, Proposed:
			status = string(Investigated)
		}
	}
	return status
}

// last is the step that another one follows: publication waits for none and lets none wait, but for the decision.
func (m Matter) last(step Step) Happening {
	for _, h := range slices.Backward(m.Past) {
		if step == Published && h.Step == Decided || step != Published && h.Step != Published {
			return h
		}
	}
	return m.Past[0]
}

// ofNotice are the steps that follow from a notice: where something else is proposed, they are taken anew.
var ofNotice = []Step{Notified, HearingOffered, HearingRequested, HearingScheduled, Waived, Heard}

// on is the day of the last time a step was taken, since the last withdrawal of a decision.
func (m Matter) on(step Step) (civil.Date, bool) {
	for _, h := range slices.Backward(m.Past) {
		switch {
		case h.Step == step:
			return h.On, true
		case h.Step == Withdrawn && step != Filed, h.Step == Proposed && slices.Contains(ofNotice, step):
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
		if h.Step == Suspended || h.Step == Resumed || h.Step == Transferred {
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
	Proposed:         {[]string{"INVESTIGATED", "NOTIFIED"}, "行政处罚法 57"},
	Notified:         {[]string{"INVESTIGATED"}, "行政处罚法 44"},
	HearingOffered:   {[]string{"NOTIFIED"}, "行政处罚法 63"},
	HearingRequested: {[]string{"NOTIFIED"}, "行政处罚法 64"},
	Waived:           {[]string{"NOTIFIED"}, "行政处罚法 45"},
	HearingScheduled: {[]string{"NOTIFIED"}, "行政处罚法 64"},
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
	Pushed:           {[]string{"DECIDED", "SERVED", "EXECUTED", "CONCLUDED"}, "信息公示规定 10"},
	Concluded:        {[]string{"SERVED", "EXECUTED", "TRANSFERRED"}, "令42号 78 (unconfirmed)"},
	Deferred:         {[]string{"SERVED"}, "行政处罚法 66"},
	WrittenOff:       {[]string{"SERVED"}, "行政强制法 40, 42"},
	Appealed:         {[]string{"SERVED", "EXECUTED", "CONCLUDED"}, "行政复议法 20; 行政诉讼法 46"},
	AppealEnded:      {[]string{"INVESTIGATED", "NOTIFIED", "NOT_PENALISED", "DECIDED", "SERVED", "EXECUTED", "CONCLUDED"}, "行政复议法 20; 行政诉讼法 46"},
	GoodsSeized:      {[]string{"FILED", "INVESTIGATED", "NOTIFIED"}, "行政强制法 18"},
	SeizureExtended:  {[]string{"FILED", "INVESTIGATED", "NOTIFIED"}, "行政强制法 25"},
	GoodsReleased:    {[]string{"FILED", "INVESTIGATED", "NOTIFIED", "DECIDED", "NOT_PENALISED", "SERVED", "EXECUTED", "CONCLUDED", "TRANSFERRED"}, "行政强制法 28"},
	GoodsReturned:    {[]string{"FILED", "INVESTIGATED", "NOTIFIED", "DECIDED", "NOT_PENALISED", "SERVED", "EXECUTED", "CONCLUDED", "TRANSFERRED"}, "行政处罚法 48"},
	PaymentRefunded:  {[]string{"FILED", "INVESTIGATED", "NOTIFIED", "DECIDED", "NOT_PENALISED", "SERVED", "EXECUTED", "CONCLUDED", "TRANSFERRED"}, "行政处罚法 48"},
	ExaminationBegun: {[]string{"FILED", "INVESTIGATED", "NOTIFIED"}, "行政强制法 25"},
	ExaminationEnded: {[]string{"FILED", "INVESTIGATED", "NOTIFIED", "DECIDED", "NOT_PENALISED", "SERVED", "EXECUTED", "CONCLUDED", "TRANSFERRED"}, "行政强制法 25"},
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

// needs are the steps without which others have nothing to rest on.
var needs = map[Step]Step{Notified: Proposed, HearingRequested: HearingOffered, HearingScheduled: HearingRequested, Heard: HearingScheduled}

// Allowed are the steps that may be taken in the status that a case has, in the order of the procedure; whether their day and
// what they say are right is Check's to tell.
func Allowed(m Matter) []Step {
	status := m.Status()
	if status == "CLUE" {
		return []Step{Filed}
	}
	var steps []Step
	for _, step := range []Step{
		Investigated, Proposed, Notified, HearingRequested, HearingScheduled, Heard, Waived, Reviewed, Discussed, Extended, Suspended,
		Resumed, Decided, NotPenalised, Transferred, Served, Published, Executed, Withdrawn, Concluded,
	} {
		if before, ok := needs[step]; ok && !m.has(before) {
			continue
		}
		onTheSpot := m.IsSimplified && step == Decided && status == "FILED"
		suspended := m.isSuspended()
		if (onTheSpot || slices.Contains(from[step].statuses, status)) && suspended == (step == Resumed) || suspended && step == Transferred {
			steps = append(steps, step)
		}
	}
	return steps
}

// Check tells why a step may not be taken on a day; nil where it may. Penalties are those of a proposal or a decision, else none.
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
	if last := m.last(next.Step); next.On.Before(last.On) {
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
	case Extended:
		return b.checkExtension(m, next)
	case Notified:
		if !m.has(Proposed) {
			return &Violation{Rule: "notice.content", Article: "行政处罚法 44", Text: "the party is told what is to be imposed, with its facts, reasons and basis: propose it first"}
		}
	case HearingScheduled:
		if !m.has(HearingRequested) {
			return order(may.article, "no hearing was asked for")
		}
	case Heard:
		switch {
		case !m.has(HearingRequested):
			return order(may.article, "no hearing was asked for")
		case !m.has(HearingScheduled) || m.HearingOn == nil:
			return &Violation{Rule: "hearing.told", Article: "行政处罚法 64", Text: "the party was not told when and where it is heard: schedule the hearing first"}
		case *m.HearingOn != next.On:
			return &Violation{Rule: "hearing.told", Article: "行政处罚法 64", Text: fmt.Sprintf(
				"the party was told that the hearing is on %s, not on %s: schedule it anew", m.HearingOn, next.On)}
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

// IsElsewhere tells whether a party of a division is registered in another province than a bureau: the first two digits of
// division codes are the province's (GB/T 2260).
func IsElsewhere(division, bureau string) bool {
	return len(division) >= 2 && len(bureau) >= 2 && division[:2] != bureau[:2]
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

// checkExtension tells why the term of the decision is not extended: the head does so once; longer only the heads together, who
// name the days.
func (b Book) checkExtension(m Matter, next Happening) *Violation {
	rule, _ := b.At("decision.extension", next.On)
	extended, before := m.on(Extended)
	switch {
	case before && !m.after(Discussed, Extended):
		return &Violation{Rule: "decision.extension", Article: rule.Cite(), Text: fmt.Sprintf(
			"the term was extended on %s: it is extended again only where the heads have discussed it since", extended)}
	case before && next.Days == 0:
		return &Violation{Rule: "decision.extension", Article: rule.Cite(), Text: "a further extension has the days that the heads have decided: name them"}
	case !before && next.Days != 0 && next.Days != rule.Days():
		return &Violation{Rule: "decision.extension", Article: rule.Cite(), Text: fmt.Sprintf("the head extends the term by %d days, not by %d", rule.Days(), next.Days)}
	}
	return nil
}

// CheckHearingDay tells why a hearing of which the party is told on a day is not held on another (行政处罚法 64).
func (b Book) CheckHearingDay(toldOn, heldOn civil.Date) *Violation {
	d, ok := b.Term("hearing.told", toldOn)
	switch {
	case !ok, d.IsKnown() && !heldOn.Before(d.On):
		return nil
	case !d.IsKnown():
		return d.unknown()
	}
	return &Violation{Rule: "hearing.told", Article: d.Rule.Cite(), Text: fmt.Sprintf(
		"the party is told of its hearing %s working days before: told on %s, it is held on %s or later", d.Rule.Value, toldOn, d.On)}
}

// CheckAgainstNotice tells why penalties are not decided after such a notice: nothing that the party was not told of (行政处罚法
// 44), and nothing heavier because it spoke for itself (45). Which of them is told too.
func (m Matter) CheckAgainstNotice(penalties []Penalty) (at int, v *Violation) {
	if !m.has(Notified) {
		return 0, nil // on the spot the party is told there and then
	}
	type what struct {
		kind  string
		basis int64
	}
	told, times := map[what]decimal.Decimal{}, map[what]int{}
	for _, p := range m.Proposed {
		w := what{p.Kind, p.Basis}
		told[w], times[w] = told[w].Add(p.Amount), times[w]+1
	}
	imposed, seen := map[what]decimal.Decimal{}, map[what]int{}
	for i, p := range penalties {
		w := what{p.Kind, p.Basis}
		imposed[w], seen[w] = imposed[w].Add(p.Amount), seen[w]+1
		switch {
		case times[w] == 0:
			return i, &Violation{Rule: "notice.content", Article: "行政处罚法 44", Text: "the party was not told of a " + p.Kind + " under this provision: propose it and notify the party anew, or leave it out"}
		case imposed[w].GreaterThan(told[w]), seen[w] > times[w]:
			return i, &Violation{Rule: "notice.heavier", Article: "行政处罚法 45", Text: fmt.Sprintf(
				"the party was told of %s yuan, and a penalty is not heavier because the party has stated its case: keep to it, or propose and notify anew where new facts ask for more",
				told[w].StringFixed(2))}
		}
	}
	return 0, nil
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
	Basis  int64           // the provision that it rests on
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
	fines, confiscated := decimal.Zero, decimal.Zero
	for _, p := range penalties {
		switch {
		case slices.Contains(graveKinds, p.Kind):
			return &Violation{Rule: "hearing.offered", Article: "行政处罚法 63", Text: p.Kind + " is decided only after a hearing was offered"}
		case p.Kind == "FINE":
			fines = fines.Add(p.Amount)
		case p.Kind == "CONFISCATION_OF_GAINS":
			confiscated = confiscated.Add(p.Amount)
		case p.Kind == "CONFISCATION_OF_GOODS" && m.ValueOfGoods != nil:
			confiscated = confiscated.Add(*m.ValueOfGoods)
		}
	}
	for _, sum := range []decimal.Decimal{fines, confiscated} {
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
	if offered, ok := m.on(HearingOffered); ok {
		notified = offered // from which day it may be asked for
	}
	if why := b.NeedsHearing(m, on, penalties); why != nil && !m.has(HearingOffered) {
		return why
	}
	switch {
	case m.has(HearingRequested) && !m.after(Heard, HearingRequested) && !m.after(Waived, HearingRequested):
		return &Violation{Rule: "hearing.held", Article: "行政处罚法 64", Text: "the party asked for a hearing: hold it, or record that the party gives it up"}
	case m.has(Heard) && !m.after(Reviewed, Heard):
		return &Violation{Rule: "review.done", Article: "行政处罚法 58", Text: "a hearing was held: the decision is reviewed by a legal officer first"}
	case !m.has(Waived) && !m.has(Heard):
		name := "statement.term"
		if m.has(HearingOffered) {
			name = "hearing.request"
		}
		d, ok := b.Term(name, notified)
		if ok && !d.IsKnown() {
			return d.unknown()
		}
		if ok && !on.After(d.On) {
			return &Violation{Rule: name, Article: "行政处罚法 45; " + d.Rule.Cite(), Text: fmt.Sprintf(
				"the party was notified on %s and may state its case until %s: decide after that, or record that the party gives it up", notified, d.On)}
		}
	}
	if why := b.NeedsHearing(m, on, penalties); why != nil && !m.has(Discussed) {
		return &Violation{Rule: "discussion.held", Article: "行政处罚法 57", Text: "what is as heavy as to be heard is decided by the heads together: record their discussion first (discussCase)"}
	}
	if d, ok := b.DecisionDue(m); ok && d.Passed(on) {
		return &Violation{Rule: "decision.term", Article: d.Rule.Cite(), Text: fmt.Sprintf(
			"the case had to be decided by %s: have the term extended, and record it", d.On)}
	}
	return nil
}

// after tells whether a step was taken after the last time that another was.
func (m Matter) after(step, other Step) bool {
	for _, h := range slices.Backward(m.Past) {
		switch h.Step {
		case step:
			return m.has(other)
		case other, Withdrawn:
			return false
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
