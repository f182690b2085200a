package derive

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"docket/messages"

	"github.com/vektah/gqlparser/v2/ast"
)

// Labels returns a JSON object with the labels of the values of each enumeration of the schema, and of the record types as the values of
// RecordType. They are taken from the descriptions, as in "立案 Filed (行政处罚法 54)."
func Labels(s *ast.Schema) ([]byte, error) {
	var names []string
	recordTypes := &ast.Definition{Name: "RecordType"}
	for name, d := range s.Types {
		switch {
		case strings.HasPrefix(name, "__"):
		case d.Kind == ast.Enum:
			names = append(names, name)
		case d.Kind == ast.Object && slices.Contains(d.Interfaces, "Node"):
			recordTypes.EnumValues = append(recordTypes.EnumValues, &ast.EnumValueDefinition{Name: name, Description: d.Description})
		}
	}
	slices.SortFunc(recordTypes.EnumValues, func(a, b *ast.EnumValueDefinition) int { return strings.Compare(a.Name, b.Name) })
	slices.Sort(names)
	var b bytes.Buffer
	b.WriteString("{")
	for _, name := range names {
		if err := writeLabels(&b, s.Types[name]); err != nil {
			return nil, err
		}
		b.WriteString(",")
	}
	if err := writeLabels(&b, recordTypes); err != nil {
		return nil, err
	}
	b.WriteString("\n}\n")
	return b.Bytes(), nil
}

// Fields returns a JSON object with the Chinese terms of the fields of each type that callers read, by type and name.
func Fields(s *ast.Schema) ([]byte, error) {
	all := map[string]map[string]string{}
	for name, d := range s.Types {
		if d.Kind != ast.Object || d.Directives.ForName("read") == nil {
			continue
		}
		all[name] = map[string]string{}
		for _, f := range d.Fields {
			if term := messages.Term(name, f.Name, f.Description); term != "" {
				all[name][f.Name] = term
			}
		}
	}
	text, err := json.MarshalIndent(all, "", " ")
	return append(text, '\n'), err
}

func writeLabels(b *bytes.Buffer, d *ast.Definition) error {
	fmt.Fprintf(b, "\n  %q: [", d.Name)
	for i, v := range d.EnumValues {
		if i > 0 {
			b.WriteString(",")
		}
		zh, en := labelsOf(v.Name, v.Description)
		if d.Kind != ast.Enum { // the description of a record type is a sentence
			en = inWords(v.Name)
		}
		line, err := json.Marshal(struct {
			Value string `json:"value"`
			ZH    string `json:"zh"`
			EN    string `json:"en"`
		}{v.Name, zh, en})
		if err != nil {
			return err
		}
		b.WriteString("\n    " + string(line))
	}
	b.WriteString("\n  ]")
	return nil
}

// longestLabel is the largest number of words of an English label that is taken from a description.
const longestLabel = 4

// labelsOf returns the labels of a value with a description such as "立案 Filed (行政处罚法 54)." The Chinese one is the word before the
// English text, empty where there is none. The English one is the text up to the first stop, colon or bracket; where that is long, it is
// the value in words, as in "Not penalised".
func labelsOf(value, description string) (zh, en string) {
	zh, rest := messages.SplitDescription(description)
	if i := strings.IndexAny(rest, ".:;("); i >= 0 {
		rest = rest[:i]
	}
	en = strings.TrimSpace(rest)
	if n := len(strings.Fields(en)); n == 0 || n > longestLabel {
		en = inWords(value)
	}
	return zh, en
}

// inWords writes a name such as NOT_PENALISED or SafetyOrder as words: "Not penalised", "Safety order".
func inWords(name string) string {
	var b strings.Builder
	isUpper := strings.ToUpper(name) == name
	for i, r := range name {
		switch {
		case i == 0:
			b.WriteRune(r)
		case r == '_':
			b.WriteRune(' ')
		case isUpper:
			b.WriteRune(unicode.ToLower(r))
		case unicode.IsUpper(r):
			b.WriteRune(' ')
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
