package messages

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// FieldLabel returns what a field of a type of the schema is called: in Chinese its Term, else the words of its name.
func FieldLabel(l Language, typeName, field, description string) string {
	if term := Term(typeName, field, description); term != "" && l == Chinese {
		return term
	}
	return words(field)
}

// words returns a name of the schema as words, as in Penalty amount for penaltyAmount.
func words(name string) string {
	var b strings.Builder
	for i, r := range name {
		switch {
		case i == 0:
			b.WriteRune(unicode.ToUpper(r))
		case unicode.IsUpper(r):
			before, _ := utf8.DecodeLastRuneInString(name[:i])
			if !unicode.IsUpper(before) {
				b.WriteByte(' ')
				r = unicode.ToLower(r)
			}
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
