package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
	"github.com/goccy/go-yaml"
)

// inFile writes a configuration file and returns its path.
func inFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "docket.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// printed returns what a command prints; the test fails if the command does.
func printed(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if err := run(t.Context(), args, &out, &errs); err != nil {
		t.Fatalf("%v: %v: %s", args, err, errs.String())
	}
	return out.String()
}

// A flag goes before the environment, which goes before the file, which goes before the default; each value is shown with its place, and no
// password.
func TestConfig(t *testing.T) {
	path := inFile(t, `# of the bureau
listen: 127.0.0.1:9000
connections: 3
timeout: 7s
allowed-host: [a.example, b.example]
summaries: false
database: "postgres://u:geheim@db.example/docket?sslmode=require"
`)
	t.Setenv("DOCKET_CONNECTIONS", "4")
	t.Setenv("DOCKET_TIMEOUT", "5s")
	lines := map[string]string{}
	text := printed(t, "config", "--config", path, "--timeout", "6s", "--no-demo")
	for line := range strings.Lines(text) {
		name, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		lines[name] = strings.Join(strings.Fields(rest), " ")
	}
	for name, want := range map[string]string{
		"timeout":      "6s flag --timeout",
		"demo":         "false flag --demo",
		"connections":  "4 environment DOCKET_CONNECTIONS",
		"listen":       "127.0.0.1:9000 " + path + ":2",
		"allowed-host": "a.example,b.example " + path + ":5",
		"summaries":    "false " + path + ":6",
		"database":     "postgres://u:hidden@db.example/docket?sslmode=require " + path + ":7",
		"clock-skew":   "30s default",
		"tls-cert":     "- default",
	} {
		if lines[name] != want {
			t.Errorf("%s: %q, want %q", name, lines[name], want)
		}
	}
	if strings.Contains(text, "geheim") {
		t.Error("the password is shown")
	}
}

// All faults are named at once, each with its place.
func TestConfigFaults(t *testing.T) {
	path := inFile(t, "listen: 8080\nconections: 3\nopen_connections: 3\nconnections: many\nheavy:\nissuer: [a, b]\nsummaries: perhaps\n")
	t.Setenv("DOCKET_REQUEST_TIMEOUT", "soon")
	err := run(t.Context(), []string{"serve", "--config", path, "--introspection", "some", "--demo=maybe"}, &bytes.Buffer{}, &bytes.Buffer{})
	if err == nil {
		t.Fatal("it starts")
	}
	for _, want := range []string{
		"the settings have 10 faults:",
		path + ":2: there is no setting conections (docket config --example lists all)",
		path + ":3: there is no setting open_connections: is it open-connections?",
		path + ":4: connections: expected a valid 64 bit int but got \"many\"",
		path + ":5: heavy has no value: give one, or leave the line out",
		path + ":6: issuer must be one value, not a list",
		path + ":7: summaries: give true or false, not \"perhaps\"",
		"DOCKET_REQUEST_TIMEOUT: expected duration but got \"soon\"",
		"--introspection: give one of all, staff, none, not \"some\"",
		"--listen 8080: address 8080: missing port in address",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q is missing:\n%v", want, err)
		}
	}

	t.Run("TheyDoNotGoTogether", func(t *testing.T) {
		t.Setenv("DOCKET_REQUEST_TIMEOUT", "30s")
		err := run(t.Context(), strings.Fields("config --listen 0.0.0.0:80 --connections 0 --trusted-proxy x --audience docket"), &bytes.Buffer{}, &bytes.Buffer{})
		for _, want := range []string{"--trusted-proxy \"x\"", "nobody would be recognised", "demo mode lets everybody in", "set --public-url", "--audience, --client-id", "--connections 0: give 1 to 1000"} {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%q is missing: %v", want, err)
			}
		}
	})
	// A fault of one setting and a fault of several together are named in one round, and no fault that is there only because a wrong value is left out.
	t.Run("InOneRound", func(t *testing.T) {
		t.Setenv("DOCKET_REQUEST_TIMEOUT", "soon")
		empty, manifest := inFile(t, "\n"), inFile(t, "no manifest")
		args := []string{
			"--config", inFile(t, "clock-skew: 6m\nissuer: [a, b]\nheavy: much\n"), "--listen", "0.0.0.0:80", "--demo=maybe", "--connections", "many", "--slow=-1s",
			"--client-id", "docket", "--client-secret-file", empty, "--documents", manifest, "--allowed-host", "a:1", "--allowed-host", "b/",
			"--requests-per-minute=-1",
		}
		for _, command := range []string{"config", "serve"} {
			err := run(t.Context(), append([]string{command}, args...), &bytes.Buffer{}, &bytes.Buffer{})
			if err == nil {
				t.Fatal("it is taken")
			}
			for _, want := range []string{
				"the settings have 13 faults:",
				":2: issuer must be one value, not a list", ":3: heavy: expected", "DOCKET_REQUEST_TIMEOUT: expected duration", "--demo: give true or false",
				"--connections: expected a valid 64 bit int", "--clock-skew 6m0s: expired tokens", "--slow -1s: give 0 or more", "set --public-url",
				"--client-secret-file " + empty + ": the file is empty", "--documents: ", "--allowed-host \"a:1\"", "--allowed-host \"b/\"", "--requests-per-minute -1",
			} {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%s: %q is missing: %v", command, want, err)
				}
			}
			for _, consequence := range []string{"set --issuer", "set --demo=false"} {
				if strings.Contains(err.Error(), consequence) {
					t.Errorf("%s: %q follows from a value that is named already: %v", command, consequence, err)
				}
			}
		}
	})
	t.Run("IssuerByItself", func(t *testing.T) {
		t.Setenv("DOCKET_REQUEST_TIMEOUT", "30s")
		err := run(t.Context(), strings.Fields("config --issuer http://id.example --audience docket --timeout 0s"), &bytes.Buffer{}, &bytes.Buffer{})
		if err == nil || !strings.Contains(err.Error(), "2 faults") || !strings.Contains(err.Error(), "--issuer: issuer \"http://id.example\" is no https address") {
			t.Error(err)
		}
	})
	t.Run("NoFile", func(t *testing.T) {
		err := run(t.Context(), []string{"config", "--config", filepath.Join(t.TempDir(), "none.yaml")}, &bytes.Buffer{}, &bytes.Buffer{})
		if err == nil || !strings.Contains(err.Error(), "--config: open ") {
			t.Error(err)
		}
	})
}

// The example names every setting. As it is, and with every comment taken away from those that have a default, it is a file that the program takes, and
// changes nothing.
func TestConfigExample(t *testing.T) {
	t.Parallel()
	example := printed(t, "config", "--example")
	standard := printed(t, "config", "--data", "x")
	var active strings.Builder
	for line := range strings.Lines(example) {
		name, value, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "# "), ": ")
		if ok && !strings.ContainsAny(name, " .") && (value != strings.ToUpper(value) || strings.ContainsAny(value, "0123456789")) && value != "[]" {
			active.WriteString(name + ": " + value + "\n")
		}
	}
	var values map[string]any
	if err := yaml.Unmarshal([]byte(active.String()), &values); err != nil || len(values) < 15 {
		t.Fatalf("%d values: %v\n%s", len(values), err, active.String())
	}
	for _, text := range []string{example, active.String()} {
		got := printed(t, "config", "--data", "x", "--config", inFile(t, text))
		for line := range strings.Lines(standard) {
			name, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
			value, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
			if !strings.Contains(strings.Join(strings.Fields(got), " "), name+" "+value+" ") {
				t.Errorf("%s is no longer %s:\n%s", name, value, got)
			}
		}
	}
}

// The configuration file of the packages is one that the program takes.
func TestConfigOfPackage(t *testing.T) {
	t.Parallel()
	if text := printed(t, "config", "--config", "deploy/docket.yaml"); !strings.Contains(text, "/var/lib/docket/backups") {
		t.Error(text)
	}
}

// The table of docs/settings.md is that of the program's settings. With -update it is written anew.
func TestSettingsTable(t *testing.T) {
	t.Parallel()
	var config Config
	parser, err := kong.New(&config, kong.Name("docket"))
	if err != nil {
		t.Fatal(err)
	}
	settings, _, _, faults := readConfiguration(parser.Model, nil)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for _, s := range settings.settings {
		if len(s.Envs) != 1 || s.Help == "" || !strings.HasSuffix(s.Help, ".") {
			t.Errorf("%s: a setting has an environment variable, and a meaning that ends with a full stop", s.Name)
		}
	}
	const path, from, to = "docs/settings.md", "<!-- settings -->\n", "<!-- end -->"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, isBegun := strings.Cut(string(text), from)
	table, after, isEnded := strings.Cut(rest, to)
	if !isBegun || !isEnded {
		t.Fatalf("%s has no %s … %s", path, from, to)
	}
	if table == settings.table() {
		return
	}
	if !*update {
		t.Fatalf("%s differs from the settings of the program: go test . -run TestSettingsTable -update", path)
	}
	if err := os.WriteFile(path, []byte(before+from+settings.table()+to+after), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Each of several connection strings is printed without its password; standbys without a primary, and ages without standbys, are refused.
func TestReplicaSettings(t *testing.T) {
	t.Setenv("DATABASE_URL", "postgres://u@db1/docket")
	t.Setenv("DOCKET_REPLICAS", "postgres://u:geheim@db2/docket,host=db3 password=geheim")
	if text := printed(t, "config", "--no-demo", "--replica-age", "2s"); !strings.Contains(text, "postgres://u:hidden@db2/docket,host=db3 password=hidden") || strings.Contains(text, "geheim") {
		t.Error(text)
	}
	for _, c := range []struct {
		database, replicas, age string
		want                    []string
	}{
		{"", "postgres://u@db2/docket", "0s", []string{"--replicas: standbys follow a Postgres of your own"}},
		{"postgres://u@db1/docket", "", "2s", []string{"--replica-age: no replica is given"}},
		{"postgres://u@db1/docket", "postgres://u:geheim@db2:x/docket", "10ms", []string{"--replicas: the connection string 1 cannot be read", "--replica-age 10ms: give 0, or 1s and more"}},
	} {
		t.Setenv("DATABASE_URL", c.database)
		t.Setenv("DOCKET_REPLICAS", c.replicas)
		var out bytes.Buffer
		err := run(t.Context(), []string{"config", "--no-demo", "--replica-age", c.age}, &out, &out)
		for _, want := range c.want {
			if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "geheim") {
				t.Errorf("%v: %v, want %s", c, err, want)
			}
		}
	}
}

// No form of a connection string shows its password, also one that leads to a socket.
func TestConfigHidesPasswords(t *testing.T) {
	for given, want := range map[string]string{
		"postgres://u:geheim@db.example/docket":                        "postgres://u:hidden@db.example/docket",
		"postgres://u:geheim@/docket?host=/run/postgresql":             "postgres://u:hidden@/docket?host=%2Frun%2Fpostgresql",
		"postgres:///docket?user=u&password=geheim&sslpassword=geheim": "postgres:///docket?password=hidden&sslpassword=hidden&user=u",
		"postgres://db.example/docket":                                 "postgres://db.example/docket",
		"postgres://u:ge heim@db.example/docket":                       "hidden",
		"host=/run user=u password='ge heim' sslpassword=geheim":       "host=/run user=u password=hidden sslpassword=hidden",
		"host=/run user=u PASSWORD = geheim dbname=docket":             "host=/run user=u PASSWORD = hidden dbname=docket",
	} {
		t.Setenv("DATABASE_URL", given)
		text := printed(t, "config", "--no-demo")
		var got string
		for line := range strings.Lines(text) {
			if name, rest, _ := strings.Cut(strings.TrimSpace(line), " "); name == "database" {
				got, _, _ = strings.Cut(strings.TrimSpace(rest), "  ")
			}
		}
		if got != want || strings.Contains(text, "heim") {
			t.Errorf("%s: %s, want %s", given, got, want)
		}
	}
}
