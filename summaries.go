package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"

	"docket/graph"
	"docket/summaries"
)

type summariesCommand struct {
	databaseSettings
	Verify    bool   `xor:"what" required:"" help:"Compare the summaries with the records. Changes nothing; fails where they differ."`
	Rebuild   bool   `xor:"what" required:"" help:"Count the summaries again, while others read and write."`
	Migration bool   `xor:"what" required:"" help:"Print the migration that makes the summaries of --type as they are declared, without touching a database."`
	Down      bool   `help:"With --migration, print the file that takes it back."`
	Type      string `help:"GraphQL type whose summaries are meant; all where it is not given." placeholder:"TYPE"`
}

// Run verifies or rebuilds the summaries, or prints a migration.
func (c *summariesCommand) Run(ctx context.Context, to console) (err error) {
	catalogue, err := graph.Catalogue(graph.Schema(), bun.NewDB(&sql.DB{}, pgdialect.New()))
	if err != nil {
		return err
	}
	keeper := summaries.Keeper{Sets: catalogue.Summaries(), Log: to.log}
	if c.Migration {
		return c.printMigration(to, keeper)
	}
	server, err := c.prepare(ctx, to, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	config, err := pgx.ParseConfig(server.URL())
	if err != nil {
		return err
	}
	keeper.DB = sql.OpenDB(stdlib.GetConnector(*config))
	defer keeper.DB.Close()
	if c.Rebuild {
		if err := keeper.Rebuild(ctx, c.Type); err != nil {
			return err
		}
		fmt.Fprintln(to.out, "counted again")
		return nil
	}
	differences, err := keeper.Verify(ctx, c.Type)
	if err != nil {
		return err
	}
	for _, d := range differences {
		fmt.Fprintln(to.out, d)
	}
	if len(differences) > 0 {
		return fmt.Errorf("%d sums differ from the records: `docket summaries --rebuild` counts them again", len(differences))
	}
	fmt.Fprintln(to.out, "all summaries are equal to the records")
	return nil
}

// printMigration prints the statements that make the summaries of the type, or take them back.
func (c *summariesCommand) printMigration(to console, keeper summaries.Keeper) error {
	for _, set := range keeper.Sets {
		if set.Type.Name != c.Type {
			continue
		}
		if c.Down {
			fmt.Fprint(to.out, summaries.Down(set))
			return nil
		}
		fmt.Fprint(to.out, summaries.Migration(set))
		return nil
	}
	return fmt.Errorf("--type: %q has no summaries; declare them in db/summaries.go", c.Type)
}
