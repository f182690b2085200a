package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
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

// measureSummaries prints how long operations take that summaries answer, with summaries and without, for one agency and for all; then the
// rates of writes with the triggers of summaries and without.
func measureSummaries(ctx context.Context, s settings, url string, store *db.Store, log *slog.Logger) error {
	keeper, err := openKeeper(url, log)
	if err != nil {
		return err
	}
	defer keeper.DB.Close()
	began := time.Now()
	if err := keeper.Rebuild(ctx, ""); err != nil {
		return err
	}
	fmt.Printf("\n%d bureaus of %d cases each; all summaries were counted in %s\n", s.bureaus, s.cases, time.Since(began).Round(time.Millisecond))
	if _, err := keeper.DB.ExecContext(ctx, "VACUUM ANALYZE"); err != nil {
		return err
	}
	if err := compareReads(ctx, s, url, store, log); err != nil {
		return err
	}
	if err := compareWrites(ctx, s, url, store, keeper, log); err != nil {
		return err
	}
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
func compareReads(ctx context.Context, s settings, url string, store *db.Store, log *slog.Logger) error {
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

// timeAnswers returns the median time of 15 answers after two that warm up, and the answer.
func timeAnswers(ctx context.Context, h http.Handler, caller auth.Caller, operation string) (time.Duration, string, error) {
	body, err := json.Marshal(map[string]any{"query": operation})
	if err != nil {
		return 0, "", err
	}
	var times []time.Duration
	var answer string
	for i := range 17 {
		request := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(body)).WithContext(auth.WithCaller(ctx, caller))
		request.Header.Set("Content-Type", "application/json")
		recorder := httptest.NewRecorder()
		began := time.Now()
		h.ServeHTTP(recorder, request)
		if i >= 2 {
			times = append(times, time.Since(began))
		}
		if answer = recorder.Body.String(); recorder.Code != http.StatusOK || bytes.Contains(recorder.Body.Bytes(), []byte(`"errors"`)) {
			return 0, "", fmt.Errorf("status %d: %.1000s", recorder.Code, answer)
		}
	}
	slices.Sort(times)
	return times[len(times)/2], answer, nil
}

// compareWrites prints a row for each writing scenario and number of clients: the median rates with the triggers of summaries and
// without, and the median of the shares of each round.
func compareWrites(ctx context.Context, s settings, url string, store *db.Store, keeper *summaries.Keeper, log *slog.Logger) error {
	g, err := graph.Open(ctx, graph.Settings{Database: url, Store: store, Connections: s.clients, Timeout: 2 * time.Minute, Log: log, HTTP: graph.HTTPSettings{Anonymous: auth.TheOperator()}})
	if err != nil {
		return err
	}
	defer g.Close()
	server := httptest.NewServer(g)
	defer server.Close()
	docket := contender{"docket", func(scenario) string { return server.URL }, scenario.requestBody}
	fmt.Print("\n| write | clients | with summaries, 1/s | without, 1/s | share |\n|---|---:|---:|---:|---:|\n")
	for _, tested := range scenarios {
		if tested.write == nil {
			continue
		}
		for _, clients := range []int{1, s.clients} {
			turn := s
			turn.clients = clients
			client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: clients, DisableCompression: true}}
			var rates [2][]float64
			for round := range s.rounds + 1 {
				for i, isOn := range []bool{true, false} {
					if err := switchTriggers(ctx, keeper.DB, isOn); err != nil {
						return err
					}
					rate, err := timeTurn(ctx, client, turn, tested, docket, 2*round+i)
					if err != nil {
						return fmt.Errorf("%s: %w", tested.name, err)
					}
					if round > 0 {
						rates[i] = append(rates[i], rate)
					}
				}
			}
			fmt.Printf("| %s | %d | %.4g | %.4g | %.2f |\n", tested.name, clients, median(rates[0]), median(rates[1]), median(shares(rates[0], rates[1])))
		}
	}
	return errors.Join(switchTriggers(ctx, keeper.DB, true), keeper.Rebuild(ctx, ""))
}

// switchTriggers enables or disables the triggers of all summaries.
func switchTriggers(ctx context.Context, db *sql.DB, isOn bool) error {
	state := map[bool]string{true: "ENABLE", false: "DISABLE"}[isOn]
	_, err := db.ExecContext(ctx, `DO $$ DECLARE r record; BEGIN
		FOR r IN SELECT tgrelid::regclass AS t, tgname FROM pg_trigger WHERE tgname LIKE '%\_sum\_after%' LOOP
			EXECUTE format('ALTER TABLE %s `+state+` TRIGGER %I', r.t, r.tgname);
		END LOOP;
	END $$`)
	return err
}

// copyBureau adds bureaus from 2 to the number, each with a copy of all records of the first.
func copyBureau(ctx context.Context, tx pgx.Tx, bureaus int) error {
	if bureaus < 2 {
		return nil
	}
	_, err := tx.Exec(ctx, fmt.Sprintf(`
INSERT INTO agencies (id, code, name, short_name, level) SELECT n, (400000 + n)::text, '局' || n, '局' || n, 'COUNTY' FROM generate_series(2, %[1]d) n;
DO $$ DECLARE r record; BEGIN
	FOR r IN SELECT c.oid::regclass AS t, string_agg(quote_ident(a.attname), ', ') AS names,
			string_agg(CASE a.attname WHEN 'agency_id' THEN 'n' ELSE 's.' || quote_ident(a.attname) END, ', ') AS given
		FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
		WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname NOT LIKE '%%\_sum\_%%' AND c.relname NOT LIKE '%%\_by\_%%'
		GROUP BY c.oid HAVING bool_or(a.attname = 'agency_id') LOOP
		EXECUTE format('INSERT INTO %%s (%%s) SELECT %%s FROM %%1$s s, generate_series(2, %[1]d) n WHERE s.agency_id = 1', r.t, r.names, r.given);
	END LOOP;
END $$`, bureaus))
	return err
}
