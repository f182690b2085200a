package law

import "cloud.google.com/go/civil"

// ExaminationPeriod is a period in which something was tested, inspected, quarantined or appraised. Both days belong to it.
type ExaminationPeriod struct{ From, Until civil.Date }

// stopsOfExaminations returns the periods as stops of a clock, by an article.
func stopsOfExaminations(examined []ExaminationPeriod, article string) []stop {
	stops := make([]stop, len(examined))
	for i, e := range examined {
		stops[i] = stop{from: e.From.AddDays(-1), begins: e.From, until: e.Until, article: article}
	}
	return stops
}

// CheckExaminationStart checks that an examination of seized goods begins before the seizure has ended (行政强制法 25, 28). The last day of the
// seizure is nil where it is not known.
func CheckExaminationStart(from civil.Date, seizedUntil *civil.Date) *Violation {
	if seizedUntil == nil || !from.After(*seizedUntil) {
		return nil
	}
	return examinedInSeizure.Violation(seizedUntil)
}

// CheckExaminationNotice checks that the party was told, on a day, of the period in which seized goods are examined, and that the period had
// not ended by then (行政强制法 25).
func CheckExaminationNotice(until civil.Date, toldOn *civil.Date) *Violation {
	switch {
	case toldOn == nil:
		return examinationTold.Violation()
	case toldOn.After(until):
		return examinationToldLate.Violation(until)
	}
	return nil
}
