package main

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"docket/audit"
	"docket/audit/verify"
	"docket/db/dbtest"
	"docket/postgres/postgrestest"
)

// logTest is a small bureau whose log has a key in a file.
type logTest struct {
	*dbtest.World
	t   *testing.T
	key string
}

// command runs docket and returns what it prints.
func (l *logTest) command(args ...string) (string, error) {
	l.t.Helper()
	var out, errs bytes.Buffer
	err := run(l.t.Context(), append(args, "--log-key", l.key, "--database", l.URL), &out, &errs)
	return out.String(), err
}

// must runs docket, which must succeed.
func (l *logTest) must(args ...string) string {
	l.t.Helper()
	out, err := l.command(args...)
	if err != nil {
		l.t.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return out
}

// settle places all entries of the log, as the service does.
func (l *logTest) settle() {
	l.t.Helper()
	keys, err := audit.ReadKeys(l.key, time.Now)
	if err != nil {
		l.t.Fatal(err)
	}
	s := audit.NewSequencer(l.DB().DB, keys, slog.New(slog.DiscardHandler), nil)
	for left := int64(1); left > 0; {
		if left, err = s.Find(l.t.Context()); err != nil {
			l.t.Fatal(err)
		}
	}
	if _, err := s.Place(l.t.Context()); err != nil {
		l.t.Fatal(err)
	}
}

// What the migrations change is signed as Docket's, so that an empty database has no fault.
func TestVerifyEmpty(t *testing.T) {
	t.Parallel()
	url, key := postgrestest.Empty(t), filepath.Join(t.TempDir(), "log.key")
	for _, command := range []string{"migrate", "verify"} {
		var out, errs bytes.Buffer
		if err := run(t.Context(), []string{command, "--log-key", key, "--database", url}, &out, &errs); err != nil {
			t.Fatalf("%s: %v\n%s", command, err, out.String())
		}
		if command == "verify" && (!strings.HasSuffix(out.String(), "no fault was found\n") || strings.Contains(out.String(), "\n0 writes")) {
			t.Errorf("%s", out.String())
		}
	}
}

// A server that begins a new key for a log that another has signed warns of it: it says what that means, and where the old key belongs. It does
// not where the log is unsigned yet, or the key is the old one.
func TestNewLogKeyIsWarnedOf(t *testing.T) {
	t.Parallel()
	l := &logTest{dbtest.New(t), t, filepath.Join(t.TempDir(), "keys", "log.key")}
	begin := func(path string) string {
		t.Helper()
		var lines bytes.Buffer
		d := databaseSettings{LogKey: path}
		keys, err := d.logKeys()
		if err != nil {
			t.Fatal(err)
		}
		if err := d.warnOfNewKey(t.Context(), l.Store, keys, slog.New(slog.NewTextHandler(&lines, nil))); err != nil {
			t.Fatal(err)
		}
		return lines.String()
	}
	if text := begin(l.key); text != "" {
		t.Errorf("the log is not signed yet: %s", text)
	}
	l.must("agency", "add", "--code", "320500", "--name", "苏州市市场监督管理局", "--short-name", "苏市监", "--level", "CITY")
	l.settle()
	if text := begin(l.key); text != "" {
		t.Errorf("with the old key: %s", text)
	}
	other := filepath.Join(t.TempDir(), "log.key")
	text := begin(other)
	for _, want := range []string{"level=WARN", "a new key of the log of changes was begun", "docket verify refuses the checkpoints of before", "stop the service now", "key=" + other} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing: %s", want, text)
		}
	}
}

// The commands log what they write under a key that the first of them makes. Verify finds what was written otherwise, and fails.
func TestVerifyCommand(t *testing.T) {
	t.Parallel()
	l := &logTest{dbtest.New(t), t, filepath.Join(t.TempDir(), "keys", "log.key")}
	if _, err := l.command("verify"); err == nil || !strings.Contains(err.Error(), "--log-key") || !strings.Contains(err.Error(), l.key) {
		t.Errorf("without a key: %v", err)
	}
	l.must("agency", "add", "--code", "320500", "--name", "苏州市市场监督管理局", "--short-name", "苏市监", "--level", "CITY")
	l.must("agency", "change", "--code", "320500", "--credit-code", "11420000MB15291767")
	l.must("account", "grant", "--agency", "320585", "--role", "ADMIN", "--name", "王芳")
	l.settle()
	if out := l.must("verify"); !strings.HasSuffix(out, "no fault was found\n") || !strings.Contains(out, "3 writes are signed by Docket") {
		t.Errorf("%s", out)
	}

	if _, err := l.command("log", "checkpoint"); err == nil || !strings.Contains(err.Error(), "name one by --agency") {
		t.Errorf("of which agency? %v", err)
	}
	saved := filepath.Join(t.TempDir(), "saved.txt")
	if err := os.WriteFile(saved, []byte(l.must("log", "checkpoint", "--agency", "320585")), 0o600); err != nil {
		t.Fatal(err)
	}
	before := l.must("log", "keys")
	rotated := l.must("log", "rotate-key")
	if after := l.must("log", "keys"); after != rotated+before {
		t.Errorf("the keys are\n%safter\n%sand\n%s", after, rotated, before)
	}
	l.must("account", "grant", "--agency", "320585", "--role", "AUDITOR", "--name", "李强")
	l.settle()
	if out := l.must("verify", "--agency", "320585", "--checkpoint", saved); !strings.Contains(out, ", and 1 saved ones") || !strings.Contains(out, "4 writes") || !strings.Contains(out, "no fault") {
		t.Errorf("%s", out)
	}
	folder, public := filepath.Join(t.TempDir(), "copy"), filepath.Join(t.TempDir(), "public")
	if out := l.must("log", "copy", folder); !strings.Contains(out, "log of the agency 1: ") {
		t.Errorf("%s", out)
	}
	if err := os.WriteFile(public, []byte(l.must("log", "keys")), 0o600); err != nil {
		t.Fatal(err)
	}
	if out := l.must("verify", "--copy", folder, "--public-keys", public, "--checkpoint", saved); !strings.HasSuffix(out, "no fault was found\n") || strings.Contains(out, "writes") {
		t.Errorf("%s", out)
	}
	// The first key alone has not signed the last checkpoint.
	if err := os.WriteFile(public, []byte(before), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := l.command("verify", "--copy", folder, "--public-keys", public); err == nil || !strings.Contains(out, "it is signed by another key") {
		t.Errorf("%v: %s", err, out)
	}
	if _, err := l.command("verify", "--public-keys", public); err == nil || !strings.Contains(err.Error(), "give --copy too") {
		t.Errorf("%v", err)
	}
	if _, err := l.command("verify", "--agency", "999999"); err == nil || !strings.Contains(err.Error(), "docket agency list") {
		t.Errorf("an unknown agency: %v", err)
	}
	wrong := filepath.Join(t.TempDir(), "wrong.txt")
	if err := os.WriteFile(wrong, []byte("no checkpoint"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := l.command("verify", "--checkpoint", wrong); err == nil || !strings.Contains(err.Error(), "wrong.txt: ") {
		t.Errorf("no checkpoint: %v", err)
	}

	owner := dbtest.ConnectOwner(t, l.World)
	owner.MustExec(t, "UPDATE parties SET name = '改名公司' WHERE agency_id = 1 AND id = 1")
	owner.MustExec(t, "SET session_replication_role = replica")
	owner.MustExec(t, "UPDATE food_businesses SET name = '改店' WHERE agency_id = 1 AND id = 2")
	out, err := l.command("verify", "--checkpoint", saved)
	if err == nil || err.Error() != "2 faults were found" {
		t.Errorf("%v", err)
	}
	lines := strings.Split(out, "\n")
	if !strings.HasPrefix(lines[0], "Party:1:1: changed outside of Docket: its row in parties was changed at 20") || !strings.HasPrefix(lines[1], "FoodBusiness:1:2: its row in food_businesses was changed by hand") || strings.Contains(out, "no fault") {
		t.Errorf("%s", out)
	}
	out, err = l.command("verify", "--json")
	var report verify.Report
	if decodeErr := json.Unmarshal([]byte(out), &report); err == nil || decodeErr != nil || report.FaultCount != 2 || report.Faults[0].Kind != verify.NotByDocket || report.Faults[1].Record != "FoodBusiness:1:2" {
		t.Errorf("%v, %v: %s", err, decodeErr, out)
	}
}
