package edge

import (
	"net"
	"net/netip"
	"slices"
	"sync"
)

// Connections bound how many connections are open at a time.
type Connections struct {
	// All is the largest number; further connections wait until a connection is closed. 0 is no limit.
	All int
	// PerAddress is the largest number of one address; further connections are closed at once. Loopback addresses and the addresses of
	// Proxies have no such limit. 0 is no limit.
	PerAddress int
	Proxies    []netip.Prefix
}

// Limit returns a listener that accepts connections within the limits.
func (c Connections) Limit(l net.Listener) net.Listener {
	limited := &listener{Listener: l, limits: c, open: map[netip.Addr]int{}, closed: make(chan struct{})}
	if c.All > 0 {
		limited.places = make(chan struct{}, c.All)
	}
	return limited
}

type listener struct {
	net.Listener
	limits Connections
	places chan struct{} // holds an element for each connection; nil without a limit
	close  sync.Once
	closed chan struct{}

	lock sync.Mutex
	open map[netip.Addr]int // connections by address
}

// Accept returns the next connection.
func (l *listener) Accept() (net.Conn, error) {
	if l.places != nil {
		select {
		case l.places <- struct{}{}:
		case <-l.closed:
			return nil, net.ErrClosed
		}
	}
	for {
		conn, err := l.Listener.Accept()
		if err != nil {
			l.free()
			return nil, err
		}
		address, isCounted := l.count(conn)
		if !isCounted && address.IsValid() {
			_ = conn.Close()
			continue
		}
		return &counted{Conn: conn, release: sync.OnceFunc(func() {
			l.forget(address)
			l.free()
		})}, nil
	}
}

// Close closes the listener; Accept returns.
func (l *listener) Close() error {
	l.close.Do(func() { close(l.closed) })
	return l.Listener.Close()
}

func (l *listener) free() {
	if l.places != nil {
		<-l.places
	}
}

// count counts a connection for its address. isCounted is false if the connection was not counted: the address has too many connections,
// or, with an address that is not valid, no limit holds for it.
func (l *listener) count(conn net.Conn) (address netip.Addr, isCounted bool) {
	peer, err := netip.ParseAddrPort(conn.RemoteAddr().String())
	if err != nil || l.limits.PerAddress == 0 {
		return netip.Addr{}, false
	}
	address = peer.Addr().Unmap().WithZone("")
	if address.IsLoopback() || slices.ContainsFunc(l.limits.Proxies, func(p netip.Prefix) bool { return p.Contains(address) }) {
		return netip.Addr{}, false
	}
	l.lock.Lock()
	defer l.lock.Unlock()
	if l.open[address] >= l.limits.PerAddress {
		return address, false
	}
	l.open[address]++
	return address, true
}

// forget undoes one call of count: the address has one open connection less. It does nothing for an address that is not valid, which count
// does not count.
func (l *listener) forget(address netip.Addr) {
	if !address.IsValid() {
		return
	}
	l.lock.Lock()
	defer l.lock.Unlock()
	if l.open[address]--; l.open[address] == 0 {
		delete(l.open, address)
	}
}

// counted is a connection that frees its place when it is closed.
type counted struct {
	net.Conn
	release func()
}

// Close closes the connection.
func (c *counted) Close() error {
	defer c.release()
	return c.Conn.Close()
}
