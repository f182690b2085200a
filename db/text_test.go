package db_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"docket/db"
	"docket/problem"
)

// Two texts that look the same are the same: what nobody sees is refused, with what it is.
func TestTextSaid(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type in = db.IssueAnalysisReportInput
	want := func(says string) refused { return refused{problem.BadUserInput, "input.title", "", says} }
	report := func(title string) func(*in) { return func(r *in) { r.Title = title } }
	refusals(t, w, db.IssueAnalysisReport, func() in {
		return in{Unit: key("Unit:1:1"), Title: "第1期\n（O’Brien，１２，\t太𠮷）", IssuedOn: on("2024-03-15")}
	}, map[string]refusal[in]{
		"a space behind":           {report("第1期 "), want("begins or ends with white space")},
		"a wide space before":      {report("\u3000第1期"), want("begins or ends with white space")},
		"a line end behind":        {report("第1期\r\n"), want("begins or ends with white space")},
		"a space without a width":  {report("第1\u200b期"), want("U+200B, which nobody sees")},
		"a byte order mark":        {report("\ufeff第1期"), want("U+FEFF, which nobody sees")},
		"a hyphen that is none":    {report("第1\u00ad期"), want("U+00AD, which nobody sees")},
		"turned around":            {report("第\u202e1期"), want("U+202E, which nobody sees")},
		"a joiner in a line":       {report("第1\u200d期"), want("U+200D, which nobody sees")},
		"a bell":                   {report("第1\a期"), want("control character U+0007")},
		"a control of old screens": {report("第1\u0085期"), want("control character U+0085")},
		"nothing but what is none": {report("\u200b"), want("nobody sees")},
	})
	filed := caseToFile()
	filed.Cause = "👨\u200d👩\u200d👧 涉嫌……" // prose may hold an emoji
	for no, says := range map[string]string{"太市监案〔２０２４〕1号": "２ is full-width (全角)", "A-1 ": "white space", "ａ-1": "here a"} {
		filed.CaseNo = new(no)
		_, err := db.Do(t.Context(), w.Store, db.FileCase, filed, nil)
		refused{problem.BadUserInput, "input.caseNo", "", says}.check(t, no, err)
	}
	filed.CaseNo = new("太市监案〔2024〕（试）1号")
	does(t, w, db.FileCase, filed)
}

// The database takes the texts that the verbs take, whatever character they hold and wherever it stands.
func TestTextInTheDatabase(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	all := func(yield func(rune) bool) { // of the planes that have more than rare Han characters and private ones
		for r := rune(1); r <= 0xE0FFF; r++ {
			if r == 0x20000 {
				r = 0xE0000
			}
			if utf8.ValidRune(r) && !yield(r) {
				return
			}
		}
	}
	for _, longest := range []int{128, 129, 500, 501} {
		for name, about := range map[string][2]string{"within": {"字", "字"}, "before": {"", "字"}, "behind": {"字", ""}, "alone": {"", ""}} {
			var taken, here strings.Builder
			for r := range all {
				if text := about[0] + string(r) + about[1]; db.Tidy(text, longest) == text && text != "" {
					here.WriteRune(r)
				}
			}
			taken.WriteString(w.text(t, `SELECT string_agg(chr(n), '' ORDER BY n) FROM generate_series(1, 921599) n
				WHERE n NOT BETWEEN 55296 AND 57343 AND n NOT BETWEEN 131072 AND 917503 AND is_said(?::text || chr(n) || ?::text, ?::int)`, about[0], about[1], longest))
			if here.String() == taken.String() {
				continue
			}
			for _, r := range here.String() {
				if !strings.ContainsRune(taken.String(), r) {
					t.Errorf("%s, of at most %d: the database refuses %U", name, longest, r)
				}
			}
			for _, r := range taken.String() {
				if !strings.ContainsRune(here.String(), r) {
					t.Errorf("%s, of at most %d: the database takes %U", name, longest, r)
				}
			}
		}
	}
	is(t, "nothing", w.text(t, "SELECT concat(is_said('', 10), is_said(NULL, 10), is_said('字字', 2), is_said('字字', 1))"), "ftf")
}
