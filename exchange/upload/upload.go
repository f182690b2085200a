// Package upload lets people import files of registers with a browser: it tries a file and says what would change, imports it, marks its faulty cells,
// undoes an import, and hands out templates. Package exchange does the work. What a request needs comes with it, so that nothing is kept
// between a trial and the import.
package upload

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"docket/auth"
	"docket/db"
	"docket/exchange"
	"docket/exchange/imports"
	"docket/exchange/mapping"
	"docket/exchange/template"
	"docket/failure"
	"docket/input"
	"docket/messages"
	"docket/problem"
)

// Gate lets requests in. Package graph implements it.
type Gate interface {
	// Admit takes a request from its caller's budget and waits for its turn; leave ends the turn. Returns FORBIDDEN unless the caller's role may
	// call the mutation as; operation names the request in messages and in the log of access.
	Admit(r *http.Request, operation, as string) (ctx context.Context, leave func(), err error)
	// RefuseAll answers with all faults of an error, in the form of GraphQL's errors.
	RefuseAll(ctx context.Context, w http.ResponseWriter, err error)
	// Faults returns the faults of an error as RefuseAll answers them.
	Faults(ctx context.Context, err error) any
	// VisibleTo returns the agencies whose records a caller reads.
	VisibleTo(c auth.Caller) []int64
}

// Settings are the settings of Handler.
type Settings struct {
	Gate     Gate
	Store    *db.Store
	Database string // connection string of a role that owns the tables
	MaxBytes int64  // largest size of a request; default 32 MiB
	Log      *slog.Logger
	Meter    *exchange.Meter // may be nil
	Record   db.Recorder     // of what is written; may be nil
}

const (
	defaultMaxBytes = 32 << 20
	// longest is the longest time that a request may take. An import that is not done by then is rolled back.
	longest = 10 * time.Minute
	// maxFaults is how many faults an answer has; the marked copy has all.
	maxFaults = 500
)

// as is the mutation whose callers may import: an import files cases and all else that it files.
const as = "fileCase"

type handler struct{ Settings }

// Handler serves
//
//	GET  /imports                         the imports of the agencies that the caller reads, the latest first
//	GET  /imports/templates               what templates there are
//	GET  /imports/templates/{name}        a template, as xlsx; agency is the id of the agency whose records it brings
//	POST /imports/look                    how a file is read, and its mapping: that of the template, or a guess
//	POST /imports/try                     what an import would change
//	POST /imports/marked                  a copy of the file with its faulty cells marked, as xlsx
//	POST /imports                         imports the file; with strict=true, nothing if a row is rejected
//	POST /imports/{number}/undo           takes an import back
//
// A POST of a file is multipart/form-data with the parts file and, unless the file is a filled template, mapping (YAML). try and the import answer
// with lines of JSON: {"step", "rows", "of", "percent"} while they run, and {"report"} or {"errors"} at the end. They are for those who may file cases
// of all units of the agency that the mapping names.
func Handler(s Settings) http.Handler {
	if s.MaxBytes == 0 {
		s.MaxBytes = defaultMaxBytes
	}
	h := handler{s}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /imports", h.admitted("GET /imports", h.list))
	mux.HandleFunc("GET /imports/templates", h.admitted("GET /imports", h.templates))
	mux.HandleFunc("GET /imports/templates/{name}", h.admitted("GET /imports", h.template))
	mux.HandleFunc("POST /imports/look", h.withFile(h.look))
	mux.HandleFunc("POST /imports/try", h.withFile(h.running(true)))
	mux.HandleFunc("POST /imports/marked", h.withFile(h.marked))
	mux.HandleFunc("POST /imports", h.withFile(h.running(false)))
	mux.HandleFunc("POST /imports/{number}/undo", h.admitted("POST /imports/undo", h.undo))
	return mux
}

// received is the file of a request, in a folder of its own.
type received struct {
	path, name string
	mapping    string
	strict     bool
	agency     string // id of the agency for a guessed mapping
}

// withFile admits a request, receives its file, and removes the file after it is answered.
func (h handler) withFile(do func(context.Context, http.ResponseWriter, received) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, leave, err := h.Gate.Admit(r, "POST /imports", as)
		if err != nil {
			h.Gate.RefuseAll(ctx, w, err)
			return
		}
		defer leave()
		ctx, cancel := context.WithTimeout(ctx, longest)
		defer cancel()
		until := http.NewResponseController(w)
		end, _ := ctx.Deadline() // a client that stalls must not keep its place: reading a body hears of no context
		_ = until.SetReadDeadline(end)
		_ = until.SetWriteDeadline(end)
		folder, err := os.MkdirTemp("", "docket-import-*")
		if err != nil {
			h.Gate.RefuseAll(ctx, w, fmt.Errorf("receive file: %w", err))
			return
		}
		defer func() {
			if err := os.RemoveAll(folder); err != nil {
				h.Log.Warn("the copy of an imported file is not removed", "error", err)
			}
		}()
		file, err := h.receive(w, r, folder)
		if err == nil {
			err = do(ctx, w, file)
		}
		if err != nil {
			h.Gate.RefuseAll(ctx, w, err)
		}
	}
}

// receive reads the parts of a request into a folder.
func (h handler) receive(w http.ResponseWriter, r *http.Request, folder string) (received, error) {
	values := r.URL.Query()
	in := received{strict: values.Get("strict") == "true", agency: values.Get("agency")}
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != "multipart/form-data" {
		return in, problem.Errorf(problem.BadUserInput, "the body must be multipart/form-data with the parts file and mapping")
	}
	r.Body = http.MaxBytesReader(w, r.Body, h.MaxBytes)
	parts, err := r.MultipartReader()
	if err != nil {
		return in, h.unreadable(err)
	}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil {
			err = in.take(part, folder)
		}
		if err != nil {
			return in, h.unreadable(err)
		}
	}
	if in.path == "" {
		return in, problem.Errorf(problem.BadUserInput, "it is missing: send an xlsx workbook or a text file").At("file")
	}
	return in, nil
}

// take reads a part of a request.
func (in *received) take(part *multipart.Part, folder string) error {
	switch part.FormName() {
	case "mapping":
		const most = 1 << 20
		text, err := io.ReadAll(io.LimitReader(part, most+1))
		if len(text) > most {
			return problem.Errorf(problem.LimitExceeded, "the mapping is larger than %d bytes", most).At("mapping")
		}
		in.mapping = string(text)
		return err
	case "file":
		in.name = input.Tidy(filepath.Base(filepath.Clean("/"+part.FileName())), 255)
		if in.name == "" || in.name == "/" || len([]rune(in.name)) > 255 {
			return problem.Errorf(problem.BadUserInput, "the file needs a name of at most %d characters", 255).At("file")
		}
		in.path = filepath.Join(folder, "file")
		to, err := os.Create(in.path)
		if err != nil {
			return err
		}
		_, err = io.Copy(to, part)
		return errors.Join(err, to.Close())
	}
	return problem.Errorf(problem.BadUserInput, "there is no part %s: send file and mapping", part.FormName())
}

// unreadable returns what to answer to a body that cannot be read to its end.
func (h handler) unreadable(err error) error {
	var tooLong *http.MaxBytesError
	var ours *os.PathError
	switch {
	case problem.Of(err) != nil || errors.As(err, &ours):
		return err
	case errors.As(err, &tooLong):
		return problem.Errorf(problem.LimitExceeded, "the file is larger than %d bytes; whoever runs the server can import it with docket import", h.MaxBytes).At("file").With("limit", h.MaxBytes)
	}
	return problem.Errorf(problem.BadUserInput, "the body could not be read to its end")
}

// agencyOf returns the agency that an id names, or the first that the caller may write to if it names none.
func (h handler) agencyOf(ctx context.Context, id string) (db.Agency, error) {
	caller := auth.CallerOf(ctx)
	var found []db.Agency
	if err := h.Store.DB().NewSelect().Model(&found).Order("id").Scan(ctx); err != nil {
		return db.Agency{}, fmt.Errorf("read agencies: %w", err)
	}
	var key db.Key
	if id != "" {
		if err := key.UnmarshalText([]byte(id)); err != nil {
			return db.Agency{}, problem.Errorf(problem.BadUserInput, "%s", err).At("agency")
		}
	}
	for _, a := range found {
		if mayWrite(caller, a.ID) && (id == "" || key.Type == "Agency" && key.ID == a.ID) {
			return a, nil
		}
	}
	return db.Agency{}, problem.Errorf(problem.NotFound, "there is no such agency that you write to").At("agency")
}

// nameOf returns what the record of an import calls a caller.
func nameOf(c auth.Caller) string { return cmp.Or(c.Name, c.ID) }

// mayWrite reports whether a caller writes records of all units of an agency.
func mayWrite(c auth.Caller, agency int64) bool {
	return len(c.Units) == 0 && (c.EveryAgency || slices.Contains(c.Agencies, agency))
}

// defaults returns a mapping with what a deployment and an agency decide.
func (h handler) defaults(a db.Agency) mapping.Spec {
	s := h.Store.Settings()
	return mapping.Spec{
		Currency: s.Currency, TimeZone: s.Zone.String(),
		Agency: mapping.Agency{Code: a.Code, Name: a.Name, ShortName: a.ShortName, Level: string(a.Level)},
	}
}

// look answers how a file is read, and with a mapping to begin with.
func (h handler) look(ctx context.Context, w http.ResponseWriter, in received) error {
	agency, err := h.agencyOf(ctx, in.agency)
	if err != nil {
		return err
	}
	text, err := template.MappingIn(in.path)
	if err != nil {
		return in.unreadable(err)
	}
	isTemplate := text != ""
	if !isTemplate {
		var guessed bytes.Buffer
		if err := mapping.Guess(in.path, in.name, h.defaults(agency), &guessed); err != nil {
			return in.unreadable(err)
		}
		text = guessed.String()
	}
	return answer(w, map[string]any{"mapping": text, "isTemplate": isTemplate})
}

// unreadable returns what to answer to a file that cannot be imported as a whole. It names the file as its owner does, not the copy of it here.
func (in received) unreadable(err error) error {
	if problem.Of(err) != nil || isOurs(err) {
		return err
	}
	text := err.Error()
	for _, before := range []string{"import " + in.path + ": ", "guess a mapping for " + in.path + ": "} {
		text = strings.TrimPrefix(text, before)
	}
	return problem.Errorf(problem.BadUserInput, "%s", strings.NewReplacer(in.path, in.name, filepath.Dir(in.path)+"/", "").Replace(text)).At("file")
}

// isOurs reports whether an error is the server's and not the file's: of the database, of its disk, or of a request that has ended.
func isOurs(err error) bool {
	var refused *pgconn.PgError
	var unreachable *pgconn.ConnectError
	var disk *os.PathError
	_, isAway := failure.Unavailable(err)
	return isAway || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) ||
		errors.As(err, &refused) || errors.As(err, &unreachable) ||
		errors.As(err, &disk) && !errors.Is(err, os.ErrNotExist) // a mapping may name a file that was not sent
}

// settings reads the mapping of a request, and checks that the caller may import what it brings.
func (h handler) settings(ctx context.Context, in received) (exchange.Settings, error) {
	if in.mapping == "" {
		within, err := template.MappingIn(in.path)
		if err != nil {
			return exchange.Settings{}, in.unreadable(err)
		}
		if in.mapping = within; within == "" {
			return exchange.Settings{}, problem.Errorf(problem.BadUserInput, "it is missing: only a filled template needs none. POST /imports/look writes a first one").At("mapping")
		}
	}
	// Files of lookups would be looked for beside the uploaded file, where there are none.
	m, err := mapping.ReadIn(bytes.NewReader([]byte(in.mapping)), filepath.Dir(in.path))
	if err != nil {
		return exchange.Settings{}, problem.Errorf(problem.BadUserInput, "%s", err).At("mapping")
	}
	var agency db.Agency
	caller := auth.CallerOf(ctx)
	err = h.Store.DB().NewSelect().Model(&agency).Where("code = ?", m.Agency.Code).Scan(ctx)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return exchange.Settings{}, fmt.Errorf("read agency: %w", err)
	}
	if err != nil || !mayWrite(caller, agency.ID) {
		return exchange.Settings{}, problem.Errorf(problem.NotFound, "there is no agency with the code %s that you write to", m.Agency.Code).At("mapping")
	}
	if s := h.Store.Settings(); m.Currency != s.Currency || m.TimeZone != s.Zone.String() {
		return exchange.Settings{}, problem.Errorf(problem.BadUserInput, "its currency is %s and its time zone %s: those of this service are %s and %s",
			m.Currency, m.TimeZone, s.Currency, s.Zone.String()).At("mapping")
	}
	return exchange.Settings{Database: h.Database, File: in.path, FileName: in.name, Mapping: m, Strict: in.strict, By: nameOf(caller), Meter: h.Meter, Record: h.Record}, nil
}

// running returns run for a trial, or for an import.
func (h handler) running(isTrial bool) func(context.Context, http.ResponseWriter, received) error {
	return func(ctx context.Context, w http.ResponseWriter, in received) error { return h.run(ctx, w, in, isTrial) }
}

// run imports a file, or tries it, and answers with lines.
func (h handler) run(ctx context.Context, w http.ResponseWriter, in received, isTrial bool) error {
	s, err := h.settings(ctx, in)
	if err != nil {
		return err
	}
	s.DryRun = isTrial
	lines := &lines{w: w}
	s.Progress = lines.progress
	report, err := exchange.Import(ctx, s)
	switch {
	case report != nil && (err == nil || s.Strict && report.Rejected > 0):
		lines.write(map[string]any{"report": shown(ctx, report, err == nil && !isTrial)})
	case !lines.begun:
		return in.unreadable(err)
	default:
		h.Log.InfoContext(ctx, "an import did not end", "error", err)
		lines.write(map[string]any{"errors": h.Gate.Faults(ctx, in.unreadable(err))})
	}
	return nil
}

// marked answers with a copy of the file in which the faulty cells are marked.
func (h handler) marked(ctx context.Context, w http.ResponseWriter, in received) error {
	s, err := h.settings(ctx, in)
	if err != nil {
		return err
	}
	s.DryRun = true
	report, err := exchange.Import(ctx, s)
	if report == nil {
		return in.unreadable(err)
	}
	to := exchange.MarkedName(in.path)
	if err := exchange.Mark(in.path, to, s.Mapping, report.Faults); err != nil {
		return err
	}
	file, err := os.Open(to)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	sendFile(w, in.name+".faults.xlsx")
	_, _ = io.Copy(w, file) // the client may have left
	return nil
}

// sendFile sets the head of an answer that is a workbook.
func sendFile(w http.ResponseWriter, name string) {
	h := w.Header()
	h.Set("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
	h.Set("Content-Disposition", `attachment; filename="docket.xlsx"; filename*=UTF-8''`+url.PathEscape(name))
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
}

// imported is an import as answers show it.
type imported struct {
	Number   int64  `json:"number"`
	Register string `json:"register"`
	FileName string `json:"fileName"`
	SHA256   string `json:"sha256"`
	By       string `json:"by"`
	At       string `json:"at"`
	State    string `json:"state"`
	UndoneBy string `json:"undoneBy"`
	Rows     int    `json:"rows"`
	Of       int    `json:"of,omitempty"` // of an import that is not done
	Rejected int    `json:"rejected"`
	MayUndo  bool   `json:"mayUndo"`
}

// admitted admits a request without a file, and answers what it refuses.
func (h handler) admitted(operation string, do func(context.Context, http.ResponseWriter, *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, leave, err := h.Gate.Admit(r, operation, as)
		if err == nil {
			defer leave()
			err = do(ctx, w, r)
		}
		if err != nil {
			h.Gate.RefuseAll(ctx, w, err)
		}
	}
}

// list answers with the imports that the caller reads.
func (h handler) list(ctx context.Context, w http.ResponseWriter, _ *http.Request) error {
	all, err := imports.ListOf(ctx, h.Store.DB(), h.Gate.VisibleTo(auth.CallerOf(ctx)))
	if err != nil {
		return err
	}
	out := make([]imported, len(all))
	for i, r := range all {
		mayUndo := (r.State == "DONE" || r.State == "INTERRUPTED") && mayWrite(auth.CallerOf(ctx), r.Agency)
		out[i] = imported{r.Number, r.Register, r.FileName, r.SHA256, r.By, r.At, r.State, r.UndoneBy, r.Rows, r.Of, r.Rejected, mayUndo}
	}
	return answer(w, map[string]any{"imports": out})
}

// undo takes an import back.
func (h handler) undo(ctx context.Context, w http.ResponseWriter, r *http.Request) error {
	number := r.PathValue("number")
	if err := h.takeBack(ctx, number); err != nil {
		return err
	}
	return answer(w, map[string]any{"undone": number})
}

func (h handler) takeBack(ctx context.Context, number string) error {
	n, _ := strconv.ParseInt(number, 10, 64)
	caller := auth.CallerOf(ctx)
	found, ok, err := imports.Find(ctx, h.Store.DB(), n)
	if err != nil {
		return err
	}
	if !ok || !mayWrite(caller, found.Agency) || !slices.Contains(h.Gate.VisibleTo(caller), found.Agency) {
		return problem.Errorf(problem.NotFound, "there is no import %s that you may take back", number).At("number")
	}
	return imports.Undo(ctx, h.Database, n, nameOf(caller), db.WithRecorder(h.Record))
}

// templates answers what templates there are.
func (h handler) templates(ctx context.Context, w http.ResponseWriter, _ *http.Request) error {
	type named struct {
		Name  string `json:"name"`
		Label string `json:"label"`
	}
	var all []named
	for _, t := range template.All() {
		all = append(all, named{t.Name, t.Label(messages.LanguageOf(ctx))})
	}
	return answer(w, map[string]any{"templates": all})
}

// template answers with a workbook to fill in.
func (h handler) template(ctx context.Context, w http.ResponseWriter, r *http.Request) error {
	name, values := r.PathValue("name"), r.URL.Query()
	t, ok := template.Named(name)
	if !ok {
		return problem.Errorf(problem.NotFound, "there is no template %s: GET /imports/templates lists them", name).At("name")
	}
	agency, err := h.agencyOf(ctx, values.Get("agency"))
	if err != nil {
		return err
	}
	language := messages.LanguageOf(ctx)
	switch values.Get("language") {
	case "zh":
		language = messages.Chinese
	case "en":
		language = messages.English
	}
	var book bytes.Buffer
	if err := t.Write(&book, language, h.defaults(agency)); err != nil {
		return err
	}
	sendFile(w, t.Label(language)+".xlsx")
	_, _ = w.Write(book.Bytes()) // the client may have left
	return nil
}

// answer writes an answer as JSON.
func answer(w http.ResponseWriter, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(text) // the client may have left
	return nil
}

// lines writes an answer of several lines, each when it comes.
type lines struct {
	w     http.ResponseWriter
	begun bool
}

// progress tells how far the import is.
func (l *lines) progress(p exchange.Progress) {
	line := map[string]any{"step": p.Step, "rows": p.Rows}
	if percent := p.Percent(); percent >= 0 {
		line["percent"] = percent
	}
	if p.Of > 0 {
		line["of"] = p.Of
	}
	if p.Resumed > 0 {
		line["resumed"] = p.Resumed
	}
	l.write(line)
}

func (l *lines) write(value any) {
	if !l.begun {
		l.w.Header().Set("Content-Type", "application/x-ndjson; charset=utf-8")
		l.w.Header().Set("Cache-Control", "no-store")
		l.begun = true
	}
	text, err := json.Marshal(value)
	if err != nil {
		return // a map of plain values has a text
	}
	_, _ = l.w.Write(append(text, '\n'))
	_ = http.NewResponseController(l.w).Flush()
}

// count is what happened, or would happen, to the records of a kind.
type count struct {
	Kind      string `json:"kind"`
	Label     string `json:"label"`
	Inserted  int    `json:"inserted"`
	Updated   int    `json:"updated"`
	Unchanged int    `json:"unchanged"`
	Absent    int    `json:"absent"`
}

// shown returns a report as answers show it.
func shown(ctx context.Context, r *exchange.Report, isKept bool) map[string]any {
	counts := []count{}
	for _, c := range r.Counts {
		counts = append(counts, count{c.Kind, template.KindLabel(messages.LanguageOf(ctx), c.Kind), c.Inserted, c.Updated, c.Unchanged, c.Absent})
	}
	found := []string{}
	for _, f := range r.Found {
		found = append(found, f.String())
	}
	faults := append([]mapping.Fault{}, r.Faults[:min(len(r.Faults), maxFaults)]...)
	out := map[string]any{
		"isKept": isKept, "rows": r.Rows, "rejected": r.Rejected, "faults": faults, "faultCount": len(r.Faults),
		"counts": counts, "warnings": append([]string{}, r.Warnings...), "found": found,
	}
	if isKept {
		out["number"] = r.Number
	}
	return out
}
