package history

import (
	"bytes"
	"encoding/json"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// Answer returns changes as JSON, with the fields that a selection on them asks for. Instants are written in the zone.
func Answer(op *graphql.OperationContext, selected ast.SelectionSet, changes []Change, zone *time.Location) []byte {
	a := answer{op: op, zone: zone}
	writeList(&a, changes, func(c Change) {
		a.object(selected, "RecordChange", func(f graphql.CollectedField) { a.change(c, f) })
	})
	return a.Bytes()
}

// answer is JSON that is being written.
type answer struct {
	bytes.Buffer
	op   *graphql.OperationContext
	zone *time.Location
}

// change writes a field of a change.
func (a *answer) change(c Change, f graphql.CollectedField) {
	switch f.Name {
	case "at":
		a.instant(c.At)
	case "action":
		a.value(c.Action)
	case "by":
		a.value(c.By)
	case "verb":
		a.value(c.Verb)
	case "changes":
		writeList(a, c.Fields, func(changed Field) {
			a.object(f.Selections, "FieldChange", func(f graphql.CollectedField) { a.field(changed, f) })
		})
	}
}

// field writes a field of a changed field.
func (a *answer) field(changed Field, f graphql.CollectedField) {
	a.value(map[string]any{
		"name": changed.Name, "label": changed.Label, "enumeration": changed.Enumeration, "before": changed.Before, "after": changed.After,
	}[f.Name])
}

// instant writes an instant in the zone; null for nil.
func (a *answer) instant(at *time.Time) {
	if at == nil {
		a.value(nil)
		return
	}
	a.value(at.In(a.zone).Format(time.RFC3339Nano))
}

// value writes a value; texts and nulls can always be written.
func (a *answer) value(v any) {
	text, _ := json.Marshal(v) //nolint:errchkjson // a text or null
	a.Write(text)
}

// object writes an object of a type with the fields of a selection.
func (a *answer) object(selected ast.SelectionSet, typ string, write func(graphql.CollectedField)) {
	a.WriteByte('{')
	for i, f := range graphql.CollectFields(a.op, selected, []string{typ}) {
		if i > 0 {
			a.WriteByte(',')
		}
		a.WriteString(strconv.Quote(f.Alias)) // a GraphQL name needs no escapes
		a.WriteByte(':')
		if f.Name == "__typename" {
			a.value(typ)
			continue
		}
		write(f)
	}
	a.WriteByte('}')
}

// writeList writes a list.
func writeList[T any](a *answer, list []T, write func(T)) {
	a.WriteByte('[')
	for i, item := range list {
		if i > 0 {
			a.WriteByte(',')
		}
		write(item)
	}
	a.WriteByte(']')
}
