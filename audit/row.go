package audit

import (
	"context"

	"github.com/jackc/pgx/v5/pgtype"
	"golang.org/x/mod/sumdb/tlog"
)

// RowProof are the entries of the log that name versions of a row, with the proofs that the last checkpoint of the agency includes them.
type RowProof struct {
	// Tree and Signed are the last checkpoint. They are empty as long as none is signed.
	tlog.Tree
	Signed  string
	Entries []IncludedEntry
}

// IncludedEntry is an entry with the proof that a tree includes it.
type IncludedEntry struct {
	Entry
	// Position is the place in the tree; negative for an entry that the checkpoint does not include yet.
	Position int64
	// Path leads from the entry's LeafHash to the root of the tree, as tlog.CheckRecord checks it.
	Path tlog.RecordProof
}

// ProveRow returns the entries of an agency's log that name the row with a key as it was written at some instants, the latest first, with their proofs.
// Before stands for a row that was there before the log began.
func ProveRow(ctx context.Context, from querier, agency int64, table, key string, instants []Instant) (p RowProof, err error) {
	// The checkpoint is read first: what is placed below its size by then stays there.
	if p.Tree, p.Signed, err = LastCheckpoint(ctx, from, agency); err != nil {
		return p, err
	}
	at := make([]pgtype.Timestamptz, len(instants))
	for i, instant := range instants {
		at[i] = pgtype.Timestamptz{Valid: true}
		switch instant {
		case Before:
			at[i].InfinityModifier = pgtype.NegativeInfinity
		case Forever:
			at[i].InfinityModifier = pgtype.Infinity
		default:
			at[i].Time = instant.Time()
		}
	}
	entries, positions, err := readPlaced(ctx, from, "agency_id = $1 AND table_name = $2 AND keys @> ARRAY[$3] AND logged_at = ANY ($4) ORDER BY logged_at DESC, id DESC", agency, table, key, at)
	if err != nil {
		return p, err
	}
	p.Entries = make([]IncludedEntry, len(entries))
	for i, e := range entries {
		p.Entries[i] = IncludedEntry{Entry: e, Position: -1}
		if position := positions[i]; position != nil && *position < p.N {
			p.Entries[i].Position = *position
			if p.Entries[i].Path, err = tlog.ProveRecord(p.N, *position, storedHashes{ctx, from, agency}); err != nil {
				return p, err
			}
		}
	}
	return p, nil
}
