package query

import (
	"context"
	"crypto/sha256"
	"sync"

	"docket/answers"
	"docket/query/plan"
	"docket/query/render"
)

// parts are the parts of a compiled operation whose answers are kept by themselves; see answers.Question.Parts.
type parts struct {
	plan    *plan.Operation
	list    []render.Part
	digests [][sha256.Size]byte
	tables  []*Tables

	lock sync.Mutex
	// statements are the statements that read some of the parts, by which of them are kept.
	statements map[string]partStatement
}

// partStatement reads the parts for which read is true, each into a column, and the state of the database into one more.
type partStatement struct {
	render.Statement
	read []bool
}

// maxPartStatements is how many statements an operation has beside that which reads all of its parts. A kind of write changes always the same parts;
// where there are more kinds, all parts are read.
const maxPartStatements = 24

// newParts returns the parts of an operation; nil where it is one part.
func newParts(planned *plan.Operation) *parts {
	list := render.Parts(planned)
	if len(list) < 2 || len(planned.Resolved) > 0 {
		return nil
	}
	p := &parts{plan: planned, list: list, statements: map[string]partStatement{}}
	for _, part := range list {
		p.digests = append(p.digests, sha256.Sum256([]byte(part.Alone.SQL)))
		p.tables = append(p.tables, &Tables{statement: part.Alone.SQL})
	}
	return p
}

// statement returns the statement that reads the parts that are not kept. Where there are too many such statements, it returns the one that reads all.
func (p *parts) statement(isKept []bool) partStatement {
	key := make([]byte, len(isKept))
	isAny := false
	for i, kept := range isKept {
		if key[i] = '0'; kept {
			key[i], isAny = '1', true
		}
	}
	p.lock.Lock()
	defer p.lock.Unlock()
	s, isKnown := p.statements[string(key)]
	if isKnown {
		return s
	}
	if isAny && len(p.statements) >= maxPartStatements {
		isKept = make([]bool, len(isKept))
	}
	s.Statement, s.read = render.Rest(p.plan, p.list, isKept)
	s.Statement = s.WithState()
	if isAny == anyTrue(isKept) {
		p.statements[string(key)] = s
	}
	return s
}

// anyTrue reports whether one of some values is true.
func anyTrue(values []bool) bool {
	for _, value := range values {
		if value {
			return true
		}
	}
	return false
}

// questionParts returns the parts of the question that a compiled operation is, for a role and the values of a request. It returns nil if one of them
// has no key, or if p is nil.
func (p *parts) questionParts(role string, env plan.Env) (list []answers.Part) {
	if p == nil {
		return nil
	}
	for i, part := range p.list {
		args, err := resolve(part.Alone.Binds, env)
		if err != nil {
			return nil // the whole statement says what is wrong
		}
		key, ok := keyOf(p.digests[i], role, args)
		if !ok {
			return nil
		}
		list = append(list, answers.Part{Key: key, Reads: p.tables[i].Include})
	}
	return list
}

// run reads the parts that are not kept, and returns the columns of the whole answer, the answers of the parts, and the text of the state.
func (p *parts) run(ctx context.Context, row Runner, env plan.Env, kept [][]byte) (columns, all [][]byte, state string, err error) {
	isKept, given := make([]bool, len(kept)), map[*plan.Bind]any{}
	for i, answer := range kept {
		isKept[i] = answer != nil
		if bind := p.list[i].Given; bind != nil {
			given[bind] = string(answer)
		}
	}
	s := p.statement(isKept)
	args := make([]any, len(s.Binds))
	for i, b := range s.Binds {
		if value, isGiven := given[b]; isGiven {
			args[i] = value
		} else if args[i], err = b.Resolve(env); err != nil {
			return nil, nil, "", err
		}
	}
	found, err := run(ctx, row, s.Statement, args)
	if err != nil {
		return nil, nil, "", err
	}
	all = make([][]byte, len(kept))
	next := 0
	for i := range all {
		if all[i] = kept[i]; s.read[i] {
			all[i] = found[next]
			next++
		}
	}
	for i, part := range p.list {
		if part.IsRoot {
			columns = append(columns, all[i])
		}
	}
	return columns, all, string(found[len(found)-1]), nil
}

// resolve returns the values of binds for a request.
func resolve(binds []*plan.Bind, env plan.Env) ([]any, error) {
	args := make([]any, len(binds))
	for i, b := range binds {
		value, err := b.Resolve(env)
		if err != nil {
			return nil, err
		}
		args[i] = value
	}
	return args, nil
}
