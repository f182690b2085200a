package settings_test

import (
	"fmt"
	"slices"
	"testing"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/db/dbtest"
	"docket/law"
	"docket/problem"
	"docket/settings"
)

// A calendar has the holidays and the worked weekends of one year that is not known. Every wrong day is named.
func TestSetCalendar(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = settings.SetCalendarInput
	days := func(all ...string) (list []civil.Date) {
		for _, day := range all {
			list = append(list, dbtest.Day(day))
		}
		return list
	}
	// 2027-01-01 is a Friday, and 2027-01-02 a Saturday.
	calendar := func() in {
		return in{Agency: dbtest.Key("Agency:1"), Year: 2027, Off: days("2027-01-01"), Worked: days("2027-01-02"), Source: "国办发明电〔2026〕9号"}
	}
	wrong := calendar()
	wrong.Off, wrong.Worked, wrong.Source = days("2027-01-01", "2026-01-01", "2027-01-03"), days("2027-01-04"), " "
	_, err := db.Do(t.Context(), w.Store, settings.SetCalendar, wrong, nil)
	var fields []string
	for _, p := range problem.All(err) {
		fields = append(fields, p.Field)
	}
	dbtest.CheckEqual(t, "the wrong fields", fmt.Sprint(fields), "[input.off[1] input.off[2] input.worked[0] input.source]")
	dbtest.CheckRefusals(t, w, settings.SetCalendar, calendar, map[string]dbtest.FaultyInput[in]{
		"no holidays":       {Change: func(in *in) { in.Off = nil }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.off", Rule: "", Says: "no year is without holidays"}},
		"of a known year":   {Change: func(in *in) { in.Year, in.Off, in.Worked = 2024, days("2024-01-01"), nil }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.year", Rule: "", Says: "known already"}},
		"of a wrong bureau": {Change: func(in *in) { in.Agency.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.agency", Rule: "", Says: "no Agency"}},
	})
	dbtest.CheckEqual(t, "on record", w.Text(t, "SELECT string_agg(concat_ws(' ', day, is_working), ', ' ORDER BY day) FROM calendar_days WHERE agency_id = 1 AND day >= '2027-01-01'"), "2027-01-01 f, 2027-01-02 t")
	dbtest.CheckRefused(t, w, settings.SetCalendar, calendar(), dbtest.Refusal{Code: problem.Conflict, Field: "input.year", Rule: "", Says: "the working days of 2027 are known already"})
}

// The rules in the database are the rules in the law package.
func TestRulesAreTheLaw(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	var rows []*db.Rule
	if err := w.DB().NewSelect().Model(&rows).Order("id").Scan(t.Context()); err != nil {
		t.Fatal(err)
	}
	var stored []string
	for _, r := range rows {
		stored = append(stored, fmt.Sprintf("%s %s %s %v %s %s %s %t", r.Name, r.Article, r.EffectiveFrom, r.EffectiveUntil, r.Value.StringFixed(3), r.Unit, r.Certainty, r.MayBeSet))
	}
	for _, r := range law.StatutoryRules() {
		rule := fmt.Sprintf("%s %s %s %v %s %s %s %t", r.Name, r.Article, r.From, r.Until, r.Value.StringFixed(3), r.Unit, r.Certainty, r.IsSettable())
		if i := slices.Index(stored, rule); i >= 0 {
			stored = slices.Delete(stored, i, i+1)
		} else {
			t.Errorf("a migration has to enter or change: %s", rule)
		}
	}
	for _, rule := range stored {
		t.Errorf("a migration has to remove: %s", rule)
	}
}
