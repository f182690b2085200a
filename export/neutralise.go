package export

import (
	"strings"
	"unicode/utf8"
)

// Neutralise returns a text that spreadsheets do not take for a formula: one that begins with =, +, -, @ (also in full width), a tab or a line
// end gets an apostrophe before it. A number stays as it is. csvCell of web/app/src/lib/csv.ts follows the same rule.
func Neutralise(text string) string {
	first, _ := utf8.DecodeRuneInString(text)
	if text == "" || !strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) || isNegative(text) {
		return text
	}
	return "'" + text
}

// isNegative reports whether a text is a negative number, as in -3 or -3.50.
func isNegative(text string) bool {
	whole, part, hasPart := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	isDigits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	return text[0] == '-' && isDigits(whole) && (!hasPart || isDigits(part))
}
