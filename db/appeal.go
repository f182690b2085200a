package db

import (
	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
)

// Appeal is an appeal against a decision, to another authority or a court. enforcement.FileAppeal writes it.
type Appeal struct {
	bun.BaseModel `bun:"table:appeals,alias:appeal"`
	Record

	CaseID     int64          `bun:"case_id"`
	DecisionID int64          `bun:"decision_id"`
	Kind       AppealKind     `bun:"kind"`
	Authority  string         `bun:"authority"`
	FiledOn    civil.Date     `bun:"filed_on,type:date"`
	EndedOn    *civil.Date    `bun:"ended_on,type:date"`
	Outcome    *AppealOutcome `bun:"outcome"`
	Note       *string        `bun:"note"`

	Case     *Case     `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Decision *Decision `bun:"rel:belongs-to,join:agency_id=agency_id,join:decision_id=id"`
}
