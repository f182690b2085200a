package querytest

import (
	"fmt"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/query/catalog"
)

// World is all there is to read: the rows of every table, and the bureau's day.
type World struct {
	Catalog *catalog.Catalog
	// Records are the records of each type, in no order that counts.
	Records map[string][]*Record
	// Links are the rows of the tables between the two ends of many-to-many relations.
	Links map[string][]Columns
	Zone  *time.Location
	Today civil.Date
	// Seed is what the world was made from.
	Seed uint64
}

// Columns are the columns of a row: nil for NULL, else int64, string, civil.Date, time.Time, decimal.Decimal.
type Columns map[string]any

// Record is a row of a record type's table.
type Record struct {
	Type *catalog.Type
	Columns
}

// Agency returns the agency that keeps the record, 0 where its type belongs to none.
func (r *Record) Agency() int64 {
	agency, _ := r.Columns["agency_id"].(int64)
	return agency
}

// Number is the record's number, which with its agency names it.
func (r *Record) Number() int64 { return r.Columns["id"].(int64) }

// ID returns the record's identity as clients see it.
func (r *Record) ID() string {
	return catalog.ID{Type: r.Type.Name, Agency: r.Agency(), Number: r.Number()}.String()
}

// Find returns the record of an identity, nil where there is none.
func (w *World) Find(id string) *Record {
	parsed, _ := catalog.ParseID(id)
	for _, r := range w.Records[parsed.Type] {
		if r.ID() == id {
			return r
		}
	}
	return nil
}

// compareValues orders two values of one type, neither of them nil. Text goes by code point.
func compareValues(a, b any) int {
	switch a := a.(type) {
	case int64:
		return sign(a < b.(int64), a > b.(int64))
	case string:
		return sign(a < b.(string), a > b.(string))
	case bool:
		return sign(!a && b.(bool), a && !b.(bool))
	case decimal.Decimal:
		return a.Cmp(b.(decimal.Decimal))
	case quotient:
		return a.Cmp(b.(quotient).Rat)
	case civil.Date:
		return sign(a.Before(b.(civil.Date)), a.After(b.(civil.Date)))
	case time.Time:
		return a.Compare(b.(time.Time))
	case numberBucket:
		return a.compare(b.(numberBucket))
	}
	panic(fmt.Sprintf("querytest: %T cannot be compared", a))
}

func sign(before, after bool) int {
	switch {
	case before:
		return -1
	case after:
		return 1
	}
	return 0
}
