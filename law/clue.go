package law

import "cloud.google.com/go/civil"

// ClueDue returns the last day for checking a clue that was extended on a day (令42号 18). It returns false where no such term was in
// force.
func (b Rulebook) ClueDue(receivedOn, extendedOn civil.Date) (d Deadline, ok bool) {
	term, ok := b.RuleOn("clue.check", receivedOn)
	more, known := b.RuleOn("clue.extension", extendedOn)
	if !ok || !known {
		return Deadline{}, false
	}
	return b.calculate(term, receivedOn, []extension{{more.Count(), more.Cite()}}, nil), true
}

// CheckClueExtendedOnce checks that the term of a clue, which is to be extended on a day, was not extended before (令42号 18).
func (b Rulebook) CheckClueExtendedOnce(on civil.Date, extendedOn *civil.Date) *Violation {
	if extendedOn == nil {
		return nil
	}
	rule, _ := b.RuleOn("clue.extension", on)
	return clueExtendedOnce.withRule(rule).Violation(extendedOn)
}

// CheckClueTerm checks that the term of a clue, which is to be extended on a day, has not ended (令42号 18). The last day of the term is nil
// where it is not known.
func (b Rulebook) CheckClueTerm(on civil.Date, checkBy *civil.Date) *Violation {
	if checkBy == nil || !on.After(*checkBy) {
		return nil
	}
	rule, _ := b.RuleOn("clue.extension", on)
	return clueTermRunning.withRule(rule).Violation(checkBy)
}
