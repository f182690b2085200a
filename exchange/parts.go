package exchange

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/jackc/pgx/v5"

	"docket/exchange/imports"
	"docket/exchange/kinds"
	"docket/exchange/mapping"
)

// DefaultPartRows is how many rows of a file are written in one transaction at most; a larger file is written in parts. Parts that are written side by
// side have a fraction of them.
const DefaultPartRows = 50_000

// The first part is small, since it is written alone: after it, Postgres knows the tables. The others are large enough that what a part costs beside its rows
// does not count, and small enough that several are written side by side until the end.
const (
	firstPart = 2_000
	partsOf   = 2 // of DefaultPartRows
)

// maxWriters is how many parts are written side by side at most. Each takes a processor of the database.
const maxWriters = 4

// writers returns how many parts are written side by side. On Citus, it is one: what is staged has the same names for all of them there.
func (i *importer) writers() int {
	if i.store.IsSpread() {
		return 1
	}
	return min(runtime.GOMAXPROCS(0), maxWriters)
}

// book is what the record of an import holds while its parts are written (imports.counts): what the file was imported with, and each part that
// is on record. It is written together with the part, so it is true after every kill.
type book struct {
	Mapping string `json:"mapping"` // hash of the mapping
	Rows    int    `json:"rows"`    // to be written
	Parts   []part `json:"parts"`

	lock sync.Mutex
}

// part is a part of an import that is written in a transaction of its own: a share of the records of a kind that several rows may describe, or all other records of
// some rows.
type part struct {
	Kind     string    `json:"kind,omitempty"`
	Share    int64     `json:"share,omitempty"`
	From     int64     `json:"from,omitempty"` // first and last row in the staging table
	To       int64     `json:"to,omitempty"`
	Rows     int       `json:"rows"`
	Counts   []Count   `json:"counts"`
	Warnings []warning `json:"warnings,omitempty"`
}

// written returns how many rows are on record.
func (b *book) written() int {
	b.lock.Lock()
	defer b.lock.Unlock()
	rows := 0
	for _, p := range b.Parts {
		rows += p.Rows
	}
	return rows
}

// add notes that a part is on record.
func (b *book) add(p part) {
	b.lock.Lock()
	defer b.lock.Unlock()
	b.Parts = append(b.Parts, p)
}

func (b *book) has(share part) bool {
	return slices.ContainsFunc(b.Parts, func(p part) bool { return p.Kind == share.Kind && p.Share == share.Share })
}

// inTurn runs do while no other import runs.
func (i *importer) inTurn(do func() error) error {
	turn, err := imports.AwaitTurn(i.ctx, i.settings.Database)
	if err != nil {
		return err
	}
	defer turn.End()
	i.turn = turn
	return do()
}

// goesInParts reports whether the records are written in several transactions.
func (i *importer) goesInParts() bool {
	if i.settings.DryRun || i.settings.Strict || i.count <= i.partRows() {
		return false
	}
	for _, v := range kinds.Verbs() {
		if i.mapping.Has(v.Name) {
			return false
		}
	}
	return true
}

func (i *importer) partRows() int {
	if i.settings.PartRows > 0 {
		return i.settings.PartRows
	}
	return DefaultPartRows
}

// hashMapping returns a hash of all that a mapping says.
func hashMapping(m *mapping.Spec) (string, error) {
	text, err := json.Marshal(m)
	if err != nil {
		return "", fmt.Errorf("mapping: %w", err)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), nil
}

// beginParts finds the record of an import of the same file with the same mapping that was interrupted, or adds the record of a new one.
func (i *importer) beginParts() error {
	hash, err := hashMapping(i.mapping)
	if err != nil {
		return err
	}
	sum, err := hashFile(i.settings.File)
	if err != nil {
		return err
	}
	i.book = &book{Mapping: hash, Parts: []part{}}
	var text []byte
	err = i.tx.QueryRow(i.ctx, findInterrupted, i.agency, sum, hash).Scan(&i.number, &text)
	switch {
	case err == nil:
		if err := json.Unmarshal(text, i.book); err != nil {
			return fmt.Errorf("record of import %d: %w", i.number, err)
		}
		i.report.Resumed = i.book.written()
	case isNoRow(err):
		if err := i.begin(); err != nil {
			return err
		}
	default:
		return fmt.Errorf("record of the import: %w", err)
	}
	if err := i.tx.QueryRow(i.ctx, countStaged).Scan(&i.book.Rows); err != nil {
		return err
	}
	if text, err = json.Marshal(i.book); err != nil {
		return err
	}
	if _, err = i.tx.Exec(i.ctx, beginBook, i.agency, i.number, string(text), i.rejects.count); err != nil {
		return err
	}
	_, err = i.exec(hideStaging)
	return err
}

// writeParts writes the parts that are not on record yet, and ends the import.
func (i *importer) writeParts() error {
	i.tellParts()
	err := i.turn.Mark(i.ctx, i.number)
	if err == nil {
		i.isBulk, err = i.mayWriteInBulk()
	}
	if err == nil {
		err = i.writeWithoutIndexes()
	}
	if err == nil {
		err = i.inTransaction(i.endParts)
	}
	if err != nil && i.book.written() > 0 {
		return fmt.Errorf("%w; %d of %d rows are on record as import %d: import the same file again to go on, or take it back", err, i.book.written(), i.book.Rows, i.number)
	}
	return err
}

// writeWithoutIndexes writes the records of all kinds; without indexes where no records are on record but those of this import.
func (i *importer) writeWithoutIndexes() error {
	if err := i.dropIndexes(); err != nil {
		return err
	}
	err := i.writeKindsOfAllRows()
	if err == nil {
		err = i.writeRows()
	}
	// Also where it failed: whoever reads the records needs the indexes.
	return errors.Join(err, i.turn.MakeIndexes(context.WithoutCancel(i.ctx), i.settings.Database))
}

// dropIndexes takes the indexes of tables away that have no rows but those of this import. They stay where others use the tables.
func (i *importer) dropIndexes() error {
	if !i.isBulk || !i.mapping.Has("case") {
		return nil
	}
	err := i.inTransaction(func() error {
		var tables []string
		for _, of := range []struct{ kind, table string }{{"case", "cases"}, {"party", "parties"}} {
			var count int
			if err := i.tx.QueryRow(i.ctx, "SELECT count(*) FROM "+of.table).Scan(&count); err != nil {
				return err
			}
			for _, p := range i.book.Parts {
				for _, c := range p.Counts {
					if c.Kind == of.kind {
						count -= c.Inserted
					}
				}
			}
			switch {
			case count != 0:
			case of.table == "cases":
				i.isAlone = true
				tables = append(tables, "cases", "penalties", "case_events", "decisions", "cases_sum_records")
			default:
				tables = append(tables, of.table)
			}
		}
		if len(tables) == 0 {
			return nil
		}
		unset := []string{"officer_id", "provision_id"}
		if !i.mapping.Has("foodBusiness") {
			unset = append(unset, "business_id")
		}
		return imports.DropIndexes(i.ctx, i.tx, i.agency, i.number, tables, unset)
	})
	if errors.Is(err, imports.ErrInUse) {
		return nil
	}
	return err
}

func (i *importer) tellParts() {
	i.teller.progress(Progress{Step: Writing, Rows: i.book.written(), Of: i.book.Rows, Number: i.number, Resumed: i.report.Resumed})
}

// isOfAllRows reports whether several rows may describe one record of a kind, which then cannot be written part by part.
func isOfAllRows(k kinds.Merged) bool { return k.Name == "party" || k.Name == "foodBusiness" }

// writeKindsOfAllRows writes parties and food businesses, shares of a kind side by side.
func (i *importer) writeKindsOfAllRows() error {
	for _, k := range kinds.AllMerged() {
		if !isOfAllRows(k) || !i.mapping.Has(k.Name) {
			continue
		}
		var parts []part
		for share := range int64(shares) {
			if p := (part{Kind: k.Name, Share: share}); !i.book.has(p) {
				parts = append(parts, p)
			}
		}
		if err := i.writeSideBySide(parts); err != nil {
			return err
		}
	}
	return i.analyze("parties", "food_businesses")
}

// shares is in how many parts the parties, and the food businesses, of a file are written.
const shares = 8

// analyze lets Postgres count tables again, since plans for an empty table are slow for a full one.
func (i *importer) analyze(tables ...string) error {
	return i.inTransaction(func() error {
		for _, table := range tables {
			if _, err := i.exec("ANALYZE " + table); err != nil {
				return err
			}
		}
		return nil
	})
}

// writeRows writes the records of all rows that are not on record yet, several parts side by side.
func (i *importer) writeRows() error {
	if !i.mapping.Has("case") {
		return nil
	}
	parts, err := i.partsLeft()
	if err != nil {
		return err
	}
	// After the first part, Postgres knows the tables.
	if len(parts) > 0 {
		if err := i.writePart(&parts[0]); err != nil {
			return err
		}
		if err := i.analyze("cases", "decisions", "penalties", "case_events"); err != nil {
			return err
		}
		parts = parts[1:]
	}
	return i.writeSideBySide(parts)
}

// writeSideBySide writes several parts at a time.
func (i *importer) writeSideBySide(parts []part) error {
	var lock sync.Mutex
	var failed error
	next := func() *part {
		lock.Lock()
		defer lock.Unlock()
		if len(parts) == 0 || failed != nil {
			return nil
		}
		p := &parts[0]
		parts = parts[1:]
		return p
	}
	var writers sync.WaitGroup
	for range i.writers() {
		writers.Go(func() {
			for p := next(); p != nil; p = next() {
				if err := i.writePart(p); err != nil {
					lock.Lock()
					failed = errors.Join(failed, err)
					lock.Unlock()
				}
			}
		})
	}
	writers.Wait()
	return failed
}

// partsLeft returns the parts of the rows that are not on record yet.
func (i *importer) partsLeft() (parts []part, err error) {
	var written []string
	for _, p := range i.book.Parts {
		if p.Kind == "" {
			written = append(written, ofLines(p.From, p.To))
		}
	}
	err = i.inTransaction(func() error {
		rows, err := i.tx.Query(i.ctx, partsOfStaging(written), max(i.partRows()/partsOf, 1), max(min(i.partRows()/partsOf, firstPart), 1))
		if err != nil {
			return err
		}
		parts, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (p part, err error) {
			err = row.Scan(&p.From, &p.To, &p.Rows)
			return p, err
		})
		return err
	})
	return parts, err
}

// writePart writes a part.
func (i *importer) writePart(p *part) error {
	if err := i.turn.Check(i.ctx); err != nil {
		return err
	}
	how := checked
	if i.isAlone {
		how = fresh
	}
	err := i.writePartAs(p, how)
	if errors.Is(err, errOnRecord) {
		err = i.writePartAs(p, merged)
	}
	return err
}

// manner is how the cases of a part are written.
type manner int

const (
	merged  manner = iota // each is looked for
	checked               // as fresh, if none of them is found
	fresh                 // as none was on record a moment ago
)

// writePartAs writes a part in a transaction, together with the note in the book that it is on record.
func (i *importer) writePartAs(p *part, how manner) error {
	w := *i
	w.staged = nil
	w.report, w.warnings, w.isBulk, w.allNew = &Report{}, nil, i.isBulk && (p.Kind == "" || p.Kind == "party"), map[string]bool{}
	err := w.inTransaction(func() error {
		condition := ofLines(p.From, p.To)
		if k := kinds.MergedNamed(p.Kind); k != nil {
			condition = ofShare(stagingColumn(*k, *k.Field(k.KeyField())), p.Share)
		}
		if _, err := w.exec(memoryForMany); err != nil {
			return err
		}
		if err := w.show(condition); err != nil {
			return err
		}
		if err := w.mergePart(p, how); err != nil {
			return err
		}
		p.Counts, p.Warnings = w.report.Counts, w.warnings
		text, err := json.Marshal(p)
		if err != nil {
			return err
		}
		if err := w.dropStages(); err != nil {
			return err
		}
		if _, err := w.exec(hideStaging); err != nil {
			return err
		}
		// Last, because other writers wait for the row.
		_, err = w.tx.Exec(w.ctx, notePart, w.agency, w.number, string(text), p.Rows)
		return err
	})
	if err != nil {
		return err
	}
	i.book.add(*p)
	i.tellParts()
	return nil
}

// mergePart merges the records of a part.
func (i *importer) mergePart(p *part, how manner) error {
	mayBeFresh := p.Kind == "" && how != merged && i.goesFresh()
	isFresh := mayBeFresh && how == fresh
	if p.Kind == "" && !isFresh {
		areOnRecord, err := i.checkAgain()
		if err != nil {
			return err
		}
		isFresh = mayBeFresh && !areOnRecord
	}
	if _, err := i.tx.Exec(i.ctx, holdAgency, i.agency); err != nil {
		return err
	}
	if isFresh {
		return i.writeFresh()
	}
	for _, k := range kinds.AllMerged() {
		if !i.mapping.Has(k.Name) || k.IsList || isOfAllRows(k) == (p.Kind == "") || p.Kind != "" && p.Kind != k.Name {
			continue
		}
		if err := i.merge(k); err != nil {
			return fmt.Errorf("%s: %w", k.Name, explainRefusal(err))
		}
	}
	if p.Kind != "" {
		return nil
	}
	if i.mapping.Has("penalty") {
		if err := i.mergePenalties(); err != nil {
			return fmt.Errorf("penalty: %w", explainRefusal(err))
		}
	}
	if err := i.refreshSummaries(); err != nil {
		return err
	}
	return i.writeTimelines()
}

// checkAgain rejects what was worked on since the rows were checked, locks the rest, and reports whether cases or decisions of the part are on record. Those that are not need
// neither.
func (i *importer) checkAgain() (areOnRecord bool, err error) {
	if err := i.tx.QueryRow(i.ctx, anyOnRecord(i.mapping.Has("decision")), i.agency).Scan(&areOnRecord); err != nil || !areOnRecord {
		return false, err
	}
	if err := i.lockChangedCases(); err != nil {
		return true, err
	}
	return true, i.runChecks(i.rejects, i.caseChecks())
}

// endParts adds up what the parts did, and ends the import.
func (i *importer) endParts() error {
	if err := i.show("true"); err != nil {
		return err
	}
	for _, p := range i.book.Parts {
		for _, w := range p.Warnings {
			i.warn(w.Count, w.Text)
		}
	}
	for _, k := range kinds.AllMerged() {
		if !i.mapping.Has(k.Name) {
			continue
		}
		sum := Count{Kind: k.Name}
		for _, p := range i.book.Parts {
			for _, c := range p.Counts {
				if c.Kind == k.Name {
					sum.Inserted, sum.Updated, sum.Unchanged = sum.Inserted+c.Inserted, sum.Updated+c.Updated, sum.Unchanged+c.Unchanged
				}
			}
		}
		i.report.Counts = append(i.report.Counts, sum)
	}
	if err := i.countAbsent(); err != nil {
		return err
	}
	if err := i.finish(); err != nil {
		return err
	}
	return i.publish()
}
