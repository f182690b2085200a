// Command bench answers the same questions with Docket and with handlers written by hand for exactly these questions, on
// the same database, in the same run, and prints how they compare. Where a PostGraphile is installed beside it (see
// postgraphile/), that takes part as well.
//
// Only ratios of one run mean anything: those who take part are timed in turns of a second or two, so that whatever else
// the machine does, it does to all of them.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/signal"
	"reflect"
	"runtime/pprof"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"docket/db"
	"docket/graph"
	"docket/migrations"
	"docket/postgres"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

type settings struct {
	cases, clients, rounds int
	turn                   time.Duration
	only                   string
	data, profile          string
	memory                 time.Duration
	handOver               int
}

// contender is one who answers.
type contender struct {
	name string
	url  func(scenario) string
	// body is a request of the contender for the scenario; false where it can't be asked.
	body func(scenario, *rand.Rand, int) ([]byte, bool)
}

func run(ctx context.Context) (err error) {
	var s settings
	flag.IntVar(&s.cases, "cases", 20000, "cases on record")
	flag.IntVar(&s.clients, "clients", 16, "clients that ask at the same time")
	flag.IntVar(&s.rounds, "rounds", 5, "turns of each contender for each question")
	flag.DurationVar(&s.turn, "turn", 2*time.Second, "length of a turn")
	flag.StringVar(&s.only, "only", "", "only questions whose name holds this")
	flag.StringVar(&s.data, "data", "", "folder of the cluster, kept and taken again; a temporary one where empty")
	flag.StringVar(&s.profile, "profile", "", "file for a profile of what this process does")
	flag.DurationVar(&s.memory, "memory", 0, "let 64 clients ask for large pages for so long, and print what memory is held, in place of the comparison")
	flag.IntVar(&s.handOver, "hand-over", 0, "grade the demo bureau's 14,528 food businesses anew and hand them over so many times, in place of the comparison")
	flag.Parse()
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))

	folder := s.data
	if folder == "" {
		if folder, err = os.MkdirTemp("", "docket-bench-"); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
		// Else the user that Postgres runs as, where we are root, keeps the cluster elsewhere, and it outlives the folder.
		if err := os.Chmod(folder, 0o711); err != nil { //nolint:gosec // to be passed through, and no more
			return err
		}
	}
	server, err := postgres.Open(ctx, postgres.Settings{DataDir: folder, Log: log})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	url := server.URL()
	if err := migrations.Up(ctx, url, log); err != nil {
		return err
	}
	if s.handOver > 0 {
		return handOver(ctx, url, s.handOver, log)
	}
	store, err := db.Open(ctx, url, db.WithLog(log), db.WithConnections(s.clients))
	if err != nil {
		return err
	}
	defer store.Close()
	if there, err := store.DB().NewSelect().Model((*db.Case)(nil)).Exists(ctx); err != nil {
		return err
	} else if !there {
		began := time.Now()
		if err := fill(ctx, url, s.cases); err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "%d cases in %s\n", s.cases, time.Since(began).Round(time.Second))
	}
	docket, err := graph.Open(ctx, graph.Settings{Database: url, Store: store, Connections: s.clients, Timeout: 2 * time.Minute, Log: log})
	if err != nil {
		return err
	}
	defer docket.Close()
	hand, closeHand, err := byHand(ctx, url, s.clients)
	if err != nil {
		return err
	}
	defer closeHand()
	ours, theirs := httptest.NewServer(docket), httptest.NewServer(hand)
	defer ours.Close()
	defer theirs.Close()

	if s.memory > 0 {
		return memory(ctx, ours.URL+"/graphql", s.memory)
	}
	ask := func(q scenario, r *rand.Rand, cases int) ([]byte, bool) {
		body, _ := q.body(r, cases)
		return body, true
	}
	contenders := []contender{
		{"by hand", func(q scenario) string { return theirs.URL + pathOf(q) }, ask},
		{"docket", func(scenario) string { return ours.URL + "/graphql" }, ask},
	}
	if !peerIsInstalled() {
		fmt.Fprintln(os.Stderr, "PostGraphile takes no part: run npm install in "+peerFolder)
	} else {
		other, err := startPeer(ctx, url, s.clients)
		if err != nil {
			return err
		}
		defer other.stop()
		contenders = append(contenders, contender{"PostGraphile", func(scenario) string { return other.url }, func(q scenario, r *rand.Rand, cases int) ([]byte, bool) {
			return q.peerBody(r, cases)
		}})
	}
	if s.profile != "" {
		file, err := os.Create(s.profile)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, file.Close()) }()
		if err := pprof.StartCPUProfile(file); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	return compare(ctx, s, contenders)
}

// compare checks that all answer alike, times them in turns and prints the table.
func compare(ctx context.Context, s settings, contenders []contender) error {
	fmt.Printf("\n%d cases, %d clients, %d turns of %s; requests per second (median), and as a share of by hand\n\n", s.cases, s.clients, s.rounds, s.turn)
	fmt.Print("| question |")
	for _, c := range contenders {
		fmt.Printf(" %s |", c.name)
	}
	for _, c := range contenders[1:] {
		fmt.Printf(" %s, share |", c.name)
	}
	fmt.Print("\n|---|" + strings.Repeat("---:|", 2*len(contenders)-1) + "\n")
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: s.clients, DisableCompression: true}}
	for _, q := range scenarios {
		if !strings.Contains(q.name, s.only) {
			continue
		}
		if err := agree(ctx, client, q, contenders, s.cases); err != nil {
			return err
		}
		rates := make([][]float64, len(contenders))
		for round := range s.rounds + 1 {
			for i, c := range contenders {
				if _, ok := c.body(q, rand.New(rand.NewPCG(0, 0)), s.cases); !ok {
					continue
				}
				rate, err := turn(ctx, client, s, q, c, round)
				if err != nil {
					return fmt.Errorf("%s, %s: %w", q.name, c.name, err)
				}
				if round > 0 { // the first warms up
					rates[i] = append(rates[i], rate)
				}
			}
		}
		fmt.Printf("| %s |", q.name)
		for i := range contenders {
			if rates[i] == nil {
				fmt.Print(" – |")
				continue
			}
			fmt.Printf(" %.4g |", median(rates[i]))
		}
		// The share is taken turn by turn: what slows one turn slows its neighbour.
		for i := 1; i < len(contenders); i++ {
			if rates[i] == nil {
				fmt.Print(" – |")
				continue
			}
			var shares []float64
			for k := range rates[i] {
				shares = append(shares, rates[i][k]/rates[0][k])
			}
			fmt.Printf(" %.2f |", median(shares))
		}
		fmt.Println()
	}
	return nil
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

// agree makes sure that all contenders answer the same, on a few requests.
func agree(ctx context.Context, client *http.Client, q scenario, contenders []contender, cases int) error {
	if q.write != nil {
		return nil
	}
	for seed := range uint64(5) {
		var first any
		for i, c := range contenders {
			body, ok := c.body(q, rand.New(rand.NewPCG(seed, 1)), cases)
			if !ok {
				continue
			}
			answer, err := post(ctx, client, c.url(q), body)
			if err != nil {
				return fmt.Errorf("%s, %s: %w", q.name, c.name, err)
			}
			var parsed any
			if err := json.Unmarshal(answer, &parsed); err != nil {
				return fmt.Errorf("%s, %s: %w", q.name, c.name, err)
			}
			switch {
			case i == 0:
				first = parsed
			case c.name == "PostGraphile":
				// In its own words: as many cases, the same in the same order.
				if one, two := caseNumbers(first), caseNumbers(parsed); !slices.Equal(one, two) {
					return fmt.Errorf("%s: %s and %s are about other cases:\n%v\n%v", q.name, contenders[0].name, c.name, one, two)
				}
			case !reflect.DeepEqual(first, parsed):
				one, _ := json.Marshal(first)
				two, _ := json.Marshal(parsed)
				return fmt.Errorf("%s: %s and %s differ:\n%.3000s\n%.3000s", q.name, contenders[0].name, c.name, one, two)
			}
		}
	}
	return nil
}

// caseNumbers are all values of caseNo in an answer, in their order.
func caseNumbers(answer any) (numbers []string) {
	switch answer := answer.(type) {
	case map[string]any:
		if number, ok := answer["caseNo"].(string); ok {
			numbers = append(numbers, number)
		}
		for _, name := range slices.Sorted(maps.Keys(answer)) {
			numbers = append(numbers, caseNumbers(answer[name])...)
		}
	case []any:
		for _, item := range answer {
			numbers = append(numbers, caseNumbers(item)...)
		}
	}
	return numbers
}

// turn lets all clients ask one contender for a while and tells how many answers came a second.
func turn(ctx context.Context, client *http.Client, s settings, q scenario, c contender, round int) (float64, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var answered atomic.Int64
	var wait sync.WaitGroup
	began := time.Now()
	for n := range s.clients {
		wait.Go(func() {
			r := rand.New(rand.NewPCG(uint64(round), uint64(n)))
			for time.Since(began) < s.turn && ctx.Err() == nil {
				body, _ := c.body(q, r, s.cases)
				answer, err := post(ctx, client, c.url(q), body)
				if err == nil && bytes.Contains(answer[:min(len(answer), 64)], []byte(`"errors"`)) {
					err = fmt.Errorf("%s", answer)
				}
				if err != nil {
					cancel(err)
					return
				}
				answered.Add(1)
			}
		})
	}
	wait.Wait()
	if ctx.Err() != nil {
		return 0, context.Cause(ctx)
	}
	return float64(answered.Load()) / time.Since(began).Seconds(), nil
}

func post(ctx context.Context, client *http.Client, url string, body []byte) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/json")
	response, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("status %d: %s", response.StatusCode, answer)
	}
	return answer, err
}
