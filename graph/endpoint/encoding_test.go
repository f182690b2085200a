package endpoint

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// BenchmarkCompress measures what compression adds to an answer: nothing to speak of for a short one.
func BenchmarkCompress(b *testing.B) {
	var rows strings.Builder
	for i := range 400 {
		fmt.Fprintf(&rows, `{"caseNo":"太市监案〔2023〕%d号","field":"FOOD","fineAmount":"%d.00"},`, i, i*137%9000)
	}
	for _, c := range []struct {
		name, accept string
		body         []byte
	}{
		{"Short", "gzip, zstd", []byte(rows.String())[:500]},
		{"Gzip", "gzip", []byte(rows.String())},
		{"Zstd", "zstd", []byte(rows.String())},
	} {
		b.Run(c.name, func(b *testing.B) {
			r := httptest.NewRequest(http.MethodPost, "/graphql", nil)
			r.Header.Set("Accept-Encoding", c.accept)
			b.SetBytes(int64(len(c.body)))
			n := 0
			for b.Loop() {
				coded, _ := compress(r, c.body)
				n = len(coded)
			}
			b.ReportMetric(float64(n)/float64(len(c.body)), "size")
		})
	}
}
