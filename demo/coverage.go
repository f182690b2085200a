package demo

import (
	"fmt"
	"time"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5/pgtype"
)

// shop is a food business.
type shop struct {
	id, party int64
	level     string
	division  string
	opened    civil.Date
	closed    civil.Date // zero where open
	official  int64      // who answers for it at the end
}

// open2023 is how many food businesses are open at the end of 2023; closed ones come on top.
const open2023, closedEarlier = 14528, 640

var businessTypes = []string{"SALE", "CATERING", "VENDOR", "CANTEEN", "PRODUCTION", "OTHER"}

var businessWords = map[string][]string{
	"SALE": {"食品店", "超市", "便利店", "水果店", "粮油店"}, "CATERING": {"饭店", "小吃店", "面馆", "餐厅", "奶茶店"}, "VENDOR": {"食品摊", "熟食店"},
	"CANTEEN": {"食堂"}, "PRODUCTION": {"食品有限公司", "粮油食品厂"}, "OTHER": {"食品经营部"},
}

// openBusinesses puts the food businesses on the register, with the parties that run them.
func (b *bureau) openBusinesses() {
	var owner int64 // of the shop before, who may have several
	for i := range open2023 + closedEarlier {
		id := int64(i + 1)
		level := []string{"A", "B", "C", "D"}[b.weighted([]int{6, 50, 244, 700})]
		kind := businessTypes[b.weighted([]int{48, 36, 6, 4, 4, 2})]
		if level == "A" && b.chance(60) {
			kind = "PRODUCTION"
		}
		town := pick(b.draw, towns)
		opened := day(2012, 1, 1).AddDays(b.IntN(4200)) // until mid-2023
		var closed civil.Date
		if i >= open2023 {
			opened = day(2012, 1, 1).AddDays(b.IntN(3600)) // until autumn 2021
			closed = day(2022, 1, 10).AddDays(b.IntN(710))
		}
		name := town.name + pick(b.draw, brands) + string(pick(b.draw, givens)) + pick(b.draw, businessWords[kind])
		address := b.address(town.name)
		if owner == 0 || b.chance(94) || level == "A" {
			owner = b.newParty(name, address, kind, opened)
		}
		b.shops = append(b.shops, shop{id, owner, level, town.code, opened, closed, 0})
		created, updated := stamps(opened)
		if closed.IsValid() {
			updated = morning(closed)
		}
		b.businesses = append(b.businesses, row{
			id, int64(Agency), owner, name, fmt.Sprintf("JY%d320585%07d", 1+b.IntN(3), id), kind, level, address, town.code,
			sqlDate(opened), sqlDateOrNull(closed), created, updated,
		})
	}
}

// coveredFrom is when the bureau's officials began to answer for businesses (企业落实食品安全主体责任监督管理规定).
var coveredFrom = day(2022, 11, 1)

// tier of the officials who answer for a level, and how many of them there are.
var tiers = map[string]struct {
	tier, post string
	officials  int
}{
	"A": {"CITY", "市级包保干部", 12}, "B": {"COUNTY", "县级包保干部", 64}, "C": {"TOWNSHIP", "镇级包保干部", 190}, "D": {"VILLAGE", "村级包保干部", 520},
}

// levels are those of food businesses, the highest first.
var levels = []string{"A", "B", "C", "D"}

// coverBusinesses assigns officials (包保干部) to the food businesses, by 企业落实食品安全主体责任监督管理规定, and makes their visits, findings and
// hand-overs.
func (b *bureau) coverBusinesses() {
	byLevel := b.appoint()
	// Who made no visit in the last quarter of 2023. The first two of level A are among them and cover the known producers, so that the question
	// of the README finds them.
	absent := map[int64]bool{byLevel["A"][0]: true, byLevel["A"][1]: true}
	for _, id := range byLevel["D"] {
		absent[id] = b.chance(3)
	}
	leaving := b.appointLeaving()
	handOvers := 0
	for i := range b.shops {
		s := &b.shops[i]
		from := coveredFrom
		if late := s.opened.AddDays(3 + b.IntN(12)); late.After(from) {
			from = late
		}
		firstLevel := s.level
		if !s.closed.IsValid() || from.Before(s.closed) {
			s.official = pick(b.draw, byLevel[s.level])
			if s.level == "A" && b.isKnown(s.party) {
				s.official = byLevel["A"][b.IntN(2)]
			}
			if b.chance(12) { // handed over once, in 2023
				change := day(2023, 2, 1).AddDays(b.IntN(200))
				if change.After(from) && (!s.closed.IsValid() || change.Before(s.closed)) {
					before := pick(b.draw, byLevel[s.level])
					handOvers++
					before, firstLevel = b.handOver(s, before, handOvers, change, byLevel, leaving)
					b.assign(s.id, before, from, change)
					b.visitAll(s, before, from, change, absent)
					from = change
				}
			}
			b.assign(s.id, s.official, from, s.closed)
			b.visitAll(s, s.official, from, s.closed, absent)
		}
		b.grade(s, firstLevel, from)
	}
	b.endOffices(leaving)
}

// appoint registers the officials, by the level that they answer for.
func (b *bureau) appoint() map[string][]int64 {
	byLevel := map[string][]int64{}
	for _, level := range levels {
		t := tiers[level]
		for range t.officials {
			division := "320585"
			if level == "C" || level == "D" {
				division = pick(b.draw, towns).code
			}
			byLevel[level] = append(byLevel[level], b.appointOne(b.person(), level, division))
		}
	}
	return byLevel
}

// appointOne registers an official who answers for businesses of a level.
func (b *bureau) appointOne(name, level, division string) int64 {
	id := int64(len(b.officials) + 1)
	created, updated := stamps(coveredFrom)
	b.officials = append(b.officials, row{id, int64(Agency), name, tiers[level].post, tiers[level].tier, textOrNull(division), sqlDateOrNull(civil.Date{}), created, updated})
	return id
}

// assign lets an official answer for a business from a day until the day before another; the other is zero where there is none.
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

// visit makes a visit, on which something is found now and then.
func (b *bureau) visit(business, official int64, on civil.Date) {
	id := int64(len(b.visits) + 1)
	created, updated := stamps(on)
	b.visits = append(b.visits, row{id, int64(Agency), business, official, sqlDate(on), sqlDateOrNull(civil.Date{}), textOrNull(""), created, updated})
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
		int64(len(b.findings) + 1), int64(Agency), id, severity, findings[which].text, sqlDate(on.AddDays(15)), sqlDateOrNull(rectified), textOrNull(proof), idOrNull(0), sqlDateOrNull(civil.Date{}), created, updated,
	})
}
