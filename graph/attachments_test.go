package graph_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"docket/graph"
)

// zipped returns an archive of the files of an office document.
func zipped(t *testing.T, names ...string) string {
	t.Helper()
	return zippedWith(t, "<xml/>", names...)
}

// zippedWith returns an archive of files that all have the same text.
func zippedWith(t *testing.T, text string, names ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// attachmentsAtOnce is how many attachments are in memory at once.
const attachmentsAtOnce = 8

// slowBody is the body of a request that does not come to its end before end is closed. began gets an element when it is first read.
type slowBody struct{ began, end chan struct{} }

func (b slowBody) Read([]byte) (int, error) {
	b.began <- struct{}{}
	<-b.end
	return 0, io.ErrUnexpectedEOF
}

// A file is attached to a case once, checked by its content, opened by legal staff of its agency only, and not after it was withdrawn.
func TestAttachments(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t, func(s *graph.Settings) { s.HTTP.Attachment = 1000 })
	files := &testServer{Server: httptest.NewServer(callersByHeader(s.graph.Attachments(), maps.Clone(callers))), url: s.url}
	t.Cleanup(files.Close)
	upload := func(caller, query, content string) reply {
		t.Helper()
		return files.send(t, http.MethodPost, "/attachments?"+query, content, map[string]string{"Content-Type": "application/octet-stream", "Caller": caller})
	}
	open := func(caller, id string) reply {
		t.Helper()
		return files.send(t, http.MethodGet, "/attachments/"+id, "", map[string]string{"Caller": caller})
	}
	const pdf, png = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02"
	of := "case=Case:1:1&name="

	first := upload("legal", of+url.QueryEscape("现场 照片.pdf"), pdf)
	sum := sha256.Sum256([]byte(pdf))
	if first.status != http.StatusCreated || first.at("attachment", "mediaType") != "application/pdf" || first.at("attachment", "sha256") != hex.EncodeToString(sum[:]) ||
		first.at("attachment", "uploadedBy") != "clerk" || first.at("attachment", "name") != "现场 照片.pdf" {
		t.Fatalf("%d %s", first.status, first.body)
	}
	id, _ := first.at("attachment", "id").(string)

	t.Run("the same file again is the same attachment", func(t *testing.T) {
		if again := upload("legal", of+"other.pdf", pdf); again.at("attachment", "id") != id || again.at("attachment", "name") != "现场 照片.pdf" {
			t.Errorf("%d %s", again.status, again.body)
		}
	})
	t.Run("files of offices", func(t *testing.T) {
		for name, content := range map[string]string{
			"a.docx": zipped(t, "[Content_Types].xml", "word/document.xml"), "a.xlsx": zipped(t, "[Content_Types].xml", "xl/workbook.xml"), "a.PNG": png,
		} {
			if r := upload("legal", of+name, content); r.status != http.StatusCreated {
				t.Errorf("%s: %d %s", name, r.status, r.body)
			}
		}
	})
	t.Run("files of offices with programs in them", func(t *testing.T) {
		for name, content := range map[string]string{
			"macro.docx": zipped(t, "[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "object.docx": zipped(t, "[Content_Types].xml", "word/document.xml", "word/embeddings/oleObject1.bin"),
			"control.xlsx": zipped(t, "[Content_Types].xml", "xl/workbook.xml", "xl/activeX/activeX1.bin"), "sheet.xlsx": zipped(t, "[Content_Types].xml", "xl/workbook.xml", "xl/macrosheets/sheet1.xml"),
			"renamed.docx": zippedWith(t, `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>`, "[Content_Types].xml", "word/document.xml", "word/other.bin"),
			"linked.docx":  zippedWith(t, `<Relationships><Relationship Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="a.bin"/></Relationships>`, "[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"),
		} {
			if r := upload("legal", of+name, content); r.status != http.StatusBadRequest || !strings.Contains(r.body, "a macro, a control or an embedded object") {
				t.Errorf("%s: %d %s", name, r.status, r.body)
			}
		}
	})
	t.Run("a compressed body", func(t *testing.T) {
		for coding, status := range map[string]int{"gzip": 415, "br": 415, "identity": 201} {
			if r := files.send(t, http.MethodPost, "/attachments?"+of+"a.pdf", pdf, map[string]string{"Content-Type": "application/octet-stream", "Caller": "legal", "Content-Encoding": coding}); r.status != status {
				t.Errorf("%s: %d %s", coding, r.status, r.body)
			}
		}
	})
	t.Run("refused", func(t *testing.T) {
		for name, c := range map[string]struct {
			caller, query, content string
			status                 int
			words                  string
		}{
			"a page":                 {"legal", of + "a.html", "<!DOCTYPE html><html><script>alert(1)</script></html>", 400, "text/html: attach a PDF"},
			"a drawing with scripts": {"legal", of + "a.svg", `<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`, 400, "image/svg+xml: attach"},
			"another extension":      {"legal", of + "a.exe", pdf, 400, "give a name that ends in .pdf"},
			"a path":                 {"legal", of + "..%2Fa.pdf", pdf + "x", 400, "name of the file alone"},
			"an identity number":     {"legal", of + "11010519491231002X.pdf", pdf + "y", 400, "identity number"},
			"no name":                {"legal", "case=Case:1:1", pdf, 400, "name"},
			"no case":                {"legal", "name=a.pdf", pdf, 400, "case: it is missing"},
			"no id":                  {"legal", "case=x&name=a.pdf", pdf, 400, "is not the id of a record"},
			"an unknown case":        {"legal", "case=Case:1:999999&name=a.pdf", pdf, 404, "case"},
			"empty":                  {"legal", of + "a.pdf", "", 400, "the file is empty"},
			"too large":              {"legal", of + "a.pdf", pdf + strings.Repeat("x", 1000), 413, "larger than 1000 bytes"},
			"an auditor":             {"auditor", of + "a.pdf", pdf, 403, "the role AUDITOR may not call POST /attachments"},
			"another agency":         {"neighbour", of + "a.pdf", pdf, 404, "there is no Case Case:1:1"},
			"nobody":                 {"", of + "a.pdf", pdf, 401, ""},
			"a step of another case": {"legal", of + "a.pdf&event=CaseEvent:1:" + eventOfOtherCase(t, s.testServer), pdf, 400, "belongs to another case"},
		} {
			if r := upload(c.caller, c.query, c.content); r.status != c.status || !strings.Contains(r.body, c.words) {
				t.Errorf("%s: %d %s", name, r.status, r.body)
			}
		}
		r := files.send(t, http.MethodPost, "/attachments?"+of+"a.pdf", pdf, map[string]string{"Content-Type": "application/pdf", "Caller": "legal"})
		if r.status != http.StatusUnsupportedMediaType { // a form of another site could send a type that needs no leave
			t.Errorf("media type: %d", r.status)
		}
	})
	t.Run("the limit is named", func(t *testing.T) {
		if r := upload("legal", of+"a.pdf", pdf+strings.Repeat("x", 1000)); !strings.Contains(r.body, `"limit":1000}`) {
			t.Error(r.body)
		}
	})
	t.Run("a caller with a slow line leaves places", func(t *testing.T) {
		body := slowBody{began: make(chan struct{}, attachmentsAtOnce), end: make(chan struct{})}
		handler := callersByHeader(s.graph.Attachments(), maps.Clone(callers))
		var slow sync.WaitGroup
		for range attachmentsAtOnce {
			slow.Go(func() {
				request := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/attachments?"+of+"slow.pdf", body)
				request.Header.Set("Content-Type", "application/octet-stream")
				request.Header.Set("Caller", "neighbour")
				handler.ServeHTTP(httptest.NewRecorder(), request)
			})
		}
		<-body.began
		<-body.began
		request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/attachments/"+id, nil)
		request.Header.Set("Caller", "legal")
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, request)
		if answer.Code != http.StatusOK {
			t.Errorf("%d %s", answer.Code, answer.Body)
		}
		if n := len(body.began); n > 0 {
			t.Errorf("%d further uploads of the caller have begun", n)
		}
		close(body.end)
		slow.Wait()
	})
	t.Run("opened", func(t *testing.T) {
		r := open("legal", id)
		want := map[string]string{
			"Content-Type": "application/pdf", "X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
			"Content-Disposition": "attachment; filename*=utf-8''%E7%8E%B0%E5%9C%BA%20%E7%85%A7%E7%89%87.pdf",
		}
		if r.status != http.StatusOK || r.body != pdf {
			t.Errorf("%d %q", r.status, r.body)
		}
		for name, value := range want {
			if r.header.Get(name) != value {
				t.Errorf("%s: %s", name, r.header.Get(name))
			}
		}
		for caller, status := range map[string]int{"auditor": 403, "admin": 403, "dashboard": 403, "public": 403, "": 401, "neighbour": 404} {
			if r := open(caller, id); r.status != status || strings.Contains(r.body, "%PDF") {
				t.Errorf("%s: %d %s", caller, r.status, r.body)
			}
		}
		for _, wrong := range []string{"Attachment:1:999999", "Case:1:1", "x"} {
			if r := open("legal", wrong); r.status != http.StatusNotFound {
				t.Errorf("%s: %d", wrong, r.status)
			}
		}
	})
	t.Run("opened with a reason", func(t *testing.T) {
		const reveal = `mutation($a: ID!, $why: String!, $simulate: Boolean = false) { revealAttachment(input: {attachment: $a, reason: $why, simulate: $simulate}) { attachment { name } disclosure { id reason callerName attachment { id } party { id } } } }`
		shown := s.as(t, "auditor", reveal, map[string]any{"a": id, "why": "复核证据"})
		key, _ := shown.at("revealAttachment", "disclosure", "id").(string)
		if key == "" || shown.at("revealAttachment", "disclosure", "callerName") != "auditor of the province" || shown.at("revealAttachment", "disclosure", "attachment", "id") != id {
			t.Fatal(shown.body)
		}
		if r := open("auditor", id+"?disclosure="+key); r.status != http.StatusOK || r.body != pdf {
			t.Errorf("%d %q", r.status, r.body)
		}
		other, _ := upload("legal", of+"b.png", png+"b").at("attachment", "id").(string)
		for name, c := range map[string]struct {
			caller, target string
			status         int
		}{
			"another file": {"auditor", other + "?disclosure=" + key, 403}, "another caller": {"operator", id + "?disclosure=" + key, 403}, "no disclosure": {"auditor", id + "?disclosure=", 403},
			"one that does not exist": {"auditor", id + "?disclosure=Disclosure:1:999999", 403}, "of a party": {"auditor", id + "?disclosure=Disclosure:1:1", 403},
			"an admin": {"admin", id + "?disclosure=" + key, 403}, "the file next door": {"neighbour", id + "?disclosure=" + key, 403}, "without it": {"auditor", id, 403},
		} {
			if r := open(c.caller, c.target); r.status != c.status || strings.Contains(r.body, "%PDF") {
				t.Errorf("%s: %d %s", name, r.status, r.body)
			}
		}
		for caller, code := range map[string]string{"legal": "FORBIDDEN", "admin": "FORBIDDEN", "dashboard": "FORBIDDEN"} {
			if r := s.as(t, caller, reveal, map[string]any{"a": id, "why": "复核证据"}); r.code() != code {
				t.Errorf("%s: %s", caller, r.body)
			}
		}
		if r := s.as(t, "auditor", reveal, map[string]any{"a": id, "why": " "}); r.code() != "BAD_USER_INPUT" {
			t.Errorf("without a reason: %s", r.body)
		}
		s.as(t, "auditor", reveal, map[string]any{"a": id, "why": "复核证据", "simulate": true})
		if n := s.sql(t, "SELECT count(*)::text FROM disclosures WHERE attachment_id IS NOT NULL"); n != "1" {
			t.Errorf("%s disclosures are kept", n)
		}
		s.exec(t, "ALTER TABLE disclosures DISABLE TRIGGER disclosures_append_only; UPDATE disclosures SET revealed_at = revealed_at - interval '10 minutes' WHERE attachment_id IS NOT NULL")
		if r := open("auditor", id+"?disclosure="+key); r.status != http.StatusForbidden {
			t.Errorf("after ten minutes: %d", r.status)
		}
	})
	t.Run("withdrawn", func(t *testing.T) {
		withdraw := `mutation($id: ID!) { withdrawAttachment(input: {attachment: $id, reason: "传错文件"}) { attachment { withdrawal } } }`
		if r := s.as(t, "legal", withdraw, map[string]any{"id": id}); r.at("withdrawAttachment", "attachment", "withdrawal") != "传错文件" {
			t.Errorf("%s", r.body)
		}
		if r := s.as(t, "legal", withdraw, map[string]any{"id": id}); r.code() != "CONFLICT" {
			t.Errorf("twice: %s", r.body)
		}
		if r := open("legal", id); r.status != http.StatusGone {
			t.Errorf("%d", r.status)
		}
		// It stays on record, and may be attached anew.
		if r := upload("legal", of+"neu.pdf", pdf); r.status != http.StatusCreated || r.at("attachment", "id") == id {
			t.Errorf("anew: %d %s", r.status, r.body)
		}
		r := s.as(t, "legal", `{ case(id: "Case:1:1") { attachments(orderBy: {id: ASC}) { totalCount nodes { name } } } }`, nil)
		if got := r.at("case", "attachments", "nodes", 0, "name"); got != "现场 照片.pdf" || r.at("case", "attachments", "totalCount") != s.sql(t, "SELECT count(*) FROM attachments WHERE agency_id = 1 AND case_id = 1") {
			t.Errorf("%s", r.body)
		}
	})
}

// eventOfOtherCase returns the number of an event of another case than the first.
func eventOfOtherCase(t *testing.T, s *testServer) string {
	t.Helper()
	id, _ := s.sql(t, "SELECT min(id)::text FROM case_events WHERE case_id <> 1").(string)
	return id
}
