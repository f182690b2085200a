package querytest

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5"

	"docket/query/catalog"
)

// Changer writes to a filled database at random, by SQL, and reads into a world what it has written.
type Changer struct {
	conn  *pgx.Conn
	world *World
	fill  *filler
	// Note is told of each transaction before it commits: its number, and the tables that it has written to. It may be nil.
	Note func(transaction uint64, tables []string)
	// last is the highest number given to a record of each table. Records above those of Fill are referred to by none, so they may be removed.
	last map[string]int
}

// maxAdded is how many records a Changer adds to a table at the most, as every answer is worked out from all records.
const maxAdded = 12

// NewChanger returns a Changer of the database that a world was read from.
func NewChanger(conn *pgx.Conn, w *World) *Changer {
	c := &Changer{conn: conn, world: w, last: map[string]int{}}
	c.fill = &filler{catalog: w.Catalog, rowCounts: map[string]int{}, unassignedFrom: map[int]civil.Date{}}
	for _, t := range c.fill.types() {
		c.fill.rowCounts[t.Table] = len(w.Records[t.Name])
		c.last[t.Table] = len(w.Records[t.Name])
	}
	return c
}

// Change runs a transaction of one to four changes that a seed decides: a record is added, changed or removed, or a link of a many-to-many relation is
// removed. One in eight transactions is rolled back. It returns what was done.
func (c *Changer) Change(ctx context.Context, seed uint64) (done []string, err error) {
	c.fill.random = rand.New(rand.NewPCG(seed, 23))
	tx, err := c.conn.Begin(ctx)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback(context.WithoutCancel(ctx)) //nolint:errcheck // it is a refusal after a commit
	changed := map[string]bool{}
	for range 1 + c.fill.random.IntN(4) {
		table, statement, args, err := c.draw()
		if err != nil {
			return nil, err
		}
		if _, err := tx.Exec(ctx, statement, args...); err != nil {
			return nil, fmt.Errorf("%s: %w", statement, err)
		}
		changed[table] = true
		done = append(done, fmt.Sprintln(statement, args))
	}
	if c.fill.random.IntN(8) == 0 {
		return append(done, "rolled back"), tx.Rollback(ctx)
	}
	if c.Note != nil {
		if err := c.note(ctx, tx); err != nil {
			return nil, err
		}
	}
	if err := tx.Commit(ctx); err != nil {
		return nil, err
	}
	return done, c.read(ctx, changed)
}

// note tells Note of a transaction. What was written to, by triggers too, is locked against being locked as a whole.
func (c *Changer) note(ctx context.Context, tx pgx.Tx) error {
	var transaction uint64
	var tables []string
	err := tx.QueryRow(ctx, `SELECT pg_current_xact_id()::text::bigint, (SELECT array_agg(DISTINCT relname::text) FROM pg_locks JOIN pg_class c ON c.oid = relation
		WHERE pid = pg_backend_pid() AND mode IN ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock') AND relkind = 'r')`).Scan(&transaction, &tables)
	if err == nil {
		c.Note(transaction, tables)
	}
	return err
}

// removeLink draws a statement that removes a link, which it names by its numbers, that of its agency among them: Citus takes no other way.
func (c *Changer) removeLink(table string) (statement string, args []any) {
	links := slices.SortedFunc(slices.Values(c.world.Links[table]), func(a, b Columns) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	if len(links) == 0 {
		return "DELETE FROM " + table + " WHERE false", nil
	}
	link := links[c.fill.random.IntN(len(links))]
	var conds []string
	for _, name := range slices.Sorted(maps.Keys(link)) {
		if number, ok := link[name].(int64); ok {
			args = append(args, number)
			conds = append(conds, fmt.Sprintf("%s = $%d", name, len(args)))
		}
	}
	return "DELETE FROM " + table + " WHERE " + strings.Join(conds, " AND "), args
}

// draw draws a statement that changes a table.
func (c *Changer) draw() (table, statement string, args []any, err error) {
	if links := slices.Sorted(maps.Keys(c.world.Links)); c.fill.random.IntN(12) == 0 {
		table = links[c.fill.random.IntN(len(links))]
		statement, args = c.removeLink(table)
		return table, statement, args, nil
	}
	types := slices.DeleteFunc(slices.Clone(c.fill.types()), func(t *catalog.Type) bool {
		return t.Table == "agencies" || t.Table == "coverage_assignments" // the readers' scope; no two assignments of a business overlap
	})
	t := types[c.fill.random.IntN(len(types))]
	if summarised := c.world.Catalog.Summaries(); c.fill.random.IntN(2) == 0 {
		t = summarised[c.fill.random.IntN(len(summarised))].Type
	}
	var added []int64
	for _, r := range c.world.Records[t.Name] {
		if r.Number() > int64(c.fill.rowCounts[t.Table]) {
			added = append(added, r.Number())
		}
	}
	switch kind := c.fill.random.IntN(4); {
	case kind == 0 && len(added) < maxAdded:
		c.last[t.Table]++
		row := c.fill.row(t, c.last[t.Table])
		columns := strings.Join(slices.Sorted(maps.Keys(row)), ", ")
		text, err := json.Marshal(row)
		return t.Table, fmt.Sprintf("INSERT INTO %[1]s (%[2]s) SELECT %[2]s FROM json_populate_record(NULL::%[1]s, $1)", t.Table, columns), []any{string(text)}, err
	case kind <= 1 && len(added) > 0:
		return t.Table, "DELETE FROM " + t.Table + " WHERE id = $1", []any{added[c.fill.random.IntN(len(added))]}, nil
	}
	id := 1 + c.fill.random.IntN(c.fill.rowCounts[t.Table])
	row := c.fill.row(t, id)
	delete(row, "id")
	delete(row, "agency_id")
	columns := strings.Join(slices.Sorted(maps.Keys(row)), ", ")
	text, err := json.Marshal(row)
	return t.Table, fmt.Sprintf("UPDATE %[1]s SET (%[2]s) = (SELECT %[2]s FROM json_populate_record(NULL::%[1]s, $1)) WHERE id = $2", t.Table, columns), []any{string(text), id}, err
}

// read reads the rows of tables into the world.
func (c *Changer) read(ctx context.Context, tables map[string]bool) error {
	for _, t := range c.fill.types() {
		if !tables[t.Table] {
			continue
		}
		rows, err := readTable(ctx, c.conn, t.Table)
		if err != nil {
			return err
		}
		c.world.Records[t.Name] = c.world.Records[t.Name][:0:0]
		for _, row := range rows {
			c.world.Records[t.Name] = append(c.world.Records[t.Name], &Record{t, row})
		}
	}
	for table := range c.world.Links {
		if tables[table] {
			rows, err := readTable(ctx, c.conn, table)
			if err != nil {
				return err
			}
			c.world.Links[table] = rows
		}
	}
	return nil
}
