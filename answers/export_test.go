package answers

import (
	"runtime"
	"testing"
)

// WaitForAskers returns once so many wait for the next run of a question.
func WaitForAskers(t *testing.T, s *Store, key Key, askers int) {
	t.Helper()
	for {
		s.lock.Lock()
		r := s.pending[key]
		reached := r != nil && r.askers == askers
		s.lock.Unlock()
		if reached {
			return
		}
		if t.Context().Err() != nil {
			t.Fatal("the test ends")
		}
		runtime.Gosched()
	}
}
