package demo

import (
	"time"

	"github.com/shopspring/decimal"

	"docket/db"
	"docket/demo/bulk"
)

// frequencies relax the levels that few businesses have, from 2024 on, as regions do.
func (o *otherRecords) frequencies() (rows []row) {
	for i, level := range []string{"A", "B"} {
		rows = append(rows, o.rec(i+1, day(2023, 12, 20), level, sqlDate(day(2024, 1, 1)), int32(2), "太食安委〔2023〕演示1号"))
	}
	return rows
}

// ruleSettings returns what the bureau has set where the law leaves it open: the same as the province's rule, so that nothing changes by
// it.
func ruleSettings() table {
	return bulk.TableOf("rule_settings", []*db.RuleSetting{{
		Record: record(1, day(2021, 12, 20)), Rule: "publicity.low.organisation", Article: "苏市监规〔2021〕演示1号", EffectiveFrom: day(2022, 1, 1),
		Value: decimal.NewFromInt(50000), ApprovedBy: chief,
	}})
}

// calendarDays returns the days of 2013 that depart from Monday to Friday (国办发明电〔2012〕33号), entered for terms of old cases.
func calendarDays() table {
	var days []*db.CalendarDay
	add := func(isWorking bool, month time.Month, of ...int) {
		for _, d := range of {
			days = append(days, &db.CalendarDay{
				Record: record(len(days)+1, day(2022, 1, 10)), Day: day(2013, month, d), IsWorking: isWorking, Source: "国办发明电〔2012〕33号",
			})
		}
	}
	add(false, 1, 1, 2, 3)
	add(true, 1, 5, 6)
	add(false, 2, 11, 12, 13, 14, 15)
	add(true, 2, 16, 17)
	add(false, 4, 4, 5)
	add(true, 4, 7, 27, 28)
	add(false, 4, 29, 30)
	add(false, 5, 1)
	add(true, 6, 8, 9)
	add(false, 6, 10, 11, 12)
	add(false, 9, 19, 20)
	add(true, 9, 22, 29)
	add(false, 10, 1, 2, 3, 4, 7)
	add(true, 10, 12)
	return bulk.TableOf("calendar_days", days)
}
