package reference

import (
	"regexp"
	"strconv"
	"strings"

	"docket/law"
	"docket/messages"
)

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

// articles writes articles of a law out, which is cited by its short name; the name is empty where it is the one that was cited before.
func articles(cited, numbers string) string {
	var all []string
	for number := range strings.SplitSeq(numbers, ", ") {
		n, err := strconv.Atoi(number)
		if err != nil {
			return cited + numbers // no number: the pattern finds none such
		}
		all = append(all, "第"+messages.ChineseNumeral(n)+"条")
	}
	if cited != "" {
		cited = "《" + law.Title(cited) + "》"
	}
	return cited + strings.Join(all, "、")
}
