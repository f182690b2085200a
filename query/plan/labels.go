package plan

import (
	"bytes"
	"encoding/json"

	"docket/messages"
)

// planLabelsRoot plans the root field labels. The labels are constants of the program, so that the whole answer is one value.
func (p *planner) planLabelsRoot(f *field) (Node, error) {
	of, err := p.labelsAsked(f)
	if err != nil {
		return nil, err
	}
	fields, err := p.labelsFields(f)
	if err != nil {
		return nil, err
	}
	if err := p.addCost(labelsCost(of, fields), f.node); err != nil {
		return nil, err
	}
	answers := make([]object, len(of))
	for i, enumeration := range of {
		answers[i] = p.labelsOf(enumeration, fields)
	}
	text, err := json.Marshal(answers)
	if err != nil {
		return nil, err
	}
	return Scalar{RequestValue{constantBind("json", string(text))}, "String"}, nil
}

// labelsAsked returns the enumerations whose labels are asked for, all where none is named. Returns BAD_USER_INPUT for a name that is none.
func (p *planner) labelsAsked(f *field) ([]string, error) {
	in, ok := p.argument(f.node, "of")
	if !ok || in.isNull() {
		return messages.Enumerations(), nil
	}
	names, isList := in.shapingValue().([]any)
	if !isList { // a single value stands for a list of one
		names = []any{in.shapingValue()}
	}
	of := make([]string, len(names))
	for i, name := range names {
		of[i], _ = name.(string)
		if messages.Labels(of[i]) == nil {
			return nil, in.errorf("%q is no enumeration of the schema, nor RecordType or RuleName", of[i])
		}
	}
	return of, nil
}

// labelsField is a field of Labels. labels are the fields of each of its labels, if it is `values`.
type labelsField struct {
	*field
	labels []*field
}

// labelsFields returns the fields that are asked for of each enumeration.
func (p *planner) labelsFields(f *field) ([]labelsField, error) {
	selected, err := p.collectAll(p.catalog.Schema.Types["Labels"], f.sets, 2)
	if err != nil {
		return nil, err
	}
	fields := make([]labelsField, len(selected))
	for i, s := range selected {
		fields[i].field = s
		if s.name != "values" {
			continue
		}
		if fields[i].labels, err = p.collectAll(p.catalog.Schema.Types["Label"], s.sets, 3); err != nil {
			return nil, err
		}
	}
	return fields, nil
}

// labelsCost returns the cost of the answer for some enumerations: costOfLabel for each field of each enumeration and label.
func labelsCost(of []string, fields []labelsField) int {
	texts := 0
	for _, enumeration := range of {
		for _, f := range fields {
			texts += 1 + len(f.labels)*len(messages.Labels(enumeration))
		}
	}
	return costOfLabel * texts
}

// labelsOf returns the answer for one enumeration.
func (p *planner) labelsOf(enumeration string, fields []labelsField) object {
	answer := make(object, len(fields))
	for i, f := range fields {
		var value any
		switch f.name {
		case "of":
			value = enumeration
		case "values":
			value = p.labelledValues(enumeration, f.labels)
		default:
			value = f.node.ObjectDefinition.Name // __typename
		}
		answer[i] = entry{f.alias, value}
	}
	return answer
}

// labelledValues returns the values of an enumeration with their labels.
func (p *planner) labelledValues(enumeration string, fields []*field) []object {
	labels := messages.Labels(enumeration)
	answers := make([]object, len(labels))
	for _, f := range fields {
		language := p.labelLanguage(f)
		for i, label := range labels {
			var value any
			switch f.name {
			case "value":
				value = label.Value
			case "label":
				value = messages.Label(language, enumeration, label.Value)
			default:
				value = f.node.ObjectDefinition.Name // __typename
			}
			answers[i] = append(answers[i], entry{f.alias, value})
		}
	}
	return answers
}

// labelLanguage returns the language that a label is asked for in, that of the request where none is named.
func (p *planner) labelLanguage(f *field) messages.Language {
	if in, ok := p.argument(f.node, "language"); ok && !in.isNull() {
		language, _ := in.shapingValue().(string)
		return messages.Language(language)
	}
	return p.language
}

// object is a JSON object whose fields keep their order.
type object []entry

type entry struct {
	key   string
	value any
}

// MarshalJSON writes the object.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, e := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		key, err := json.Marshal(e.key)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(e.value)
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
