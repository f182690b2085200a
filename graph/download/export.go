package download

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"docket/auth"
	"docket/db"
	"docket/export"
	"docket/export/selection"
	"docket/graph/endpoint"
	"docket/graph/load"
	"docket/graph/scope"
	"docket/limit"
	"docket/messages"
	"docket/problem"
	"docket/query"
	"docket/query/plan"
)

// The media types of exported files.
const (
	typeCSV  = "text/csv"
	typeXLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)

const (
	// exportsAtOnce bounds how many exports run at once, each on a connection of its own. A caller runs one; further ones wait.
	exportsAtOnce = 2
	// exportTime is the longest that an export may take, with the time in which it waits for the caller's budget.
	exportTime = 10 * time.Minute
	// exportPage is the largest page that an export reads by one statement; exportRows is how many rows it reads in all.
	exportPage, exportRows = 2000, 1_000_000
	// exportPatience is how long a client may read nothing of a file.
	exportPatience = 30 * time.Second
)

// Files serves the results of queries as files.
type Files struct {
	*endpoint.Endpoint
	schema   *ast.Schema
	agencies *scope.Agencies
	pool     *query.Pool
	asOf     *query.Pool // for operations with the directive asOf
	reader   *query.Service
	queue    *limit.Queue
	limits   selection.Limits
}

// Open connects to the database, by a connection for each export. The settings are those of reads by the endpoint; the largest page of a read
// and the Reader are set here. The caller closes the Files.
func Open(ctx context.Context, database string, timeout time.Duration, e *endpoint.Endpoint, schema *ast.Schema, agencies *scope.Agencies, s query.Settings) (*Files, error) {
	pool, err := query.OpenPool(ctx, database, db.Role, s.Zone, timeout, exportsAtOnce)
	if err != nil {
		return nil, err
	}
	asOf, err := query.OpenPool(ctx, database, db.Role, s.Zone, timeout, exportsAtOnce, query.ForAsOf())
	if err != nil {
		pool.Close()
		return nil, err
	}
	s.Limits.Page = max(s.Limits.Page, exportPage)
	return &Files{
		Endpoint: e, schema: schema, agencies: agencies, pool: pool, asOf: asOf, reader: query.New(s), limits: selection.Limits{Page: exportPage, Rows: exportRows},
		queue: limit.NewQueue(limit.QueueSettings{
			Running: exportsAtOnce, RunningPerCaller: 1, Waiting: 50, WaitingPerCaller: 4, Wait: 2 * time.Minute, What: "exports",
		}),
	}, nil
}

// Close closes the connections once they are idle.
func (f *Files) Close() {
	f.pool.Close()
	f.asOf.Close()
}

// Export serves /export: the result of a query, which is sent as to the endpoint, as an xlsx or CSV file. The file is chosen by the parameter
// format or by the header Accept.
func (f *Files) Export() http.Handler {
	return endpoint.InLanguage(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, used := load.WithUsage(limit.WithKey(graphql.StartOperationTrace(r.Context()), limit.CallerKey(r)))
		x := &exported{Files: f, w: w, began: f.reader.Clock(), used: used}
		x.answer(r.WithContext(ctx))
	}))
}

// exported is an export in progress.
type exported struct {
	*Files
	w       http.ResponseWriter
	began   time.Time
	used    *load.Usage
	options exportOptions
	op      *graphql.OperationContext // nil until it was read
	isBegun bool                      // the file's first bytes were sent
}

// answer answers a request by a file, or by errors as the endpoint does. If an error comes after the first bytes, the connection is cut, so
// that no client takes a part for the whole.
func (x *exported) answer(r *http.Request) {
	ctx, err := x.RequireCaller(r.Context())
	if err == nil {
		if x.options, err = readExportOptions(r); err == nil {
			ctx = messages.WithLanguage(ctx, x.options.Language)
			err = x.run(ctx, r)
		}
	}
	isGone := r.Context().Err() != nil
	switch {
	case x.op == nil && problem.Of(err) != nil:
		x.CountError(r, auth.CallerOf(ctx), err)
		x.Refuse(ctx, x.w, endpoint.TypeResponse, err)
		return
	case err == nil, isGone && !x.isBegun && x.op != nil:
		x.count(ctx, r, &graphql.Response{Data: []byte("{}")})
		return
	}
	response := x.Refusal(ctx, err)
	if x.op != nil {
		x.count(ctx, r, response)
	}
	if x.isBegun {
		panic(http.ErrAbortHandler)
	}
	x.Fail(x.w, endpoint.TypeResponse, response)
}

// count counts and logs the export.
func (x *exported) count(ctx context.Context, r *http.Request, response *graphql.Response) {
	x.Count(ctx, r, x.op, response, x.reader.Clock().Sub(x.began))
}

// exportOptions are the parameters of an export.
type exportOptions struct {
	selection.Options
	media string
	// list names the table of a CSV file.
	list string
	// title is the name of the file; by default that of the operation.
	title string
}

// readExportOptions reads the parameters of a request. Returns BAD_USER_INPUT with the allowed values, and an endpoint.RequestError with the status 406 if
// the caller accepts no file that can be made.
func readExportOptions(r *http.Request) (exportOptions, error) {
	values := r.URL.Query()
	o := exportOptions{list: values.Get("list"), title: values.Get("title")}
	var err error
	if o.Language, err = chosenLanguage(r); err != nil {
		return o, err
	}
	for name, to := range map[string]*bool{"all": &o.All, "codes": &o.Codes} {
		if text := values.Get(name); text != "" {
			is, err := strconv.ParseBool(text)
			if err != nil {
				return o, problem.Errorf(problem.BadUserInput, "is %q; give true or false", endpoint.Shorten(text, 20)).At(name)
			}
			*to = is
		}
	}
	switch format := values.Get("format"); format {
	case "xlsx":
		o.media = typeXLSX
	case "csv":
		o.media = typeCSV
	case "":
		if o.media = acceptedFile(r.Header.Values("Accept")); o.media == "" {
			return o, &endpoint.RequestError{Status: http.StatusNotAcceptable, Problem: problem.Errorf(problem.BadUserInput, "files are %s or %s: accept one of them, or give format=xlsx or format=csv", typeXLSX, typeCSV)}
		}
	default:
		return o, problem.Errorf(problem.BadUserInput, "is %q; give xlsx or csv", endpoint.Shorten(format, 20)).At("format")
	}
	return o, nil
}

// chosenLanguage returns the language that the parameter language names, or that of the request. Returns BAD_USER_INPUT for any other.
func chosenLanguage(r *http.Request) (messages.Language, error) {
	switch language := r.URL.Query().Get("language"); language {
	case "":
		return messages.LanguageOf(r.Context()), nil
	case "zh":
		return messages.Chinese, nil
	case "en":
		return messages.English, nil
	default:
		return "", problem.Errorf(problem.BadUserInput, "is %q; give zh or en", endpoint.Shorten(language, 20)).At("language")
	}
}

// acceptedFile returns the media type of a file by the headers Accept: CSV only where it is named and xlsx is not preferred. Empty if neither is
// accepted.
func acceptedFile(accept []string) string {
	header := strings.TrimSpace(strings.Join(accept, ","))
	if header == "" {
		return typeXLSX
	}
	media, best := "", 0.0
	for offered, weight := range endpoint.AcceptedTypes(header) {
		switch offered {
		case typeCSV, "text/*":
			offered = typeCSV
		case typeXLSX, "application/*", "*/*":
			offered = typeXLSX
		default:
			continue
		}
		if weight > best {
			media, best = offered, weight
		}
	}
	return media
}

// run reads the operation and sends the file.
func (x *exported) run(ctx context.Context, r *http.Request) error {
	key := limit.KeyOf(ctx)
	if err := x.TakeOperation(x.w, r, key); err != nil {
		return err
	}
	params, keep, err := x.Read(x.w, r)
	if err != nil {
		return err
	}
	op, faults, err := x.Parse(ctx, key, params)
	switch {
	case err != nil:
		return err
	case len(faults) > 0:
		return faults[0]
	case op.Operation.Operation != ast.Query:
		return problem.Errorf(problem.BadUserInput, "a %s has no file: send a query", op.Operation.Operation).At("query")
	case keep:
		x.Keep(params)
	}
	x.op = op
	chosen, err := selection.New(x.schema, op, x.options.Options)
	if err != nil {
		return err
	}
	control := http.NewResponseController(x.w)
	if err := control.SetReadDeadline(time.Time{}); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, exportTime)
	defer cancel()
	leave, err := x.queue.Enter(ctx, key, 1, false)
	if err != nil {
		return err
	}
	defer leave()
	if x.options.media == typeCSV {
		return x.sendCSV(ctx, chosen)
	}
	return x.sendXLSX(ctx, chosen)
}

// snapshot takes the snapshot that the operation is read from: of the present, or of the instant of its directive asOf.
func (x *exported) snapshot(ctx context.Context) (*query.Snapshot, error) {
	at, err := plan.InstantOf(x.op.Operation, x.op.Variables)
	switch {
	case err != nil:
		return nil, err
	case at != nil:
		return x.asOf.SnapshotAsOf(ctx, *at)
	}
	return x.pool.Snapshot(ctx)
}

// source returns a source that reads within a snapshot. A read that the caller's budget is too small for waits until it is filled.
func (x *exported) source(snapshot *query.Snapshot) selection.Source {
	reader := x.reader.On(load.Counted(snapshot))
	return func(ctx context.Context, q selection.Query) (map[string][]byte, error) {
		read := x.agencies.Operation(ctx, x.op)
		read.Document, read.Definition, read.Text, read.Variables = q.Document, q.Document.Operations[0], q.Text, q.Variables
		read.Sources = &x.used.Sources
		for {
			fields, err := reader.Read(ctx, read)
			p := problem.Of(err)
			if p == nil || p.Code != problem.LimitExceeded {
				return fields, err
			}
			seconds, isPassing := p.Detail[limit.RetryAfter].(int)
			if deadline, ok := ctx.Deadline(); !isPassing || ok && time.Until(deadline) < time.Duration(seconds)*time.Second {
				return nil, err
			}
			select {
			case <-ctx.Done():
				return nil, ctx.Err()
			case <-time.After(time.Duration(seconds) * time.Second):
			}
		}
	}
}

// sendCSV reads a table and sends it while it is read.
func (x *exported) sendCSV(ctx context.Context, chosen *selection.Selection) error {
	table, err := chooseTable(chosen, x.options.list)
	if err != nil {
		return err
	}
	snapshot, err := x.snapshot(ctx)
	if err != nil {
		return err
	}
	defer snapshot.Close()
	style := export.Style{Language: x.options.Language, Zone: x.reader.Zone}
	var file *export.CSV
	begin := func(table *export.Table) (err error) {
		if file == nil {
			file, err = export.NewCSV(x.begin(snapshot), style, table)
		}
		return err
	}
	figures, err := chosen.Read(ctx, x.source(snapshot), x.limits, func(of *export.Table, row []any) error {
		if err := begin(table); err != nil {
			return err
		}
		return file.Add(of, row)
	})
	if err != nil {
		return err
	}
	if table == nil { // the answer has no list: its values are one row
		table = &export.Table{Columns: chosen.Figures}
	}
	if err := begin(table); err != nil {
		return err
	}
	if len(chosen.Tables) == 0 {
		row := make([]any, len(figures))
		for i, f := range figures {
			row[i] = f.Value
		}
		if err := file.Add(table, row); err != nil {
			return err
		}
	}
	return file.Flush()
}

// chooseTable returns the table of a CSV file; nil if the answer has no list. Returns BAD_USER_INPUT if several could be meant.
func chooseTable(chosen *selection.Selection, name string) (*export.Table, error) {
	names := make([]string, len(chosen.Tables))
	for i, table := range chosen.Tables {
		names[i] = table.Name
	}
	at := slices.Index(names, name)
	switch {
	case at >= 0:
		return chosen.Tables[at], nil
	case name != "":
		return nil, problem.Errorf(problem.BadUserInput, "is %q; the lists of the operation are %s", endpoint.Shorten(name, 80), messages.ListOf(names)).At("list")
	case len(names) > 1:
		return nil, problem.Errorf(problem.BadUserInput, "a CSV file holds one list, and the operation has %d: give one of %s, or take xlsx", len(names), messages.ListOf(names)).At("list")
	case len(names) == 0:
		return nil, nil
	}
	return chosen.Tables[0], nil
}

// sendXLSX reads all tables, then sends the file. The snapshot is closed before the client reads it.
func (x *exported) sendXLSX(ctx context.Context, chosen *selection.Selection) error {
	style := export.Style{Language: x.options.Language, Zone: x.reader.Zone}
	file, err := export.NewXLSX(style, chosen.Tables)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	snapshot, err := x.snapshot(ctx)
	if err != nil {
		return err
	}
	source := x.source(snapshot)
	figures, err := chosen.Read(ctx, source, x.limits, file.Add)
	var agencies string
	if err == nil {
		agencies, err = x.namesOfAgencies(ctx, map[string]any{}, source)
	}
	snapshot.Close()
	if err != nil {
		return err
	}
	return file.Finish(x.begin(snapshot), export.Definition{Title: x.title(), Facts: x.facts(ctx, chosen, snapshot, agencies), Figures: figures})
}

// agencyOperation reads the names of agencies.
const agencyOperation = `query Agencies($where: AgencyWhere!) { agencies(where: $where, orderBy: {code: ASC}, first: 20) { totalCount nodes { code name } } }`

// namesOfAgencies returns the names of the agencies whose records the caller may read and that a filter of agencies finds, one a line; empty if
// the caller may not know them.
func (f *Files) namesOfAgencies(ctx context.Context, where map[string]any, source selection.Source) (string, error) {
	document, faults := gqlparser.LoadQueryWithRules(f.schema, agencyOperation, nil)
	if len(faults) > 0 {
		return "", faults
	}
	visible := f.agencies.VisibleTo(auth.CallerOf(ctx))
	ids := make([]any, len(visible))
	for i, id := range visible {
		ids[i] = "Agency:" + strconv.FormatInt(id, 10)
	}
	variables := map[string]any{"where": map[string]any{"and": []any{map[string]any{"id": map[string]any{"in": ids}}, where}}}
	fields, err := source(ctx, selection.Query{Document: document, Text: agencyOperation, Variables: variables})
	if p := problem.Of(err); p != nil && p.Code == problem.Forbidden {
		return "", nil
	} else if err != nil {
		return "", err
	}
	var found struct {
		TotalCount int
		Nodes      []struct{ Code, Name string }
	}
	if err := json.Unmarshal(fields["agencies"], &found); err != nil {
		return "", err
	}
	names := make([]string, len(found.Nodes))
	for i, n := range found.Nodes {
		names[i] = n.Name + " " + n.Code
	}
	if found.TotalCount > len(names) {
		names = append(names, "…")
	}
	return strings.Join(names, "\n"), nil
}

// title returns the title of the file.
func (x *exported) title() string {
	switch {
	case x.options.title != "":
		return endpoint.Shorten(x.options.title, 200)
	case x.op.Operation.Name != "":
		return x.op.Operation.Name
	}
	return x.options.Language.Phrase("Export")
}

// begin writes the headers and returns the writer of the file.
func (x *exported) begin(snapshot *query.Snapshot) *patientWriter {
	extension := "xlsx"
	if x.options.media == typeCSV {
		extension = "csv"
	}
	name := fmt.Sprintf("%s %s.%s", x.title(), snapshot.At.In(x.reader.Zone).Format("20060102-1504"), extension)
	h := x.w.Header()
	h.Set("Content-Type", x.options.media)
	if x.options.media == typeCSV {
		h.Set("Content-Type", typeCSV+"; charset=utf-8; header=present")
	}
	h.Set("Content-Disposition", "attachment; filename=\"export."+extension+"\"; filename*=UTF-8''"+url.PathEscape(fileName(name)))
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Add("Vary", "Accept, Accept-Language")
	h.Set("Last-Modified", snapshot.At.UTC().Format(http.TimeFormat))
	x.isBegun = true
	return &patientWriter{x.w, http.NewResponseController(x.w)}
}

// patientWriter writes to a client who may take any time in all, but must read on.
type patientWriter struct {
	w       http.ResponseWriter
	control *http.ResponseController
}

func (p *patientWriter) Write(b []byte) (int, error) {
	if err := p.control.SetWriteDeadline(time.Now().Add(exportPatience)); err != nil && !errors.Is(err, http.ErrNotSupported) { //nolint:forbidigo // a deadline of the connection
		return 0, err
	}
	return p.w.Write(b)
}
