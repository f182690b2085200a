package access_test

import (
	"strings"
	"testing"

	"docket/access"
	"docket/auth"
	"docket/db"
	"docket/db/dbtest"
	"docket/problem"
)

// toReveal is a good input of revealParty.
func toReveal() access.RevealPartyInput {
	return access.RevealPartyInput{Party: dbtest.Key("Party:1:1"), Reason: "核实送达地址"}
}

func TestRevealParty(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = access.RevealPartyInput
	dbtest.CheckRefusals(t, w, access.RevealParty, toReveal, map[string]dbtest.FaultyInput[in]{
		"a party that is not": {Change: func(r *in) { r.Party.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.party", Says: "there is no Party"}},
		"another record":      {Change: func(r *in) { r.Party = dbtest.Key("Unit:1:1") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.party", Says: "not of Party"}},
		"a blank reason":      {Change: func(r *in) { r.Reason = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.reason", Says: "blank"}},
		"a reason too long":   {Change: func(r *in) { r.Reason = strings.Repeat("字", 2001) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.reason", Says: "at most 2000"}},
	})
	// CheckRefusals has run the good input once; no request asked for it.
	dbtest.CheckEqual(t, "kept", w.Text(t, `SELECT string_agg(concat_ws(' ', agency_id, party_id, coalesce(pharmacy_id::text, '-'), reason, caller, caller_name, coalesce(role, '-'), revealed_at = '2024-03-15T01:30:00Z'), ', ') FROM disclosures`),
		"1 1 - 核实送达地址 operator operator - t")
}

// An idempotency key holds for the caller who used it.
func TestKeyOfCaller(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	in := toReveal()
	in.IdempotencyKey = new("k1")
	auditor := auth.Caller{ID: "account:1:1", Name: "审计", Role: auth.Auditor, Agencies: []int64{1}}
	for range 2 {
		if _, err := db.Do(auth.WithCaller(t.Context(), auditor), w.Store, access.RevealParty, in, nil); err != nil {
			t.Fatal(err)
		}
	}
	auditor.ID = "account:1:2"
	_, err := db.Do(auth.WithCaller(t.Context(), auditor), w.Store, access.RevealParty, in, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.idempotencyKey", Says: "was used by revealParty"}.Check(t, "another caller", err)
	dbtest.CheckEqual(t, "kept", w.Text(t, "SELECT string_agg(caller || ' ' || role, ', ') FROM disclosures"), "account:1:1 AUDITOR")
}
