package law

import (
	"regexp"
	"strings"

	"cloud.google.com/go/civil"
)

// codeAlphabet holds the characters of social credit codes. The value of a character is its index. I, O, S, V and Z are not used.
const codeAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// codeWeights are the weights of the first 17 characters.
var codeWeights = [17]int{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28}

// IsCreditCode reports whether a text is a unified social credit code: 18 characters in upper case, of which the last is the check digit
// of the others (GB 32100-2015).
func IsCreditCode(code string) bool {
	if len(code) != 18 {
		return false
	}
	digit, ok := CreditCodeCheckDigit(code[:17])
	return ok && digit == code[17]
}

// CreditCodeCheckDigit returns the check digit of the first 17 characters of a social credit code. It returns false where the text has another
// length or other characters.
func CreditCodeCheckDigit(body string) (digit byte, ok bool) {
	if len(body) != len(codeWeights) {
		return 0, false
	}
	sum := 0
	for i, weight := range codeWeights {
		value := strings.IndexByte(codeAlphabet, body[i])
		if value < 0 {
			return 0, false
		}
		sum += weight * value
	}
	return codeAlphabet[(31-sum%31)%31], true
}

// identityWeights are the weights of the first 17 digits of an identity number.
var identityWeights = [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}

// IsIdentityNo reports whether a text is a citizen's identity number: 17 digits, of which the 7th to 14th are a day of birth, and the check
// digit of the others, where X stands for 10 (GB 11643-1999). The code of the place, the first six digits, is not looked up: such codes change.
func IsIdentityNo(number string) bool {
	if len(number) != 18 {
		return false
	}
	digit, ok := IdentityCheckDigit(number[:17])
	return ok && digit == number[17]
}

// IdentityCheckDigit returns the check digit of the first 17 digits of an identity number. It returns false where the text has another length
// or other characters, or where its day of birth is no day from 1900 to 2099.
func IdentityCheckDigit(body string) (digit byte, ok bool) {
	if len(body) != len(identityWeights) {
		return 0, false
	}
	sum := 0
	for i, weight := range identityWeights {
		if body[i] < '0' || body[i] > '9' {
			return 0, false
		}
		sum += weight * int(body[i]-'0')
	}
	birth, err := civil.ParseDate(body[6:10] + "-" + body[10:12] + "-" + body[12:14])
	if err != nil || birth.Year < 1900 || birth.Year > 2099 {
		return 0, false
	}
	return "10X98765432"[sum%11], true
}

// identityInText is a run of digits with or without single spaces and hyphens between them; an X may end it.
var identityInText = regexp.MustCompile(`[0-9](?:[ -]?[0-9])*(?:[ -]?[Xx])?`)

// HoldsIdentityNo reports whether a text holds an identity number (GB 11643-1999), in full or half width, with or without single spaces and
// hyphens between its digits. Other numbers may stand before or after it.
func HoldsIdentityNo(text string) bool {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\u3000': // the space of full width
			return ' '
		case r >= '！' && r <= '～':
			return r - ('！' - '!')
		}
		return r
	}, text)
	for _, found := range identityInText.FindAllString(text, -1) {
		parts := strings.FieldsFunc(strings.ToUpper(found), func(r rune) bool { return r == ' ' || r == '-' })
		for i := range parts {
			if beginsWithIdentityNo(parts[i:]) {
				return true
			}
		}
	}
	return false
}

// beginsWithIdentityNo reports whether the first of some parts, joined, are an identity number.
func beginsWithIdentityNo(parts []string) bool {
	joined := ""
	for _, part := range parts {
		if len(joined)+len(part) > len(identityWeights)+1 {
			return false
		}
		if joined += part; IsIdentityNo(joined) {
			return true
		}
	}
	return false
}
