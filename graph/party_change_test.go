package graph_test

import (
	"fmt"
	"strings"
	"testing"
)

const changeParty = `mutation($party: ID!, $kind: PartyKind, $name: String, $identityNo: String, $address: String, $remove: [PartyDetail!], $version: Int, $simulate: Boolean = false) {
	changeParty(input: {party: $party, kind: $kind, name: $name, identityNo: $identityNo, address: $address, remove: $remove, expectedVersion: $version, simulate: $simulate, reason: "据营业执照更正"}) {
		party { id kind name nameInitials nameKey code identityNo address version }
		change { kind name code identityNo address reason callerName }
	}
}`

// A clerk corrects a party. What was on record before is kept: clerks see it whole, auditors and admins masked, displays not at all.
func TestChangeParty(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t)
	const number, home = "11010519491231002X", "太仓市沙溪镇人民南路9号"
	s.exec(t, `INSERT INTO parties (agency_id, id, kind, name, address) VALUES (1, 9000001, 'COMPANY', '张三丰的店', '`+home+`'), (2, 9000001, 'COMPANY', '邻局的当事人', 'x')`)
	const id = "Party:1:9000001"
	// On record as a company, so that auditors see its address, until somebody finds out that it is a person.
	const read = `query($id: ID!) { node(id: $id) { ... on Party { address identityNo changes { nodes { name kind address identityNo reason } } } } }`
	if r := s.as(t, "auditor", read, map[string]any{"id": id}); r.at("node", "address") != home {
		t.Fatal(r.body)
	}
	input := map[string]any{"party": id, "kind": "NATURAL_PERSON", "name": "张三丰", "identityNo": number, "version": 1}
	simulated := s.as(t, "legal", changeParty, map[string]any{"party": id, "name": "另一名称", "simulate": true})
	if simulated.at("changeParty", "party", "name") != "另一名称" || fmt.Sprint(s.sql(t, "SELECT count(*) FROM party_changes WHERE party_id = 9000001")) != "0" {
		t.Error(simulated.body)
	}
	r := s.as(t, "legal", changeParty, input)
	if len(r.Errors) > 0 || r.at("changeParty", "party", "nameInitials") != "zsf" || r.at("changeParty", "party", "nameKey") != "张三丰" || r.at("changeParty", "party", "identityNo") != number ||
		fmt.Sprint(r.at("changeParty", "party", "version")) != "2" || r.at("changeParty", "change", "kind") != "COMPANY" || r.at("changeParty", "change", "name") != "张三丰的店" ||
		r.at("changeParty", "change", "address") != home || r.at("changeParty", "change", "callerName") != callers["legal"].Name {
		t.Error(r.body)
	}
	if r := s.as(t, "legal", changeParty, map[string]any{"party": id, "identityNo": "34052419800101001X"}); r.at("changeParty", "change", "identityNo") != number {
		t.Error(r.body)
	}
	for caller, want := range map[string][2]string{"legal": {home, number}, "auditor": {"***", "***"}, "admin": {"***", "***"}} {
		r := s.as(t, caller, read, map[string]any{"id": id})
		if r.at("node", "address") != want[0] || r.at("node", "changes", "nodes", 0, "address") != want[0] || r.at("node", "changes", "nodes", 1, "identityNo") != want[1] ||
			caller == "admin" && r.at("node", "changes", "nodes", 0, "reason") != "***" {
			t.Errorf("%s reads %s", caller, r.body)
		}
	}
	// To be shown the party whole is not to be shown what was wrong before.
	if r := s.as(t, "auditor", `mutation($p: ID!) { revealParty(input: {party: $p, reason: "核实"}) { party { address changes { nodes { address identityNo } } } } }`, map[string]any{"p": id}); r.at("revealParty", "party", "address") != home ||
		r.at("revealParty", "party", "changes", "nodes", 0, "address") != "***" || r.at("revealParty", "party", "changes", "nodes", 1, "identityNo") != "***" {
		t.Error(r.body)
	}
	for caller, code := range map[string]string{"dashboard": "FORBIDDEN", "neighbour": "", "auditor next door": ""} {
		if callers[caller].Role == "" {
			t.Fatalf("there is no %s", caller)
		}
		r := s.as(t, caller, `{ partyChanges { totalCount nodes { name } } }`, nil)
		if r.code() != code || code == "" && fmt.Sprint(r.at("partyChanges", "totalCount")) != "0" {
			t.Errorf("%s reads %s", caller, r.body)
		}
	}
	if log := s.log.takeText(); strings.Contains(log, number) || strings.Contains(log, home) {
		t.Errorf("the log holds what was corrected: %s", log)
	}
}

// Nobody learns by changeParty what they may not read: roles that do not write are refused before anything is looked up, and a party of
// another agency is answered as one that does not exist, whatever number or code is tried with it.
func TestChangePartyRefused(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t)
	const number, free = "11010519491231002X", "34052419800101001X"
	s.exec(t, `INSERT INTO parties (agency_id, id, kind, name, identity_no) VALUES (1, 9000001, 'NATURAL_PERSON', '张三丰', '`+number+`'), (1, 9000002, 'NATURAL_PERSON', '李四', NULL),
		(2, 9000001, 'NATURAL_PERSON', '邻局的人', NULL)`)
	for _, caller := range []string{"auditor", "admin", "dashboard", "public"} {
		bodies := map[string]bool{}
		for _, tried := range []string{number, free} {
			for _, party := range []string{"Party:1:9000002", "Party:1:99999999"} {
				r := s.as(t, caller, changeParty, map[string]any{"party": party, "identityNo": tried, "simulate": true})
				if r.code() != "FORBIDDEN" {
					t.Errorf("%s: %s", caller, r.body)
				}
				bodies[r.body] = true
			}
		}
		if len(bodies) != 1 {
			t.Errorf("%s is answered in %d ways: %v", caller, len(bodies), bodies)
		}
	}
	bodies := map[string]bool{}
	for _, tried := range []string{number, free, "wrong"} {
		for _, party := range []string{"Party:1:9000001", "Party:1:9000002", "Party:1:99999999"} {
			r := s.as(t, "neighbour", changeParty, map[string]any{"party": party, "identityNo": tried, "version": 7, "simulate": true})
			if r.code() != "NOT_FOUND" || strings.Contains(r.body, tried) {
				t.Errorf("next door: %s", r.body)
			}
			bodies[strings.ReplaceAll(r.body, party, "…")] = true
		}
	}
	if len(bodies) != 1 {
		t.Errorf("next door is answered in %d ways: %v", len(bodies), bodies)
	}
	// One number may stand in two agencies: that it is taken in another one is not told.
	if r := s.as(t, "neighbour", changeParty, map[string]any{"party": "Party:2:9000001", "identityNo": number}); len(r.Errors) > 0 {
		t.Errorf("a number of another agency: %s", r.body)
	}
	// A clerk of the agency is told that the number is taken, but neither the number nor the name.
	r := s.as(t, "legal", changeParty, map[string]any{"party": "Party:1:9000002", "identityNo": number})
	if r.code() != "CONFLICT" || strings.Contains(r.body, number) || strings.Contains(r.body, "张三丰") {
		t.Errorf("the number of another person: %s", r.body)
	}
}
