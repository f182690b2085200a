package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"docket/auth"
	"docket/export/annual"
	"docket/graph"
	"docket/graph/endpoint"
	"docket/messages"
)

type reportCommand struct {
	databaseSettings
	Year     int    `help:"The year." xor:"period" required:"" placeholder:"YYYY"`
	Quarter  string `help:"A quarter in place of a year, as in 2023Q2." xor:"period" required:"" placeholder:"YYYYQN"`
	Month    string `help:"A month in place of a year, as in 2023-05." xor:"period" required:"" placeholder:"YYYY-MM"`
	Agency   string `help:"Division code of the bureau, with those below it; all there are where it is left out." placeholder:"CODE"`
	Compare  *int   `help:"The year to compare with, the same quarter or month of it where one is asked for: the one before where it is left out, none where it is 0." placeholder:"YYYY"`
	Demo     bool   `env:"DOCKET_DEMO" default:"true" negatable:"" help:"Load the demo bureau into an empty database."`
	CSV      bool   `name:"csv" xor:"form" help:"The figures as CSV, each with its definition, in place of the paragraph."`
	DOCX     string `name:"docx" xor:"form" help:"Write the report to a document for Word and WPS, with charts, in place of the paragraph." placeholder:"FILE"`
	Language string `enum:"zh,en" default:"zh" help:"Language of the document: zh or en."`
}

// Run prints what the bureau did in the period, or writes it to a document.
func (c *reportCommand) Run(ctx context.Context, to console) (err error) {
	asked, err := c.request()
	if err != nil {
		return err
	}
	server, err := c.prepare(ctx, to, c.Demo)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	g, closeGraph, err := openGraph(ctx, server.URL(), to)
	if err != nil {
		return err
	}
	defer closeGraph()
	if c.DOCX != "" {
		return c.writeDocument(ctx, to, g, asked)
	}
	variables := map[string]any{"period": asked.Period.Input(), "compare": nil}
	if c.Agency != "" {
		variables["agency"] = c.Agency
	}
	if asked.Compare != nil {
		variables["compare"] = asked.Compare.Input()
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

// request returns what the flags ask for. Returns an error that names the flag that is no period.
func (c *reportCommand) request() (annual.Request, error) {
	asked := annual.Request{Agency: c.Agency, Language: messages.Language(strings.ToUpper(c.Language))}
	flag, text, kind := "--year", fmt.Sprintf("%04d", c.Year), "a year, as in 2023"
	switch {
	case c.Quarter != "":
		flag, text, kind = "--quarter", c.Quarter, "a quarter, as in 2023Q2"
	case c.Month != "":
		flag, text, kind = "--month", c.Month, "a month, as in 2023-05"
	}
	var ok bool
	if asked.Period, ok = annual.ParsePeriod(text); !ok || (asked.Period.Quarter > 0) != (c.Quarter != "") || (asked.Period.Month > 0) != (c.Month != "") {
		return asked, fmt.Errorf("%s: %s is not %s", flag, text, kind)
	}
	before := asked.Period.Year - 1
	if c.Compare != nil {
		before = *c.Compare
	}
	if before > 0 {
		other := asked.Period.Of(before)
		asked.Compare = &other
	}
	return asked, nil
}

// writeDocument writes the report to a file.
func (c *reportCommand) writeDocument(ctx context.Context, to console, g *graph.Graph, asked annual.Request) error {
	document, err := g.ReportDocument(auth.WithCaller(ctx, auth.TheOperator()), asked)
	if err != nil {
		return err
	}
	var whole bytes.Buffer
	if err := document.Write(&whole); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Clean(c.DOCX), whole.Bytes(), 0o644); err != nil { //nolint:gosec // a report for others to read
		return fmt.Errorf("--docx: %w", err)
	}
	_, err = fmt.Fprintln(to.out, "written:", c.DOCX)
	return err
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
	fmt.Fprintf(to, "%s\n\n%s\n\n", r.ZH, r.EN)
	lines := make([][]string, len(r.Figures))
	for i, f := range r.Figures {
		lines[i] = []string{f.Indicator.Label + " " + f.Indicator.EN, orDash(f.Value), orDash(f.Previous), orDash(f.ChangePercent), f.Indicator.Unit}
	}
	return printTable(to, []string{r.From + " – " + r.Until, "value", "previous", "change, %", "unit"}, lines)
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
