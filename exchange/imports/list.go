package imports

import (
	"context"
	"fmt"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"
)

// Record is the record of an import.
type Record struct {
	Number   int64
	Register string
	FileName string
	SHA256   string `bun:"sha256"`
	By       string
	At       string // day and time in the time zone of the deployment
	State    string // RUNNING, INTERRUPTED, DONE or UNDONE
	Rows     int    // of the file; of an import that is not done, those on record
	Of       int    // rows to be written, of an import that is not done
	Rejected int
	UndoneBy string
	Agency   int64 // that the import belongs to
}

// List returns the records of all imports, the latest first.
func List(ctx context.Context, db bun.IDB) ([]Record, error) { return read(ctx, db, "true") }

// ListOf returns the records of the imports of agencies, the latest first.
func ListOf(ctx context.Context, db bun.IDB, agencies []int64) ([]Record, error) {
	return read(ctx, db, "i.agency_id = ANY (?)", pgdialect.Array(agencies))
}

// Find returns the record of an import, and false if there is none.
func Find(ctx context.Context, db bun.IDB, number int64) (Record, bool, error) {
	found, err := read(ctx, db, "i.id = ?", number)
	if err != nil || len(found) == 0 {
		return Record{}, false, err
	}
	return found[0], true, nil
}

func read(ctx context.Context, db bun.IDB, where string, args ...any) (found []Record, err error) {
	err = db.NewSelect().TableExpr("imports AS i").
		ColumnExpr("i.id AS number, coalesce(i.register, '') AS register, i.file_name, i.sha256, i.imported_by AS by, coalesce(i.undone_by, '') AS undone_by, i.agency_id AS agency").
		ColumnExpr(startedAt).ColumnExpr(stateNow).ColumnExpr(rowsNow).
		Where(where, args...).OrderExpr("i.id DESC").Scan(ctx, &found)
	if err != nil {
		return nil, fmt.Errorf("imports: %w", err)
	}
	return found, nil
}
