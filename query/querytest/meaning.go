package querytest

import (
	"cloud.google.com/go/civil"
)

// Meaning says in Go what the catalogue says in SQL. It is written by hand, so that an Evaluator is a second opinion.
type Meaning struct {
	// Fields work out computed fields, by type and name, as in "Type.field".
	Fields map[string]func(*Evaluator, *Record) any
	// Relations say which of the joined records a conditional relation leads to, by type and name.
	Relations map[string]func(target *Record, today civil.Date) bool
	// IsReadable says which records readers may see, by type, for types that have others too.
	IsReadable map[string]func(r *Record, today civil.Date) bool
}

// Related returns the records that a relation leads to from a record.
func (e *Evaluator) Related(r *Record, relation string) []*Record {
	return e.relatedRecords(r.Type.Field(relation).Relation, r)
}
