package history

import (
	"context"
	"encoding/base64"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"docket/audit"
)

// Proof returns the entries of the log that name the versions of a record, with the proofs that the last checkpoint includes them. Returns nil if the
// caller sees no version: the record does not exist, or the caller may not read it.
func (r *Reader) Proof(ctx context.Context, of Request) (*audit.RowProof, error) {
	t := r.Service.Catalog.Type(of.ID.Type)
	versions, err := r.read(ctx, t, nil, of)
	if err != nil {
		return nil, err
	}
	instants := instantsOf(versions[:min(len(versions), of.First)], of.Before)
	if len(instants) == 0 {
		return nil, nil
	}
	proof, err := audit.ProveRow(ctx, r.Log, of.ID.Agency, t.Table, strconv.FormatInt(of.ID.Number, 10), instants)
	return &proof, err
}

// instantsOf returns when the versions that the caller sees were written, and when those without a successor were removed, before an instant, which may
// be nil.
func instantsOf(versions []*version, before *time.Time) (instants []audit.Instant) {
	for i, v := range versions {
		if v.values == nil {
			continue
		}
		if v.At == nil {
			instants = append(instants, audit.Before)
		} else {
			instants = append(instants, audit.InstantOf(*v.At))
		}
		if v.isRemoved(versions, i) && (before == nil || v.Until.Before(*before)) {
			instants = append(instants, audit.InstantOf(*v.Until))
		}
	}
	return instants
}

// AnswerProof returns a proof as JSON, with the fields that a selection on it asks for; null for nil. Instants are written in the zone.
func AnswerProof(op *graphql.OperationContext, selected ast.SelectionSet, proof *audit.RowProof, zone *time.Location) []byte {
	if proof == nil {
		return []byte("null")
	}
	a := answer{op: op, zone: zone}
	a.object(selected, "InclusionProof", func(f graphql.CollectedField) {
		switch {
		case f.Name == "entries":
			writeList(&a, proof.Entries, func(e audit.IncludedEntry) {
				a.object(f.Selections, "LogEntry", func(f graphql.CollectedField) { a.entry(e, f) })
			})
		case f.Name == "size":
			a.value(proof.N)
		case proof.Signed == "":
			a.value(nil)
		case f.Name == "checkpoint":
			a.value(proof.Signed)
		case f.Name == "root":
			a.value(proof.Hash.String())
		}
	})
	return a.Bytes()
}

// entry writes a field of an entry of the log.
func (a *answer) entry(e audit.IncludedEntry, f graphql.CollectedField) {
	switch f.Name {
	case "at":
		if e.LoggedAt == audit.Before {
			a.instant(nil)
			return
		}
		at := e.LoggedAt.Time()
		a.instant(&at)
	case "action":
		a.value(e.Action)
	case "bytes":
		a.value(base64.StdEncoding.EncodeToString(e.Canonical()))
	case "leafHash":
		a.value(e.LeafHash().String())
	case "position":
		if e.Position < 0 {
			a.value(nil)
			return
		}
		a.value(e.Position)
	case "path":
		if e.Position < 0 {
			a.value(nil)
			return
		}
		path := make([]string, len(e.Path))
		for i, hash := range e.Path {
			path[i] = hash.String()
		}
		a.value(path)
	}
}
