package access

import (
	"context"

	"docket/auth"
	"docket/db"
	"docket/input"
	"docket/problem"
)

// RevealParty records who is shown the unmasked address and identity number of a party, and why. They are shown by the answer, whose type is
// marked @unmasked in the schema. Payload: `party`, `disclosure`.
func RevealParty(ctx context.Context, w *db.Writer, in RevealPartyInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireExists(ctx, "input.party", in.Party, "Party", (*db.Party)(nil)),
		input.RequireText("input.reason", in.Reason, input.MaxNote),
	); err != nil {
		return nil, err
	}
	kept, err := insertDisclosure(ctx, w, &db.Disclosure{PartyID: &in.Party.ID, Reason: in.Reason})
	return db.Payload{"party": {in.Party}, "disclosure": {kept}}, err
}

// RevealPharmacy records who is shown the unmasked telephone number of a pharmacy, and why. It is shown by the answer, as in RevealParty.
// Payload: `pharmacy`, `disclosure`.
func RevealPharmacy(ctx context.Context, w *db.Writer, in RevealPharmacyInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireExists(ctx, "input.pharmacy", in.Pharmacy, "Pharmacy", (*db.Pharmacy)(nil)),
		input.RequireText("input.reason", in.Reason, input.MaxNote),
	); err != nil {
		return nil, err
	}
	kept, err := insertDisclosure(ctx, w, &db.Disclosure{PharmacyID: &in.Pharmacy.ID, Reason: in.Reason})
	return db.Payload{"pharmacy": {in.Pharmacy}, "disclosure": {kept}}, err
}

// RevealAttachment records who opens a file of a case, and why. The file itself is sent by GET /attachments, to this caller and for a short
// time. Payload: `attachment`, `disclosure`. Returns CONFLICT if the file was withdrawn.
func RevealAttachment(ctx context.Context, w *db.Writer, in RevealAttachmentInput) (db.Payload, error) {
	const field = "input.attachment"
	if err := input.CheckAll(
		w.RequireExists(ctx, field, in.Attachment, "Attachment", (*db.Attachment)(nil)),
		input.RequireText("input.reason", in.Reason, input.MaxNote),
	); err != nil {
		return nil, err
	}
	file, err := db.ReadOne[db.Attachment](ctx, w, "id = $2", "", in.Attachment.ID)
	if err != nil {
		return nil, err
	}
	if file.WithdrawnAt != nil {
		return nil, problem.Errorf(problem.Conflict, "%s was withdrawn on %s", in.Attachment, w.DayOf(*file.WithdrawnAt)).At(field)
	}
	kept, err := insertDisclosure(ctx, w, &db.Disclosure{AttachmentID: &in.Attachment.ID, Reason: in.Reason})
	return db.Payload{"attachment": {in.Attachment}, "disclosure": {kept}}, err
}

// insertDisclosure inserts a disclosure in the name of the caller, or of the operator if no caller is known, and returns its key.
func insertDisclosure(ctx context.Context, w *db.Writer, d *db.Disclosure) (db.Key, error) {
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
