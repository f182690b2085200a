package web_test

import (
	"strings"
	"testing"

	"docket/web"
)

// The texts of the shelf's operations are read from the comments at their heads, line by line.
func TestShelfTexts(t *testing.T) {
	t.Parallel()
	operations, err := web.Shelf()
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range operations {
		if o.Name != "auditor/01-repeat-offenders" {
			continue
		}
		if o.User != "auditor" || o.Title != (web.Text{Chinese: "屡次受罚的当事人", English: "Parties penalised again and again"}) ||
			o.Text.English != "Parties with four or more penalties in a year, in three or more fields. Each section sees the cases of its own field only." ||
			!strings.HasPrefix(o.Variables, "{") || !strings.Contains(o.Query, "query RepeatOffenders(") {
			t.Errorf("%+v", o)
		}
		return
	}
	t.Error("auditor/01-repeat-offenders is not among them")
}
