package download

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"

	"docket/auth"
	"docket/auth/accesslog"
	"docket/db"
	"docket/graph/endpoint"
	"docket/graph/load"
	"docket/limit"
	"docket/problem"
	"docket/query"
)

// made is a file that was made as a whole before it is sent.
type made struct {
	// name is the name that the browser proposes; plainName has only letters of ASCII, for clients that know no others.
	name, plainName string
	media           string
	write           func(io.Writer) error
}

// serveMade serves GET requests, each answered by a file that is made of its parameters. Requests pass what exports pass: recognition, budgets,
// and the queue. The file is noted among the accesses under the name.
func (f *Files) serveMade(name string, makeFile func(context.Context, *http.Request) (*made, error)) http.Handler {
	return endpoint.InLanguage(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		key := limit.CallerKey(r)
		ctx, _ := load.WithUsage(limit.WithKey(r.Context(), key))
		err := f.TakeRequest(ctx, key)
		if err == nil {
			ctx, err = f.RequireCaller(ctx)
		}
		var file *made
		if err == nil {
			file, err = f.makeInTurn(ctx, r, makeFile)
		}
		if err != nil {
			f.CountError(r, auth.CallerOf(ctx), err)
			f.RefuseAll(ctx, w, endpoint.TypeResponse, err)
			return
		}
		f.Settings.Access.Add(accesslog.Event{Kind: db.AccessEventKindOperation, Caller: auth.CallerOf(ctx), Address: r.RemoteAddr, Operation: name})
		h := w.Header()
		h.Set("Cache-Control", "no-store")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Content-Type", file.media)
		h.Set("Content-Disposition", `attachment; filename="`+file.plainName+`"; filename*=UTF-8''`+url.PathEscape(fileName(file.name)))
		if err := file.write(w); err != nil {
			f.Settings.Log.DebugContext(ctx, "the client did not read the file", "error", err)
		}
	}))
}

// makeInTurn makes the file of a GET request when its turn among exports has come. The turn ends before the file is sent. Returns BAD_USER_INPUT
// for another method, the errors of limit.Queue.Enter, and those of makeFile.
func (f *Files) makeInTurn(ctx context.Context, r *http.Request, makeFile func(context.Context, *http.Request) (*made, error)) (*made, error) {
	if r.Method != http.MethodGet {
		return nil, problem.Errorf(problem.BadUserInput, "use GET")
	}
	const cost, isHeavy = 1, false // all files count alike
	leave, err := f.queue.Enter(ctx, limit.KeyOf(ctx), cost, isHeavy)
	if err != nil {
		return nil, err
	}
	defer leave()
	return makeFile(ctx, r)
}

// operation returns an operation of ours, without its variables, as the context's caller may run it.
func (f *Files) operation(ctx context.Context, text string) (query.Operation, error) {
	document, faults := gqlparser.LoadQueryWithRules(f.schema, text, nil)
	if len(faults) > 0 {
		return query.Operation{}, faults
	}
	return f.agencies.Operation(ctx, &graphql.OperationContext{Doc: document, Operation: document.Operations[0], RawQuery: text}), nil
}

// fileName returns a name that file systems take.
func fileName(name string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`\/:*?"<>|`, r) {
			return '_'
		}
		return r
	}, name)
}
