package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"cloud.google.com/go/civil"

	"docket/access"
	"docket/db"
)

type accountCommand struct {
	Grant    accountGrantCommand    `cmd:"" help:"Give a person or a machine access; the first admin can only be made here."`
	List     accountListCommand     `cmd:"" help:"List the accounts."`
	Withdraw accountWithdrawCommand `cmd:"" help:"Withdraw an account with all its tokens, from the next request on."`
}

type accountGrantCommand struct {
	databaseSettings
	Agency  string `required:"" help:"Division code of the agency; the access holds for those below it too." placeholder:"CODE"`
	Name    string `required:"" help:"Name of the person or the machine."`
	Role    string `required:"" enum:"DASHBOARD,LEGAL,AUDITOR,ADMIN" help:"DASHBOARD, LEGAL, AUDITOR or ADMIN." placeholder:"ROLE"`
	Subject string `help:"The person's claim sub at the identity provider; left out for a machine, which has tokens only."`
	Until   string `help:"The last day; no end where it is left out." placeholder:"YYYY-MM-DD"`
}

// Run makes the account and prints its id.
func (c *accountGrantCommand) Run(ctx context.Context, to console) error {
	in := access.GrantAccessInput{Name: c.Name, Role: db.AccountRole(c.Role)}
	if c.Subject != "" {
		in.Subject = &c.Subject
	}
	if c.Until != "" {
		day, err := civil.ParseDate(c.Until)
		if err != nil {
			return fmt.Errorf("--until %s: give a day as in 2026-12-31", c.Until)
		}
		in.ValidUntil = &day
	}
	return c.withStore(ctx, to, func(ctx context.Context, store *db.Store) error {
		in.Agency.Type = "Agency"
		err := store.DB().NewSelect().Model((*db.Agency)(nil)).Column("id").Where("code = ?", c.Agency).Scan(ctx, &in.Agency.ID)
		if errors.Is(err, sql.ErrNoRows) {
			return fmt.Errorf("--agency %s: there is no agency with this code: docket agency add adds one", c.Agency)
		}
		if err != nil {
			return err
		}
		changed, err := db.Do(ctx, store, access.GrantAccess, in, nil)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintln(to.out, changed["account"][0])
		return err
	})
}

type accountListCommand struct {
	databaseSettings
}

// Run prints a line for each account.
func (c *accountListCommand) Run(ctx context.Context, to console) error {
	return c.withStore(ctx, to, func(ctx context.Context, store *db.Store) error {
		var accounts []*db.Account
		if err := store.DB().NewSelect().Model(&accounts).Relation("Agency").Order("account.agency_id", "account.id").Scan(ctx); err != nil {
			return err
		}
		lines := make([][]string, len(accounts))
		for i, a := range accounts {
			until := "–"
			if a.ValidUntil != nil {
				until = a.ValidUntil.String()
			}
			lines[i] = []string{db.KeyOf(a).String(), a.Agency.Code, string(a.Role), a.Name, orDash(a.Subject), a.ValidFrom.String(), until, showTime(store, a.WithdrawnAt)}
		}
		return printTable(to.out, []string{"ACCOUNT", "AGENCY", "ROLE", "NAME", "SUBJECT", "FROM", "UNTIL", "WITHDRAWN"}, lines)
	})
}

type accountWithdrawCommand struct {
	databaseSettings
	Account recordID `arg:"" help:"The account's id, as account list shows it."`
	Reason  string   `required:"" help:"Why."`
}

// Run withdraws the account.
func (c *accountWithdrawCommand) Run(ctx context.Context, to console) error {
	if err := c.Account.requireType("Account"); err != nil {
		return err
	}
	return c.withStore(ctx, to, func(ctx context.Context, store *db.Store) error {
		_, err := db.Do(ctx, store, access.WithdrawAccess, access.WithdrawAccessInput{Account: c.Account.Key, Reason: c.Reason}, nil)
		return err
	})
}
