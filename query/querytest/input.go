package querytest

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// An input value of a drawn operation is nil, a bool, an int, a string, an enum, a []any, or members.
type (
	enum    string
	members []inputMember
)

type inputMember struct {
	name  string
	value any
}

// literal writes an input value as GraphQL.
func literal(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case enum:
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
			parts[i] = literal(item)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case members:
		parts := make([]string, len(v))
		for i, m := range v {
			parts[i] = m.name + ": " + literal(m.value)
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	panic(fmt.Sprintf("querytest: %T is no input", v))
}

// asJSON is an input value as it comes in variables.
func asJSON(v any) any {
	switch v := v.(type) {
	case enum:
		return string(v)
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = asJSON(item)
		}
		return out
	case members:
		out := map[string]any{}
		for _, m := range v {
			out[m.name] = asJSON(m.value)
		}
		return out
	}
	return v
}
