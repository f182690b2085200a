package demo

import (
	"fmt"
	"slices"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
	"docket/reporter"
)

// objects are what complaints are about.
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

// lastClosing is the last day on which a complaint is closed in time.
var lastClosing = day(2023, 12, 29)

// complain makes the complaints of a year: all answered within a working day, and as many closed within seven as were. The first of
// them are reports from which a case was filed.
func (o *otherRecords) complain(y figures) {
	cases := o.casesFromReports(y)
	days := make([]civil.Date, y.complaints)
	for i := range days {
		days[i] = day(y.year, 1, 1).AddDays(o.IntN(362))
		if i < len(cases) {
			days[i] = cases[i].discovered
		}
		days[i] = earlier(days[i], day(y.year, 12, 28))
	}
	numbers := numbersByDay(days)
	late := o.lateComplaints(y, days, len(cases))
	amounts := o.shares(y.recovered, y.complaints*3/10)
	for i, on := range days {
		var filedCase *plan
		if i < len(cases) {
			filedCase = cases[i]
		}
		c := o.receive(on, fmt.Sprintf("太市监投举〔%d〕%d号", y.year, numbers[i]), filedCase)
		o.acknowledge(c)
		done := o.doneOn(on, late[i])
		o.accept(c)
		if !done.After(lastDay) {
			amounts = o.closeComplaint(c, done, amounts)
		}
		o.tellReporter(c, i, done, filedCase)
		if c.ClosedAt != nil && o.chance(55) {
			c.Satisfaction = new([]db.Satisfaction{db.SatisfactionSatisfied, db.SatisfactionNeutral, db.SatisfactionDissatisfied}[o.weighted([]int{82, 13, 5})])
		}
		c.Channel = channels[o.weighted([]int{58, 36, 2, 3, 1})]
		c.Text = pick(o.draw, textsOf(c.Object))
		o.complaints = append(o.complaints, c)
	}
	if len(amounts) > 0 {
		panic(fmt.Sprintf("demo: %d recovered amounts of %d are left", len(amounts), y.year))
	}
}

// casesFromReports returns the cases of a year whose source is a complaint.
func (o *otherRecords) casesFromReports(y figures) (cases []*plan) {
	for _, c := range o.plans {
		if c.source == "COMPLAINT" && c.discovered.Year == y.year && c.discovered.Before(day(2023, 12, 14)) {
			cases = append(cases, c)
		}
	}
	return cases
}

// numbersByDay returns the numbers of complaints, which go by the day.
func numbersByDay(days []civil.Date) []int {
	byDay, numbers := make([]int, len(days)), make([]int, len(days))
	for i := range byDay {
		byDay[i] = i
	}
	slices.SortStableFunc(byDay, func(one, two int) int { return days[one].Compare(days[two]) })
	for n, i := range byDay {
		numbers[i] = n + 1
	}
	return numbers
}

// lateComplaints returns the complaints that are closed late: all that could not be closed in time before the records end, and others at random.
func (o *otherRecords) lateComplaints(y figures, days []civil.Date, cases int) []bool {
	late := make([]bool, y.complaints)
	left := y.complaints - y.closedInTime
	for i, d := range days {
		if o.term("complaint.acknowledge", d).AddDays(1).After(lastClosing) {
			late[i] = true
			left--
		}
	}
	for left > 0 {
		if i := cases + o.IntN(y.complaints-cases); !late[i] {
			late[i] = true
			left--
		}
	}
	return late
}

var channels = []db.ComplaintChannel{
	db.ComplaintChannelHotline12315, db.ComplaintChannelHotline12345, db.ComplaintChannelLetter, db.ComplaintChannelVisit, db.ComplaintChannelPetition,
}

var issues = []db.ComplaintIssue{
	db.ComplaintIssueQuality, db.ComplaintIssueSafety, db.ComplaintIssuePrice, db.ComplaintIssueAdvertising, db.ComplaintIssueContract,
	db.ComplaintIssueAfterSale, db.ComplaintIssueCounterfeit,
}

// instant returns an instant within an hour of a day.
func (o *otherRecords) instant(d civil.Date, hour int) time.Time {
	return time.Date(d.Year, d.Month, d.Day, hour, o.IntN(60), o.IntN(60), 0, bureauZone)
}

// receive makes a complaint of a day, or the report that a case was filed from, with the terms that begin on it.
func (o *otherRecords) receive(on civil.Date, number string, filedCase *plan) *db.Complaint {
	what := objects[o.weighted([]int{22, 18, 14, 14, 8, 6, 5, 4, 4, 5})]
	unit := int64(2+o.IntN(len(unitNames)-2)) + 1
	c := &db.Complaint{ComplaintNo: number, Kind: db.ComplaintKindComplaint}
	switch {
	case filedCase != nil:
		c.Kind, c.PartyID, c.CaseID = db.ComplaintKindReport, &filedCase.party, &filedCase.id
		unit = int64(filedCase.unit + 1)
		if filedCase.business != 0 {
			c.BusinessID, what = &filedCase.business, objects[0]
		}
	case what.object == "FOOD" || what.object == "CATERING":
		// The same few draw many.
		s := o.shops[o.IntN(open2023)]
		if o.chance(30) {
			s = o.shops[o.IntN(300)]
		}
		if !s.opened.After(on) {
			c.PartyID, c.BusinessID = &s.party, &s.id
		}
		if o.chance(15) {
			c.Kind = db.ComplaintKindReport
		}
	case o.chance(80):
		c.PartyID = new(pick(o.draw, o.nonFoodParties).id)
	}
	c.Object, c.UnitID, c.Issue = db.ComplaintObject(what.object), &unit, issues[o.weighted([]int{24, 14, 14, 8, 18, 18, 4})]
	c.ReceivedAt, c.ReceivedOn = o.instant(on, 8+o.IntN(9)), on
	c.AcknowledgeBy, c.CloseBy = o.lastOf("complaint.acknowledge", on), o.lastOf("complaint.close", on)
	if c.Kind == db.ComplaintKindComplaint {
		c.AcceptBy = o.lastOf("complaint.accept", on)
	} else {
		c.CheckBy = o.lastOf("clue.check", on)
	}
	c.Record = record(len(o.complaints)+1, on)
	c.CreatedAt, c.UpdatedAt = c.ReceivedAt, c.ReceivedAt
	return c
}

// textsOf returns what complaints about an object say.
func textsOf(object db.ComplaintObject) []string {
	i := slices.IndexFunc(objects, func(o struct {
		object string
		texts  []string
	},
	) bool {
		return o.object == string(object)
	})
	return objects[i].texts
}

// acknowledge answers the complainant within a working day.
func (o *otherRecords) acknowledge(c *db.Complaint) {
	answered := c.ReceivedAt.Add(time.Duration(20+o.IntN(400)) * time.Minute)
	if civil.DateOf(answered.In(bureauZone)).After(*c.AcknowledgeBy) {
		answered = c.ReceivedAt.Add(10 * time.Minute)
	}
	c.AcknowledgedAt, c.AcknowledgedInTime = &answered, new(true)
}

// doneOn returns the day on which a complaint of a day is done with.
func (o *otherRecords) doneOn(on civil.Date, isLate bool) civil.Date {
	done := addWorkingDays(on, 1+o.IntN(6))
	if isLate {
		return addWorkingDays(on, 8+o.IntN(20))
	}
	return earlier(done, lastClosing)
}

// accept accepts a complaint on the next working day, with the term of its mediation; a report is checked instead.
func (o *otherRecords) accept(c *db.Complaint) {
	if taken := addWorkingDays(c.ReceivedOn, 1); c.Kind == db.ComplaintKindComplaint && !taken.After(lastDay) {
		c.AcceptedAt, c.AcceptedInTime = new(o.instant(taken, 9)), new(true)
		c.MediateBy, c.MediateArticle = o.lastOf("complaint.mediation", taken), new(o.cite("complaint.mediation", taken))
	}
}

// closeComplaint closes a complaint on a day: one that is mediated takes the next of the amounts that are recovered, as long as
// there are some. It returns those that are left.
func (o *otherRecords) closeComplaint(c *db.Complaint, done civil.Date, amounts []decimal.Decimal) []decimal.Decimal {
	c.ClosedAt = new(o.instant(done, 16))
	result := []db.ComplaintResult{db.ComplaintResultMediated, db.ComplaintResultFailed, db.ComplaintResultWithdrawn}[o.weighted([]int{62, 26, 12})]
	switch {
	case c.CaseID != nil:
		result = db.ComplaintResultCaseFiled
	case c.Kind == db.ComplaintKindReport:
		result = db.ComplaintResultNoViolation
	case len(amounts) > 0 && c.AcceptedAt != nil:
		result, c.RecoveredAmount, amounts = db.ComplaintResultMediated, amounts[0], amounts[1:]
	}
	c.Result = &result
	o.keep(c, done)
	return amounts
}

// keep says which terms a complaint kept that was closed on a day.
func (o *otherRecords) keep(c *db.Complaint, done civil.Date) {
	c.ClosedInTime = new(!done.After(*c.CloseBy))
	if c.AcceptedAt != nil {
		c.MediatedInTime = new(!done.After(*c.MediateBy))
	}
}

// tellReporter lets every third report be made by somebody who says who it is, and is told what came of it. No random
// number is drawn for that.
func (o *otherRecords) tellReporter(c *db.Complaint, i int, done civil.Date, filedCase *plan) {
	if c.Kind != db.ComplaintKindReport {
		return
	}
	decided := done
	if filedCase != nil {
		decided = filedCase.filed
	}
	if c.IsNamed = i%3 == 0; c.IsNamed {
		o.reporters = append(o.reporters, row{int64(Agency), c.ID, "举报人（演示）", "000", reporter.IdentifyingTexts("举报人（演示）", "000")})
	}
	if decided.After(lastDay) {
		return
	}
	if c.DecidedOn = &decided; !c.IsNamed {
		return
	}
	c.TellBy, c.TellArticle = o.lastOf("complaint.tell", decided), new(o.cite("complaint.tell", decided))
	if on := addWorkingDays(decided, 1+i/3%6); !on.After(lastDay) { // the sixth is a day too late
		c.ToldAt, c.ToldInTime = new(time.Date(on.Year, on.Month, on.Day, 15, 0, 0, 0, bureauZone)), new(!on.After(*c.TellBy))
	}
}

// closedOn returns the day on which a complaint was closed.
func closedOn(c *db.Complaint) civil.Date { return civil.DateOf(c.ClosedAt.In(bureauZone)) }

// closeReportsOfCases closes reports from which a case was filed no sooner than that case. As many others that were late are in time instead, so
// that the year's figure stays.
func (o *otherRecords) closeReportsOfCases() {
	for _, y := range paragraph {
		late := 0
		for _, c := range o.complaints {
			if c.ReceivedOn.Year != y.year || c.CaseID == nil || c.ClosedAt == nil {
				continue
			}
			if filed := o.plans[*c.CaseID-1].filed; closedOn(c).Before(filed) {
				wasInTime := *c.ClosedInTime
				c.ClosedAt = new(morning(filed).Add(6 * time.Hour))
				if o.keep(c, filed); wasInTime && !*c.ClosedInTime {
					late++
				}
			}
		}
		for _, c := range o.complaints {
			if late > 0 && c.ReceivedOn.Year == y.year && c.AcceptedAt != nil && c.ClosedAt != nil && !*c.ClosedInTime && c.CloseBy.Before(lastDay) {
				c.ClosedAt = new(morning(*c.CloseBy).Add(6 * time.Hour))
				o.keep(c, *c.CloseBy)
				late--
			}
		}
	}
}

// isPlain reports whether a complaint was accepted and closed in time, and nothing else is on record of it that another end would spoil.
func isPlain(c *db.Complaint) bool {
	return c.AcceptedAt != nil && c.ClosedAt != nil && *c.ClosedInTime && c.RecoveredAmount.IsZero() && c.Reopening == nil &&
		(*c.Result == db.ComplaintResultFailed || *c.Result == db.ComplaintResultWithdrawn)
}

// refuseComplaints refuses every fortieth complaint that came to nothing, and lets every other fortieth be opened again for a day.
func (o *otherRecords) refuseComplaints() {
	n := 0
	for _, c := range o.complaints {
		if !isPlain(c) || closedOn(c).After(*c.AcceptBy) {
			continue
		}
		switch n++; n % 40 {
		case 11:
			c.AcceptedAt, c.MediateBy, c.MediateArticle, c.MediatedInTime, c.Satisfaction = nil, nil, nil, nil, nil
			c.RefusedAt, c.Refusal, c.Result = c.ClosedAt, new("不能提供被投诉人的准确信息"), new(db.ComplaintResultRefused)
		case 31:
			c.Reopening = new("误办结，消费者尚未答复调解方案")
		}
	}
}

// mergeComplaints merges complaints of one day and one object into the first of them, where their party is not known yet. Whether a merged
// complaint was closed in time is decided by the closing of the first.
func (o *otherRecords) mergeComplaints() {
	heads := map[db.ComplaintObject]*db.Complaint{}
	byDay := slices.Clone(o.complaints)
	slices.SortStableFunc(byDay, func(a, b *db.Complaint) int { return a.ReceivedAt.Compare(b.ReceivedAt) })
	n := 0
	for _, c := range byDay {
		head := heads[c.Object]
		if c.Kind != db.ComplaintKindComplaint || c.AcceptedAt == nil || c.ClosedAt == nil {
			continue
		}
		at := c.AcknowledgedAt.Add(5 * time.Minute)
		if head == nil || head.ReceivedOn != c.ReceivedOn || c.PartyID != nil || !isPlain(c) || !at.Before(*head.ClosedAt) || closedOn(head).After(*c.CloseBy) {
			if (head == nil || head.ReceivedOn != c.ReceivedOn) && *c.Result != db.ComplaintResultWithdrawn {
				heads[c.Object] = c
			}
			continue
		}
		if n++; n%6 != 0 {
			continue
		}
		c.MergedIntoID, c.ClosedAt, c.Result, c.Satisfaction = &head.ID, &at, new(db.ComplaintResultMerged), nil
		c.AcceptedAt, c.AcceptedInTime, c.MediateBy, c.MediateArticle, c.MediatedInTime = nil, nil, nil, nil, nil
	}
}

// referReports hands every hundredth anonymous report on to others, who decide on it.
func (o *otherRecords) referReports() {
	n := 0
	for _, c := range o.complaints {
		if c.Kind != db.ComplaintKindReport || c.IsNamed || c.Result == nil || *c.Result != db.ComplaintResultNoViolation {
			continue
		}
		if n++; n%100 == 40 {
			c.Result, c.DecidedOn = new(db.ComplaintResultReferred), nil
		}
	}
}
