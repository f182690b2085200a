package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"docket/failure"
	"docket/law"
	"docket/migrations"
)

type agencyCommand struct {
	Add    agencyAddCommand    `cmd:"" help:"Add an agency: the first thing that an empty database needs."`
	Change agencyChangeCommand `cmd:"" help:"Give an agency its unified social credit code."`
	List   agencyListCommand   `cmd:"" help:"List the agencies."`
}

type agencyAddCommand struct {
	databaseSettings
	Code       string `required:"" help:"Division code, of six digits (GB/T 2260)." placeholder:"CODE"`
	Name       string `required:"" help:"Full name."`
	ShortName  string `required:"" help:"Beginning of its case numbers, as in 太市监." placeholder:"NAME"`
	Level      string `default:"COUNTY" enum:"PROVINCE,CITY,COUNTY" help:"PROVINCE, CITY or COUNTY." placeholder:"LEVEL"`
	CreditCode string `help:"Unified social credit code, of 18 characters (GB 32100-2015); the disclosure file needs it." placeholder:"CODE"`
	Parent     string `help:"Code of the agency above it." placeholder:"CODE"`
}

// Run adds the agency and prints its id.
func (c *agencyAddCommand) Run(ctx context.Context, to console) error {
	return c.withOwner(ctx, to, func(ctx context.Context, conn *pgx.Conn) error {
		var parent *int64
		if c.Parent != "" {
			err := conn.QueryRow(ctx, "SELECT id FROM agencies WHERE code = $1", c.Parent).Scan(&parent)
			if errors.Is(err, pgx.ErrNoRows) {
				return fmt.Errorf("--parent %s: there is no agency with this code: add it first", c.Parent)
			}
			if err != nil {
				return err
			}
		}
		var id int64
		err := c.inWrite(ctx, conn, "addAgency", 0, func(tx pgx.Tx) error {
			return tx.QueryRow(ctx, "INSERT INTO agencies (code, name, short_name, level, parent_id, credit_code) VALUES ($1, $2, $3, $4, $5, nullif($6, '')) RETURNING id",
				c.Code, c.Name, c.ShortName, c.Level, parent, c.CreditCode).Scan(&id)
		})
		if err != nil {
			return explainAgency(c, err)
		}
		_, err = fmt.Fprintf(to.out, "Agency:%d\n", id)
		return err
	})
}

// explainAgency returns the error of an agency that the database refuses, with the name of the flag.
func explainAgency(c *agencyAddCommand, err error) error {
	switch {
	case failure.IsOfConstraint(err, "agencies_code_key"):
		return fmt.Errorf("--code %s: there is an agency with this code", c.Code)
	case failure.IsOfConstraint(err, "agencies_code_digits"):
		return fmt.Errorf("--code %s: give six digits, as in 320585", c.Code)
	case failure.IsOfConstraint(err, "agencies_credit_code_form"):
		return fmt.Errorf("--credit-code %s: give 18 characters, as in 11420000MB15291767", c.CreditCode)
	case failure.IsOfConstraint(err, "agencies_name_said"):
		return errors.New("--name: give 1 to 200 characters, without spaces around them")
	case failure.IsOfConstraint(err, "agencies_short_name_said"):
		return errors.New("--short-name: give 1 to 20 characters, without spaces around them")
	}
	return failure.AsProblem(err)
}

type agencyChangeCommand struct {
	databaseSettings
	Code       string `required:"" help:"Division code of the agency." placeholder:"CODE"`
	CreditCode string `required:"" help:"Unified social credit code, of 18 characters (GB 32100-2015); the disclosure file needs it." placeholder:"CODE"`
}

// Run writes the code into the agency's record. A code with a wrong check digit is refused.
func (c *agencyChangeCommand) Run(ctx context.Context, to console) error {
	if !law.IsCreditCode(c.CreditCode) {
		return fmt.Errorf("--credit-code %s: give 18 characters with a valid check digit, as in 11420000MB15291767", c.CreditCode)
	}
	return c.withOwner(ctx, to, func(ctx context.Context, conn *pgx.Conn) error {
		var done pgconn.CommandTag
		err := c.inWrite(ctx, conn, "changeAgency", 0, func(tx pgx.Tx) (err error) {
			done, err = tx.Exec(ctx, "UPDATE agencies SET credit_code = $2 WHERE code = $1", c.Code, c.CreditCode)
			return err
		})
		if err != nil {
			return failure.AsProblem(err)
		}
		if done.RowsAffected() == 0 {
			return fmt.Errorf("--code %s: there is no agency with this code: docket agency list names those there are", c.Code)
		}
		_, err = fmt.Fprintf(to.out, "agency %s: the credit code is %s\n", c.Code, c.CreditCode)
		return err
	})
}

type agencyListCommand struct {
	databaseSettings
}

// Run prints a line for each agency.
func (c *agencyListCommand) Run(ctx context.Context, to console) error {
	return c.withOwner(ctx, to, func(ctx context.Context, conn *pgx.Conn) error {
		return printRows(ctx, to, conn, "CODE,NAME,SHORT NAME,LEVEL,BELOW",
			"SELECT a.code, a.name, a.short_name, a.level, coalesce(p.code, '') FROM agencies a LEFT JOIN agencies p ON p.id = a.parent_id ORDER BY a.code")
	})
}

// withOwner runs fn on a connection as the owner of the schema, once the database has the schema of this program.
func (d databaseSettings) withOwner(ctx context.Context, to console, fn func(context.Context, *pgx.Conn) error) (err error) {
	isNew := d.isNew()
	server, err := d.open(ctx, to)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	if isNew {
		d.sayNew(to)
	}
	if err := migrations.UpSigned(ctx, server.URL(), to.warnings(), d.signMigration); err != nil {
		return err
	}
	conn, err := pgx.Connect(ctx, server.URL())
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	return fn(ctx, conn)
}

// findAgency returns the number of the agency of a code. Without a code, it returns that of the only agency.
func findAgency(ctx context.Context, conn *pgx.Conn, code string) (id int64, err error) {
	rows, err := conn.Query(ctx, "SELECT id FROM agencies WHERE code = $1 OR $1 = '' ORDER BY id LIMIT 2", code)
	if err != nil {
		return 0, err
	}
	found, err := pgx.CollectRows(rows, pgx.RowTo[int64])
	switch {
	case err != nil:
		return 0, err
	case len(found) == 1:
		return found[0], nil
	case code != "":
		return 0, fmt.Errorf("--agency %s: there is no agency with this code: docket agency list names those there are", code)
	case len(found) == 0:
		return 0, errors.New("there is no agency yet")
	}
	return 0, errors.New("there are several agencies: name one by --agency; docket agency list names them")
}
