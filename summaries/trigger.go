package summaries

import (
	"fmt"
	"regexp"
	"strings"
)

// ofRow is the alias of the record's row in an expression.
var ofRow = regexp.MustCompile(`\br\.`)

// functionName is the name of the trigger function of a source.
func (g *generator) functionName(s *source) string {
	if s.isOwn {
		return g.set.Prefix + "_after"
	}
	return g.set.Prefix + "_after_" + s.table
}

// triggerNames are the names of the triggers of a source.
func (g *generator) triggerNames(s *source) []string {
	p := g.functionName(s)
	return []string{p + "_added", p + "_updated", p + "_removed", p + "_emptied"}
}

// triggers makes the triggers. Those of additions and removals run once for a statement; the trigger of an update runs for each row in which
// a column that matters has changed, and costs nothing otherwise.
func (g *generator) triggers() string {
	var b strings.Builder
	for _, s := range g.sources {
		names, function := g.triggerNames(s), g.functionName(s)
		update := fmt.Sprintf(`CREATE OR REPLACE TRIGGER %s AFTER UPDATE ON %s FOR EACH ROW
  WHEN ((%s) IS DISTINCT FROM (%s)) EXECUTE FUNCTION %s();
`, "%s", s.table, prefixed(append([]string{"agency_id", "id"}, s.columns...), "OLD.", ""), prefixed(append([]string{"agency_id", "id"}, s.columns...), "NEW.", ""), function)
		fmt.Fprintf(&b, `CREATE OR REPLACE TRIGGER %s AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION %s();
`, names[0], s.table, function)
		fmt.Fprintf(&b, update, names[1])
		fmt.Fprintf(&b, `CREATE OR REPLACE TRIGGER %[1]s AFTER DELETE ON %[3]s REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION %[4]s();
CREATE OR REPLACE TRIGGER %[2]s AFTER TRUNCATE ON %[3]s
  FOR EACH STATEMENT EXECUTE FUNCTION %[4]s();
`, names[2], names[3], s.table, function)
	}
	return b.String()
}

// triggerFunction returns the SQL of the function that the triggers of a source table call: it computes again what the summary holds of the
// records that the changed rows belong to.
func (g *generator) triggerFunction(s *source) string {
	head := fmt.Sprintf("CREATE OR REPLACE FUNCTION %s() RETURNS trigger\nLANGUAGE plpgsql %s", g.functionName(s), definer)
	if g.isPlain() {
		return head + g.plainBody()
	}
	var b strings.Builder
	b.WriteString(head)
	b.WriteString("DECLARE\n  of_agency bigint;\n  numbers bigint[];\nBEGIN\n  IF TG_OP = 'UPDATE' THEN\n    of_agency := OLD.agency_id;\n")
	if s.isOwn {
		fmt.Fprintf(&b, "    PERFORM %[1]s_refresh_one(of_agency, OLD.id);\n    IF NEW.id <> OLD.id THEN\n      PERFORM %[1]s_refresh_one(of_agency, NEW.id);\n    END IF;\n", g.set.Prefix)
	} else {
		fmt.Fprintf(&b, "    PERFORM %[1]s_refresh(of_agency, %[2]s);\n", g.set.Prefix, s.ids(fmt.Sprintf("ARRAY[OLD.%[1]s, NEW.%[1]s]", s.key)))
	}
	fmt.Fprintf(&b, "    IF NEW.agency_id <> OLD.agency_id THEN\n      of_agency := NEW.agency_id;\n      PERFORM %s_refresh(of_agency, %s);\n    END IF;\n",
		g.set.Prefix, s.ids("ARRAY[NEW."+s.key+"]"))
	for _, op := range []struct{ name, rows string }{{"INSERT", "new_rows"}, {"DELETE", "old_rows"}} {
		fmt.Fprintf(&b, "  ELSIF TG_OP = '%s' THEN\n    FOR of_agency, numbers IN SELECT c.agency_id, array_agg(DISTINCT c.%s) FROM %s c GROUP BY c.agency_id LOOP\n", op.name, s.key, op.rows)
		fmt.Fprintf(&b, "      PERFORM %s_refresh(of_agency, %s);\n    END LOOP;\n", g.set.Prefix, s.ids("numbers"))
	}
	// After TRUNCATE every record is brought up to date.
	fmt.Fprintf(&b, "  ELSE\n    FOR of_agency, numbers IN SELECT k.agency_id, array_agg(k.id) FROM %[1]s_records k GROUP BY k.agency_id LOOP\n      PERFORM %[1]s_refresh(of_agency, numbers);\n    END LOOP;\n", g.set.Prefix)
	b.WriteString("  END IF;\n  RETURN NULL;\nEND $$;\n")
	return b.String()
}

// plainBody is the body of the trigger function of records whose own row says what they add: it writes that down as changes.
func (g *generator) plainBody() string {
	row := func(alias string) string {
		values := make([]string, len(g.values))
		for i, v := range g.values {
			values[i] = ofRow.ReplaceAllString(v, alias+".")
		}
		return strings.Join(values, ", ")
	}
	n := len(g.set.Dimensions)
	added := g.columns[n:]
	names := func(of []string, before string) string {
		if len(of) == 0 {
			return ""
		}
		return ", " + prefixed(of, before, "")
	}
	columns := strings.Join(g.dimensionColumns(), ", ") + names(added, "") + ", records"
	var b strings.Builder
	b.WriteString("DECLARE\n  c record;\nBEGIN\n  IF TG_OP = 'UPDATE' THEN\n")
	negative := make([]string, len(g.values))
	for i, v := range g.values {
		negative[i] = ofRow.ReplaceAllString(v, "OLD.")
		if i >= n {
			negative[i] = "-(" + negative[i] + ")"
		}
	}
	fmt.Fprintf(&b, "    INSERT INTO %s (agency_id, %s) VALUES\n      (OLD.agency_id, %s, -1),\n      (NEW.agency_id, %s, 1);\n",
		g.set.Changes, columns, strings.Join(negative, ", "), row("NEW"))
	for _, op := range []struct{ name, rows, sign string }{{"INSERT", "new_rows", ""}, {"DELETE", "old_rows", "-"}} {
		places := make([]string, n+1)
		for i := range places {
			places[i] = fmt.Sprint(i + 1)
		}
		selected := "r.agency_id"
		for i, v := range g.values {
			if i < n {
				selected += ", " + v + " AS " + g.columns[i]
			} else {
				selected += ", " + op.sign + "sum(" + v + ") AS " + g.columns[i]
			}
		}
		fmt.Fprintf(&b, "  ELSIF TG_OP = '%s' THEN\n    FOR c IN SELECT %s, %scount(*) AS records FROM %s r GROUP BY %s LOOP\n      INSERT INTO %s (agency_id, %s) VALUES (c.agency_id, %s);\n    END LOOP;\n",
			op.name, selected, op.sign, op.rows, strings.Join(places, ", "), g.set.Changes, columns,
			prefixed(g.dimensionColumns(), "c.", "")+names(added, "c.")+", c.records")
	}
	fmt.Fprintf(&b, "  ELSE\n    FOR c IN %s LOOP\n      PERFORM %s_recount(c.id);\n    END LOOP;\n  END IF;\n  RETURN NULL;\nEND $$;\n", g.agencies(), g.set.Prefix)
	return b.String()
}
