package imports

import (
	"context"
	"fmt"
	"sync"

	"github.com/jackc/pgx/v5"
)

// Turn is the right to import. Imports, and the undoing of imports, wait for each other; other users of the database do not wait. It ends with its
// connection, so also when the program is killed.
type Turn struct {
	conn *pgx.Conn
	lock sync.Mutex
}

// AwaitTurn waits until no import runs. The caller ends the turn.
func AwaitTurn(ctx context.Context, database string) (*Turn, error) {
	conn, err := pgx.Connect(ctx, database)
	if err != nil {
		return nil, fmt.Errorf("wait for other imports: %w", err)
	}
	if _, err := conn.Exec(ctx, takeTurn); err != nil {
		_ = conn.Close(context.WithoutCancel(ctx))
		return nil, fmt.Errorf("wait for other imports: %w", err)
	}
	return &Turn{conn: conn}, nil
}

// Mark shows in lists that an import runs, until the turn ends.
func (t *Turn) Mark(ctx context.Context, number int64) error {
	t.lock.Lock()
	defer t.lock.Unlock()
	if _, err := t.conn.Exec(ctx, markTurn, number); err != nil {
		return fmt.Errorf("mark import %d: %w", number, err)
	}
	return nil
}

// Check returns an error if the turn has ended because its connection was cut: another import may have begun.
func (t *Turn) Check(ctx context.Context) error {
	t.lock.Lock()
	defer t.lock.Unlock()
	if err := t.conn.Ping(ctx); err != nil {
		return fmt.Errorf("the connection by which imports wait for each other was cut, so another may have begun: %w", err)
	}
	return nil
}

// End ends the turn.
func (t *Turn) End() { _ = t.conn.Close(context.Background()) }
