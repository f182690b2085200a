// Package web serves pages for browsers. Their files are embedded in the program, and the pages load nothing from other servers.
package web

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"
	"strings"

	"github.com/klauspost/compress/gzhttp"
)

// files holds GraphiQL as `npm run build` in the folder playground writes it, with the licences of its parts.
//
//go:embed graphiql
var files embed.FS

var graphiqlPage = template.Must(template.ParseFS(files, "graphiql/index.html"))

// Access is what a page must know of how its users are recognised.
type Access struct {
	// IsDemo is the demo mode: the user chooses a role.
	IsDemo bool
	// SignIn is the path of the page to sign in; empty where nobody can.
	SignIn string
}

// GraphiQL serves, at /graphiql, the page on which a user writes operations and runs them. Its files are below that path.
func GraphiQL(access Access) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /graphiql", func(w http.ResponseWriter, r *http.Request) {
		var page bytes.Buffer
		err := graphiqlPage.Execute(&page, struct {
			Access
			Language string
		}{access, Language(r)})
		if err != nil {
			http.Error(w, "the page is missing from this build", http.StatusInternalServerError)
			return
		}
		h := w.Header()
		h.Set("Content-Type", "text/html; charset=utf-8")
		h.Set("Cache-Control", "no-cache")
		h.Set("Vary", "Accept-Language")
		w.Write(page.Bytes())
	})
	mux.HandleFunc("GET /graphiql/shelf.json", serveShelf)
	mux.Handle("GET /graphiql/", http.FileServerFS(files))
	mux.Handle("GET /graphiql/assets/", keepForever(http.FileServerFS(files)))
	return withSecurityHeaders(gzhttp.GzipHandler(mux))
}

// keepForever lets browsers keep files whose names change with their content.
func keepForever(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasSuffix(r.URL.Path, "/") {
			w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		}
		next.ServeHTTP(w, r)
	})
}

// withSecurityHeaders tells browsers that pages load files and workers from this server only, call this server only, and are not shown
// inside pages of others. Styles may stand in the page: Monaco, the editor, writes some.
func withSecurityHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		next.ServeHTTP(w, r)
	})
}
