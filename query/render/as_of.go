package render

import (
	"docket/query/catalog"
)

// presentSchema is the schema of the tables that hold the records as they are now, whatever the search path of the session.
const presentSchema = "public."

// mixedRow is a row as it stood at an instant, of which only one column is read: the others are those of the record as it is now.
type mixedRow struct {
	then, now row
	only      string
}

func (m mixedRow) column(name string) string {
	if name == m.only {
		return m.then.column(name)
	}
	return m.now.column(name)
}

// maskedAsOf writes the masked form of a text of a record as it stood at an instant. A mask may depend on other values of the record. Where the
// values of then leave the text whole, those of now decide, so that a correction also masks what was shown before; a record that has been removed
// has none.
func (w *writer) maskedAsOf(f *catalog.Field, then row) string {
	text, masked := then.column(f.Column), w.template(f.Mask, then, nil, nil)
	now, source := w.open(presentSchema+f.Owner.Table, f.Owner.Scoped)
	conds := []string{now.column("id") + " = " + then.column("id")}
	if f.Owner.Scoped {
		now.gathered.follow(then, []catalog.Pair{{From: "agency_id", To: "agency_id"}, {From: "id", To: "id"}})
		conds = append(conds, now.column("agency_id")+" = "+then.column("agency_id"))
	}
	mixed := w.template(f.Mask, mixedRow{then, now, f.Column}, nil, nil)
	return "(CASE WHEN " + masked + " IS DISTINCT FROM " + text + " THEN " + masked + " ELSE coalesce((SELECT " + mixed +
		" FROM " + source + whereClause(conds) + "), " + text + ") END)"
}
