package input_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"docket/db"
	"docket/db/dbtest"
	"docket/enforcement"
	"docket/input"
	"docket/problem"
	"docket/registers"
)

// Texts that look the same are the same: RequireText refuses invisible characters and names them.
func TestRequireText(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = registers.IssueAnalysisReportInput
	want := func(says string) dbtest.Refusal {
		return dbtest.Refusal{Code: problem.BadUserInput, Field: "input.title", Rule: "", Says: says}
	}
	report := func(title string) func(*in) { return func(r *in) { r.Title = title } }
	dbtest.CheckRefusals(t, w, registers.IssueAnalysisReport, func() in {
		return in{Unit: dbtest.Key("Unit:1:1"), Title: "第1期\n（O’Brien，１２，\t太𠮷）", IssuedOn: dbtest.Day("2024-03-15")}
	}, map[string]dbtest.FaultyInput[in]{
		"a space at the end":          {Change: report("第1期 "), Want: want("begins or ends with white space")},
		"a wide space at the start":   {Change: report("\u3000第1期"), Want: want("begins or ends with white space")},
		"a line end at the end":       {Change: report("第1期\r\n"), Want: want("begins or ends with white space")},
		"a space without a width":     {Change: report("第1\u200b期"), Want: want("U+200B, which nobody sees")},
		"a byte order mark":           {Change: report("\ufeff第1期"), Want: want("U+FEFF, which nobody sees")},
		"a soft hyphen":               {Change: report("第1\u00ad期"), Want: want("U+00AD, which nobody sees")},
		"a change of direction":       {Change: report("第\u202e1期"), Want: want("U+202E, which nobody sees")},
		"a joiner in a line":          {Change: report("第1\u200d期"), Want: want("U+200D, which nobody sees")},
		"a bell":                      {Change: report("第1\a期"), Want: want("control character U+0007")},
		"a control of old screens":    {Change: report("第1\u0085期"), Want: want("control character U+0085")},
		"only an invisible character": {Change: report("\u200b"), Want: want("nobody sees")},
	})
	filed := dbtest.CaseToFile()
	filed.Cause = "👨\u200d👩\u200d👧 涉嫌……" // prose may hold an emoji
	for no, says := range map[string]string{"太市监案〔２０２４〕1号": "２ is full-width (全角)", "A-1 ": "white space", "ａ-1": "here a"} {
		filed.CaseNo = new(no)
		_, err := db.Do(t.Context(), w.Store, enforcement.FileCase, filed, nil)
		dbtest.Refusal{Code: problem.BadUserInput, Field: "input.caseNo", Rule: "", Says: says}.Check(t, no, err)
	}
	filed.CaseNo = new("太市监案〔2024〕（试）1号")
	dbtest.Run(t, w, enforcement.FileCase, filed)
}

// The function is_said of the database accepts exactly the texts that Tidy leaves as they are, for every character and every place.
func TestDatabaseAcceptsSameTexts(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	characters := func(yield func(rune) bool) { // without the planes of rare Han characters and private ones
		for r := rune(1); r <= 0xE0FFF; r++ {
			if r == 0x20000 {
				r = 0xE0000
			}
			if utf8.ValidRune(r) && !yield(r) {
				return
			}
		}
	}
	for _, maxLength := range []int{128, 129, 500, 501} {
		for name, context := range map[string][2]string{"within": {"字", "字"}, "at the start": {"", "字"}, "at the end": {"字", ""}, "alone": {"", ""}} {
			var inDatabase, inGo strings.Builder
			for r := range characters {
				if text := context[0] + string(r) + context[1]; input.Tidy(text, maxLength) == text && text != "" {
					inGo.WriteRune(r)
				}
			}
			inDatabase.WriteString(w.Text(t, `SELECT string_agg(chr(n), '' ORDER BY n) FROM generate_series(1, 921599) n
				WHERE n NOT BETWEEN 55296 AND 57343 AND n NOT BETWEEN 131072 AND 917503 AND is_said(?::text || chr(n) || ?::text, ?::int)`, context[0], context[1], maxLength))
			if inGo.String() == inDatabase.String() {
				continue
			}
			for _, r := range inGo.String() {
				if !strings.ContainsRune(inDatabase.String(), r) {
					t.Errorf("%s, of at most %d: the database refuses %U", name, maxLength, r)
				}
			}
			for _, r := range inDatabase.String() {
				if !strings.ContainsRune(inGo.String(), r) {
					t.Errorf("%s, of at most %d: the database takes %U", name, maxLength, r)
				}
			}
		}
	}
	dbtest.CheckEqual(t, "nothing", w.Text(t, "SELECT concat(is_said('', 10), is_said(NULL, 10), is_said('字字', 2), is_said('字字', 1))"), "ftf")
}

func TestRequireDivisionIfGiven(t *testing.T) {
	t.Parallel()
	if err := input.RequireDivisionIfGiven("input.division", nil, 6); err != nil {
		t.Error(err)
	}
	for _, c := range []struct {
		code      string
		maxDigits int
		says      string // empty where the code is accepted
	}{
		{"320585", 6, ""},
		{"320585100", 6, "is not a division code of six digits"},
		{"320585", 9, ""},
		{"320585100", 9, ""},
		{"320585100203", 9, "is not a division code of six or nine digits"},
		{"320585100203", 12, ""},
		{"320585100203001", 12, "is not a division code of six, nine or twelve digits"},
		{"320585100203\n", 12, "is not a division code"},
		{"3205851", 12, "is not a division code"},
		{"320", 12, "is not a division code"},
		{"", 12, "is not a division code"},
		{"32058A", 12, "is not a division code"},
		{"苏州", 12, "is not a division code"}, // six bytes
	} {
		err := input.RequireDivisionIfGiven("input.division", &c.code, c.maxDigits)
		if p := problem.Of(err); (p == nil) != (c.says == "") || p != nil && (p.Field != "input.division" || !strings.Contains(p.Message, c.says)) {
			t.Errorf("%q of at most %d digits: %v, want %q", c.code, c.maxDigits, err, c.says)
		}
	}
}
