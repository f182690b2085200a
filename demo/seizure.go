package demo

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
	"docket/enforcement"
)

// What a seizure lasts: 30 days, and 30 more where it is extended in time (行政强制法 25).
const (
	seizureTerm = 28 // so many days until the decision need no extension
	seizureMost = 56 // so many days can be had with one
)

// isSeized reports whether the goods of an ordinary case are seized when it is filed; those of others are confiscated from where they
// are.
func (c *plan) isSeized() bool { return len(c.lots) > 0 && c.days() <= seizureMost && c.id%3 != 0 }

// seizeGoods seizes goods on the day of filing, and extends that where the decision is far.
func (s *script) seizeGoods() {
	c := s.c
	if !c.isSeized() {
		return
	}
	s.seize(c.filed, c.lots)
	if c.days() > seizureTerm {
		on := c.filed.AddDays(26)
		s.at(on, enforcement.ExtendSeizureInput{Seizure: s.own("Seizure", 1), ExtendedOn: on, Reason: chief + "批准：情况复杂，延长三十日"})
	}
	var used, back []enforcement.MovedLotInput
	for _, l := range c.lots {
		switch l.fate {
		case "SAMPLE":
			used = append(used, enforcement.MovedLotInput{Lot: s.own("GoodsLot", s.lots[l])})
		case "RELEASE":
			back = append(back, enforcement.MovedLotInput{Lot: s.own("GoodsLot", s.lots[l])})
		}
	}
	if used != nil {
		s.at(c.filed.AddDays(1), enforcement.MoveGoodsInput{Kind: db.GoodsMovementKindSample, MovedOn: c.filed.AddDays(1), Lots: used, Place: new("检验机构（演示）")})
	}
	if back != nil {
		on := c.filed.AddDays(9)
		s.at(on, enforcement.ReleaseGoodsInput{Case: s.own("Case", 1), ReleasedOn: on, Reason: "经查与本案无关，解除扣押", Lots: back})
	}
}

// seize seizes lots by one order.
func (s *script) seize(on civil.Date, lots []*lot) {
	kind := db.SeizureKindSeize
	if s.c.id%5 == 0 {
		kind = db.SeizureKindSeal
	}
	s.at(on, enforcement.SeizeGoodsInput{
		Case: s.own("Case", 1), Kind: kind, Ground: "有证据证明涉案物品不符合法定要求", ApprovedBy: chief, Place: "当事人经营场所", Officers: s.officers(),
		SeizedOn: on, Lots: s.enter(lots),
	})
}

// enter gives lots their places in the case.
func (s *script) enter(lots []*lot) (in []enforcement.ConfiscatedLotInput) {
	for _, l := range lots {
		s.lots[l] = len(s.lots) + 1
		in = append(in, enforcement.ConfiscatedLotInput{
			Name: l.name, Quantity: decimal.NewFromInt(l.quantity), Unit: l.unit, Value: new(l.value()), StoredAt: storehouse,
		})
	}
	return in
}

// seizeUnderWay seizes goods in a case that is not decided at the end.
func (s *script) seizeUnderWay() {
	kind := goods[s.c.field()][0]
	s.seize(s.c.filed, []*lot{{name: kind.name, unit: kind.unit, quantity: 24, price: 15}})
}
