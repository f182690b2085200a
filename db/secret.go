package db

import (
	"context"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docket/law"
)

// Who made a complaint is kept apart, where the server cannot read it, and no text that is told of the complaint, or of a clue or a
// case that came of it, says who it was (投诉举报办法 33). The database finds what tells it: the server only hears that something does.

// matters are the complaints, clues and cases that a write touched.
type matters struct {
	complaints, clues, cases []int64
	filed                    []int64  // cases that there were not before, so that nobody reported them yet
	texts                    []saying // on record, which come to be told of these as well
}

// touched notes what a record written belongs to.
func (m *matters) touched(r row, created bool) {
	v := reflect.ValueOf(r).Elem()
	note := func(ids *[]int64, field string) {
		f := v.FieldByName(field)
		if f.IsValid() && f.Kind() == reflect.Pointer {
			f = f.Elem()
		}
		if !f.IsValid() || slices.Contains(*ids, f.Int()) {
			return
		}
		*ids = append(*ids, f.Int())
	}
	note(&m.complaints, "ComplaintID")
	note(&m.complaints, "MergedIntoID")
	note(&m.clues, "ClueID")
	note(&m.cases, "CaseID")
	switch r := r.(type) {
	case *Complaint:
		m.complaints = append(m.complaints, r.ID)
	case *Clue:
		m.clues = append(m.clues, r.ID)
	case *Case:
		m.cases = append(m.cases, r.ID)
		if created {
			m.filed = append(m.filed, r.ID)
		}
	}
}

// isReported tells whether somebody may have reported what was touched.
func (m *matters) isReported() bool {
	return len(m.complaints) > 0 || len(m.clues) > 0 ||
		slices.ContainsFunc(m.cases, func(id int64) bool { return !slices.Contains(m.filed, id) })
}

// alsoCheckText adds a text on record to those that checkSecret checks: a reader of the records that this write joins reads it too.
func (w *Writer) alsoCheckText(field, text string) {
	w.about.texts = append(w.about.texts, saying{field, text})
}

// checkSecret refuses a write whose input tells who made a complaint that it touched. What is refused does not repeat it.
func (w *Writer) checkSecret(ctx context.Context, input any) error {
	if !w.about.isReported() {
		return nil
	}
	said := append(textsOf(reflect.ValueOf(input), "input", nil), w.about.texts...)
	if len(said) == 0 {
		return nil
	}
	texts := make([]string, len(said))
	for i, s := range said {
		texts[i] = bare(s.text)
	}
	n, err := w.tells(ctx, texts)
	if err != nil || n == nil {
		return err
	}
	// Whom the matter is about is named in it, though somebody of the same name reported it.
	names, err := w.namesOfParties(ctx)
	if err != nil {
		return err
	}
	for i := range texts {
		for _, name := range names {
			texts[i] = strings.ReplaceAll(texts[i], name, "\n")
		}
	}
	if n, err = w.tells(ctx, texts); err != nil || n == nil {
		return err
	}
	return violation(said[*n-1].field, law.ReporterRevealed())
}

// tells is the number of the first of the texts, from 1 on, that tells who made a complaint; nil where none does.
func (w *Writer) tells(ctx context.Context, texts []string) (n *int, err error) {
	nothing := []int64{}
	err = w.tx.Tx.QueryRowContext(ctx, "SELECT tells_reporter($1, $2, $3, $4, $5)", w.agency, append(nothing, w.about.complaints...),
		append(nothing, w.about.clues...), append(nothing, w.about.cases...), texts).Scan(&n)
	if err != nil {
		return nil, fmt.Errorf("look for who made a complaint: %w", err)
	}
	return n, nil
}

// namesOfParties are the bare names of whom the matters are about, and of who stands for them.
func (w *Writer) namesOfParties(ctx context.Context) ([]string, error) {
	parties, err := read[Party](ctx, w, `id IN (SELECT party_id FROM cases WHERE agency_id = $1 AND id = ANY ($2)
		UNION SELECT party_id FROM clues WHERE agency_id = $1 AND id = ANY ($3) UNION SELECT party_id FROM complaints WHERE agency_id = $1 AND id = ANY ($4))`,
		"", w.about.cases, w.about.clues, w.about.complaints)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, party := range parties {
		names = append(names, bare(party.Name))
		if party.Representative != nil {
			names = append(names, bare(*party.Representative))
		}
	}
	return names, nil
}

// saying is a text of an input, and where it stands there.
type saying struct{ field, text string }

// textsOf gathers what is said in an input in words; numbers, days, ids and codes of the schema are not.
func textsOf(v reflect.Value, field string, said []saying) []saying {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			said = textsOf(v.Elem(), field, said)
		}
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() {
			said = append(said, saying{field, v.String()})
		}
	case reflect.Slice:
		for i := range v.Len() {
			said = textsOf(v.Index(i), at(field, i), said)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[Key]() {
			return said
		}
		for i := range v.NumField() {
			f := v.Type().Field(i)
			switch {
			case f.Anonymous:
				said = textsOf(v.Field(i), field, said)
			case f.IsExported() && f.Name != "IdempotencyKey": // whoever asks made that up
				first, size := utf8.DecodeRuneInString(f.Name)
				said = textsOf(v.Field(i), field+"."+string(unicode.ToLower(first))+f.Name[size:], said)
			}
		}
	}
	return said
}

// bare is a text in small letters, without spaces and punctuation, so that it does not matter how it is written.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' { // as typed with a Chinese keyboard
			r -= '！' - '!'
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

var (
	partsOfContact = regexp.MustCompile(`[\s,，、;；。/|｜]+`)
	partsOfName    = regexp.MustCompile(`[,，、;；。/|｜]+`)
	bracketed      = regexp.MustCompile(`[(（\[【][^)）\]】]*[)）\]】]?`)
	// A number by which somebody is called, as it is dialled from afar and from near.
	calledAt = regexp.MustCompile(`[0-9]{7,}`)
	mobile   = regexp.MustCompile(`^(?:00)?86(1[0-9]{10})$`)
	landline = regexp.MustCompile(`^(?:(?:00)?86)?0?(?:10|2[0-9]|[3-9][0-9]{2})([2-8][0-9]{6,7})$`)
	// An address of mail, or a name in a network.
	writtenTo = regexp.MustCompile(`[0-9a-z]{7,}`)
	// Where somebody lives: a place with a house, of six signs or more, and what follows the last division in it.
	livesAt = regexp.MustCompile(`^(?:联系地址|家庭住址|通讯地址|住址|地址|家住|现住|住在|住)?(\p{Han}.{5,})$`)
	aHouse  = regexp.MustCompile(`[0-9号室幢栋]`)
	within  = regexp.MustCompile(`^.*(?:省|市|县|区|镇|乡|街道)(\p{Han}.{5,})$`)
	// A name of two signs or more; of fewer than four Latin letters, it stands within many a word.
	aName = regexp.MustCompile(`^(?:\p{Han}{2,}.*|[^0-9]{4,})$`)
)

// nobodys are what is written where a name would stand, and names nobody.
var nobodys = []string{
	"匿名", "匿名人", "匿名举报人", "匿名群众", "不详", "未知", "未留", "未提供", "保密", "无名", "无名氏", "某某", "消费者", "顾客", "客人", "市民", "热心市民", "群众",
	"居民", "村民", "业主", "家长", "学生", "老师", "网友", "路人", "员工", "职工", "知情人", "知情者", "举报人", "投诉人", "举报者", "当事人", "本人", "先生", "女士", "小姐",
	"anonymous", "unknown",
}

// Tells is what, in bare text, tells of somebody with this name and contact. One sign alone tells nothing, nor does a town.
func Tells(name, contact string) []string {
	tells := []string{} // never null
	add := func(all ...string) {
		for _, tell := range all {
			if !slices.Contains(tells, tell) {
				tells = append(tells, tell)
			}
		}
	}
	for _, part := range partsOfName.Split(bracketed.ReplaceAllString(name, "，"), -1) {
		part = bare(part)
		for _, title := range []string{"先生", "女士", "小姐", "同志", "师傅"} {
			if part != title {
				part = strings.TrimSuffix(part, title)
			}
		}
		if aName.MatchString(part) && !slices.Contains(nobodys, part) {
			add(part)
		}
	}
	for _, number := range calledAt.FindAllString(bare(contact), -1) {
		add(number)
		if from := mobile.FindStringSubmatch(number); from != nil {
			add(from[1])
		} else if from := landline.FindStringSubmatch(number); from != nil && !strings.HasPrefix(number, "1") {
			add(from[1])
		}
	}
	for _, part := range partsOfContact.Split(contact, -1) {
		part = bare(part)
		for _, name := range writtenTo.FindAllString(part, -1) {
			if strings.ContainsFunc(name, unicode.IsLetter) {
				add(name)
			}
		}
		if place := livesAt.FindStringSubmatch(part); place != nil && aHouse.MatchString(part) {
			add(place[1])
			if house := within.FindStringSubmatch(place[1]); house != nil {
				add(house[1])
			}
		}
	}
	return tells
}
