package law

import (
	"fmt"

	"cloud.google.com/go/civil"
)

// Order is a safety order as the law sees it (特种设备安全监督检查办法 29, 36).
type Order struct {
	DueOn civil.Date
	// ReportedOn is the unit's report that stands: of one that a re-check refuted, nothing stands.
	ReportedOn *civil.Date
	IsClosed   bool
	// Refuted is the last report made by DueOn that a re-check refuted, and RefutedOn the day of that; nil where there is none.
	Refuted, RefutedOn *civil.Date
}

// IsInTime tells whether the unit reported by the day of the order, and that stands.
func (o Order) IsInTime() bool { return o.ReportedOn != nil && !o.ReportedOn.After(o.DueOn) }

// CheckRefused tells why an order was not refused by a day, on which a case is filed of it; nil where it was: its own day was past, and
// no report made by that had passed its re-check, or still waited for it.
func (o Order) CheckRefused(filedOn civil.Date) *Violation {
	refused := func(format string, args ...any) *Violation {
		return &Violation{Rule: "safetyOrder.refused", Article: "特种设备安全监督检查办法 36", Text: fmt.Sprintf(format, args...)}
	}
	switch {
	case !filedOn.After(o.DueOn):
		return refused("the order is to be carried out by %s, and until then it is not refused, whatever a re-check found: file the case after that day", o.DueOn)
	case o.IsInTime() && o.IsClosed:
		return refused("the order was carried out: reported in time on %s", o.ReportedOn)
	case o.IsInTime():
		return refused("the unit reported in time, on %s, that it was carried out, and that waits for its re-check: re-check it first (recheckSafetyOrder)", o.ReportedOn)
	case o.RefutedOn != nil && o.RefutedOn.After(filedOn):
		return refused("the unit reported in time, on %s, that it was carried out, and the re-check that failed was on %s: file the case on that day or later", o.Refuted, o.RefutedOn)
	}
	return nil
}

// Seal is a seal that came off.
type Seal struct{ PutOn, CameOff civil.Date }

// extends tells whether a seal that is put on a day extends one that came off on another: on the same day, or the day after.
func extends(on, cameOff civil.Date) bool { return !on.After(cameOff.AddDays(1)) }

// CheckSealAgain tells why the seal of a piece of equipment may not be put on a day again, after those that came off, the last of them
// first; nil where it may. A seal is extended once; one that is put on later rests on new facts, and has a term of its own.
func CheckSealAgain(on civil.Date, before ...Seal) *Violation {
	if len(before) < 2 || !extends(on, before[0].CameOff) || !extends(before[0].PutOn, before[1].CameOff) {
		return nil
	}
	return &Violation{Rule: "seal.extension", Article: "行政强制法 25", Text: fmt.Sprintf(
		"a seal is extended once, and the one that came off on %s was extended by that of %s: let it be off, see that the hazard is removed (removeHazard, or a safety order), "+
			"or record what is new as a hazard of its own (addHazard)", before[1].CameOff, before[0].PutOn)}
}
