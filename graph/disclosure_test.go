package graph_test

import (
	"fmt"
	"strings"
	"testing"
)

const revealParty = `mutation($p: ID!, $why: String!, $key: String, $simulate: Boolean = false) {
	revealParty(input: {party: $p, reason: $why, idempotencyKey: $key, simulate: $simulate}) {
		party {id address identityNo pharmacies(first: 1) {nodes {phone party {address}}}}
		disclosure {id reason caller callerName role revealedAt party {id address} pharmacy {id}}
	}
}`

// person returns a natural person on record at agency 1 who runs a pharmacy, and the address that only some roles see.
func (s *callerServer) person(t *testing.T) (id, address string) {
	t.Helper()
	s.exec(t, `UPDATE parties SET kind = 'NATURAL_PERSON', code = NULL, address = '城厢镇弇山路77号' WHERE agency_id = 1 AND id = (SELECT party_id FROM pharmacies WHERE agency_id = 1 AND id = 1)`)
	s.exec(t, `UPDATE pharmacies SET phone = '0512-53521234' WHERE id = 1`)
	return fmt.Sprintf("Party:1:%v", s.sql(t, "SELECT party_id FROM pharmacies WHERE agency_id = 1 AND id = 1")), "城厢镇弇山路77号"
}

// disclosures returns how many disclosures there are beside that of the demo bureau.
func (s *callerServer) disclosures(t *testing.T) string {
	t.Helper()
	return fmt.Sprint(s.sql(t, "SELECT count(*) FROM disclosures WHERE id > 1"))
}

// An auditor and an admin are shown an address whole in the answer of the mutation and nowhere else, and the ledger says to whom and why.
func TestRevealParty(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t)
	id, address := s.person(t)
	for i, caller := range []string{"auditor", "admin"} {
		r := s.as(t, caller, revealParty, map[string]any{"p": id, "why": "核实送达地址"})
		if len(r.Errors) > 0 || r.at("revealParty", "party", "address") != address {
			t.Fatalf("%s: %s", caller, r.body)
		}
		if strings.Count(r.body, address) != 1 || r.at("revealParty", "disclosure", "party", "address") != "***" ||
			r.at("revealParty", "party", "pharmacies", "nodes", 0, "party", "address") != "***" || r.at("revealParty", "party", "pharmacies", "nodes", 0, "phone") != "***1234" {
			t.Errorf("%s sees more than the party's own texts: %s", caller, r.body)
		}
		want := fmt.Sprintf("核实送达地址 %s %s %s 2024-03-15 01:30:00 %d", callers[caller].ID, callers[caller].Name, callers[caller].Role, i+1)
		got := s.sql(t, `SELECT concat_ws(' ', max(reason), max(caller), max(caller_name), max(role), max(revealed_at AT TIME ZONE 'UTC'), (SELECT count(*) FROM disclosures WHERE id > 1))
			FROM disclosures WHERE agency_id = 1 AND party_id = split_part($1, ':', 3)::bigint AND caller = $2`, id, callers[caller].ID)
		if got != want {
			t.Errorf("the ledger has %q, want %q", got, want)
		}
		if later := s.as(t, caller, `query($p: ID!) {node(id: $p) {... on Party {address}} disclosures(where: {party: {id: {eq: $p}}}) {totalCount nodes {party {address}}}}`,
			map[string]any{"p": id}); strings.Contains(later.body, address) || later.at("node", "address") != "***" || fmt.Sprint(later.at("disclosures", "totalCount")) != fmt.Sprint(i+1) {
			t.Errorf("later %s reads %s", caller, later.body)
		}
	}
	// The operator on the server's machine has no role.
	if r := s.as(t, "operator", revealParty, map[string]any{"p": id, "why": "核实"}); len(r.Errors) > 0 || r.at("revealParty", "disclosure", "role") != nil || r.at("revealParty", "disclosure", "caller") != "operator" {
		t.Error(r.body)
	}
}

// A refused request, a simulated one and one under the key of somebody else show nothing and keep nothing.
func TestRevealPartyRefused(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t)
	id, address := s.person(t)
	for _, c := range []struct{ name, caller, party, why, code, says string }{
		{"a clerk", "legal", id, "核实", "FORBIDDEN", "LEGAL may not call revealParty"},
		{"a display", "dashboard", id, "核实", "FORBIDDEN", "DASHBOARD may not call revealParty"},
		{"the public", "public", id, "核实", "FORBIDDEN", "may not call"},
		{"an admin next door", "admin next door", id, "核实", "NOT_FOUND", "input.party"},
		{"a blank reason", "auditor", id, " ", "BAD_USER_INPUT", "input.reason: the text is blank"},
		{"a reason too long", "auditor", id, strings.Repeat("核", 2001), "BAD_USER_INPUT", "at most 2000"},
		{"no such party", "auditor", "Party:1:999999999", "核实", "NOT_FOUND", "input.party"},
		{"another record", "auditor", "Pharmacy:1:1", "核实", "BAD_USER_INPUT", "not of Party"},
	} {
		r := s.as(t, c.caller, revealParty, map[string]any{"p": c.party, "why": c.why})
		if r.code() != c.code || !strings.Contains(r.body, c.says) || strings.Contains(r.body, address) {
			t.Errorf("%s: want %s %q: %s", c.name, c.code, c.says, r.body)
		}
	}
	there := s.as(t, "admin next door", revealParty, map[string]any{"p": id, "why": "核实"})
	missing := s.as(t, "admin next door", revealParty, map[string]any{"p": "Party:1:999999999", "why": "核实"})
	if there.body != strings.ReplaceAll(missing.body, "Party:1:999999999", id) {
		t.Errorf("a party of another agency is answered by %s, one that does not exist by %s", there.body, missing.body)
	}
	if r := s.as(t, "auditor", `mutation($p: ID!) {revealParty(input: {party: $p}) {party {address}}}`, map[string]any{"p": id}); r.code() != "BAD_USER_INPUT" {
		t.Errorf("without a reason: %s", r.body)
	}
	if r := s.as(t, "auditor", revealParty, map[string]any{"p": id, "why": "核实", "simulate": true}); len(r.Errors) > 0 || r.at("revealParty", "party", "address") != "***" {
		t.Errorf("simulated: %s", r.body)
	}
	if n := s.disclosures(t); n != "0" {
		t.Fatalf("%s disclosures are kept", n)
	}
	keyed := map[string]any{"p": id, "why": "核实", "key": "k1"}
	first, again := s.as(t, "auditor", revealParty, keyed), s.as(t, "auditor", revealParty, keyed)
	if first.body != again.body || first.at("revealParty", "party", "address") != address {
		t.Errorf("sent twice under a key: %s, then %s", first.body, again.body)
	}
	if r := s.as(t, "admin", revealParty, keyed); r.code() != "CONFLICT" || strings.Contains(r.body, address) {
		t.Errorf("under the key of somebody else: %s", r.body)
	}
	if n := s.disclosures(t); n != "1" {
		t.Errorf("%s disclosures are kept, want 1", n)
	}
}

// A pharmacy's telephone number is shown in the same way, and its party's address is not.
func TestRevealPharmacy(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t)
	s.person(t)
	const reveal = `mutation($why: String!) {revealPharmacy(input: {pharmacy: "Pharmacy:1:1", reason: $why}) {pharmacy {phone party {address}} disclosure {pharmacy {id phone} party {id}}}}`
	r := s.as(t, "auditor", reveal, map[string]any{"why": "电话回访"})
	if r.at("revealPharmacy", "pharmacy", "phone") != "0512-53521234" || r.at("revealPharmacy", "pharmacy", "party", "address") != "***" ||
		r.at("revealPharmacy", "disclosure", "pharmacy", "phone") != "***1234" || r.at("revealPharmacy", "disclosure", "party") != nil || s.disclosures(t) != "1" {
		t.Error(r.body)
	}
	if r := s.as(t, "admin next door", reveal, map[string]any{"why": "电话回访"}); r.code() != "NOT_FOUND" {
		t.Errorf("next door: %s", r.body)
	}
	// Whose role sees the number anyway needs no mutation, and has none.
	if r := s.as(t, "legal", `{node(id: "Pharmacy:1:1") {... on Pharmacy {phone}}}`, nil); r.at("node", "phone") != "0512-53521234" {
		t.Error(r.body)
	}
}
