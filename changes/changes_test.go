package changes

import (
	"encoding/json"
	"reflect"
	"testing"
)

// The numbers of a type are left out if they do not fit, those of the type with the most first.
func TestEncode(t *testing.T) {
	t.Parallel()
	numbers := func(n int) (all []int64) {
		for i := range n {
			all = append(all, int64(1_000_000+i))
		}
		return all
	}
	for _, c := range []struct {
		name  string
		given map[string][]int64
		want  map[string][]int64
	}{
		{"each number once", map[string][]int64{"Case": {5, 3, 5}, "Party": {}}, map[string][]int64{"Case": {3, 5}}},
		{"all fit", map[string][]int64{"Case": numbers(300)}, map[string][]int64{"Case": numbers(300)}},
		{"one type does not fit", map[string][]int64{"Case": numbers(2), "Payment": numbers(5000)}, map[string][]int64{"Case": numbers(2), "Payment": nil}},
		{"the larger one does not fit", map[string][]int64{"Case": numbers(360), "Payment": numbers(361)}, map[string][]int64{"Case": numbers(360), "Payment": nil}},
		{"none fits", map[string][]int64{"Case": numbers(400), "Payment": numbers(401)}, map[string][]int64{"Case": nil, "Payment": nil}},
	} {
		text, err := encode(1, c.given)
		var got Change
		if err == nil {
			err = json.Unmarshal([]byte(text), &got)
		}
		if err != nil || got.Agency != 1 || !reflect.DeepEqual(got.Records, c.want) {
			t.Errorf("%s: %v %s", c.name, err, text)
		}
		if len(text) > maxRecords {
			t.Errorf("%s: %d bytes", c.name, len(text))
		}
		if isAny := got.IsAny("Payment"); isAny != (c.want["Payment"] == nil && c.given["Payment"] != nil) {
			t.Errorf("%s: any payment: %t", c.name, isAny)
		}
	}
}
