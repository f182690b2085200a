package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"docket/auth"
)

type exportCommand struct {
	Disclosure disclosureCommand `cmd:"" help:"Write the disclosure file of administrative penalties (双公示) of a period."`
}

type disclosureCommand struct {
	databaseSettings
	From   string `help:"First day of the decisions." required:"" placeholder:"YYYY-MM-DD"`
	To     string `help:"Last day of the decisions." required:"" placeholder:"YYYY-MM-DD"`
	Agency string `help:"Division code of the bureau; all bureaus where it is left out." placeholder:"CODE"`
	Output string `short:"o" default:"disclosure.xlsx" help:"The file; CSV if its name ends with .csv."`
	Demo   bool   `env:"DOCKET_DEMO" default:"true" negatable:"" help:"Load the demo bureau into an empty database."`
}

// Run writes the file. If a value has a fault, it prints all of them and writes nothing.
func (c *disclosureCommand) Run(ctx context.Context, to console) (err error) {
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
	file, err := g.DisclosureFile(auth.WithCaller(ctx, auth.TheOperator()), c.From, c.To, c.Agency)
	if err != nil {
		return err
	}
	if len(file.Faults) > 0 {
		for _, fault := range file.Faults {
			fmt.Fprintf(to.out, "%s\t%s\t%s\n", fault.Of, fault.Column, fault.Message)
		}
		return fmt.Errorf("%d values cannot stand in the file: correct the records, then try again; nothing was written", len(file.Faults))
	}
	output, err := os.Create(filepath.Clean(c.Output))
	if err != nil {
		return fmt.Errorf("--output: %w", err)
	}
	write := file.WriteXLSX
	if strings.HasSuffix(c.Output, ".csv") {
		write = file.WriteCSV
	}
	if err := errors.Join(write(output), output.Close()); err != nil {
		return err
	}
	for _, note := range file.Notes() {
		fmt.Fprintln(to.out, note)
	}
	_, err = fmt.Fprintln(to.out, "written:", c.Output)
	return err
}
