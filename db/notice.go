package db

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"
)

// Proposal is the set of penalties that the party is notified of before the decision. enforcement.ProposePenalty writes it.
type Proposal struct {
	bun.BaseModel `bun:"table:proposals,alias:proposal"`
	Record

	CaseID     int64      `bun:"case_id"`
	ProposedOn civil.Date `bun:"proposed_on,type:date"`
	Reasons    *string    `bun:"reasons"`

	Case      *Case              `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Penalties []*ProposedPenalty `bun:"rel:has-many,join:agency_id=agency_id,join:id=proposal_id"`
}

// ProposedPenalty is one penalty of a proposal.
type ProposedPenalty struct {
	bun.BaseModel `bun:"table:proposed_penalties,alias:proposed_penalty"`
	Record

	ProposalID  int64            `bun:"proposal_id"`
	Kind        PenaltyKind      `bun:"kind"`
	ProvisionID int64            `bun:"provision_id"`
	Amount      *decimal.Decimal `bun:"amount,type:numeric(14,2)"` // yuan; nil unless PenaltyKind.IsMoney
	Text        *string          `bun:"text"`
	Departure   *string          `bun:"departure"` // why the amount departs from the bounds of the provision
	Act         *string          `bun:"act"`       // the act that is punished; nil where the case has one act

	Proposal  *Proposal  `bun:"rel:belongs-to,join:agency_id=agency_id,join:proposal_id=id"`
	Provision *Provision `bun:"rel:belongs-to,join:provision_id=id"`
}

// Hearing is a hearing to which the party was invited.
type Hearing struct {
	bun.BaseModel `bun:"table:hearings,alias:hearing"`
	Record

	CaseID  int64      `bun:"case_id"`
	ToldOn  civil.Date `bun:"told_on,type:date"` // when the party was told of it
	HeldOn  civil.Date `bun:"held_on,type:date"`
	Place   string     `bun:"place"`
	ChairID int64      `bun:"chair_id"`

	Case  *Case    `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Chair *Officer `bun:"rel:belongs-to,join:agency_id=agency_id,join:chair_id=id"`
}
