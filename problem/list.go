package problem

import (
	"errors"
	"strings"
)

// List holds the independent faults of one input, in the order of the input. A form shows all of them at once.
type List []*Error

func (l List) Error() string {
	texts := make([]string, len(l))
	for i, e := range l {
		texts[i] = e.Error()
	}
	return strings.Join(texts, "; ")
}

// Unwrap returns the problems of the list, so that errors.As finds the first of them, as Of does.
func (l List) Unwrap() []error {
	errs := make([]error, len(l))
	for i, e := range l {
		errs[i] = e
	}
	return errs
}

// Join returns the errors of independent checks as one error; nil where all are nil. A single *Error is returned itself,
// without what wraps it, several as a List. An error that holds no *Error is internal: the first of these is returned alone. A violation of law is
// returned only where the input has no other fault, and then only the first violation: law is judged on input without faults.
func Join(errs ...error) error {
	var faults List
	var violation *Error
	for _, err := range errs {
		if err == nil {
			continue
		}
		all := All(err)
		if all == nil {
			return err
		}
		for _, e := range all {
			switch {
			case e.Code != RuleViolation:
				faults = append(faults, e)
			case violation == nil:
				violation = e
			}
		}
	}
	switch {
	case len(faults) > 1:
		return faults
	case len(faults) == 1:
		return faults[0]
	case violation != nil:
		return violation
	}
	return nil
}

// All returns the problems of an error made by Join or Errorf, also where it is wrapped. They are the problems themselves, not
// copies. Returns nil where err is nil, and where it holds none: an err that is not nil then is an internal error. Of errors that errors.Join has joined, only the first
// problem is found.
func All(err error) []*Error {
	var list List
	if errors.As(err, &list) {
		return list
	}
	if e := Of(err); e != nil {
		return []*Error{e}
	}
	return nil
}
