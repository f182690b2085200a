package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"go/format"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

var update = flag.Bool("update", false, "write the answers that the documents' operations get into the documents")

// TestDocuments runs every command and every operation of every document, in order, against one demo bureau, and compares
// each answer with the one that the document shows. Its rules are in CONTRIBUTING.md, under "Documents".
func TestDocuments(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program with a cluster of its own")
	}
	t.Parallel()
	n := newNewcomer(t)
	ran := 0
	for _, path := range markdownFiles(t) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if lines := strings.Count(string(text), "\n"); path == "README.md" && lines > 150 {
			t.Errorf("README.md has %d lines; it keeps to 150, and docs/ has the rest", lines)
		}
		if strings.Contains(string(text), "\n<<<<<<< ") {
			t.Errorf("%s holds both sides of a conflict", path)
		}
		d := &document{path: path, text: string(text), bound: map[string]any{}}
		d.checkLinks(t)
		updated := d.run(t, n)
		ran += d.ran
		if *update && updated != d.text {
			if err := os.WriteFile(path, []byte(updated), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if ran < 60 {
		t.Errorf("only %d operations and commands were run", ran)
	}
}

// markdownFiles returns all Markdown files of the repository, the README first, for it starts the server that the others ask.
func markdownFiles(t *testing.T) []string {
	t.Helper()
	paths := []string{"README.md"}
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "node_modules" || path != "." && strings.HasPrefix(entry.Name(), ".")):
			return filepath.SkipDir
		case filepath.Ext(path) == ".md" && path != "README.md":
			paths = append(paths, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// document is a Markdown file while its blocks are run.
type document struct {
	path, text string
	bound      map[string]any // values of the variables that answers named so far, as "$case"
	answer     []byte         // of the last operation or command
	ran        int
}

// block is a fenced block: its info string, its text, and where the text stands in the document.
type block struct {
	info, text string
	from, to   int
	line       int
}

var fence = regexp.MustCompile("(?ms)^```([a-z][a-z ]*)\n(.*?)^```$")

func (d *document) blocks() (blocks []block) {
	for _, m := range fence.FindAllStringSubmatchIndex(d.text, -1) {
		blocks = append(blocks, block{d.text[m[2]:m[3]], d.text[m[4]:m[5]], m[4], m[5], 1 + strings.Count(d.text[:m[0]], "\n")})
	}
	return blocks
}

// run runs the blocks in order and returns the document with the answers that came.
func (d *document) run(t *testing.T, n *newcomer) string {
	t.Helper()
	var updated strings.Builder
	end := 0
	blocks := d.blocks()
	for i, b := range blocks {
		where := fmt.Sprintf("%s:%d", d.path, b.line)
		switch b.info {
		case "sh":
			for _, command := range commands(b.text) {
				d.answer = n.command(t, where, command)
				d.ran++
			}
		case "graphql":
			var variables string
			if i+1 < len(blocks) && blocks[i+1].info == "json variables" {
				variables = blocks[i+1].text
			}
			d.answer = n.ask(t, where, d.token(), b.text, d.variables(t, where, b.text, variables))
			d.ran++
		case "json":
			updated.WriteString(d.text[end:b.from] + d.compare(t, where, b.text))
			end = b.to
		case "graphql schema":
			if _, err := parser.ParseSchema(&ast.Source{Name: where, Input: b.text}); err != nil {
				t.Errorf("%s: no schema: %v", where, err)
			}
		case "go":
			if formatted, err := format.Source([]byte(b.text)); err != nil || string(formatted) != b.text {
				t.Errorf("%s: not formatted Go: %v\n%s", where, err, formatted)
			}
		case "diff":
			checkDiff(t, where, b.text)
		case "text", "sql", "go fragment", "json variables":
		default:
			t.Errorf("%s: a block of %q, which this test does not know", where, b.info)
		}
	}
	updated.WriteString(d.text[end:])
	return updated.String()
}

// token returns the demo token with which the operations of the document are sent.
func (d *document) token() string {
	if d.path == filepath.Join("docs", "access.md") {
		return "demo-admin"
	}
	return "demo-legal"
}

// commands splits a block in which every line is a command of its own; any other block is one command.
func commands(text string) []string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	if slices.ContainsFunc(lines, func(line string) bool { return !strings.HasPrefix(line, "go ") }) {
		return []string{strings.TrimSpace(text)}
	}
	return lines
}

// variables returns the variables that the operation declares: as the document gives them, or as earlier answers named them.
func (d *document) variables(t *testing.T, where, operation, given string) map[string]any {
	t.Helper()
	values := map[string]any{}
	if given != "" {
		if err := json.Unmarshal([]byte(given), &values); err != nil {
			t.Errorf("%s: its variables are no JSON: %v", where, err)
		}
		return values
	}
	parsed, err := parser.ParseQuery(&ast.Source{Name: where, Input: operation})
	if err != nil {
		t.Fatalf("%s: %v", where, err)
	}
	for _, v := range parsed.Operations[0].VariableDefinitions {
		value, ok := d.bound[v.Variable]
		if !ok && v.Type.NonNull && v.DefaultValue == nil {
			t.Fatalf("%s: no earlier answer of the document shows %q", where, "$"+v.Variable)
		}
		values[v.Variable] = value
	}
	return values
}

// compare compares the last answer with the one that the document shows, and returns the text to show.
func (d *document) compare(t *testing.T, where, shown string) string {
	t.Helper()
	got, err := parseJSON(d.answer)
	if err != nil {
		t.Fatalf("%s: the answer is no JSON: %s", where, d.answer)
	}
	want, err := parseJSON([]byte(shown))
	if err != nil {
		t.Fatalf("%s: %v", where, err)
	}
	text := showJSON(mergeJSON(want, got), "") + "\n"
	if differences := matchJSON("", want, got, d.bound); len(differences) > 0 && !*update {
		t.Errorf("%s: %s\nthe answer is\n%s", where, strings.Join(differences, "\n"), text)
	}
	return text
}

var link = regexp.MustCompile(`\]\(([^)#:]+)(#[^)]*)?\)`)

// checkLinks checks that what the document links to is there.
func (d *document) checkLinks(t *testing.T) {
	t.Helper()
	for _, m := range link.FindAllStringSubmatch(d.text, -1) {
		if _, err := os.Stat(filepath.Join(filepath.Dir(d.path), m[1])); err != nil {
			t.Errorf("%s: a link leads nowhere: %v", d.path, err)
		}
	}
}

var diffFile = regexp.MustCompile(`(?m)^--- (\S+)\n\+\+\+ \S+\n`)

// checkDiff checks that the lines which a diff leaves or removes stand in its file, in the same order and together.
func checkDiff(t *testing.T, where, diff string) {
	t.Helper()
	name := diffFile.FindStringSubmatch(diff)
	if name == nil {
		t.Errorf("%s: the diff does not begin with --- and +++ and the file", where)
		return
	}
	if name[1] == "/dev/null" {
		return
	}
	text, err := os.ReadFile(name[1])
	if err != nil {
		t.Errorf("%s: %v", where, err)
		return
	}
	var before strings.Builder
	for line := range strings.Lines(diff[len(name[0]):] + "@@\n") {
		switch {
		case line[0] == ' ' || line[0] == '-':
			before.WriteString(line[1:])
		case strings.HasPrefix(line, "@@"):
			if !strings.Contains(string(text), before.String()) {
				t.Errorf("%s: not in %s:\n%s", where, name[1], before.String())
			}
			before.Reset()
		}
	}
}

// newcomer has the program, an empty folder for data, and a port.
type newcomer struct {
	program, data, address string
	serving                bool
}

// passable returns a folder that any user reaches, unlike t.TempDir: else, where we are root, the cluster is kept elsewhere and outlives it.
func passable(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "docket-newcomer-")
	if err == nil {
		err = os.Chmod(dir, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func newNewcomer(t *testing.T) *newcomer {
	t.Helper()
	n := &newcomer{program: filepath.Join(t.TempDir(), "docket"), data: passable(t), address: freeAddress(t)}
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", n.program, ".").CombinedOutput(); err != nil {
		t.Fatalf("build: %v: %s", err, out)
	}
	return n
}

func (n *newcomer) environment() []string {
	return append(os.Environ(), "DOCKET_DATA="+filepath.Join(n.data, ".docket"), "DOCKET_LISTEN="+n.address, "DATABASE_URL=")
}

// command runs what a document says, with the address and the folders of the newcomer in place of the usual ones.
func (n *newcomer) command(t *testing.T, where, line string) []byte {
	t.Helper()
	switch {
	case line == "go run .":
		if !n.serving {
			n.serve(t)
		}
		return nil
	case strings.HasSuffix(line, "./...") || strings.HasSuffix(line, " -l ."):
		// They are of the whole repository, and one of them runs this test: CI must run them as they stand here.
		if script, err := os.ReadFile(".ci/run"); err != nil || !strings.Contains(string(script), line) {
			t.Errorf("%s: .ci/run does not run %s: %v", where, line, err)
		}
		return nil
	case line == "go run ./bench":
		line += " -cases 10000 -rounds 1 -turn 20ms -clients 2"
	case strings.HasPrefix(line, "go run . "):
		line = n.program + strings.TrimPrefix(line, "go run .")
	case strings.HasPrefix(line, "curl "):
		if _, err := exec.LookPath("curl"); err != nil {
			t.Skipf("%s: there is no curl on this machine", where)
		}
	}
	line = strings.ReplaceAll(line, "\ngo run . ", "\n"+n.program+" ")
	line = strings.ReplaceAll(line, "127.0.0.1:8080", n.address)
	line = strings.ReplaceAll(line, "--data .docket", "--data "+filepath.Join(n.data, ".docket"))
	command := exec.CommandContext(t.Context(), "sh", "-c", line)
	command.Env = n.environment()
	var errs bytes.Buffer
	command.Stderr = &errs
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%s: %s: %v\n%s%s", where, line, err, out, errs.String())
	}
	return out
}

// serve starts the program as `go run .` does, and ends it with the test as Ctrl-C does.
func (n *newcomer) serve(t *testing.T) {
	t.Helper()
	n.serving = true
	command := exec.Command(n.program)
	command.Env = n.environment()
	var out bytes.Buffer
	command.Stdout, command.Stderr = &out, &out
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	t.Cleanup(func() {
		if err := command.Process.Signal(syscall.SIGINT); err != nil {
			t.Error(err)
		}
		if err := <-ended; err != nil {
			t.Errorf("stopped by Ctrl-C: %v\n%s", err, out.String())
		}
		for _, said := range []string{"http://" + n.address + "/graphql", "http://" + n.address + "/graphiql", "stopping"} {
			if !strings.Contains(out.String(), said) {
				t.Errorf("it did not say %q:\n%s", said, out.String())
			}
		}
	})
	// The port is open from the start: the first request waits until there is somebody to answer.
	ctx, cancel := context.WithTimeout(t.Context(), 8*time.Minute)
	defer cancel()
	for {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+n.address+"/readyz", nil)
		if err != nil {
			t.Fatal(err)
		}
		if response, err := http.DefaultClient.Do(request); err == nil {
			response.Body.Close()
			if response.StatusCode == http.StatusOK {
				return
			}
		}
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("it ended: %v\n%s", err, out.String())
		case <-ctx.Done():
			t.Fatal("it is not ready after eight minutes")
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// ask sends an operation with a token.
func (n *newcomer) ask(t *testing.T, where, token, operation string, variables map[string]any) []byte {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": operation, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+n.address+"/graphql", bytes.NewReader(body))
	if err != nil {
		t.Fatalf("%s: %v", where, err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+token)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatalf("%s: %v", where, err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatalf("%s: %v", where, err)
	}
	return answer
}
