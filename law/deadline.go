package law

import (
	"fmt"
	"slices"

	"cloud.google.com/go/civil"
)

// SpanKind says why days of a reckoning count, or do not.
type SpanKind string

// The kinds of span.
const (
	TermSpan      SpanKind = "TERM"      // days of the term
	ExtensionSpan SpanKind = "EXTENSION" // days by which it was extended
	StoppedSpan   SpanKind = "STOPPED"   // days on which the clock stood still
	DaysOffSpan   SpanKind = "DAYS_OFF"  // days within a term of working days that are none
	MovedSpan     SpanKind = "MOVED"     // days until the next working day, the last one being none
)

// Span is a run of days in the reckoning of a deadline; both ends are of it.
type Span struct {
	Kind        SpanKind
	From, Until civil.Date
	Article     string
}

// Days is how many days it has.
func (s Span) Days() int { return s.Until.DaysSince(s.From) + 1 }

// Deadline is the last day of a term with how it was reckoned, or why it cannot be told.
type Deadline struct {
	// From is the day with which the term began; it is not counted.
	From civil.Date
	On   civil.Date
	Rule Rule
	// Unknown is the year whose working days nobody has told; zero where they are.
	Unknown int
	// StoppedOn is the day since which the clock stands still; nil where it runs.
	StoppedOn *civil.Date
	// Spans follow on each other without a gap, from the day after the term began to the last day, as far as it is known.
	Spans []Span
}

// IsKnown tells whether there is a last day.
func (d Deadline) IsKnown() bool { return d.Unknown == 0 && d.StoppedOn == nil }

// String says the day and what it rests on.
func (d Deadline) String() string {
	switch {
	case d.Unknown != 0:
		return fmt.Sprintf("not known, for the working days of %d are not (%s)", d.Unknown, d.Rule.Cite())
	case d.StoppedOn != nil:
		return fmt.Sprintf("not known, for the clock stands still since %s (%s)", d.StoppedOn, d.Rule.Cite())
	}
	return fmt.Sprintf("%s (%s)", d.On, d.Rule.Cite())
}

// unknown is the violation of a wait whose end nobody knows: it is not taken to have ended.
func (d Deadline) unknown() *Violation {
	return &Violation{Rule: d.Rule.Name, Article: d.Rule.Cite(), Text: fmt.Sprintf(
		"nobody knows when the term from %s on ends, for the working days of %d are not known: enter them (setCalendar), or record that the party gives it up", d.From, d.Unknown)}
}

// Passed tells whether a day is after the deadline; never where the deadline is not known.
func (d Deadline) Passed(on civil.Date) bool { return d.IsKnown() && on.After(d.On) }

// Term is the deadline of a rule's term that begins with the day from, which is not counted; ok is false where no such rule
// held. Where the last of calendar days is no working day, the next working day takes its place.
func (b Book) Term(name string, from civil.Date) (d Deadline, ok bool) {
	rule, ok := b.At(name, from)
	if !ok {
		return Deadline{}, false
	}
	return b.reckon(rule, from, nil, nil), true
}

// SeizureDue is the last day of a seizure, which was extended on a day or was not; the time for which the goods were examined does
// not count (行政强制法 25).
func (b Book) SeizureDue(seizedOn civil.Date, extendedOn *civil.Date, examined []Examined) (d Deadline, ok bool) {
	term, ok := b.At("seizure.term", seizedOn)
	if !ok {
		return Deadline{}, false
	}
	var more []extension
	if extendedOn != nil {
		rule, known := b.At("seizure.extension", *extendedOn)
		if !known {
			return Deadline{}, false
		}
		more = []extension{{rule.Days(), rule.Cite()}}
	}
	return b.reckon(term, seizedOn, more, union(stopsFor(examined, "行政强制法 25"))), true
}

// Examined is a time at which something was tested, inspected, quarantined or appraised; both days are of it.
type Examined struct{ From, Until civil.Date }

// CheckExamined tells why goods under seizure may not be examined from a day on; nil where they may. A seizure that has ended does not
// stand still. The last day of the seizure is nil where it is not known.
func CheckExamined(from civil.Date, seizedUntil *civil.Date) *Violation {
	if seizedUntil == nil || !from.After(*seizedUntil) {
		return nil
	}
	return &Violation{Rule: "seizure.term", Article: "行政强制法 25, 28", Text: fmt.Sprintf(
		"the seizure ended on %s, and what has ended does not stand still: release the goods", seizedUntil)}
}

// CheckExaminationTold tells why the time for which goods under seizure are examined does not count as told to the party on a day; nil
// where it does.
func CheckExaminationTold(until civil.Date, toldOn *civil.Date) *Violation {
	told := func(format string, args ...any) *Violation {
		return &Violation{Rule: "seizure.examination", Article: "行政强制法 25", Text: fmt.Sprintf(format, args...)}
	}
	switch {
	case toldOn == nil:
		return told("the time for which goods under seizure are examined is fixed, and the party is told of it in writing: say when it was")
	case toldOn.After(until):
		return told("the party is told of the time while it lasts, until %s at the latest: what it could not know of counts in the term", until)
	}
	return nil
}

func stopsFor(examined []Examined, article string) []stop {
	stops := make([]stop, len(examined))
	for i, e := range examined {
		stops[i] = stop{from: e.From.AddDays(-1), until: e.Until, article: article}
	}
	return stops
}

// union is times on which a clock stands still, in their order and without those that lie within others.
func union(stops []stop) []stop {
	slices.SortStableFunc(stops, func(a, b stop) int { return a.from.Compare(b.from) })
	var one []stop
	for _, s := range stops {
		if len(one) == 0 {
			one = append(one, s)
			continue
		}
		switch last := &one[len(one)-1]; {
		case !last.until.IsValid(): // and still does
		case s.from.After(last.until):
			one = append(one, s)
		case !s.until.IsValid() || s.until.After(last.until):
			last.until = s.until
		}
	}
	return one
}

// ClueDue is the last day for checking a clue that was extended on a day (令42号 18).
func (b Book) ClueDue(receivedOn, extendedOn civil.Date) (d Deadline, ok bool) {
	term, ok := b.At("clue.check", receivedOn)
	more, known := b.At("clue.extension", extendedOn)
	if !ok || !known {
		return Deadline{}, false
	}
	return b.reckon(term, receivedOn, []extension{{more.Days(), more.Cite()}}, nil), true
}

// extension is how many days more a term has, and why.
type extension struct {
	days    int
	article string
}

// stop is a time on which the clock stands still: the days after from, until and with the last.
type stop struct {
	from    civil.Date
	until   civil.Date // not valid while it lasts
	article string
}

// reckon counts a term day by day.
func (b Book) reckon(rule Rule, from civil.Date, more []extension, stops []stop) Deadline {
	d := Deadline{Rule: rule, From: from, On: from}
	switch rule.Unit {
	case WorkingDays:
		b.runWorking(&d, TermSpan, rule.Days(), rule.Cite())
		for _, e := range more {
			b.runWorking(&d, ExtensionSpan, e.days, e.article)
		}
		return d
	case Months, Years:
		n := rule.Days()
		if rule.Unit == Years {
			n *= 12
		}
		d.add(TermSpan, addMonths(from, n), rule.Cite())
		return d
	}
	stops = d.run(TermSpan, rule.Days(), rule.Cite(), stops)
	for _, e := range more {
		stops = d.run(ExtensionSpan, e.days, e.article, stops)
	}
	for d.StoppedOn == nil {
		on, unknown := b.Calendar.NextWorking(d.On)
		if d.Unknown = unknown; unknown != 0 {
			return d
		}
		if len(stops) == 0 || stops[0].from.After(on) {
			d.add(MovedSpan, on, "行政处罚法 85")
			return d
		}
		// It stood still on one of the days to which the last one was moved.
		d.add(MovedSpan, stops[0].from, "行政处罚法 85")
		stops = d.run(TermSpan, 0, rule.Cite(), stops)
	}
	return d
}

// add lets a span follow, up to a day.
func (d *Deadline) add(kind SpanKind, until civil.Date, article string) {
	if from := d.On.AddDays(1); !until.Before(from) {
		last := len(d.Spans) - 1
		if last >= 0 && d.Spans[last].Kind == kind && d.Spans[last].Article == article {
			d.Spans[last].Until = until
		} else {
			d.Spans = append(d.Spans, Span{kind, from, until, article})
		}
		d.On = until
	}
}

// run lets calendar days follow, not counting those of stops that begin within them; it returns the stops that come later.
func (d *Deadline) run(kind SpanKind, n int, article string, stops []stop) (later []stop) {
	for d.StoppedOn == nil && len(stops) > 0 && stops[0].from.DaysSince(d.On) <= n {
		s := stops[0]
		stops = stops[1:]
		n -= max(0, s.from.DaysSince(d.On))
		d.add(kind, s.from, article)
		if !s.until.IsValid() {
			d.StoppedOn = &s.from
			return nil
		}
		d.add(StoppedSpan, s.until, s.article)
	}
	if d.StoppedOn == nil {
		d.add(kind, d.On.AddDays(n), article)
	}
	return stops
}

// runWorking lets working days follow, with the days off between them.
func (b Book) runWorking(d *Deadline, kind SpanKind, n int, article string) {
	for n > 0 && d.Unknown == 0 {
		next := d.On.AddDays(1)
		working, known := b.Calendar.IsWorking(next)
		switch {
		case !known:
			d.Unknown = next.Year
		case working:
			d.add(kind, next, article)
			n--
		default:
			d.add(DaysOffSpan, next, "行政处罚法 85")
		}
	}
}

// DecisionDue is the day by which a case is to be decided (行政处罚法 60): 90 days from filing, longer by each extension, and by
// the days on which the case was suspended or something was examined, and from the request of a hearing to its day; ok is false
// where no term held.
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
	var more []extension
	for _, h := range past {
		if h.Step == Extended {
			if e, ok := b.extension(h); ok {
				more = append(more, e)
			}
		}
	}
	return b.reckon(rule, filed, more, union(append(stopsOf(past), stopsFor(m.Examined, "令42号 64 (unconfirmed)")...))), true
}

// extension is that of a term of decision: by the head the days that the rule has, by the heads together as many as they say.
func (b Book) extension(h Happening) (e extension, ok bool) {
	rule, ok := b.At("decision.extension", h.On)
	if h.Days > 0 {
		return extension{h.Days, rule.Cite()}, true
	}
	return extension{rule.Days(), rule.Cite()}, ok
}

// stopsOf are the times on which the clock of a decision stood still, for a suspension or a hearing, none overlapping another.
func stopsOf(past []Happening) []stop {
	var stops []stop
	var suspended, heard bool // whether the clock stands still for it
	for _, h := range past {
		was := suspended || heard
		switch h.Step {
		case Suspended:
			suspended = true
		case Resumed:
			suspended = false
		case HearingRequested:
			heard = true
		case Heard, Waived, Proposed:
			heard = false
		}
		switch is := suspended || heard; {
		case is && !was:
			stops = append(stops, stop{from: h.On, article: "令42号 64 (unconfirmed)"})
		case was && !is:
			stops[len(stops)-1].until = h.On
		}
	}
	return slices.Clip(stops)
}
