package render

import (
	"cmp"
	"fmt"
	"strings"

	"docket/query/catalog"
	"docket/query/plan"
)

// condition writes a condition on the scope's row. It may be null in SQL, which counts as false.
func (s *scope) condition(c plan.Cond) string {
	switch c := c.(type) {
	case plan.And:
		return s.joinConditions(c, " AND ", "true")
	case plan.Or:
		return s.joinConditions(c, " OR ", "false")
	case plan.Not:
		return s.negation(c.Cond)
	case plan.Compare:
		if c.Is != nil {
			text := "(" + s.operand(c.Left) + ")"
			if !*c.Is {
				text = "(NOT " + text + ")"
			}
			return text
		}
		op := c.Op
		if op == "<>" {
			op = "IS DISTINCT FROM"
		}
		right := s.w.bind(c.Right)
		if fold := foldOf(c.Left); fold != "" && (c.Op == "=" || c.Op == "<>") {
			right = fold + "(" + right + ")"
		}
		return s.operand(c.Left) + " " + op + " " + right
	case plan.CompareValues:
		return s.operand(c.Left) + " " + c.Op + " " + s.operand(c.Right)
	case plan.In:
		list := s.w.bind(c.List)
		if fold := foldOf(c.Left); fold != "" {
			list = "ARRAY(SELECT " + fold + "(item) FROM unnest(" + list + ") item)"
		}
		return s.operand(c.Left) + " = ANY(" + list + ")"
	case plan.IsNull:
		return s.operand(c.Expr) + " IS NULL"
	case plan.Like:
		like := " ILIKE " // makes the lower case of every record's text, and of the pattern for each record again
		if c.HasNoCase {
			like = " LIKE "
		}
		text := s.operand(c.Left) + like + s.w.bind(c.Pattern)
		if c.Text != nil {
			s.w.custom = true
			// The second condition follows from the first, but has an index: all characters of the text occur.
			text = "(" + text + " AND " + characterArray(s.operand(c.Left)) + " @> " + characterArray(s.w.bind(c.Text)) + ")"
		}
		return text
	case plan.Identity:
		text := s.base.column("id") + " = " + s.w.bind(c.Number)
		if c.Agency != nil {
			text += " AND " + s.base.column("agency_id") + " = " + s.w.bind(c.Agency)
		}
		return "(" + text + ")"
	case plan.Identities:
		if c.Agencies == nil {
			return s.base.column("id") + " = ANY(" + s.w.bind(c.Numbers) + ")"
		}
		return "(" + s.base.column("agency_id") + ", " + s.base.column("id") + ") IN (SELECT * FROM unnest(" + s.w.bind(c.Agencies) +
			", " + s.w.bind(c.Numbers) + "))"
	case plan.Exists:
		if rows := cmp.Or(s.summary, s.kept); rows != nil {
			if d := plan.WithoutOf(rows, c); d != nil {
				return s.base.column(d.Column)
			}
		}
		if s.inFilter && s.bulk && s.summary == nil {
			if c.Relation.Many {
				return s.joinedExistenceOfMany(c)
			}
			if text, ok := s.joinedExistenceOfOne(c); ok {
				return text
			}
		}
		return s.exists(c.Relation, c.Where)
	case plan.Template:
		return "(" + s.w.template(c.SQL, s.base, nil, c.Today) + ")"
	}
	panic(fmt.Sprintf("render: unknown condition %T", c))
}

// foldOf returns the function through which a text goes before it is compared with an expression; empty for none.
func foldOf(e plan.Expr) string {
	if c, ok := e.(plan.Column); ok {
		return c.Field.Fold
	}
	return ""
}

// characterArray writes the array of a text's characters, in the form of the index.
func characterArray(text string) string { return "string_to_array(lower(" + text + "), NULL)" }

// operand writes an expression of a record, or a measure or key of a group.
func (s *scope) operand(e plan.Expr) string {
	if g, ok := s.base.(*groupRow); ok {
		return g.expr(e)
	}
	return s.expr(e)
}

func (s *scope) joinConditions(conds []plan.Cond, word, none string) string {
	if len(conds) == 0 {
		return none
	}
	parts := make([]string, len(conds))
	for i, c := range conds {
		parts[i] = s.condition(c)
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return "(" + strings.Join(parts, word) + ")"
}

// negation writes that a condition is not true. EXISTS and IS NULL are never null: plain NOT lets Postgres use an anti-join or an index.
func (s *scope) negation(c plan.Cond) string {
	switch c := c.(type) {
	case plan.Exists:
		if !s.inFilter && s.summary == nil {
			return "NOT " + s.exists(c.Relation, c.Where)
		}
	case plan.IsNull:
		return s.operand(c.Expr) + " IS NOT NULL"
	}
	return "(" + s.condition(c) + ") IS NOT TRUE"
}

func (s *scope) exists(r *catalog.Relation, where plan.Cond) string {
	target, source, conds := s.w.fromRelation(r, s.base)
	inner := s.w.newScope(r.Target, target, false)
	if where != nil {
		conds = append(conds, inner.condition(where))
	}
	return "EXISTS (SELECT 1 FROM " + source + inner.joinClauses() + whereClause(conds) + ")"
}
