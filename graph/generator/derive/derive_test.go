package derive

import (
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

const base = `
directive @records(plural: String!, key: [String!]) on OBJECT
scalar Money
scalar Date
scalar DateTime
scalar Decimal
interface Node { id: ID! }
interface Record implements Node { id: ID! version: Int! }
type PageInfo { hasNextPage: Boolean! }
type Query { node(id: ID!): Node }
directive @read(by: [String!]!) on OBJECT
directive @holds(what: String!) on FIELD_DEFINITION
`

const library = `
"书 A book."
type Book implements Record @records(plural: "books", key: ["isbn"]) @read(by: ["LEGAL"]) {
  isbn: String! @holds(what: "PLAIN")
  price: Money
  boughtOn: Date
  mood: Mood
  author: Author!
}
"作者 An author."
type Author implements Record @records(plural: "authors") @read(by: ["LEGAL"]) {
  name: String! @holds(what: "NAME")
  books: [Book!]!
}
enum Mood { GLAD SAD }
`

// schemaOf returns the schema derived from hand-written sources.
func schemaOf(t *testing.T, written ...string) *ast.Schema {
	t.Helper()
	var sources []*ast.Source
	for _, text := range written {
		sources = append(sources, &ast.Source{Name: "test", Input: text})
	}
	derived, err := Sources(sources, "common")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := gqlparser.LoadSchema(derived...)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// fields returns the fields of a type, one a line.
func fields(t *testing.T, s *ast.Schema, name string) string {
	t.Helper()
	d := s.Types[name]
	if d == nil {
		t.Fatalf("there is no type %s", name)
	}
	var lines []string
	for _, f := range d.Fields {
		if strings.HasPrefix(f.Name, "__") {
			continue
		}
		var args []string
		for _, a := range f.Arguments {
			args = append(args, a.Name+": "+a.Type.String())
		}
		line := f.Name
		if args != nil {
			line += "(" + strings.Join(args, ", ") + ")"
		}
		lines = append(lines, line+": "+f.Type.String())
	}
	return strings.Join(lines, "\n")
}

func TestSources(t *testing.T) {
	t.Parallel()
	s := schemaOf(t, base, library)
	const page = "first: Int, after: String, last: Int, before: String, offset: Int)"
	for name, want := range map[string]string{
		"Book":   "id: ID!\nversion: Int!\nisbn: String!\nprice: Money\nboughtOn: Date\nmood: Mood\nauthor: Author!",
		"Author": "id: ID!\nversion: Int!\nname: String!\nbooks(where: BookWhere, orderBy: [BookOrder!], " + page + ": BookConnection!",
		"Query": "node(id: ID!): Node\n" +
			"books(where: BookWhere, orderBy: [BookOrder!], " + page + ": BookConnection!\n" +
			"book(id: ID, agency: String, isbn: String): Book\n" +
			"authors(where: AuthorWhere, orderBy: [AuthorOrder!], " + page + ": AuthorConnection!\n" +
			"author(id: ID!): Author",
		"BookConnection": "nodes: [Book!]!\nedges: [BookEdge!]!\npageInfo: PageInfo!\ntotalCount: Int!\n" +
			"aggregate(where: BookWhere): BookAggregate!\n" +
			"groups(by: [BookGroupBy!]!, where: BookWhere, having: BookAggregateWhere, orderBy: [BookAggregateOrder!], first: Int, offset: Int, others: Boolean): BookGroupConnection!",
		"AuthorWhere":      "and: [AuthorWhere!]\nor: [AuthorWhere!]\nnot: AuthorWhere\nid: IDFilter\nversion: IntFilter\nname: StringFilter\nbooks: BookRelationWhere\ncompare: [AuthorComparison!]\ndaysBetween: [AuthorDays!]",
		"AuthorOperand":    "id: Boolean\nversion: Boolean\nname: Boolean\nbooks: BookMeasure\nconstant: Constant",
		"AuthorComparison": "left: AuthorOperand!\nis: Comparator!\nright: AuthorOperand!",
		"BookSum":          "price: Money!",
		"AuthorOrder":      "id: OrderDirection\nversion: OrderDirection\nname: OrderDirection\nbooks: BookAggregateOrder\ndaysBetween: AuthorDays",
		"BookAggregateOrder": "where: BookWhere\nkey: BookOrder\ncount: OrderDirection\nat: Decimal\nsum: BookMeasureOrder\navg: BookMeasureOrder\n" +
			"median: BookMeasureOrder\npercentile: BookMeasureOrder\nstandardDeviation: BookMeasureOrder\nmin: BookMeasureOrder\nmax: BookMeasureOrder\ndistinct: BookMeasureOrder\ndaysBetween: BookDays\n" +
			"ratio: BookCalculation\nshare: BookCalculation\nrank: BookCalculation\npercentRank: BookCalculation\nrunningTotal: BookCalculation\nchange: BookCalculation\nmovingAverage: BookCalculation",
		"BookCalculation": "of: BookMeasure!\nto: BookMeasure\nwithin: [BookGroupBy!]\norder: RankOrder\nagainst: ChangeAgainst\npart: ChangePart\nover: Int\n" +
			"is: DecimalFilter\ndirection: OrderDirection",
		"BookGroup": "key: BookGroupKey\nisOther: Boolean!\naggregate(where: BookWhere): BookAggregate!\n" +
			"books(where: BookWhere, orderBy: [BookOrder!], " + page + ": BookConnection!\n" +
			"share(of: BookMeasure!, within: [BookGroupBy!]): Decimal\nrank(of: BookMeasure!, within: [BookGroupBy!], order: RankOrder): Int\npercentRank(of: BookMeasure!, within: [BookGroupBy!], order: RankOrder): Decimal\n" +
			"runningTotal(of: BookMeasure!): Decimal\nchange(of: BookMeasure!, against: ChangeAgainst): Change!\nmovingAverage(of: BookMeasure!, over: Int!): Decimal",
		"BookMeasureOrder": "id: OrderDirection\nisbn: OrderDirection\nprice: OrderDirection\nboughtOn: OrderDirection\nmood: OrderDirection\nauthor: OrderDirection",
		"BookMeasure": "where: BookWhere\ncount: Boolean\nat: Decimal\nsum: BookMeasured\navg: BookMeasured\nmedian: BookMeasured\npercentile: BookMeasured\nstandardDeviation: BookMeasured\nmin: BookMeasured\nmax: BookMeasured\ndistinct: BookMeasured\ndaysBetween: BookDays\n" +
			"ratio: BookCalculation",
		"BookMeasured":  "id: Boolean\nisbn: Boolean\nprice: Boolean\nboughtOn: Boolean\nmood: Boolean\nauthor: Boolean",
		"AuthorMeasure": "where: AuthorWhere\ncount: Boolean\ndistinct: AuthorMeasured\ndaysBetween: AuthorDays\nratio: AuthorCalculation\nbooks: BookMeasure",
		"MoodFilter":    "eq: Mood\nne: Mood\nin: [Mood!]\nnotIn: [Mood!]\nisNull: Boolean",
		"BookGroupKey": "id: ID\nversion: Int\nisbn: String\nprice: Money\nboughtOn: Date\nmood: Mood\nauthor: AuthorGroupKey\n" +
			"upperBound(of: String): Decimal\nhour(of: String): Int\nweekday(of: String): Int\nmonthOfYear(of: String): Int",
	} {
		if got := fields(t, s, name); got != want {
			t.Errorf("%s has\n%s\nwant\n%s", name, got, want)
		}
	}
	if d := s.Directives["records"]; d != nil {
		t.Error("@records is served; it is for the generator only")
	}
	// No field lists authors, so that nothing can be asked of a list of them.
	if s.Types["AuthorRelationWhere"] != nil {
		t.Error("AuthorRelationWhere is derived, and nothing leads to it")
	}
}

// The enumeration of a book becomes a Go type; one that only an argument has does not.
func TestGoEnums(t *testing.T) {
	t.Parallel()
	const more = `
"""
心情 Mood
of a shelf.
"""
enum ShelfMood {
  "整齐 Neat."
  VERY_TIDY
  A4
}
type Shelf implements Record @records(plural: "shelves") { mood: ShelfMood! }
enum Language { ZH EN }
`
	got, err := GoEnums([]*ast.Source{{Name: "base", Input: base}, {Name: "more", Input: more}}, "db")
	if err != nil {
		t.Fatal(err)
	}
	const want = `// Code generated by graph/generator from graph/schema. DO NOT EDIT.

package db

// ShelfMood: 心情 Mood of a shelf.
type ShelfMood string

// The values of ShelfMood.
const (
	ShelfMoodVeryTidy ShelfMood = "VERY_TIDY" // 整齐 Neat.
	ShelfMoodA4       ShelfMood = "A4"
)

// ShelfMoodValues returns all values of ShelfMood, in the order of the schema.
func ShelfMoodValues() []ShelfMood {
	return []ShelfMood{
		ShelfMoodVeryTidy,
		ShelfMoodA4,
	}
}
`
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestSourcesRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ written, want string }{
		"no Record":         {`type Query { a: Int }`, "no interface Record"},
		"list of scalars":   {base + `type A implements Record @records(plural: "as") @read(by: []) { names: [String!]! }`, "A.names: a list of String"},
		"unknown type":      {base + `type A implements Record @records(plural: "as") @read(by: []) { b: B }`, "A.b: B is neither"},
		"arguments":         {base + `type A implements Record @records(plural: "as") @read(by: []) { n(x: Int): Int }`, "A.n: a field of a record takes no argument but a scalar's `asOn: Date`"},
		"two keys":          {base + `type A implements Record @records(plural: "as", key: ["n", "m"]) @read(by: []) { n: String @holds(what: "PLAIN") m: String @holds(what: "PLAIN") }`, "A: a key is one field"},
		"key not there":     {base + `type A implements Record @records(plural: "as", key: ["m"]) @read(by: []) { n: String @holds(what: "PLAIN") }`, "A: its key m"},
		"key not a String":  {base + `type A implements Record @records(plural: "as", key: ["n"]) @read(by: []) { n: Int }`, "A: its key n"},
		"no readers":        {base + `type A implements Record @records(plural: "as") { n: Int }`, "A: the directive @read is missing"},
		"no content":        {base + `type A implements Record @records(plural: "as") @read(by: []) { n: String }`, "A.n: the directive @holds is missing"},
		"no callers":        {base + `type Mutation { change(n: Int): Int }`, "Mutation.change: the directive @call is missing"},
		"no callers, added": {base + `type Mutation { change(n: Int): Int @call(by: []) } extend type Mutation { alter(n: Int): Int }`, "Mutation.alter: the directive @call is missing"},
		"syntax":            {base + `type A {`, "Expected"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := Sources([]*ast.Source{{Name: "test", Input: c.written}}, "common")
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}
