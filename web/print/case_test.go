package print_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"docket/web/print"
)

// builtIn returns the templates of the program.
func builtIn(t *testing.T) *print.Templates {
	t.Helper()
	templates, err := print.LoadTemplates("")
	if err != nil {
		t.Fatal(err)
	}
	return templates
}

func TestCapitals(t *testing.T) {
	t.Parallel()
	for amount, want := range map[string]string{
		"0": "零元整", "0.05": "伍分", "0.50": "伍角", "1.05": "壹元零伍分", "1.50": "壹元伍角", "10": "壹拾元整", "105": "壹佰零伍元整", "1005.37": "壹仟零伍元叁角柒分",
		"6000": "陆仟元整", "10000": "壹万元整", "10500": "壹万零伍佰元整", "12300.00": "壹万贰仟叁佰元整", "100005": "壹拾万零伍元整", "1000000": "壹佰万元整",
		"20300400.06": "贰仟零叁拾万零肆佰元零陆分", "100000000": "壹亿元整", "100010000": "壹亿零壹万元整", "1000000000000": "壹万亿元整", "-3.2": "负叁元贰角",
	} {
		if got := print.Capitals(decimal.RequireFromString(amount)); got != want {
			t.Errorf("%s: %s, want %s", amount, got, want)
		}
	}
}

// A bureau's template takes the place of that of the program; one with a fault is refused when the program starts, by its name.
func TestLoadTemplates(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ file, text, fault string }{
		"own":                {"notice.html", `{{define "document"}}本局 {{.CaseNo}}{{end}}`, ""},
		"own style":          {"style.html", `{{define "style"}}<style>p { color: red }</style>{{end}}`, ""},
		"no document":        {"notices.html", `x`, "notices.html: no document has this template"},
		"faulty":             {"notice.html", `{{define "document"}}{{.CaseNo}`, "notice.html: template"},
		"a field that is no": {"decision.html", `{{define "document"}}{{.Colour}}{{end}}`, "decision.html cannot be filled with a case"},
	} {
		folder := t.TempDir()
		if err := os.WriteFile(filepath.Join(folder, c.file), []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := print.LoadTemplates(folder)
		if (err == nil) != (c.fault == "") || err != nil && !strings.Contains(err.Error(), c.fault) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := print.LoadTemplates(filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("a folder that is missing is accepted")
	}
}
