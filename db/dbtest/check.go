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

// together runs n at once and returns their errors.
func Together(n int, do func(i int) error) []error {
	errs := make([]error, n)
	begin := make(chan struct{})
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			<-begin
			errs[i] = do(i)
		})
	}
	close(begin)
	all.Wait()
	return errs
}

// does lets a verb change records, and tells which.
func Do[In db.Input](t *testing.T, w *World, verb func(context.Context, *db.Writer, In) (db.Changed, error), in In) db.Changed {
	t.Helper()
	changed, err := db.Do(t.Context(), w.Store, verb, in, nil)
	if err != nil {
		t.Fatal(err)
	}
	return changed
}

func Equal(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %s\nwant %s", what, got, want)
	}
}

// done does what goes well, and answers with the record of a name that it changed.
func Done[In db.Input](t *testing.T, w *World, verb func(context.Context, *db.Writer, In) (db.Changed, error), in In, name string) db.Key {
	t.Helper()
	changed, err := db.Do(t.Context(), w.Store, verb, in, nil)
	if err != nil {
		t.Fatal(err)
	}
	return changed[name][0]
}

// of is the same refusal of a field.
func (r Refused) Of(field string) Refused {
	r.Field = field
	return r
}

// refuses checks that an input is refused, and that nothing is written.
func Refuses[In db.Input](t *testing.T, w *World, verb func(context.Context, *db.Writer, In) (db.Changed, error), in In, want Refused) {
	t.Helper()
	before := w.Everything(t)
	_, err := db.Do(t.Context(), w.Store, verb, in, nil)
	want.Check(t, fmt.Sprintf("%T", in), err)
	for _, secret := range []string{"欧阳", "1234"} {
		if strings.Contains(fmt.Sprintf("%+v", err), secret) {
			t.Errorf("%T: the refusal tells it: %v", in, err)
		}
	}
	if w.Everything(t) != before {
		t.Errorf("%T: something was written", in)
	}
}

// take takes a step that goes well.
func Take[In db.Input](t *testing.T, w *World, verb func(context.Context, *db.Writer, In) (db.Changed, error), in In) {
	t.Helper()
	if _, err := db.Do(t.Context(), w.Store, verb, in, nil); err != nil {
		t.Fatal(err)
	}
}

// refused holds an error against what it must say.
type Refused struct {
	Code  problem.Code
	Field string
	Rule  string // and article, where there are
	Says  string // a part of the message
}

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

// refusal is an input that is refused: the good input of a verb with one change, and the error it must get.
type Refusal[In any] struct {
	Change func(*In)
	Want   Refused
}

// refusals tries inputs that are refused, and that each leaves all as it was.
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
		t.Errorf("the good input, which the others differ from by one thing: %v", err)
	}
}
