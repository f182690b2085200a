package messages

// ChineseNumeral returns a number from 1 to 999 as articles of law and headings have it, as in 六十三 and 一百二十六.
func ChineseNumeral(n int) string {
	digit := func(d int) string { return string([]rune("零一二三四五六七八九")[d]) }
	hundreds, tens, ones := n/100, n/10%10, n%10
	var text string
	switch {
	case hundreds > 0:
		text = digit(hundreds) + "百"
		if tens > 0 {
			text += digit(tens) + "十"
		} else if ones > 0 {
			text += "零"
		}
	case tens == 1:
		text = "十"
	case tens > 1:
		text = digit(tens) + "十"
	}
	if ones > 0 {
		text += digit(ones)
	}
	return text
}
