package summaries

import (
	"fmt"
	"slices"
	"strings"

	"docket/query/catalog"
)

// columnTypes are the types of the columns of dimensions by GraphQL scalar; other scalars and enums are text.
var columnTypes = map[string]string{"Int": "bigint", "Boolean": "boolean", "Date": "date", "Money": "numeric", "Decimal": "numeric"}

// zeros are the values of sums over nothing, with the places that their scalar has.
var zeros = map[string]string{"Money": "0.00", "Decimal": "0.000", "Int": "0"}

// source is a table whose rows decide what a record of the set adds to its summaries.
type source struct {
	table string
	// columns are the columns that matter.
	columns []string
	// ids writes the SELECT of the records that rows concern, by the array of the numbers in key.
	key string
	ids func(numbers string) string
	// isOwn says that it is the table of the records themselves.
	isOwn bool
}

func (s *source) use(columns ...string) {
	for _, c := range columns {
		if c != "agency_id" && c != "id" && !slices.Contains(s.columns, c) {
			s.columns = append(s.columns, c)
		}
	}
}

// generator writes the statements of one set.
type generator struct {
	set     *catalog.SummarySet
	sources []*source
	// values are the expressions of the columns of the set over a row r of the record's table.
	columns, values, types []string
	aliases                int
}

// newGenerator works out what each column of the set is, and which tables it reads.
func newGenerator(set *catalog.SummarySet) *generator {
	g := &generator{set: set}
	own := &source{table: set.Type.Table, key: "id", isOwn: true, ids: func(numbers string) string { return numbers }}
	g.sources = []*source{own}
	for _, d := range set.Dimensions {
		g.addDimension(own, d)
	}
	for _, sum := range set.Sums {
		value := "r." + sum.Field.Column
		if sum.Field.Computed != nil {
			value = g.formula(own, "r", sum.Field.Computed, nil)
		} else {
			own.use(sum.Field.Column)
		}
		if sum.Known == "" {
			g.add(sum.Column, "("+value+")::numeric", "numeric")
			continue
		}
		g.add(sum.Column, "coalesce("+value+", "+zeros[sum.Field.Scalar]+")::numeric", "numeric")
		g.add(sum.Known, "("+value+" IS NOT NULL)::int::bigint", "bigint")
	}
	for _, d := range set.References {
		g.addDimension(own, d)
	}
	return g
}

func (g *generator) add(column, value, typ string) {
	g.columns, g.values, g.types = append(g.columns, column), append(g.values, value), append(g.types, typ)
}

// dimensionColumns are the columns of dimensions.
func (g *generator) dimensionColumns() []string { return g.columns[:len(g.set.Dimensions)] }

// sumColumns are the columns of sums.
func (g *generator) sumColumns() []string {
	return g.columns[len(g.set.Dimensions) : len(g.columns)-len(g.set.References)]
}

// counted are the columns that are added up: the number of records and the sums.
func (g *generator) counted() []string {
	return append([]string{catalog.RecordsColumn}, g.sumColumns()...)
}

// isPlain says whether what a record adds follows from its own row alone.
func (g *generator) isPlain() bool { return len(g.sources) == 1 }

func (g *generator) addDimension(own *source, d *catalog.SummaryDimension) {
	if d.Without != nil {
		g.add(d.Column, g.without(d), "boolean")
		return
	}
	if d.Field == nil {
		own.use(d.Column)
		if d.Bucket == "KNOWN" {
			g.add(d.Column, "CASE WHEN r."+d.Column+" IS NOT NULL THEN true END", "boolean")
			return
		}
		g.add(d.Column, "r."+d.Column, "bigint")
		return
	}
	value, typ := "r."+d.Field.Column, columnTypes[d.Field.Scalar]
	if typ == "" {
		typ = "text"
	}
	own.use(d.Field.Column)
	switch d.Bucket {
	case "MONTH":
		value = "date_trunc('month', " + value + "::timestamp)::date"
	case "KNOWN":
		value, typ = "CASE WHEN "+value+" IS NOT NULL THEN true END", "boolean"
	}
	g.add(d.Column, value, typ)
}

// without writes whether the relation of a dimension leads from the record to one without a value, and watches these.
func (g *generator) without(d *catalog.SummaryDimension) string {
	related, next := d.Relation.Target, g.alias()
	child := &source{table: related.Table, ids: ownersOf(nil)}
	var conds []string
	for _, pair := range d.Relation.On {
		conds = append(conds, next+"."+pair.To+" = r."+pair.From)
		if pair.From == "id" {
			child.key = pair.To
		}
	}
	child = g.watch(child)
	child.use(child.key, d.Without.Column)
	conds = append(conds, next+"."+d.Without.Column+" IS NULL")
	if related.VisibleWhere != nil {
		conds = append(conds, "("+g.template(child, next, related.VisibleWhere, nil)+")")
	}
	return "EXISTS (SELECT FROM " + related.Table + " " + next + " WHERE " + strings.Join(conds, " AND ") + ")"
}

func (g *generator) alias() string {
	g.aliases++
	return fmt.Sprintf("x%d", g.aliases)
}

// watch adds a source, or returns the one of the same table and key.
func (g *generator) watch(s *source) *source {
	for _, other := range g.sources {
		if other.table == s.table && other.key == s.key && !other.isOwn {
			return other
		}
	}
	g.sources = append(g.sources, s)
	return s
}

// formula writes the value of a computed field over the row of an alias, and watches what its parts read.
func (g *generator) formula(at *source, alias string, c *catalog.Computed, chain []*catalog.Relation) string {
	return g.template(at, alias, c.SQL, func(name string) string { return g.part(at, alias, c.Parts[name], chain) })
}

// template fills a template: {row} is the alias.
func (g *generator) template(at *source, alias string, t *catalog.Template, part func(name string) string) string {
	var b strings.Builder
	for i, s := range t.Segments {
		switch s.Hole {
		case "":
			b.WriteString(s.SQL)
		case "row":
			b.WriteString(alias) // what follows begins with the column: {row}.closed_on
			rest := strings.TrimPrefix(t.Segments[i+1].SQL, ".")
			if end := strings.IndexFunc(rest, func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') && (r < '0' || r > '9') }); end >= 0 {
				rest = rest[:end]
			}
			at.use(rest)
		default:
			b.WriteString(part(s.Hole))
		}
	}
	return b.String()
}

// part writes an aggregate over a to-many relation of the row of an alias. chain leads from the records of the set to that row.
func (g *generator) part(at *source, alias string, p *catalog.Part, chain []*catalog.Relation) string {
	r := p.Relation
	chain = append(append([]*catalog.Relation{}, chain...), r)
	key := ""
	next := g.alias()
	var conds []string
	for _, pair := range r.On {
		conds = append(conds, next+"."+pair.To+" = "+alias+"."+pair.From)
		if pair.From == "id" {
			key = pair.To
		} else {
			at.use(pair.From)
		}
	}
	child := g.watch(&source{table: r.Target.Table, key: key, ids: ownersOf(chain[:len(chain)-1])})
	child.use(key)
	value, zero := "1", "0"
	if p.Field != nil {
		zero = zeros[p.Field.Scalar]
		if p.Field.Computed != nil {
			value = g.formula(child, next, p.Field.Computed, chain)
		} else {
			value = next + "." + p.Field.Column
			child.use(p.Field.Column)
		}
	}
	function := "sum(" + value + ")"
	if p.Function == "count" {
		function = "count(*)"
	}
	if p.Where != nil {
		// As a filter: as a condition it could make Postgres, when it knows little of the table, read a partial index of the whole agency.
		function += " FILTER (WHERE " + g.template(child, next, p.Where, nil) + ")"
	}
	return "coalesce((SELECT " + function + " FROM " + r.Target.Table + " " + next + " WHERE " + strings.Join(conds, " AND ") + "), " + zero + ")"
}

// ownersOf returns a function that writes SQL: from the numbers of the rows at the end of a chain of to-many relations, the numbers of the
// records at its beginning.
func ownersOf(chain []*catalog.Relation) func(numbers string) string {
	return func(numbers string) string {
		for i := len(chain) - 1; i >= 0; i-- {
			r := chain[i]
			for _, pair := range r.On {
				if pair.From == "id" {
					numbers = "ARRAY(SELECT o." + pair.To + " FROM " + r.Target.Table + " o WHERE o.agency_id = of_agency AND o.id = ANY (" + numbers + "))"
				}
			}
		}
		return numbers
	}
}
