// Package problem is the error that all packages return when a request can't be carried out. It imports none of them but messages.
// Only graph/endpoint/errors.go turns a problem into a GraphQL error.
package problem

import (
	"errors"
	"fmt"

	"docket/messages"
)

// Code is the kind of a problem. The list is part of the API: programs decide by it.
type Code string

// The codes, as documented to clients.
const (
	BadUserInput    Code = "BAD_USER_INPUT"  // the request is wrong: correct it and send it again
	NotFound        Code = "NOT_FOUND"       // a record named in the request does not exist, or the caller may not see it
	Conflict        Code = "CONFLICT"        // the records have changed: read them again, then decide
	Forbidden       Code = "FORBIDDEN"       // the caller is not allowed to do this
	Unauthenticated Code = "UNAUTHENTICATED" // the caller is not known
	LimitExceeded   Code = "LIMIT_EXCEEDED"  // the request asks for more than a limit allows: ask for less
	Timeout         Code = "TIMEOUT"         // it took too long: ask for less, or try again
	RuleViolation   Code = "RULE_VIOLATION"  // the law forbids it: Rule and Article name the rule
	Unavailable     Code = "UNAVAILABLE"     // the database can't be used at the moment: try again
	Internal        Code = "INTERNAL"        // a fault of the server: details are in its log only
)

// Error is a problem that may be shown to the caller. Its message says what is wrong, what is allowed and what to do.
type Error struct {
	Code    Code
	Message string // in English
	// Format and Facts are what the message was made from, so that it can be written in another language; Format is empty where the
	// message is its own format.
	Format string
	Facts  []any
	// Field is the path of the wrong input, as in `input.penalties[0].amount` or `where.filedOn.gte`; empty where no
	// single input is wrong.
	Field string
	// Rule is our name of the violated rule, as in `fine.bounds`; empty where no rule is violated.
	Rule string
	// Article is the article of law that holds the rule, as in `行政处罚法 51`; empty where no law holds it.
	Article string
	// Detail holds further facts for programs, such as the cost and limit of a refused operation; usually nil.
	Detail map[string]any
	// Line and Column are the place of the problem in the operation's text, from 1; zero where unknown.
	Line, Column int
}

func (e *Error) Error() string {
	if e.Field != "" {
		return fmt.Sprintf("%s: %s: %s", e.Code, e.Field, e.Message)
	}
	return fmt.Sprintf("%s: %s", e.Code, e.Message)
}

// Text returns the message as a part of another message.
func (e *Error) Text() messages.Text {
	if e.Format == "" {
		return messages.Textf("%s", messages.Phrase(e.Message))
	}
	return messages.Textf(e.Format, e.Facts...)
}

// In returns the message in a language, without the field.
func (e *Error) In(language messages.Language) string {
	if e.Format == "" {
		return language.Phrase(messages.Phrase(e.Message))
	}
	return language.Format(e.Format, e.Facts...)
}

// Errorf makes a problem with a code and a formatted message.
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...), Format: format, Facts: args}
}

// At sets the path of the wrong input and returns the problem.
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

// Of returns the problem that err is or wraps, the first of a List. Returns nil where err is nil or holds no problem; such an err
// that is not nil is an internal error.
func Of(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return nil
}
