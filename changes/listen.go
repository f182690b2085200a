package changes

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"docket/replicas"
)

// Listener receives changes.
type Listener struct {
	// Database is the connection string of the database.
	Database string
	// Changed is called with each change, in the order of the commits.
	Changed func(Change)
	// Missed is called whenever the Listener begins to listen, the first time too: any record may have changed while it did not.
	Missed func()
	Log    *slog.Logger
}

const (
	connectTimeout = 5 * time.Second
	// quiet is how long nothing may come before the connection is tried.
	quiet = 30 * time.Second
	// firstPause and longestPause are before the first and the last attempts to connect again.
	firstPause, longestPause = 50 * time.Millisecond, 2 * time.Second
)

// Run listens until the context ends. It connects again if the connection is lost.
func (l Listener) Run(ctx context.Context) {
	pause := firstPause
	for {
		err := l.listen(ctx, func() { pause = firstPause })
		if ctx.Err() != nil {
			return
		}
		l.Log.WarnContext(ctx, "the connection on which changes are announced is lost; connecting again", "error", err)
		timer := time.NewTimer(pause)
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-timer.C:
		}
		pause = min(2*pause, longestPause)
	}
}

// listen listens on one connection. Returns the error that ends it.
func (l Listener) listen(ctx context.Context, began func()) error {
	config, err := pgx.ParseConfig(l.Database)
	if err != nil {
		return fmt.Errorf("database address: %w", err)
	}
	config.RuntimeParams["application_name"] = "docket listen"
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = connectTimeout
	}
	replicas.PrimaryOnly(&config.Config, false) // a standby announces nothing
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if _, err := conn.Exec(ctx, "LISTEN "+channel); err != nil {
		return err
	}
	began()
	l.Missed()
	for {
		n, err := next(ctx, conn)
		if err != nil {
			return err
		}
		var c Change
		if err := json.Unmarshal([]byte(n.Payload), &c); err != nil {
			l.Log.ErrorContext(ctx, "a change cannot be read", "error", err)
			l.Missed()
			continue
		}
		l.Changed(c)
	}
}

// next returns the next notification. If none comes for a while, it asks whether the server is still there.
func next(ctx context.Context, conn *pgx.Conn) (*pgconn.Notification, error) {
	for {
		waiting, cancel := context.WithTimeout(ctx, quiet)
		n, err := conn.WaitForNotification(waiting)
		cancel()
		if err == nil || ctx.Err() != nil || !errors.Is(err, context.DeadlineExceeded) {
			return n, err
		}
		asking, cancel := context.WithTimeout(ctx, connectTimeout)
		_, err = conn.Exec(asking, "SELECT 1")
		cancel()
		if err != nil {
			return nil, err
		}
	}
}
