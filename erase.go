package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5"

	"docket/db"
	"docket/erasure"
)

type eraseCommand struct {
	databaseSettings
	Until   string `help:"Records whose time of keeping has ended before this day; today where it is left out. A later day shows what is to come." placeholder:"YYYY-MM-DD"`
	Confirm bool   `help:"Erase. Without it, the command only says what would be erased."`
	By      string `help:"Who has decided the erasure, for the record of erasures." placeholder:"NAME"`
	List    bool   `help:"List what was erased, by which rule and when."`
}

// Run erases the personal data whose time of keeping has ended, or says what would be erased.
func (c *eraseCommand) Run(ctx context.Context, to console) error {
	if c.Confirm && (c.By == "" || c.List) {
		return errors.New("--confirm: say who has decided the erasure, with --by; what is erased cannot be brought back")
	}
	return c.withDatabase(ctx, to, func(ctx context.Context, url string, store *db.Store) error {
		until := store.Today()
		if c.Until != "" {
			var err error
			if until, err = civil.ParseDate(c.Until); err != nil {
				return fmt.Errorf("--until %s: give a day as in 2026-12-31", c.Until)
			}
		}
		if c.Confirm && until.After(store.Today()) {
			return fmt.Errorf("--until %s: the day is to come; what is kept until then is not erased before", until)
		}
		// The owner of the database erases: the server's role may not.
		conn, err := pgx.Connect(ctx, url)
		if err != nil {
			return err
		}
		defer conn.Close(context.WithoutCancel(ctx))
		if c.List {
			return listErasures(ctx, to, conn)
		}
		return c.erase(ctx, to, store, conn, until)
	})
}

// erase finds the records, prints them, and erases their personal data where that was confirmed, in one transaction.
func (c *eraseCommand) erase(ctx context.Context, to console, store *db.Store, conn *pgx.Conn, until civil.Date) error {
	tx, err := conn.Begin(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback(context.WithoutCancel(ctx)) }()
	due, err := erasure.Due(ctx, tx, store, until)
	if err != nil {
		return err
	}
	lines := make([][]string, len(due))
	for i, r := range due {
		lines[i] = []string{r.Key.String(), r.EndedOn.String(), r.KeptUntil.String(), r.Rule.Name, r.Rule.Cite()}
	}
	if err := printTable(to.out, []string{"RECORD", "ENDED", "KEPT UNTIL", "RULE", "ARTICLE"}, lines); err != nil {
		return err
	}
	if !c.Confirm || len(due) == 0 {
		_, err := fmt.Fprintf(to.out, "%d records; nothing was erased\n", len(due))
		return err
	}
	tables, err := erasure.Erase(ctx, tx, due, c.By)
	if err != nil {
		return err
	}
	for _, agency := range agenciesOf(due) {
		if err := c.logWrite(ctx, tx, "erase", agency); err != nil {
			return err
		}
	}
	if err := tx.Commit(ctx); err != nil {
		return err
	}
	if err := erasure.Clean(ctx, conn, tables); err != nil {
		return fmt.Errorf("%d records were erased, but %w", len(due), err)
	}
	_, err = fmt.Fprintf(to.out, "%d records; their personal data was erased. Backups hold it until they are removed.\n", len(due))
	return err
}

// agenciesOf returns the agencies of records, each once.
func agenciesOf(due []erasure.Record) (agencies []int64) {
	for _, r := range due {
		if !slices.Contains(agencies, r.Key.Agency) {
			agencies = append(agencies, r.Key.Agency)
		}
	}
	return agencies
}

// listErasures prints what was erased.
func listErasures(ctx context.Context, to console, conn *pgx.Conn) error {
	lines, err := erasure.List(ctx, conn)
	if err != nil {
		return err
	}
	return printTable(to.out, erasure.Columns, lines)
}
