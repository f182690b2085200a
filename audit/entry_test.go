package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/tlog"
	"pgregory.net/rapid"
)

// The bytes of an entry are these, whatever else changes: every signed checkpoint rests on them.
func TestCanonical(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		entry Entry
		want  []string
	}{
		{
			"a write",
			Entry{Agency: 1, ID: 7, LoggedAt: 1_709_512_200_000_001, Transaction: 815, Action: Write, Detail: `{"verb":"fileCase","by":"王芳"}`},
			[]string{"docket log entry v1", "1", "7", "2024-03-04T00:30:00.000001Z", "815", "WRITE", "", `"{\"verb\":\"fileCase\",\"by\":\"王芳\"}"`, "0"},
		},
		{
			"rows",
			Entry{Agency: 0, ID: 8, LoggedAt: Before, Transaction: 816, Action: Found, Table: "case_officers", Rows: []Row{{"5:7", []byte{0xab, 1}}, {"5:8", nil}}},
			[]string{"docket log entry v1", "0", "8", "-infinity", "816", "FOUND", "case_officers", "", "2", `"5:7" ab01`, `"5:8" -`},
		},
		{
			"names that Docket does not have",
			Entry{Agency: -1, ID: 9, LoggedAt: Forever, Action: "A\nB", Table: `"x"`, Rows: []Row{{"a\nb", []byte{}}}},
			[]string{"docket log entry v1", "-1", "9", "infinity", "0", `"A\nB"`, `"\"x\""`, "", "1", `"a\nb" `},
		},
	} {
		want := strings.Join(c.want, "\n") + "\n"
		if got := string(c.entry.Canonical()); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, want)
		}
		// RFC 6962: the hash of a leaf is that of a zero byte and the leaf.
		sum := sha256.Sum256([]byte("\x00" + want))
		if c.entry.LeafHash() != tlog.Hash(sum) {
			t.Errorf("%s: leaf hash %s, want %s", c.name, c.entry.LeafHash(), hex.EncodeToString(sum[:]))
		}
	}
}

// drawEntry draws an entry from few values, among them those that could be mistaken for one another.
func drawEntry(t *rapid.T, name string) Entry {
	text := rapid.SampledFrom([]string{"", "a", "a\nb", `"a"`, `"a\nb"`, `a\nb`, "-", "0", "1\n2", "\xff", "�", `\xff`, "a b", `a" b"`, "WRITE", "案件"})
	number := rapid.Int64Range(-1, 1)
	e := Entry{
		Agency: number.Draw(t, name), ID: number.Draw(t, name), LoggedAt: Instant(rapid.SampledFrom([]int64{0, 1, int64(Before), int64(Forever)}).Draw(t, name)),
		Transaction: number.Draw(t, name), Action: Action(text.Draw(t, name)), Table: text.Draw(t, name), Detail: text.Draw(t, name),
	}
	for range rapid.IntRange(0, 2).Draw(t, name) {
		e.Rows = append(e.Rows, Row{text.Draw(t, name), rapid.SampledFrom([][]byte{nil, {}, {0}, {0, 1}}).Draw(t, name)})
	}
	return e
}

// equal compares entries by their values; a row without a digest is not one with an empty digest.
func equal(a, b Entry) bool {
	if a.Agency != b.Agency || a.ID != b.ID || a.LoggedAt != b.LoggedAt || a.Transaction != b.Transaction || a.Action != b.Action || a.Table != b.Table ||
		a.Detail != b.Detail || len(a.Rows) != len(b.Rows) {
		return false
	}
	for i := range a.Rows {
		if a.Rows[i].Key != b.Rows[i].Key || (a.Rows[i].Digest == nil) != (b.Rows[i].Digest == nil) || string(a.Rows[i].Digest) != string(b.Rows[i].Digest) {
			return false
		}
	}
	return true
}

// Two entries have the same bytes only if they are equal.
func TestCanonicalTellsEntriesApart(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := drawEntry(t, "a")
		b := a
		b.Rows = append([]Row(nil), a.Rows...)
		other := drawEntry(t, "b")
		// One or two fields differ, so that what one of them says could be taken for the other's.
		for range 2 {
			switch rapid.IntRange(0, 5).Draw(t, "field") {
			case 0:
				b.Action = other.Action
			case 1:
				b.Table = other.Table
			case 2:
				b.Detail = other.Detail
			case 3:
				b.Rows = other.Rows
			case 4:
				b.LoggedAt, b.Transaction = other.LoggedAt, other.Transaction
			case 5:
				b.Agency, b.ID = other.Agency, other.ID
			}
		}
		if isSame := string(a.Canonical()) == string(b.Canonical()); isSame != equal(a, b) {
			t.Fatalf("%#v\n%#v\nequal %t, same bytes %t", a, b, equal(a, b), isSame)
		}
	})
}
