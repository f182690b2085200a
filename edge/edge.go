// Package edge is what every HTTP request passes first.
//
// # What belongs here
//
//   - Whose address, host and scheme a request has, behind the proxies that the settings name.
//   - Which hosts are served, and which pages of other sites may call the service.
//   - Headers that tell browsers what pages may do.
//   - How many connections there may be, and how long a request may take to arrive.
package edge

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/rs/cors"
)

// Settings are the settings of a Handler.
type Settings struct {
	// Hosts are the names under which the service is reached, beside localhost and loopback addresses.
	Hosts []string
	// Proxies are the networks of the proxies before the service. X-Forwarded-For, -Proto and -Host are believed from these proxies only.
	Proxies []netip.Prefix
	// Origins are the sites whose pages may call the API, as in https://board.example.cn. CredentialOrigins may send cookies too.
	Origins, CredentialOrigins []string
}

// pathsForOtherSites are the paths that pages of other sites may call. Reports and disclosure files are made for our own pages alone.
var pathsForOtherSites = []string{"/graphql", "/export"}

// Faults returns the faults of the settings, each with the name of the setting.
func (s Settings) Faults() []error {
	_, faults := s.read()
	return faults
}

// read returns the origins that may send requests by a browser, and all faults of the settings.
func (s Settings) read() (protection *http.CrossOriginProtection, faults []error) {
	for _, host := range s.Hosts {
		if host == "" || strings.ContainsAny(host, "/:*") {
			faults = append(faults, fmt.Errorf("--allowed-host %q: give a name without scheme and port, as in records.example.cn", host))
		}
	}
	protection = http.NewCrossOriginProtection()
	for _, origin := range slices.Concat(s.Origins, s.CredentialOrigins) {
		u, err := url.Parse(origin)
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.Scheme+"://"+u.Host != origin || strings.Contains(origin, "*") {
			faults = append(faults, fmt.Errorf("--allowed-origin %q: give scheme, host and, if it has one, port of one site, as in https://board.example.cn", origin))
		} else if err := protection.AddTrustedOrigin(origin); err != nil {
			faults = append(faults, fmt.Errorf("--allowed-origin %q: %w", origin, err))
		}
	}
	return protection, faults
}

// Handler returns a handler that checks requests before next handles them. Returns an error that names the setting if an origin
// or host has the wrong form.
func Handler(next http.Handler, s Settings) (http.Handler, error) {
	protection, faults := s.read()
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	handler := allowOrigins(refuseForeignSockets(protection, protection.Handler(next)), s)
	handler = requireHost(handler, s.Hosts)
	handler = withBrowserRestrictions(handler)
	return behindProxies(handler, s.Proxies), nil
}

// IsSocket reports whether a request asks for a WebSocket in place of an answer.
func IsSocket(r *http.Request) bool {
	return r.Method == http.MethodGet && strings.EqualFold(r.Header.Get("Upgrade"), "websocket")
}

// AsWrite returns a request that asks for a WebSocket as one by POST: what is sent over it may change records, and browsers let the page of
// any site open one, with cookies. Other requests are returned as they are.
func AsWrite(r *http.Request) *http.Request {
	if !IsSocket(r) {
		return r
	}
	changed := *r
	changed.Method = http.MethodPost
	return &changed
}

// refuseForeignSockets refuses WebSockets to the pages of sites that may not send a POST request.
func refuseForeignSockets(protection *http.CrossOriginProtection, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if IsSocket(r) {
			if err := protection.Check(AsWrite(r)); err != nil {
				http.Error(w, err.Error(), http.StatusForbidden)
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

// allowOrigins lets pages of the sites in the settings read answers of pathsForOtherSites (CORS), and those of
// CredentialOrigins also with cookies. It refuses nothing: browsers do, and the protection of Handler.
func allowOrigins(next http.Handler, s Settings) http.Handler {
	options := func(origins []string, withCredentials bool) cors.Options {
		return cors.Options{
			AllowOriginFunc:  func(origin string) bool { return slices.Contains(origins, origin) },
			AllowedMethods:   []string{http.MethodGet, http.MethodPost},
			AllowedHeaders:   []string{"Accept", "Authorization", "Content-Type", "If-None-Match", "Docket-Account", "X-Docket-Fresh"},
			ExposedHeaders:   []string{"Content-Disposition", "ETag", "Retry-After", "X-Docket-Age", "X-Docket-Position"},
			MaxAge:           600, // seconds
			AllowCredentials: withCredentials,
		}
	}
	plain := cors.New(options(s.Origins, false)).Handler(next)
	withCredentials := cors.New(options(s.CredentialOrigins, true)).Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case !slices.Contains(pathsForOtherSites, r.URL.Path):
			next.ServeHTTP(w, r)
		case slices.Contains(s.CredentialOrigins, r.Header.Get("Origin")):
			withCredentials.ServeHTTP(w, r)
		default:
			plain.ServeHTTP(w, r)
		}
	})
}

// requireHost answers 421 to requests for a host that is neither localhost, nor a loopback address, nor one of hosts. This stops DNS
// rebinding: another site gives a name of its own the address of this service, and its page then reads the answers.
func requireHost(next http.Handler, hosts []string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		if name, _, err := net.SplitHostPort(host); err == nil {
			host = name
		}
		host = strings.ToLower(strings.Trim(host, "[]"))
		if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) && !slices.Contains(hosts, host) {
			http.Error(w, "this host is not served here: use localhost, 127.0.0.1 or a name given by --allowed-host", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// withBrowserRestrictions sets the headers that forbid browsers as much as possible: scripts, frames, sniffing of types, referrers,
// use by other sites; over TLS also plain HTTP for a year. Handlers of HTML pages (web, web/print) replace Content-Security-Policy.
func withBrowserRestrictions(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Embedder-Policy", "require-corp")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		if IsSecure(r) {
			h.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
		}
		next.ServeHTTP(w, r)
	})
}

type secureKey struct{}

// IsSecure reports whether the client used TLS, to the service or to a trusted proxy.
func IsSecure(r *http.Request) bool {
	isSecure, _ := r.Context().Value(secureKey{}).(bool)
	return isSecure || r.TLS != nil
}

// forwarded are the headers in which proxies tell about a client.
var forwarded = []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip"}

// behindProxies gives a request that comes from a trusted proxy the address, host and scheme of the proxy's client. It then removes the
// headers of proxies from every request, so that no handler believes what other senders claim in them.
func behindProxies(next http.Handler, proxies []netip.Prefix) http.Handler {
	isTrusted := func(address netip.Addr) bool {
		return slices.ContainsFunc(proxies, func(p netip.Prefix) bool { return p.Contains(address) })
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		peer, err := netip.ParseAddrPort(r.RemoteAddr)
		if err == nil && isTrusted(peer.Addr().Unmap()) {
			r = asForwarded(r, isTrusted)
		}
		for _, name := range forwarded {
			r.Header.Del(name)
		}
		next.ServeHTTP(w, r)
	})
}

// asForwarded returns the request with the address, host and scheme that the proxies report. The address is the last one in
// X-Forwarded-For that is not a trusted proxy.
func asForwarded(r *http.Request, isTrusted func(netip.Addr) bool) *http.Request {
	// Each proxy appends the address of its caller. Addresses before the last untrusted one may be made up, so the loop ends there.
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	changed := r.WithContext(context.WithValue(r.Context(), secureKey{}, lastOf(r, "X-Forwarded-Proto") == "https"))
	for _, hop := range slices.Backward(hops) {
		address, err := netip.ParseAddr(strings.TrimSpace(hop))
		if err != nil {
			break
		}
		changed.RemoteAddr = netip.AddrPortFrom(address.Unmap(), 0).String()
		if !isTrusted(address.Unmap()) {
			break
		}
	}
	if host := lastOf(r, "X-Forwarded-Host"); host != "" {
		changed.Host = host
	}
	return changed
}

// lastOf returns the last value of a header that is a list: the nearest proxy wrote it.
func lastOf(r *http.Request, name string) string {
	all := strings.Split(strings.Join(r.Header.Values(name), ","), ",")
	return strings.TrimSpace(all[len(all)-1])
}

// Timeouts bound how long a request may take to arrive and its answer to be read. A field left zero has the default in its comment.
type Timeouts struct {
	// Header is the time for the headers (default 5 s), Request the time for headers and body together (default 30 s).
	Header, Request time.Duration
	// Answer is the time from the end of the headers to the end of the answer. Default 2 min.
	Answer time.Duration
	// Idle is how long a connection may stay open between requests. Default 2 min.
	Idle time.Duration
}

// maxHeader is the largest size of the headers and the address of a request, in bytes; net/http adds 4 KiB.
const maxHeader = 64 << 10

// maxStreams is how many requests of one HTTP/2 connection may be in progress.
const maxStreams = 64

// NewServer returns a server with some timeouts, and with the limits of headers and streams of this file. It does not bound the number of
// connections: Connections does. A timeout of 0 is the default.
func NewServer(handler http.Handler, t Timeouts, log *slog.Logger) *http.Server {
	orElse := func(d, otherwise time.Duration) time.Duration {
		if d == 0 {
			return otherwise
		}
		return d
	}
	return &http.Server{
		Handler:           handler,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
		ReadHeaderTimeout: orElse(t.Header, 5*time.Second),
		ReadTimeout:       orElse(t.Request, 30*time.Second),
		WriteTimeout:      orElse(t.Answer, 2*time.Minute),
		IdleTimeout:       orElse(t.Idle, 2*time.Minute),
		MaxHeaderBytes:    maxHeader,
		TLSConfig:         &tls.Config{MinVersion: tls.VersionTLS12},
		HTTP2:             &http.HTTP2Config{MaxConcurrentStreams: maxStreams},
	}
}
