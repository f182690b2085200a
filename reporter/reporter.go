package reporter

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// IdentifyingTexts returns the texts that may reveal who made a complaint, and that therefore must not appear in any text about it
// (投诉举报办法 33): the names and telephone numbers in a name, and the telephone numbers, e-mail addresses, user names and postal addresses
// in a contact. Each of them is enough to identify the person. All are normalized. Texts that are too short or too common identify
// nobody and are left out, see the functions of each kind. The result is never nil.
func IdentifyingTexts(name, contact string) []string {
	found := []string{}
	for _, text := range slices.Concat(identifyingNames(name), phoneNumbers(name), phoneNumbers(contact), userNames(contact), postalAddresses(contact)) {
		if !slices.Contains(found, text) {
			found = append(found, text)
		}
	}
	return found
}

// Normalize returns the letters and digits of a text in lower case and half width, without spaces and punctuation. Two ways of writing
// one text then give the same.
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
	separators = regexp.MustCompile(`[,，、;；。/|｜]+`) // of names, and of the parts of a contact
	brackets   = regexp.MustCompile(`[(（\[【][^)）\]】]*[)）\]】]?`)
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

// identifyingNames returns the normalized names in a text that may hold several names, without titles (先生), remarks in brackets, the numbers
// of telephones and identity cards, and placeholderNames. Names too short to identify anybody are left out (identifyingName). The names must
// stay secret (投诉举报办法 33), as must the other texts of IdentifyingTexts.
func identifyingNames(text string) (names []string) {
	for _, name := range separators.Split(brackets.ReplaceAllString(text, "，"), -1) {
		name = longNumber.ReplaceAllString(Normalize(name), "")
		for _, title := range titles {
			if name != title {
				name = strings.TrimSuffix(name, title)
			}
		}
		if identifyingName.MatchString(name) && !slices.Contains(placeholderNames, name) && !slices.Contains(titles, name) {
			names = append(names, name)
		}
	}
	return names
}

// longNumber is the number of a telephone or of an identity card.
var longNumber = regexp.MustCompile(`[0-9]{7,}x?`)

var (
	digitsOrOthers = regexp.MustCompile(`[0-9]+|[^0-9]+`)
	countryCode    = regexp.MustCompile(`^(?:00)?86$`)
	wholeNumber    = regexp.MustCompile(`^(?:(?:00)?86)?(?:1[0-9]{10}|0(?:10|2[0-9]|[3-9][0-9]{2})[2-8][0-9]{6,7})$`)
	mobile         = regexp.MustCompile(`^(?:00)?86(1[0-9]{10})$`)
	landline       = regexp.MustCompile(`^(?:(?:00)?86)?0?(?:10|2[0-9]|[3-9][0-9]{2})([2-8][0-9]{6,7})$`)
)

// minDigits is the least number of digits of a telephone number.
const minDigits = 7

// phoneNumbers returns the telephone numbers and the digits of identity numbers in a contact or a name: seven digits or more, also in groups
// (138 1234 5678). Each number is returned with all its digits and, if the codes of country and area are known, once more without these codes.
func phoneNumbers(contact string) (numbers []string) {
	for _, number := range joinedDigits(contact) {
		numbers = append(numbers, number)
		if local := mobile.FindStringSubmatch(number); local != nil {
			numbers = append(numbers, local[1])
		} else if local := landline.FindStringSubmatch(number); local != nil && !strings.HasPrefix(number, "1") {
			numbers = append(numbers, local[1])
		}
	}
	return numbers
}

// joinedDigits joins the groups of digits that follow each other in a contact to numbers, and returns those of minDigits or more. A letter
// ends a number. So does a group that is a number by itself, unless a country code stands before it.
func joinedDigits(contact string) (numbers []string) {
	number := ""
	end := func() {
		if len(number) >= minDigits {
			numbers = append(numbers, number)
		}
		number = ""
	}
	for _, word := range strings.FieldsFunc(contact, func(r rune) bool { return Normalize(string(r)) == "" }) {
		for _, group := range digitsOrOthers.FindAllString(Normalize(word), -1) {
			isNumber := wholeNumber.MatchString(group) || len(number) >= minDigits && len(group) >= minDigits
			switch {
			case !unicode.IsDigit(rune(group[0])): // a letter
				end()
				continue
			case wholeNumber.MatchString(number), isNumber && !countryCode.MatchString(number):
				end()
			}
			number += group
		}
	}
	end()
	return numbers
}

// userName is seven or more letters and digits. With a letter it is a user name or a normalized e-mail address, without one a telephone
// number.
var userName = regexp.MustCompile(`[0-9a-z]{7,}`)

// userNames returns the e-mail addresses and user names in a contact: seven or more letters and digits, at least one letter. All are
// normalized: zhang@qq.com gives zhangqqcom. Numbers without a letter are telephone numbers, see phoneNumbers.
func userNames(contact string) (found []string) {
	for _, part := range separators.Split(contact, -1) {
		for _, word := range strings.Fields(part) {
			for _, name := range userName.FindAllString(Normalize(word), -1) {
				if strings.ContainsFunc(name, unicode.IsLetter) {
					found = append(found, name)
				}
			}
		}
	}
	return found
}

var (
	// A postal address has at least five characters (长春路8号), a house number among them. The second pattern finds its part behind the last division.
	postalAddress   = regexp.MustCompile(`^(?:(?:联系|家庭|通讯|通信|居住|现居|现|户籍|邮寄|收件)?(?:住址|地址)|家住在?|现住在?|居住[在于]|住[在于]?)?(\p{Han}.{4,})$`)
	streetInAddress = regexp.MustCompile(`^.*(?:省|市|县|区|镇|乡|街道)(\p{Han}.{4,})$`)
	houseNumber     = regexp.MustCompile(`[0-9号室幢栋]`)
)

// maxAddressWords is the largest number of words that are joined to one address: 省 市 区 街道 路 号 幢 室.
const maxAddressWords = 8

// postalAddresses returns the postal addresses in a contact. Each address is returned in full and once more from behind the last 省, 市,
// 县, 区, 镇, 乡 or 街道. All are normalized. An address may be one word (科华路62号) or several that follow each other (科华路 62号).
func postalAddresses(contact string) (found []string) {
	for _, part := range separators.Split(contact, -1) {
		words := strings.Fields(part)
		for i := range words {
			address := ""
			for _, word := range words[i:min(i+maxAddressWords, len(words))] {
				word = Normalize(word)
				if address != "" && userName.MatchString(word) {
					break
				}
				address += word
				if houseNumber.MatchString(word) {
					found = append(found, wholeAndStreet(address)...)
				}
			}
		}
	}
	return found
}

// wholeAndStreet returns the address in a normalized text without the label before it (住址, 家住), and once more what stands behind its last 省, 市, 县, 区, 镇, 乡 or
// 街道 if that has five characters or more. Returns nil if the text is no address.
func wholeAndStreet(text string) []string {
	whole := postalAddress.FindStringSubmatch(text)
	if whole == nil {
		return nil
	}
	if street := streetInAddress.FindStringSubmatch(whole[1]); street != nil {
		return []string{whole[1], street[1]}
	}
	return whole[1:]
}
