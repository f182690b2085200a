package querytest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/shopspring/decimal"

	"docket/query/catalog"
)

// numberBucket is a range of numbers, a part of a group's key: from lower up to upper, which is no part of it. nil where there is no
// bound.
type numberBucket struct{ lower, upper *decimal.Decimal }

// compare orders buckets by their lower bounds; the one without is the lowest.
func (b numberBucket) compare(other numberBucket) int {
	switch {
	case b.lower == nil || other.lower == nil:
		return sign(b.lower == nil && other.lower != nil, b.lower != nil && other.lower == nil)
	}
	return b.lower.Cmp(*other.lower)
}

func (b numberBucket) String() string { return fmt.Sprint(b.lower, " to ", b.upper) }

// readBuckets reads the options width and bounds of a dimension.
func (d *dimension) readBuckets(options map[string]any) {
	if width := options["width"]; width != nil {
		d.width = decimal.RequireFromString(fmt.Sprint(width))
	}
	if bounds := options["bounds"]; bounds != nil {
		for _, bound := range asList(bounds) {
			d.bounds = append(d.bounds, decimal.RequireFromString(fmt.Sprint(bound)))
		}
	}
}

func (d dimension) hasBuckets() bool { return d.width != nil || d.bounds != nil || d.part != "" }

// bucketOf returns the range that a number lies in, or the part of a day or an instant.
func (e *Evaluator) bucketOf(d dimension, value any) any {
	switch d.part {
	case "HOUR":
		return int64(value.(time.Time).In(e.World.Zone).Hour())
	case "WEEKDAY":
		weekday := int64(e.bureauDay(value).In(time.UTC).Weekday())
		if weekday == 0 { // Sunday
			weekday = 7
		}
		return weekday
	case "MONTH_OF_YEAR":
		return int64(e.bureauDay(value).Month)
	}
	number := sumValues([]any{value})
	if width, ok := d.width.(decimal.Decimal); ok {
		lower := number.Sub(number.Mod(width))
		if lower.GreaterThan(number) { // the remainder of a negative number is negative
			lower = lower.Sub(width)
		}
		upper := lower.Add(width)
		return numberBucket{&lower, &upper}
	}
	var b numberBucket
	for _, bound := range d.bounds {
		bound := bound.(decimal.Decimal)
		if bound.GreaterThan(number) {
			b.upper = &bound
			break
		}
		b.lower = &bound
	}
	return b
}

// toScalar returns a bound as a value of a scalar.
func toScalar(scalar string, bound *decimal.Decimal) any {
	switch {
	case bound == nil:
		return nil
	case scalar == "Int":
		return bound.IntPart()
	}
	return *bound
}

// answerKeyFact answers the fields of a key that are no fields of the record.
func (e *Evaluator) answerKeyFact(f *field, by []dimension, path []*catalog.Relation, g *group) any {
	parts := map[string]string{"hour": "HOUR", "weekday": "WEEKDAY", "monthOfYear": "MONTH_OF_YEAR"}
	of := e.argument(f, "of")
	for i, d := range by {
		if !slices.Equal(d.path, path) || d.field == nil || of != nil && d.field.Name != of {
			continue
		}
		if f.name == "upperBound" && (d.width != nil || d.bounds != nil) {
			b, _ := g.key[i].(numberBucket)
			if b.upper == nil {
				return nil
			}
			return b.upper.StringFixed(map[string]int32{"Money": 2, "Decimal": 3}[d.field.Scalar])
		}
		if d.part != "" && d.part == parts[f.name] {
			if n, ok := g.key[i].(int64); ok {
				return json.Number(strconv.FormatInt(n, 10))
			}
			return nil
		}
	}
	panic("querytest: no dimension has " + f.name)
}
