package mapping_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"docket/exchange/mapping"
)

var update = flag.Bool("update", false, "write mapping.schema.json again")

// The JSON Schema for editors is that of the kinds and verbs.
func TestSchema(t *testing.T) {
	t.Parallel()
	const path = "../mapping.schema.json"
	if *update {
		if err := os.WriteFile(path, mapping.Schema(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(got, mapping.Schema()) {
		t.Errorf("%s is out of date: go test ./exchange/mapping -run TestSchema -update writes it again (%v)", path, err)
	}
}
