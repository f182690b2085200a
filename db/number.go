package db

import (
	"context"
	"fmt"

	"docket/failure"
	"docket/input"
	"docket/problem"
)

// NumberSeries is a kind of number that agencies assign, such as case numbers. Each agency has one series for each year.
type NumberSeries struct {
	kind     string // in the table number_series
	word     string // between the short name of the agency and the year
	takenSQL string // whether a number ($2) is on record in the agency ($1)
	lastSQL  string // the greatest number on record in the agency ($1) after a prefix ($2)
}

// NewNumberSeries returns the series of the numbers in a column. An example number is `太市监案〔2023〕12号`, where word is `案`.
func NewNumberSeries(kind, word, table, column string) NumberSeries {
	return NumberSeries{
		kind, word,
		fmt.Sprintf(`SELECT EXISTS (SELECT FROM %s WHERE agency_id = $1 AND %s = $2)`, table, column),
		fmt.Sprintf(`SELECT coalesce(max(substr(%[2]s, length($2) + 1, length(%[2]s) - length($2) - 1)::bigint), 0) FROM %[1]s
			WHERE agency_id = $1 AND starts_with(%[2]s, $2) AND substr(%[2]s, length($2) + 1) ~ '^[0-9]{1,9}号$'`, table, column),
	}
}

// Numbers are drawn for these years only. The constraint number_series_year_range has the same years.
const firstYear, lastYear = 1949, 2999

// DrawNumberFor returns the number that the input gives, or draws the next of the agency's series of the year. field is the path of the
// given number. Returns CONFLICT if the given number is taken, and BAD_USER_INPUT if no number is drawn for the year.
//
// The series is locked until the transaction ends and is rolled back with the transaction, so it has no gaps. If the next number is on
// record, imported or given by hand, the series continues after the greatest number on record. In the first attempt of a write, the caller finds that
// out from the constraint of the column, and must pass its error to RetryIfTaken.
func (w *Writer) DrawNumberFor(ctx context.Context, series NumberSeries, agency *Agency, year int, field string, given *string) (string, error) {
	if given != nil {
		isTaken, err := w.isNumberTaken(ctx, series, *given)
		if err == nil && isTaken {
			err = problem.Errorf(problem.Conflict, "the number %s is taken in this bureau: give another one, or leave it out to get the next", *given).At(field)
		}
		return *given, err
	}
	if year < firstYear || year > lastYear {
		return "", input.Fault(field, "no number is drawn for %d, only from %d to %d: give the number, or the right day", year, firstYear, lastYear)
	}
	prefix := fmt.Sprintf("%s%s〔%d〕", agency.ShortName, series.word, year)
	var next int64
	err := w.tx.Tx.QueryRowContext(ctx, `INSERT INTO number_series (agency_id, kind, year, last) VALUES ($1, $2, $3, 1)
		ON CONFLICT (agency_id, kind, year) DO UPDATE SET last = number_series.last + 1 RETURNING last`, w.agency, series.kind, year).Scan(&next)
	if err != nil {
		return "", fmt.Errorf("next number: %w", err)
	}
	number := fmt.Sprintf("%s%d号", prefix, next)
	if w.mayRunAgain { // nearly always the number is free; if not, the database refuses the record, and RetryIfTaken makes the write run again
		return number, nil
	}
	isTaken, err := w.isNumberTaken(ctx, series, number)
	if err != nil || !isTaken {
		return number, err
	}
	if err := w.tx.Tx.QueryRowContext(ctx, series.lastSQL, w.agency, prefix).Scan(&next); err != nil {
		return "", fmt.Errorf("last number: %w", err)
	}
	next++
	if _, err := w.tx.Tx.ExecContext(ctx, `UPDATE number_series SET last = $4 WHERE agency_id = $1 AND kind = $2 AND year = $3`,
		w.agency, series.kind, year, next); err != nil {
		return "", fmt.Errorf("next number: %w", err)
	}
	return fmt.Sprintf("%s%d号", prefix, next), nil
}

// DrawNumber is DrawNumberFor for the writer's agency, which it reads.
func (w *Writer) DrawNumber(ctx context.Context, series NumberSeries, year int, field string, given *string) (string, error) {
	agency := new(Agency)
	if err := w.tx.NewSelect().Model(agency).Where("id = ?", w.agency).Scan(ctx); err != nil {
		return "", fmt.Errorf("read agency: %w", err)
	}
	return w.DrawNumberFor(ctx, series, agency, year, field, given)
}

func (w *Writer) isNumberTaken(ctx context.Context, series NumberSeries, number string) (isTaken bool, err error) {
	if err = w.tx.Tx.QueryRowContext(ctx, series.takenSQL, w.agency, number).Scan(&isTaken); err != nil {
		err = fmt.Errorf("look for number: %w", err)
	}
	return isTaken, err
}

// RetryIfTaken makes a write run again if a number was drawn and another transaction then took it: it wraps err in ErrRunAgain if
// err is a violation of the constraint and the input gave no number. Otherwise it returns err.
func RetryIfTaken(err error, given *string, constraint string) error {
	if given == nil && failure.IsOfConstraint(err, constraint) {
		return fmt.Errorf("%w: %w", ErrRunAgain, err)
	}
	return err
}
