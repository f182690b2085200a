package replicas

import (
	"context"

	"github.com/jackc/pgx/v5/pgconn"
)

// PrimaryOnly lets connections be made to a server that follows no other one. Where the connection string names several servers, each is tried. A server that was the primary and
// was started again as a standby takes no writes, and what it holds is old, though it looks like the database. What the string itself asks for (target_session_attrs) is
// asked for too; isReadOnly says that the sessions set themselves read-only, so that this cannot be asked of them.
func PrimaryOnly(config *pgconn.Config, isReadOnly bool) {
	asked := config.ValidateConnect
	config.ValidateConnect = func(ctx context.Context, conn *pgconn.PgConn) error {
		if err := pgconn.ValidateConnectTargetSessionAttrsPrimary(ctx, conn); err != nil || asked == nil || isReadOnly {
			return err
		}
		return asked(ctx, conn)
	}
}
