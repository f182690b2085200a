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

// The name and contact of a person who made a complaint are stored apart; the server cannot read them. No text about the
// complaint, or about a clue or a case that came from it, may reveal them (投诉举报办法 33). The function tells_reporter of the
// database finds a text that does; the server only receives the number of the text.

// reportTrail holds the numbers of the complaints, clues and cases that a write touches, and so whose reporters it may reveal.
type reportTrail struct {
	complaints, clues, cases []int64
	units                    []int64     // units that touched records belong to themselves
	newCases                 []int64     // filed by this write; nobody can have reported them yet
	texts                    []inputText // see AlsoCheckText
}

// inputText is a text of an input with the path of its field.
type inputText struct{ field, text string }

// add notes the complaint, the clue and the case that a record belongs to, or is.
func (t *reportTrail) add(r Row, created bool) {
	v := reflect.ValueOf(r).Elem()
	addField := func(ids *[]int64, field string) {
		f := v.FieldByName(field)
		if f.IsValid() && f.Kind() == reflect.Pointer {
			f = f.Elem()
		}
		if !f.IsValid() || slices.Contains(*ids, f.Int()) {
			return
		}
		*ids = append(*ids, f.Int())
	}
	addField(&t.units, "UnitID")
	addField(&t.complaints, "ComplaintID")
	addField(&t.complaints, "MergedIntoID")
	addField(&t.clues, "ClueID")
	addField(&t.cases, "CaseID")
	switch r := r.(type) {
	case *Complaint:
		t.complaints = append(t.complaints, r.ID)
	case *Clue:
		t.clues = append(t.clues, r.ID)
	case *Case:
		t.cases = append(t.cases, r.ID)
		if created {
			t.newCases = append(t.newCases, r.ID)
		}
	}
}

// mayHaveReporter reports whether somebody may have reported what the write touches.
func (t *reportTrail) mayHaveReporter() bool {
	return len(t.complaints) > 0 || len(t.clues) > 0 ||
		slices.ContainsFunc(t.cases, func(id int64) bool { return !slices.Contains(t.newCases, id) })
}

// AlsoCheckText makes the write check a text on record like a text of its input. A verb calls it if it joins records, so that readers
// of one will also read the text of the other. field is the path that a refusal names.
func (w *Writer) AlsoCheckText(field, text string) {
	w.reports.texts = append(w.reports.texts, inputText{field, text})
}

// checkReporterSecret returns a violation of law if a text of the input reveals who made a complaint that the write touches. The
// message does not repeat the text. Names of the parties are allowed, even if the reporter has the same name.
func (w *Writer) checkReporterSecret(ctx context.Context, input any) error {
	if !w.reports.mayHaveReporter() {
		return nil
	}
	inputTexts := append(collectTexts(reflect.ValueOf(input), "input", nil), w.reports.texts...)
	if len(inputTexts) == 0 {
		return nil
	}
	texts := make([]string, len(inputTexts))
	for i, t := range inputTexts {
		texts[i] = normalize(t.text)
	}
	found, err := w.findRevealingText(ctx, texts)
	if err != nil || found == nil {
		return err
	}
	names, err := w.partyNames(ctx)
	if err != nil {
		return err
	}
	for i := range texts {
		for _, name := range names {
			texts[i] = strings.ReplaceAll(texts[i], name, "\n")
		}
	}
	if found, err = w.findRevealingText(ctx, texts); err != nil || found == nil {
		return err
	}
	return Violates(inputTexts[*found-1].field, law.ReporterRevealed())
}

// findRevealingText returns the number, from 1, of the first normalized text that reveals who made a complaint; nil if none does.
func (w *Writer) findRevealingText(ctx context.Context, texts []string) (number *int, err error) {
	empty := []int64{} // never null
	err = w.tx.Tx.QueryRowContext(ctx, "SELECT tells_reporter($1, $2, $3, $4, $5)", w.agency, append(empty, w.reports.complaints...),
		append(empty, w.reports.clues...), append(empty, w.reports.cases...), texts).Scan(&number)
	if err != nil {
		return nil, fmt.Errorf("look for who made a complaint: %w", err)
	}
	return number, nil
}

// partyNames returns the normalized names of the parties of what the write touches, and of their representatives.
func (w *Writer) partyNames(ctx context.Context) ([]string, error) {
	parties, err := Read[Party](ctx, w, `id IN (SELECT party_id FROM cases WHERE agency_id = $1 AND id = ANY ($2)
		UNION SELECT party_id FROM clues WHERE agency_id = $1 AND id = ANY ($3) UNION SELECT party_id FROM complaints WHERE agency_id = $1 AND id = ANY ($4))`,
		"", w.reports.cases, w.reports.clues, w.reports.complaints)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, party := range parties {
		names = append(names, normalize(party.Name))
		if party.Representative != nil {
			names = append(names, normalize(*party.Representative))
		}
	}
	return names, nil
}

// collectTexts appends the free texts of an input to texts, each with its path below field. Numbers, days, ids, values of
// enumerations and the idempotency key are no free texts.
func collectTexts(v reflect.Value, field string, texts []inputText) []inputText {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			texts = collectTexts(v.Elem(), field, texts)
		}
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() {
			texts = append(texts, inputText{field, v.String()})
		}
	case reflect.Slice:
		for i := range v.Len() {
			texts = collectTexts(v.Index(i), Element(field, i), texts)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[Key]() {
			return texts
		}
		for i := range v.NumField() {
			f := v.Type().Field(i)
			switch {
			case f.Anonymous:
				texts = collectTexts(v.Field(i), field, texts)
			case f.IsExported() && f.Name != "IdempotencyKey":
				texts = collectTexts(v.Field(i), inputPath(field, f.Name), texts)
			}
		}
	}
	return texts
}

// inputPath returns the path of a field of an input, as in `input.caseNo`, by the name of the field in Go.
func inputPath(input, name string) string {
	first, size := utf8.DecodeRuneInString(name)
	return input + "." + string(unicode.ToLower(first)) + name[size:]
}

// normalize returns a text in lower case and half width, without spaces and punctuation, so that ways of writing do not matter.
func normalize(text string) string {
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

// Tells returns the normalized texts that each identify a person with this name and contact: names, telephone numbers, accounts and
// addresses. A single character, and a town without a house, identify nobody. The result is never nil.
func Tells(name, contact string) []string {
	found := []string{}
	for _, text := range slices.Concat(identifyingNames(name), phoneNumbers(contact), accountsAndAddresses(contact)) {
		if !slices.Contains(found, text) {
			found = append(found, text)
		}
	}
	return found
}

var (
	nameSeparators = regexp.MustCompile(`[,，、;；。/|｜]+`)
	brackets       = regexp.MustCompile(`[(（\[【][^)）\]】]*[)）\]】]?`)
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

// identifyingNames returns the names in a text that may hold several, without titles and remarks in brackets.
func identifyingNames(text string) (names []string) {
	for _, name := range nameSeparators.Split(brackets.ReplaceAllString(text, "，"), -1) {
		name = normalize(name)
		for _, title := range titles {
			if name != title {
				name = strings.TrimSuffix(name, title)
			}
		}
		if identifyingName.MatchString(name) && !slices.Contains(placeholderNames, name) {
			names = append(names, name)
		}
	}
	return names
}

var (
	phoneNumber = regexp.MustCompile(`[0-9]{7,}`)
	mobile      = regexp.MustCompile(`^(?:00)?86(1[0-9]{10})$`)
	landline    = regexp.MustCompile(`^(?:(?:00)?86)?0?(?:10|2[0-9]|[3-9][0-9]{2})([2-8][0-9]{6,7})$`)
)

// phoneNumbers returns the telephone numbers in a contact, each as it is written and without the codes of country and area.
func phoneNumbers(contact string) (numbers []string) {
	for _, number := range phoneNumber.FindAllString(normalize(contact), -1) {
		numbers = append(numbers, number)
		if local := mobile.FindStringSubmatch(number); local != nil {
			numbers = append(numbers, local[1])
		} else if local := landline.FindStringSubmatch(number); local != nil && !strings.HasPrefix(number, "1") {
			numbers = append(numbers, local[1])
		}
	}
	return numbers
}

var (
	contactSeparators = regexp.MustCompile(`[\s,，、;；。/|｜]+`)
	account           = regexp.MustCompile(`[0-9a-z]{7,}`) // a mail address or a user name
	// An address has at least six characters, a house among them. The second pattern finds its part after the last division.
	address         = regexp.MustCompile(`^(?:联系地址|家庭住址|通讯地址|住址|地址|家住|现住|住在|住)?(\p{Han}.{5,})$`)
	addressInStreet = regexp.MustCompile(`^.*(?:省|市|县|区|镇|乡|街道)(\p{Han}.{5,})$`)
	house           = regexp.MustCompile(`[0-9号室幢栋]`)
)

// accountsAndAddresses returns the mail addresses, user names and addresses in a contact, and each address without its divisions.
func accountsAndAddresses(contact string) (found []string) {
	for _, part := range contactSeparators.Split(contact, -1) {
		part = normalize(part)
		for _, name := range account.FindAllString(part, -1) {
			if strings.ContainsFunc(name, unicode.IsLetter) {
				found = append(found, name)
			}
		}
		if whole := address.FindStringSubmatch(part); whole != nil && house.MatchString(part) {
			found = append(found, whole[1])
			if short := addressInStreet.FindStringSubmatch(whole[1]); short != nil {
				found = append(found, short[1])
			}
		}
	}
	return found
}
