package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"

	"docket/auth"
	"docket/db"
	"docket/graph"
	"docket/summaries"
)

// summarised are operations that summaries answer, as dashboards ask them.
var summarised = []struct{ name, operation string }{
	{"month × field with sums, all years", `{ cases { groups(by: [{decidedOn: {bucket: MONTH}}, {field: {}}], first: 500) { nodes { key { decidedOn field } aggregate { count sum { fineAmount penaltyAmount } } } } } }`},
	{"month × field with sums, a year", `{ cases(where: {decidedOn: {year: 2022}}) { groups(by: [{decidedOn: {bucket: MONTH}}, {field: {}}], first: 500) { nodes { key { decidedOn field } aggregate { count sum { fineAmount penaltyAmount } } } } } }`},
	{"quarter × status of a field, all years", `{ cases(where: {field: {eq: FOOD}}) { groups(by: [{filedOn: {bucket: QUARTER}}, {status: {}}], first: 500) { nodes { key { filedOn status } aggregate { count } } } } }`},
	{"report: decided, fined, destroyed", `{ report(period: {year: 2022}) { casesDecided { value previous changePercent } penaltyAmount { value previous changePercent } goodsDestroyed { value previous changePercent } } }`},
}

// measureSummaries prints how long operations take that summaries answer, with summaries and without, for one agency and for all.
func measureSummaries(ctx context.Context, url string, store *db.Store, log *slog.Logger) error {
	if err := compareReads(ctx, url, store, log); err != nil {
		return err
	}
	keeper, err := openKeeper(url, log)
	if err != nil {
		return err
	}
	defer keeper.DB.Close()
	differences, err := keeper.Verify(ctx, "")
	if err == nil && len(differences) > 0 {
		err = fmt.Errorf("summaries differ from the records: %v", differences[:1])
	}
	return err
}

// openKeeper returns a keeper of the summaries as the owner of the schema.
func openKeeper(url string, log *slog.Logger) (*summaries.Keeper, error) {
	catalogue, err := graph.Catalogue(graph.Schema(), bun.NewDB(&sql.DB{}, pgdialect.New()))
	if err != nil {
		return nil, err
	}
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, err
	}
	return &summaries.Keeper{DB: sql.OpenDB(stdlib.GetConnector(*config)), Sets: catalogue.Summaries(), Log: log}, nil
}

// compareReads prints a row for each operation and scope: the median time of 15 answers. Answers with summaries and without must be equal.
func compareReads(ctx context.Context, url string, store *db.Store, log *slog.Logger) error {
	caller, err := callerAs(ctx, store, "AUDITOR")
	if err != nil {
		return err
	}
	var handlers []http.Handler
	for _, without := range []bool{false, true} {
		g, err := graph.Open(ctx, graph.Settings{Database: url, Store: store, Timeout: 2 * time.Minute, Log: log, WithoutSummaries: without})
		if err != nil {
			return err
		}
		defer g.Close()
		handlers = append(handlers, g)
	}
	fmt.Print("\n| operation | bureaus | with summaries, ms | without, ms | ratio |\n|---|---:|---:|---:|---:|\n")
	for _, tested := range summarised {
		scopes := [][]int64{caller.Agencies[:1]}
		if len(caller.Agencies) > 1 {
			scopes = append(scopes, caller.Agencies)
		}
		for _, agencies := range scopes {
			asked := caller
			asked.Agencies = agencies
			var took [2]time.Duration
			var answers [2]string
			for i, h := range handlers {
				if took[i], answers[i], err = timeAnswers(ctx, h, asked, tested.operation); err != nil {
					return fmt.Errorf("%s: %w", tested.name, err)
				}
			}
			if answers[0] != answers[1] {
				return fmt.Errorf("%s: with summaries:\n%.1000s\nwithout:\n%.1000s", tested.name, answers[0], answers[1])
			}
			fmt.Printf("| %s | %d | %.2f | %.2f | %.0f |\n", tested.name, len(agencies), took[0].Seconds()*1000, took[1].Seconds()*1000, float64(took[1])/float64(took[0]))
		}
	}
	return nil
}

// warmUps is how often timeAnswers asks before it measures: Postgres plans a statement anew the first five times on each connection, of which reads as of
// an instant have four.
const warmUps = 24

// timeAnswers returns the median time of 15 answers after those that warm up, and the answer.
func timeAnswers(ctx context.Context, h http.Handler, caller auth.Caller, operation string) (time.Duration, string, error) {
	body, err := json.Marshal(map[string]any{"query": operation})
	if err != nil {
		return 0, "", err
	}
	var times []time.Duration
	var answer string
	for i := range warmUps + 15 {
		request := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(body)).WithContext(auth.WithCaller(ctx, caller))
		request.Header.Set("Content-Type", "application/json")
		recorder := httptest.NewRecorder()
		began := time.Now()
		h.ServeHTTP(recorder, request)
		if i >= warmUps {
			times = append(times, time.Since(began))
		}
		if answer = recorder.Body.String(); recorder.Code != http.StatusOK || bytes.Contains(recorder.Body.Bytes(), []byte(`"errors"`)) {
			return 0, "", fmt.Errorf("status %d: %.1000s", recorder.Code, answer)
		}
	}
	slices.Sort(times)
	return times[len(times)/2], answer, nil
}
