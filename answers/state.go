package answers

import (
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
)

// StateSQL is an SQL expression whose value is the text of a state: the session, when the server was started, whether it follows another
// server, and the snapshot of the statement.
const StateSQL = `concat_ws(' ', coalesce(nullif(current_setting('` + SessionSetting + `', true), ''), '-'), ` +
	`extract(epoch FROM pg_postmaster_start_time()), pg_is_in_recovery(), pg_current_snapshot())`

// EndedSQL is an SQL statement that takes transactions that have ended, as numbers, and returns whether one of them may have
// written. One that was rolled back has not, and neither has a part of a transaction that goes on.
const EndedSQL = `SELECT coalesce(bool_or(coalesce(pg_xact_status(n::text::xid8) NOT IN ('aborted', 'in progress'), true)), false)::text FROM unnest($1::bigint[]) AS n`

// SessionSetting is the setting that names a session of the database; see Store.NewSession.
const SessionSetting = "docket.session"

// State is a state of the database, as one statement sees it. The zero State proves nothing.
type State struct {
	isKnown bool
	// session is the number of the session that read the state; see sessions.
	session uint64
	// server is when the server was started, as Postgres writes it.
	server string
	// isRecovering says that the server follows another one.
	isRecovering bool
	// Transactions below xmin have ended. Those from xmax on have not. Of those between, running have not; they are ascending.
	xmin, xmax uint64
	running    []uint64
}

// parseState reads a state. Returns an error, and a state that proves nothing, if the text is not of a session with the name, or if its
// snapshot does not say which transactions run.
func parseState(text, sessionName string) (State, error) {
	parts := strings.Split(text, " ")
	if len(parts) != 4 {
		return State{}, fmt.Errorf("answers: %q is not a state", text)
	}
	number, isOurs := strings.CutPrefix(parts[0], sessionName+":")
	if !isOurs {
		return State{}, fmt.Errorf("answers: the session %q is not one of this process", parts[0])
	}
	session, err := strconv.ParseUint(number, 10, 64)
	if err != nil {
		return State{}, fmt.Errorf("answers: the session %q has no number", parts[0])
	}
	s := State{session: session, server: parts[1], isRecovering: parts[2] == "t"}
	if err := s.parseSnapshot(parts[3]); err != nil {
		return State{}, err
	}
	// A server that follows another one does not list the transactions that run: its list is always empty. If there are none, it is right.
	if s.isRecovering && s.xmin != s.xmax {
		return State{}, errors.New("answers: transactions run on the server that is followed")
	}
	s.isKnown = true
	return s, nil
}

// parseSnapshot reads a pg_snapshot, as in 10:20:10,14,15.
func (s *State) parseSnapshot(text string) (err error) {
	parts := strings.Split(text, ":")
	if len(parts) != 3 {
		return fmt.Errorf("answers: %q is not a snapshot", text)
	}
	if s.xmin, err = strconv.ParseUint(parts[0], 10, 64); err != nil {
		return fmt.Errorf("answers: the snapshot %q: %w", text, err)
	}
	if s.xmax, err = strconv.ParseUint(parts[1], 10, 64); err != nil {
		return fmt.Errorf("answers: the snapshot %q: %w", text, err)
	}
	if parts[2] == "" {
		return nil
	}
	for number := range strings.SplitSeq(parts[2], ",") {
		n, err := strconv.ParseUint(number, 10, 64)
		if err != nil {
			return fmt.Errorf("answers: the snapshot %q: %w", text, err)
		}
		s.running = append(s.running, n)
	}
	slices.Sort(s.running)
	return nil
}

// maxBetween is the largest number of transactions between two states that are looked at one by one.
const maxBetween = 256

// since returns the transactions that ended between an earlier state and s, ascending. What a statement sees of the database depends on
// nothing else: Postgres shows the changes of exactly those transactions that had ended, with a commit, when the snapshot was taken.
//
//   - A change to a table, by whatever program, needs a transaction with a number: INSERT, COPY, TRUNCATE, ALTER, and a prepared
//     transaction, whose number runs until COMMIT PREPARED.
//   - Numbers are given out ascending and, being of 64 bits, once. So the transactions that have ended become only more.
//   - Parts of a transaction (savepoints) have numbers of their own, which a snapshot does not list as running. Such a number is returned
//     as if it had ended. This may refuse an answer that is true, but gives out none that is not: the whole transaction has a lower number,
//     is listed until it ends, and is then returned.
//   - Numbers could be given out again after a crash, or by another server that has taken over. So the state has the time when the server
//     was started, and the store checks that the session which reads it began before the answer was read; see sessions.
//
// ok is false if the states are not of one server, or if so many transactions lie between that it is not worth while to look.
func (s State) since(earlier State) (ended []uint64, ok bool) {
	switch {
	case !s.isKnown, !earlier.isKnown, s.server != earlier.server, s.isRecovering != earlier.isRecovering, s.xmax < earlier.xmax:
		return nil, false
	case s.xmax-earlier.xmax > maxBetween:
		return nil, false
	}
	add := func(n uint64) {
		if _, isRunning := slices.BinarySearch(s.running, n); !isRunning {
			ended = append(ended, n)
		}
	}
	for _, n := range earlier.running {
		add(n)
	}
	for n := earlier.xmax; n < s.xmax; n++ {
		add(n)
	}
	return ended, true
}

// sessions numbers the sessions of the database and the runs of questions, in the order in which they begin. A session keeps its number
// as a setting, in the memory of its server process. So if a session returns a lower number than a run has, its process lived before the
// run began, and lives now. The server was not started again in between, and nothing that was committed was lost: a crash ends all processes.
// The same holds of the session that the run itself used.
type sessions struct {
	name string // of this process; random
	last *atomic.Uint64
}

func newSessions() sessions { return sessions{rand.Text(), new(atomic.Uint64)} }

// begin returns the text of SessionSetting for a session that has begun.
func (s sessions) begin() string { return s.name + ":" + strconv.FormatUint(s.draw(), 10) }

// draw returns the next number.
func (s sessions) draw() uint64 { return s.last.Add(1) }
