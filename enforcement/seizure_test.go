package enforcement_test

import (
	"testing"

	"docket/db"
	"docket/db/dbtest"
	"docket/enforcement"
	"docket/problem"
)

// Goods that were not released when their seizure ended are still in the bureau's hands: the decision confiscates them, and the
// deadline shows that it was missed. Goods that were released are not there.
func TestConfiscateAfterTheSeizureEnded(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	filing := dbtest.CaseToFile()
	filing.FiledOn = dbtest.Day("2024-02-01")
	filed := w.FileReadyCase(t, filing)
	lots := dbtest.Run(t, w, enforcement.SeizeGoods, enforcement.SeizeGoodsInput{
		Case: filed, Kind: db.SeizureKindSeize, Ground: "涉嫌", ApprovedBy: "赵局长", Place: "某店", Officers: filing.Officers, SeizedOn: filing.FiledOn,
		Lots: []enforcement.ConfiscatedLotInput{
			{Name: "糖果", Quantity: dbtest.Dec("10"), Unit: "盒", StoredAt: "一号库"}, {Name: "饼干", Quantity: dbtest.Dec("5"), Unit: "盒", StoredAt: "一号库"},
		},
	})["goodsLots"]
	dbtest.Run(t, w, enforcement.ReleaseGoods, enforcement.ReleaseGoodsInput{
		Case: filed, ReleasedOn: dbtest.Day("2024-02-20"), Reason: "与案件无关", Lots: []enforcement.MovedLotInput{{Lot: lots[1]}},
	})
	decision := w.Decide(t, filed, dbtest.WithoutAmount(db.PenaltyKindConfiscationOfGoods))
	confiscate := func(seized ...enforcement.SeizedLotInput) error {
		in := enforcement.ConfiscateGoodsInput{Decision: decision, ConfiscatedOn: dbtest.Day("2024-03-11"), SeizedLots: seized}
		_, err := db.Do(t.Context(), w.Store, enforcement.ConfiscateGoods, in, nil)
		return err
	}
	released := dbtest.Refusal{Code: problem.Conflict, Field: "input.seizedLots[1].lot", Rule: "", Says: "nothing of 饼干 is under seizure"}
	released.Check(t, "released goods", confiscate(enforcement.SeizedLotInput{Lot: lots[0]}, enforcement.SeizedLotInput{Lot: lots[1]}))
	if err := confiscate(enforcement.SeizedLotInput{Lot: lots[0]}); err != nil {
		t.Fatal(err)
	}
	// Thirty days after 1 February is Saturday 2 March; the term ends on the Monday.
	if got := w.Text(t, "SELECT string_agg(concat_ws(' ', due_on, ended_on), ', ') FROM deadlines WHERE action = 'RELEASE'"); got != "2024-03-04 2024-03-11" {
		t.Errorf("deadlines of the seizure: %s", got)
	}
	if got := w.Text(t, "SELECT string_agg(concat_ws(' ', l.name, m.kind, m.quantity), ', ' ORDER BY m.id) FROM goods_movements m JOIN goods_lots l ON l.agency_id = m.agency_id AND l.id = m.lot_id"); got !=
		"糖果 SEIZE 10.000, 饼干 SEIZE 5.000, 饼干 RELEASE 5.000, 糖果 CONFISCATE 10.000" {
		t.Errorf("movements: %s", got)
	}
}
