package mapping_test

import (
	"os"
	"strings"
	"testing"

	"docket/exchange/mapping"
)

func TestErrRead(t *testing.T) {
	t.Parallel()
	good, err := os.ReadFile("../testdata/mapping.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ old, text, want string }{
		{"currency: CNY", "", "currency: a value is required"},
		{"dates: YYYYMMDD", "dates: YY", `dates: "YY" is not allowed: give one of DD/MM/YYYY`},
		{"dates: YYYYMMDD", "", ""},
		{"dates: YYYYMMDD", "datum: YYYYMMDD", "unknown field"},
		{"  fine:", "  fines:", "records.fines: there is no such kind of record: give one of acceptComplaint, "},
		{"    caseNo:", "    caseNumber:", "records.case.caseNumber: there is no such field"},
		{"    caseNo: {column: id_poursuite}", "", "records.case.caseNo: a source is required"},
		{"{value: FOOD}", "{value: FEED}", `records.case.field: "FEED" is not allowed: give one of FOOD`},
		{"{value: FOOD}", "{}", "records.case.field: give either column or value, and not both"},
		{"{value: FOOD}", "{value: FOOD, column: x}", "give either column or value"},
		{"Épicerie: SALE", "Épicerie: SALES", `"SALES" is not allowed: give one of PRODUCTION`},
		{"in: [Fermé]", "in: []", "give column, and one of in, notIn, matches and empty"},
		{"delimiter", "delimiter", ""},
		{"dates: YYYYMMDD", "encoding: ebcdic", `encoding: "ebcdic" is not allowed: give one of utf-8`},
		{"newest: date_jugement", `delimiter: "||"`, `delimiter: "||" is not allowed: give one character`},
	} {
		_, err := mapping.Read(strings.NewReader(strings.Replace(string(good), c.old, c.text, 1)))
		if c.want == "" {
			if err != nil {
				t.Error(err)
			}
		} else if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s -> %s: %v, want %q", c.old, c.text, err, c.want)
		}
	}
	// Patterns of records within a field are checked like all others: they would stop an import in its middle.
	const nested = `currency: CNY
register: 检查
records:
  recordInspection:
    - unit: {value: 科}
      hazards:
        list:
          - when: [{column: 隐患, matches: "["}]
            each: {column: 隐患, split: "；", pattern: "("}
            fields: {text: {part: text}}
`
	_, err = mapping.Read(strings.NewReader(nested))
	for _, want := range []string{`recordInspection.hazards.list[0].when.matches: "[" is not a regular expression`, `hazards.list[0].each: give column, and one of split and pattern`, `hazards.list[0].each.pattern: "(" is not`} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: does not say %q", err, want)
		}
	}
	_, err = mapping.Read(strings.NewReader("records:\n  decision: {}\n"))
	for _, want := range []string{"currency: a value is required", "records.decision: it also needs records.case", "records.decision.decidedOn: a source is required"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: does not say %q", err, want)
		}
	}
}
