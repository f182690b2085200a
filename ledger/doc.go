// Package ledger holds the accounts of a case's money penalties: what is demanded and by when, what was paid or written off, the surcharge of
// fines that are late, and what is owed. Settling a ledger writes what follows from its records: the day on which each instalment was
// paid, the periods of surcharge (行政处罚法 72) and the deadline of payment.
//
// Package enforcement demands, settles and withdraws by it when a decision is served, appealed against or withdrawn; package collection
// enters payments. Checks of their inputs do not belong here.
package ledger
