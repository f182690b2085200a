package registers

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"docket/auth"
	"docket/db"
	"docket/input"
	"docket/law"
	"docket/problem"
	"docket/publicity"
)

// ChangeParty corrects what is on record of a party, and keeps in the ledger of its changes what was on record before, who corrected it and
// why. Published decisions keep their names, but a natural person's are masked. Payload: `party` and `change`. Returns BAD_USER_INPUT where
// nothing changes or the fields do not fit the kind, and CONFLICT where the party has another version than expected, another party has the
// code or the identity number, or a notice to consumers names the party, who is a natural person now.
func ChangeParty(ctx context.Context, w *db.Writer, in ChangePartyInput) (db.Payload, error) {
	party := new(db.Party)
	reason := input.RequireText("input.reason", in.Reason, input.MaxNote)
	if err := db.Lock(ctx, w, "input.party", in.Party, party); err != nil {
		return nil, input.CheckAll(reason, err)
	}
	if err := w.RequireVersion(in.ExpectedVersion, party); err != nil {
		return nil, err
	}
	before := *party
	columns, err := changePartyColumns(party, in)
	if err = input.CheckAll(reason, err, checkChangedParty(party, in)); err != nil {
		return nil, err
	}
	if len(columns) == 0 {
		return nil, input.Fault("input", "nothing is given that has changed")
	}
	if err := input.CheckAll(requireOwnCode(ctx, w, party), requireOwnIdentityNo(ctx, w, party), requireAnonymousNotices(ctx, w, party)); err != nil {
		return nil, err
	}
	if err := w.TouchMattersOf(ctx, party.ID); err != nil {
		return nil, err
	}
	change := changeOf(ctx, w, &before, in.Reason)
	if err := db.Insert(ctx, w, change); err != nil {
		return nil, err
	}
	if err := db.Update(ctx, w, party, columns...); err != nil {
		return nil, err
	}
	if err := publicity.MaskParty(ctx, w, party); err != nil {
		return nil, err
	}
	return db.Payload{"party": {db.KeyOf(party)}, "change": {db.KeyOf(change)}}, nil
}

// changePartyColumns sets the fields of a party that the input gives or removes, and returns the columns that differ. Returns
// BAD_USER_INPUT for a field that is given and removed.
func changePartyColumns(party *db.Party, in ChangePartyInput) (columns []string, err error) {
	if in.Kind != nil && *in.Kind != party.Kind {
		party.Kind, columns = *in.Kind, append(columns, "kind")
	}
	if in.Name != nil && *in.Name != party.Name {
		party.Name, columns = *in.Name, append(columns, "name")
	}
	for _, detail := range []struct {
		name   PartyDetail
		column string
		field  **string
		given  *string
	}{
		{PartyDetailCode, "code", &party.Code, in.Code},
		{PartyDetailIdentityNo, "identity_no", &party.IdentityNo, in.IdentityNo},
		{PartyDetailAddress, "address", &party.Address, in.Address},
		{PartyDetailRepresentative, "representative", &party.Representative, in.Representative},
		{PartyDetailDivision, "division", &party.Division, in.Division},
	} {
		isRemoved := slices.Contains(in.Remove, detail.name)
		switch {
		case isRemoved && detail.given != nil:
			return nil, input.Fault("input.remove", "%s is both given and removed: leave out one of the two", detail.name)
		case isRemoved && *detail.field != nil, detail.given != nil && (*detail.field == nil || **detail.field != *detail.given):
			*detail.field, columns = detail.given, append(columns, detail.column)
		}
	}
	return columns, nil
}

// checkChangedParty checks what an input gives of a party, and that what stays on record fits the party's kind.
func checkChangedParty(party *db.Party, in ChangePartyInput) error {
	given := db.NewPartyInput{
		Kind: party.Kind, Name: party.Name, Code: in.Code, IdentityNo: in.IdentityNo, Address: in.Address, Representative: in.Representative, Division: in.Division,
	}
	var code, identityNo error
	if in.Code == nil && party.Code != nil && party.Kind == db.PartyKindNaturalPerson {
		code = input.Fault("input.kind", "a natural person has no unified social credit code, and one is on record: name CODE in `remove`, or say SOLE_TRADER")
	}
	if in.IdentityNo == nil && party.IdentityNo != nil && party.Kind != db.PartyKindNaturalPerson && party.Kind != db.PartyKindSoleTrader {
		identityNo = input.Fault("input.kind", "a %s has no identity number, and one is on record: name IDENTITY_NO in `remove`", party.Kind)
	}
	return input.CheckAll(code, identityNo, db.CheckNewParty("input", given))
}

// requireOwnCode returns CONFLICT where another party of the agency has the code of a party.
func requireOwnCode(ctx context.Context, w *db.Writer, party *db.Party) error {
	if party.Code == nil {
		return nil
	}
	other, err := db.ReadOne[db.Party](ctx, w, "code = $2 AND id <> $3", "", *party.Code, party.ID)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err != nil:
		return err
	}
	return problem.Errorf(problem.Conflict, "the code is on record for %s, %s: give the right code; two records of one party are not joined, so file new matters under one of them", other.Name, db.KeyOf(other)).
		At("input.code").With("party", db.KeyOf(other).String())
}

// requireOwnIdentityNo returns CONFLICT where another natural person of the agency has the identity number of a natural person. The
// message does not repeat the number.
func requireOwnIdentityNo(ctx context.Context, w *db.Writer, party *db.Party) error {
	if party.IdentityNo == nil || party.Kind != db.PartyKindNaturalPerson {
		return nil
	}
	other, err := db.ReadOne[db.Party](ctx, w, "identity_no = $2 AND kind = 'NATURAL_PERSON' AND id <> $3", "", *party.IdentityNo, party.ID)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err != nil:
		return err
	}
	return problem.Errorf(problem.Conflict, "the identity number is on record for another person, %s: give the right number; two records of one person are not joined, so file new matters under one of them", db.KeyOf(other)).
		At("input.identityNo").With("party", db.KeyOf(other).String())
}

// requireAnonymousNotices returns CONFLICT where a notice to consumers about a case of the party is shown and names one of the natural
// persons behind the party (信息公示规定 6).
func requireAnonymousNotices(ctx context.Context, w *db.Writer, party *db.Party) error {
	persons := personsOf(party)
	if len(persons) == 0 {
		return nil
	}
	notices, err := db.Read[db.ConsumerNotice](ctx, w, `case_id IN (SELECT id FROM cases WHERE agency_id = $1 AND party_id = $2)
		AND (ends_on IS NULL OR ends_on > $3::text::date)`, "ORDER BY id", party.ID, w.Today().String())
	if err != nil {
		return err
	}
	for _, notice := range notices {
		if v := law.CheckAnonymous(notice.Title+"\n"+notice.Text, persons); v != nil {
			return problem.Errorf(problem.Conflict, "the notice %s names a natural person of the party (信息公示规定 6): end it with endNotice first", db.KeyOf(notice)).
				At("input.party").Under(v.Rule, v.Article).With("consumerNotice", db.KeyOf(notice).String())
		}
	}
	return nil
}

// changeOf returns the ledger entry of a correction by the caller: the party as it was before.
func changeOf(ctx context.Context, w *db.Writer, before *db.Party, reason string) *db.PartyChange {
	caller := auth.CallerOf(ctx)
	if !caller.IsKnown() {
		caller = auth.TheOperator()
	}
	return &db.PartyChange{
		PartyID: before.ID, Kind: before.Kind, Name: before.Name, Code: before.Code, IdentityNo: before.IdentityNo, Address: before.Address,
		Representative: before.Representative, Division: before.Division, Reason: reason, Caller: caller.ID, CallerName: caller.Name, ChangedAt: w.Now(),
	}
}
