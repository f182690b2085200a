// Package web serves pages for browsers. Their files are embedded in the program, and the pages load nothing from other servers.
package web

import (
	"embed"
	"io/fs"
	"net/http"
)

// files holds GraphiQL 3.9.0 and React 18.3.1 as published on npm, with their licences.
//
//go:embed graphiql
var files embed.FS

// GraphiQL serves, at /graphiql, the page on which a user writes operations and runs them. Its files are below that path.
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
	return withSecurityHeaders(mux)
}

// withSecurityHeaders tells browsers that pages load files from this server only, call this server only, and are not shown inside
// pages of others.
func withSecurityHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		next.ServeHTTP(w, r)
	})
}
