package demo

import (
	"math/rand/v2"
	"time"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/demo/bulk"
	"docket/demo/casefile"
	"docket/law"
)

// lastDay is the last day of which the bureau has records.
var lastDay = day(2023, 12, 31)

// bureauZone is the time zone of the bureau, Asia/Shanghai, which has had one offset since 1992.
var bureauZone = time.FixedZone("CST", 8*60*60)

// statutes is the law that the bureau's records are counted by.
var statutes = law.NewRulebook(law.NewCalendar(nil))

// bureau holds all records while they are made up.
type bureau struct {
	draw
	units, officers, businesses, officials []row
	parties                                []*db.Party
	plans                                  []*plan
	destructions                           []*destruction
	assignments, visits, findings          []row
	levels                                 []row
	// serving are the officers of each unit, by number.
	serving [][]int64
	shops   []shop
	// nonFoodParties are those whom cases outside of food are mostly against.
	nonFoodParties []party
	files          *casefile.Files
	receipts       int64
	otherRecords   *otherRecords
	pharmacies     *pharmacySupervision
}

type row = []any

// table is what is copied into a table of the database.
type table = bulk.Table

// morning returns 10:00 on a day, when records of it are written.
func morning(d civil.Date) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 10, 0, 0, 0, bureauZone)
}

// stamps returns created_at, updated_at of a record written on a day.
func stamps(d civil.Date) (time.Time, time.Time) { return morning(d), morning(d) }

// newBureau makes up all records. The order of the calls decides which random numbers each of them gets.
func newBureau() *bureau {
	b := newPlans()
	b.writeCases()
	b.otherRecords.addAfterCases()
	b.pharmacies = b.supervisePharmacies()
	return b
}

// newPlans makes up all but the files of cases, and what rests on them.
func newPlans() *bureau {
	b := &bureau{draw: draw{rand.New(rand.NewPCG(320585, 2023))}}
	b.hire()
	b.openBusinesses()
	b.enterOtherParties()
	b.planCases()
	b.coverBusinesses()
	b.otherRecords = b.makeOtherRecords()
	return b
}

// recordColumns returns the columns of a table: id, agency_id, the named columns, created_at and updated_at.
func recordColumns(names ...string) []string {
	return append(append([]string{"id", "agency_id"}, names...), "created_at", "updated_at")
}

// tables returns all records in the order in which they may be written.
func (b *bureau) tables() []table {
	corrections := b.correctParty() // before the parties are written
	tables := append(b.basis(), table{
		Name: "level_changes", Columns: recordColumns("business_id", "level", "starts_on", "ends_on", "reason"), Rows: b.levels, // before who answers by them
	})
	tables = append(tables, b.files.Tables()...)
	tables = append(tables,
		table{Name: "officials", Columns: recordColumns("name", "post", "tier", "division", "left_on"), Rows: b.officials},
		table{Name: "coverage_assignments", Columns: recordColumns("business_id", "official_id", "period"), Rows: b.assignments},
		table{Name: "coverage_visits", Columns: recordColumns("business_id", "official_id", "visited_on", "cancelled_on", "cancellation"), Rows: b.visits},
		table{Name: "findings", Columns: recordColumns("visit_id", "severity", "text", "due_on", "rectified_on", "proof", "case_id", "cancelled_on"), Rows: b.findings},
	)
	tables = append(tables, b.otherRecords.tables()...)
	tables = append(tables, b.attachments()...)
	tables = append(tables, access()...)
	return append(tables,
		bulk.TableOf("party_changes", corrections),
		bulk.TableOf("pharmacies", b.pharmacies.pharmacies),
		bulk.TableOf("remote_checks", b.pharmacies.checks),
		table{Name: "remote_check_inspectors", Columns: []string{"agency_id", "check_id", "officer_id"}, Rows: b.pharmacies.inspectors},
		bulk.TableOf("remote_findings", b.pharmacies.findings),
	)
}

// basis returns what all other records rest on.
func (b *bureau) basis() []table {
	created, updated := stamps(day(2019, 3, 1))
	agency := row{int64(Agency), "320585", agencyName, agencyShortName, agencyCreditCode, "COUNTY", created, updated}
	return []table{
		{Name: "agencies", Columns: []string{"id", "code", "name", "short_name", "credit_code", "level", "created_at", "updated_at"}, Rows: []row{agency}},
		{Name: "units", Columns: recordColumns("name", "kind"), Rows: b.units},
		{Name: "officers", Columns: recordColumns("unit_id", "name", "certificate_no", "certified_from", "certified_until"), Rows: b.officers},
		bulk.TableOf("provisions", provisionRecords()),
		bulk.TableOf("parties", b.parties),
		{Name: "food_businesses", Columns: recordColumns("party_id", "name", "licence_no", "type", "level", "address", "division", "opened_on", "closed_on"), Rows: b.businesses},
	}
}
