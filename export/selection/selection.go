// Package selection works out which tables the answer to a GraphQL query has, and reads all their rows, page by page.
//
// # What belongs here
//
//   - The tables and columns of a selection: a table for each list, a column for each value of its elements.
//   - The queries that read the pages of a list to its end.
//   - The words for a filter.
package selection

import (
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"docket/export"
	"docket/messages"
	"docket/problem"
)

// Options say what is read and how it is called.
type Options struct {
	Language messages.Language
	// All reads each list at the root from its beginning to its end, whatever page the query asks for.
	All bool
	// Codes adds a column with the value itself beside the label of each enumeration.
	Codes bool
}

// Selection is a query with its tables.
type Selection struct {
	// Tables are the tables, each before those of the lists within its rows.
	Tables []*export.Table
	// Figures are the columns of the values that stand in no list.
	Figures []export.Column

	options Options
	schema  *ast.Schema
	op      *graphql.OperationContext
	root    ast.SelectionSet
	figures []value // those of Figures
	lists   []*list // at the root
}

// The names that the queries use beside those of the caller.
const (
	pageAlias      = "docketPage"
	idAlias        = "docketId"
	firstVariable  = "docketFirst"
	afterVariable  = "docketAfter"
	offsetVariable = "docketOffset"
	idVariable     = "docketId"
)

// list is a list of objects of the answer.
type list struct {
	table *export.Table
	// chain are the fields from the root, or from a row of the parent, to the one that holds the rows; rows are the aliases below it.
	chain []*ast.Field
	rows  []string
	// columns are the values of the table's columns.
	columns []value
	paging  paging
	// isDefault says that the query does not say how many rows it asks for.
	isDefault bool
	parent    *list
	children  []*list
	// id is the path of the identity of a row; nil if the rows have none, and the lists within them cannot be read on.
	id []string
	// fieldsToRecord is how many fields lead from a row to the record that has the identity.
	fieldsToRecord int
}

// value says where a value of a row, or of the answer, stands. One without a path is counted, or taken from the row of the parent.
type value struct {
	path   []string
	isCode bool // written as it is, not by its label
	// alias is what the caller calls it, where its label is that of another value too.
	alias string
}

// paging says how a list is read on.
type paging int

const (
	onePage  paging = iota
	byCursor        // after the cursor of the last page
	byOffset        // groups have no cursors
)

// New returns the tables of a valid query. Returns BAD_USER_INPUT for an operation that asks for nothing, or for the schema.
func New(schema *ast.Schema, op *graphql.OperationContext, options Options) (*Selection, error) {
	s := &Selection{options: options, schema: schema, op: op}
	for _, f := range s.collect(schema.Query, op.Operation.SelectionSet) {
		if strings.HasPrefix(f.Name, "__") {
			continue
		}
		b := builder{Selection: s}
		s.root = append(s.root, b.buildField(schema.Query, f, place{}))
	}
	if len(s.root) == 0 {
		return nil, problem.Errorf(problem.BadUserInput, "the operation asks for no records").At("query")
	}
	distinguish(s.Figures, s.figures)
	s.distinguishAll(s.lists)
	s.addNumbers(s.lists)
	return s, nil
}

// collect returns the fields of a selection, with fragments spread out.
func (s *Selection) collect(of *ast.Definition, set ast.SelectionSet) []graphql.CollectedField {
	return graphql.CollectFields(s.op, set, append([]string{of.Name}, of.Interfaces...))
}

// place is where a field stands in the answer.
type place struct {
	list  *list // nil outside of lists
	path  []string
	heads []string
	// chain are the fields from the root or the row.
	chain []*ast.Field
	// isFixed says that lists below cannot be read on, because no query leads there.
	isFixed bool
	// title and name are those of the field's table, where it is one.
	title, name string
}

// below returns the place of the fields below a field.
func (p place) below(f *ast.Field, head string) place {
	p.path = append(slices.Clone(p.path), f.Alias)
	p.chain = append(slices.Clone(p.chain), f)
	if head != "" {
		p.heads = append(slices.Clone(p.heads), head)
	}
	return p
}

type builder struct{ *Selection }

// buildField returns a copy of a field that also asks for what is needed to read the further pages of its lists, and adds the columns and tables that the field fills.
func (b builder) buildField(of *ast.Definition, collected graphql.CollectedField, at place) *ast.Field {
	f := *collected.Field
	f.Directives, f.SelectionSet = nil, nil
	if f.Name == "__typename" {
		return &f
	}
	named := b.schema.Types[f.Definition.Type.Name()]
	switch {
	case named.Kind == ast.Scalar || named.Kind == ast.Enum:
		b.addColumn(of, &f, named, at)
	case named.Name == "PageInfo":
		f.SelectionSet = collected.Selections // the pages are put together: it has no column
	case f.Definition.Type.Elem != nil:
		b.addList(of, &f, named, collected.Selections, at)
	case isPage(named):
		b.addPage(of, &f, named, collected.Selections, at)
	default:
		b.addObject(named, &f, collected.Selections, at.below(&f, b.head(of, &f)))
	}
	return &f
}

// isPage reports whether a type is a connection, or a connection of groups.
func isPage(t *ast.Definition) bool {
	return t.Kind == ast.Object && strings.HasSuffix(t.Name, "Connection") && t.Fields.ForName("nodes") != nil
}

// addObject adds the selection of one object.
func (b builder) addObject(named *ast.Definition, f *ast.Field, selections ast.SelectionSet, at place) {
	if !named.IsAbstractType() {
		for _, inner := range b.collect(named, selections) {
			f.SelectionSet = append(f.SelectionSet, b.buildField(named, inner, at))
		}
		return
	}
	for _, name := range b.conditions(selections, nil) {
		part := &ast.InlineFragment{TypeCondition: name, ObjectDefinition: named}
		of := b.schema.Types[name]
		for _, inner := range b.collect(of, selections) {
			part.SelectionSet = append(part.SelectionSet, b.buildField(of, inner, at))
		}
		if len(part.SelectionSet) > 0 {
			f.SelectionSet = append(f.SelectionSet, part)
		}
	}
	for _, inner := range b.collect(named, selections) {
		f.SelectionSet = append(f.SelectionSet, b.buildField(named, inner, at))
	}
}

// conditions returns the object types that a selection on an abstract type names.
func (b builder) conditions(set ast.SelectionSet, names []string) []string {
	add := func(name string, inner ast.SelectionSet) {
		if of := b.schema.Types[name]; of != nil && of.Kind == ast.Object && !slices.Contains(names, name) {
			names = append(names, name)
		}
		names = b.conditions(inner, names)
	}
	for _, s := range set {
		switch s := s.(type) {
		case *ast.InlineFragment:
			add(s.TypeCondition, s.SelectionSet)
		case *ast.FragmentSpread:
			add(s.Definition.TypeCondition, s.Definition.SelectionSet)
		}
	}
	return names
}

// addColumn adds the column of a value.
func (b builder) addColumn(of *ast.Definition, f *ast.Field, named *ast.Definition, at place) {
	if f.Name == "cursor" && strings.HasSuffix(of.Name, "Edge") {
		return
	}
	column := export.Column{Head: b.join(append(slices.Clone(at.heads), b.head(of, f))), Kind: kinds[named.Name]}
	if named.Kind == ast.Enum {
		column.Kind, column.Enum = export.Enum, named.Name
	}
	path := append(slices.Clone(at.path), f.Alias)
	alias := strings.Join(ownAliases(append(slices.Clone(at.chain), f)), ".")
	b.add(at.list, column, value{path: path, alias: alias})
	if named.Kind == ast.Enum && b.options.Codes {
		column.Kind, column.Head = export.Text, column.Head+" "+b.options.Language.Phrase("(code)")
		b.add(at.list, column, value{path: path, isCode: true, alias: alias})
	}
}

// ownAliases returns the aliases that the caller has given to fields.
func ownAliases(chain []*ast.Field) (aliases []string) {
	for _, f := range chain {
		if f.Alias != f.Name {
			aliases = append(aliases, f.Alias)
		}
	}
	return aliases
}

// distinguish adds their aliases to the heads of columns that would have the same head.
func distinguish(columns []export.Column, values []value) {
	heads := map[string]int{}
	for _, c := range columns {
		heads[c.Head]++
	}
	for i, c := range columns {
		if heads[c.Head] > 1 && values[i].alias != "" {
			columns[i].Head += " (" + values[i].alias + ")"
		}
	}
}

// add adds a column to a list, or to the figures, unless it has the value already: a field of an interface is one of each of its types.
func (b builder) add(l *list, column export.Column, from value) {
	values, columns := &b.figures, &b.Figures
	if l != nil {
		values, columns = &l.columns, &l.table.Columns
	}
	if slices.ContainsFunc(*values, func(v value) bool { return v.isCode == from.isCode && slices.Equal(v.path, from.path) }) {
		return
	}
	*values, *columns = append(*values, from), append(*columns, column)
}

// kinds are the kinds of columns by scalar.
var kinds = map[string]export.Kind{
	"Int": export.Count, "Money": export.Money, "Decimal": export.Decimal, "Float": export.Decimal, "Date": export.Day, "DateTime": export.Instant,
	"Boolean": export.Boolean,
}

// addPage adds a connection: its rows are a table, its other fields belong to the row that it stands in.
func (b builder) addPage(of *ast.Definition, f *ast.Field, named *ast.Definition, selections ast.SelectionSet, at place) {
	at.title, at.name = b.head(of, f), f.Alias
	below := at.below(f, b.head(of, f))
	hasRows := false
	for _, inner := range b.collect(named, selections) {
		if inner.Name == "nodes" || inner.Name == "edges" {
			hasRows = true
		}
	}
	groups := named.Fields.ForName("pageInfo") == nil
	paging := onePage
	isDefault := !b.isGiven(f, "first") && !b.isGiven(f, "last")
	if hasRows {
		paging = b.pagingOf(f, groups, at, isDefault)
		if paging == byCursor || !groups && isDefault {
			f.SelectionSet = append(f.SelectionSet, b.pageInfo(named))
		}
	}
	for _, inner := range b.collect(named, selections) {
		if inner.Name != "nodes" && inner.Name != "edges" {
			f.SelectionSet = append(f.SelectionSet, b.buildField(named, inner, below))
			continue
		}
		rows := *inner.Field
		rows.Directives, rows.SelectionSet = nil, nil
		l := b.newList(at, append(slices.Clone(at.chain), f), []string{rows.Alias})
		l.paging, l.isDefault = paging, isDefault
		b.addRows(l, b.schema.Types[rows.Definition.Type.Name()], &rows, inner.Selections, at)
		f.SelectionSet = append(f.SelectionSet, &rows)
	}
}

// pagingOf returns how a connection is read on, and asks for its first page.
func (b builder) pagingOf(f *ast.Field, groups bool, at place, isDefault bool) paging {
	isRoot := at.list == nil
	if isRoot && b.options.All {
		f.Arguments = slices.DeleteFunc(slices.Clone(f.Arguments), func(a *ast.Argument) bool {
			return slices.Contains([]string{"first", "after", "last", "before", "offset"}, a.Name)
		})
		isDefault = true
	}
	switch {
	case at.isFixed, !isDefault:
		return onePage
	case groups && !isRoot:
		return onePage
	case isRoot:
		f.Arguments = withArgument(f, "first", firstVariable)
	}
	if groups {
		if argument := f.Arguments.ForName("others"); argument != nil || b.isGiven(f, "offset") {
			return onePage
		}
		f.Arguments = withArgument(f, "offset", offsetVariable)
		return byOffset
	}
	return byCursor
}

// pageInfo returns the field that says whether a connection has a further page.
func (b builder) pageInfo(of *ast.Definition) *ast.Field {
	info := b.schema.Types["PageInfo"]
	field := func(name string) *ast.Field {
		return &ast.Field{Alias: name, Name: name, Definition: info.Fields.ForName(name), ObjectDefinition: info}
	}
	return &ast.Field{
		Alias: pageAlias, Name: "pageInfo", Definition: of.Fields.ForName("pageInfo"), ObjectDefinition: of,
		SelectionSet: ast.SelectionSet{field("hasNextPage"), field("endCursor")},
	}
}

// isGiven reports whether a field has an argument that is not null.
func (b builder) isGiven(f *ast.Field, name string) bool {
	argument := f.Arguments.ForName(name)
	if argument == nil {
		return false
	}
	given, err := argument.Value.Value(b.op.Variables)
	return err == nil && given != nil
}

// withArgument returns the arguments of a field with a variable as one of them.
func withArgument(f *ast.Field, name, variable string) ast.ArgumentList {
	arguments := slices.DeleteFunc(slices.Clone(f.Arguments), func(a *ast.Argument) bool { return a.Name == name })
	return append(arguments, &ast.Argument{Name: name, Value: &ast.Value{Kind: ast.Variable, Raw: variable}})
}

// addList adds a list of objects that is no connection.
func (b builder) addList(of *ast.Definition, f *ast.Field, named *ast.Definition, selections ast.SelectionSet, at place) {
	at.title, at.name = b.head(of, f), f.Alias
	l := b.newList(at, append(slices.Clone(at.chain), f), nil)
	b.addRows(l, named, f, selections, at)
}

// newList adds a list at a place.
func (b builder) newList(at place, chain []*ast.Field, rows []string) *list {
	names := append([]string{}, at.path...)
	title := append(slices.Clone(at.heads), at.title)
	l := &list{chain: chain, rows: rows, parent: at.list}
	l.table = &export.Table{Name: strings.Join(append(names, at.name), "."), Title: b.join(title)}
	if at.list == nil {
		b.lists = append(b.lists, l)
	} else {
		l.table.Name = at.list.table.Name + "." + l.table.Name
		l.table.Title = b.join([]string{at.list.table.Title, l.table.Title})
		at.list.children = append(at.list.children, l)
	}
	b.Tables = append(b.Tables, l.table)
	return l
}

// addRows adds the columns of a list's rows.
func (b builder) addRows(l *list, named *ast.Definition, f *ast.Field, selections ast.SelectionSet, at place) {
	if strings.HasSuffix(named.Name, "Edge") && named.Fields.ForName("node") != nil {
		b.addEdges(l, named, f, selections, at)
		return
	}
	id := b.identity(named, at)
	if id != nil {
		f.SelectionSet, l.id = append(f.SelectionSet, id), []string{idAlias}
	}
	b.addObject(named, f, selections, place{list: l, isFixed: id == nil})
}

// addEdges adds the columns of a list's edges.
func (b builder) addEdges(l *list, named *ast.Definition, f *ast.Field, selections ast.SelectionSet, at place) {
	record := b.schema.Types[named.Fields.ForName("node").Type.Name()]
	id := b.identity(record, at)
	for _, inner := range b.collect(named, selections) {
		below := place{list: l, isFixed: id == nil}
		if inner.Name != "node" {
			f.SelectionSet = append(f.SelectionSet, b.buildField(named, inner, below))
			continue
		}
		node := *inner.Field
		node.Directives, node.SelectionSet = nil, nil
		below.path, below.chain = []string{node.Alias}, []*ast.Field{&node}
		b.addObject(record, &node, inner.Selections, below)
		if id != nil {
			node.SelectionSet = append(node.SelectionSet, id)
			l.id, l.fieldsToRecord = []string{node.Alias, idAlias}, 1
		}
		f.SelectionSet = append(f.SelectionSet, &node)
	}
}

// identity returns the field by which a record of a type is found again; nil if there is none.
func (b builder) identity(of *ast.Definition, at place) *ast.Field {
	isNode := of.Name == "Node" || slices.Contains(of.Interfaces, "Node")
	if at.isFixed || !isNode {
		return nil
	}
	return &ast.Field{Alias: idAlias, Name: "id", Definition: of.Fields.ForName("id"), ObjectDefinition: of}
}

// structural are fields that only hold others: they are left out of heads.
var structural = []string{"aggregate", "key", "node", "nodes", "edges"}

// derived are the endings of the types that hold what is made of a record's fields.
var derived = []string{"GroupKey", "Distinct", "Sum", "Avg", "Min", "Aggregate"}

// head returns what a field is called: its label. Fields that only hold others are called nothing.
func (b builder) head(of *ast.Definition, f *ast.Field) string {
	if of != b.schema.Query && slices.Contains(structural, f.Name) && !isScalar(b.schema, f) {
		return ""
	}
	return b.label(of, f.Name)
}

func isScalar(schema *ast.Schema, f *ast.Field) bool {
	return schema.Types[f.Definition.Type.Name()].IsLeafType()
}

// label returns the label of a field of a type.
func (s *Selection) label(of *ast.Definition, name string) string {
	for _, end := range derived {
		base := s.schema.Types[strings.TrimSuffix(of.Name, end)]
		if base != nil && base.Name != of.Name && base.Kind == ast.Object && base.Fields.ForName(name) != nil {
			of = base
			break
		}
	}
	description := ""
	if field := of.Fields.ForName(name); field != nil {
		description = field.Description
	}
	if root := s.schema.Query.Fields.ForName(name); description == "" && root != nil {
		description = root.Description // the records of a group
	}
	return messages.FieldLabel(s.options.Language, of.Name, name, description)
}

// join joins the heads of fields within each other.
func (s *Selection) join(heads []string) string {
	heads = slices.DeleteFunc(slices.Clone(heads), func(h string) bool { return h == "" })
	if s.options.Language == messages.Chinese {
		return strings.Join(heads, "·")
	}
	return strings.Join(heads, " · ")
}

// distinguishAll gives the columns of lists, and of the lists within them, heads that differ.
func (s *Selection) distinguishAll(lists []*list) {
	for _, l := range lists {
		distinguish(l.table.Columns, l.columns)
		s.distinguishAll(l.children)
	}
}

// addNumbers puts a number before the columns of lists that have lists within their rows, and before those the number and the first value of the
// row that they stand in.
func (s *Selection) addNumbers(lists []*list) {
	for _, l := range lists {
		s.addNumbers(l.children) // from the innermost: a list takes the first column that its parent has of its own
		var columns []export.Column
		var paths []value
		if len(l.children) > 0 {
			columns, paths = append(columns, export.Column{Head: s.options.Language.Phrase("No."), Kind: export.Count}), append(paths, value{})
		}
		if l.parent != nil {
			columns, paths = append(columns, export.Column{Head: s.join([]string{l.parent.table.Title, s.options.Language.Phrase("No.")}), Kind: export.Count}), append(paths, value{})
			if title := l.parent.titleColumn(); title >= 0 {
				column := l.parent.table.Columns[title]
				column.Head = s.join([]string{l.parent.table.Title, column.Head})
				columns, paths = append(columns, column), append(paths, value{})
			}
		}
		l.table.Columns, l.columns = append(columns, l.table.Columns...), append(paths, l.columns...)
	}
}

// titleColumn returns the first column of a list that has a value of its own; -1 if it has none.
func (l *list) titleColumn() int {
	return slices.IndexFunc(l.columns, func(v value) bool { return v.path != nil })
}
