package law

import (
	"cmp"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"
)

// SpanKind says why the days of a span count in a deadline or do not.
type SpanKind string

// The kinds of span.
const (
	TermSpan      SpanKind = "TERM"      // days of the term
	ExtensionSpan SpanKind = "EXTENSION" // days by which the term was extended
	StoppedSpan   SpanKind = "STOPPED"   // days on which the clock was stopped
	DaysOffSpan   SpanKind = "DAYS_OFF"  // days off within a term of working days
	MovedSpan     SpanKind = "MOVED"     // days to the next working day, because the last day of the term is a day off
)

// Span is a period of days that are counted alike in a deadline. Both ends belong to it.
type Span struct {
	Kind        SpanKind
	From, Until civil.Date
	Article     string
}

// Days returns the number of days of the span.
func (s Span) Days() int { return s.Until.DaysSince(s.From) + 1 }

// Deadline is the last day of a term with its calculation, or the reason why the day is not known.
type Deadline struct {
	// StartedOn is the day on which the term began. It is not counted.
	StartedOn civil.Date
	// LastDay is the last day of the term, where IsKnown is true. Else it is the day up to which the calculation went.
	LastDay civil.Date
	Rule    Rule
	// UnknownYear is the year whose working days are needed and not known; zero where all are known.
	UnknownYear int
	// StoppedOn is the day since which the clock is stopped; nil where it runs.
	StoppedOn *civil.Date
	// Spans are the calculation: without a gap, from the day after the term began to the last day, or as far as it is known.
	Spans []Span
}

// IsKnown reports whether the last day is known.
func (d Deadline) IsKnown() bool { return d.UnknownYear == 0 && d.StoppedOn == nil }

// String returns the day and its article, or why the day is not known.
func (d Deadline) String() string {
	switch {
	case d.UnknownYear != 0:
		return fmt.Sprintf("not known, because the working days of %d are not (%s)", d.UnknownYear, d.Rule.Cite())
	case d.StoppedOn != nil:
		return fmt.Sprintf("not known, because the clock is stopped since %s (%s)", d.StoppedOn, d.Rule.Cite())
	}
	return fmt.Sprintf("%s (%s)", d.LastDay, d.Rule.Cite())
}

// unknown returns the violation of a step that has to wait until a term has ended, whose end is not known.
func (d Deadline) unknown() *Violation {
	return unknownTermEnd.withRule(d.Rule).Violation(d.StartedOn, d.UnknownYear)
}

// HasPassed reports whether the deadline has passed on a day. It is false where the last day is not known.
func (d Deadline) HasPassed(on civil.Date) bool { return d.IsKnown() && on.After(d.LastDay) }

// DeadlineOf returns the deadline of the term that a rule sets, beginning on a day, which is not counted. A term of calendar days that would
// end on a day off ends on the next working day (行政处罚法 85), and so does the term for a suit, which has months (民事诉讼法 85). DeadlineOf returns false where no rule of that name was in force.
func (b Rulebook) DeadlineOf(name string, from civil.Date) (d Deadline, ok bool) {
	rule, ok := b.RuleOn(name, from)
	if !ok {
		return Deadline{}, false
	}
	return b.calculate(rule, from, nil, nil), true
}

// mergeStops returns stops of a clock in order, where those that overlap are joined.
func mergeStops(stops []stop) []stop {
	slices.SortStableFunc(stops, func(a, b stop) int { return cmp.Or(a.from.Compare(b.from), a.begins.Compare(b.begins)) })
	var joined []stop
	for _, s := range stops {
		if len(joined) == 0 {
			joined = append(joined, s)
			continue
		}
		switch last := &joined[len(joined)-1]; {
		case !last.until.IsValid(): // it has no end yet
		case s.from.After(last.until):
			joined = append(joined, s)
		case !s.until.IsValid() || s.until.After(last.until):
			last.until = s.until
		}
	}
	return joined
}

// extension is the number of days by which a term is extended, with the article.
type extension struct {
	days    int
	article string
}

// stop is a period in which the clock is stopped: the days after from, up to and including until. It stops a term only if it begins before the
// term has ended.
type stop struct {
	from    civil.Date
	begins  civil.Date // the day of what stops the clock: from itself, or the first stopped day
	until   civil.Date // not valid where the period has no end yet
	article string
}

// calculate returns the deadline of a term with extensions and stops. Stops are in order and do not overlap; they count in terms of calendar
// days only.
func (b Rulebook) calculate(rule Rule, from civil.Date, more []extension, stops []stop) Deadline {
	d := Deadline{Rule: rule, StartedOn: from, LastDay: from}
	switch rule.Unit {
	case WorkingDays:
		b.addWorkingDays(&d, TermSpan, rule.Count(), rule.Cite())
		for _, e := range more {
			b.addWorkingDays(&d, ExtensionSpan, e.days, e.article)
		}
		return d
	case Months, Years:
		n := rule.Count()
		if rule.Unit == Years {
			n *= 12
		}
		d.addSpan(TermSpan, addMonths(from, n), rule.Cite())
		if rule.Name == termOfSuit {
			on, unknown := b.Calendar.NextWorkingDay(d.LastDay)
			if d.UnknownYear = unknown; unknown == 0 {
				d.addSpan(MovedSpan, on, suitMoved)
			}
		}
		return d
	}
	stops = d.addCalendarDays(TermSpan, rule.Count(), rule.Cite(), stops)
	for _, e := range more {
		stops = d.addCalendarDays(ExtensionSpan, e.days, e.article, stops)
	}
	for d.StoppedOn == nil {
		on, unknown := b.Calendar.NextWorkingDay(d.LastDay)
		if d.UnknownYear = unknown; unknown != 0 {
			return d
		}
		if len(stops) == 0 || stops[0].begins.After(on) {
			d.addSpan(MovedSpan, on, "行政处罚法 85")
			return d
		}
		// The clock was stopped on one of the days to which the last day was moved.
		d.addSpan(MovedSpan, stops[0].from, "行政处罚法 85")
		d.addStop(stops[0])
		stops = stops[1:]
	}
	return d
}

// addSpan appends a span that ends on a day. It lengthens the last span where that has the same kind and article.
func (d *Deadline) addSpan(kind SpanKind, until civil.Date, article string) {
	if from := d.LastDay.AddDays(1); !until.Before(from) {
		last := len(d.Spans) - 1
		if last >= 0 && d.Spans[last].Kind == kind && d.Spans[last].Article == article {
			d.Spans[last].Until = until
		} else {
			d.Spans = append(d.Spans, Span{kind, from, until, article})
		}
		d.LastDay = until
	}
}

// addCalendarDays appends n calendar days without the days of stops that begin within them. It returns the stops that begin later.
func (d *Deadline) addCalendarDays(kind SpanKind, n int, article string, stops []stop) (later []stop) {
	for d.StoppedOn == nil && len(stops) > 0 && stops[0].begins.DaysSince(d.LastDay) <= n {
		s := stops[0]
		stops = stops[1:]
		n -= max(0, s.from.DaysSince(d.LastDay))
		d.addSpan(kind, s.from, article)
		d.addStop(s)
	}
	if d.StoppedOn == nil {
		d.addSpan(kind, d.LastDay.AddDays(n), article)
	}
	return stops
}

// addStop appends the days of a stop, or notes that the clock is stopped still.
func (d *Deadline) addStop(s stop) {
	if !s.until.IsValid() {
		d.StoppedOn = &s.from
		return
	}
	d.addSpan(StoppedSpan, s.until, s.article)
}

// addWorkingDays appends n working days with the days off between them.
func (b Rulebook) addWorkingDays(d *Deadline, kind SpanKind, n int, article string) {
	for n > 0 && d.UnknownYear == 0 {
		next := d.LastDay.AddDays(1)
		working, known := b.Calendar.IsWorkingDay(next)
		switch {
		case !known:
			d.UnknownYear = next.Year
		case working:
			d.addSpan(kind, next, article)
			n--
		default:
			d.addSpan(DaysOffSpan, next, "行政处罚法 85")
		}
	}
}

// DecisionDue returns the deadline of the decision on a case (行政处罚法 60): 90 days from filing, or from the withdrawal of the last decision
// that was served, with its extensions. Days on which the case was suspended, something was examined, or a requested hearing was not held yet
// do not count. DecisionDue returns false where the case was not filed, or no term was in force.
func (b Rulebook) DecisionDue(state CaseState) (d Deadline, ok bool) {
	from, past, ok := state.decisionTerm()
	if !ok {
		return Deadline{}, false
	}
	rule, ok := b.RuleOn("decision.term", from)
	if !ok {
		return Deadline{}, false
	}
	var more []extension
	for _, taken := range past {
		if taken.Step == Extended {
			if e, ok := b.extension(taken); ok {
				more = append(more, e)
			}
		}
	}
	return b.calculate(rule, from, more, mergeStops(append(stopsOfSteps(past), stopsOfExaminations(state.Examinations, "令42号 64 (unconfirmed)")...))), true
}

// decisionTerm returns the day on which the term of the decision began, and the steps taken since. The law sets no term for deciding again
// after a decision was withdrawn: the same one is taken, from the withdrawal. A decision that was not served bound nobody and ended no term:
// when it is withdrawn, the term goes on, and no day between is left out. decisionTerm returns false where the case was not filed.
func (c CaseState) decisionTerm() (from civil.Date, past []TakenStep, ok bool) {
	from, ok = c.dayOf(Filed)
	past = c.Steps
	awaitsService := false
	for i, taken := range c.Steps {
		switch taken.Step {
		case Decided:
			awaitsService = true
		case Served, Executed, Concluded: // the timeline of an imported case may lack SERVED
			awaitsService = false
		case Withdrawn:
			if !awaitsService {
				from, past = taken.On, c.Steps[i+1:]
			}
			awaitsService = false
		}
	}
	return from, past, ok
}

// extension returns an extension of the term of a decision: by the days of the rule, or by those that the heads have decided together.
func (b Rulebook) extension(taken TakenStep) (e extension, ok bool) {
	rule, ok := b.RuleOn("decision.extension", taken.On)
	if taken.Days > 0 {
		return extension{taken.Days, rule.Cite()}, true
	}
	return extension{rule.Count(), rule.Cite()}, ok
}

// stopsOfSteps returns the periods in which the clock of a decision was stopped by a suspension or a hearing. They do not overlap.
func stopsOfSteps(past []TakenStep) []stop {
	var stops []stop
	var isSuspended, awaitsHearing bool
	for _, taken := range past {
		was := isSuspended || awaitsHearing
		switch taken.Step {
		case Suspended:
			isSuspended = true
		case Resumed:
			isSuspended = false
		case HearingRequested:
			awaitsHearing = true
		case Heard, Waived, Proposed, Withdrawn:
			awaitsHearing = false
		}
		switch is := isSuspended || awaitsHearing; {
		case is && !was:
			stops = append(stops, stop{from: taken.On, begins: taken.On, article: "令42号 64 (unconfirmed)"})
		case was && !is:
			stops[len(stops)-1].until = taken.On
		}
	}
	return slices.Clip(stops)
}
