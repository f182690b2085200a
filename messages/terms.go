package messages

import (
	_ "embed"
	"encoding/json"
	"strings"
	"unicode"
)

//go:embed terms.json
var termsFile []byte

// terms are Chinese terms by the names of the schema: of what has no label in its description, and of fields of a type whose label is another
// than the description's.
var terms = readTerms()

func readTerms() map[string]string {
	var read map[string]string
	if err := json.Unmarshal(termsFile, &read); err != nil {
		panic("messages/terms.json: " + err.Error())
	}
	return read
}

// SplitDescription divides a description of the schema, such as "立案 Filed (行政处罚法 54).", into its Chinese label and its English text.
// The label is empty if the description begins with English.
func SplitDescription(description string) (label, text string) {
	description = strings.Join(strings.Fields(description), " ")
	first, rest, _ := strings.Cut(description, " ")
	if strings.ContainsFunc(first, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return first, rest
	}
	return "", description
}

// Term returns the Chinese term of a field of a type or input, or of a value of an enumeration, with its description: the one that terms.json
// has for it as "Owner.name", the label in the description, or the one that terms.json has for the name. Returns empty if there is none.
func Term(owner, name, description string) string {
	if term := terms[owner+"."+name]; term != "" {
		return term
	}
	if label, _ := SplitDescription(description); label != "" {
		return label
	}
	return terms[name]
}
