package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"github.com/jackc/pgx/v5"

	"docket/db"
)

func isNoRow(err error) bool { return errors.Is(err, pgx.ErrNoRows) }

// begin adds the record of the import, so that what it writes can name it.
func (i *importer) begin() error {
	sum, err := hashFile(i.settings.File)
	if err != nil {
		return err
	}
	by := i.settings.By
	if by == "" {
		by = "docket import"
	}
	name := i.settings.FileName
	if name == "" {
		name = filepath.Base(i.settings.File)
	}
	err = i.tx.QueryRow(i.ctx, `INSERT INTO imports (agency_id, register, file_name, sha256, imported_by, state, row_count, rejected_count, counts)
		VALUES ($1, nullif($2, ''), $3, $4, $5, 'DONE', 0, 0, '[]') RETURNING id`, i.agency, i.mapping.Register, name, sum, by).Scan(&i.number)
	if err != nil {
		return fmt.Errorf("record of the import: %w", explainRefusal(err))
	}
	return nil
}

// finish writes what the import did into its record.
func (i *importer) finish() error {
	counts, err := json.Marshal(i.report.Counts)
	if err != nil {
		return err
	}
	i.report.Number = i.number
	_, err = i.tx.Exec(i.ctx, "UPDATE imports SET row_count = $3, rejected_count = $4, counts = $5 WHERE agency_id = $1 AND id = $2",
		i.agency, i.number, i.count, i.rejects.count, string(counts))
	return err
}

func hashFile(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = file.Close() }()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// noted runs do while triggers note every row that is written.
func (i *importer) noted(do func() error) error {
	set := func(value string) error {
		_, err := i.tx.Exec(i.ctx, "SELECT set_config('docket.import', $1, true)", value)
		return err
	}
	if err := set(strconv.FormatInt(i.number, 10)); err != nil {
		return err
	}
	if err := do(); err != nil {
		return err
	}
	return set("")
}

// add runs a statement that adds rows to a table, notes their numbers, and returns how many there are. One note for all of them keeps a
// register of a million rows fast.
func (i *importer) add(table, insert string, args ...any) (count int, err error) {
	err = i.tx.QueryRow(i.ctx, fmt.Sprintf(`WITH added AS (%s RETURNING id),
		noted AS (INSERT INTO import_writes (agency_id, import_id, table_name, action, ids, new_version)
			SELECT %d, %d, '%s', 'ADDED', range_agg(int8range(id, id, '[]')), 1 FROM added HAVING count(*) > 0)
		SELECT count(*) FROM added`, insert, i.agency, i.number, table), args...).Scan(&count)
	return count, err
}

// change runs a statement that changes rows, which triggers note, and returns how many there are.
func (i *importer) change(sql string, args ...any) (count int, err error) {
	err = i.noted(func() error {
		done, err := i.tx.Exec(i.ctx, sql, args...)
		count = int(done.RowsAffected())
		return err
	})
	return count, err
}

// settleVersions notes the versions of businesses after the days by which they need an official were worked out: that is a part of the import,
// not work that somebody has done since.
func (i *importer) settleVersions(store *db.Store) error {
	return store.Batch(i.ctx, func(b *db.Batch) error {
		_, err := b.Conn().Exec(i.ctx, `SET LOCAL ROLE NONE`)
		if err == nil {
			_, err = b.Conn().Exec(i.ctx, `UPDATE import_writes w SET new_version = v.version
				FROM (SELECT w.id, max(b.version) AS version FROM import_writes w JOIN food_businesses b ON b.agency_id = w.agency_id AND w.ids @> b.id
					WHERE w.agency_id = $1 AND w.import_id = $2 AND w.table_name = 'food_businesses' GROUP BY w.id) v
				WHERE w.agency_id = $1 AND w.id = v.id`, i.agency, i.number)
		}
		return err
	})
}
