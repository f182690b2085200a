package exchange

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"docket/exchange/mapping"
	"docket/exchange/sheet"
	"docket/messages"
)

// Any file either gives rows, each of which is staged or rejected, or an error that it cannot be read.
func FuzzRows(f *testing.F) {
	text, err := os.ReadFile("testdata/mapping.yaml")
	if err != nil {
		f.Fatal(err)
	}
	m, err := mapping.Read(bytes.NewReader(text))
	if err != nil {
		f.Fatal(err)
	}
	good, err := os.ReadFile("testdata/register.csv")
	if err != nil {
		f.Fatal(err)
	}
	header, _, _ := strings.Cut(string(good), "\n")
	f.Add(good)
	f.Add([]byte(header + "\n1,2,\"3"))
	f.Add([]byte("\xef\xbb\xbf" + header + "\r\n1,1,20220101,a,b,20220101,c,1.5,d,e,20220101,Restaurant\r\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		path := filepath.Join(t.TempDir(), "register.csv")
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := openRows(path, m, "", 0, messages.English)
		if err != nil {
			if !errors.Is(err, sheet.ErrUnreadable) {
				t.Errorf("%v", err)
			}
			return
		}
		defer r.table.Close()
		for range 1000 {
			row, err := r.next()
			switch {
			case errors.Is(err, io.EOF), errors.Is(err, sheet.ErrUnreadable):
				return
			case err != nil:
				continue
			}
			staged, faults := r.stagingValues(row)
			if len(faults) == 0 && (staged[0].(int64) < 2 || len(staged) != 3+18) {
				t.Errorf("%v", staged)
			}
		}
	})
}
