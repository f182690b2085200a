// Package mapping says what the columns of a register's file mean. It reads mappings (Spec) and checks them, works out the values of a row
// (Evaluator), and guesses a first mapping of a file. The form of a mapping is described in README.md of the folder above, and its JSON
// Schema, for editors, is in mapping.schema.json there.
//
// The fields that a mapping can fill are in package kinds. A database is not needed here: package exchange writes the values.
package mapping
