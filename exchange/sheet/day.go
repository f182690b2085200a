package sheet

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/width"

	"docket/problem"
)

// Forms of days and instants that a mapping can require. With an empty form, all forms that can be read in one way only are allowed.
var layouts = map[string]string{
	"YYYYMMDD": "20060102", "YYYY-MM-DD": time.DateOnly, "DD/MM/YYYY": "2/1/2006", "MM/DD/YYYY": "1/2/2006",
}

// DateForms returns the names of the forms.
func DateForms() []string { return []string{"YYYYMMDD", "YYYY-MM-DD", "DD/MM/YYYY", "MM/DD/YYYY"} }

// IsDateForm reports whether there is a form of this name.
func IsDateForm(name string) bool { return layouts[name] != "" }

var (
	yearFirst = regexp.MustCompile(`^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:\s*T?\s*(\d{1,2})[:时](\d{1,2})分?(?::(\d{1,2})(?:\.\d+)?)?秒?)?$`)
	digits8   = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	yearLast  = regexp.MustCompile(`^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?:\s.*)?$`)
	eraYear   = regexp.MustCompile(`^(令和|平成|昭和)\s*(元|\d{1,2})\s*年`)
	chinese   = regexp.MustCompile(`^([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]$`)
	timeOfDay = regexp.MustCompile(`^(\S+)\s+(\d{1,2}):(\d{2})(?::(\d{2}))?$`)
	serial    = regexp.MustCompile(`^\d{1,7}(?:\.\d+)?$`)
)

// The year before the first year of each era.
var eras = map[string]int{"令和": 2018, "平成": 1988, "昭和": 1925}

// Days says how the days of a file are written.
type Days struct {
	// Form is a name of DateForms, or empty for every form that can be read in one way only.
	Form string
	// HasSerials allows the numbers by which a workbook keeps days.
	HasSerials bool
	// From1904 counts these numbers from 1904-01-01, as old workbooks of Macintoshes do.
	From1904 bool
}

// Parse reads a day, with its time of day if the text has one. The instant is in UTC, as a wall clock without time zone. Its error says
// what is wrong and what is allowed.
func (d Days) Parse(text string) (time.Time, error) {
	if len(text) == len(time.DateOnly) && (d.Form == "" || d.Form == "YYYY-MM-DD") { // as most files write them
		if day, err := time.Parse(time.DateOnly, text); err == nil {
			return day, nil
		}
	}
	plain := strings.TrimSpace(width.Fold.String(text))
	if d.HasSerials && serial.MatchString(plain) && (d.Form == "" || len(plain) < 8) {
		if day, ok := d.fromSerial(plain); ok {
			return day, nil
		}
	}
	if d.Form != "" {
		return d.parseForm(text, plain)
	}
	if m := eraYear.FindStringSubmatch(plain); m != nil {
		year := 1
		if m[2] != "元" {
			year, _ = strconv.Atoi(m[2])
		}
		plain = strconv.Itoa(eras[m[1]]+year) + "年" + plain[len(m[0]):]
	}
	if m := chinese.FindStringSubmatch(plain); m != nil {
		plain = fmt.Sprintf("%s-%d-%d", chineseYear(m[1]), chineseNumber(m[2]), chineseNumber(m[3]))
	}
	m := yearFirst.FindStringSubmatch(plain)
	if m == nil {
		m = digits8.FindStringSubmatch(plain)
	}
	switch {
	case m != nil:
		return dayOf(text, m[1:])
	case yearLast.MatchString(plain):
		return time.Time{}, problem.Errorf(problem.BadUserInput, "%q does not show whether the day or the month comes first: say so in dates, as DD/MM/YYYY or MM/DD/YYYY", text)
	}
	return time.Time{}, problem.Errorf(problem.BadUserInput, "%q is not a day: write days as 2024-03-05, 2024/3/5, 2024年3月5日 or 20240305", text)
}

// parseForm reads a day in the one form that is allowed; a time of day may follow.
func (d Days) parseForm(text, plain string) (time.Time, error) {
	clock := []string{"", "", ""}
	if m := timeOfDay.FindStringSubmatch(plain); m != nil {
		plain, clock = m[1], m[2:]
	}
	layout := layouts[d.Form]
	slashed := plain
	if strings.Contains(layout, "/") {
		slashed = strings.NewReplacer("-", "/", ".", "/").Replace(plain)
	}
	day, err := time.Parse(layout, slashed)
	if err != nil {
		return time.Time{}, problem.Errorf(problem.BadUserInput, "%q is not a day: write days as %s", text, d.Form)
	}
	return dayOf(text, append([]string{strconv.Itoa(day.Year()), strconv.Itoa(int(day.Month())), strconv.Itoa(day.Day())}, clock...))
}

// dayOf returns the instant of year, month, day and, where they are given, hour, minute and second.
func dayOf(text string, parts []string) (time.Time, error) {
	var n [6]int
	for i, part := range parts {
		n[i], _ = strconv.Atoi(part)
	}
	year, month, day, hour, minute, second := n[0], n[1], n[2], n[3], n[4], n[5]
	t := time.Date(year, time.Month(month), day, hour, minute, second, 0, time.UTC)
	if t.Year() != year || int(t.Month()) != month || t.Day() != day || hour > 23 || minute > 59 || second > 59 {
		return time.Time{}, problem.Errorf(problem.BadUserInput, "%q is not a day: there is no such day or time", text)
	}
	return t, nil
}

// lastSerial is the number of 9999-12-31, the last day that workbooks know.
const lastSerial = 2958465

// fromSerial returns the day of a number of a workbook. Number 60 of the system of 1900 is a day that never was, 1900-02-29.
func (d Days) fromSerial(text string) (time.Time, bool) {
	n, err := strconv.ParseFloat(text, 64)
	whole := math.Floor(n)
	if err != nil || whole < 1 || whole > lastSerial {
		return time.Time{}, false
	}
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case d.From1904:
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case whole == 60:
		return time.Time{}, false
	case whole < 60:
		start = start.AddDate(0, 0, 1)
	}
	seconds := math.Round((n - whole) * 86400)
	t := start.AddDate(0, 0, int(whole)).Add(time.Duration(seconds) * time.Second)
	return t, t.Year() <= 9999
}

const chineseDigits = "零一二三四五六七八九"

func chineseYear(text string) string {
	var year strings.Builder
	for _, r := range strings.NewReplacer("〇", "零", "○", "零").Replace(text) {
		year.WriteByte('0' + byte(strings.IndexRune(chineseDigits, r)/len("零")))
	}
	return year.String()
}

// chineseNumber returns the number of a text such as 三, 十, 十二, 二十 or 三十一, and 0 for any other.
func chineseNumber(text string) int {
	tens, ones, hasTen := strings.Cut(text, "十")
	digit := func(s string, otherwise int) int {
		if s == "" {
			return otherwise
		}
		if len(s) != len("零") {
			return 0
		}
		return strings.Index(chineseDigits, s) / len("零")
	}
	if !hasTen {
		return digit(text, 0)
	}
	if strings.Contains(ones, "十") {
		return 0
	}
	return digit(tens, 1)*10 + digit(ones, 0)
}
