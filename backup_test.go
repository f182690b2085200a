package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A restore takes the keys of the log from the old data folder, overwrites none, and says what to do where it finds none.
func TestRestoreTakesLogKeys(t *testing.T) {
	t.Parallel()
	old := t.TempDir()
	for name, text := range map[string]string{"log.key": "current", "log.keys": "all"} {
		if err := os.WriteFile(filepath.Join(old, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	take := func(data, old string) string {
		t.Helper()
		c := restoreCommand{databaseSettings: databaseSettings{Data: data}, OldData: old}
		var out bytes.Buffer
		if err := c.takeLogKeys(console{out: &out}); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	data := filepath.Join(t.TempDir(), "new")
	for _, want := range []string{
		"WARNING: the keys of the log of changes are not there", "put your copies of log.key and log.keys at " + filepath.Join(data, "log.key") + " and " + filepath.Join(data, "log.keys"),
		"docket verify refuses the checkpoints of before",
	} {
		if out := take(data, ""); !strings.Contains(out, want) {
			t.Errorf("without an old folder: %q is missing: %s", want, out)
		}
	}
	if out := take(data, t.TempDir()); !strings.Contains(out, "put your copies") {
		t.Errorf("from a folder without keys: %s", out)
	}
	if out := take(data, old); !strings.Contains(out, "are taken from "+old) {
		t.Errorf("%s", out)
	}
	for name, want := range map[string]string{"log.key": "current", "log.keys": "all"} {
		text, err := os.ReadFile(filepath.Join(data, name))
		state, _ := os.Stat(filepath.Join(data, name))
		if err != nil || string(text) != want || state.Mode().Perm() != 0o600 {
			t.Errorf("%s: %q %v", name, text, err)
		}
	}
	if err := os.WriteFile(filepath.Join(data, "log.key"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out := take(data, old); out != "" {
		t.Errorf("where there is a key: %s", out)
	}
	if text, _ := os.ReadFile(filepath.Join(data, "log.key")); string(text) != "mine" {
		t.Errorf("the key is %q", text)
	}
}
