package endpoint

import (
	"encoding/json"
	"slices"
	"strings"
)

// maxDepth is the depth of lists and objects from which fastDecoder leaves a text to encoding/json.
const maxDepth = 64

// fastDecoder reads the usual bodies of requests in one pass. It reads a text as encoding/json does, with numbers as json.Number, or
// does not read it: what is rare or wrong is left to encoding/json, which also words the faults.
type fastDecoder struct {
	text []byte
	at   int
}

// decodeRequest reads the body of a request; ok is false if encoding/json must read it.
func decodeRequest(text []byte) (_ *Request, ok bool) {
	d := &fastDecoder{text: text}
	sent := new(Request)
	if !d.next('{') {
		return nil, false
	}
	var seen []string
	for first := true; !d.next('}'); first = false {
		if !first && !d.next(',') {
			return nil, false
		}
		name, ok := d.string()
		if !ok || slices.Contains(seen, name) || !d.next(':') || !d.member(sent, name) {
			return nil, false
		}
		seen = append(seen, name)
	}
	d.skipSpace()
	return sent, d.at == len(text)
}

// member reads the member of a request that has a name, and reports whether it could.
func (d *fastDecoder) member(sent *Request, name string) (ok bool) {
	switch name {
	case "query":
		sent.Query, ok = d.string()
	case "operationName":
		sent.OperationName, ok = d.string()
	case "documentId":
		sent.DocumentID, ok = d.string()
	case "variables":
		sent.Variables, ok = d.members()
	case "extensions":
		sent.Extensions, ok = d.members()
	}
	return ok
}

// members reads an object.
func (d *fastDecoder) members() (map[string]any, bool) {
	d.skipSpace()
	if d.at == len(d.text) || d.text[d.at] != '{' {
		return nil, false
	}
	return d.object(0)
}

func (d *fastDecoder) skipSpace() {
	for d.at < len(d.text) {
		switch d.text[d.at] {
		case ' ', '\t', '\n', '\r':
			d.at++
		default:
			return
		}
	}
}

// next skips space and a character, and reports whether it stood there.
func (d *fastDecoder) next(c byte) bool {
	d.skipSpace()
	if d.at < len(d.text) && d.text[d.at] == c {
		d.at++
		return true
	}
	return false
}

// value reads any value at a depth.
func (d *fastDecoder) value(depth int) (_ any, ok bool) {
	d.skipSpace()
	if d.at == len(d.text) || depth > maxDepth {
		return nil, false
	}
	switch c := d.text[d.at]; {
	case c == '"':
		return d.string()
	case c == '{':
		return d.object(depth)
	case c == '[':
		return d.list(depth)
	case c == '-' || c >= '0' && c <= '9':
		return d.number()
	}
	for _, word := range []struct {
		text  string
		value any
	}{{"true", true}, {"false", false}, {"null", nil}} {
		if end := d.at + len(word.text); end <= len(d.text) && string(d.text[d.at:end]) == word.text {
			d.at = end
			return word.value, true
		}
	}
	return nil, false
}

func (d *fastDecoder) object(depth int) (_ map[string]any, ok bool) {
	d.at++
	object := map[string]any{}
	for first := true; !d.next('}'); first = false {
		if !first && !d.next(',') {
			return nil, false
		}
		name, ok := d.string()
		if !ok || !d.next(':') {
			return nil, false
		}
		if object[name], ok = d.value(depth + 1); !ok {
			return nil, false
		}
	}
	return object, true
}

func (d *fastDecoder) list(depth int) (_ any, ok bool) {
	d.at++
	list := []any{}
	for first := true; !d.next(']'); first = false {
		if !first && !d.next(',') {
			return nil, false
		}
		value, ok := d.value(depth + 1)
		if !ok {
			return nil, false
		}
		list = append(list, value)
	}
	return list, true
}

// number reads a number.
func (d *fastDecoder) number() (_ any, ok bool) {
	begin := d.at
	d.skip('-')
	if !d.skip('0') && !d.skipDigits() {
		return nil, false
	}
	if d.skip('.') && !d.skipDigits() {
		return nil, false
	}
	if d.skip('e') || d.skip('E') {
		if !d.skip('-') {
			d.skip('+')
		}
		if !d.skipDigits() {
			return nil, false
		}
	}
	return json.Number(d.text[begin:d.at]), true
}

// skip skips a character, and reports whether it stood there.
func (d *fastDecoder) skip(c byte) bool {
	if d.at < len(d.text) && d.text[d.at] == c {
		d.at++
		return true
	}
	return false
}

// skipDigits skips digits, and reports whether there is one at least.
func (d *fastDecoder) skipDigits() bool {
	begin := d.at
	for d.at < len(d.text) && d.text[d.at] >= '0' && d.text[d.at] <= '9' {
		d.at++
	}
	return d.at > begin
}

// escapes are the characters that a backslash and a letter stand for.
var escapes = [256]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// string reads a text. One with \u is left to encoding/json.
func (d *fastDecoder) string() (_ string, ok bool) {
	if !d.next('"') {
		return "", false
	}
	var b strings.Builder
	begin := d.at
	for ; d.at < len(d.text); d.at++ {
		switch c := d.text[d.at]; {
		case c == '"':
			last := d.text[begin:d.at]
			d.at++
			if b.Len() == 0 {
				return string(last), true
			}
			b.Write(last)
			return b.String(), true
		case c < ' ':
			return "", false
		case c == '\\':
			if d.at+1 == len(d.text) || escapes[d.text[d.at+1]] == 0 {
				return "", false
			}
			b.Write(d.text[begin:d.at])
			d.at++
			b.WriteByte(escapes[d.text[d.at]])
			begin = d.at + 1
		}
	}
	return "", false
}

// decodeBody reads the body of a request, which is valid UTF-8. Returns the errors of Decode.
func decodeBody(text []byte) (*Request, error) {
	if sent, ok := decodeRequest(text); ok {
		return sent, nil
	}
	sent := new(Request)
	return sent, Decode(text, sent)
}
