package main

import (
	"context"
	"errors"
	"fmt"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5"

	"docket/failure"
)

type officerCommand struct {
	Add  officerAddCommand  `cmd:"" help:"Add an officer with the certificate that the law requires: a case needs two."`
	List officerListCommand `cmd:"" help:"List the officers."`
}

type officerAddCommand struct {
	databaseSettings
	Agency         string `help:"Division code of the agency; may be left out where there is only one." placeholder:"CODE"`
	Unit           string `required:"" help:"Name of the unit." placeholder:"NAME"`
	Name           string `required:"" help:"Name." placeholder:"NAME"`
	CertificateNo  string `required:"" help:"Number of the certificate (执法证)." placeholder:"NUMBER"`
	CertifiedFrom  string `required:"" help:"Its first day." placeholder:"2024-01-01"`
	CertifiedUntil string `help:"Its last day; left out where it has none." placeholder:"2028-12-31"`
}

// Run adds the officer and prints the id.
func (c *officerAddCommand) Run(ctx context.Context, to console) error {
	from, err := civil.ParseDate(c.CertifiedFrom)
	if err != nil {
		return fmt.Errorf("--certified-from %s: write it as 2024-01-01", c.CertifiedFrom)
	}
	var until *string
	if c.CertifiedUntil != "" {
		day, err := civil.ParseDate(c.CertifiedUntil)
		if err != nil || day.Before(from) {
			return fmt.Errorf("--certified-until %s: write it as 2028-12-31, not before the first day", c.CertifiedUntil)
		}
		until = &c.CertifiedUntil
	}
	return c.withOwner(ctx, to, func(ctx context.Context, conn *pgx.Conn) error {
		agency, err := findAgency(ctx, conn, c.Agency)
		if err != nil {
			return err
		}
		var unit, id int64
		err = conn.QueryRow(ctx, "SELECT id FROM units WHERE agency_id = $1 AND name = $2", agency, c.Unit).Scan(&unit)
		if errors.Is(err, pgx.ErrNoRows) {
			return fmt.Errorf("--unit %s: the agency has no such unit: docket unit list names those there are", c.Unit)
		}
		if err != nil {
			return err
		}
		err = c.inWrite(ctx, conn, "addOfficer", agency, func(tx pgx.Tx) error {
			return tx.QueryRow(ctx, "INSERT INTO officers (agency_id, unit_id, name, certificate_no, certified_from, certified_until) VALUES ($1, $2, $3, $4, $5::text::date, $6::text::date) RETURNING id",
				agency, unit, c.Name, c.CertificateNo, c.CertifiedFrom, until).Scan(&id)
		})
		switch {
		case failure.IsOfConstraint(err, "officers_certificate_no_key"):
			return fmt.Errorf("--certificate-no %s: an officer of the agency has this certificate", c.CertificateNo)
		case failure.IsOfConstraint(err, "officers_name_said"):
			return errors.New("--name: give 1 to 200 characters, without spaces around them")
		case failure.IsOfConstraint(err, "officers_certificate_no_said"):
			return errors.New("--certificate-no: give 1 to 100 characters, without spaces around them")
		case err != nil:
			return failure.AsProblem(err)
		}
		_, err = fmt.Fprintf(to.out, "Officer:%d:%d\n", agency, id)
		return err
	})
}

type officerListCommand struct {
	databaseSettings
}

// Run prints a line for each officer.
func (c *officerListCommand) Run(ctx context.Context, to console) error {
	return c.withOwner(ctx, to, func(ctx context.Context, conn *pgx.Conn) error {
		return printRows(ctx, to, conn, "OFFICER,AGENCY,UNIT,NAME,CERTIFICATE,FROM,UNTIL", `SELECT 'Officer:' || o.agency_id || ':' || o.id, a.code, u.name, o.name, o.certificate_no,
			o.certified_from::text, coalesce(o.certified_until::text, '–') FROM officers o JOIN agencies a ON a.id = o.agency_id JOIN units u ON u.agency_id = o.agency_id AND u.id = o.unit_id ORDER BY o.agency_id, o.id`)
	})
}
