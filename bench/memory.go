package main

import (
	"bufio"
	"context"
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

	"docket/bench/scenarios"
)

// memoryClients is how many clients ask at the same time while memory is measured.
const memoryClients = 64

const largePage = `query Pages($offset: Int!) {
  cases(orderBy: [{filedOn: DESC}], first: 500, offset: $offset) {
    nodes { id caseNo cause party { name } penalties { nodes { kind amount payments { nodes { amount paidOn } } } } }
  }
}`

// measureMemory lets 64 clients ask for pages of 500 cases and prints, six times, how much memory this process has in use.
func measureMemory(ctx context.Context, url string, length time.Duration) error {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: memoryClients}}
	ctx, cancel := context.WithTimeoutCause(ctx, length, nil)
	defer cancel()
	var answers, size atomic.Int64
	var failed atomic.Pointer[error]
	var wait sync.WaitGroup
	for n := range memoryClients {
		wait.Go(func() {
			random := rand.New(rand.NewPCG(uint64(n), 1))
			for ctx.Err() == nil {
				read, err := readLargePage(ctx, client, url, random.IntN(10000))
				size.Add(read)
				switch {
				case err == nil:
					answers.Add(1)
				case ctx.Err() == nil:
					failed.Store(&err)
					return
				}
			}
		})
	}
	fmt.Println("\n| after | answers | MB answered | heap in use, MB | resident, MB |\n|---:|---:|---:|---:|---:|")
	ticker := time.NewTicker(length / 6)
	defer ticker.Stop()
	start := time.Now()
	for range 6 {
		<-ticker.C
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		fmt.Printf("| %s | %d | %d | %d | %d |\n", time.Since(start).Round(time.Second), answers.Load(), size.Load()>>20, m.HeapInuse>>20, residentMB())
	}
	wait.Wait()
	if err := failed.Load(); err != nil {
		return *err
	}
	return nil
}

// readLargePage asks for one page and returns the size of the answer in bytes. It does not keep the answer, because the clients
// run in the process that is measured.
func readLargePage(ctx context.Context, client *http.Client, url string, offset int) (size int64, err error) {
	body := scenarios.GraphQLBody(largePage, map[string]any{"offset": offset})
	response, err := post(ctx, client, url, nil, body)
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	content := bufio.NewReader(response.Body)
	begin, _ := content.Peek(len(`{"errors"`))
	size, err = io.Copy(io.Discard, content)
	if err == nil && (response.StatusCode != http.StatusOK || string(begin) == `{"errors"`) {
		err = fmt.Errorf("status %d, an answer that begins with %s", response.StatusCode, begin)
	}
	return size, err
}

// residentMB returns the resident memory of this process in megabytes, and 0 where the system has no /proc/self/statm.
func residentMB() int {
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
