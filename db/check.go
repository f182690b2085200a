package db

import (
	"cloud.google.com/go/civil"

	"docket/input"
	"docket/messages"
	"docket/problem"
)

// NotFound returns a NOT_FOUND problem: the key in a field of the input names no record.
func NotFound(field string, key Key) *problem.Error {
	return problem.Errorf(problem.NotFound, "there is no %s %s", messages.RecordType(key.Type), key).At(field)
}

// RequireNotFuture requires a day that is today or before, in the time zone of the deployment.
func (w *Writer) RequireNotFuture(field string, d civil.Date) error {
	if err := input.RequireDay(field, d); err != nil {
		return err
	}
	if d.After(w.today) {
		return input.Fault(field, "%s is in the future: today is %s", d, w.today)
	}
	return nil
}

// RequireOwn requires that a key names a record of a type and of the writer's agency. It does not look whether the record exists. Returns
// BAD_USER_INPUT otherwise.
func (w *Writer) RequireOwn(field string, key Key, typ string) error {
	switch {
	case key.Type != typ:
		return input.Fault(field, "%s is an id of %s, not of %s", key, messages.RecordType(key.Type), messages.RecordType(typ))
	case key.Agency != w.agency:
		return input.Fault(field, "%s belongs to another bureau than the rest of the input", key)
	}
	return nil
}
