package graph

import (
	"reflect"
	"time"

	"github.com/uptrace/bun"
	"github.com/vektah/gqlparser/v2/ast"

	"docket/db"
	"docket/indicators"
	"docket/query/catalog"
)

// Catalogue builds the compiler's catalogue from the schema, the models and the indicators. Returns an error if a field of the
// schema has no column and no computed value. more are summaries beside those that package db declares.
func Catalogue(schema *ast.Schema, models *bun.DB, more ...db.Summary) (*catalog.Catalog, error) {
	db.Register(models)
	var sources []catalog.Source
	for _, s := range db.Subjects() {
		source := catalog.Source{
			Type: s.Type, Table: models.Table(reflect.TypeOf(s.Model).Elem()), Conditions: s.Conditions, Searched: s.Searched, Masks: s.Masks, Folds: s.Folds, VisibleWhere: s.VisibleWhere,
			Computed: map[string]catalog.ComputedSource{}, HasHistory: db.HasHistory(models.Table(reflect.TypeOf(s.Model).Elem()).Name),
		}
		for name, c := range s.Computed {
			computed := catalog.ComputedSource{SQL: c.SQL, Parts: map[string]catalog.PartSource{}}
			for part, p := range c.Parts {
				computed.Parts[part] = catalog.PartSource(p)
			}
			source.Computed[name] = computed
		}
		sources = append(sources, source)
	}
	report := catalog.ReportSource{Narrative: catalog.Words(indicators.Narrative)}
	for _, i := range indicators.All() {
		report.Indicators = append(report.Indicators, catalog.IndicatorSource{
			Name: i.Name, Operation: i.Operation, WholeOperation: i.Whole,
			Label: catalog.Words(i.Label), Unit: catalog.Words(i.Unit), Note: catalog.Words(i.Note),
		})
	}
	var summaries []catalog.SummarySource
	for _, s := range append(db.Summaries(), more...) {
		summaries = append(summaries, catalog.SummarySource(s))
	}
	days := db.WorkingDayCounts()
	calendar := catalog.CalendarSource{
		Days: days.Days,
		SQL:  days.SQL, First: days.First.In(time.UTC), Last: days.Last.In(time.UTC), Counts: days.Counts,
	}
	return catalog.Build(schema, sources, report, summaries, calendar)
}
