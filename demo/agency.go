package demo

import (
	"fmt"

	"cloud.google.com/go/civil"

	"docket/db"
)

const (
	agencyName      = "太仓市市场监督管理局（演示）"
	agencyShortName = "太市监"
	// agencyCreditCode is made up; its check digits are right.
	agencyCreditCode = "11320585MB00000198"
)

// key names a record of the bureau.
func key(typ string, id int64) db.Key { return db.Key{Type: typ, Agency: Agency, ID: id} }

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

// hire makes the units and their officers.
func (b *bureau) hire() {
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
