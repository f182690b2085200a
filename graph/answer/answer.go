// Package answer holds the Go types of parts of a GraphQL response that Postgres has already written as JSON.
package answer

import (
	"errors"
	"io"
)

// Answer is JSON written by Postgres. The server sends it unchanged.
type Answer []byte

// MarshalGQL writes the answer; null if it is nil.
func (a Answer) MarshalGQL(w io.Writer) {
	if a == nil {
		_, _ = io.WriteString(w, "null")
		return
	}
	_, _ = w.Write(a)
}

// UnmarshalGQL returns an error: an answer is never input. gqlgen requires the method.
func (a *Answer) UnmarshalGQL(any) error { return errors.New("answer: output only") }

// Node is an Answer of an interface or union type. gqlgen requires a Go interface for those.
type Node interface{ MarshalGQL(io.Writer) }
