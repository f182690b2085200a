package db

import (
	"fmt"
	"strconv"
	"strings"
)

// Key names a record: its GraphQL type, its agency, its number. Agency is 0 for a type that belongs to none. As text it
// is what clients see as `id`, `Case:1:17` or `Provision:3`.
type Key struct {
	Type   string
	Agency int64
	ID     int64
}

// IsZero says that the key names nothing.
func (k Key) IsZero() bool { return k == Key{} }

func (k Key) String() string {
	if k.Agency == 0 {
		return k.Type + ":" + strconv.FormatInt(k.ID, 10)
	}
	return k.Type + ":" + strconv.FormatInt(k.Agency, 10) + ":" + strconv.FormatInt(k.ID, 10)
}

// MarshalText writes what String does.
func (k Key) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads what String writes and nothing else.
func (k *Key) UnmarshalText(text []byte) error {
	parts := strings.Split(string(text), ":")
	read := Key{Type: parts[0]}
	number := func(part string) (n int64) {
		n, _ = strconv.ParseInt(part, 10, 64) // what is no number is found below
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

// Changed are the records that a write made or changed, by the field of its payload that holds them.
type Changed map[string][]Key
