package enforcement_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"docket/db"
	"docket/db/dbtest"
	"docket/enforcement"
	"docket/problem"
)

// Fifty requests destroy the same two lots, named in either order: never more than there is, and none ends in a deadlock.
func TestDestructionsUnderConcurrency(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	lots := w.Confiscate(t, w.Decide(t, w.FileReadyCase(t, dbtest.CaseToFile()), dbtest.WithoutAmount(db.PenaltyKindConfiscationOfGoods)), "100", "60")
	succeeded := 0
	for _, err := range dbtest.RunTogether(50, func(i int) error {
		a, b := enforcement.DestroyedLotInput{Lot: lots[0], Quantity: new(dbtest.Dec("3"))}, enforcement.DestroyedLotInput{Lot: lots[1], Quantity: new(dbtest.Dec("3"))}
		if i%2 == 0 {
			a, b = b, a
		}
		_, err := db.Do(t.Context(), w.Store, enforcement.DestroyGoods, dbtest.Destruction(a, b), nil)
		return err
	}) {
		switch p := problem.Of(err); {
		case err == nil:
			succeeded++
		case p == nil || p.Code != problem.Conflict || !strings.Contains(p.Message, "more than the"):
			t.Error(err)
		}
	}
	got := w.Text(t, `SELECT string_agg(gone::text, ' ' ORDER BY lot_id) FROM (
		SELECT lot_id, sum(quantity) AS gone FROM goods_movements WHERE kind = 'DESTROY' GROUP BY 1) x`)
	if destructions := w.Text(t, "SELECT count(*) FROM destructions"); succeeded != 20 || destructions != "20" || got != "60.000 60.000" {
		t.Errorf("%d went through, %s on record, %s destroyed; 20 times 3 are all 60 of the second lot", succeeded, destructions, got)
	}
}

// After confiscations and destructions in any order, a lot holds what was confiscated less what was destroyed.
func TestLedgerOfALot(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	decision := w.Decide(t, w.FileReadyCase(t, dbtest.CaseToFile()), dbtest.WithoutAmount(db.PenaltyKindConfiscationOfGoods))
	rapid.Check(t, func(r *rapid.T) {
		held := rapid.Int64Range(1, 20_000).Draw(r, "thousandths held")
		lot := w.Confiscate(t, decision, fmt.Sprintf("%d.%03d", held/1000, held%1000))[0]
		for range rapid.IntRange(1, 4).Draw(r, "destructions") {
			asked := rapid.Int64Range(1, 8_000).Draw(r, "thousandths asked")
			_, err := db.Do(t.Context(), w.Store, enforcement.DestroyGoods,
				dbtest.Destruction(enforcement.DestroyedLotInput{Lot: lot, Quantity: new(dbtest.Dec(fmt.Sprintf("%d.%03d", asked/1000, asked%1000)))}), nil)
			if (err == nil) != (asked <= held) {
				r.Fatalf("asked %d of %d: %v", asked, held, err)
			}
			if err == nil {
				held -= asked
			}
		}
		got := w.Text(t, `SELECT (sum(CASE kind WHEN 'CONFISCATE' THEN quantity ELSE -quantity END) * 1000)::bigint FROM goods_movements WHERE lot_id = ?`, lot.ID)
		if got != fmt.Sprint(held) {
			r.Fatalf("holds %s, want %d", got, held)
		}
	})
}

func TestConfiscateAndDestroy(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	confiscating := w.Decide(t, w.FileReadyCase(t, dbtest.CaseToFile()), dbtest.WithoutAmount(db.PenaltyKindConfiscationOfGoods))
	fined := w.Decide(t, w.FileReadyCase(t, dbtest.CaseToFile()), dbtest.Fine("5000"))
	type confiscation = enforcement.ConfiscateGoodsInput
	dbtest.CheckRefusals(t, w, enforcement.ConfiscateGoods, func() confiscation {
		return confiscation{Decision: confiscating, ConfiscatedOn: dbtest.Day("2024-03-11"), Lots: []enforcement.ConfiscatedLotInput{
			{Name: "过期饼干", Quantity: dbtest.Dec("10.5"), Unit: "公斤", StoredAt: "一号库", Value: new(dbtest.Dec("120"))},
			{Name: "过期药品", Quantity: dbtest.Dec("3"), Unit: "盒", StoredAt: "二号库", Field: new(db.CaseFieldDrug)},
		}}
	}, map[string]dbtest.FaultyInput[confiscation]{
		"a decision that takes none": {Change: func(c *confiscation) { c.Decision = fined }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.decision", Rule: "goods.decided 行政处罚法 9", Says: "holds no CONFISCATION_OF_GOODS"}},
		"a decision that is not":     {Change: func(c *confiscation) { c.Decision.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.decision", Rule: "", Says: "there is no Decision"}},
		"before the decision":        {Change: func(c *confiscation) { c.ConfiscatedOn = dbtest.Day("2024-03-09") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.confiscatedOn", Rule: "", Says: "before the decision"}},
		"no lot":                     {Change: func(c *confiscation) { c.Lots = nil }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.lots", Rule: "", Says: "one lot or more"}},
		"nothing":                    {Change: func(c *confiscation) { c.Lots[1].Quantity = decimal.Zero }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.lots[1].quantity", Rule: "", Says: "not more than zero"}},
		"less than a gram":           {Change: func(c *confiscation) { c.Lots[0].Quantity = dbtest.Dec("0.0001") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.lots[0].quantity", Rule: "", Says: "more than 3 decimals"}},
		"of no unit":                 {Change: func(c *confiscation) { c.Lots[0].Unit = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.lots[0].unit", Rule: "", Says: "blank"}},
		"nowhere":                    {Change: func(c *confiscation) { c.Lots[0].StoredAt = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.lots[0].storedAt", Rule: "", Says: "blank"}},
		"too many":                   {Change: func(c *confiscation) { c.Lots = make([]enforcement.ConfiscatedLotInput, 501) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.lots", Rule: "", Says: "at most 500"}},
	})
	biscuits := dbtest.Key("GoodsLot:1:" + w.Text(t, "SELECT id FROM goods_lots WHERE unit = '公斤'"))
	drugs := dbtest.Key("GoodsLot:1:" + w.Text(t, "SELECT id FROM goods_lots WHERE unit = '盒' AND field = 'DRUG'"))
	_, err := db.Do(t.Context(), w.Store, enforcement.DestroyGoods, dbtest.Destruction(enforcement.DestroyedLotInput{Lot: biscuits}), nil)
	dbtest.Refusal{Code: problem.RuleViolation, Field: "input.lots[0].lot", Rule: "goods.final 行政处罚法 61, 74", Says: "confiscates 过期饼干: serve it first"}.Check(t, "before the decision is served", err)
	w.Serve(t, confiscating)
	type in = enforcement.DestroyGoodsInput
	dbtest.CheckRefusals(t, w, enforcement.DestroyGoods, func() in {
		return dbtest.Destruction(enforcement.DestroyedLotInput{Lot: biscuits, Quantity: new(dbtest.Dec("4.25"))}, enforcement.DestroyedLotInput{Lot: drugs})
	}, map[string]dbtest.FaultyInput[in]{
		"one supervisor":          {Change: func(d *in) { d.Supervisors = d.Supervisors[:1] }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.supervisors", Rule: "", Says: "2 or more"}},
		"the same supervisor":     {Change: func(d *in) { d.Supervisors[1] = d.Supervisors[0] }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.supervisors[1]", Rule: "", Says: "the same as"}},
		"no lot":                  {Change: func(d *in) { d.Lots = nil }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.lots", Rule: "", Says: "1 or more"}},
		"a lot twice":             {Change: func(d *in) { d.Lots[1].Lot = d.Lots[0].Lot }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.lots[1]", Rule: "", Says: "the same as input.lots[0]"}},
		"a lot that is not":       {Change: func(d *in) { d.Lots[1].Lot.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.lots[1].lot", Rule: "", Says: "there is no GoodsLot"}},
		"a lot of another bureau": {Change: func(d *in) { d.Lots[1].Lot.Agency = 2 }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.lots[1].lot", Rule: "", Says: "another bureau"}},
		"more than there is":      {Change: func(d *in) { d.Lots[0].Quantity = new(dbtest.Dec("10.501")) }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.lots[0].quantity", Rule: "", Says: "10.501 公斤 is more than the 10.5 of 过期饼干 that are held"}},
		"before it was taken":     {Change: func(d *in) { d.DestroyedOn = dbtest.Day("2024-03-10") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.lots[0].lot", Rule: "", Says: "2024-03-10 is before 过期饼干 was taken, 2024-03-11"}},
		"tomorrow":                {Change: func(d *in) { d.DestroyedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.destroyedOn", Rule: "", Says: "in the future"}},
		"without approval":        {Change: func(d *in) { d.ApprovedBy = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.approvedBy", Rule: "", Says: "blank"}},
		"a negative quantity":     {Change: func(d *in) { d.Lots[0].Quantity = new(dbtest.Dec("-1")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.lots[0].quantity", Rule: "", Says: "not more than zero"}},
	})
	if got := w.Text(t, `SELECT string_agg(concat_ws(' ', l.unit, m.kind, m.quantity, m.moved_on), ', ' ORDER BY m.id) FROM goods_movements m JOIN goods_lots l ON l.agency_id = m.agency_id AND l.id = m.lot_id`); got !=
		"公斤 CONFISCATE 10.500 2024-03-11, 盒 CONFISCATE 3.000 2024-03-11, 公斤 DESTROY 4.250 2024-03-12, 盒 DESTROY 3.000 2024-03-12" {
		t.Errorf("movements %s", got)
	}
	_, err = db.Do(t.Context(), w.Store, enforcement.DestroyGoods, dbtest.Destruction(enforcement.DestroyedLotInput{Lot: drugs}), nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.lots[0].lot", Rule: "", Says: "nothing of 过期药品 is held"}.Check(t, "what is gone", err)
}
