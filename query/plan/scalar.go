package plan

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/shopspring/decimal"
	"github.com/vektah/gqlparser/v2/ast"

	"docket/problem"
	"docket/query/catalog"
)

// Bind is a value that is sent to Postgres beside the statement, never in its text.
type Bind struct {
	// Type is the Postgres type that the placeholder is cast to.
	Type string
	// Resolve returns the value for one request. Returns a *problem.Error where the value of the caller is wrong.
	Resolve func(Env) (any, error)
}

// scalarTypes are the Postgres types of the GraphQL scalars; enums and scalars that are not listed are text.
var scalarTypes = map[string]string{
	"Int": "bigint", "Boolean": "boolean", "Date": "date", "DateTime": "timestamptz", "Money": "numeric", "Decimal": "numeric",
}

// SQLType returns the Postgres type in which values of a GraphQL scalar or enum are compared.
func SQLType(scalar string) string {
	if t, ok := scalarTypes[scalar]; ok {
		return t
	}
	return "text"
}

// convert turns a raw value of a scalar into what pgx sends; the error says what is allowed, in words for the caller.
func (p *planner) convert(scalar string, raw any) (any, error) {
	switch scalar {
	case "Int":
		n, ok := parseInteger(raw)
		if !ok {
			return nil, wrong("is not an Int")
		}
		return n, nil
	case "Boolean":
		b, ok := raw.(bool)
		if !ok {
			return nil, wrong("is not a Boolean")
		}
		return b, nil
	case "Date":
		d, err := parseDate(raw)
		if err != nil {
			return nil, err
		}
		return toPgDate(d), nil
	case "DateTime":
		text, _ := raw.(string)
		t, err := time.Parse(time.RFC3339Nano, text)
		if err != nil || t.Year() < 1 || t.Year() > 9999 {
			return nil, wrong("is not a DateTime: write it as \"2023-05-01T09:30:00+08:00\"")
		}
		return t, nil
	case "Money", "Decimal":
		return parseNumeric(scalar, raw)
	}
	text, ok := raw.(string)
	if !ok {
		return nil, wrong("is not a String")
	}
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return nil, wrong("holds a character that no record can hold (NUL or broken UTF-8)")
	}
	return text, nil
}

// parseInteger returns raw as an integer. The bool is false where it is none.
func parseInteger(raw any) (int64, bool) {
	switch n := raw.(type) {
	case int:
		return int64(n), true
	case int32:
		return int64(n), true
	case int64:
		return n, true
	case float64:
		return int64(n), n == math.Trunc(n) && math.Abs(n) < 1<<53
	case json.Number:
		i, err := n.Int64()
		return i, err == nil
	}
	return 0, false
}

func parseDate(raw any) (civil.Date, error) {
	text, _ := raw.(string)
	d, err := civil.ParseDate(text)
	if err != nil || len(text) != len("2006-01-02") || d.Year < 1 {
		return civil.Date{}, wrong("is not a Date: write it as \"2023-05-01\"")
	}
	return d, nil
}

func toPgDate(d civil.Date) pgtype.Date { return pgtype.Date{Time: d.In(time.UTC), Valid: true} }

// parseNumeric reads a decimal: a string, or a number written out in the operation. At most 30 digits before and 20 after the
// point, far beyond any column, so that no exponent makes a small text a huge number.
func parseNumeric(scalar string, raw any) (any, error) {
	var text string
	switch n := raw.(type) {
	case string:
		text = n
	case json.Number:
		text = n.String()
	case int, int32, int64:
		text = fmt.Sprint(n)
	case float64:
		text = strconv.FormatFloat(n, 'f', -1, 64)
	}
	d, err := parseDecimal(text)
	if err != nil {
		return nil, wrong("is not a %s: write it as a string, as in \"3000.00\"", scalar)
	}
	return pgtype.Numeric{Int: new(big.Int).Set(d.Coefficient()), Exp: d.Exponent(), Valid: true}, nil
}

func parseDecimal(text string) (decimal.Decimal, error) {
	digits := strings.TrimPrefix(text, "-")
	whole, fraction, _ := strings.Cut(digits, ".")
	if whole == "" || len(whole) > 30 || len(fraction) > 20 || strings.Trim(whole+fraction, "0123456789") != "" {
		return decimal.Decimal{}, wrong("not a decimal")
	}
	return decimal.NewFromString(text)
}

// bind makes a bind of a scalar's value, and checks the value of the present request.
func (in input) bind(scalar string) (*Bind, error) {
	return in.bindAs(SQLType(scalar), func(raw any) (any, error) { return in.p.convert(scalar, raw) })
}

// bindAs makes a bind of a Postgres type; convert turns the raw value into what pgx sends.
func (in input) bindAs(sqlType string, convert func(raw any) (any, error)) (*Bind, error) {
	b := &Bind{Type: sqlType, Resolve: func(env Env) (any, error) {
		value, err := convert(in.resolve(env.Variables))
		if err != nil {
			return nil, in.toProblem(err)
		}
		return value, nil
	}}
	if in.literal != nil && !hasVariable(in.literal) {
		// A literal never changes: convert it once.
		value, err := b.Resolve(Env{})
		if err != nil {
			return nil, err
		}
		b.Resolve = func(Env) (any, error) { return value, nil }
		return b, nil
	}
	_, err := b.Resolve(Env{Variables: in.p.variables})
	return b, err
}

func hasVariable(v *ast.Value) bool {
	if v.Kind == ast.Variable {
		return true
	}
	for _, c := range v.Children {
		if hasVariable(c.Value) {
			return true
		}
	}
	return false
}

// bindList makes a bind of an array of a scalar's values.
func (in input) bindList(scalar string) (*Bind, error) {
	limit := in.p.limits.List
	return in.bindAs(SQLType(scalar)+"[]", func(raw any) (any, error) {
		items, ok := raw.([]any)
		if !ok {
			items = []any{raw}
		}
		if len(items) > limit {
			return nil, tooMany(len(items), limit)
		}
		return convertAll(items, func(item any) (any, error) { return in.p.convert(scalar, item) })
	})
}

func tooMany(n, limit int) error {
	return problem.Errorf(problem.LimitExceeded, "holds %d values; at most %d are taken", n, limit).With("limit", limit)
}

func convertAll(items []any, convert func(any) (any, error)) (any, error) {
	out := make([]any, len(items))
	for i, item := range items {
		if item == nil {
			return nil, wrong("holds null at [%d]: null is no value; ask with isNull", i)
		}
		value, err := convert(item)
		if err != nil {
			return nil, atItem(i, err)
		}
		out[i] = value
	}
	return toTypedSlice(out), nil
}

// toTypedSlice turns a list of values of one type into the slice that pgx sends as an array.
func toTypedSlice(items []any) any {
	if len(items) == 0 {
		return []string{}
	}
	switch items[0].(type) {
	case int64:
		return castAll[int64](items)
	case pgtype.Date:
		return castAll[pgtype.Date](items)
	case time.Time:
		return castAll[time.Time](items)
	case pgtype.Numeric:
		return castAll[pgtype.Numeric](items)
	case bool:
		return castAll[bool](items)
	}
	return castAll[string](items)
}

func castAll[T any](items []any) []T {
	out := make([]T, len(items))
	for i, item := range items {
		out[i] = item.(T)
	}
	return out
}

// parseIdentity reads the id of a record of a type.
func parseIdentity(t *catalog.Type, raw any) (catalog.ID, error) {
	text, _ := raw.(string)
	if n, ok := raw.(json.Number); ok {
		text = n.String()
	}
	id, ok := catalog.ParseID(text)
	if !ok || id.Type != t.Name || (id.Agency != 0) != t.Scoped {
		return catalog.ID{}, wrong("is no id of %s", t.Name)
	}
	return id, nil
}
