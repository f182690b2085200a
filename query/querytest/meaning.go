package querytest

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
)

// meanings are the fields that are worked out when read, by hand and from their descriptions in the schema.
var meanings = map[string]func(*Evaluator, *Record) any{
	"Case.fineAmount": func(e *Evaluator, r *Record) any {
		return e.total(r, "penalties", "amount", "FINE")
	},
	"Case.penaltyAmount": func(e *Evaluator, r *Record) any {
		return e.total(r, "penalties", "amount", "FINE", "CONFISCATION_OF_GAINS")
	},
	"Case.unpaidAmount": func(e *Evaluator, r *Record) any {
		return e.total(r, "penalties", "amount", "FINE", "CONFISCATION_OF_GAINS").Sub(e.sum(r, "penalties", func(r *Record) decimal.Decimal {
			if r.Columns["withdrawn_on"] != nil {
				return decimal.Zero
			}
			return e.total(r, "payments", "amount")
		}))
	},
	"Penalty.paidAmount": func(e *Evaluator, r *Record) any {
		return e.total(r, "payments", "amount")
	},
	"Accrual.days":   func(e *Evaluator, r *Record) any { return int64(e.late(r)) },
	"Accrual.amount": func(e *Evaluator, r *Record) any { return e.accrued(r) },
	"Penalty.timesMinimum": func(e *Evaluator, r *Record) any {
		for _, provision := range e.follow(r.Type.Field("provision").Relation, r) {
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
		return e.sum(r, "penalties", e.balance)
	},
	"Party.balance": func(e *Evaluator, r *Record) any {
		return e.sum(r, "cases", func(r *Record) decimal.Decimal { return e.sum(r, "penalties", e.balance) })
	},
	"GoodsLot.quantityConfiscated": func(e *Evaluator, r *Record) any {
		return e.total(r, "movements", "quantity", "CONFISCATE")
	},
	"GoodsLot.quantitySeized": func(e *Evaluator, r *Record) any {
		return decimal.Max(decimal.Zero, e.total(r, "movements", "quantity", "SEAL", "SEIZE").
			Sub(e.total(r, "movements", "quantity", "RELEASE", "SAMPLE", "CONFISCATE")))
	},
	"GoodsLot.quantityHeld": func(e *Evaluator, r *Record) any {
		return e.total(r, "movements", "quantity", "CONFISCATE").Sub(e.total(r, "movements", "quantity", "DESTROY", "AUCTION", "TRANSFER", "RETURN"))
	},
	"GoodsLot.quantityDestroyed": func(e *Evaluator, r *Record) any {
		return e.total(r, "movements", "quantity", "DESTROY")
	},
	"Destruction.quantity": func(e *Evaluator, r *Record) any {
		return e.total(r, "movements", "quantity")
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
		return inTime(r, "checked_on", "check_by")
	},
	"Complaint.decidedInTime": func(_ *Evaluator, r *Record) any {
		return inTime(r, "decided_on", "check_by")
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
		if e.covered(r) {
			return nil
		}
		return r.Columns["vacant_from"]
	},
	"FoodBusiness.coveredFrom": func(e *Evaluator, r *Record) any {
		if e.covered(r) {
			return nil
		}
		return r.Columns["vacant_until"]
	},
	"FoodBusiness.assignBy": func(e *Evaluator, r *Record) any {
		if e.covered(r) {
			return nil
		}
		return r.Columns["vacant_due_on"]
	},
	"FoodBusiness.assignOverdue": func(e *Evaluator, r *Record) any {
		by, known := r.Columns["vacant_due_on"].(civil.Date)
		return known && by.Before(e.World.Today) && !e.covered(r)
	},
	"FoodBusiness.isOpen": func(_ *Evaluator, r *Record) any {
		return r.Columns["closed_on"] == nil
	},
}

// inTime tells whether a day is not after another one; null where either is not known.
func inTime(r *Record, day, by string) any {
	on, has := r.Columns[day].(civil.Date)
	last, known := r.Columns[by].(civil.Date)
	if !has || !known {
		return nil
	}
	return !on.After(last)
}

// narrowings are the relations that lead to some of the related records only.
var narrowings = map[string]func(target *Record, today civil.Date) bool{
	"Case.nextSteps": func(target *Record, _ civil.Date) bool { return target.Columns["ended_on"] == nil },
	"FoodBusiness.currentAssignment": func(target *Record, today civil.Date) bool {
		ends, hasEnd := target.Columns["ends_on"].(civil.Date)
		return !today.Before(target.Columns["starts_on"].(civil.Date)) && (!hasEnd || today.Before(ends))
	},
}

// covered tells whether the vacancy of a business that is kept is over.
func (e *Evaluator) covered(r *Record) bool {
	until, ends := r.Columns["vacant_until"].(civil.Date)
	return ends && !until.After(e.World.Today)
}

// late is how many days of a run have passed.
func (e *Evaluator) late(r *Record) int {
	last := e.World.Today
	if ends, ok := r.Columns["ends_on"].(civil.Date); ok && ends.Before(last) {
		last = ends
	}
	return max(0, last.DaysSince(r.Columns["starts_on"].(civil.Date))+1)
}

// accrued is what a run has come to.
func (e *Evaluator) accrued(r *Record) decimal.Decimal {
	share := r.Columns["base"].(decimal.Decimal).Mul(r.Columns["rate"].(decimal.Decimal))
	return share.Mul(decimal.NewFromInt(int64(e.late(r)))).Round(2)
}

// surcharge is what was added to a penalty for being late, at most its amount.
func (e *Evaluator) surcharge(r *Record) decimal.Decimal {
	amount, _ := r.Columns["amount"].(decimal.Decimal)
	return decimal.Min(amount, e.sum(r, "accruals", e.accrued))
}

// balance is what is owed of a penalty on the day.
func (e *Evaluator) balance(r *Record) decimal.Decimal {
	amount, _ := r.Columns["amount"].(decimal.Decimal)
	due := amount.Add(e.surcharge(r))
	if withdrawn, ok := r.Columns["withdrawn_on"].(civil.Date); ok && !withdrawn.After(e.World.Today) {
		due = decimal.Zero
	}
	for _, decision := range e.follow(r.Type.Field("decision").Relation, r) {
		if decided, ok := decision.Columns["decided_on"].(civil.Date); ok && decided.After(e.World.Today) {
			due = decimal.Zero
		}
	}
	return due.Sub(e.sum(r, "payments", func(r *Record) decimal.Decimal {
		if r.Columns["paid_on"].(civil.Date).After(e.World.Today) {
			return decimal.Zero
		}
		return r.Columns["amount"].(decimal.Decimal).Add(r.Columns["surcharge"].(decimal.Decimal))
	}))
}

// sum adds up what is said of a relation's records.
func (e *Evaluator) sum(r *Record, relation string, of func(*Record) decimal.Decimal) decimal.Decimal {
	sum := decimal.Zero
	for _, related := range e.follow(r.Type.Field(relation).Relation, r) {
		sum = sum.Add(of(related))
	}
	return sum
}

// shown tells whether readers are shown a record of a type of which they are not shown all.
var shown = map[string]func(r *Record, today civil.Date) bool{
	"CoverageVisit": func(r *Record, _ civil.Date) bool { return r.Columns["cancelled_on"] == nil },
	"Finding":       func(r *Record, _ civil.Date) bool { return r.Columns["cancelled_on"] == nil },
	"PublicRecord":  func(r *Record, today civil.Date) bool { return !r.Columns["shown_until"].(civil.Date).Before(today) },
}

// total sums a column of a relation's records, of the kinds given or of all; penalties of withdrawn decisions do not count.
func (e *Evaluator) total(r *Record, relation, column string, kinds ...string) decimal.Decimal {
	sum := decimal.Zero
	for _, related := range e.follow(r.Type.Field(relation).Relation, r) {
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
