package input

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"docket/messages"
)

// The greatest lengths of texts, in characters, and of lists. The constraints of the database have the same lengths of texts.
const (
	MaxName   = 200
	MaxLine   = 500 // addresses, places
	MaxNumber = 128 // numbers of cases, decisions, documents
	MaxCause  = 2000
	MaxNote   = 2000
	MaxText   = 4000
	MaxFacts  = 20000
	MaxUnit   = 20
	MaxCode   = 100 // numbers of licences, certificates, receipts
	MaxParts  = 500 // elements of a list within an input
)

// RequireText requires text that is not blank, has no white space at its ends, has at most maxLength characters, and holds no control characters other than
// tabs and line ends, and none that nobody sees. maxLength tells what kind of text it is: up to MaxNumber it is a number, a code or a unit, which has no full-width
// digits or letters; up to MaxLine it has none of the invisible characters that join others either. The function is_said of the database checks the same.
// Returns BAD_USER_INPUT for the first fault.
func RequireText(field, text string, maxLength int) error {
	switch {
	case !utf8.ValidString(text):
		return Fault(field, "the text is not UTF-8")
	case strings.ContainsRune(text, 0):
		return Fault(field, "the text holds a NUL character, which cannot be stored: leave it out")
	case strings.TrimSpace(text) == "":
		return Fault(field, "the text is blank: write something, or leave the field out if it is optional")
	case strings.TrimSpace(text) != text:
		return Fault(field, "the text begins or ends with white space: leave it out")
	case utf8.RuneCountInString(text) > maxLength:
		return Fault(field, "the text has %d characters, at most %d are allowed", utf8.RuneCountInString(text), maxLength)
	}
	for _, r := range text {
		switch {
		case isControl(r):
			return Fault(field, "the text holds the control character %U: leave it out", r)
		case isInvisible(r, maxLength):
			return Fault(field, "the text holds the character %U, which nobody sees: leave it out", r)
		case isFullWidth(r, maxLength):
			return Fault(field, "%c is full-width (全角): numbers, codes and units are written with half-width digits and letters, here %c", r, halfWidth(r))
		}
	}
	return nil
}

// RequireTextIfGiven is RequireText for text that may be absent.
func RequireTextIfGiven(field string, text *string, maxLength int) error {
	if text == nil {
		return nil
	}
	return RequireText(field, *text, maxLength)
}

// divisionLengths says in words how many digits a division code may have, by the greatest number.
var divisionLengths = map[int]messages.Phrase{6: "six", 9: "six or nine", 12: "six, nine or twelve"}

// RequireDivisionIfGiven requires an administrative division code, if there is one: six digits for a county, nine for a township, twelve
// for a village. maxDigits is 6, 9 or 12, the greatest number of digits that is allowed.
func RequireDivisionIfGiven(field string, code *string, maxDigits int) error {
	if code == nil {
		return nil
	}
	if n := len(*code); n < 6 || n > maxDigits || n%3 != 0 || strings.Trim(*code, "0123456789") != "" {
		return Fault(field, "%q is not a division code of %s digits", *code, divisionLengths[maxDigits])
	}
	return nil
}

// Tidy changes text from a file so that RequireText finds fewer faults: it removes invisible characters and white space at the ends,
// and replaces controls by spaces and full-width characters by half-width ones. It does not shorten the text.
func Tidy(text string, maxLength int) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r >= ' ' && r <= '~' || r >= '\u4E00' && r <= '\u9FFF': // nearly all
			return r
		case isControl(r):
			return ' '
		case isInvisible(r, maxLength):
			return -1
		case isFullWidth(r, maxLength):
			return halfWidth(r)
		}
		return r
	}, text))
}

// invisible are characters that make two texts differ that look the same: spaces without width, soft hyphens, fillers, and marks
// that change the direction of writing. Variation selectors, which choose the form of the character before them, are allowed.
var invisible = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x00AD, Hi: 0x00AD, Stride: 1},
		{Lo: 0x034F, Hi: 0x034F, Stride: 1},
		{Lo: 0x061C, Hi: 0x061C, Stride: 1},
		{Lo: 0x115F, Hi: 0x1160, Stride: 1},
		{Lo: 0x17B4, Hi: 0x17B5, Stride: 1},
		{Lo: 0x180B, Hi: 0x180F, Stride: 1},
		{Lo: 0x200B, Hi: 0x200B, Stride: 1},
		{Lo: 0x200E, Hi: 0x200F, Stride: 1},
		{Lo: 0x202A, Hi: 0x202E, Stride: 1},
		{Lo: 0x2060, Hi: 0x206F, Stride: 1},
		{Lo: 0x3164, Hi: 0x3164, Stride: 1},
		{Lo: 0xFEFF, Hi: 0xFEFF, Stride: 1},
		{Lo: 0xFFA0, Hi: 0xFFA0, Stride: 1},
		{Lo: 0xFFF9, Hi: 0xFFFB, Stride: 1},
	},
	R32:         []unicode.Range32{{Lo: 0x1D173, Hi: 0x1D17A, Stride: 1}, {Lo: 0xE0000, Hi: 0xE007F, Stride: 1}},
	LatinOffset: 1,
}

// isInvisible reports whether a text of at most maxLength characters must not hold a character because nobody sees it. Texts longer
// than a line may hold joiners, which emoji are composed with.
func isInvisible(r rune, maxLength int) bool {
	return unicode.Is(invisible, r) || (r == '\u200C' || r == '\u200D') && maxLength <= MaxLine
}

// isControl reports whether a character is a control other than tab and line end.
func isControl(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune("\t\n\r", r) }

// isFullWidth reports whether a character is a full-width (全角) digit or letter in a number, a code or a unit. Full-width brackets
// are allowed, since case numbers have them; names keep the width in which they were written.
func isFullWidth(r rune, maxLength int) bool {
	return maxLength <= MaxNumber && (r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ')
}

// halfWidth returns the ordinary digit or letter for a full-width one.
func halfWidth(r rune) rune { return r - '０' + '0' }
