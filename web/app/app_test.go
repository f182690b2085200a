package app_test

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"docket/web/app"
)

// nobody answers that no user is known.
func nobody(*http.Request, string) (json.RawMessage, error) { return nil, nil }

func get(t *testing.T, address string, header ...string) *http.Response {
	t.Helper()
	return getAs(t, nobody, address, header...)
}

func getAs(t *testing.T, ask app.Asker, address string, header ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	app.Handler(ask).ServeHTTP(w, r)
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
	for _, address := range []string{"/dashboard/enforcement", "/records", "/records/cases/Case:1:7", "/desk", "/desk/cases/Case:1:7", "/admin", "/bench", "/proof", "/specimens"} {
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

// A page holds what the server answers of its user, such that no name ends the script that holds it, and is kept nowhere. Where no answer comes, it is
// the page that all get.
func TestPageOfUser(t *testing.T) {
	t.Parallel()
	const named = `{"viewer": {"name": "</script><b>\u9648"}}`
	asked := ""
	known := func(r *http.Request, operation string) (json.RawMessage, error) {
		asked = r.URL.Path + " " + operation
		return json.RawMessage(named), nil
	}
	answer := getAs(t, known, "/desk")
	page := text(t, answer.Body)
	if !strings.HasPrefix(asked, "/desk ") || !strings.Contains(asked, "query Viewer {") {
		t.Errorf("asked for %q", asked)
	}
	found := regexp.MustCompile(`<script type="application/json" id="viewer">(.*?)</script>`).FindStringSubmatch(page)
	if found == nil || found[1] != `{"viewer": {"name": "\u003c/script\u003e\u003cb\u003e\u9648"}}` {
		t.Errorf("the page holds %q:\n%s", found, page)
	}
	if kept := answer.Header.Get("Cache-Control"); kept != "private, no-store" {
		t.Errorf("it may be kept: %q", kept)
	}
	compressed := getAs(t, known, "/desk", "Accept-Encoding", "br")
	if compressed.Header.Get("Content-Encoding") != "br" || text(t, brotli.NewReader(compressed.Body)) != page {
		t.Errorf("compressed, it differs, or %v", compressed.Header)
	}

	index := text(t, get(t, "/").Body)
	for what, ask := range map[string]app.Asker{
		"the operation is refused": func(*http.Request, string) (json.RawMessage, error) { return nil, errors.New("refused") },
		"the database is not there": func(r *http.Request, _ string) (json.RawMessage, error) {
			<-r.Context().Done()
			return nil, r.Context().Err()
		},
	} {
		if answer := getAs(t, ask, "/desk"); text(t, answer.Body) != index || answer.Header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: %v", what, answer.Header)
		}
	}
}
