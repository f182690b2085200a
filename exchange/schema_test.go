package exchange_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"docket/exchange"
)

var update = flag.Bool("update", false, "write mapping.schema.json again")

// The JSON Schema for editors is that of the kinds and verbs.
func TestSchema(t *testing.T) {
	t.Parallel()
	const path = "mapping.schema.json"
	if *update {
		if err := os.WriteFile(path, exchange.Schema(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(got, exchange.Schema()) {
		t.Errorf("%s is out of date: go test ./exchange -run TestSchema -update writes it again (%v)", path, err)
	}
}
