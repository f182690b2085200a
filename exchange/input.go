package exchange

import (
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5"
	"github.com/shopspring/decimal"

	"docket/db"
	"docket/exchange/kinds"
	"docket/exchange/mapping"
	"docket/messages"
	"docket/problem"
)

// builtInput is the input of a verb that was made from a row.
type builtInput struct {
	record mapping.Record
	row    mapping.Row
	input  reflect.Value
	key    string // of the record in the register
	hash   string // of all values
}

// builder makes inputs of verbs from rows. Without a resolver it only checks the texts.
type builder struct {
	rows    *rows
	resolve *resolver
	faults  []mapping.Fault
	texts   []string // the values, for the hash
}

// inputs returns the inputs that a record of the mapping makes of a row, and the faults.
func (r *rows) inputs(v kinds.Verb, record mapping.Record, row mapping.Row, resolve *resolver) ([]builtInput, []mapping.Fault) {
	if !r.values.Meets(record.When, row) {
		return nil, nil
	}
	parts, err := r.values.Parts(record.Each, row)
	if err != nil {
		return nil, []mapping.Fault{r.values.Fault(row, v.Name, mapping.Source{Each: record.Each}, err)}
	}
	var built []builtInput
	var faults []mapping.Fault
	for _, part := range parts {
		b := &builder{rows: r, resolve: resolve}
		input := reflect.New(v.Input).Elem()
		if agency := input.FieldByName("Agency"); agency.IsValid() && resolve != nil {
			agency.Set(reflect.ValueOf(db.Key{Type: "Agency", Agency: resolve.agency, ID: resolve.agency}))
		}
		b.fill(input, v.Fields, record.Fields, part, v.Name)
		in := builtInput{record: record, row: part, input: input, hash: mapping.Hash(b.texts)}
		in.key = in.hash
		if record.Key != nil {
			key, err := r.values.Value(*record.Key, kinds.Field{Name: "key", MaxLength: mapping.MaxKey, IsRequired: true}, part)
			if err != nil {
				b.faults = append(b.faults, r.values.Fault(part, v.Name+".key", *record.Key, err))
			}
			in.key = key
		}
		faults = append(faults, b.faults...)
		built = append(built, in)
	}
	return built, faults
}

// fill sets the fields of a struct from a row.
func (b *builder) fill(into reflect.Value, fields []kinds.Field, sources map[string]mapping.Source, row mapping.Row, path string) {
	for _, f := range fields {
		source, ok := sources[f.Name]
		at := path + "." + f.Name
		target := into.FieldByName(strings.ToUpper(f.Name[:1]) + f.Name[1:])
		switch {
		case !ok && f.Form == kinds.Key && !f.IsList:
			b.setOwn(target, f, row, at)
		case !ok:
		case f.Form == kinds.Records:
			b.setRecords(target, f, source, row, at)
		case f.IsList:
			b.setList(target, f, source, row, at)
		default:
			text, err := b.rows.values.Value(source, f, row)
			b.set(target, f, source, row, at, text, err)
		}
	}
}

// setOwn sets a field that names a record, and has no source, to the record of that type that the same row holds.
func (b *builder) setOwn(target reflect.Value, f kinds.Field, row mapping.Row, at string) {
	if b.resolve == nil {
		return
	}
	var key db.Key
	var ok bool
	for _, typ := range f.Records {
		if key, ok = b.resolve.own[typ]; ok {
			break
		}
	}
	switch {
	case ok:
		setValue(target, reflect.ValueOf(key))
	case f.IsRequired:
		b.faults = append(b.faults, b.rows.values.Fault(row, at, mapping.Source{}, problem.Errorf(problem.BadUserInput, "the row has no %s: give the source of its number or name", recordTypes(f.Records))))
	}
}

// setRecords sets a field that holds records within the record.
func (b *builder) setRecords(target reflect.Value, f kinds.Field, source mapping.Source, row mapping.Row, at string) {
	for _, of := range source.List {
		b.setRecords(target, f, of, row, at)
	}
	if len(source.Fields) == 0 || !b.rows.values.Meets(source.When, row) {
		return
	}
	parts, err := b.rows.values.Parts(source.Each, row)
	if err != nil {
		b.faults = append(b.faults, b.rows.values.Fault(row, at, mapping.Source{Each: source.Each}, err))
	}
	t := target.Type()
	for _, part := range parts {
		switch {
		case t.Kind() == reflect.Slice:
			element := reflect.New(t.Elem()).Elem()
			b.fill(element, f.Fields, source.Fields, part, at)
			target.Set(reflect.Append(target, element))
		case t.Kind() == reflect.Pointer:
			element := reflect.New(t.Elem())
			b.fill(element.Elem(), f.Fields, source.Fields, part, at)
			target.Set(element)
		default:
			b.fill(target, f.Fields, source.Fields, part, at)
		}
	}
}

// setList sets a field that holds several values: those of a list, or the parts of a cell.
func (b *builder) setList(target reflect.Value, f kinds.Field, source mapping.Source, row mapping.Row, at string) {
	for _, of := range source.List {
		b.setList(target, f, of, row, at)
	}
	if len(source.List) > 0 || !b.rows.values.Meets(source.When, row) {
		return
	}
	text, err := b.rows.values.Text(source, row)
	texts := []string{text}
	if source.Split != "" {
		texts = strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(source.Split, r) })
	}
	for _, text := range texts {
		if err == nil {
			text, err = b.rows.values.Translate(source, f, strings.TrimSpace(text))
		}
		element := reflect.New(target.Type().Elem()).Elem()
		if b.set(element, f, source, row, at, text, err) {
			target.Set(reflect.Append(target, element))
		}
	}
}

// set sets a value from its text, and reports whether it did.
func (b *builder) set(target reflect.Value, f kinds.Field, source mapping.Source, row mapping.Row, at, text string, err error) bool {
	if err != nil {
		b.faults = append(b.faults, b.rows.values.Fault(row, at, source, err))
		return false
	}
	b.texts = append(b.texts, at, text)
	if text == "" {
		return false
	}
	var value reflect.Value
	switch f.Form {
	case kinds.Date:
		day, _ := civil.ParseDate(text) // as field.parse wrote it
		value = reflect.ValueOf(day)
	case kinds.Instant:
		value = reflect.ValueOf(b.instant(text))
	case kinds.Money, kinds.Number:
		value = reflect.ValueOf(decimal.RequireFromString(text))
	case kinds.Key:
		if b.resolve == nil {
			return false
		}
		key, err := b.resolve.find(f.Records, text)
		if err != nil {
			b.faults = append(b.faults, b.rows.values.Fault(row, at, source, err))
			return false
		}
		value = reflect.ValueOf(key)
	default:
		value = reflect.ValueOf(text)
		if f.Form == kinds.Flag {
			value = reflect.ValueOf(text == "true")
		}
		if f.Form == kinds.Integer {
			var n int
			_, _ = fmt.Sscan(text, &n)
			value = reflect.ValueOf(n)
		}
	}
	setValue(target, value)
	return true
}

// instant returns the instant of a wall clock in the time zone of the mapping.
func (b *builder) instant(text string) time.Time {
	zone, err := time.LoadLocation(b.rows.mapping.TimeZone)
	if err != nil {
		zone = time.UTC
	}
	t, _ := time.ParseInLocation(time.DateTime, text, zone)
	return t.UTC()
}

// setValue sets a field, which may be a pointer or a type of its own.
func setValue(target, value reflect.Value) {
	if target.Kind() == reflect.Pointer {
		to := reflect.New(target.Type().Elem())
		to.Elem().Set(value.Convert(target.Type().Elem()))
		target.Set(to)
		return
	}
	target.Set(value.Convert(target.Type()))
}

// resolver finds the records that rows refer to.
type resolver struct {
	ctx    context.Context
	conn   *pgx.Conn
	agency int64
	own    map[string]db.Key // records of the current row, by their types
	cache  map[string]db.Key
}

// recordTypes returns types of records of which one is meant, as a fact of a message.
func recordTypes(types []string) messages.List {
	all := make([]messages.Value, len(types))
	for i, typ := range types {
		all[i] = messages.RecordType(typ)
	}
	return messages.AnyOf(all)
}

// find returns the record, of one of some types, that a text stands for: by its key in an imported register, its number, or its name. Returns an error if there
// is none, or several.
func (r *resolver) find(types []string, text string) (db.Key, error) {
	var found []db.Key
	for _, typ := range types {
		key, err := r.findOfType(typ, text)
		if err != nil {
			return db.Key{}, err
		}
		if key != (db.Key{}) {
			found = append(found, key)
		}
	}
	switch len(found) {
	case 0:
		return db.Key{}, problem.Errorf(problem.BadUserInput, "there is no %s %q on record: correct it, or record it first", recordTypes(types), text)
	case 1:
		return found[0], nil
	}
	return db.Key{}, problem.Errorf(problem.BadUserInput, "%q stands for several records of type %s: give a number that only one has", text, recordTypes(types))
}

// findOfType returns the record of a type that a text stands for; the zero Key if there is none. Returns an error if there are several.
func (r *resolver) findOfType(typ, text string) (db.Key, error) {
	if key, ok := r.cache[typ+"\x1f"+text]; ok {
		return key, nil
	}
	queries := append([]string{fmt.Sprintf(importedAs, typ)}, byText[typ]...)
	for _, query := range queries {
		rows, err := r.conn.Query(r.ctx, query+" LIMIT 2", r.agency, text)
		if err != nil {
			return db.Key{}, fmt.Errorf("look for %s: %w", typ, err)
		}
		ids, err := pgx.CollectRows(rows, pgx.RowTo[int64])
		if err != nil {
			return db.Key{}, fmt.Errorf("look for %s: %w", typ, err)
		}
		switch len(ids) {
		case 0:
			continue
		case 1:
			key := db.Key{Type: typ, Agency: r.agency, ID: ids[0]}
			if typ == "Provision" {
				key.Agency = 0
			}
			r.cache[typ+"\x1f"+text] = key
			return key, nil
		}
		return db.Key{}, problem.Errorf(problem.BadUserInput, "%q stands for several records of type %s: give a number that only one has", text, messages.RecordType(typ))
	}
	return db.Key{}, nil
}

// own reads the records of a row that were merged: its party, business, case, decision and, if it is the only one, its penalty of money.
func (i *importer) ownRecords(id int64) (map[string]db.Key, error) {
	own := map[string]db.Key{}
	if i.mapping.Combines() {
		if err := i.tx.QueryRow(i.ctx, joinedTo, id).Scan(&id); err != nil {
			return nil, err
		}
	}
	for _, typ := range slices.Sorted(maps.Keys(ownQueries)) {
		if !i.mapping.Has(ownQueries[typ].kind) {
			continue
		}
		rows, err := i.tx.Query(i.ctx, ownQueries[typ].sql, i.agency, id)
		if err != nil {
			return nil, err
		}
		ids, err := pgx.CollectRows(rows, pgx.RowTo[*int64])
		if err != nil {
			return nil, err
		}
		if len(ids) == 1 && ids[0] != nil {
			own[typ] = db.Key{Type: typ, Agency: i.agency, ID: *ids[0]}
		}
	}
	return own, nil
}
