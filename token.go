package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"docket/access"
	"docket/auth"
	"docket/auth/recognise"
	"docket/db"
)

type tokenCommand struct {
	Create tokenCreateCommand `cmd:"" help:"Make a token of an account and print it, this once."`
	List   tokenListCommand   `cmd:"" help:"List the tokens, without their secrets."`
	Revoke tokenRevokeCommand `cmd:"" help:"Revoke a token, from the next request on."`
}

// recordID is the id of a record on the command line.
type recordID struct{ db.Key }

// requireType returns an error if the id is of another type of record.
func (id recordID) requireType(typ string) error {
	if id.Type != typ {
		return fmt.Errorf("%s is an id of %s, not of %s", id, id.Type, typ)
	}
	return nil
}

// withStore runs do with the records, as the operator.
func (d databaseSettings) withStore(ctx context.Context, to console, do func(context.Context, *db.Store) error) error {
	return d.withDatabase(ctx, to, func(ctx context.Context, _ string, store *db.Store) error { return do(ctx, store) })
}

// withDatabase runs do with the address of the database and its records, as the operator.
func (d databaseSettings) withDatabase(ctx context.Context, to console, do func(ctx context.Context, url string, store *db.Store) error) (err error) {
	server, err := d.prepare(ctx, to, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	store, err := db.Open(ctx, server.URL(), db.WithLog(to.log), db.WithRecorder(d.recordWrite))
	if err != nil {
		return err
	}
	defer store.Close()
	return do(auth.WithCaller(ctx, auth.TheOperator()), server.URL(), store)
}

// longestDays is the longest life of a token in days.
const longestDays = int(access.MaxTokenLife / (24 * time.Hour))

type tokenCreateCommand struct {
	databaseSettings
	Account recordID `required:"" help:"The account whose token it is, as account list shows it." placeholder:"Account:1:17"`
	Name    string   `required:"" help:"What the token is for."`
	Days    int      `default:"90" help:"Days after which it expires; at most 366."`
}

// Run makes the token and prints it to standard output.
func (c *tokenCreateCommand) Run(ctx context.Context, to console) error {
	if err := c.Account.requireType("Account"); err != nil {
		return fmt.Errorf("--account: %w", err)
	}
	if c.Days < 1 || c.Days > longestDays {
		return fmt.Errorf("--days %d: give at least 1 and at most %d", c.Days, longestDays)
	}
	return c.withStore(ctx, to, func(ctx context.Context, store *db.Store) error {
		secret := recognise.NewSecret()
		expires := time.Now().Add(time.Duration(c.Days)*24*time.Hour - time.Minute)
		changed, err := db.Do(ctx, store, access.CreateToken, access.CreateTokenInput{
			Account: c.Account.Key, Name: c.Name, ExpiresAt: expires, SecretSHA256: secret.SHA256(),
		}, nil)
		if err != nil {
			return err
		}
		key := changed["accessToken"][0]
		if _, err := fmt.Fprintln(to.out, secret.Token(key)); err != nil {
			return err
		}
		fmt.Fprintf(to.terminal, "%s expires at %s. Keep the token now: it is not shown again.\n", key, expires.In(store.Settings().Zone).Format(time.RFC3339))
		return nil
	})
}

type tokenListCommand struct {
	databaseSettings
}

// Run prints a line for each token.
func (c *tokenListCommand) Run(ctx context.Context, to console) error {
	return c.withStore(ctx, to, func(ctx context.Context, store *db.Store) error {
		var tokens []*db.AccessToken
		if err := store.DB().NewSelect().Model(&tokens).Relation("Account").Order("access_token.agency_id", "access_token.id").Scan(ctx); err != nil {
			return err
		}
		lines := make([][]string, len(tokens))
		for i, t := range tokens {
			lines[i] = []string{
				db.KeyOf(t).String(), t.Name, db.KeyOf(t.Account).String(), string(t.Account.Role),
				showTime(store, &t.ExpiresAt), showTime(store, t.RevokedAt), showTime(store, t.LastUsedAt),
			}
		}
		return printTable(to.out, []string{"TOKEN", "NAME", "ACCOUNT", "ROLE", "EXPIRES", "REVOKED", "LAST USED"}, lines)
	})
}

// showTime returns a time in the time zone of the deployment, and a dash for none.
func showTime(store *db.Store, t *time.Time) string {
	if t == nil {
		return "–"
	}
	return t.In(store.Settings().Zone).Format("2006-01-02 15:04")
}

type tokenRevokeCommand struct {
	databaseSettings
	Token recordID `arg:"" help:"The token's id, as token list shows it."`
}

// Run revokes the token.
func (c *tokenRevokeCommand) Run(ctx context.Context, to console) error {
	if err := c.Token.requireType("AccessToken"); err != nil {
		return err
	}
	return c.withStore(ctx, to, func(ctx context.Context, store *db.Store) error {
		_, err := db.Do(ctx, store, access.RevokeToken, access.RevokeTokenInput{AccessToken: c.Token.Key}, nil)
		return err
	})
}
