package scope

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"docket/auth"
	"docket/db"
	"docket/messages"
	"docket/problem"
	"docket/query"
	"docket/query/catalog"
)

// Agencies are the agencies of the deployment, as last read. Callers may use them at once while they are read again.
type Agencies struct {
	tree atomic.Pointer[tree]
}

// tree holds the agencies of the deployment.
type tree struct {
	ids      []int64           // all, ascending
	children map[int64][]int64 // by the agency above
}

// Read reads the agencies. It reports whether they are others than before.
func (a *Agencies) Read(ctx context.Context, store *db.Store) (haveChanged bool, err error) {
	var found []db.Agency
	if err := store.DB().NewSelect().Model(&found).Column("id", "parent_id").Scan(ctx); err != nil {
		return false, fmt.Errorf("read agencies: %w", err)
	}
	now := newTree(found)
	before := a.tree.Swap(&now)
	return before == nil || !slices.Equal(before.ids, now.ids), nil
}

// All returns the ids of all agencies, ascending.
func (a *Agencies) All() []int64 { return a.tree.Load().ids }

// VisibleTo returns the agencies whose records a caller may read, ascending: those of the caller and all below them.
func (a *Agencies) VisibleTo(c auth.Caller) []int64 { return a.tree.Load().visibleTo(c) }

// newTree returns the tree of some agencies.
func newTree(agencies []db.Agency) tree {
	t := tree{children: map[int64][]int64{}}
	for _, a := range agencies {
		t.ids = append(t.ids, a.ID)
		if a.ParentID != nil {
			t.children[*a.ParentID] = append(t.children[*a.ParentID], a.ID)
		}
	}
	slices.Sort(t.ids)
	return t
}

func (t tree) visibleTo(c auth.Caller) []int64 {
	if c.EveryAgency {
		return t.ids
	}
	var found []int64
	var add func(ids []int64)
	add = func(ids []int64) {
		for _, id := range ids {
			if _, known := slices.BinarySearch(t.ids, id); known && !slices.Contains(found, id) {
				found = append(found, id)
				add(t.children[id])
			}
		}
	}
	add(c.Agencies)
	slices.Sort(found)
	return found
}

// Operation returns an operation in the form that the compiler takes, with the role of the context's caller and the agencies that the caller
// may read.
func (a *Agencies) Operation(ctx context.Context, op *graphql.OperationContext) query.Operation {
	caller := auth.CallerOf(ctx)
	units := make([]catalog.ID, len(caller.Units))
	for i, u := range caller.Units {
		units[i] = catalog.ID{Type: "Unit", Agency: u.Agency, Number: u.ID}
	}
	var officers []catalog.ID
	if caller.Officer != nil && len(caller.Agencies) > 0 {
		officers = append(officers, catalog.ID{Type: "Officer", Agency: caller.Agencies[0], Number: *caller.Officer})
	}
	return query.Operation{
		Document: op.Doc, Definition: op.Operation, Text: op.RawQuery, Variables: op.Variables,
		Role: string(caller.Role), Language: messages.LanguageOf(ctx), Name: caller.Name, Units: units, ActsAs: officers, IsDemo: caller.IsDemo, Agencies: a.VisibleTo(caller),
	}
}

// RequireCallable returns FORBIDDEN if the schema does not allow the role of the context's caller to call a mutation.
func RequireCallable(ctx context.Context, mutation *ast.FieldDefinition) error {
	caller, allowed := auth.CallerOf(ctx), catalog.Callers(mutation)
	if catalog.MayCall(mutation, string(caller.Role)) {
		return nil
	}
	roles := make([]messages.Value, len(allowed))
	for i, role := range allowed {
		roles[i] = messages.Value{Enumeration: "Role", Value: role}
	}
	var hint messages.Text
	if caller.IsDemo && len(allowed) > 0 {
		hint = messages.Textf("; in the demo mode, send the header Authorization: Bearer demo-%s", strings.ToLower(allowed[0]))
	}
	return problem.Errorf(problem.Forbidden, "the role %s may not call %s; it is for %s%s", caller.Role, mutation.Name, messages.ListOf(roles), hint)
}
