package db

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What text may be, at most so many characters; the database holds the same.
const (
	MaxName  = 200
	MaxLine  = 500 // addresses, places
	MaxNo    = 128
	MaxCause = 2000
	MaxNote  = 2000
	MaxText  = 4000
	MaxFacts = 20000
	MaxUnit  = 20
	MaxCode  = 100 // numbers of licences, certificates, receipts
	MaxParts = 500 // of a list within an input
)

// hidden are characters that nobody sees, by which two texts that look the same are not: spaces without a width, hyphens that show
// at the end of a line only, fillers, and marks that turn the direction of writing. Marks that choose the form of the character
// before them stay.
var hidden = &unicode.RangeTable{
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

// isHidden tells whether a text of at most so many characters may not hold a character since nobody sees it. In prose, of more than
// a line, a joiner stands within an emoji.
func isHidden(r rune, longest int) bool {
	return unicode.Is(hidden, r) || (r == '\u200C' || r == '\u200D') && longest <= MaxLine
}

// isControl tells whether a character is for machines; text may have lines and tabs.
func isControl(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune("\t\n\r", r) }

// isWide tells whether a number, a code or a unit may not hold a character since it is a full-width (全角) digit or letter, beside
// which there is one that keyboards write. Brackets stay as each bureau writes them, and so do names.
func isWide(r rune, longest int) bool {
	return longest <= MaxNo && (r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ')
}

// half is the character of a full-width one.
func half(r rune) rune { return r - '０' + '0' }

// said checks text that must be given. The database's is_said holds the same.
func RequireText(field, text string, longest int) error {
	switch {
	case !utf8.ValidString(text):
		return BadInput(field, "the text is not UTF-8")
	case strings.ContainsRune(text, 0):
		return BadInput(field, "the text holds a NUL character, which cannot be kept: leave it out")
	case strings.TrimSpace(text) == "":
		return BadInput(field, "the text is blank: say something, or leave the field out where it may be")
	case strings.TrimSpace(text) != text:
		return BadInput(field, "the text begins or ends with white space: leave it out")
	case utf8.RuneCountInString(text) > longest:
		return BadInput(field, "the text has %d characters, at most %d are kept", utf8.RuneCountInString(text), longest)
	}
	for _, r := range text {
		switch {
		case isControl(r):
			return BadInput(field, "the text holds the control character %U: leave it out", r)
		case isHidden(r, longest):
			return BadInput(field, "the text holds the character %U, which nobody sees: leave it out", r)
		case isWide(r, longest):
			return BadInput(field, "%c is full-width (全角): numbers, codes and units are written with half-width digits and letters, here %c", r, half(r))
		}
	}
	return nil
}

// Tidy brings text from a file to what is kept, of at most so many characters: without what nobody sees, nor white space around it.
func Tidy(text string, longest int) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case isControl(r):
			return ' '
		case isHidden(r, longest):
			return -1
		case isWide(r, longest):
			return half(r)
		}
		return r
	}, text))
}

// saidIfGiven checks text that may be left out.
func RequireTextIfGiven(field string, text *string, longest int) error {
	if text == nil {
		return nil
	}
	return RequireText(field, *text, longest)
}
