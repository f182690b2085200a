package input

import (
	"encoding"
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Part is a value within an input.
type Part[T any] struct {
	Field string // path of its field, as in `input.officers[1]`
	Value T
}

// PartsOf returns the values of exactly the type T within an input, in the order of its fields. It does not look into values that are one text
// in JSON, such as keys and days.
func PartsOf[T any](input any) []Part[T] {
	var parts []Part[T]
	walk(reflect.ValueOf(input), "input", func(field string, v reflect.Value) {
		if value, ok := v.Interface().(T); ok {
			parts = append(parts, Part[T]{field, value})
		}
	})
	return parts
}

// Texts returns the free texts of an input. Numbers, days, ids, values of enumerations and the idempotency key are none.
func Texts(input any) []Part[string] {
	var texts []Part[string]
	for _, text := range PartsOf[string](input) {
		if !strings.HasSuffix(text.Field, ".idempotencyKey") {
			texts = append(texts, text)
		}
	}
	return texts
}

// walk calls visit for each value within v that is no list, no pointer and no record, and for each that is one text in JSON. field is the
// path of v.
func walk(v reflect.Value, field string, visit func(field string, v reflect.Value)) {
	switch v.Kind() {
	case reflect.Invalid:
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			walk(v.Elem(), field, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), ElementPath(field, i), visit)
		}
	case reflect.Struct:
		if v.CanInterface() {
			if _, isText := v.Interface().(encoding.TextMarshaler); isText {
				visit(field, v)
				return
			}
		}
		for i := range v.NumField() {
			switch f := v.Type().Field(i); {
			case f.Anonymous:
				walk(v.Field(i), field, visit)
			case f.IsExported():
				walk(v.Field(i), fieldPath(field, f.Name), visit)
			}
		}
	default:
		visit(field, v)
	}
}

// fieldPath returns the path of a field of an input, as in `input.caseNo`, by the name of the field in Go.
func fieldPath(input, name string) string {
	first, size := utf8.DecodeRuneInString(name)
	return input + "." + string(unicode.ToLower(first)) + name[size:]
}
