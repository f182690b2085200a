package reporter

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// IdentifyingTexts returns the normalized texts that each identify a person with this name and contact: names, telephone numbers, accounts and
// addresses. A single character, and a town without a house, identify nobody. The result is never nil.
func IdentifyingTexts(name, contact string) []string {
	found := []string{}
	for _, text := range slices.Concat(identifyingNames(name), phoneNumbers(contact), accountsAndAddresses(contact)) {
		if !slices.Contains(found, text) {
			found = append(found, text)
		}
	}
	return found
}

// Normalize returns a text in lower case and half width, without spaces and punctuation, so that ways of writing do not matter.
func Normalize(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

var (
	nameSeparators = regexp.MustCompile(`[,，、;；。/|｜]+`)
	brackets       = regexp.MustCompile(`[(（\[【][^)）\]】]*[)）\]】]?`)
	// A name has at least two Han characters, or four other ones: fewer Latin letters are a part of many words.
	identifyingName = regexp.MustCompile(`^(?:\p{Han}{2,}.*|[^0-9]{4,})$`)
	titles          = []string{"先生", "女士", "小姐", "同志", "师傅"}
)

// placeholderNames are words that are written instead of a name and identify nobody.
var placeholderNames = []string{
	"匿名", "匿名人", "匿名举报人", "匿名群众", "不详", "未知", "未留", "未提供", "保密", "无名", "无名氏", "某某", "消费者", "顾客", "客人", "市民", "热心市民", "群众",
	"居民", "村民", "业主", "家长", "学生", "老师", "网友", "路人", "员工", "职工", "知情人", "知情者", "举报人", "投诉人", "举报者", "当事人", "本人", "先生", "女士", "小姐",
	"anonymous", "unknown",
}

// identifyingNames returns the names in a text that may hold several, without titles and remarks in brackets.
func identifyingNames(text string) (names []string) {
	for _, name := range nameSeparators.Split(brackets.ReplaceAllString(text, "，"), -1) {
		name = Normalize(name)
		for _, title := range titles {
			if name != title {
				name = strings.TrimSuffix(name, title)
			}
		}
		if identifyingName.MatchString(name) && !slices.Contains(placeholderNames, name) {
			names = append(names, name)
		}
	}
	return names
}

var (
	phoneNumber = regexp.MustCompile(`[0-9]{7,}`)
	mobile      = regexp.MustCompile(`^(?:00)?86(1[0-9]{10})$`)
	landline    = regexp.MustCompile(`^(?:(?:00)?86)?0?(?:10|2[0-9]|[3-9][0-9]{2})([2-8][0-9]{6,7})$`)
)

// phoneNumbers returns the telephone numbers in a contact, each as it is written and without the codes of country and area.
func phoneNumbers(contact string) (numbers []string) {
	for _, number := range phoneNumber.FindAllString(Normalize(contact), -1) {
		numbers = append(numbers, number)
		if local := mobile.FindStringSubmatch(number); local != nil {
			numbers = append(numbers, local[1])
		} else if local := landline.FindStringSubmatch(number); local != nil && !strings.HasPrefix(number, "1") {
			numbers = append(numbers, local[1])
		}
	}
	return numbers
}

var (
	contactSeparators = regexp.MustCompile(`[\s,，、;；。/|｜]+`)
	account           = regexp.MustCompile(`[0-9a-z]{7,}`) // a mail address or a user name
	// An address has at least six characters, a house among them. The second pattern finds its part after the last division.
	address         = regexp.MustCompile(`^(?:联系地址|家庭住址|通讯地址|住址|地址|家住|现住|住在|住)?(\p{Han}.{5,})$`)
	addressInStreet = regexp.MustCompile(`^.*(?:省|市|县|区|镇|乡|街道)(\p{Han}.{5,})$`)
	house           = regexp.MustCompile(`[0-9号室幢栋]`)
)

// accountsAndAddresses returns the mail addresses, user names and addresses in a contact, and each address without its divisions.
func accountsAndAddresses(contact string) (found []string) {
	for _, part := range contactSeparators.Split(contact, -1) {
		part = Normalize(part)
		for _, name := range account.FindAllString(part, -1) {
			if strings.ContainsFunc(name, unicode.IsLetter) {
				found = append(found, name)
			}
		}
		if whole := address.FindStringSubmatch(part); whole != nil && house.MatchString(part) {
			found = append(found, whole[1])
			if short := addressInStreet.FindStringSubmatch(whole[1]); short != nil {
				found = append(found, short[1])
			}
		}
	}
	return found
}
