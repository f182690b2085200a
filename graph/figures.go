package graph

import (
	"context"
	"encoding/json"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"docket/answers"
	"docket/limit"
	"docket/query/catalog"
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
func outcomeOf(op *graphql.OperationContext, response *graphql.Response, used *usage, took time.Duration) Outcome {
	o := Outcome{
		Name: op.OperationName, From: used.from(), Took: took, Waited: used.waitedFor(), InDatabase: time.Duration(used.inDatabase.Load()),
		Statements: used.statements.Load(), Cost: used.cost.Load(), Bytes: len(response.Data),
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

// Figures are the state of a Graph at one moment.
type Figures struct {
	Queue   limit.QueueFigures
	Answers answers.Figures
	// Connections are the connections for reads that are open, ConnectionsUsed those of them in use, ConnectionsLimit how many there may be.
	Connections, ConnectionsUsed, ConnectionsLimit int
	// Subscriptions are the subscriptions and live queries that are open.
	Subscriptions int
	// Database is the state of the database; nil where it does not answer.
	Database *DatabaseFigures
}

// DatabaseFigures are the state of the database at one moment.
type DatabaseFigures struct {
	// Bytes is its size.
	Bytes int64
	// SummariesWaiting is how many changes are not folded into the summaries yet. Answers count these all the same.
	SummariesWaiting int64
	// IsArchiving says that Postgres archives its log, ArchiveFailures how often that has failed since its start, and IsArchiveFailing that the last try has.
	IsArchiving, IsArchiveFailing bool
	ArchiveFailures               int64
}

// figuresSQL returns the statement that reads DatabaseFigures. All text of it comes from the catalogue.
func figuresSQL(sets []*catalog.SummarySet) string {
	waiting := "0"
	for _, set := range sets {
		waiting += " + (SELECT count(*) FROM " + set.Changes + ")"
	}
	return `SELECT json_build_object('Bytes', pg_database_size(current_database()), 'SummariesWaiting', ` + waiting + `,
		'IsArchiving', current_setting('archive_mode') <> 'off', 'ArchiveFailures', failed_count,
		'IsArchiveFailing', coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false)) FROM pg_stat_archiver`
}

// readDatabaseFigures returns the state of the database; nil where it does not answer within two seconds.
func (g *Graph) readDatabaseFigures() *DatabaseFigures {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	columns, err := g.pool.QueryRow(ctx, g.databaseFigures, nil, false)
	f := new(DatabaseFigures)
	if err != nil || len(columns) == 0 || json.Unmarshal(columns[0], f) != nil {
		return nil
	}
	return f
}

// Figures returns the state at the moment.
func (g *Graph) Figures() Figures {
	open, used, most := g.pool.Connections()
	return Figures{
		Queue: g.queue.Figures(), Answers: g.answers.Figures(), Connections: open, ConnectionsUsed: used, ConnectionsLimit: most,
		Subscriptions: g.Subscriptions(), Database: g.readDatabaseFigures(),
	}
}
