package exchange

import "sync"

// Step is a step of an import.
type Step string

// The steps of an import, in their order.
const (
	Reading  Step = "READING"  // the rows of the file are read, and each is checked by itself
	Checking Step = "CHECKING" // the rows are checked against each other and against the records
	Writing  Step = "WRITING"  // the records are written
)

// Progress is how far an import is.
type Progress struct {
	Step Step
	Rows int // that were read; while records are written, those whose records are on record
	Of   int // rows that are to be written; 0 while the file is read
	// Read and Size are bytes of the file, while it is read. Size is 0 for a workbook.
	Read, Size int64
	Number     int64 // of the import, once its first records are on record
	Resumed    int   // rows that had been written when the import was interrupted
}

// Percent returns how much of the step is done, and -1 if that is not known.
func (p Progress) Percent() int {
	switch {
	case p.Step == Reading && p.Size > 0:
		return int(100 * min(p.Read, p.Size) / p.Size)
	case p.Step == Writing && p.Of > 0:
		return 100 * min(p.Rows, p.Of) / p.Of
	}
	return -1
}

// teller tells how far an import is. It is safe for concurrent use.
type teller struct {
	tell  func(Progress)
	meter *Meter
	lock  sync.Mutex
	read  int // rows, as the meter counted them
}

func (t *teller) progress(p Progress) {
	t.lock.Lock()
	defer t.lock.Unlock()
	if p.Step == Reading {
		t.meter.add(p.Rows-t.read, 0, 0)
		t.read = p.Rows
	}
	if t.tell != nil {
		t.tell(p)
	}
}
