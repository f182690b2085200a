package annual

import (
	"testing"

	"docket/messages"
)

func TestPeriods(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2023": "2023-01-01 2023-12-31 MONTH 12", "2023Q1": "2023-01-01 2023-03-31 MONTH 3", "2024-02": "2024-02-01 2024-02-29 DAY 29", "2023-12": "2023-12-01 2023-12-31 DAY 31",
	} {
		p, ok := ParsePeriod(text)
		from, until := p.Days()
		if got := from.String() + " " + until.String() + " " + p.bucket() + " " + decimal(len(p.buckets())); !ok || got != want || p.String() != text {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	for _, text := range []string{"", "23", "2023Q5", "2023Q0", "2023-13", "2023-1", "0000", "2023 ", "2023Q1-01"} {
		if p, ok := ParsePeriod(text); ok {
			t.Errorf("%q is %v", text, p)
		}
	}
	quarter, _ := ParsePeriod("2023Q2")
	for text, want := range map[string]string{"": "2022Q2", "2021Q4": "2021Q4", "none": "", "2022": "refused", "2022-05": "refused", "x": "refused"} {
		got := ""
		if other, ok := quarter.CompareWith(text); !ok {
			got = "refused"
		} else if other != nil {
			got = other.String()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"0": "0", "999": "999", "1000": "1,000", "-1234567.50": "-1,234,567.50", "21773": "21,773"} {
		if got := grouped(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	is := func(text string) *string { return &text }
	for _, c := range []struct {
		unit                    string
		isShare                 bool
		value, previous, change *string
		want, zh, en            string
	}{
		{"件", false, is("1991"), is("1873"), is("6.30"), "1,991", "+6.30%", "+6.30%"},
		{"yuan", false, is("5920000.00"), is("0.00"), nil, "5,920,000.00", "–", "–"},
		{"%", true, is("90.00"), is("87.60"), is("2.74"), "90.00", "+2.40个百分点", "+2.40 points"},
		{"%", true, is("87.60"), is("90.00"), nil, "87.60", "-2.40个百分点", "-2.40 points"},
		{"%", true, nil, is("90.00"), nil, "–", "–", "–"},
		{"件", false, is("11800.000"), is("9640.000"), is("22.41"), "11,800", "+22.41%", "+22.41%"},
		{"件", false, is("3"), is("3"), is("0.00"), "3", "0.00%", "0.00%"},
	} {
		f := figure{Value: c.value, Previous: c.previous, ChangePercent: c.change}
		f.Indicator.Unit = c.unit
		if c.isShare {
			f.Indicator.Whole = is("query")
		}
		if got := f.text(f.Value) + " " + f.change(messages.Chinese) + " " + f.change(messages.English); got != c.want+" "+c.zh+" "+c.en {
			t.Errorf("%s, want %s %s %s", got, c.want, c.zh, c.en)
		}
	}
}
