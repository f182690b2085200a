// Package input checks the inputs of mutations: what can be said of their texts, amounts, days and lists without a database. It also walks an
// input, to find the values of one type in it, and works out the hash by which two inputs are known to be the same.
//
// A check takes the path of the field, as in `input.officers[1].name`, and returns a problem that names it, or nil. Checks that need the
// agency or the day of a write, or records, are methods and functions of package db; rules of law are in package law.
package input
