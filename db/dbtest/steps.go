package dbtest

import (
	"fmt"
	"sync/atomic"
	"testing"

	"docket/complaints"
	"docket/coverage"
	"docket/db"
	"docket/enforcement"
	"docket/equipment"
)

// FileComplaint files a complaint and returns its key.
func (w *World) FileComplaint(t *testing.T, in complaints.FileComplaintInput) db.Key {
	t.Helper()
	return RunForKey(t, w, complaints.FileComplaint, in, "complaint")
}

// ComplaintColumns returns columns of a complaint as text, with spaces between them.
func (w *World) ComplaintColumns(t *testing.T, complaint db.Key, columns string) string {
	t.Helper()
	return w.Text(t, "SELECT concat_ws(' ', "+columns+") FROM complaints WHERE id = ?", complaint.ID)
}

// shopCount makes the addresses of shops differ.
var shopCount atomic.Int64

// RegisterShop registers a food business with an address of its own, and returns its key. change changes the input first.
func (w *World) RegisterShop(t *testing.T, level db.CoverageLevel, change ...func(*coverage.RegisterFoodBusinessInput)) db.Key {
	t.Helper()
	in := coverage.RegisterFoodBusinessInput{
		Agency: Key("Agency:1"), Name: "某店", Type: db.BusinessTypeSale, Level: &level, Party: new(Key("Party:1:1")), OpenedOn: Day("2020-01-01"),
		Address: new(fmt.Sprintf("某路%d号", shopCount.Add(1))),
	}
	for _, c := range change {
		c(&in)
	}
	return Run(t, w, coverage.RegisterFoodBusiness, in)["business"][0]
}

// IssueReportedOrder issues a safety order upon an inspection, records the report that it was carried out on a day, and returns its key.
func (w *World) IssueReportedOrder(t *testing.T, inspection db.Key, text, day string) db.Key {
	t.Helper()
	in := Order(inspection)
	in.Text = text
	issued := RunForKey(t, w, equipment.IssueSafetyOrder, in, "safetyOrder")
	Run(t, w, equipment.ReportSafetyOrder, equipment.ReportSafetyOrderInput{SafetyOrder: issued, ReportedOn: Day(day)})
	return issued
}

// FileCase files a case and returns its key.
func (w *World) FileCase(t *testing.T, in enforcement.FileCaseInput) db.Key {
	t.Helper()
	return RunForKey(t, w, enforcement.FileCase, in, "case")
}

// FileReadyCase files a case, takes the steps up to the decision on the day of filing, and returns its key.
//
// The party is told of the proposed penalties; where none are given, of the heaviest of any test, since a decision must not be heavier.
func (w *World) FileReadyCase(t *testing.T, in enforcement.FileCaseInput, proposed ...enforcement.PenaltyInput) db.Key {
	t.Helper()
	filed := w.FileCase(t, in)
	step := enforcement.StepInput{Case: filed, On: in.FiledOn}
	Run(t, w, enforcement.RecordInvestigation, enforcement.RecordInvestigationInput{StepInput: step})
	heaviest := Fine("10000")
	if in.ValueOfGoods != nil {
		heaviest = Fine(in.ValueOfGoods.Mul(Dec("20")).String())
		heaviest.Provision = Key("Provision:2")
	}
	if len(proposed) == 0 {
		proposed = []enforcement.PenaltyInput{
			heaviest,
			{Kind: db.PenaltyKindConfiscationOfGains, Provision: Key("Provision:1"), Amount: new(Dec("10000"))},
			WithoutAmount(db.PenaltyKindConfiscationOfGoods), WithoutAmount(db.PenaltyKindWarning),
		}
	}
	Run(t, w, enforcement.ProposePenalty, enforcement.ProposePenaltyInput{StepInput: step, Penalties: proposed})
	Run(t, w, enforcement.NotifyParty, enforcement.NotifyPartyInput{StepInput: step})
	Run(t, w, enforcement.WaiveStatement, enforcement.WaiveStatementInput{StepInput: step})
	return filed
}

// Decide decides a case on 10 March 2024 and returns the key of the decision.
func (w *World) Decide(t *testing.T, filed db.Key, penalties ...enforcement.PenaltyInput) db.Key {
	t.Helper()
	return RunForKey(t, w, enforcement.DecidePenalty,
		enforcement.DecidePenaltyInput{Case: filed, DecidedOn: Day("2024-03-10"), Penalties: penalties}, "decision")
}

// Confiscate records one lot for each quantity, serves the decision, and returns the keys of the lots.
func (w *World) Confiscate(t *testing.T, decision db.Key, quantities ...string) (lots []db.Key) {
	t.Helper()
	in := enforcement.ConfiscateGoodsInput{Decision: decision, ConfiscatedOn: Day("2024-03-11")}
	for i, quantity := range quantities {
		in.Lots = append(in.Lots, enforcement.ConfiscatedLotInput{Name: fmt.Sprintf("过期食品%d", i+1), Quantity: Dec(quantity), Unit: "件", StoredAt: "一号库"})
	}
	payload := Run(t, w, enforcement.ConfiscateGoods, in)
	w.Serve(t, decision)
	return payload["goodsLots"]
}

// Serve serves a decision on 11 March 2024 unless it is served already. Only then its goods may leave the store.
func (w *World) Serve(t *testing.T, decision db.Key) {
	t.Helper()
	of := Key("Case:1:" + w.Text(t, "SELECT case_id FROM decisions WHERE agency_id = 1 AND id = ?", decision.ID))
	if w.Text(t, "SELECT status FROM cases WHERE agency_id = 1 AND id = ?", of.ID) == "DECIDED" {
		Run(t, w, enforcement.ServeDocument, enforcement.ServeDocumentInput{StepInput: enforcement.StepInput{Case: of, On: Day("2024-03-11")}})
	}
}

// PenaltyOf returns the key of the penalty of a kind in a decision.
func (w *World) PenaltyOf(t *testing.T, decision db.Key, kind db.PenaltyKind) db.Key {
	t.Helper()
	return Key("Penalty:1:" + w.Text(t, "SELECT id FROM penalties WHERE agency_id = 1 AND decision_id = ? AND kind = ?", decision.ID, kind))
}
