package derive

import "strings"

// writeMeasures writes the input <name>Measure, which names one aggregate, and the two that go with it. One holds the fields of all
// functions, as <name>MeasureOrder does; the other takes what is computed from measures, for all functions too.
func (t *recordType) writeMeasures(w writer) {
	w.open("input", t.name+"Measure", "One number: exactly one field beside `where`, which narrows the records that are aggregated, and `at`. Write `true` after what is meant: `{count: true}`, `{sum: {…: true}}`.")
	w.field("where", "", t.name+"Where")
	w.field("count", "", "Boolean")
	t.writeRank(w)
	for _, f := range t.functions() {
		w.field(f.name, "", t.name+"Measured")
	}
	w.field("daysBetween", "", t.name+"Days")
	w.field("ratio", "", t.name+"Calculation")
	for _, f := range t.toMany {
		w.field(f.name, "", f.typ+"Measure")
	}
	w.close()

	w.open("input", t.name+"Measured", "Exactly one field: a number or a time for `min` and `max`, any for `distinct`, a number for the others.")
	for _, f := range t.countable() {
		w.field(f.name, "", "Boolean")
	}
	w.close()

	w.open("input", t.name+"Calculation", "What `ratio` (`of`, `to`), `share` (`of`, `within`), `rank` and `percentRank` (`of`, `within`, `order`), `runningTotal` (`of`), `change` (`of`, `against`, `part`) and `movingAverage` (`of`, `over`) take. An order adds `direction`, a condition `is`.")
	w.field("of", "", t.name+"Measure!")
	w.field("to", "", t.name+"Measure")
	w.field("within", "", "["+t.name+"GroupBy!]")
	w.field("order", "", "RankOrder")
	w.field("against", "", "ChangeAgainst")
	w.field("part", "", "ChangePart")
	w.field("over", "", "Int")
	w.field("is", "", "DecimalFilter")
	w.field("direction", "", "OrderDirection")
	w.close()
}

// calculations are the numbers that are computed from measures. All but the first compare groups.
var calculations = []string{"ratio", "share", "rank", "percentRank", "runningTotal", "change", "movingAverage"}

// writeCalculations writes the fields that order by calculations, or compare them.
func (t *recordType) writeCalculations(w writer) {
	for _, name := range calculations {
		w.field(name, "", t.name+"Calculation")
	}
}

// writeGroupCalculations writes the fields of a group that compare it with the other groups of the list.
func (t *recordType) writeGroupCalculations(w writer) {
	of := "of: " + t.name + "Measure!"
	within := "within: [" + t.name + "GroupBy!]"
	w.field("share("+of+", "+within+")", "占比 Percent of the sum of all groups, or of those with the same dimensions `within`; null where it is 0.", "Decimal")
	w.field("rank("+of+", "+within+", order: RankOrder = DESC)", "名次 1 for the first; equal numbers have one rank; null without a number.", "Int")
	w.field("percentRank("+of+", "+within+", order: RankOrder = DESC)", "百分比排名 As PERCENTRANK.INC: 0 for the first, 1 for the last; null without a number.", "Decimal")
	w.field("runningTotal("+of+")", "累计 Sum up to this bucket, in the unit of `of`; null without a date.", "Decimal")
	w.field("change("+of+", against: ChangeAgainst = PREVIOUS)", "增减 Change from an earlier bucket.", "Change!")
	w.field("movingAverage("+of+", over: Int!)", "移动平均 Mean of `over` buckets, this one the last; null where one is not among the groups.", "Decimal")
}

// commonCalculations are the types that the calculations of all record types share.
var commonCalculations = strings.TrimLeft(`
"Which number has rank 1."
enum RankOrder {
  "降序 The largest."
  DESC
  "升序 The smallest."
  ASC
}

"What a group is compared with: a group with the same dimensions but for the date in a bucket."
enum ChangeAgainst {
  "环比 The bucket right before."
  PREVIOUS
  "同比 The same bucket a year before; 29 February is compared with 28 February. Not for weeks."
  YEAR_BEFORE
}

"What of a change is compared or ordered by."
enum ChangePart {
  "增减率 In percent."
  PERCENT
  "增减额 In the unit of the number."
  DIFFERENCE
}

"增减 Change of a number from an earlier bucket to this one."
type Change {
  "The number; null where it has no value."
  value: Decimal
  "The number of the earlier bucket; null where it is not among the groups (add empty ones by fill), or has no value."
  previous: Decimal
  "value less previous; null where one of them is."
  difference: Decimal
  "difference in percent of previous, to six places; null where previous is 0 or null."
  percent: Decimal
}
`, "")
