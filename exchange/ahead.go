package exchange

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"sync"

	"docket/exchange/mapping"
)

// worked is a row with its values for the staging table, or its faults.
type worked struct {
	row    mapping.Row
	values []any
	faults []mapping.Fault
}

// batch is some rows that follow each other.
type batch struct {
	rows []worked
	err  error         // that ended the reading
	done chan struct{} // is closed when the rows are worked out
}

// ahead reads the rows of a sheet and works out their values while others are copied to Postgres: several batches at a time, which are taken in the order of the file.
type ahead struct {
	cancel  context.CancelFunc
	batches chan *batch // in the order of the file
	running sync.WaitGroup
	count   int // rows read, those of earlier sheets among them; after stop
}

const (
	batchRows = 250
	// progressEvery is how many rows are read between two reports of progress.
	progressEvery = 1000
)

// readAhead begins to read rows, and tells progress how many there are. So many were read of earlier sheets. The caller must call stop before it uses the rows otherwise.
func (r *rows) readAhead(ctx context.Context, earlier int, progress func(rows int)) *ahead {
	ctx, cancel := context.WithCancel(ctx)
	workers := runtime.GOMAXPROCS(0)
	a := &ahead{cancel: cancel, batches: make(chan *batch, 2*workers), count: earlier}
	work := make(chan *batch)
	isText, width := r.table.Found().Format == "text", len(r.table.Header())
	for range workers {
		a.running.Go(func() {
			for b := range work {
				b.err = unlessPanic(func() error {
					for n := range b.rows {
						r.workOut(&b.rows[n], isText, width)
					}
					return nil
				})
				close(b.done)
			}
		})
	}
	a.running.Go(func() {
		defer close(a.batches)
		defer close(work)
		for {
			var rows []worked
			err := unlessPanic(func() (err error) {
				rows, err = r.nextRows()
				return err
			})
			before := a.count / progressEvery
			if a.count += len(rows); a.count/progressEvery > before {
				progress(a.count)
			}
			b := &batch{rows: rows, done: make(chan struct{})}
			if !a.send(ctx, b) {
				return
			}
			work <- b // a worker always takes it
			if err != nil {
				end := &batch{err: err, done: make(chan struct{})}
				close(end.done)
				a.send(ctx, end)
				return
			}
		}
	})
	return a
}

// send hands on a batch, and reports whether the reading goes on.
func (a *ahead) send(ctx context.Context, b *batch) bool {
	select {
	case a.batches <- b:
		return true
	case <-ctx.Done():
		return false
	}
}

// nextRows reads the next rows, and returns the error that ended the reading after them.
func (r *rows) nextRows() ([]worked, error) {
	next := make([]worked, 0, batchRows)
	for len(next) < batchRows {
		row, err := r.next()
		if err != nil {
			return next, err
		}
		next = append(next, worked{row: row})
	}
	return next, nil
}

// workOut works out the values of a row of a file, whose header has so many columns.
func (r *rows) workOut(w *worked, isText bool, headerWidth int) {
	if width, columns := w.row.Width-r.skipped, len(r.header()); isText && width != columns && w.row.Width != headerWidth {
		w.faults = []mapping.Fault{{Row: w.row.Number, Line: w.row.Line, Message: fmt.Sprintf("the row has %d columns: the header has %d", width, columns)}}
		return
	}
	w.values, w.faults = r.stagingValues(w.row)
}

// next returns the next rows, which may be none. Returns io.EOF after the last, and an error that wraps sheet.ErrUnreadable if the file cannot be read.
func (a *ahead) next(ctx context.Context) ([]worked, error) {
	b, ok := <-a.batches
	if !ok { // it was stopped
		return nil, errors.Join(context.Cause(ctx), io.ErrUnexpectedEOF)
	}
	<-b.done
	return b.rows, b.err
}

// unlessPanic returns what do returns, and a panic as an error: in a goroutine it would end the server.
func unlessPanic(do func() error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("read the rows: %v\n%s", cause, debug.Stack())
		}
	}()
	return do()
}

// stop ends the reading, and waits until nothing of the sheet is used.
func (a *ahead) stop() {
	a.cancel()
	a.running.Wait()
}
