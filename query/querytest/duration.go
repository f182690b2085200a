package querytest

import (
	"cloud.google.com/go/civil"

	"docket/law"
	"docket/query/catalog"
)

// daysBetween returns the days that a TDays names of a record, nil where one of the two is missing or the calendar of a year is.
func (e *Evaluator) daysBetween(t *catalog.Type, r *Record, days map[string]any) any {
	from, until := e.bureauDayOf(e.operandValue(t, r, days["from"])), e.bureauDayOf(e.operandValue(t, r, days["until"]))
	switch {
	case from == nil || until == nil:
		return nil
	case days["working"] != true:
		return int64(until.DaysSince(*from))
	case until.Before(*from):
		if n, ok := e.workingDays(r.Agency(), *until, *from).(int64); ok {
			return -n
		}
		return nil
	}
	return e.workingDays(r.Agency(), *from, *until)
}

// workingDays goes through the days after one up to another, by the calendar of package law with the days that the agency has entered.
func (e *Evaluator) workingDays(agency int64, after, until civil.Date) any {
	years := map[int]law.Year{}
	for _, r := range e.World.Records["CalendarDay"] {
		if r.Agency() != agency {
			continue
		}
		day := r.Columns["day"].(civil.Date)
		year := years[day.Year]
		if r.Columns["is_working"] == true {
			year.WorkedDays = append(year.WorkedDays, day)
		} else {
			year.DaysOff = append(year.DaysOff, day)
		}
		years[day.Year] = year
	}
	calendar := law.NewCalendar(years)
	count := int64(0)
	for on := after.AddDays(1); !on.After(until); on = on.AddDays(1) {
		working, known := calendar.IsWorkingDay(on)
		if !known {
			return nil
		}
		if working {
			count++
		}
	}
	return count
}

// daysMeet reports whether the comparisons of a TDays hold for a record.
func (e *Evaluator) daysMeet(t *catalog.Type, r *Record, days map[string]any) bool {
	value := e.daysBetween(t, r, days)
	for _, name := range []string{"eq", "ne", "lt", "lte", "gt", "gte", "isNull"} {
		if operand := days[name]; operand != nil && !e.comparisonHolds("Int", value, name, operand) {
			return false
		}
	}
	return true
}

// measureDays returns a function of the days that a TDays names, over the records that have them.
func (e *Evaluator) measureDays(t *catalog.Type, records []*Record, of aggregateOf) any {
	var values []any
	for _, r := range records {
		if n := e.daysBetween(t, r, of.days); n != nil {
			values = append(values, n)
		}
	}
	if of.function == "count" {
		return int64(len(values))
	}
	return measureValues(values, "Int", of)
}

// parseDuration reads the one function that a member of a TDays names, and its value: a direction, or a mark.
func parseDuration(days map[string]any, member string) (of aggregateOf, value any) {
	of.days = days
	_, of.at, value = withoutWhere(days[member])
	of.function, value = onlyMember(value)
	return of, value
}

// durationsMeet reports whether the conditions of each TDays hold over records.
func (e *Evaluator) durationsMeet(t *catalog.Type, records []*Record, list any) bool {
	for _, item := range asList(list) {
		days := item.(map[string]any)
		conditions := days["aggregate"].(map[string]any)
		for function, comparisons := range conditions {
			if function == "at" {
				continue
			}
			scalar := "Int"
			if isMean(function) {
				scalar = "Decimal"
			}
			of := aggregateOf{function: function, at: conditions["at"], days: days}
			if !e.valueMeets(scalar, e.measure(t, records, of), comparisons) {
				return false
			}
		}
	}
	return true
}

// durationValue returns the number that a TDays names as a measure, exact.
func (e *Evaluator) durationValue(t *catalog.Type, records []*Record, days map[string]any) (value any, scalar string) {
	of, _ := parseDuration(days, "measure")
	if of.function == "avg" {
		sum, count := of, of
		sum.function, count.function = "sum", "count"
		return divide(e.measure(t, records, sum), e.measure(t, records, count)), "Decimal"
	}
	if isMean(of.function) {
		return e.measure(t, records, of), "Decimal"
	}
	return e.measure(t, records, of), "Int"
}

// answerDuration answers the field daysBetween of an aggregate over records.
func (e *Evaluator) answerDuration(f *field, t *catalog.Type, records []*Record) any {
	days := map[string]any{"from": e.argument(f, "from"), "until": e.argument(f, "until"), "working": e.argument(f, "working")}
	def := e.selectedType(f)
	object := &Object{}
	for _, m := range e.collectFields(def, f.sets) {
		if m.name == "__typename" {
			object.add(m.key, def.Name)
			continue
		}
		object.add(m.key, e.measureToAnswer(m.name, "Int", e.measure(t, records, aggregateOf{function: m.name, at: e.argument(m, "at"), days: days})))
	}
	return object
}
