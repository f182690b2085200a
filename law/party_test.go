package law_test

import (
	"testing"

	"pgregory.net/rapid"

	"docket/law"
)

func TestIsCreditCode(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]bool{
		"91350100M000100Y43":  true,
		"51420000MJH200408C":  true,
		"11420000MB15291767":  true,
		"91350100M000100Y4Z":  false, // wrong digit
		"91350100m000100y43":  false, // lower case
		"91350100M000100Y4":   false,
		"91350100M000100Y433": false,
		"91350I00M000100Y43":  false, // I is not used
		"":                    false,
		"九一三五零一":              false, // 18 bytes
	} {
		if got := law.IsCreditCode(code); got != want {
			t.Errorf("%q: %t, want %t", code, got, want)
		}
	}
}

// One wrong character never gives a valid code, because the weights are prime to 31.
func TestCreditCodeFindsOneWrongCharacter(t *testing.T) {
	t.Parallel()
	const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	rapid.Check(t, func(t *rapid.T) {
		body := rapid.StringOfN(rapid.SampledFrom([]rune(alphabet)), 17, 17, -1).Draw(t, "body")
		digit, ok := law.CreditCodeCheckDigit(body)
		if !ok {
			t.Fatalf("no digit for %s", body)
		}
		code := body + string(digit)
		if !law.IsCreditCode(code) {
			t.Fatalf("%s is not valid", code)
		}
		place := rapid.IntRange(0, 17).Draw(t, "place")
		for _, other := range alphabet {
			wrong := code[:place] + string(other) + code[place+1:]
			if wrong != code && law.IsCreditCode(wrong) {
				t.Fatalf("%s and %s are both valid", code, wrong)
			}
		}
	})
}
