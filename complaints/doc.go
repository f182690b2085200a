// Package complaints holds the verbs of complaints and reports (投诉举报): filing, amending, accepting or refusing, closing and reopening,
// merging, and telling the reporter. complaint_terms.go computes their deadlines.
//
// It also holds the verbs of clues (clue.go). A report and its clues share the term of checking, and the last clue that is closed decides the
// report.
//
// Every verb may return BAD_USER_INPUT for wrong input and NOT_FOUND for a record that does not exist. The comment of a verb names its
// further errors. Every write returns RULE_VIOLATION where a text reveals who made a complaint (投诉举报办法 33); see package reporter.
package complaints
