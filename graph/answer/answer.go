// Package answer holds finished pieces of a GraphQL response.
package answer

import (
	"errors"
	"io"
)

// Answer is JSON that Postgres has already shaped: it passes through the server as it is.
type Answer []byte

// MarshalGQL writes the answer, null where there is none.
func (a Answer) MarshalGQL(w io.Writer) {
	if a == nil {
		_, _ = io.WriteString(w, "null")
		return
	}
	_, _ = w.Write(a)
}

// UnmarshalGQL refuses: an answer is never input. gqlgen asks for the method to be there.
func (a *Answer) UnmarshalGQL(any) error { return errors.New("answer: output only") }

// Node is an Answer whose object type is known only when it is there, as gqlgen wants interfaces and unions to be bound.
type Node interface{ MarshalGQL(io.Writer) }
