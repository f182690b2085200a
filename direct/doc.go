// Package direct reads what is asked of one agency straight from the machine of a Citus cluster that has the agency, over its parts of the tables. The coordinator would plan each
// statement anew and send its text to that machine, which would plan it once more; there, over parts alone, it is an ordinary prepared statement.
//
// # What must hold
//
//   - A statement is read directly only if Citus itself says that it is one task of one machine, and if it calls no function that reads tables.
//   - The statement says in its own snapshot whether the machine still has each part that it reads. Where it does not say so, the answer is thrown away: a part that has moved
//     or was split is left on its old machine for a while.
//   - Where anything is in doubt, the coordinator reads.
package direct
