package demo

import (
	"cloud.google.com/go/civil"

	"docket/enforcement"
)

// isPublished reports whether the decision is published: it does more than warn (信息公示规定 2).
func (c *plan) isPublished() bool {
	return c.isOrdinary() && (c.fine != nil || c.gains != nil || len(c.confiscated()) > 0)
}

// published returns the day on which the decision is published: the last one of the term.
func (c *plan) published() civil.Date { return term("publicity.term", c.decided) }

// endOfPublicity returns a day on which publicity ends early: once the case is concluded, and well before three months have passed. It is
// zero where there is none.
func (c *plan) endOfPublicity() civil.Date {
	if !c.isPublished() || !c.concluded.IsValid() {
		return civil.Date{}
	}
	on := later(c.published().AddDays(40), c.concluded.AddDays(5))
	if on.After(lastDay) || on.DaysSince(c.published()) > 80 {
		return civil.Date{}
	}
	return on
}

// publish publishes the decision, where the last day for that has come, and pushes it to the province where the party is
// registered.
func (s *script) publish() {
	c := s.c
	if !c.isPublished() {
		return
	}
	if on := c.published(); !on.After(lastDay) {
		s.at(on, enforcement.PublishDecisionInput{StepInput: s.step(on, "")})
	}
	if division := s.b.parties[c.party-1].Division; *division != "320585" {
		if on := addWorkingDays(c.decided, 6); !on.After(lastDay) {
			s.at(on, enforcement.PushDecisionInput{StepInput: s.step(on, "推送至当事人登记地省级公示系统（演示）")})
		}
	}
	if c.story == publicityEnded {
		on := c.endOfPublicity()
		s.at(on, enforcement.EndPublicityInput{Decision: s.own("Decision", 1), EndsOn: on, Reason: "已履行处罚决定并消除影响，准予提前终止公示"})
	}
}
