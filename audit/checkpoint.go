package audit

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Checkpoint is the state of an agency's tree at one moment. Its text has four lines, as C2SP's tlog-checkpoint says: the name of the log, `/log/` and
// the number of the agency; the size; the root in base64; the instant of signing. It is signed as golang.org/x/mod/sumdb/note does.
type Checkpoint struct {
	// Log is the name of the log, which is that of its keys.
	Log    string
	Agency int64
	tlog.Tree
	SignedAt Instant
}

// Text returns the text that is signed.
func (c Checkpoint) Text() string {
	return fmt.Sprintf("%s/log/%d\n%d\n%s\n%s\n", c.Log, c.Agency, c.N, c.Hash, c.SignedAt)
}

// SignCheckpoint returns the signed checkpoint of a tree, as a note.
func (k *Keys) SignCheckpoint(agency int64, tree tlog.Tree) (string, error) {
	return k.sign(Checkpoint{k.Name(), agency, tree, InstantOf(k.clock())}.Text())
}

// ErrOtherKey means that a checkpoint is signed by none of the log's keys.
var ErrOtherKey = errors.New("it is signed by another key than those of this log")

// OpenCheckpoint reads a signed checkpoint and checks its signature. Returns ErrOtherKey, wrapped, with the checkpoint, if none of the keys has
// signed it; any other error means that it is no checkpoint, or that its signature is wrong.
func (k *Keys) OpenCheckpoint(signed string) (Checkpoint, error) {
	return OpenCheckpoint(signed, k.Verifiers())
}

// OpenCheckpoint is as Keys.OpenCheckpoint, with the verifiers given.
func OpenCheckpoint(signed string, verifiers note.Verifiers) (Checkpoint, error) {
	opened, err := note.Open([]byte(signed), verifiers)
	var unknown *note.UnverifiedNoteError
	if errors.As(err, &unknown) {
		c, err := parseCheckpoint(unknown.Note.Text)
		if err != nil {
			return c, err
		}
		var by []string
		for _, s := range unknown.Note.UnverifiedSigs {
			by = append(by, fmt.Sprintf("%s+%08x", s.Name, s.Hash))
		}
		return c, fmt.Errorf("%w: %s", ErrOtherKey, strings.Join(by, ", "))
	}
	if err != nil {
		return Checkpoint{}, err
	}
	return parseCheckpoint(opened.Text)
}

// parseCheckpoint reads the text of a checkpoint.
func parseCheckpoint(text string) (c Checkpoint, err error) {
	malformed := errors.New("it is not a checkpoint of a log of Docket")
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(lines) < 4 {
		return c, malformed
	}
	log, agency, ok := strings.Cut(lines[0], "/log/")
	if !ok {
		return c, malformed
	}
	c.Log = log
	root, errs := base64.StdEncoding.DecodeString(lines[2])
	if errs != nil || len(root) != tlog.HashSize {
		return c, malformed
	}
	copy(c.Hash[:], root)
	if c.Agency, err = strconv.ParseInt(agency, 10, 64); err != nil {
		return c, malformed
	}
	if c.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil || c.N < 0 {
		return c, malformed
	}
	at, err := time.Parse(time.RFC3339Nano, lines[3])
	if err != nil {
		return c, malformed
	}
	c.SignedAt = InstantOf(at)
	if c.Text() != text {
		return c, malformed
	}
	return c, nil
}
