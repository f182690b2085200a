package enforcement

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gabriel-vasile/mimetype"

	"docket/auth"
	"docket/db"
	"docket/input"
	"docket/problem"
)

// attachable are the extensions of files that may be attached, by the media type of their content. No type among them runs scripts.
var attachable = map[string][]string{
	"application/pdf": {".pdf"},
	"image/jpeg":      {".jpg", ".jpeg"},
	"image/png":       {".png"},
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": {".docx"},
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":       {".xlsx"},
}

// AddAttachment attaches a file to a case. A file that is attached to the case already is not attached again: the answer is the same.
// Fields of faults are the parameters of `POST /attachments`. Payload: `attachment`.
//
// Returns BAD_USER_INPUT for a file that is empty or of another type than those that may be attached, for a name whose extension does not
// fit the content, and for a document or step of another case.
func AddAttachment(ctx context.Context, w *db.Writer, in AddAttachmentInput) (db.Payload, error) {
	mediaType, typeFault := mediaTypeOf(in.Name, in.content)
	if err := input.CheckAll(
		w.RequireExists(ctx, "case", in.Case, "Case", (*db.Case)(nil)),
		requirePartOfCase(ctx, w, "document", in.Document, "Document", "documents", in.Case),
		requirePartOfCase(ctx, w, "event", in.Event, "CaseEvent", "case_events", in.Case),
		requireFileName("name", in.Name), typeFault,
	); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(in.content)
	hash := hex.EncodeToString(sum[:])
	same, err := db.ReadOne[db.Attachment](ctx, w, "case_id = $2 AND sha256 = $3 AND withdrawn_at IS NULL", "", in.Case.ID, hash)
	switch {
	case err == nil:
		return db.Payload{"attachment": {db.KeyOf(same)}}, nil
	case !errors.Is(err, sql.ErrNoRows):
		return nil, err
	}
	attachment := &db.Attachment{
		CaseID: in.Case.ID, DocumentID: db.IDIfGiven(in.Document), EventID: db.IDIfGiven(in.Event), Name: in.Name, MediaType: mediaType,
		Size: len(in.content), Sha256: hash, UploadedBy: auth.CallerOf(ctx).Name,
	}
	if err := db.Insert(ctx, w, attachment); err != nil {
		return nil, db.RetryIfTaken(err, nil, "attachments_file_key")
	}
	if _, err := w.Tx().Tx.ExecContext(ctx, "INSERT INTO attachment_contents (agency_id, attachment_id, content) VALUES ($1, $2, $3)",
		w.Agency(), attachment.ID, in.content); err != nil {
		return nil, fmt.Errorf("insert content: %w", err)
	}
	return db.Payload{"attachment": {db.KeyOf(attachment)}}, nil
}

// requirePartOfCase requires that a key, if given, names a record of a type that belongs to the case. Returns BAD_USER_INPUT for a record
// of another case, and NOT_FOUND if there is no such record.
func requirePartOfCase(ctx context.Context, w *db.Writer, field string, key *db.Key, typ, table string, of db.Key) error {
	if key == nil {
		return nil
	}
	if err := w.RequireOwn(field, *key, typ); err != nil {
		return err
	}
	var caseID int64
	err := w.Tx().NewSelect().TableExpr(table).Column("case_id").Where("agency_id = ?", w.Agency()).Where("id = ?", key.ID).Scan(ctx, &caseID)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return db.NotFound(field, *key)
	case err != nil:
		return fmt.Errorf("read %s: %w", typ, err)
	case caseID != of.ID:
		return input.Fault(field, "%s belongs to another case: name one of %s, or leave it out", key, of)
	}
	return nil
}

// requireFileName checks the name of a file: a text without path.
func requireFileName(field, name string) error {
	if err := input.RequireText(field, name, input.MaxName); err != nil {
		return err
	}
	return input.FaultIf(strings.ContainsAny(name, "/\\:\n\r\t"), field, "%q holds a path: give the name of the file alone", name)
}

// mediaTypeOf returns the media type of a content. Returns BAD_USER_INPUT if it may not be attached, or has another extension in its name.
func mediaTypeOf(name string, content []byte) (string, error) {
	if len(content) == 0 {
		return "", input.Fault("name", "the file is empty: send its content as the body of the request")
	}
	mediaType, _, _ := strings.Cut(mimetype.Detect(content).String(), ";")
	extensions, isKnown := attachable[mediaType]
	if !isKnown {
		return "", input.Fault("name", "the content is of the type %s: attach a PDF, JPEG, PNG, DOCX or XLSX file", mediaType)
	}
	if extension := strings.ToLower(filepath.Ext(name)); !slices.Contains(extensions, extension) {
		return "", input.Fault("name", "%q does not fit the content, which is of the type %s: give a name that ends in %s", name, mediaType, strings.Join(extensions, " or "))
	}
	if slices.Contains(extensions, ".docx") || slices.Contains(extensions, ".xlsx") {
		return mediaType, requirePlainOffice(content)
	}
	return mediaType, nil
}

// activeParts are parts of the names of files within an office document that hold programs or further files: macros, controls, and objects
// of other programs.
var activeParts = []string{"vbaproject", "vbadata", "/embeddings/", "/activex/", "/macrosheets/", "/dialogsheets/", "oleobject", "/attachedtoolbars", "/externallinks/"}

// activeTypes are parts of the media types that an office document with such files lists.
var activeTypes = []string{"macroenabled", "vbaproject", "oleobject", "activex", "macrosheet"}

// maxTypes is the longest list of media types in an office document, in bytes.
const maxTypes = 1 << 20

// requirePlainOffice returns BAD_USER_INPUT if an office document (OOXML) holds macros, controls or embedded objects, whatever its name says: who
// opens it would run them.
func requirePlainOffice(content []byte) error {
	refuse := func(what string) error {
		return input.Fault("name", "the file holds %q, a macro, a control or an embedded object: save it without, or as PDF", what)
	}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return input.Fault("name", "the file is damaged: its parts cannot be listed")
	}
	for _, f := range archive.File {
		part := "/" + strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
		if slices.ContainsFunc(activeParts, func(active string) bool { return strings.Contains(part, active) }) {
			return refuse(f.Name)
		}
		if part != "/[content_types].xml" && !strings.HasSuffix(part, ".rels") {
			continue
		}
		types, err := readPart(f)
		if err != nil {
			return input.Fault("name", "the file is damaged: its part %q cannot be read", f.Name)
		}
		for _, active := range activeTypes {
			if bytes.Contains(types, []byte(active)) {
				return refuse(active)
			}
		}
	}
	return nil
}

// readPart returns the first maxTypes bytes of a file within an archive, in lower case.
func readPart(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	text, err := io.ReadAll(io.LimitReader(r, maxTypes+1))
	if err == nil && len(text) > maxTypes {
		err = errors.New("it is too long")
	}
	return bytes.ToLower(text), err
}

// WithdrawAttachment records that a file was attached by mistake. The file stays on record, and is not opened any more. Payload:
// `attachment`. Returns CONFLICT if it was withdrawn already.
func WithdrawAttachment(ctx context.Context, w *db.Writer, in WithdrawAttachmentInput) (db.Payload, error) {
	attachment := new(db.Attachment)
	if err := input.CheckAll(
		input.RequireText("input.reason", in.Reason, input.MaxLine),
		db.Lock(ctx, w, "input.attachment", in.Attachment, attachment),
	); err != nil {
		return nil, err
	}
	if attachment.WithdrawnAt != nil {
		return nil, problem.Errorf(problem.Conflict, "%s was withdrawn on %s", in.Attachment, w.DayOf(*attachment.WithdrawnAt)).At("input.attachment")
	}
	at := w.Now()
	attachment.WithdrawnAt, attachment.Withdrawal = &at, &in.Reason
	if err := db.Update(ctx, w, attachment, "withdrawn_at", "withdrawal"); err != nil {
		return nil, err
	}
	return db.Payload{"attachment": {db.KeyOf(attachment)}}, nil
}
