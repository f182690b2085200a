package migrations

import (
	"strings"
	"testing"

	"github.com/mozillazg/go-pinyin"

	"docket/postgres/postgrestest"
)

// TestNameInitials compares the readings of the database with those of the library for each character, and lists where they differ.
func TestNameInitials(t *testing.T) {
	t.Parallel()
	url := postgrestest.Empty(t)
	db := connect(t, url)
	if err := Up(t.Context(), url, quiet); err != nil {
		t.Fatal(err)
	}
	var readings []struct{ Sign, Initials string }
	if err := db.NewRaw(`SELECT chr(n) AS sign, name_initials(chr(n)) AS initials FROM generate_series(x'3400'::int, x'9fff'::int) n`).Scan(t.Context(), &readings); err != nil {
		t.Fatal(err)
	}
	firstLetter := pinyin.NewArgs()
	firstLetter.Style = pinyin.FirstLetter
	known, others := 0, map[string]string{}
	for _, r := range readings {
		want := strings.Join(pinyin.SinglePinyin([]rune(r.Sign)[0], firstLetter), "")
		if want != "" {
			known++
		}
		if r.Initials != want {
			others[r.Sign] = want + r.Initials
		}
	}
	if len(readings) != 27_648 || known < 26_000 {
		t.Errorf("%d characters, %d of them known to the library", len(readings), known)
	}
	want := map[string]string{"行": "xh", "长": "zc", "曾": "cz"}
	for sign, letters := range others {
		if want[sign] != letters {
			t.Errorf("%s: library and database have %s", sign, letters)
		}
	}
	if len(others) != len(want) {
		t.Errorf("%d characters differ, want %d", len(others), len(want))
	}
}
