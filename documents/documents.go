// Package documents keeps operations that clients name instead of sending their text.
//
//   - A Manifest holds trusted documents: the operations that programs of ours send, found by the SHA-256 of their text. It is made
//     from a folder of files when a client is built.
//   - A Store holds automatic persisted queries, which clients send once with their text, and then by their hash.
package documents

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// ID returns the id of a text: its SHA-256 in lower-case hexadecimal digits.
func ID(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// format is the name that Apollo's tools give the format of a manifest.
const format = "apollo-persisted-query-manifest"

// Operation is an operation of a manifest.
type Operation struct {
	// ID is the SHA-256 of Body.
	ID string `json:"id"`
	// Name is the name of the operation, Type is query or mutation.
	Name string `json:"name"`
	Type string `json:"type"`
	// Body is the text of the operation with the fragments that it uses.
	Body string `json:"body"`
}

// Manifest is a list of operations, as `docket documents` writes it and as Apollo's tools do.
type Manifest struct {
	Format     string      `json:"format"`
	Version    int         `json:"version"`
	Operations []Operation `json:"operations"`

	byID map[string]string
}

// Text returns the text of the operation with an id; ok is false if the manifest has none.
func (m *Manifest) Text(id string) (text string, ok bool) {
	text, ok = m.byID[id]
	return text, ok
}

// Write writes the manifest as JSON, operations by name.
func (m *Manifest) Write(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(m)
}

// FromFolder makes a manifest of all files in a folder and below it whose names end in .graphql. Each holds one named operation
// with its fragments. Returns an error that names the file if one does not fit the schema, has no name, or has the name of another.
func FromFolder(folder string, schema *ast.Schema) (*Manifest, error) {
	m := &Manifest{Format: format, Version: 1}
	files := map[string]string{} // by name of the operation
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".graphql" {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		operation, err := read(string(text), schema)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		if other, isTaken := files[operation.Name]; isTaken {
			return fmt.Errorf("%s: the operation %s is in %s already; give it another name", path, operation.Name, other)
		}
		files[operation.Name] = path
		m.Operations = append(m.Operations, operation)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(m.Operations) == 0 {
		return nil, fmt.Errorf("%s: there is no file whose name ends in .graphql", folder)
	}
	slices.SortFunc(m.Operations, func(a, b Operation) int { return strings.Compare(a.Name, b.Name) })
	return m, m.index(schema)
}

// read reads the text of one operation. Returns an error if the text does not fit the schema, has several operations, or has one
// without a name.
func read(text string, schema *ast.Schema) (Operation, error) {
	document, err := validate(text, schema)
	switch {
	case err != nil:
		return Operation{}, err
	case len(document.Operations) != 1:
		return Operation{}, fmt.Errorf("there are %d operations; put each into a file of its own", len(document.Operations))
	case document.Operations[0].Name == "":
		return Operation{}, fmt.Errorf("the operation has no name; write query NAME { … }")
	}
	operation := document.Operations[0]
	return Operation{ID: ID(text), Name: operation.Name, Type: string(operation.Operation), Body: text}, nil
}

// validate parses a text and checks it against the schema. Returns the first fault, with its line where known.
func validate(text string, schema *ast.Schema) (*ast.QueryDocument, error) {
	document, errs := gqlparser.LoadQueryWithRules(schema, text, nil)
	if len(errs) > 0 {
		at := ""
		if len(errs[0].Locations) > 0 {
			at = fmt.Sprintf("line %d: ", errs[0].Locations[0].Line)
		}
		return nil, fmt.Errorf("%s%s", at, errs[0].Message)
	}
	return document, nil
}

// ReadManifest reads a manifest from a file: as Write writes it, or a JSON object of texts by their ids, as other tools write it.
// Returns an error that names the operation if an id is not the SHA-256 of its text, or if a text does not fit the schema.
func ReadManifest(file string, schema *ast.Schema) (*Manifest, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	m := &Manifest{}
	if err := json.Unmarshal(text, m); err != nil {
		return nil, fmt.Errorf("%s: is not a manifest: %w", file, err)
	}
	if m.Format == "" && m.Operations == nil {
		texts := map[string]string{}
		if err := json.Unmarshal(text, &texts); err != nil {
			return nil, fmt.Errorf("%s: is neither a manifest of the format %s nor an object of texts by their SHA-256: %w", file, format, err)
		}
		for id, body := range texts {
			m.Operations = append(m.Operations, Operation{ID: strings.TrimPrefix(id, idPrefix), Body: body})
		}
		m.Format, m.Version = format, 1
	}
	if m.Format != format || m.Version != 1 {
		return nil, fmt.Errorf("%s: the format %q, version %d, is not known; make the manifest by docket documents FOLDER", file, m.Format, m.Version)
	}
	if err := m.index(schema); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return m, nil
}

// idPrefix may stand before an id, by the draft of persisted documents in the GraphQL-over-HTTP specification.
const idPrefix = "sha256:"

// index checks the operations and indexes their texts. Returns an error that names the operation if its id is not the SHA-256 of
// its text, or if its text does not fit the schema.
func (m *Manifest) index(schema *ast.Schema) error {
	m.byID = make(map[string]string, len(m.Operations))
	for _, o := range m.Operations {
		if want := ID(o.Body); o.ID != want {
			return fmt.Errorf("the id of the operation %q is %.80q, but the SHA-256 of its body is %s; make the manifest again", o.Name, o.ID, want)
		}
		if _, err := validate(o.Body, schema); err != nil {
			return fmt.Errorf("the operation %q does not fit the schema: %w", o.Name, err)
		}
		m.byID[o.ID] = o.Body
	}
	return nil
}
