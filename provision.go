package main

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5"

	"docket/db"
	"docket/failure"
)

type provisionCommand struct {
	Add  provisionAddCommand  `cmd:"" help:"Add a provision on which penalties are based, with the bounds of its fine."`
	List provisionListCommand `cmd:"" help:"List the provisions."`
}

type provisionAddCommand struct {
	databaseSettings
	Law           string `required:"" help:"Title of the law, as in 中华人民共和国食品安全法." placeholder:"TITLE"`
	Article       string `required:"" help:"Article, as in 第一百二十四条第一款." placeholder:"ARTICLE"`
	Text          string `required:"" help:"What it says." placeholder:"TEXT"`
	Field         string `required:"" help:"Field of supervision, as in FOOD; a wrong one is answered with all there are." placeholder:"FIELD"`
	FineMin       string `help:"Smallest fine, in yuan." placeholder:"YUAN"`
	FineMax       string `help:"Largest fine, in yuan." placeholder:"YUAN"`
	MultipleMin   string `help:"Smallest fine, as a multiple of the value of the goods." placeholder:"TIMES"`
	MultipleMax   string `help:"Largest fine, as a multiple of the value of the goods." placeholder:"TIMES"`
	EffectiveFrom string `required:"" help:"First day on which it is in force." placeholder:"2019-12-01"`
}

var isAmount = regexp.MustCompile(`^\d{1,12}(\.\d{1,2})?$`)

// Run adds the provision, for all agencies, and prints its id.
func (c *provisionAddCommand) Run(ctx context.Context, to console) error {
	if err := c.check(); err != nil {
		return err
	}
	return c.withOwner(ctx, to, func(ctx context.Context, conn *pgx.Conn) error {
		var id int64
		err := c.inWrite(ctx, conn, "addProvision", 0, func(tx pgx.Tx) error {
			return tx.QueryRow(ctx, `INSERT INTO provisions (law, article, text, field, fine_min, fine_max, multiple_min, multiple_max, effective_from)
				VALUES ($1, $2, $3, $4, nullif($5::text, '')::numeric, nullif($6::text, '')::numeric, nullif($7::text, '')::numeric, nullif($8::text, '')::numeric, $9::text::date) RETURNING id`,
				c.Law, c.Article, c.Text, c.Field, c.FineMin, c.FineMax, c.MultipleMin, c.MultipleMax, c.EffectiveFrom).Scan(&id)
		})
		switch {
		case failure.IsOfConstraint(err, "provisions_fine_in_order"):
			return errors.New("--fine-max: give no less than --fine-min")
		case failure.IsOfConstraint(err, "provisions_multiple_in_order"):
			return errors.New("--multiple-max: give no less than --multiple-min")
		case err != nil:
			return failure.AsProblem(err)
		}
		_, err = fmt.Fprintf(to.out, "Provision:%d\n", id)
		return err
	})
}

// check returns an error that names the flag that is wrong.
func (c *provisionAddCommand) check() error {
	if !slices.Contains(db.CaseFieldValues(), db.CaseField(c.Field)) {
		return fmt.Errorf("--field %s: give one of %v", c.Field, db.CaseFieldValues())
	}
	if _, err := civil.ParseDate(c.EffectiveFrom); err != nil {
		return fmt.Errorf("--effective-from %s: write it as 2019-12-01", c.EffectiveFrom)
	}
	for _, amount := range []struct{ flag, text string }{{"fine-min", c.FineMin}, {"fine-max", c.FineMax}, {"multiple-min", c.MultipleMin}, {"multiple-max", c.MultipleMax}} {
		if amount.text != "" && !isAmount.MatchString(amount.text) {
			return fmt.Errorf("--%s %s: give a number with at most two decimals, as in 5000.00", amount.flag, amount.text)
		}
	}
	return nil
}

type provisionListCommand struct {
	databaseSettings
}

// Run prints a line for each provision.
func (c *provisionListCommand) Run(ctx context.Context, to console) error {
	return c.withOwner(ctx, to, func(ctx context.Context, conn *pgx.Conn) error {
		return printRows(ctx, to, conn, "PROVISION,LAW,ARTICLE,FIELD,FINE,TIMES THE VALUE,FROM", `SELECT 'Provision:' || id, law, article, field, coalesce(fine_min::text, '–') || ' to ' || coalesce(fine_max::text, '–'),
			coalesce(trim_scale(multiple_min)::text, '–') || ' to ' || coalesce(trim_scale(multiple_max)::text, '–'), effective_from::text FROM provisions ORDER BY id`)
	})
}
