package graph_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2"

	"docket/demo/demotest"
	"docket/postgres/postgrestest"
	"docket/query"
	"docket/query/catalog"
	"docket/query/plan"
	"docket/query/querytest"
)

// explainer runs each statement under EXPLAIN ANALYZE and keeps its plan.
type explainer struct {
	*query.Pool
	plan planNode
}

// planNode is a node of a plan of Postgres.
type planNode struct {
	Type     string     `json:"Node Type"`
	Relation string     `json:"Relation Name"`
	Index    string     `json:"Index Name"`
	Loops    float64    `json:"Actual Loops"`
	Plans    []planNode `json:"Plans"`
}

func (e *explainer) QueryRow(ctx context.Context, statement string, args []any, custom bool) ([][]byte, error) {
	columns, err := e.Pool.QueryRow(ctx, "EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) "+statement, args, custom)
	if err != nil {
		return nil, err
	}
	var plans []struct{ Plan planNode }
	if err := json.Unmarshal(columns[0], &plans); err != nil {
		return nil, err
	}
	e.plan = plans[0].Plan
	return make([][]byte, 50), nil
}

// walk calls fn for a node and all nodes below it.
func (n planNode) walk(fn func(planNode)) {
	fn(n)
	for _, child := range n.Plans {
		child.walk(fn)
	}
}

// shape is how Postgres must run an operation.
type shape struct {
	name, operation string
	reads           map[string]int // scans of a table, however often one of them is run
	runs            map[string]int // those of them that are run at all
	index           string         // that is used, if not empty
	loops           float64        // at most, of any node
}

// checkShapes checks how Postgres runs operations over the demo bureau: how often it reads a table, and how often the most
// repeated node of the plan is run. Costs and times are not looked at.
func checkShapes(t *testing.T, c *catalog.Catalog, withoutSummaries bool, shapes []shape) {
	t.Helper()
	postgrestest.SkipOnCitus(t, "the plan of the coordinator does not show how workers read their tables")
	pool, err := query.OpenPool(t.Context(), postgrestest.Clone(t, demotest.Template), "", querytest.Zone, time.Minute, 1)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pool.Close)
	e := &explainer{Pool: pool}
	service := query.New(query.Settings{
		Catalog: c, Reader: e, Limits: plan.DefaultLimits, Zone: querytest.Zone, WithoutSummaries: withoutSummaries,
		Clock: func() time.Time { return today }, Log: slog.New(slog.DiscardHandler),
	})
	for _, c := range shapes {
		t.Run(c.name, func(t *testing.T) {
			doc, errs := gqlparser.LoadQueryWithRules(service.Catalog.Schema, c.operation, nil)
			if len(errs) > 0 {
				t.Fatal(errs)
			}
			op := query.Operation{Document: doc, Definition: doc.Operations[0], Text: c.operation, Role: catalog.Operator, Agencies: []int64{1}}
			if _, err := service.Read(t.Context(), op); err != nil {
				t.Fatal(err)
			}
			reads, runs, loops, isIndexUsed := map[string]int{}, map[string]int{}, 0.0, c.index == ""
			e.plan.walk(func(n planNode) {
				isIndexUsed = isIndexUsed || n.Index == c.index
				if n.Relation != "" {
					reads[n.Relation]++
					if n.Loops > 0 {
						runs[n.Relation]++
					}
				}
				loops = max(loops, n.Loops)
			})
			for table, times := range c.reads {
				if reads[table] != times {
					t.Errorf("%s is scanned in %d places of the plan, want %d", table, reads[table], times)
				}
			}
			for table, times := range c.runs {
				if runs[table] != times {
					t.Errorf("%s is read in %d places of the plan, want %d", table, runs[table], times)
				}
			}
			if !isIndexUsed {
				t.Errorf("%s is not used", c.index)
			}
			if loops > c.loops {
				t.Errorf("a node is run %v times, want at most %v", loops, c.loops)
			}
		})
	}
}

// TestPlanShapes checks the shapes of what is read from the records.
func TestPlanShapes(t *testing.T) {
	t.Parallel()
	checkShapes(t, querytest.Catalog(t), true, []shape{
		{
			name: "RelationConditionInPivot",
			operation: `{ foodBusinesses { groups(by: {level: {}}) { nodes { key { level }
				covered: aggregate(where: {assignments: {some: {endsOn: {isNull: true}}}}) { count }
				free: aggregate(where: {not: {assignments: {some: {endsOn: {isNull: true}}}}}) { count } } } } }`,
			reads: map[string]int{"food_businesses": 1, "coverage_assignments": 1},
			loops: 1,
		},
		{
			name:      "FiguresOfOneSource",
			operation: `{ report(agency: "320585", period: {year: 2023}, compareWith: null) { figures { value } } }`,
			reads:     map[string]int{"complaints": 1, "hazards": 1, "food_businesses": 1, "coverage_assignments": 1, "follow_ups": 1, "promise_merchants": 2},
			loops:     2000, // hazards are looked up for each of 1,969 inspections
		},
		{
			name:      "PeriodsOfOneSource",
			operation: `{ report(agency: "320585", period: {year: 2023}) { figures { value previous } } }`,
			reads:     map[string]int{"complaints": 2, "food_businesses": 1, "coverage_assignments": 1, "promise_merchants": 2, "rights_stations": 1, "agencies": 5},
			loops:     4000,
		},
		{
			name: "PageAndMeasuresOfComputedAmounts",
			operation: `{ cases(where: {unpaidAmount: {gt: "0"}}, orderBy: {unpaidAmount: DESC}, first: 10) {
				totalCount aggregate { sum { unpaidAmount } } nodes { caseNo } } }`,
			reads: map[string]int{"cases": 1, "penalties": 1, "payments": 1},
			loops: 1,
		},
		{
			name: "MeasuresAndGroupsOfRelationFilter",
			operation: `{ foodBusinesses(where: {isOpen: {eq: true}, currentAssignment: null}) { totalCount late: aggregate(where: {assignOverdue: {eq: true}}) { count }
				byLevel: groups(by: {level: {}}) { nodes { key { level } aggregate { count } } }
				byPartyKind: groups(by: {party: {kind: {}}}) { nodes { key { party { kind } } aggregate { count levelChanges { count } } } }
				byType: groups(by: {type: {}}, where: {level: {isNull: false}}) { nodes { key { type } aggregate { count } } } } }`,
			// The last groups have a condition of their own.
			reads: map[string]int{"food_businesses": 2, "coverage_assignments": 2, "parties": 1},
			loops: 20,
		},
		{
			name:      "BooleanThatAnIndexServes",
			operation: `{ plannedVisits(where: {overdue: {eq: true}}) { totalCount } }`,
			reads:     map[string]int{"planned_visits": 1},
			index:     "planned_visits_open_idx",
			loops:     1,
		},
		{
			name:      "RecordOfComputedAmount",
			operation: `{ penalties(where: {balance: {gt: "0"}}) { aggregate { count sum { balance } } } }`,
			reads:     map[string]int{"penalties": 1, "decisions": 1, "accruals": 1, "payments": 1},
			loops:     1,
		},
		{
			name: "ToOneConditionInPivot",
			operation: `{ plannedVisits { totalCount done: aggregate(where: {visit: {id: {isNull: false}}}) { count }
				serious: aggregate(where: {visit: {visitedOn: {year: 2023}}}) { count } } }`,
			reads: map[string]int{"planned_visits": 1, "coverage_visits": 1},
			loops: 1,
		},
		{
			name:      "ReferenceInPivot",
			operation: `{ complaints { totalCount filed: aggregate(where: {case: {id: {isNull: false}}}) { count } open: aggregate(where: {case: null}) { count } } }`,
			reads:     map[string]int{"complaints": 1, "cases": 0},
			loops:     1,
		},
		{
			name: "EarliestOfToOne",
			operation: `{ penalties { groups(by: {kind: {}}) { nodes { aggregate { decision { min { decidedOn } max { decidedOn } distinct { outcome } }
				decisions: decision { distinct { case } } } } } } }`,
			reads: map[string]int{"penalties": 1, "decisions": 1},
			loops: 1,
		},
		{
			name:      "ConditionOfRelationInRelationAggregate",
			operation: `{ parties(where: {cases: {aggregate: {where: {penalties: {some: {withdrawnOn: {isNull: true}}}}, count: {gte: 4}, distinct: {field: {gte: 3}}}}}) { totalCount } }`,
			reads:     map[string]int{"parties": 1, "cases": 1, "penalties": 1},
			loops:     1,
		},
		{
			name:      "ProvisionOfPenalty",
			operation: `{ penalties(where: {timesMinimum: {lt: "1"}}) { aggregate { count avg { timesMinimum } } } }`,
			reads:     map[string]int{"penalties": 1, "provisions": 1},
			loops:     1,
		},
		{
			name: "OrderByRelation",
			operation: `{ parties(orderBy: {cases: {where: {decidedOn: {year: 2023}}, sum: {penaltyAmount: DESC}}}, first: 10) {
				nodes { name cases(where: {decidedOn: {year: 2023}}) { totalCount } } } }`,
			runs:  map[string]int{"parties": 1, "cases": 2, "penalties": 1},
			loops: 10,
		},
	})
}

// TestShapesWithSummaries checks the shapes of what summaries answer, and of amounts that are kept for each record.
func TestShapesWithSummaries(t *testing.T) {
	t.Parallel()
	checkShapes(t, modelCatalogue(t), false, []shape{
		{
			name: "CoverageByLevel",
			operation: `{ foodBusinesses { groups(by: {level: {}}) { nodes { key { level } all: aggregate { count }
				covered: aggregate(where: {assignments: {some: {endsOn: {isNull: true}}}}) { count }
				free: aggregate(where: {closedOn: {isNull: true}, not: {assignments: {some: {endsOn: {isNull: true}}}}}) { count } } } } }`,
			reads: map[string]int{"food_businesses": 0, "coverage_assignments": 0, "food_businesses_by_level_closed_on_assignments_w": 1},
			loops: 1,
		},
		{
			name: "ComplaintsOfPeriod",
			operation: `{ complaints(where: {receivedOn: {year: 2023}}) { aggregate { count sum { recoveredAmount } } closed: aggregate(where: {closedInTime: {eq: true}}) { count }
				filed: aggregate(where: {case: {id: {isNull: false}}}) { count } byResult: groups(by: {result: {}}) { nodes { aggregate { count sum { recoveredAmount } } } } } }`,
			reads: map[string]int{"complaints": 0, "cases": 0},
			loops: 1,
		},
		{
			name: "OpenBusinesses",
			operation: `{ foodBusinesses(where: {isOpen: {eq: true}}) { totalCount byType: groups(by: {type: {}}) { nodes { aggregate { count } } }
				byDivision: groups(by: {division: {}}) { nodes { aggregate { count } } } } }`,
			reads: map[string]int{"food_businesses": 0},
			loops: 1,
		},
		{
			name:      "MerchantsOnDay",
			operation: `{ report(period: {year: 2023}) { noReasonReturnMerchants { value previous } preferredMerchants { value previous } } }`,
			reads:     map[string]int{"promise_merchants": 0},
			loops:     1,
		},
		{
			name: "UnpaidAmounts",
			operation: `{ cases(where: {unpaidAmount: {gt: "0"}}, orderBy: {unpaidAmount: DESC}, first: 10) {
				totalCount aggregate { sum { unpaidAmount } } nodes { caseNo } } }`,
			reads: map[string]int{"cases": 1, "cases_sum_records": 1, "penalties": 0, "payments": 0},
			index: "cases_sum_records_unpaid_amount_sum_idx",
			loops: 10, // cases are looked up for the page
		},
		{
			name:      "CountOfUnpaid",
			operation: `{ cases(where: {unpaidAmount: {gt: "0"}}) { totalCount aggregate { sum { unpaidAmount } } } }`,
			reads:     map[string]int{"cases": 0, "cases_sum_records": 1, "penalties": 0},
			loops:     1,
		},
		{
			name:      "PageOfUnpaid",
			operation: `{ cases(where: {unpaidAmount: {gt: "0"}}, orderBy: {unpaidAmount: DESC}, first: 10) { edges { cursor node { caseNo } } pageInfo { hasNextPage } } }`,
			reads:     map[string]int{"cases": 1, "cases_sum_records": 1, "penalties": 0},
			index:     "cases_sum_records_unpaid_amount_sum_idx",
			loops:     11, // one more tells that there is a next page
		},
		{
			name: "OrderByAmountsOfRelation",
			operation: `{ parties(orderBy: {cases: {where: {decidedOn: {year: 2023}}, sum: {penaltyAmount: DESC}}}, first: 10) {
				nodes { name } } }`,
			reads: map[string]int{"cases": 0, "penalties": 0},
			runs:  map[string]int{"parties": 1, "cases_sum_records": 1},
			index: "cases_sum_records_decided_party_idx",
			loops: 10, // parties are looked up for the page
		},
		{
			name:      "OrderByAmountsOfFewerThanThePage", // no case is decided in 1990: all parties are on a par
			operation: `{ parties(orderBy: {cases: {where: {decidedOn: {year: 1990}}, sum: {penaltyAmount: DESC}}}, first: 10) { nodes { name } } }`,
			reads:     map[string]int{"cases": 0, "penalties": 0},
			runs:      map[string]int{"parties": 1, "cases_sum_records": 2},
			loops:     10,
		},
	})
}
