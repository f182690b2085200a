package render

import (
	"strconv"

	"docket/query/plan"
)

// farBelow is how many widths a number is moved up before its bucket is counted, and its bucket down again: div rounds towards 0,
// and is exact. No value has so many digits.
const farBelow = "10000000000000000000000000000000000000000"

// bucketed writes the bucket of numbers, or the part of a time, that a value lies in; the value itself where the dimension has neither.
func (w *writer) bucketed(d *plan.Dimension, value string) string {
	switch {
	case d.Width != nil:
		width := w.bind(d.Width)
		return "((div((" + value + ")::numeric + " + width + " * " + farBelow + ", " + width + ") - " + farBelow + ") * " + width + ")"
	case d.Bounds != nil:
		return "width_bucket((" + value + ")::numeric, " + w.bind(d.Bounds) + ")"
	case d.Part != "":
		// Of an instant, in the session's time zone, the bureau's. Unlike extract, date_part makes no decimal of it.
		return "date_part('" + timeParts[d.Part] + "', " + value + ")::bigint"
	}
	return value
}

// timeParts are the names of parts of times in Postgres.
var timeParts = map[string]string{"HOUR": "hour", "WEEKDAY": "isodow", "MONTH_OF_YEAR": "month"}

// bound writes a bound of a group's bucket of numbers, with the places of the field.
func (r *groupRow) bound(e plan.KeyBound) string {
	d := e.Dimension
	value := r.key(d)
	switch {
	case d.Bounds != nil:
		place := value
		if e.IsUpper {
			place += " + 1"
		}
		value = "(" + r.writer.bind(d.Bounds) + ")[" + place + "]"
	case e.IsUpper:
		value += " + " + r.writer.bind(d.Width)
	}
	if places := plan.Places(d.Field.Scalar); places > 0 || e.IsUpper {
		return "round(" + value + ", " + strconv.Itoa(int(places)) + ")"
	}
	return "(" + value + ")::bigint"
}
