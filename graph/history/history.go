package history

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"docket/audit"
	"docket/graph/load"
	"docket/messages"
	"docket/query"
	"docket/query/catalog"
	"docket/query/plan"
	"docket/query/render"
)

// versionCost is the cost of a version, which is read by a statement of its own; those of a page go to Postgres together.
const versionCost = 10

// Reader reads what writes have done to records.
type Reader struct {
	Schema *ast.Schema
	// Service reads records; Pool is opened ForAsOf. Gate lets them run.
	Service *query.Service
	Pool    *query.Pool
	Gate    query.Gate
	// Keys are those of the log, by which it is seen who made a write. Nil where nobody knows.
	Keys *audit.Keys
	// Log is the database, of which Proof reads the log.
	Log *sql.DB

	operations sync.Map // the document of an operation, by its text
}

// Change is what a write did to a record.
type Change struct {
	At     *time.Time
	Action string
	By     *string
	Verb   *string
	Fields []Field
}

// Field is a field that a write changed, with its values as text.
type Field struct {
	Name, Label   string
	Enumeration   *string
	Before, After *string
}

// Request asks for the changes of a record.
type Request struct {
	plan.History
	// As is an operation of the caller: whose agencies, role and language decide what is seen. Its document is not used.
	As query.Operation
}

// version is a version of a record: since when, until when, and who wrote its beginning and its end.
type version struct {
	At, Until             *time.Time
	WrittenBy, ReplacedBy *string            // details of entries of the log
	values                map[string]*string // by field; nil where the caller does not see the version
}

// isRemoved reports whether no version that the caller sees follows a version, which is at a place of those of its record.
func (v *version) isRemoved(versions []*version, place int) bool {
	if v.Until == nil {
		return false
	}
	return place == 0 || versions[place-1].values == nil || versions[place-1].At == nil || !versions[place-1].At.Equal(*v.Until)
}

// Read returns what writes did to a record, the latest first. Nothing is found of a record that does not exist, or that the caller may not read.
func (r *Reader) Read(ctx context.Context, of Request) ([]Change, error) {
	t := r.Service.Catalog.Type(of.ID.Type)
	fields := shownFields(r.Service.Catalog, t, of.As.Role)
	versions, err := r.read(ctx, t, fields, of)
	if err != nil {
		return nil, err
	}
	changes := r.changesOf(t, fields, versions, of)
	return changes[:min(len(changes), of.First)], nil
}

// read returns the versions of a record, the latest first, with the values of some fields: one more than changes are asked for, with which the last is
// compared.
func (r *Reader) read(ctx context.Context, t *catalog.Type, fields []*catalog.Field, of Request) ([]*version, error) {
	leave, err := r.Gate.Enter(ctx, query.Cost{Total: (of.First + 1) * versionCost, Limit: r.Service.Limits.Cost})
	if err != nil {
		return nil, err
	}
	defer leave()
	if of.ID.Agency != 0 && !slices.Contains(of.As.Agencies, of.ID.Agency) {
		return nil, nil // nor could a cluster tell which machine to ask for the records of two agencies at once
	}
	snapshot, err := r.Pool.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	defer snapshot.Close()
	versions, err := r.versions(ctx, snapshot, t, of)
	if err != nil {
		return nil, err
	}
	return versions, r.readVersions(ctx, snapshot, t, fields, of, versions)
}

// versions returns the versions of a record, without their values.
func (r *Reader) versions(ctx context.Context, snapshot *query.Snapshot, t *catalog.Type, of Request) ([]*version, error) {
	columns, err := load.Counted(snapshot).QueryRow(ctx, render.Versions(t), []any{of.ID.Agency, of.ID.Number, of.Before, of.First + 1}, false)
	if err != nil {
		return nil, fmt.Errorf("history: %w", err)
	}
	var found []*version
	if err := json.Unmarshal(columns[0], &found); err != nil {
		return nil, fmt.Errorf("history: %w", err)
	}
	return found, nil
}

// readVersions reads the values of the versions that the caller sees.
func (r *Reader) readVersions(ctx context.Context, snapshot *query.Snapshot, t *catalog.Type, fields []*catalog.Field, of Request, versions []*version) error {
	text := operation(t, fields)
	document, err := r.document(text)
	if err != nil {
		return err
	}
	read := of.As
	read.Document, read.Definition, read.Text = document, document.Operations[0], text
	instants := make([]time.Time, len(versions))
	for i, v := range versions {
		instants[i] = instantOf(v, snapshot.At)
	}
	read.Variables = map[string]any{"id": of.ID.String(), "at": snapshot.At.Format(time.RFC3339Nano)}
	answers, err := r.Service.ReadAsOfEach(ctx, read, instants, load.CountedVersions(snapshot))
	if err != nil {
		return err
	}
	for i, v := range versions {
		if v.values, err = valuesOf(answers[i]["node"], fields); err != nil {
			return err
		}
	}
	return nil
}

// instantOf returns an instant at which a version was on record. now is after the beginning of every version.
func instantOf(v *version, now time.Time) time.Time {
	switch {
	case v.At != nil:
		return *v.At
	case v.Until != nil:
		return v.Until.Add(-time.Microsecond)
	}
	return now
}

// document returns the document of an operation.
func (r *Reader) document(text string) (*ast.QueryDocument, error) {
	if known, ok := r.operations.Load(text); ok {
		return known.(*ast.QueryDocument), nil
	}
	document, faults := gqlparser.LoadQueryWithRules(r.Schema, text, nil)
	if len(faults) > 0 {
		return nil, faults
	}
	r.operations.Store(text, document)
	return document, nil
}

// keptByDatabase are the fields that change with every write.
var keptByDatabase = []string{"id", "agency", "createdAt", "updatedAt", "version"}

// shownFields returns the fields of a record that a role may read and that are on record: columns, and what leads to another record.
func shownFields(c *catalog.Catalog, t *catalog.Type, role string) (fields []*catalog.Field) {
	for _, f := range t.Fields {
		isStored := f.Column != "" || f.Relation != nil && f.Relation.IsReference() && f.Relation.Target.HasHistory
		if isStored && !slices.Contains(keptByDatabase, f.Name) && c.SightOf(f, role) != catalog.Forbidden &&
			(f.Relation == nil || c.MayReadAsOf(f.Relation.Target.Name, role)) {
			fields = append(fields, f)
		}
	}
	return fields
}

// operation returns the text of the operation that reads the fields of a record as of an instant.
func operation(t *catalog.Type, fields []*catalog.Field) string {
	var b strings.Builder
	fmt.Fprintf(&b, "query History($id: ID!, $at: DateTime!) @asOf(at: $at) { node(id: $id) { ... on %s { __typename", t.Name)
	for _, f := range fields {
		b.WriteString(" " + f.Name)
		if f.Relation != nil {
			b.WriteString(" { id }")
		}
	}
	b.WriteString(" } } }")
	return b.String()
}

// valuesOf returns the values of a record as text; nil if there is no record.
func valuesOf(answer []byte, fields []*catalog.Field) (map[string]*string, error) {
	var record map[string]json.RawMessage
	if answer == nil {
		return nil, nil
	}
	if err := json.Unmarshal(answer, &record); err != nil || record == nil {
		return nil, err
	}
	values := make(map[string]*string, len(fields))
	for _, f := range fields {
		text, err := textOf(record[f.Name])
		if err != nil {
			return nil, err
		}
		values[f.Name] = text
	}
	return values, nil
}

// textOf returns a value of an answer as text; nil for null. A record stands for its id.
func textOf(value json.RawMessage) (*string, error) {
	value = bytes.TrimSpace(value)
	switch {
	case len(value) == 0 || string(value) == "null":
		return nil, nil
	case value[0] == '{':
		var other struct{ ID string }
		err := json.Unmarshal(value, &other)
		return &other.ID, err
	case value[0] == '"':
		var text string
		err := json.Unmarshal(value, &text)
		return &text, err
	}
	text := string(value)
	return &text, nil
}

// changesOf compares versions, the latest first.
func (r *Reader) changesOf(t *catalog.Type, fields []*catalog.Field, versions []*version, of Request) (changes []Change) {
	add := func(at *time.Time, action string, detail *string, fields []Field) {
		if at != nil && of.Before != nil && !at.Before(*of.Before) {
			return
		}
		c := Change{At: at, Action: action, Fields: fields}
		if at != nil && detail != nil && r.Keys != nil {
			r.addWriter(&c, of, *detail)
		}
		changes = append(changes, c)
	}
	for i, v := range versions {
		if v.values == nil {
			continue
		}
		if v.isRemoved(versions, i) {
			add(v.Until, "REMOVED", v.ReplacedBy, nil)
		}
		before, isFirst := map[string]*string{}, true
		if i+1 < len(versions) && versions[i+1].values != nil && v.At != nil && versions[i+1].Until.Equal(*v.At) {
			before, isFirst = versions[i+1].values, false
		}
		different := r.compare(t, fields, before, v.values, of.As.Language)
		switch {
		case v.At == nil:
			add(nil, "FOUND", nil, different)
		case isFirst:
			add(v.At, "ADDED", v.WrittenBy, different)
		default:
			add(v.At, "CHANGED", v.WrittenBy, different)
		}
	}
	return changes
}

// addWriter adds who made a change, by a detail of the log. One that Docket has not signed says nothing.
func (r *Reader) addWriter(c *Change, of Request, detail string) {
	written, err := r.Keys.CheckDetail(of.ID.Agency, audit.InstantOf(*c.At), detail)
	if err != nil {
		return
	}
	c.Verb = textIfGiven(written.Verb)
	if r.Service.Catalog.Shows("NAME", of.As.Role) {
		c.By = textIfGiven(written.By)
	}
}

// compare returns the fields whose values differ, in the order of the schema.
func (r *Reader) compare(t *catalog.Type, fields []*catalog.Field, before, after map[string]*string, language messages.Language) []Field {
	different := []Field{}
	for _, f := range fields {
		b, a := before[f.Name], after[f.Name]
		if b == nil && a == nil || b != nil && a != nil && *b == *a {
			continue
		}
		definition := r.Schema.Types[t.Name].Fields.ForName(f.Name)
		field := Field{Name: f.Name, Label: messages.FieldLabel(language, t.Name, f.Name, definition.Description), Before: b, After: a}
		if f.IsEnum {
			field.Enumeration = &f.Scalar
		}
		different = append(different, field)
	}
	return different
}

func textIfGiven(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
