package bulk

import (
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"
)

// nameColumns are the columns that a trigger of the same name fills from the name of a row, by table, in the order of nameForms.
var nameColumns = map[string][]string{
	"units":           {"name_initials"},
	"officers":        {"name_initials"},
	"parties":         {"name_initials", "name_key"},
	"food_businesses": {"name_initials"},
}

// nameTriggers returns the names of the triggers that fill nameColumns.
func nameTriggers() (names []string) {
	for table, columns := range nameColumns {
		for _, column := range columns {
			names = append(names, table+"_"+column)
		}
	}
	return names
}

// nameForms are the initials and the key of each name, as the functions of the database give them.
type nameForms map[string][]string

// formNames lets the database at url work out the forms of all names in the tables that have nameColumns. The triggers would do so for each
// row, though a food business mostly has the name of its party.
func formNames(ctx context.Context, url string, tables []Table) (nameForms, error) {
	forms := nameForms{}
	var names []string
	for _, t := range tables {
		if nameColumns[t.Name] == nil {
			continue
		}
		at := slices.Index(t.Columns, "name")
		for _, r := range t.Rows {
			name := fmt.Sprint(r[at])
			if _, isListed := forms[name]; !isListed {
				forms[name], names = nil, append(names, name)
			}
		}
	}
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return nil, err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	rows, err := conn.Query(ctx, "SELECT n, name_initials(n), name_key(n) FROM unnest($1::text[]) n", names)
	if err != nil {
		return nil, err
	}
	var name, initials, key string
	_, err = pgx.ForEachRow(rows, []any{&name, &initials, &key}, func() error {
		forms[name] = []string{initials, key}
		return nil
	})
	return forms, err
}

// addTo returns a table with its nameColumns.
func (f nameForms) addTo(t Table) Table {
	columns, at := nameColumns[t.Name], slices.Index(t.Columns, "name")
	added := Table{Name: t.Name, Columns: slices.Concat(t.Columns, columns), Rows: make([][]any, len(t.Rows))}
	for i, r := range t.Rows {
		added.Rows[i] = r[:len(r):len(r)]
		for _, form := range f[fmt.Sprint(r[at])][:len(columns)] {
			added.Rows[i] = append(added.Rows[i], form)
		}
	}
	return added
}
