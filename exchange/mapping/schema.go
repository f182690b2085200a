package mapping

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"

	"docket/exchange/kinds"
	"docket/exchange/sheet"
)

// Schema returns the JSON Schema of mappings, for editors.
func Schema() []byte {
	type object = map[string]any
	definitions := object{}
	var shape func(t reflect.Type) object
	reference := func(name string) object { return object{"$ref": "#/$defs/" + name} }
	properties := func(t reflect.Type) object {
		out := object{}
		for i := range t.NumField() {
			f := t.Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
			if name == "" {
				continue
			}
			p := maps.Clone(shape(f.Type))
			if doc := f.Tag.Get("doc"); doc != "" {
				p["description"] = doc
			}
			out[name] = p
		}
		return out
	}
	shape = func(t reflect.Type) object {
		switch t.Kind() {
		case reflect.Pointer:
			return shape(t.Elem())
		case reflect.Bool:
			return object{"type": "boolean"}
		case reflect.Int:
			return object{"type": "integer", "minimum": 0}
		case reflect.Map:
			return object{"type": "object", "additionalProperties": shape(t.Elem())}
		case reflect.Slice:
			if t == reflect.TypeFor[Conditions]() {
				one := shape(t.Elem())
				return object{"oneOf": []any{one, object{"type": "array", "items": one}}}
			}
			return object{"type": "array", "items": shape(t.Elem())}
		case reflect.Struct:
			if definitions[t.Name()] == nil {
				definitions[t.Name()] = true // it may hold itself
				definitions[t.Name()] = object{"type": "object", "additionalProperties": false, "properties": properties(t)}
			}
			return reference(t.Name())
		}
		return object{"type": "string"}
	}
	top := properties(reflect.TypeFor[Spec]())
	top["encoding"].(object)["enum"] = sheet.Encodings()
	top["dates"].(object)["enum"] = sheet.DateForms()
	records := object{}
	for _, k := range kinds.AllMerged() {
		record := recordSchema(k.Fields, !k.IsList, shape)
		if k.Name == "case" {
			record["properties"].(object)["combine"] = object{"type": "boolean", "description": "The rows with one case number make one case, to which each adds its penalties."}
		}
		records[k.Name] = record
	}
	for _, v := range kinds.Verbs() {
		records[v.Name] = recordSchema(v.Fields, false, shape)
	}
	top["records"] = object{"description": "What records a row holds, by their kind.", "type": "object", "additionalProperties": false, "properties": records}
	text, err := json.MarshalIndent(object{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Mapping of a register", "type": "object", "additionalProperties": false,
		"required": []string{"currency", "timeZone", "agency", "records"}, "properties": top, "$defs": definitions,
	}, "", "  ")
	if err != nil {
		panic(err) // maps of texts
	}
	return append(text, '\n')
}

// recordSchema returns the schema of the records of a kind.
func recordSchema(fields []kinds.Field, isOne bool, shape func(reflect.Type) map[string]any) map[string]any {
	properties := map[string]any{"sheet": map[string]any{"type": "string"}}
	if !isOne {
		properties["when"], properties["each"], properties["key"] = shape(reflect.TypeFor[Conditions]()), shape(reflect.TypeFor[Each]()), shape(reflect.TypeFor[Source]())
	}
	var required []string
	for _, f := range fields {
		properties[f.Name] = shape(reflect.TypeFor[Source]())
		if f.IsRequired && f.Form != kinds.Key {
			required = append(required, f.Name)
		}
	}
	slices.Sort(required)
	one := map[string]any{"type": "object", "additionalProperties": false, "properties": properties}
	if len(required) > 0 {
		one["required"] = required
	}
	if isOne {
		return one
	}
	return map[string]any{"oneOf": []any{one, map[string]any{"type": "array", "items": one}}}
}
