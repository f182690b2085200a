package print

import (
	"fmt"
	"strings"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
)

var capitalDigits = []rune("零壹贰叁肆伍陆柒捌玖")

// Capitals returns an amount in yuan in the capitals of financial documents (大写), as in 壹万贰仟叁佰元整 for 12300.00. It is rounded to
// fen; a negative amount begins with 负. Amounts of a quadrillion yuan and more come in digits.
func Capitals(amount decimal.Decimal) string {
	if amount.IsNegative() {
		return "负" + Capitals(amount.Neg())
	}
	fen := amount.Round(2).Shift(2).BigInt()
	if !fen.IsInt64() || fen.Int64() >= 1e17 {
		return amount.StringFixed(2) + "元"
	}
	yuan, jiao, last := fen.Int64()/100, fen.Int64()/10%10, fen.Int64()%10
	var b strings.Builder
	if yuan > 0 {
		b.WriteString(capitalInteger(yuan) + "元")
	}
	switch {
	case jiao == 0 && last == 0:
		if yuan == 0 {
			return "零元整"
		}
		return b.String() + "整"
	case jiao > 0:
		b.WriteString(string(capitalDigits[jiao]) + "角")
	case yuan > 0:
		b.WriteString("零")
	}
	if last > 0 {
		b.WriteString(string(capitalDigits[last]) + "分")
	}
	return b.String()
}

// capitalInteger returns a positive integer in capitals.
func capitalInteger(n int64) string {
	var b strings.Builder
	needsZero := false
	for i, unit := range []string{"万亿", "亿", "万", ""} {
		group := n / []int64{1e12, 1e8, 1e4, 1}[i] % 1e4
		if group == 0 {
			needsZero = b.Len() > 0
			continue
		}
		if b.Len() > 0 && (needsZero || group < 1000) {
			b.WriteRune('零')
		}
		needsZero = false
		b.WriteString(capitalGroup(group) + unit)
	}
	return b.String()
}

// capitalGroup returns a number from 1 to 9999 in capitals.
func capitalGroup(n int64) string {
	var b strings.Builder
	isZero := false
	for power, unit := int64(1000), 3; unit >= 0; power, unit = power/10, unit-1 {
		digit := n / power % 10
		if digit == 0 {
			isZero = b.Len() > 0
			continue
		}
		if isZero {
			b.WriteRune('零')
			isZero = false
		}
		b.WriteString(string(capitalDigits[digit]) + []string{"", "拾", "佰", "仟"}[unit])
	}
	return b.String()
}

// chineseDay returns a day as documents write it, as in 2024年3月5日; a day that is not set is a place to fill in.
func chineseDay(day civil.Date) string {
	if !day.IsValid() {
		return "　　　　年　　月　　日"
	}
	return fmt.Sprintf("%d年%d月%d日", day.Year, day.Month, day.Day)
}
