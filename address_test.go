package main

import (
	"fmt"
	"math/rand/v2"
	"net"
	"testing"
)

// freeAddress returns an address of this machine at which nothing listens, for a program that will listen there, and perhaps again after it was
// killed. Its port is below those that an operating system gives to outgoing connections, which could take it in the meantime.
func freeAddress(t *testing.T) string {
	t.Helper()
	const first, outgoing = 20_000, 32_768
	for range 100 {
		address := fmt.Sprintf("127.0.0.1:%d", first+rand.IntN(outgoing-first))
		if l, err := net.Listen("tcp", address); err == nil {
			l.Close()
			return address
		}
	}
	t.Fatal("no port is free")
	return ""
}
