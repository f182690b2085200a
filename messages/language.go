package messages

import (
	"context"
	"net/http"
	"strings"

	"golang.org/x/text/language"
)

var matcher = language.NewMatcher([]language.Tag{language.English, language.Chinese})

// Accepted returns the language that a request asks for by its headers Accept-Language: English where it asks for none of ours. A request
// without such a header, as one that is made in this process, has the language of its context.
func Accepted(r *http.Request) Language {
	asked := r.Header.Values("Accept-Language")
	if len(asked) == 0 {
		return LanguageOf(r.Context())
	}
	if _, i := language.MatchStrings(matcher, strings.Join(asked, ",")); i == 1 {
		return Chinese
	}
	return English
}

type contextKey struct{}

// WithLanguage returns a context with the language of the caller.
func WithLanguage(ctx context.Context, l Language) context.Context {
	return context.WithValue(ctx, contextKey{}, l)
}

// LanguageOf returns the language of the caller, English where the context has none.
func LanguageOf(ctx context.Context) Language {
	if l, ok := ctx.Value(contextKey{}).(Language); ok {
		return l
	}
	return English
}
