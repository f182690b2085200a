package db

// Summary declares summaries of a record type: counts and sums by dimensions, which are kept in the transaction of every write, and from
// which questions are answered that ask for nothing else. See docs/adding-a-summary.md.
type Summary struct {
	// Type is the GraphQL type of the records. They are always counted.
	Type string
	// Sums are the fields that are summed. INDEX after a field that is computed from other records makes an index of its values.
	Sums []string
	// By are the summaries, each with its dimensions, separated by commas. MONTH or DAY after a date is its bucket. KNOWN after a field,
	// or after a record, keeps only whether there is a value. WITHOUT after a to-many relation, and a field of its records, keeps whether it leads to one that has
	// no value.
	By []string
	// Ranks are sums by which other records are put in order, each as a sum that is computed from other records, OF the relation to these, BY a
	// dimension: `penaltyAmount OF party BY decidedOn` finds the parties most fined in a year.
	Ranks []string
}

// Summaries returns the summaries that the report, dashboards and the signals read.
func Summaries() []Summary {
	return []Summary{
		{
			Type: "Case", Sums: []string{"fineAmount", "penaltyAmount", "unpaidAmount INDEX"},
			By:    []string{"decidedOn MONTH, field", "filedOn MONTH, field, status"},
			Ranks: []string{"penaltyAmount OF party BY decidedOn"},
		},
		{
			Type: "Complaint", Sums: []string{"recoveredAmount"},
			By: []string{"receivedOn MONTH, channel, kind", "receivedOn MONTH, object, issue", "receivedOn MONTH, result", "receivedOn MONTH, acknowledgedInTime, closedInTime, case KNOWN"},
		},
		{Type: "FoodBusiness", By: []string{"level, closedOn KNOWN, assignments WITHOUT endsOn", "type, closedOn KNOWN", "division, closedOn KNOWN"}},
		{Type: "Inspection", By: []string{"inspectedOn MONTH, unit"}},
		{Type: "PromiseMerchant", By: []string{"joinedOn MONTH, leftOn MONTH, scheme"}},
		{Type: "GoodsMovement", Sums: []string{"quantity"}, By: []string{"movedOn MONTH, kind"}},
	}
}
