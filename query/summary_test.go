package query_test

import (
	"fmt"
	"log/slog"
	"testing"

	"github.com/vektah/gqlparser/v2"

	"docket/query"
	"docket/query/catalog"
	"docket/query/plan"
	"docket/query/querytest"
)

// TestSources checks which operations are answered from summaries. One service answers all, so plans are kept and found again.
func TestSources(t *testing.T) {
	t.Parallel()
	c := querytest.Catalog(t)
	s := query.New(query.Settings{Catalog: c, Reader: empty{}, Limits: plan.DefaultLimits, Zone: querytest.Zone, Clock: querytest.Clock, Log: slog.Default()})
	const (
		between  = `query($from: Date!, $until: Date!) { cases(where: {decidedOn: {gte: $from, lte: $until}}) { totalCount } }`
		byBucket = `{ cases { groups(by: [{decidedOn: {bucket: %s}}, {field: {}}]) { nodes { key { field } aggregate { count sum { fineAmount } avg { penaltyAmount } } } } } }`
		measures = `{ cases(where: %s) { aggregate { %s } } }`
		report   = `query($from: Date!, $until: Date!) { report(period: {from: $from, until: $until}, compareWith: null) { casesDecided { value } goodsDestroyed { value } equipmentInspections { value } } }`
	)
	days := func(from, until string) map[string]any { return map[string]any{"from": from, "until": until} }
	summaries, records, both := query.Sources{Summaries: true}, query.Sources{Records: true}, query.Sources{Summaries: true, Records: true}
	for _, step := range []struct {
		text      string
		variables map[string]any
		want      query.Sources
	}{
		{between, days("2023-01-01", "2023-12-31"), summaries},
		{between, days("2023-01-02", "2023-12-31"), records}, // not from the first day of a month
		{between, days("2023-01-01", "2023-12-30"), records},
		{between, days("2023-02-01", "2023-02-28"), summaries},
		{between, days("2024-02-01", "2024-02-28"), records}, // the 29th is missing
		{fmt.Sprintf(byBucket, "MONTH"), nil, summaries},
		{fmt.Sprintf(byBucket, "QUARTER"), nil, summaries},
		{fmt.Sprintf(byBucket, "WEEK"), nil, records},
		{fmt.Sprintf(measures, `{decidedOn: {year: 2023}, field: {in: [FOOD, DRUG]}}`, "count sum { penaltyAmount }"), nil, summaries},
		{fmt.Sprintf(measures, `{decidedOn: {isNull: true}}`, "count"), nil, summaries},
		{fmt.Sprintf(measures, `{decidedOn: {eq: "2023-01-01"}}`, "count"), nil, records},
		{fmt.Sprintf(measures, `{not: {decidedOn: {lt: "2023-04-01"}}}`, "count"), nil, summaries},
		{fmt.Sprintf(measures, `{agency: {code: {eq: "320585"}}}`, "count"), nil, summaries},
		{fmt.Sprintf(measures, `{field: {eq: FOOD}, cause: {contains: "x"}}`, "count"), nil, records},
		{fmt.Sprintf(measures, `{}`, "max { fineAmount }"), nil, records},
		{fmt.Sprintf(measures, `{}`, "sum { balance }"), nil, records}, // it depends on the day
		{fmt.Sprintf(measures, `{penalties: {some: {}}}`, "count"), nil, records},
		{`{ inspections(where: {inspectedOn: {year: 2023}, unit: {name: {contains: "一"}}}) { totalCount } }`, nil, summaries},
		{`{ hazards(where: {inspection: {inspectedOn: {year: 2023}, note: null}}) { totalCount } }`, nil, records},
		{`{ hazards(where: {removedOn: {gte: "2023-01-01"}}) { totalCount } }`, nil, records},
		// Groups open to their records.
		{`{ cases { groups(by: [{field: {}}]) { nodes { key { field } cases { nodes { id } } } } } }`, nil, both},
		{`{ cases { totalCount nodes { id } } }`, nil, both},
		{`{ party(id: "Party:1:1") { cases { totalCount } } }`, nil, records},
		{report, days("2023-01-01", "2023-03-31"), summaries},
		{report, days("2023-01-01", "2023-03-30"), records},
		{`{ report(period: {quarter: "2023Q1"}) { figures { previous } } }`, nil, both},
	} {
		document, errs := gqlparser.LoadQueryWithRules(c.Schema, step.text, nil)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		for _, agencies := range [][]int64{{1}, {1, 2}} {
			got := query.Sources{}
			_, err := s.Read(t.Context(), query.Operation{
				Document: document, Definition: document.Operations[0], Text: step.text, Variables: step.variables, Role: catalog.Operator, Agencies: agencies, Sources: &got,
			})
			if err != nil {
				t.Fatal(err)
			}
			if got != step.want {
				t.Errorf("%s %v: read from %+v, want %+v", step.text, step.variables, got, step.want)
			}
		}
	}
}
