package main

import (
	"context"
	"errors"

	"docket/auth"
	"docket/db"
	"docket/graph"
	"docket/graph/endpoint"
)

// openGraph opens the records at url for a command, which the operator of the service calls. The caller of openGraph closes them with closeGraph.
func openGraph(ctx context.Context, url string, to console) (_ *graph.Graph, closeGraph func(), err error) {
	store, err := db.Open(ctx, url, db.WithLog(to.log))
	if err != nil {
		return nil, nil, err
	}
	g, err := graph.Open(ctx, graph.Settings{Database: url, Store: store, Log: to.log, HTTP: endpoint.Settings{Anonymous: auth.TheOperator()}})
	if err != nil {
		return nil, nil, errors.Join(err, store.Close())
	}
	return g, func() {
		g.Close()
		_ = store.Close()
	}, nil
}
