package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"docket/db"
	"docket/db/dbtest"
	"docket/enforcement"
	"docket/postgres/postgrestest"
	"docket/problem"
)

// A bureau moves from one worker to the other while clerks file cases and others read: each case that was acknowledged is there once, and a clerk
// who is told to try again is served then.
func TestBureauMovesUnderWrites(t *testing.T) {
	postgrestest.RequireCitus(t)
	t.Parallel()
	w := dbtest.New(t)
	owner := dbtest.ConnectOwner(t, w)
	place := func() string {
		return owner.Text(t, "SELECT concat_ws(':', nodename, nodeport) FROM pg_dist_shard_placement WHERE shardid = get_shard_id_for_distribution_column('cases', 1)")
	}
	before := w.Text(t, "SELECT count(*) FROM cases WHERE agency_id = 1")
	var acknowledged, again, reads atomic.Int64
	var clerks sync.WaitGroup
	stop, failed, filed := make(chan struct{}), make(chan struct{}, 5), make(chan struct{}, 1_000_000)
	for clerk := range 4 {
		clerks.Go(func() {
			for n := 0; ; n++ {
				select {
				case <-stop:
					return
				default:
				}
				in := dbtest.CaseToFile()
				in.IdempotencyKey = new(fmt.Sprintf("%d-%d", clerk, n))
				for {
					_, err := db.Do(t.Context(), w.Store, enforcement.FileCase, in, nil)
					if err == nil {
						break
					}
					p := problem.Of(err)
					if p == nil || p.Code != problem.Conflict && p.Code != problem.Timeout && p.Code != problem.Unavailable {
						t.Errorf("filed while the bureau moves: %v", err)
						failed <- struct{}{}
						return
					}
					again.Add(1)
				}
				acknowledged.Add(1)
				filed <- struct{}{}
			}
		})
	}
	clerks.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
			}
			var cases int64
			if err := w.DB().NewRaw("SELECT count(*) FROM cases WHERE agency_id = 1").Scan(t.Context(), &cases); err != nil {
				t.Errorf("read while the bureau moves: %v", err)
				failed <- struct{}{}
				return
			}
			reads.Add(1)
		}
	})
	wait := func() { // until some more are filed
		for range 20 {
			select {
			case <-filed:
			case <-failed:
				return
			}
		}
	}
	wait()
	from := place()
	owner.MustExec(t, `SELECT citus_move_shard_placement(p.shardid, p.nodename, p.nodeport, o.nodename, o.nodeport, 'block_writes')
		FROM pg_dist_shard_placement p JOIN pg_dist_node o ON o.groupid <> 0 AND (o.nodename, o.nodeport) <> (p.nodename, p.nodeport)
		WHERE p.shardid = get_shard_id_for_distribution_column('cases', 1)`)
	if to := place(); to == from {
		t.Errorf("the bureau is still on %s", to)
	}
	for len(filed) > 0 {
		<-filed
	}
	wait()
	close(stop)
	clerks.Wait()
	want := fmt.Sprintf("%s + %d", before, acknowledged.Load())
	dbtest.CheckEqual(t, "cases", w.Text(t, "SELECT concat_ws(' + ', ?::text, count(*) - ?::bigint) FROM cases WHERE agency_id = 1", before, before), want)
	dbtest.CheckEqual(t, "cases without their officers, or with a number that another has", w.Text(t, `SELECT count(*) FROM cases c WHERE agency_id = 1
		AND (NOT EXISTS (SELECT FROM case_officers o WHERE o.agency_id = 1 AND o.case_id = c.id) OR EXISTS (SELECT FROM cases d WHERE d.agency_id = 1 AND d.case_no = c.case_no AND d.id <> c.id))`), "0")
	dbtest.CheckEqual(t, "prepared transactions that are left", owner.Text(t, "SELECT coalesce(sum(result::bigint), 0) FROM run_command_on_all_nodes('SELECT count(*) FROM pg_prepared_xacts WHERE database = current_database()')"), "0")
	t.Logf("%d cases filed, %d tries again, %d reads", acknowledged.Load(), again.Load(), reads.Load())
}
