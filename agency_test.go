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
