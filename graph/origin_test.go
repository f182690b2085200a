package graph_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"docket/graph"
)

// askOrigin sends an operation that asks from what it is read.
func (s *testServer) askOrigin(t *testing.T, operation string) reply {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": operation, "extensions": map[string]any{"origin": true}})
	if err != nil {
		t.Fatal(err)
	}
	return s.send(t, http.MethodPost, "/graphql", string(body), map[string]string{"Content-Type": asJSON, "Accept": asResponse})
}

// TestOrigin checks what answers say of their origin, and that they are the same when everything is read from the records, before and after a
// write.
func TestOrigin(t *testing.T) {
	t.Parallel()
	s := serve(t)
	without := serve(t, func(settings *graph.Settings) { settings.Database = s.url; settings.WithoutSummaries = true })
	compare := func() {
		for operation, want := range map[string]string{
			`{ cases(where: {decidedOn: {year: 2023}}) { totalCount } }`:                    "summaries",
			`{ cases(where: {decidedOn: {year: 2023}}) { totalCount nodes { caseNo } } }`:   "summaries and records",
			`{ cases(where: {decidedOn: {gte: "2023-01-02"}}) { totalCount } }`:             "records",
			`{ report(period: {year: 2023}) { complaintsReceived { value previous } } }`:    "summaries",
			`{ report(period: {year: 2023}) { rightsStations { value } agency { name } } }`: "records",
			`{ report(period: {quarter: "2023Q2"}) { narrative } }`:                         "summaries and records",
			`{ cases { groups(by: [{decidedOn: {bucket: MONTH, fill: true}}, {field: {}}], first: 500) { totalCount nodes {
				key { decidedOn field } aggregate { count sum { fineAmount penaltyAmount } avg { fineAmount } } } } } }`: "summaries",
			`{ complaints(where: {receivedOn: {year: 2023}}) { groups(by: [{channel: {}}, {receivedOn: {bucket: QUARTER}}], orderBy: {count: DESC}, first: 100) { nodes {
				key { channel receivedOn } aggregate { count sum { recoveredAmount } } reports: aggregate(where: {kind: {eq: REPORT}}) { count } } } } }`: "summaries",
			`{ inspections(where: {unit: {name: {contains: "分局"}}}) { groups(by: [{unit: {}}]) { nodes { key { unit { name } } aggregate { count } } } } }`:                         "summaries",
			`{ complaints { groups(by: [{object: {}}], where: {issue: {isNull: false}}) { nodes { key { object } aggregate { count } complaints(first: 2) { nodes { id } } } } } }`: "summaries and records",
		} {
			got := s.askOrigin(t, operation)
			if !strings.Contains(got.body, `"extensions":{"origin":{"from":"`+want+`","milliseconds":`) {
				t.Errorf("%s: %.300s, want %q", operation, got.body, want)
			}
			before, _, _ := strings.Cut(got.body, `,"extensions"`)
			records, _, _ := strings.Cut(without.askOrigin(t, operation).body, `,"extensions"`)
			if before != records {
				t.Errorf("%s:\n%.500s\nfrom records:\n%.500s", operation, before, records)
			}
		}
	}
	compare()
	for _, statement := range []string{
		"UPDATE cases SET field = 'PRICE' WHERE id % 40 = 0", "UPDATE penalties SET withdrawn_on = '2024-01-05' WHERE id % 40 = 0 AND withdrawn_on IS NULL",
		"DELETE FROM hazards WHERE id % 40 = 0 AND NOT EXISTS (SELECT FROM earlier_seals e WHERE e.hazard_id = hazards.id)",
		"UPDATE complaints SET channel = 'LETTER', recovered_amount = recovered_amount + 0.01 WHERE id % 200 = 0",
	} {
		s.exec(t, statement)
	}
	compare()
}
