package app_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// The catalogue of the auditor's bench holds every list of the schema whose records can be grouped, with labels in both languages, and
// reads kinds, uses and roles as the schema has them.
func TestSubjectsOfTheBench(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../graph/schema.graphql")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := gqlparser.LoadSchema(&ast.Source{Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile("src/generated/subjects.json")
	if err != nil {
		t.Fatal(err)
	}
	type field struct {
		Kind  string    `json:"k"`
		Label [2]string `json:"l"`
		Enum  string    `json:"e"`
		Holds string    `json:"h"`
		Uses  string    `json:"u"`
	}
	type relation struct {
		Type string `json:"t"`
	}
	var catalogue struct {
		Content  map[string][]string
		Subjects map[string]struct {
			List   string
			Label  [2]string
			Read   []string
			Title  string
			Fields map[string]field
			One    map[string]relation
			Many   map[string]relation
		}
	}
	if err := json.Unmarshal(content, &catalogue); err != nil {
		t.Fatal(err)
	}
	lists := 0
	for _, root := range schema.Query.Fields {
		name, isList := strings.CutSuffix(root.Type.Name(), "Connection")
		if !isList || schema.Types[name+"GroupBy"] == nil {
			continue
		}
		lists++
		subject, ok := catalogue.Subjects[name]
		if !ok || subject.List != root.Name || len(subject.Read) == 0 {
			t.Errorf("%s: list %q, read by %v", name, subject.List, subject.Read)
		}
		for fieldName, f := range subject.Fields {
			if !strings.ContainsFunc(f.Label[0], func(r rune) bool { return r >= 0x3400 }) && f.Label[0] != "SHA-256 校验值" {
				t.Errorf("%s.%s has no Chinese label: add its term to scripts/subjects.mjs, or to its description", name, fieldName)
			}
		}
	}
	if lists < 50 || lists != len(catalogue.Subjects) {
		t.Errorf("%d lists of the schema, %d subjects", lists, len(catalogue.Subjects))
	}

	cases := catalogue.Subjects["Case"]
	for name, want := range map[string]field{
		"penaltyAmount": {Kind: "money", Label: [2]string{"罚没金额", "Penalty amount"}, Uses: "wgsamnopc"},
		"decidedOn":     {Kind: "date", Label: [2]string{"决定日期", "Decided on"}, Uses: "wgmnopqc"},
		"field":         {Kind: "enum", Label: [2]string{"领域", "Field"}, Enum: "CaseField", Uses: "wgnopc"},
		"cause":         {Kind: "text", Label: [2]string{"案由", "Cause"}, Holds: "TEXT", Uses: "wgnopc"},
	} {
		if cases.Fields[name] != want {
			t.Errorf("Case.%s: %+v, want %+v", name, cases.Fields[name], want)
		}
	}
	if cases.One["party"].Type != "Party" || cases.Many["penalties"].Type != "Penalty" || cases.Title != "caseNo" {
		t.Errorf("Case leads to %v and %v, and is named by %s", cases.One, cases.Many, cases.Title)
	}
	if slices.Contains(catalogue.Content["TEXT"], "DASHBOARD") || slices.Contains(catalogue.Subjects["Disclosure"].Read, "LEGAL") {
		t.Errorf("texts are for %v, disclosures for %v", catalogue.Content["TEXT"], catalogue.Subjects["Disclosure"].Read)
	}
}
