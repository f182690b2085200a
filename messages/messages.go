// Package messages holds the texts that users read in their language. The code writes each message in English; zh.json has the Chinese
// text of each, under the English one. Values of enumerations are written by their labels, which the schema's descriptions give.
package messages

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"time"

	"cloud.google.com/go/civil"
)

// Language is a language of messages, as in the enum Language of the schema.
type Language string

// The languages. English is the default.
const (
	English Language = "EN"
	Chinese Language = "ZH"
)

// Phrase is an English text without facts that stands within a message, as in "the decision". A constant is enough to make one.
type Phrase string

// Text is a text with facts that stands within a message. Make it with Textf.
type Text struct {
	format string
	facts  []any
}

// Textf makes a text that stands within a message from a format and a fact for each of its verbs.
func Textf(format string, facts ...any) Text { return Text{format, facts} }

// String returns the text in English.
func (t Text) String() string { return fmt.Sprintf(t.format, t.facts...) }

// In returns the text in a language.
func (t Text) In(l Language) string { return l.Format(t.format, t.facts...) }

// List is a list of facts that stands within a message. Make it with AnyOf, AllOf or ListOf.
type List struct {
	items []any
	last  Phrase // what stands before the last item; a comma where it is empty
}

// AnyOf makes a list of which one item is meant, as in "FILED, INVESTIGATED or NOTIFIED".
func AnyOf[T any](items []T) List { return List{asAny(items), "or"} }

// AllOf makes a list of which all items are meant, as in "id and name".
func AllOf[T any](items []T) List { return List{asAny(items), "and"} }

// ListOf makes a list with commas only.
func ListOf[T any](items []T) List { return List{asAny(items), ""} }

func asAny[T any](items []T) []any {
	all := make([]any, len(items))
	for i, item := range items {
		all[i] = item
	}
	return all
}

// String returns the list in English.
func (l List) String() string { return l.In(English) }

// In returns the list in a language.
func (l List) In(language Language) string {
	comma, last := ", ", ", "
	if l.last != "" {
		last = " " + string(l.last) + " "
	}
	if language == Chinese {
		comma, last = "、", "、"
		if l.last != "" {
			last = Chinese.Phrase(l.last)
		}
	}
	var b strings.Builder
	for i, item := range l.items {
		switch {
		case i == 0:
		case i == len(l.items)-1:
			b.WriteString(last)
		default:
			b.WriteString(comma)
		}
		fmt.Fprint(&b, language.fact(item))
	}
	return b.String()
}

// Value is a value of an enumeration of the schema that has no Go type of the enumeration's name.
type Value struct{ Enumeration, Value string }

// String returns the value itself.
func (v Value) String() string { return v.Value }

// enumerated is a type whose values are those of an enumeration with another name.
type enumerated interface{ Enumeration() string }

//go:embed zh.json
var chineseFile []byte

// chinese are the Chinese formats by the English ones.
var chinese = readChinese()

func readChinese() map[string]string {
	var texts map[string]string
	if err := json.Unmarshal(chineseFile, &texts); err != nil {
		panic("messages/zh.json: " + err.Error())
	}
	return texts
}

// Format writes a message in a language, from its English format and its facts. A fact that is a Phrase, a Text, a list, a day or a value
// of an enumeration is written in the language too. A message that has no Chinese text is written in English.
func (l Language) Format(format string, facts ...any) string {
	if len(facts) == 0 {
		return l.Phrase(Phrase(format))
	}
	translated, ok := chinese[format]
	if l != Chinese || !ok {
		return fmt.Sprintf(format, facts...)
	}
	inChinese := make([]any, len(facts))
	for i, fact := range facts {
		inChinese[i] = l.fact(fact)
	}
	return fmt.Sprintf(translated, inChinese...)
}

// Phrase writes a text without facts in a language.
func (l Language) Phrase(p Phrase) string {
	if translated, ok := chinese[string(p)]; ok && l == Chinese {
		return translated
	}
	return string(p)
}

// fact returns what is written for a fact of a message.
func (l Language) fact(fact any) any {
	if l != Chinese {
		return fact
	}
	switch f := fact.(type) {
	case nil:
		return fact
	case Phrase:
		return l.Phrase(f)
	case Text:
		return l.Format(f.format, f.facts...)
	case List:
		return f.In(l)
	case Value:
		return Label(l, f.Enumeration, f.Value)
	case civil.Date:
		return day(f)
	case *civil.Date:
		if f != nil {
			return day(*f)
		}
		return fact
	case Instant:
		return day(civil.DateOf(time.Time(f))) + time.Time(f).Format("15:04")
	case time.Duration:
		if f%time.Second == 0 {
			return fmt.Sprintf("%d秒", f/time.Second)
		}
		return fact
	case time.Weekday:
		return "星期" + [...]string{"日", "一", "二", "三", "四", "五", "六"}[f]
	}
	v := reflect.ValueOf(fact)
	if v.Kind() != reflect.String {
		return fact
	}
	enumeration := v.Type().Name()
	if e, ok := fact.(enumerated); ok {
		enumeration = e.Enumeration()
	}
	if _, ok := labels[enumeration]; ok {
		return Label(l, enumeration, v.String())
	}
	return fact
}

// day writes a day as Chinese documents do.
func day(d civil.Date) string { return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day) }

// Instant is an instant as a message names it: in RFC 3339 in English, and with day and minute in Chinese, both in its own time zone.
type Instant time.Time

// String returns the instant in RFC 3339.
func (i Instant) String() string { return time.Time(i).Format(time.RFC3339) }
