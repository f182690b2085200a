package endpoint

import (
	"reflect"
	"strings"
	"testing"
)

// FuzzDecodeRequest: what decodeRequest reads, encoding/json reads alike.
func FuzzDecodeRequest(f *testing.F) {
	for _, text := range append(usualBodies(), unusualBodies()...) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		got, ok := decodeRequest([]byte(text))
		if !ok {
			return
		}
		want := new(Request)
		if err := Decode([]byte(text), want); err != nil {
			t.Fatalf("%q is read, but encoding/json says: %v", text, err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %#v, want %#v", text, got, want)
		}
	})
}

// decodeRequest reads usual bodies itself, and leaves others to encoding/json.
func TestDecodeRequest(t *testing.T) {
	t.Parallel()
	for _, text := range usualBodies() {
		if _, ok := decodeRequest([]byte(text)); !ok {
			t.Errorf("%s is not read", text)
		}
	}
	for _, text := range unusualBodies() {
		if _, ok := decodeRequest([]byte(text)); ok {
			t.Errorf("%s is read", text)
		}
	}
}

func usualBodies() []string {
	return []string{
		`{}`,
		`{"query":"{ cases { totalCount } }"}`,
		" { \"query\" : \"{\\n\\ta(b: \\\"c\\\\\\/\\\")\\n}\" ,\t\"operationName\":\"罚没\", \"documentId\":\"\" } \n",
		`{"variables":{"a":[],"b":[1,-0,0.50,2e3,-1.5E+10,1e-2],"c":{"d":{}},"e":null,"f":true,"g":false,"h":"","h":"2"},"extensions":{"cost":true}}`,
	}
}

func unusualBodies() []string {
	return []string{
		``, `{`, `[]`, `{} {}`, `{}x`, `{"query":"a",}`, `{,}`, `{"query":"a" "variables":{}}`, `{"query" "a"}`, `{query:1}`,
		`{"Query":"a"}`, `{"query":1}`, `{"query":null}`, `{"variables":null}`, `{"variables":[]}`, `{"other":1}`,
		`{"query":"a","query":"b"}`, `{"variables":{"a":1},"variables":{"b":2}}`,
		`{"query":"\u7f5a"}`, `{"query":"\x"}`, `{"query":"\`, `{"query":"a`, "{\"query\":\"a\nb\"}",
		`{"variables":{"a":01}}`, `{"variables":{"a":1.}}`, `{"variables":{"a":.5}}`, `{"variables":{"a":-}}`, `{"variables":{"a":1e}}`, `{"variables":{"a":+1}}`,
		`{"variables":{"a":nul}}`, `{"variables":{"a":truee}}`, `{"variables":{"a":[1,]}}`, `{"variables":{"a":[1 2]}}`, `{"variables":{"a":}}`,
		`{"variables":{"a":` + strings.Repeat("[", 100) + strings.Repeat("]", 100) + `}}`,
	}
}
