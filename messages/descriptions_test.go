package messages_test

import (
	"testing"

	"docket/messages"
)

// An explanation has the text of descriptions.json; one of a few words is its label, with the article and when there is no value.
func TestChineseDescription(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ label, text, want string }{
		{"货值", "Value, in yuan; null if not appraised.", "货值，单位为元；未估价的为空。"},
		{"已立案", "Filed.", "已立案。"},
		{"已告知", "Party notified (行政处罚法 44).", "已告知（行政处罚法 44）。"},
		{"决定日期", "Day of the decision; null until then.", "决定日期；此前为空。"},
		{"", "Filed.", ""},
		{"层站", "Stops of a lift that nobody has described.", ""},
		{"层站", "Stops, in `unit`.", ""},
	} {
		if got := messages.ChineseDescription(c.label, c.text); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}
