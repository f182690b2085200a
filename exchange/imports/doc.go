// Package imports keeps the book of imports: it lists them, and undoes one. Package exchange writes the book while it imports: the record of the
// import, and a note of every row that it added or changed. Undoing reads these notes alone, so it knows no kind of record and no mapping.
package imports
