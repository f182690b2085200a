package download

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"

	"docket/auth"
	"docket/auth/accesslog"
	"docket/db"
	"docket/export/disclosure"
	"docket/graph/endpoint"
	"docket/graph/load"
	"docket/limit"
	"docket/messages"
	"docket/problem"
	"docket/query"
)

// disclosureRoles are who may make the disclosure file: those who see its texts whole.
var disclosureRoles = []auth.Role{auth.Legal, auth.Operator}

// DisclosureFile returns the disclosure file of the decisions of a period, both days included, of the agency with a division code, or of all
// that the context's caller may read. Returns FORBIDDEN if the caller may not make it, and the errors of a read.
func (f *Files) DisclosureFile(ctx context.Context, from, to, agency string) (*disclosure.File, error) {
	for field, day := range map[string]string{"from": from, "to": to} {
		if _, err := civil.ParseDate(day); err != nil {
			return nil, problem.Errorf(problem.BadUserInput, "is %q; give a day, as in 2023-05-06", endpoint.Shorten(day, 20)).At(field)
		}
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

// readPages reads all records of a list at the root within a snapshot. The operation takes $first and $after, and selects pageInfo.
func readPages[T any](ctx context.Context, f *Files, snapshot *query.Snapshot, operation, list string, variables map[string]any) ([]T, error) {
	document, faults := gqlparser.LoadQueryWithRules(f.schema, operation, nil)
	if len(faults) > 0 {
		return nil, faults
	}
	definition := document.Operations[0]
	read := f.agencies.Operation(ctx, &graphql.OperationContext{Doc: document, Operation: definition, RawQuery: operation})
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

// Disclosure serves GET /export/disclosure?from=&to=: the disclosure file as xlsx, or with format=csv as CSV. If a value has a fault,
// the answer has all of them (at most endpoint.MaxErrors) in place of the file.
func (f *Files) Disclosure() http.Handler {
	return endpoint.InLanguage(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		key := limit.CallerKey(r)
		ctx, _ := load.WithUsage(limit.WithKey(r.Context(), key))
		refuse := func(err error) {
			f.CountError(r, auth.CallerOf(ctx), err)
			f.RefuseAll(ctx, w, endpoint.TypeResponse, err)
		}
		err := f.TakeRequest(key)
		if err == nil {
			ctx, err = f.RequireCaller(ctx)
		}
		if err == nil && r.Method != http.MethodGet {
			err = problem.Errorf(problem.BadUserInput, "use GET")
		}
		if err != nil {
			refuse(err)
			return
		}
		leave, err := f.queue.Enter(ctx, key, 1, false)
		if err != nil {
			refuse(err)
			return
		}
		defer leave()
		values := r.URL.Query()
		file, err := f.DisclosureFile(ctx, values.Get("from"), values.Get("to"), values.Get("agency"))
		if err == nil {
			err = file.Problem()
		}
		if err != nil {
			refuse(err)
			return
		}
		f.Settings.Access.Add(accesslog.Event{Kind: db.AccessEventKindOperation, Caller: auth.CallerOf(ctx), Address: r.RemoteAddr, Operation: "Disclosure"})
		h, name := w.Header(), "行政处罚公示 "+file.From+" "+file.To
		h.Set("Cache-Control", "no-store")
		h.Set("X-Content-Type-Options", "nosniff")
		extension, media, write := "xlsx", typeXLSX, file.WriteXLSX
		if values.Get("format") == "csv" {
			extension, media, write = "csv", typeCSV+"; charset=utf-8", file.WriteCSV
		}
		h.Set("Content-Type", media)
		h.Set("Content-Disposition", "attachment; filename=\"disclosure."+extension+"\"; filename*=UTF-8''"+url.PathEscape(name+"."+extension))
		if err := write(w); err != nil {
			f.Settings.Log.DebugContext(ctx, "the client did not read the file", "error", err)
		}
	}))
}
