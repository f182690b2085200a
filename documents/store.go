package documents

import (
	"sync"

	lru "github.com/hashicorp/golang-lru/v2"
)

// The bounds of a Store. What does not fit is dropped, the least recently used first; clients then send the text again.
const (
	maxStored      = 1000
	maxStoredBytes = 4 << 20
	maxStoredText  = 64 << 10
)

// Store keeps the texts of operations by their ids, within bounds of number and size. It is safe for concurrent use.
type Store struct {
	lock  sync.Mutex
	texts *lru.Cache[string, string]
	bytes int
}

// NewStore returns an empty Store.
func NewStore() *Store {
	s := &Store{}
	texts, err := lru.NewWithEvict(maxStored, func(_, text string) { s.bytes -= len(text) })
	if err != nil {
		panic(err) // only for a maxStored below 1
	}
	s.texts = texts
	return s
}

// Text returns the text with an id; ok is false if it is not there.
func (s *Store) Text(id string) (text string, ok bool) {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.texts.Get(id)
}

// Add keeps a text that was validated. Texts longer than 64 KiB are not kept.
func (s *Store) Add(text string) {
	if len(text) > maxStoredText {
		return
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	id := ID(text)
	if s.texts.Contains(id) {
		return
	}
	s.bytes += len(text)
	s.texts.Add(id, text)
	for s.bytes > maxStoredBytes {
		s.texts.RemoveOldest()
	}
}

// Len returns how many texts are kept.
func (s *Store) Len() int { return s.texts.Len() }
