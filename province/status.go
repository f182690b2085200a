package province

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// Place tells where the records of an agency are.
type Place struct {
	Code, Name string
	Machine    string // host and port of the worker
	Shard      int64  // number of the part of the table of cases; the parts of all other tables with the same agencies are beside it
	Agencies   int64  // how many agencies are in the part
	Bytes      int64  // what the parts of all tables with these agencies take
}

// Status returns where the records of each agency are, in the order of codes. Returns an error if the tables are not spread.
func Status(ctx context.Context, conn *pgx.Conn) ([]Place, error) {
	is, err := Is(ctx, conn)
	if err != nil {
		return nil, err
	}
	if !is {
		return nil, errors.New("the tables of this database are not spread: docket province spreads them")
	}
	rows, err := conn.Query(ctx, `
		WITH agency AS (SELECT code, name, get_shard_id_for_distribution_column('public.cases', id) AS shard FROM agencies),
		part AS (
			SELECT s.shardid, s.shardminvalue, p.nodename, p.nodeport,
			       sum(s.shard_size) OVER (PARTITION BY s.shardminvalue) AS bytes, s.table_name
			  FROM (SELECT c.shardid, d.shardminvalue, c.shard_size, c.table_name FROM citus_shards c JOIN pg_dist_shard d USING (shardid)
			         WHERE c.colocation_id = (SELECT colocationid FROM pg_dist_partition WHERE logicalrelid = 'public.cases'::regclass)) s
			  JOIN pg_dist_shard_placement p USING (shardid))
		SELECT a.code, a.name, concat(p.nodename, ':', p.nodeport), a.shard, count(*) OVER (PARTITION BY a.shard), p.bytes::bigint
		  FROM agency a JOIN part p ON p.shardid = a.shard
		 ORDER BY a.code`)
	if err != nil {
		return nil, fmt.Errorf("read the places of agencies: %w", err)
	}
	return pgx.CollectRows(rows, pgx.RowToStructByPos[Place])
}
