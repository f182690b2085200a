// Package lockedcase locks a case for a verb and keeps what follows from each of its steps: the legal state of the case, its timeline and its
// deadlines. It is for the verbs of a case, in whichever package they are: packages enforcement, collection and ledger use it.
//
// A verb loads the case (Load, LoadOf), takes a step of the procedure (Case.Take, Case.TakeStep) or adds an event that is no step
// (Case.RecordSideEvent). Package law decides whether the step is allowed. A step ends the deadlines that it meets and adds those that it
// starts (deadline.go).
//
// The inputs of verbs and the records that one step alone writes, such as a decision or a payment, do not belong here.
package lockedcase
