package law

import "testing"

func TestCheckRemoteResult(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		hasPassed bool
		findings  int
		want      string // the rule; empty where the result fits
	}{
		{true, 0, ""},
		{true, 1, "remote.result"},
		{false, 0, "remote.result"},
		{false, 1, ""},
		{false, 2, ""},
	} {
		got := ""
		if v := CheckRemoteResult(c.hasPassed, c.findings); v != nil {
			got = v.Rule
			if v.Article != "药品管理法 99 (unconfirmed)" {
				t.Errorf("passed %t with %d findings: under %s", c.hasPassed, c.findings, v.Article)
			}
		}
		if got != c.want {
			t.Errorf("passed %t with %d findings: %q, want %q", c.hasPassed, c.findings, got, c.want)
		}
	}
}
