package main

import (
	"crypto/tls"
	"fmt"
	"net/netip"
	"time"

	"docket/auth"
	"docket/documents"
	"docket/edge"
	"docket/graph"
	"docket/graph/endpoint"
	"docket/graph/live"
	"docket/graph/load"
	"docket/limit"
)

// limitSettings are the settings of docs/limits.md.
type limitSettings struct {
	RequestsPerMinute *int  `env:"DOCKET_REQUESTS_PER_MINUTE" help:"Requests of one caller in a minute; 0 for any number. Default 1200; with --demo, where all callers are one, any number." placeholder:"N"`
	CostPerMinute     *int  `env:"DOCKET_COST_PER_MINUTE" help:"Cost of the operations of one caller in a minute; 0 for any cost. Default 6000000; with --demo any cost." placeholder:"N"`
	FailedPerMinute   *int  `env:"DOCKET_FAILED_PER_MINUTE" help:"Tokens, sessions and sign-ins of one address in a minute that may be refused before its further ones are; 0 for any number. Default 60; with --demo any number." placeholder:"N"`
	KeptAnswers       int64 `env:"DOCKET_KEPT_ANSWERS" default:"64" help:"MiB of answers that are kept, and given out again while the database holds the same records; 0 keeps none." placeholder:"MIB"`
	AttachmentSize    int64 `env:"DOCKET_ATTACHMENT_SIZE" default:"20" help:"Largest size of an attachment in MiB." placeholder:"MIB"`
	Heavy             int   `env:"DOCKET_HEAVY" help:"Heavy reads that run at once. Default half the processors, and all of them while no light reads come." placeholder:"N"`

	Subscriptions          int  `env:"DOCKET_SUBSCRIPTIONS" default:"10000" help:"Subscriptions and live queries that are open at once; further ones are refused."`
	SubscriptionsPerCaller *int `env:"DOCKET_SUBSCRIPTIONS_PER_CALLER" help:"Those of one caller; 0 for any number. Default 100; with --demo, where all callers are one, any number." placeholder:"N"`

	Introspection string `env:"DOCKET_INTROSPECTION" enum:"all,staff,none," default:"" help:"Who may read the schema: all, staff (legal officers, auditors, admins) or none. Default staff; with --demo all." placeholder:"WHO"`
	Documents     string `env:"DOCKET_DOCUMENTS" type:"existingfile" help:"Manifest of trusted documents; see docket documents." placeholder:"FILE"`
	DocumentsOnly bool   `env:"DOCKET_DOCUMENTS_ONLY" default:"true" negatable:"" help:"Refuse operations that are not in the manifest."`

	AllowedHost    []string `env:"DOCKET_ALLOWED_HOST" help:"Name under which the server is reached, beside localhost; may be repeated." placeholder:"HOST"`
	TrustedProxy   []string `env:"DOCKET_TRUSTED_PROXY" help:"Network of a proxy whose X-Forwarded headers are believed; may be repeated." placeholder:"CIDR"`
	AllowedOrigin  []string `env:"DOCKET_ALLOWED_ORIGIN" help:"Site whose pages may call the API; may be repeated." placeholder:"ORIGIN"`
	AllowedOriginC []string `name:"allowed-origin-with-credentials" env:"DOCKET_ALLOWED_ORIGIN_WITH_CREDENTIALS" help:"Site whose pages may call the API with the cookies of the user; may be repeated." placeholder:"ORIGIN"`

	TLSCert string `name:"tls-cert" env:"DOCKET_TLS_CERT" type:"existingfile" help:"Certificate chain, in PEM; then the server speaks TLS." placeholder:"FILE"`
	TLSKey  string `name:"tls-key" env:"DOCKET_TLS_KEY" type:"existingfile" help:"Private key of the certificate, in PEM." placeholder:"FILE"`

	RequestTimeout  time.Duration `env:"DOCKET_REQUEST_TIMEOUT" default:"30s" help:"Longest that a request may take to arrive."`
	OpenConnections int           `env:"DOCKET_OPEN_CONNECTIONS" default:"2000" help:"Connections that are open at once; further ones wait."`
	OpenPerAddress  int           `env:"DOCKET_OPEN_PER_ADDRESS" default:"100" help:"Connections of one address, of other machines that are no trusted proxy; further ones are closed."`

	proxies []netip.Prefix // of TrustedProxy
}

// The budgets of a caller, where the settings give none: in a minute, and of what is open at once.
const (
	defaultRequestsPerMinute = 1200
	defaultCostPerMinute     = 6_000_000
	defaultFailedPerMinute   = 60

	defaultSubscriptionsPerCaller = 100
)

// everybody is the caller of a request that says nothing of its sender: they see what bureaus publish.
var everybody = auth.Caller{ID: "public", Name: "public", Role: auth.Public, EveryAgency: true}

// faults returns what is wrong with the settings, and reads those that are read once.
func (s *limitSettings) faults() (faults []error) {
	s.proxies = nil
	for _, text := range s.TrustedProxy {
		network, err := netip.ParsePrefix(text)
		if err != nil {
			faults = append(faults, fmt.Errorf("--trusted-proxy %q: give a network, as in 10.1.2.3/32", text))
			continue
		}
		s.proxies = append(s.proxies, network)
	}
	if (s.TLSCert == "") != (s.TLSKey == "") {
		faults = append(faults, fmt.Errorf("--tls-cert and --tls-key: give both, or none"))
	} else if s.TLSCert != "" {
		if _, err := tls.LoadX509KeyPair(s.TLSCert, s.TLSKey); err != nil {
			faults = append(faults, fmt.Errorf("--tls-cert %s: %w", s.TLSCert, err))
		}
	}
	for name, value := range map[string]int64{
		"kept-answers": s.KeptAnswers, "heavy": int64(s.Heavy), "subscriptions": int64(s.Subscriptions),
	} {
		if value < 0 {
			faults = append(faults, fmt.Errorf("--%s %d: give 0 or more", name, value))
		}
	}
	if s.AttachmentSize < 1 {
		faults = append(faults, fmt.Errorf("--attachment-size %d: give 1 or more", s.AttachmentSize))
	}
	for name, value := range map[string]*int{
		"requests-per-minute": s.RequestsPerMinute, "cost-per-minute": s.CostPerMinute, "failed-per-minute": s.FailedPerMinute, "subscriptions-per-caller": s.SubscriptionsPerCaller,
	} {
		if value != nil && *value < 0 {
			faults = append(faults, fmt.Errorf("--%s %d: give 0 or more", name, *value))
		}
	}
	if s.OpenConnections < 1 || s.OpenPerAddress < 1 {
		faults = append(faults, fmt.Errorf("--open-connections and --open-per-address: give 1 or more"))
	}
	if s.RequestTimeout <= 0 {
		faults = append(faults, fmt.Errorf("--request-timeout %s: give more than 0, as in 30s", s.RequestTimeout))
	}
	return append(faults, s.edge().Faults()...)
}

// edge returns the settings of the checks that every request passes.
func (s *limitSettings) edge() edge.Settings {
	return edge.Settings{Hosts: s.AllowedHost, Proxies: s.proxies, Origins: s.AllowedOrigin, CredentialOrigins: s.AllowedOriginC}
}

// scheme returns the scheme of the server's addresses.
func (s *limitSettings) scheme() string {
	if s.TLSCert != "" {
		return "https"
	}
	return "http"
}

// orElse returns a setting, or where it is left out, no limit in the demo mode and else the default.
func orElse(isDemo bool, given *int, otherwise int) int {
	switch {
	case given != nil:
		return *given
	case isDemo:
		return 0
	}
	return otherwise
}

// attempts returns the bound of failed attempts to be recognised.
func (s *limitSettings) attempts(isDemo bool) *limit.Attempts {
	return limit.NewAttempts(orElse(isDemo, s.FailedPerMinute, defaultFailedPerMinute), time.Now)
}

// load returns the bounds of what callers may ask for together.
func (s *limitSettings) load(isDemo bool) load.Settings {
	return load.Settings{
		RequestsPerMinute: orElse(isDemo, s.RequestsPerMinute, defaultRequestsPerMinute),
		CostPerMinute:     orElse(isDemo, s.CostPerMinute, defaultCostPerMinute),
		Heavy:             s.Heavy,
	}
}

// live returns the bounds of subscriptions.
func (s *limitSettings) live(isDemo bool) live.Settings {
	perCaller := orElse(isDemo, s.SubscriptionsPerCaller, defaultSubscriptionsPerCaller)
	if perCaller == 0 {
		perCaller = -1
	}
	return live.Settings{Subscriptions: s.Subscriptions, PerCaller: perCaller}
}

// httpSettings returns the settings of the GraphQL endpoint: who reads the schema, and which documents of GraphQL run. Returns an error
// if the manifest of --documents cannot be read.
func (s *limitSettings) httpSettings(isDemo bool) (endpoint.Settings, error) {
	h := endpoint.Settings{Documents: documents.Policy{Store: documents.NewStore()}, Anonymous: everybody, Attachment: s.AttachmentSize << 20}
	switch {
	case s.Introspection == "all", s.Introspection == "" && isDemo:
		h.Introspection = endpoint.Everybody
	case s.Introspection == "none":
		h.Introspection = endpoint.Nobody
	default: // staff
		h.Introspection = endpoint.Staff
	}
	if s.Documents == "" {
		return h, nil
	}
	manifest, err := documents.ReadManifest(s.Documents, graph.Schema())
	if err != nil {
		return h, fmt.Errorf("--documents: %w", err)
	}
	h.Documents.Manifest, h.Documents.OnlyManifest = manifest, s.DocumentsOnly
	return h, nil
}

type documentsCommand struct {
	Folder string `arg:"" type:"existingdir" help:"Folder of .graphql files, each with one named operation and its fragments."`
}

// Run prints the manifest.
func (c documentsCommand) Run(to console) error {
	manifest, err := documents.FromFolder(c.Folder, graph.Schema())
	if err != nil {
		return err
	}
	return manifest.Write(to.out)
}
