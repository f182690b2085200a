package imports

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// Record is the record of an import.
type Record struct {
	Number   int64
	Register string
	FileName string
	SHA256   string
	By       string
	At       string // day and time in the time zone of the deployment
	State    string // DONE or UNDONE
	Rows     int
	Rejected int
	UndoneBy string
	Agency   int64 // that the import belongs to
}

// List returns the records of all imports, the latest first.
func List(ctx context.Context, database string) ([]Record, error) {
	conn, err := pgx.Connect(ctx, database)
	if err != nil {
		return nil, fmt.Errorf("imports: connect: %w", err)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	return readImports(ctx, conn, 0)
}

func readImports(ctx context.Context, conn *pgx.Conn, number int64) ([]Record, error) {
	rows, err := conn.Query(ctx, readRecords, number)
	if err != nil {
		return nil, fmt.Errorf("imports: %w", err)
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (r Record, err error) {
		err = row.Scan(&r.Number, &r.Register, &r.FileName, &r.SHA256, &r.By, &r.At, &r.State, &r.Rows, &r.Rejected, &r.UndoneBy, &r.Agency)
		return r, err
	})
}
