package reference

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"docket/graph"
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

func (m meaning) String() string {
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
	if lot.Label != "涉案物品" || len(lot.Readers) != 4 || lot.Readers[1] != (role{"LEGAL", "执法人员"}) || !slices.Contains(lot.Roots, "goodsLots") {
		t.Errorf("%+v", lot)
	}
	worth := find(t, lot.Fields, nameOf, "value")
	if worth.Label != "货值" || worth.Type != "Money" || worth.Unit != (text{"元", "yuan"}) || !worth.IsNullable || worth.Meaning.String() != "Value, in yuan; null if not appraised." {
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
	if m := kinds.Values[7].Meaning; len(m) != 3 || m[1] != (part{Text: "行政处罚法 74", IsCitation: true}) {
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
