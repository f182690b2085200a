// Package complaints holds the verbs of complaints and reports (投诉举报): receiving, accepting or refusing, closing, joining, telling the
// reporter, and correcting what was recorded wrongly.
package complaints
