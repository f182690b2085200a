package demo

import (
	"fmt"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
)

// lastDay is the last day of which the bureau has records.
var lastDay = day(2023, 12, 31)

// bureau holds all records while they are made up.
type bureau struct {
	draw
	units, officers, parties, businesses, officials []row
	cases                                           []*caseMaker
	destructions                                    []*destruction
	assignments, visits, findings                   []row
	// serving are the officers of each unit, by number.
	serving [][]int64
	shops   []shop
	others  []party // whom cases outside of food are mostly against
	kindOf  map[int64]string
	rest    *others
}

type row = []any

type shop struct {
	id, party int64
	level     string
	division  string
	opened    civil.Date
	closed    civil.Date // zero where open
	official  int64      // who answers for it at the end
}

type party struct {
	id     int64
	person bool
}

// table is what is copied into a table of the database.
type table struct {
	name    string
	columns []string
	rows    []row
}

var bureauZone = time.FixedZone("CST", 8*60*60)

// stamps are created_at, updated_at of a record written on a day.
func stamps(d civil.Date) (time.Time, time.Time) {
	at := time.Date(d.Year, d.Month, d.Day, 10, 0, 0, 0, bureauZone)
	return at, at
}

func newBureau() *bureau {
	b := &bureau{draw: newDraw(), kindOf: map[int64]string{}}
	b.staff()
	b.food()
	b.otherParties()
	b.enforce()
	b.cover()
	b.rest = b.paragraph()
	return b
}

var unitNames = []struct{ name, kind string }{
	{"食品安全监督管理科", "SECTION"},
	{"综合行政执法大队", "BRIGADE"},
	{"城厢分局", "BRANCH"},
	{"沙溪分局", "BRANCH"},
	{"浏河分局", "BRANCH"},
	{"浮桥分局", "BRANCH"},
	{"璜泾分局", "BRANCH"},
	{"双凤分局", "BRANCH"},
	{"高新区分局", "BRANCH"},
	{"港区分局", "BRANCH"},
	{"科教新城分局", "BRANCH"},
	{"娄东分局", "BRANCH"},
}

func (b *bureau) staff() {
	created, updated := stamps(day(2019, 3, 1))
	for i, u := range unitNames {
		b.units = append(b.units, row{int64(i + 1), int64(Agency), u.name, u.kind, created, updated})
		b.serving = append(b.serving, nil)
		for range 8 + b.IntN(4) {
			id := int64(len(b.officers) + 1)
			b.serving[i] = append(b.serving[i], id)
			from := day(2018, 1, 1).AddDays(b.IntN(1200))
			b.officers = append(b.officers, row{
				id, int64(Agency), int64(i + 1), b.person(), fmt.Sprintf("10%08d", 32058500+id), sqlDate(from), sqlDateOrNull(civil.Date{}), created, updated,
			})
		}
	}
}

// open2023 is how many food businesses are open at the end of 2023; closed ones come on top.
const open2023, closedEarlier = 14528, 640

func (b *bureau) food() {
	types := []string{"SALE", "CATERING", "VENDOR", "CANTEEN", "PRODUCTION", "OTHER"}
	words := map[string][]string{
		"SALE": {"食品店", "超市", "便利店", "水果店", "粮油店"}, "CATERING": {"饭店", "小吃店", "面馆", "餐厅", "奶茶店"}, "VENDOR": {"食品摊", "熟食店"},
		"CANTEEN": {"食堂"}, "PRODUCTION": {"食品有限公司", "粮油食品厂"}, "OTHER": {"食品经营部"},
	}
	var owner int64 // of the shop before, who may have several
	for i := range open2023 + closedEarlier {
		id := int64(i + 1)
		level := []string{"A", "B", "C", "D"}[b.weighted([]int{6, 50, 244, 700})]
		kind := types[b.weighted([]int{48, 36, 6, 4, 4, 2})]
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
		name := town.name + pick(b.draw, brands) + string(pick(b.draw, givens)) + pick(b.draw, words[kind])
		address := b.address(town.name)
		if owner == 0 || b.chance(94) || level == "A" {
			owner = b.newParty(name, address, kind, opened)
		}
		b.shops = append(b.shops, shop{id, owner, level, town.code, opened, closed, 0})
		created, updated := stamps(opened)
		if closed.IsValid() {
			_, updated = stamps(closed)
		}
		b.businesses = append(b.businesses, row{
			id, int64(Agency), owner, name, fmt.Sprintf("JY%d320585%07d", 1+b.IntN(3), id), kind, level, address, town.code,
			sqlDate(opened), sqlDateOrNull(closed), created, updated,
		})
	}
}

// newParty enters whoever runs a business: a company, or a sole trader.
func (b *bureau) newParty(name, address, kind string, since civil.Date) int64 {
	id := int64(len(b.parties) + 1)
	form, prefix, full := "SOLE_TRADER", "92", "太仓市"+name
	if kind == "PRODUCTION" || b.chance(22) {
		form, prefix, full = "COMPANY", "91", "太仓市"+name+"有限公司"
		if kind == "PRODUCTION" {
			full = "太仓" + name
		}
	}
	created, updated := stamps(since)
	b.kindOf[id] = form
	b.parties = append(b.parties, row{
		id, int64(Agency), form, full, textOrNull(creditCode(prefix, int(id))), textOrNull(address), textOrNull(b.person()), textOrNull("320585"), created, updated,
	})
	return id
}

func (b *bureau) otherParties() {
	created, updated := stamps(day(2021, 6, 1))
	trades := []string{"商贸", "机械", "服饰", "建材", "电器", "医药", "教育科技", "物业管理", "汽车服务", "文化传媒"}
	for range 1400 {
		id := int64(len(b.parties) + 1)
		town := pick(b.draw, towns)
		if b.chance(18) {
			b.kindOf[id] = "NATURAL_PERSON"
			b.others = append(b.others, party{id, true})
			b.parties = append(b.parties, row{id, int64(Agency), "NATURAL_PERSON", b.person(), textOrNull(""), textOrNull(b.address(town.name)), textOrNull(""), textOrNull("320585"), created, updated})
			continue
		}
		form, prefix, tail := "COMPANY", "91", "有限公司"
		if b.chance(45) {
			form, prefix, tail = "SOLE_TRADER", "92", "店"
		}
		b.kindOf[id] = form
		b.others = append(b.others, party{id, false})
		name := "太仓市" + town.name + pick(b.draw, brands) + string(pick(b.draw, givens)) + pick(b.draw, trades) + tail
		b.parties = append(b.parties, row{
			id, int64(Agency), form, name, textOrNull(creditCode(prefix, int(id))), textOrNull(b.address(town.name)), textOrNull(b.person()), textOrNull("320585"), created, updated,
		})
	}
}

// tables are all records in the order in which they may be written.
func (b *bureau) tables() []table {
	agency := row{int64(Agency), "320585", "太仓市市场监督管理局（演示）", "太市监", "COUNTY"}
	created, updated := stamps(day(2019, 3, 1))
	var laws []row
	for i, p := range provisions {
		from, err := civil.ParseDate(p.from)
		if err != nil {
			panic(err) // it stands in this package
		}
		var low, high *decimal.Decimal
		if p.high > 0 {
			l, h := yuan(p.low), yuan(p.high)
			low, high = &l, &h
		}
		laws = append(laws, row{int64(i + 1), p.law, p.article, p.text, p.field, sqlNumberOrNull(low), sqlNumberOrNull(high), sqlDate(from), created, updated})
	}
	tables := []table{
		{"agencies", []string{"id", "code", "name", "short_name", "level", "created_at", "updated_at"}, []row{append(agency, created, updated)}},
		{"units", []string{"id", "agency_id", "name", "kind", "created_at", "updated_at"}, b.units},
		{"officers", []string{"id", "agency_id", "unit_id", "name", "certificate_no", "certified_from", "certified_until", "created_at", "updated_at"}, b.officers},
		{"provisions", []string{"id", "law", "article", "text", "field", "fine_min", "fine_max", "effective_from", "created_at", "updated_at"}, laws},
		{"parties", []string{"id", "agency_id", "kind", "name", "code", "address", "representative", "division", "created_at", "updated_at"}, b.parties},
		{"food_businesses", []string{"id", "agency_id", "party_id", "name", "licence_no", "type", "level", "address", "division", "opened_on", "closed_on", "created_at", "updated_at"}, b.businesses},
		{"level_changes", []string{"id", "agency_id", "business_id", "level", "starts_on", "created_at", "updated_at"}, b.rest.levels}, // before who answers by them
	}
	tables = append(tables, b.casework()...)
	tables = append(tables,
		table{"officials", []string{"id", "agency_id", "name", "post", "tier", "division", "created_at", "updated_at"}, b.officials},
		table{"coverage_assignments", []string{"id", "agency_id", "business_id", "official_id", "period", "created_at", "updated_at"}, b.assignments},
		table{"coverage_visits", []string{"id", "agency_id", "business_id", "official_id", "visited_on", "created_at", "updated_at"}, b.visits},
		table{"findings", []string{"id", "agency_id", "visit_id", "severity", "text", "due_on", "rectified_on", "proof", "created_at", "updated_at", "case_id"}, b.findings},
	)
	return append(tables, b.rest.tables()...)
}
