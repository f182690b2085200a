package query

import (
	"container/list"
	"sync"

	"docket/messages"
	"docket/query/plan"
)

// planKey is the key of plans in the cache. Several plans of one key differ in their guards, facts about the variables.
type planKey struct {
	text, name, role string
	language         messages.Language
	scope            plan.Scope
}

// maxPlansPerOperation is how many plans the cache holds for one operation. With more shapes of variables, plans are made again now and
// then, which costs less than a millisecond.
const maxPlansPerOperation = 64

// maxCachedText is the largest length in bytes of an operation in the cache: longer ones are rare, and would fill the memory.
const maxCachedText = 64 << 10

// planCache keeps the most recently used plans.
type planCache struct {
	mu     sync.Mutex
	limit  int
	recent *list.List // of *cacheEntry, the most recently used first
	byKey  map[planKey]*list.Element
}

type cacheEntry struct {
	key   planKey
	plans []compiled
}

func newPlanCache(limit int) *planCache {
	return &planCache{limit: limit, recent: list.New(), byKey: map[planKey]*list.Element{}}
}

// find returns the compiled operation of a key that was compiled for such variables; false where there is none.
func (p *planCache) find(key planKey, variables map[string]any) (compiled, bool) {
	p.mu.Lock()
	element := p.byKey[key]
	if element == nil {
		p.mu.Unlock()
		return compiled{}, false
	}
	p.recent.MoveToFront(element)
	candidates := element.Value.(*cacheEntry).plans
	p.mu.Unlock()
	for _, c := range candidates {
		if guardsHold(c.plan.Guards, variables) {
			return c, true
		}
	}
	return compiled{}, false
}

func guardsHold(guards []plan.Guard, variables map[string]any) bool {
	for _, g := range guards {
		if !g.Holds(variables) {
			return false
		}
	}
	return true
}

// add puts a compiled operation into the cache and drops the operations that were not used for longest.
func (p *planCache) add(key planKey, c compiled) {
	if len(key.text) > maxCachedText {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	element := p.byKey[key]
	if element == nil {
		element = p.recent.PushFront(&cacheEntry{key: key})
		p.byKey[key] = element
	}
	entry := element.Value.(*cacheEntry)
	// find may have returned the slice to another goroutine: it is replaced, not changed.
	kept := entry.plans
	if len(kept) >= maxPlansPerOperation {
		kept = kept[1:]
	}
	entry.plans = append(append(make([]compiled, 0, len(kept)+1), kept...), c)
	for p.recent.Len() > p.limit {
		oldest := p.recent.Back()
		p.recent.Remove(oldest)
		delete(p.byKey, oldest.Value.(*cacheEntry).key)
	}
}
