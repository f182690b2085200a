package demo

import (
	"cloud.google.com/go/civil"
)

// story is what happens in a case that happens in few of them. A case has one story at most, so that none spoils another.
type story string

const (
	heard          story = "HEARD"           // a hearing is asked for and held
	hearingWaived  story = "HEARING_WAIVED"  // a hearing is asked for, and the party gives it up
	hearingLapsed  story = "HEARING_LAPSED"  // a hearing is offered, and nobody asks for it
	suspended      story = "SUSPENDED"       // the case is suspended and resumed
	examined       story = "EXAMINED"        // something is tested
	examinedSeized story = "EXAMINED_SEIZED" // goods under seizure are tested
	extended       story = "EXTENDED"        // the term of the decision is extended
	corrected      story = "CORRECTED"       // a step is recorded on the wrong day
	defended       story = "DEFENDED"        // the party states its case, and is fined less than it was told
	proposedAnew   story = "PROPOSED_ANEW"   // the party is told twice, of different things
	publicNotice   story = "PUBLIC_NOTICE"   // the decision is served by public notice
	moreOfficers   story = "MORE_OFFICERS"   // a third officer is put on the case
	upheld         story = "UPHELD"          // an appeal fails
	appealOpen     story = "APPEAL_OPEN"     // an appeal is heard at the end
	appealDropped  story = "APPEAL_DROPPED"  // an appeal is withdrawn
	redecided      story = "REDECIDED"       // a first decision is changed upon appeal, and the case decided again
	paidTwice      story = "PAID_TWICE"      // a payment is recorded by mistake, and reversed
	writtenOff     story = "WRITTEN_OFF"     // what is owed can't be collected
	publicityEnded story = "PUBLICITY_ENDED" // publicity ends before its time
	released       story = "RELEASED"        // a part of what was seized is given back
	sampled        story = "SAMPLED"         // a part of what was seized is used up by a test
	auctioned      story = "AUCTIONED"       // goods are sold
	handedOn       story = "HANDED_ON"       // goods are given to others
	stored         story = "STORED"          // goods are taken over into store

	annulled       story = "ANNULLED"        // the decision is annulled, money and goods go back, and the case is under way again
	transferred    story = "TRANSFERRED"     // a crime is suspected
	suspendedStill story = "SUSPENDED_STILL" // suspended at the end
	examinedStill  story = "EXAMINED_STILL"  // something is being tested at the end
	seizedStill    story = "SEIZED_STILL"    // goods are under seizure at the end
	investigated   story = "INVESTIGATED"    // the investigation has ended, and nothing is proposed
)

// stories are all of them: how many cases each happens in, and in which it may.
var stories = []struct {
	story story
	cases int
	fits  func(b *bureau, c *plan) bool
}{
	{heard, 16, func(_ *bureau, c *plan) bool { return c.isFined() && c.days() >= 48 }},
	{hearingWaived, 6, func(_ *bureau, c *plan) bool { return c.isFined() && c.days() >= 40 }},
	{hearingLapsed, 8, func(_ *bureau, c *plan) bool { return c.isFined() && c.days() >= 40 }},
	{redecided, 4, func(b *bureau, c *plan) bool {
		return c.isFined() && c.days() >= 74 && c.gains == nil && len(c.lots) == 0 && !b.isPerson(c.party) && c.fine.LessThan(yuan(provisions[c.provision].high-5000))
	}},
	{annulled, 4, func(b *bureau, c *plan) bool {
		p := provisions[c.provision]
		return c.isUnderWay() && lastDay.DaysSince(c.filed) >= 64 && p.low == 0 && p.high >= 5000 && !b.isPerson(c.party)
	}},
	{suspended, 10, func(_ *bureau, c *plan) bool { return c.isOrdinary() && c.days() >= 40 }},
	{examinedSeized, 6, func(_ *bureau, c *plan) bool { return c.isOrdinary() && c.isSeized() && c.days() >= 30 }},
	{examined, 14, func(_ *bureau, c *plan) bool {
		return c.isOrdinary() && c.days() >= 30 && (c.field() == "FOOD" || c.field() == "PRODUCT_QUALITY")
	}},
	{extended, 8, func(_ *bureau, c *plan) bool { return c.isOrdinary() && c.days() >= 74 }},
	{corrected, 6, func(_ *bureau, c *plan) bool { return c.isOrdinary() && c.days() >= 30 }},
	{defended, 24, func(b *bureau, c *plan) bool {
		return c.isFined() && c.days() >= 30 && c.fine.LessThan(yuan(40000)) && !b.isPerson(c.party) && c.toldFine() != nil
	}},
	{proposedAnew, 6, func(b *bureau, c *plan) bool {
		return c.isFined() && c.days() >= 44 && c.fine.LessThan(yuan(40000)) && !b.isPerson(c.party) && c.toldFine() != nil
	}},
	{publicNotice, 6, func(_ *bureau, c *plan) bool {
		return c.isOrdinary() && c.decided.Month <= 6 && len(c.lots) == 0 && c.concluded.IsValid() && lastDay.DaysSince(c.concluded) > 45
	}},
	{moreOfficers, 12, func(_ *bureau, c *plan) bool { return c.isOrdinary() && c.days() >= 30 }},
	{upheld, 10, func(_ *bureau, c *plan) bool { return c.isFined() && c.isServedBy(day(2023, 9, 1)) }},
	{appealDropped, 3, func(_ *bureau, c *plan) bool { return c.isFined() && c.isServedBy(day(2023, 9, 1)) }},
	{appealOpen, 4, func(_ *bureau, c *plan) bool {
		return c.isFined() && c.isServedBy(lastDay.AddDays(-25)) && lastDay.DaysSince(c.served) < 55
	}},
	{paidTwice, 6, func(_ *bureau, c *plan) bool {
		return c.isFined() && c.gains == nil && len(c.payments) == 1 && c.payments[0].on.DaysSince(c.served) < 10 &&
			(!c.concluded.IsValid() || c.concluded.DaysSince(c.payments[0].on) > 3) && c.isServedBy(day(2023, 12, 1))
	}},
	{writtenOff, 4, func(_ *bureau, c *plan) bool {
		return c.isFined() && c.gains == nil && c.owes() && c.isServedBy(day(2023, 4, 1))
	}},
	{publicityEnded, 10, func(_ *bureau, c *plan) bool {
		return c.isFined() && c.isServedBy(day(2023, 8, 1)) && c.endOfPublicity().IsValid()
	}},
	{released, 8, func(_ *bureau, c *plan) bool { return c.isOrdinary() && c.isSeized() }},
	{sampled, 8, func(_ *bureau, c *plan) bool { return c.isOrdinary() && c.isSeized() }},
	{auctioned, 6, func(_ *bureau, c *plan) bool {
		return c.isOrdinary() && len(c.lots) > 0 && c.isServedBy(day(2023, 10, 1))
	}},
	{handedOn, 4, func(_ *bureau, c *plan) bool {
		return c.isOrdinary() && len(c.lots) > 0 && c.isServedBy(day(2023, 10, 1))
	}},
	{stored, 10, func(_ *bureau, c *plan) bool {
		return c.isOrdinary() && len(c.lots) > 0 && c.isServedBy(day(2023, 10, 1))
	}},

	{transferred, 8, func(_ *bureau, c *plan) bool { return c.isUnderWay() && lastDay.DaysSince(c.filed) >= 30 }},
	{seizedStill, 6, func(_ *bureau, c *plan) bool {
		return c.isUnderWay() && lastDay.DaysSince(c.filed) < 28 && goods[c.field()] != nil
	}},
	{suspendedStill, 3, func(_ *bureau, c *plan) bool { return c.isUnderWay() && lastDay.DaysSince(c.filed) >= 15 }},
	{examinedStill, 3, func(_ *bureau, c *plan) bool { return c.isUnderWay() && lastDay.DaysSince(c.filed) >= 5 }},
	{investigated, 10, func(_ *bureau, c *plan) bool { return c.isUnderWay() && lastDay.DaysSince(c.filed) >= 10 }},
}

// tellStories spreads the stories over the cases: of those that one fits, which have none yet, every nth. No random number is drawn for it, so
// that all else stays as it was.
func (b *bureau) tellStories() {
	for _, s := range stories {
		var fitting []*plan
		for _, c := range b.plans {
			if c.story == "" && s.fits(b, c) {
				fitting = append(fitting, c)
			}
		}
		if len(fitting) < s.cases {
			panic("demo: too few cases fit the story " + string(s.story))
		}
		for n := range s.cases {
			c := fitting[n*len(fitting)/s.cases]
			c.story = s.story
			c.prepare()
		}
	}
}

// prepare changes the plan of a case to what its story asks for.
func (c *plan) prepare() {
	like := func(fate string, quantity int64) {
		first := c.lots[0]
		c.lots = append(c.lots, &lot{name: first.name, unit: first.unit, quantity: quantity, price: first.price, fate: fate})
	}
	switch c.story {
	case publicNotice:
		later := c.decided.AddDays(36).DaysSince(c.served)
		c.served, c.concluded = c.served.AddDays(later), c.concluded.AddDays(later)
		for i := range c.payments {
			c.payments[i].on = c.payments[i].on.AddDays(later)
		}
	case writtenOff:
		c.conclude(c.served.AddDays(210))
	case released:
		like("RELEASE", 6)
	case sampled, examinedSeized:
		like("SAMPLE", 2)
	case auctioned:
		like("AUCTION", 12)
	case handedOn:
		like("TRANSFER", 8)
	}
}

func (c *plan) field() string { return provisions[c.provision].field }

func (c *plan) isUnderWay() bool { return !c.decided.IsValid() && !c.notified.IsValid() }

// isFined reports whether an ordinary case ends with a fine.
func (c *plan) isFined() bool { return c.isOrdinary() && c.fine != nil }

func (c *plan) isServedBy(on civil.Date) bool { return c.served.IsValid() && !c.served.After(on) }
