package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"docket/failure"
)

type unitCommand struct {
	Add  unitAddCommand  `cmd:"" help:"Add a unit: cases, clues and complaints each belong to one."`
	List unitListCommand `cmd:"" help:"List the units."`
}

type unitAddCommand struct {
	databaseSettings
	Agency string `help:"Division code of its agency; may be left out where there is only one." placeholder:"CODE"`
	Name   string `required:"" help:"Name, as in 城厢分局." placeholder:"NAME"`
	Kind   string `required:"" enum:"SECTION,BRANCH,STATION,BRIGADE" help:"SECTION of the head office (科室), BRANCH (分局), STATION (所) or BRIGADE (大队)." placeholder:"KIND"`
}

// Run adds the unit and prints its id.
func (c *unitAddCommand) Run(ctx context.Context, to console) error {
	return c.withOwner(ctx, to, func(ctx context.Context, conn *pgx.Conn) error {
		agency, err := findAgency(ctx, conn, c.Agency)
		if err != nil {
			return err
		}
		var id int64
		err = c.inWrite(ctx, conn, "addUnit", agency, func(tx pgx.Tx) error {
			return tx.QueryRow(ctx, "INSERT INTO units (agency_id, name, kind) VALUES ($1, $2, $3) RETURNING id", agency, c.Name, c.Kind).Scan(&id)
		})
		switch {
		case failure.IsOfConstraint(err, "units_name_key"):
			return fmt.Errorf("--name %s: the agency has a unit of this name", c.Name)
		case failure.IsOfConstraint(err, "units_name_said"):
			return errNameOfUnit
		case err != nil:
			return failure.AsProblem(err)
		}
		_, err = fmt.Fprintf(to.out, "Unit:%d:%d\n", agency, id)
		return err
	})
}

var errNameOfUnit = errors.New("--name: give 1 to 200 characters, without spaces around them")

type unitListCommand struct {
	databaseSettings
}

// Run prints a line for each unit.
func (c *unitListCommand) Run(ctx context.Context, to console) error {
	return c.withOwner(ctx, to, func(ctx context.Context, conn *pgx.Conn) error {
		return printRows(ctx, to, conn, "UNIT,AGENCY,NAME,KIND",
			"SELECT 'Unit:' || u.agency_id || ':' || u.id, a.code, u.name, u.kind FROM units u JOIN agencies a ON a.id = u.agency_id ORDER BY u.agency_id, u.id")
	})
}
