package graph_test

import (
	"fmt"
	"strings"
	"testing"
)

// An identity number is stored where a party is made, seen by clerks, masked for auditors and admins, shown to them by revealParty alone, and
// written into no log and no error.
func TestIdentityNumber(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t)
	const number, wrong, file = "11010519491231002X", "110105194912310021", `mutation($party: NewPartyInput!, $cause: String = "涉嫌无照经营") { fileCase(input: {
		unit: "Unit:1:1", officers: ["Officer:1:1", "Officer:1:2"], field: FOOD, source: MEDIA, cause: $cause, filedOn: "2024-03-01", newParty: $party
	}) { case { party { id identityNo } } } }`
	person := func(name, number string) map[string]any {
		return map[string]any{"kind": "NATURAL_PERSON", "name": name, "identityNo": number}
	}
	filed := s.as(t, "legal", file, map[string]any{"party": person("张三丰", number)})
	if len(filed.Errors) > 0 || filed.at("fileCase", "case", "party", "identityNo") != number {
		t.Fatal(filed.body)
	}
	id := filed.at("fileCase", "case", "party", "id")
	again := s.as(t, "legal", file, map[string]any{"party": person("张三丰", number)})
	if again.at("fileCase", "case", "party", "id") != id {
		t.Errorf("the same person is another record: %s", again.body)
	}
	if n := fmt.Sprint(s.sql(t, "SELECT count(*) FROM parties WHERE identity_no = $1", number)); n != "1" {
		t.Errorf("%s records have the number", n)
	}

	for name, c := range map[string]struct {
		variables        map[string]any
		code, field, say string
	}{
		"a wrong check digit":     {map[string]any{"party": person("张三丰", wrong)}, "BAD_USER_INPUT", "input.newParty.identityNo", "GB 11643"},
		"in place of the code":    {map[string]any{"party": map[string]any{"kind": "SOLE_TRADER", "name": "某店", "code": number}}, "BAD_USER_INPUT", "input.newParty.code", "identityNo"},
		"another name":            {map[string]any{"party": person("李四", number)}, "CONFLICT", "input.newParty.identityNo", "another name"},
		"of a company":            {map[string]any{"party": map[string]any{"kind": "COMPANY", "name": "某公司", "identityNo": number}}, "BAD_USER_INPUT", "input.newParty.identityNo", "COMPANY has no identity number"},
		"in a text":               {map[string]any{"party": person("李四", "34052419800101001X"), "cause": "涉嫌张三（" + number + "）无照经营"}, "BAD_USER_INPUT", "input.cause", "identityNo"},
		"in the name, with gaps":  {map[string]any{"party": person("李四 110105 19491231 002x", "34052419800101001X")}, "BAD_USER_INPUT", "input.newParty.name", "identityNo"},
		"in the name, full width": {map[string]any{"party": person("李四１１０１０５１９４９１２３１００２Ｘ", "34052419800101001X")}, "BAD_USER_INPUT", "input.newParty.name", "identityNo"},
	} {
		r := s.as(t, "legal", file, c.variables)
		if r.code() != c.code || r.Errors[0].Extensions["field"] != c.field || !strings.Contains(r.body, c.say) || strings.Contains(r.body, number) || strings.Contains(r.body, wrong) {
			t.Errorf("%s: %s", name, r.body)
		}
	}

	const read = `query($id: ID!) { node(id: $id) { ... on Party { identityNo } } }`
	for caller, want := range map[string]any{"legal": number, "auditor": "***", "admin": "***", "dashboard": nil} {
		if r := s.as(t, caller, read, map[string]any{"id": id}); len(r.Errors) > 0 || r.at("node", "identityNo") != want {
			t.Errorf("%s reads %s", caller, r.body)
		}
	}
	const reveal = `mutation($id: ID!, $simulate: Boolean = false) { revealParty(input: {party: $id, reason: "核实身份", simulate: $simulate}) { party { identityNo } disclosure { party { identityNo } } } }`
	for _, caller := range []string{"auditor", "admin"} {
		r := s.as(t, caller, reveal, map[string]any{"id": id})
		if r.at("revealParty", "party", "identityNo") != number || r.at("revealParty", "disclosure", "party", "identityNo") != "***" {
			t.Errorf("%s is shown %s", caller, r.body)
		}
		if r := s.as(t, caller, reveal, map[string]any{"id": id, "simulate": true}); r.at("revealParty", "party", "identityNo") != "***" {
			t.Errorf("%s, simulated: %s", caller, r.body)
		}
	}
	if log := s.log.takeText(); strings.Contains(log, number) || strings.Contains(log, wrong) {
		t.Errorf("the log holds the number: %s", log)
	}
}
