package replicas

import (
	"errors"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"time"
)

// PrimarySQL is an SQL expression whose value is a text that History.Note reads: which database cluster the primary serves and on which timeline, the places up to which its log was
// inserted and flushed, how long a commit that is not waited for may be unflushed in milliseconds, and whether the commits of this session are waited for. A standby refuses it.
const PrimarySQL = `concat_ws(' ', (SELECT system_identifier FROM pg_control_system()),
	('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::bigint, pg_current_wal_insert_lsn(), pg_current_wal_flush_lsn(),
	(SELECT 3 * setting::int FROM pg_settings WHERE name = 'wal_writer_delay'), current_setting('synchronous_commit') <> 'off')`

// StandbySQL is an SQL expression whose value is a text that ParseStandby reads. The timeline is that from which the standby receives, where the session may see it; else that of its last
// restart point, which follows some minutes after another server has become the primary.
const StandbySQL = `concat_ws(' ', (SELECT system_identifier FROM pg_control_system()),
	coalesce((SELECT received_tli FROM pg_stat_wal_receiver), (SELECT timeline_id FROM pg_control_checkpoint())), ` + PlaceSQL + `)`

// PlaceSQL is an SQL expression whose value is a text that ParsePlace reads: when the server was started, and the place up to which it has replayed the log; `-` on a server that follows
// none.
const PlaceSQL = `concat_ws(' ', extract(epoch FROM pg_postmaster_start_time()), CASE WHEN pg_is_in_recovery() THEN coalesce(pg_last_wal_replay_lsn()::text, '-') ELSE '-' END)`

// Line is the history of a database cluster that servers share.
type Line struct {
	// System is the number of the cluster, which its copies share.
	System   string
	Timeline uint32
}

// Standby is what a standby says of itself.
type Standby struct {
	Line  Line
	Place Place
}

// Place is how far a standby has come.
type Place struct {
	// Started is when the server was started, as Postgres writes it.
	Started string
	// LSN is the place up to which it has replayed the log.
	LSN uint64
}

// ErrNoStandby says that a server follows none, so that what it holds is not what the primary holds.
var ErrNoStandby = errors.New("the server is no standby")

// ParseStandby reads the text of StandbySQL. Returns ErrNoStandby for a server that follows none.
func ParseStandby(text string) (s Standby, err error) {
	parts := strings.SplitN(text, " ", 3)
	if len(parts) < 3 {
		return s, fmt.Errorf("replicas: %q is not what a standby says", text)
	}
	timeline, err := strconv.ParseUint(parts[1], 10, 32)
	if err != nil {
		return s, fmt.Errorf("replicas: the timeline of %q: %w", text, err)
	}
	s.Line = Line{parts[0], uint32(timeline)}
	s.Place, err = ParsePlace(parts[2])
	return s, err
}

// ParsePlace reads the text of PlaceSQL. Returns ErrNoStandby for a server that follows none.
func ParsePlace(text string) (p Place, err error) {
	started, place, _ := strings.Cut(text, " ")
	if place == "-" {
		return p, ErrNoStandby
	}
	lsn, ok := parseLSN(place)
	if !ok {
		return p, fmt.Errorf("replicas: %q is not how far a standby has come", text)
	}
	return Place{started, lsn}, nil
}

// mark says that whoever has replayed the log up to a place has all that was visible on the primary at a time.
type mark struct {
	at  time.Time
	lsn uint64
}

// maxMarks is how many marks are kept. Where the primary writes all the time, there are two for each time it is asked.
const maxMarks = 16_384

// History holds which position the primary had at which time. It is safe for concurrent use. The zero History knows nothing.
type History struct {
	lock  sync.Mutex
	line  Line
	marks []mark // place and time ascend
}

// Note notes what the primary has answered to PrimarySQL. The question was sent at asked or later. Returns the position that a replica must have reached to have
// all that the session, and others that wait for their commits, had written before it asked. Returns an error if a text is not of that form.
func (h *History) Note(asked time.Time, text string) (written Position, err error) {
	parts := strings.Split(text, " ")
	if len(parts) != 6 {
		return written, fmt.Errorf("replicas: %q is not what a primary says", text)
	}
	timeline, errT := strconv.ParseUint(parts[1], 10, 32)
	inserted, okI := parseLSN(parts[2])
	flushed, okF := parseLSN(parts[3])
	delay, errD := strconv.ParseUint(parts[4], 10, 32)
	if errT != nil || errD != nil || !okI || !okF {
		return written, fmt.Errorf("replicas: %q is not what a primary says", text)
	}
	inserted = endOfRecord(inserted)
	line := Line{parts[0], uint32(timeline)}
	h.lock.Lock()
	defer h.lock.Unlock()
	if line != h.line {
		h.line, h.marks = line, nil
	}
	// What was flushed holds all commits that were waited for, and all others that were visible so long before. What was inserted holds all, but may end with what is flushed only with the
	// next commit: then no replica comes so far while the primary has nothing to do.
	h.add(mark{asked.Add(-time.Duration(delay) * time.Millisecond), flushed})
	h.add(mark{asked, inserted})
	if parts[5] == "t" || parts[5] == "true" {
		return Position{line.Timeline, flushed}, nil
	}
	return Position{line.Timeline, inserted}, nil
}

// add adds a mark, unless another proves as much of servers that have come less far, and drops those of which the new one is such another.
func (h *History) add(m mark) {
	at := h.after(m.lsn)
	if at > 0 && !h.marks[at-1].at.Before(m.at) {
		return
	}
	from := at
	for from > 0 && h.marks[from-1].lsn == m.lsn {
		from--
	}
	for at < len(h.marks) && !h.marks[at].at.After(m.at) {
		at++
	}
	h.marks = slices.Replace(h.marks, from, at, m)
	if len(h.marks) > maxMarks {
		h.marks = slices.Delete(h.marks, 0, len(h.marks)-maxMarks)
	}
}

// after returns the index of the first mark behind a place.
func (h *History) after(lsn uint64) int {
	return sort.Search(len(h.marks), func(i int) bool { return h.marks[i].lsn > lsn })
}

// Line returns the line of the primary; the zero Line before the primary was asked.
func (h *History) Line() Line {
	h.lock.Lock()
	defer h.lock.Unlock()
	return h.line
}

// Age returns the age that a server has at an instant if it has replayed the log of the primary up to a place. ok is false if it is older than all that is
// known.
func (h *History) Age(lsn uint64, now time.Time) (age time.Duration, ok bool) {
	h.lock.Lock()
	defer h.lock.Unlock()
	at := h.after(lsn)
	if at == 0 {
		return 0, false
	}
	return max(now.Sub(h.marks[at-1].at), 0), true
}

// The log has pages, each with a header; the first of a segment has a longer one. Segments have a size that is a multiple of 1 MiB.
const (
	pageSize, pageHeader = 8192, 24
	segmentHeader        = 40
)

// endOfRecord returns where the last record ends before a place at which the next one would begin. Where a record fills a page, the next one begins behind the header of the
// next page, but what a replica has replayed ends before it.
func endOfRecord(next uint64) uint64 {
	switch next % pageSize {
	case pageHeader:
		return next - pageHeader
	case segmentHeader:
		if (next-segmentHeader)%(1<<20) == 0 {
			return next - segmentHeader
		}
	}
	return next
}
