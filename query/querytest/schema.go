package querytest

import (
	"database/sql"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"

	"docket/db/dbtest"
	"docket/graph"
	"docket/query/catalog"
)

// Zone is the time zone of the bureau in tests.
var Zone = func() *time.Location {
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		panic(err)
	}
	return zone
}()

// Clock returns an instant that is the evening of 29 June 2023 in UTC and the morning of the 30th for the bureau.
func Clock() time.Time { return time.Date(2023, time.June, 29, 17, 30, 0, 0, time.UTC) }

// Root returns the folder of the module.
func Root() string {
	dir, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			panic("querytest: no go.mod above the working folder")
		}
		dir = filepath.Dir(dir)
	}
}

// Catalog returns the catalogue over the schema as served and the models of package db, with more summaries (dbtest.Summaries).
func Catalog(tb testing.TB) *catalog.Catalog {
	tb.Helper()
	c, err := buildCatalog()
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

var buildCatalog = sync.OnceValues(func() (*catalog.Catalog, error) {
	return graph.Catalogue(graph.Schema(), bun.NewDB(&sql.DB{}, pgdialect.New()), dbtest.Summaries()...)
})

// DeclaredSummaries returns the summaries that package db declares.
func DeclaredSummaries(tb testing.TB) []*catalog.SummarySet {
	tb.Helper()
	c, err := graph.Catalogue(graph.Schema(), bun.NewDB(&sql.DB{}, pgdialect.New()))
	if err != nil {
		tb.Fatal(err)
	}
	return c.Summaries()
}
