package settings_test

import (
	"fmt"
	"slices"
	"testing"

	"docket/db"
	"docket/db/dbtest"
	"docket/law"
)

// The rules in the database are the rules in the law package.
func TestRulesAreTheLaw(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	var rows []*db.Rule
	if err := w.DB().NewSelect().Model(&rows).Order("id").Scan(t.Context()); err != nil {
		t.Fatal(err)
	}
	var stored []string
	for _, r := range rows {
		stored = append(stored, fmt.Sprintf("%s %s %s %v %s %s %s %t", r.Name, r.Article, r.EffectiveFrom, r.EffectiveUntil, r.Value.StringFixed(3), r.Unit, r.Certainty, r.MayBeSet))
	}
	for _, r := range law.StatutoryRules() {
		rule := fmt.Sprintf("%s %s %s %v %s %s %s %t", r.Name, r.Article, r.From, r.Until, r.Value.StringFixed(3), r.Unit, r.Certainty, r.IsSettable())
		if i := slices.Index(stored, rule); i >= 0 {
			stored = slices.Delete(stored, i, i+1)
		} else {
			t.Errorf("a migration has to enter or change: %s", rule)
		}
	}
	for _, rule := range stored {
		t.Errorf("a migration has to remove: %s", rule)
	}
}
