package graph

import (
	"context"
	"net/http"
	"time"

	"docket/auth"
	"docket/exchange/upload"
	"docket/graph/endpoint"
	"docket/graph/filegate"
	"docket/graph/scope"
	"docket/limit"
)

// importsAtOnce bounds how many files of registers are received and imported at once, importsPerCaller how many of one caller.
const importsAtOnce, importsPerCaller = 4, 2

// packageGate is the gate of packages upload and audit.
type packageGate struct {
	filegate.Gate
	agencies *scope.Agencies
}

// Imports serves /imports: files of registers. database is the connection string of a role that owns the tables.
func (g *Graph) Imports(database string) http.Handler {
	gate := packageGate{agencies: g.agencies, Gate: filegate.Gate{Endpoint: g.Endpoint, Schema: Schema(), Queue: limit.NewQueue(limit.QueueSettings{
		Running: importsAtOnce, RunningPerCaller: importsPerCaller, Waiting: 40, WaitingPerCaller: 4, Wait: time.Minute, What: "imports",
	})}}
	s := upload.Settings{Gate: gate, Store: g.store, Database: database, Log: g.Settings.Log, Meter: &g.imports}
	if g.logKeys != nil {
		s.Record = g.logKeys.Record
	}
	return endpoint.InLanguage(upload.Handler(s))
}

// RefuseAll answers with all faults of an error, in the form of the errors of GraphQL.
func (g packageGate) RefuseAll(ctx context.Context, w http.ResponseWriter, err error) {
	g.Endpoint.RefuseAll(ctx, w, endpoint.TypeJSON, err)
}

// Faults returns the faults of an error as RefuseAll answers them.
func (g packageGate) Faults(ctx context.Context, err error) any {
	return g.Errors(g.Refusal(ctx, err))
}

// VisibleTo returns the agencies whose records a caller reads.
func (g packageGate) VisibleTo(c auth.Caller) []int64 { return g.agencies.VisibleTo(c) }
