package demo

import (
	"fmt"
	"slices"

	"docket/db"
)

// failed are products and what they failed by.
var failed = []struct{ product, item string }{
	{"电动自行车", "整车质量"}, {"插座", "分断容量"}, {"儿童服装", "绳带"}, {"燃气灶", "熄火保护"}, {"头盔", "吸收碰撞能量"}, {"韭菜", "腐霉利"}, {"鲫鱼", "恩诺沙星"}, {"糕点", "菌落总数"},
}

// followUpAll follows up what failed in a year; all of it ends within the year.
func (o *otherRecords) followUpAll(y figures) {
	var cases []*plan
	for _, c := range o.plans {
		if c.source == "SAMPLING" && c.filed.Year == y.year && c.filed.Month < 11 && c.field() != "SPECIAL_EQUIPMENT" {
			cases = append(cases, c)
		}
	}
	for i := range y.followUps {
		o.followUp(y, i, cases[i*len(cases)/y.followUps])
	}
}

// followUp follows up the nth product of a year: two of three lead to a case.
func (o *otherRecords) followUp(y figures, n int, c *plan) {
	what := pick(o.draw, failed)
	opened, id := c.discovered, len(o.followUps)+1
	f := &db.FollowUp{
		Record: record(id, opened), Product: what.product, SampleNo: fmt.Sprintf("CC%d%05d", y.year, id), FailedItem: what.item, SellerID: c.party,
		SampledOn: opened.AddDays(-25), OpenedOn: opened, ClosedOn: new(opened.AddDays(20 + o.IntN(25))), Outcome: new(db.FollowUpOutcomePunished), CaseID: &c.id,
	}
	if o.chance(40) {
		f.RecalledQuantity = new(yuan(int64(5 + o.IntN(200))))
	}
	f.MakerID = new(pick(o.draw, o.nonFoodParties).id)
	switch {
	case n%12 == 5:
		f.Outcome, f.CaseID, f.ReferredTo = new(db.FollowUpOutcomeReferred), nil, new("昆山市市场监督管理局（演示）")
	case n%12 == 11:
		f.Outcome, f.CaseID, f.MakerID = new(db.FollowUpOutcomeUntraceable), nil, nil
	case n%3 == 2:
		f.Outcome, f.CaseID = new(db.FollowUpOutcomeRectified), nil
	}
	o.followUps = append(o.followUps, f)
	kinds := []db.FollowUpStepKind{db.FollowUpStepKindNotified, db.FollowUpStepKindSaleStopped}
	if f.RecalledQuantity != nil {
		kinds = append(kinds, db.FollowUpStepKindRecalled)
	}
	for i, kind := range append(kinds, db.FollowUpStepKindTraced, db.FollowUpStepKindChecked) {
		on := opened.AddDays(3 * i)
		step := &db.FollowUpStep{Record: record(len(o.steps)+1, on), FollowUpID: f.ID, Kind: kind, TakenOn: on}
		if kind == db.FollowUpStepKindRecalled {
			step.Quantity = f.RecalledQuantity
		}
		o.steps = append(o.steps, step)
	}
}

// destroyFailed adds the step DESTROYED to the follow-ups whose case destroyed goods later in the year, and moves their end after it.
func (o *otherRecords) destroyFailed() {
	for _, f := range o.followUps {
		if f.CaseID == nil {
			continue
		}
		for _, l := range o.plans[*f.CaseID-1].lots {
			if l.destruction == nil || l.destruction.on.Before(f.OpenedOn) || l.destruction.on.Year != f.OpenedOn.Year {
				continue
			}
			id, on := int64(slices.Index(o.destructions, l.destruction)+1), l.destruction.on
			f.DestructionID, f.ClosedOn = &id, new(later(*f.ClosedOn, on))
			o.steps = append(o.steps, &db.FollowUpStep{
				Record: record(len(o.steps)+1, on), FollowUpID: f.ID, Kind: db.FollowUpStepKindDestroyed, TakenOn: on, DestructionID: &id,
			})
			break
		}
	}
}
