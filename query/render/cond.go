package render

import (
	"fmt"
	"strings"

	"docket/query/catalog"
	"docket/query/plan"
)

// cond writes a condition on the scope's row. Only whether it is true counts: where it is null, it does not hold.
func (s *scope) cond(c plan.Cond) string {
	switch c := c.(type) {
	case plan.And:
		return s.all(c, " AND ", "true")
	case plan.Or:
		return s.all(c, " OR ", "false")
	case plan.Not:
		return s.not(c.Cond)
	case plan.Compare:
		op := c.Op
		if op == "<>" {
			op = "IS DISTINCT FROM"
		}
		return s.value(c.Left) + " " + op + " " + s.w.bind(c.Right)
	case plan.In:
		return s.value(c.Left) + " = ANY(" + s.w.bind(c.List) + ")"
	case plan.IsNull:
		return s.value(c.Expr) + " IS NULL"
	case plan.Like:
		text := s.value(c.Left) + " ILIKE " + s.w.bind(c.Pattern)
		if c.Text != nil {
			s.w.custom = true
			// All its characters are there: says nothing new, but an index knows of it.
			text = "(" + text + " AND " + characters(s.value(c.Left)) + " @> " + characters(s.w.bind(c.Text)) + ")"
		}
		return text
	case plan.Identity:
		text := s.base.col("id") + " = " + s.w.bind(c.Number)
		if c.Agency != nil {
			text += " AND " + s.base.col("agency_id") + " = " + s.w.bind(c.Agency)
		}
		return "(" + text + ")"
	case plan.Identities:
		if c.Agencies == nil {
			return s.base.col("id") + " = ANY(" + s.w.bind(c.Numbers) + ")"
		}
		return "(" + s.base.col("agency_id") + ", " + s.base.col("id") + ") IN (SELECT * FROM unnest(" + s.w.bind(c.Agencies) +
			", " + s.w.bind(c.Numbers) + "))"
	case plan.Exists:
		return s.exists(c.Relation, c.Where)
	case plan.Template:
		return "(" + s.w.template(c.SQL, s.base, nil, c.Today) + ")"
	}
	panic(fmt.Sprintf("render: unknown condition %T", c))
}

// characters writes the characters of a text, as migrations index them.
func characters(text string) string { return "string_to_array(lower(" + text + "), NULL)" }

// value writes an expression of a record, or a measure or key of a group.
func (s *scope) value(e plan.Expr) string {
	if g, ok := s.base.(*groupRow); ok {
		return g.expr(e)
	}
	return s.expr(e)
}

func (s *scope) all(conds []plan.Cond, word, none string) string {
	if len(conds) == 0 {
		return none
	}
	parts := make([]string, len(conds))
	for i, c := range conds {
		parts[i] = s.cond(c)
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return "(" + strings.Join(parts, word) + ")"
}

// not writes that a condition is not true. Where it can never be null, plain NOT lets Postgres turn it around.
func (s *scope) not(c plan.Cond) string {
	if exists, ok := c.(plan.Exists); ok {
		return "NOT " + s.exists(exists.Relation, exists.Where)
	}
	return "(" + s.cond(c) + ") IS NOT TRUE"
}

func (s *scope) exists(r *catalog.Relation, where plan.Cond) string {
	target, source, conds := s.w.related(r, s.base)
	inner := s.w.open(r.Target, target, false)
	if where != nil {
		conds = append(conds, inner.cond(where))
	}
	return "EXISTS (SELECT 1 FROM " + source + inner.joined() + whereText(conds) + ")"
}

// condAlone writes a condition where no join can be added: what it needs is looked up.
func (s *scope) condAlone(c plan.Cond) string { return s.cond(c) }
