package derive

// writeComparisons writes the input <name>Operand, which names one value of a record, and <name>Comparison, which compares two.
func (t *recordType) writeComparisons(w writer) {
	w.open("input", t.name+"Operand", "One value: exactly one field, `true` for a field of the record itself.")
	for _, f := range t.scalars {
		w.field(f.name, "", "Boolean")
	}
	for _, f := range t.toOne {
		w.field(f.name, "", f.typ+"Operand")
	}
	for _, f := range t.toMany {
		w.field(f.name, "", f.typ+"Measure")
	}
	w.field("constant", "", "Constant")
	w.close()

	w.open("input", t.name+"Comparison", "")
	w.field("left", "", t.name+"Operand!")
	w.field("is", "", "Comparator!")
	w.field("right", "", t.name+"Operand!")
	w.close()
}

// comparisonTypes are the types that comparisons of all record types share.
const comparisonTypes = `
"How two values compare. A comparison with a value that is missing does not hold, not even NE; not makes it hold."
enum Comparator {
  "等于 Equal."
  EQ
  "不等于 Not equal; both values are there."
  NE
  "小于 Less, or earlier."
  LT
  "小于等于 Less or equal."
  LTE
  "大于 Greater, or later."
  GT
  "大于等于 Greater or equal."
  GTE
}

"A value that is written out. Exactly one field."
input Constant {
  day: Date
  "今天 true: the bureau's day."
  today: Boolean
  instant: DateTime
  number: Decimal
  text: String
}
`
