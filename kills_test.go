package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

var killing = flag.Duration("kills", 10*time.Second, "how long TestKills kills")

// Clients file, pay and destroy while the server and its Postgres are killed again and again. Each sends again, under the same
// key, until it is answered. In the end every acknowledged write is there exactly once, and the ledgers add up.
func TestKills(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program with a cluster of its own, and kills it")
	}
	t.Parallel()
	n := newNewcomer(t)
	k := &killed{newcomer: n, t: t, client: &http.Client{Timeout: 20 * time.Second}}
	k.start()
	t.Cleanup(func() { // at last cleanly, which stops its Postgres too
		_ = k.command.Process.Signal(syscall.SIGINT)
		_ = k.command.Wait()
	})

	// Something to pay and something to destroy, of a demo case that is decided.
	setup := k.must(`{ units(first: 1) { nodes { id } } officers(first: 2, orderBy: {id: ASC}) { nodes { id } }
		penalties(where: {kind: {eq: FINE}, paidAmount: {eq: "0"}, amount: {gte: "3000"}}, first: 1) { nodes { id amount } }
		goodsLots(where: {quantityHeld: {gte: "40"}, case: {servedOn: {lt: "2024-01-01"}}}, orderBy: {quantityHeld: DESC}, first: 1) { nodes { id quantityHeld } }
		before: destructions { totalCount } cases { totalCount } }`)
	penalty, lot := str(setup, "penalties", "nodes", 0, "id"), str(setup, "goodsLots", "nodes", 0, "id")
	held, err := strconv.ParseFloat(str(setup, "goodsLots", "nodes", 0, "quantityHeld"), 64)
	if err != nil {
		t.Fatal(err)
	}
	officers := fmt.Sprintf("[%q, %q]", str(setup, "officers", "nodes", 0, "id"), str(setup, "officers", "nodes", 1, "id"))

	end := time.Now().Add(*killing)
	var lock sync.Mutex
	acknowledged := map[string]int{}
	var clients sync.WaitGroup
	for c := range 16 {
		clients.Go(func() {
			r := rand.New(rand.NewPCG(uint64(c), 7))
			for i := 0; time.Now().Before(end); i++ {
				key, kind := fmt.Sprintf("k-%d-%d", c, i), []string{"case", "case", "pay", "destroy"}[r.IntN(4)]
				var operation string
				switch kind {
				case "case":
					operation = fmt.Sprintf(`mutation { fileCase(input: {idempotencyKey: %q, unit: %q, officers: %s, field: FOOD, source: INSPECTION,
						cause: %q, filedOn: "2024-01-05", party: "Party:1:1"}) { case { id } } }`, key, str(setup, "units", "nodes", 0, "id"), officers, "kills "+key)
				case "pay":
					operation = fmt.Sprintf(`mutation { recordPayment(input: {idempotencyKey: %q, penalty: %q, amount: "1.00", paidOn: "2024-01-05",
						method: BANK, receiptNo: %q}) { payment { id } } }`, key, penalty, "kills "+key)
				default:
					operation = fmt.Sprintf(`mutation { destroyGoods(input: {idempotencyKey: %q, destroyedOn: "2024-01-05", place: %q, method: BURIAL, approvedBy: "某",
						supervisors: %s, lots: [{lot: %q, quantity: "0.5"}]}) { destruction { id } } }`, key, "kills "+key, officers, lot)
				}
				for {
					answer, err := k.send(operation)
					if err != nil { // nobody answered: nobody knows whether it was written
						time.Sleep(20 * time.Millisecond)
						if time.Now().After(end.Add(time.Minute)) {
							t.Errorf("%s was not answered within a minute after the last kill: %v", key, err)
							return
						}
						continue
					}
					if code := codeOf(answer); code == "" {
						lock.Lock()
						acknowledged[kind+" "+key]++
						lock.Unlock()
					} else if code == "INTERNAL" || code == "TIMEOUT" {
						time.Sleep(20 * time.Millisecond) // the database is gone: send again
						continue
					} else if kind == "case" || code != "CONFLICT" { // all is paid or destroyed, which is right
						t.Errorf("%s: %s", key, answer)
					}
					break
				}
			}
		})
	}
	kills := 0
	r := rand.New(rand.NewPCG(3, 7))
	for time.Now().Before(end) {
		time.Sleep(time.Duration(500+r.IntN(2000)) * time.Millisecond)
		if r.IntN(2) == 0 {
			k.killPostgres()
			time.Sleep(time.Duration(r.IntN(200)) * time.Millisecond)
		}
		k.kill()
		k.start()
		kills++
	}
	clients.Wait()

	counts := map[string]int{}
	for what := range acknowledged {
		kind, _, _ := strings.Cut(what, " ")
		counts[kind]++
	}
	t.Logf("%d kills, acknowledged: %v", kills, counts)
	for what, times := range acknowledged {
		if times != 1 {
			t.Errorf("%s was acknowledged %d times to one client", what, times)
		}
	}
	seen := map[string]int{}
	for _, q := range []struct{ kind, list, field string }{{"case", "cases", "cause"}, {"pay", "payments", "receiptNo"}, {"destroy", "destructions", "place"}} {
		after := "null"
		for {
			page := k.must(fmt.Sprintf(`{ %s(where: {%s: {startsWith: "kills "}}, first: 500, orderBy: {id: ASC}, after: %s) { nodes { text: %s } pageInfo { hasNextPage endCursor } } }`,
				q.list, q.field, after, q.field))
			nodes, _ := at(page, q.list, "nodes").([]any)
			for i := range nodes {
				seen[q.kind+" "+strings.TrimPrefix(str(page, q.list, "nodes", i, "text"), "kills ")]++
			}
			if at(page, q.list, "pageInfo", "hasNextPage") != true {
				break
			}
			after = strconv.Quote(str(page, q.list, "pageInfo", "endCursor"))
		}
	}
	for what := range acknowledged {
		if seen[what] != 1 {
			t.Errorf("%s was acknowledged and is on record %d times", what, seen[what])
		}
	}
	for what, times := range seen {
		if times != 1 || acknowledged[what] == 0 {
			t.Errorf("%s is on record %d times, acknowledged %d times", what, times, acknowledged[what])
		}
	}
	ledgers := k.must(fmt.Sprintf(`{ penalty(id: %q) { paidAmount } goodsLot(id: %q) { quantityHeld } }`, penalty, lot))
	if got, want := str(ledgers, "penalty", "paidAmount"), fmt.Sprintf("%d.00", counts["pay"]); got != want {
		t.Errorf("paid %s, acknowledged %s", got, want)
	}
	if got, want := str(ledgers, "goodsLot", "quantityHeld"), fmt.Sprintf("%.3f", held-0.5*float64(counts["destroy"])); got != want {
		t.Errorf("held %s, acknowledged %s", got, want)
	}
	if kills == 0 || counts["case"] == 0 || counts["pay"] == 0 || counts["destroy"] == 0 {
		t.Errorf("%d kills, %v: too little happened to show anything", kills, counts)
	}
}

// killed is a server that is killed and started again.
type killed struct {
	*newcomer
	t       *testing.T
	client  *http.Client
	command *exec.Cmd
	out     bytes.Buffer
}

func (k *killed) start() {
	k.command = exec.Command(k.program)
	k.command.Env = k.environment()
	k.command.Stdout, k.command.Stderr = &k.out, &k.out
	if err := k.command.Start(); err != nil {
		k.t.Fatal(err)
	}
	for began := time.Now(); time.Since(began) < 2*time.Minute; time.Sleep(20 * time.Millisecond) {
		response, err := k.client.Get("http://" + k.address + "/readyz")
		if err != nil {
			continue
		}
		response.Body.Close()
		if response.StatusCode == http.StatusOK {
			return
		}
	}
	k.t.Fatalf("it does not start again:\n%s", k.out.String())
}

// kill kills the server, and leaves its Postgres to the next one.
func (k *killed) kill() {
	_ = k.command.Process.Kill()
	_ = k.command.Wait()
}

func (k *killed) killPostgres() {
	text, err := os.ReadFile(filepath.Join(k.data, ".docket", "postgres", "data", "postmaster.pid"))
	if err != nil {
		return
	}
	first, _, _ := strings.Cut(string(text), "\n")
	if pid, err := strconv.Atoi(first); err == nil && pid > 1 {
		_ = syscall.Kill(pid, syscall.SIGKILL)
	}
}

func (k *killed) send(operation string) (string, error) {
	body, err := json.Marshal(map[string]string{"query": operation})
	if err != nil {
		return "", err
	}
	response, err := k.client.Post("http://"+k.address+"/graphql", "application/json", bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err == nil && !json.Valid(answer) {
		err = fmt.Errorf("cut off: %s", answer)
	}
	return string(answer), err
}

func (k *killed) must(operation string) any {
	k.t.Helper()
	answer, err := k.send(operation)
	var parsed struct{ Data any }
	if err == nil {
		err = json.Unmarshal([]byte(answer), &parsed)
	}
	if err != nil || codeOf(answer) != "" {
		k.t.Fatalf("%s: %v: %s", operation, err, answer)
	}
	return parsed.Data
}

// codeOf is the code of an answer's first error; empty where there is none.
func codeOf(answer string) string {
	var parsed struct {
		Errors []struct{ Extensions struct{ Code string } }
	}
	if err := json.Unmarshal([]byte(answer), &parsed); err != nil || len(parsed.Errors) == 0 {
		return ""
	}
	return parsed.Errors[0].Extensions.Code
}

func at(v any, path ...any) any {
	for _, step := range path {
		switch step := step.(type) {
		case string:
			m, _ := v.(map[string]any)
			v = m[step]
		case int:
			l, _ := v.([]any)
			if step >= len(l) {
				return nil
			}
			v = l[step]
		}
	}
	return v
}

func str(v any, path ...any) string { return fmt.Sprint(at(v, path...)) }
