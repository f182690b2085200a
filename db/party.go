package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/uptrace/bun"

	"docket/input"
	"docket/law"
	"docket/problem"
)

// Party is a person or an organisation that a case is against, or that runs a business or uses equipment. Verbs that take a new party
// write it; see Writer.PartyOf.
type Party struct {
	bun.BaseModel `bun:"table:parties,alias:party"`
	Record

	Kind         PartyKind `bun:"kind"`
	Name         string    `bun:"name"`
	NameInitials string    `bun:"name_initials,scanonly"` // first letters of the pinyin of the name; the database keeps them
	NameKey      string    `bun:"name_key,scanonly"`      // the name without what differs between spellings; the database keeps it
	Code         *string   `bun:"code"`                   // unified social credit code (GB 32100-2015)
	// IdentityNo is the identity number (GB 11643) of a natural person, or of the operator of a sole trader.
	IdentityNo     *string `bun:"identity_no"`
	Address        *string `bun:"address"`
	Representative *string `bun:"representative"`
	Division       *string `bun:"division"`   // administrative division code of six digits
	SourceKey      *string `bun:"source_key"` // the key in the file that it was imported from

	Cases          []*Case            `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	FoodBusinesses []*FoodBusiness    `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	Equipment      []*Equipment       `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	Inspections    []*Inspection      `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	Pharmacies     []*Pharmacy        `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	SafetyOrders   []*SafetyOrder     `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	Complaints     []*Complaint       `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	Promises       []*PromiseMerchant `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	TrustUnits     []*TrustUnit       `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	Changes        []*PartyChange     `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
}

// NewPartyInput describes a party that is not on record yet. If a party with the same Code is on record, or a natural person with the same
// IdentityNo, the write uses the party on record.
type NewPartyInput struct {
	Kind           PartyKind
	Name           string
	Code           *string
	IdentityNo     *string
	Address        *string
	Representative *string
	Division       *string
}

var partyComputed = map[string]Computed{
	"balance": {
		SQL:   "({owed})::numeric(20,2)",
		Parts: map[string]Part{"owed": {Relation: "cases", Function: "sum", Column: "balance"}},
	},
}

// partyMasks leave out the identity number, and the address of a party that may be a natural person, by the same rule as IsPerson.
var partyMasks = map[string]string{
	"identityNo": "left({row}.identity_no, 0) || '***'",
	"address": `CASE WHEN {row}.kind IN ('NATURAL_PERSON', 'UNKNOWN') OR {row}.kind = 'SOLE_TRADER' AND char_length({row}.name) <= 4
		THEN left({row}.address, 0) || '***' ELSE {row}.address END`,
}

// initialsFold lets a name be compared with initials, as in {nameInitials: {eq: "好味道"}}.
var initialsFold = map[string]string{"nameInitials": "name_initials"}

// partyFolds let a name in any spelling be compared with initials and name keys.
var partyFolds = map[string]string{"nameInitials": "name_initials", "nameKey": "name_key"}

// IsPerson reports whether the name of a party must be masked (信息公示规定 6): the party is a natural person, of unknown kind, or a sole trader
// with a name of at most four characters.
func (p *Party) IsPerson() bool {
	switch p.Kind {
	case PartyKindNaturalPerson, PartyKindUnknown:
		return true
	case PartyKindSoleTrader:
		return len([]rune(p.Name)) <= 4
	}
	return false
}

// MaskPersonalData returns a text for publication (信息公示规定 6). It masks the name of the party, if the party is a person, the name of its
// representative, and numbers as long as those of identity cards and telephones.
func (p *Party) MaskPersonalData(text string) string {
	if p.IsPerson() {
		text = strings.ReplaceAll(text, p.Name, law.MaskedName(p.Name))
	}
	if p.Representative != nil {
		text = strings.ReplaceAll(text, *p.Representative, law.MaskedName(*p.Representative))
	}
	return law.MaskedNumbers(text)
}

// PartyOf returns the number of the party of an input: the party that `party` names, or the party that `newParty` describes, which
// findOrInsertParty writes. Returns BAD_USER_INPUT unless exactly one of the two is given, NOT_FOUND if `party` does not exist, and the errors
// of findOrInsertParty.
func (w *Writer) PartyOf(ctx context.Context, party *Key, newParty *NewPartyInput) (int64, error) {
	switch {
	case party != nil && newParty != nil:
		return 0, input.Fault("input.newParty", "both `party` and `newParty` are given: give one of them")
	case party != nil:
		return party.ID, w.RequireExists(ctx, "input.party", *party, "Party", (*Party)(nil))
	case newParty == nil:
		return 0, input.Fault("input.party", "neither `party` nor `newParty` is given: give one of them")
	}
	return w.findOrInsertParty(ctx, "input.newParty", *newParty)
}

// PartyIfGiven returns the number of the party in `input.party`, which must exist; nil if none is given.
func (w *Writer) PartyIfGiven(ctx context.Context, key *Key) (*int64, error) {
	return IDIfGiven(key), w.RequireExistsIfGiven(ctx, "input.party", key, "Party", (*Party)(nil))
}

// findOrInsertParty adds a party and returns its number, or returns the number of the party on record with the same code, or of the natural
// person with the same identity number. field is the path of the input. Returns BAD_USER_INPUT for faulty input, and CONFLICT if the party on
// record is of another kind, or is a person of another name.
func (w *Writer) findOrInsertParty(ctx context.Context, field string, in NewPartyInput) (int64, error) {
	if err := CheckNewParty(field, in); err != nil {
		return 0, err
	}
	isPerson := in.Kind == PartyKindNaturalPerson && in.IdentityNo != nil
	if in.Code == nil && !isPerson {
		party := &Party{
			Kind: in.Kind, Name: in.Name, IdentityNo: in.IdentityNo, Address: in.Address, Representative: in.Representative, Division: in.Division,
		}
		err := Insert(ctx, w, party)
		return party.ID, err
	}
	// The unique keys decide: if two transactions enter the same party at once, both get the same record.
	var id int64
	err := w.tx.Tx.QueryRowContext(ctx, `INSERT INTO parties (agency_id, kind, name, code, identity_no, address, representative, division, created_at, updated_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) ON CONFLICT DO NOTHING RETURNING id`,
		w.agency, in.Kind, in.Name, in.Code, in.IdentityNo, in.Address, in.Representative, in.Division, w.at).Scan(&id)
	switch {
	case err == nil:
		w.NoteCreated("Party", []int64{id})
		return id, nil
	case !errors.Is(err, sql.ErrNoRows):
		return 0, fmt.Errorf("enter party: %w", err)
	}
	if isPerson {
		return w.findPerson(ctx, field, in)
	}
	var kind PartyKind
	var name string
	err = w.tx.Tx.QueryRowContext(ctx, `SELECT id, kind, name FROM parties WHERE agency_id = $1 AND code = $2`, w.agency, in.Code).Scan(&id, &kind, &name)
	if err != nil {
		return 0, fmt.Errorf("find party: %w", err)
	}
	if kind != in.Kind {
		return 0, problem.Errorf(problem.Conflict, "the code is that of %s, a %s: give `party`, %s, or the right code", name, kind, Key{"Party", w.agency, id}).At(field + ".kind")
	}
	return id, nil
}

// findPerson returns the number of the natural person on record with the identity number of the input. Returns CONFLICT if the person has
// another name; the message does not repeat the identity number.
func (w *Writer) findPerson(ctx context.Context, field string, in NewPartyInput) (int64, error) {
	var id int64
	var name string
	err := w.tx.Tx.QueryRowContext(ctx, `SELECT id, name FROM parties WHERE agency_id = $1 AND identity_no = $2 AND kind = 'NATURAL_PERSON'`,
		w.agency, in.IdentityNo).Scan(&id, &name)
	if err != nil {
		return 0, fmt.Errorf("find person: %w", err)
	}
	if name != in.Name {
		return 0, problem.Errorf(problem.Conflict, "a person of another name has this identity number: give `party`, %s, or the right number", Key{"Party", w.agency, id}).
			At(field + ".identityNo")
	}
	return id, nil
}

// CheckNewParty returns all faults of the input, in its order. Its messages repeat neither code nor identity number: the one may have been
// written in place of the other.
func CheckNewParty(field string, in NewPartyInput) error {
	var code, identityNo error
	switch {
	case in.Code == nil:
	case !law.IsCreditCode(*in.Code):
		code = input.Fault(field+".code", "this is not a unified social credit code: 18 characters in upper case with a right check digit (GB 32100-2015)")
	case in.Kind == PartyKindNaturalPerson:
		code = input.Fault(field+".code", "a natural person has no unified social credit code: leave it out, or say SOLE_TRADER")
	}
	switch {
	case in.IdentityNo == nil:
	case !law.IsIdentityNo(*in.IdentityNo):
		identityNo = input.Fault(field+".identityNo", "this is not an identity number: 17 digits with a day of birth, and a right check digit, which may be X (GB 11643)")
	case in.Kind != PartyKindNaturalPerson && in.Kind != PartyKindSoleTrader:
		identityNo = input.Fault(field+".identityNo", "a %s has no identity number: leave it out, or say NATURAL_PERSON or SOLE_TRADER", in.Kind)
	}
	return input.CheckAll(
		input.RequireText(field+".name", in.Name, input.MaxName), code, identityNo,
		input.RequireTextIfGiven(field+".address", in.Address, input.MaxLine),
		input.RequireTextIfGiven(field+".representative", in.Representative, input.MaxName),
		input.RequireDivisionIfGiven(field+".division", in.Division, 6),
	)
}
