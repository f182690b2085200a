package derive

import (
	"sort"
	"strings"
)

// comparisons is what the filter of a scalar can ask beside equality and null.
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

// common writes the types that record types share.
func (s *schema) common() string {
	var b strings.Builder
	d := definer{&b}
	names := make([]string, 0, len(scalars))
	for name := range scalars {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		filter(d, name, scalars[name])
	}
	for _, name := range s.enums {
		filter(d, name, comparisons{listed: true})
	}
	b.WriteString(`
"A dimension: records are told apart by the field's value."
input GroupDimension {
  "Leave out records without a value; else they are a group of their own."
  omitNull: Boolean = false
}

"A dimension in time: records are told apart by the field's value, or by the bucket that it lies in."
input DateDimension {
  "Size of the buckets, in the bureau's time zone; the value itself where absent."
  bucket: DateBucket
  "Add the empty buckets: over the range that the filter sets for the field, else from the first to the last found."
  fill: Boolean = false
  "Leave out records without a value; else they are a group of their own."
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

"Direction of a key of an order, and where records without a value stand."
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
	return b.String()
}

func filter(d definer, name string, c comparisons) {
	d.open("input", name+"Filter", "Conditions on a value of type "+name+", all of which must hold.")
	d.field("eq", "Is this.", name)
	d.field("ne", "Is not this; no value is not this either.", name)
	if c.listed {
		d.field("in", "Is one of these; nothing is where there is none.", "["+name+"!]")
		d.field("notIn", "Is none of these; no value is none of them either.", "["+name+"!]")
	}
	d.field("isNull", "Whether there is no value.", "Boolean")
	if c.ordered {
		d.field("lt", "Is less than this, or before it.", name)
		d.field("lte", "Is at most this.", name)
		d.field("gt", "Is more than this, or after it.", name)
		d.field("gte", "Is at least this.", name)
	}
	if c.text {
		d.field("contains", "Holds this text; case does not matter.", name)
		d.field("startsWith", "Begins with this text; case does not matter.", name)
		d.field("endsWith", "Ends with this text; case does not matter.", name)
	}
	if c.dated {
		d.field("year", "Lies in this year, as in 2023, in the bureau's time zone.", "Int")
		d.field("month", "Lies in this month, as in `\"2023-05\"`, in the bureau's time zone.", "String")
		d.field("quarter", "Lies in this quarter, as in `\"2023Q2\"`, in the bureau's time zone.", "String")
	}
	d.close()
}
