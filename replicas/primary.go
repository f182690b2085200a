package replicas

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5/pgconn"
)

// PrimaryOnly lets connections be made to a server that follows no other one. Where the connection string names several servers, each is tried. A server that was the primary and
// was started again as a standby takes no writes, and what it holds is old, though it looks like the database. What the string itself asks for (target_session_attrs) is
// asked for too; isReadOnly says that the sessions set themselves read-only, so that this cannot be asked of them.
func PrimaryOnly(config *pgconn.Config, isReadOnly bool) {
	asked := config.ValidateConnect
	config.ValidateConnect = func(ctx context.Context, conn *pgconn.PgConn) error {
		if err := requirePrimary(ctx, conn); err != nil || asked == nil || isReadOnly {
			return err
		}
		return asked(ctx, conn)
	}
}

// errStandby says that a server follows another one.
var errStandby = errors.New("the server follows another one, and is not the primary")

// requirePrimary returns errStandby for a standby. A server says by itself whether it is one when a session begins: a question would fall under the time limit of
// statements, which may be short. Something between that does not hand this on is asked.
func requirePrimary(ctx context.Context, conn *pgconn.PgConn) error {
	switch conn.ParameterStatus("in_hot_standby") {
	case "off":
		return nil
	case "on":
		return errStandby
	}
	return pgconn.ValidateConnectTargetSessionAttrsPrimary(ctx, conn)
}
