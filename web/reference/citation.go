package reference

import (
	"regexp"
	"strconv"
	"strings"
)

// titles are the titles of the laws that the schema cites by other names, as package law lists them.
var titles = map[string]string{
	"令42号": "市场监督管理行政处罚程序规定", "令2号": "市场监督管理行政处罚程序暂行规定", "市场监管听证办法": "市场监督管理行政处罚听证办法",
	"信息公示规定": "市场监督管理行政处罚信息公示规定", "投诉举报办法": "市场监督管理投诉举报处理办法",
}

// chineseCitation is an article in a Chinese text, as in （行政处罚法 44, 57） or （42）, or code.
var chineseCitation = regexp.MustCompile("`[^`]+`|\\b[A-Z][A-Z_]{3,}\\b|（(?:(\\p{Han}[\\p{Han}\\d]*) )?(\\d{1,3}(?:, \\d{1,3})*)(，条文待核)?）|（(?:令第\\d+号|行政处罚法第五章|特种设备目录|国市监法发〔2021〕42号)）")

// newChineseMeaning marks citations of law, written out as in 《行政处罚法》第四十四条、第五十七条, and code: what stands in backquotes, and names of
// values.
func newChineseMeaning(explanation string) parts {
	var m parts
	for explanation != "" {
		at := chineseCitation.FindStringSubmatchIndex(explanation)
		if at == nil {
			return append(m, part{Text: explanation})
		}
		if at[0] > 0 {
			m = append(m, part{Text: explanation[:at[0]]})
		}
		found := explanation[at[0]:at[1]]
		group := func(n int) string {
			if at[2*n] < 0 {
				return ""
			}
			return explanation[at[2*n]:at[2*n+1]]
		}
		switch {
		case found[0] == '`' || found[0] >= 'A' && found[0] <= 'Z':
			m = append(m, part{Text: strings.Trim(found, "`"), IsCode: true})
		case group(2) != "":
			m = append(m, part{Text: articles(group(1), group(2)) + group(3), IsCitation: true})
		default:
			m = append(m, part{Text: strings.Trim(found, "（）"), IsCitation: true})
		}
		explanation = explanation[at[1]:]
	}
	return m
}

// articles writes articles of a law out; the law is empty where it is the one that was cited before.
func articles(law, numbers string) string {
	var all []string
	for number := range strings.SplitSeq(numbers, ", ") {
		n, err := strconv.Atoi(number)
		if err != nil {
			return law + numbers // no number: the pattern finds none such
		}
		all = append(all, "第"+chineseNumeral(n)+"条")
	}
	if title := titles[law]; title != "" {
		law = title
	}
	if law != "" {
		law = "《" + law + "》"
	}
	return law + strings.Join(all, "、")
}

// chineseNumeral returns a number from 1 to 999 as articles have it, as in 六十三 and 一百二十六.
func chineseNumeral(n int) string {
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
