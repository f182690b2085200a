package derive

import (
	"sort"
	"strings"
)

// comparisons says which groups of comparisons the filter of a scalar has beside equality and null: by order, with a
// list, with a part of a text, with a period.
type comparisons struct{ ordered, listed, text, dated bool }

var scalars = map[string]comparisons{
	"ID":       {listed: true},
	"String":   {ordered: true, listed: true, text: true},
	"Int":      {ordered: true, listed: true},
	"Boolean":  {},
	"Money":    {ordered: true, listed: true},
	"Decimal":  {ordered: true, listed: true},
	"Date":     {ordered: true, listed: true, dated: true},
	"DateTime": {ordered: true, listed: true, dated: true},
}

// common returns the types that all record types share.
func (s *schema) common() string {
	var b strings.Builder
	w := writer{&b}
	names := make([]string, 0, len(scalars))
	for name := range scalars {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		writeFilter(w, name, scalars[name])
	}
	for _, name := range s.enums {
		writeFilter(w, name, comparisons{listed: true})
	}
	b.WriteString(`
"A dimension of groups: the field's value."
input GroupDimension {
  "Leave out records without a value; otherwise they are a group of their own."
  omitNull: Boolean = false
}

"A dimension of groups of numbers: the field's value, or the bucket that it lies in. A bucket begins with its lower bound, which is the group's key, and ends before its upper bound."
input NumberDimension {
  "Width of the buckets, above 0, as in \"10000\": they begin at its multiples."
  width: Decimal
  "Lower bounds of the buckets, rising, as in [\"0\", \"1000\", \"10000\"]. The last bucket has no upper bound. Numbers below the first bound are a bucket without a lower bound: its key is null, as that of records without a value, whose upper bound is null too."
  bounds: [Decimal!]
  "Leave out records without a value; otherwise they are a group of their own."
  omitNull: Boolean = false
}

"A dimension of groups in time: the field's value, the bucket that it lies in, or a part of it."
input DateDimension {
  "Size of the buckets, in the bureau's time zone; the value itself where absent."
  bucket: DateBucket
  "The part that the groups are of, in the bureau's time zone; the key gives it as hour, weekday or monthOfYear."
  part: DatePart
  "Add the empty buckets: over the range that the filter sets for the field, otherwise from the first bucket to the last."
  fill: Boolean = false
  "Leave out records without a value; otherwise they are a group of their own."
  omitNull: Boolean = false
}

"Size of a bucket of time."
enum DateBucket {
  "日 Day."
  DAY
  "周 Week, beginning on Monday."
  WEEK
  "月 Month."
  MONTH
  "季度 Quarter."
  QUARTER
  "年 Year."
  YEAR
}

"Part of a day or an instant."
enum DatePart {
  "时 Hour, from 0 to 23; of instants only."
  HOUR
  "星期 Weekday, from 1, which is Monday, to 7."
  WEEKDAY
  "月份 Month of whatever year, from 1 to 12."
  MONTH_OF_YEAR
}

"Direction of an order, and the place of records without a value."
enum OrderDirection {
  "升序 Ascending, without a value last."
  ASC
  "降序 Descending, without a value first."
  DESC
  "升序 Ascending, without a value first."
  ASC_NULLS_FIRST
  "升序 Ascending, without a value last."
  ASC_NULLS_LAST
  "降序 Descending, without a value first."
  DESC_NULLS_FIRST
  "降序 Descending, without a value last."
  DESC_NULLS_LAST
}
`)
	b.WriteString(comparisonTypes)
	writeDurations(w)
	b.WriteString(commonCalculations)
	return b.String()
}

// writeFilter writes the input <name>Filter with the comparisons that a scalar or an enum allows.
func writeFilter(w writer, name string, c comparisons) {
	w.open("input", name+"Filter", "All must hold. `ne` and `notIn` hold for null too.")
	w.field("eq", "", name)
	w.field("ne", "", name)
	if c.listed {
		w.field("in", "", "["+name+"!]")
		w.field("notIn", "", "["+name+"!]")
	}
	w.field("isNull", "", "Boolean")
	if c.ordered {
		for _, operator := range []string{"lt", "lte", "gt", "gte"} {
			w.field(operator, "", name)
		}
	}
	if c.text {
		w.field("contains", "Upper and lower case are the same.", name)
		w.field("startsWith", "Upper and lower case are the same.", name)
		w.field("endsWith", "Upper and lower case are the same.", name)
	}
	if c.dated {
		w.field("year", "As in `2023`, in the bureau's time zone.", "Int")
		w.field("month", "As in `\"2023-05\"`, in the bureau's time zone.", "String")
		w.field("quarter", "As in `\"2023Q2\"`, in the bureau's time zone.", "String")
	}
	w.close()
}
