package demo

import (
	"fmt"
	"strings"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
	"docket/enforcement"
)

// goods are what is found and confiscated, by field.
var goods = map[string][]struct{ name, unit string }{
	"FOOD":                  {{"过期饼干", "袋"}, {"过期饮料", "瓶"}, {"无标签散装白酒", "瓶"}, {"过期调味品", "瓶"}, {"不合格糕点", "盒"}},
	"DRUG":                  {{"过期药品", "盒"}, {"来源不明的药品", "盒"}},
	"MEDICAL_DEVICE":        {{"无注册证的口罩", "包"}},
	"COSMETICS":             {{"过期面膜", "盒"}, {"无中文标签的化妆品", "瓶"}},
	"PRODUCT_QUALITY":       {{"不合格插座", "件"}, {"不合格电线", "卷"}, {"不合格儿童玩具", "件"}},
	"INTELLECTUAL_PROPERTY": {{"侵权白酒", "瓶"}, {"侵权运动鞋", "双"}, {"侵权箱包", "件"}},
	"METROLOGY":             {{"不合格电子秤", "台"}},
}

// storehouse is where confiscated goods are kept.
const storehouse = "罚没物资仓库"

// lot is a lot of goods that is found in a case.
type lot struct {
	name, unit  string
	quantity    int64
	price       float64
	destruction *destruction // nil while in store
	fate        string       // of a lot that is not confiscated, or leaves the store by another way than destruction
}

// destruction takes goods of many cases.
type destruction struct {
	on     civil.Date
	place  string
	method string
	lots   []*lot
}

func (l *lot) value() decimal.Decimal {
	return decimal.NewFromFloat(l.price).Mul(decimal.NewFromInt(l.quantity))
}

// findGoods finds goods in cases in which there are any.
func (b *bureau) findGoods(c *plan) {
	kinds := goods[provisions[c.provision].field]
	if kinds == nil || c.procedure != "ORDINARY" || c.outcome != "PENALTY" || !c.served.IsValid() || !b.chance(38) {
		return
	}
	for range 1 + b.IntN(2) {
		g := pick(b.draw, kinds)
		c.lots = append(c.lots, &lot{name: g.name, unit: g.unit, quantity: int64(b.skewed(16, 0.9)) + 1, price: float64(3 + b.IntN(90))})
	}
}

var destructionDays = map[int][]civil.Date{
	2022: {day(2022, 3, 15), day(2022, 6, 28), day(2022, 9, 22), day(2022, 12, 15)},
	2023: {day(2023, 3, 14), day(2023, 6, 20), day(2023, 9, 12), day(2023, 11, 8), day(2023, 12, 21)},
}

// planDestructions brings what is confiscated to the year's central destructions, whose items add up to the year's figure. Some
// lots stay in store.
func (b *bureau) planDestructions(y year) {
	for _, on := range destructionDays[y.year] {
		d := &destruction{on: on, place: "太仓市生活垃圾焚烧发电厂", method: "INCINERATION"}
		for _, c := range b.plans {
			if !c.served.IsValid() || !c.served.AddDays(10).Before(on) {
				continue
			}
			for _, l := range c.lots {
				if l.destruction == nil && b.chance(85) {
					l.destruction = d
					d.lots = append(d.lots, l)
				}
			}
		}
		b.destructions = append(b.destructions, d)
	}
	var lots []*lot
	var total int64
	for _, d := range b.destructions {
		if d.on.Year == y.year {
			lots = append(lots, d.lots...)
		}
	}
	for _, l := range lots {
		total += l.quantity
	}
	rest := y.destroyed
	for _, l := range lots {
		l.quantity = max(1, l.quantity*y.destroyed/total)
		rest -= l.quantity
	}
	for i := 0; rest != 0; i++ {
		l := lots[i%len(lots)]
		step := int64(1)
		if rest < 0 {
			step = -1
		}
		if l.quantity+step > 0 {
			l.quantity, rest = l.quantity+step, rest-step
		}
	}
}

// keepInStore leaves goods of some cases of 2022 in store to the end of the records, beside those that were destroyed: a
// bureau should be asked why. No random number is drawn for them, so that all else stays as it was.
func (b *bureau) keepInStore() {
	n := 0
	for _, c := range b.plans {
		if c.decided.Year != 2022 || len(c.lots) == 0 {
			continue
		}
		if n++; n%24 == 0 {
			like := c.lots[0]
			c.lots = append(c.lots, &lot{name: like.name, unit: like.unit, quantity: int64(2 + n%7), price: like.price})
		}
	}
}

// confiscated returns the lots that the decision confiscates: all but those used up or given back before.
func (c *plan) confiscated() (lots []*lot) {
	for _, l := range c.lots {
		if l.fate != "SAMPLE" && l.fate != "RELEASE" {
			lots = append(lots, l)
		}
	}
	return lots
}

// confiscateGoods confiscates what the decision says, on its day.
func (s *script) confiscateGoods() {
	c := s.c
	lots := c.confiscated()
	if len(lots) == 0 {
		return
	}
	in := enforcement.ConfiscateGoodsInput{Decision: s.own("Decision", s.decisions), ConfiscatedOn: c.decided}
	if c.isSeized() && c.story != annulled {
		for _, l := range lots {
			in.SeizedLots = append(in.SeizedLots, enforcement.SeizedLotInput{Lot: s.own("GoodsLot", s.lots[l])})
		}
	} else {
		in.Lots = s.enter(lots)
	}
	s.at(c.decided, in)
}

// disposeOfGoods lets what was confiscated leave the store, or be taken over into it.
func (s *script) disposeOfGoods() {
	for _, d := range s.b.destructions {
		in := s.b.destroyInput(d)
		for _, l := range s.c.lots {
			if l.destruction == d {
				in.Lots = append(in.Lots, enforcement.DestroyedLotInput{Lot: s.own("GoodsLot", s.lots[l])})
			}
		}
		if len(in.Lots) > 0 {
			s.at(d.on, in)
		}
	}
	if !s.c.served.IsValid() { // the decision is not served yet
		return
	}
	on := addWorkingDays(s.c.served, 2)
	if s.c.story == stored {
		in := enforcement.MoveGoodsInput{Kind: db.GoodsMovementKindStore, MovedOn: on, Place: new("罚没物资二号库（演示）"), Handler: new(key("Officer", s.b.serving[0][0]))}
		for _, l := range s.c.lots {
			in.Lots = append(in.Lots, enforcement.MovedLotInput{Lot: s.own("GoodsLot", s.lots[l])})
		}
		s.at(on, in)
	}
	for _, l := range s.c.lots {
		on := addWorkingDays(s.c.served, 30)
		moved := enforcement.MovedLotInput{Lot: s.own("GoodsLot", s.lots[l])}
		switch l.fate {
		case "AUCTION":
			moved.Proceeds = new(l.value().Div(yuan(2)).Round(2))
			s.at(on, enforcement.MoveGoodsInput{Kind: db.GoodsMovementKindAuction, MovedOn: on, Lots: []enforcement.MovedLotInput{moved}, Place: new("公共资源交易平台（演示）")})
		case "TRANSFER":
			s.at(on, enforcement.MoveGoodsInput{Kind: db.GoodsMovementKindTransfer, MovedOn: on, Lots: []enforcement.MovedLotInput{moved}, Place: new("太仓市慈善总会（演示）"), Note: new("依法处理，移交公益使用")})
		}
	}
}

// destroyInput returns a destruction without its goods.
func (b *bureau) destroyInput(d *destruction) enforcement.DestroyGoodsInput {
	in := enforcement.DestroyGoodsInput{
		DestroyedOn: d.on, Place: d.place, Method: db.DestructionMethod(d.method), Contractor: new("太仓市城市生活垃圾处置中心（演示）"), ApprovedBy: chief,
		RecordNo: new(fmt.Sprintf("销毁%s", strings.ReplaceAll(d.on.String(), "-", ""))),
	}
	for _, officer := range b.serving[1][:3] {
		in.Supervisors = append(in.Supervisors, key("Officer", officer))
	}
	return in
}

// valueOfGoods returns the value in yuan of all goods of the plan.
func (s *script) valueOfGoods() decimal.Decimal {
	sum := decimal.Zero
	for _, l := range s.c.lots {
		sum = sum.Add(l.value())
	}
	return sum
}
