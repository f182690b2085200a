// Package problem is the one shape in which every room of the house says that something asked for cannot be done.
// It imports nothing of ours. graph/errors.go alone turns a problem into a GraphQL error.
package problem

import (
	"errors"
	"fmt"
)

// Code says what kind of problem it is. The list is part of the API: clients switch on it.
type Code string

// The codes, as documented to clients.
const (
	BadUserInput    Code = "BAD_USER_INPUT"  // the request is wrong: mend it and send it again
	NotFound        Code = "NOT_FOUND"       // a record named in the request is not there, or not for the caller
	Conflict        Code = "CONFLICT"        // the state has moved on: read again, then decide
	Forbidden       Code = "FORBIDDEN"       // the caller may not
	Unauthenticated Code = "UNAUTHENTICATED" // nobody knows who the caller is
	LimitExceeded   Code = "LIMIT_EXCEEDED"  // the request asks for more than a limit: ask for less
	Timeout         Code = "TIMEOUT"         // it took too long: narrow it, or try again
	RuleViolation   Code = "RULE_VIOLATION"  // a rule of law forbids it: Rule and Article say which
	Internal        Code = "INTERNAL"        // our fault; details are in the log only
)

// Error is a problem that may be shown to the one who asked: its text is for them and names field, rule and remedy.
type Error struct {
	Code    Code
	Message string
	// Field is the path of the input at fault, as in `input.penalties[0].amount` or `where.filedOn.gte`; empty where
	// no single input is.
	Field string
	// Rule is our name of the violated rule, as in `fine.bounds`; empty where none is.
	Rule string
	// Article is where the rule stands, as in `行政处罚法 51`; empty where no law says so.
	Article string
	// Detail holds further facts for programs, as in the cost and limit of a refused operation; usually nil.
	Detail map[string]any
	// Line and Column are where in the operation's text the problem lies, from 1; zero where unknown.
	Line, Column int
}

func (e *Error) Error() string {
	if e.Field != "" {
		return fmt.Sprintf("%s: %s: %s", e.Code, e.Field, e.Message)
	}
	return fmt.Sprintf("%s: %s", e.Code, e.Message)
}

// Errorf makes a problem of a kind with a formatted message.
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// At names the input at fault and returns the problem.
func (e *Error) At(field string) *Error {
	e.Field = field
	return e
}

// Under says which rule of which article is violated and returns the problem.
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

// Of returns the problem in err's chain; nil where there is none, which means that err is internal.
func Of(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return nil
}
