package demo

import (
	"time"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5/pgtype"
)

// coveredFrom is when the bureau's officials began to answer for businesses (企业落实食品安全主体责任监督管理规定).
var coveredFrom = day(2022, 11, 1)

// tier of the officials who answer for a level, and how many of them there are.
var tiers = map[string]struct {
	tier, post string
	officials  int
}{
	"A": {"CITY", "市级包保干部", 12}, "B": {"COUNTY", "县级包保干部", 64}, "C": {"TOWNSHIP", "镇级包保干部", 190}, "D": {"VILLAGE", "村级包保干部", 520},
}

// cover lets officials answer for businesses, visit them and find what is to be put right.
func (b *bureau) cover() {
	byLevel := map[string][]int64{}
	created, updated := stamps(coveredFrom)
	for _, level := range []string{"A", "B", "C", "D"} {
		t := tiers[level]
		for range t.officials {
			id := int64(len(b.officials) + 1)
			division := "320585"
			if level == "C" || level == "D" {
				division = pick(b.draw, towns).code
			}
			b.officials = append(b.officials, row{id, int64(Agency), b.person(), t.post, t.tier, textOrNull(division), created, updated})
			byLevel[level] = append(byLevel[level], id)
		}
	}
	// Who made no visit in the last quarter of 2023: a question that auditors ask.
	absent := map[int64]bool{byLevel["A"][0]: true, byLevel["A"][1]: true}
	for _, id := range byLevel["D"] {
		absent[id] = b.chance(3)
	}
	for i := range b.shops {
		s := &b.shops[i]
		from := coveredFrom
		if late := s.opened.AddDays(3 + b.IntN(12)); late.After(from) {
			from = late
		}
		if s.closed.IsValid() && !from.Before(s.closed) {
			continue
		}
		s.official = pick(b.draw, byLevel[s.level])
		if s.level == "A" && b.isKnown(s.party) {
			s.official = byLevel["A"][b.IntN(2)]
		}
		until := s.closed
		if b.chance(12) { // handed over once, in 2023
			change := day(2023, 2, 1).AddDays(b.IntN(200))
			if change.After(from) && (!until.IsValid() || change.Before(until)) {
				before := pick(b.draw, byLevel[s.level])
				b.assign(s.id, before, from, change)
				b.visitAll(s, before, from, change, absent)
				from = change
			}
		}
		b.assign(s.id, s.official, from, until)
		b.visitAll(s, s.official, from, until, absent)
	}
}

func (b *bureau) assign(business, official int64, from, until civil.Date) {
	period := pgtype.Range[pgtype.Date]{Lower: sqlDate(from), LowerType: pgtype.Inclusive, UpperType: pgtype.Unbounded, Valid: true}
	if until.IsValid() {
		period.Upper, period.UpperType = sqlDate(until), pgtype.Exclusive
	}
	created, updated := stamps(from)
	b.assignments = append(b.assignments, row{int64(len(b.assignments) + 1), int64(Agency), business, official, period, created, updated})
}

// visitAll lets the official visit about once a quarter while in charge. Now and then a quarter is missed, but a business
// that is open at the end of 2023 was visited in the year by whoever answered for it then.
func (b *bureau) visitAll(s *shop, official int64, from, until civil.Date, absent map[int64]bool) {
	if !until.IsValid() || until.After(lastDay) {
		until = lastDay.AddDays(1)
	}
	visited2023 := false
	for year, quarter := 2022, 4; year < 2024; quarter++ {
		if quarter > 4 {
			year, quarter = year+1, 1
			continue
		}
		first := day(year, time.Month(3*quarter-2), 1)
		on := office(first.AddDays(10 + b.IntN(78)))
		last := year == 2023 && quarter == 4
		missed := b.chance(4) || last && absent[official]
		if missed || on.Before(from) || !on.Before(until) {
			continue
		}
		visited2023 = visited2023 || year == 2023
		b.visit(s.id, official, on)
	}
	if !visited2023 && !s.closed.IsValid() && s.official == official && until.After(lastDay) {
		on := from.AddDays(1) // in the first days of whoever took over, or of the year
		if on.Before(day(2023, 1, 4)) {
			on = day(2023, 1, 4).AddDays(b.IntN(60))
		}
		b.visit(s.id, official, on)
	}
}

var findings = []struct {
	text   string
	weight int
}{
	{"食品经营场所卫生不整洁", 30}, {"从业人员健康证明过期", 22}, {"未公示食品安全风险等级", 18}, {"进货查验记录不完整", 30}, {"冷藏设施温度不达标", 14}, {"货架有超过保质期的食品", 6},
}

func (b *bureau) visit(business, official int64, on civil.Date) {
	id := int64(len(b.visits) + 1)
	created, updated := stamps(on)
	b.visits = append(b.visits, row{id, int64(Agency), business, official, sqlDate(on), created, updated})
	if !b.chance(7) {
		return
	}
	weights := make([]int, len(findings))
	for i, f := range findings {
		weights[i] = f.weight
	}
	which := b.weighted(weights)
	severity := []string{"MINOR", "MAJOR", "SERIOUS"}[b.weighted([]int{80, 17, 3})]
	rectified, proof := civil.Date{}, ""
	if done := on.AddDays(2 + b.IntN(20)); b.chance(96) && !done.After(lastDay) {
		rectified, proof = done, "现场复查照片"
		_, updated = stamps(done)
	}
	b.findings = append(b.findings, row{
		int64(len(b.findings) + 1), int64(Agency), id, severity, findings[which].text, sqlDate(on.AddDays(15)), sqlDateOrNull(rectified), textOrNull(proof), created, updated, idOrNull(0),
	})
}
