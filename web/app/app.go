// Package app serves the pages that people use: the dashboard, the case desk and the auditor's bench. They are one program for the
// browser, built by Vite from the sources in this folder into dist, which is embedded. The pages get all their data from /graphql.
package app

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
)

//go:embed dist
var dist embed.FS

// pages are the addresses that the program for the browser knows (src/router.ts). All get the same index.html.
var pages = []string{"/{$}", "/dashboard/", "/records", "/records/", "/desk", "/desk/", "/bench", "/specimens"}

// Handler serves the pages at their addresses, and their scripts and styles below /app/.
func Handler() http.Handler {
	mux := http.NewServeMux()
	index := &file{path: "dist/index.html"}
	for _, page := range pages {
		mux.HandleFunc("GET "+page, func(w http.ResponseWriter, r *http.Request) {
			header := w.Header()
			header.Set("Content-Security-Policy", "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
			header.Set("Referrer-Policy", "same-origin")
			header.Set("Cache-Control", "no-cache") // it names the files of this build
			index.serve(w, r)
		})
	}
	files := assets()
	mux.HandleFunc("GET /app/{name...}", func(w http.ResponseWriter, r *http.Request) {
		asset := files[r.PathValue("name")]
		if asset == nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable") // its name holds a hash of its content
		asset.serve(w, r)
	})
	return mux
}

// Pages returns the addresses of the pages, as patterns of http.ServeMux.
func Pages() []string { return append([]string{"/app/"}, pages...) }

// assets returns the files of dist by their names below /app/.
func assets() map[string]*file {
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

// file is an embedded file. It is compressed when it is first asked for.
type file struct {
	path string
	once sync.Once
	// Set by prepare:
	plain, compressed []byte
	tag               string
}

func (f *file) prepare() {
	f.plain, _ = dist.ReadFile(f.path) // the path comes from the embedded folder
	sum := sha256.Sum256(f.plain)
	f.tag = hex.EncodeToString(sum[:12])
	var compressed bytes.Buffer
	w := brotli.NewWriterLevel(&compressed, 9)
	w.Write(f.plain) //nolint:errcheck // a buffer does not fail
	w.Close()        //nolint:errcheck // nor does its last write
	if compressed.Len() < len(f.plain) {
		f.compressed = compressed.Bytes()
	}
}

// serve answers with the file, compressed where the browser reads that, or with 304 where it has this content already.
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
	if f.compressed != nil && acceptsBrotli(r) {
		body, tag = f.compressed, `"`+f.tag+`-br"`
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
			return strings.TrimSpace(weight) != "q=0"
		}
	}
	return false
}
