// Package kinds lists what an import can write: the kinds of record that are merged into their tables (Merged), and the mutations of the
// API that write all other records (Verb). It knows the fields of each, and how the text of a cell becomes the value of a field.
//
// What a mapping says of them is in package mapping, and how they are written in package exchange.
package kinds
