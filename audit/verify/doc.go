// Package verify checks that nobody has changed the records of a database, or its log, behind Docket's back.
//
// It compares three things, each with the others:
//
//   - tree.go: the entries of the log with the tree of hashes of each agency, and the tree with every signed checkpoint, also with those that were
//     saved elsewhere.
//   - writes.go: the changes of rows with the writes that Docket has signed.
//   - rows.go: the rows of all tables, and their earlier versions, with the salted hashes in the log.
//
// It reads one snapshot of the database, so others may write meanwhile. Its memory does not grow with the database: sorting and joining is done by
// Postgres, which uses its disk.
package verify
