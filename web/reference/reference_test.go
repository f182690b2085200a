package reference

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"docket/graph"
	"docket/messages"
)

// find returns the element of a list with a name.
func find[T any](t *testing.T, list []T, name func(T) string, want string) T {
	t.Helper()
	i := slices.IndexFunc(list, func(e T) bool { return name(e) == want })
	if i < 0 {
		t.Fatalf("there is no %s", want)
	}
	return list[i]
}

func (m parts) String() string {
	var b strings.Builder
	for _, p := range m {
		b.WriteString(p.Text)
	}
	return b.String()
}

// subjectsOf returns the subjects of a dictionary by their names.
func subjectsOf(d *dictionary) map[string]*subject {
	subjects := map[string]*subject{}
	for _, g := range d.Groups {
		for _, s := range g.Subjects {
			subjects[s.Name] = s
		}
	}
	return subjects
}

// The dictionary says of a field, a mutation and an enumeration what the schema says.
func TestDictionary(t *testing.T) {
	t.Parallel()
	d := newDictionary(graph.Schema())
	subjects := subjectsOf(d)
	nameOf := func(f field) string { return f.Name }
	lot := subjects["GoodsLot"]
	if lot.Label != "涉案物品" || len(lot.Readers) != 4 || lot.Readers[1] != (role{"LEGAL", "执法人员"}) || !slices.ContainsFunc(lot.Roots, func(f function) bool { return f.Name == "goodsLots" && f.IsPaged }) {
		t.Errorf("%+v", lot)
	}
	worth := find(t, lot.Fields, nameOf, "value")
	if worth.Label != "货值" || worth.Type != "Money" || worth.Unit != (text{"元", "yuan"}) || !worth.IsNullable || worth.Meaning.EN.String() != "Value, in yuan; null if not appraised." || worth.Meaning.ZH.String() != "货值，单位为元；未估价的为空。" {
		t.Errorf("%+v", worth)
	}
	if held := find(t, lot.Fields, nameOf, "quantityHeld"); held.Unit.ZH != "计量单位" || held.IsNullable {
		t.Errorf("%+v", held)
	}
	if movements := find(t, lot.Fields, nameOf, "movements"); movements.Type != "GoodsMovement" || !movements.IsList || movements.Anchor != "GoodsMovement" {
		t.Errorf("%+v", movements)
	}
	if storedAt := find(t, lot.Fields, nameOf, "storedAt"); storedAt.Holds != "NAME" {
		t.Errorf("%+v", storedAt)
	}
	if slices.ContainsFunc(lot.Fields, func(f field) bool { return f.Name == "createdAt" }) || find(t, d.Shared, nameOf, "createdAt").Label != "创建时间" {
		t.Error("what all records have does not stand once")
	}
	destroy := find(t, subjects["Destruction"].Mutations, func(m mutation) string { return m.Name }, "destroyGoods")
	if destroy.Label != "销毁" || len(destroy.Callers) != 1 || destroy.Callers[0].Name != "LEGAL" || len(destroy.Inputs) != 2 {
		t.Errorf("%+v", destroy)
	}
	if lots := find(t, destroy.Inputs[0].Fields, nameOf, "lots"); lots.Anchor != "destroyGoods.DestroyedLotInput" {
		t.Errorf("%+v", lots)
	}
	kinds := find(t, subjects["GoodsMovement"].Enums, func(e enum) string { return e.Name }, "GoodsMovementKind")
	if kinds.Label != "物品流转种类" || len(kinds.Values) != 10 || kinds.Values[7].Label != "销毁" {
		t.Errorf("%+v", kinds)
	}
	if m := kinds.Values[7].Meaning.EN; len(m) != 3 || m[1] != (part{Text: "行政处罚法 74", IsCitation: true}) {
		t.Errorf("%+v", m)
	}
	if m := kinds.Values[7].Meaning.ZH; len(m) != 3 || m[0].Text != "销毁" || m[1] != (part{Text: "《行政处罚法》第七十四条", IsCitation: true}) {
		t.Errorf("%+v", m)
	}
	if home := find(t, d.Text, func(v value) string { return v.Name }, "HOME"); len(home.Shown) != 1 || len(home.Masked) != 2 {
		t.Errorf("%+v", home)
	}
}

// Each subject of the schema is in the dictionary, each mutation and enumeration once, and no type of the plumbing.
func TestWhatIsInTheDictionary(t *testing.T) {
	t.Parallel()
	schema := graph.Schema()
	d := newDictionary(schema)
	subjects := subjectsOf(d)
	mutations, enums := map[string]int{}, map[string]int{}
	for name, s := range subjects {
		if strings.HasSuffix(name, "Connection") || strings.HasSuffix(name, "Aggregate") || strings.HasSuffix(name, "Edge") {
			t.Errorf("%s is plumbing", name)
		}
		for _, change := range s.Mutations {
			mutations[change.Name]++
		}
		for _, e := range s.Enums {
			enums[e.Name]++
		}
	}
	for name, definition := range schema.Types {
		if slices.Contains(definition.Interfaces, "Record") && subjects[name] == nil {
			t.Errorf("%s is a record and is left out", name)
		}
	}
	for _, f := range schema.Mutation.Fields {
		if mutations[f.Name] != 1 {
			t.Errorf("the mutation %s is there %d times", f.Name, mutations[f.Name])
		}
	}
	for name, n := range enums {
		if n != 1 {
			t.Errorf("the enumeration %s is there %d times", name, n)
		}
	}
	if enums["CaseStatus"] != 1 || enums["OrderDirection"] != 0 {
		t.Errorf("%v", enums)
	}
}

// All that the page names has a Chinese label, and the catalogue has no label that nothing uses.
func TestChineseLabels(t *testing.T) {
	t.Parallel()
	schema := graph.Schema()
	d := newDictionary(schema)
	const remedy = "begin its description in the schema with a Chinese word and a space, or give it a line in messages/terms.json"
	need := func(place, label string) {
		if label == "" {
			t.Errorf("%s has no Chinese label: %s", place, remedy)
		}
	}
	for _, s := range subjectsOf(d) {
		need(s.Name, s.Label)
		for _, f := range s.Fields {
			need(s.Name+"."+f.Name, f.Label)
		}
		for _, e := range s.Enums {
			need(e.Name, e.Label)
			for _, v := range e.Values {
				need(e.Name+"."+v.Name, v.Label)
			}
		}
		for _, change := range s.Mutations {
			need(change.Name, change.Label)
			for _, i := range change.Inputs {
				for _, f := range i.Fields {
					need(i.Name+"."+f.Name, f.Label)
				}
			}
		}
	}
	text, err := os.ReadFile("../../messages/terms.json")
	if err != nil {
		t.Fatal(err)
	}
	var catalogue map[string]string
	if err := json.Unmarshal(text, &catalogue); err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for name, definition := range schema.Types {
		known[name] = true
		for _, f := range definition.Fields {
			known[f.Name], known[name+"."+f.Name] = true, true
		}
		for _, v := range definition.EnumValues {
			known[name+"."+v.Name] = true
		}
	}
	for name := range catalogue {
		if !known[name] {
			t.Errorf("messages/terms.json: the schema has no %s", name)
		}
	}
}

// meanings calls do with the name, the label and the explanation of each thing in a dictionary.
func meanings(d *dictionary, do func(place, label string, m meaning)) {
	arguments := func(of string, all []argument) {
		for _, a := range all {
			do(of+"("+a.Name+")", "", a.Meaning)
		}
	}
	functions := func(owner string, all []function) {
		for _, f := range all {
			if len(f.Meaning.EN) > 0 {
				do(owner+"."+f.Name, f.Label, f.Meaning)
			}
			arguments(owner+"."+f.Name, f.Arguments)
		}
	}
	fields := func(owner string, all []field) {
		for _, f := range all {
			do(owner+"."+f.Name, f.Label, f.Meaning)
			arguments(owner+"."+f.Name, f.Arguments)
		}
	}
	values := func(owner string, all []value) {
		for _, v := range all {
			do(owner+"."+v.Name, v.Label, v.Meaning)
		}
	}
	fields("Record", d.Shared)
	arguments("a list", d.Paging)
	functions("a list", d.Analysis)
	functions("Query", d.Others)
	functions("Subscription", d.Subscriptions)
	values("Role", d.Roles)
	values("Content", d.Text)
	for _, s := range subjectsOf(d) {
		do(s.Name, s.Label, s.Meaning)
		for _, root := range s.Roots {
			arguments(root.Name, root.Arguments)
		}
		fields(s.Name, s.Fields)
		for _, e := range s.Enums {
			do(e.Name, e.Label, e.Meaning)
			values(e.Name, e.Values)
		}
		for _, change := range s.Mutations {
			do(change.Name, change.Label, change.Meaning)
			arguments(change.Name, change.Arguments)
			for _, i := range change.Inputs {
				fields(i.Name, i.Fields)
			}
		}
	}
}

var (
	inCode    = regexp.MustCompile("`[^`]+`")
	isName    = regexp.MustCompile(`\b[A-Z][A-Z_]{3,}\b`)
	isChinese = regexp.MustCompile(`\p{Han}`)
	halfWidth = regexp.MustCompile(`\p{Han}[,:;.!?()]\p{Han}`)
	// article is one that stands in brackets: its number, without those of standards and orders.
	article = regexp.MustCompile(`[(（][^()（）]*[)）]`)
	number  = regexp.MustCompile(`(?:^|[ ,(（])(\d{1,3})\b`)
)

// factsOf returns what an explanation and its Chinese text must have in common: code, values of enumerations, and numbers of articles.
func factsOf(text string) []string {
	facts := inCode.FindAllString(text, -1)
	rest := inCode.ReplaceAllString(text, " ")
	facts = append(facts, isName.FindAllString(strings.Map(func(r rune) rune {
		if r > unicode.MaxASCII {
			return ' '
		}
		return r
	}, rest), -1)...)
	for _, brackets := range article.FindAllString(rest, -1) {
		if strings.Contains(brackets, "GB ") || strings.Contains(brackets, "chapter") {
			continue
		}
		for _, n := range number.FindAllStringSubmatch(brackets, -1) {
			facts = append(facts, n[1])
		}
	}
	slices.Sort(facts)
	return slices.Compact(facts)
}

// Each explanation has a Chinese text with the same code, values and articles, and descriptions.json has none that the page does not use.
func TestChineseDescriptions(t *testing.T) {
	t.Parallel()
	var catalogue map[string]string
	text, err := os.ReadFile("../../messages/descriptions.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &catalogue); err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	d := newDictionary(graph.Schema())
	meanings(d, func(place, label string, m meaning) {
		if len(m.EN) == 0 {
			return
		}
		if len(m.ZH) == 0 {
			t.Errorf("%s has no Chinese explanation: give %q a line in messages/descriptions.json", place, m.source)
		}
		used[m.source] = true
	})
	for english, chinese := range catalogue {
		switch {
		case !used[english]:
			t.Errorf("messages/descriptions.json: no explanation is %q: remove it", english)
		case !isChinese.MatchString(chinese):
			t.Errorf("messages/descriptions.json: the text of %q is not Chinese: %q", english, chinese)
		case halfWidth.MatchString(chinese):
			t.Errorf("messages/descriptions.json: %q has half-width punctuation between Chinese characters", chinese)
		case !strings.HasSuffix(chinese, "。"):
			t.Errorf("messages/descriptions.json: %q does not end with 。", chinese)
		}
		if want, got := factsOf(english), factsOf(chinese); !slices.Equal(want, got) {
			t.Errorf("messages/descriptions.json: %q has %q, and its Chinese text %q has %q", english, want, chinese, got)
		}
	}
	if len(used) < 1000 {
		t.Errorf("only %d explanations", len(used))
	}
}

// Articles of law are written out in Chinese, as officials cite them.
func TestChineseCitations(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"告知（行政处罚法 44, 105）。":     "告知|《行政处罚法》第四十四条、第一百零五条|。",
		"不加处（73）。":               "不加处|第七十三条|。",
		"核查（令42号 18，条文待核）。":      "核查|《市场监督管理行政处罚程序规定》第十八条，条文待核|。",
		"已核对校验码（GB 11643），见`a`。": "已核对校验码（GB 11643），见|a|。",
		"60日（令第121号）":            "60日|令第121号",
		"按CONFLICT拒绝，SHA-256值":   "按|CONFLICT|拒绝，SHA-256值",
		"十、二十":                   "十、二十",
	} {
		var got []string
		for _, p := range newChineseMeaning(text) {
			got = append(got, p.Text)
		}
		if joined := strings.Join(got, "|"); joined != want {
			t.Errorf("%s: %s, want %s", text, joined, want)
		}
	}
	for n, want := range map[int]string{1: "一", 10: "十", 18: "十八", 20: "二十", 63: "六十三", 100: "一百", 105: "一百零五", 126: "一百二十六", 110: "一百一十"} {
		if got := messages.ChineseNumeral(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

// A new subject is in the page by itself, with what little its description says.
func TestNewSubject(t *testing.T) {
	t.Parallel()
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: `
		directive @read(by: [Role!]!) on OBJECT | FIELD_DEFINITION
		enum Role { "公众 Everybody." PUBLIC }
		type Query { lifts: LiftConnection! }
		type LiftConnection { totalCount: Int! }
		type Mutation { "登记 Register a lift (特种设备安全法 33)." registerLift(input: LiftInput!): LiftPayload }
		type LiftPayload { lift: Lift! }
		input LiftInput { "Stops; <b>one</b> or more." stops: Int! }
		"电梯 A lift." type Lift @read(by: [PUBLIC]) { "层站 Stops." stops: Int! }`})
	answer := httptest.NewRecorder()
	Handler(schema).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/reference", nil))
	for _, want := range []string{
		`<section id="Lift"`, ">电梯<", ">层站<", `<span data-zh>公众</span><span data-en>PUBLIC</span>`, `<code>lifts</code>`, `id="registerLift"`, `<cite lang="zh-CN">特种设备安全法 33</cite>`, "Stops; &lt;b&gt;one&lt;/b&gt; or more.",
	} {
		if !strings.Contains(answer.Body.String(), want) {
			t.Errorf("%s is not in the page", want)
		}
	}
	if answer.Code != 200 || !strings.Contains(answer.Header().Get("Content-Security-Policy"), "default-src 'none'") {
		t.Errorf("%d %v", answer.Code, answer.Header())
	}
}
