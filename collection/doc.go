// Package collection holds the verbs that collect the money penalties of a decision, and the inputs of these verbs: payments, one by one
// or by a bank's file, their reversal, deferrals with instalments, and write-offs.
//
// A verb has the form and the errors of the verbs in package enforcement. It locks the penalty, then its case (lockPenalty), checks what is
// entered against the penalty's account, and writes it through package ledger, which settles the account: the days on which instalments
// were paid, the surcharge, and the deadline of payment.
//
// Demanding payment when a decision is served, and appeals against the decision, are steps of the case: they belong to package enforcement.
// Rules of law, such as when cash may be taken, belong to package law.
package collection
