package graph_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"

	"docket/graph"
	"docket/query/querytest"
)

// readSchema sends an introspection query and returns its answer with the coding in which it came.
func (s *testServer) readSchema(t *testing.T, query, acceptEncoding string) (body []byte, header http.Header) {
	t.Helper()
	text, err := json.Marshal(map[string]any{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+"/graphql", bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", asJSON)
	request.Header.Set("Accept-Encoding", acceptEncoding) // set here, the client does not decompress by itself
	response, err := s.Client().Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err = io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%d %.300q: %v", response.StatusCode, body, err)
	}
	return body, response.Header
}

// standardIntrospection returns the introspection query of graphql-js.
func standardIntrospection(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("endpoint/introspection.graphql")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// The largest size of the answer to the standard introspection query per record type, including derived types and inputs of mutations.
const (
	maxTypesPerRecord      = 32
	maxBytesPerRecord      = 66_000
	maxCompressedPerRecord = 5_160
)

// TestIntrospectionSize checks the size of the answer to the standard introspection query. It fails if one more type is derived from every
// record type.
func TestIntrospectionSize(t *testing.T) {
	t.Parallel()
	s := serve(t)
	body, _ := s.readSchema(t, standardIntrospection(t), "identity")
	compressed, _ := s.readSchema(t, standardIntrospection(t), "gzip")
	var answer struct {
		Data struct {
			Schema struct{ Types []struct{ Name string } } `json:"__schema"`
		}
	}
	if err := json.Unmarshal(body, &answer); err != nil {
		t.Fatal(err)
	}
	records := len(querytest.Catalog(t).Types())
	types := len(answer.Data.Schema.Types)
	t.Logf("%d record types: %d types, %d bytes, %d compressed", records, types, len(body), len(compressed))
	if types < 10*records || types > maxTypesPerRecord*records {
		t.Errorf("%d types; %d record types may have %d", types, records, maxTypesPerRecord*records)
	}
	if n := len(body); n > maxBytesPerRecord*records {
		t.Errorf("%d bytes; %d record types may take %d", n, records, maxBytesPerRecord*records)
	}
	if n := len(compressed); n > maxCompressedPerRecord*records {
		t.Errorf("%d bytes compressed; %d record types may take %d", n, records, maxCompressedPerRecord*records)
	}
}

// TestIntrospectionFromMemory checks that a stored answer equals the computed one in every coding, and is used only for its own operation.
func TestIntrospectionFromMemory(t *testing.T) {
	t.Parallel()
	s := serve(t)
	query := standardIntrospection(t)
	computed, header := s.readSchema(t, query, "identity")
	if header.Get("Content-Encoding") != "" || !strings.Contains(header.Get("Vary"), "Accept-Encoding") {
		t.Errorf("plain: %v", header)
	}
	// The same operation with other white space and a comment.
	stored, _ := s.readSchema(t, "# a comment\n"+strings.ReplaceAll(query, "\n", "  \n "), "identity")
	if !bytes.Equal(computed, stored) {
		t.Error("the stored answer differs from the computed one")
	}
	compressed, header := s.readSchema(t, query, "br, gzip;q=0.8")
	if header.Get("Content-Encoding") != "gzip" || !strings.Contains(header.Get("Vary"), "Accept-Encoding") {
		t.Errorf("compressed: %v", header)
	}
	reader, err := gzip.NewReader(bytes.NewReader(compressed))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(reader)
	if err != nil || !bytes.Equal(plain, computed) {
		t.Errorf("the decompressed answer differs: %v", err)
	}
	for _, accept := range []string{"", "identity", "gzip;q=0", "br", "*;q=0", "gzip;q=0, *"} {
		if _, header := s.readSchema(t, query, accept); header.Get("Content-Encoding") != "" {
			t.Errorf("Accept-Encoding %q is answered in %s", accept, header.Get("Content-Encoding"))
		}
	}
	if _, header := s.readSchema(t, query, "*"); header.Get("Content-Encoding") != "gzip" {
		t.Error("Accept-Encoding * is answered without gzip")
	}
	// Operations that differ in a name, an alias, an argument or operationName have different answers.
	for query, want := range map[string]string{
		`{ __type(name: "Case") { name } }`:                      `{"data":{"__type":{"name":"Case"}}}`,
		`{ __type(name: "Party") { name } }`:                     `{"data":{"__type":{"name":"Party"}}}`,
		`{ a: __type(name: "Party") { b: name } }`:               `{"data":{"a":{"b":"Party"}}}`,
		`{ __type(name: "Nothing") { name } }`:                   `{"data":{"__type":null}}`,
		`{ __typename }`:                                         `{"data":{"__typename":"Query"}}`,
		`{ __type(name: "Case") { name @skip(if: true) kind } }`: `{"data":{"__type":{"kind":"OBJECT"}}}`,
		`query { ...a } fragment a on Query { __type(name: "Unit") { ...b } } fragment b on __Type { name }`: `{"data":{"__type":{"name":"Unit"}}}`,
	} {
		for range 2 {
			if body, _ := s.readSchema(t, query, "identity"); string(body) != want {
				t.Errorf("%s: %s", query, body)
			}
		}
	}
	// Over a WebSocket, a stored answer is the same.
	socket := s.connect(t, "legal")
	for range 2 {
		socket.subscribe("schema", `{ __type(name: "Case") { name } }`, nil)
		socket.requireNext("schema", `{"__type": {"name": "Case"}}`)
		if m := socket.read(); m.Type != "complete" {
			t.Errorf("%+v", m)
		}
	}
	const two = `query A { __type(name: "Case") { name } } query B { __type(name: "Party") { name } }`
	const variable = `query A($n: String!) { __type(name: $n) { name } }`
	for _, c := range []struct{ body, want string }{
		{`{"operationName": "A", "query": ` + quote(two) + `}`, "Case"},
		{`{"operationName": "B", "query": ` + quote(two) + `}`, "Party"},
		{`{"variables": {"n": "Case"}, "query": ` + quote(variable) + `}`, "Case"},
		{`{"variables": {"n": "Party"}, "query": ` + quote(variable) + `}`, "Party"},
	} {
		r := s.send(t, http.MethodPost, "/graphql", c.body, map[string]string{"Content-Type": asJSON, "Accept": asJSON})
		if r.at("__type", "name") != c.want {
			t.Errorf("%s: %s", c.body, r.body)
		}
	}
	// An answer with records is not stored; a short one is not compressed.
	records, header := s.readSchema(t, `{ __typename agencies(first: 1) { totalCount } }`, "gzip")
	if header.Get("Content-Encoding") != "" || header.Get("Vary") != "Accept, Accept-Encoding, Accept-Language" || !strings.HasPrefix(string(records), `{"data":{"__typename":"Query","agencies":`) {
		t.Errorf("%v %s", header, records)
	}
}

// quote returns a text as a JSON string.
func quote(text string) string {
	quoted, _ := json.Marshal(text)
	return string(quoted)
}

// TestTestdataValidates checks that every operation in testdata is valid by the schema.
func TestTestdataValidates(t *testing.T) {
	t.Parallel()
	found := 0
	err := filepath.WalkDir("testdata", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".graphql" {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		found++
		if _, faults := gqlparser.LoadQueryWithRules(graph.Schema(), string(text), nil); len(faults) > 0 {
			t.Errorf("%s: %v", path, faults)
		}
		return nil
	})
	if err != nil || found < 14 {
		t.Errorf("%d operations: %v", found, err)
	}
}
