package plan

import "testing"

// A text is without case only if no letter of it has a lower and an upper case, in any script.
func TestCaseOf(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"": noCase, "食品": noCase, "〔2023〕12号": noCase, `100%_\`: noCase, "市场監督。，": noCase, "かな": noCase,
		"a": "letters", "Z": "letters", "食品Ltd": "letters", "Ａ": "letters", "ß": "letters", "ẞ": "letters", "ſ": "letters", "İ": "letters", "ı": "letters", "\u212a": "letters",
		"é": "letters", "Σ": "letters", "ς": "letters", "Ⅷ": "letters", "ⓐ": "letters",
	} {
		if got := caseOf(text, true); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
