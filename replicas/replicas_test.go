package replicas

import (
	"errors"
	"strings"
	"testing"
	"time"

	"docket/problem"
)

// The header says how new an answer must be; other values are refused with the form that is right.
func TestParseBound(t *testing.T) {
	t.Parallel()
	standard := Bound{Age: 7 * time.Second}
	for _, c := range []struct {
		values []string
		want   Bound
	}{
		{nil, standard},
		{[]string{"now"}, Bound{}},
		{[]string{"0"}, Bound{}},
		{[]string{"5"}, Bound{Age: 5 * time.Second}},
		{[]string{" 86400 "}, Bound{Age: 24 * time.Hour}},
		{[]string{"1-0/16B3748"}, Bound{Since: Position{1, 0x16B3748}}},
		{[]string{"12-a/ffffffff"}, Bound{Since: Position{12, 0xA_FFFF_FFFF}}},
		{[]string{"5, 1-0/16B3748"}, Bound{5 * time.Second, Position{1, 0x16B3748}}},
		{[]string{"1-0/16B3748", "5"}, Bound{5 * time.Second, Position{1, 0x16B3748}}},
		{[]string{"1-0/16B3748,now"}, Bound{}},
	} {
		if got, err := ParseBound(c.values, standard); err != nil || got != c.want {
			t.Errorf("%q: %v %v, want %v", c.values, got, err, c.want)
		}
	}
	for _, value := range []string{"", "-1", "1.5", "5s", "86401", "99999999999", "5,6", "now,5", "0-0/1", "1-0/1,1-0/2", "1-0", "1-0/123456789", "0/16B3748", strings.Repeat("x", 500)} {
		_, err := ParseBound([]string{value}, standard)
		if p := problem.Of(err); p == nil || p.Code != problem.BadUserInput || p.Field != "X-Docket-Fresh" || len(p.Message) > 400 || !strings.Contains(p.Message, "give now, a number of seconds from 0 to 86400") {
			t.Errorf("%q: %v", value, err)
		}
	}
	if text := (Position{3, 0x1_0000_00AB}).String(); text != "3-1/AB" {
		t.Error(text)
	}
}

// What a position promises ends neither where another timeline begins nor where the number is smaller.
func TestIsAfter(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		wanted, has Position
		want        bool
	}{
		{Position{}, Position{1, 5}, false},
		{Position{1, 5}, Position{1, 5}, false},
		{Position{1, 6}, Position{1, 5}, true},
		{Position{1, 5}, Position{2, 6}, false}, // what of timeline 1 was kept is before 6
		{Position{2, 5}, Position{1, 9}, true},  // this server knows nothing of timeline 2
	} {
		if got := c.wanted.IsAfter(c.has); got != c.want {
			t.Errorf("%s after %s: %t", c.wanted, c.has, got)
		}
	}
}

// The age of a replica is the time since the primary had what the replica has. An idle primary makes no replica old, and a replica that receives nothing grows old as soon as the primary
// writes.
func TestAge(t *testing.T) {
	t.Parallel()
	start := time.Date(2024, 3, 15, 9, 0, 0, 0, time.UTC)
	second := func(n float64) time.Time { return start.Add(time.Duration(n * float64(time.Second))) }
	var h History
	note := func(at float64, text string) Position {
		t.Helper()
		p, err := h.Note(second(at), text)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	age := func(lsn uint64, at, want float64) { // want below 0: unknown
		t.Helper()
		got, ok := h.Age(lsn, second(at))
		if ok != (want >= 0) || ok && got != time.Duration(want*float64(time.Second)) {
			t.Errorf("at %v, a replica at %X: %v %t, want %v", at, lsn, got, ok, want)
		}
	}
	age(0x100, 0, -1)
	if p := note(0, "77 1 0/100 0/100 600 t"); p != (Position{1, 0x100}) {
		t.Error(p)
	}
	age(0x0FF, 1, -1)
	age(0x100, 1, 1)
	note(10, "77 1 0/100 0/100 600 t") // nothing was written
	age(0x100, 11, 1)
	note(20, "77 1 0/180 0/180 600 t")
	age(0x100, 21, 11)
	age(0x17F, 21, 11)
	age(0x180, 21, 1)
	age(0x999, 21, 1)
	// A record that nobody waits for is not flushed: no replica can have it, but all have what was committed 0.6 s before.
	note(30, "77 1 0/200 0/180 600 t")
	note(40, "77 1 0/200 0/180 600 t")
	age(0x180, 41, 1.6)
	age(0x200, 41, 1)
	// Where commits are not waited for, what was written may not be flushed either.
	if p := note(41, "77 1 0/200 0/180 600 f"); p != (Position{1, 0x200}) {
		t.Error(p)
	}
	// Another server has become the primary: what was known of the former one says nothing of it.
	note(50, "77 2 0/190 0/190 600 t")
	age(0x180, 51, -1)
	age(0x190, 51, 1)
	if h.Line() != (Line{"77", 2}) {
		t.Error(h.Line())
	}
	for _, bad := range []string{"", "77 1 0/100 0/100 600", "77 x 0/100 0/100 600 t", "77 1 0 0/100 600 t"} {
		if _, err := h.Note(start, bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

// A replica that has replayed all never stands behind a header of the log, where the primary begins the next record.
func TestEndOfRecord(t *testing.T) {
	t.Parallel()
	for next, want := range map[uint64]uint64{
		0x3000028: 0x3000000, // the first page of a segment
		0x3002018: 0x3002000,
		0x3002028: 0x3002028, // 40 bytes within a page that is not the first
		0x3002020: 0x3002020,
		0x3000060: 0x3000060,
	} {
		if got := endOfRecord(next); got != want {
			t.Errorf("%X: %X, want %X", next, got, want)
		}
	}
}

// Many writes make no endless list.
func TestMarksAreBounded(t *testing.T) {
	t.Parallel()
	var h History
	start := time.Date(2024, 3, 15, 9, 0, 0, 0, time.UTC)
	for i := range 2 * maxMarks {
		h.add(mark{start.Add(time.Duration(i) * time.Second), uint64(i)}) //nolint:gosec // G115: it is small
	}
	if len(h.marks) != maxMarks {
		t.Error(len(h.marks))
	}
	if age, ok := h.Age(2*maxMarks-1, start.Add(2*maxMarks*time.Second)); !ok || age != time.Second {
		t.Error(age, ok)
	}
}

// A server that follows none is no replica.
func TestParseStandby(t *testing.T) {
	t.Parallel()
	s, err := ParseStandby("77 3 1710464400.123 1/AB")
	if err != nil || s != (Standby{Line{"77", 3}, Place{"1710464400.123", 0x1_0000_00AB}}) {
		t.Error(s, err)
	}
	if _, err := ParseStandby("77 3 1710464400.123 -"); !errors.Is(err, ErrNoStandby) {
		t.Error(err)
	}
	for _, bad := range []string{"", "77", "77 3 x", "77 x 17.5 0/1"} {
		if _, err := ParseStandby(bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}
