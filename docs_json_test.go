package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// An answer in a document may leave parts out. `"…"` in the place of a value stands for any value, as the last element of
// a list for any further elements, and as a field (`"…": "…"`) for any further fields. `"$case"` stands for any text,
// which the following operations of the document take as their variable `$case`.

const elided = "…"

var variable = regexp.MustCompile(`^\$([a-z][A-Za-z0-9]*)$`)

// object is a JSON object in the order of its fields.
type object []struct {
	name  string
	value any
}

func (o object) find(name string) (any, bool) {
	for _, m := range o {
		if m.name == name {
			return m.value, true
		}
	}
	return nil, false
}

// parseJSON reads JSON into objects, lists ([]any), strings, json.Number, bool and nil.
func parseJSON(text []byte) (any, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	return parseValue(decoder)
}

// parseValue reads the next JSON value and keeps the order of the members of objects.
func parseValue(decoder *json.Decoder) (any, error) {
	token, err := decoder.Token()
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('{'):
		o := object{}
		for decoder.More() {
			name, err := decoder.Token()
			if err != nil {
				return nil, err
			}
			value, err := parseValue(decoder)
			if err != nil {
				return nil, err
			}
			o = append(o, struct {
				name  string
				value any
			}{name.(string), value})
		}
		_, err = decoder.Token()
		return o, err
	case json.Delim('['):
		list := []any{}
		for decoder.More() {
			value, err := parseValue(decoder)
			if err != nil {
				return nil, err
			}
			list = append(list, value)
		}
		_, err = decoder.Token()
		return list, err
	}
	return token, nil
}

// matchJSON returns how got differs from what is shown, and binds the variables that are shown for the first time.
func matchJSON(path string, shown, got any, bound map[string]any) (differences []string) {
	differs := []string{fmt.Sprintf("%s: %s is shown", path, showJSON(shown, ""))}
	if text, ok := shown.(string); ok {
		if name := variable.FindStringSubmatch(text); name != nil {
			if known, ok := bound[name[1]]; ok {
				shown = known
			} else {
				bound[name[1]], shown = got, got
			}
		}
	}
	switch shown := shown.(type) {
	case object:
		gotObject, ok := got.(object)
		if !ok {
			return differs
		}
		for _, m := range shown {
			value, ok := gotObject.find(m.name)
			if !ok && m.name != elided {
				differences = append(differences, fmt.Sprintf("%s.%s is shown, and did not come", path, m.name))
			} else if ok {
				differences = append(differences, matchJSON(path+"."+m.name, m.value, value, bound)...)
			}
		}
		if _, more := shown.find(elided); !more {
			for _, m := range gotObject {
				if _, ok := shown.find(m.name); !ok {
					differences = append(differences, fmt.Sprintf("%s.%s came, and is not shown", path, m.name))
				}
			}
		}
		return differences
	case []any:
		gotList, ok := got.([]any)
		if !ok {
			return differs
		}
		first, more := firstShown(shown)
		if len(gotList) < len(first) || len(gotList) > len(first) && !more {
			return append(differs, fmt.Sprintf("%s: %d elements came", path, len(gotList)))
		}
		for i, value := range first {
			differences = append(differences, matchJSON(fmt.Sprintf("%s[%d]", path, i), value, gotList[i], bound)...)
		}
		return differences
	}
	if shown != elided && !reflect.DeepEqual(shown, got) {
		return differs
	}
	return nil
}

// firstShown returns the elements that are shown of a list, and whether more may follow.
func firstShown(shown []any) (first []any, more bool) {
	if n := len(shown); n > 0 && shown[n-1] == elided {
		return shown[:n-1], true
	}
	return shown, false
}

// mergeJSON returns what came, with what the shown answer leaves out left out, and with its variables.
func mergeJSON(shown, got any) any {
	if text, ok := shown.(string); ok && (text == elided || variable.MatchString(text)) {
		return shown
	}
	switch got := got.(type) {
	case object:
		shown, _ := shown.(object)
		_, more := shown.find(elided)
		var merged object
		for _, m := range got {
			value, ok := shown.find(m.name)
			if ok || !more {
				m.value = mergeJSON(value, m.value)
				merged = append(merged, m)
			}
		}
		if more {
			merged = append(merged, object{{elided, elided}}...)
		}
		return merged
	case []any:
		shown, _ := shown.([]any)
		first, more := firstShown(shown)
		if more {
			got = got[:min(len(got), len(first))]
		}
		merged := slices.Clone(got)
		for i := range merged[:min(len(merged), len(first))] {
			merged[i] = mergeJSON(first[i], merged[i])
		}
		if more {
			merged = append(merged, elided)
		}
		return merged
	}
	return got
}

// widest is how many columns a line of a shown answer may have.
const widest = 120

// showJSON writes a value, on one line where it fits.
func showJSON(value any, indent string) string {
	var parts []string
	open, end := "{", "}"
	inner := indent + "  "
	switch value := value.(type) {
	case object:
		for _, m := range value {
			parts = append(parts, scalarJSON(m.name)+": "+showJSON(m.value, inner))
		}
	case []any:
		open, end = "[", "]"
		for _, element := range value {
			parts = append(parts, showJSON(element, inner))
		}
	default:
		return scalarJSON(value)
	}
	line := open + strings.Join(parts, ", ") + end
	if !strings.Contains(line, "\n") && columns(indent+line) <= widest {
		return line
	}
	return open + "\n" + inner + strings.Join(parts, ",\n"+inner) + "\n" + indent + end
}

// columns returns how wide a text is shown: a Chinese character takes two columns.
func columns(text string) int {
	wide := 0
	for _, r := range text {
		if utf8.RuneLen(r) == 3 {
			wide++
		}
	}
	return utf8.RuneCountInString(text) + wide
}

func scalarJSON(value any) string {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return err.Error()
	}
	return strings.TrimSpace(b.String())
}

// What may be left out of a shown answer, and what may not.
func TestShownAnswers(t *testing.T) {
	t.Parallel()
	const came = `{"id": "Case:1:7", "n": 1, "list": [1, {"a": null}, 3]}`
	for shown, differences := range map[string]int{
		came: 0,
		`{"n": 1, "list": [1, {"a": null}, 3], "id": "Case:1:7"}`: 0, // in any order of fields
		`{"id": "…", "…": "…"}`:                                   0,
		`{"list": [1, "…"], "…": "…"}`:                            0,
		`{"list": [1, {"…": "…"}, "…"], "…": "…"}`:                0,
		`{"id": "$case", "…": "…"}`:                               0,
		`{"id": "$other", "…": "…"}`:                              1, // which is bound to another id
		`{"id": "Case:1:7"}`:                                      2, // n and list are not shown
		`{"n": 2, "…": "…"}`:                                      1,
		`{"n": "1", "…": "…"}`:                                    1,
		`{"m": 1, "…": "…"}`:                                      1,
		`{"list": [1], "…": "…"}`:                                 2,
		`{"list": [2, "…"], "…": "…"}`:                            1,
		`{"list": [1, {"a": null}, 3, 4, "…"], "…": "…"}`:         2,
		`{"list": {"…": "…"}, "…": "…"}`:                          1,
	} {
		want, err := parseJSON([]byte(shown))
		if err != nil {
			t.Fatal(err)
		}
		got, err := parseJSON([]byte(came))
		if err != nil {
			t.Fatal(err)
		}
		bound := map[string]any{"other": "Case:1:8"}
		if found := matchJSON("", want, got, bound); len(found) != differences {
			t.Errorf("%s: %q, want %d differences", shown, found, differences)
		}
		if strings.Contains(shown, "$case") && bound["case"] != "Case:1:7" {
			t.Errorf("%s: bound %v", shown, bound)
		}
		// What is written by -update is what came, with the same parts left out.
		again, err := parseJSON([]byte(showJSON(mergeJSON(want, got), "")))
		if err != nil || len(matchJSON("", again, got, map[string]any{"other": "Case:1:7"})) > 0 {
			t.Errorf("%s: is rewritten as %s: %v", shown, showJSON(again, ""), err)
		}
	}
}
