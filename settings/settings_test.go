package settings_test

import (
	"fmt"
	"slices"
	"testing"

	"docket/db"
	"docket/db/dbtest"
	"docket/law"
)

// The rules that can be read are those that the service judges by.
func TestRulesAreTheLaw(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	var rows []*db.Rule
	if err := w.DB().NewSelect().Model(&rows).Order("id").Scan(t.Context()); err != nil {
		t.Fatal(err)
	}
	var there []string
	for _, r := range rows {
		there = append(there, fmt.Sprintf("%s %s %s %v %s %s %s %t", r.Name, r.Article, r.EffectiveFrom, r.EffectiveUntil, r.Value.StringFixed(3), r.Unit, r.Certainty, r.MayBeSet))
	}
	for _, r := range law.StatutoryRules() {
		is := fmt.Sprintf("%s %s %s %v %s %s %s %t", r.Name, r.Article, r.From, r.Until, r.Value.StringFixed(3), r.Unit, r.Certainty, r.IsSettable())
		if i := slices.Index(there, is); i >= 0 {
			there = slices.Delete(there, i, i+1)
		} else {
			t.Errorf("a migration has to enter or change: %s", is)
		}
	}
	for _, rest := range there {
		t.Errorf("a migration has to remove: %s", rest)
	}
}
