package querytest

import (
	"context"
	"fmt"
	"time"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/shopspring/decimal"

	"docket/query/catalog"
)

// Load reads all rows of a database, each table by a plain SELECT.
func Load(ctx context.Context, url string, c *catalog.Catalog) (*World, error) {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return nil, err
	}
	defer conn.Close(ctx)
	w := &World{Catalog: c, Records: map[string][]*Record{}, Links: map[string][]Columns{}, Zone: Zone, Today: civil.DateOf(Clock().In(Zone))}
	f := &filler{catalog: c}
	for _, t := range f.types() {
		rows, err := readTable(ctx, conn, t.Table)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			w.Records[t.Name] = append(w.Records[t.Name], &Record{t, row})
		}
	}
	for table := range f.links() {
		if w.Links[table], err = readTable(ctx, conn, table); err != nil {
			return nil, err
		}
	}
	return w, nil
}

// readTable returns all rows of a table.
func readTable(ctx context.Context, conn *pgx.Conn, table string) ([]Columns, error) {
	rows, err := conn.Query(ctx, "SELECT * FROM "+table)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Columns
	for rows.Next() {
		values, err := rows.Values()
		if err != nil {
			return nil, err
		}
		row := Columns{}
		for i, d := range rows.FieldDescriptions() {
			switch v := values[i].(type) {
			case nil, int64, string, bool:
				row[d.Name] = v
			case int32:
				row[d.Name] = int64(v)
			case pgtype.Numeric:
				row[d.Name] = decimal.NewFromBigInt(v.Int, v.Exp)
			case time.Time:
				if d.DataTypeOID == pgtype.DateOID {
					row[d.Name] = civil.DateOf(v)
				} else {
					row[d.Name] = v
				}
			case pgtype.Range[any]: // its ends are columns of their own
			default:
				return nil, fmt.Errorf("%s.%s is a %T", table, d.Name, v)
			}
		}
		out = append(out, row)
	}
	return out, rows.Err()
}
