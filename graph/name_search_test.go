package graph_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"
)

// partyNames returns the names of the parties that a filter finds, joined, in the order of their numbers.
func (s *testServer) partyNames(t *testing.T, filter string) string {
	t.Helper()
	var names []string
	found := s.mustAsk(t, `{ parties(where: `+filter+`, orderBy: {id: ASC}, first: 20) { nodes { name } } }`, nil)
	for _, node := range found.at("parties", "nodes").([]any) {
		names = append(names, node.(map[string]any)["name"].(string))
	}
	return strings.Join(names, " ")
}

// Parties are found by the initials of their names and in any spelling, however they were written: by a verb, or by SQL, as an import does.
func TestNameForms(t *testing.T) {
	t.Parallel()
	s := serve(t)
	s.exec(t, `INSERT INTO parties (agency_id, kind, name) VALUES (1, 'COMPANY', '太仓好味道餐饮有限公司'), (1, 'COMPANY', '太仓好未到餐饮有限公司'), (1, 'NATURAL_PERSON', '单雄')`)
	for filter, want := range map[string]string{
		`{nameInitials: {contains: "hwd"}}`:                                               "太仓好味道餐饮有限公司 太仓好未到餐饮有限公司",
		`{nameInitials: {startsWith: "TCHWD"}}`:                                           "太仓好味道餐饮有限公司 太仓好未到餐饮有限公司",
		`{nameInitials: {eq: "sx"}, kind: {eq: NATURAL_PERSON}, name: {startsWith: "单"}}`: "单雄",
		`{nameInitials: {eq: "太仓好味道餐饮有限公司"}}`:                                             "太仓好味道餐饮有限公司 太仓好未到餐饮有限公司",
		`{nameInitials: {in: ["太仓好味道餐饮有限公司", "无"]}}`:                                      "太仓好味道餐饮有限公司 太仓好未到餐饮有限公司",
		`{nameKey: {eq: "太仓 好味道餐饮（有限责任公司）"}}`:                                             "太仓好味道餐饮有限公司",
		`{nameKey: {in: ["太仓好味道餐饮公司"]}}`:                                                  "太仓好味道餐饮有限公司",
		`{nameKey: {ne: "太仓好味道餐饮公司"}, name: {startsWith: "太仓好"}}`:                         "太仓好未到餐饮有限公司",
		`{nameKey: {notIn: ["太仓好味道餐饮公司"]}, name: {startsWith: "太仓好"}}`:                    "太仓好未到餐饮有限公司",
	} {
		if got := s.partyNames(t, filter); got != want {
			t.Errorf("%s: %s, want %s", filter, got, want)
		}
	}
	// A change of the name changes its forms.
	s.exec(t, `UPDATE parties SET name = '太仓新味道餐饮有限公司' WHERE name = '太仓好味道餐饮有限公司'`)
	if got := s.partyNames(t, `{nameInitials: {contains: "xwd"}}`); got != "太仓新味道餐饮有限公司" {
		t.Errorf("after the change: %s", got)
	}
	// All records of the demo bureau have their forms.
	if got := s.sql(t, `SELECT (SELECT count(*) FROM parties WHERE name_initials = '' OR name_key = '') + (SELECT count(*) FROM food_businesses WHERE name_initials = '')
		+ (SELECT count(*) FROM officers WHERE name_initials = '') + (SELECT count(*) FROM units WHERE name_initials = '')`); got != json.Number("0") {
		t.Errorf("%v records without initials", got)
	}
}

// One operation finds a text with letters in either case, and one without letters, whichever of them was asked for first.
func TestSearchIgnoresCase(t *testing.T) {
	t.Parallel()
	s := serve(t)
	s.exec(t, `INSERT INTO parties (agency_id, kind, name) VALUES (1, 'COMPANY', '太仓ÉCLAIR 100%_饼店Ｌｔｄ')`)
	for _, c := range []struct {
		text string
		want int
	}{
		{"100%_饼店", 1}, {"éclair", 1}, {"Éclair 100%_饼店ｌＴｄ", 1}, {"%_饼店", 1}, {"ｌｔＤ", 1}, {"100x_饼店", 0}, {"eclair", 0}, {"100__饼店", 0},
	} {
		r := s.mustAsk(t, `query($text: String) { parties(where: {name: {contains: $text}}) { totalCount } }`, map[string]any{"text": c.text})
		if got := r.at("parties", "totalCount"); got != json.Number(strconv.Itoa(c.want)) {
			t.Errorf("%s: %v, want %d", c.text, got, c.want)
		}
		r = s.mustAsk(t, `{ parties(where: {name: {contains: "`+c.text+`"}}) { totalCount } }`, nil)
		if got := r.at("parties", "totalCount"); got != json.Number(strconv.Itoa(c.want)) {
			t.Errorf("%s, written in the operation: %v, want %d", c.text, got, c.want)
		}
	}
}
