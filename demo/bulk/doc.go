// Package bulk writes many rows into a database at once, many times faster than one after the other: it takes off the tables what costs
// much for each row, copies the rows, and puts it back. It knows no bureau: what the rows say is made elsewhere.
package bulk
