package plan

import (
	"slices"

	"github.com/jackc/pgx/v5/pgtype"

	"docket/messages"
	"docket/query/catalog"
)

// daysInputs are the parts of a TDays, or the arguments of daysBetween, that name the days; working may be missing.
type daysInputs struct {
	from, until input
	working     *input
}

// planDays plans the days between two values of the record of type t that to-one relations lead to from the row. Returns BAD_USER_INPUT
// where a value is no day and no instant, or working days are asked for of records that belong to no agency.
func (p *planner) planDays(t *catalog.Type, via []*catalog.Relation, in daysInputs, depth int) (*Days, error) {
	from, err := p.planDay(t, via, in.from, depth)
	if err != nil {
		return nil, err
	}
	until, err := p.planDay(t, via, in.until, depth)
	if err != nil {
		return nil, err
	}
	if isConstant(from.expr) && isConstant(until.expr) {
		return nil, until.in.errorf("is a constant, as from is: one of the two is a value of the record")
	}
	days := &Days{From: from.expr, Until: until.expr, FromInstant: from.scalar == "DateTime", UntilInstant: until.scalar == "DateTime", Via: via}
	if in.working == nil || in.working.isNull() {
		return days, nil
	}
	if on, _ := in.working.shapingValue().(bool); on {
		if p.catalog.Calendar == nil || !t.Scoped {
			return nil, in.working.errorf("is true, but a %s belongs to no agency, whose calendar would count the working days; leave it out", t.Name)
		}
		days.Working = p.workingCalendar()
	}
	return days, nil
}

func isConstant(e Expr) bool {
	_, is := e.(RequestValue)
	return is
}

// planDay plans an operand that is a day or an instant.
func (p *planner) planDay(t *catalog.Type, via []*catalog.Relation, in input, depth int) (operand, error) {
	o, err := p.planOperand(t, via, in, depth)
	if err == nil && o.scalar != "Date" && o.scalar != "DateTime" {
		return o, o.in.errorf("is %s; days are counted from a day or an instant to another", o.kind())
	}
	return o, err
}

// workingCalendar returns the calendar with its binds, the same for the whole operation.
func (p *planner) workingCalendar() *WorkingDays {
	if p.workingDays == nil {
		c := p.catalog.Calendar
		p.workingDays = &WorkingDays{
			Days: p.catalog.Calendar.Days,
			SQL:  c.SQL, First: constantBind("date", pgtype.Date{Time: c.First, Valid: true}), Last: constantBind("date", pgtype.Date{Time: c.Last, Valid: true}),
			Counts: constantBind("int4[]", c.Counts),
		}
	}
	return p.workingDays
}

// readDays reads a TDays: the days, and the other members. Returns BAD_USER_INPUT for members that are not among those allowed.
func (p *planner) readDays(t *catalog.Type, via []*catalog.Relation, in input, depth int, allowed ...string) (*Days, []member, error) {
	if err := p.checkNesting(in, depth); err != nil {
		return nil, nil, err
	}
	if in.isNull() {
		return nil, nil, in.errorf("is null; leave it out instead")
	}
	members, err := in.members()
	if err != nil {
		return nil, nil, err
	}
	var days daysInputs
	var others []member
	for _, m := range members {
		switch {
		case m.name == "from":
			days.from = m.input
		case m.name == "until":
			days.until = m.input
		case m.name == "working":
			days.working = &m.input
		case !slices.Contains(allowed, m.name):
			return nil, nil, m.errorf("has no meaning here; give %s", messages.ListOf(allowed))
		case m.isNull():
			return nil, nil, m.errorf("is null; leave it out instead")
		default:
			others = append(others, m)
		}
	}
	if len(others) == 0 {
		return nil, nil, in.errorf("asks nothing of the days; give %s", messages.ListOf(allowed))
	}
	expr, err := p.planDays(t, via, days, depth)
	return expr, others, err
}

// planDaysCondition plans a TDays in a filter of records.
func (p *planner) planDaysCondition(t *catalog.Type, in input, depth int) (Cond, error) {
	days, comparisons, err := p.readDays(t, nil, in, depth, "eq", "ne", "lt", "lte", "gt", "gte", "isNull")
	if err != nil {
		return nil, err
	}
	return joinEach(comparisons, func(m member) (Cond, error) {
		if err := p.countComparison(m.input); err != nil {
			return nil, err
		}
		return p.planComparison(days, "Int", m)
	})
}

// planDaysTerm plans a TDays as a key of an order of records.
func (p *planner) planDaysTerm(t *catalog.Type, via []*catalog.Relation, in input, depth int) (Term, error) {
	days, others, err := p.readDays(t, via, in, depth, "order")
	if err != nil {
		return Term{}, err
	}
	return Term{Expr: days, Type: "Int", Nullable: true}.withDirection(others[0].input)
}

// planDurationObject plans the field daysBetween of a TAggregate.
func (p *planner) planDurationObject(o origin, f *field, depth int) (Node, error) {
	from, _ := p.argument(f.node, "from")
	until, _ := p.argument(f.node, "until")
	in := daysInputs{from: from, until: until}
	if working, ok := p.argument(f.node, "working"); ok {
		in.working = &working
	}
	days, err := p.planDays(o.typ, nil, in, 1)
	if err != nil {
		return nil, err
	}
	typ := p.catalog.Schema.Types["DurationAggregate"]
	fields, err := p.collectAll(typ, f.sets, depth)
	if err != nil {
		return nil, err
	}
	object := Object{}
	for _, f := range fields {
		if f.name == "__typename" {
			object.Members = append(object.Members, Member{f.alias, Literal(typ.Name)})
			continue
		}
		at := o
		if f.name == "percentile" {
			place, _ := p.argument(f.node, "at")
			if at, err = o.placedAt(place); err != nil {
				return nil, err
			}
		}
		if err := p.addCost(1, f.node); err != nil {
			return nil, err
		}
		expr, scalar := at.addMeasureOf(Function(f.name), days, "Int")
		object.Members = append(object.Members, Member{f.alias, Scalar{expr, scalar}})
	}
	return object, nil
}

// planAggregateDaysCondition plans the days between two dates (input CaseDays and the like) in a filter by aggregates: the conditions in its
// member aggregate, as in {from: …, until: …, aggregate: {median: {gt: 40}}}. The member at is the place of a percentile, no condition.
func (p *planner) planAggregateDaysCondition(o origin, in input, depth int) (Cond, error) {
	days, others, err := p.readDays(o.typ, nil, in, depth, "aggregate")
	if err != nil {
		return nil, err
	}
	aggregate := others[0]
	members, err := aggregate.members()
	if err != nil {
		return nil, err
	}
	if o, err = o.placedByMember(members); err != nil {
		return nil, err
	}
	return joinEach(members, func(m member) (Cond, error) {
		if m.name == "at" {
			return nil, nil
		}
		expr, scalar := o.addMeasureOf(Function(m.name), days, "Int")
		return p.planAggregateComparison(Function(m.name), expr, scalar, m)
	})
}

// planDurationTerm plans a TDays as a key of an order by aggregates.
func (p *planner) planDurationTerm(o origin, in input) (Term, error) {
	days, others, err := p.readDays(o.typ, nil, in, 1, "aggregateOrder")
	if err != nil {
		return Term{}, err
	}
	o, m, err := o.onlyFunction(others[0].input)
	if err != nil {
		return Term{}, err
	}
	expr, scalar := o.addMeasureOf(Function(m.name), days, "Int")
	return Term{Expr: expr, Type: scalar, Nullable: Function(m.name).IsNullOfNothing()}.withDirection(m.input)
}

// planDurationMeasure plans a TDays as a TMeasure. A mean is a sum and a count, so that it can be computed with before it is rounded.
func (p *planner) planDurationMeasure(o origin, in input, depth int) (measured, error) {
	days, others, err := p.readDays(o.typ, nil, in, depth, "measure")
	if err != nil {
		return measured{}, err
	}
	o, m, err := o.onlyFunction(others[0].input)
	if err != nil {
		return measured{}, err
	}
	function := Function(m.name)
	value := measured{isSum: (function == Sum || function == Count) && o.isDisjoint(function), in: m.input}
	if function == Avg {
		value.over, _ = o.addMeasureOf(Sum, days, "Int")
		value.under, _ = o.addMeasureOf(Count, days, "Int")
		value.scalar = "Decimal"
	} else {
		value.over, value.scalar = o.addMeasureOf(function, days, "Int")
		value.isMean = function.needsValues()
	}
	return value, m.requireMark()
}

// onlyFunction returns the one function of days that an input names beside `at`, and the origin with that place. Returns BAD_USER_INPUT for
// none, several, or null.
func (o origin) onlyFunction(in input) (origin, member, error) {
	members, err := in.members()
	if err != nil {
		return o, member{}, err
	}
	if o, err = o.placedByMember(members); err != nil {
		return o, member{}, err
	}
	members = slices.DeleteFunc(members, func(m member) bool { return m.name == "at" })
	if len(members) != 1 {
		return o, member{}, in.errorf("names %d functions; give one", len(members))
	}
	if members[0].isNull() {
		return o, member{}, members[0].errorf("is null; leave it out instead")
	}
	return o, members[0], nil
}
