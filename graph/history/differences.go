package history

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/shopspring/decimal"
	"github.com/vektah/gqlparser/v2/ast"

	"docket/graph/load"
	"docket/messages"
	"docket/problem"
	"docket/query"
	"docket/query/catalog"
	"docket/query/plan"
)

const (
	// figuresCost is the cost of the figures as of two instants, listCost that of a list of records.
	figuresCost, listCost = 2000, 10_000
	// mostCompared is the largest number of records of a list.
	mostCompared = 50_000
)

// Differences are the figures of a report as of an instant and now.
type Differences struct {
	plan.Differences
	Figures []FigureDifference
}

// FigureDifference is a figure then and now; nil for a share of nothing.
type FigureDifference struct {
	*catalog.Indicator
	Then, Now *decimal.Decimal
	Records   []RecordDifference
}

// RecordDifference is a record that a figure counts differently: what it added to the figure then, and what it adds now; nil where it is not counted.
type RecordDifference struct {
	ID        catalog.ID
	Then, Now *decimal.Decimal
}

// DifferencesRequest asks for the differences between the figures of a report then and now.
type DifferencesRequest struct {
	plan.Differences
	// As is as in Request.
	As query.Operation
	// WithRecords says that the records are asked for.
	WithRecords bool
}

// Differences returns the figures of a report as of an instant and now, with the records that they count differently if these are asked for. Returns nil
// if there is no such agency, BAD_USER_INPUT for an instant as of which nothing can be read, and LIMIT_EXCEEDED if a figure counts too many records.
func (r *Reader) Differences(ctx context.Context, of DifferencesRequest) (*Differences, error) {
	lists := listsOf(of)
	leave, err := r.Gate.Enter(ctx, query.Cost{Total: figuresCost + listCost*len(lists), Limit: r.Service.Limits.Cost})
	if err != nil {
		return nil, err
	}
	defer leave()
	if err := r.Pool.RequireAnswerable(ctx, of.At); err != nil {
		if fault := problem.Of(err); fault != nil && fault.Field == plan.InstantField {
			return nil, fault.At("publishedAt")
		}
		return nil, err
	}
	snapshot, err := r.Pool.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	defer snapshot.Close()
	reader := differencesReader{Reader: r, DifferencesRequest: of, snapshot: snapshot, cache: map[string]comparedList{}}
	found, err := reader.figures(ctx)
	if found == nil || err != nil {
		return nil, err
	}
	for i := range found.Figures {
		if of.WithRecords {
			if found.Figures[i].Records, err = reader.records(ctx, found.Figures[i].Indicator); err != nil {
				return nil, err
			}
		}
	}
	return found, nil
}

// listsOf returns the lists of records that have to be read.
func listsOf(of DifferencesRequest) map[string]bool {
	lists := map[string]bool{}
	if of.WithRecords {
		for _, i := range of.Figures {
			lists[listText(i, i.Where, of.Agency != "")] = true
			if i.Whole != nil {
				lists[listText(i, i.Whole, of.Agency != "")] = true
			}
		}
	}
	return lists
}

// listText returns the root field that lists the records of a filter of an indicator, each with the value that is added up if there is one.
func listText(i *catalog.Indicator, filter *catalog.IndicatorFilter, isOfAgency bool) string {
	value := ""
	if i.Field != nil {
		value = " value: " + i.Field.Name
	}
	return fmt.Sprintf("list: %s(where: %s, first: %d, orderBy: {id: ASC}) { nodes { id%s } }", i.Type.Plural, i.Text(filter, isOfAgency), mostCompared+1, value)
}

// differencesReader reads what one request asks for.
type differencesReader struct {
	*Reader
	DifferencesRequest
	snapshot *query.Snapshot
	cache    map[string]comparedList // by the text of the list
}

// comparedList are the values of the records of a list then and now, by their ids; nil where nothing is added up or the record has no value.
type comparedList [2]map[string]json.RawMessage

// readBoth answers root fields as of the instant of the request and now.
func (r *differencesReader) readBoth(ctx context.Context, fields string) ([]map[string][]byte, error) {
	declared := []string{"$at: DateTime!"}
	for name, typ := range map[string]string{"agency": "String!", "from": "Date!", "until": "Date!"} {
		if strings.Contains(fields, "$"+name) {
			declared = append(declared, "$"+name+": "+typ)
		}
	}
	slices.Sort(declared)
	text := "query Differences(" + strings.Join(declared, ", ") + ") @asOf(at: $at) { " + fields + " }"
	document, err := r.document(text)
	if err != nil {
		return nil, fmt.Errorf("differences: %w\n%s", err, text)
	}
	read := r.As
	read.Document, read.Definition, read.Text = document, document.Operations[0], text
	read.Variables = map[string]any{
		"at": r.At.Format(time.RFC3339Nano), "agency": r.Agency, "from": r.From.String(), "until": r.Until.String(),
	}
	service := *r.Service
	service.Limits.Page, service.Limits.Cost = mostCompared+1, math.MaxInt
	return service.ReadAsOfEach(ctx, read, []time.Time{r.At, r.snapshot.At}, load.CountedVersions(r.snapshot))
}

// figures returns the figures, without their records; nil if there is no such agency.
func (r *differencesReader) figures(ctx context.Context) (*Differences, error) {
	var text strings.Builder
	text.WriteString("report(")
	if r.Agency != "" {
		text.WriteString("agency: $agency, ")
	}
	text.WriteString("period: {from: $from, until: $until}, compareWith: null) { __typename")
	for _, i := range r.Figures {
		text.WriteString(" " + i.Name + " { value }")
	}
	text.WriteString(" }")
	answers, err := r.readBoth(ctx, text.String())
	if err != nil {
		return nil, err
	}
	var values [2]map[string]json.RawMessage
	for n, answer := range answers {
		if answer["report"] == nil {
			return nil, nil
		}
		if err := json.Unmarshal(answer["report"], &values[n]); err != nil {
			return nil, fmt.Errorf("differences: %w", err)
		}
	}
	found := &Differences{Differences: r.DifferencesRequest.Differences}
	for _, i := range r.Figures {
		figure := FigureDifference{Indicator: i}
		for n, to := range []**decimal.Decimal{&figure.Then, &figure.Now} {
			var of struct{ Value json.RawMessage }
			if err := json.Unmarshal(values[n][i.Name], &of); err != nil {
				return nil, fmt.Errorf("differences: %w", err)
			}
			if *to, err = decimalOf(of.Value); err != nil {
				return nil, err
			}
		}
		found.Figures = append(found.Figures, figure)
	}
	return found, nil
}

// records returns the records that an indicator counts differently, in the order of their numbers.
func (r *differencesReader) records(ctx context.Context, i *catalog.Indicator) ([]RecordDifference, error) {
	part, err := r.readThenAndNow(ctx, i, i.Where)
	if err != nil {
		return nil, err
	}
	all := part
	if i.Whole != nil {
		if all, err = r.readThenAndNow(ctx, i, i.Whole); err != nil {
			return nil, err
		}
	}
	ids := map[string]bool{}
	for n := range all {
		for id := range all[n] {
			ids[id] = true
		}
	}
	var different []RecordDifference
	for id := range ids {
		d := RecordDifference{}
		for n, to := range []**decimal.Decimal{&d.Then, &d.Now} {
			if *to, err = added(i, id, all[n], part[n]); err != nil {
				return nil, err
			}
		}
		if d.Then == nil && d.Now == nil || d.Then != nil && d.Now != nil && d.Then.Equal(*d.Now) {
			continue
		}
		d.ID, _ = catalog.ParseID(id)
		different = append(different, d)
	}
	slices.SortFunc(different, func(a, b RecordDifference) int {
		return cmp.Or(cmp.Compare(a.ID.Agency, b.ID.Agency), cmp.Compare(a.ID.Number, b.ID.Number))
	})
	return different, nil
}

// added returns what a record adds to an indicator's figure; nil where it is not among all that the figure is of.
func added(i *catalog.Indicator, id string, all, part map[string]json.RawMessage) (*decimal.Decimal, error) {
	if _, isCounted := all[id]; !isCounted {
		return nil, nil
	}
	value, isInPart := part[id]
	switch {
	case !isInPart:
		return &decimal.Zero, nil
	case i.Field == nil:
		one := decimal.NewFromInt(1)
		return &one, nil
	}
	amount, err := decimalOf(value)
	if amount == nil {
		amount = &decimal.Zero
	}
	return amount, err
}

// readThenAndNow returns the records that an indicator counts (or, of a share, those of which it is a share), as of the instant of the request and as of now, by
// id with the value that each adds. Returns LIMIT_EXCEEDED if there are more than mostCompared.
func (r *differencesReader) readThenAndNow(ctx context.Context, i *catalog.Indicator, filter *catalog.IndicatorFilter) (comparedList, error) {
	text := listText(i, filter, r.Agency != "")
	if known, ok := r.cache[text]; ok {
		return known, nil
	}
	answers, err := r.readBoth(ctx, text)
	if err != nil {
		return comparedList{}, err
	}
	var compared comparedList
	for n, answer := range answers {
		var list struct {
			Nodes []struct {
				ID    string
				Value json.RawMessage
			}
		}
		if err := json.Unmarshal(answer["list"], &list); err != nil {
			return compared, fmt.Errorf("differences: %w", err)
		}
		if len(list.Nodes) > mostCompared {
			return compared, problem.Errorf(problem.LimitExceeded, "%s counts more than %d records, too many to compare: give an agency, a shorter period, or other figures", i.Name, mostCompared).
				At("figures")
		}
		compared[n] = make(map[string]json.RawMessage, len(list.Nodes))
		for _, node := range list.Nodes {
			compared[n][node.ID] = node.Value
		}
	}
	r.cache[text] = compared
	return compared, nil
}

// decimalOf returns a number of an answer, which may stand in quotes; nil for null.
func decimalOf(value json.RawMessage) (*decimal.Decimal, error) {
	text := string(bytes.Trim(value, `"`))
	if text == "" || text == "null" {
		return nil, nil
	}
	number, err := decimal.NewFromString(text)
	if err != nil {
		return nil, fmt.Errorf("differences: %w", err)
	}
	return &number, nil
}

// AsksForRecords reports whether a selection on a ReportDifferences asks for the records behind its figures.
func AsksForRecords(op *graphql.OperationContext, selected ast.SelectionSet) bool {
	for _, f := range graphql.CollectFields(op, selected, []string{"ReportDifferences"}) {
		for _, inner := range graphql.CollectFields(op, f.Selections, []string{"FigureDifference"}) {
			if f.Name == "figures" && (inner.Name == "records" || inner.Name == "recordCount") {
				return true
			}
		}
	}
	return false
}

// AnswerDifferences returns differences as JSON, with the fields that a selection on them asks for; null for nil. Instants are written in the zone.
func AnswerDifferences(op *graphql.OperationContext, selected ast.SelectionSet, d *Differences, language messages.Language, zone *time.Location) []byte {
	if d == nil {
		return []byte("null")
	}
	a := answer{op: op, zone: zone}
	a.object(selected, "ReportDifferences", func(f graphql.CollectedField) {
		switch f.Name {
		case "publishedAt":
			a.instant(&d.At)
		case "from":
			a.value(d.From.String())
		case "until":
			a.value(d.Until.String())
		case "figures":
			writeList(&a, d.Figures, func(figure FigureDifference) {
				a.object(f.Selections, "FigureDifference", func(f graphql.CollectedField) { a.figure(figure, language, f) })
			})
		}
	})
	return a.Bytes()
}

// figure writes a field of a figure's difference.
func (a *answer) figure(d FigureDifference, language messages.Language, f graphql.CollectedField) {
	switch f.Name {
	case "name":
		a.value(d.Name)
	case "label":
		a.value(in(language, d.Label))
	case "unit":
		a.value(in(language, d.Unit))
	case "difference":
		if d.Then == nil || d.Now == nil {
			a.value(nil)
			return
		}
		difference := d.Now.Sub(*d.Then)
		a.decimal(&difference)
	case "recordCount":
		a.value(len(d.Records))
	case "records":
		writeList(a, d.Records, func(record RecordDifference) {
			a.object(f.Selections, "RecordDifference", func(f graphql.CollectedField) {
				if f.Name == "id" {
					a.value(record.ID.String())
				} else {
					a.decimal(map[string]*decimal.Decimal{"published": record.Then, "now": record.Now}[f.Name])
				}
			})
		})
	default:
		a.decimal(map[string]*decimal.Decimal{"published": d.Then, "now": d.Now}[f.Name])
	}
}

// decimal writes a number with the decimal places that it has; null for nil.
func (a *answer) decimal(d *decimal.Decimal) {
	if d == nil {
		a.value(nil)
		return
	}
	a.value(d.StringFixed(max(0, -d.Exponent())))
}

// in returns a text in a language.
func in(language messages.Language, words catalog.Words) string {
	if language == messages.Chinese {
		return words.ZH
	}
	return words.EN
}
