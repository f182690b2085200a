package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"time"

	"docket/auth"
	"docket/db"
	"docket/exchange"
	"docket/exchange/imports"
	"docket/exchange/mapping"
)

type importCommand struct {
	databaseSettings
	File    string `arg:"" type:"existingfile" help:"xlsx workbook, or delimited text: CSV, tab-separated and the like."`
	Mapping string `type:"existingfile" help:"YAML file that says what the columns mean, such as exchange/montreal.yaml; exchange/README.md describes its form."`
	Guess   bool   `help:"Write a first mapping for the file to the output, made from its headers and a sample, and import nothing."`
	Strict  bool   `help:"Import nothing if a row is rejected."`
	DryRun  bool   `help:"Say what would change, keep only the file of rejected rows and the copy with marked cells."`
}

// Run imports the file and prints how many rows were written, unchanged and rejected.
func (c *importCommand) Run(ctx context.Context, to console) (err error) {
	if c.Guess {
		return mapping.Guess(c.File, filepath.Base(c.File), mapping.Spec{
			Currency: "CNY", TimeZone: "Asia/Shanghai",
			Agency: mapping.Agency{Code: "320585", Name: "太仓市市场监督管理局", ShortName: "太市监", Level: "COUNTY"},
		}, to.out)
	}
	if c.Mapping == "" {
		return errors.New("--mapping is required: give the YAML file that says what the columns mean; --guess writes a first one")
	}
	file, err := os.Open(c.Mapping)
	if err != nil {
		return err
	}
	m, err := mapping.ReadIn(file, filepath.Dir(c.Mapping))
	if err = errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("%s: %w", c.Mapping, err)
	}
	server, err := c.prepare(ctx, to, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	bar := newProgressBar(to, time.Now)
	report, err := exchange.Import(auth.WithCaller(ctx, auth.TheOperator()), exchange.Settings{
		Database: server.URL(), File: c.File, Mapping: m, DryRun: c.DryRun, Strict: c.Strict, By: importer(), Progress: bar.show, Record: c.recordWrite,
	})
	bar.end()
	if report == nil {
		return err
	}
	report.Print(to.out, c.DryRun)
	return errors.Join(err, c.mark(to, m, report))
}

// mark writes the copy of the file with marked cells, or removes that of an earlier import.
func (c *importCommand) mark(to console, m *mapping.Spec, report *exchange.Report) error {
	name := exchange.MarkedName(c.File)
	if len(report.Faults) == 0 {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	if err := exchange.Mark(c.File, name, m, report.Faults); err != nil {
		return err
	}
	fmt.Fprintf(to.out, "the faulty cells are marked, with comments, in %s\n", name)
	return nil
}

type importsCommand struct {
	databaseSettings
}

// Run lists all imports, the latest first.
func (c *importsCommand) Run(ctx context.Context, to console) (err error) {
	server, err := c.prepare(ctx, to, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	store, err := db.Open(ctx, server.URL())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	all, err := imports.List(ctx, store.DB())
	if err != nil {
		return err
	}
	for _, r := range all {
		state := r.State
		if r.Of > 0 && r.State != "UNDONE" {
			state = fmt.Sprintf("%s at %d of %d rows", r.State, r.Rows, r.Of)
		}
		fmt.Fprintf(to.out, "%d  %s  %s  %s  %d rows, %d rejected  by %s  sha256 %s\n", r.Number, r.At, state, r.FileName, r.Rows, r.Rejected, r.By, r.SHA256)
	}
	return nil
}

type undoCommand struct {
	databaseSettings
	Number int64 `arg:"" help:"Number of the import, as docket imports lists it."`
}

// Run takes back everything that an import wrote.
func (c *undoCommand) Run(ctx context.Context, to console) (err error) {
	server, err := c.prepare(ctx, to, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	if err := imports.Undo(auth.WithCaller(ctx, auth.TheOperator()), server.URL(), c.Number, importer(), db.WithRecorder(c.recordWrite)); err != nil {
		return err
	}
	fmt.Fprintf(to.out, "import %d is undone: its records are as they were before it\n", c.Number)
	return nil
}

// importer returns the name of the person who runs the command.
func importer() string {
	if who, err := user.Current(); err == nil {
		return who.Username
	}
	return ""
}
