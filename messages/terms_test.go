package messages_test

import (
	"testing"

	"docket/messages"
)

// terms.json has a term for Payment.kind and one for startsOn; none for a field that no type has.
func TestTerm(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ owner, name, description, want string }{
		{"Payment", "kind", "种类 Kind.", "缴款类别"},
		{"Case", "party", "当事人 The party.", "当事人"},
		{"Lift", "startsOn", "First day.", "起始日期"},
		{"Lift", "startsOn", "启用日期 First day.", "启用日期"},
		{"Lift", "stops", "Stops.", ""},
	} {
		if got := messages.Term(c.owner, c.name, c.description); got != c.want {
			t.Errorf("%s.%s %q: %q, want %q", c.owner, c.name, c.description, got, c.want)
		}
	}
}
