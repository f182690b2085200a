// Package print serves the pages that are printed and signed: the list of the goods of a destruction, the statement of what a party owes,
// and the documents of a case. It reads its data with GraphQL operations, as any client does, so that the rules about who may read what hold here too.
package print

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"regexp"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/problem"
)

// Ask runs a GraphQL operation and decodes the `data` of its answer into data. Returns the errors of the answer as one error, which wraps
// a problem with their code.
type Ask func(ctx context.Context, operation string, variables map[string]any, data any) error

//go:embed *.html
var files embed.FS

var pages = template.Must(template.New("").Funcs(template.FuncMap{
	"add": func(a, b int) int { return a + b },
}).ParseFS(files, "*.html"))

// Handler serves /print/destruction/{id} for a Destruction, /print/statement/{id} for a Party or a Case, and the documents of a Case: the
// list of them at /print/case/{id}, and each at /print/case/{id}/{document}, or 409 if the case is not that far. A statement is as of the
// day in the parameter asOn (?asOn=2023-12-31), or as of today if there is none. Answers 404 if there is no such record, 503 with
// Retry-After if the database cannot be used at the moment, and 400 if the parameter is not a day or the data cannot be read.
func Handler(ask Ask, today func() civil.Date, templates *Templates) http.Handler {
	mux := http.NewServeMux()
	templates.handleCases(mux, ask, today)
	mux.HandleFunc("GET /print/destruction/{id}", func(w http.ResponseWriter, r *http.Request) {
		list, err := readDestruction(r.Context(), ask, r.PathValue("id"))
		writePage(w, "destruction.html", list, err)
	})
	mux.HandleFunc("GET /print/statement/{id}", func(w http.ResponseWriter, r *http.Request) {
		asOn := today()
		if text := r.URL.Query().Get("asOn"); text != "" {
			var err error
			if asOn, err = civil.ParseDate(text); err != nil {
				http.Error(w, fmt.Sprintf("asOn: %q is not a day: write it as 2023-12-31", text), http.StatusBadRequest)
				return
			}
		}
		statement, err := ReadStatement(r.Context(), ask, r.PathValue("id"), asOn)
		writePage(w, "statement.html", statement, err)
	})
	return mux
}

var errNotFound = errors.New("there is no such record: the address must end with the id of a Destruction, or for a statement with the id of a Party or a Case")

// writePage writes the page of a template, or the error of reading its data.
func writePage(w http.ResponseWriter, page string, data any, err error) {
	if err != nil {
		writeError(w, err)
		return
	}
	var text bytes.Buffer
	if err := pages.ExecuteTemplate(&text, page, data); err != nil {
		http.Error(w, "the page cannot be written", http.StatusInternalServerError)
		return
	}
	setHeaders(w.Header())
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Write(text.Bytes())
}

// setHeaders says that a page runs nothing, loads nothing and is not kept.
func setHeaders(header http.Header) {
	header.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cache-Control", "no-store")
}

// writeError answers with the error of reading the data of a page.
func writeError(w http.ResponseWriter, err error) {
	setHeaders(w.Header())
	p := problem.Of(err)
	switch {
	case errors.Is(err, errNotFound):
		http.Error(w, err.Error(), http.StatusNotFound)
	case p != nil && p.Code == problem.Unavailable:
		w.Header().Set("Retry-After", "1")
		http.Error(w, err.Error(), http.StatusServiceUnavailable)
	default:
		http.Error(w, err.Error(), http.StatusBadRequest)
	}
}

// destructionID is the form of the id of a Destruction.
var destructionID = regexp.MustCompile(`^Destruction:[0-9]+:[0-9]+$`)

type named struct{ Name string }

// nodes is the first page of a connection.
type nodes[T any] struct {
	TotalCount int
	Nodes      []T
}

// Rest returns how many records of the connection follow those that were read.
func (n nodes[T]) Rest() int { return n.TotalCount - len(n.Nodes) }

// destruction is the data of the page about one destruction: when, where and how goods were destroyed, and which.
type destruction struct {
	Agency                                           named
	DestroyedOn, Place, Method, ApprovedBy, Quantity string
	Contractor, RecordNo                             *string
	Supervisors                                      nodes[struct{ Name, CertificateNo string }]
	Movements                                        nodes[struct {
		Quantity decimal.Decimal
		Lot      struct {
			Name, Unit      string
			Value, StoredAt *string
			Quantity        string
			Case            struct {
				CaseNo string
				Party  named
			}
		}
	}]
	// Sums are the quantities of all movements, those that are not listed too, by unit of quantity.
	Sums struct {
		Groups nodes[struct {
			Key       struct{ Lot struct{ Unit string } }
			Aggregate struct {
				Sum struct{ Quantity decimal.Decimal }
			}
		}]
	}
}

const destructionOperation = `query DestructionList($id: ID!) {
  destruction(id: $id) {
    agency { name } destroyedOn place method approvedBy contractor recordNo quantity
    supervisors(first: 50, orderBy: {id: ASC}) { totalCount nodes { name certificateNo } }
    movements(first: 500, orderBy: [{lot: {case: {id: ASC}}}, {lot: {id: ASC}}]) {
      totalCount nodes { quantity lot { name unit value storedAt quantity case { caseNo party { name } } } }
    }
    sums: movements {
      groups(by: {lot: {unit: {}}}, orderBy: {key: {lot: {unit: ASC}}}, first: 500) { totalCount nodes { key { lot { unit } } aggregate { sum { quantity } } } }
    }
  }
}`

// readDestruction returns errNotFound if the id is not of a Destruction that may be read.
func readDestruction(ctx context.Context, ask Ask, id string) (*destruction, error) {
	if !destructionID.MatchString(id) {
		return nil, errNotFound
	}
	var data struct{ Destruction *destruction }
	if err := ask(ctx, destructionOperation, map[string]any{"id": id}, &data); err != nil {
		return nil, err
	}
	if data.Destruction == nil {
		return nil, errNotFound
	}
	return data.Destruction, nil
}

// MethodWord returns the method in Chinese.
func (d *destruction) MethodWord() string {
	return map[string]string{"INCINERATION": "焚烧", "BURIAL": "填埋", "CRUSHING": "粉碎", "PULPING": "化浆", "CHEMICAL": "化学处理", "OTHER": "其他"}[d.Method]
}
