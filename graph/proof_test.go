package graph_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"docket/audit"
	"docket/graph"
)

const readProof = `query($id: ID!, $first: Int! = 20, $before: DateTime) { inclusionProof(id: $id, first: $first, before: $before) {
	checkpoint size root entries { at action bytes leafHash position path } } }`

// givenEntry is an entry of an answer, as a stranger reads it.
type givenEntry struct {
	at, action string
	bytes      []byte
	position   int64
	path       tlog.RecordProof
}

// entriesOf returns the entries of an answer to readProof, all of which have their places.
func entriesOf(t *testing.T, r reply) (entries []givenEntry) {
	t.Helper()
	hash := func(text any) (h tlog.Hash) {
		b, err := base64.StdEncoding.DecodeString(fmt.Sprint(text))
		if err != nil || copy(h[:], b) != tlog.HashSize {
			t.Fatalf("%v is no hash", text)
		}
		return h
	}
	list, _ := r.at("inclusionProof", "entries").([]any)
	for i := range list {
		field := func(name string) any { return r.at("inclusionProof", "entries", i, name) }
		content, err := base64.StdEncoding.DecodeString(fmt.Sprint(field("bytes")))
		if err != nil {
			t.Fatal(err)
		}
		if tlog.RecordHash(content) != hash(field("leafHash")) {
			t.Errorf("entry %d: its hash is not that of its bytes", i)
		}
		position, err := strconv.ParseInt(fmt.Sprint(field("position")), 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		e := givenEntry{at: fmt.Sprint(field("at")), action: fmt.Sprint(field("action")), bytes: content, position: position}
		path, _ := field("path").([]any)
		for _, h := range path {
			e.path = append(e.path, hash(h))
		}
		entries = append(entries, e)
	}
	return entries
}

// A stranger checks the proof of a record with nothing but its text, the public key and golang.org/x/mod: every version is in the signed tree, and a
// changed byte or another place is not.
func TestInclusionProof(t *testing.T) {
	t.Parallel()
	keys, err := audit.OpenKeys(filepath.Join(t.TempDir(), "log.key"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	s := serveNow(t, func(g *graph.Settings) { g.LogKeys = keys })
	const id, secret = "Party:1:9000001", "人民南路9号的秘密"
	s.exec(t, `SET docket.logged_at = '-infinity'; INSERT INTO parties (agency_id, id, kind, name) VALUES (1, 9000001, 'COMPANY', '面店')`)
	s.exec(t, `UPDATE parties SET address = '`+secret+`' WHERE id = 9000001`)
	s.exec(t, `BEGIN; UPDATE parties SET name = '面店二' WHERE id = 9000001; UPDATE parties SET name = '面店三' WHERE id = 9000001; COMMIT`)
	s.exec(t, `DELETE FROM parties WHERE id = 9000001`)
	s.exec(t, `INSERT INTO parties (agency_id, id, kind, name) SELECT 1, 9000001 + n, 'COMPANY', '邻居' FROM generate_series(1, 40) n`)
	ask := func(caller string, variables map[string]any) reply {
		t.Helper()
		variables["id"] = id
		return s.as(t, caller, readProof, variables)
	}
	var r reply
	eventually(t, "the checkpoint includes all entries", func() bool {
		r = ask("legal", map[string]any{})
		if len(r.Errors) > 0 {
			t.Fatal(r.body)
		}
		list, _ := r.at("inclusionProof", "entries").([]any)
		for i := range list {
			if r.at("inclusionProof", "entries", i, "position") == nil {
				return false
			}
		}
		return len(list) > 0
	})

	verifier, err := note.NewVerifier(keys.Public()[0])
	if err != nil {
		t.Fatal(err)
	}
	signed, err := note.Open([]byte(fmt.Sprint(r.at("inclusionProof", "checkpoint"))), note.VerifierList(verifier))
	if err != nil {
		t.Fatal(err)
	}
	tree, err := tlog.ParseTree(append([]byte("go.sum database tree\n"), strings.Join(strings.Split(signed.Text, "\n")[1:3], "\n")+"\n"...))
	if err != nil || !strings.HasSuffix(strings.Split(signed.Text, "\n")[0], "/log/1") {
		t.Fatalf("%v: %s", err, signed.Text)
	}
	if size := r.at("inclusionProof", "size"); fmt.Sprint(size) != fmt.Sprint(tree.N) || r.at("inclusionProof", "root") != tree.Hash.String() {
		t.Errorf("size %v, root %v; signed are %d, %s", size, r.at("inclusionProof", "root"), tree.N, tree.Hash)
	}
	entries := entriesOf(t, r)
	var got []string
	for _, e := range entries {
		got = append(got, e.action)
		leaf := tlog.RecordHash(e.bytes)
		if err := tlog.CheckRecord(e.path, tree.N, tree.Hash, e.position, leaf); err != nil {
			t.Errorf("%s of %s: %v", e.action, e.at, err)
		}
		if !bytes.Contains(e.bytes, []byte("\nparties\n")) || !bytes.Contains(e.bytes, []byte(`"9000001" `)) || bytes.Contains(e.bytes, []byte("面店")) || bytes.Contains(e.bytes, []byte(secret)) {
			t.Errorf("the bytes of an entry: %s", e.bytes)
		}
		for at := range e.bytes {
			e.bytes[at] ^= 1
			if tlog.CheckRecord(e.path, tree.N, tree.Hash, e.position, tlog.RecordHash(e.bytes)) == nil {
				t.Fatalf("byte %d of %s was changed and the proof still holds", at, e.action)
			}
			e.bytes[at] ^= 1
		}
		for n := range e.path {
			e.path[n][0] ^= 1
			if tlog.CheckRecord(e.path, tree.N, tree.Hash, e.position, leaf) == nil {
				t.Errorf("hash %d of the path of %s was changed and the proof still holds", n, e.action)
			}
			e.path[n][0] ^= 1
		}
		if tlog.CheckRecord(e.path, tree.N, tree.Hash, (e.position+1)%tree.N, leaf) == nil {
			t.Errorf("%s is proved at another place", e.action)
		}
	}
	if want := "REMOVED CHANGED CHANGED CHANGED FOUND"; strings.Join(got, " ") != want {
		t.Errorf("the entries are %v, want %s", got, want)
	}
	if entries[len(entries)-1].at != "<nil>" {
		t.Errorf("the first version was found at %s", entries[len(entries)-1].at)
	}

	// A page of one version, then the one before it.
	for _, c := range []struct {
		variables map[string]any
		want      string
	}{
		{map[string]any{"first": 1}, "REMOVED CHANGED CHANGED"},
		{map[string]any{"first": 1, "before": entries[1].at}, "CHANGED"},
		{map[string]any{"before": entries[3].at}, "FOUND"},
	} {
		var got []string
		for _, e := range entriesOf(t, ask("auditor", c.variables)) {
			got = append(got, e.action)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%v: %v, want %s", c.variables, got, c.want)
		}
	}

	// Who may not read the record learns nothing of it, as of one that does not exist.
	for caller, asked := range map[string]string{"neighbour": id, "auditor next door": id, "legal": "Party:1:99999999"} {
		if r := s.as(t, caller, readProof, map[string]any{"id": asked}); len(r.Errors) > 0 || r.at("inclusionProof") != nil {
			t.Errorf("%s reads %s", caller, r.body)
		}
	}
	for name, c := range map[string]struct{ caller, operation, code, says string }{
		"NoVersions": {"auditor", `{ inclusionProof(id: "AccessToken:1:1") { size } }`, "BAD_USER_INPUT", "earlier versions of AccessToken are not kept"},
		"Forbidden":  {"legal", `{ inclusionProof(id: "Account:1:1") { size } }`, "FORBIDDEN", "the role LEGAL may not read Account"},
		"Public":     {"public", `{ inclusionProof(id: "PublicRecord:1:1") { size } }`, "FORBIDDEN", "PUBLIC"},
		"AsOf":       {"legal", `query @asOf(at: "2999-01-01T00:00:00Z") { inclusionProof(id: "Party:1:1") { size } }`, "BAD_USER_INPUT", "without @asOf"},
	} {
		if r := s.as(t, c.caller, c.operation, nil); r.code() != c.code || !strings.Contains(r.body, c.says) {
			t.Errorf("%s: %d %s\nwant %s %q", name, r.status, r.body, c.code, c.says)
		}
	}
}

// Where no key signs the log, the entries are there and have no place.
func TestInclusionProofWithoutKey(t *testing.T) {
	t.Parallel()
	s := serveNow(t)
	s.exec(t, `INSERT INTO parties (agency_id, id, kind, name) VALUES (1, 9000001, 'COMPANY', '面店')`)
	r := s.as(t, "legal", `{ inclusionProof(id: "Party:1:9000001") { checkpoint size root entries { action position path } __typename } }`, nil)
	if got := compact(t, r.body); got != `{"data":{"inclusionProof":{"checkpoint":null,"size":0,"root":null,"entries":[{"action":"ADDED","position":null,"path":null}],"__typename":"InclusionProof"}}}` {
		t.Errorf("%s", got)
	}
}
