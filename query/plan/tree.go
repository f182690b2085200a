package plan

import "docket/query/catalog"

// Operation is a planned read: a tree without SQL, from which render writes one statement and cannot fail.
type Operation struct {
	Roots  []Root
	Guards []Guard
	// Checks find the faults of a request that no bind finds; they run before the statement.
	Checks []func(Env) error
	Scope  Scope
	// IsAsOf says that the operation has the directive asOf: its statement runs where the records are as they stood at its instant.
	IsAsOf bool
	// Resolved are the names of root fields that are left out, because they take several reads; see package graph/history.
	Resolved []string
	// Cost is the estimate of the work, in records; see addCost.
	Cost int
	// Passes is the part of Cost that is for passes over lists.
	Passes int
	// ReadsSummaries and ReadsRecords say from what lists and their measures are read.
	ReadsSummaries, ReadsRecords bool
}

// Scope says how many agencies a plan reads from, which decides the shape of its statement.
type Scope int

// The scopes. Env holds the agencies when the plan runs.
const (
	NoAgency Scope = iota
	OneAgency
	ManyAgencies
)

// Root is a root field: a column of the statement's only row.
type Root struct {
	Key   string // response key
	Value Node
}

// Node is a part of the tree that becomes JSON.
type Node interface{ node() }

// Object is a JSON object whose members come from the current row.
type Object struct{ Members []Member }

// Member is a member of an object, under its response key.
type Member struct {
	Key   string
	Value Node
}

// Literal is a constant text, as of __typename.
type Literal string

// Scalar is a field's value or an aggregate's.
type Scalar struct {
	Expr Expr
	// Type is the GraphQL scalar or enum that decides its form in JSON.
	Type string
}

// One is the record that a to-one relation leads to, null where there is none.
type One struct {
	Relation *catalog.Relation
	Object   *Object
}

// Record is at most one record, found by a condition, null where there is none.
type Record struct {
	Type   *catalog.Type
	Where  Cond
	Object *Object
}

// Records are records by their identities, in the order asked, null in the place of each that is not there.
type Records struct {
	// Count is the length of the list; Kinds hold the records, by type. The place of a record that does not exist holds null, or is
	// left out where only those Found are wanted.
	Count int
	Kinds []RecordsOfType
	Found bool
}

// RecordsOfType are the records of one type among Records; its binds are arrays of equal length.
type RecordsOfType struct {
	Type                      *catalog.Type
	Places, Agencies, Numbers *Bind
	Object                    *Object
}

// Connection is a set of records: a page of it, and measures over the whole set.
type Connection struct {
	Set *Set
	// Page is nil where no member needs the records themselves.
	Page *Page
	// Measures are computed over the whole set, in one pass.
	Measures []*Measure
	// Summary is what the measures are read from; nil for the records.
	Summary *catalog.Summary
	// Kept is what the rows of the set are read from in place of its table: the rows of what each record has added to summaries. They hold all that the
	// filter, the order and the measures ask for; other columns of the page are looked up for its records alone. Nil for the table.
	Kept *catalog.Summary
	// Parts are conditions on the rows, each worked out once for a row: a measure is taken of those for which its Part holds. Only in reports,
	// whose periods are the parts; elsewhere the filter of the set says which rows are meant.
	Parts   []Cond
	Members []Member
	// IsShared says that the page and the measures are read from the same pass over the set, because its filter computes
	// aggregates of other records.
	IsShared bool
	// IsOnePass says that the measures and the groups that are of all records (Groups.IsWhole) are read from the same pass over the set.
	IsOnePass bool
}

// Set says which records are meant.
type Set struct {
	Type *catalog.Type
	// Relation leads to the set from the row around it; nil for all records of the type.
	Relation *catalog.Relation
	// Filter is nil for all records.
	Filter Cond
	// Group narrows the set to the records of a group, where the row around the set is the row of this group; else nil.
	Group *Groups
	// Agencies narrows the set to the records of some agencies; nil for all agencies that may be read.
	Agencies *AgencySet
	// Bulk says that much of the table is likely read: aggregates per record are then computed for all records at once and joined.
	Bulk bool
}

// AgencySet are agencies that several sets of a report are narrowed to. The statement finds them once.
type AgencySet struct {
	Type  *catalog.Type
	Where Cond
}

// Page is a part of a set in an order.
type Page struct {
	Order         []Term
	Limit         int
	Offset        *Bind // nil where nothing is skipped
	Backward      bool
	After, Before *Cursor
	// Stamp is the hash of order and filter for which the page's cursors are valid; nil where no member needs cursors.
	Stamp *Bind
	// Probe says that one record beyond the limit is read, to tell whether more records follow.
	Probe bool
	// IsOfGroups says that the order begins with an aggregate in which records without related ones come last, and that the rest is the record's
	// identity. So the page is likely found among the related records, grouped by the record that they belong to.
	IsOfGroups bool

	stamp      *Bind
	needsStamp bool
}

// Term is one key of an order.
type Term struct {
	Expr       Expr
	Type       string // GraphQL scalar
	Desc       bool
	NullsFirst bool
	Nullable   bool
}

// Cursor is a place in an order: a value, or nil for null, for each of its terms.
type Cursor struct{ Values []*Bind }

// The members of a connection, an edge and a page.
type (
	// Nodes are the page's records.
	Nodes struct{ Object *Object }
	// Edges are the page's records with their cursors; its object's values may be EdgeNode and EdgeCursor.
	Edges struct{ Object *Object }
	// EdgeNode is the record of an edge.
	EdgeNode struct{ Object *Object }
	// EdgeCursor is the cursor of an edge.
	EdgeCursor struct{}
	// PageInfoField is a field of PageInfo.
	PageInfoField string
)

// Groups are the distinct values of dimensions over a set, with measures over the records of each.
type Groups struct {
	Set        *Set
	Dimensions []*Dimension
	Measures   []*Measure
	// Summary is what dimensions and measures are read from; nil for the records.
	Summary *catalog.Summary
	Having  Cond
	// Windows compare the groups for which Having holds; Keep then chooses among these groups by their windows, nil for all.
	Windows []*Window
	Keep    Cond
	Order   []Term
	Limit   int
	Offset  *Bind // nil where nothing is skipped
	// Members' values may be GroupNodes and GroupCount.
	Members []Member
	// Fill names the dimension whose empty buckets are added; nil where there is none.
	Fill *Fill
	// Others says that the groups after the page follow as one.
	Others bool
	// IsWhole says that the groups hold all records of the connection that they are a member of.
	IsWhole bool
}

// Fill says between which days the empty buckets of a dimension are added: from the latest of From to the earliest of
// Until, exclusive. Without them, the first and the last bucket found are the bounds.
type Fill struct {
	Dimension   *Dimension
	From, Until []*Bind
}

type (
	// GroupNodes are the page's groups.
	GroupNodes struct{ Object *Object }
	// GroupCount is the number of groups.
	GroupCount struct{}
)

// Dimension is a value that the records of a group share: the value of a field, or a record, perhaps through to-one relations.
type Dimension struct {
	Via []*catalog.Relation
	// Field is the field whose value counts; nil where the record at the end of Via is the dimension.
	Field  *catalog.Field
	Bucket string // DAY, WEEK, MONTH, QUARTER, YEAR; empty for the value itself
	Part   string // HOUR, WEEKDAY, MONTH_OF_YEAR; empty for the value itself
	// Width and Bounds put numbers into buckets; at most one is not nil. With Width the value is the bucket's lower bound, with Bounds
	// it is the bucket's place, 0 below the first bound.
	Width, Bounds *Bind
	OmitNull      bool
	// Expr is the field's value; nil where the record is the dimension.
	Expr Expr
	// Index is its place among the dimensions.
	Index int
}

// GroupKey is the key of a group, null for the rest of the groups.
type GroupKey struct{ Value Node }

// KeyRecord is the record that a dimension stands for.
type KeyRecord struct {
	Dimension *Dimension
	Object    *Object
}

func (Object) node()        {}
func (Literal) node()       {}
func (Scalar) node()        {}
func (One) node()           {}
func (Record) node()        {}
func (Records) node()       {}
func (*Connection) node()   {}
func (Nodes) node()         {}
func (Edges) node()         {}
func (EdgeNode) node()      {}
func (EdgeCursor) node()    {}
func (PageInfoField) node() {}
func (*Groups) node()       {}
func (GroupNodes) node()    {}
func (GroupCount) node()    {}
func (GroupKey) node()      {}
func (KeyRecord) node()     {}

// Expr is a value computed from the current row.
type Expr interface{ expr() }

// Column is a field of the row, perhaps through to-one relations. For an identity it is the record's number.
type Column struct {
	Via   []*catalog.Relation
	Field *catalog.Field
}

// Formula is a computed field's expression, with its parts.
type Formula struct {
	Via   []*catalog.Relation
	SQL   *catalog.Template
	Parts map[string]Expr
	Today *Bind // in the place of the bureau's day; nil for that
	// Kept is the sum of which each record's part, this value, is kept beside the summaries of its type; nil where the value is only computed.
	Kept *catalog.SummarySum
	// Masked is the field whose masked form this is, of a record as it stood at an instant; else nil.
	Masked *catalog.Field
}

// Function is an aggregate function.
type Function string

// The aggregate functions. Sum and count of nothing are 0; the others are null.
const (
	Count    Function = "count"
	Sum      Function = "sum"
	Avg      Function = "avg"
	Min      Function = "min"
	Max      Function = "max"
	Distinct Function = "distinct"
	// Median and Percentile are the value at a place among the values in order, between two neighbours where the place is.
	Median     Function = "median"
	Percentile Function = "percentile"
	// StandardDeviation is that of a sample, null below two values.
	StandardDeviation Function = "standardDeviation"
)

// Aggregate is an aggregate over the records of a to-many relation of the row, each counted once.
type Aggregate struct {
	Via      []*catalog.Relation
	Relation *catalog.Relation
	Where    Cond // on the relation's records; nil for all
	Function Function
	Of       Expr   // nil for the count of records
	Type     string // GraphQL scalar of the result
	At       *Bind  // the place of Percentile, else nil
	// Kept is what the relation's records are read from, where the aggregate is computed for all rows at once: see Connection.Kept.
	Kept *catalog.Summary
}

// Ratio is Over divided by Under, null where Under is 0.
type Ratio struct{ Over, Under Expr }

// Days is the number of days between two days, null where one is missing.
type Days struct {
	From, Until Expr
	// FromInstant and UntilInstant say which of the two are instants, whose day is the bureau's.
	FromInstant, UntilInstant bool
	// Working counts working days instead, those of the agency of the record at the end of Via; nil for all days.
	Working *WorkingDays
	Via     []*catalog.Relation
}

// WorkingDays are the calendar by which working days are counted, see catalog.Calendar.
type WorkingDays struct {
	Days                string // the table of days that agencies have entered
	SQL                 *catalog.Template
	First, Last, Counts *Bind
}

// Quotient is Percent per cent of Over divided by Under, null where Under is 0. It is exact to 40 places, and rounded only once: to six
// places where it is Rounded.
type Quotient struct {
	Over, Under Expr
	// Percent multiplies the quotient by 100.
	Percent, Rounded bool
}

// Product is the exact product of two numbers.
type Product struct{ Left, Right Expr }

// NonZero is a number, null where it is 0.
type NonZero struct{ Expr Expr }

// Difference is the exact difference of two numbers.
type Difference struct{ Left, Right Expr }

// Rounded is a number rounded to six places, without zeros at the end.
type Rounded struct{ Expr Expr }

// IsOther is true of the rest of the groups, and false of a group.
type IsOther struct{}

// Window is a number of a group that depends on other groups of the list: those with the same values of the dimensions Within.
type Window struct {
	Function WindowFunction
	Of       Expr
	Within   []*Dimension
	// Along is the dimension in time that orders the groups; nil for WindowSum, WindowRank and WindowPercentRank.
	Along *Dimension
	// Desc says that the largest number has rank 1.
	Desc bool
	// Buckets is how many buckets before this one WindowEarlier looks, and over how many WindowMean is taken. Years counts years in
	// place of buckets.
	Buckets, Years int
	// Index is its place among the windows of its groups.
	Index int
}

// WindowFunction is a function over groups.
type WindowFunction int

// The functions over groups. In the order of Along, a group without a time has none of them.
const (
	// WindowSum is the sum over the groups.
	WindowSum WindowFunction = iota
	// WindowRank is the place in the order of the numbers, null without a number.
	WindowRank
	// WindowPercentRank is the part of the other numbers that come before, to six places; 0 where there are no others.
	WindowPercentRank
	// WindowRunning is the sum up to this group.
	WindowRunning
	// WindowEarlier is the number of an earlier bucket, null where no group is in it.
	WindowEarlier
	// WindowMean is the exact mean over several buckets, this one the last; null where no group is in one of them. Groups without a
	// number are left out.
	WindowMean
)

// Measure is an aggregate over the rows of a set.
type Measure struct {
	Function Function
	Of       Expr   // nil for the count of records
	Under    Expr   // with Avg: the mean is the sum of Of over the sum of Under; else nil
	Where    Cond   // SQL's FILTER; nil for all
	Type     string // GraphQL scalar of the result
	At       *Bind  // the place of Percentile, else nil
	// Reach is the chain from the set to the records that are measured, where it cannot be computed per row. Each record counts
	// once, however many rows lead to it.
	Reach []Link
	// Index is its place among the measures of its set.
	Index int
	// Part is the place of its condition among the parts of its connection, if that has parts.
	Part int
}

// Link is a step of a chain: a relation and a condition on its records.
type Link struct {
	Relation *catalog.Relation
	Where    Cond
}

// Referred is a column, in a computed field, of the record that a to-one relation leads to from the row, or from the record at the end of Via.
type Referred struct {
	Via      []*catalog.Relation
	Relation *catalog.Relation
	Field    *catalog.Field
}

// Reached is an aggregate over the records that a chain of relations leads to from the row, or from the record at the end of Via, each
// counted once.
type Reached struct {
	Via      []*catalog.Relation
	Reach    []Link
	Function Function
	Of       Expr
	Type     string
	At       *Bind // the place of Percentile, else nil
}

// Key is the value of a dimension of the current group.
type Key struct{ Dimension *Dimension }

// KeyField is a field of the record that a dimension stands for.
type KeyField struct {
	Dimension *Dimension
	Of        Expr
}

// KeyBound is a bound of the bucket of numbers that a dimension of the current group is, null where the bucket has none.
type KeyBound struct {
	Dimension *Dimension
	IsUpper   bool
}

func (KeyBound) expr()   {}
func (KeyField) expr()   {}
func (Column) expr()     {}
func (*Formula) expr()   {}
func (*Aggregate) expr() {}
func (Ratio) expr()      {}
func (Quotient) expr()   {}
func (Product) expr()    {}
func (NonZero) expr()    {}
func (*Days) expr()      {}
func (Difference) expr() {}
func (Rounded) expr()    {}
func (IsOther) expr()    {}
func (*Window) expr()    {}
func (*Measure) expr()   {}
func (*Reached) expr()   {}
func (Referred) expr()   {}
func (Key) expr()        {}

// Cond is true or false of the current row, never null: a comparison with null is false, and Not makes it true.
type Cond interface{ cond() }

type (
	// And holds where all hold; empty, it holds.
	And []Cond
	// Or holds where one holds; empty, it does not.
	Or []Cond
	// Not holds where Cond does not.
	Not struct{ Cond Cond }
	// Compare holds where both sides have values that the operator, one of = <> < <= > >=, holds for. <> also holds where the left
	// side is null.
	Compare struct {
		Left  Expr
		Op    string
		Right *Bind
		// Is is the truth value that the left side is compared with by =, where it is a Boolean; else nil. It shapes the plan: Postgres finds
		// what holds by indexes, but not what equals a value that it does not know.
		Is *bool
	}
	// CompareValues holds where both sides have values that the operator, one of = <> < <= > >=, holds for.
	CompareValues struct {
		Left  Expr
		Op    string
		Right Expr
	}
	// In holds where the left side is one of the values.
	In struct {
		Left Expr
		List *Bind
	}
	// IsNull holds where the value is null.
	IsNull struct{ Expr Expr }
	// Like holds where the text matches the pattern, whatever its case.
	Like struct {
		Left    Expr
		Pattern *Bind
		// HasNoCase says that no letter of the pattern has a lower and an upper case.
		HasNoCase bool
		// Text is the text that is searched, where an index over the characters of the left side serves the search; else nil.
		Text *Bind
	}
	// Identity holds for the record of an identity. Agency is nil for types that belong to no agency.
	Identity struct{ Agency, Number *Bind }
	// Identities holds for the records of a list of identities; its binds are arrays of equal length.
	Identities struct{ Agencies, Numbers *Bind }
	// Exists holds where the relation leads to a record for which Where, nil for any, holds.
	Exists struct {
		Relation *catalog.Relation
		Where    Cond
	}
	// Template holds where its SQL does. Today replaces the bureau's day where it is not nil.
	Template struct {
		SQL   *catalog.Template
		Today *Bind
	}
)

func (And) cond()     {}
func (Or) cond()      {}
func (Not) cond()     {}
func (Compare) cond() {}

func (CompareValues) cond() {}
func (In) cond()            {}
func (IsNull) cond()        {}
func (Like) cond()          {}
func (Identity) cond()      {}
func (Identities) cond()    {}
func (Exists) cond()        {}
func (Template) cond()      {}
