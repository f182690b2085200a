package db

import (
	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"

	"docket/messages"
)

// Hazard is a hazard that an inspection found. Its seal columns describe the last seal; earlier ones are in EarlierSeals.
type Hazard struct {
	bun.BaseModel `bun:"table:hazards,alias:hazard"`
	Record

	InspectionID int64          `bun:"inspection_id"`
	Kind         HazardKind     `bun:"kind"`
	Severity     HazardSeverity `bun:"severity"`
	Text         string         `bun:"text"`
	RemovedOn    *civil.Date    `bun:"removed_on,type:date"`
	Proof        *string        `bun:"proof"`                 // of the removal
	ReportedOn   *civil.Date    `bun:"reported_on,type:date"` // to the authority above, for a serious hazard
	SealedOn     *civil.Date    `bun:"sealed_on,type:date"`
	SealDueOn    *civil.Date    `bun:"seal_due_on,type:date"` // the last day of the seal; nil if it is not known
	UnsealedOn   *civil.Date    `bun:"unsealed_on,type:date"`
	Unsealing    *string        `bun:"unsealing"` // why the seal was removed

	Inspection   *Inspection    `bun:"rel:belongs-to,join:agency_id=agency_id,join:inspection_id=id"`
	EarlierSeals []*EarlierSeal `bun:"rel:has-many,join:agency_id=agency_id,join:id=hazard_id"`
}

var hazardComputed = map[string]Computed{
	"sealOverdue": {SQL: "({row}.sealed_on IS NOT NULL AND {row}.unsealed_on IS NULL AND {row}.seal_due_on IS NOT NULL AND {row}.seal_due_on < {today})"},
}

// EarlierSeal is a seal that was removed before the equipment was sealed again for the same hazard. Records are only added.
type EarlierSeal struct {
	bun.BaseModel `bun:"table:earlier_seals,alias:earlier_seal"`
	Record

	HazardID   int64       `bun:"hazard_id"`
	SealedOn   civil.Date  `bun:"sealed_on,type:date"`
	DueOn      *civil.Date `bun:"due_on,type:date"`
	UnsealedOn civil.Date  `bun:"unsealed_on,type:date"`
	Unsealing  string      `bun:"unsealing"`

	Hazard *Hazard `bun:"rel:belongs-to,join:agency_id=agency_id,join:hazard_id=id"`
}

// IsSealed reports whether the equipment is sealed because of the hazard.
func (h *Hazard) IsSealed() bool { return h.SealedOn != nil && h.UnsealedOn == nil }

// LastKnownDay returns the last day after the inspection on which the hazard is known to have existed, and how that is known. Returns a
// zero day if no seal shows it.
func (h *Hazard) LastKnownDay() (civil.Date, messages.Phrase) {
	switch {
	case h.UnsealedOn != nil:
		return *h.UnsealedOn, "the seal came off while the hazard was there"
	case h.SealedOn != nil:
		return *h.SealedOn, "the equipment was sealed"
	}
	return civil.Date{}, ""
}

// Remove sets the hazard as removed on a day, and its seal with it. It returns the columns that changed, for Update.
func (h *Hazard) Remove(on civil.Date, proof string) []string {
	h.RemovedOn, h.Proof = &on, &proof
	if h.IsSealed() {
		h.UnsealedOn, h.Unsealing = &on, &proof
	}
	return []string{"removed_on", "proof", "unsealed_on", "unsealing"}
}
