package recognise_test

import (
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"docket/access"
	"docket/auth"
	"docket/auth/authtest"
	"docket/auth/provider"
	"docket/auth/recognise"
	"docket/db"
	"docket/db/dbtest"
	"docket/limit"
)

const callback = "http://127.0.0.1:1/signin/callback"

// bundle is a service with an identity provider, and an account of the person who can sign in there.
type bundle struct {
	*recognise.Recogniser
	w        *dbtest.World
	identity *authtest.Provider
	account  db.Key
	clock    *clock // of recognition and of the check of tokens
}

// clock is a clock that a test sets.
type clock struct{ nanoseconds atomic.Int64 }

func (c *clock) now() time.Time      { return time.Unix(0, c.nanoseconds.Load()) }
func (c *clock) set(t time.Time)     { c.nanoseconds.Store(t.UnixNano()) }
func (c *clock) add(d time.Duration) { c.nanoseconds.Add(int64(d)) }

func setup(t *testing.T, mapping recognise.Mapping) *bundle {
	t.Helper()
	b := &bundle{w: dbtest.New(t), identity: authtest.Start(t, callback), clock: new(clock)}
	b.clock.set(time.Now())
	quiet := slog.New(slog.DiscardHandler)
	checks, err := provider.New(provider.Settings{Issuer: b.identity.Issuer, Audience: authtest.ClientID, ClockSkew: 30 * time.Second, Clock: b.clock.now, Log: quiet})
	if err != nil {
		t.Fatal(err)
	}
	accounts := recognise.OpenAccounts(b.w.Store, b.clock.now, mapping, quiet)
	t.Cleanup(accounts.Close)
	b.Recogniser = &recognise.Recogniser{Accounts: accounts, Provider: checks, Log: quiet}
	b.account = dbtest.RunForKey(t, b.w, access.GrantAccess, access.GrantAccessInput{
		Agency: dbtest.Key("Agency:1"), Subject: new(authtest.Subject), Name: "王芳", Role: db.AccountRoleLegal,
		Units: []db.Key{dbtest.Key("Unit:1:1")}, Officer: new(dbtest.Key("Officer:1:2")),
	}, "account")
	return b
}

// answer is how a request was answered.
type answer struct {
	status          int
	header          http.Header
	caller          auth.Caller
	message, code   string
	isUnrecognised  bool // the request came through without a caller
	authenticatesBy string
}

// send sends a request through the middleware, with pairs of header and value.
func (b *bundle) send(t *testing.T, header ...string) (a answer) {
	t.Helper()
	request := httptest.NewRequest(http.MethodPost, "/graphql", nil)
	for i := 0; i < len(header); i += 2 {
		request.Header.Add(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	b.Middleware(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		a.caller = auth.CallerOf(r.Context())
		a.isUnrecognised = !a.caller.IsKnown()
	})).ServeHTTP(w, request)
	a.status, a.header, a.authenticatesBy = w.Code, w.Header(), w.Header().Get("WWW-Authenticate")
	if w.Code != http.StatusOK {
		var body struct {
			Errors []struct {
				Message    string
				Extensions struct{ Code string }
			}
		}
		if err := json.Unmarshal(w.Body.Bytes(), &body); err != nil || len(body.Errors) != 1 {
			t.Fatalf("no GraphQL error: %v: %s", err, w.Body)
		}
		a.message, a.code = body.Errors[0].Message, body.Errors[0].Extensions.Code
	}
	return a
}

// bearer sends a request with a token.
func (b *bundle) bearer(t *testing.T, token string) answer {
	t.Helper()
	return b.send(t, "Authorization", "Bearer "+token)
}

// requireRefused fails the test unless a token was refused as RFC 6750 asks.
func requireRefused(t *testing.T, what string, a answer, says string) {
	t.Helper()
	if a.status != http.StatusUnauthorized || a.code != "UNAUTHENTICATED" || !strings.Contains(a.message, says) || !strings.HasPrefix(a.authenticatesBy, `Bearer error="invalid_token"`) {
		t.Errorf("%s: %d %s %q, %q", what, a.status, a.code, a.message, a.authenticatesBy)
	}
}

// requireCaller fails the test unless a request came through with a caller.
func requireCaller(t *testing.T, what string, a answer, id string) {
	t.Helper()
	if a.status != http.StatusOK || a.caller.ID != id {
		t.Errorf("%s: %d %s %s, caller %+v; want %s", what, a.status, a.code, a.message, a.caller, id)
	}
}

// A token that the provider issued is the person's account; every faulty one is refused.
func TestTokensOfProvider(t *testing.T) {
	t.Parallel()
	b := setup(t, recognise.Mapping{})
	id := auth.AccountID(1, b.account.ID)
	issued := b.bearer(t, b.identity.AccessToken(t, callback))
	requireCaller(t, "issued by the provider", issued, id)
	if c := issued.caller; c.Name != "王芳" || c.Role != auth.Legal || fmt.Sprint(c.Agencies, c.Units, *c.Officer, c.EveryAgency) != "[1] [{1 1}] 2 false" {
		t.Errorf("the caller is %+v", c)
	}
	requireCaller(t, "signed with its key", b.bearer(t, b.identity.Sign(t, b.identity.Claims())), id)

	with := func(name string, value any) map[string]any {
		claims := b.identity.Claims()
		if claims[name] = value; value == nil {
			delete(claims, name)
		}
		return claims
	}
	at := func(d time.Duration) int64 { return b.clock.now().Add(d).Unix() }
	requireCaller(t, "expired within the clock skew", b.bearer(t, b.identity.Sign(t, with("exp", at(-20*time.Second)))), id)
	requireCaller(t, "among several audiences", b.bearer(t, b.identity.Sign(t, with("aud", []string{"other", authtest.ClientID}))), id)
	der, err := x509.MarshalPKIXPublicKey(b.identity.PublicKey())
	if err != nil {
		t.Fatal(err)
	}
	publicKey := pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der})
	good := b.identity.Claims()
	changed := strings.Split(b.identity.Sign(t, good), ".")
	changed[1] = strings.Split(b.identity.Sign(t, with("sub", "id2")), ".")[1]
	for what, c := range map[string]struct{ token, says string }{
		"expired":                          {b.identity.Sign(t, with("exp", at(-31*time.Second))), "has expired"},
		"without an end":                   {b.identity.Sign(t, with("exp", nil)), "has expired"},
		"not valid yet":                    {b.identity.Sign(t, with("nbf", at(time.Minute))), "not valid yet"},
		"issued tomorrow":                  {b.identity.Sign(t, with("iat", at(24*time.Hour))), "not valid yet"},
		"unsigned":                         {b.identity.Unsigned(t, good, "none"), "not valid"},
		"unsigned, written otherwise":      {b.identity.Unsigned(t, good, "nOnE"), "not valid"},
		"signed with the public key":       {b.identity.SignSymmetric(t, good, publicKey), "not valid"},
		"signed with the key's DER":        {b.identity.SignSymmetric(t, good, der), "not valid"},
		"for another audience":             {b.identity.Sign(t, with("aud", "other")), "not valid"},
		"for no audience":                  {b.identity.Sign(t, with("aud", nil)), "not valid"},
		"of another issuer":                {b.identity.Sign(t, with("iss", "https://evil.example")), "not valid"},
		"of an issuer that looks like it":  {b.identity.Sign(t, with("iss", b.identity.Issuer+"/")), "not valid"},
		"signed by a stranger":             {b.identity.SignAs(t, good), "not valid"},
		"changed after it was signed":      {strings.Join(changed, "."), "not valid"},
		"of nobody":                        {b.identity.Sign(t, with("sub", nil)), "names nobody"},
		"an ID token":                      {b.identity.Sign(t, with("nonce", "x")), "is an ID token"},
		"no token at all":                  {"x", "not valid"},
		"a token too long":                 {strings.Repeat("x", 16<<10+1), "longer than"},
		"a demo token, where is no demo":   {"demo-admin", "not valid"},
		"a token of the service, half one": {"docket_1_2", "unknown, has expired or was revoked"},
	} {
		requireRefused(t, what, b.bearer(t, c.token), c.says)
	}
	requireRefused(t, "another scheme", b.send(t, "Authorization", "Basic YTpi"), "must be `Bearer`")
	requireRefused(t, "two tokens", b.send(t, "Authorization", "Bearer x", "Authorization", "Bearer y"), "send one")
	// Somebody whom the provider knows, and nobody here.
	stranger := b.bearer(t, b.identity.Sign(t, with("sub", "id2")))
	if stranger.status != http.StatusForbidden || stranger.code != "FORBIDDEN" || !strings.Contains(stranger.message, `give the subject "id2"`) {
		t.Errorf("without an account: %+v", stranger)
	}
	if nobody := b.send(t); nobody.status != http.StatusOK || !nobody.isUnrecognised {
		t.Errorf("without credentials: %+v", nobody)
	}
}

// A key that the provider has begun to use is found, one that it has given up is refused, and made-up keys do not make the service ask
// without end.
func TestKeysRotate(t *testing.T) {
	t.Parallel()
	b := setup(t, recognise.Mapping{})
	id := auth.AccountID(1, b.account.ID)
	before := b.identity.Sign(t, b.identity.Claims())
	requireCaller(t, "the first key", b.bearer(t, before), id)
	requireRefused(t, "an unknown key", b.bearer(t, b.identity.SignUnknown(t, b.identity.Claims())), "not valid")
	b.identity.Rotate(t)
	requireCaller(t, "the second key", b.bearer(t, b.identity.Sign(t, b.identity.Claims())), id)
	requireRefused(t, "the first key, after it was given up", b.bearer(t, before), "not valid")

	reads := b.identity.KeyReads()
	unknown := b.identity.SignUnknown(t, b.identity.Claims())
	for range 50 {
		requireRefused(t, "an unknown key", b.bearer(t, unknown), "not valid")
	}
	if more := b.identity.KeyReads() - reads; more > 10 {
		t.Errorf("50 tokens with unknown keys made the service read the keys %d times", more)
	}
	requireCaller(t, "meanwhile", b.bearer(t, b.identity.Sign(t, b.identity.Claims())), id)
}

// A key that was given up is refused after ten minutes at the latest, even if no token with a newer key comes.
func TestKeyGivenUp(t *testing.T) {
	t.Parallel()
	b := setup(t, recognise.Mapping{})
	claims := b.identity.Claims()
	claims["exp"] = b.clock.now().Add(5 * time.Hour).Unix()
	token := b.identity.Sign(t, claims)
	requireCaller(t, "at first", b.bearer(t, token), auth.AccountID(1, b.account.ID))
	b.identity.Rotate(t)
	b.clock.add(10 * time.Minute)
	requireRefused(t, "after ten minutes", b.bearer(t, token), "not valid")
}

// While the provider is down, tokens are answered with UNAVAILABLE; those whose key is known stay valid for an hour.
func TestProviderDown(t *testing.T) {
	t.Parallel()
	b := setup(t, recognise.Mapping{})
	claims := b.identity.Claims()
	claims["exp"] = b.clock.now().Add(5 * time.Hour).Unix()
	token := b.identity.Sign(t, claims)
	b.identity.SetDown(true)
	requireUnavailable := func(what string) {
		t.Helper()
		if a := b.bearer(t, token); a.status != http.StatusServiceUnavailable || a.code != "UNAVAILABLE" || a.header.Get("Retry-After") != "1" {
			t.Errorf("%s: %+v", what, a)
		}
	}
	requireUnavailable("down from the start")
	b.identity.SetDown(false)
	requireUnavailable("up again, within the pause")
	b.clock.add(2 * time.Second)
	id := auth.AccountID(1, b.account.ID)
	requireCaller(t, "up again", b.bearer(t, token), id)
	b.identity.SetDown(true)
	b.clock.add(59 * time.Minute)
	requireCaller(t, "down for less than an hour", b.bearer(t, token), id)
	b.clock.add(time.Minute)
	requireUnavailable("down for an hour")
}

// A token of the service stands for its account until it expires, is revoked, or the account ends.
func TestTokensOfService(t *testing.T) {
	t.Parallel()
	b := setup(t, recognise.Mapping{})
	b.clock.set(dbtest.Now)
	machine := dbtest.RunForKey(t, b.w, access.GrantAccess, access.GrantAccessInput{Agency: dbtest.Key("Agency:2"), Name: "大屏", Role: db.AccountRoleDashboard}, "account")
	create := func(account db.Key) (string, db.Key) {
		secret := recognise.NewSecret()
		key := dbtest.RunForKey(t, b.w, access.CreateToken, access.CreateTokenInput{Account: account, Name: "x", ExpiresAt: dbtest.Now.Add(24 * time.Hour), SecretSHA256: secret.SHA256()}, "accessToken")
		return secret.Token(key), key
	}
	token, key := create(machine)
	a := b.bearer(t, token)
	requireCaller(t, "a token", a, auth.TokenID(2, key.ID))
	if c := a.caller; c.Name != "大屏" || c.Role != auth.Dashboard || fmt.Sprint(c.Agencies, c.Units, c.Officer) != "[2] [] <nil>" {
		t.Errorf("the caller is %+v", c)
	}
	if b.w.Text(t, "SELECT count(*) FROM access_tokens t WHERE t::text LIKE ?", "%"+token[len(token)-52:]+"%") != "0" {
		t.Error("the secret is in the database")
	}
	other, _ := create(b.account)
	const unknown = "the token is unknown, has expired or was revoked: ask for a new one"
	requireRefused(t, "the secret of another token", b.bearer(t, token[:len(token)-52]+other[len(other)-52:]), unknown)
	requireRefused(t, "a number that is not", b.bearer(t, recognise.NewSecret().Token(db.Key{Agency: 2, ID: 99})), unknown)
	requireRefused(t, "a number that is none", b.bearer(t, "docket_1_x_"+token[len(token)-52:]), unknown)
	if wrong := b.send(t, "Authorization", "Bearer "+token, recognise.HeaderAccount, b.account.String()); wrong.status != http.StatusForbidden {
		t.Errorf("for the account of somebody else: %+v", wrong)
	}

	b.clock.set(dbtest.Now.Add(24*time.Hour - time.Second))
	requireCaller(t, "in the last second", b.bearer(t, token), auth.TokenID(2, key.ID))
	b.clock.set(dbtest.Now.Add(24 * time.Hour))
	requireRefused(t, "expired", b.bearer(t, token), unknown)
	b.clock.set(dbtest.Now)

	dbtest.Run(t, b.w, access.RevokeToken, access.RevokeTokenInput{AccessToken: key})
	requireRefused(t, "replayed after it was revoked", b.bearer(t, token), unknown)
	second, _ := create(machine)
	dbtest.Run(t, b.w, access.WithdrawAccess, access.WithdrawAccessInput{Account: machine, Reason: "x"})
	requireRefused(t, "of an account that was withdrawn", b.bearer(t, second), unknown)
	// The account of a token that is not yet valid, and one that is no longer.
	for what, days := range map[string]string{"not yet valid": "valid_from = '2024-03-16', valid_until = NULL", "no longer valid": "valid_from = '2024-03-01', valid_until = '2024-03-14'"} {
		b.w.Execute(t, "UPDATE accounts SET "+days+" WHERE id = "+fmt.Sprint(b.account.ID))
		requireRefused(t, "of an account "+what, b.bearer(t, other), unknown)
	}
	b.w.Execute(t, "UPDATE accounts SET valid_from = '2024-03-15', valid_until = '2024-03-15' WHERE id = "+fmt.Sprint(b.account.ID))
	if a := b.bearer(t, other); a.status != http.StatusOK {
		t.Errorf("on the only day: %+v", a)
	}
}

// The last use is written at most once a minute.
func TestLastUse(t *testing.T) {
	t.Parallel()
	b := setup(t, recognise.Mapping{})
	secret := recognise.NewSecret()
	key := dbtest.RunForKey(t, b.w, access.CreateToken, access.CreateTokenInput{Account: b.account, Name: "x", ExpiresAt: dbtest.Now.Add(24 * time.Hour), SecretSHA256: secret.SHA256()}, "accessToken")
	for _, use := range []struct {
		after time.Duration
		want  string
	}{{0, "2024-03-15 01:30:00"}, {59 * time.Second, "2024-03-15 01:30:00"}, {60 * time.Second, "2024-03-15 01:31:00"}} {
		at := dbtest.Now.Add(use.after)
		accounts := recognise.OpenAccounts(b.w.Store, func() time.Time { return at }, recognise.Mapping{}, slog.New(slog.DiscardHandler))
		b.Accounts = accounts
		requireCaller(t, "a use", b.bearer(t, secret.Token(key)), auth.TokenID(1, key.ID))
		accounts.Close() // waits until it is written
		dbtest.CheckEqual(t, fmt.Sprint("after ", use.after), b.w.Text(t, "SELECT last_used_at AT TIME ZONE 'UTC' FROM access_tokens"), use.want)
	}
	dbtest.CheckEqual(t, "a use is no change", b.w.Text(t, "SELECT version FROM access_tokens"), "1")
}

// An account has several units, for tokens of the provider and of this service alike. A unit that is taken away is none from the next
// request on.
func TestSeveralUnits(t *testing.T) {
	t.Parallel()
	b := setup(t, recognise.Mapping{})
	b.w.Execute(t, "INSERT INTO units (agency_id, id, name, kind) VALUES (1, 8, '八所', 'BRANCH')")
	secret := recognise.NewSecret()
	made := dbtest.RunForKey(t, b.w, access.CreateToken, access.CreateTokenInput{
		Account: b.account, Name: "x", ExpiresAt: dbtest.Now.Add(time.Hour), SecretSHA256: secret.SHA256(),
	}, "accessToken")
	b.clock.set(dbtest.Now)
	check := func(what, want string, units ...string) {
		t.Helper()
		change := access.ChangeAccessInput{Account: b.account}
		for _, unit := range units {
			change.Units = append(change.Units, dbtest.Key(unit))
		}
		dbtest.Run(t, b.w, access.ChangeAccess, change)
		session, err := b.Accounts.Of(t.Context(), provider.Claims{Subject: authtest.Subject})
		if err != nil || len(session) != 1 {
			t.Fatalf("%s: %v, %v", what, session, err)
		}
		token := b.bearer(t, secret.Token(made))
		if token.status != http.StatusOK || fmt.Sprint(token.caller.Units) != want || fmt.Sprint(session[0].Caller.Units) != want {
			t.Errorf("%s: the token %d %s has %v, the person %v; want %s", what, token.status, token.message, token.caller.Units, session[0].Caller.Units, want)
		}
	}
	check("two units", "[{1 1} {1 8}]", "Unit:1:8", "Unit:1:1")
	check("one was taken away", "[{1 8}]", "Unit:1:8")
	check("all units of the agency", "[]")
}

// A person with several accounts chooses one; the first is the default; one that was withdrawn is none.
func TestSeveralAccounts(t *testing.T) {
	t.Parallel()
	b := setup(t, recognise.Mapping{})
	second := dbtest.RunForKey(t, b.w, access.GrantAccess, access.GrantAccessInput{Agency: dbtest.Key("Agency:2"), Subject: new(authtest.Subject), Name: "王芳", Role: db.AccountRoleAdmin}, "account")
	stranger := dbtest.RunForKey(t, b.w, access.GrantAccess, access.GrantAccessInput{Agency: dbtest.Key("Agency:2"), Subject: new("id2"), Name: "李强", Role: db.AccountRoleAdmin}, "account")
	token := b.identity.Sign(t, b.identity.Claims())
	choose := func(account string) answer {
		return b.send(t, "Authorization", "Bearer "+token, recognise.HeaderAccount, account)
	}
	requireCaller(t, "the first", b.bearer(t, token), auth.AccountID(1, b.account.ID))
	requireCaller(t, "the second", choose(second.String()), auth.AccountID(2, second.ID))
	for _, wrong := range []string{stranger.String(), "Account:9:9", "x"} {
		if a := choose(wrong); a.status != http.StatusForbidden || !strings.Contains(a.message, "no account of yours") {
			t.Errorf("%s: %+v", wrong, a)
		}
	}
	dbtest.Run(t, b.w, access.WithdrawAccess, access.WithdrawAccessInput{Account: b.account, Reason: "x"})
	requireCaller(t, "the first was withdrawn", b.bearer(t, token), auth.AccountID(2, second.ID))
	if a := choose(b.account.String()); a.status != http.StatusForbidden {
		t.Errorf("a withdrawn account: %+v", a)
	}
	dbtest.Run(t, b.w, access.WithdrawAccess, access.WithdrawAccessInput{Account: second, Reason: "x"})
	if a := b.bearer(t, token); a.status != http.StatusForbidden || a.code != "FORBIDDEN" {
		t.Errorf("all are withdrawn: %+v", a)
	}
}

// Claims give access where there is no account, if the settings name them.
func TestClaims(t *testing.T) {
	t.Parallel()
	b := setup(t, recognise.Mapping{Role: "realm_access.roles", Agency: "bureau"})
	send := func(subject string, roles, agency any) answer {
		claims := b.identity.Claims()
		claims["sub"], claims["realm_access"], claims["bureau"], claims["name"] = subject, map[string]any{"roles": roles}, agency, "吴刚"
		return b.bearer(t, b.identity.Sign(t, claims))
	}
	a := send("id2", []string{"offline_access", "auditor"}, "320581")
	requireCaller(t, "by claims", a, "subject:id2")
	if c := a.caller; c.Name != "吴刚" || c.Role != auth.Auditor || fmt.Sprint(c.Agencies) != "[2]" || c.EveryAgency {
		t.Errorf("the caller is %+v", c)
	}
	requireCaller(t, "a role that is one text", send("id2", "Legal", "320581"), "subject:id2")
	requireCaller(t, "an account goes before", send(authtest.Subject, []string{"admin"}, "320581"), auth.AccountID(1, b.account.ID))
	// An account that has ended leaves nothing, whatever the provider claims: it might be more than the account gave.
	for what, change := range map[string]string{"expired": "valid_until = '2023-01-01', valid_from = '2022-01-01'", "withdrawn": "withdrawn_at = now(), withdrawal = '离职'"} {
		b.w.Execute(t, "UPDATE accounts SET "+change+" WHERE subject = '"+authtest.Subject+"'")
		if a := send(authtest.Subject, []string{"admin"}, "320581"); a.status != http.StatusForbidden || a.code != "FORBIDDEN" {
			t.Errorf("%s: %+v", what, a)
		}
	}
	for what, a := range map[string]answer{
		"no role":          send("id2", []string{"offline_access"}, "320581"),
		"no agency":        send("id2", []string{"auditor"}, nil),
		"two roles":        send("id2", []string{"auditor", "admin"}, "320581"),
		"two agencies":     send("id2", []string{"auditor"}, []string{"320581", "320585"}),
		"an agency beyond": send("id2", []string{"auditor"}, "110000"),
		"the operator":     send("id2", []string{"operator"}, "320581"),
		"the public":       send("id2", []string{"public"}, "320581"),
		"roles of numbers": send("id2", []int{1}, "320581"),
	} {
		if a.status != http.StatusForbidden || a.code != "FORBIDDEN" {
			t.Errorf("%s: %+v", what, a)
		}
	}
	if (recognise.Mapping{Role: "role"}).Check() == nil || (recognise.Mapping{Agency: "agency"}).Check() == nil {
		t.Error("one of the two claims is enough")
	}
}

// In the demo mode, tokens anybody knows give the roles, and a request without one reads as the auditor.
func TestDemo(t *testing.T) {
	t.Parallel()
	rec := &bundle{Recogniser: &recognise.Recogniser{IsDemo: true, Log: slog.New(slog.DiscardHandler)}}
	for token, role := range map[string]auth.Role{"demo-legal": auth.Legal, "demo-auditor": auth.Auditor, "demo-dashboard": auth.Dashboard, "demo-admin": auth.Admin} {
		if a := rec.bearer(t, token); a.caller.Role != role || !a.caller.EveryAgency {
			t.Errorf("%s: %+v", token, a)
		}
	}
	requireCaller(t, "without a token", rec.send(t), "demo:auditor")
	requireRefused(t, "the officer, where there are no accounts", rec.bearer(t, "demo-officer"), "unknown")
	requireRefused(t, "a token that is none", rec.bearer(t, "demo-operator"), "unknown")
}

// The token of the demo officer stands for the first account that names an officer, with its unit and nothing of the other agencies. Outside
// of the demo mode it is as unknown as any text.
func TestDemoOfficer(t *testing.T) {
	t.Parallel()
	b := setup(t, recognise.Mapping{})
	requireRefused(t, "outside of the demo mode", b.bearer(t, "demo-officer"), "")
	b.IsDemo = true
	a := b.bearer(t, "demo-officer")
	requireCaller(t, "the demo officer", a, "demo:officer")
	if c := a.caller; c.Name != b.w.Text(t, "SELECT name FROM officers WHERE agency_id = 1 AND id = 2") || c.Role != auth.Legal || !c.IsDemo || fmt.Sprint(c.Agencies, c.Units, *c.Officer, c.EveryAgency) != "[1] [{1 1}] 2 false" {
		t.Errorf("the demo officer is %+v", c)
	}
	b.w.Execute(t, "UPDATE accounts SET withdrawn_at = now(), withdrawal = '离职' WHERE officer_id IS NOT NULL")
	requireRefused(t, "when no account names an officer", b.bearer(t, "demo-officer"), "no account names an officer")
}

// An address that sends too many faulty tokens is refused without a look at them; a token that was accepted before, and other addresses, are not.
func TestAttemptsInVain(t *testing.T) {
	t.Parallel()
	b := setup(t, recognise.Mapping{})
	b.Attempts = limit.NewAttempts(3, b.clock.now)
	good := b.identity.AccessToken(t, callback)
	id := auth.AccountID(1, b.account.ID)
	requireCaller(t, "a good token", b.bearer(t, good), id)
	faulty := recognise.TokenPrefix + "1_1_" + strings.Repeat("A", 52)
	for range 3 {
		requireRefused(t, "a faulty token", b.bearer(t, faulty), "unknown")
	}
	// A token that would be accepted is not looked at.
	unseen := b.identity.Sign(t, b.identity.Claims())
	for _, token := range []string{faulty, unseen} {
		if a := b.bearer(t, token); a.status != http.StatusTooManyRequests || a.code != "LIMIT_EXCEEDED" || a.header.Get("Retry-After") != "20" {
			t.Errorf("over the limit: %d %s %s", a.status, a.code, a.header)
		}
	}
	requireCaller(t, "a token that was accepted before", b.bearer(t, good), id)
	b.clock.add(20 * time.Second)
	requireCaller(t, "the other token, 20 seconds later", b.bearer(t, unseen), id)
}

// A page leads a browser that nobody has signed in with to the sign-in and back, or says what to do; a refusal is plain text.
func TestPages(t *testing.T) {
	t.Parallel()
	b := setup(t, recognise.Mapping{})
	open := func(signIn string, header ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodGet, "/print/statement/Party:1:1?asOn=2024-03-01", nil)
		for i := 0; i < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		w := httptest.NewRecorder()
		b.Pages(signIn, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, auth.CallerOf(r.Context()).ID) })).ServeHTTP(w, r)
		return w
	}
	if w := open("/signin"); w.Code != http.StatusFound || w.Header().Get("Location") != "/signin?return=%2Fprint%2Fstatement%2FParty%3A1%3A1%3FasOn%3D2024-03-01" {
		t.Errorf("%d %s", w.Code, w.Header())
	}
	if w := open(""); w.Code != http.StatusUnauthorized || !strings.Contains(w.Body.String(), "Nobody is signed in") || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/plain") {
		t.Errorf("where nobody can sign in: %d %s", w.Code, w.Body)
	}
	if w := open("/signin", "Authorization", "Bearer "+b.identity.AccessToken(t, callback)); w.Code != http.StatusOK || w.Body.String() != auth.AccountID(1, b.account.ID) {
		t.Errorf("with a token: %d %s", w.Code, w.Body)
	}
	if w := open("/signin", "Authorization", "Bearer x"); w.Code != http.StatusUnauthorized || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/plain") || strings.Contains(w.Body.String(), "{") {
		t.Errorf("with a faulty token: %d %s %s", w.Code, w.Header(), w.Body)
	}
}
