package law

import (
	"cloud.google.com/go/civil"

	"docket/messages"
)

// CheckInspectors checks that enough inspectors inspect special equipment (特种设备安全法 65).
func CheckInspectors(count int) *Violation {
	if count >= minOfficers {
		return nil
	}
	return twoInspectors.Violation(count)
}

// Hazard is what an inspection found, as far as the law asks about it.
type Hazard struct {
	IsSerious     bool
	IsOfEquipment bool // on a piece of equipment, which can be sealed
	IsReported    bool // upward
	IsSealed      bool
	IsMended      bool // on the spot
}

// CheckReported checks that a serious hazard was reported upward (特种设备安全监督检查办法 30).
func (h Hazard) CheckReported() *Violation {
	if !h.IsSerious || h.IsReported {
		return nil
	}
	return hazardReported.Violation()
}

// CheckSealed checks that equipment on which an inspection found a serious hazard was sealed, or mended on the spot
// (特种设备安全监督检查办法 26).
func (h Hazard) CheckSealed() *Violation {
	if !h.IsSerious || !h.IsOfEquipment || h.IsSealed || h.IsMended {
		return nil
	}
	return hazardSealed.Violation()
}

// CheckSealedLater checks that equipment is sealed whose hazard turned out to be serious later (特种设备安全监督检查办法 26).
func (h Hazard) CheckSealedLater() *Violation {
	if !h.IsSerious || !h.IsOfEquipment || h.IsSealed {
		return nil
	}
	return escalatedSealed.Violation()
}

// OpenOrder returns the violation of removing a hazard without a re-check while a safety order about it is open
// (特种设备安全监督检查办法 29).
func OpenOrder(orderNo, id string) *Violation { return hazardOrdered.Violation(orderNo, id) }

// CheckRemovedByRecheck checks that a re-check which removes a hazard is not before the last day on which the hazard is known to be there,
// for a reason (特种设备安全监督检查办法 29).
func CheckRemovedByRecheck(hazard string, recheckedOn, thereOn civil.Date, why messages.Phrase) *Violation {
	if !recheckedOn.Before(thereOn) {
		return nil
	}
	return hazardSeenLater.Violation(hazard, recheckedOn, why, thereOn)
}

// CheckOrderHasHazard checks that an inspection, upon which a safety order is issued, found a hazard that is still there (特种设备安全法 62).
func CheckOrderHasHazard(hasHazard bool) *Violation {
	if hasHazard {
		return nil
	}
	return orderFound.Violation()
}

// SafetyOrder is a safety order as the law sees it (特种设备安全监督检查办法 29, 36).
type SafetyOrder struct {
	DueOn civil.Date
	// ReportedOn is the day of the unit's report that stands; nil where there is none, or where a re-check refuted it.
	ReportedOn *civil.Date
	IsClosed   bool
	// RefutedReportOn is the day of the last report made by DueOn that a re-check refuted, and RefutedOn the day of that re-check; nil where there
	// is none.
	RefutedReportOn, RefutedOn *civil.Date
}

// IsInTime reports whether the unit has a report that stands and was made by the last day of the order.
func (o SafetyOrder) IsInTime() bool { return o.ReportedOn != nil && !o.ReportedOn.After(o.DueOn) }

// CheckReported checks that an order which is to be re-checked was reported as carried out (特种设备安全监督检查办法 29).
func (o SafetyOrder) CheckReported() *Violation {
	if o.ReportedOn != nil {
		return nil
	}
	return OrderReported.Violation()
}

// CheckRefused checks that a unit had refused an order by the day on which a case is filed (特种设备安全监督检查办法 36): the last day of the
// order is past, and no report made by that day passed its re-check or still waits for it.
func (o SafetyOrder) CheckRefused(filedOn civil.Date) *Violation {
	switch {
	case !filedOn.After(o.DueOn):
		return orderNotDue.Violation(o.DueOn)
	case o.IsInTime() && o.IsClosed:
		return orderCarriedOut.Violation(o.ReportedOn)
	case o.IsInTime():
		return orderWaits.Violation(o.ReportedOn)
	case o.RefutedOn != nil && o.RefutedOn.After(filedOn):
		return orderRefutedLater.Violation(o.RefutedReportOn, o.RefutedOn)
	}
	return nil
}

// Seal is a seal that was taken off. DueOn is the last day of its term; nil where it is not known.
type Seal struct {
	PutOn, TakenOff civil.Date
	DueOn           *civil.Date
}

// extends reports whether a seal that is put on a day extends one that was taken off on the same day or the day before.
func extends(on, cameOff civil.Date) bool { return !on.After(cameOff.AddDays(1)) }

// CheckSealedAgain checks that equipment may be sealed again on a day for the same hazard (行政强制法 25). before are the earlier seals, the
// last one first. A new seal that follows at once extends the last seal, which is allowed once, and by the last day of its term, as for goods
// (CheckSeizureTerm). A seal that is put on later rests on new facts and has a term of its own.
func CheckSealedAgain(on civil.Date, before ...Seal) *Violation {
	if len(before) == 0 || !extends(on, before[0].TakenOff) {
		return nil
	}
	if due := before[0].DueOn; due != nil && on.After(*due) {
		return sealTermEnded.Violation(due)
	}
	if len(before) < 2 || !extends(before[0].PutOn, before[1].TakenOff) {
		return nil
	}
	return sealExtendedAgain.Violation(before[1].TakenOff, before[0].PutOn)
}
