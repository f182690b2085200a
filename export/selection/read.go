package selection

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"

	"docket/export"
	"docket/problem"
)

// Query is a query that reads a part of the answer.
type Query struct {
	Document  *ast.QueryDocument
	Text      string
	Variables map[string]any
}

// Source answers queries, all of the same snapshot. Returns the JSON of each root field by its alias.
type Source func(ctx context.Context, q Query) (map[string][]byte, error)

// Limits bound what is read.
type Limits struct {
	// Page is the largest page of a list at the root and of a list that is read on, in rows.
	Page int
	// Rows is how many rows are read in all.
	Rows int
}

// smallestPage is the page below which a query that costs too much is refused.
const smallestPage = 1

// reader reads a selection.
type reader struct {
	*Selection
	source  Source
	limits  Limits
	add     func(*export.Table, []any) error
	rows    int
	queries map[*list]*Query
}

// Read reads all rows, gives each to add, and returns the figures. Lists that cannot be read on are read as the query asks, and their tables
// say how many lists have more (Left). Returns LIMIT_EXCEEDED if there are more rows than the limit, and the errors of the source and of add.
func (s *Selection) Read(ctx context.Context, source Source, limits Limits, add func(*export.Table, []any) error) ([]export.Figure, error) {
	r := &reader{Selection: s, source: source, limits: limits, add: add, queries: map[*list]*Query{}}
	first, err := s.query(s.root, nil)
	if err != nil {
		return nil, err
	}
	answer, err := r.ask(ctx, first, nil)
	if err != nil {
		return nil, err
	}
	for _, l := range s.lists {
		if err := r.readList(ctx, l, answer, nil, ""); err != nil {
			return nil, err
		}
	}
	figures := make([]export.Figure, len(s.Figures))
	for i, c := range s.Figures {
		figures[i] = export.Figure{Column: c, Value: find(answer, s.figures[i].path)}
	}
	return figures, nil
}

// query returns the query of some root fields. It has the variables of the operation, and those of the pages.
func (s *Selection) query(root ast.SelectionSet, more []*ast.VariableDefinition) (*Query, error) {
	of := func(name string) *ast.VariableDefinition {
		return &ast.VariableDefinition{Variable: name, Type: ast.NamedType("Int", nil)}
	}
	definitions := append(ast.VariableDefinitionList{of(firstVariable), of(offsetVariable)}, s.op.Operation.VariableDefinitions...)
	var text strings.Builder
	formatter.NewFormatter(&text, formatter.WithCompacted()).FormatQueryDocument(&ast.QueryDocument{
		Operations: ast.OperationList{{
			Operation: ast.Query, Name: s.op.Operation.Name, SelectionSet: root, VariableDefinitions: append(definitions, more...),
			Directives: s.op.Operation.Directives,
		}},
		Fragments: s.op.Doc.Fragments,
	})
	document, err := parser.ParseQuery(&ast.Source{Input: text.String()})
	if err != nil {
		return nil, err
	}
	validator.Walk(s.schema, document, &validator.Events{}) // sets the definitions of the fields
	return &Query{Document: document, Text: text.String()}, nil
}

// ask asks a query with some variables. If it costs too much, smaller pages are asked for, and those of all further queries are as small.
func (r *reader) ask(ctx context.Context, q *Query, variables map[string]any) (map[string]any, error) {
	for {
		asked := *q
		asked.Variables = maps.Clone(r.op.Variables)
		if asked.Variables == nil {
			asked.Variables = map[string]any{}
		}
		asked.Variables[firstVariable], asked.Variables[offsetVariable] = int64(r.limits.Page), int64(0)
		maps.Copy(asked.Variables, variables)
		fields, err := r.source(ctx, asked)
		if p := problem.Of(err); p != nil && p.Code == problem.LimitExceeded && p.Detail["cost"] != nil && r.limits.Page > smallestPage {
			r.limits.Page = max(r.limits.Page/5, smallestPage)
			continue
		}
		if err != nil {
			return nil, err
		}
		answer := make(map[string]any, len(fields))
		for alias, text := range fields {
			if text == nil {
				continue
			}
			var value any
			d := json.NewDecoder(bytes.NewReader(text))
			d.UseNumber()
			if err := d.Decode(&value); err != nil {
				return nil, err
			}
			answer[alias] = value
		}
		return answer, nil
	}
}

// readList reads the rows of a list within an object: the answer, or a row of its parent with its identity. before are the first values of
// each row: the number and the name of the parent's row.
func (r *reader) readList(ctx context.Context, l *list, object map[string]any, before []any, id string) error {
	page := find(object, aliases(l.chain))
	read := 0
	for {
		rows, _ := find(page, l.rows).([]any)
		for _, row := range rows {
			if row, ok := row.(map[string]any); ok { // an element may be null
				if err := r.readRow(ctx, l, row, before); err != nil {
					return err
				}
			}
		}
		read += len(rows)
		variables, hasNext := r.next(l, page, len(rows), read)
		if !hasNext {
			return nil
		}
		if l.paging == onePage || l.parent != nil && id == "" {
			l.table.Left++
			return nil
		}
		q, err := r.pageQuery(l)
		if err != nil {
			return err
		}
		if id != "" {
			variables[idVariable] = id
		}
		answer, err := r.ask(ctx, q, variables)
		if err != nil {
			return err
		}
		path := aliases(l.chain)
		if l.parent != nil {
			path = append([]string{"node"}, path[l.parent.fieldsToRecord:]...)
		}
		page = find(answer, path)
	}
}

// next returns the variables of the page that follows a page of a list, which had onPage rows, soFar with those before; false if there is none. A list of a single page
// may have more rows too, which then are counted as left.
func (r *reader) next(l *list, page any, onPage, soFar int) (map[string]any, bool) {
	if l.paging == byOffset {
		return map[string]any{offsetVariable: int64(soFar)}, onPage >= r.limits.Page
	}
	info, _ := find(page, []string{pageAlias}).(map[string]any)
	hasNext, _ := info["hasNextPage"].(bool)
	if !hasNext {
		return nil, false
	}
	return map[string]any{afterVariable: info["endCursor"]}, true
}

// readRow gives a row to add, and reads the lists within it.
func (r *reader) readRow(ctx context.Context, l *list, row map[string]any, before []any) error {
	if r.rows++; r.rows > r.limits.Rows {
		return problem.Errorf(problem.LimitExceeded, "there are more than %d rows: choose fewer by where, or export them in parts", r.limits.Rows).With("limit", r.limits.Rows)
	}
	l.table.Rows++
	cells := make([]any, 0, len(l.columns))
	if len(l.children) > 0 {
		cells = append(cells, l.table.Rows)
	}
	cells = append(cells, before...)
	for _, v := range l.columns[len(cells):] {
		cells = append(cells, find(row, v.path))
	}
	if err := r.add(l.table, cells); err != nil {
		return err
	}
	if len(l.children) == 0 {
		return nil
	}
	id := ""
	if l.id != nil {
		id, _ = find(row, l.id).(string)
	}
	shared := []any{l.table.Rows}
	if title := l.titleColumn(); title >= 0 {
		shared = append(shared, cells[title])
	}
	for _, child := range l.children {
		if err := r.readList(ctx, child, row, shared, id); err != nil {
			return err
		}
	}
	return nil
}

// pageQuery returns the query that reads any further page of a list: as a field of the root, or of the row that it is a list of, which is found by its id. A page by
// cursor follows the one that ends at the variable afterVariable. A page by offset needs nothing here: pagingOf has put the variable of the offset into the field.
func (r *reader) pageQuery(l *list) (*Query, error) {
	if q := r.queries[l]; q != nil {
		return q, nil
	}
	chain := l.chain
	if l.parent != nil {
		chain = chain[l.parent.fieldsToRecord:]
	}
	last := *chain[len(chain)-1]
	last.Arguments = withArgument(&last, "first", firstVariable)
	if l.paging == byCursor {
		last.Arguments = withArgument(&last, "after", afterVariable)
		last.Arguments = slices.DeleteFunc(last.Arguments, func(a *ast.Argument) bool { return a.Name == "offset" })
	}
	last.SelectionSet = slices.DeleteFunc(slices.Clone(last.SelectionSet), func(s ast.Selection) bool {
		alias := s.(*ast.Field).Alias
		return alias != l.rows[0] && alias != pageAlias
	})
	inner := &last
	for _, f := range slices.Backward(chain[:len(chain)-1]) {
		outer := *f
		outer.SelectionSet = ast.SelectionSet{onItsType(inner)}
		inner = &outer
	}
	more := []*ast.VariableDefinition{{Variable: afterVariable, Type: ast.NamedType("String", nil)}}
	if l.parent != nil {
		more = append(more, &ast.VariableDefinition{Variable: idVariable, Type: ast.NonNullNamedType("ID", nil)})
		inner = &ast.Field{
			Alias: "node", Name: "node",
			Arguments:    ast.ArgumentList{{Name: "id", Value: &ast.Value{Kind: ast.Variable, Raw: idVariable}}},
			SelectionSet: ast.SelectionSet{onItsType(inner)},
		}
	}
	q, err := r.query(ast.SelectionSet{inner}, more)
	r.queries[l] = q
	return q, err
}

// onItsType returns a selection of a field from an object whose type is that of the field, or an interface of it, as in `... on Case { penalties }`.
func onItsType(f *ast.Field) ast.Selection {
	return &ast.InlineFragment{TypeCondition: f.ObjectDefinition.Name, SelectionSet: ast.SelectionSet{f}}
}

// aliases returns the aliases of fields.
func aliases(chain []*ast.Field) []string {
	names := make([]string, len(chain))
	for i, f := range chain {
		names[i] = f.Alias
	}
	return names
}

// find returns the value at a path of aliases; nil if there is none.
func find(object any, path []string) any {
	for _, alias := range path {
		fields, ok := object.(map[string]any)
		if !ok {
			return nil
		}
		object = fields[alias]
	}
	return object
}
