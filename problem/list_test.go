package problem_test

import (
	"errors"
	"fmt"
	"testing"

	"docket/problem"
)

func TestJoin(t *testing.T) {
	t.Parallel()
	cause := problem.Errorf(problem.BadUserInput, "is empty").At("input.cause")
	unit := problem.Errorf(problem.NotFound, "no such unit").At("input.unit")
	law := problem.Errorf(problem.RuleViolation, "one officer").At("input.officers").Under("officers.two", "行政处罚法 42")
	second := problem.Errorf(problem.RuleViolation, "too late").At("input.filedOn")
	broken := errors.New("connection lost")
	for name, c := range map[string]struct {
		errs []error
		want string
	}{
		"nothing":                  {[]error{nil, nil}, "<nil>"},
		"one":                      {[]error{nil, cause}, "BAD_USER_INPUT: input.cause: is empty"},
		"two, in order":            {[]error{unit, nil, cause}, "NOT_FOUND: input.unit: no such unit; BAD_USER_INPUT: input.cause: is empty"},
		"a list within":            {[]error{problem.Join(unit, cause), cause}, "NOT_FOUND: input.unit: no such unit; BAD_USER_INPUT: input.cause: is empty; BAD_USER_INPUT: input.cause: is empty"},
		"law alone, the first":     {[]error{law, second}, "RULE_VIOLATION: input.officers: one officer"},
		"law after other faults":   {[]error{law, cause}, "BAD_USER_INPUT: input.cause: is empty"},
		"internal before anything": {[]error{cause, broken, unit}, "connection lost"},
		"wrapped":                  {[]error{fmt.Errorf("row 3: %w", cause), unit}, "BAD_USER_INPUT: input.cause: is empty; NOT_FOUND: input.unit: no such unit"},
	} {
		if got := fmt.Sprint(problem.Join(c.errs...)); got != c.want {
			t.Errorf("%s: %s\nwant %s", name, got, c.want)
		}
	}
	if got := problem.Of(problem.Join(unit, cause)); got != unit {
		t.Errorf("Of a list is %v, want its first", got)
	}
	if got := problem.All(broken); got != nil {
		t.Errorf("All of an internal error is %v", got)
	}
}
