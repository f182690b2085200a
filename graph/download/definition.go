package download

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"docket/auth"
	"docket/export"
	"docket/export/selection"
	"docket/messages"
	"docket/query"
)

// facts returns the lines of the first sheet.
func (x *exported) facts(ctx context.Context, chosen *selection.Selection, snapshot *query.Snapshot, agencies string) []export.Fact {
	language := x.options.Language
	var facts []export.Fact
	add := func(name messages.Phrase, text string) {
		if text != "" {
			facts = append(facts, export.Fact{Name: language.Phrase(name), Text: text})
		}
	}
	caller := auth.CallerOf(ctx)
	add("Records as of", snapshot.At.In(x.reader.Zone).Format("2006-01-02 15:04:05.000 -07:00"))
	add("Agencies that were read", agencies)
	add("Asked by", callerName(language, caller))
	if caller.IsDemo {
		add("Note", language.Phrase("demo mode: the records are made up"))
	}
	for _, filter := range chosen.Filters() {
		facts = append(facts, export.Fact{Name: messages.Textf("Filter of %s", filter.List).In(language), Text: filter.Words})
	}
	for _, table := range chosen.Tables {
		text := messages.Textf("%d rows", table.Rows).In(language)
		if table.Left > 0 {
			text += "; " + messages.Textf("%d lists have more rows than the query asks for", table.Left).In(language)
		}
		if table.Texts > 0 {
			text += "; " + messages.Textf("%d texts are longer than a cell takes and end with …; a CSV file has them whole", table.Texts).In(language)
		}
		facts = append(facts, export.Fact{Name: table.Title, Text: text})
	}
	add("Operation", strings.TrimSpace(x.op.RawQuery))
	if variables, err := json.Marshal(x.op.Variables); err == nil && len(x.op.Variables) > 0 {
		add("Variables", string(variables))
	}
	add("Cost", strconv.FormatInt(x.used.Cost(), 10))
	return facts
}

// callerName returns the name and the role of a caller.
func callerName(l messages.Language, caller auth.Caller) string {
	if caller.Role == auth.Operator {
		return l.Phrase("the operator on the server's machine")
	}
	role := messages.Label(l, "Role", string(caller.Role))
	if caller.Name == "" || caller.Name == role {
		return role
	}
	return caller.Name + " · " + role
}
