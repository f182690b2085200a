package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// memory lets 64 clients ask for 500-row nested pages, and prints what the process holds meanwhile.
func memory(ctx context.Context, url string, length time.Duration) error {
	const operation = `query Pages($offset: Int!) {
  cases(orderBy: [{filedOn: DESC}], first: 500, offset: $offset) {
    nodes { id caseNo cause party { name } penalties { nodes { kind amount payments { nodes { amount paidOn } } } } }
  }
}`
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}}
	ctx, cancel := context.WithTimeoutCause(ctx, length, nil)
	defer cancel()
	var answers, size atomic.Int64
	var failed atomic.Pointer[error]
	var wait sync.WaitGroup
	for n := range 64 {
		wait.Go(func() {
			r := rand.New(rand.NewPCG(uint64(n), 1))
			for ctx.Err() == nil {
				body, err := json.Marshal(map[string]any{"query": operation, "variables": map[string]any{"offset": r.IntN(10000)}})
				if err != nil {
					panic(err)
				}
				request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, strings.NewReader(string(body)))
				if err != nil {
					panic(err)
				}
				request.Header.Set("Content-Type", "application/json")
				response, err := client.Do(request)
				if err == nil {
					var n int64
					n, err = io.Copy(io.Discard, response.Body)
					size.Add(n)
					response.Body.Close()
					if err == nil && response.StatusCode != http.StatusOK {
						err = fmt.Errorf("status %d", response.StatusCode)
					}
				}
				if err != nil && ctx.Err() == nil {
					failed.Store(&err)
					return
				}
				answers.Add(1)
			}
		})
	}
	fmt.Println("\n| after | answers | MB answered | heap in use, MB | resident, MB |\n|---:|---:|---:|---:|---:|")
	tick := time.NewTicker(length / 6)
	defer tick.Stop()
	began := time.Now()
	for range 6 {
		<-tick.C
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		fmt.Printf("| %s | %d | %d | %d | %d |\n", time.Since(began).Round(time.Second), answers.Load(), size.Load()>>20, m.HeapInuse>>20, resident())
	}
	wait.Wait()
	if err := failed.Load(); err != nil {
		return *err
	}
	return nil
}

// resident is how many megabytes of memory the process holds; 0 where the system does not say.
func resident() int {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(text))
	pages, err := strconv.Atoi(fields[1])
	if err != nil {
		return 0
	}
	return pages * os.Getpagesize() >> 20
}
