package graph

import (
	"context"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"docket/auth"
	"docket/db"
	"docket/messages"
	"docket/problem"
	"docket/query/catalog"
)

// agencyTree holds the agencies of the deployment.
type agencyTree struct {
	ids      []int64           // all, ascending
	children map[int64][]int64 // by the agency above
}

// newAgencyTree returns the tree of some agencies.
func newAgencyTree(agencies []db.Agency) agencyTree {
	t := agencyTree{children: map[int64][]int64{}}
	for _, a := range agencies {
		t.ids = append(t.ids, a.ID)
		if a.ParentID != nil {
			t.children[*a.ParentID] = append(t.children[*a.ParentID], a.ID)
		}
	}
	slices.Sort(t.ids)
	return t
}

// visibleTo returns the agencies whose records a caller may read, ascending: those of the caller and all below them.
func (t agencyTree) visibleTo(c auth.Caller) []int64 {
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

// requireCaller returns the context of a request with its caller: the one that was recognised, or the caller of requests without a
// credential. Returns UNAUTHENTICATED if there is none.
func requireCaller(ctx context.Context, anonymous auth.Caller) (context.Context, error) {
	if auth.CallerOf(ctx).IsKnown() {
		return ctx, nil
	}
	if !anonymous.IsKnown() {
		return ctx, problem.Errorf(problem.Unauthenticated, "sign in, or send a token in the header Authorization: Bearer …")
	}
	return auth.WithCaller(ctx, anonymous), nil
}

// requireCallable returns FORBIDDEN if the schema does not allow the caller's role to call a mutation.
func requireCallable(ctx context.Context, mutation *ast.FieldDefinition) error {
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

// mutationOf returns the definition of the mutation that is being resolved.
func mutationOf(ctx context.Context) *ast.FieldDefinition {
	return graphql.GetFieldContext(ctx).Field.Definition
}
