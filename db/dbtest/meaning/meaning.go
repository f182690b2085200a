// Package meaning says in Go what computed fields, conditional relations and hidden records mean, written by hand from their descriptions in
// the schema. Package querytest works out the answers of random operations with it, and compares them with those of the compiler. It is
// for tests only. A new computed field needs an entry here.
package meaning

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/query/querytest"
)

// OfSubjects is the meaning of all subjects.
var OfSubjects = querytest.Meaning{Fields: computedFields, Relations: relationConditions, IsReadable: readableConditions}

// computedFields works out the computed fields, written by hand from their descriptions in the schema.
var computedFields = map[string]func(*querytest.Evaluator, *querytest.Record) any{
	"Case.fineAmount": func(e *querytest.Evaluator, r *querytest.Record) any {
		return sumColumn(e, r, "penalties", "amount", "FINE")
	},
	"Case.penaltyAmount": func(e *querytest.Evaluator, r *querytest.Record) any {
		return sumColumn(e, r, "penalties", "amount", "FINE", "CONFISCATION_OF_GAINS")
	},
	"Case.unpaidAmount": func(e *querytest.Evaluator, r *querytest.Record) any {
		return sumColumn(e, r, "penalties", "amount", "FINE", "CONFISCATION_OF_GAINS").Sub(sumOver(e, r, "penalties", func(e *querytest.Evaluator, r *querytest.Record) decimal.Decimal {
			if r.Columns["withdrawn_on"] != nil {
				return decimal.Zero
			}
			return sumColumn(e, r, "payments", "amount")
		}))
	},
	"Penalty.paidAmount": func(e *querytest.Evaluator, r *querytest.Record) any {
		return sumColumn(e, r, "payments", "amount")
	},
	"Accrual.days":   func(e *querytest.Evaluator, r *querytest.Record) any { return int64(lateDays(e, r)) },
	"Accrual.amount": func(e *querytest.Evaluator, r *querytest.Record) any { return accruedAmount(e, r) },
	"Penalty.timesMinimum": func(e *querytest.Evaluator, r *querytest.Record) any {
		for _, provision := range e.Related(r, "provision") {
			least, bounded := provision.Columns["fine_min"].(decimal.Decimal)
			amount, set := r.Columns["amount"].(decimal.Decimal)
			if bounded && set && !least.IsZero() && r.Columns["kind"] == "FINE" {
				return amount.DivRound(least, 3)
			}
		}
		return nil
	},
	"Penalty.surchargeAmount": func(e *querytest.Evaluator, r *querytest.Record) any { return surcharge(e, r) },
	"Penalty.balance":         func(e *querytest.Evaluator, r *querytest.Record) any { return balance(e, r) },
	"Case.balance": func(e *querytest.Evaluator, r *querytest.Record) any {
		return sumOver(e, r, "penalties", balance)
	},
	"Party.balance": func(e *querytest.Evaluator, r *querytest.Record) any {
		return sumOver(e, r, "cases", func(e *querytest.Evaluator, r *querytest.Record) decimal.Decimal {
			return sumOver(e, r, "penalties", balance)
		})
	},
	"GoodsLot.quantityConfiscated": func(e *querytest.Evaluator, r *querytest.Record) any {
		return sumColumn(e, r, "movements", "quantity", "CONFISCATE")
	},
	"GoodsLot.quantitySeized": func(e *querytest.Evaluator, r *querytest.Record) any {
		return decimal.Max(decimal.Zero, sumColumn(e, r, "movements", "quantity", "SEAL", "SEIZE").
			Sub(sumColumn(e, r, "movements", "quantity", "RELEASE", "SAMPLE", "CONFISCATE")))
	},
	"GoodsLot.quantityHeld": func(e *querytest.Evaluator, r *querytest.Record) any {
		return sumColumn(e, r, "movements", "quantity", "CONFISCATE").Sub(sumColumn(e, r, "movements", "quantity", "DESTROY", "AUCTION", "TRANSFER", "RETURN"))
	},
	"GoodsLot.quantityDestroyed": func(e *querytest.Evaluator, r *querytest.Record) any {
		return sumColumn(e, r, "movements", "quantity", "DESTROY")
	},
	"Destruction.quantity": func(e *querytest.Evaluator, r *querytest.Record) any {
		return sumColumn(e, r, "movements", "quantity")
	},
	"Deadline.overdue": func(e *querytest.Evaluator, r *querytest.Record) any {
		due, known := r.Columns["due_on"].(civil.Date)
		return r.Columns["ended_on"] == nil && known && due.Before(e.World.Today)
	},
	"Deadline.daysLeft": func(e *querytest.Evaluator, r *querytest.Record) any {
		due, known := r.Columns["due_on"].(civil.Date)
		if r.Columns["ended_on"] != nil || !known {
			return nil
		}
		return int64(due.DaysSince(e.World.Today))
	},
	"Examination.excludedDays": func(_ *querytest.Evaluator, r *querytest.Record) any {
		until := r.Columns["due_on"].(civil.Date)
		if ended, has := r.Columns["ended_on"].(civil.Date); has && (ended.Before(until) || r.Columns["seizure_id"] == nil) {
			until = ended
		}
		return int64(until.DaysSince(r.Columns["starts_on"].(civil.Date)) + 1)
	},
	"Clue.checkedInTime": func(_ *querytest.Evaluator, r *querytest.Record) any {
		return isInTime(r, "checked_on", "check_by")
	},
	"Complaint.decidedInTime": func(_ *querytest.Evaluator, r *querytest.Record) any {
		return isInTime(r, "decided_on", "check_by")
	},
	"Clue.overdue": func(e *querytest.Evaluator, r *querytest.Record) any {
		by, known := r.Columns["check_by"].(civil.Date)
		return r.Columns["checked_on"] == nil && known && by.Before(e.World.Today)
	},
	"SafetyOrder.overdue": func(e *querytest.Evaluator, r *querytest.Record) any {
		return r.Columns["closed_on"] == nil && r.Columns["due_on"].(civil.Date).Before(e.World.Today)
	},
	"SafetyOrder.reportedInTime": func(_ *querytest.Evaluator, r *querytest.Record) any {
		reported, is := r.Columns["reported_on"].(civil.Date)
		return is && !reported.After(r.Columns["due_on"].(civil.Date))
	},
	"SafetyOrder.recheckOverdue": func(e *querytest.Evaluator, r *querytest.Record) any {
		due, known := r.Columns["recheck_due_on"].(civil.Date)
		return r.Columns["closed_on"] == nil && known && due.Before(e.World.Today)
	},
	"Hazard.sealOverdue": func(e *querytest.Evaluator, r *querytest.Record) any {
		due, known := r.Columns["seal_due_on"].(civil.Date)
		return r.Columns["sealed_on"] != nil && r.Columns["unsealed_on"] == nil && known && due.Before(e.World.Today)
	},
	"Equipment.overdue": func(e *querytest.Evaluator, r *querytest.Record) any {
		due, known := r.Columns["examine_by"].(civil.Date)
		return r.Columns["retired_on"] == nil && known && due.Before(e.World.Today)
	},
	"PlannedVisit.overdue": func(e *querytest.Evaluator, r *querytest.Record) any {
		return r.Columns["visit_id"] == nil && r.Columns["cancelled_on"] == nil && r.Columns["due_on"].(civil.Date).Before(e.World.Today)
	},
	"FoodBusiness.uncoveredOn": func(e *querytest.Evaluator, r *querytest.Record) any {
		if isCovered(e, r) {
			return nil
		}
		return r.Columns["vacant_from"]
	},
	"FoodBusiness.coveredFrom": func(e *querytest.Evaluator, r *querytest.Record) any {
		if isCovered(e, r) {
			return nil
		}
		return r.Columns["vacant_until"]
	},
	"FoodBusiness.assignBy": func(e *querytest.Evaluator, r *querytest.Record) any {
		if isCovered(e, r) {
			return nil
		}
		return r.Columns["vacant_due_on"]
	},
	"FoodBusiness.assignOverdue": func(e *querytest.Evaluator, r *querytest.Record) any {
		by, known := r.Columns["vacant_due_on"].(civil.Date)
		return known && by.Before(e.World.Today) && !isCovered(e, r)
	},
	"FoodBusiness.isOpen": func(_ *querytest.Evaluator, r *querytest.Record) any {
		return r.Columns["closed_on"] == nil
	},
	"Pharmacy.isOpen": func(_ *querytest.Evaluator, r *querytest.Record) any {
		return r.Columns["closed_on"] == nil
	},
	"RemoteFinding.overdue": func(e *querytest.Evaluator, r *querytest.Record) any {
		due, known := r.Columns["due_on"].(civil.Date)
		return r.Columns["rectified_on"] == nil && known && due.Before(e.World.Today)
	},
}

// isInTime says whether a day is not after another one; null where either is not known.
func isInTime(r *querytest.Record, day, by string) any {
	on, has := r.Columns[day].(civil.Date)
	last, known := r.Columns[by].(civil.Date)
	if !has || !known {
		return nil
	}
	return !on.After(last)
}

// relationConditions says which related records a conditional relation leads to.
var relationConditions = map[string]func(target *querytest.Record, today civil.Date) bool{
	"Case.nextSteps": func(target *querytest.Record, _ civil.Date) bool { return target.Columns["ended_on"] == nil },
	"FoodBusiness.currentAssignment": func(target *querytest.Record, today civil.Date) bool {
		ends, hasEnd := target.Columns["ends_on"].(civil.Date)
		return !today.Before(target.Columns["starts_on"].(civil.Date)) && (!hasEnd || today.Before(ends))
	},
}

// isCovered says whether the recorded vacancy of a business is over.
func isCovered(e *querytest.Evaluator, r *querytest.Record) bool {
	until, ends := r.Columns["vacant_until"].(civil.Date)
	return ends && !until.After(e.World.Today)
}

// lateDays returns the number of days that have passed of a period in which a surcharge accrues.
func lateDays(e *querytest.Evaluator, r *querytest.Record) int {
	last := e.World.Today
	if ends, ok := r.Columns["ends_on"].(civil.Date); ok && ends.Before(last) {
		last = ends
	}
	return max(0, last.DaysSince(r.Columns["starts_on"].(civil.Date))+1)
}

// accruedAmount returns the surcharge that such a period has come to.
func accruedAmount(e *querytest.Evaluator, r *querytest.Record) decimal.Decimal {
	share := r.Columns["base"].(decimal.Decimal).Mul(r.Columns["rate"].(decimal.Decimal))
	return share.Mul(decimal.NewFromInt(int64(lateDays(e, r)))).Round(2)
}

// surcharge returns what was added to a penalty for being late, at most its amount.
func surcharge(e *querytest.Evaluator, r *querytest.Record) decimal.Decimal {
	amount, _ := r.Columns["amount"].(decimal.Decimal)
	return decimal.Min(amount, sumOver(e, r, "accruals", accruedAmount))
}

// balance returns what is owed of a penalty on the day.
func balance(e *querytest.Evaluator, r *querytest.Record) decimal.Decimal {
	amount, _ := r.Columns["amount"].(decimal.Decimal)
	due := amount.Add(surcharge(e, r))
	if withdrawn, ok := r.Columns["withdrawn_on"].(civil.Date); ok && !withdrawn.After(e.World.Today) {
		due = decimal.Zero
	}
	for _, decision := range e.Related(r, "decision") {
		if decided, ok := decision.Columns["decided_on"].(civil.Date); ok && decided.After(e.World.Today) {
			due = decimal.Zero
		}
	}
	return due.Sub(sumOver(e, r, "payments", func(e *querytest.Evaluator, r *querytest.Record) decimal.Decimal {
		if r.Columns["paid_on"].(civil.Date).After(e.World.Today) {
			return decimal.Zero
		}
		return r.Columns["amount"].(decimal.Decimal).Add(r.Columns["surcharge"].(decimal.Decimal))
	}))
}

// sumOver adds up a value of each record of a relation.
func sumOver(e *querytest.Evaluator, r *querytest.Record, relation string, of func(*querytest.Evaluator, *querytest.Record) decimal.Decimal) decimal.Decimal {
	sum := decimal.Zero
	for _, related := range e.Related(r, relation) {
		sum = sum.Add(of(e, related))
	}
	return sum
}

// readableConditions says which records readers may see, of the types that have others too.
var readableConditions = map[string]func(r *querytest.Record, today civil.Date) bool{
	"CoverageVisit": func(r *querytest.Record, _ civil.Date) bool { return r.Columns["cancelled_on"] == nil },
	"Finding":       func(r *querytest.Record, _ civil.Date) bool { return r.Columns["cancelled_on"] == nil },
	"PublicRecord": func(r *querytest.Record, today civil.Date) bool {
		return !r.Columns["shown_until"].(civil.Date).Before(today)
	},
}

// sumColumn sums a column of a relation's records, of the kinds given or of all; penalties of withdrawn decisions do not count.
func sumColumn(e *querytest.Evaluator, r *querytest.Record, relation, column string, kinds ...string) decimal.Decimal {
	sum := decimal.Zero
	for _, related := range e.Related(r, relation) {
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
