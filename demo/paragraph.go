package demo

import (
	"math/rand/v2"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
	"docket/demo/bulk"
	"docket/law"
)

// figures are what beside cases and coverage add up to in a year.
type figures struct {
	year                                int
	complaints, closedInTime            int
	recovered                           decimal.Decimal
	analyses                            int
	noReason, preferred, stations       int // at the year's end
	inspections, hazards, orders, cases int
	followUps                           int
	open                                int // whether there are safety orders that nobody carried out
	refused                             int // of the cases: those that were filed from such an order
}

// paragraph is what was published of each year.
var paragraph = []figures{
	{2022, 19926, 17455, decimal.RequireFromString("4713600.00"), 52, 7912, 1986, 58, 1842, 3012, 911, 118, 21, 14, 4},
	{2023, 21773, 19596, decimal.RequireFromString("5090000.00"), 58, 8736, 2410, 64, 1969, 3279, 986, 159, 24, 0, 0},
}

// otherRecords holds the records that are neither cases nor coverage, for the other sentences of the paragraph. It has its own random
// generator, so that cases and coverage do not change when these records do.
type otherRecords struct {
	*bureau
	draw

	equipment                            []*db.Equipment
	inspections                          []*db.Inspection
	hazards                              []*db.Hazard
	seals                                []*db.EarlierSeal
	orders                               []*db.SafetyOrder
	rechecks                             []*db.Recheck
	followUps                            []*db.FollowUp
	steps                                []*db.FollowUpStep
	complaints                           []*db.Complaint
	inspectors, recheckers, reporters    []row
	analyses, merchants, stations, units []row
	notices, plannedVisits               []row
	dues                                 map[dueOf]law.Deadline
}

// dueOf is what the last day of a term depends on: its rule and the day that it is counted from. Many complaints of a day have both in
// common.
type dueOf struct {
	rule string
	from civil.Date
}

// makeOtherRecords makes up the records that are neither cases nor coverage.
func (b *bureau) makeOtherRecords() *otherRecords {
	o := &otherRecords{bureau: b, draw: draw{rand.New(rand.NewPCG(320585, 2024))}, dues: map[dueOf]law.Deadline{}}
	o.install()
	for _, y := range paragraph {
		o.inspectAll(y)
		o.followUpAll(y)
		o.complain(y)
	}
	o.refuseOrders()
	o.fillRegisters()
	o.planVisits()
	o.leadToCases()
	return o
}

// addAfterCases adds what is rare, without random numbers, and what depends on the files of cases.
func (o *otherRecords) addAfterCases() {
	o.sealAgain()
	o.retire()
	o.destroyFailed()
	o.closeReportsOfCases()
	o.refuseComplaints()
	o.mergeComplaints()
	o.referReports()
	o.cancelVisits()
}

// record returns what all records of the bureau have.
func record(id int, on civil.Date) db.Record {
	return db.Record{AgencyID: Agency, ID: int64(id), CreatedAt: morning(on), UpdatedAt: morning(on), Version: 1}
}

// rec returns a record as a row.
func (o *otherRecords) rec(id int, on civil.Date, values ...any) row {
	created, updated := stamps(on)
	return append(append(row{int64(id), int64(Agency)}, values...), created, updated)
}

// due returns the deadline of a rule that is counted from a day. It works out each only once.
func (o *otherRecords) due(rule string, from civil.Date) law.Deadline {
	of := dueOf{rule, from}
	due, ok := o.dues[of]
	if !ok {
		due, _ = statutes.DeadlineOf(rule, from)
		o.dues[of] = due
	}
	return due
}

// term returns the last day of a term, zero where it is not known.
func (o *otherRecords) term(rule string, from civil.Date) civil.Date {
	return o.due(rule, from).LastDay
}

// cite returns the citation of the legal rule that sets a term, in the version that is in force on the day.
func (o *otherRecords) cite(rule string, from civil.Date) string {
	return o.due(rule, from).Rule.Cite()
}

// lastOf returns the last day of a term as records hold it.
func (o *otherRecords) lastOf(rule string, from civil.Date) *civil.Date {
	return new(o.term(rule, from))
}

// shares returns n amounts that add up to a sum, as amounts are: mostly small.
func (o *otherRecords) shares(sum decimal.Decimal, n int) []decimal.Decimal {
	amounts := make([]decimal.Decimal, n)
	weights, total := make([]float64, n), 0.0
	for i := range weights {
		weights[i] = o.skewed(1, 1.1)
		total += weights[i]
	}
	whole, rest := sum.InexactFloat64(), sum
	for i := range amounts {
		amounts[i] = decimal.NewFromFloat(whole * weights[i] / total).Round(0)
		rest = rest.Sub(amounts[i])
	}
	amounts[slices.Index(weights, slices.Max(weights))] = amounts[slices.Index(weights, slices.Max(weights))].Add(rest)
	return amounts
}

// orNone returns a day as records hold it; nil where it is zero.
func orNone(d civil.Date) *civil.Date {
	if !d.IsValid() {
		return nil
	}
	return &d
}

// tables returns the tables of otherRecords in an order that the foreign keys allow.
func (o *otherRecords) tables() []table {
	return []table{
		{Name: "visit_frequencies", Columns: recordColumns("level", "effective_from", "quarters", "basis"), Rows: o.frequencies()},
		{Name: "planned_visits", Columns: recordColumns("business_id", "official_id", "starts_on", "due_on", "visit_id", "cancelled_on"), Rows: o.plannedVisits},
		bulk.TableOf("equipment", o.equipment),
		bulk.TableOf("inspections", o.inspections),
		{Name: "inspection_inspectors", Columns: []string{"agency_id", "inspection_id", "officer_id"}, Rows: o.inspectors},
		bulk.TableOf("hazards", o.hazards),
		bulk.TableOf("earlier_seals", o.seals),
		bulk.TableOf("safety_orders", o.orders),
		bulk.TableOf("rechecks", o.rechecks),
		{Name: "recheck_inspectors", Columns: []string{"agency_id", "recheck_id", "officer_id"}, Rows: o.recheckers},
		bulk.TableOf("follow_ups", o.followUps),
		bulk.TableOf("follow_up_steps", o.steps),
		bulk.TableOf("complaints", o.complaints),
		{Name: "complaint_reporters", Columns: []string{"agency_id", "complaint_id", "name", "contact", "tells"}, Rows: o.reporters},
		{Name: "analysis_reports", Columns: recordColumns("title", "issued_on", "unit_id"), Rows: o.analyses},
		{Name: "promise_merchants", Columns: recordColumns("scheme", "name", "party_id", "address", "joined_on", "left_on"), Rows: o.merchants},
		{Name: "rights_stations", Columns: recordColumns("kind", "name", "address", "opened_on", "closed_on"), Rows: o.stations},
		{Name: "trust_units", Columns: recordColumns("name", "proposed_on", "named_on", "ended_on"), Rows: o.units},
		{Name: "consumer_notices", Columns: recordColumns("kind", "title", "text", "published_on", "case_id", "ends_on"), Rows: o.notices},
		ruleSettings(),
		calendarDays(),
	}
}
