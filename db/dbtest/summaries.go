package dbtest

import "docket/db"

// Summaries returns summaries beside those of db.Summaries, so that random operations often fit one. No database but that of a test keeps
// them.
func Summaries() []db.Summary {
	return []db.Summary{
		{Type: "Case", Sums: []string{"valueOfGoods", "unpaidAmount"}, By: []string{"unit, procedure", "servedOn DAY, status", "party", "harmsSafety, business", "procedure, penalties WITHOUT withdrawnOn"}},
		{Type: "Penalty", Sums: []string{"amount", "paidAmount"}, By: []string{"kind, withdrawnOn DAY", "case", "decision, kind"}},
		{Type: "Complaint", By: []string{"unit, satisfaction", "decidedOn DAY, result", "closeBy KNOWN, isNamed"}},
		{Type: "Payment", Sums: []string{"amount", "surcharge"}, By: []string{"paidOn DAY, kind, method", "paidOn DAY, penalty"}},
		{Type: "Party", By: []string{"kind, division KNOWN", "name"}},
		{Type: "FoodBusiness", By: []string{"openedOn MONTH, level, type", "party, closedOn KNOWN"}},
		{Type: "Deadline", By: []string{"dueOn DAY, action, endedOn KNOWN", "startsOn MONTH"}},
	}
}
