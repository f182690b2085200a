package querytest

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
)

// computedFields works out the computed fields, written by hand from their descriptions in the schema.
var computedFields = map[string]func(*Evaluator, *Record) any{
	"Case.fineAmount": func(e *Evaluator, r *Record) any {
		return e.sumColumn(r, "penalties", "amount", "FINE")
	},
	"Case.penaltyAmount": func(e *Evaluator, r *Record) any {
		return e.sumColumn(r, "penalties", "amount", "FINE", "CONFISCATION_OF_GAINS")
	},
	"Case.unpaidAmount": func(e *Evaluator, r *Record) any {
		return e.sumColumn(r, "penalties", "amount", "FINE", "CONFISCATION_OF_GAINS").Sub(e.sumOver(r, "penalties", func(r *Record) decimal.Decimal {
			if r.Columns["withdrawn_on"] != nil {
				return decimal.Zero
			}
			return e.sumColumn(r, "payments", "amount")
		}))
	},
	"Penalty.paidAmount": func(e *Evaluator, r *Record) any {
		return e.sumColumn(r, "payments", "amount")
	},
	"Accrual.days":   func(e *Evaluator, r *Record) any { return int64(e.lateDays(r)) },
	"Accrual.amount": func(e *Evaluator, r *Record) any { return e.accruedAmount(r) },
	"Penalty.timesMinimum": func(e *Evaluator, r *Record) any {
		for _, provision := range e.relatedRecords(r.Type.Field("provision").Relation, r) {
			least, bounded := provision.Columns["fine_min"].(decimal.Decimal)
			amount, set := r.Columns["amount"].(decimal.Decimal)
			if bounded && set && !least.IsZero() && r.Columns["kind"] == "FINE" {
				return amount.DivRound(least, 3)
			}
		}
		return nil
	},
	"Penalty.surchargeAmount": func(e *Evaluator, r *Record) any { return e.surcharge(r) },
	"Penalty.balance":         func(e *Evaluator, r *Record) any { return e.balance(r) },
	"Case.balance": func(e *Evaluator, r *Record) any {
		return e.sumOver(r, "penalties", e.balance)
	},
	"Party.balance": func(e *Evaluator, r *Record) any {
		return e.sumOver(r, "cases", func(r *Record) decimal.Decimal { return e.sumOver(r, "penalties", e.balance) })
	},
	"GoodsLot.quantityConfiscated": func(e *Evaluator, r *Record) any {
		return e.sumColumn(r, "movements", "quantity", "CONFISCATE")
	},
	"GoodsLot.quantitySeized": func(e *Evaluator, r *Record) any {
		return decimal.Max(decimal.Zero, e.sumColumn(r, "movements", "quantity", "SEAL", "SEIZE").
			Sub(e.sumColumn(r, "movements", "quantity", "RELEASE", "SAMPLE", "CONFISCATE")))
	},
	"GoodsLot.quantityHeld": func(e *Evaluator, r *Record) any {
		return e.sumColumn(r, "movements", "quantity", "CONFISCATE").Sub(e.sumColumn(r, "movements", "quantity", "DESTROY", "AUCTION", "TRANSFER", "RETURN"))
	},
	"GoodsLot.quantityDestroyed": func(e *Evaluator, r *Record) any {
		return e.sumColumn(r, "movements", "quantity", "DESTROY")
	},
	"Destruction.quantity": func(e *Evaluator, r *Record) any {
		return e.sumColumn(r, "movements", "quantity")
	},
	"Deadline.overdue": func(_ *Evaluator, r *Record) any {
		due, known := r.Columns["due_on"].(civil.Date)
		return r.Columns["ended_on"] == nil && known && due.Before(civil.DateOf(Clock().In(Zone)))
	},
	"Deadline.daysLeft": func(e *Evaluator, r *Record) any {
		due, known := r.Columns["due_on"].(civil.Date)
		if r.Columns["ended_on"] != nil || !known {
			return nil
		}
		return int64(due.DaysSince(e.World.Today))
	},
	"Examination.excludedDays": func(_ *Evaluator, r *Record) any {
		until := r.Columns["due_on"].(civil.Date)
		if ended, has := r.Columns["ended_on"].(civil.Date); has && ended.Before(until) {
			until = ended
		}
		return int64(until.DaysSince(r.Columns["starts_on"].(civil.Date)) + 1)
	},
	"Clue.checkedInTime": func(_ *Evaluator, r *Record) any {
		return isInTime(r, "checked_on", "check_by")
	},
	"Complaint.decidedInTime": func(_ *Evaluator, r *Record) any {
		return isInTime(r, "decided_on", "check_by")
	},
	"Clue.overdue": func(e *Evaluator, r *Record) any {
		by, known := r.Columns["check_by"].(civil.Date)
		return r.Columns["checked_on"] == nil && known && by.Before(e.World.Today)
	},
	"SafetyOrder.overdue": func(e *Evaluator, r *Record) any {
		return r.Columns["closed_on"] == nil && r.Columns["due_on"].(civil.Date).Before(e.World.Today)
	},
	"SafetyOrder.reportedInTime": func(_ *Evaluator, r *Record) any {
		reported, is := r.Columns["reported_on"].(civil.Date)
		return is && !reported.After(r.Columns["due_on"].(civil.Date))
	},
	"SafetyOrder.recheckOverdue": func(e *Evaluator, r *Record) any {
		due, known := r.Columns["recheck_due_on"].(civil.Date)
		return r.Columns["closed_on"] == nil && known && due.Before(e.World.Today)
	},
	"Hazard.sealOverdue": func(e *Evaluator, r *Record) any {
		due, known := r.Columns["seal_due_on"].(civil.Date)
		return r.Columns["sealed_on"] != nil && r.Columns["unsealed_on"] == nil && known && due.Before(e.World.Today)
	},
	"Equipment.overdue": func(e *Evaluator, r *Record) any {
		due, known := r.Columns["examine_by"].(civil.Date)
		return r.Columns["retired_on"] == nil && known && due.Before(e.World.Today)
	},
	"PlannedVisit.overdue": func(e *Evaluator, r *Record) any {
		return r.Columns["visit_id"] == nil && r.Columns["cancelled_on"] == nil && r.Columns["due_on"].(civil.Date).Before(e.World.Today)
	},
	"FoodBusiness.uncoveredOn": func(e *Evaluator, r *Record) any {
		if e.isCovered(r) {
			return nil
		}
		return r.Columns["vacant_from"]
	},
	"FoodBusiness.coveredFrom": func(e *Evaluator, r *Record) any {
		if e.isCovered(r) {
			return nil
		}
		return r.Columns["vacant_until"]
	},
	"FoodBusiness.assignBy": func(e *Evaluator, r *Record) any {
		if e.isCovered(r) {
			return nil
		}
		return r.Columns["vacant_due_on"]
	},
	"FoodBusiness.assignOverdue": func(e *Evaluator, r *Record) any {
		by, known := r.Columns["vacant_due_on"].(civil.Date)
		return known && by.Before(e.World.Today) && !e.isCovered(r)
	},
	"FoodBusiness.isOpen": func(_ *Evaluator, r *Record) any {
		return r.Columns["closed_on"] == nil
	},
	"Pharmacy.isOpen": func(_ *Evaluator, r *Record) any {
		return r.Columns["closed_on"] == nil
	},
	"RemoteFinding.overdue": func(e *Evaluator, r *Record) any {
		due, known := r.Columns["due_on"].(civil.Date)
		return r.Columns["rectified_on"] == nil && known && due.Before(e.World.Today)
	},
}

// isInTime says whether a day is not after another one; null where either is not known.
func isInTime(r *Record, day, by string) any {
	on, has := r.Columns[day].(civil.Date)
	last, known := r.Columns[by].(civil.Date)
	if !has || !known {
		return nil
	}
	return !on.After(last)
}

// relationConditions says which related records a conditional relation leads to.
var relationConditions = map[string]func(target *Record, today civil.Date) bool{
	"Case.nextSteps": func(target *Record, _ civil.Date) bool { return target.Columns["ended_on"] == nil },
	"FoodBusiness.currentAssignment": func(target *Record, today civil.Date) bool {
		ends, hasEnd := target.Columns["ends_on"].(civil.Date)
		return !today.Before(target.Columns["starts_on"].(civil.Date)) && (!hasEnd || today.Before(ends))
	},
}

// isCovered says whether the recorded vacancy of a business is over.
func (e *Evaluator) isCovered(r *Record) bool {
	until, ends := r.Columns["vacant_until"].(civil.Date)
	return ends && !until.After(e.World.Today)
}

// lateDays returns the number of days that have passed of a period in which a surcharge accrues.
func (e *Evaluator) lateDays(r *Record) int {
	last := e.World.Today
	if ends, ok := r.Columns["ends_on"].(civil.Date); ok && ends.Before(last) {
		last = ends
	}
	return max(0, last.DaysSince(r.Columns["starts_on"].(civil.Date))+1)
}

// accruedAmount returns the surcharge that such a period has come to.
func (e *Evaluator) accruedAmount(r *Record) decimal.Decimal {
	share := r.Columns["base"].(decimal.Decimal).Mul(r.Columns["rate"].(decimal.Decimal))
	return share.Mul(decimal.NewFromInt(int64(e.lateDays(r)))).Round(2)
}

// surcharge returns what was added to a penalty for being late, at most its amount.
func (e *Evaluator) surcharge(r *Record) decimal.Decimal {
	amount, _ := r.Columns["amount"].(decimal.Decimal)
	return decimal.Min(amount, e.sumOver(r, "accruals", e.accruedAmount))
}

// balance returns what is owed of a penalty on the day.
func (e *Evaluator) balance(r *Record) decimal.Decimal {
	amount, _ := r.Columns["amount"].(decimal.Decimal)
	due := amount.Add(e.surcharge(r))
	if withdrawn, ok := r.Columns["withdrawn_on"].(civil.Date); ok && !withdrawn.After(e.World.Today) {
		due = decimal.Zero
	}
	for _, decision := range e.relatedRecords(r.Type.Field("decision").Relation, r) {
		if decided, ok := decision.Columns["decided_on"].(civil.Date); ok && decided.After(e.World.Today) {
			due = decimal.Zero
		}
	}
	return due.Sub(e.sumOver(r, "payments", func(r *Record) decimal.Decimal {
		if r.Columns["paid_on"].(civil.Date).After(e.World.Today) {
			return decimal.Zero
		}
		return r.Columns["amount"].(decimal.Decimal).Add(r.Columns["surcharge"].(decimal.Decimal))
	}))
}

// sumOver adds up a value of each record of a relation.
func (e *Evaluator) sumOver(r *Record, relation string, of func(*Record) decimal.Decimal) decimal.Decimal {
	sum := decimal.Zero
	for _, related := range e.relatedRecords(r.Type.Field(relation).Relation, r) {
		sum = sum.Add(of(related))
	}
	return sum
}

// readableConditions says which records readers may see, of the types that have others too.
var readableConditions = map[string]func(r *Record, today civil.Date) bool{
	"CoverageVisit": func(r *Record, _ civil.Date) bool { return r.Columns["cancelled_on"] == nil },
	"Finding":       func(r *Record, _ civil.Date) bool { return r.Columns["cancelled_on"] == nil },
	"PublicRecord":  func(r *Record, today civil.Date) bool { return !r.Columns["shown_until"].(civil.Date).Before(today) },
}

// sumColumn sums a column of a relation's records, of the kinds given or of all; penalties of withdrawn decisions do not count.
func (e *Evaluator) sumColumn(r *Record, relation, column string, kinds ...string) decimal.Decimal {
	sum := decimal.Zero
	for _, related := range e.relatedRecords(r.Type.Field(relation).Relation, r) {
		amount, ok := related.Columns[column].(decimal.Decimal)
		wanted := len(kinds) == 0
		if relation == "penalties" && related.Columns["withdrawn_on"] != nil {
			continue
		}
		for _, kind := range kinds {
			wanted = wanted || related.Columns["kind"] == kind
		}
		if ok && wanted {
			sum = sum.Add(amount)
		}
	}
	return sum
}
