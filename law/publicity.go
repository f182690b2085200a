package law

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// compound are the family names of two characters that are met.
var compound = []string{
	"欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "司空", "夏侯", "长孙", "宇文", "轩辕", "端木", "独孤", "南宫", "西门", "呼延", "澹台", "申屠", "太史", "钟离", "闻人",
}

// MaskedName is a person's name as it is published: the family name alone (信息公示规定 6).
func MaskedName(name string) string {
	letters := []rune(strings.TrimFunc(name, func(r rune) bool { return !unicode.IsLetter(r) }))
	switch {
	case len(letters) == 0:
		return "某某"
	case len(letters) > 2 && slices.Contains(compound, string(letters[:2])):
		return string(letters[:2]) + "某"
	}
	return string(letters[:1]) + "某"
}

// digits are a run of digits, as an identity number ends.
var digits = regexp.MustCompile(`[0-9]+[Xx]?`)

var (
	telephone = regexp.MustCompile(`^1[3-9][0-9]{9}$`)
	identity  = regexp.MustCompile(`^[0-9]{6}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]$`) // GB 11643
)

// MaskedNumbers is a text in which numbers of mobile telephones and identity cards show their last two places alone; those of
// licences and organisations stay.
func MaskedNumbers(text string) string {
	return digits.ReplaceAllStringFunc(text, func(n string) string {
		if !telephone.MatchString(n) && !identity.MatchString(n) {
			return n
		}
		return strings.Repeat("*", len(n)-2) + n[len(n)-2:]
	})
}
