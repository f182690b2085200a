// Package history answers the root field `history`: what writes have done to a record. It finds the instants of the record's versions, reads the
// record as of each by a compiled read, so that scope and masks are those of any read, and compares what was read.
package history
