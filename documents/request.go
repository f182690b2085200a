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
	// Extensions may hold persistedQuery {version sha256Hash}, by Apollo's protocol of automatic persisted queries: a client sends the
	// hash alone, and the text with the hash only where it is told to.
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

// Resolve returns the text of the operation that a request names: by its text, by documentId, or by a hash (Apollo's automatic
// persisted queries). The text is empty where the request has neither text nor id. keep says that the caller adds the text to the
// Store once the text has been validated.
//
// Returns FORBIDDEN where only the operations of the manifest run and this is none of them, BAD_USER_INPUT where an id is malformed
// or is not that of the text, NOT_FOUND for an unknown documentId, PERSISTED_QUERY_NOT_FOUND where the client must send the text of
// a hash, PERSISTED_QUERY_NOT_SUPPORTED where there is no Store.
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
	case r.Query == "" && id == "":
		return "", false, nil
	case p.OnlyManifest:
		return "", false, problem.Errorf(problem.Forbidden, "only the operations of this server's manifest run, and this one is not in it; ask for it to be added, and send its documentId")
	case r.Query != "":
		return r.Query, isAutomatic && p.Store != nil, nil
	case !isAutomatic:
		return "", false, problem.Errorf(problem.NotFound, "there is no operation with this id; send its text as query").At("documentId")
	case p.Store == nil:
		return "", false, problem.Errorf(persistingOff, "PersistedQueryNotSupported")
	}
	if text, ok := p.Store.Text(id); ok {
		return text, false, nil
	}
	return "", false, problem.Errorf(TextNotKnown, "PersistedQueryNotFound")
}

// The codes of Apollo's protocol, by which its clients recognise that they must send the text.
const (
	// TextNotKnown: the Store has no text of this hash; send hash and text.
	TextNotKnown problem.Code = "PERSISTED_QUERY_NOT_FOUND"
	// persistingOff: there is no Store; send the text alone.
	persistingOff problem.Code = "PERSISTED_QUERY_NOT_SUPPORTED"
)

// id returns the id that a request gives; empty where it gives none. isAutomatic says that the id is the hash of Apollo's protocol
// of automatic persisted queries. Returns BAD_USER_INPUT for a malformed id, and for another version of the protocol than 1.
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
