// Package replicas says which server of a database may answer what: its primary, which takes the writes, or one that follows it (a standby, by streaming
// replication).
//
// # What belongs here
//
//   - Bound: how old what is read may be, as a caller asks for it in the header X-Docket-Fresh.
//   - Position: a place in the log of the primary. What was written before it is visible on a replica that has replayed the log up to there.
//   - History: which position the primary had at which time, from which follows how old a replica is.
//   - PrimaryOnly: connections that no standby takes.
//
// # What does not belong here
//
//   - The connections to replicas and the reads there: see package query.
//
// # How the age of a replica is known
//
// No server knows its own age. The time of the last transaction that a replica has replayed calls it old while the primary has nothing to do; a replica that
// has replayed all that it received, but receives nothing any more, takes itself for new. So this process asks the primary for its position, a few times in each second, and notes when it
// asked. A replica whose position is not before a noted one has all that the primary had at that time: its age is the time since. When the primary cannot be
// asked, nothing is noted, and all replicas grow old.
package replicas
