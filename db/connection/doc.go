// Package connection makes the connections through which records are written: when one is used again, which statements are prepared, what is
// traced, and what an error of a commit leaves open. It knows no table.
package connection
