package catalog

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/uptrace/bun/schema"
	"github.com/vektah/gqlparser/v2/ast"
)

// Catalog is everything that can be read. It is built once and never changes.
type Catalog struct {
	// Schema is the GraphQL schema as served.
	Schema *ast.Schema
	types  map[string]*Type
	roles  map[string]Role
	roots  map[string]Root

	readers    map[string][]string // by type: the roles that may read its objects
	asOf       map[string][]string // by type, where it is not as readers: the roles that may read its objects as of an earlier instant
	contents   map[string]content  // by value of the enum Content
	indicators []*Indicator
	// Calendar says how working days are counted; nil where nothing does.
	Calendar  *Calendar
	narrative map[string][]Sentence // by Language
}

// Type is a record type and the table that holds its records.
type Type struct {
	Name  string
	Table string
	// Scoped says that its records belong to agencies: its table leads with agency_id.
	Scoped bool
	// VisibleWhere is the condition that readers may see a record; nil where they may see all.
	VisibleWhere *Template
	// HasHistory says that earlier versions of its records are kept, so that they can be read as of an instant.
	HasHistory bool
	// Summaries are the summaries of its records; nil where there are none.
	Summaries *SummarySet
	// Plural is the name of the connection that lists the type's records, at the root and inside a group.
	Plural string
	// Fields are in the schema's order.
	Fields []*Field
	byName map[string]*Field
}

// Field is a field of a record type. Exactly one of Column, Computed and Relation is set; the identity `id` stands in the
// column `id` and has IsID set.
type Field struct {
	Name    string
	Owner   *Type
	Scalar  string // GraphQL scalar or enum; empty for a relation
	IsEnum  bool
	IsID    bool
	NonNull bool
	Column  string
	// IsUnique says that no two records have the same value.
	IsUnique bool
	// Searched says that an index over the characters of the column serves contains, startsWith and endsWith.
	Searched bool
	// Fold is the name of the SQL function that a text goes through before it is compared with the column by eq, ne, in or notIn; empty for
	// none.
	Fold     string
	Computed *Computed
	Relation *Relation
	// Mask is the masked form of the field's text; nil where there is none.
	Mask *Template
	// readers are the roles that may read the field, nil where all readers of the type may; content says what the text of the field holds.
	readers []string
	content string
}

// Relation leads from a record to others.
type Relation struct {
	Name   string
	Owner  *Type
	Target *Type
	Many   bool
	// On pairs columns of the owner with columns of the target, or of Through where that is set.
	On []Pair
	// Through is the table between the two of a many-to-many relation, else nil.
	Through *Through
	// Condition holds on the target's row; nil where there is none.
	Condition *Template
	// Nullable says that a to-one relation may lead nowhere.
	Nullable bool
}

// IsReference says whether a to-one relation leads nowhere only where a column of the owner's row is null: the row refers to the record, which belongs
// to the same agency, or to none, and all readers see it.
func (r *Relation) IsReference() bool {
	if r.Many || r.Through != nil || r.Condition != nil || r.Target.VisibleWhere != nil {
		return false
	}
	return slices.ContainsFunc(r.On, func(pair Pair) bool { return pair.To == "id" }) &&
		(!r.Target.Scoped || slices.Contains(r.On, Pair{From: "agency_id", To: "agency_id"}))
}

// Pair is two columns that hold the same value.
type Pair struct{ From, To string }

// Through is the linking table of a many-to-many relation; On pairs its columns with the target's.
type Through struct {
	Table string
	On    []Pair
}

// Computed is the expression of a field that is computed when read.
type Computed struct {
	SQL   *Template
	Parts map[string]*Part
}

// Part is an aggregate over one of the record's to-many relations, 0 where there are no rows; or a column of the record that a to-one relation leads to.
type Part struct {
	Relation *Relation
	Function string // sum or count; value of a to-one relation
	Field    *Field // what is summed, a column or itself computed, or the column that is read; nil for count
	Where    *Template
}

// Template is a piece of SQL with holes: `{row}` is the alias of a record's row, `{today}` the bureau's day, any other
// name a part of a computed field.
type Template struct {
	Text     string
	Segments []Segment
}

// TemplateColumn is a column of the row that a template reads. IsNullTest says that it asks only whether the column is null.
type TemplateColumn struct {
	Name       string
	IsNullTest bool
}

// Columns returns the columns of the row that the template reads. ok is false where it reads other records, or has other holes than the row and the
// day.
func (t *Template) Columns() (columns []TemplateColumn, ok bool) {
	if strings.Contains(t.Text, "SELECT") {
		return nil, false
	}
	for i, s := range t.Segments {
		switch s.Hole {
		case "", "today":
		case "row":
			// The text that follows begins with the column: {row}.closed_on
			name := strings.TrimPrefix(t.Segments[i+1].SQL, ".")
			rest := ""
			if end := strings.IndexFunc(name, func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') && (r < '0' || r > '9') }); end >= 0 {
				name, rest = name[:end], name[end:]
			}
			columns = append(columns, TemplateColumn{name, strings.HasPrefix(rest, " IS NULL") || strings.HasPrefix(rest, " IS NOT NULL")})
		default:
			return nil, false
		}
	}
	return columns, true
}

// Segment is literal SQL, or a hole where Hole is set.
type Segment struct{ SQL, Hole string }

// Role is what a derived GraphQL type is to a record type.
type Role struct {
	Kind RoleKind
	Type *Type
}

// RoleKind is the kind of a derived type.
type RoleKind int

// The roles that an output type plays.
const (
	NoRole RoleKind = iota
	RecordRole
	ConnectionRole
	EdgeRole
	PageInfoRole
	AggregateRole
	SumRole
	AvgRole
	MinRole // minima and maxima
	DistinctRole
	GroupConnectionRole
	GroupRole
	GroupKeyRole
	ChangeRole // of a number from an earlier group
	ReportRole
	FigureRole
	IndicatorRole
	ViewerRole
	LabelsRole      // of enumerations, and of one value
	HistoryRole     // of a record: a change, a field that it changed, a proof of its versions
	DifferencesRole // between the figures of a report then and now
	DurationRole
)

// Root describes a field of Query.
type Root struct {
	Kind RootKind
	Type *Type // nil for node and nodes
	// Key is the argument that, with `agency`, names one record beside `id`; empty where there is none.
	Key string
}

// RootKind is the kind of a root field.
type RootKind int

// The kinds of root fields.
const (
	NoRoot   RootKind = iota
	ListRoot          // cases(…): a connection
	OneRoot           // case(id:): one record
	NodeRoot          // node(id:)
	NodesRoot
	ReportRoot
	IndicatorsRoot
	ViewerRoot
	LabelsRoot
	HistoryRoot     // history(id:), inclusionProof(id:): they take several reads, and are not compiled
	DifferencesRoot // reportDifferences, which takes several reads, too
)

// Source holds the facts about one record type that are not in the schema.
type Source struct {
	Type         string
	Table        *schema.Table
	Computed     map[string]ComputedSource // by field
	Searched     []string                  // fields of text that an index over their characters serves
	Folds        map[string]string         // by field: the SQL function that texts compared with it go through
	VisibleWhere string                    // SQL over {row} and {today}, where not all records are to be read
	HasHistory   bool                      // earlier versions of the records are kept
	Masks        map[string]string         // by field: SQL over {row}, the form that roles see who may not see the whole text
	Conditions   map[string]string         // by relation field: SQL over {row}, the target's row, and {today}
}

// ComputedSource is a Computed in words: SQL over {row}, {today} and the names of its parts.
type ComputedSource struct {
	SQL   string
	Parts map[string]PartSource
}

// PartSource is a Part in words: the relation's field, `sum`, `count` or `value`, the target's column or computed field, and SQL over
// {row} and {today}.
type PartSource struct{ Relation, Function, Column, Where string }

// Type returns a record type by its GraphQL name, nil where there is none.
func (c *Catalog) Type(name string) *Type { return c.types[name] }

// Role says what the GraphQL type of a name is.
func (c *Catalog) Role(name string) Role { return c.roles[name] }

// Root says what a field of Query answers with.
func (c *Catalog) Root(field string) Root { return c.roots[field] }

// Types returns the record types, by name.
func (c *Catalog) Types() []*Type {
	types := make([]*Type, 0, len(c.types))
	for _, t := range c.types {
		types = append(types, t)
	}
	sort.Slice(types, func(i, j int) bool { return types[i].Name < types[j].Name })
	return types
}

// Field returns a field of the type by name, nil where there is none.
func (t *Type) Field(name string) *Field { return t.byName[name] }

// Build places every field of the schema on a column, a relation or an expression. Returns one error that lists
// every field without a place and every name in a source that leads nowhere.
func Build(s *ast.Schema, sources []Source, report ReportSource, summaries []SummarySource, calendar CalendarSource) (*Catalog, error) {
	b := &builder{
		Catalog: &Catalog{
			Schema: s, types: map[string]*Type{}, roles: map[string]Role{}, roots: map[string]Root{},
			readers: map[string][]string{}, asOf: map[string][]string{}, contents: map[string]content{},
		},
		tables: map[*schema.Table]*Type{},
	}
	for _, src := range sources {
		b.declare(src)
	}
	for _, src := range sources {
		b.place(src)
	}
	for _, src := range sources {
		b.express(src)
	}
	for _, src := range sources {
		b.compute(src)
	}
	b.readAccess()
	b.assignRoles()
	b.assignRoots()
	b.report(report)
	for _, src := range summaries {
		b.summarise(src)
	}
	b.calendar(calendar)
	if len(b.faults) > 0 {
		sort.Strings(b.faults)
		return nil, fmt.Errorf("catalog: %d fields cannot be placed:\n  %s", len(b.faults), strings.Join(slices.Compact(b.faults), "\n  "))
	}
	return b.Catalog, nil
}

type builder struct {
	*Catalog
	tables map[*schema.Table]*Type
	faults []string
}

func (b *builder) fault(format string, args ...any) {
	b.faults = append(b.faults, fmt.Sprintf(format, args...))
}

func (b *builder) declare(src Source) {
	if d := b.Schema.Types[src.Type]; d == nil || d.Kind != ast.Object {
		b.fault("%s: the schema has no such object type", src.Type)
		return
	}
	t := &Type{Name: src.Type, Table: src.Table.Name, HasHistory: src.HasHistory, byName: map[string]*Field{}}
	_, t.Scoped = src.Table.FieldMap["agency_id"]
	if src.VisibleWhere != "" {
		t.VisibleWhere = parseTemplate(src.VisibleWhere)
	}
	b.types[src.Type] = t
	b.tables[src.Table] = t
}

// place ties a type to its table, and each field of it to a column, a relation or a formula.
func (b *builder) place(src Source) {
	t := b.types[src.Type]
	if t == nil {
		return
	}
	relations := map[string]*schema.Relation{}
	for name, r := range src.Table.Relations {
		relations[lowerFirst(name)] = r
	}
	for _, def := range b.Schema.Types[src.Type].Fields {
		if strings.HasPrefix(def.Name, "__") {
			continue
		}
		f := &Field{Name: def.Name, Owner: t, NonNull: def.Type.NonNull}
		t.Fields = append(t.Fields, f)
		t.byName[f.Name] = f
		named := b.Schema.Types[def.Type.Name()]
		if named.Kind == ast.Scalar || named.Kind == ast.Enum {
			f.Scalar, f.IsEnum = named.Name, named.Kind == ast.Enum
			f.IsID = f.Name == "id"
			if _, computed := src.Computed[f.Name]; computed {
				continue
			}
			column := snake(f.Name)
			if src.Table.FieldMap[column] == nil {
				b.fault("%s.%s: no column %s in %s, and no expression", t.Name, f.Name, column, t.Table)
				continue
			}
			f.Column, f.IsUnique = column, src.Table.FieldMap[column].Tag.HasOption("unique")
			continue
		}
		r := relations[f.Name]
		if r == nil {
			b.fault("%s.%s: no relation of that name on its model", t.Name, f.Name)
			continue
		}
		b.relate(f, r, def.Type, src.Conditions[f.Name])
	}
	for _, name := range src.Searched {
		if f := t.byName[name]; f == nil || f.Scalar != "String" || f.Column == "" {
			b.fault("%s.%s: it is searched, but it is no column of text", t.Name, name)
		} else {
			f.Searched = true
		}
	}
	for name, function := range src.Folds {
		if f := t.byName[name]; f == nil || f.Scalar != "String" || f.Column == "" {
			b.fault("%s.%s: it is folded, but it is no column of text", t.Name, name)
		} else {
			f.Fold = function
		}
	}
	for name, mask := range src.Masks {
		if f := t.byName[name]; f == nil || f.Scalar != "String" || f.Column == "" {
			b.fault("%s.%s: it has a mask, but it is no column of text", t.Name, name)
		} else {
			f.Mask = parseTemplate(mask)
		}
	}
	for name := range src.Conditions {
		if f := t.byName[name]; f == nil || f.Relation == nil {
			b.fault("%s.%s: a condition is declared, but the schema has no such relation", t.Name, name)
		}
	}
}

// relate places a relation field on a relation of the model.
func (b *builder) relate(f *Field, r *schema.Relation, typ *ast.Type, condition string) {
	target := b.tables[r.JoinTable]
	if target == nil {
		b.fault("%s.%s: its target %s is no record type", f.Owner.Name, f.Name, r.JoinTable.Name)
		return
	}
	many := typ.Name() == target.Name+"Connection"
	if !many && typ.Name() != target.Name {
		b.fault("%s.%s: the schema says %s, the model %s", f.Owner.Name, f.Name, typ.Name(), target.Name)
		return
	}
	rel := &Relation{Name: f.Name, Owner: f.Owner, Target: target, Many: many, Nullable: !many && !typ.NonNull}
	if condition != "" {
		rel.Condition = parseTemplate(condition)
	}
	if r.Type == schema.ManyToManyRelation {
		rel.On = pairs(r.BasePKs, r.M2MBasePKs)
		rel.Through = &Through{Table: r.M2MTable.Name, On: pairs(r.M2MJoinPKs, r.JoinPKs)}
	} else {
		rel.On = pairs(r.BasePKs, r.JoinPKs)
	}
	if many != (r.Type == schema.HasManyRelation || r.Type == schema.ManyToManyRelation) {
		b.fault("%s.%s: the schema and the model disagree whether it leads to many", f.Owner.Name, f.Name)
		return
	}
	f.Relation = rel
}

func pairs(from, to []*schema.Field) []Pair {
	on := make([]Pair, len(from))
	for i := range from {
		on[i] = Pair{From: from[i].Name, To: to[i].Name}
	}
	return on
}

// express parses the expressions before parts are resolved: a part may sum a computed field.
func (b *builder) express(src Source) {
	for name, c := range src.Computed {
		if t := b.types[src.Type]; t != nil && t.byName[name] != nil && t.byName[name].Relation == nil {
			t.byName[name].Computed = &Computed{SQL: parseTemplate(c.SQL), Parts: map[string]*Part{}}
		}
	}
}

// compute resolves the parts of computed fields.
func (b *builder) compute(src Source) {
	t := b.types[src.Type]
	if t == nil {
		return
	}
	for name, c := range src.Computed {
		f := t.byName[name]
		if f == nil || f.Relation != nil {
			b.fault("%s.%s: an expression is declared, but the schema has no such field", t.Name, name)
			continue
		}
		for part, p := range c.Parts {
			if made := b.part(t, fmt.Sprintf("%s.%s: part %s", t.Name, name, part), p); made != nil {
				f.Computed.Parts[part] = made
			}
		}
		for _, s := range f.Computed.SQL.Segments {
			if s.Hole != "" && s.Hole != "row" && s.Hole != "today" && f.Computed.Parts[s.Hole] == nil {
				b.fault("%s.%s: its expression names {%s}, which is no part", t.Name, name, s.Hole)
			}
		}
	}
}

// part returns a part of a computed field of a type; nil after a fault, whose text begins with at.
func (b *builder) part(t *Type, at string, p PartSource) *Part {
	rf := t.byName[p.Relation]
	if rf == nil || rf.Relation == nil || rf.Relation.Many != (p.Function != "value") {
		b.fault("%s: no relation %q that leads to many, or with the function value to one", at, p.Relation)
		return nil
	}
	made := &Part{Relation: rf.Relation, Function: p.Function}
	if p.Where != "" {
		made.Where = parseTemplate(p.Where)
	}
	switch p.Function {
	case "count":
		return made
	case "sum", "value":
	default:
		b.fault("%s: function %q is neither sum, count nor value", at, p.Function)
		return nil
	}
	for _, tf := range rf.Relation.Target.Fields {
		if tf.Column == p.Column && p.Column != "" || tf.Name == p.Column && tf.Computed != nil && p.Function == "sum" {
			made.Field = tf
		}
	}
	if made.Field == nil {
		b.fault("%s: %s has no column or expression %q", at, rf.Relation.Target.Name, p.Column)
		return nil
	}
	return made
}

var suffixes = map[string]RoleKind{
	"": RecordRole, "Connection": ConnectionRole, "Edge": EdgeRole, "Aggregate": AggregateRole, "Sum": SumRole,
	"Avg": AvgRole, "Min": MinRole, "Distinct": DistinctRole, "GroupConnection": GroupConnectionRole, "Group": GroupRole,
	"GroupKey": GroupKeyRole,
}

// assignRoles gives each type of the schema that belongs to a record type its role.
func (b *builder) assignRoles() {
	b.roles["PageInfo"], b.roles["Change"] = Role{Kind: PageInfoRole}, Role{Kind: ChangeRole}
	for _, t := range b.types {
		for suffix, kind := range suffixes {
			if d := b.Schema.Types[t.Name+suffix]; d != nil && d.Kind == ast.Object {
				b.roles[d.Name] = Role{Kind: kind, Type: t}
			}
		}
	}
	if b.Schema.Types["DurationAggregate"] != nil {
		b.roles["DurationAggregate"] = Role{Kind: DurationRole}
	}
	if b.Schema.Types["Viewer"] != nil {
		b.roles["Viewer"] = Role{Kind: ViewerRole}
	}
	if b.Schema.Types["Labels"] != nil {
		b.roles["Labels"], b.roles["Label"] = Role{Kind: LabelsRole}, Role{Kind: LabelsRole}
	}
	for _, name := range []string{"RecordChange", "FieldChange", "InclusionProof", "LogEntry"} {
		if b.Schema.Types[name] != nil {
			b.roles[name] = Role{Kind: HistoryRole}
		}
	}
	for _, name := range []string{"ReportDifferences", "FigureDifference", "RecordDifference"} {
		if b.Schema.Types[name] != nil {
			b.roles[name] = Role{Kind: DifferencesRole}
		}
	}
	if report := b.Schema.Types["Report"]; report != nil {
		b.roles["Report"], b.roles["Indicator"], b.roles["Figure"] = Role{Kind: ReportRole}, Role{Kind: IndicatorRole}, Role{Kind: FigureRole}
		for _, f := range report.Fields {
			if strings.HasSuffix(f.Type.Name(), "Figure") {
				b.roles[f.Type.Name()] = Role{Kind: FigureRole}
			}
		}
	}
	for name, d := range b.Schema.Types {
		if d.Kind != ast.Object || d.BuiltIn || b.roles[name].Kind != NoRole || strings.HasSuffix(name, "Payload") ||
			d == b.Schema.Query || d == b.Schema.Mutation || d == b.Schema.Subscription {
			continue
		}
		b.fault("%s: an object type that is neither a record nor derived from one", name)
	}
}

// assignRoots finds out what each root field of the schema answers with.
func (b *builder) assignRoots() {
	for _, f := range b.Schema.Query.Fields {
		if strings.HasPrefix(f.Name, "__") {
			continue
		}
		role := b.roles[f.Type.Name()]
		switch {
		case f.Name == "node":
			b.roots[f.Name] = Root{Kind: NodeRoot}
		case f.Name == "nodes":
			b.roots[f.Name] = Root{Kind: NodesRoot}
		case role.Kind == ReportRole:
			b.roots[f.Name] = Root{Kind: ReportRoot}
		case role.Kind == ViewerRole:
			b.roots[f.Name] = Root{Kind: ViewerRoot}
		case role.Kind == HistoryRole:
			b.roots[f.Name] = Root{Kind: HistoryRoot}
		case role.Kind == DifferencesRole:
			b.roots[f.Name] = Root{Kind: DifferencesRoot}
		case role.Kind == LabelsRole:
			b.roots[f.Name] = Root{Kind: LabelsRoot}
		case role.Kind == IndicatorRole:
			b.roots[f.Name] = Root{Kind: IndicatorsRoot}
		case role.Kind == ConnectionRole:
			b.roots[f.Name] = Root{Kind: ListRoot, Type: role.Type}
			role.Type.Plural = f.Name
		case role.Kind == RecordRole && f.Arguments.ForName("id") != nil:
			root := Root{Kind: OneRoot, Type: role.Type}
			for _, a := range f.Arguments {
				if a.Name != "id" && a.Name != "agency" {
					root.Key = a.Name
				}
			}
			b.roots[f.Name] = root
		default:
			b.fault("Query.%s: its type is no record, connection, report or list of indicators", f.Name)
		}
	}
}

// parseTemplate splits a text at its holes, which stand in braces.
func parseTemplate(text string) *Template {
	t := &Template{Text: text}
	for rest := text; rest != ""; {
		open := strings.IndexByte(rest, '{')
		end := strings.IndexByte(rest, '}')
		if open < 0 || end < open {
			t.Segments = append(t.Segments, Segment{SQL: rest})
			break
		}
		if open > 0 {
			t.Segments = append(t.Segments, Segment{SQL: rest[:open]})
		}
		t.Segments = append(t.Segments, Segment{Hole: rest[open+1 : end]})
		rest = rest[end+1:]
	}
	return t
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// snake turns a field's name into its column's: filedOn, filed_on.
func snake(name string) string {
	var b strings.Builder
	for _, r := range name {
		if unicode.IsUpper(r) {
			b.WriteByte('_')
			r = unicode.ToLower(r)
		}
		b.WriteRune(r)
	}
	return b.String()
}
