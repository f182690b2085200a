package law

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
)

// IsToBePublished reports whether a decision that imposes penalties is to be published: one of the ordinary procedure that does more than warn
// (信息公示规定 2) and was not published yet.
func IsToBePublished(state CaseState, penalties []Penalty) bool {
	return checkPublication(state, penalties) == nil
}

func checkPublication(state CaseState, penalties []Penalty) *Violation {
	if state.IsSimplified {
		return publicityOrdinary.Violation()
	}
	if state.isTaken(Published) {
		return publicityOnce.Violation()
	}
	for _, p := range penalties {
		if p.Kind != warning {
			return nil
		}
	}
	return publicityWarning.Violation()
}

// IsOtherProvince reports whether the division where a party is registered lies in another province than the division of a bureau. The first
// two digits of a division code are the code of the province (GB/T 2260).
func IsOtherProvince(division, bureau string) bool {
	return len(division) >= 2 && len(bureau) >= 2 && division[:2] != bureau[:2]
}

// ShownUntil returns the last day on which a published decision is shown (信息公示规定 13): three months after it was published where it only
// warns, criticises or has a low fine, else three years.
func (b Rulebook) ShownUntil(state CaseState, penalties []Penalty, publishedOn civil.Date) civil.Date {
	name, low := "publicity.shown.short", "publicity.low.organisation"
	if state.IsPerson {
		low = "publicity.low.person"
	}
	bound, ok := b.RuleOn(low, publishedOn)
	for _, p := range penalties {
		switch {
		case p.Kind == warning, p.Kind == publicCriticism:
		case p.Kind == fine && ok && p.Amount.LessThan(bound.Value):
		default:
			name = "publicity.shown"
		}
	}
	term, ok := b.RuleOn(name, publishedOn)
	if !ok {
		term = Rule{Value: decimal.NewFromInt(36)}
	}
	return addMonths(publishedOn, term.Count())
}

// shownWholeTerm are the penalties whose publicity never ends before its time (信息公示规定 14).
var shownWholeTerm = []string{closure, restrictionOfTrade, tradeBan, downgrade, licenceRevocation}

// CheckEarlyEnd checks that the publicity of a decision may end before its time (信息公示规定 14): the decision is performed, and none of
// its penalties, given by their kinds, must be shown for the whole term.
func CheckEarlyEnd(state CaseState, kinds []string) *Violation {
	for _, kind := range kinds {
		if slices.Contains(shownWholeTerm, kind) {
			return publicityEarlyKind.Violation(penaltyKind(kind))
		}
	}
	if status := state.Status(); status != string(Executed) && status != string(Concluded) {
		return publicityEarly.Violation(statusValue(status))
	}
	return nil
}

// CheckNotWithdrawn checks that a decision whose publicity is to end before its time was not withdrawn (行政处罚法 48).
func CheckNotWithdrawn(withdrawnOn *civil.Date) *Violation {
	if withdrawnOn == nil {
		return nil
	}
	return publicityWithdrawn.Violation(withdrawnOn)
}

// compoundNames are the usual family names of two characters.
var compoundNames = []string{
	"欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "司空", "夏侯", "长孙", "宇文", "轩辕", "端木", "独孤", "南宫", "西门", "呼延", "澹台", "申屠", "太史", "钟离", "闻人",
}

// MaskedName returns a person's name as it is published: the family name followed by 某 (信息公示规定 6). A name that is not
// Chinese is shown by its first letter, a name without letters as 某某.
func MaskedName(name string) string {
	trimmed := []rune(strings.TrimFunc(name, func(r rune) bool { return !unicode.IsLetter(r) }))
	switch {
	case len(trimmed) == 0:
		return "某某"
	case len(trimmed) > 2 && slices.Contains(compoundNames, string(trimmed[:2])):
		return string(trimmed[:2]) + "某"
	}
	return string(trimmed[:1]) + "某"
}

var (
	digits    = regexp.MustCompile(`[0-9]+[Xx]?`) // a run of digits, which an X may end as in an identity number
	telephone = regexp.MustCompile(`^1[3-9][0-9]{9}$`)
	identity  = regexp.MustCompile(`^[0-9]{6}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]$`) // GB 11643
)

// MaskedNumbers returns a text in which only the last two characters of numbers of mobile telephones and identity cards are shown
// (信息公示规定 6). Numbers of licences and organisations stay.
func MaskedNumbers(text string) string {
	return digits.ReplaceAllStringFunc(text, func(n string) string {
		if !telephone.MatchString(n) && !identity.MatchString(n) {
			return n
		}
		return strings.Repeat("*", len(n)-2) + n[len(n)-2:]
	})
}
