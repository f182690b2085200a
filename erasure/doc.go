// Package erasure erases personal data whose time of keeping has ended.
//
// # What belongs here
//
//   - Due: the records whose time has ended, by the rules of package law and the times that a bureau has set.
//   - Erase, Clean and List: the erasing, what is done after it, and the record of it. The functions of the database that find and
//     erase stand in migrations/0044_erasure.tx.up.sql.
//
// # What does not belong here
//
//   - How long something is kept: see law/retention.go.
//   - What is shown and asked for on a command line: see docket erase.
package erasure
