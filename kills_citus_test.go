package main

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

// Clients file, pay and destroy, and an operator adds agencies, which is written on all machines at once, while the server, the coordinator and the workers are killed
// again and again. In the end it is as after TestKills, every agency that was added is there once on each machine, and no machine holds a prepared transaction.
func TestKillsOnCitus(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a cluster of its own, and kills it")
	}
	all := startMachines(t, 2)
	k := startKilled(t, "DATABASE_URL="+all[0].url("docket"))
	k.kill()
	all.join()
	if out, err := k.operator("province", "--shards", "4").CombinedOutput(); err != nil {
		t.Fatalf("docket province: %v: %s", err, out)
	}
	k.start()
	w := newWork(k)
	stop := make(chan struct{})
	var adding sync.WaitGroup
	added := 0
	adding.Go(func() { added = k.addAgencies(stop) })
	kills := w.during(func(r *rand.Rand) {
		machine := all[r.IntN(len(all))]
		switch r.IntN(5) {
		case 0:
			k.kill()
			k.start()
		case 1: // both
			machine.kill()
			k.kill()
			machine.start()
			k.start()
		default: // the server goes on without it for a while
			machine.kill()
			if r.IntN(3) == 0 {
				k.awaitTold(machine == all[0])
			}
			time.Sleep(time.Duration(r.IntN(500)) * time.Millisecond)
			machine.start()
		}
	})
	close(stop)
	adding.Wait()
	for _, m := range all {
		m.awaitNothingPrepared()
	}
	t.Logf("%d agencies added", added)
	for _, m := range all {
		if got, want := m.text("SELECT concat_ws(' ', count(*), count(DISTINCT code)) FROM agencies WHERE code LIKE '9%'"), fmt.Sprintf("%d %[1]d", added); got != want {
			t.Errorf("the machine of port %s has the agencies (all, different ones) %s; added were %d", m.port, got, added)
		}
	}
	w.check(kills)
}

// addAgencies adds one agency after another, each again until it is added, until stop is closed. Returns how many it has added.
func (k *killed) addAgencies(stop <-chan struct{}) (added int) {
	for code := 900001; !isClosed(stop); code++ {
		for afterStop := 0; ; {
			out, err := k.operator("agency", "add", "--code", fmt.Sprint(code), "--name", fmt.Sprintf("第%d分局", code), "--short-name", fmt.Sprint(code)).CombinedOutput()
			if err == nil || strings.Contains(string(out), "there is an agency with this code") { // which only an earlier try can have added
				added++
				break
			}
			if isClosed(stop) {
				if afterStop++; afterStop > 5 { // nothing is killed any more
					k.t.Errorf("docket agency add: %v: %s", err, out)
					return added
				}
			}
		}
	}
	return added
}

// awaitTold waits until the server tells that a machine of the cluster does not answer. Processes of a killed Postgres end a moment after it.
func (k *killed) awaitTold(isCoordinator bool) {
	k.t.Helper()
	var status int
	var text string
	for began := time.Now(); time.Since(began) < time.Minute; time.Sleep(20 * time.Millisecond) {
		status, text, _ = k.get("/readyz")
		if isCoordinator && status == http.StatusServiceUnavailable || !isCoordinator && status == http.StatusOK && strings.Contains(text, "1 of 2 machines of the cluster do not answer") {
			return
		}
	}
	k.t.Errorf("a machine is gone (the coordinator: %t), and /readyz says %d %s", isCoordinator, status, text)
}

// awaitNothingPrepared waits until Citus has settled what a kill has left prepared.
func (m *citusMachine) awaitNothingPrepared() {
	m.t.Helper()
	var left string
	for began := time.Now(); time.Since(began) < time.Minute; time.Sleep(50 * time.Millisecond) {
		if left = m.text("SELECT coalesce(string_agg(gid || ' of ' || prepared, ', '), '') FROM pg_prepared_xacts"); left == "" {
			return
		}
	}
	m.t.Errorf("the machine of port %s still holds prepared transactions: %s", m.port, left)
}

// operator is the program as an operator runs it, with the settings of the server.
func (k *killed) operator(arguments ...string) *exec.Cmd {
	command := exec.Command(k.program, arguments...)
	command.Env = append(k.environment(), k.variables...)
	return command
}
