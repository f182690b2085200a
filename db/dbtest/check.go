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

// RunTogether runs do n times at once, with i from 0, and returns the errors in the order of i. A write that waited too long for a lock
// is tried again, as its caller is told to do: on a slow machine fifty writes of one record take longer than a write may wait.
func RunTogether(n int, do func(i int) error) []error {
	errs := make([]error, n)
	start := make(chan struct{})
	var running sync.WaitGroup
	for i := range n {
		running.Go(func() {
			<-start
			for {
				errs[i] = do(i)
				if p := problem.Of(errs[i]); p == nil || p.Code != problem.Conflict || !strings.Contains(p.Message, "another write holds the same records") {
					return
				}
			}
		})
	}
	close(start)
	running.Wait()
	return errs
}

// Run runs a verb that must succeed, and returns the keys of its payload.
func Run[In db.Input](t *testing.T, w *World, verb func(context.Context, *db.Writer, In) (db.Payload, error), in In) db.Payload {
	t.Helper()
	payload, err := db.Do(t.Context(), w.Store, verb, in, nil)
	if err != nil {
		t.Fatal(err)
	}
	return payload
}

// CheckEqual fails the test if got is not want. what names the value.
func CheckEqual(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %s\nwant %s", what, got, want)
	}
}

// RunForKey runs a verb that must succeed, and returns the first key of a field of its payload.
func RunForKey[In db.Input](t *testing.T, w *World, verb func(context.Context, *db.Writer, In) (db.Payload, error), in In, name string) db.Key {
	t.Helper()
	return Run(t, w, verb, in)[name][0]
}

// At returns the same refusal at another field.
func (r Refusal) At(field string) Refusal {
	r.Field = field
	return r
}

// CheckRefused checks that a verb refuses an input with the problem want, that the error does not reveal the reporter of NamedReport, and
// that nothing is written.
func CheckRefused[In db.Input](t *testing.T, w *World, verb func(context.Context, *db.Writer, In) (db.Payload, error), in In, want Refusal) {
	t.Helper()
	before := w.Digest(t)
	_, err := db.Do(t.Context(), w.Store, verb, in, nil)
	want.Check(t, fmt.Sprintf("%T", in), err)
	for _, secret := range []string{"欧阳", "1234"} {
		if strings.Contains(fmt.Sprintf("%+v", err), secret) {
			t.Errorf("%T: the error reveals the reporter: %v", in, err)
		}
	}
	if w.Digest(t) != before {
		t.Errorf("%T: something was written", in)
	}
}

// Refusal is the problem that a test expects.
type Refusal struct {
	Code  problem.Code
	Field string
	Rule  string // name and article with a space between them; empty if no rule is violated
	Says  string // a part of the message
}

// Check fails the test if err is not the expected problem. name is the name of the case.
func (want Refusal) Check(t *testing.T, name string, err error) {
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

// FaultyInput is one case of CheckRefusals: a change that makes a good input faulty, and the expected problem.
type FaultyInput[In any] struct {
	Change func(*In)
	Want   Refusal
}

// CheckRefusals checks that a verb refuses each case and writes nothing, and that it accepts the good input itself.
func CheckRefusals[In db.Input](t *testing.T, w *World, verb func(context.Context, *db.Writer, In) (db.Payload, error), good func() In, cases map[string]FaultyInput[In]) {
	t.Helper()
	before := w.Digest(t)
	for name, c := range cases {
		in := good()
		c.Change(&in)
		_, err := db.Do(t.Context(), w.Store, verb, in, nil)
		c.Want.Check(t, name, err)
		if after := w.Digest(t); after != before {
			t.Errorf("%s: something was written:\n%s\nbefore\n%s", name, after, before)
			before = after
		}
	}
	if _, err := db.Do(t.Context(), w.Store, verb, good(), nil); err != nil {
		t.Errorf("the good input is refused: %v", err)
	}
}
