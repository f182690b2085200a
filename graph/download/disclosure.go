package download

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"

	"cloud.google.com/go/civil"

	"docket/auth"
	"docket/export/disclosure"
	"docket/graph/endpoint"
	"docket/graph/load"
	"docket/messages"
	"docket/problem"
	"docket/query"
)

// disclosureRoles are who may make the disclosure file: those who see its texts whole.
var disclosureRoles = []auth.Role{auth.Legal, auth.Operator}

// DisclosureFile returns the disclosure file of the decisions of a period, both days included, of the agency with a division code, or of all
// that the context's caller may read. Days are written as in 2023-05-06. Returns BAD_USER_INPUT for what is no day, and for a period that ends
// before it begins; FORBIDDEN if the caller may not make the file; and the errors of a read.
func (f *Files) DisclosureFile(ctx context.Context, from, to, agency string) (*disclosure.File, error) {
	first, err := dayParameter("from", from)
	last, errOfLast := dayParameter("to", to)
	if err := problem.Join(err, errOfLast); err != nil {
		return nil, err
	}
	if last.Before(first) {
		return nil, problem.Errorf(problem.BadUserInput, "the period ends on %s, before it begins on %s", last, first).At("to")
	}
	if !slices.Contains(disclosureRoles, auth.CallerOf(ctx).Role) {
		return nil, problem.Errorf(problem.Forbidden, "the disclosure file is for %s, who see its texts whole", messages.Value{Enumeration: "Role", Value: "LEGAL"})
	}
	snapshot, err := f.pool.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	defer snapshot.Close()
	where := map[string]any{}
	if agency != "" {
		where["code"] = map[string]any{"eq": agency}
	}
	variables := map[string]any{"from": from, "to": to, "agency": where}
	decisions, err := readPages[*disclosure.Decision](ctx, f, snapshot, disclosure.Operation, "decisions", variables)
	if err != nil {
		return nil, err
	}
	public, err := readPages[struct {
		DecisionNo, ShownUntil string
		Agency                 struct{ Code string }
	}](ctx, f, snapshot, disclosure.Publicity, "publicRecords", variables)
	if err != nil {
		return nil, err
	}
	type numbered struct{ agency, no string }
	shown := map[numbered]string{}
	for _, p := range public {
		shown[numbered{p.Agency.Code, p.DecisionNo}] = p.ShownUntil
	}
	for _, d := range decisions {
		d.ShownUntil = shown[numbered{d.Agency.Code, d.DecisionNo}]
	}
	return disclosure.New(from, to, decisions), nil
}

// dayParameter reads a day from a parameter of a request. Returns BAD_USER_INPUT for anything else.
func dayParameter(name, text string) (civil.Date, error) {
	day, err := civil.ParseDate(text)
	if err != nil {
		return day, problem.Errorf(problem.BadUserInput, "is %q; give a day, as in 2023-05-06", endpoint.Shorten(text, 20)).At(name)
	}
	return day, nil
}

// readPages reads all records of a list at the root within a snapshot. The operation takes $first and $after, and selects pageInfo.
func readPages[T any](ctx context.Context, f *Files, snapshot *query.Snapshot, operation, list string, variables map[string]any) ([]T, error) {
	read, err := f.operation(ctx, operation)
	if err != nil {
		return nil, err
	}
	reader := f.reader.On(load.Counted(snapshot))
	var all []T
	for after := any(nil); ; {
		read.Variables = map[string]any{"first": int64(500), "after": after}
		for name, value := range variables {
			read.Variables[name] = value
		}
		fields, err := reader.Read(ctx, read)
		if err != nil {
			return nil, err
		}
		var page struct {
			PageInfo struct {
				HasNextPage bool
				EndCursor   string
			}
			Nodes []T
		}
		if err := json.Unmarshal(fields[list], &page); err != nil {
			return nil, err
		}
		all, after = append(all, page.Nodes...), page.PageInfo.EndCursor
		if !page.PageInfo.HasNextPage {
			return all, nil
		}
	}
}

// Disclosure serves GET /export/disclosure?from=&to=&agency=: the disclosure file (双公示, see package export/disclosure) as xlsx, or with
// format=csv as CSV; agency is a division code. If a value that would stand in the file has a fault, the answer has all such faults (at most
// endpoint.MaxErrors), as RULE_VIOLATION, in place of the file.
func (f *Files) Disclosure() http.Handler {
	return f.serveMade("Disclosure", func(ctx context.Context, r *http.Request) (*made, error) {
		values := r.URL.Query()
		file, err := f.DisclosureFile(ctx, values.Get("from"), values.Get("to"), values.Get("agency"))
		if err == nil {
			err = file.Problem()
		}
		if err != nil {
			return nil, err
		}
		m := &made{plainName: "disclosure.xlsx", name: "行政处罚公示 " + file.From + " " + file.To + ".xlsx", media: typeXLSX, write: file.WriteXLSX}
		if values.Get("format") == "csv" {
			m = &made{plainName: "disclosure.csv", name: "行政处罚公示 " + file.From + " " + file.To + ".csv", media: typeCSV + "; charset=utf-8", write: file.WriteCSV}
		}
		return m, nil
	})
}
