package exchange

import (
	"context"
	"log/slog"
	"testing"

	"docket/db"
	"docket/migrations"
	"docket/postgres/postgrestest"
)

// Whoever adds a trigger or a foreign key to a table that is written in bulk reads the comment in bulk.go, sees to it that an import does the same without them,
// and adds its name there.
func TestBulkIsKnown(t *testing.T) {
	t.Parallel()
	postgrestest.SkipOnCitus(t, "an import is not written without triggers: who writes through the coordinator cannot switch those of the parts off")
	url := postgrestest.Clone(t, postgrestest.Template{Name: "exchange_migrated", Build: func(ctx context.Context, url string) error {
		return migrations.Up(ctx, url, slog.New(slog.DiscardHandler))
	}})
	store, err := db.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	i := &importer{ctx: t.Context(), store: store}
	if may, err := i.mayWriteInBulk(); err != nil || !may {
		t.Errorf("a large file is not written in bulk: %t, %v", may, err)
	}
	if err := i.inTransaction(func() error {
		_, err := i.exec("CREATE TRIGGER extra AFTER INSERT ON decisions FOR EACH ROW EXECUTE FUNCTION decisions_stay_final()")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if may, err := i.mayWriteInBulk(); err != nil || may {
		t.Errorf("a trigger that nobody has looked at: %t, %v", may, err)
	}
}
