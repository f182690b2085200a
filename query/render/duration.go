package render

import "docket/query/plan"

// days writes the number of days between two days of the scope's row.
func (s *scope) days(e *plan.Days) string {
	from, until := s.dayOf(e.From, e.FromInstant), s.dayOf(e.Until, e.UntilInstant)
	if e.Working == nil {
		return "(" + until + " - " + from + ")::bigint"
	}
	within := "true" // of all agencies they are looked up once
	if s.w.scope == plan.OneAgency {
		within = s.w.agencyCond("agency_id")
	}
	d := s.w.newAlias()
	count := s.w.template(e.Working.SQL, s.rowAt(e.Via), map[string]string{
		"from": d + ".day_from", "until": d + ".day_until",
		"first": s.w.bind(e.Working.First), "last": s.w.bind(e.Working.Last), "counts": s.w.bind(e.Working.Counts), "within": within,
		"days": s.w.daysSource(e.Working.Days),
	}, nil)
	// The days stand once, behind OFFSET 0, which keeps them from being computed again for each use.
	return "(SELECT (" + count + ")::bigint FROM (SELECT " + from + " AS day_from, " + until + " AS day_until OFFSET 0) " + d + ")"
}

// daysSource writes the source of the days that agencies have entered.
func (w *writer) daysSource(table string) string {
	if !w.gathers {
		return table
	}
	if w.days == nil {
		w.days = w.gather(w.newAlias(), table, table, true)
		w.days.column("day")
		w.days.column("is_working")
	}
	return w.days.name
}

// dayOf writes a value as a day, of an instant the bureau's.
func (s *scope) dayOf(e plan.Expr, isInstant bool) string {
	if isInstant {
		return "(" + s.expr(e) + ")::date" // in the session's time zone, the bureau's
	}
	return "(" + s.expr(e) + ")"
}
