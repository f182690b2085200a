package derive

// writeMeasures writes the input <name>Measure, which names one aggregate, and the two that go with it. One holds the fields of all
// functions, as <name>MeasureOrder does.
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

	w.open("input", t.name+"Calculation", "What `ratio` takes.")
	w.field("of", "", t.name+"Measure!")
	w.field("to", "", t.name+"Measure")
	w.close()
}
