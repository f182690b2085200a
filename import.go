package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"docket/exchange"
)

type importCommand struct {
	databaseSettings
	File    string `arg:"" type:"existingfile" help:"CSV file in UTF-8 whose first row names the columns."`
	Mapping string `required:"" type:"existingfile" help:"YAML file that says what the columns mean, such as exchange/montreal.yaml; exchange/README.md describes its form."`
	DryRun  bool   `help:"Do everything, but keep only the file of rejected rows."`
}

// Run imports the file and prints how many rows were written, unchanged and rejected.
func (c *importCommand) Run(ctx context.Context, to console) (err error) {
	file, err := os.Open(c.Mapping)
	if err != nil {
		return err
	}
	mapping, err := exchange.ReadMapping(file)
	if err = errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("%s: %w", c.Mapping, err)
	}
	server, err := c.prepare(ctx, to, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	lastLogged := time.Now()
	report, err := exchange.Import(ctx, exchange.Settings{
		Database: server.URL(), File: c.File, Mapping: mapping, DryRun: c.DryRun,
		Progress: func(read, size int64, rows int) {
			if time.Since(lastLogged) < time.Second {
				return
			}
			lastLogged = time.Now()
			to.log.Info("importing", "rows", rows, "percent", 100*min(read, size)/max(size, 1))
		},
	})
	if err != nil {
		return err
	}
	report.Print(to.out, c.DryRun)
	return nil
}
