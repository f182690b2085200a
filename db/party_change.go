package db

import (
	"context"
	"fmt"
	"time"

	"github.com/uptrace/bun"
)

// PartyChange is a ledger entry: what was on record of a party before it was corrected, who corrected it, and why. registers.ChangeParty
// writes it.
type PartyChange struct {
	bun.BaseModel `bun:"table:party_changes,alias:party_change"`
	Record

	PartyID        int64     `bun:"party_id"`
	Kind           PartyKind `bun:"kind"`
	Name           string    `bun:"name"`
	Code           *string   `bun:"code"`
	IdentityNo     *string   `bun:"identity_no"`
	Address        *string   `bun:"address"`
	Representative *string   `bun:"representative"`
	Division       *string   `bun:"division"`
	Reason         string    `bun:"reason"`
	Caller         string    `bun:"caller"`
	CallerName     string    `bun:"caller_name"`
	ChangedAt      time.Time `bun:"changed_at"`

	Party *Party `bun:"rel:belongs-to,join:agency_id=agency_id,join:party_id=id"`
}

// partyChangeMasks leave out the identity number and every address: that of a person who was on record as a company is a home, too.
var partyChangeMasks = map[string]string{
	"identityNo": "left({row}.identity_no, 0) || '***'",
	"address":    "left({row}.address, 0) || '***'",
}

// TouchMattersOf notes that the write touches the cases, clues and complaints of a party: callers must be allowed to write for their
// units, texts of the input must not reveal who reported them, and those who watch the cases are told.
func (w *Writer) TouchMattersOf(ctx context.Context, party int64) error {
	for _, matters := range []struct {
		ids   *[]int64
		query string
	}{
		{&w.reports.cases, "SELECT id FROM cases WHERE agency_id = ? AND party_id = ? ORDER BY id"},
		{&w.reports.clues, "SELECT id FROM clues WHERE agency_id = ? AND party_id = ? ORDER BY id"},
		{&w.reports.complaints, "SELECT id FROM complaints WHERE agency_id = ? AND party_id = ? ORDER BY id"},
	} {
		var found []int64
		if err := w.tx.NewRaw(matters.query, w.agency, party).Scan(ctx, &found); err != nil {
			return fmt.Errorf("look for the matters of a party: %w", err)
		}
		*matters.ids = append(*matters.ids, found...)
	}
	return nil
}
