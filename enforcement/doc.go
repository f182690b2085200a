// Package enforcement holds the verbs of enforcement cases: clues, filing, the procedure up to the decision, penalties, payments,
// seizures, goods and their destruction, publication and conclusion.
//
// A verb reads and locks the records it changes, asks package law whether the change is allowed, and writes through db.Writer.
// A rule of law belongs in package law; a table or a computed field belongs in package db.
package enforcement
