package demo

import (
	"time"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5/pgtype"
)

// leaving are officials who leave office in 2023, by the level that they answer for, with the last day on which they handed
// something over.
type leaving struct {
	id   int64
	last civil.Date
}

// leavingNames are the names of the officials who leave: no random number is drawn for them, so that all else stays as it was.
var leavingNames = map[string][2]string{"A": {"邵国强", "俞建明"}, "B": {"季永康", "浦志刚"}, "C": {"支玉兰", "奚文忠"}, "D": {"柏秀英", "闻德兴"}}

// appointLeaving registers two officials of each tier who are going to leave.
func (b *bureau) appointLeaving() map[string][]*leaving {
	all := map[string][]*leaving{}
	for _, level := range levels {
		for _, name := range leavingNames[level] {
			division := "320585"
			if level == "C" || level == "D" {
				division = towns[len(all)].code
			}
			all[level] = append(all[level], &leaving{id: b.appointOne(name, level, division)})
		}
	}
	return all
}

// gradedFrom is the level that a business had before it was graded anew.
var gradedFrom = map[string]string{"A": "B", "B": "C", "C": "D", "D": "C"}

// handOver says who answered for a business before the day on which it was handed over for the nth time, and the level that it
// had: every sixth business was graded anew on that day, and the official of every other sixth was about to leave.
func (b *bureau) handOver(s *shop, before int64, n int, on civil.Date, byLevel map[string][]int64, leaving map[string][]*leaving) (official int64, level string) {
	switch n % 6 {
	case 1:
		level = gradedFrom[s.level]
		return byLevel[level][n%len(byLevel[level])], level
	case 4:
		leaver := leaving[s.level][n/6%2]
		if on.After(leaver.last) {
			leaver.last = on
		}
		return leaver.id, s.level
	}
	return before, s.level
}

// grade gives a business its level's history: one level, or another one from the day of a hand-over.
func (b *bureau) grade(s *shop, before string, on civil.Date) {
	if before == s.level {
		b.addLevel(s.id, s.level, s.opened, civil.Date{}, "")
		return
	}
	b.addLevel(s.id, before, s.opened, on, "")
	b.addLevel(s.id, s.level, on, civil.Date{}, "年度分级评定")
	b.businesses[s.id-1][12] = morning(on)
}

func (b *bureau) addLevel(business int64, level string, from, until civil.Date, reason string) {
	created, updated := stamps(from)
	if until.IsValid() {
		updated = morning(until)
	}
	b.levels = append(b.levels, row{
		int64(len(b.levels) + 1), int64(Agency), business, level, sqlDate(from), sqlDateOrNull(until), textOrNull(reason), created, updated,
	})
}

// endOffices lets the officials leave who have handed over their businesses.
func (b *bureau) endOffices(all map[string][]*leaving) {
	for _, level := range levels {
		for _, l := range all[level] {
			if l.last.IsValid() {
				b.officials[l.id-1][6], b.officials[l.id-1][8] = sqlDate(l.last), morning(l.last)
			}
		}
	}
}

// cancelVisits takes back some visits that were recorded by mistake for another business than the business visited.
func (b *bureau) cancelVisits() {
	made := len(b.visits)
	for n := range 6 {
		like := b.visits[(n+1)*made/8]
		id, on := int64(len(b.visits)+1), civil.DateOf(like[4].(pgtype.Date).Time)
		created, _ := stamps(on)
		b.visits = append(b.visits, row{
			id, int64(Agency), like[2], like[3], sqlDate(on.AddDays(1)), sqlDate(on.AddDays(2)), textOrNull("误录，实为相邻经营户"), created.AddDate(0, 0, 1), created.AddDate(0, 0, 2),
		})
		b.findings = append(b.findings, row{
			int64(len(b.findings) + 1), int64(Agency), id, "MINOR", "食品经营场所卫生不整洁", sqlDate(on.AddDays(16)), sqlDateOrNull(civil.Date{}), textOrNull(""),
			idOrNull(0), sqlDate(on.AddDays(2)), created.AddDate(0, 0, 1), created.AddDate(0, 0, 2),
		})
	}
}

// planVisits plans the visits of the last quarter of 2023 to the businesses that were covered on its first day. A visit to a business
// that closed before it was visited is cancelled.
func (o *otherRecords) planVisits() {
	first, last := day(2023, 10, 1), day(2023, 12, 31)
	visited := map[int64]row{} // by business: the first visit of the quarter
	for _, v := range o.visits {
		if _, ok := visited[v[2].(int64)]; !ok && !v[4].(pgtype.Date).Time.Before(first.In(time.UTC)) {
			visited[v[2].(int64)] = v
		}
	}
	for _, s := range o.shops {
		if s.official == 0 || s.closed.IsValid() && !s.closed.After(first) || !s.opened.Before(first) {
			continue
		}
		var visit int64
		if v := visited[s.id]; v != nil {
			visit = v[0].(int64)
		}
		cancelled := civil.Date{}
		if visit == 0 {
			cancelled = s.closed
		}
		o.plannedVisits = append(o.plannedVisits, o.rec(len(o.plannedVisits)+1, first, s.id, s.official, sqlDate(first), sqlDate(last), idOrNull(visit), sqlDateOrNull(cancelled)))
	}
}

// leadToCases finds on visits what cases of inspection at the same business were filed about, where there was a visit.
func (o *otherRecords) leadToCases() {
	visits := map[int64][]row{} // by business
	for _, v := range o.visits {
		visits[v[2].(int64)] = append(visits[v[2].(int64)], v)
	}
	for _, c := range o.plans {
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
				int64(len(o.findings) + 1), int64(Agency), v[0], "SERIOUS", c.cause[len("涉嫌"):], sqlDate(on.AddDays(15)), sqlDate(rectified), textOrNull("现场复查照片"), c.id, sqlDateOrNull(civil.Date{}), created, updated,
			})
			break
		}
	}
}
