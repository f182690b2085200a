package messages

import (
	_ "embed"
	"encoding/json"
)

// LabelOfValue is a value of an enumeration with its label in both languages.
type LabelOfValue struct{ Value, ZH, EN string }

//go:embed labels.json
var labelsFile []byte

// labels are the labels of the values of each enumeration of the schema, in its order. go generate writes the file.
var labels = readLabels()

func readLabels() map[string][]LabelOfValue {
	var read map[string][]LabelOfValue
	if err := json.Unmarshal(labelsFile, &read); err != nil {
		panic("messages/labels.json: " + err.Error())
	}
	return read
}

// Labels returns the values of an enumeration of the schema with their labels, in the order of the schema. Those of RecordType are the
// record types. Returns nil for a name that is no enumeration.
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
