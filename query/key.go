package query

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5/pgtype"

	"docket/answers"
)

// key returns the key of the answer of a compiled operation: the hash of what is sent to Postgres, the text of the statement and its
// arguments. The text says what is selected, which masks apply and whether one agency is read or several; the arguments are the values of the
// request, the agencies that may be read, and the day. So two callers have one key only if Postgres is asked exactly the same for both.
// The role is a part beside, as a second wall. ok is false if an argument has a type whose text does not stand for it alone.
func (c compiled) key(role string, args []any) (key answers.Key, ok bool) {
	return keyOf(c.digest, role, args)
}

// keyOf returns the key of the answer of a statement whose text has a digest; see compiled.key.
func keyOf(digest [sha256.Size]byte, role string, args []any) (key answers.Key, ok bool) {
	text := append([]byte(nil), digest[:]...)
	add := func(part []byte) {
		text = binary.AppendUvarint(text, uint64(len(part)))
		text = append(text, part...)
	}
	add([]byte(role))
	for _, a := range args {
		if !hasOwnText(a) {
			return key, false
		}
		value, err := json.Marshal(a)
		if err != nil {
			return key, false
		}
		add(fmt.Appendf(nil, "%T", a))
		add(value)
	}
	return sha256.Sum256(text), true
}

// hasOwnText reports whether two different values of an argument's type always have different JSON.
func hasOwnText(argument any) bool {
	switch argument := argument.(type) {
	case nil, bool, int, int64, string, []int64, []string, []bool, time.Time, []time.Time, pgtype.Date, []pgtype.Date, pgtype.Numeric, []pgtype.Numeric:
		return true
	case []any:
		for _, element := range argument {
			if !hasOwnText(element) {
				return false
			}
		}
		return true
	}
	return false
}
