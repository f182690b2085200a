package demo

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/shopspring/decimal"

	"docket/db"
	"docket/law"
)

// published is what beside cases and coverage adds up in a year.
type published struct {
	year                                int
	complaints, closedInTime            int
	recovered                           decimal.Decimal
	analyses                            int
	noReason, preferred, stations       int // at the year's end
	inspections, hazards, orders, cases int
	followUps                           int
	open                                int // whether there are safety orders that nobody carried out
	refused                             int // of the cases: those that grew from such an order
}

var paragraph = []published{
	{2022, 19926, 17455, decimal.RequireFromString("4713600.00"), 52, 7912, 1986, 58, 1842, 3012, 911, 118, 21, 14, 4},
	{2023, 21773, 19596, decimal.RequireFromString("5090000.00"), 58, 8736, 2410, 64, 1969, 3279, 986, 159, 24, 0, 0},
}

// others holds the records of the paragraph's other sentences. Their luck is their own, so that they leave cases and
// coverage as they were.
type others struct {
	*bureau
	draw
	book law.Rulebook

	equipment, inspections, inspectors, hazards, orders []row
	rechecks, recheckers                                []row
	reporters                                           []row
	followUps, steps                                    []row
	complaints                                          []row
	analyses, merchants, stations, units, notices       []row
	levels, plans                                       []row
	used                                                []row // equipment of each party: id, party
	dues                                                map[dueOf]law.Deadline
}

// dueOf is what a term is reckoned of, which many complaints of a day have in common.
type dueOf struct {
	rule string
	from civil.Date
}

func (b *bureau) paragraph() *others {
	o := &others{bureau: b, draw: draw{rand.New(rand.NewPCG(320585, 2024))}, book: law.NewRulebook(law.NewCalendar(nil)), dues: map[dueOf]law.Deadline{}}
	o.install()
	for _, y := range paragraph {
		o.inspectAll(y)
		o.followUpAll(y)
		o.complain(y)
	}
	o.refuse()
	o.registers()
	o.grade()
	o.leadToCases()
	return o
}

func (o *others) rec(id int, on civil.Date, values ...any) row {
	created, updated := stamps(on)
	return append(append(row{int64(id), int64(Agency)}, values...), created, updated)
}

var equipmentKinds = []struct{ kind, name string }{
	{"ELEVATOR", "乘客电梯"}, {"FACTORY_VEHICLE", "内燃平衡重式叉车"}, {"CRANE", "电动单梁起重机"}, {"PRESSURE_VESSEL", "储气罐"}, {"BOILER", "燃气蒸汽锅炉"}, {"PRESSURE_PIPE", "工业管道"}, {"AMUSEMENT", "自控飞机类游乐设施"},
}

// install puts equipment on the register, where companies use it.
func (o *others) install() {
	for i, p := range o.others {
		if p.person || i%3 != 0 {
			continue
		}
		for range 1 + o.IntN(3) {
			id := len(o.equipment) + 1
			k := equipmentKinds[o.weighted([]int{34, 26, 16, 12, 6, 4, 2})]
			on := day(2016, 1, 1).AddDays(o.IntN(1900))
			o.equipment = append(o.equipment, o.rec(id, on, p.id, k.kind, fmt.Sprintf("3%dT3205852%07d", 1+o.IntN(6), id), k.name,
				textOrNull(o.address(pick(o.draw, towns).name)), sqlDate(day(2024, 1, 1).AddDays(o.IntN(360))), sqlDateOrNull(civil.Date{})))
			o.used = append(o.used, row{int64(id), p.id})
		}
	}
}

var hazardTexts = map[string]string{
	"NOT_REGISTERED": "未办理使用登记", "NOT_EXAMINED": "超过检验有效期", "OPERATOR": "作业人员证件过期", "SAFETY_DEVICE": "安全阀未校验", "MAINTENANCE": "维护保养记录缺失", "RECORDS": "安全技术档案不全",
}

// inspectAll makes the inspections of a year, with as many hazards, orders and cases as were published.
func (o *others) inspectAll(y published) {
	var grown, rest []*enforcement
	for _, c := range o.cases {
		switch {
		case c.discovered.Year != y.year || c.filed.Year != y.year || provisions[c.provision].field != "SPECIAL_EQUIPMENT" || c.source == "COMPLAINT":
		case c.source == "INSPECTION":
			grown = append(grown, c)
		default:
			rest = append(rest, c)
		}
	}
	grown = append(grown, rest...)
	if len(grown) < y.cases-y.refused {
		panic(fmt.Sprintf("demo: only %d cases of special equipment in %d, %d are published", len(grown), y.year, y.cases))
	}
	grown = grown[:y.cases-y.refused]
	// How many hazards each found: none now and then, and in all as many as were published.
	counts := make([]int, y.inspections)
	for i := range counts {
		if i < len(grown) {
			counts[i] = 1
		}
	}
	sum := len(grown)
	for sum < y.hazards {
		if i := o.IntN(len(counts)); counts[i] < 6 && (i < len(grown) || i%5 != 0) {
			counts[i]++
			sum++
		}
	}
	orders := y.orders
	for i, n := range counts {
		equipment := pick(o.draw, o.used)
		party, unit := equipment[1].(int64), 2+o.IntN(len(unitNames)-2)
		id, on := equipment[0].(int64), office(day(y.year, 1, 4).AddDays(o.IntN(338)))
		var grew int64
		if i < len(grown) {
			c := grown[i]
			party, unit, id, grew = c.party, c.unit, 0, c.id
			on = c.discovered
			for _, u := range o.used {
				if u[1] == party {
					id = u[0].(int64)
				}
			}
		}
		inspection := len(o.inspections) + 1
		o.inspections = append(o.inspections, o.rec(inspection, on, int64(unit+1), party, idOrNull(id), sqlDate(on), idOrNull(grew)))
		staff := o.serving[unit]
		first := o.IntN(len(staff))
		for _, officer := range []int64{staff[first], staff[(first+1)%len(staff)]} {
			o.inspectors = append(o.inspectors, row{int64(Agency), int64(inspection), officer})
		}
		removed := on.AddDays(3 + o.IntN(14))
		if removed.After(lastDay) {
			removed = lastDay
		}
		isOrdered := n > 0 && orders > 0 && (i < len(grown) || o.chance(64) || len(counts)-i <= 2*orders)
		isOpen := isOrdered && grew == 0 && y.open > 0 && i%60 == 7
		for range n {
			kinds := []string{"MAINTENANCE", "RECORDS", "OPERATOR", "SAFETY_DEVICE", "NOT_EXAMINED", "NOT_REGISTERED"}
			kind := kinds[o.weighted([]int{30, 26, 16, 14, 10, 4})]
			severity, reported := "ORDINARY", civil.Date{}
			if o.chance(6) {
				severity, reported = "SERIOUS", on
			}
			end, proof := removed, "复查照片"
			if isOpen {
				end, proof = civil.Date{}, ""
			}
			// What is serious is sealed until it is removed, where it is a piece of equipment.
			var sealed, sealDue, unsealed civil.Date
			unsealing := ""
			if severity == "SERIOUS" && id != 0 {
				sealed, sealDue, unsealed, unsealing = on, o.term("seizure.term", on), end, proof
			}
			o.hazards = append(o.hazards, o.rec(len(o.hazards)+1, on, int64(inspection), kind, severity, hazardTexts[kind], sqlDateOrNull(end), textOrNull(proof), sqlDateOrNull(reported),
				sqlDateOrNull(sealed), sqlDateOrNull(sealDue), sqlDateOrNull(unsealed), textOrNull(unsealing)))
		}
		if !isOrdered {
			continue
		}
		orders--
		recheck, closed, told := civil.Date{}, removed, removed.AddDays(-1)
		if told.Before(on) {
			told = on
		}
		if due, ok := o.book.DeadlineOf("recheck.term", told); ok && due.UnknownYear == 0 {
			recheck = due.LastDay
		}
		if isOpen {
			recheck, closed, told = civil.Date{}, civil.Date{}, civil.Date{}
		}
		order := len(o.orders) + 1
		number := fmt.Sprintf("太市监特令〔%d〕%d号", y.year, y.orders-orders)
		var filed int64
		if o.chance(40) {
			filed = grew
		}
		o.orders = append(o.orders, o.rec(order, on, int64(inspection), party, number, "责令限期消除上述隐患", sqlDate(on), sqlDate(on.AddDays(15)),
			sqlDateOrNull(told), sqlDateOrNull(recheck), sqlDateOrNull(closed), idOrNull(filed)))
		if closed.IsValid() {
			o.recheck(order, unit, told, recheck, closed)
		}
	}
	if orders != 0 {
		panic(fmt.Sprintf("demo: %d orders of %d are left", orders, y.year))
	}
}

// recheck lets two inspectors see that an order was carried out. Now and then they had been there before, and it was not.
func (o *others) recheck(order, unit int, told, due, closed civil.Date) {
	staff := o.serving[unit]
	see := func(reported, due, on civil.Date, passed bool, text string) {
		id := len(o.rechecks) + 1
		o.rechecks = append(o.rechecks, o.rec(id, on, int64(order), sqlDate(reported), sqlDateOrNull(due), sqlDate(on), passed, text))
		for n := range 2 {
			o.recheckers = append(o.recheckers, row{int64(Agency), int64(id), staff[(order+n)%len(staff)]})
		}
	}
	if first := told.AddDays(-1); order%17 == 0 && !first.Before(closed.AddDays(-4)) && o.isAfterIssue(order, first) {
		see(first, o.term("recheck.term", first), first, false, "整改不到位，责令继续整改")
	}
	see(told, due, closed, true, "复查照片")
}

// isAfterIssue tells whether a day is after the one on which an order was issued.
func (o *others) isAfterIssue(order int, on civil.Date) bool {
	return on.After(civil.DateOf(o.orders[order-1][6].(pgtype.Date).Time))
}

// refuse lets every third of the open orders lead to a case: one that was filed within some weeks after the order was due, and
// grew from nothing else on record. Of the others, which are overdue without one, every second was reported in time.
func (o *others) refuse() {
	grown := map[int64]bool{}
	for _, i := range o.inspections {
		if filed := i[6].(pgtype.Int8); filed.Valid {
			grown[filed.Int64] = true
		}
	}
	n, found := 0, 0
	for _, order := range o.orders {
		if order[10].(pgtype.Date).Valid {
			continue
		}
		switch n++; n % 3 {
		case 1: // reported in time, and nobody looked
			told := civil.DateOf(order[7].(pgtype.Date).Time).AddDays(-3)
			order[8], order[9] = sqlDate(told), sqlDateOrNull(o.term("recheck.term", told))
			continue
		case 2:
			continue
		}
		due := civil.DateOf(order[7].(pgtype.Date).Time)
		for _, c := range o.cases {
			if grown[c.id] || provisions[c.provision].field != "SPECIAL_EQUIPMENT" || c.source == "INSPECTION" || c.source == "COMPLAINT" || c.source == "SAMPLING" ||
				!c.discovered.After(due) || c.filed.DaysSince(due) > 120 || c.filed.Year != paragraph[0].year {
				continue
			}
			grown[c.id] = true
			found++
			order[3], order[11] = c.party, idOrNull(c.id)
			inspection := o.inspections[order[2].(int64)-1]
			inspection[3], inspection[4] = c.party, idOrNull(0)
			for _, u := range o.used {
				if u[1] == c.party {
					inspection[4] = idOrNull(u[0].(int64))
				}
			}
			break
		}
	}
	if found != paragraph[0].refused {
		panic(fmt.Sprintf("demo: %d orders led to a case, %d are published", found, paragraph[0].refused))
	}
}

var failed = []struct{ product, item string }{
	{"电动自行车", "整车质量"}, {"插座", "分断容量"}, {"儿童服装", "绳带"}, {"燃气灶", "熄火保护"}, {"头盔", "吸收碰撞能量"}, {"韭菜", "腐霉利"}, {"鲫鱼", "恩诺沙星"}, {"糕点", "菌落总数"},
}

// followUpAll follows up what failed in a year; all of it ends within the year.
func (o *others) followUpAll(y published) {
	var grown []*enforcement
	for _, c := range o.cases {
		if c.source == "SAMPLING" && c.filed.Year == y.year && c.filed.Month < 11 {
			grown = append(grown, c)
		}
	}
	for i := range y.followUps {
		c := grown[i*len(grown)/y.followUps]
		what := pick(o.draw, failed)
		opened, id := c.discovered, len(o.followUps)+1
		closed := opened.AddDays(20 + o.IntN(25))
		outcome, grew := "PUNISHED", c.id
		if i%3 == 2 {
			outcome, grew = "RECTIFIED", 0
		}
		var recalled *decimal.Decimal
		if o.chance(40) {
			n := yuan(int64(5 + o.IntN(200)))
			recalled = &n
		}
		maker := pick(o.draw, o.others).id
		o.followUps = append(o.followUps, o.rec(id, opened, what.product, fmt.Sprintf("CC%d%05d", y.year, id), what.item, c.party, maker,
			sqlDate(opened.AddDays(-25)), sqlDate(opened), sqlDate(closed), outcome, sqlNumberOrNull(recalled), idOrNull(grew)))
		kinds := []string{"NOTIFIED", "SALE_STOPPED"}
		if recalled != nil {
			kinds = append(kinds, "RECALLED")
		}
		for n, kind := range append(kinds, "TRACED", "CHECKED") {
			step := o.rec(len(o.steps)+1, opened, int64(id), kind, sqlDate(opened.AddDays(3*n)), sqlNumberOrNull(nil))
			if kind == "RECALLED" {
				step[5] = sqlNumberOrNull(recalled)
			}
			o.steps = append(o.steps, step)
		}
	}
}

var objects = []struct {
	object string
	texts  []string
}{
	{"FOOD", []string{"购买的食品已过保质期", "食品中有异物"}},
	{"CATERING", []string{"就餐后身体不适", "餐厅强制收取餐具费"}},
	{"PREPAID", []string{"健身房关门，余额不退", "美容卡不予退款"}},
	{"ONLINE", []string{"网购商品与描述不符", "退货后未退款"}},
	{"APPLIANCE", []string{"家电维修后仍有故障"}},
	{"CLOTHING", []string{"衣服洗后严重褪色"}},
	{"VEHICLE", []string{"汽车销售捆绑保险"}},
	{"HOUSING", []string{"装修材料与合同不符"}},
	{"MEDICAL", []string{"药店销售近效期药品未提示"}},
	{"SERVICE", []string{"停车场未按公示收费"}},
}

// complain makes the complaints of a year: all answered within a working day, and as many closed within seven as were.
func (o *others) complain(y published) {
	type born struct {
		c  *enforcement
		on civil.Date
	}
	var grown []born
	for _, c := range o.cases {
		if c.source == "COMPLAINT" && c.discovered.Year == y.year && c.discovered.Before(day(2023, 12, 14)) {
			grown = append(grown, born{c, c.discovered})
		}
	}
	last := day(y.year, 12, 28)
	days := make([]civil.Date, y.complaints)
	for i := range days {
		days[i] = day(y.year, 1, 1).AddDays(o.IntN(362))
		if i < len(grown) {
			days[i] = grown[i].on
		}
		if days[i].After(last) {
			days[i] = last
		}
	}
	// Numbers go by the day.
	byDay, numbers := make([]int, len(days)), make([]int, len(days))
	for i := range byDay {
		byDay[i] = i
	}
	slices.SortStableFunc(byDay, func(one, two int) int { return days[one].Compare(days[two]) })
	for n, i := range byDay {
		numbers[i] = n + 1
	}
	// Which were closed late: those that could not be in time by the end of the records, and others by luck.
	late := make([]bool, y.complaints)
	left := y.complaints - y.closedInTime
	for i, d := range days {
		if o.term("complaint.acknowledge", d).AddDays(1).After(day(2023, 12, 29)) {
			late[i] = true
			left--
		}
	}
	for left > 0 {
		if i := len(grown) + o.IntN(y.complaints-len(grown)); !late[i] {
			late[i] = true
			left--
		}
	}
	amounts := o.shares(y.recovered, y.complaints*3/10)
	at := func(d civil.Date, hour int) time.Time {
		return time.Date(d.Year, d.Month, d.Day, hour, o.IntN(60), o.IntN(60), 0, bureauZone)
	}
	channels := []string{"HOTLINE_12315", "HOTLINE_12345", "LETTER", "VISIT", "PETITION"}
	for i, on := range days {
		id := len(o.complaints) + 1
		kind, what, unit := "COMPLAINT", objects[o.weighted([]int{22, 18, 14, 14, 8, 6, 5, 4, 4, 5})], 2+o.IntN(len(unitNames)-2)
		var party, business, grew int64
		switch {
		case i < len(grown):
			c := grown[i].c
			kind, party, business, unit, grew = "REPORT", c.party, c.business, c.unit, c.id
			if business != 0 {
				what = objects[0]
			}
		case what.object == "FOOD" || what.object == "CATERING":
			// The same few draw many.
			s := o.shops[o.IntN(open2023)]
			if o.chance(30) {
				s = o.shops[o.IntN(300)]
			}
			if !s.opened.After(on) {
				party, business = s.party, s.id
			}
			if o.chance(15) {
				kind = "REPORT"
			}
		case o.chance(80):
			party = pick(o.draw, o.others).id
		}
		issue := []string{"QUALITY", "SAFETY", "PRICE", "ADVERTISING", "CONTRACT", "AFTER_SALE", "COUNTERFEIT"}[o.weighted([]int{24, 14, 14, 8, 18, 18, 4})]
		received := at(on, 8+o.IntN(9))
		acknowledgeBy, closeBy := o.term("complaint.acknowledge", on), o.term("complaint.close", on)
		answered := received.Add(time.Duration(20+o.IntN(400)) * time.Minute)
		if civil.DateOf(answered.In(bureauZone)).After(acknowledgeBy) {
			answered = received.Add(10 * time.Minute)
		}
		var acceptBy, mediateBy civil.Date
		var accepted, closed pgtype.Timestamptz
		var result pgtype.Text
		var inTime, accepting, mediating, telling pgtype.Bool
		var told pgtype.Timestamptz
		var tellBy civil.Date
		article, tellArticle := "", ""
		done, _ := o.book.Calendar.AddWorkingDays(on, 1+o.IntN(6))
		if late[i] {
			done, _ = o.book.Calendar.AddWorkingDays(on, 8+o.IntN(20))
		} else if done.After(day(2023, 12, 29)) {
			done = day(2023, 12, 29)
		}
		if kind == "COMPLAINT" {
			acceptBy = o.term("complaint.accept", on)
			if taken, _ := o.book.Calendar.AddWorkingDays(on, 1); !taken.After(lastDay) {
				accepted = pgtype.Timestamptz{Time: at(taken, 9), Valid: true}
				mediateBy, article = o.term("complaint.mediation", taken), o.cite("complaint.mediation", taken)
				accepting = pgtype.Bool{Bool: true, Valid: true} // on the day after, or the next working day
			}
		}
		recovered := decimal.Zero
		if done.IsValid() && !done.After(lastDay) {
			closed, inTime = pgtype.Timestamptz{Time: at(done, 16), Valid: true}, pgtype.Bool{Bool: !late[i], Valid: true}
			how := []string{"MEDIATED", "FAILED", "WITHDRAWN"}[o.weighted([]int{62, 26, 12})]
			switch {
			case grew != 0:
				how = "CASE_FILED"
			case kind == "REPORT":
				how = "NO_VIOLATION"
			case len(amounts) > 0 && accepted.Valid:
				how, recovered = "MEDIATED", amounts[0]
				amounts = amounts[1:]
			}
			result = pgtype.Text{String: how, Valid: true}
			if accepted.Valid {
				mediating = pgtype.Bool{Bool: !done.After(mediateBy), Valid: true}
			}
		}
		var checkBy civil.Date
		if kind == "REPORT" {
			checkBy = o.term("clue.check", on)
		}
		// Every third report is made by somebody who says who it is, and is told what came of it. No luck is spent on that.
		isNamed := kind == "REPORT" && i%3 == 0
		decided := done
		if grew != 0 {
			decided = grown[i].c.filed
		}
		if isNamed {
			o.reporters = append(o.reporters, row{int64(Agency), int64(id), "举报人（演示）", "000", db.Tells("举报人（演示）", "000")})
		}
		if kind != "REPORT" || decided.After(lastDay) {
			decided = civil.Date{}
		}
		if isNamed && decided.IsValid() {
			tellBy, tellArticle = o.term("complaint.tell", decided), o.cite("complaint.tell", decided)
			if on, _ := o.book.Calendar.AddWorkingDays(decided, 1+i/3%6); !on.After(lastDay) { // the sixth is a day too late
				told = pgtype.Timestamptz{Time: time.Date(on.Year, on.Month, on.Day, 15, 0, 0, 0, bureauZone), Valid: true}
				telling = pgtype.Bool{Bool: !on.After(tellBy), Valid: true}
			}
		}
		var satisfaction pgtype.Text
		if closed.Valid && o.chance(55) {
			satisfaction = pgtype.Text{String: []string{"SATISFIED", "NEUTRAL", "DISSATISFIED"}[o.weighted([]int{82, 13, 5})], Valid: true}
		}
		o.complaints = append(o.complaints, row{
			int64(id), int64(Agency), fmt.Sprintf("太市监投举〔%d〕%d号", y.year, numbers[i]), channels[o.weighted([]int{58, 36, 2, 3, 1})], kind, what.object, issue, pick(o.draw, what.texts),
			int64(unit + 1), idOrNull(party), idOrNull(business), received, sqlDate(on), sqlDate(acknowledgeBy), sqlDateOrNull(acceptBy), sqlDate(closeBy), sqlDateOrNull(checkBy), sqlDateOrNull(mediateBy),
			answered, true, accepted, closed, inTime, result, sqlNumber(recovered), satisfaction, idOrNull(grew),
			accepting, mediating, textOrNull(article), isNamed, sqlDateOrNull(decided), sqlDateOrNull(tellBy), textOrNull(tellArticle), told, telling, received, received,
		})
	}
	if len(amounts) > 0 {
		panic(fmt.Sprintf("demo: %d recovered amounts of %d are left", len(amounts), y.year))
	}
}

// due is a term from a day, reckoned once.
func (o *others) due(rule string, from civil.Date) law.Deadline {
	of := dueOf{rule, from}
	due, ok := o.dues[of]
	if !ok {
		due, _ = o.book.DeadlineOf(rule, from)
		o.dues[of] = due
	}
	return due
}

// term is the last day of a term, zero where it is not known.
func (o *others) term(rule string, from civil.Date) civil.Date { return o.due(rule, from).LastDay }

// cite is what a term rests on.
func (o *others) cite(rule string, from civil.Date) string { return o.due(rule, from).Rule.Cite() }

// shares are n amounts that add up to a sum, as amounts are: mostly small.
func (o *others) shares(sum decimal.Decimal, n int) []decimal.Decimal {
	amounts := make([]decimal.Decimal, n)
	weights, total := make([]float64, n), 0.0
	for i := range weights {
		weights[i] = o.skewed(1, 1.1)
		total += weights[i]
	}
	whole, rest := sum.InexactFloat64(), sum
	for i := range amounts {
		amounts[i] = decimal.NewFromFloat(whole * weights[i] / total).Round(0)
		rest = rest.Sub(amounts[i])
	}
	amounts[slices.Index(weights, slices.Max(weights))] = amounts[slices.Index(weights, slices.Max(weights))].Add(rest)
	return amounts
}

// registers fills the registers: reports, shops that promise to take goods back, stations, demonstration units, notices.
func (o *others) registers() {
	for _, y := range paragraph {
		for i := range y.analyses {
			on := office(day(y.year, 1, 10).AddDays(i * 345 / y.analyses))
			o.analyses = append(o.analyses, o.rec(len(o.analyses)+1, on, fmt.Sprintf("%d年第%d期消费投诉分析报告", y.year, i+1), sqlDate(on), int64(1+o.IntN(len(unitNames)))))
		}
	}
	before, now := paragraph[0], paragraph[1]
	for _, s := range []struct {
		scheme      string
		before, now int
	}{{"NO_REASON_RETURN", before.noReason, now.noReason}, {"PREFERRED", before.preferred, now.preferred}} {
		for i := range s.now + 60 {
			joined, left := day(2020, 3, 1).AddDays(o.IntN(1030)), civil.Date{} // until the end of 2022
			switch {
			case i >= s.now:
				left = day(2022, 1, 5).AddDays(o.IntN(350))
				joined = left.AddDays(-30 - o.IntN(400))
			case i >= s.before:
				joined = day(2023, 1, 5).AddDays(o.IntN(355))
			}
			p := pick(o.draw, o.shops[:open2023])
			o.merchants = append(o.merchants, o.rec(len(o.merchants)+1, joined, s.scheme, pick(o.draw, towns).name+pick(o.draw, brands)+string(pick(o.draw, givens))+"商店",
				p.party, textOrNull(o.address(pick(o.draw, towns).name)), sqlDate(joined), sqlDateOrNull(left)))
		}
	}
	for i := range now.stations {
		kind, name := "STATION", "消费维权服务站"
		if i%8 == 0 {
			kind, name = "MEDIATION_CENTRE", "消费纠纷调解中心"
		}
		opened := day(2018, 1, 5).AddDays(o.IntN(1800))
		if i >= before.stations {
			opened = day(2023, 2, 1).AddDays(o.IntN(300))
		}
		town := pick(o.draw, towns).name
		o.stations = append(o.stations, o.rec(i+1, opened, kind, fmt.Sprintf("%s%s%s", town, pick(o.draw, brands), name), textOrNull(o.address(town)), sqlDate(opened), sqlDateOrNull(civil.Date{})))
	}
	for i := range 5 {
		proposed, named := day(2023, 5, 10).AddDays(i), civil.Date{}
		if i < 3 {
			named = day(2023, 11, 20)
		}
		o.units = append(o.units, o.rec(i+1, proposed, "太仓"+pick(o.draw, brands)+"商业综合体", sqlDate(proposed), sqlDateOrNull(named)))
	}
	for i := range 12 {
		on := office(day(2023, time.Month(1+i), 12))
		o.notices = append(o.notices, o.rec(len(o.notices)+1, on, "WARNING", fmt.Sprintf("2023年第%d期消费警示", i+1), "预付式消费请签订书面合同，保留凭证。", sqlDate(on), idOrNull(0)))
	}
	for _, c := range o.cases {
		if c.fine == nil || c.decided.Year != 2023 || c.decided.Month > 11 || c.fine.LessThan(yuan(60000)) || len(o.notices) >= 18 {
			continue
		}
		on := c.decided.AddDays(20)
		o.notices = append(o.notices, o.rec(len(o.notices)+1, on, "TYPICAL_CASE", c.cause[len("涉嫌"):]+"案", "当事人"+c.cause[len("涉嫌"):]+"，被依法处以罚款。", sqlDate(on), idOrNull(c.id)))
	}
}

// grade gives each business its level's history, and plans the visits of the last quarter.
func (o *others) grade() {
	visited := map[int64]int64{} // by business: the visit of the last quarter
	for _, v := range o.visits {
		if !v[4].(pgtype.Date).Time.Before(time.Date(2023, 10, 1, 0, 0, 0, 0, time.UTC)) {
			if _, ok := visited[v[2].(int64)]; !ok {
				visited[v[2].(int64)] = v[0].(int64)
			}
		}
	}
	for _, s := range o.shops {
		o.levels = append(o.levels, o.rec(len(o.levels)+1, s.opened, s.id, s.level, sqlDate(s.opened)))
		if s.closed.IsValid() || !s.opened.Before(day(2023, 10, 1)) {
			continue
		}
		o.plans = append(o.plans, o.rec(len(o.plans)+1, day(2023, 10, 1), s.id, s.official, sqlDate(day(2023, 10, 1)), sqlDate(day(2023, 12, 31)), idOrNull(visited[s.id])))
	}
}

// leadToCases finds on visits what cases of inspection at the same business were filed about, where there was a visit.
func (o *others) leadToCases() {
	visits := map[int64][]row{} // by business
	for _, v := range o.visits {
		visits[v[2].(int64)] = append(visits[v[2].(int64)], v)
	}
	for _, c := range o.cases {
		if c.source != "INSPECTION" || c.business == 0 {
			continue
		}
		for _, v := range visits[c.business] {
			on := civil.DateOf(v[4].(pgtype.Date).Time)
			if on.After(c.discovered) || c.discovered.DaysSince(on) > 60 {
				continue
			}
			rectified := on.AddDays(10)
			if rectified.After(lastDay) {
				rectified = lastDay
			}
			created, updated := stamps(on)
			o.findings = append(o.findings, row{
				int64(len(o.findings) + 1), int64(Agency), v[0], "SERIOUS", c.cause[len("涉嫌"):], sqlDate(on.AddDays(15)), sqlDate(rectified), textOrNull("现场复查照片"), created, updated, c.id,
			})
			break
		}
	}
}

// frequencies relax the levels that few businesses have, from 2024 on, as regions do.
func (o *others) frequencies() (rows []row) {
	for i, level := range []string{"A", "B"} {
		rows = append(rows, o.rec(i+1, day(2023, 12, 20), level, sqlDate(day(2024, 1, 1)), int32(2), "太食安委〔2023〕演示1号"))
	}
	return rows
}

func (o *others) tables() []table {
	with := func(names ...string) []string {
		return append(append([]string{"id", "agency_id"}, names...), "created_at", "updated_at")
	}
	return []table{
		{"visit_frequencies", with("level", "effective_from", "quarters", "basis"), o.frequencies()},
		{"planned_visits", with("business_id", "official_id", "starts_on", "due_on", "visit_id"), o.plans},
		{"equipment", with("party_id", "kind", "registration_no", "name", "address", "examine_by", "retired_on"), o.equipment},
		{"inspections", with("unit_id", "party_id", "equipment_id", "inspected_on", "case_id"), o.inspections},
		{"inspection_inspectors", []string{"agency_id", "inspection_id", "officer_id"}, o.inspectors},
		{"hazards", with("inspection_id", "kind", "severity", "text", "removed_on", "proof", "reported_on", "sealed_on", "seal_due_on", "unsealed_on", "unsealing"), o.hazards},
		{"safety_orders", with("inspection_id", "party_id", "order_no", "text", "issued_on", "due_on", "reported_on", "recheck_due_on", "closed_on", "case_id"), o.orders},
		{"rechecks", with("order_id", "reported_on", "due_on", "rechecked_on", "has_passed", "text"), o.rechecks},
		{"recheck_inspectors", []string{"agency_id", "recheck_id", "officer_id"}, o.recheckers},
		{"follow_ups", with("product", "sample_no", "failed_item", "seller_id", "maker_id", "sampled_on", "opened_on", "closed_on", "outcome", "recalled_quantity", "case_id"), o.followUps},
		{"follow_up_steps", with("follow_up_id", "kind", "taken_on", "quantity"), o.steps},
		{"complaints", with("complaint_no", "channel", "kind", "object", "issue", "text", "unit_id", "party_id", "business_id", "received_at", "received_on", "acknowledge_by",
			"accept_by", "close_by", "check_by", "mediate_by", "acknowledged_at", "acknowledged_in_time", "accepted_at", "closed_at", "closed_in_time", "result", "recovered_amount",
			"satisfaction", "case_id", "accepted_in_time", "mediated_in_time", "mediate_article", "is_named", "decided_on", "tell_by", "tell_article", "told_at", "told_in_time"), o.complaints},
		{"complaint_reporters", []string{"agency_id", "complaint_id", "name", "contact", "tells"}, o.reporters},
		{"analysis_reports", with("title", "issued_on", "unit_id"), o.analyses},
		{"promise_merchants", with("scheme", "name", "party_id", "address", "joined_on", "left_on"), o.merchants},
		{"rights_stations", with("kind", "name", "address", "opened_on", "closed_on"), o.stations},
		{"trust_units", with("name", "proposed_on", "named_on"), o.units},
		{"consumer_notices", with("kind", "title", "text", "published_on", "case_id"), o.notices},
	}
}
