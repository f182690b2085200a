package dbtest

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"docket/db"
	"docket/problem"
)

// Together runs do n times at once, with i from 0, and returns the errors in the order of i.
func Together(n int, do func(i int) error) []error {
	errs := make([]error, n)
	start := make(chan struct{})
	var running sync.WaitGroup
	for i := range n {
		running.Go(func() {
			<-start
			errs[i] = do(i)
		})
	}
	close(start)
	running.Wait()
	return errs
}

// Do runs a verb that must succeed, and returns the keys of its payload.
func Do[In db.Input](t *testing.T, w *World, verb func(context.Context, *db.Writer, In) (db.Changed, error), in In) db.Changed {
	t.Helper()
	changed, err := db.Do(t.Context(), w.Store, verb, in, nil)
	if err != nil {
		t.Fatal(err)
	}
	return changed
}

// Equal fails the test if got is not want. what names the value.
func Equal(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %s\nwant %s", what, got, want)
	}
}

// Done runs a verb that must succeed, and returns the first key of a field of its payload.
func Done[In db.Input](t *testing.T, w *World, verb func(context.Context, *db.Writer, In) (db.Changed, error), in In, name string) db.Key {
	t.Helper()
	changed, err := db.Do(t.Context(), w.Store, verb, in, nil)
	if err != nil {
		t.Fatal(err)
	}
	return changed[name][0]
}

// Of returns the same refusal at another field.
func (r Refused) Of(field string) Refused {
	r.Field = field
	return r
}

// Refuses checks that a verb refuses an input with the problem want, that the error does not reveal the reporter of NamedReport, and
// that nothing is written.
func Refuses[In db.Input](t *testing.T, w *World, verb func(context.Context, *db.Writer, In) (db.Changed, error), in In, want Refused) {
	t.Helper()
	before := w.Everything(t)
	_, err := db.Do(t.Context(), w.Store, verb, in, nil)
	want.Check(t, fmt.Sprintf("%T", in), err)
	for _, secret := range []string{"欧阳", "1234"} {
		if strings.Contains(fmt.Sprintf("%+v", err), secret) {
			t.Errorf("%T: the error reveals the reporter: %v", in, err)
		}
	}
	if w.Everything(t) != before {
		t.Errorf("%T: something was written", in)
	}
}

// Take runs a verb that must succeed.
func Take[In db.Input](t *testing.T, w *World, verb func(context.Context, *db.Writer, In) (db.Changed, error), in In) {
	t.Helper()
	if _, err := db.Do(t.Context(), w.Store, verb, in, nil); err != nil {
		t.Fatal(err)
	}
}

// Refused is the problem that a test expects.
type Refused struct {
	Code  problem.Code
	Field string
	Rule  string // name and article with a space between them; empty if no rule is violated
	Says  string // a part of the message
}

// Check fails the test if err is not the expected problem. name is the name of the case.
func (want Refused) Check(t *testing.T, name string, err error) {
	t.Helper()
	p := problem.Of(err)
	if p == nil {
		t.Errorf("%s: %v, want %s", name, err, want.Code)
		return
	}
	rule := strings.TrimSpace(p.Rule + " " + p.Article)
	if p.Code != want.Code || p.Field != want.Field || rule != want.Rule || !strings.Contains(p.Message, want.Says) {
		t.Errorf("%s: %s at %q under %q: %s\nwant %+v", name, p.Code, p.Field, rule, p.Message, want)
	}
}

// Refusal is one case of Refusals: a change that makes a good input faulty, and the expected problem.
type Refusal[In any] struct {
	Change func(*In)
	Want   Refused
}

// Refusals checks that a verb refuses each case and writes nothing, and that it accepts the good input itself.
func Refusals[In db.Input](t *testing.T, w *World, verb func(context.Context, *db.Writer, In) (db.Changed, error), good func() In, cases map[string]Refusal[In]) {
	t.Helper()
	before := w.Everything(t)
	for name, c := range cases {
		in := good()
		c.Change(&in)
		_, err := db.Do(t.Context(), w.Store, verb, in, nil)
		c.Want.Check(t, name, err)
		if after := w.Everything(t); after != before {
			t.Errorf("%s: something was written:\n%s\nbefore\n%s", name, after, before)
			before = after
		}
	}
	if _, err := db.Do(t.Context(), w.Store, verb, good(), nil); err != nil {
		t.Errorf("the good input is refused: %v", err)
	}
}
