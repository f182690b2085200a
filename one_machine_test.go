package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"log/slog"
	"testing"
	"time"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"
	"github.com/vektah/gqlparser/v2"

	"docket/graph"
	"docket/migrations/migrationstest"
	"docket/postgres/postgrestest"
	"docket/query"
	"docket/query/catalog"
	"docket/query/plan"
	"docket/query/querytest"
	"docket/web"
)

// taskCounter asks Citus how it would run each statement, and keeps of each of its jobs how many tasks it has: each is a statement to one machine.
type taskCounter struct {
	*query.Pool
	tasks []int
}

func (c *taskCounter) QueryRow(ctx context.Context, statement string, args []any, custom bool) ([][]byte, error) {
	columns, err := c.Pool.QueryRow(ctx, "EXPLAIN (FORMAT JSON) "+statement, args, custom)
	if err != nil {
		return nil, err
	}
	var found any
	if err := json.Unmarshal(columns[0], &found); err != nil {
		return nil, err
	}
	c.count(found)
	return make([][]byte, 50), nil
}

// count adds the jobs of a part of a plan, with those of the parts that are run before it.
func (c *taskCounter) count(part any) {
	switch p := part.(type) {
	case []any:
		for _, x := range p {
			c.count(x)
		}
	case map[string]any:
		if n, ok := p["Task Count"].(float64); ok {
			c.tasks = append(c.tasks, int(n))
		}
		for _, x := range p {
			c.count(x)
		}
	}
}

// What the dashboard and the auditor ask of one bureau is, on Citus, one statement to the machine that has it, whether summaries are used or not.
func TestOneBureauIsOneTask(t *testing.T) {
	postgrestest.RequireCitus(t)
	t.Parallel()
	url := postgrestest.Clone(t, migrationstest.TemplateOf("one_task", `INSERT INTO agencies (id, code, name, short_name, level)
		VALUES (1, '320585', '太仓市市场监督管理局', '太市监', 'COUNTY'), (2, '320583', '昆山市市场监督管理局', '昆市监', 'COUNTY')`))
	pool, err := query.OpenPool(t.Context(), url, "", querytest.Zone, time.Minute, 1)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pool.Close)
	operations, err := web.Shelf()
	if err != nil {
		t.Fatal(err)
	}
	model, err := graph.Catalogue(graph.Schema(), bun.NewDB(&sql.DB{}, pgdialect.New()))
	if err != nil {
		t.Fatal(err)
	}
	counter, asked := &taskCounter{Pool: pool}, 0
	for _, withoutSummaries := range []bool{false, true} {
		service := query.New(query.Settings{
			Catalog: model, Reader: counter, Limits: plan.DefaultLimits, Zone: querytest.Zone, WithoutSummaries: withoutSummaries,
			Clock: func() time.Time { return time.Date(2024, 3, 15, 9, 0, 0, 0, querytest.Zone) }, Log: slog.New(slog.DiscardHandler),
		})
		for _, o := range operations {
			if o.User == "legal" {
				continue
			}
			document, errs := gqlparser.LoadQueryWithRules(service.Catalog.Schema, o.Query, nil)
			if len(errs) > 0 {
				t.Fatalf("%s: %v", o.Name, errs)
			}
			variables := map[string]any{}
			if o.Variables != "" {
				decoder := json.NewDecoder(bytes.NewBufferString(o.Variables))
				decoder.UseNumber()
				if err := decoder.Decode(&variables); err != nil {
					t.Fatalf("%s: %v", o.Name, err)
				}
			}
			if variables, err = query.CoerceVariables(service.Catalog.Schema, document.Operations[0], variables, true); err != nil {
				t.Fatalf("%s: %v", o.Name, err)
			}
			counter.tasks = nil
			if _, err := service.Read(t.Context(), query.Operation{
				Document: document, Definition: document.Operations[0], Text: o.Query, Variables: variables, Role: catalog.Operator, Agencies: []int64{1},
			}); err != nil {
				t.Errorf("%s: %v", o.Name, err)
				continue
			}
			if asked++; len(counter.tasks) != 1 || counter.tasks[0] != 1 {
				t.Errorf("%s, without summaries: %t: the tasks of its jobs are %v, want one job of one task", o.Name, withoutSummaries, counter.tasks)
			}
		}
	}
	if asked < 40 {
		t.Errorf("only %d statements were asked for", asked)
	}
}
