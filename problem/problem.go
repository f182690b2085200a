// Package problem has the error that every package returns where a request cannot be carried out and the user may know why. It imports no
// other package of this module. Only graph/errors.go turns a problem into a GraphQL error.
package problem

import (
	"errors"
	"fmt"
)

// Code is the kind of a problem. The list is part of the API: programs of clients depend on it.
type Code string

// The codes, as documented to clients.
const (
	BadUserInput    Code = "BAD_USER_INPUT"  // the request is wrong: correct it and send it again
	NotFound        Code = "NOT_FOUND"       // a record that the request names does not exist, or the caller may not see it
	Conflict        Code = "CONFLICT"        // the records have changed, or do not allow it: read them again, then decide
	Forbidden       Code = "FORBIDDEN"       // the caller is not allowed to do it
	Unauthenticated Code = "UNAUTHENTICATED" // the caller has not said who they are
	LimitExceeded   Code = "LIMIT_EXCEEDED"  // the request asks for more than a limit: ask for less
	Timeout         Code = "TIMEOUT"         // it took too long: narrow it, or try again
	RuleViolation   Code = "RULE_VIOLATION"  // a rule of law forbids it: Rule and Article name the rule
	Internal        Code = "INTERNAL"        // a fault of the program; details are in the log only
)

// Error is a problem that may be shown to the user. Its message says what is wrong, what is allowed and what to do.
type Error struct {
	Code    Code
	Message string
	// Field is the path of the wrong part of the input, as in `input.penalties[0].amount` or `where.filedOn.gte`; empty where no single part
	// is wrong.
	Field string
	// Rule is the name of the violated rule, as in `fine.bounds`; empty where no rule is violated.
	Rule string
	// Article is the article of that rule, as in `行政处罚法 51`; empty where no article is known.
	Article string
	// Detail has further facts for programs, such as the cost and the limit of an operation that costs too much; usually nil.
	Detail map[string]any
	// Line and Column are the place of the problem in the text of the operation, counted from 1; zero where it is not known.
	Line, Column int
}

func (e *Error) Error() string {
	if e.Field != "" {
		return fmt.Sprintf("%s: %s: %s", e.Code, e.Field, e.Message)
	}
	return fmt.Sprintf("%s: %s", e.Code, e.Message)
}

// Errorf returns a problem of a kind with a formatted message.
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// At sets the path of the wrong part of the input and returns the problem.
func (e *Error) At(field string) *Error {
	e.Field = field
	return e
}

// Under sets the violated rule and its article and returns the problem.
func (e *Error) Under(rule, article string) *Error {
	e.Rule, e.Article = rule, article
	return e
}

// With adds a fact for programs and returns the problem.
func (e *Error) With(key string, value any) *Error {
	if e.Detail == nil {
		e.Detail = map[string]any{}
	}
	e.Detail[key] = value
	return e
}

// Of returns the problem that err wraps. It returns nil where there is none: the error is internal then.
func Of(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return nil
}
