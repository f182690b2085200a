package signin

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"docket/auth/recognise"
	"docket/changes"
	"docket/db"
	"docket/failure"
	"docket/problem"
)

// store keeps sessions in the table of that name. It implements scs.CtxStore. The store that scs offers for pgx would create a session
// anew if a request ended after its sign-out, cannot find the sessions of a person, and deletes rows.
type store struct {
	db       *sql.DB
	bookkept func(db.Bookkeeping)
}

// maxClaims is the longest text of claims, in bytes, that a session keeps. The table takes 8 KiB.
const maxClaims = 7 << 10

// touchAfter is the time in which the end of a session is moved at most once.
const touchAfter = time.Minute

// readSession receives what FindCtx reads beside the data of a session.
type readSession struct {
	expiresAt time.Time
	accounts  []byte // see recognise.AccountsOf
}

type readKey struct{}

// FindCtx returns the data of a session that has neither ended nor expired. A *readSession in the context receives the rest.
func (s *store) FindCtx(ctx context.Context, token string) (data []byte, found bool, err error) {
	read, ok := ctx.Value(readKey{}).(*readSession)
	if !ok {
		read = new(readSession)
	}
	err = s.db.QueryRowContext(ctx, `SELECT s.data, s.expires_at, `+recognise.AccountsOf("s.subject")+`
		FROM sessions s WHERE s.token_sha256 = $1 AND s.ended_at IS NULL AND s.expires_at > $2`, token, now()).Scan(&data, &read.expiresAt, &read.accounts)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	return data, err == nil, err
}

// CommitCtx begins a session if the context is of forSubject. Otherwise it moves the end of a session that has not ended: a request
// that is still running must not open the session again from which somebody has signed out.
func (s *store) CommitCtx(ctx context.Context, token string, data []byte, expiry time.Time) error {
	if subject, ok := ctx.Value(subjectKey{}).(string); ok {
		_, err := s.db.ExecContext(ctx, `INSERT INTO sessions (token_sha256, subject, data, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)`,
			token, subject, data, now(), expiry)
		return err
	}
	_, err := db.Bookkeep(ctx, s.db, s.bookkept, `UPDATE sessions SET expires_at = $2
		WHERE token_sha256 = $1 AND ended_at IS NULL AND expires_at < $3`, token, expiry, expiry.Add(-touchAfter))
	return err
}

// DeleteCtx ends a session. The row stays, without what it held.
func (s *store) DeleteCtx(ctx context.Context, token string) error {
	return s.finish(ctx, `UPDATE sessions SET ended_at = $2, data = '' WHERE token_sha256 = $1 AND ended_at IS NULL`, token)
}

// endAll ends all sessions of a person.
func (s *store) endAll(ctx context.Context, subject string) error {
	return explain(s.finish(ctx, `UPDATE sessions SET ended_at = $2, data = '' WHERE subject = $1 AND ended_at IS NULL`, subject))
}

// finish runs a statement that ends sessions now. All servers hear of it, so that open connections of these browsers end too.
func (s *store) finish(ctx context.Context, statement, of string) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	if _, err := tx.ExecContext(ctx, statement, of, now()); err != nil {
		return err
	}
	if _, err := changes.Announce(ctx, tx, 0, nil); err != nil { // sessions belong to no agency
		return err
	}
	return tx.Commit()
}

// now returns the current time. scs reads the machine's clock itself for the ends of sessions, so the store does too.
func now() time.Time { return time.Now() } //nolint:forbidigo // see above

// errNoContext is the error of the methods without a context, which scs does not call on a store that has the others.
var errNoContext = errors.New("signin: a session is read and written within a request")

// Find returns errNoContext.
func (s *store) Find(string) ([]byte, bool, error) { return nil, false, errNoContext }

// Commit returns errNoContext.
func (s *store) Commit(string, []byte, time.Time) error { return errNoContext }

// Delete returns errNoContext.
func (s *store) Delete(string) error { return errNoContext }

// explain returns an error of the database as UNAVAILABLE, if it cannot be used.
func explain(err error) error {
	if reason, ok := failure.Unavailable(err); ok {
		return fmt.Errorf("%w (%w)", problem.Errorf(problem.Unavailable, "the database can't be used at the moment (%s): try again in a moment", reason), err)
	}
	return err
}
