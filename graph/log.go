package graph

import (
	"net/http"
	"time"

	"docket/audit"
	"docket/graph/endpoint"
	"docket/graph/filegate"
	"docket/limit"
)

// logReadsAtOnce bounds how many requests for parts of the log are answered at once, logReadsPerCaller how many of one caller; further ones wait.
const logReadsAtOnce, logReadsPerCaller = 8, 4

// Log serves /log/: checkpoints, tiles and entries of the log, to those who see every record of an agency whole.
func (g *Graph) Log(keys *audit.Keys) http.Handler {
	gate := packageGate{agencies: g.agencies, Gate: filegate.Gate{Endpoint: g.Endpoint, Schema: Schema(), Queue: limit.NewQueue(limit.QueueSettings{
		Running: logReadsAtOnce, RunningPerCaller: logReadsPerCaller, Waiting: 200, WaitingPerCaller: 50, Wait: 30 * time.Second, What: "requests for the log",
	})}}
	return endpoint.InLanguage(audit.Handler(gate, g.store.DB().DB, keys))
}
