package render

import (
	"slices"

	"docket/query/catalog"
	"docket/query/plan"
)

// narrow returns the condition that the base of a scope belongs to the agencies that the filter of its set names, as {agency: {code: …}}
// does; nothing where it names none, or where the statement is about one agency. It follows from the filter, but Postgres works it out
// once, finds the rows by the keys that begin with the agency, and the aggregates of relations, which are computed for all rows at once,
// are computed for these agencies alone.
func (s *scope) narrow(set *plan.Set) []string {
	if set.Agencies != nil {
		return s.narrowTo(s.w.agencySets[set.Agencies])
	}
	if s.w.scope != plan.ManyAgencies || set.Filter == nil || set.Relation != nil || set.Group != nil || !set.Type.Scoped {
		return nil
	}
	var target *catalog.Type
	var named []plan.Cond
	for _, c := range conjuncts(set.Filter) {
		if e, ok := c.(plan.Exists); ok && e.Where != nil && isAgencyOf(e.Relation) {
			target, named = e.Relation.Target, append(named, e.Where)
		}
	}
	if target == nil {
		return nil
	}
	agency, source := s.w.open(target.Table, false)
	inner := s.w.newScope(target, agency, false)
	conds := []string{s.w.agencyCond(agency.column("id"))}
	for _, c := range named {
		conds = append(conds, inner.condition(c))
	}
	found := "(SELECT " + agency.column("id") + " FROM " + source + inner.joinClauses() + whereClause(conds) + ")"
	s.agencies = found
	if !slices.ContainsFunc(named, findsOne) { // of one agency Postgres knows better how many rows there are
		s.agencies = "ANY(ARRAY" + found + ")"
	}
	if base := gatheredBehind(s.base); base != nil {
		base.among = append(base.among, membership{"agency_id", "ARRAY" + found})
	}
	return []string{s.base.column("agency_id") + " = " + s.agencies}
}

// narrowTo returns the condition that the base of a scope belongs to the agencies whose ids are the column id of a source.
func (s *scope) narrowTo(source string) []string {
	if s.w.scope == plan.OneAgency {
		return []string{"(SELECT true FROM " + source + ")"} // the one agency is among them or not
	}
	s.agencies = "ANY(ARRAY(SELECT id FROM " + source + "))"
	return []string{s.base.column("agency_id") + " = " + s.agencies}
}

// agencySet writes the SELECT of the ids of a set of agencies.
func (w *writer) agencySet(a *plan.AgencySet) string {
	agency, source := w.open(a.Type.Table, false)
	s := w.newScope(a.Type, agency, false)
	conds := []string{w.agencyCond(agency.column("id")), s.condition(a.Where)}
	return "SELECT " + agency.column("id") + " FROM " + source + s.joinClauses() + whereClause(conds)
}

// findsOne says whether a condition holds for one record at most.
func findsOne(c plan.Cond) bool {
	return slices.ContainsFunc(conjuncts(c), func(c plan.Cond) bool {
		switch c := c.(type) {
		case plan.Identity:
			return true
		case plan.Compare:
			column, ok := c.Left.(plan.Column)
			return ok && c.Op == "=" && len(column.Via) == 0 && column.Field.IsUnique
		}
		return false
	})
}

// conjuncts returns the conditions that a condition joins by "and".
func conjuncts(c plan.Cond) []plan.Cond {
	all, ok := c.(plan.And)
	if !ok {
		return []plan.Cond{c}
	}
	var parts []plan.Cond
	for _, part := range all {
		parts = append(parts, conjuncts(part)...)
	}
	return parts
}

// isAgencyOf says whether a relation leads from a record to its agency.
func isAgencyOf(r *catalog.Relation) bool {
	return !r.Many && r.Through == nil && r.Condition == nil && slices.Equal(r.On, []catalog.Pair{{From: "agency_id", To: "id"}})
}

// leavesAgency says whether a relation may lead to records of another agency.
func leavesAgency(r *catalog.Relation) bool {
	return !slices.Contains(r.On, catalog.Pair{From: "agency_id", To: "agency_id"})
}
