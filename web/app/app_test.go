package app_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"docket/web/app"
)

func get(t *testing.T, address string, header ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	app.Handler().ServeHTTP(w, r)
	return w.Result()
}

func text(t *testing.T, r io.Reader) string {
	t.Helper()
	all, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(all)
}

// All pages get index.html, which is never kept without asking; the script that it names is kept for good, and is the same compressed.
func TestPagesAndTheirFiles(t *testing.T) {
	t.Parallel()
	index := text(t, get(t, "/").Body)
	for _, address := range []string{"/dashboard/enforcement", "/records", "/records/cases/Case:1:7", "/desk", "/desk/cases/Case:1:7", "/bench", "/proof", "/specimens"} {
		answer := get(t, address)
		if answer.StatusCode != http.StatusOK || answer.Header.Get("Cache-Control") != "no-cache" || text(t, answer.Body) != index {
			t.Errorf("%s: %s, %v", address, answer.Status, answer.Header)
		}
	}
	script := regexp.MustCompile(`/app/assets/index-[^"]+\.js`).FindString(index)
	if script == "" {
		t.Fatalf("index.html names no script:\n%s", index)
	}
	plain := get(t, script)
	if !strings.Contains(plain.Header.Get("Cache-Control"), "immutable") || plain.Header.Get("Content-Encoding") != "" {
		t.Errorf("%s: %v", script, plain.Header)
	}
	compressed := get(t, script, "Accept-Encoding", "gzip, br;q=0.9")
	if compressed.Header.Get("Content-Encoding") != "br" || text(t, brotli.NewReader(compressed.Body)) != text(t, plain.Body) {
		t.Errorf("%s, compressed: differs, or %v", script, compressed.Header)
	}
	if refused := get(t, script, "Accept-Encoding", "br;q=0"); refused.Header.Get("Content-Encoding") != "" {
		t.Errorf("%s: compressed for a browser that does not read that", script)
	}
	if known := get(t, script, "If-None-Match", plain.Header.Get("ETag")); known.StatusCode != http.StatusNotModified {
		t.Errorf("%s again: %s", script, known.Status)
	}
	for _, address := range []string{"/app/assets/none.js", "/app/index.html", "/nothing"} {
		if answer := get(t, address); answer.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s", address, answer.Status)
		}
	}
}
