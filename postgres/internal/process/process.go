// Package process finds out about other processes: whether one is alive, which program it is, with which arguments it was
// started, and whether it has locked a folder.
package process

import "errors"

// ErrHeld says that another open file holds the lock. The other process's id, where it wrote one, is in Held.
var ErrHeld = errors.New("held by another process")

// Held is the error of TryLock when somebody else has the lock.
type Held struct {
	Path string
	Pid  int // 0 where the holder has not written its id yet
}

// Error names the file.
func (e *Held) Error() string { return e.Path + " is " + ErrHeld.Error() }

// Is makes errors.Is(err, ErrHeld) true.
func (e *Held) Is(target error) bool { return target == ErrHeld }
