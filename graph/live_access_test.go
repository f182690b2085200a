package graph_test

import (
	"fmt"
	"strings"
	"testing"

	"docket/graph"
)

// A role may subscribe to what access.txt lets it read, and sees of an event's texts what access.txt says.
func TestSubscriptionAccess(t *testing.T) {
	t.Parallel()
	s, table := serveThreeAgencies(t, fast), readAccessTable(t)
	id, caseNo, cause := s.openCase(t, 0)
	for i, caller := range callersOf {
		w := s.connect(t, caller)
		for _, c := range []struct{ typ, field, operation string }{
			{"Case", "caseChanged", fmt.Sprintf(`subscription { caseChanged(id: %q, since: "2023-01-01T00:00:00+08:00") { caseNo cause } }`, id)},
			{"Deadline", "deadlineDue", `subscription { deadlineDue(within: 366) { rule } }`},
			{"Case", "indicatorChanged", `subscription { indicatorChanged(indicators: ["casesDecided"], period: {year: 2023}) { value } }`},
		} {
			w.subscribe(c.field, c.operation, nil)
			m := w.read()
			for ; m.ID != c.field; m = w.read() { // further deadlines
			}
			if table.types[c.typ][i] == '-' {
				if m.Type != "error" || !strings.Contains(jsonOf(t, m), "FORBIDDEN") {
					t.Errorf("%s subscribes to %s: %+v", caller, c.field, m)
				}
				continue
			}
			payload, _ := m.Payload.(map[string]any)
			data, _ := payload["data"].(map[string]any)
			event, _ := data[c.field].(map[string]any)
			if m.Type != "next" || event == nil {
				t.Errorf("%s subscribes to %s: %+v", caller, c.field, m)
			}
			if c.field != "caseChanged" {
				continue
			}
			for name, value := range map[string]string{"caseNo": caseNo, "cause": cause} {
				if letter := table.texts["Case"][name][i]; !isSeenAs(letter, true, value, event[name]) {
					t.Errorf("%s sees %s as %v; the value is %q, and access.txt says %c", caller, name, event[name], value, letter)
				}
			}
		}
	}
}

// Who sends nothing of themselves over a WebSocket is the public, if the server answers the public: publicRecords can be read and be a live
// query, and nothing else.
func TestPublicSocket(t *testing.T) {
	t.Parallel()
	s := serve(t, fast, func(s *graph.Settings) { s.HTTP.Anonymous = callers["public"] })
	w := s.connect(t, "")
	w.subscribe("who", `{ viewer { role } }`, nil)
	w.requireNext("who", `{"viewer": {"role": "PUBLIC"}}`)
	if m := w.read(); m.Type != "complete" {
		t.Errorf("%+v", m)
	}
	w.subscribe("live", `query @live { publicRecords { totalCount } }`, nil)
	w.requireNext("live", fmt.Sprintf(`{"publicRecords": {"totalCount": %v}}`, s.mustAsk(t, `{ publicRecords { totalCount } }`, nil).at("publicRecords", "totalCount")))
	for id, operation := range map[string]string{
		"cases": `query @live { cases { totalCount } }`, "changed": `subscription { caseChanged { id } }`, "due": `subscription { deadlineDue { id } }`,
		"figure": `subscription { indicatorChanged(period: {year: 2023}) { value } }`,
	} {
		w.subscribe(id, operation, nil)
		if m := w.read(); m.ID != id || m.Type != "error" || !strings.Contains(jsonOf(t, m), `"FORBIDDEN"`) {
			t.Errorf("%s: %+v", id, m)
		}
	}
}
