package law

import "strings"

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
