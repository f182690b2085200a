package kinds

import "docket/db"

// Merged is a kind of record that is merged into its table by statements over all rows: a newer edition of a register may change such
// records. All other records are written by the mutations of the API, see Verb.
type Merged struct {
	Name   string // in mappings and reports
	Table  string
	Key    string // column that identifies a record within an agency
	Parent string // kind that the mapping must have too; empty if none
	IsList bool   // a row may hold several; else it holds at most one
	// HasImportedVersion is true if the table stores the version that an import gave the record, so that later changes show.
	HasImportedVersion bool
	Fields             []Field
}

// KeyField returns the name of the field that identifies a record.
func (k Merged) KeyField() string {
	for _, f := range k.Fields {
		if f.Column == k.Key {
			return f.Name
		}
	}
	return "its decision"
}

// merged are all kinds of record that are merged, a parent before its children. The database has the same lengths and allowed
// values; a test compares them.
var merged = []Merged{
	{Name: "party", Table: "parties", Key: "source_key", Fields: []Field{
		{Name: "sourceKey", Column: "source_key", MaxLength: 200, IsRequired: true},
		{Name: "name", Column: "name", MaxLength: 200, IsRequired: true},
		{Name: "kind", Column: "kind", Form: Enum, Enum: "PartyKind", Values: enumValues(db.PartyKindValues()), IsRequired: true},
		{Name: "code", Column: "code", Form: Code},
		{Name: "address", Column: "address", MaxLength: 500},
		{Name: "representative", Column: "representative", MaxLength: 200},
	}},
	{Name: "foodBusiness", Table: "food_businesses", Key: "source_key", Parent: "party", HasImportedVersion: true, Fields: []Field{
		{Name: "sourceKey", Column: "source_key", MaxLength: 200, IsRequired: true},
		{Name: "name", Column: "name", MaxLength: 200, IsRequired: true},
		{Name: "licenceNo", Column: "licence_no", MaxLength: 100},
		{Name: "type", Column: "type", Form: Enum, Enum: "BusinessType", Values: enumValues(db.BusinessTypeValues()), IsRequired: true},
		{Name: "category", Column: "category", MaxLength: 200},
		{Name: "level", Column: "level", Form: Enum, Enum: "CoverageLevel", Values: enumValues(db.CoverageLevelValues())},
		{Name: "address", Column: "address", MaxLength: 500},
		{Name: "openedOn", Column: "opened_on", Form: Date},
		{Name: "closedOn", Column: "closed_on", Form: Date},
		{Name: "party", Form: Link, Links: "party", MaxLength: 200},
	}},
	{Name: "case", Table: "cases", Key: "case_no", Parent: "party", HasImportedVersion: true, Fields: []Field{
		{Name: "caseNo", Column: "case_no", MaxLength: 128, IsRequired: true},
		{Name: "field", Column: "field", Form: Enum, Enum: "CaseField", Values: enumValues(db.CaseFieldValues()), IsRequired: true},
		{Name: "source", Column: "source", Form: Enum, Enum: "CaseSource", Values: enumValues(db.CaseSourceValues()), IsRequired: true},
		{Name: "procedure", Column: "procedure", Form: Enum, Enum: "CaseProcedure", Values: enumValues(db.CaseProcedureValues()), IsRequired: true},
		{Name: "cause", Column: "cause", MaxLength: 2000, IsRequired: true},
		{Name: "facts", Column: "facts", MaxLength: 20000},
		{Name: "valueOfGoods", Column: "value_of_goods", Form: Money},
		{Name: "illegalGains", Column: "illegal_gains", Form: Money},
		{Name: "discoveredOn", Column: "discovered_on", Form: Date},
		{Name: "filedOn", Column: "filed_on", Form: Date, IsRequired: true},
		{Name: "party", Form: Link, Links: "party", MaxLength: 200},
		{Name: "business", Form: Link, Links: "foodBusiness", MaxLength: 200},
	}},
	{Name: "decision", Table: "decisions", Key: "decision_no", Parent: "case", HasImportedVersion: true, Fields: []Field{
		{Name: "decisionNo", Column: "decision_no", MaxLength: 128, IsRequired: true},
		{Name: "decidedOn", Column: "decided_on", Form: Date, IsRequired: true},
		{Name: "reasons", Column: "reasons", MaxLength: 20000},
	}},
	{Name: "fine", Table: "penalties", Key: "decision_id", Parent: "decision", Fields: []Field{
		{Name: "amount", Column: "amount", Form: Money, IsRequired: true},
		{Name: "text", Column: "text", MaxLength: 4000},
	}},
	{Name: "penalty", Table: "penalties", Key: "decision_id", Parent: "decision", IsList: true, Fields: []Field{
		{Name: "kind", Column: "kind", Form: Enum, Enum: "PenaltyKind", Values: enumValues(db.PenaltyKindValues()), IsRequired: true},
		{Name: "amount", Column: "amount", Form: Money},
		{Name: "text", Column: "text", MaxLength: 4000},
		{Name: "act", Column: "act", MaxLength: 500},
	}},
}

// enumValues returns the values as texts.
func enumValues[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

// AllMerged returns all kinds of record that are merged, a parent before its children.
func AllMerged() []Merged { return merged }

// MergedNamed returns the kind of record that is merged under a name, and nil if there is none.
func MergedNamed(name string) *Merged {
	for i := range merged {
		if merged[i].Name == name {
			return &merged[i]
		}
	}
	return nil
}

// Names returns the names of all kinds: first those that are merged, in their order, then the verbs.
func Names() []string {
	names := make([]string, 0, len(merged)+len(verbs))
	for _, k := range merged {
		names = append(names, k.Name)
	}
	for _, v := range verbs {
		names = append(names, v.Name)
	}
	return names
}

// Field returns the field with a name, and nil if there is none.
func (k Merged) Field(name string) *Field {
	for i := range k.Fields {
		if k.Fields[i].Name == name {
			return &k.Fields[i]
		}
	}
	return nil
}

// FieldNames returns the names of all fields.
func (k Merged) FieldNames() []string {
	names := make([]string, len(k.Fields))
	for i, f := range k.Fields {
		names[i] = f.Name
	}
	return names
}
