package db

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"
)

// FollowUp is the follow-up of a product that failed a sample test, at its seller and its maker. equipment.OpenFollowUp writes it.
type FollowUp struct {
	bun.BaseModel `bun:"table:follow_ups,alias:follow_up"`
	Record

	Product          string           `bun:"product"`
	SampleNo         string           `bun:"sample_no"`
	FailedItem       string           `bun:"failed_item"` // the property that failed the test
	SellerID         int64            `bun:"seller_id"`
	MakerID          *int64           `bun:"maker_id"`
	SampledOn        civil.Date       `bun:"sampled_on,type:date"`
	OpenedOn         civil.Date       `bun:"opened_on,type:date"`
	ClosedOn         *civil.Date      `bun:"closed_on,type:date"`
	Outcome          *FollowUpOutcome `bun:"outcome"`
	RecalledQuantity *decimal.Decimal `bun:"recalled_quantity,type:numeric(14,3)"`
	DestructionID    *int64           `bun:"destruction_id"`
	CaseID           *int64           `bun:"case_id"`
	ReferredTo       *string          `bun:"referred_to"` // the agency of the maker or the seller, if it was referred there

	Seller      *Party          `bun:"rel:belongs-to,join:agency_id=agency_id,join:seller_id=id"`
	Maker       *Party          `bun:"rel:belongs-to,join:agency_id=agency_id,join:maker_id=id"`
	Destruction *Destruction    `bun:"rel:belongs-to,join:agency_id=agency_id,join:destruction_id=id"`
	Case        *Case           `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Steps       []*FollowUpStep `bun:"rel:has-many,join:agency_id=agency_id,join:id=follow_up_id"`
}

// FollowUpStep is a step of a follow-up. Records are only added.
type FollowUpStep struct {
	bun.BaseModel `bun:"table:follow_up_steps,alias:follow_up_step"`
	Record

	FollowUpID    int64            `bun:"follow_up_id"`
	Kind          FollowUpStepKind `bun:"kind"`
	TakenOn       civil.Date       `bun:"taken_on,type:date"`
	Text          *string          `bun:"text"`
	Quantity      *decimal.Decimal `bun:"quantity,type:numeric(14,3)"`
	DestructionID *int64           `bun:"destruction_id"`

	FollowUp    *FollowUp    `bun:"rel:belongs-to,join:agency_id=agency_id,join:follow_up_id=id"`
	Destruction *Destruction `bun:"rel:belongs-to,join:agency_id=agency_id,join:destruction_id=id"`
}
