package demo

import (
	"fmt"
	"slices"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/demo/casefile"
	"docket/enforcement"
)

// chief approves what needs approval.
const chief = "分管局长（演示）"

// script writes the file of a case from its plan: tasks, each on its day.
type script struct {
	b     *bureau
	c     *plan
	f     *casefile.File
	tasks []task
	// places are the last penalty of each kind, decisions and lots by their place in the case.
	places    map[db.PenaltyKind]int
	penalties int
	decisions int
	lots      map[*lot]int
}

type task struct {
	on civil.Date
	do func()
}

// writeCases writes the files of all cases, and of the clues that led to none.
func (b *bureau) writeCases() {
	b.beginFiles()
	for _, c := range b.plans {
		b.writeCase(c)
	}
	b.writeClues()
}

// beginFiles makes the files ready, with the destructions to which cases bring their goods.
func (b *bureau) beginFiles() {
	b.files = casefile.New(casefile.Agency{ID: Agency, Code: "320585", Name: agencyName, ShortName: agencyShortName}, bureauZone, statutes, b.parties, provisionRecords())
	for _, d := range b.destructions {
		b.files.AddDestruction(b.destroyInput(d))
	}
}

func (b *bureau) writeCase(c *plan) *casefile.File {
	s := &script{b: b, c: c, f: b.files.Begin(), places: map[db.PenaltyKind]int{}, lots: map[*lot]int{}}
	switch {
	case c.procedure == "SIMPLIFIED":
		s.decideOnTheSpot()
	case c.outcome == "NO_PENALTY":
		s.dismiss()
	case c.decided.IsValid():
		s.punish()
	default:
		s.leaveUnderWay()
	}
	s.play()
	return s.f
}

// at lets something be written on a day.
func (s *script) at(on civil.Date, in any) {
	s.later(on, func() { s.f.Write(on, in) })
}

// later lets something be worked out and written on a day.
func (s *script) later(on civil.Date, do func()) { s.tasks = append(s.tasks, task{on, do}) }

// play does all tasks by their days, those of one day in the order in which they were set.
func (s *script) play() {
	slices.SortStableFunc(s.tasks, func(a, b task) int { return a.on.Compare(b.on) })
	for _, t := range s.tasks {
		t.do()
	}
}

// own names a record of the case by its place in it.
func (s *script) own(typ string, place int) db.Key { return s.b.files.Own(typ, place) }

// step returns what every step is asked with; an empty note is none.
func (s *script) step(on civil.Date, note string) enforcement.StepInput {
	in := enforcement.StepInput{Case: s.own("Case", 1), On: on}
	if note != "" {
		in.Note = &note
	}
	return in
}

// addWorkingDays returns the nth working day after a day; where n is negative, before it; where n is 0, the day itself, working or not. It
// panics where the calendar does not know a year.
func addWorkingDays(from civil.Date, n int) civil.Date {
	if n >= 0 {
		on, unknown := statutes.Calendar.AddWorkingDays(from, n)
		if unknown != 0 {
			panic(fmt.Sprintf("%d working days after %s: the calendar does not know the year %d", n, from, unknown))
		}
		return on
	}
	on := from
	for n < 0 {
		on = on.AddDays(-1)
		isWorking, isKnown := statutes.Calendar.IsWorkingDay(on)
		if !isKnown {
			panic(fmt.Sprintf("%d working days after %s: the calendar does not know the year %d", n, from, on.Year))
		}
		if isWorking {
			n++
		}
	}
	return on
}

// term returns the last day of a term that begins after a day.
func term(rule string, from civil.Date) civil.Date {
	due, _ := statutes.DeadlineOf(rule, from)
	return due.LastDay
}

func earlier(a, b civil.Date) civil.Date {
	if b.Before(a) {
		return b
	}
	return a
}

func later(a, b civil.Date) civil.Date {
	if b.After(a) {
		return b
	}
	return a
}
