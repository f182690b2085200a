package input

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"
)

// Hash returns a hash that two requests share if their verb, input and secret are the same. It is the SHA-256 of these lines, joined by line feeds: "docket/1", the verb, the input and, unless it is nil, the
// secret. Input and secret are canonical JSON. A field that is added to an input later does not change the hash of inputs without it.
func Hash(verb string, input, secret any) ([]byte, error) {
	text, err := canonicalJSON(input)
	if err != nil {
		return nil, err
	}
	lines := "docket/1\n" + verb + "\n" + text
	if secret != nil {
		if text, err = canonicalJSON(secret); err != nil {
			return nil, err
		}
		lines += "\n" + text
	}
	sum := sha256.Sum256([]byte(lines))
	return sum[:], nil
}

// canonicalJSON returns a value as JSON with sorted names and without nulls.
func canonicalJSON(value any) (string, error) {
	text, err := json.Marshal(value)
	if err != nil {
		return "", fmt.Errorf("hash input: %w", err)
	}
	var tree any
	decoder := json.NewDecoder(strings.NewReader(string(text)))
	decoder.UseNumber()
	if err := decoder.Decode(&tree); err != nil {
		return "", fmt.Errorf("hash input: %w", err)
	}
	if text, err = json.Marshal(removeNulls(tree)); err != nil {
		return "", fmt.Errorf("hash input: %w", err)
	}
	return string(text), nil
}

// removeNulls removes the fields that are null from the objects of a JSON value, at every depth.
func removeNulls(tree any) any {
	switch tree := tree.(type) {
	case map[string]any:
		for name, value := range tree {
			if value == nil {
				delete(tree, name)
			} else {
				tree[name] = removeNulls(value)
			}
		}
	case []any:
		for i := range tree {
			tree[i] = removeNulls(tree[i])
		}
	}
	return tree
}
