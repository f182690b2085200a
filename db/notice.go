package db

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"
)

// Proposal is what is to be imposed, before the party is told of it.
type Proposal struct {
	bun.BaseModel `bun:"table:proposals,alias:proposal"`
	Record

	CaseID     int64      `bun:"case_id"`
	ProposedOn civil.Date `bun:"proposed_on,type:date"`
	Reasons    *string    `bun:"reasons"`

	Case      *Case              `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Penalties []*ProposedPenalty `bun:"rel:has-many,join:agency_id=agency_id,join:id=proposal_id"`
}

// ProposedPenalty is a penalty that is proposed.
type ProposedPenalty struct {
	bun.BaseModel `bun:"table:proposed_penalties,alias:proposed_penalty"`
	Record

	ProposalID  int64            `bun:"proposal_id"`
	Kind        PenaltyKind      `bun:"kind"`
	ProvisionID int64            `bun:"provision_id"`
	Amount      *decimal.Decimal `bun:"amount,type:numeric(14,2)"`
	Text        *string          `bun:"text"`
	Departure   *string          `bun:"departure"`

	Proposal  *Proposal  `bun:"rel:belongs-to,join:agency_id=agency_id,join:proposal_id=id"`
	Provision *Provision `bun:"rel:belongs-to,join:provision_id=id"`
}

// Hearing is a hearing of which the party was told.
type Hearing struct {
	bun.BaseModel `bun:"table:hearings,alias:hearing"`
	Record

	CaseID  int64      `bun:"case_id"`
	ToldOn  civil.Date `bun:"told_on,type:date"`
	HeldOn  civil.Date `bun:"held_on,type:date"`
	Place   string     `bun:"place"`
	ChairID int64      `bun:"chair_id"`

	Case  *Case    `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Chair *Officer `bun:"rel:belongs-to,join:agency_id=agency_id,join:chair_id=id"`
}
