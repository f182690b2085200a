package web

import (
	"net/http"

	"golang.org/x/text/language"
)

// languages are the languages of the pages; the first is for those who read neither.
var languages = []string{"en", "zh-CN"}

var matcher = language.NewMatcher([]language.Tag{language.English, language.SimplifiedChinese})

// Language returns the language in which a page is shown to the sender of a request, by its header Accept-Language: "en" or "zh-CN".
func Language(r *http.Request) string {
	_, i := language.MatchStrings(matcher, r.Header.Get("Accept-Language"))
	return languages[i]
}
