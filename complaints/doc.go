// Package complaints holds the verbs of complaints and reports (投诉举报): filing, amending, accepting or refusing, closing and reopening,
// joining, and telling the reporter. complaint_terms.go computes their terms.
package complaints
