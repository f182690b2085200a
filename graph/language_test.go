package graph_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"unicode"
)

// inLanguage sends an operation with Accept-Language.
func (s *testServer) inLanguage(t *testing.T, accepted, operation string, variables map[string]any) reply {
	t.Helper()
	return s.send(t, http.MethodPost, "/graphql", jsonOf(t, map[string]any{"query": operation, "variables": variables}), map[string]string{
		"Content-Type": asJSON, "Accept": asResponse, "Accept-Language": accepted,
	})
}

// messages returns the messages of a reply, a line each.
func (r reply) messages() string {
	texts := make([]string, len(r.Errors))
	for i, e := range r.Errors {
		texts[i] = e.Message
	}
	return strings.Join(texts, "\n")
}

// TestMessagesInChinese checks messages of each kind in both languages: the texts differ, and everything that programs read is the same.
func TestMessagesInChinese(t *testing.T) {
	t.Parallel()
	s := serve(t)
	ids := s.mustAsk(t, `{ units(first: 1) { nodes { id } } officers(first: 2, orderBy: {id: ASC}) { nodes { id } } parties(first: 1) { nodes { id } }
		cases(first: 1, where: {status: {eq: EXECUTED}}) { nodes { id version } } }`, nil)
	officers := []any{ids.at("officers", "nodes", 0, "id"), ids.at("officers", "nodes", 1, "id")}
	filing := func(replaced map[string]any) map[string]any {
		in := map[string]any{
			"unit": ids.at("units", "nodes", 0, "id"), "party": ids.at("parties", "nodes", 0, "id"), "officers": officers,
			"field": "FOOD", "source": "MEDIA", "cause": "销售超过保质期的食品", "filedOn": "2024-03-01",
		}
		for name, value := range replaced {
			in[name] = value
		}
		return map[string]any{"input": in}
	}
	const fileCase = `mutation($input: FileCaseInput!) { fileCase(input: $input) { case { id } } }`
	const suspendCase = `mutation($input: SuspendCaseInput!) { suspendCase(input: $input) { case { id } } }`
	executed := ids.at("cases", "nodes", 0, "id")
	for name, c := range map[string]struct {
		operation string
		variables map[string]any
		en, zh    string
	}{
		"several faults, with days": { // today is 2024-03-15
			fileCase, filing(map[string]any{"filedOn": "2024-03-16", "valueOfGoods": "-1.00", "cause": ""}),
			"input.cause: the text is blank: write something, or leave the field out if it is optional\n" +
				"input.valueOfGoods: -1 yuan is negative: give zero or more\n" +
				"input.filedOn: 2024-03-16 is in the future: today is 2024-03-15",
			"input.cause: 文本为空：请填写，非必填的可以省略\n" +
				"input.valueOfGoods: -1元为负数：请填写零或者正数\n" +
				"input.filedOn: 2024年3月16日为将来日期：今日为2024年3月15日",
		},
		"a rule": {
			fileCase, filing(map[string]any{"officers": officers[:1]}),
			"input.officers: a case needs two officers or more, not 1: name another officer",
			"input.officers: 案件应当由两名以上执法人员办理，现为1名：请增加执法人员",
		},
		"a rule that names statuses": {
			suspendCase,
			map[string]any{"input": map[string]any{"case": executed, "on": "2024-03-01", "note": "等待鉴定"}},
			"input.case: SUSPENDED is not taken while the case is EXECUTED, only while it is FILED, INVESTIGATED or NOTIFIED",
			"input.case: 案件状态为“已执行”时不能进行“中止”，仅限状态为“已立案、调查终结或者已告知”时",
		},
		"a conflict": {
			suspendCase,
			map[string]any{"input": map[string]any{"case": executed, "on": "2024-03-01", "note": "等待鉴定", "expectedVersion": 999}},
			"input.expectedVersion: the case has version ", "input.expectedVersion: 案件自",
		},
		"a record that is not there": {
			fileCase, filing(map[string]any{"party": "Party:1:999999999"}),
			"input.party: there is no Party Party:1:999999999", "input.party: 没有此当事人：Party:1:999999999",
		},
		"a limit": {
			`{ cases(first: 501) { totalCount } }`, nil,
			"first: is 501; at most 500 are given at once", "first: 为501：一次最多取500条",
		},
		"a value of the wrong kind": {
			`query($first: Int) { cases(first: $first) { totalCount } }`,
			map[string]any{"first": "twenty"},
			`variables.first: "twenty" is not an Int; give a whole number without quotes, as in 20`, `variables.first: "twenty"不是Int类型：请填写不加引号的整数，如20`,
		},
		"a fault of the validator": {
			`{ cases { totalCount colour } }`, nil,
			`Cannot query field "colour" on type "CaseConnection".`, "类型“CaseConnection”上没有字段“colour”。",
		},
		"a fault of the parser": {`{ cases {`, nil, "Expected Name, found <EOF>", "应为Name，实为<EOF>"},
	} {
		t.Run(name, func(t *testing.T) {
			english, chinese := s.ask(t, c.operation, c.variables), s.inLanguage(t, "zh-CN,zh;q=0.9,en;q=0.8", c.operation, c.variables)
			if got := english.messages(); !strings.HasPrefix(got, c.en) {
				t.Errorf("in English: %s\nwant %s", got, c.en)
			}
			if got := chinese.messages(); !strings.HasPrefix(got, c.zh) {
				t.Errorf("in Chinese: %s\nwant %s", got, c.zh)
			}
			for i := range english.Errors {
				english.Errors[i].Message, chinese.Errors[i].Message = "", ""
			}
			if en, zh := jsonOf(t, english.Errors), jsonOf(t, chinese.Errors); en != zh {
				t.Errorf("the rest of the errors is\n%s in English,\n%s in Chinese", en, zh)
			}
		})
	}
}

func TestAcceptedLanguage(t *testing.T) {
	t.Parallel()
	s := serve(t)
	for accepted, isChinese := range map[string]bool{
		"": false, "fr": false, "*": false, "en-GB,zh;q=0.5": false, "nonsense;;": false, "zh": true, "zh-Hans-CN": true, "zh-TW": true, "fr,zh;q=0.3,en;q=0.2": true,
	} {
		got := s.inLanguage(t, accepted, `{ cases(first: -1) { totalCount } }`, nil).messages()
		if want := map[bool]string{false: "first: is -1; give 0 or more", true: "first: 为-1：应为0或者正数"}[isChinese]; got != want {
			t.Errorf("%q: %s, want %s", accepted, got, want)
		}
	}
}

// TestLabels checks the labels of enumerations, of record types and of rules, in the language of the request and in the one that is named.
func TestLabels(t *testing.T) {
	t.Parallel()
	s := serve(t)
	const labels = `{ labels(of: ["AppealKind", "RuleUnit"]) { of values { value label en: label(language: EN) } } }`
	for accepted, want := range map[string]string{
		"": `{"data":{"labels":[{"of":"AppealKind","values":[{"value":"REVIEW","label":"Administrative review","en":"Administrative review"},{"value":"SUIT","label":"Suit","en":"Suit"}]},` +
			`{"of":"RuleUnit","values":[{"value":"WORKING_DAYS","label":"Working days","en":"Working days"},`,
		"zh": `{"data":{"labels":[{"of":"AppealKind","values":[{"value":"REVIEW","label":"行政复议","en":"Administrative review"},{"value":"SUIT","label":"行政诉讼","en":"Suit"}]},` +
			`{"of":"RuleUnit","values":[{"value":"WORKING_DAYS","label":"工作日","en":"Working days"},`,
	} {
		if got := compact(t, s.inLanguage(t, accepted, labels, nil).body); !strings.HasPrefix(got, want) {
			t.Errorf("%q: %s\nwant %s", accepted, got, want)
		}
	}
	all := s.mustAsk(t, `{ labels { of values { value zh: label(language: ZH) en: label(language: EN) } } }`, nil)
	found := map[string]string{}
	for _, enumeration := range all.at("labels").([]any) {
		of := enumeration.(map[string]any)
		for _, value := range of["values"].([]any) {
			v := value.(map[string]any)
			name := of["of"].(string) + "." + v["value"].(string)
			zh, en := v["zh"].(string), v["en"].(string)
			if found[name] = zh; !strings.ContainsFunc(zh, func(r rune) bool { return unicode.Is(unicode.Han, r) }) || en == "" {
				t.Errorf("%s: the labels are %q and %q", name, zh, en)
			}
		}
	}
	for name, want := range map[string]string{"CaseStatus.NOT_PENALISED": "不予处罚", "RecordType.SafetyOrder": "特种设备安全监察指令书", "RuleName.decision.term": "作出处罚决定的期限", "DateBucket.MONTH": "月"} {
		if found[name] != want {
			t.Errorf("%s: %q, want %q", name, found[name], want)
		}
	}
	r := s.inLanguage(t, "zh", `{ labels(of: ["Case"]) { of } }`, nil)
	if got, want := r.messages(), `of: "Case"既不是模式中的枚举，也不是RecordType或者RuleName`; got != want || r.code() != "BAD_USER_INPUT" {
		t.Errorf("a name that is no enumeration: %s %s, want %s", r.code(), got, want)
	}
	if got := s.inLanguage(t, "zh", `{ cases(where: {decidedOn: {month: "2023-13"}}) { totalCount } }`, nil).messages(); got != `where.decidedOn.month: 不是月份：应写作"2023-05"` {
		t.Errorf("a month that is none: %s", got)
	}
}

// TestLabelsOftenAsked checks that the fields of labels count once in an operation, however many enumerations there are, and that what the answer
// holds is bounded all the same.
func TestLabelsOftenAsked(t *testing.T) {
	t.Parallel()
	s := serve(t)
	var operation, fields strings.Builder
	for i := range 12 {
		fmt.Fprintf(&operation, " l%d: labels { of values { value zh: label(language: ZH) en: label(language: EN) } }", i)
	}
	for i := range 50 {
		fmt.Fprintf(&fields, " v%d: value l%d: label", i, i)
	}
	twelve := s.mustAsk(t, "{"+operation.String()+" }", nil)
	if a, b := fmt.Sprint(twelve.at("l0")), fmt.Sprint(twelve.at("l11")); a != b || len(a) < 1000 {
		t.Errorf("the first and the twelfth differ:\n%.300s\n%.300s", a, b)
	}
	r := s.ask(t, "{ labels { values {"+fields.String()+" } } }", nil)
	if r.code() != "LIMIT_EXCEEDED" || !strings.Contains(r.messages(), "the limit is 300000; `labels` in line 1 costs") {
		t.Errorf("a hundred fields of each label: %s %s", r.code(), r.messages())
	}
}
