package querytest

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// An input value of a drawn operation is nil, a bool, an int, a string, an enum, a []any, or members.
type (
	enumValue   string
	inputObject []inputField
)

type inputField struct {
	name  string
	value any
}

// writeLiteral writes an input value as GraphQL.
func writeLiteral(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case enumValue:
		return string(v)
	case string:
		text, _ := json.Marshal(v)
		return string(text)
	case bool:
		return strconv.FormatBool(v)
	case int:
		return strconv.Itoa(v)
	case []any:
		parts := make([]string, len(v))
		for i, item := range v {
			parts[i] = writeLiteral(item)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case inputObject:
		parts := make([]string, len(v))
		for i, m := range v {
			parts[i] = m.name + ": " + writeLiteral(m.value)
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	panic(fmt.Sprintf("querytest: %T is no input", v))
}

// asJSON returns an input value as it comes in variables.
func asJSON(v any) any {
	switch v := v.(type) {
	case enumValue:
		return string(v)
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = asJSON(item)
		}
		return out
	case inputObject:
		out := map[string]any{}
		for _, m := range v {
			out[m.name] = asJSON(m.value)
		}
		return out
	}
	return v
}
