package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"docket/province"
)

type provinceCommand struct {
	databaseSettings
	Status bool `xor:"what" help:"List where the records of each agency are. Changes nothing."`
	Shards int  `default:"32" help:"Parts that each table has, at first; each machine holds some of them. They cannot be fewer than machines." placeholder:"N"`
}

// Run spreads the tables over the machines of a Citus cluster, or lists where the records of each agency are.
func (c *provinceCommand) Run(ctx context.Context, to console) error {
	if c.Database == "" {
		return errors.New("DATABASE_URL: give the address of a coordinator of Citus: the Postgres that comes with Docket runs on one machine (docs/province.md)")
	}
	return c.withOwner(ctx, to, func(ctx context.Context, conn *pgx.Conn) error {
		if c.Status {
			return c.printStatus(ctx, to, conn)
		}
		if err := province.Spread(ctx, conn, c.Shards, to.terminal.step); err != nil {
			return err
		}
		_, err := fmt.Fprintln(to.out, "all tables are spread: start the servers; docket province --status lists where each agency is")
		return err
	})
}

func (c *provinceCommand) printStatus(ctx context.Context, to console, conn *pgx.Conn) error {
	places, err := province.Status(ctx, conn)
	if err != nil {
		return err
	}
	lines := make([][]string, len(places))
	for i, p := range places {
		lines[i] = []string{p.Code, p.Name, p.Machine, fmt.Sprint(p.Shard), fmt.Sprint(p.Agencies), fmt.Sprintf("%.1f MB", float64(p.Bytes)/1e6)}
	}
	return printTable(to.out, []string{"CODE", "NAME", "MACHINE", "SHARD", "AGENCIES IN IT", "SIZE"}, lines)
}
