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

// peer is a running PostGraphile server with its aggregates plugin, set up as its own documentation says
// (postgraphile/server.mjs).
type peer struct {
	url  string
	stop func()
}

const (
	peerFolder = "bench/postgraphile"
	// peerNode is the Node that npm installs with PostGraphile, because most distributions have an older one.
	peerNode = peerFolder + "/node_modules/.bin/node"
)

// peerIsInstalled reports whether `npm install` was run in peerFolder.
func peerIsInstalled() bool {
	_, err := os.Stat(peerNode)
	return err == nil
}

// startPeer starts PostGraphile on a free port and waits until it accepts connections. Returns an error after 30 seconds.
func startPeer(ctx context.Context, database string, connections int) (*peer, error) {
	address, port, err := freeAddress()
	if err != nil {
		return nil, err
	}
	// Its Postgres client refuses an address without a host, as that of a Unix socket is.
	database = strings.Replace(database, "@/", "@localhost/", 1)
	command := exec.CommandContext(ctx, peerNode, peerFolder+"/server.mjs", database, port, fmt.Sprint(connections)) //nolint:gosec // G204: no argument comes from outside
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

// freeAddress returns a local address, and its port, on which nothing listens.
func freeAddress() (address, port string, err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", "", err
	}
	address = listener.Addr().String()
	listener.Close()
	_, port, err = net.SplitHostPort(address)
	return address, port, err
}
