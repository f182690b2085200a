// Package querytest checks package query against a second, independent implementation of the same API: random operations are
// answered by the compiler over Postgres and by a plain evaluator over the same rows in memory, and the answers must be equal.
// It is for tests only.
//
// # A world is drawn (fill.go, load.go, world.go)
//
// A World is the rows of every table. Fill draws them from a seed: it drops the constraints of a migrated database and inserts 8
// to 21 rows into each table, of three agencies. Values are few, so that many are equal, and awkward: quotes, wildcards, emoji,
// nulls wherever the schema allows them, days at the ends of months, instants at the ends of days. Load then reads all rows back,
// each table by a plain SELECT.
//
// # An operation is drawn (draw.go, draw_filter.go, draw_group.go, draw_measure.go, input.go)
//
// Draw walks the schema at random and writes a valid operation: one or two root fields, selections some levels deep, filters,
// orders, pages, aggregates and groups, aliases, fragments, @skip and @include. Each argument stands in the text, or comes by
// variable, or is a variable's default. Filters compare with values of the world, so that about half of them hold for something.
// All choices are made by rapid, which shrinks a failing operation to a small one.
//
// # The answer is evaluated in memory (evaluate.go, filter.go, order.go, aggregate.go, measure.go, group.go, window.go)
//
// Evaluator goes through the selection field by field, and through all records for every question, without plans and without SQL.
// The comment of Evaluator lists what the API means. Computed fields, conditional relations and records that readers do not
// see are written by hand from their descriptions in the schema, in db/dbtest/meaning, which the tests hand to the evaluator. The
// evaluator itself knows no subject: it uses only the names, columns and relations of the catalogue, none of its SQL.
//
// # The answers are compared (answer.go, querytest_test.go)
//
// Difference reports the first difference of two answers and its path. Cursors are opaque: wherever the evaluator expects the
// cursor of a record, any text is right, and it is remembered, so that TestPages can send it back as after or before.
//
// # The database changes meanwhile (change.go, written_test.go)
//
// TestWrittenBetween asks each operation before and after a random transaction, with summaries and kept answers. 10,000 operations take a
// quarter of an hour:
//
//	DOCKET_OPERATIONS=10000 go test ./query/querytest -run TestWrittenBetween -timeout 1h -v
//
// # A failure is reproduced
//
// rapid prints the operation, its variables, the agencies that may be read, the first difference, and a flag:
//
//	go test ./query/querytest -run 'TestOperations/World1' -rapid.seed=…
//
// World1 is the world of seed 1. Failing draws are also kept in testdata/rapid and run again first. -rapid.checks sets how many
// operations are drawn; 1,500 where it is not given. Decide by hand which of the two answers is right, from the description in
// the schema; then mend the compiler, or the evaluator.
package querytest
