package db

import (
	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
)

// PublicRecord is the summary of a decision that the public sees (信息公示规定 4), without personal data (信息公示规定 6).
// enforcement.PublishDecision writes it.
type PublicRecord struct {
	bun.BaseModel `bun:"table:public_records,alias:public_record"`
	Record

	DecisionID  int64       `bun:"decision_id"` // not a relation of the GraphQL schema
	DecisionNo  string      `bun:"decision_no"`
	PartyName   string      `bun:"party_name"`
	PartyCode   *string     `bun:"party_code"`
	Violation   string      `bun:"violation"`
	Content     string      `bun:"content"`
	Bureau      string      `bun:"bureau"`
	DecidedOn   civil.Date  `bun:"decided_on,type:date"`
	PublishedOn civil.Date  `bun:"published_on,type:date"`
	ShownUntil  civil.Date  `bun:"shown_until,type:date"` // the last day
	TakenDownOn *civil.Date `bun:"taken_down_on,type:date"`
	Reason      *string     `bun:"reason"` // why it was taken down
}
