package bulk

import (
	"reflect"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/shopspring/decimal"
)

// Table is what is copied into a table of the database.
type Table struct {
	Name    string
	Columns []string
	Rows    [][]any
}

// TableOf returns the rows of records of one model, with the columns that the model names.
func TableOf[R any](name string, records []*R) Table {
	t := Table{Name: name}
	var fields [][]int
	for _, field := range reflect.VisibleFields(reflect.TypeFor[R]()) {
		column, options, _ := strings.Cut(field.Tag.Get("bun"), ",")
		if column == "" || field.Anonymous || strings.Contains(column, ":") || strings.Contains(options, "scanonly") {
			continue
		}
		t.Columns, fields = append(t.Columns, column), append(fields, field.Index)
	}
	for _, r := range records {
		row, v := make([]any, len(fields)), reflect.ValueOf(r).Elem()
		for i, index := range fields {
			row[i] = value(v.FieldByIndex(index))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// value returns a field in the form in which it goes by COPY.
func value(v reflect.Value) any {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return nil
		}
		v = v.Elem()
	}
	switch is := v.Interface().(type) {
	case civil.Date:
		return pgtype.Date{Time: is.In(time.UTC), Valid: true}
	case decimal.Decimal:
		return pgtype.Numeric{Int: is.Coefficient(), Exp: is.Exponent(), Valid: true}
	case time.Time:
		return is
	case []byte:
		return is
	}
	switch v.Kind() {
	case reflect.String:
		return v.String()
	case reflect.Bool:
		return v.Bool()
	}
	return v.Int()
}
