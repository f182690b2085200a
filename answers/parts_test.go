package answers_test

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"docket/answers"
)

// halves is a world whose question has two parts: the value of cases, and that of visits.
type halves struct {
	*world
	cases, visits string
	// reads are which parts each statement has read.
	reads [][]bool
	// during runs once while a statement reads, after its snapshot was taken where isAfter is set, before it otherwise.
	during  func()
	isAfter bool
}

func newHalves(t *testing.T) *halves {
	t.Helper()
	return &halves{world: newWorld(t, answers.Settings{}), cases: "c1", visits: "v1"}
}

// writeTo runs a transaction that writes to tables, and tells the store where isKnown is set.
func (h *halves) writeTo(isKnown bool, tables ...string) {
	n := h.write("")
	if isKnown {
		h.store.Bookkept(n, tables)
	}
	if slices.Contains(tables, "cases") {
		h.cases = fmt.Sprint("c", n)
	}
	if slices.Contains(tables, "visits") {
		h.visits = fmt.Sprint("v", n)
	}
}

func (h *halves) runDuring(isAfter bool) {
	if during := h.during; during != nil && h.isAfter == isAfter {
		h.during = nil
		during()
	}
}

func (h *halves) readParts(_ context.Context, kept [][]byte) (columns, parts [][]byte, state string, err error) {
	h.runDuring(false)
	parts = [][]byte{[]byte(h.cases), []byte(h.visits)}
	state = h.state()
	h.runDuring(true)
	read := []bool{true, true}
	for i, answer := range kept {
		if answer != nil {
			parts[i], read[i] = answer, false
		}
	}
	h.reads = append(h.reads, read)
	return [][]byte{slices.Concat(parts[0], []byte(" "), parts[1])}, parts, state, nil
}

// ask asks, and checks the answer and which parts the statements have read.
func (h *halves) ask(t *testing.T, want string, reads ...[]bool) {
	t.Helper()
	h.reads = nil
	is := func(name string) func(string) bool { return func(table string) bool { return table == name } }
	q := answers.Question{
		Key: answers.Key{1}, Enter: pass, RunParts: h.readParts, Reads: func(table string) bool { return table == "cases" || table == "visits" },
		Parts: func() []answers.Part {
			return []answers.Part{{answers.Key{2}, is("cases")}, {answers.Key{3}, is("visits")}}
		},
	}
	answer, err := h.store.Answer(t.Context(), q)
	if err != nil || string(answer.Columns[0]) != want || !reflect.DeepEqual(h.reads, reads) {
		t.Errorf("%s after reading %v (%v), want %s after %v", answer.Columns, h.reads, err, want, reads)
	}
}

// Only the parts are read again that a write may have changed.
func TestParts(t *testing.T) {
	t.Parallel()
	both, cases, visits := []bool{true, true}, []bool{true, false}, []bool{false, true}
	h := newHalves(t)
	h.ask(t, "c1 v1", both)
	h.ask(t, "c1 v1")
	h.writeTo(true, "parties")
	h.ask(t, "c1 v1")
	h.writeTo(true, "cases", "case_events") // 101
	h.ask(t, "c101 v1", cases)
	h.ask(t, "c101 v1")
	h.writeTo(true, "visits") // 102
	h.ask(t, "c101 v102", visits)
	h.writeTo(true, "visits", "cases") // 103
	h.ask(t, "c103 v103", both)
	h.writeTo(false, "cases") // 104
	h.ask(t, "c104 v103", both)
	h.session = h.store.NewSession() // it proves nothing
	h.ask(t, "c104 v103", both)
	h.aborted[h.write("")] = true
	h.ask(t, "c104 v103")
	if f := h.store.Figures(); f.Parts != 2 {
		t.Errorf("%d parts were not read again, want 2", f.Parts)
	}
}

// Where a write comes between the look at the kept parts and the statement, an answer does not hold the part of before beside that of afterwards.
func TestWriteBetweenParts(t *testing.T) {
	t.Parallel()
	both, cases := []bool{true, true}, []bool{true, false}
	h := newHalves(t)
	h.ask(t, "c1 v1", both)
	h.writeTo(true, "cases") // 100
	h.during = func() { h.writeTo(true, "cases", "visits") }
	h.ask(t, "c101 v101", cases, both)
	h.ask(t, "c101 v101")
	// What is written after the snapshot is not in the answer, and not in the parts that are kept.
	h.writeTo(true, "cases") // 102
	h.during, h.isAfter = func() { h.writeTo(true, "cases", "visits") }, true
	h.ask(t, "c102 v101", cases)
	h.ask(t, "c103 v103", both)
}
