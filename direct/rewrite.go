package direct

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// part is the part of a table that a machine has: the table's rows of some agencies, or a copy of the whole table.
type part struct {
	// Name is the name of the table that holds the part on the machine, as SQL writes it.
	Name   string
	Number int64
	// IsCopy says that each machine has all rows.
	IsCopy bool
}

// alias matches the names that rendering gives to rows and to what stands in WITH, and the one letter of a row in a template.
var alias = regexp.MustCompile(`^(t[0-9]+|[a-z])$`)

// rewrite returns a statement over parts in place of tables, with one more column, the last: the text true if the machine has each of the parts. ok is false for a statement
// that reads something else than the tables of parts, calls one of the functions, reads only copies, or has a form that is not understood.
func rewrite(statement string, parts map[string]part, functions map[string]bool) (text string, ok bool) {
	r := rewriter{rest: statement, parts: parts, functions: functions}
	for r.rest != "" {
		if !r.step() {
			return "", false
		}
	}
	if !r.hasOwn {
		return "", false
	}
	slices.Sort(r.used)
	used := slices.Compact(r.used)
	numbers := make([]string, len(used))
	for i, n := range used {
		numbers[i] = strconv.FormatInt(n, 10)
	}
	// Citus changes the row of a placement where it moves, and removes it where it is split. xmax tells it as soon as that transaction has come to this machine, which is before it
	// lets writes go to the other: so it does not matter when this machine learns that the transaction is committed.
	return r.done.String() + ", ((SELECT count(*) FROM pg_catalog.pg_dist_placement WHERE shardid = ANY ('{" + strings.Join(numbers, ",") +
		"}'::bigint[]) AND groupid = (SELECT groupid FROM pg_catalog.pg_dist_local_group) AND xmax = '0'::xid) = " + strconv.Itoa(len(used)) + ")::text AS is_here", true
}

type rewriter struct {
	rest      string
	done      strings.Builder
	parts     map[string]part
	functions map[string]bool
	// before is the last token: a word as it is written, or the last character of anything else. qualifier is the word before it, if it is a dot.
	before, qualifier string
	used              []int64
	// hasOwn says that a part is read that not each machine has.
	hasOwn bool
}

// step takes one token. Returns false where it is not understood.
func (r *rewriter) step() bool {
	first, size := utf8.DecodeRuneInString(r.rest)
	switch {
	case unicode.IsSpace(first):
		r.take(size)
		return true
	case first == '\'':
		return r.quoted('\'', strings.EqualFold(r.before, "E"))
	case first == '"':
		return r.quoted('"', false)
	case first == '$' && (len(r.rest) == 1 || r.rest[1] < '0' || r.rest[1] > '9'), strings.HasPrefix(r.rest, "--"), strings.HasPrefix(r.rest, "/*"):
		return false // texts between dollars, and comments
	case first == '_' || unicode.IsLetter(first):
		return r.word()
	case first >= '0' && first <= '9': // with its letters, as in 1e5
		size = len(r.rest) - len(strings.TrimLeftFunc(r.rest, isOfWord))
	}
	qualifier := ""
	if first == '.' {
		qualifier = r.before
	}
	r.before, r.qualifier = r.rest[:size], qualifier
	r.take(size)
	return true
}

func isOfWord(c rune) bool { return c == '_' || unicode.IsLetter(c) || unicode.IsDigit(c) }

func (r *rewriter) take(size int) {
	r.done.WriteString(r.rest[:size])
	r.rest = r.rest[size:]
}

// quoted takes what stands between two quotes.
func (r *rewriter) quoted(quote byte, hasEscapes bool) bool {
	for i := 1; i < len(r.rest); i++ {
		switch {
		case r.rest[i] == '\\' && hasEscapes:
			i++
		case r.rest[i] == quote && i+1 < len(r.rest) && r.rest[i+1] == quote:
			i++
		case r.rest[i] == quote:
			r.take(i + 1)
			r.before, r.qualifier = string(quote), ""
			return true
		}
	}
	return false
}

// word takes a name or a word of SQL, and writes the part in place of a table.
func (r *rewriter) word() bool {
	size := len(r.rest) - len(strings.TrimLeftFunc(r.rest, isOfWord))
	word := r.rest[:size]
	after := strings.TrimLeftFunc(r.rest[size:], unicode.IsSpace)
	isSource := r.before == "FROM" || r.before == "JOIN"
	p, isTable := r.parts[word]
	switch {
	case strings.HasPrefix(after, "("):
		if r.functions[word] || r.before == "." {
			return false
		}
	case r.before == ".":
		if !alias.MatchString(r.qualifier) && r.parts[r.qualifier].Name == "" { // a schema
			return false
		}
	case strings.HasPrefix(after, "."):
		if !alias.MatchString(word) && !isTable { // a schema, or a column that is a row
			return false
		}
	case isTable && isSource:
		r.write(word, p, after)
		r.rest = r.rest[size:]
		r.before, r.qualifier = word, ""
		return true
	case isTable: // in a list after FROM it would be a table too
		return false
	case isSource && word == "LATERAL":
		r.take(size)
		return true // what follows is a source
	case isSource && word != "SELECT" && !alias.MatchString(word):
		return false
	}
	r.take(size)
	r.before, r.qualifier = word, ""
	return true
}

// write writes a part, under the name of the table where the statement gives none.
func (r *rewriter) write(table string, p part, after string) {
	r.used = append(r.used, p.Number)
	r.hasOwn = r.hasOwn || !p.IsCopy
	r.done.WriteString(p.Name)
	if first, _ := utf8.DecodeRuneInString(after); first != '_' && !unicode.IsLower(first) && !strings.HasPrefix(after, "AS ") {
		r.done.WriteString(" AS " + table)
	}
}
