package attachments

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"os"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"docket/auth"
	"docket/db"
	"docket/enforcement"
	"docket/graph/endpoint"
	"docket/graph/filegate"
	"docket/input"
	"docket/limit"
	"docket/problem"
)

// defaultAttachment is the largest size of an attachment in bytes, where the settings give none.
const defaultAttachment = 20 << 20

// attachmentsAtOnce bounds how many attachments are in memory at once, attachmentsPerCaller how many of one caller; further requests wait. A
// caller with a slow line leaves places to others.
const attachmentsAtOnce, attachmentsPerCaller = 8, 2

// attachments serves the files of cases.
type attachments struct {
	filegate.Gate
	store *db.Store
}

// Handler serves POST /attachments, which attaches the file in the body to a case, and GET /attachments/{id}, which sends it back. Both
// are for the roles that may call withdrawAttachment: a file holds what is masked elsewhere. With the parameter disclosure, GET is for the
// roles that may call revealAttachment.
func Handler(e *endpoint.Endpoint, store *db.Store, schema *ast.Schema) http.Handler {
	a := &attachments{store: store, Gate: filegate.Gate{Endpoint: e, Schema: schema, Queue: limit.NewQueue(limit.QueueSettings{
		Running: attachmentsAtOnce, RunningPerCaller: attachmentsPerCaller, Waiting: 200, WaitingPerCaller: 20, Wait: 30 * time.Second, What: "attachments",
	})}}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /attachments", a.upload)
	mux.HandleFunc("GET /attachments/{id}", a.download)
	mux.HandleFunc("/attachments", func(w http.ResponseWriter, r *http.Request) {
		a.Refuse(r.Context(), w, endpoint.TypeJSON, &endpoint.RequestError{Status: http.StatusMethodNotAllowed, Allow: "POST", Problem: problem.Errorf(problem.BadUserInput, "use POST")})
	})
	mux.HandleFunc("/attachments/{id}", func(w http.ResponseWriter, r *http.Request) {
		a.Refuse(r.Context(), w, endpoint.TypeJSON, &endpoint.RequestError{Status: http.StatusMethodNotAllowed, Allow: "GET", Problem: problem.Errorf(problem.BadUserInput, "use GET")})
	})
	return endpoint.InLanguage(mux)
}

// attachmentOperation reads what the answers say of a file.
const attachmentOperation = `query Attachment($id: ID!) {
  attachment(id: $id) { id name mediaType size sha256 uploadedBy createdAt withdrawnAt case { id caseNo } }
}`

// attachmentAnswer is the answer to attachmentOperation.
type attachmentAnswer struct {
	Attachment *struct {
		ID          string     `json:"id"`
		Name        string     `json:"name"`
		MediaType   string     `json:"mediaType"`
		Size        int        `json:"size"`
		Sha256      string     `json:"sha256"`
		UploadedBy  string     `json:"uploadedBy"`
		CreatedAt   time.Time  `json:"createdAt"`
		WithdrawnAt *time.Time `json:"withdrawnAt"`
		Case        struct {
			ID     string `json:"id"`
			CaseNo string `json:"caseNo"`
		} `json:"case"`
	} `json:"attachment"`
}

// upload attaches the file in the body of a request. Its parameters are case, name, and if given, document and event. Answers 201 with the
// fields of the attachment, as in an answer of GraphQL, also if the case has the file already.
func (a *attachments) upload(w http.ResponseWriter, r *http.Request) {
	// A page of another site cannot make the browser send this media type without asking this server first.
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != "application/octet-stream" {
		a.Refuse(r.Context(), w, endpoint.TypeJSON, &endpoint.RequestError{Status: http.StatusUnsupportedMediaType, Problem: problem.Errorf(problem.BadUserInput, "the body's content type must be application/octet-stream; the type of the file is worked out from its content")})
		return
	}
	if coding := r.Header.Get("Content-Encoding"); coding != "" && coding != "identity" {
		a.Refuse(r.Context(), w, endpoint.TypeJSON, &endpoint.RequestError{Status: http.StatusUnsupportedMediaType, Problem: problem.Errorf(problem.BadUserInput, "the body must not be compressed")})
		return
	}
	ctx, leave, err := a.Admit(r, "POST /attachments", "withdrawAttachment")
	if err != nil {
		a.RefuseAll(ctx, w, endpoint.TypeJSON, err)
		return
	}
	defer leave()
	in, err := readAttachment(r)
	if err != nil {
		a.RefuseAll(ctx, w, endpoint.TypeJSON, err)
		return
	}
	most := a.Settings.Attachment
	if most == 0 {
		most = defaultAttachment
	}
	content, err := io.ReadAll(http.MaxBytesReader(w, r.Body, most))
	var tooLong *http.MaxBytesError
	switch {
	case errors.As(err, &tooLong):
		err = &endpoint.RequestError{Status: http.StatusRequestEntityTooLarge, Problem: problem.Errorf(problem.LimitExceeded, "the file is larger than %d bytes", most).With("limit", most)}
	case errors.Is(err, os.ErrDeadlineExceeded):
		err = &endpoint.RequestError{Status: http.StatusRequestTimeout, Problem: problem.Errorf(problem.LimitExceeded, "the file did not arrive in time")}
	case err != nil:
		err = &endpoint.RequestError{Status: http.StatusBadRequest, Problem: problem.Errorf(problem.BadUserInput, "the file could not be read to its end")}
	}
	if err != nil {
		a.RefuseAll(ctx, w, endpoint.TypeJSON, err)
		return
	}
	payload, err := db.Do(ctx, a.store, enforcement.AddAttachment, in.WithContent(content), nil)
	if err != nil {
		a.RefuseAll(ctx, w, endpoint.TypeJSON, err)
		return
	}
	var answer attachmentAnswer
	if err := endpoint.Ask(ctx, a, attachmentOperation, map[string]any{"id": payload["attachment"][0].String()}, &answer); err != nil {
		a.RefuseAll(ctx, w, endpoint.TypeJSON, err)
		return
	}
	data, err := json.Marshal(answer)
	if err != nil {
		a.RefuseAll(ctx, w, endpoint.TypeJSON, err)
		return
	}
	a.Write(w, endpoint.TypeJSON, http.StatusCreated, &graphql.Response{Data: data})
}

// readAttachment reads the parameters of an upload. Returns BAD_USER_INPUT for one that is missing or is no id.
func readAttachment(r *http.Request) (in enforcement.AddAttachmentInput, err error) {
	values := r.URL.Query()
	in.Name = values.Get("name")
	readKey := func(name string) (*db.Key, error) {
		if !values.Has(name) {
			return nil, nil
		}
		key := new(db.Key)
		if err := key.UnmarshalText([]byte(values.Get(name))); err != nil {
			return nil, input.Fault(name, "%s", err)
		}
		return key, nil
	}
	of, err := readKey("case")
	if err == nil && of == nil {
		err = input.Fault("case", "it is missing: give the id of the case, as in POST /attachments?case=Case:1:17&name=photo.jpg")
	}
	var documentErr, eventErr error
	in.Document, documentErr = readKey("document")
	in.Event, eventErr = readKey("event")
	if err := input.CheckAll(err, documentErr, eventErr); err != nil {
		return in, err
	}
	in.Case = *of
	return in, nil
}

// download sends the content of a file, to be saved and not shown; Handler says which roles may ask. The parameter disclosure names the record that
// revealAttachment made. Answers 403 if the caller may not open the file, 404 if the caller sees no such file, and 410 if it was withdrawn.
func (a *attachments) download(w http.ResponseWriter, r *http.Request) {
	disclosure, isDisclosed := r.URL.Query().Get("disclosure"), r.URL.Query().Has("disclosure")
	mutation := "withdrawAttachment" // whose roles may open the file
	if isDisclosed {
		mutation = "revealAttachment"
	}
	ctx, leave, err := a.Admit(r, "GET /attachments", mutation)
	if err != nil {
		a.RefuseAll(ctx, w, endpoint.TypeJSON, err)
		return
	}
	defer leave()
	var key db.Key
	var answer attachmentAnswer
	if err := key.UnmarshalText([]byte(r.PathValue("id"))); err == nil && key.Type == "Attachment" {
		if err := endpoint.Ask(ctx, a, attachmentOperation, map[string]any{"id": key.String()}, &answer); err != nil {
			a.RefuseAll(ctx, w, endpoint.TypeJSON, err)
			return
		}
	}
	file := answer.Attachment
	switch {
	case file == nil:
		a.Refuse(ctx, w, endpoint.TypeJSON, &endpoint.RequestError{Status: http.StatusNotFound, Problem: problem.Errorf(problem.BadUserInput, "there is no such attachment: the address must end with the id of an Attachment")})
		return
	case file.WithdrawnAt != nil:
		a.Refuse(ctx, w, endpoint.TypeJSON, &endpoint.RequestError{Status: http.StatusGone, Problem: problem.Errorf(problem.BadUserInput, "the attachment was withdrawn at %s", file.WithdrawnAt.Format(time.RFC3339))})
		return
	}
	if isDisclosed {
		if err := a.requireDisclosure(ctx, key, disclosure); err != nil {
			a.RefuseAll(ctx, w, endpoint.TypeJSON, err)
			return
		}
	}
	var content []byte
	err = a.store.DB().QueryRowContext(ctx, "SELECT content FROM attachment_contents WHERE agency_id = ? AND attachment_id = ?", key.Agency, key.ID).Scan(&content)
	if err != nil {
		a.RefuseAll(ctx, w, endpoint.TypeJSON, fmt.Errorf("read attachment: %w", err))
		return
	}
	h := w.Header()
	h.Set("Content-Type", file.MediaType)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": file.Name}))
	h.Set("Content-Length", strconv.Itoa(len(content)))
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-store")
	if _, err := w.Write(content); err != nil {
		a.Settings.Log.Debug("the client did not read the attachment", "error", err)
	}
}

// disclosedFor is how long a disclosure lets its caller open the file.
const disclosedFor = 10 * time.Minute

// requireDisclosure returns FORBIDDEN unless revealAttachment made the disclosure for this caller and this file, not longer ago than disclosedFor.
func (a *attachments) requireDisclosure(ctx context.Context, file db.Key, disclosure string) error {
	refused := problem.Errorf(problem.Forbidden, "the disclosure is not yours, is of another file, or is older than %d minutes: call revealAttachment again", int(disclosedFor.Minutes())).At("disclosure")
	var key db.Key
	if err := key.UnmarshalText([]byte(disclosure)); err != nil || key.Type != "Disclosure" || key.Agency != file.Agency {
		return refused
	}
	isShown := false
	err := a.store.DB().QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM disclosures WHERE agency_id = ? AND id = ? AND attachment_id = ? AND caller = ? AND revealed_at > ?)",
		key.Agency, key.ID, file.ID, auth.CallerOf(ctx).ID, a.store.Now().Add(-disclosedFor)).Scan(&isShown)
	if err != nil {
		return fmt.Errorf("read disclosure: %w", err)
	}
	if !isShown {
		return refused
	}
	return nil
}
