package replicas

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"docket/problem"
)

// The headers of requests and answers.
const (
	// FreshHeader is sent with a request: how old its answer may be; see ParseBound.
	FreshHeader = "X-Docket-Fresh"
	// AgeHeader is sent with an answer: its age in seconds, rounded up to a thousandth; 0 if the primary gave it.
	AgeHeader = "X-Docket-Age"
	// PositionHeader is sent with the answer to a write, and with that of a replica: the position up to which the answer saw the log.
	PositionHeader = "X-Docket-Position"
)

// Now is the value of FreshHeader that only the primary satisfies.
const Now = "now"

// maxAge is the largest age that can be asked for.
const maxAge = 24 * time.Hour

// Position is a place in the log of a primary. The zero Position is before all others.
type Position struct {
	// Timeline counts how often another server has become the primary.
	Timeline uint32
	// LSN is the place, as a number of bytes.
	LSN uint64
}

// String returns the position as ParsePosition reads it, as in 1-0/16B3748.
func (p Position) String() string {
	return fmt.Sprintf("%d-%X/%X", p.Timeline, p.LSN>>32, uint32(p.LSN)) //nolint:gosec // G115: the lower half
}

// IsAfter reports whether a server at the position q may lack what was written before p.
func (p Position) IsAfter(q Position) bool {
	return p.Timeline > q.Timeline || p.LSN > q.LSN
}

var positionForm = regexp.MustCompile(`^([0-9]{1,10})-([0-9A-Fa-f]{1,8})/([0-9A-Fa-f]{1,8})$`)

// ParsePosition reads a position; ok is false if a text is none.
func ParsePosition(text string) (p Position, ok bool) {
	parts := positionForm.FindStringSubmatch(text)
	if parts == nil {
		return p, false
	}
	timeline, err := strconv.ParseUint(parts[1], 10, 32)
	lsn, ok := parseLSN(parts[2] + "/" + parts[3])
	return Position{uint32(timeline), lsn}, ok && err == nil && timeline > 0
}

// parseLSN reads the text of a pg_lsn.
func parseLSN(text string) (lsn uint64, ok bool) {
	high, low, ok := strings.Cut(text, "/")
	h, errH := strconv.ParseUint(high, 16, 32)
	l, errL := strconv.ParseUint(low, 16, 32)
	return h<<32 | l, ok && errH == nil && errL == nil
}

// Bound says how old what is read may be. The zero Bound lets only the primary answer.
type Bound struct {
	// Age is the largest age; 0 bounds none, if there is a position.
	Age time.Duration
	// Since is the position that the answer must have seen; the zero Position for any.
	Since Position
}

// IsNow reports whether only the primary may answer.
func (b Bound) IsNow() bool { return b == Bound{} }

// ParseBound returns the bound that the values of FreshHeader ask for; otherwise if there are none. A value is
//
//   - `now`, or 0: what the primary holds now;
//   - a number of seconds: what it held at most so long ago;
//   - a position that PositionHeader of an earlier answer named: what that answer saw, or newer;
//   - seconds and a position, with a comma between: both.
//
// Returns BAD_USER_INPUT for other values.
func ParseBound(values []string, otherwise Bound) (b Bound, err error) {
	if len(values) == 0 {
		return otherwise, nil
	}
	var hasAge, hasPosition, isNow bool
	for part := range strings.SplitSeq(strings.Join(values, ","), ",") {
		part = strings.TrimSpace(part)
		if p, ok := ParsePosition(part); ok && !hasPosition {
			b.Since, hasPosition = p, true
			continue
		}
		seconds, err := strconv.ParseUint(part, 10, 32)
		if part == Now {
			seconds, err = 0, nil
		}
		if err != nil || hasAge || time.Duration(seconds)*time.Second > maxAge { //nolint:gosec // G115: 32 bits
			return Bound{}, problem.Errorf(problem.BadUserInput,
				"%q does not say how new the answer must be: give now, a number of seconds from 0 to %d, the position that %s of an earlier answer named, or seconds and a position with a comma between",
				shorten(part), int(maxAge.Seconds()), PositionHeader).At(FreshHeader)
		}
		b.Age, hasAge, isNow = time.Duration(seconds)*time.Second, true, seconds == 0 //nolint:gosec // G115: 32 bits
	}
	if isNow {
		return Bound{}, nil
	}
	return b, nil
}

// shorten cuts a text that a caller has sent.
func shorten(text string) string {
	const most = 80
	if len(text) > most {
		return strings.ToValidUTF8(text[:most], "") + "…"
	}
	return text
}

// Seen says what an answer of a replica saw.
type Seen struct {
	// IsReplica says that a replica gave the answer. The others are zero if not.
	IsReplica bool
	// Age is the age of the answer; HasAge is false if it is not known.
	Age    time.Duration
	HasAge bool
	// Position is the position that the replica had when it began to read.
	Position Position
}
