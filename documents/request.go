package documents

import (
	"encoding/json"
	"fmt"
	"strings"

	"docket/problem"
)

// Request is how a request names its operation.
type Request struct {
	// Query is the text, empty if only an id is given.
	Query string
	// DocumentID is the member documentId of the body: the SHA-256 of the text, with or without the prefix `sha256:`.
	DocumentID string
	// Extensions may hold persistedQuery {version sha256Hash}, by Apollo's protocol of automatic persisted queries.
	Extensions map[string]any
}

// Policy says which operations run.
type Policy struct {
	// Manifest holds the trusted documents; nil if there are none.
	Manifest *Manifest
	// OnlyManifest refuses all other operations.
	OnlyManifest bool
	// Store keeps automatic persisted queries; nil refuses them. It is not used with OnlyManifest.
	Store *Store
}

// Resolve returns the text of the operation that a request names. keep says that the text is to be added to the Store once it has
// been validated. Returns FORBIDDEN if the operation is not in the manifest and only those run, BAD_USER_INPUT if id and text do
// not belong together, and PERSISTED_QUERY_NOT_FOUND if the text must be sent.
func (p Policy) Resolve(r Request) (text string, keep bool, err error) {
	id, isAutomatic, err := r.id()
	if err != nil {
		return "", false, err
	}
	if r.Query != "" && (id != "" || p.OnlyManifest) {
		own := ID(r.Query)
		if id != "" && id != own {
			return "", false, problem.Errorf(problem.BadUserInput, "provided sha does not match query: the SHA-256 of the query is %s", own)
		}
		id = own
	}
	if p.Manifest != nil && id != "" {
		if text, ok := p.Manifest.Text(id); ok {
			return text, false, nil
		}
	}
	switch {
	case p.OnlyManifest:
		return "", false, problem.Errorf(problem.Forbidden, "only the operations of this server's manifest run, and this one is not in it; ask for it to be added, and send its documentId")
	case r.Query != "":
		return r.Query, isAutomatic && p.Store != nil, nil
	case id == "":
		return "", false, nil
	case !isAutomatic:
		return "", false, problem.Errorf(problem.NotFound, "there is no operation with this id; send its text as query").At("documentId")
	case p.Store == nil:
		return "", false, problem.Errorf(NotSupported, "PersistedQueryNotSupported")
	}
	if text, ok := p.Store.Text(id); ok {
		return text, false, nil
	}
	return "", false, problem.Errorf(NotFound, "PersistedQueryNotFound")
}

// The codes of Apollo's protocol, by which its clients recognise that they must send the text.
const (
	NotFound     problem.Code = "PERSISTED_QUERY_NOT_FOUND"
	NotSupported problem.Code = "PERSISTED_QUERY_NOT_SUPPORTED"
)

// id returns the id that a request gives, and whether it gives it by the protocol of automatic persisted queries.
func (r Request) id() (id string, isAutomatic bool, err error) {
	id, field := strings.TrimPrefix(r.DocumentID, idPrefix), "documentId"
	if raw, ok := r.Extensions["persistedQuery"]; ok && raw != nil && id == "" {
		given, _ := raw.(map[string]any)
		version, _ := given["version"].(json.Number)
		if version.String() != "1" {
			return "", false, problem.Errorf(problem.BadUserInput, "is not {version: 1, sha256Hash: …}").At("extensions.persistedQuery")
		}
		hash, _ := given["sha256Hash"].(string)
		id, field, isAutomatic = hash, "extensions.persistedQuery.sha256Hash", true
	}
	if (id != "" || isAutomatic) && (len(id) != 64 || strings.Trim(id, "0123456789abcdef") != "") {
		return "", false, problem.Errorf(problem.BadUserInput, "is not the SHA-256 of a text in 64 lower-case hexadecimal digits").At(field)
	}
	return id, isAutomatic, nil
}

// String describes the policy for the log.
func (p Policy) String() string {
	switch {
	case p.OnlyManifest:
		return fmt.Sprintf("only the %d operations of the manifest", len(p.Manifest.Operations))
	case p.Manifest != nil:
		return fmt.Sprintf("any, and the %d operations of the manifest by their ids", len(p.Manifest.Operations))
	}
	return "any"
}
