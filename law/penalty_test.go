package law_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"docket/law"
)

func TestFineBounds(t *testing.T) {
	t.Parallel()
	amount := func(text string) *decimal.Decimal {
		if text == "" {
			return nil
		}
		d := decimal.RequireFromString(text)
		return &d
	}
	for _, c := range []struct {
		name                       string
		low, high, lowest, highest string // fixed, and as multiples
		value                      string
		wantLow, wantHigh          string
	}{
		{"none", "", "", "", "", "100", "", ""},
		{"fixed", "50000", "100000", "", "", "100", "50000", "100000"},
		{"multiple", "", "", "10", "20", "10000.01", "100000.1", "200000.2"},
		{"only a highest multiple", "", "", "", "5", "100", "", "500"},
		{"both: the stricter is the multiple", "100", "10000", "10", "20", "100", "1000", "2000"},
		{"both: the stricter is fixed", "5000", "10000", "10", "2000", "100", "5000", "10000"},
		{"half a multiple", "", "", "0.5", "1.5", "0.01", "0.005", "0.015"},
	} {
		bounds := law.FineBounds{Min: amount(c.low), Max: amount(c.high), MultipleMin: amount(c.lowest), MultipleMax: amount(c.highest)}
		if want := c.lowest+c.highest != ""; bounds.NeedsValue() != want {
			t.Errorf("%s: needs the value: %t", c.name, !want)
		}
		low, high := bounds.Amounts(*amount(c.value))
		for _, end := range []struct {
			got  *decimal.Decimal
			want string
		}{{low, c.wantLow}, {high, c.wantHigh}} {
			if (end.got == nil) != (end.want == "") || end.got != nil && !end.got.Equal(*amount(end.want)) {
				t.Errorf("%s: %v, want %q", c.name, end.got, end.want)
			}
		}
	}
}

func TestCheckFine(t *testing.T) {
	t.Parallel()
	low, high := decimal.RequireFromString("5000"), decimal.RequireFromString("10000")
	for _, c := range []struct {
		name      string
		amount    string
		low, high *decimal.Decimal
		reason    bool
		article   string // of the violation; empty for none
		says      string
	}{
		{"lowest", "5000", &low, &high, false, "", ""},
		{"highest", "10000", &low, &high, false, "", ""},
		{"a fen below", "4999.99", &low, &high, false, "行政处罚法 32, 33", "4999.99 yuan is less than the 5000.00"},
		{"below, with a reason", "0.01", &low, &high, true, "", ""},
		{"a fen above", "10000.01", &low, &high, false, "行政处罚法 4", "10000.01 yuan is more than the 10000.00"},
		{"above, with a reason", "10000.01", &low, &high, true, "行政处罚法 4", "no reason lets a fine exceed it"},
		{"no bounds", "1", nil, nil, false, "", ""},
	} {
		got := law.CheckFine(decimal.RequireFromString(c.amount), c.low, c.high, c.reason)
		switch {
		case got == nil && c.article == "":
		case got == nil || got.Article != c.article || got.Rule != "fine.bounds" || !strings.Contains(got.Error(), c.says):
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}
