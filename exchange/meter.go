package exchange

import "sync/atomic"

// Meter counts what imports do, and trials of imports. It is safe for concurrent use, and its zero value is ready.
type Meter struct{ running, read, written, rejected atomic.Int64 }

// Figures are the counts of a Meter at one moment.
type Figures struct {
	Running  int64 // imports and trials that run
	Read     int64 // rows that were read
	Written  int64 // rows whose records are on record
	Rejected int64 // rows that were rejected
}

// Figures returns the counts at the moment.
func (m *Meter) Figures() Figures {
	if m == nil {
		return Figures{}
	}
	return Figures{m.running.Load(), m.read.Load(), m.written.Load(), m.rejected.Load()}
}

// begin counts an import as running until done is called.
func (m *Meter) begin() (done func()) {
	if m == nil {
		return func() {}
	}
	m.running.Add(1)
	return func() { m.running.Add(-1) }
}

// add counts rows.
func (m *Meter) add(read, written, rejected int) {
	if m != nil {
		m.read.Add(int64(read))
		m.written.Add(int64(written))
		m.rejected.Add(int64(rejected))
	}
}
