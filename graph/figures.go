package graph

import (
	"context"
	"encoding/json"
	"time"

	"docket/answers"
	"docket/audit"
	"docket/direct"
	"docket/exchange"
	"docket/limit"
	"docket/query"
)

// Figures are the state of a Graph at one moment.
type Figures struct {
	Queue   limit.QueueFigures
	Answers answers.Figures
	// Connections are the connections for reads that are open, ConnectionsUsed those of them in use, ConnectionsLimit how many there may be.
	Connections, ConnectionsUsed, ConnectionsLimit int
	// Replicas are the servers that read in place of the primary.
	Replicas query.ReplicaFigures
	// Direct is how what was asked of one agency was read straight from the machines of a Citus cluster.
	Direct direct.Figures
	// Subscriptions are the subscriptions and live queries that are open.
	Subscriptions int
	// Imports are the counts of imports of files, and of trials, through this server.
	Imports exchange.Figures
	// Log is how far the entries of the log have been placed.
	Log audit.SequencerFigures
	// Database is the state of the database; nil where it does not answer.
	Database *DatabaseFigures
}

// DatabaseFigures are the state of the database at one moment, as render.DatabaseFigures reads it.
type DatabaseFigures struct {
	// Bytes is its size.
	Bytes int64
	// SummariesWaiting is how many changes are not folded into the summaries yet. Answers count these all the same.
	SummariesWaiting int64
	// IsArchiving says that Postgres archives its log, ArchiveFailures how often that has failed since its start, and IsArchiveFailing that the last try has.
	IsArchiving, IsArchiveFailing bool
	ArchiveFailures               int64
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
		Replicas:      g.replicas.Figures(),
		Direct:        g.direct.Figures(),
		Subscriptions: g.Subscriptions(), Imports: g.imports.Figures(), Log: g.sequencer.Figures(), Database: g.readDatabaseFigures(),
	}
}
