package db

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"

	"docket/problem"
)

// numbers is a kind of number that an agency gives out, one series a year.
type NumberSeries struct {
	kind  string // in number_series
	word  string // between the agency's short name and the year
	taken string // whether a number is
	last  string // the last of the year on record, whatever the series says
}

// numbersOf are numbers that stand in a column.
func NumberSeriesOf(kind, word, table, column string) NumberSeries {
	return NumberSeries{
		kind, word,
		fmt.Sprintf(`SELECT EXISTS (SELECT FROM %s WHERE agency_id = $1 AND %s = $2)`, table, column),
		fmt.Sprintf(`SELECT coalesce(max(substr(%[2]s, length($2) + 1, length(%[2]s) - length($2) - 1)::bigint), 0) FROM %[1]s
			WHERE agency_id = $1 AND starts_with(%[2]s, $2) AND substr(%[2]s, length($2) + 1) ~ '^[0-9]{1,9}号$'`, table, column),
	}
}

// Numbers are drawn for the years of the republic, and some to come.
const firstYear, lastYear = 1949, 2999

// number is the number that the input gives, where it is free, or the next of the year's series, as in
// `太市监案〔2023〕12号`. The series is locked until the transaction ends and goes back with it, so it has no gaps; where
// numbers stand on record beyond it (imported, or given by hand), it goes on behind them.
func (w *Writer) NumberOf(ctx context.Context, of NumberSeries, agency *Agency, year int, field string, given *string) (string, error) {
	isTaken := func(number string) (taken bool, err error) {
		if err = w.tx.Tx.QueryRowContext(ctx, of.taken, w.agency, number).Scan(&taken); err != nil {
			err = fmt.Errorf("look for number: %w", err)
		}
		return taken, err
	}
	if given != nil {
		taken, err := isTaken(*given)
		if err == nil && taken {
			err = problem.Errorf(problem.Conflict, "the number %s is taken in this bureau", *given).At(field)
		}
		return *given, err
	}
	if year < firstYear || year > lastYear {
		return "", BadInput(field, "no number is drawn for %d, only from %d to %d: give the number, or the right day", year, firstYear, lastYear)
	}
	prefix := fmt.Sprintf("%s%s〔%d〕", agency.ShortName, of.word, year)
	var next int64
	err := w.tx.Tx.QueryRowContext(ctx, `INSERT INTO number_series (agency_id, kind, year, last) VALUES ($1, $2, $3, 1)
		ON CONFLICT (agency_id, kind, year) DO UPDATE SET last = number_series.last + 1 RETURNING last`, w.agency, of.kind, year).Scan(&next)
	if err != nil {
		return "", fmt.Errorf("next number: %w", err)
	}
	number := fmt.Sprintf("%s%d号", prefix, next)
	taken, err := isTaken(number)
	if err != nil || !taken {
		return number, err
	}
	if err := w.tx.Tx.QueryRowContext(ctx, of.last, w.agency, prefix).Scan(&next); err != nil {
		return "", fmt.Errorf("last number: %w", err)
	}
	next++
	if _, err := w.tx.Tx.ExecContext(ctx, `UPDATE number_series SET last = $4 WHERE agency_id = $1 AND kind = $2 AND year = $3`,
		w.agency, of.kind, year, next); err != nil {
		return "", fmt.Errorf("next number: %w", err)
	}
	return fmt.Sprintf("%s%d号", prefix, next), nil
}

// numberOf is number for the writer's agency.
func (w *Writer) Number(ctx context.Context, of NumberSeries, year int, field string, given *string) (string, error) {
	agency := new(Agency)
	if err := w.tx.NewSelect().Model(agency).Where("id = ?", w.agency).Scan(ctx); err != nil {
		return "", fmt.Errorf("read agency: %w", err)
	}
	return w.NumberOf(ctx, of, agency, year, field, given)
}

// drawn makes a write try again whose number was taken by another one after it was drawn.
func RetryIfTaken(err error, given *string, constraint string) error {
	var refused *pgconn.PgError
	if given == nil && errors.As(err, &refused) && shard.ReplaceAllString(refused.ConstraintName, "") == constraint {
		return fmt.Errorf("%w: %w", ErrRunAgain, err)
	}
	return err
}
