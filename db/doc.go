// Package db maps the records of an agency to tables of Postgres, and runs the transaction in which they are written.
//
// # What belongs here
//
//   - One bun model for each record type, in a file named after its subject, with the fields that are computed when they are read.
//   - The store: connections, settings of the deployment, retries.
//   - The unit of work: Store.Write runs a verb in one transaction with one instant. It handles the idempotency key, counts
//     versions, and notes every change for the recorder.
//   - Checks and look-ups that need the agency, the day or the records of a write, if verbs of more than one package need them.
//
// # What does not belong here
//
//   - Verbs and their inputs. They are in the packages named after the work: enforcement, coverage, equipment, complaints,
//     pharmacies, registers and settings. A verb takes a *Writer and calls the generic functions below.
//   - Checks of an input that need no database. They are in package input.
//   - Connections of Postgres. They are in package db/connection.
//   - Rules of law. They are pure functions in package law; db only passes records to them.
//   - Tables, constraints and indexes. They are in migrations. A test compares models, tables and the GraphQL schema.
//   - The meaning of errors of Postgres and of violated constraints. It is in package failure.
//   - The figures of the report. They are in package indicators.
//   - Queries of GraphQL operations. Package query compiles them from the models, which the server hands over.
//
// # How a verb uses it
//
// A verb checks its input (package input, Require…), reads records (Lock, LockShared, Read, ReadOne), asks law, and writes
// (Insert, Update). It returns the keys of the records for its payload. It never begins or ends a transaction.
//
// # Map of the files
//
//	store.go        Store and its options, Open; Settings of the deployment
//	write.go        WriteRequest, Input, Do, Store.Write: attempts and retries
//	writer.go       Writer: Insert, Update, Lock, LockShared, the changes of the transaction
//	read.go         Read, ReadOne: prepared reads of the agency's records
//	idempotency.go  the idempotency key of a write
//	number.go       series of case numbers, decision numbers and the like
//	check.go        NotFound; checks of keys and days that need the agency or the day of the write
//	secret.go       no text of a write names who made a complaint (投诉举报办法 33); package reporter finds what identifies a person
//	scope.go        which agencies and units the caller of a write may write for
//	outage.go       the log of requests that an outage refuses; the problem of a write whose commit was not answered
//	key.go          Key, the id of a record; Payload
//	period.go       Period, a range of days
//	record.go       Record (the columns that all records share), Subjects: all models with what readers may ask of them
//	enums_generated.go  enumerations, generated from graph/schema
//
// Each other file is a subject: agency, business, case, clue, complaint, coverage, deadline, document, equipment, examination,
// follow_up, goods, hazard, inspection, money, notice, official, party, payment, penalty, pharmacy, provision, publicity, register,
// remote_check, safety_order, seizure, settings, visit. The subject has the same file name in graph/schema, and in law where law knows it.
//
// # Conventions of the models
//
// Amounts are decimals in the currency of the deployment with two places. Quantities are in the unit of their lot, with three
// places. Days are civil.Date in the time zone of the deployment; instants are time.Time in UTC. A nil pointer means: not known, or
// has not happened. Records of ledgers and timelines are only added; a mistake is corrected by a further record.
package db
