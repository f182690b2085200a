package law

import "cloud.google.com/go/civil"

// CheckGoodsDecided checks that a decision by which goods are confiscated imposes that penalty (行政处罚法 9).
func CheckGoodsDecided(decisionNo string, confiscates bool) *Violation {
	if confiscates {
		return nil
	}
	return goodsDecided.Violation(decisionNo)
}

// NotConfiscated returns the violation of letting goods leave the store on a day without a decision that confiscates them, stands, and was
// served by then (行政处罚法 61, 74).
func NotConfiscated(goods string, on civil.Date) *Violation { return goodsFinal.Violation(on, goods) }

// CheckSupervisor checks that an officer who supervises the destruction of goods was never the keeper of them (罚没财物管理办法).
func CheckSupervisor(goods string, wasKeeper bool) *Violation {
	if !wasKeeper {
		return nil
	}
	return supervisorNotKeeper.Violation(goods)
}

// CheckNotKeeper checks that the caller who records the destruction of goods was never the keeper of them (罚没财物管理办法).
func CheckNotKeeper(goods string, wasKeeper bool) *Violation {
	if !wasKeeper {
		return nil
	}
	return keeperRecords.Violation(goods)
}

// GoodsOfCase is the state of the goods in a case that is to be concluded.
type GoodsOfCase struct {
	AreSeized      bool // some are sealed or seized still
	IsDecided      bool // a decision that stands confiscates goods
	AreConfiscated bool // some were confiscated
	AreKept        bool // some that were confiscated are in the store still
}

// Check checks that the case may be concluded: no goods are seized (行政强制法 27, 28), goods were confiscated where a decision says so
// (令42号 78), and none are kept without a decision (行政处罚法 48).
func (g GoodsOfCase) Check() *Violation {
	switch {
	case g.AreSeized:
		return goodsSeized.Violation()
	case g.IsDecided && !g.AreConfiscated:
		return caseGoodsConfiscated.Violation()
	case g.AreKept && !g.IsDecided:
		return goodsReturned.Violation()
	}
	return nil
}
