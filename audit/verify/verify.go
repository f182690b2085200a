package verify

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"

	"docket/audit"
)

// Kind says what is wrong.
type Kind string

// The kinds of faults.
const (
	RowChanged     Kind = "ROW_CHANGED"     // a row is not what the log says
	RowAdded       Kind = "ROW_ADDED"       // a row that the log does not know
	RowRemoved     Kind = "ROW_REMOVED"     // a row that should be there
	VersionChanged Kind = "VERSION_CHANGED" // an earlier version of a row is not what the log says
	VersionAdded   Kind = "VERSION_ADDED"   // an earlier version that the log does not know
	VersionRemoved Kind = "VERSION_REMOVED" // an earlier version that should be there
	SaltRemoved    Kind = "SALT_REMOVED"    // a salt is gone although nothing was erased
	NotByDocket    Kind = "NOT_BY_DOCKET"   // a change that no write of Docket has made
	WriteForged    Kind = "WRITE_FORGED"    // an entry WRITE that Docket has not signed
	EntryChanged   Kind = "ENTRY_CHANGED"   // an entry of the log is not the one that was placed in the tree
	EntryRemoved   Kind = "ENTRY_REMOVED"   // an entry of the log is gone
	HashChanged    Kind = "HASH_CHANGED"    // a hash of the tree is not that of the entries
	HashRemoved    Kind = "HASH_REMOVED"    // a hash of the tree is gone
	TreeDiffers    Kind = "TREE_DIFFERS"    // the tree is not the one for which a checkpoint was signed
	Checkpoint     Kind = "CHECKPOINT"      // a checkpoint is missing, malformed, or signed by another key
	LoggingOff     Kind = "LOGGING_OFF"     // changes of a table are not logged
)

// Fault is one thing that is wrong.
type Fault struct {
	Kind Kind `json:"kind"`
	// Agency is the number of the agency; 0 for what belongs to none.
	Agency int64 `json:"agency"`
	// Table and Record name the row: Record is the id as the API has it, or the key of a row that has none.
	Table  string `json:"table,omitempty"`
	Record string `json:"record,omitempty"`
	// Position is the place in the tree; nil where the fault has none.
	Position *int64 `json:"position,omitempty"`
	// Message is a sentence that names all of these, and says what was expected.
	Message string `json:"message"`
}

// maxFaults is how many faults a Report has; further ones are only counted.
const maxFaults = 10_000

// Report is the result of Run.
type Report struct {
	Agencies []AgencyReport `json:"agencies"`
	// Tables and Versions are how many were compared with the log.
	Tables   int   `json:"tables"`
	Versions int64 `json:"versions"`
	// Writes is how many writes Docket has signed.
	Writes int64 `json:"writes"`
	// NotLoggedYet is how many rows of before the log still wait for their entries.
	NotLoggedYet int64 `json:"notLoggedYet"`
	// Faults are the first faults, FaultCount is how many there are.
	Faults     []Fault `json:"faults"`
	FaultCount int     `json:"faultCount"`
}

// AgencyReport says what the tree of an agency holds.
type AgencyReport struct {
	Agency int64 `json:"agency"`
	// Entries is how many are in the tree, Unplaced how many wait for their place.
	Entries  int64 `json:"entries"`
	Unplaced int64 `json:"unplaced"`
	// Checkpoints is how many agree with the tree, Saved how many of these were given.
	Checkpoints int64 `json:"checkpoints"`
	Saved       int   `json:"saved"`
	// Root is the root of the tree in base64.
	Root string `json:"root"`
}

// add adds a fault.
func (r *Report) add(f Fault) {
	r.FaultCount++
	if len(r.Faults) < maxFaults {
		r.Faults = append(r.Faults, f)
	}
}

// SavedCheckpoint is a checkpoint that was kept elsewhere.
type SavedCheckpoint struct {
	// Name says where it comes from, as the path of its file.
	Name string
	// Signed is the signed note.
	Signed string
}

// Settings say what Run checks.
type Settings struct {
	// Keys are the keys of the log.
	Keys *audit.Keys
	// Agency is the number of the only agency to check; nil for all, and for the records of no agency.
	Agency *int64
	// Saved are checkpoints that were kept elsewhere.
	Saved []SavedCheckpoint
	// TypeOf returns the GraphQL type of the records of a table; empty for a table of no type.
	TypeOf func(table string) string
	// Progress is told what is being checked, and how many entries or rows of it are done. It may be nil.
	Progress func(step string, done int64)
}

// check is one run.
type check struct {
	Settings
	ctx    context.Context
	tx     pgx.Tx
	report Report
	// isSpread says that the log and the rows are spread over the machines of a Citus cluster. scopes are SQL of conditions on agency_id that together take in all that
	// is checked: one for each agency there, since all that belongs to an agency is on one machine.
	isSpread bool
	scopes   []string
	// tables are the tables with versions.
	tables []table
	// foundAll are the ids of the entries by agency that say that all rows of before the log are logged. On Citus, where each machine draws ids of its own, they are
	// the positions of these entries.
	foundAll map[int64]int64
}

// Run checks the database of a connection, whose role must read all tables, as the owner's does. It changes nothing. Returns an error if the check
// could not be carried out; faults are in the report.
func Run(ctx context.Context, conn *pgx.Conn, s Settings) (*Report, error) {
	if s.Progress == nil {
		s.Progress = func(string, int64) {}
	}
	if s.TypeOf == nil {
		s.TypeOf = func(string) string { return "" }
	}
	tx, err := conn.BeginTx(ctx, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly})
	if err != nil {
		return nil, fmt.Errorf("verify: %w", err)
	}
	defer func() { _ = tx.Rollback(context.WithoutCancel(ctx)) }()
	// The texts of rows must be those of the triggers that log them. Joins by hash need not sort the rows, which are wide.
	if _, err := tx.Exec(ctx, "SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'iso_8601'; SET LOCAL extra_float_digits = 1; "+
		"SET LOCAL search_path = public; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL work_mem = '64MB'; SET LOCAL jit = off; "+
		"SET LOCAL enable_mergejoin = off"); err != nil {
		return nil, fmt.Errorf("verify: %w", err)
	}
	c := &check{Settings: s, ctx: ctx, tx: tx, report: Report{Faults: []Fault{}, Agencies: []AgencyReport{}}}
	if err := tx.QueryRow(ctx, "SELECT is_on_citus('log_entries')").Scan(&c.isSpread); err != nil {
		return nil, fmt.Errorf("verify: %w", err)
	}
	for _, step := range []func() error{c.setScopes, c.readTables, c.checkTrees, c.checkWrites, c.checkFound, c.checkRows} {
		if err := step(); err != nil {
			return nil, fmt.Errorf("verify: %w", err)
		}
	}
	return &c.report, nil
}

// setScopes sets the scopes of the check.
func (c *check) setScopes() error {
	if !c.isSpread {
		c.scopes = []string{"true"}
		if c.Agency != nil {
			c.scopes[0] = ofAgencyNumber(*c.Agency)
		}
		return nil
	}
	agencies, err := c.agencies()
	if err != nil {
		return err
	}
	if c.Agency == nil { // rows may be of an agency without a log
		rows, err := c.tx.Query(c.ctx, "SELECT id FROM agencies")
		if err != nil {
			return err
		}
		all, err := pgx.CollectRows(rows, pgx.RowTo[int64])
		if err != nil {
			return err
		}
		agencies = append(append(agencies, all...), 0)
		slices.Sort(agencies)
		agencies = slices.Compact(agencies)
	}
	for _, agency := range agencies {
		c.scopes = append(c.scopes, ofAgencyNumber(agency))
	}
	return nil
}

// ofAgencyNumber returns SQL of the condition on agency_id that it is a number: with the number in the text of a statement, Citus finds the machine that has all of it.
func ofAgencyNumber(agency int64) string { return "agency_id = " + strconv.FormatInt(agency, 10) }

// recordName returns the name of a row for people: its id in the API, or its table and key.
func (c *check) recordName(table string, agency int64, key string) string {
	typ := c.TypeOf(table)
	if typ == "" {
		if agency == 0 {
			return table + " " + key
		}
		return fmt.Sprintf("%s %s of the agency %d", table, key, agency)
	}
	if agency == 0 {
		return typ + ":" + key
	}
	return typ + ":" + strconv.FormatInt(agency, 10) + ":" + key
}

// describe says in a few words what an entry is about.
func (c *check) describe(e audit.Entry) string {
	if e.Action == audit.Write {
		return "WRITE " + when(e.LoggedAt)
	}
	names := make([]string, 0, 4)
	for i, r := range e.Rows {
		if i == 3 {
			names = append(names, fmt.Sprintf("and %d more", len(e.Rows)-3))
			break
		}
		names = append(names, c.recordName(e.Table, e.Agency, r.Key))
	}
	return fmt.Sprintf("%s %s %s", e.Action, strings.Join(names, ", "), when(e.LoggedAt))
}

// when names an instant in a message.
func when(at audit.Instant) string {
	switch at {
	case audit.Before:
		return "before the log began"
	case audit.Forever:
		return "never"
	}
	return "at " + at.String()
}

// agencies returns the agencies whose trees are checked, ascending: all with entries, hashes or checkpoints.
func (c *check) agencies() ([]int64, error) {
	if c.Agency != nil {
		return []int64{*c.Agency}, nil
	}
	statement := `WITH RECURSIVE known AS (
		(SELECT agency_id FROM (SELECT min(agency_id) AS agency_id FROM log_entries UNION ALL SELECT min(agency_id) FROM log_hashes UNION ALL SELECT min(agency_id) FROM log_checkpoints) x
			WHERE agency_id IS NOT NULL ORDER BY agency_id LIMIT 1)
		UNION ALL
		SELECT (SELECT min(y.next) FROM (SELECT (SELECT min(agency_id) FROM log_entries WHERE agency_id > k.agency_id) AS next
			UNION ALL SELECT (SELECT min(agency_id) FROM log_hashes WHERE agency_id > k.agency_id)
			UNION ALL SELECT (SELECT min(agency_id) FROM log_checkpoints WHERE agency_id > k.agency_id)) y)
		FROM known k WHERE k.agency_id IS NOT NULL)
		SELECT agency_id FROM known WHERE agency_id IS NOT NULL`
	if c.isSpread {
		statement = "SELECT DISTINCT agency_id FROM log_entries UNION SELECT DISTINCT agency_id FROM log_hashes UNION SELECT DISTINCT agency_id FROM log_checkpoints"
	}
	rows, err := c.tx.Query(c.ctx, statement)
	if err != nil {
		return nil, err
	}
	found, err := pgx.CollectRows(rows, pgx.RowTo[int64])
	if err != nil {
		return nil, err
	}
	// An agency of which only a saved checkpoint tells has lost its whole log.
	for _, s := range c.Saved {
		if saved, err := c.Keys.OpenCheckpoint(s.Signed); err == nil && !slices.Contains(found, saved.Agency) {
			found = append(found, saved.Agency)
		}
	}
	slices.Sort(found)
	return found, nil
}

func at(position int64) *int64 { return &position }
