package main

import (
	"database/sql"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
)

// The handler answers from the rows of the exported folder: an empty value is NULL, a quoted empty one is a text.
func TestAnswersFromExport(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{
		"load.sql":  "CREATE TABLE fines (id BIGINT, amount DECIMAL(14,2), note VARCHAR);\nCOPY fines FROM 'fines.csv' (FORMAT csv, HEADER, ALLOW_QUOTED_NULLS false);\n",
		"fines.csv": "id,amount,note\n1,100.50,\"\"\n2,,\"a \"\"b\"\",\nc\"\n3,20.00,\n",
	} {
		if err := os.WriteFile(folder+"/"+name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	database, err := load(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { database.Close() })
	h := &handler{database: database, prepared: map[string]*sql.Stmt{}}
	ask := func(body string) (status int, answer string) {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/", strings.NewReader(body)))
		return w.Code, w.Body.String()
	}
	question := `{"statement": "SELECT json_object('sum', sum(amount)::text, 'notes', count(note), 'n', count(*))::text FROM fines WHERE id >= $1", "arguments": [%]}`
	for id, want := range map[string]string{
		"1": `{"data":{"sum":"120.50","notes":2,"n":3}}`,
		"3": `{"data":{"sum":"20.00","notes":0,"n":1}}`,
	} {
		if status, got := ask(strings.Replace(question, "%", id, 1)); status != http.StatusOK || got != want {
			t.Errorf("from %s on: status %d, %s, want %s", id, status, got, want)
		}
	}
	if status, _ := ask(`{"statement": "SELECT nothing FROM nowhere"}`); status != http.StatusInternalServerError {
		t.Errorf("status %d for a statement that cannot be prepared", status)
	}
}
