package demo

import (
	"fmt"

	"cloud.google.com/go/civil"

	"docket/db"
)

// equipmentKinds are what is on the register.
var equipmentKinds = []struct{ kind, name string }{
	{"ELEVATOR", "乘客电梯"}, {"FACTORY_VEHICLE", "内燃平衡重式叉车"}, {"CRANE", "电动单梁起重机"}, {"PRESSURE_VESSEL", "储气罐"}, {"BOILER", "燃气蒸汽锅炉"}, {"PRESSURE_PIPE", "工业管道"}, {"AMUSEMENT", "自控飞机类游乐设施"},
}

// install puts equipment on the register, where companies use it.
func (o *otherRecords) install() {
	for i, p := range o.nonFoodParties {
		if p.person || i%3 != 0 {
			continue
		}
		for range 1 + o.IntN(3) {
			id := len(o.equipment) + 1
			k := equipmentKinds[o.weighted([]int{34, 26, 16, 12, 6, 4, 2})]
			on := day(2016, 1, 1).AddDays(o.IntN(1900))
			no := fmt.Sprintf("3%dT3205852%07d", 1+o.IntN(6), id)
			address := o.address(pick(o.draw, towns).name)
			o.equipment = append(o.equipment, &db.Equipment{
				Record: record(id, on), PartyID: p.id, Kind: db.EquipmentKind(k.kind), RegistrationNo: no, Name: k.name, Address: &address,
				ExamineBy: new(day(2024, 1, 1).AddDays(o.IntN(360))),
			})
		}
	}
}

// hazardTexts say what is found of each kind.
var hazardTexts = map[string]string{
	"NOT_REGISTERED": "未办理使用登记", "NOT_EXAMINED": "超过检验有效期", "OPERATOR": "作业人员证件过期", "SAFETY_DEVICE": "安全阀未校验", "MAINTENANCE": "维护保养记录缺失", "RECORDS": "安全技术档案不全",
}

var hazardKinds = []string{"MAINTENANCE", "RECORDS", "OPERATOR", "SAFETY_DEVICE", "NOT_EXAMINED", "NOT_REGISTERED"}

// visited is an inspection while it is made up, with what comes of it.
type visited struct {
	*db.Inspection
	unit    int // in unitNames
	removed civil.Date
	isOpen  bool // its order is not carried out
}

// inspectAll makes the inspections of a year, with as many hazards, orders and cases as were published.
func (o *otherRecords) inspectAll(y figures) {
	cases := o.casesFromInspections(y)
	counts := o.hazardCounts(y, len(cases))
	orders := y.orders
	for i, n := range counts {
		var filedCase *plan
		if i < len(cases) {
			filedCase = cases[i]
		}
		v := o.inspect(y, filedCase)
		isOrdered := n > 0 && orders > 0 && (filedCase != nil || o.chance(64) || len(counts)-i <= 2*orders)
		v.isOpen = isOrdered && filedCase == nil && y.open > 0 && i%60 == 7
		o.findHazards(v, n, isOrdered)
		if isOrdered {
			orders--
			o.order(v, fmt.Sprintf("太市监特令〔%d〕%d号", y.year, y.orders-orders))
		}
	}
	if orders != 0 {
		panic(fmt.Sprintf("demo: %d orders of %d are left", orders, y.year))
	}
}

// casesFromInspections returns the cases of a year that were filed from inspections, those whose source says so first.
func (o *otherRecords) casesFromInspections(y figures) []*plan {
	var cases, rest []*plan
	for _, c := range o.plans {
		switch {
		case c.discovered.Year != y.year || c.filed.Year != y.year || c.field() != "SPECIAL_EQUIPMENT" || c.source == "COMPLAINT":
		case c.source == "INSPECTION":
			cases = append(cases, c)
		default:
			rest = append(rest, c)
		}
	}
	cases = append(cases, rest...)
	if len(cases) < y.cases-y.refused {
		panic(fmt.Sprintf("demo: only %d cases of special equipment in %d, %d are published", len(cases), y.year, y.cases))
	}
	return cases[:y.cases-y.refused]
}

// hazardCounts returns how many hazards each inspection of a year found: in all as many as were published, and at most six each. The first
// cases inspections, from which a case is filed, found one at least, and every fifth of the others none.
func (o *otherRecords) hazardCounts(y figures, cases int) []int {
	counts := make([]int, y.inspections)
	for i := range cases {
		counts[i] = 1
	}
	for sum := cases; sum < y.hazards; {
		if i := o.IntN(len(counts)); counts[i] < 6 && (i < cases || i%5 != 0) {
			counts[i]++
			sum++
		}
	}
	return counts
}

// inspect makes an inspection: of any equipment, or of the party of a case that was filed from it.
func (o *otherRecords) inspect(y figures, filedCase *plan) visited {
	equipment := pick(o.draw, o.equipment)
	party, unit := equipment.PartyID, 2+o.IntN(len(unitNames)-2)
	id, on := equipment.ID, office(day(y.year, 1, 4).AddDays(o.IntN(338)))
	in := &db.Inspection{}
	if filedCase != nil {
		party, unit, on = filedCase.party, filedCase.unit, filedCase.discovered
		id = o.usedBy(party)
		in.CaseID = &filedCase.id
	}
	in.Record, in.UnitID, in.PartyID, in.InspectedOn = record(len(o.inspections)+1, on), new(int64(unit+1)), party, on
	if id != 0 {
		in.EquipmentID = &id
	}
	o.inspections = append(o.inspections, in)
	staff := o.serving[unit]
	first := o.IntN(len(staff))
	for _, officer := range []int64{staff[first], staff[(first+1)%len(staff)]} {
		o.inspectors = append(o.inspectors, row{int64(Agency), in.ID, officer})
	}
	return visited{Inspection: in, unit: unit, removed: earlier(on.AddDays(3+o.IntN(14)), lastDay)}
}

// usedBy returns the last piece of equipment that a party uses; zero where there is none.
func (o *otherRecords) usedBy(party int64) (id int64) {
	for _, e := range o.equipment {
		if e.PartyID == party {
			id = e.ID
		}
	}
	return id
}

// findHazards finds hazards on an inspection. Equipment with a serious hazard is sealed until the hazard is removed; now and then it is
// mended on the spot.
func (o *otherRecords) findHazards(v visited, n int, isOrdered bool) {
	found := map[string]int{}
	for range n {
		kind := hazardKinds[o.weighted([]int{30, 26, 16, 14, 10, 4})]
		on, text := v.InspectedOn, hazardTexts[kind]
		if found[kind]++; found[kind] > 1 {
			text += fmt.Sprintf("（第%d处）", found[kind])
		}
		h := &db.Hazard{Record: record(len(o.hazards)+1, on), InspectionID: v.ID, Kind: db.HazardKind(kind), Severity: db.HazardSeverityOrdinary, Text: text}
		if !v.isOpen {
			h.RemovedOn, h.Proof = &v.removed, new("复查照片")
		}
		if o.chance(6) {
			h.Severity, h.ReportedOn = db.HazardSeveritySerious, &on
			switch {
			case v.EquipmentID == nil:
			case !isOrdered && v.ID%3 == 0:
				h.RemovedOn, h.Proof = &on, new("当场更换安全附件，整改完毕")
			default:
				h.SealedOn, h.SealDueOn, h.UnsealedOn, h.Unsealing = &on, o.lastOf("seizure.term", on), h.RemovedOn, h.Proof
			}
		}
		o.hazards = append(o.hazards, h)
	}
}

// order issues a safety order upon an inspection, and lets it be carried out unless it stays open.
func (o *otherRecords) order(v visited, number string) {
	on := v.InspectedOn
	order := &db.SafetyOrder{
		Record: record(len(o.orders)+1, on), InspectionID: v.ID, PartyID: v.PartyID, OrderNo: number, Text: "责令限期消除上述隐患", IssuedOn: on, DueOn: on.AddDays(15),
	}
	o.chance(40) // a number of an earlier plan, which is drawn still so that all else stays as it was
	o.orders = append(o.orders, order)
	if v.isOpen {
		return
	}
	told := later(on, v.removed.AddDays(-1))
	o.report(order, told)
	order.ClosedOn = &v.removed
	o.recheck(order, v.unit)
}

// report lets the unit report an order carried out, from which day on the term of the re-check counts.
func (o *otherRecords) report(order *db.SafetyOrder, on civil.Date) {
	order.ReportedOn = &on
	if due := o.due("recheck.term", on); due.LastDay.IsValid() && due.UnknownYear == 0 {
		order.RecheckDueOn = &due.LastDay
	}
}

// recheck lets two inspectors see that an order was carried out. Now and then they had been there before, and it was not.
func (o *otherRecords) recheck(order *db.SafetyOrder, unit int) {
	staff, told, closed := o.serving[unit], *order.ReportedOn, *order.ClosedOn
	see := func(reported civil.Date, due *civil.Date, on civil.Date, passed bool, text string) {
		r := &db.Recheck{Record: record(len(o.rechecks)+1, on), OrderID: order.ID, ReportedOn: reported, DueOn: due, RecheckedOn: on, HasPassed: passed, Text: text}
		o.rechecks = append(o.rechecks, r)
		for n := range 2 {
			o.recheckers = append(o.recheckers, row{int64(Agency), r.ID, staff[(int(order.ID)+n)%len(staff)]})
		}
	}
	if first := told.AddDays(-1); order.ID%17 == 0 && !first.Before(closed.AddDays(-4)) && first.After(order.IssuedOn) {
		due := orNone(o.term("recheck.term", first))
		see(first, due, first, false, "整改不到位，责令继续整改")
	}
	see(told, order.RecheckDueOn, closed, true, "复查照片")
}

// refuseOrders lets every third of the open orders lead to a case: one that was filed within some weeks after the order was due, and
// was filed from nothing else on record. Of the others, which are overdue without one, every second was reported in time.
func (o *otherRecords) refuseOrders() {
	cases := map[int64]bool{}
	for _, i := range o.inspections {
		if i.CaseID != nil {
			cases[*i.CaseID] = true
		}
	}
	n, found := 0, 0
	for _, order := range o.orders {
		if order.ClosedOn != nil {
			continue
		}
		switch n++; n % 3 {
		case 0:
			if c := o.refusedIn(order, cases); c != nil {
				cases[c.id] = true
				found++
				o.leadTo(order, c)
			}
		case 1: // reported in time, and nobody looked
			o.report(order, order.DueOn.AddDays(-3))
		}
	}
	if found != paragraph[0].refused {
		panic(fmt.Sprintf("demo: %d orders led to a case, %d are published", found, paragraph[0].refused))
	}
}

// refusedIn returns a case that may have been filed from a refused order; nil where there is none.
func (o *otherRecords) refusedIn(order *db.SafetyOrder, cases map[int64]bool) *plan {
	for _, c := range o.plans {
		if cases[c.id] || c.field() != "SPECIAL_EQUIPMENT" || c.source == "INSPECTION" || c.source == "COMPLAINT" || c.source == "SAMPLING" ||
			!c.discovered.After(order.DueOn) || c.filed.DaysSince(order.DueOn) > 120 || c.filed.Year != paragraph[0].year {
			continue
		}
		return c
	}
	return nil
}

// leadTo makes an order the origin of a case, and makes the inspection of the order an inspection of the party of the case.
func (o *otherRecords) leadTo(order *db.SafetyOrder, c *plan) {
	order.PartyID, order.CaseID = c.party, &c.id
	inspection := o.inspections[order.InspectionID-1]
	inspection.PartyID, inspection.EquipmentID = c.party, nil
	if id := o.usedBy(c.party); id != 0 {
		inspection.EquipmentID = &id
		return
	}
	for _, h := range o.hazards { // without equipment nothing is sealed
		if h.InspectionID == inspection.ID {
			h.SealedOn, h.SealDueOn, h.UnsealedOn, h.Unsealing = nil, nil, nil, nil
		}
	}
}

// sealAgain lets some seals come off for repairs and be put on again the day after, before the hazard is removed; other hazards turn
// out to be serious only on the day after the inspection.
func (o *otherRecords) sealAgain() {
	n := 0
	for _, h := range o.hazards {
		if h.SealedOn == nil || h.RemovedOn == nil || h.RemovedOn.DaysSince(*h.SealedOn) < 8 {
			continue
		}
		switch n++; n % 10 {
		case 3:
			off, on := h.SealedOn.AddDays(4), h.SealedOn.AddDays(5)
			o.seals = append(o.seals, &db.EarlierSeal{
				Record: record(len(o.seals)+1, on), HazardID: h.ID, SealedOn: *h.SealedOn, DueOn: h.SealDueOn, UnsealedOn: off, Unsealing: "临时启封供检修",
			})
			h.SealedOn, h.SealDueOn = &on, o.lastOf("seizure.term", on)
		case 7:
			on := h.SealedOn.AddDays(1)
			h.ReportedOn, h.SealedOn, h.SealDueOn = &on, &on, o.lastOf("seizure.term", on)
		}
	}
}

// retire takes every fortieth piece of equipment out of use, some days after all that was found on it was answered.
func (o *otherRecords) retire() {
	last, isOpen := map[int64]civil.Date{}, map[int64]bool{}
	equipmentOf := map[int64]int64{}
	for _, i := range o.inspections {
		if i.EquipmentID != nil {
			equipmentOf[i.ID] = *i.EquipmentID
			last[*i.EquipmentID] = later(last[*i.EquipmentID], i.InspectedOn)
		}
	}
	for _, h := range o.hazards {
		if id := equipmentOf[h.InspectionID]; h.RemovedOn == nil {
			isOpen[id] = true
		} else {
			last[id] = later(last[id], *h.RemovedOn)
		}
	}
	for _, order := range o.orders {
		if order.ClosedOn == nil {
			isOpen[equipmentOf[order.InspectionID]] = true
		}
	}
	for _, e := range o.equipment {
		on := later(last[e.ID].AddDays(9), day(2023, 6, 1))
		if e.ID%40 == 7 && !isOpen[e.ID] && !on.After(lastDay) {
			e.RetiredOn, e.UpdatedAt = &on, morning(on)
		}
	}
}
