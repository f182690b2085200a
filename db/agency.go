package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/uptrace/bun"

	"docket/problem"
)

// Agency is a market supervision bureau or the level above it. Agencies form a tree and belong to no agency.
type Agency struct {
	bun.BaseModel `bun:"table:agencies,alias:agency"`

	ID        int64       `bun:"id,pk,autoincrement"`
	Code      string      `bun:"code"`
	Name      string      `bun:"name"`
	ShortName string      `bun:"short_name"` // what case and decision numbers begin with, as in `太市监`
	Level     AgencyLevel `bun:"level"`
	ParentID  *int64      `bun:"parent_id"`
	CreatedAt time.Time   `bun:"created_at,nullzero,notnull,default:now(),skipupdate"`
	UpdatedAt time.Time   `bun:"updated_at,nullzero,notnull,default:now()"`
	Version   int         `bun:"version,nullzero,notnull,default:1"`

	Parent   *Agency   `bun:"rel:belongs-to,join:parent_id=id"`
	Children []*Agency `bun:"rel:has-many,join:id=parent_id"`
	Units    []*Unit   `bun:"rel:has-many,join:id=agency_id"`
}

// Unit is a branch or station of a bureau.
type Unit struct {
	bun.BaseModel `bun:"table:units,alias:unit"`
	Record

	Name string   `bun:"name"`
	Kind UnitKind `bun:"kind"`

	Officers []*Officer `bun:"rel:has-many,join:agency_id=agency_id,join:id=unit_id"`
	Cases    []*Case    `bun:"rel:has-many,join:agency_id=agency_id,join:id=unit_id"`
}

// Officer is an enforcement officer with a certificate.
type Officer struct {
	bun.BaseModel `bun:"table:officers,alias:officer"`
	Record

	UnitID         int64       `bun:"unit_id"`
	Name           string      `bun:"name"`
	CertificateNo  string      `bun:"certificate_no"`
	CertifiedFrom  civil.Date  `bun:"certified_from,type:date"`
	CertifiedUntil *civil.Date `bun:"certified_until,type:date"` // the last day; nil where it has no end yet

	Unit  *Unit   `bun:"rel:belongs-to,join:agency_id=agency_id,join:unit_id=id"`
	Cases []*Case `bun:"m2m:case_officers,join:Officer=Case"`
}

// agencyOfUnit reads the writer's agency, which must have the unit.
func (w *Writer) agencyOfUnit(ctx context.Context, unit Key) (*Agency, error) {
	agency := new(Agency)
	err := w.tx.Tx.QueryRowContext(ctx, `SELECT a.id, a.short_name FROM agencies a
		JOIN units u ON u.agency_id = a.id WHERE u.agency_id = $1 AND u.id = $2`, w.agency, unit.ID).Scan(&agency.ID, &agency.ShortName)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, missing("input.unit", unit)
	}
	if err != nil {
		return nil, fmt.Errorf("read unit: %w", err)
	}
	return agency, nil
}

// officers reads officers of the writer's agency, by number; each must be there.
func (w *Writer) officers(ctx context.Context, field string, keys []Key) (map[int64]*Officer, error) {
	ids := make([]int64, len(keys))
	for i, key := range keys {
		if err := w.kept(at(field, i), key, "Officer"); err != nil {
			return nil, err
		}
		ids[i] = key.ID
	}
	rows, err := read[Officer](ctx, w, "id = ANY ($2)", "", ids)
	if err != nil {
		return nil, err
	}
	found := make(map[int64]*Officer, len(rows))
	for _, officer := range rows {
		found[officer.ID] = officer
	}
	for i, key := range keys {
		if found[key.ID] == nil {
			return nil, missing(at(field, i), key)
		}
	}
	return found, nil
}

// exists checks that a key names a record of the writer's agency; model is a nil pointer to its model.
func (w *Writer) exists(ctx context.Context, field string, key Key, typ string, model any) error {
	if err := w.kept(field, key, typ); err != nil {
		return err
	}
	is, err := w.tx.NewSelect().Model(model).Where("agency_id = ?", w.agency).Where("id = ?", key.ID).Exists(ctx)
	if err != nil {
		return fmt.Errorf("look for %s: %w", typ, err)
	}
	if !is {
		return missing(field, key)
	}
	return nil
}

// numbers is a kind of number that an agency gives out, one series a year.
type numbers struct {
	kind  string // in number_series
	word  string // between the agency's short name and the year
	taken string // whether a number is
	last  string // the last of the year on record, whatever the series says
}

// numbersOf are numbers that stand in a column.
func numbersOf(kind, word, table, column string) numbers {
	return numbers{
		kind, word,
		fmt.Sprintf(`SELECT EXISTS (SELECT FROM %s WHERE agency_id = $1 AND %s = $2)`, table, column),
		fmt.Sprintf(`SELECT coalesce(max(substr(%[2]s, length($2) + 1, length(%[2]s) - length($2) - 1)::bigint), 0) FROM %[1]s
			WHERE agency_id = $1 AND starts_with(%[2]s, $2) AND substr(%[2]s, length($2) + 1) ~ '^[0-9]{1,9}号$'`, table, column),
	}
}

var (
	caseNumbers      = numbersOf("CASE", "案", "cases", "case_no")
	decisionNumbers  = numbersOf("DECISION", "处罚", "decisions", "decision_no")
	complaintNumbers = numbersOf("COMPLAINT", "投举", "complaints", "complaint_no")
	safetyNumbers    = numbersOf("SAFETY_ORDER", "特令", "safety_orders", "order_no")
	seizureNumbers   = numbersOf("SEIZURE_ORDER", "强制", "seizures", "order_no")
)

// Numbers are drawn for the years of the republic, and some to come.
const firstYear, lastYear = 1949, 2999

// number is the number that the input gives, where it is free, or the next of the year's series, as in
// `太市监案〔2023〕12号`. The series is locked until the transaction ends and goes back with it, so it has no gaps; where
// numbers stand on record beyond it (imported, or given by hand), it goes on behind them.
func (w *Writer) number(ctx context.Context, of numbers, agency *Agency, year int, field string, given *string) (string, error) {
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
		return "", bad(field, "no number is drawn for %d, only from %d to %d: give the number, or the right day", year, firstYear, lastYear)
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
func (w *Writer) numberOf(ctx context.Context, of numbers, year int, field string, given *string) (string, error) {
	agency := new(Agency)
	if err := w.tx.NewSelect().Model(agency).Where("id = ?", w.agency).Scan(ctx); err != nil {
		return "", fmt.Errorf("read agency: %w", err)
	}
	return w.number(ctx, of, agency, year, field, given)
}

// drawn makes a write try again whose number was taken by another one after it was drawn.
func drawn(err error, given *string, constraint string) error {
	var refused *pgconn.PgError
	if given == nil && errors.As(err, &refused) && shard.ReplaceAllString(refused.ConstraintName, "") == constraint {
		return fmt.Errorf("%w: %w", errAgain, err)
	}
	return err
}
