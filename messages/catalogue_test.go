package messages_test

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/tools/go/packages"
)

var update = flag.Bool("update", false, "sort zh.json, add the messages that it lacks without a text, and remove those that the program does not have")

// TestCatalogue compares zh.json with the messages of the program: each message has a Chinese text with the same facts, and there are no
// others.
func TestCatalogue(t *testing.T) {
	t.Parallel()
	found := messagesOfProgram(t)
	text, err := os.ReadFile("zh.json")
	if err != nil {
		t.Fatal(err)
	}
	var chinese map[string]string
	if err := json.Unmarshal(text, &chinese); err != nil {
		t.Fatal(err)
	}
	if *update {
		for message := range found {
			if _, ok := chinese[message]; !ok {
				chinese[message] = ""
			}
		}
		maps.DeleteFunc(chinese, func(message, _ string) bool { _, ok := found[message]; return !ok })
		writeCatalogue(t, chinese)
	}
	for _, message := range slices.SortedFunc(maps.Keys(found), func(a, b string) int {
		return cmp.Or(cmp.Compare(found[a].Filename, found[b].Filename), cmp.Compare(found[a].Line, found[b].Line), cmp.Compare(a, b))
	}) {
		translated := chinese[message]
		switch {
		case translated == "":
			t.Errorf("%s: the message %q has no Chinese text: write it in messages/zh.json (go test ./messages -update adds an empty line)", found[message], message)
		case !isProtocol[message] && !strings.ContainsFunc(translated, func(r rune) bool { return unicode.Is(unicode.Han, r) }):
			t.Errorf("%s: the text of %q is not Chinese: %q", found[message], message, translated)
		case strings.ContainsAny(translated, ",;") && !isProtocol[message] && halfWidth.MatchString(translated):
			t.Errorf("%s: the text of %q has half-width punctuation between Chinese characters: %q", found[message], message, translated)
		}
		if want, got := verbsOf(message), verbsOf(translated); translated != "" && !maps.Equal(want, got) {
			t.Errorf("%s: the facts of %q are %v, those of its Chinese text %q are %v", found[message], message, want, translated, got)
		}
	}
	for message := range chinese {
		if _, ok := found[message]; !ok {
			t.Errorf("messages/zh.json has a text for %q, which the program does not say: remove it", message)
		}
	}
	if sorted := marshalCatalogue(t, chinese); string(sorted) != string(text) && !t.Failed() {
		t.Error("messages/zh.json is not in order, or has a message twice: go test ./messages -update sorts it")
	}
}

// isProtocol are messages by which clients of automatic persisted queries decide what to do: they are the same in each language.
var isProtocol = map[string]bool{"PersistedQueryNotFound": true, "PersistedQueryNotSupported": true}

var halfWidth = regexp.MustCompile(`\p{Han}[,;:?!]|[,;?!]\p{Han}`)

func writeCatalogue(t *testing.T, texts map[string]string) {
	t.Helper()
	if err := os.WriteFile("zh.json", marshalCatalogue(t, texts), 0o600); err != nil {
		t.Fatal(err)
	}
}

// marshalCatalogue writes a message a line, in order.
func marshalCatalogue(t *testing.T, texts map[string]string) []byte {
	t.Helper()
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(texts); err != nil {
		t.Fatal(err)
	}
	return []byte(b.String())
}

var verb = regexp.MustCompile(`%(?:\[(\d+)\])?([-+# 0.\d]*[a-zA-Z%])`)

// verbsOf returns the verb of each fact of a format, by the fact's number.
func verbsOf(format string) map[int]string {
	verbs, next := map[int]string{}, 1
	for _, v := range verb.FindAllStringSubmatch(format, -1) {
		if v[2] == "%" {
			continue
		}
		if n, err := strconv.Atoi(v[1]); err == nil {
			next = n
		}
		verbs[next] = v[2]
		next++
	}
	return verbs
}

func TestVerbsOf(t *testing.T) {
	t.Parallel()
	for format, want := range map[string]string{
		"%s is before %s, %d":      "map[1:s 2:s 3:d]",
		"%[2]s先于%[1]s":             "map[1:s 2:s]",
		"50%% of %.20q":            "map[1:.20q]",
		"between %[2]d and %d, %%": "map[2:d 3:d]",
	} {
		if got := fmt.Sprint(verbsOf(format)); got != want {
			t.Errorf("%q: %s, want %s", format, got, want)
		}
	}
}

// program is the packages of the program, with the functions that take the format of a message: the number of that parameter by the
// function's name.
type program struct {
	packages  []*packages.Package
	formatOf  map[string]int
	formats   map[types.Object]bool     // these parameters
	positions map[string]token.Position // where each message stands
}

// messagesOfProgram returns all messages that the program can say, with their places: formats of problems and requirements, messages of
// problems that are written out, and phrases.
func messagesOfProgram(t *testing.T) map[string]token.Position {
	t.Helper()
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := packages.Load(&packages.Config{Mode: packages.LoadSyntax, Dir: root}, "./...")
	if err != nil {
		t.Fatal(err)
	}
	p := program{loaded, map[string]int{"docket/problem.Errorf": 1, "docket/messages.Textf": 0, "docket/law.require": 2}, map[types.Object]bool{}, map[string]token.Position{}}
	for p.findFunctions() {
	}
	for _, pkg := range p.packages {
		for _, err := range pkg.Errors {
			t.Fatal(err)
		}
		for _, file := range pkg.Syntax {
			ast.Inspect(file, func(n ast.Node) bool {
				if e, ok := n.(ast.Expr); ok {
					p.collect(t, pkg, e)
				}
				return true
			})
		}
	}
	short := map[string]token.Position{}
	for message, at := range p.positions {
		if strings.ContainsFunc(verb.ReplaceAllString(message, ""), unicode.IsLetter) {
			at.Filename, _ = filepath.Rel(root, at.Filename)
			short[message] = at
		}
	}
	return short
}

// findFunctions finds the functions that pass one of their parameters on as the format of a message. It returns false if it finds no
// further one.
func (p *program) findFunctions() (isNew bool) {
	for _, pkg := range p.packages {
		for _, file := range pkg.Syntax {
			for _, declared := range file.Decls {
				f, ok := declared.(*ast.FuncDecl)
				if !ok || f.Body == nil {
					continue
				}
				function := pkg.TypesInfo.Defs[f.Name].(*types.Func)
				if _, isKnown := p.formatOf[function.FullName()]; isKnown {
					continue
				}
				parameters := function.Signature().Params()
				ast.Inspect(f.Body, func(n ast.Node) bool {
					e, isExpr := n.(ast.Expr)
					if !isExpr {
						return true
					}
					name, isName := ast.Unparen(p.formatIn(pkg.TypesInfo, e)).(*ast.Ident)
					for i := range parameters.Len() {
						if isName && parameters.At(i) == pkg.TypesInfo.Uses[name] {
							p.formatOf[function.FullName()], p.formats[parameters.At(i)], isNew = i, true, true
						}
					}
					return true
				})
			}
		}
	}
	return isNew
}

// formatIn returns the format of the message that an expression makes: of a call, or of a problem that is written out. Returns nil if it
// makes none.
func (p *program) formatIn(info *types.Info, e ast.Expr) ast.Expr {
	switch e := e.(type) {
	case *ast.CallExpr:
		if i, ok := p.formatOf[calledBy(info, e)]; ok && i < len(e.Args) {
			return e.Args[i]
		}
	case *ast.CompositeLit:
		if info.Types[e].Type.String() != "docket/problem.Error" {
			return nil
		}
		for _, element := range e.Elts {
			if kv, ok := element.(*ast.KeyValueExpr); ok && kv.Key.(*ast.Ident).Name == "Message" {
				return kv.Value
			}
		}
	}
	return nil
}

func calledBy(info *types.Info, call *ast.CallExpr) string {
	var name *ast.Ident
	switch f := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		name = f
	case *ast.SelectorExpr:
		name = f.Sel
	case *ast.IndexExpr:
		name, _ = f.X.(*ast.Ident)
	}
	if f, ok := info.Uses[name].(*types.Func); ok {
		return f.Origin().FullName()
	}
	return ""
}

// collect notes the message that an expression is or makes.
func (p *program) collect(t *testing.T, pkg *packages.Package, e ast.Expr) {
	t.Helper()
	info, at := pkg.TypesInfo, pkg.Fset.Position(e.Pos())
	if value := info.Types[e]; value.Value != nil && value.Type.String() == "docket/messages.Phrase" {
		p.positions[constant.StringVal(value.Value)] = at
	}
	format := p.formatIn(info, e)
	if format == nil {
		return
	}
	if value := info.Types[format].Value; value != nil {
		p.positions[constant.StringVal(value)] = at
		return
	}
	if !p.isPassedOn(pkg, ast.Unparen(format)) {
		t.Errorf("%s: the format of this message is no constant, so that it cannot be translated", at)
	}
}

// isPassedOn reports whether a format comes from elsewhere, where it is collected: a parameter, the format of a violation or of a text, a
// phrase.
func (p *program) isPassedOn(pkg *packages.Package, format ast.Expr) bool {
	switch e := format.(type) {
	case *ast.Ident:
		return p.formats[pkg.TypesInfo.Uses[e]]
	case *ast.SelectorExpr:
		return strings.EqualFold(e.Sel.Name, "format")
	case *ast.CallExpr: // a conversion, as in string(phrase), or what problem.Errorf makes
		return pkg.TypesInfo.Types[e.Fun].IsType() || pkg.PkgPath == "docket/problem"
	}
	return false
}
