package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/uptrace/bun"

	"docket/law"
	"docket/problem"
)

// Party is whom a case is against or who runs a business.
type Party struct {
	bun.BaseModel `bun:"table:parties,alias:party"`
	Record

	Kind           PartyKind `bun:"kind"`
	Name           string    `bun:"name"`
	Code           *string   `bun:"code"` // unified social credit code
	Address        *string   `bun:"address"`
	Representative *string   `bun:"representative"`
	Division       *string   `bun:"division"`
	SourceKey      *string   `bun:"source_key"`

	Cases          []*Case            `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	FoodBusinesses []*FoodBusiness    `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	Equipment      []*Equipment       `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	Inspections    []*Inspection      `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	Pharmacies     []*Pharmacy        `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	SafetyOrders   []*SafetyOrder     `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	Complaints     []*Complaint       `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	Promises       []*PromiseMerchant `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	TrustUnits     []*TrustUnit       `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
}

var partyComputed = map[string]Computed{
	"balance": {
		SQL:   "({owed})::numeric(20,2)",
		Parts: map[string]Part{"owed": {Relation: "cases", Function: "sum", Column: "balance"}},
	},
}

// enterParty adds a party, or finds the one on record with its code, and tells its number.
func (w *Writer) EnterParty(ctx context.Context, field string, in NewPartyInput) (int64, error) {
	if err := CheckAll(
		RequireText(field+".name", in.Name, MaxName),
		RequireTextIfGiven(field+".address", in.Address, MaxLine),
		RequireTextIfGiven(field+".representative", in.Representative, MaxName),
	); err != nil {
		return 0, err
	}
	if in.Division != nil && !sixDigits.MatchString(*in.Division) {
		return 0, BadInput(field+".division", "%q is not a division code of six digits", *in.Division)
	}
	party := &Party{
		Kind: in.Kind, Name: in.Name, Code: in.Code, Address: in.Address, Representative: in.Representative, Division: in.Division,
	}
	if in.Code == nil {
		err := Insert(ctx, w, party)
		return party.ID, err
	}
	switch {
	case !law.IsCreditCode(*in.Code):
		return 0, BadInput(field+".code", "%q is not a unified social credit code: 18 characters in upper case with a right check digit (GB 32100-2015)", *in.Code)
	case in.Kind == PartyKindNaturalPerson:
		return 0, BadInput(field+".code", "a natural person has no unified social credit code: leave it out, or say SOLE_TRADER")
	}
	// The key decides, not a look before: two who enter the same party at once get one.
	var id int64
	err := w.tx.Tx.QueryRowContext(ctx, `INSERT INTO parties (agency_id, kind, name, code, address, representative, division, created_at, updated_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) ON CONFLICT (agency_id, code) DO NOTHING RETURNING id`,
		w.agency, in.Kind, in.Name, in.Code, in.Address, in.Representative, in.Division, w.at).Scan(&id)
	switch {
	case err == nil:
		w.changes = append(w.changes, Change{Key{"Party", w.agency, id}, true})
		return id, nil
	case !errors.Is(err, sql.ErrNoRows):
		return 0, fmt.Errorf("enter party: %w", err)
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

var sixDigits = regexp.MustCompile(`^[0-9]{6}$`)

// partyOf returns the number of the party in an input: the party that `party` names, or the one that `newParty` describes.
// Returns BAD_USER_INPUT unless exactly one of the two is given.
func (w *Writer) PartyOf(ctx context.Context, party *Key, newParty *NewPartyInput) (int64, error) {
	switch {
	case party != nil && newParty != nil:
		return 0, BadInput("input.newParty", "both `party` and `newParty` are given: give one of them")
	case party != nil:
		return party.ID, w.RequireExists(ctx, "input.party", *party, "Party", (*Party)(nil))
	case newParty == nil:
		return 0, BadInput("input.party", "neither `party` nor `newParty` is given: give one of them")
	}
	return w.EnterParty(ctx, "input.newParty", *newParty)
}

// NewPartyInput is a party not yet on record.
type NewPartyInput struct {
	Kind           PartyKind
	Name           string
	Code           *string
	Address        *string
	Representative *string
	Division       *string
}

// isPerson tells whether a party is shown as a person is: a natural person, one of which the register does not say, and a sole
// trader under a name of a person's length.
func (p *Party) IsPerson() bool {
	switch p.Kind {
	case PartyKindNaturalPerson, PartyKindUnknown:
		return true
	case PartyKindSoleTrader:
		return len([]rune(p.Name)) <= 4
	}
	return false
}

// masked is a text without what tells more of people than is published: the party's name where it is a person, its representative,
// and numbers as long as those of identity cards and telephones (信息公示规定 6).
func (p *Party) Masked(text string) string {
	if p.IsPerson() {
		text = strings.ReplaceAll(text, p.Name, law.MaskedName(p.Name))
	}
	if p.Representative != nil {
		text = strings.ReplaceAll(text, *p.Representative, law.MaskedName(*p.Representative))
	}
	return law.MaskedNumbers(text)
}

// partyIfGiven is the number of the party that an entry of a register is of, where it says whose it is.
func (w *Writer) PartyIfGiven(ctx context.Context, key *Key) (*int64, error) {
	if key == nil {
		return nil, nil
	}
	return &key.ID, w.RequireExists(ctx, "input.party", *key, "Party", (*Party)(nil))
}
