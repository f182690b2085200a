package graph_test

import (
	"bytes"
	"fmt"
	"net"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
)

// proxy forwards connections to Postgres and simulates failures of networks and servers.
type proxy struct {
	listener net.Listener
	target   *pgx.ConnConfig

	lock     sync.Mutex
	conns    []net.Conn
	isClosed bool // new connections are closed at once
	isSilent bool // bytes are no longer forwarded
	atCommit commitFault
}

// commitFault is the failure that the proxy simulates at the next COMMIT.
type commitFault int

const (
	passCommit commitFault = iota
	loseCommit             // the connection is cut before the server receives it
	loseAnswer             // the server commits, and the connection is cut before the client receives the answer
)

// newProxy starts a proxy to the server of a database and returns it with the connection string through it.
func newProxy(t *testing.T, database string) (*proxy, string) {
	t.Helper()
	target, err := pgx.ParseConfig(database)
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{listener: listener, target: target}
	t.Cleanup(func() {
		listener.Close()
		p.cut(true)
	})
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go p.pass(conn)
		}
	}()
	through := url.URL{
		Scheme: "postgres", User: url.UserPassword(target.User, target.Password), Host: listener.Addr().String(),
		Path: "/" + target.Database, RawQuery: "sslmode=disable",
	}
	return p, through.String()
}

// cut closes all connections. If isClosed, new ones are refused from now on.
func (p *proxy) cut(isClosed bool) {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.isClosed, p.isSilent = isClosed, false
	for _, conn := range p.conns {
		conn.Close()
	}
	p.conns = nil
}

// failAtCommit sets the failure at the next COMMIT. If isClosedThen, new connections are refused after it.
func (p *proxy) failAtCommit(fault commitFault, isClosedThen bool) {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.atCommit, p.isClosed = fault, false
	if isClosedThen {
		p.atCommit += 10
	}
}

// silence stops forwarding without closing connections.
func (p *proxy) silence() {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.isSilent = true
}

// passes reports whether bytes are forwarded.
func (p *proxy) passes() bool {
	p.lock.Lock()
	defer p.lock.Unlock()
	return !p.isSilent
}

// pass forwards one connection until it ends or the proxy cuts it.
func (p *proxy) pass(client net.Conn) {
	defer client.Close()
	network, address := pgconnAddress(p.target)
	server, err := net.Dial(network, address)
	if err != nil {
		return
	}
	defer server.Close()
	p.lock.Lock()
	if p.isClosed {
		p.lock.Unlock()
		return
	}
	p.conns = append(p.conns, client, server)
	p.lock.Unlock()

	answered := make(chan struct{}, 1)
	hold := make(chan struct{})
	go func() { // from server to client
		buffer := make([]byte, 64<<10)
		for {
			n, err := server.Read(buffer)
			select {
			case <-hold:
				answered <- struct{}{}
				return
			default:
			}
			if err != nil {
				client.Close()
				return
			}
			if p.passes() {
				client.Write(buffer[:n])
			}
		}
	}()
	buffer := make([]byte, 64<<10)
	for {
		n, err := client.Read(buffer)
		if err != nil {
			return
		}
		if bytes.Contains(bytes.ToLower(buffer[:n]), []byte("commit\x00")) {
			p.lock.Lock()
			fault := p.atCommit
			p.atCommit = passCommit
			p.isClosed = fault >= 10
			p.lock.Unlock()
			switch fault % 10 {
			case loseCommit:
				return
			case loseAnswer:
				close(hold)
				server.Write(buffer[:n])
				<-answered
				return
			}
		}
		if p.passes() {
			server.Write(buffer[:n])
		}
	}
}

// pgconnAddress returns the network and address of a server for net.Dial.
func pgconnAddress(config *pgx.ConnConfig) (network, address string) {
	if strings.HasPrefix(config.Host, "/") {
		return "unix", fmt.Sprintf("%s/.s.PGSQL.%d", config.Host, config.Port)
	}
	return "tcp", fmt.Sprintf("%s:%d", config.Host, config.Port)
}
