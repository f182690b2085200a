// Package complaints holds the verbs of complaints and reports (投诉举报): filing, amending, accepting or refusing, closing and reopening,
// joining, and telling the reporter. complaint_terms.go computes their terms.
//
// It also holds the verbs of clues (clue.go). A report and its clues share the term of checking, and the last clue that is closed decides the
// report.
package complaints
