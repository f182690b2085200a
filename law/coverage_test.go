package law_test

import (
	"testing"

	"docket/law"
)

func TestTierForLevel(t *testing.T) {
	t.Parallel()
	for level, want := range map[string]string{"A": "CITY", "B": "COUNTY", "C": "TOWNSHIP", "D": "VILLAGE", "E": "", "": ""} {
		if got := law.TierForLevel(level); got != want {
			t.Errorf("%q: %q, want %q", level, got, want)
		}
	}
}
