package exchange

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"docket/exchange/mapping"
	"docket/messages"
)

const numbersMapping = `
register: 台账
currency: CNY
timeZone: Asia/Shanghai
agency: {code: "320585", name: 太仓市市场监督管理局, shortName: 太市监, level: COUNTY}
records:
  party:
    sourceKey: {column: 编号}
    name: {column: 名称}
    kind: {value: UNKNOWN}
`

// rowsOf opens a file of so many parties.
func rowsOf(t *testing.T, parties int) *rows {
	t.Helper()
	var text strings.Builder
	text.WriteString("编号,名称\n")
	for n := range parties {
		fmt.Fprintf(&text, "%d,当事人%d\n", n, n)
	}
	path := filepath.Join(t.TempDir(), "register.csv")
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	m, err := mapping.Read(strings.NewReader(numbersMapping))
	if err != nil {
		t.Fatal(err)
	}
	r, err := openRows(path, m, "", 0, messages.English)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.table.Close() })
	return r
}

// Rows that are worked out side by side come in the order of the file, all of them.
func TestReadAhead(t *testing.T) {
	t.Parallel()
	const parties = 10*batchRows + 7
	var told []int
	a := rowsOf(t, parties).readAhead(t.Context(), 500, func(rows int) { told = append(told, rows) })
	n := 0
	for {
		next, err := a.next(t.Context())
		for _, row := range next {
			if key := fmt.Sprint(n); row.values[3] != key || len(row.faults) > 0 {
				t.Fatalf("row %d: %v, %v", n, row.values, row.faults)
			}
			n++
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	a.stop()
	if n != parties || a.count != parties+500 || fmt.Sprint(told) != "[1000 2000 3000]" {
		t.Errorf("%d rows, %d read, told %v", n, a.count, told)
	}
}

// Reading that nobody waits for ends, and a panic is an error, not the end of the server.
func TestReadAheadEnds(t *testing.T) {
	t.Parallel()
	a := rowsOf(t, 100*batchRows).readAhead(t.Context(), 0, func(int) {})
	a.stop()
	broken := rowsOf(t, 1)
	broken.values = nil
	a = broken.readAhead(t.Context(), 0, func(int) {})
	defer a.stop()
	if _, err := a.next(t.Context()); err == nil || !strings.Contains(err.Error(), "read the rows") {
		t.Errorf("a panic: %v", err)
	}
}
