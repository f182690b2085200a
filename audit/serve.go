package audit

import (
	"context"
	"database/sql"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"

	"docket/auth"
	"docket/problem"
)

// TileHeight is the height of the tiles that are served.
const TileHeight = 8

// as is the mutation whose callers may read the log: the roles that see every record of their agencies whole.
const as = "revealParty"

// Gate lets requests in. Package graph implements it.
type Gate interface {
	// Admit takes a request from its caller's budget and waits for its turn; leave ends the turn. Returns FORBIDDEN unless the caller's role may
	// call the mutation as; operation names the request in messages and in the log of access.
	Admit(r *http.Request, operation, as string) (ctx context.Context, leave func(), err error)
	// RefuseAll answers with all faults of an error, in the form of GraphQL's errors.
	RefuseAll(ctx context.Context, w http.ResponseWriter, err error)
	// VisibleTo returns the agencies whose records a caller reads.
	VisibleTo(c auth.Caller) []int64
}

type handler struct {
	gate Gate
	from *sql.DB
	keys *Keys
}

// Handler serves the log to those who see every record of an agency whole: auditors and admins. An agency is given by its number; 0 is for the
// records of no agency.
//
//	GET /log/keys                          the public parts of the keys, a line each, the current one first
//	GET /log/{agency}/checkpoint           the last checkpoint, a signed note
//	GET /log/{agency}/tile/8/…             a tile of hashes, by its path as golang.org/x/mod/sumdb/tlog writes it
//	GET /log/{agency}/entry/{position}     an entry as JSON, with its bytes, and the proof that the last checkpoint includes it
func Handler(gate Gate, from *sql.DB, keys *Keys) http.Handler {
	h := handler{gate, from, keys}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /log/keys", h.admitted(func(_ context.Context, w http.ResponseWriter, _ *http.Request) error {
		writeText(w, strings.Join(keys.Public(), "\n")+"\n")
		return nil
	}))
	mux.HandleFunc("GET /log/{agency}/checkpoint", h.admitted(h.checkpoint))
	mux.HandleFunc("GET /log/{agency}/tile/{path...}", h.admitted(h.tile))
	mux.HandleFunc("GET /log/{agency}/entry/{position}", h.admitted(h.entry))
	mux.HandleFunc("/log/", h.admitted(func(context.Context, http.ResponseWriter, *http.Request) error {
		return problem.Errorf(problem.NotFound, "there is nothing at this address: GET /log/keys, /log/1/checkpoint, /log/1/entry/0 and /log/1/tile/8/0/000.p/1 are of this form")
	}))
	return mux
}

// admitted lets a request in and answers it.
func (h handler) admitted(serve func(context.Context, http.ResponseWriter, *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, leave, err := h.gate.Admit(r, "GET /log", as)
		if err != nil {
			h.gate.RefuseAll(ctx, w, err)
			return
		}
		defer leave()
		if err := serve(ctx, w, r); err != nil {
			h.gate.RefuseAll(ctx, w, err)
		}
	}
}

// agencyOf returns the agency of the request's path. Returns NOT_FOUND if the caller does not read its records.
func (h handler) agencyOf(ctx context.Context, r *http.Request) (int64, error) {
	agency, err := strconv.ParseInt(r.PathValue("agency"), 10, 64)
	if err != nil || agency != 0 && !slices.Contains(h.gate.VisibleTo(auth.CallerOf(ctx)), agency) {
		return 0, problem.Errorf(problem.NotFound, "there is no log of an agency %s that you may read", r.PathValue("agency")).At("agency")
	}
	return agency, nil
}

// lastOf returns the last checkpoint of the request's agency, as it was signed. Returns NOT_FOUND if there is none yet.
func (h handler) lastOf(ctx context.Context, agency int64) (tree tlog.Tree, signed string, err error) {
	tree, signed, err = LastCheckpoint(ctx, h.from, agency)
	if err == nil && signed == "" {
		err = problem.Errorf(problem.NotFound, "the log of the agency %d has no entry yet", agency).At("agency")
	}
	return tree, signed, err
}

func (h handler) checkpoint(ctx context.Context, w http.ResponseWriter, r *http.Request) error {
	agency, err := h.agencyOf(ctx, r)
	if err != nil {
		return err
	}
	_, signed, err := h.lastOf(ctx, agency)
	if err != nil {
		return err
	}
	writeText(w, signed)
	return nil
}

func (h handler) tile(ctx context.Context, w http.ResponseWriter, r *http.Request) error {
	agency, err := h.agencyOf(ctx, r)
	if err != nil {
		return err
	}
	path := "tile/" + r.PathValue("path")
	tile, err := tlog.ParseTilePath(path)
	if err != nil || tile.H != TileHeight || tile.L < 0 {
		return problem.Errorf(problem.BadUserInput, "%s is not the path of a tile: tile/8/0/000.p/17 is of this form", path).At("path")
	}
	last, _, err := h.lastOf(ctx, agency)
	if err != nil {
		return err
	}
	// The tree holds this many hashes of the tile's level. A level above all trees has none.
	if shift := TileHeight * tile.L; shift > 62 || tile.N<<TileHeight+int64(tile.W) > last.N>>shift {
		return problem.Errorf(problem.NotFound, "the tree of the agency %d with its %d entries has no tile %s", agency, last.N, path).At("path")
	}
	data, err := tlog.ReadTileData(tile, storedHashes{ctx, h.from, agency})
	if err != nil {
		return err
	}
	if tile.W == 1<<TileHeight {
		w.Header().Set("Cache-Control", "private, max-age=31536000, immutable")
	} else {
		w.Header().Set("Cache-Control", "no-store")
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Write(data)
	return nil
}

// ProvedEntry is an entry with the proof that a checkpoint includes it.
type ProvedEntry struct {
	Agency   string `json:"agency"`
	Position int64  `json:"position"`
	ID       int64  `json:"id"`
	// LoggedAt is as Instant.String returns it.
	LoggedAt    string `json:"loggedAt"`
	Transaction string `json:"transaction"`
	Action      Action `json:"action"`
	Table       string `json:"table,omitempty"`
	// Write is the detail of an entry WRITE; nil for others.
	Write json.RawMessage `json:"write,omitempty"`
	Rows  []ProvedRow     `json:"rows,omitempty"`
	// Canonical are the bytes of which LeafHash is the hash, in base64.
	Canonical string    `json:"canonical"`
	LeafHash  tlog.Hash `json:"leafHash"`
	// Proof leads from LeafHash to the root of Checkpoint, as tlog.CheckRecord checks it.
	Proof []tlog.Hash `json:"proof"`
	// Checkpoint is a signed note.
	Checkpoint string `json:"checkpoint"`
}

// ProvedRow is a row that a ProvedEntry names.
type ProvedRow struct {
	Key string `json:"key"`
	// Digest is in hexadecimal; empty where the row was removed.
	Digest string `json:"digest,omitempty"`
}

func (h handler) entry(ctx context.Context, w http.ResponseWriter, r *http.Request) error {
	agency, err := h.agencyOf(ctx, r)
	if err != nil {
		return err
	}
	last, signed, err := h.lastOf(ctx, agency)
	if err != nil {
		return err
	}
	position, err := strconv.ParseInt(r.PathValue("position"), 10, 64)
	if err != nil || position < 0 || position >= last.N {
		return problem.Errorf(problem.NotFound, "there is no entry at the position %s: the tree of the agency %d has the positions 0 to %d", r.PathValue("position"), agency, last.N-1).At("position")
	}
	entry, err := Prove(ctx, h.from, agency, position, last, signed)
	if err != nil {
		return err
	}
	text, err := json.Marshal(entry)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "no-store")
	w.Write(append(text, '\n'))
	return nil
}

// Prove returns the entry at a position of an agency's tree, with the proof that a tree includes it, whose checkpoint is signed. Returns NOT_FOUND if
// the entry is not there.
func Prove(ctx context.Context, from querier, agency, position int64, tree tlog.Tree, signed string) (*ProvedEntry, error) {
	entries, err := readEntries(ctx, from, "agency_id = $1 AND position = $2", agency, position)
	if err != nil {
		return nil, err
	}
	if len(entries) != 1 {
		return nil, problem.Errorf(problem.NotFound, "the entry at the position %d is missing from the log: run docket verify", position).At("position")
	}
	proof, err := tlog.ProveRecord(tree.N, position, storedHashes{ctx, from, agency})
	if err != nil {
		return nil, err
	}
	e := entries[0]
	proved := &ProvedEntry{
		Agency: strconv.FormatInt(agency, 10), Position: position, ID: e.ID, LoggedAt: e.LoggedAt.String(), Transaction: strconv.FormatInt(e.Transaction, 10),
		Action: e.Action, Table: e.Table, Canonical: base64.StdEncoding.EncodeToString(e.Canonical()), LeafHash: e.LeafHash(), Proof: proof, Checkpoint: signed,
	}
	if e.Action == Write && json.Valid([]byte(e.Detail)) {
		proved.Write = json.RawMessage(e.Detail)
	}
	for _, row := range e.Rows {
		proved.Rows = append(proved.Rows, ProvedRow{row.Key, hex.EncodeToString(row.Digest)})
	}
	return proved, nil
}

// writeText answers with a text that changes from request to request.
func writeText(w http.ResponseWriter, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "no-store")
	w.Write([]byte(text))
}
