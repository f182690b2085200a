package demo

import (
	"fmt"
	"time"

	"cloud.google.com/go/civil"
)

// fillRegisters fills the registers: reports, shops that promise to take goods back, stations, demonstration units, notices.
func (o *otherRecords) fillRegisters() {
	for _, y := range paragraph {
		for i := range y.analyses {
			on := office(day(y.year, 1, 10).AddDays(i * 345 / y.analyses))
			o.analyses = append(o.analyses, o.rec(len(o.analyses)+1, on, fmt.Sprintf("%d年第%d期消费投诉分析报告", y.year, i+1), sqlDate(on), int64(1+o.IntN(len(unitNames)))))
		}
	}
	before, now := paragraph[0], paragraph[1]
	o.enrolShops("NO_REASON_RETURN", before.noReason, now.noReason)
	o.enrolShops("PREFERRED", before.preferred, now.preferred)
	o.openStations(before.stations, now.stations)
	o.proposeUnits()
	o.publishNotices()
}

// enrolShops lets as many shops be in a scheme at the end of each year as were; sixty more left it in 2022.
func (o *otherRecords) enrolShops(scheme string, before, now int) {
	for i := range now + 60 {
		joined, left := day(2020, 3, 1).AddDays(o.IntN(1030)), civil.Date{} // until the end of 2022
		switch {
		case i >= now:
			left = day(2022, 1, 5).AddDays(o.IntN(350))
			joined = left.AddDays(-30 - o.IntN(400))
		case i >= before:
			joined = day(2023, 1, 5).AddDays(o.IntN(355))
		}
		p := pick(o.draw, o.shops[:open2023])
		name := pick(o.draw, towns).name + pick(o.draw, brands) + string(pick(o.draw, givens)) + "商店"
		o.merchants = append(o.merchants, o.rec(len(o.merchants)+1, joined, scheme, name, p.party, textOrNull(o.address(pick(o.draw, towns).name)), sqlDate(joined), sqlDateOrNull(left)))
	}
}

// openStations opens as many stations as there were at the end of each year, and one that closed before.
func (o *otherRecords) openStations(before, now int) {
	for i := range now {
		kind, name := "STATION", "消费维权服务站"
		if i%8 == 0 {
			kind, name = "MEDIATION_CENTRE", "消费纠纷调解中心"
		}
		opened := day(2018, 1, 5).AddDays(o.IntN(1800))
		if i >= before {
			opened = day(2023, 2, 1).AddDays(o.IntN(300))
		}
		town := pick(o.draw, towns).name
		name = town + pick(o.draw, brands) + name
		o.stations = append(o.stations, o.rec(i+1, opened, kind, name, textOrNull(o.address(town)), sqlDate(opened), sqlDateOrNull(civil.Date{})))
	}
	opened := day(2017, 3, 15)
	o.stations = append(o.stations, o.rec(now+1, opened, "STATION", "城厢镇老菜场消费维权服务站", textOrNull("太仓市城厢镇新华西路8号"), sqlDate(opened), sqlDate(day(2021, 9, 30))))
}

// proposeUnits proposes five units as demonstrations of consumer trust, of which three are named, and one that lost the name.
func (o *otherRecords) proposeUnits() {
	for i := range 5 {
		proposed, named := day(2023, 5, 10).AddDays(i), civil.Date{}
		if i < 3 {
			named = day(2023, 11, 20)
		}
		o.units = append(o.units, o.rec(i+1, proposed, "太仓"+pick(o.draw, brands)+"商业综合体", sqlDate(proposed), sqlDateOrNull(named), sqlDateOrNull(civil.Date{})))
	}
	o.units = append(o.units, o.rec(6, day(2021, 5, 10), "太仓老街商业综合体", sqlDate(day(2021, 5, 10)), sqlDate(day(2021, 11, 20)), sqlDate(day(2022, 8, 1))))
}

// publishNotices publishes a warning each month, the first of which has ended, and typical cases.
func (o *otherRecords) publishNotices() {
	for i := range 12 {
		on, ends := office(day(2023, time.Month(1+i), 12)), civil.Date{}
		if i == 0 {
			ends = day(2023, 4, 30)
		}
		o.notices = append(o.notices, o.rec(len(o.notices)+1, on, "WARNING", fmt.Sprintf("2023年第%d期消费警示", i+1), "预付式消费请签订书面合同，保留凭证。", sqlDate(on), idOrNull(0), sqlDateOrNull(ends)))
	}
	for _, c := range o.plans {
		if c.fine == nil || c.decided.Year != 2023 || c.decided.Month > 11 || c.fine.LessThan(yuan(60000)) || len(o.notices) >= 18 {
			continue
		}
		on, what := c.decided.AddDays(20), c.cause[len("涉嫌"):]
		o.notices = append(o.notices, o.rec(len(o.notices)+1, on, "TYPICAL_CASE", what+"案", "当事人"+what+"，被依法处以罚款。", sqlDate(on), idOrNull(c.id), sqlDateOrNull(civil.Date{})))
	}
}
