package messages

import (
	_ "embed"
	"encoding/json"
	"maps"
	"slices"
)

// RuleName is the enumeration of the names of rules of law, whose labels stand in rules.json.
const RuleName = "RuleName"

// LabelOfValue is a value of an enumeration with its label in both languages.
type LabelOfValue struct{ Value, ZH, EN string }

//go:embed labels.json
var labelsFile []byte

//go:embed rules.json
var rulesFile []byte

// labels are the labels of the values of each enumeration: those of the schema in its order, from the file that go generate writes, and the
// names of rules.
var labels = readLabels()

func readLabels() map[string][]LabelOfValue {
	var read map[string][]LabelOfValue
	if err := json.Unmarshal(labelsFile, &read); err != nil {
		panic("messages/labels.json: " + err.Error())
	}
	var rules map[string]LabelOfValue
	if err := json.Unmarshal(rulesFile, &rules); err != nil {
		panic("messages/rules.json: " + err.Error())
	}
	for _, name := range slices.Sorted(maps.Keys(rules)) {
		read[RuleName] = append(read[RuleName], LabelOfValue{name, rules[name].ZH, rules[name].EN})
	}
	return read
}

// Enumerations returns the names of all enumerations that have labels.
func Enumerations() []string { return slices.Sorted(maps.Keys(labels)) }

// Labels returns the values of an enumeration with their labels, in the order of the schema. Those of RecordType are the record types,
// those of RuleName the names of rules. Returns nil for a name that is no enumeration.
func Labels(enumeration string) []LabelOfValue { return labels[enumeration] }

// Label returns the label of a value of an enumeration in a language, the value itself where it has none.
func Label(l Language, enumeration, value string) string {
	for _, label := range labels[enumeration] {
		switch {
		case label.Value != value:
		case l == Chinese && label.ZH != "":
			return label.ZH
		case l == English && label.EN != "":
			return label.EN
		}
	}
	return value
}

// RecordType returns a record type as a fact of a message.
func RecordType(name string) Value { return Value{"RecordType", name} }
