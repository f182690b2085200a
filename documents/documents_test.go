package documents_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"docket/documents"
	"docket/problem"
)

var schema = gqlparser.MustLoadSchema(&ast.Source{Input: `
type Query { cases(first: Int): [Case!]! }
type Mutation { fileCase: Case }
type Case { id: ID! caseNo: String! }`})

const (
	list   = "query List { cases { caseNo } }\n"
	listID = "d003521d60c6db3ac8a88ab4035ef6eed8fb6348eaafb6d718e00e31db59466b" // sha256sum of a file with this text
	file   = "mutation File { fileCase { ...Parts } }\nfragment Parts on Case { id }\n"
)

// folder writes files into a new folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// A manifest that is written is read again; its operations are found by the SHA-256 of their files.
func TestManifest(t *testing.T) {
	t.Parallel()
	dir := folder(t, map[string]string{"list.graphql": list, "deep/file.graphql": file, "README.md": "no operation"})
	made, err := documents.FromFolder(dir, schema)
	if err != nil {
		t.Fatal(err)
	}
	var written bytes.Buffer
	if err := made.Write(&written); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "manifest.json")
	if err := os.WriteFile(path, written.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	read, err := documents.ReadManifest(path, schema)
	if err != nil {
		t.Fatal(err)
	}
	if len(read.Operations) != 2 || read.Operations[0].Name != "File" || read.Operations[0].Type != "mutation" || read.Operations[1].Name != "List" {
		t.Errorf("%+v", read.Operations)
	}
	if text, ok := read.Text(listID); !ok || text != list {
		t.Errorf("%q %v", text, ok)
	}
}

// A folder or manifest that is wrong is refused with the file, what is wrong, and what to do.
func TestManifestFaults(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		files   map[string]string
		message string
	}{
		"no file":       {map[string]string{"a.txt": list}, "there is no file whose name ends in .graphql"},
		"no name":       {map[string]string{"a.graphql": "{ cases { id } }"}, "a.graphql: the operation has no name"},
		"unknown field": {map[string]string{"a.graphql": "query A {\n cases { nothing } }"}, `a.graphql: line 2: Cannot query field "nothing"`},
		"two":           {map[string]string{"a.graphql": "query A { cases { id } } query B { cases { id } }"}, "there are 2 operations; put each into a file of its own"},
		"name twice":    {map[string]string{"a.graphql": list, "b.graphql": "# again\n" + list}, "the operation List is in"},
	} {
		if _, err := documents.FromFolder(folder(t, c.files), schema); err == nil || !strings.Contains(err.Error(), c.message) {
			t.Errorf("%s: %v, want %q", name, err, c.message)
		}
	}
	operation := func(id, body string) string {
		text, _ := json.Marshal(map[string]any{"format": "apollo-persisted-query-manifest", "version": 1, "operations": []any{map[string]any{"id": id, "name": "List", "body": body}}})
		return string(text)
	}
	for name, c := range map[string]struct{ text, message string }{
		"no JSON":       {"x", "is not a manifest"},
		"other format":  {`{"format":"x","version":1,"operations":[]}`, `the format "x", version 1, is not known`},
		"other text":    {operation(listID, list+" "), "but the SHA-256 of its body is"},
		"other schema":  {operation(documents.ID("query List { gone }"), "query List { gone }"), `does not fit the schema: line 1: Cannot query field "gone"`},
		"list of lists": {`{"a": ["b"]}`, "is neither a manifest"},
		"ours":          {operation(listID, list), ""},
		"texts by id":   {`{"sha256:` + listID + `": "query List { cases { caseNo } }\n"}`, ""},
	} {
		path := filepath.Join(folder(t, map[string]string{"m.json": c.text}), "m.json")
		_, err := documents.ReadManifest(path, schema)
		if c.message == "" && err != nil || c.message != "" && (err == nil || !strings.Contains(err.Error(), c.message)) {
			t.Errorf("%s: %v, want %q", name, err, c.message)
		}
	}
}

// Which operations run, by what a request gives.
func TestResolve(t *testing.T) {
	t.Parallel()
	manifest, err := documents.FromFolder(folder(t, map[string]string{"list.graphql": list}), schema)
	if err != nil {
		t.Fatal(err)
	}
	stored := documents.NewStore()
	stored.Add(file)
	persisted := func(hash string) map[string]any {
		return map[string]any{"persistedQuery": map[string]any{"version": json.Number("1"), "sha256Hash": hash}}
	}
	only := documents.Policy{Manifest: manifest, OnlyManifest: true, Store: stored}
	also := documents.Policy{Manifest: manifest, Store: stored}
	fileID, unknown := documents.ID(file), strings.Repeat("0", 64)
	for name, c := range map[string]struct {
		policy documents.Policy
		given  documents.Request
		text   string
		keep   bool
		err    string
	}{
		"a text":                    {also, documents.Request{Query: file}, file, false, ""},
		"nothing":                   {also, documents.Request{}, "", false, ""},
		"trusted, by documentId":    {only, documents.Request{DocumentID: listID}, list, false, ""},
		"trusted, with the prefix":  {only, documents.Request{DocumentID: "sha256:" + listID}, list, false, ""},
		"trusted, by hash":          {only, documents.Request{Extensions: persisted(listID)}, list, false, ""},
		"trusted, by its text":      {only, documents.Request{Query: list}, list, false, ""},
		"not trusted":               {only, documents.Request{Query: file}, "", false, "FORBIDDEN: only the operations of this server's manifest run"},
		"not trusted, though kept":  {only, documents.Request{Extensions: persisted(fileID)}, "", false, "FORBIDDEN"},
		"nothing, only trusted":     {only, documents.Request{}, "", false, ""},
		"unknown documentId":        {also, documents.Request{DocumentID: unknown}, "", false, "NOT_FOUND: documentId: there is no operation with this id"},
		"kept":                      {also, documents.Request{Extensions: persisted(fileID)}, file, false, ""},
		"not kept yet":              {also, documents.Request{Extensions: persisted(unknown)}, "", false, "PERSISTED_QUERY_NOT_FOUND: PersistedQueryNotFound"},
		"to be kept":                {also, documents.Request{Query: file, Extensions: persisted(fileID)}, file, true, ""},
		"another text than its id":  {also, documents.Request{Query: file, Extensions: persisted(listID)}, "", false, "BAD_USER_INPUT: provided sha does not match query"},
		"another trusted text":      {only, documents.Request{Query: file, DocumentID: listID}, "", false, "BAD_USER_INPUT: provided sha does not match query"},
		"no hash":                   {also, documents.Request{Extensions: persisted("x")}, "", false, "BAD_USER_INPUT: extensions.persistedQuery.sha256Hash: is not the SHA-256"},
		"upper case":                {also, documents.Request{DocumentID: strings.ToUpper(listID)}, "", false, "BAD_USER_INPUT: documentId: is not the SHA-256"},
		"another version":           {also, documents.Request{Extensions: map[string]any{"persistedQuery": map[string]any{"version": json.Number("2")}}}, "", false, "BAD_USER_INPUT: extensions.persistedQuery: is not"},
		"no store":                  {documents.Policy{}, documents.Request{Extensions: persisted(fileID)}, "", false, "PERSISTED_QUERY_NOT_SUPPORTED"},
		"no store, but with a text": {documents.Policy{}, documents.Request{Query: file, Extensions: persisted(fileID)}, file, false, ""},
	} {
		text, keep, err := c.policy.Resolve(c.given)
		if text != c.text || keep != c.keep || c.err == "" && err != nil || c.err != "" && (problem.Of(err) == nil || !strings.HasPrefix(err.Error(), c.err)) {
			t.Errorf("%s: %q %v %v, want %q %v %s", name, text, keep, err, c.text, c.keep, c.err)
		}
	}
}

// A store keeps what was used last, within its bounds of number and bytes.
func TestStoreIsBounded(t *testing.T) {
	t.Parallel()
	s := documents.NewStore()
	for i := range 1500 {
		s.Add(fmt.Sprint("query ", i))
	}
	if s.Len() != 1000 {
		t.Errorf("%d texts, want 1000", s.Len())
	}
	if _, ok := s.Text(documents.ID("query 499")); ok {
		t.Error("the oldest is kept")
	}
	if _, ok := s.Text(documents.ID("query 500")); !ok {
		t.Error("the first of the last thousand is not kept")
	}
	s.Add(strings.Repeat("x", 64<<10+1))
	if s.Len() != 1000 {
		t.Error("a text of more than 64 KiB is kept")
	}
	// 64 texts of 64 KiB are 4 MiB, which leaves no place for the short ones.
	for i := range 70 {
		s.Add(fmt.Sprintf("%02d", i) + strings.Repeat("x", 64<<10-2))
	}
	if s.Len() != 64 {
		t.Errorf("%d texts, want 64", s.Len())
	}
}
