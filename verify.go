package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"
	"golang.org/x/mod/sumdb/note"

	"docket/audit"
	"docket/audit/verify"
	"docket/db"
)

type verifyCommand struct {
	databaseSettings
	Agency     string   `help:"Code of the only agency to check; all where it is left out." placeholder:"CODE"`
	Checkpoint []string `type:"existingfile" help:"A checkpoint that was kept elsewhere, as docket log checkpoint prints it; can be given several times." placeholder:"FILE"`
	Copy       string   `type:"existingdir" help:"Check a copy of the log, as docket log copy makes it, from its files alone, in place of the database." placeholder:"DIR"`
	PublicKeys string   `type:"existingfile" help:"With --copy, the public keys of the log, as docket log keys prints them; left out, those of --log-key." placeholder:"FILE"`
	JSON       bool     `name:"json" help:"Print the result as JSON."`
}

// Run checks the records and the log, and prints the faults. The service may run. Returns an error if there is a fault.
func (c *verifyCommand) Run(ctx context.Context, to console) error {
	progress := newVerifyProgress(to)
	if c.PublicKeys != "" && c.Copy == "" {
		return errors.New("--public-keys: give --copy too; a database is checked with the keys of --log-key, since they tell who made a write")
	}
	settings := verify.Settings{TypeOf: typesOfTables(), Progress: progress.show}
	for _, path := range c.Checkpoint {
		text, err := os.ReadFile(path)
		if err != nil {
			return fmt.Errorf("--checkpoint: %w", err)
		}
		settings.Saved = append(settings.Saved, verify.SavedCheckpoint{Name: path, Signed: string(text)})
	}
	if c.Copy != "" {
		return c.verifyCopy(to, settings.Saved)
	}
	var err error
	if settings.Keys, err = audit.ReadKeys(c.logKeyPath(), time.Now); err != nil {
		return fmt.Errorf("%w (--log-key)", err)
	}
	var report *verify.Report
	err = c.attached(ctx, to, func(ctx context.Context, conn *pgx.Conn) error {
		if c.Agency != "" {
			id, err := findAgency(ctx, conn, c.Agency)
			if err != nil {
				return err
			}
			settings.Agency = &id
		}
		return progress.during(func() (err error) {
			report, err = verify.Run(ctx, conn, settings)
			return err
		})
	})
	if err != nil {
		return err
	}
	return finish(to, report, c.JSON)
}

// verifyCopy checks a copy of the log.
func (c *verifyCommand) verifyCopy(to console, saved []verify.SavedCheckpoint) error {
	var verifiers note.Verifiers
	if c.PublicKeys != "" {
		var err error
		if verifiers, err = audit.ReadVerifiers(c.PublicKeys); err != nil {
			return fmt.Errorf("--public-keys: %w", err)
		}
	} else {
		keys, err := audit.ReadKeys(c.logKeyPath(), time.Now)
		if err != nil {
			return fmt.Errorf("%w: give --public-keys with the public keys of the log, which you had from somebody else than the copy", err)
		}
		verifiers = keys.Verifiers()
	}
	report, err := verify.Copy(c.Copy, verifiers, saved)
	if err != nil {
		return err
	}
	return finish(to, report, c.JSON)
}

// finish prints a report. Returns an error if it has a fault.
func finish(to console, report *verify.Report, asJSON bool) error {
	if err := printReport(to, report, asJSON); err != nil {
		return err
	}
	switch report.FaultCount {
	case 0:
		return nil
	case 1:
		return errors.New("1 fault was found")
	}
	return fmt.Errorf("%d faults were found", report.FaultCount)
}

// printReport prints the faults, a line each, and what was compared.
func printReport(to console, r *verify.Report, asJSON bool) error {
	if asJSON {
		encoder := json.NewEncoder(to.out)
		encoder.SetIndent("", "  ")
		return encoder.Encode(r)
	}
	for _, f := range r.Faults {
		fmt.Fprintln(to.out, f.Message)
	}
	if more := r.FaultCount - len(r.Faults); more > 0 {
		fmt.Fprintf(to.out, "… and %d more\n", more)
	}
	for _, a := range r.Agencies {
		fmt.Fprintf(to.out, "log of the agency %d: %d entries, %d checkpoints agree", a.Agency, a.Entries, a.Checkpoints)
		if a.Saved > 0 {
			fmt.Fprintf(to.out, ", and %d saved ones", a.Saved)
		}
		if a.Unplaced > 0 {
			fmt.Fprintf(to.out, "; %d entries wait for their place", a.Unplaced)
		}
		fmt.Fprintln(to.out)
	}
	if r.Tables > 0 { // which a copy has not
		fmt.Fprintf(to.out, "%d writes are signed by Docket; %d versions of rows in %d tables were compared with the log\n", r.Writes, r.Versions, r.Tables)
	}
	if r.NotLoggedYet > 0 {
		fmt.Fprintf(to.out, "%d rows of before the log wait for their entries\n", r.NotLoggedYet)
	}
	if r.FaultCount == 0 {
		_, err := fmt.Fprintln(to.out, "no fault was found")
		return err
	}
	return nil
}

// typesOfTables returns a function that returns the GraphQL type of the records of a table.
func typesOfTables() func(table string) string {
	types := map[string]string{}
	models := bun.NewDB(&sql.DB{}, pgdialect.New())
	db.Register(models)
	for _, s := range db.Subjects() {
		types[models.Table(reflect.TypeOf(s.Model).Elem()).Name] = s.Type
	}
	return func(table string) string { return types[table] }
}

// verifyProgress shows what is being checked, as a line that is drawn again and again on a terminal.
type verifyProgress struct {
	to         console
	isTerminal bool
	shown      time.Time
}

func newVerifyProgress(to console) *verifyProgress {
	return &verifyProgress{to: to, isTerminal: newProgressBar(to, time.Now).isTerminal}
}

// show draws the line again, at most ten times a second.
func (p *verifyProgress) show(step string, done int64) {
	now := time.Now()
	if !p.isTerminal || now.Sub(p.shown) < time.Second/10 {
		return
	}
	p.shown = now
	line := "Verify:   " + step
	if done > 0 {
		line += ", " + thousands(int(done))
	}
	p.to.terminal.print("\r" + line + "\x1b[K")
}

// during shows the progress of do, which calls show.
func (p *verifyProgress) during(do func() error) error {
	if !p.isTerminal {
		return p.to.terminal.step("Verify:   comparing the records with the log", do)
	}
	defer p.to.terminal.print("\r\x1b[K")
	return do()
}
