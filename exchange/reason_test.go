package exchange

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"docket/messages"
)

// Each text that a check writes in SQL stands among the reasons, so that it has a Chinese text.
func TestReasonsOfChecks(t *testing.T) {
	t.Parallel()
	var found [][]string
	for _, name := range []string{"check.go", "combine.go"} {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, regexp.MustCompile(`(?:format\('|Sprintf\(")[^:'"]+: ([^'"]+)['"]`).FindAllStringSubmatch(string(source), -1)...)
	}
	if len(found) < len(reasons) {
		t.Errorf("the checks have %d texts, the list %d", len(found), len(reasons))
	}
	for _, text := range found {
		reason := strings.ReplaceAll(text[1], "%%", "%")
		inChinese := reasonIn(messages.Chinese, strings.ReplaceAll(reason, "%s", "甲"))
		if !strings.Contains(inChinese, "甲") || strings.Contains(inChinese, " the ") || strings.Contains(inChinese, " is ") {
			t.Errorf("%q is told in Chinese as %q", reason, inChinese)
		}
	}
}
