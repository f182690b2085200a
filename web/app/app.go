// Package app serves the pages that people use: the dashboard, the case desk, the auditor's bench and the administration. They are one program for the
// browser, built by Vite from the sources in this folder into dist, which is embedded. The pages get all their data from /graphql.
package app

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"mime"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/andybalholm/brotli"
)

//go:embed dist
var dist embed.FS

// viewerOperation asks what every page needs to know of its user before it asks for what it shows.
//
//go:embed src/lib/viewer.graphql
var viewerOperation string

// viewerPlace is where index.html holds the answer to viewerOperation.
const viewerPlace = `<script type="application/json" id="viewer">`

// viewerPatience is how long a page waits for that answer. Without it, the page asks for itself.
const viewerPatience = 500 * time.Millisecond

// Asker answers an operation for the sender of a request; it returns nil where nobody is known.
type Asker func(r *http.Request, operation string) (json.RawMessage, error)

// pages are the addresses that the program for the browser knows (src/router.ts). All get the same index.html.
var pages = []string{"/{$}", "/dashboard/", "/records", "/records/", "/desk", "/desk/", "/admin", "/bench", "/proof", "/specimens"}

// Handler serves the pages at their addresses, and their scripts and styles below /app/. A page holds what ask answers of its user, so that it
// sends no request of its own for that.
func Handler(ask Asker) http.Handler {
	mux := http.NewServeMux()
	index := &file{path: "dist/index.html"}
	for _, page := range pages {
		mux.HandleFunc("GET "+page, func(w http.ResponseWriter, r *http.Request) {
			header := w.Header()
			header.Set("Content-Security-Policy", "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
			header.Set("Referrer-Policy", "same-origin")
			index.once.Do(index.prepare)
			if viewer := askViewer(r, ask); viewer != nil {
				header.Set("Cache-Control", "private, no-store") // it is about one user
				index.with(viewer).serve(w, r)
				return
			}
			header.Set("Cache-Control", "no-cache") // it names the files of this build
			index.serve(w, r)
		})
	}
	mux.HandleFunc("GET /app/{name...}", func(w http.ResponseWriter, r *http.Request) {
		asset := assets()[r.PathValue("name")]
		if asset == nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable") // its name holds a hash of its content
		asset.serve(w, r)
		beginCompressing()
	})
	return mux
}

// askViewer returns the answer to viewerOperation as it can stand in a page, nil where there is none in time.
func askViewer(r *http.Request, ask Asker) []byte {
	ctx, cancel := context.WithTimeout(r.Context(), viewerPatience)
	defer cancel()
	answer, err := ask(r.WithContext(ctx), viewerOperation)
	if err != nil || answer == nil {
		return nil // the page asks, and shows what is wrong
	}
	var escaped bytes.Buffer
	json.HTMLEscape(&escaped, answer) // it holds no </script>
	return escaped.Bytes()
}

// Pages returns the addresses of the pages, as patterns of http.ServeMux.
func Pages() []string { return append([]string{"/app/"}, pages...) }

// assets returns the files of dist by their names below /app/. All servers of a program share them.
var assets = sync.OnceValue(listAssets)

// listAssets lists the files of dist but index.html. Their content is read when a file is first asked for.
func listAssets() map[string]*file {
	all := map[string]*file{}
	err := fs.WalkDir(dist, "dist", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && name != "dist/index.html" {
			all[strings.TrimPrefix(name, "dist/")] = &file{path: name}
		}
		return err
	})
	if err != nil {
		panic("the pages are not in this program: " + err.Error())
	}
	return all
}

// file is an embedded file. It is compressed when it is first asked for, and once more, smaller, in the background.
type file struct {
	path string
	once sync.Once
	// Set by prepare:
	plain []byte
	tag   string
	// compressed is nil for a file that does not become smaller.
	compressed atomic.Pointer[compressed]
}

// compressed is the content of a file in brotli, and how strongly it is compressed.
type compressed struct {
	content []byte
	level   int
}

// The first level takes a tenth of a second for the largest file. The second takes seconds for all of them, and saves a twentieth. A page is compressed
// each time that it is opened.
const (
	pageLevel   = 4
	firstLevel  = 9
	secondLevel = 10
)

func (f *file) prepare() {
	content, _ := dist.ReadFile(f.path) // the path comes from the embedded folder
	f.hold(content)
	f.compress(firstLevel)
}

func (f *file) hold(content []byte) {
	f.plain = content
	sum := sha256.Sum256(content)
	f.tag = hex.EncodeToString(sum[:12])
}

// with returns index.html with the answer to viewerOperation.
func (f *file) with(viewer []byte) *file {
	page := &file{path: f.path}
	page.once.Do(func() {
		page.hold(bytes.Replace(f.plain, []byte(viewerPlace), append([]byte(viewerPlace), viewer...), 1))
		page.compress(pageLevel)
	})
	return page
}

// compress compresses the file, unless it does not become smaller.
func (f *file) compress(level int) {
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, level)
	w.Write(f.plain) //nolint:errcheck // a buffer does not fail
	w.Close()        //nolint:errcheck // nor does its last write
	if b.Len() < len(f.plain) {
		f.compressed.Store(&compressed{b.Bytes(), level})
	}
}

// compressAll compresses all files to the second level, one after the other: the largest first, which a view with charts waits for.
func compressAll() {
	files := slices.Collect(maps.Values(assets()))
	for _, f := range files {
		f.once.Do(f.prepare)
	}
	slices.SortFunc(files, func(a, b *file) int { return cmp.Compare(len(b.plain), len(a.plain)) })
	for _, f := range files {
		f.compress(secondLevel)
	}
}

// beginCompressing compresses all files in the background, once somebody has opened a page: a program that serves none need not.
var beginCompressing = sync.OnceFunc(func() { go compressAll() })

// serve answers with the file, compressed where the browser accepts brotli, or with 304 where it has this content already.
func (f *file) serve(w http.ResponseWriter, r *http.Request) {
	f.once.Do(f.prepare)
	header := w.Header()
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Vary", "Accept-Encoding")
	kind := mime.TypeByExtension(path.Ext(f.path))
	if path.Ext(f.path) == ".js" {
		kind = "text/javascript; charset=utf-8" // not what the machine says of it
	}
	header.Set("Content-Type", kind)
	body, tag := f.plain, `"`+f.tag+`"`
	if c := f.compressed.Load(); c != nil && acceptsBrotli(r) {
		body, tag = c.content, fmt.Sprintf(`"%s-br%d"`, f.tag, c.level)
		header.Set("Content-Encoding", "br")
	}
	header.Set("ETag", tag)
	if strings.Contains(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Write(body) //nolint:errcheck // the browser has left
}

func acceptsBrotli(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		coding, weight, _ := strings.Cut(part, ";")
		if strings.TrimSpace(coding) == "br" {
			q, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(weight), "q="), 64)
			return err != nil || q > 0 // without a weight it is 1
		}
	}
	return false
}
