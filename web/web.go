// Package web holds what browsers are served beside the endpoint, embedded in the program: nothing is fetched from
// elsewhere.
package web

import (
	"embed"
	"io/fs"
	"net/http"
)

// GraphiQL 3.9.0 with React 18.3.1, as published on npm; their licences lie beside them.
//
//go:embed graphiql
var files embed.FS

// GraphiQL serves the page on which operations are tried out, at /graphiql, and what it needs, below.
func GraphiQL() http.Handler {
	assets := http.FileServerFS(files)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /graphiql", func(w http.ResponseWriter, r *http.Request) {
		page, err := fs.ReadFile(files, "graphiql/index.html")
		if err != nil {
			http.Error(w, "the page is missing from this build", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write(page)
	})
	mux.Handle("GET /graphiql/", assets)
	return guarded(mux)
}

// guarded lets pages load and call this server only.
func guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		next.ServeHTTP(w, r)
	})
}
