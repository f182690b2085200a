package recognise

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"cloud.google.com/go/civil"

	"docket/auth"
	"docket/auth/provider"
	"docket/db"
	"docket/failure"
	"docket/problem"
)

// Accounts reads which account a person or a token stands for. It reads them for every request, so that a withdrawal holds from the
// next request on. The caller closes it.
type Accounts struct {
	store   *db.Store
	clock   func() time.Time
	mapping Mapping
	log     *slog.Logger

	used   chan db.Key
	ending chan struct{}
	ended  sync.WaitGroup
}

// touchAfter is the time in which the last use of a token is written at most once.
const touchAfter = time.Minute

// OpenAccounts returns the accounts in a database. mapping may be the zero Mapping.
func OpenAccounts(store *db.Store, clock func() time.Time, mapping Mapping, log *slog.Logger) *Accounts {
	a := &Accounts{store: store, clock: clock, mapping: mapping, log: log, used: make(chan db.Key, 256), ending: make(chan struct{})}
	a.ended.Go(a.writeLastUses)
	return a
}

// Close waits until the last uses of tokens so far are written. Later ones are not written.
func (a *Accounts) Close() {
	close(a.ending)
	a.ended.Wait()
}

// Found is an account that a person may use.
type Found struct {
	// Account is the account's id, as in `Account:1:17`; empty for access that the identity provider claims.
	Account string
	Caller  auth.Caller
}

// row is an account as it is read.
type row struct {
	agency, id  int64
	units       []int64
	officer     *int64
	name, role  string
	withdrawnAt sql.NullTime
	validFrom   civil.Date
	validUntil  *civil.Date
}

// unitsOfAccount is an expression of SQL: the numbers of the units of the account a, as a list in JSON.
const unitsOfAccount = `(SELECT coalesce(json_agg(u.unit_id ORDER BY u.unit_id), '[]') FROM account_units u WHERE u.agency_id = a.agency_id AND u.account_id = a.id)`

const accountColumns = `a.agency_id, a.id, a.name, a.role, ` + unitsOfAccount + `, a.officer_id, a.withdrawn_at, a.valid_from::text, coalesce(a.valid_until::text, '')`

// scan returns the destinations of accountColumns, and a function that completes the row after they were scanned.
func (r *row) scan() ([]any, func() error) {
	var from, until string
	var units []byte
	return []any{&r.agency, &r.id, &r.name, &r.role, &units, &r.officer, &r.withdrawnAt, &from, &until}, func() (err error) {
		if err := json.Unmarshal(units, &r.units); err != nil {
			return err
		}
		if r.validFrom, err = civil.ParseDate(from); err != nil || until == "" {
			return err
		}
		day, err := civil.ParseDate(until)
		r.validUntil = &day
		return err
	}
}

// isValid reports whether the account may be used on a day.
func (r *row) isValid(day civil.Date) bool {
	return !r.withdrawnAt.Valid && !day.Before(r.validFrom) && (r.validUntil == nil || !day.After(*r.validUntil))
}

// key returns the id of the account.
func (r *row) key() string {
	return db.Key{Type: "Account", Agency: r.agency, ID: r.id}.String()
}

// caller returns the caller that the account stands for, whether the account is valid or not.
func (r *row) caller() auth.Caller {
	caller := auth.Caller{
		ID: auth.AccountID(r.agency, r.id), Name: r.name, Role: auth.Role(r.role), Agencies: []int64{r.agency},
	}
	for _, unit := range r.units {
		caller.Units = append(caller.Units, auth.Unit{Agency: r.agency, ID: unit})
	}
	caller.Officer = r.officer
	return caller
}

// AccountsOf returns an expression of SQL: the accounts of a subject, which is an expression itself, as a list in JSON. It is for the statement
// that reads a session, so that a request of a browser costs one statement to be recognised.
func AccountsOf(subject string) string {
	return `(SELECT coalesce(json_agg(json_build_object('agency', a.agency_id, 'id', a.id, 'name', a.name, 'role', a.role, 'units', ` + unitsOfAccount + `,
		'officer', a.officer_id, 'validFrom', a.valid_from, 'validUntil', a.valid_until, 'isWithdrawn', a.withdrawn_at IS NOT NULL) ORDER BY a.id, a.agency_id), '[]')
		FROM accounts a WHERE a.subject = ` + subject + `)`
}

// Of returns what a person may be: an element for each account that is valid today, in the order of their numbers, or one for what the identity provider
// claims where the person never had an account. Returns FORBIDDEN where there is neither: an account that has ended must not leave more than it gave.
func (a *Accounts) Of(ctx context.Context, claims provider.Claims) ([]Found, error) {
	var list []byte
	if err := a.store.DB().DB.QueryRowContext(ctx, `SELECT `+AccountsOf("$1"), claims.Subject).Scan(&list); err != nil {
		return nil, a.explain(ctx, "read accounts", err)
	}
	return a.OfSession(ctx, Session{claims, list})
}

// OfSession is Of for the person of a session, whose accounts were read with it.
func (a *Accounts) OfSession(ctx context.Context, session Session) ([]Found, error) {
	var rows []struct {
		Agency, ID int64
		Units      []int64
		Officer    *int64
		Name, Role string
		ValidFrom  civil.Date
		ValidUntil *civil.Date

		IsWithdrawn bool
	}
	if err := json.Unmarshal(session.Accounts, &rows); err != nil {
		return nil, fmt.Errorf("read accounts: %w", err)
	}
	var found []Found
	today := a.store.Today()
	for _, read := range rows {
		r := row{
			agency: read.Agency, id: read.ID, units: read.Units, officer: read.Officer, name: read.Name, role: read.Role,
			validFrom: read.ValidFrom, validUntil: read.ValidUntil,
		}
		if !read.IsWithdrawn && r.isValid(today) {
			found = append(found, Found{r.key(), r.caller()})
		}
	}
	switch {
	case len(found) > 0:
		return found, nil
	case len(rows) > 0:
		return nil, problem.Errorf(problem.Forbidden, "none of your accounts is valid today: ask an administrator, and give the subject %q", session.Claims.Subject).With("subject", session.Claims.Subject)
	}
	claimed, err := a.claimed(ctx, session.Claims)
	return []Found{{Caller: claimed}}, err
}

// claimed returns the caller that a person is by the claims of the identity provider.
func (a *Accounts) claimed(ctx context.Context, claims provider.Claims) (auth.Caller, error) {
	none := problem.Errorf(problem.Forbidden, "you have no access: ask an administrator for an account, and give the subject %q", claims.Subject).With("subject", claims.Subject)
	role, code, err := a.mapping.read(claims.All)
	if err != nil {
		return auth.Caller{}, err
	}
	if role == "" {
		return auth.Caller{}, none
	}
	var agency int64
	err = a.store.DB().DB.QueryRowContext(ctx, `SELECT id FROM agencies WHERE code = $1`, code).Scan(&agency)
	if errors.Is(err, sql.ErrNoRows) {
		return auth.Caller{}, problem.Errorf(problem.Forbidden, "the identity provider says that you work at the agency %.20q, which is not on record here: ask an administrator", code)
	}
	if err != nil {
		return auth.Caller{}, a.explain(ctx, "read agency", err)
	}
	name := claims.Name
	if name == "" {
		name = claims.Subject
	}
	return auth.Caller{ID: "subject:" + claims.Subject, Name: name, Role: role, Agencies: []int64{agency}}, nil
}

// byToken returns the caller whom a token of this service stands for, and the id of the account. Returns UNAUTHENTICATED if the token
// is unknown, has expired or was revoked, or if its account may not be used.
func (a *Accounts) byToken(ctx context.Context, token string) (auth.Caller, string, error) {
	key, secret, ok := parseToken(token)
	if !ok {
		return auth.Caller{}, "", errUnknownToken()
	}
	var r row
	var hash []byte
	var expiresAt time.Time
	var revokedAt, lastUsedAt sql.NullTime
	into, complete := r.scan()
	err := a.store.DB().DB.QueryRowContext(ctx, `SELECT t.secret_sha256, t.expires_at, t.revoked_at, t.last_used_at, `+accountColumns+`
		FROM access_tokens t JOIN accounts a ON a.agency_id = t.agency_id AND a.id = t.account_id
		WHERE t.agency_id = $1 AND t.id = $2`, key.Agency, key.ID).Scan(append([]any{&hash, &expiresAt, &revokedAt, &lastUsedAt}, into...)...)
	if errors.Is(err, sql.ErrNoRows) {
		return auth.Caller{}, "", errUnknownToken()
	}
	if err == nil {
		err = complete()
	}
	if err != nil {
		return auth.Caller{}, "", a.explain(ctx, "read token", err)
	}
	given, now := sha256.Sum256(secret), a.clock()
	if subtle.ConstantTimeCompare(hash, given[:]) != 1 || revokedAt.Valid || !now.Before(expiresAt) || !r.isValid(a.store.Today()) {
		return auth.Caller{}, "", errUnknownToken()
	}
	if !lastUsedAt.Valid || now.Sub(lastUsedAt.Time) >= touchAfter {
		select {
		case a.used <- key:
		default: // many tokens are used for the first time in a minute: another use will be written
		}
	}
	caller := r.caller()
	caller.ID = auth.TokenID(key.Agency, key.ID)
	return caller, r.key(), nil
}

// writeLastUses writes the times of last use, one after the other, until Close.
func (a *Accounts) writeLastUses() {
	for {
		select {
		case key := <-a.used:
			a.writeLastUse(key)
		case <-a.ending:
			for len(a.used) > 0 {
				a.writeLastUse(<-a.used)
			}
			return
		}
	}
}

// writeLastUse writes that a token is used now, if that was not written within the last minute.
func (a *Accounts) writeLastUse(key db.Key) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	now := a.clock()
	_, err := db.Bookkeep(ctx, a.store.DB().DB, a.store.Bookkept, `UPDATE access_tokens SET last_used_at = $3
		WHERE agency_id = $1 AND id = $2 AND (last_used_at IS NULL OR last_used_at <= $4)`, key.Agency, key.ID, now, now.Add(-touchAfter))
	if err != nil {
		a.log.Warn("the last use of a token cannot be written", "token", key.String(), "error", err)
	}
}

// explain returns an error of reading from the database: UNAVAILABLE if it cannot be used, TIMEOUT if it was too slow.
func (a *Accounts) explain(ctx context.Context, what string, err error) error {
	if reason, ok := failure.Unavailable(err); ok {
		return fmt.Errorf("%w (%s: %w)", problem.Errorf(problem.Unavailable, "the database can't be used at the moment (%s): try again in a moment", reason), what, err)
	}
	if ctx.Err() != nil {
		return fmt.Errorf("%w (%s: %w)", problem.Errorf(problem.Timeout, "it took too long: try again"), what, err)
	}
	return fmt.Errorf("%s: %w", what, err)
}
