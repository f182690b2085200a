package annual

import (
	"strconv"
	"strings"

	decimals "github.com/shopspring/decimal"

	"docket/messages"
)

// decimal returns a count as digits.
func decimal(n int) string { return strconv.Itoa(n) }

// grouped returns a number with a comma before each three digits of its whole part.
func grouped(text string) string {
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign, text = "-", text[1:]
	}
	whole, rest, hasRest := strings.Cut(text, ".")
	var b strings.Builder
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(digit)
	}
	if hasRest {
		return sign + b.String() + "." + rest
	}
	return sign + b.String()
}

// money returns an amount with two places; a dash for none.
func money(amount *string) string {
	if amount == nil {
		return missing
	}
	d, err := decimals.NewFromString(*amount)
	if err != nil || d.IsZero() {
		return missing
	}
	return grouped(d.StringFixed(2))
}

// missing stands for a number that there is not.
const missing = "–"

// text returns a value of the figure: an amount and a share with two places, any other number with those that it needs.
func (f figure) text(value *string) string {
	if value == nil {
		return missing
	}
	d, err := decimals.NewFromString(*value)
	switch {
	case err != nil:
		return *value
	case f.isShare(), f.Indicator.Unit == "元", f.Indicator.Unit == "yuan":
		return grouped(d.StringFixed(2))
	}
	return grouped(d.String())
}

func (f figure) isShare() bool { return f.Indicator.Whole != nil }

// change returns the change from the period before: in percent, that of a share in percentage points.
func (f figure) change(l messages.Language) string {
	value := f.ChangePercent
	unit := "%"
	if f.isShare() {
		if f.Value == nil || f.Previous == nil {
			return missing
		}
		now, err := decimals.NewFromString(*f.Value)
		before, failed := decimals.NewFromString(*f.Previous)
		if err != nil || failed != nil {
			return missing
		}
		points := now.Sub(before).StringFixed(2)
		value, unit = &points, words{"个百分点", " points"}.in(l)
	}
	if value == nil {
		return missing
	}
	d, err := decimals.NewFromString(*value)
	if err != nil {
		return missing
	}
	sign := ""
	if d.IsPositive() {
		sign = "+"
	}
	return sign + grouped(d.StringFixed(2)) + unit
}

// total returns the sum of parts.
func (d *document) total(parts []part) string { return grouped(decimal(sum(parts))) }

func sum(parts []part) int {
	n := 0
	for _, p := range parts {
		n += p.count
	}
	return n
}

// largest returns a sentence with the three largest parts and their shares. what are the parts, and unit that of a count in Chinese.
func (d *document) largest(parts []part, what, unit string) string {
	whole := decimals.NewFromInt(int64(sum(parts)))
	named := make([]string, min(3, len(parts)))
	for i := range named {
		share := decimals.NewFromInt(int64(parts[i].count)).Mul(decimals.NewFromInt(100)).DivRound(whole, 2).StringFixed(2) + "%"
		count := grouped(decimal(parts[i].count))
		named[i] = d.say(parts[i].name+"（"+count+unit+"，占"+share+"）", parts[i].name+" ("+count+", "+share+")")
	}
	if len(named) == 1 {
		return d.say("均为"+parts[0].name+"。", "All of them are "+parts[0].name+".")
	}
	last := named[len(named)-1]
	return d.say("居前的"+what+"是"+strings.Join(named[:len(named)-1], "、")+"和"+last+"。",
		"The largest "+what+" are "+strings.Join(named[:len(named)-1], ", ")+" and "+last+".")
}
