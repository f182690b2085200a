package endpoint

import (
	"time"

	"github.com/99designs/gqlgen/graphql"

	"docket/graph/load"
)

// Outcome says what became of a request.
type Outcome struct {
	// Kind is `query`, `mutation` or `subscription`, and Name the name of the operation, which its sender chose. Both are empty where no
	// operation could be read.
	Kind, Name string
	// Code is the code of the first error; empty if there is none.
	Code string
	// From is what a read was answered from: "kept", "summaries", "records", or "summaries and records".
	From string
	// Took is the time from the request to its answer. Waited is how long its reads waited for their turn, and InDatabase how long their
	// statements took.
	Took, Waited, InDatabase time.Duration
	// Statements is the number of statements of its reads, Cost their estimated cost, Bytes the length of the answer's data.
	Statements, Cost int64
	Bytes            int
}

// outcomeOf returns what became of an operation.
func outcomeOf(op *graphql.OperationContext, response *graphql.Response, used *load.Usage, took time.Duration) Outcome {
	o := Outcome{
		Name: op.OperationName, From: used.From(), Took: took, Waited: used.Waited(), InDatabase: used.InDatabase(),
		Statements: used.Count(), Cost: used.Cost(), Bytes: len(response.Data),
	}
	if op.Operation != nil {
		o.Kind, o.Name = string(op.Operation.Operation), op.Operation.Name
	}
	o.Code = codeOf(response)
	return o
}

// codeOf returns the code of a response's first error; empty if it has none.
func codeOf(response *graphql.Response) string {
	if len(response.Errors) == 0 {
		return ""
	}
	switch code := response.Errors[0].Extensions["code"].(type) {
	case string:
		return code
	default:
		return "INTERNAL"
	}
}
