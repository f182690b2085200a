// Package enforcement holds the verbs of a case and the inputs of these verbs, from the filing to the conclusion: the steps of the procedure,
// notice and hearing, decisions and their correction, appeals, seizure and examination, confiscated goods, documents and publicity.
//
// A verb has the signature func(ctx, *db.Writer, Input) (db.Payload, error) and runs in the transaction of the Writer. It checks its input,
// locks the case (loadCaseForStep, lockedcase.Load), lets package law decide whether the step is allowed (methods Take and RecordSideEvent of
// lockedcase.Case), writes the records and returns the keys of the records in its payload.
//
// Every verb may return BAD_USER_INPUT for wrong input, NOT_FOUND for a record that does not exist, CONFLICT where the case has another
// version than the caller expects, and RULE_VIOLATION where the law forbids the step. The comment of a verb names its further errors.
// An error that is no *problem.Error is internal.
//
// Rules of law belong to package law, models and shared checks to package db, and the verbs that collect what a decision imposes to package
// collection. Package ledger keeps the accounts of money penalties, for both. The record that a case was filed from is linked by package
// origin; what the public sees of a decision is written by package publicity.
package enforcement
