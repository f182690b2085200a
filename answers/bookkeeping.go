package answers

import (
	"context"
	"slices"
)

// bookkeeping are transactions of this process of which it is known which tables they have written to.
type bookkeeping struct {
	tables map[uint64][]string
	order  []uint64 // a ring of the transactions in tables
	next   int
}

// maxBookkeeping is how many transactions are remembered. Answers that were not asked for since so many are read again.
const maxBookkeeping = 4096

func newBookkeeping() bookkeeping {
	return bookkeeping{tables: map[uint64][]string{}, order: make([]uint64, 0, maxBookkeeping)}
}

// add remembers a transaction, and forgets the oldest one if there are too many.
func (b *bookkeeping) add(transaction uint64, tables []string) {
	if _, isKnown := b.tables[transaction]; isKnown {
		return
	}
	if len(b.order) < maxBookkeeping {
		b.order = append(b.order, transaction)
	} else {
		delete(b.tables, b.order[b.next])
		b.order[b.next] = transaction
		b.next = (b.next + 1) % maxBookkeeping
	}
	b.tables[transaction] = tables
}

// without returns those of some transactions that may have changed an answer: those that are not known, and those that wrote to a table
// that the answer depends on.
func (b *bookkeeping) without(transactions []uint64, reads func(table string) bool) (left []uint64) {
	for _, n := range transactions {
		tables, isKnown := b.tables[n]
		for _, table := range tables {
			isKnown = isKnown && !reads(table)
		}
		if !isKnown {
			left = append(left, n)
		}
	}
	return left
}

// Bookkept tells the store that a transaction, which has not yet committed, has written to no other tables than these, and will write
// nothing more. The log of access is written every second: without this, no answer would be kept for longer. A write of records is named too, so that it
// changes only the answers that read its tables.
func (s *Store) Bookkept(transaction uint64, tables []string) {
	if s == nil {
		return
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	s.known.add(transaction, tables)
}

// Changed returns the state of the database, and whether a transaction may have written since an earlier state: one that Bookkept did not name, and
// that is not known by the function. After the zero State nothing has changed. Returns the error of reading the state.
func (s *Store) Changed(ctx context.Context, earlier State, isKnown func(transaction uint64) bool) (now State, mayHaveChanged bool, err error) {
	if now, err = s.states.next(ctx); err != nil || !earlier.isKnown {
		return now, false, err
	}
	ended, ok := now.since(earlier)
	if !ok {
		return now, true, nil
	}
	s.lock.Lock()
	unknown := s.known.without(ended, func(string) bool { return false })
	s.lock.Unlock()
	if unknown = slices.DeleteFunc(unknown, isKnown); len(unknown) == 0 {
		return now, false, nil
	}
	if s.settings.Ended == nil || now.isRecovering {
		return now, true, nil
	}
	mayHaveChanged, err = s.settings.Ended(ctx, unknown)
	return now, mayHaveChanged, err
}
