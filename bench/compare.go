package main

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"docket/bench/scenarios"
	"docket/problem"
)

const (
	byHandName = "by hand"
	peerName   = "PostGraphile"
	duckDBName = "DuckDB"
	// asPrefix begins the name of the contender that is Docket for a caller with a role.
	asPrefix = "docket as "
)

// contender answers the requests of scenarios.
type contender struct {
	name string
	// url is the address that answers the scenario.
	url func(scenarios.Scenario) string
	// body draws a request for a database of a size; ok is false if the contender takes no part in the scenario.
	body func(tested scenarios.Scenario, random *rand.Rand, of scenarios.Size) (body []byte, ok bool)
}

// compare prints a table: after the header, a row for each scenario whose name contains the setting only. For each it checks that the
// contenders answer alike and times them. The first contender is the base of the shares.
func compare(ctx context.Context, s settings, contenders []contender) error {
	printHeader(s, contenders)
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: s.clients, DisableCompression: true}}
	for _, tested := range s.set().scenarios {
		if !strings.Contains(tested.Name, s.only) {
			continue
		}
		forbidden, err := forbiddenTo(ctx, client, tested, contenders, s.Size)
		if err != nil {
			return err
		}
		if forbidden != "" {
			fmt.Printf("| %s | left out: %s may not write this |\n", tested.Name, forbidden)
			continue
		}
		if err := checkAnswers(ctx, client, tested, contenders, s.Size); err != nil {
			return err
		}
		rates, err := measureRates(ctx, client, s, tested, contenders)
		if err != nil {
			return err
		}
		printRow(tested.Name, rates)
	}
	return nil
}

// forbiddenTo returns the name of the contender for a role that may not send the request of a scenario that writes; empty if there is none.
// The request is sent once, and writes where it is allowed.
func forbiddenTo(ctx context.Context, client *http.Client, tested scenarios.Scenario, contenders []contender, of scenarios.Size) (string, error) {
	if tested.Write == nil {
		return "", nil
	}
	for _, c := range contenders {
		if !strings.HasPrefix(c.name, asPrefix) {
			continue
		}
		body, ok := c.body(tested, rand.New(rand.NewPCG(0, 2)), of)
		if !ok {
			continue
		}
		_, err := ask(ctx, client, c.url(tested), body)
		if err == nil {
			continue
		}
		if strings.Contains(err.Error(), `"`+string(problem.Forbidden)+`"`) {
			return c.name, nil
		}
		return "", fmt.Errorf("%s, %s: %w", tested.Name, c.name, err)
	}
	return "", nil
}

// measureRates times the contenders in turns. It returns the rate of each contender (first index) in each counted round (second
// index), and no rates for a contender that takes no part in the scenario.
func measureRates(ctx context.Context, client *http.Client, s settings, tested scenarios.Scenario, contenders []contender) ([][]float64, error) {
	rates := make([][]float64, len(contenders))
	for round := range s.rounds + 1 {
		for i, c := range contenders {
			if _, ok := c.body(tested, rand.New(rand.NewPCG(0, 0)), s.Size); !ok {
				continue
			}
			rate, err := timeTurn(ctx, client, s, tested, c, round)
			if err != nil {
				return nil, fmt.Errorf("%s, %s: %w", tested.Name, c.name, err)
			}
			if round > 0 { // the first round warms up
				rates[i] = append(rates[i], rate)
			}
		}
	}
	return rates, nil
}

// timeTurn lets all clients send requests to one contender for a turn and returns the answers per second. Every contender gets
// the same requests in the same round.
func timeTurn(ctx context.Context, client *http.Client, s settings, tested scenarios.Scenario, c contender, round int) (float64, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var answers atomic.Int64
	var wait sync.WaitGroup
	start := time.Now()
	for n := range s.clients {
		wait.Go(func() {
			random := rand.New(rand.NewPCG(uint64(round), uint64(n)))
			for time.Since(start) < s.turn && ctx.Err() == nil {
				body, _ := c.body(tested, random, s.Size)
				if _, err := ask(ctx, client, c.url(tested), body); err != nil {
					cancel(err)
					return
				}
				answers.Add(1)
			}
		})
	}
	wait.Wait()
	if ctx.Err() != nil {
		return 0, context.Cause(ctx)
	}
	return float64(answers.Load()) / time.Since(start).Seconds(), nil
}

// checkAnswers sends five requests of a scenario that reads to all contenders. Returns an error that shows both answers where
// Docket's is not equal to the one by hand, or PostGraphile's is about other cases.
func checkAnswers(ctx context.Context, client *http.Client, tested scenarios.Scenario, contenders []contender, of scenarios.Size) error {
	if tested.Write != nil {
		return nil
	}
	for seed := range uint64(5) {
		var expected any
		for i, c := range contenders {
			if strings.HasPrefix(c.name, asPrefix) {
				continue // a role may see less
			}
			body, ok := c.body(tested, rand.New(rand.NewPCG(seed, 1)), of)
			if !ok {
				continue
			}
			answer, err := ask(ctx, client, c.url(tested), body)
			if err != nil {
				return fmt.Errorf("%s, %s: %w", tested.Name, c.name, err)
			}
			var got any
			if err := json.Unmarshal(answer, &got); err != nil {
				return fmt.Errorf("%s, %s: %w", tested.Name, c.name, err)
			}
			switch {
			case i == 0:
				expected = got
			case c.name == peerName:
				// Its fields have other names, so only the cases and their order are compared.
				if first, other := caseNumbers(expected), caseNumbers(got); !slices.Equal(first, other) {
					return fmt.Errorf("%s: %s and %s answer with other cases:\n%v\n%v", tested.Name, contenders[0].name, c.name, first, other)
				}
			case !reflect.DeepEqual(expected, got):
				first, _ := json.Marshal(expected)
				return fmt.Errorf("%s: %s and %s differ:\n%.3000s\n%.3000s", tested.Name, contenders[0].name, c.name, first, answer)
			}
		}
	}
	return nil
}

// caseNumbers returns every value of a field caseNo in an answer, in the order of the answer.
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
		for _, element := range answer {
			numbers = append(numbers, caseNumbers(element)...)
		}
	}
	return numbers
}

func printHeader(s settings, contenders []contender) {
	fmt.Printf("\n%s, %d clients, %d turns of %s; requests per second (median), and as a share of by hand\n\n", s.records(), s.clients, s.rounds, s.turn)
	fmt.Print("| scenario |")
	for _, c := range contenders {
		fmt.Printf(" %s |", c.name)
	}
	for _, c := range contenders[1:] {
		fmt.Printf(" %s, share |", c.name)
	}
	fmt.Print("\n|---|" + strings.Repeat("---:|", 2*len(contenders)-1) + "\n")
}

// printRow prints the median rate of each contender, then the median share of each but the first.
func printRow(name string, rates [][]float64) {
	fmt.Printf("| %s |", name)
	for i := range rates {
		if rates[i] == nil {
			fmt.Print(" – |")
			continue
		}
		fmt.Printf(" %.4g |", median(rates[i]))
	}
	for i := 1; i < len(rates); i++ {
		if rates[i] == nil {
			fmt.Print(" – |")
			continue
		}
		fmt.Printf(" %.2f |", median(shares(rates[i], rates[0])))
	}
	fmt.Println()
}

// shares divides each rate by the rate of the same round in base.
func shares(rates, base []float64) []float64 {
	out := make([]float64, len(rates))
	for round := range rates {
		out[round] = rates[round] / base[round]
	}
	return out
}

// median returns the middle value, and the upper one of two middle values.
func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}
