package input_test

import (
	"slices"
	"testing"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/input"
)

type request struct{ IdempotencyKey *string }

type part struct {
	Lot  db.Key
	Name *string
	Kind db.PenaltyKind
}

type moveInput struct {
	request
	Case  db.Key
	On    civil.Date
	Parts []part
	Last  any
	note  string
}

// PartsOf finds every key with its path, and none of the texts within keys; Texts leaves out what is no free text.
func TestPartsOf(t *testing.T) {
	t.Parallel()
	first, second := "两箱", "note"
	filed, lot := db.Key{Type: "Case", Agency: 1, ID: 7}, db.Key{Type: "GoodsLot", Agency: 1, ID: 3}
	in := &moveInput{
		request: request{IdempotencyKey: new("key")}, Case: filed, On: civil.Date{Year: 2024, Month: 3, Day: 5},
		Parts: []part{{Lot: lot, Kind: db.PenaltyKindFine}, {Lot: lot, Name: &first}}, Last: &second, note: "not sent",
	}
	keys := []input.Part[db.Key]{{Field: "input.case", Value: filed}, {Field: "input.parts[0].lot", Value: lot}, {Field: "input.parts[1].lot", Value: lot}}
	if got := input.PartsOf[db.Key](in); !slices.Equal(got, keys) {
		t.Errorf("keys %v, want %v", got, keys)
	}
	texts := []input.Part[string]{{Field: "input.parts[1].name", Value: "两箱"}, {Field: "input.last", Value: "note"}}
	if got := input.Texts(in); !slices.Equal(got, texts) {
		t.Errorf("texts %v, want %v", got, texts)
	}
	if got := input.PartsOf[db.Key](nil); got != nil {
		t.Errorf("of nothing %v", got)
	}
}
