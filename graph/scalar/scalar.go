// Package scalar converts between Go values and the scalars ID, Date, DateTime, Money and Decimal of mutation inputs and of answers
// that are not compiled. The Unmarshal functions return BAD_USER_INPUT if the value has another form.
package scalar

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"github.com/99designs/gqlgen/graphql"
	"github.com/shopspring/decimal"

	"docket/db"
	"docket/problem"
	"docket/query/catalog"
)

// badInput returns a BAD_USER_INPUT problem. Its field is added when the error is presented.
func badInput(text string) error { return &problem.Error{Code: problem.BadUserInput, Message: text} }

// UnmarshalID reads an opaque identifier: the `id` of an earlier answer.
func UnmarshalID(v any) (db.Key, error) {
	text, ok := v.(string)
	id, valid := catalog.ParseID(text)
	if !ok || !valid {
		return db.Key{}, badInput("is not an id; ids come from earlier answers")
	}
	return db.Key{Type: id.Type, Agency: id.Agency, ID: id.Number}, nil
}

// MarshalID writes an opaque identifier.
func MarshalID(k db.Key) graphql.Marshaler {
	return graphql.MarshalString(catalog.ID{Type: k.Type, Agency: k.Agency, Number: k.ID}.String())
}

// UnmarshalDate reads a date, `2023-05-01`.
func UnmarshalDate(v any) (civil.Date, error) {
	text, _ := v.(string)
	d, err := civil.ParseDate(text)
	if err != nil || d.Year < 1 || len(text) != len(time.DateOnly) {
		return civil.Date{}, badInput("is not a Date: write it as \"2023-05-01\"")
	}
	return d, nil
}

// MarshalDate writes a date.
func MarshalDate(d civil.Date) graphql.Marshaler { return graphql.MarshalString(d.String()) }

// UnmarshalDateTime reads a time by RFC 3339, strictly: time.Parse would also take an hour of one digit, and a comma before the fraction. The years are those of
// UnmarshalDate.
func UnmarshalDateTime(v any) (time.Time, error) {
	text, _ := v.(string)
	var t time.Time
	if err := t.UnmarshalText([]byte(text)); err != nil || t.Year() < 1 {
		return time.Time{}, badInput("is not a DateTime: write it as \"2023-05-01T09:30:00+08:00\"")
	}
	return t, nil
}

// MarshalDateTime writes a time by RFC 3339.
func MarshalDateTime(t time.Time) graphql.Marshaler {
	return graphql.MarshalString(t.Format(time.RFC3339Nano))
}

// UnmarshalMoney reads an amount of money. An amount with more than two decimals is an error; it is never rounded.
func UnmarshalMoney(v any) (decimal.Decimal, error) {
	d, err := UnmarshalDecimal(v)
	if err != nil || !d.Equal(d.Round(2)) {
		return decimal.Decimal{}, badInput("is not a Money: write it as a string with at most two decimals, as in \"3000.00\"")
	}
	return d, nil
}

// MarshalMoney writes an amount of money with two decimals.
func MarshalMoney(d decimal.Decimal) graphql.Marshaler {
	return graphql.MarshalString(d.StringFixed(2))
}

// UnmarshalDecimal reads a decimal from a string, or from a number whose text is known. A float is an error, because it may have
// been rounded.
func UnmarshalDecimal(v any) (decimal.Decimal, error) {
	var text string
	switch v := v.(type) {
	case string:
		text = v
	case json.Number:
		text = v.String()
	case int, int32, int64:
		text = fmt.Sprint(v)
	}
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	if whole == "" || len(whole) > 30 || len(fraction) > 20 || strings.Trim(whole+fraction, "0123456789") != "" {
		return decimal.Decimal{}, badInput("is not a Decimal: write it as a string, as in \"12.5\"")
	}
	return decimal.NewFromString(text)
}

// MarshalDecimal writes a decimal.
func MarshalDecimal(d decimal.Decimal) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) { graphql.MarshalString(d.String()).MarshalGQL(w) })
}
