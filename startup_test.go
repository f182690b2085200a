package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
)

// Where the log is JSON, a collector of logs reads each line of a start as an object, and so the steps too.
func TestStepAsJSON(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	steps := &terminal{to: &out}
	steps.log = newLog(steps, slog.LevelInfo, true)
	if err := steps.step("Tables:   applying 3 migrations", func() error { return nil }); err != nil {
		t.Fatal(err)
	}
	failed := errors.New("no")
	if err := steps.step("Demo:     loading", func() error { return failed }); !errors.Is(err, failed) {
		t.Errorf("the step's error is %v", err)
	}
	type line struct {
		Title  string
		IsDone bool
	}
	var lines []line
	for text := range strings.Lines(out.String()) {
		var l line
		if err := json.Unmarshal([]byte(text), &l); err != nil {
			t.Fatalf("%q is no JSON: %v", text, err)
		}
		lines = append(lines, l)
	}
	want := []line{{"Tables: applying 3 migrations", true}, {"Demo: loading", false}}
	if len(lines) != 2 || lines[0] != want[0] || lines[1] != want[1] {
		t.Errorf("the lines are %v, want %v", lines, want)
	}
}

// Whoever forgets to name the folder of the service gets an empty database, and is told so.
func TestNewDataFolder(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "records")
	d := databaseSettings{Data: folder}
	if !d.isNew() {
		t.Error("a folder that does not exist is not new")
	}
	if (databaseSettings{Data: folder, Database: "postgres://127.0.0.1/docket"}).isNew() {
		t.Error("a database of DATABASE_URL is new where there is no data folder")
	}
	if (databaseSettings{Data: t.TempDir()}).isNew() {
		t.Error("a folder that exists is new")
	}
	var out bytes.Buffer
	d.sayNew(console{log: newLog(&out, slog.LevelInfo, false)})
	if !strings.Contains(out.String(), folder) || !strings.Contains(out.String(), "--config") {
		t.Errorf("it says %q", out.String())
	}
}
