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
	err = i.tx.QueryRow(i.ctx, addImport, i.agency, i.mapping.Register, name, sum, by).Scan(&i.number)
	if err != nil {
		return fmt.Errorf("record of the import: %w", explainRefusal(err))
	}
	return nil
}

// finish writes what the import did into its record, and removes the staging table.
func (i *importer) finish() error {
	if err := i.warnOfEarlyDecisions(); err != nil {
		return err
	}
	counts, err := json.Marshal(i.report.Counts)
	if err != nil {
		return err
	}
	i.report.Number = i.number
	if _, err = i.tx.Exec(i.ctx, finishImport, i.agency, i.number, i.count, i.rejects.count, string(counts)); err != nil {
		return err
	}
	if err := i.dropStages(); err != nil {
		return err
	}
	_, err = i.tx.Exec(i.ctx, dropStaging)
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
		_, err := i.tx.Exec(i.ctx, noteFor, value)
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
// register of a million rows fast. Without triggers, the same statement logs the rows.
func (i *importer) add(table, insert string, args ...any) (count int, err error) {
	return i.addWith(addition{table: table, insert: insert}, args...)
}

// addition is a statement that adds rows to a table.
type addition struct {
	table, insert string
	columns       []string // that it writes, but for logged_at, which has the value of its default; nil if that is not known
	also          []string // parts of the statement that do more with the rows, which they find under the name added
}

// addWith does what add does.
func (i *importer) addWith(a addition, args ...any) (count int, err error) {
	if i.store.IsSpread() {
		count, err = i.addSpread(a, args)
		i.hasWritten = i.hasWritten || count > 0
		return count, err
	}
	if i.isBulk {
		var log string
		if err := i.tx.QueryRow(i.ctx, logOfAdded, a.table, a.columns).Scan(&log); err != nil {
			return 0, fmt.Errorf("log of %s: %w", a.table, err)
		}
		a.also = append(a.also, "logged AS ("+log+")")
	}
	err = i.withoutTriggers(func() error {
		return i.tx.QueryRow(i.ctx, insertAndNote(a, i.agency, i.number), args...).Scan(&count)
	})
	i.hasWritten = i.hasWritten || count > 0
	return count, err
}

// change runs a statement that changes rows, which triggers note, and returns how many there are.
func (i *importer) change(sql string, args ...any) (count int, err error) {
	err = i.noted(func() error {
		done, err := i.tx.Exec(i.ctx, sql, args...)
		count = int(done.RowsAffected())
		return err
	})
	i.hasWritten = i.hasWritten || count > 0
	return count, err
}
