package main

import (
	"net/http"
	"net/http/pprof"

	"docket/auth"
	"docket/metrics"
)

// addOperating adds what operators read: /metrics in the form of Prometheus, and /debug/pprof/ for profiles of the process. Both tell of all
// agencies, so they are for admins who may read all; in the demo mode, where nobody from outside can ask, for everybody. The command line is
// left out: it may hold the password of the database, which an admin need not know.
func addOperating(mux *http.ServeMux, entry *gate, counted *metrics.Metrics, readsAll func(auth.Caller) bool) {
	forAdmins := func(next http.Handler) http.Handler {
		return entry.recogniser.Pages("", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if caller := auth.CallerOf(r.Context()); !caller.IsDemo && (caller.Role != auth.Admin || !readsAll(caller)) {
				http.Error(w, "this is for admins of the whole deployment: send the token of an account with the role ADMIN at the agency above all others", http.StatusForbidden)
				return
			}
			w.Header().Set("Cache-Control", "no-store")
			next.ServeHTTP(w, r)
		}))
	}
	mux.Handle("GET /metrics", forAdmins(counted.Handler()))
	for path, serve := range map[string]http.HandlerFunc{
		"/debug/pprof/": pprof.Index, "/debug/pprof/profile": pprof.Profile, "/debug/pprof/symbol": pprof.Symbol, "/debug/pprof/trace": pprof.Trace,
	} {
		mux.Handle("GET "+path, forAdmins(serve))
	}
}
