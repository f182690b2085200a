package staff

import (
	"context"

	"docket/db"
	"docket/input"
)

// change is what an input changes of a record: the columns whose values differ.
type change []string

// set sets a field of a record to what an input gives, and notes the column if that differs. Nothing is given if given is nil.
func set[T comparable](c *change, column string, field, given *T) {
	if given != nil && *given != *field {
		*field = *given
		*c = append(*c, column)
	}
}

// write writes the changed columns of a record. Returns BAD_USER_INPUT if there are none.
func (c change) write(ctx context.Context, w *db.Writer, record db.Row) error {
	if len(c) == 0 {
		return input.Fault("input", "nothing is given that has changed")
	}
	return db.Update(ctx, w, record, c...)
}
