package db

import (
	"time"

	"github.com/uptrace/bun"
)

// Disclosure is a ledger entry: a caller was shown a text whole that the caller's role sees masked, or a file that the role
// does not open.
type Disclosure struct {
	bun.BaseModel `bun:"table:disclosures,alias:disclosure"`
	Record

	PartyID      *int64 `bun:"party_id"`
	PharmacyID   *int64 `bun:"pharmacy_id"`
	AttachmentID *int64 `bun:"attachment_id"`
	Reason       string `bun:"reason"`
	Caller       string `bun:"caller"`
	CallerName   string `bun:"caller_name"`
	// Role is nil for the operator on the server's machine.
	Role       *AccountRole `bun:"role"`
	RevealedAt time.Time    `bun:"revealed_at"`

	Party      *Party      `bun:"rel:belongs-to,join:agency_id=agency_id,join:party_id=id"`
	Pharmacy   *Pharmacy   `bun:"rel:belongs-to,join:agency_id=agency_id,join:pharmacy_id=id"`
	Attachment *Attachment `bun:"rel:belongs-to,join:agency_id=agency_id,join:attachment_id=id"`
}
