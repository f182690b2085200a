package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"text/tabwriter"

	"docket/auth"
	"docket/db"
	"docket/graph"
	"docket/graph/endpoint"
)

type reportCommand struct {
	databaseSettings
	Year    int    `help:"The year." xor:"period" required:"" placeholder:"YYYY"`
	Quarter string `help:"A quarter in place of a year, as in 2023Q2." xor:"period" required:"" placeholder:"YYYYQN"`
	Month   string `help:"A month in place of a year, as in 2023-05." xor:"period" required:"" placeholder:"YYYY-MM"`
	Agency  string `help:"Division code of the bureau, with those below it; all there are where it is left out." placeholder:"CODE"`
	Compare *int   `help:"The year to compare with, the same quarter or month of it where one is asked for: the one before where it is left out, none where it is 0." placeholder:"YYYY"`
	Demo    bool   `env:"DOCKET_DEMO" default:"true" negatable:"" help:"Load the demo bureau into an empty database."`
	CSV     bool   `name:"csv" help:"The figures as CSV, each with its definition, in place of the paragraph."`
}

// Run prints what the bureau did in the period.
func (c *reportCommand) Run(ctx context.Context, to console) (err error) {
	server, err := c.prepare(ctx, to, c.Demo)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	store, err := db.Open(ctx, server.URL(), db.WithLog(to.log))
	if err != nil {
		return err
	}
	defer store.Close()
	g, err := graph.Open(ctx, graph.Settings{Database: server.URL(), Store: store, Log: to.log, HTTP: endpoint.Settings{Anonymous: auth.TheOperator()}})
	if err != nil {
		return err
	}
	defer g.Close()
	variables := map[string]any{"period": c.period(), "compare": nil}
	if c.Agency != "" {
		variables["agency"] = c.Agency
	}
	if before := c.before(); before != nil {
		variables["compare"] = before
	}
	var answer struct{ Report *yearReport }
	if err := endpoint.Ask(ctx, g, reportOperation, variables, &answer); err != nil {
		return err
	}
	if answer.Report == nil {
		return fmt.Errorf("--agency %s: there is no such bureau", c.Agency)
	}
	if c.CSV {
		return answer.Report.csv(to.out)
	}
	return answer.Report.print(to.out)
}

// before returns the period to compare with, of the same length; nil for none.
func (c *reportCommand) before() map[string]any {
	year, rest := c.Year, ""
	if part := c.Quarter + c.Month; part != "" {
		if n, err := fmt.Sscanf(part, "%4d%s", &year, &rest); n != 2 || err != nil {
			return nil // the query refuses a malformed period
		}
	}
	year--
	if c.Compare != nil {
		year = *c.Compare
	}
	if year <= 0 {
		return nil
	}
	return periodOf(year, rest)
}

// period returns the period of the report.
func (c *reportCommand) period() map[string]any {
	switch {
	case c.Quarter != "":
		return map[string]any{"quarter": c.Quarter}
	case c.Month != "":
		return map[string]any{"month": c.Month}
	}
	return periodOf(c.Year, "")
}

// periodOf returns a year, or a quarter or month of it. rest is what follows the year in the text of a period: Q1 in 2023Q1, -05 in
// 2023-05.
func periodOf(year int, rest string) map[string]any {
	switch {
	case rest == "":
		return map[string]any{"year": year}
	case rest[0] == 'Q':
		return map[string]any{"quarter": fmt.Sprintf("%04d%s", year, rest)}
	}
	return map[string]any{"month": fmt.Sprintf("%04d%s", year, rest)}
}

const reportOperation = `query Report($agency: String, $period: ReportPeriod!, $compare: ReportPeriod) {
  report(agency: $agency, period: $period, compareWith: $compare) {
    from until zh: narrative en: narrative(language: EN)
    figures { indicator { name label en: label(language: EN) unit note operation whole } value previous changePercent }
  }
}`

type yearReport struct {
	From, Until, ZH, EN string
	Figures             []struct {
		Indicator struct {
			Name, Label, EN, Unit, Note, Operation string
			Whole                                  *string
		}
		Value, Previous, ChangePercent *string
	}
}

func (r *yearReport) print(to io.Writer) error {
	table := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	fmt.Fprintf(to, "%s\n\n%s\n\n", r.ZH, r.EN)
	fmt.Fprintf(table, "%s – %s\tvalue\tprevious\tchange, %%\tunit\n", r.From, r.Until)
	for _, f := range r.Figures {
		fmt.Fprintf(table, "%s %s\t%s\t%s\t%s\t%s\n", f.Indicator.Label, f.Indicator.EN, orDash(f.Value), orDash(f.Previous), orDash(f.ChangePercent), f.Indicator.Unit)
	}
	return table.Flush()
}

func orDash(text *string) string {
	if text == nil {
		return "–"
	}
	return *text
}

// csv writes the report as CSV, a row for each indicator.
func (r *yearReport) csv(to io.Writer) error {
	w := csv.NewWriter(to)
	rows := [][]string{{"from", "until", "indicator", "label_zh", "label_en", "unit", "value", "previous", "change_percent", "note", "operation", "whole"}}
	text := func(t *string) string {
		if t == nil {
			return ""
		}
		return *t
	}
	for _, f := range r.Figures {
		i := f.Indicator
		rows = append(rows, []string{
			r.From, r.Until, i.Name, i.Label, i.EN, i.Unit, text(f.Value), text(f.Previous), text(f.ChangePercent), i.Note, i.Operation, text(i.Whole),
		})
	}
	return w.WriteAll(rows)
}
