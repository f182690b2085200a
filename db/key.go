package db

import (
	"fmt"
	"strconv"
	"strings"
)

// Key identifies a record. As text it is the `id` that clients see, as in `Case:1:17` or `Provision:3`.
type Key struct {
	Type   string // GraphQL type
	Agency int64  // number of the agency; 0 for types whose records belong to none
	ID     int64  // number of the record in its agency
}

// IsZero reports whether the key names no record.
func (k Key) IsZero() bool { return k == Key{} }

// String returns the key as text.
func (k Key) String() string {
	if k.Agency == 0 {
		return k.Type + ":" + strconv.FormatInt(k.ID, 10)
	}
	return k.Type + ":" + strconv.FormatInt(k.Agency, 10) + ":" + strconv.FormatInt(k.ID, 10)
}

// MarshalText returns the text of String.
func (k Key) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads a text that String wrote. Returns an error for any other text.
func (k *Key) UnmarshalText(text []byte) error {
	parts := strings.Split(string(text), ":")
	read := Key{Type: parts[0]}
	number := func(part string) (n int64) {
		n, _ = strconv.ParseInt(part, 10, 64) // a faulty number gives 0, which is refused below
		return n
	}
	if len(parts) == 3 {
		read.Agency = number(parts[1])
	}
	read.ID = number(parts[len(parts)-1])
	if read.Type == "" || read.Agency < 0 || read.ID < 1 || read.String() != string(text) {
		return fmt.Errorf("%q is not the id of a record", text)
	}
	*k = read
	return nil
}

// IDIfGiven returns the number of the record that a key names; nil if the key is nil.
func IDIfGiven(key *Key) *int64 {
	if key == nil {
		return nil
	}
	return &key.ID
}

// Payload holds the keys of the records that a mutation answers with, by the field of its payload type. "Payload: `x`" in the comment of
// a verb names these fields. The verb may change other records, too: the comment says which.
type Payload map[string][]Key
