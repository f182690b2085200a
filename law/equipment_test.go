package law_test

import (
	"testing"

	"cloud.google.com/go/civil"

	"docket/law"
)

// An order is refused on the day after its last day, unless a report made by then stands, or was refuted only after the case was filed.
func TestCheckRefused(t *testing.T) {
	t.Parallel()
	day := func(text string) *civil.Date { return new(date(text)) }
	due := date("2024-03-10")
	for name, c := range map[string]struct {
		order     law.SafetyOrder
		filed     string
		isRefused bool
	}{
		"on its last day": {law.SafetyOrder{DueOn: due}, "2024-03-10", false},
		"the day after":   {law.SafetyOrder{DueOn: due}, "2024-03-11", true},
		"reported on its last day, waits for its re-check": {law.SafetyOrder{DueOn: due, ReportedOn: day("2024-03-10")}, "2024-05-01", false},
		"reported late, waits for its re-check":            {law.SafetyOrder{DueOn: due, ReportedOn: day("2024-03-11")}, "2024-03-11", true},
		"carried out in time":                              {law.SafetyOrder{DueOn: due, ReportedOn: day("2024-03-01"), IsClosed: true}, "2024-05-01", false},
		"carried out late":                                 {law.SafetyOrder{DueOn: due, ReportedOn: day("2024-03-11"), IsClosed: true}, "2024-05-01", true},
		"refuted before, on its last day":                  {law.SafetyOrder{DueOn: due, RefutedReportOn: day("2024-03-01"), RefutedOn: day("2024-03-04")}, "2024-03-10", false},
		"refuted before, on the day after":                 {law.SafetyOrder{DueOn: due, RefutedReportOn: day("2024-03-01"), RefutedOn: day("2024-03-04")}, "2024-03-11", true},
		"refuted only after the case":                      {law.SafetyOrder{DueOn: due, RefutedReportOn: day("2024-03-01"), RefutedOn: day("2024-03-20")}, "2024-03-19", false},
		"refuted on the day of the case":                   {law.SafetyOrder{DueOn: due, RefutedReportOn: day("2024-03-01"), RefutedOn: day("2024-03-20")}, "2024-03-20", true},
	} {
		if v := c.order.CheckRefused(date(c.filed)); (v == nil) != c.isRefused {
			t.Errorf("%s: %v", name, v)
		}
	}
}

func TestCheckSealedAgain(t *testing.T) {
	t.Parallel()
	last := law.Seal{PutOn: date("2024-02-10"), TakenOff: date("2024-03-01"), DueOn: new(date("2024-03-11"))}
	// Thirty days from 6 May 2026 end on 5 June, a Friday.
	until := func(off string) []law.Seal {
		return []law.Seal{{PutOn: date("2026-05-06"), TakenOff: date(off), DueOn: new(date("2026-06-05"))}}
	}
	for name, c := range map[string]struct {
		on     string
		before []law.Seal
		may    bool
	}{
		"an extension":                                  {"2024-03-02", []law.Seal{last}, true},
		"on the last day of the term":                   {"2026-06-05", until("2026-06-05"), true},
		"the day after the last day":                    {"2026-06-06", until("2026-06-05"), false},
		"on the day the last was taken off, too late":   {"2026-07-20", until("2026-07-20"), false},
		"the day after it was taken off, too late":      {"2026-07-21", until("2026-07-20"), false},
		"upon new facts":                                {"2026-07-22", until("2026-07-20"), true},
		"a term whose end is not known":                 {"2026-07-20", []law.Seal{{PutOn: date("2026-05-06"), TakenOff: date("2026-07-20")}}, true},
		"a second one":                                  {"2024-03-02", []law.Seal{last, {PutOn: date("2024-01-10"), TakenOff: date("2024-02-09")}}, false},
		"two days after the last":                       {"2024-03-03", []law.Seal{last, {PutOn: date("2024-01-10"), TakenOff: date("2024-02-09")}}, true},
		"an extension of a seal on new facts":           {"2024-03-01", []law.Seal{last, {PutOn: date("2024-01-10"), TakenOff: date("2024-02-08")}}, true},
		"on the day the last was taken off":             {"2024-03-01", []law.Seal{last, {PutOn: date("2024-01-10"), TakenOff: date("2024-02-10")}}, false},
		"the extension of earlier seals does not count": {"2024-03-02", []law.Seal{last, {PutOn: date("2024-01-01"), TakenOff: date("2024-01-05")}, {PutOn: date("2023-12-01"), TakenOff: date("2024-01-01")}}, true},
	} {
		if v := law.CheckSealedAgain(date(c.on), c.before...); (v == nil) != c.may {
			t.Errorf("%s: %v", name, v)
		}
	}
}
