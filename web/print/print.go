// Package print makes the pages that are printed and signed: the list of a destruction, and the statement of a party or a case.
// What stands on them is asked of the endpoint, as any client asks.
package print

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"html/template"
	"net/http"
	"regexp"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
)

// Ask answers an operation.
type Ask func(ctx context.Context, operation string, variables map[string]any, data any) error

//go:embed *.html
var files embed.FS

var pages = template.Must(template.New("").Funcs(template.FuncMap{
	"add": func(a, b int) int { return a + b },
}).ParseFS(files, "*.html"))

// Handler serves /print/destruction/{id} and /print/statement/{id}, the latter of a Party or a Case, as on ?asOn=2023-12-31, or as
// on the bureau's day.
func Handler(ask Ask, today func() civil.Date) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /print/destruction/{id}", func(w http.ResponseWriter, r *http.Request) {
		list, err := destructionOf(r.Context(), ask, r.PathValue("id"))
		show(w, "destruction.html", list, err)
	})
	mux.HandleFunc("GET /print/statement/{id}", func(w http.ResponseWriter, r *http.Request) {
		asOn := today()
		if text := r.URL.Query().Get("asOn"); text != "" {
			var err error
			if asOn, err = civil.ParseDate(text); err != nil {
				http.Error(w, "asOn is not a day as in 2023-12-31", http.StatusBadRequest)
				return
			}
		}
		statement, err := StatementOf(r.Context(), ask, r.PathValue("id"), asOn)
		show(w, "statement.html", statement, err)
	})
	return mux
}

// errNone tells that there is no such record.
var errNone = errors.New("there is no such record: the address ends with the id of a Destruction, or of a Party or a Case for a statement")

func show(w http.ResponseWriter, page string, data any, err error) {
	header := w.Header()
	header.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cache-Control", "no-store")
	switch {
	case errors.Is(err, errNone):
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	case err != nil:
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	var text bytes.Buffer
	if err := pages.ExecuteTemplate(&text, page, data); err != nil {
		http.Error(w, "the page cannot be made", http.StatusInternalServerError)
		return
	}
	header.Set("Content-Type", "text/html; charset=utf-8")
	w.Write(text.Bytes())
}

var isDestruction = regexp.MustCompile(`^Destruction:[0-9]+:[0-9]+$`)

type named struct{ Name string }

// nodes is a page of a connection, whole where none follows.
type nodes[T any] struct {
	TotalCount int
	Nodes      []T
}

// Rest is how many are not on the page.
func (n nodes[T]) Rest() int { return n.TotalCount - len(n.Nodes) }

// destruction is a list of what was destroyed in one event.
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
}

const destructionOperation = `query DestructionList($id: ID!) {
  destruction(id: $id) {
    agency { name } destroyedOn place method approvedBy contractor recordNo quantity
    supervisors(first: 50, orderBy: {id: ASC}) { totalCount nodes { name certificateNo } }
    movements(first: 500, orderBy: [{lot: {case: {id: ASC}}}, {lot: {id: ASC}}]) {
      totalCount nodes { quantity lot { name unit value storedAt quantity case { caseNo party { name } } } }
    }
  }
}`

func destructionOf(ctx context.Context, ask Ask, id string) (*destruction, error) {
	if !isDestruction.MatchString(id) {
		return nil, errNone
	}
	var data struct{ Destruction *destruction }
	if err := ask(ctx, destructionOperation, map[string]any{"id": id}, &data); err != nil {
		return nil, err
	}
	if data.Destruction == nil {
		return nil, errNone
	}
	return data.Destruction, nil
}

// MethodWord is what the method is called.
func (d *destruction) MethodWord() string {
	return map[string]string{"INCINERATION": "焚烧", "BURIAL": "填埋", "CRUSHING": "粉碎", "PULPING": "化浆", "CHEMICAL": "化学处理", "OTHER": "其他"}[d.Method]
}

// Sums are what was destroyed, unit by unit.
func (d *destruction) Sums() []struct{ Quantity, Unit string } {
	sums := map[string]decimal.Decimal{}
	var units []string
	for _, m := range d.Movements.Nodes {
		if !slices.Contains(units, m.Lot.Unit) {
			units = append(units, m.Lot.Unit)
		}
		sums[m.Lot.Unit] = sums[m.Lot.Unit].Add(m.Quantity)
	}
	lines := make([]struct{ Quantity, Unit string }, len(units))
	for i, unit := range units {
		lines[i].Quantity, lines[i].Unit = sums[unit].String(), unit
	}
	return lines
}
