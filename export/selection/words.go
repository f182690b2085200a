package selection

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"docket/messages"
)

// Filter is the filter of a list in words.
type Filter struct{ List, Words string }

// Filters returns the filters of the lists and aggregates that stand in no list, in words.
func (s *Selection) Filters() []Filter {
	var found []Filter
	s.walkFilters(s.root, nil, &found)
	return found
}

// walkFilters adds the filters of the fields of a selection. heads are what the fields around them are called.
func (s *Selection) walkFilters(set ast.SelectionSet, heads []string, found *[]Filter) {
	for _, selected := range set {
		switch f := selected.(type) {
		case *ast.InlineFragment:
			s.walkFilters(f.SelectionSet, heads, found)
		case *ast.Field:
			if f.Definition == nil || f.ObjectDefinition == nil {
				continue
			}
			name := builder{Selection: s}.head(f.ObjectDefinition, f)
			if f.Alias != f.Name { // a field may be there twice, with two filters
				name = strings.TrimSpace(name + " (" + f.Alias + ")")
			}
			inner := append(append([]string{}, heads...), name)
			if where := f.Arguments.ForName("where"); where != nil {
				value, err := where.Value.Value(s.op.Variables)
				if fields, ok := value.(map[string]any); err == nil && ok && len(fields) > 0 {
					of := f.Definition.Arguments.ForName("where")
					*found = append(*found, Filter{s.join(inner), s.where(s.schema.Types[of.Type.Name()], fields)})
				}
			}
			s.walkFilters(f.SelectionSet, inner, found)
		}
	}
}

// comparisons are the words for comparisons.
var comparisons = map[string]messages.Phrase{
	"eq": "=", "ne": "≠", "lt": "<", "lte": "≤", "gt": ">", "gte": "≥", "in": "is one of", "notIn": "is none of", "contains": "contains",
	"startsWith": "begins with", "endsWith": "ends with", "year": "in the year", "quarter": "in the quarter", "month": "in the month",
}

// where returns a filter, an input object of a type, in words.
func (s *Selection) where(of *ast.Definition, fields map[string]any) string {
	base := s.schema.Types[strings.TrimSuffix(of.Name, "Where")]
	if base == nil {
		base = of
	}
	var parts []string
	for _, field := range of.Fields { // in the order of the schema
		value, isGiven := fields[field.Name]
		if !isGiven {
			continue
		}
		inner := s.schema.Types[field.Type.Name()]
		parts = append(parts, s.condition(base, field, inner, value))
	}
	return strings.Join(parts, s.options.Language.Phrase(" and "))
}

// condition returns the condition on one field in words.
func (s *Selection) condition(base *ast.Definition, field *ast.FieldDefinition, inner *ast.Definition, value any) string {
	language := s.options.Language
	switch field.Name {
	case "and", "or", "not":
		between := language.Phrase(" and ")
		if field.Name == "or" {
			between = language.Phrase(" or ")
		}
		items, isList := value.([]any)
		if !isList {
			items = []any{value}
		}
		var parts []string
		for _, item := range items {
			if fields, ok := item.(map[string]any); ok {
				parts = append(parts, s.where(inner, fields))
			}
		}
		words := "(" + strings.Join(parts, between) + ")"
		if field.Name == "not" {
			return language.Phrase("not ") + words
		}
		return words
	}
	label := s.label(base, field.Name)
	fields, ok := value.(map[string]any)
	switch {
	case value == nil:
		return label + " " + language.Phrase("is empty")
	case !ok || inner.Kind != ast.InputObject:
		return label + " " + s.literal(inner, value)
	case strings.HasSuffix(inner.Name, "Filter"):
		return s.compare(label, inner, fields)
	case strings.HasSuffix(inner.Name, "Where") && s.schema.Types[strings.TrimSuffix(inner.Name, "Where")] != nil:
		return label + "{" + s.where(inner, fields) + "}"
	}
	return s.relation(label, inner, fields)
}

// compare returns the comparisons with the value of a field in words.
func (s *Selection) compare(label string, of *ast.Definition, fields map[string]any) string {
	language := s.options.Language
	var parts []string
	for _, field := range of.Fields {
		value, isGiven := fields[field.Name]
		if !isGiven {
			continue
		}
		word, isKnown := comparisons[field.Name]
		switch {
		case field.Name == "isNull" && value == true:
			parts = append(parts, label+" "+language.Phrase("is empty"))
		case field.Name == "isNull":
			parts = append(parts, label+" "+language.Phrase("is not empty"))
		case isKnown:
			parts = append(parts, label+" "+language.Phrase(word)+" "+s.literal(s.schema.Types[field.Type.Name()], value))
		default:
			parts = append(parts, label+" "+field.Name+" "+s.literal(s.schema.Types[field.Type.Name()], value))
		}
	}
	return strings.Join(parts, language.Phrase(" and "))
}

// quantifiers are the words for conditions on the records that a record leads to.
var quantifiers = map[string]messages.Phrase{"some": "at least one with", "every": "all with", "none": "none with"}

// relation returns the conditions on the records that a record leads to in words.
func (s *Selection) relation(label string, of *ast.Definition, fields map[string]any) string {
	language := s.options.Language
	var parts []string
	for _, field := range of.Fields {
		value, isGiven := fields[field.Name]
		if !isGiven {
			continue
		}
		inner, _ := value.(map[string]any)
		if quantifier, ok := quantifiers[field.Name]; ok && inner != nil {
			parts = append(parts, fmt.Sprintf("%s: %s {%s}", label, language.Phrase(quantifier), s.where(s.schema.Types[field.Type.Name()], inner)))
			continue
		}
		parts = append(parts, label+" "+field.Name+" "+s.literal(s.schema.Types[field.Type.Name()], value))
	}
	return strings.Join(parts, language.Phrase(" and "))
}

// literal returns a value in words: enumerations by their labels, objects as JSON.
func (s *Selection) literal(of *ast.Definition, value any) string {
	switch v := value.(type) {
	case string:
		if of != nil && of.Kind == ast.Enum {
			return messages.Label(s.options.Language, of.Name, v)
		}
		return v
	case []any:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = s.literal(of, item)
		}
		return messages.ListOf(items).In(s.options.Language)
	case map[string]any:
		if text, err := json.Marshal(v); err == nil {
			return string(text)
		}
	}
	return fmt.Sprint(value)
}
