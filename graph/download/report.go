package download

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"

	"docket/auth"
	"docket/export/annual"
	"docket/export/selection"
	"docket/export/word"
	"docket/graph/endpoint"
	"docket/graph/load"
	"docket/messages"
	"docket/problem"
	"docket/query"
)

// typeDOCX is the media type of documents.
const typeDOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// Report serves GET /export/report?period=2023: the report of a year, a quarter (2023Q2) or a month (2023-05) as a document. agency is a division
// code; compare is another period of the same length, or none; language is zh or en.
func (f *Files) Report() http.Handler {
	return f.serveMade("Report", func(ctx context.Context, r *http.Request) (*made, error) {
		asked, err := readReportRequest(r)
		if err != nil {
			return nil, err
		}
		document, err := f.ReportDocument(messages.WithLanguage(ctx, asked.Language), asked)
		if err != nil {
			return nil, err
		}
		return &made{name: document.Title + ".docx", plainName: "report-" + asked.Period.String() + ".docx", media: typeDOCX, write: document.Write}, nil
	})
}

// readReportRequest reads the parameters of a request. Returns BAD_USER_INPUT with what is allowed.
func readReportRequest(r *http.Request) (annual.Request, error) {
	values := r.URL.Query()
	language, err := chosenLanguage(r)
	asked := annual.Request{Agency: values.Get("agency"), Language: language}
	if err != nil {
		return asked, err
	}
	var ok bool
	if asked.Period, ok = annual.ParsePeriod(values.Get("period")); !ok {
		return asked, problem.Errorf(problem.BadUserInput, "is %q; give a year, a quarter or a month, as in 2023, 2023Q2 or 2023-05", endpoint.Shorten(values.Get("period"), 20)).At("period")
	}
	if asked.Compare, ok = asked.Period.CompareWith(values.Get("compare")); !ok {
		return asked, problem.Errorf(problem.BadUserInput, "is %q; give a period as long as %s, or none", endpoint.Shorten(values.Get("compare"), 20), asked.Period).At("compare")
	}
	return asked, nil
}

// ReportDocument returns the report of a period as a document, as the context's caller may read it. All figures are read by one statement.
// Returns BAD_USER_INPUT if there is no such agency or the caller may not read its records, and the errors of a read.
func (f *Files) ReportDocument(ctx context.Context, asked annual.Request) (*word.Document, error) {
	snapshot, err := f.pool.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	defer snapshot.Close()
	variables := asked.Variables()
	fields, err := f.readOnce(ctx, snapshot, annual.Operation, variables)
	if err != nil {
		return nil, err
	}
	var answer annual.Answer
	for name, to := range map[string]any{"report": &answer.Report, "before": &answer.Before, "penalties": &answer.Penalties, "foodBusinesses": &answer.FoodBusinesses} {
		if text := fields[name]; text != nil {
			if err := json.Unmarshal(text, to); err != nil {
				return nil, err
			}
		}
	}
	if answer.Report == nil {
		return nil, problem.Errorf(problem.BadUserInput, "there is no agency with the code %q, or you may not read its records", endpoint.Shorten(asked.Agency, 20)).At("agency")
	}
	home, _ := variables["home"].(map[string]any)
	agencies, err := f.namesOfAgencies(ctx, home, func(ctx context.Context, q selection.Query) (map[string][]byte, error) {
		return f.readOnce(ctx, snapshot, q.Text, q.Variables)
	})
	if err != nil {
		return nil, err
	}
	caller := auth.CallerOf(ctx)
	return asked.Document(&answer, annual.Reading{
		At: snapshot.At.In(f.reader.Zone), Agencies: strings.Split(agencies, "\n"), AskedBy: callerName(asked.Language, caller), IsDemo: caller.IsDemo,
	}), nil
}

// readOnce runs an operation of ours within a snapshot.
func (f *Files) readOnce(ctx context.Context, snapshot *query.Snapshot, operation string, variables map[string]any) (map[string][]byte, error) {
	read, err := f.operation(ctx, operation)
	if err != nil {
		return nil, err
	}
	read.Variables = variables
	return f.reader.On(load.Counted(snapshot)).Read(ctx, read)
}
