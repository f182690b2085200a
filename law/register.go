package law

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// CheckTypicalCase checks that a case which is published as a typical one has a decision that stands (行政处罚法 48).
func CheckTypicalCase(caseNo string, isDecided bool) *Violation {
	if isDecided {
		return nil
	}
	return noticeDecided.Violation(caseNo)
}

// CheckAnonymous checks that a published text names none of the natural persons of a case (信息公示规定 6).
func CheckAnonymous(text string, persons []string) *Violation {
	for _, name := range persons {
		if namesPerson(text, name) {
			return noticeAnonymous.Violation()
		}
	}
	return nil
}

// namesPerson reports whether a text holds a person's name, whatever spaces, dots and capital letters stand in either. A name of one letter
// is not looked for.
func namesPerson(text, name string) bool {
	name = lettersOf(name)
	return utf8.RuneCountInString(name) > 1 && strings.Contains(lettersOf(text), name)
}

// lettersOf returns the letters and digits of a text, in lower case.
func lettersOf(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}
