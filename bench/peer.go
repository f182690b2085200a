package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strings"
	"time"
)

// peer is PostGraphile as it comes, with its aggregates plugin, where it is installed beside the benchmark
// (npm install in bench/postgraphile). It answers the same questions in its own words, where it has words for them.
type peer struct {
	url  string
	stop func()
}

const (
	peerFolder = "bench/postgraphile"
	// It needs a newer Node than the distribution's, which npm installs beside it.
	peerNode = peerFolder + "/node_modules/.bin/node"
)

// peerIsInstalled tells whether it can take part.
func peerIsInstalled() bool {
	_, err := os.Stat(peerNode)
	return err == nil
}

// startPeer starts it.
func startPeer(ctx context.Context, database string, connections int) (*peer, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	address := listener.Addr().String()
	listener.Close()
	_, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	// Its client does not know an address without a host, as that of a socket is.
	database = strings.Replace(database, "@/", "@localhost/", 1)
	command := exec.CommandContext(ctx, peerNode, peerFolder+"/server.mjs", database, port, fmt.Sprint(connections)) //nolint:gosec // G204: our own words
	command.Env = append(os.Environ(), "GRAPHILE_ENV=production", "NODE_ENV=production")
	command.Stderr = os.Stderr
	if err := command.Start(); err != nil {
		return nil, err
	}
	p := &peer{url: "http://" + address + "/graphql", stop: func() {
		_ = command.Process.Kill()
		_ = command.Wait()
	}}
	dialer := net.Dialer{}
	for range 300 {
		if conn, err := dialer.DialContext(ctx, "tcp", address); err == nil {
			return p, conn.Close()
		}
		time.Sleep(100 * time.Millisecond)
	}
	p.stop()
	return nil, fmt.Errorf("PostGraphile did not start within 30 s")
}
