package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"docket/postgres/postgrestest"
)

// An empty database gets its first agency and its first admin on the command line.
func TestAgency(t *testing.T) {
	t.Parallel()
	url := postgrestest.Empty(t)
	on := func(args ...string) []string { return append(args, "--database", url) }
	if got := printed(t, on("agency", "add", "--code", "320500", "--name", "苏州市市场监督管理局", "--short-name", "苏市监", "--level", "CITY")...); got != "Agency:1\n" {
		t.Errorf("%q", got)
	}
	printed(t, on("agency", "add", "--code", "320585", "--name", "太仓市市场监督管理局", "--short-name", "太市监", "--parent", "320500")...)
	if got := printed(t, on("account", "grant", "--agency", "320585", "--role", "ADMIN", "--name", "王芳")...); !strings.HasPrefix(got, "Account:") {
		t.Errorf("%q", got)
	}
	lines := strings.Split(strings.TrimSpace(printed(t, on("agency", "list")...)), "\n")
	if len(lines) != 3 || strings.Join(strings.Fields(lines[2]), " ") != "320585 太仓市市场监督管理局 太市监 COUNTY 320500" {
		t.Errorf("%q", lines)
	}
	printed(t, on("agency", "change", "--code", "320585", "--credit-code", "11420000MB15291767")...)
	for args, message := range map[string]string{
		"--code 320585 --credit-code 11420000MB15291768": "give 18 characters with a valid check digit",
		"--code 320599 --credit-code 11420000MB15291767": "--code 320599: there is no agency with this code",
	} {
		var out, errs bytes.Buffer
		if err := run(t.Context(), on(append([]string{"agency", "change"}, strings.Fields(args)...)...), &out, &errs); err == nil || !strings.Contains(err.Error(), message) {
			t.Errorf("%s: %v, want %q", args, err, message)
		}
	}
	if got := column(t, url, "SELECT code || ' ' || coalesce(credit_code, 'none') FROM agencies ORDER BY code"); !slices.Equal(got, []string{"320500 none", "320585 11420000MB15291767"}) {
		t.Errorf("the credit codes are %q", got)
	}
	for _, c := range []struct{ args, message string }{
		{"--code 320585 --name x --short-name x", "--code 320585: there is an agency with this code"},
		{"--code 32058 --name x --short-name x", "give six digits, as in 320585"},
		{"--code 320586 --name x --short-name xxxxxxxxxxxxxxxxxxxxx", "--short-name: give 1 to 20 characters"},
		{"--code 320586 --name x --short-name x --parent 999999", "--parent 999999: there is no agency with this code"},
		{"--code 320586 --name x --short-name x --parent 320585", "the parent of an agency must have a higher level"},
	} {
		var out, errs bytes.Buffer
		if err := run(t.Context(), append(strings.Fields("agency add "+c.args), "--database", url), &out, &errs); err == nil || !strings.Contains(err.Error(), c.message) {
			t.Errorf("%s: %v, want %q", c.args, err, c.message)
		}
	}
}

// What a case needs is entered on the command line: a unit, two officers and a provision. A wrong one is refused by the name of its flag.
func TestStaffAndLaw(t *testing.T) {
	t.Parallel()
	url := postgrestest.Empty(t)
	on := func(args ...string) []string { return append(args, "--database", url) }
	printed(t, on("agency", "add", "--code", "320585", "--name", "太仓市市场监督管理局", "--short-name", "太市监")...)
	unit := func(name, kind string) []string { return on("unit", "add", "--name", name, "--kind", kind) }
	officer := func(unit, name, no string, more ...string) []string {
		return on(append([]string{"officer", "add", "--unit", unit, "--name", name, "--certificate-no", no, "--certified-from", "2024-01-01"}, more...)...)
	}
	provision := func(more ...string) []string {
		return on(append([]string{"provision", "add", "--law", "中华人民共和国食品安全法", "--article", "第一百二十六条第一款", "--text", "责令改正，给予警告；拒不改正的，处罚款", "--effective-from", "2021-04-29"}, more...)...)
	}
	if got := printed(t, unit("城厢分局", "BRANCH")...); got != "Unit:1:1\n" {
		t.Errorf("%q", got)
	}
	if got := printed(t, officer("城厢分局", "王芳", "1032058501", "--certified-until", "2028-12-31")...); got != "Officer:1:1\n" {
		t.Errorf("%q", got)
	}
	printed(t, officer("城厢分局", "李四", "1032058502")...)
	if got := printed(t, provision("--field", "FOOD", "--fine-min", "5000", "--fine-max", "50000.00")...); got != "Provision:1\n" {
		t.Errorf("%q", got)
	}
	for what, want := range map[string]string{
		"unit":      "Unit:1:1 320585 城厢分局 BRANCH",
		"officer":   "Officer:1:1 320585 城厢分局 王芳 1032058501 2024-01-01 2028-12-31",
		"provision": "Provision:1 中华人民共和国食品安全法 第一百二十六条第一款 FOOD 5000.00 to 50000.00 – to – 2021-04-29",
	} {
		if lines := strings.Split(printed(t, on(what, "list")...), "\n"); strings.Join(strings.Fields(lines[1]), " ") != want {
			t.Errorf("%s: %q, want %s", what, lines[1], want)
		}
	}
	for message, args := range map[string][]string{
		"--name 城厢分局: the agency has a unit of this name":       unit("城厢分局", "BRANCH"),
		"--unit 高新分局: the agency has no such unit":              officer("高新分局", "赵六", "1"),
		"--certificate-no 1032058501: an officer of the agency": officer("城厢分局", "赵六", "1032058501"),
		"--certified-until 2023-12-31: write it as":             officer("城厢分局", "赵六", "2", "--certified-until", "2023-12-31"),
		"--field FOOT: give one of [FOOD":                       provision("--field", "FOOT"),
		"--fine-max: give no less than --fine-min":              provision("--field", "FOOD", "--fine-min", "5000", "--fine-max", "50"),
		"--fine-min 5,000: give a number":                       provision("--field", "FOOD", "--fine-min", "5,000"),
	} {
		var out, errs bytes.Buffer
		if err := run(t.Context(), args, &out, &errs); err == nil || !strings.Contains(err.Error(), message) {
			t.Errorf("%v: %v, want %q", args, err, message)
		}
	}
}
