// Package history answers the root fields that take several reads. `history` is what writes have done to a record: it finds the instants of the record's
// versions, reads the record as of each by a compiled read, so that scope and masks are those of any read, and compares what was read.
// `inclusionProof` are the entries of the log that name these versions, with their proofs.
package history
