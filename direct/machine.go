package direct

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"docket/query"
)

const (
	// lookTimeout is how long a machine may take to answer before it is used, and waitForLook how long a read waits for that.
	lookTimeout = 5 * time.Second
	waitForLook = time.Second
	// lookAgain is the time between two looks at a machine that does not answer.
	lookAgain = 30 * time.Second
)

// machine is a server that has parts of tables.
type machine struct {
	name string // its address
	pool *query.Pool
	log  *slog.Logger

	lock     sync.Mutex
	isUsable bool
	wasSaid  bool      // that it is not usable
	next     time.Time // when it is looked at again
}

// use reports whether the machine answers, so that reads go there. At the first time it waits a little for that.
func (m *machine) use(ctx context.Context) bool {
	m.lock.Lock()
	if m.isUsable || time.Now().Before(m.next) { //nolint:forbidigo // measures a duration
		defer m.lock.Unlock()
		return m.isUsable
	}
	isFirst := m.next.IsZero()
	m.next = time.Now().Add(lookAgain) //nolint:forbidigo // measures a duration
	m.lock.Unlock()
	looked := make(chan bool, 1)
	go func() {
		looking, cancel := context.WithTimeout(context.WithoutCancel(ctx), lookTimeout)
		defer cancel()
		err := m.pool.Ping(looking)
		m.note(looking, err)
		looked <- err == nil
	}()
	if !isFirst {
		return false
	}
	select {
	case is := <-looked:
		return is
	case <-time.After(waitForLook):
	case <-ctx.Done():
	}
	return false
}

// note notes whether the machine answers, and logs it where that changes.
func (m *machine) note(ctx context.Context, err error) {
	m.lock.Lock()
	defer m.lock.Unlock()
	wasUsable := m.isUsable
	m.isUsable = err == nil
	switch {
	case m.isUsable && !wasUsable:
		m.wasSaid = false
		m.log.InfoContext(ctx, "what is asked of one agency is read straight from a machine", "machine", m.name)
	case !m.isUsable && !m.wasSaid:
		m.wasSaid = true
		m.log.WarnContext(ctx, "a machine of the cluster can't be reached from here: the coordinator reads what is asked of its agencies (docs/province.md)", "machine", m.name, "error", err)
	}
	if !m.isUsable {
		m.next = time.Now().Add(lookAgain) //nolint:forbidigo // measures a duration
	}
}

// isLost reports whether an error says that a machine does not answer.
func isLost(err error) bool {
	var connecting *pgconn.ConnectError
	var network net.Error
	return errors.As(err, &connecting) || errors.As(err, &network) || errors.Is(err, query.ErrNoAnswer)
}

// At returns a connection string for the same database, user and settings on another server.
func At(database, host string, port int) (string, error) {
	if !strings.Contains(database, "://") { // a list of words, of which the last counts
		return fmt.Sprintf("%s host='%s' port=%d", database, strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(host), port), nil
	}
	u, err := url.Parse(database)
	if err != nil {
		return "", errors.New("the connection string cannot be read") // which may hold a password
	}
	u.Host = net.JoinHostPort(host, strconv.Itoa(port))
	values := u.Query()
	for _, name := range []string{"host", "hostaddr", "port"} {
		values.Del(name)
	}
	u.RawQuery = values.Encode()
	return u.String(), nil
}
