package meaning_test

import (
	"testing"

	"docket/db/dbtest/meaning"
	"docket/query/querytest"
)

// Every computed field and every conditional relation of the catalogue has a meaning, and nothing else has one.
func TestOfSubjectsIsComplete(t *testing.T) {
	t.Parallel()
	fields, relations := map[string]bool{}, map[string]bool{}
	types := map[string]bool{}
	for _, typ := range querytest.Catalog(t).Types() {
		types[typ.Name] = true
		for _, f := range typ.Fields {
			name := typ.Name + "." + f.Name
			switch {
			case f.Relation != nil && f.Relation.Condition != nil:
				relations[name] = true
			case f.Relation == nil && f.Computed != nil:
				fields[name] = true
			}
		}
	}
	if len(fields) < 30 || len(relations) == 0 {
		t.Fatalf("%d computed fields and %d conditional relations were found", len(fields), len(relations))
	}
	for name := range fields {
		if meaning.OfSubjects.Fields[name] == nil {
			t.Errorf("%s is computed and has no meaning", name)
		}
	}
	for name := range meaning.OfSubjects.Fields {
		if !fields[name] {
			t.Errorf("%s has a meaning and is not computed", name)
		}
	}
	for name := range relations {
		if meaning.OfSubjects.Relations[name] == nil {
			t.Errorf("%s has a condition and no meaning", name)
		}
	}
	for name := range meaning.OfSubjects.Relations {
		if !relations[name] {
			t.Errorf("%s has a meaning and no condition", name)
		}
	}
	for name := range meaning.OfSubjects.IsReadable {
		if !types[name] {
			t.Errorf("%s has a meaning and is no type", name)
		}
	}
}
