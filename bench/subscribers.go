package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/coder/websocket"

	"docket/auth"
	"docket/changes"
	"docket/db"
	"docket/demo"
	"docket/graph"
	"docket/graph/endpoint"
	"docket/graph/live"
)

// measuredChanges is how many changes are timed.
const measuredChanges = 50

// measureSubscribers lets subscribers, each of one case of the demo bureau, connect from another process. It prints the memory of this process, which
// serves them, and how long changes of a case take to reach the one subscriber of the case.
func measureSubscribers(ctx context.Context, s settings, url string, log *slog.Logger) error {
	isLoaded, err := demo.Loaded(ctx, url)
	if err == nil && !isLoaded {
		err = demo.Load(ctx, url, log)
	}
	if err != nil {
		return err
	}
	store, err := db.Open(ctx, url, db.WithLog(log))
	if err != nil {
		return err
	}
	defer store.Close()
	g, err := graph.Open(ctx, graph.Settings{
		Database: url, Store: store, Log: log, Answers: graph.AnswerSettings{Bytes: 64 << 20}, HTTP: endpoint.Settings{Anonymous: auth.TheOperator()},
		Live: live.Settings{PerCaller: -1},
	})
	if err != nil {
		return err
	}
	defer g.Close()
	server := httptest.NewServer(g)
	defer server.Close()
	watched, err := casesToWatch(ctx, store, s.subscribers)
	if err != nil {
		return err
	}
	ids := make([]string, s.subscribers)
	for i := range ids { // further subscribers watch a case that does not exist
		ids[i] = fmt.Sprint("Case:1:", 1_000_000_000+i)
		if i < len(watched) {
			ids[i] = fmt.Sprint("Case:1:", watched[i])
		}
	}
	heap, resident := memoryMB()
	events, stop, err := startSubscribers(ctx, server.URL, ids)
	if err != nil {
		return err
	}
	defer stop()
	for began := time.Now(); g.Subscriptions() < len(ids); pause(ctx, 100*time.Millisecond) {
		if ctx.Err() != nil || time.Since(began) > 5*time.Minute {
			return fmt.Errorf("only %d subscriptions are open", g.Subscriptions())
		}
	}
	heapAfter, residentAfter := memoryMB()
	var took []time.Duration
	for n := range measuredChanges {
		id := watched[len(watched)-1-n*len(watched)/measuredChanges]
		if err := change(ctx, store, id); err != nil {
			return err
		}
		began := time.Now()
		if got := <-events; got != fmt.Sprint("Case:1:", id) {
			return fmt.Errorf("case %d was changed, and the event of %q came", id, got)
		}
		took = append(took, time.Since(began))
	}
	fmt.Println("\n| subscribers | heap before, MB | with them | resident before, MB | with them | from the commit to the event, p50, ms | longest |")
	fmt.Println("|---:|---:|---:|---:|---:|---:|---:|")
	fmt.Printf("| %d | %d | %d | %d | %d | %s | %s |\n", g.Subscriptions(), heap, heapAfter, resident, residentAfter, ms(percentile(took, 50)), ms(percentile(took, 100)))
	return nil
}

// casesToWatch returns the numbers of so many cases, or of all.
func casesToWatch(ctx context.Context, store *db.Store, n int) (numbers []int64, err error) {
	err = store.DB().NewRaw(`SELECT id FROM cases WHERE agency_id = 1 ORDER BY id LIMIT ?`, n).Scan(ctx, &numbers)
	return numbers, err
}

// change changes a case as a write does: it announces the change before it commits.
func change(ctx context.Context, store *db.Store, id int64) error {
	tx, err := store.DB().DB.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, `UPDATE cases SET version = version + 1 WHERE agency_id = 1 AND id = $1`, id); err != nil {
		return err
	}
	if _, err := changes.Announce(ctx, tx, 1, map[string][]int64{"Case": {id}}); err != nil {
		return err
	}
	return tx.Commit()
}

// startSubscribers starts this program again, as the subscribers of some cases. It sends the ids of cases whose events have come.
func startSubscribers(ctx context.Context, url string, cases []string) (events <-chan string, stop func(), err error) {
	program, err := os.Executable()
	if err != nil {
		return nil, nil, err
	}
	cmd := exec.CommandContext(ctx, program, "-subscribe-to", url) //nolint:gosec // this program itself
	cmd.Stdin, cmd.Stderr = strings.NewReader(strings.Join(cases, "\n")), os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, nil, err
	}
	came := make(chan string, 1)
	go func() {
		defer close(came)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			came <- lines.Text()
		}
	}()
	return came, func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}, nil
}

// subscribeAll subscribes to each case that a line of standard input names, over a WebSocket of its own, and prints the id of a case whenever an event comes.
func subscribeAll(ctx context.Context, url string) error {
	var wait sync.WaitGroup
	var lock sync.Mutex
	var failed error
	places := make(chan struct{}, 32) // connecting at the same time
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		id := lines.Text()
		places <- struct{}{}
		wait.Go(func() {
			err := subscribeTo(ctx, url, id, func() { <-places })
			lock.Lock()
			defer lock.Unlock()
			failed = errors.Join(failed, err)
		})
	}
	wait.Wait()
	return failed
}

// subscribeTo subscribes to a case. It calls connected once the subscription was sent.
func subscribeTo(ctx context.Context, url, id string, connected func()) error {
	connected = sync.OnceFunc(connected)
	defer connected()
	conn, _, err := websocket.Dial(ctx, url+"/graphql", &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}}) //nolint:bodyclose // a WebSocket has none
	if err != nil {
		return err
	}
	defer func() { _ = conn.CloseNow() }()
	for _, text := range []string{
		`{"type": "connection_init"}`,
		fmt.Sprintf(`{"id": "1", "type": "subscribe", "payload": {"query": "subscription($id: ID!) { caseChanged(id: $id) { id status } }", "variables": {"id": %q}}}`, id),
	} {
		if err := conn.Write(ctx, websocket.MessageText, []byte(text)); err != nil {
			return err
		}
	}
	if _, _, err := conn.Read(ctx); err != nil { // connection_ack
		return err
	}
	connected()
	for {
		if _, _, err := conn.Read(ctx); err != nil {
			return err
		}
		fmt.Println(id)
	}
}
