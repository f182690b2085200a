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

func TestIsIdentityNo(t *testing.T) {
	t.Parallel()
	for number, want := range map[string]bool{
		"11010519491231002X":  true,  // the example of GB 11643
		"440524188001010014":  false, // born in 1880; the digit is right
		"34052419800101001X":  true,
		"110105194912310021":  false, // wrong digit
		"11010519491231002x":  false, // lower case
		"110105194902300026":  false, // 30 February
		"11010519491231002":   false,
		"11010519491231002XX": false,
		"1101051949123100X2":  false,
		"":                    false,
		"一一零一零五":              false, // 18 bytes
	} {
		if got := law.IsIdentityNo(number); got != want {
			t.Errorf("%q: %t, want %t", number, got, want)
		}
	}
}

// One wrong digit never gives a valid number, because the weights are prime to 11.
func TestIdentityNoFindsOneWrongDigit(t *testing.T) {
	t.Parallel()
	const number = "11010519491231002X"
	for place := range 17 {
		for digit := '0'; digit <= '9'; digit++ {
			wrong := number[:place] + string(digit) + number[place+1:]
			if wrong != number && law.IsIdentityNo(wrong) {
				t.Errorf("%s and %s are both valid", number, wrong)
			}
		}
	}
}

func TestHoldsIdentityNo(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"涉嫌张三（身份证11010519491231002X）无照经营": true,
		"11010519491231002x":   true,
		"110105 19491231 002X": true,
		"１１０１０５１９４９１２３１００２Ｘ":                  true,
		"电话 13812345678 11010519491231002X":   true,
		"电话 13812345678 110105 19491231 002X": true,
		"110105-19491231-002X 13812345678":    true,
		"2024 110105 19491231 002x 2025":      true,
		"１１０１０５　１９４９１２３１　００２Ｘ":                true,
		"1101 05194912310":                    false, // too short
		"13812345678 911010519491231002X":     false, // 19 digits
		"110105 19491231 0021 13812345678":    false, // wrong digit
		"110105194912310021":                  false, // wrong digit
		"911010519491231002X":                 false, // 19 digits
		"91320585MA1MXXXX0X，2023-01-01":       false,
		"2023-01-01 2023-01-02 12":            false,
		"":                                    false,
	} {
		if got := law.HoldsIdentityNo(text); got != want {
			t.Errorf("%q: %t, want %t", text, got, want)
		}
	}
}
