// Package audit keeps the log of all changes provable: it says who made each write, places the entries of the log in a tree of hashes for each
// agency, signs the root of each tree, and serves all of it to auditors.
//
// # What belongs here
//
//   - Entry and its bytes: what a leaf of a tree is the hash of (entry.go).
//   - Keys: the signing key outside of the database, and the code that only its holder can put on an entry WRITE (keys.go, detail.go).
//   - Sequencer: gives committed entries their places in the trees, a moment after the commit (sequencer.go).
//   - Checkpoint: the signed root of a tree (checkpoint.go).
//   - Handler: checkpoints, tiles and entries over HTTP, in the formats of golang.org/x/mod/sumdb/tlog and note (serve.go).
//   - Package verify: compares the log, the trees and the records.
//
// # What does not belong here
//
//   - The entries themselves. Triggers of the database write them in the transaction of each change; see migration 0045.
package audit
