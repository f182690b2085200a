package enforcement

import (
	"docket/db"
	"docket/law"
)

// badInputIf returns BAD_USER_INPUT where the condition holds. Its arguments are evaluated in any case.
func badInputIf(isWrong bool, field, format string, args ...any) error {
	if !isWrong {
		return nil
	}
	return db.BadInput(field, format, args...)
}

// requireLawful returns a violation of law as a problem of an input field; nil where the law is not violated.
func requireLawful(field string, v *law.Violation) error {
	if v == nil {
		return nil
	}
	return db.Violates(field, v)
}
