package audit

import (
	"encoding/hex"
	"math"
	"regexp"
	"strconv"
	"time"

	"golang.org/x/mod/sumdb/tlog"
)

// Action says what an entry of the log is about.
type Action string

const (
	// Write says who made the write of a transaction, and why.
	Write Action = "WRITE"
	// Found names rows that were there before the log began.
	Found Action = "FOUND"
	// Added names rows that a transaction added.
	Added Action = "ADDED"
	// Changed names rows that a transaction changed.
	Changed Action = "CHANGED"
	// Removed names rows that a transaction removed.
	Removed Action = "REMOVED"
	// Erased names rows whose personal data was erased: earlier salts of these rows are gone.
	Erased Action = "ERASED"
)

// Instant is a point in time in microseconds since 1970, as Postgres keeps it.
type Instant int64

const (
	// Before is the instant of rows that were there before the log began, `-infinity` in Postgres.
	Before Instant = math.MinInt64
	// Forever is later than every instant, `infinity` in Postgres.
	Forever Instant = math.MaxInt64
)

// InstantOf returns a time as an Instant.
func InstantOf(t time.Time) Instant { return Instant(t.UnixMicro()) }

// Time returns the instant as a time. It has no meaning for Before and Forever.
func (i Instant) Time() time.Time { return time.UnixMicro(int64(i)).UTC() }

// String returns the instant in the form of RFC 3339 with microseconds in UTC, or `-infinity` or `infinity`.
func (i Instant) String() string {
	switch i {
	case Before:
		return "-infinity"
	case Forever:
		return "infinity"
	}
	return i.Time().Format("2006-01-02T15:04:05.000000Z")
}

// SQLInstant returns the SQL expression that reads a timestamptz as an Instant.
func SQLInstant(column string) string {
	return "CASE " + column + " WHEN '-infinity' THEN '-9223372036854775808'::bigint WHEN 'infinity' THEN 9223372036854775807 ELSE (extract(epoch FROM " + column + ") * 1000000)::bigint END"
}

// Row is a row that an entry names.
type Row struct {
	// Key is the primary key without the agency, its columns joined by `:`.
	Key string
	// Digest is the salted hash of the new version of the row; nil where the row was removed.
	Digest []byte
}

// Entry is an entry of the log.
type Entry struct {
	// Agency is the number of the agency in whose tree the entry is; 0 for records of no agency.
	Agency int64
	ID     int64
	// LoggedAt is the instant of the transaction; Before for Found.
	LoggedAt    Instant
	Transaction int64
	Action      Action
	// Table is the table of the rows; empty for Write.
	Table string
	// Detail says who wrote; empty but for Write.
	Detail string
	Rows   []Row
}

// first is the first line of Canonical. It ends with the version of the form.
const first = "docket log entry v1\n"

// Canonical returns the bytes of the entry whose hash is a leaf of the tree. Two entries that differ have different bytes. Each of these is a line:
//
//	docket log entry v1
//	agency, as a decimal number
//	id
//	LoggedAt, as Instant.String returns it
//	transaction
//	action
//	table; empty if there is none
//	detail, as strconv.Quote returns it; empty if there is none
//	number of rows
//	for each row: its key as strconv.Quote returns it, a space, and its digest in hexadecimal, or - if it has none
//
// An action or a table with other characters than letters, digits and underscores is written as strconv.Quote returns it.
func (e Entry) Canonical() []byte {
	b := make([]byte, 0, 256+100*len(e.Rows))
	b = append(b, first...)
	b = append(strconv.AppendInt(b, e.Agency, 10), '\n')
	b = append(strconv.AppendInt(b, e.ID, 10), '\n')
	b = append(b, e.LoggedAt.String()+"\n"...)
	b = append(strconv.AppendInt(b, e.Transaction, 10), '\n')
	b = append(appendName(b, string(e.Action)), '\n')
	b = append(appendName(b, e.Table), '\n')
	if e.Detail != "" {
		b = strconv.AppendQuote(b, e.Detail)
	}
	b = append(b, '\n')
	b = append(strconv.AppendInt(b, int64(len(e.Rows)), 10), '\n')
	for _, r := range e.Rows {
		b = append(strconv.AppendQuote(b, r.Key), ' ')
		if r.Digest == nil {
			b = append(b, '-')
		} else {
			b = hex.AppendEncode(b, r.Digest)
		}
		b = append(b, '\n')
	}
	return b
}

// LeafHash returns the hash of the entry in the tree.
func (e Entry) LeafHash() tlog.Hash { return tlog.RecordHash(e.Canonical()) }

var plainName = regexp.MustCompile(`^[A-Za-z0-9_]*$`)

// appendName appends a name, quoted unless it is plain.
func appendName(b []byte, name string) []byte {
	if plainName.MatchString(name) {
		return append(b, name...)
	}
	return strconv.AppendQuote(b, name)
}
