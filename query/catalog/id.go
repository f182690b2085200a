// Package catalog describes everything that can be read: types, columns, relations and expressions. It knows no operations.
package catalog

import (
	"strconv"
	"strings"
)

// ID is the identity of a record as clients see it: its type, its agency and its number, written `Type:1:17`.
// Types whose records belong to no agency leave the agency out: `Type:1`.
// Clients treat it as opaque.
type ID struct {
	Type   string
	Agency int64 // 0 for a type that belongs to no agency
	Number int64
}

func (id ID) String() string {
	if id.Agency == 0 {
		return id.Type + ":" + strconv.FormatInt(id.Number, 10)
	}
	return id.Type + ":" + strconv.FormatInt(id.Agency, 10) + ":" + strconv.FormatInt(id.Number, 10)
}

// ParseID reads what String writes and nothing else; ok is false for any other text.
func ParseID(text string) (id ID, ok bool) {
	parts := strings.Split(text, ":")
	if len(parts) < 2 || len(parts) > 3 || parts[0] == "" {
		return ID{}, false
	}
	id.Type = parts[0]
	var err error
	if id.Number, err = strconv.ParseInt(parts[len(parts)-1], 10, 64); err != nil || id.Number < 1 {
		return ID{}, false
	}
	if len(parts) == 3 {
		if id.Agency, err = strconv.ParseInt(parts[1], 10, 64); err != nil || id.Agency < 1 {
			return ID{}, false
		}
	}
	return id, id.String() == text
}
