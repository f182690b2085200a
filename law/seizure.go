package law

import "cloud.google.com/go/civil"

// SeizureDue returns the last day of a seizure (行政强制法 25). extendedOn is nil where the seizure was not extended. Days on which the goods
// were examined do not count. ok is false where no term of seizure was in force.
func (b Rulebook) SeizureDue(seizedOn civil.Date, extendedOn *civil.Date, examined []ExaminationPeriod) (d Deadline, ok bool) {
	term, ok := b.RuleOn("seizure.term", seizedOn)
	if !ok {
		return Deadline{}, false
	}
	var more []extension
	if extendedOn != nil {
		rule, known := b.RuleOn("seizure.extension", *extendedOn)
		if !known {
			return Deadline{}, false
		}
		more = []extension{{rule.Count(), rule.Cite()}}
	}
	return b.calculate(term, seizedOn, more, mergeStops(stopsOfExaminations(examined, "行政强制法 25"))), true
}

// NoSeizureTerm returns the violation of a seizure on a day on which no term of seizure was in force.
func NoSeizureTerm() *Violation { return seizureRuled.Violation() }

// CheckSeizureExtendedOnce checks that a seizure was not extended before (行政强制法 25). The last day of the seizure is nil where it is not
// known.
func CheckSeizureExtendedOnce(extendedOn, seizedUntil *civil.Date) *Violation {
	if extendedOn == nil {
		return nil
	}
	until := "a day that is not known"
	if seizedUntil != nil {
		until = seizedUntil.String()
	}
	return seizureExtendedOnce.Violation(extendedOn, until)
}

// CheckSeizureTerm checks that a seizure, which is to be extended on a day, has not ended (行政强制法 25, 28). seizedUntil is nil where the last
// day of the seizure is not known.
func CheckSeizureTerm(on civil.Date, seizedUntil *civil.Date) *Violation {
	if seizedUntil == nil || !on.After(*seizedUntil) {
		return nil
	}
	return seizureRunning.Violation(seizedUntil)
}
