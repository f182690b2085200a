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
		return e.total(r, "penalties", "amount", "FINE", "CONFISCATION_OF_GAINS").Sub(e.total(r, "payments", "amount"))
	},
	"Penalty.paidAmount": func(e *Evaluator, r *Record) any {
		return e.total(r, "payments", "amount")
	},
	"GoodsLot.quantityConfiscated": func(e *Evaluator, r *Record) any {
		return e.total(r, "movements", "quantity", "CONFISCATE")
	},
	"GoodsLot.quantityHeld": func(e *Evaluator, r *Record) any {
		return e.total(r, "movements", "quantity", "CONFISCATE").Sub(e.total(r, "movements", "quantity", "DESTROY", "AUCTION", "TRANSFER"))
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
	"FoodBusiness.isOpen": func(_ *Evaluator, r *Record) any {
		return r.Columns["closed_on"] == nil
	},
}

// narrowings are the relations that lead to some of the related records only.
var narrowings = map[string]func(target *Record, today civil.Date) bool{
	"Case.nextSteps": func(target *Record, _ civil.Date) bool { return target.Columns["ended_on"] == nil },
	"FoodBusiness.currentAssignment": func(target *Record, today civil.Date) bool {
		ends, hasEnd := target.Columns["ends_on"].(civil.Date)
		return !today.Before(target.Columns["starts_on"].(civil.Date)) && (!hasEnd || today.Before(ends))
	},
}

// total sums a column of a relation's records, of the kinds given or of all.
func (e *Evaluator) total(r *Record, relation, column string, kinds ...string) decimal.Decimal {
	sum := decimal.Zero
	for _, related := range e.follow(r.Type.Field(relation).Relation, r) {
		amount, ok := related.Columns[column].(decimal.Decimal)
		wanted := len(kinds) == 0
		for _, kind := range kinds {
			wanted = wanted || related.Columns["kind"] == kind
		}
		if ok && wanted {
			sum = sum.Add(amount)
		}
	}
	return sum
}
