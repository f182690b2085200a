package law_test

import (
	"slices"
	"testing"

	"docket/law"
	"docket/messages"
)

// TestRuleLabels checks that each rule has a label in both languages in messages/rules.json, and that each label there is of a rule.
func TestRuleLabels(t *testing.T) {
	t.Parallel()
	var names []string
	for _, rule := range law.StatutoryRules() {
		names = append(names, rule.Name)
	}
	for _, requirement := range law.Requirements() {
		if requirement.Name != "" {
			names = append(names, requirement.Name)
		}
	}
	for _, label := range messages.Labels(messages.RuleName) {
		if !slices.Contains(names, label.Value) {
			t.Errorf("messages/rules.json: there is no rule %s", label.Value)
		}
		if label.ZH == "" || label.EN == "" {
			t.Errorf("messages/rules.json: %s needs a label in zh and in en", label.Value)
		}
	}
	for _, name := range names {
		if !slices.ContainsFunc(messages.Labels(messages.RuleName), func(l messages.LabelOfValue) bool { return l.Value == name }) {
			t.Errorf("messages/rules.json: the rule %s has no label", name)
		}
	}
}
