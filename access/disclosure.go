package access

import (
	"context"

	"docket/auth"
	"docket/db"
)

// RevealParty keeps who is shown the address and the identity number of a party whole, and why. It changes `disclosure` and shows `party`.
func RevealParty(ctx context.Context, w *db.Writer, in RevealPartyInput) (db.Payload, error) {
	if err := db.CheckAll(
		w.RequireExists(ctx, "input.party", in.Party, "Party", (*db.Party)(nil)),
		db.RequireText("input.reason", in.Reason, db.MaxNote),
	); err != nil {
		return nil, err
	}
	kept, err := keep(ctx, w, &db.Disclosure{PartyID: &in.Party.ID, Reason: in.Reason})
	return db.Payload{"party": {in.Party}, "disclosure": {kept}}, err
}

// RevealPharmacy keeps who is shown the telephone number of a pharmacy whole, and why. It changes `disclosure` and shows `pharmacy`.
func RevealPharmacy(ctx context.Context, w *db.Writer, in RevealPharmacyInput) (db.Payload, error) {
	if err := db.CheckAll(
		w.RequireExists(ctx, "input.pharmacy", in.Pharmacy, "Pharmacy", (*db.Pharmacy)(nil)),
		db.RequireText("input.reason", in.Reason, db.MaxNote),
	); err != nil {
		return nil, err
	}
	kept, err := keep(ctx, w, &db.Disclosure{PharmacyID: &in.Pharmacy.ID, Reason: in.Reason})
	return db.Payload{"pharmacy": {in.Pharmacy}, "disclosure": {kept}}, err
}

// keep adds a disclosure to the caller of the request, or to the operator if no request asked for it, and returns its key.
func keep(ctx context.Context, w *db.Writer, d *db.Disclosure) (db.Key, error) {
	caller := auth.CallerOf(ctx)
	if !caller.IsKnown() {
		caller = auth.TheOperator()
	}
	d.Caller, d.CallerName, d.RevealedAt = caller.ID, caller.Name, w.Now()
	if caller.Role != auth.Operator {
		d.Role = new(db.AccountRole(caller.Role))
	}
	err := db.Insert(ctx, w, d)
	return db.KeyOf(d), err
}
