package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write the answers that the README's operations get into it")

// block is a fenced block of the README.
type block struct {
	language, text string
	line           int
}

var fence = regexp.MustCompile("(?ms)^```([a-z]+)\n(.*?)^```$")

func blocksOf(text string) (blocks []block) {
	for _, m := range fence.FindAllStringSubmatchIndex(text, -1) {
		blocks = append(blocks, block{text[m[2]:m[3]], text[m[4]:m[5]], 1 + strings.Count(text[:m[0]], "\n")})
	}
	return blocks
}

// Every command and every operation of the README is run, in its order, by a newcomer who has nothing yet; where the README
// shows an answer, it is the one that comes.
func TestReadme(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program with a cluster of its own")
	}
	t.Parallel()
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	newcomer := newNewcomer(t)
	updated := string(text)
	var answer []byte
	ran := 0
	for _, b := range blocksOf(string(text)) {
		where := fmt.Sprintf("README.md:%d", b.line)
		switch b.language {
		case "text":
		case "sh":
			answer = newcomer.command(t, where, strings.TrimSpace(b.text))
			ran++
		case "graphql":
			answer = newcomer.ask(t, where, b.text)
			ran++
		case "json":
			var got, want any
			if err := json.Unmarshal(answer, &got); err != nil {
				t.Fatalf("%s: the answer is no JSON: %s", where, answer)
			}
			if err := json.Unmarshal([]byte(b.text), &want); err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %v: the answer is\n%s", where, err, answer)
			}
			var pretty bytes.Buffer
			if err := json.Indent(&pretty, answer, "", "  "); err != nil {
				t.Fatal(err)
			}
			updated = strings.Replace(updated, "```json\n"+b.text, "```json\n"+strings.TrimSpace(pretty.String())+"\n", 1)
		default:
			t.Errorf("%s: a block of %q, which nobody runs", where, b.language)
		}
	}
	if ran < 9 {
		t.Errorf("only %d blocks were run", ran)
	}
	if *update {
		if err := os.WriteFile("README.md", []byte(updated), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// newcomer has the program, an empty folder for data, and a port.
type newcomer struct {
	program, data, address string
}

// passable is a folder that any user reaches, unlike t.TempDir: else, where we are root, the cluster is kept elsewhere and outlives it.
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
	n := &newcomer{program: filepath.Join(t.TempDir(), "docket"), data: passable(t)}
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", n.program, ".").CombinedOutput(); err != nil {
		t.Fatalf("build: %v: %s", err, out)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	n.address = listener.Addr().String()
	listener.Close()
	return n
}

func (n *newcomer) environment() []string {
	return append(os.Environ(), "DOCKET_DATA="+filepath.Join(n.data, ".docket"), "DOCKET_LISTEN="+n.address, "DATABASE_URL=")
}

// command runs what the README says, with the address and the folders of the newcomer in place of the usual ones.
func (n *newcomer) command(t *testing.T, where, line string) []byte {
	t.Helper()
	switch {
	case line == "go run .":
		n.serve(t)
		return nil
	case line == "go test ./...":
		// It runs this test; CI must run it as it stands here.
		if script, err := os.ReadFile(".ci/run"); err != nil || !strings.Contains(string(script), "\n"+line+"\n") {
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
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
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
			t.Fatal("it is not ready after three minutes")
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// ask sends an operation.
func (n *newcomer) ask(t *testing.T, where, operation string) []byte {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": operation})
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.Post("http://"+n.address+"/graphql", "application/json", bytes.NewReader(body))
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
