package query_test

import (
	"go/scanner"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"docket/query/querytest"
)

// otherMeanings are the record types whose names have another meaning in a compiler.
var otherMeanings = map[string]string{
	"Document": "the document of an operation, as GraphQL calls it",
	"Unit":     "the unit of a bucket or a figure",
	"Case":     "CASE of SQL",
	"Agency":   "whose records they are: the scope of every read",
	"Rule":     "a rule of validation",
}

// TestCompilerKnowsNoSubject looks for the names of record types and their tables in the compiler's names and texts: a new type
// needs no line there.
func TestCompilerKnowsNoSubject(t *testing.T) {
	t.Parallel()
	subjects := map[string][]string{}
	for _, typ := range querytest.Catalog(t).Types() {
		if otherMeanings[typ.Name] == "" {
			subjects[typ.Name] = words(typ.Name)
			subjects[typ.Name+", by its table "+typ.Table] = words(typ.Table)
		}
	}
	if len(subjects) < 60 {
		t.Fatalf("only %d names", len(subjects))
	}
	read := 0
	for _, pattern := range []string{"*.go", "catalog/*.go", "plan/*.go", "render/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			set := token.NewFileSet()
			file := set.AddFile(name, -1, len(text))
			var s scanner.Scanner
			s.Init(file, text, nil, 0) // without comments, which give examples
			for {
				pos, tok, literal := s.Scan()
				if tok == token.EOF {
					break
				}
				if tok != token.IDENT && tok != token.STRING && tok != token.CHAR {
					continue
				}
				read++
				said := words(literal)
				for subject, name := range subjects {
					for at := range said {
						if len(said)-at >= len(name) && slices.Equal(said[at:at+len(name)], name) {
							t.Errorf("%s: %s is of the subject %s", set.Position(pos), literal, subject)
						}
					}
				}
			}
		}
	}
	if read < 5000 {
		t.Errorf("only %d words were read", read)
	}
}

// words returns the words of a name or a text, in small letters: safetyOrder, safety_order and SafetyOrder are the same two.
func words(text string) (all []string) {
	var word strings.Builder
	end := func() {
		if word.Len() > 0 {
			all = append(all, strings.ToLower(word.String()))
			word.Reset()
		}
	}
	wasLower := false
	for _, r := range text {
		if !unicode.IsLetter(r) || unicode.IsUpper(r) && wasLower {
			end()
		}
		if unicode.IsLetter(r) {
			word.WriteRune(r)
		}
		wasLower = unicode.IsLower(r)
	}
	end()
	return all
}
