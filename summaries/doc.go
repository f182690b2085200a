// Package summaries keeps counts and sums of records, so that questions over many records are answered from few rows.
//
// # How a summary is kept
//
// Package db declares summaries, and package catalog checks the declarations. From them this package writes the SQL of a migration:
//
//   - `<table>_sum_source` is a view: for each record the dimensions and the sums that it adds.
//   - `<table>_sum_changes` receives what a write adds to the summaries and takes from them, as signed numbers, in the transaction of
//     the write. Rows are only added, so that writers do not wait for each other.
//   - `<table>_by_<dimensions>` is a summary. Fold moves changes into the summaries in the background. A summary and the changes together
//     are the answer at every moment.
//   - `<table>_sum_records` holds what each record has added. It exists where that depends on rows of other tables, as the fines of a case
//     on its penalties. Whoever writes one of these rows locks the record's row there, works out what the record adds now, and writes
//     down the difference. So it does not matter who comes first, nor how many tables one statement writes.
//
// The work is done by triggers, so it is the same for verbs, imports and SQL by hand.
//
// # Files
//
//	keep.go       Keeper: Fold, Verify, Rebuild, and Run in the background
//	migration.go  Up and Down: the statements of a migration
//	sql.go        which columns a set has, and which tables decide them
//	trigger.go    the triggers
package summaries
