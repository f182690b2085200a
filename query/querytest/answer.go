package querytest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
)

// An answer is nil, a bool, a json.Number, a string, a List, an *Object, or a Cursor.
type (
	// Object is a JSON object; the order of its members counts.
	Object struct{ Members []Member }
	// Member is a member of an object.
	Member struct {
		Key   string
		Value any
	}
	// List is a JSON list.
	List []any
	// Cursor stands where an answer holds the cursor of a record. What it looks like is not promised.
	Cursor struct{ Record *Record }
)

func (o *Object) add(key string, value any) { o.Members = append(o.Members, Member{key, value}) }

// Get returns a member's value, nil where there is none.
func (o *Object) Get(key string) any {
	for _, m := range o.Members {
		if m.Key == key {
			return m.Value
		}
	}
	return nil
}

// Decode reads JSON as an answer. No text stands for null, as in a column of a statement.
func Decode(text []byte) (any, error) {
	if text == nil {
		return nil, nil
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	v, err := decodeValue(d)
	if err == nil && d.More() {
		err = fmt.Errorf("more follows the value")
	}
	return v, err
}

// decodeValue reads the next JSON value and keeps the order of the members of objects.
func decodeValue(d *json.Decoder) (any, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('{'):
		object := &Object{}
		seen := map[string]bool{}
		for d.More() {
			key, err := d.Token()
			if err != nil {
				return nil, err
			}
			name := key.(string)
			if seen[name] {
				return nil, fmt.Errorf("the key %q stands there twice", name)
			}
			seen[name] = true
			value, err := decodeValue(d)
			if err != nil {
				return nil, err
			}
			object.add(name, value)
		}
		_, err := d.Token()
		return object, err
	case json.Delim('['):
		list := List{}
		for d.More() {
			value, err := decodeValue(d)
			if err != nil {
				return nil, err
			}
			list = append(list, value)
		}
		_, err := d.Token()
		return list, err
	}
	return token, nil
}

// Cursors are the cursors met in answers and the records they stand for.
type Cursors map[string]*Record

// Difference says where two answers differ first, empty where they do not. Cursors that are met are kept.
func Difference(path string, got, want any, met Cursors) string {
	differ := func() string { return fmt.Sprintf("%s: got %s, want %s", path, showShort(got), showShort(want)) }
	switch want := want.(type) {
	case Cursor:
		text, ok := got.(string)
		if !ok || text == "" {
			return differ()
		}
		met[text] = want.Record
		return ""
	case *Object:
		object, ok := got.(*Object)
		if !ok {
			return differ()
		}
		for i, m := range want.Members {
			if i >= len(object.Members) || object.Members[i].Key != m.Key {
				return fmt.Sprintf("%s: got the members %s, want %s", path, showShort(memberNames(object)), showShort(memberNames(want)))
			}
			if d := Difference(path+"."+m.Key, object.Members[i].Value, m.Value, met); d != "" {
				return d
			}
		}
		if len(object.Members) > len(want.Members) {
			return fmt.Sprintf("%s: got the members %s, want %s", path, showShort(memberNames(object)), showShort(memberNames(want)))
		}
		return ""
	case List:
		list, ok := got.(List)
		if !ok {
			return differ()
		}
		for i := range want {
			if i >= len(list) {
				break
			}
			if d := Difference(path+"["+strconv.Itoa(i)+"]", list[i], want[i], met); d != "" {
				return d
			}
		}
		if len(list) != len(want) {
			return fmt.Sprintf("%s: got %d items, want %d", path, len(list), len(want))
		}
		return ""
	}
	if got != want {
		return differ()
	}
	return ""
}

func memberNames(o *Object) []string {
	names := make([]string, len(o.Members))
	for i, m := range o.Members {
		names[i] = m.Key
	}
	return names
}

func showShort(v any) string {
	text := []byte(Show(v))
	if len(text) > 300 {
		text = append(text[:300], "…"...)
	}
	return string(text)
}

// Show writes an answer as JSON.
func Show(v any) string {
	switch v := v.(type) {
	case *Object:
		text := "{"
		for i, m := range v.Members {
			if i > 0 {
				text += ", "
			}
			text += strconv.Quote(m.Key) + ": " + Show(m.Value)
		}
		return text + "}"
	case List:
		text := "["
		for i, item := range v {
			if i > 0 {
				text += ", "
			}
			text += Show(item)
		}
		return text + "]"
	case Cursor:
		return "(the cursor of " + v.Record.ID() + ")"
	}
	text, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(text)
}
