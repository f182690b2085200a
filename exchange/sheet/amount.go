package sheet

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"
	"golang.org/x/text/width"

	"docket/problem"
)

// unitFactors are the units in which amounts are written, with what they are of the currency's own unit, as a power of ten.
var unitFactors = map[string]int32{"元": 0, "圆": 0, "円": 0, "角": -1, "分": -2, "百元": 2, "千元": 3, "万元": 4, "万円": 4, "百万元": 6, "千万元": 7, "亿元": 8, "万": 4, "亿": 8}

// Units returns the names of the units that a mapping can give a column of amounts.
func Units() []string { return []string{"元", "千元", "万元", "百万元", "千万元", "亿元"} }

// IsUnit reports whether amounts can be in this unit.
func IsUnit(name string) bool { _, ok := unitFactors[name]; return ok }

var (
	plainAmount = regexp.MustCompile(`^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$`)
	commaAmount = regexp.MustCompile(`^-?(?:\d+|\d{1,3}(?:[. ]\d{3})+)(?:,\d+)?$`)
	amountSign  = regexp.MustCompile(`^(-?)\s*(?:人民币|RMB|CNY|CAD|USD|EUR|JPY|[¥$€£])\s*`)
	amountUnit  = regexp.MustCompile(`\s*(百万元|千万元|亿元|万元|千元|百元|万円|[元圆円万亿角分])整?$`)
	amountTail  = regexp.MustCompile(`\s*(?:RMB|CNY|CAD|USD|EUR|JPY|[$€])$`)
)

// plainSigns replaces spaces that do not break, and the sign of minus.
var plainSigns = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2212", "-")

// isPlainNumber reports whether a text is written as most amounts are, as 1234 or 1234.50, so that nothing of it has to be replaced.
func isPlainNumber(text string) bool {
	points := 0
	for i := range len(text) {
		switch c := text[i]; {
		case c == '.' && i > 0 && i < len(text)-1:
			points++
		case c < '0' || c > '9':
			return false
		}
	}
	return text != "" && points <= 1
}

// maxAmountLength is how many characters an amount may have.
const maxAmountLength = 60

// Amounts says how the amounts of a column are written.
type Amounts struct {
	// Unit is the unit of amounts that name none, as a column in 万元 has; 元 if it is empty.
	Unit string
	// HasDecimalComma reads 1.234,50 instead of 1,234.50.
	HasDecimalComma bool
}

// Parse reads an amount exactly: with a sign of the currency, a unit, thousands separators and full-width digits. Its error says what is
// wrong and what is allowed.
func (a Amounts) Parse(text string) (decimal.Decimal, error) {
	fault := func() (decimal.Decimal, error) {
		return decimal.Decimal{}, problem.Errorf(problem.BadUserInput, "%q is not an amount: write it as 1234.50, 1,234.50, ¥1,234.50 or 1.2万元", text)
	}
	if len(text) > maxAmountLength {
		return fault()
	}
	if plain, ok := strings.CutSuffix(text, "元"); isPlainNumber(plain) && !a.HasDecimalComma && (ok || unitFactors[a.Unit] == 0) {
		if amount, err := decimal.NewFromString(plain); err == nil {
			return amount, nil
		}
	}
	// Fold makes full-width forms plain, and ￥ the half-width ¥.
	plain := strings.TrimSpace(width.Fold.String(text))
	plain = plainSigns.Replace(plain)
	plain = amountSign.ReplaceAllString(plain, "$1")
	unit := a.Unit
	if m := amountUnit.FindStringSubmatch(plain); m != nil {
		plain, unit = plain[:len(plain)-len(m[0])], m[1]
	} else {
		plain = amountTail.ReplaceAllString(plain, "")
	}
	switch {
	case a.HasDecimalComma && commaAmount.MatchString(plain):
		plain = strings.NewReplacer(".", "", " ", "", ",", ".").Replace(plain)
	case !a.HasDecimalComma && plainAmount.MatchString(plain):
		plain = strings.ReplaceAll(plain, ",", "")
	default:
		return fault()
	}
	amount, err := decimal.NewFromString(plain)
	if err != nil {
		return fault()
	}
	return amount.Shift(unitFactors[unit]), nil
}
