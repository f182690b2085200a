package exchange

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"

	"docket/db"
	"docket/exchange/kinds"
	"docket/exchange/mapping"
	"docket/problem"
)

// runVerbs runs the verbs for the rows that were not rejected, in the order of the rows.
func (i *importer) runVerbs() error {
	counts := map[string]*Count{}
	for _, v := range kinds.Verbs() {
		if i.mapping.Has(v.Name) {
			counts[v.Name] = &Count{Kind: v.Name}
		}
	}
	if len(counts) == 0 {
		return nil
	}
	i.batch.For(i.agency)
	seen := map[string]bool{} // keys of this file
	for _, staged := range i.sheets {
		if err := i.runVerbsOf(staged, counts, seen); err != nil {
			return err
		}
	}
	for _, v := range kinds.Verbs() {
		if c := counts[v.Name]; c != nil {
			if err := i.tx.QueryRow(i.ctx, countImported, i.agency, v.Name).Scan(&c.Absent); err != nil {
				return err
			}
			c.Absent = max(c.Absent-c.Inserted-c.Unchanged, 0)
			i.report.Counts = append(i.report.Counts, *c)
		}
	}
	return nil
}

// runVerbsOf runs the verbs for the rows of one sheet, which it reads once more.
func (i *importer) runVerbsOf(staged *rows, counts map[string]*Count, seen map[string]bool) error {
	hasVerbs := false
	for _, v := range kinds.Verbs() {
		hasVerbs = hasVerbs || len(staged.records[v.Name]) > 0
	}
	if !hasVerbs {
		return nil
	}
	r, err := i.openRows(staged.of, staged.place)
	if err != nil {
		return err
	}
	defer r.table.Close()
	resolve := &resolver{ctx: i.ctx, conn: i.tx, agency: i.agency, cache: map[string]db.Key{}}
	for {
		row, err := r.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if i.rejects.refused[r.id(row)] {
			continue
		}
		if err := i.runVerbsOfRow(r, row, resolve, counts, seen); err != nil {
			return err
		}
	}
}

// runVerbsOfRow runs the verbs for one row. What a verb refuses is a fault of the row, and then none of them is written.
func (i *importer) runVerbsOfRow(r *rows, row mapping.Row, resolve *resolver, counts map[string]*Count, seen map[string]bool) error {
	own, err := i.ownRecords(r.id(row))
	if err != nil {
		return fmt.Errorf("line %d: %w", row.Line, err)
	}
	resolve.own = own
	before := map[string]Count{}
	for name, c := range counts {
		before[name] = *c
	}
	if _, err := i.tx.Exec(i.ctx, beginRow); err != nil {
		return err
	}
	var faults []mapping.Fault
	for _, v := range kinds.Verbs() {
		for _, record := range r.records[v.Name] {
			built, wrong := r.inputs(v, record, row, resolve)
			faults = append(faults, wrong...)
			if len(wrong) > 0 {
				continue
			}
			for _, in := range built {
				fault, err := i.runVerb(r, v, in, resolve, counts[v.Name], seen)
				if err != nil {
					return fmt.Errorf("line %d: %s: %w", row.Line, v.Name, err)
				}
				faults = append(faults, fault...)
			}
		}
	}
	if len(faults) == 0 {
		_, err := i.tx.Exec(i.ctx, keepRow)
		return err
	}
	if _, err := i.tx.Exec(i.ctx, dropRow); err != nil {
		return err
	}
	for name, c := range before {
		*counts[name] = c
	}
	clear(resolve.cache) // it may hold records of this row
	return i.rejects.add(r.id(row), faults, r.raw(row))
}

// runVerb runs a verb on one input, unless an import has written the record before.
func (i *importer) runVerb(r *rows, v kinds.Verb, in builtInput, resolve *resolver, count *Count, seen map[string]bool) ([]mapping.Fault, error) {
	fault := func(err error) []mapping.Fault {
		source := mapping.Source{}
		if in.record.Key != nil {
			source = *in.record.Key
		}
		return []mapping.Fault{r.values.Fault(in.row, v.Name, source, err)}
	}
	if name := v.Name + "\x1f" + in.key; seen[name] {
		return fault(problem.Errorf(problem.BadUserInput, "the same record is in an earlier row (key %s): remove this row, or give a key that differs", in.key)), nil
	} else {
		seen[name] = true
	}
	var hash, typ string
	var id, number int64
	err := i.tx.QueryRow(i.ctx, importedByKey, i.agency, v.Name, in.key).
		Scan(&hash, &typ, &id, &number)
	switch {
	case err == nil && hash == in.hash:
		count.Unchanged++
		resolve.own[typ] = db.Key{Type: typ, Agency: i.agency, ID: id}
		return nil, nil
	case err == nil:
		return fault(problem.Errorf(problem.Conflict, "import %d wrote the record %s with other values, and a file does not change it: change it here, or leave the row out", number, in.key)), nil
	case !isNoRow(err):
		return nil, err
	}
	payload, err := i.perform(v, in)
	if err != nil {
		return i.faultsOf(r, v, in, err)
	}
	keys := keysOf(payload)
	main := db.Key{Type: v.Name, ID: 1}
	for n, k := range keys {
		resolve.own[k.Type] = k
		if n == 0 {
			main = k
		}
	}
	count.Inserted++
	_, err = i.tx.Exec(i.ctx, addImported,
		i.agency, v.Name, in.key, in.hash, main.Type, main.ID, i.number)
	return nil, err
}

// keysOf returns the keys of a payload, by the names of its fields.
func keysOf(payload db.Payload) []db.Key {
	var keys []db.Key
	for _, name := range slices.Sorted(maps.Keys(payload)) {
		keys = append(keys, payload[name]...)
	}
	return keys
}

// perform runs a verb as the server's role, and notes what it writes.
func (i *importer) perform(v kinds.Verb, in builtInput) (db.Payload, error) {
	if !i.store.IsSpread() { // Citus connects to workers as each role anew, which would not see what the other has written
		if _, err := i.tx.Exec(i.ctx, asServer); err != nil {
			return nil, err
		}
	}
	var payload db.Payload
	var refusal error
	err := i.noted(func() error {
		payload, refusal = v.Run(i.ctx, i.batch, in.input.Interface())
		return nil
	})
	if err == nil {
		err = refusal
	}
	if _, roleErr := i.tx.Exec(i.ctx, asOwner); roleErr != nil {
		return nil, roleErr
	}
	return payload, err
}

// inputPath finds the field of an input that a problem names.
var inputPath = regexp.MustCompile(`^input\.([a-zA-Z]+)`)

// faultsOf returns the faults for what a verb refused, each at the cell of its input's field; one that names no field is at the row's own
// column. Any other error is returned.
func (i *importer) faultsOf(r *rows, v kinds.Verb, in builtInput, err error) ([]mapping.Fault, error) {
	var faults []mapping.Fault
	add := func(p *problem.Error) {
		source := mapping.Source{}
		path := v.Name
		if m := inputPath.FindStringSubmatch(p.Field); m != nil {
			source, path = in.record.Fields[m[1]], v.Name+strings.TrimPrefix(p.Field, "input")
		}
		faults = append(faults, r.values.Fault(in.row, path, source, p))
	}
	var list problem.List
	if errors.As(err, &list) {
		for _, p := range list {
			add(p)
		}
		return faults, nil
	}
	if p := problem.Of(err); p != nil {
		add(p)
		return faults, nil
	}
	return nil, err
}
