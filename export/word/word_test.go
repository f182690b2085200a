package word_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"docket/export/word"
	"docket/export/word/wordtest"
	"docket/messages"
)

// hostile are texts that are harmless only as texts.
var hostile = []string{
	`=cmd|'/C calc'!A0`, `+1+1`, `@SUM(A1)`, `<w:fldSimple w:instr="HYPERLINK http://evil.example"/>`, `{ INCLUDETEXT "c:/x" }`, `]]>&amp;<!--`, "a\x00\x0bb", `"quoted" 'twice'`,
}

func write(t *testing.T, d *word.Document) wordtest.Document {
	t.Helper()
	var file bytes.Buffer
	if err := d.Write(&file); err != nil {
		t.Fatal(err)
	}
	return wordtest.Read(t, file.Bytes())
}

// Texts come back as they are, wherever they stand, and none becomes a field, a link or a formula (wordtest.Read looks for them).
func TestTextsAreTexts(t *testing.T) {
	t.Parallel()
	for _, language := range []messages.Language{messages.Chinese, messages.English} {
		d := &word.Document{Language: language, Title: hostile[3], MadeAt: time.Date(2024, 3, 5, 9, 0, 0, 0, time.UTC)}
		for _, text := range hostile {
			d.Blocks = append(d.Blocks, word.Text{Style: word.Body, Text: text})
		}
		d.Blocks = append(
			d.Blocks,
			word.Table{Columns: []word.Column{{Head: hostile[0], Width: 2}, {Head: hostile[3], Width: 1, IsRight: true}}, Rows: [][]string{{hostile[4], hostile[5]}}},
			word.Chart{Alternative: hostile[3], Categories: []string{hostile[0], hostile[4]}, Series: []word.Series{{Name: hostile[2], Values: []string{"1", "2.5"}}}},
			word.Chart{Categories: []string{"a", "b"}, IsStacked: true, Series: []word.Series{{Name: "x", Values: []string{"1", ""}}, {Name: hostile[1], Values: []string{"3", "4"}}, {Name: "line", Values: []string{"", "9"}, IsLine: true}}},
		)
		got := write(t, d)
		var want []string
		for _, text := range hostile {
			want = append(want, "BodyText: "+strings.NewReplacer("\x00", "\uFFFD", "\x0b", "\uFFFD").Replace(text))
		}
		if !slices.Equal(got.Paragraphs, want) {
			t.Errorf("%q\nwant\n%q", got.Paragraphs, want)
		}
		if table := got.Tables[0]; !slices.Equal(table[0], []string{hostile[0], hostile[3]}) || !slices.Equal(table[1], []string{hostile[4], hostile[5]}) {
			t.Errorf("%q", table)
		}
		if c := got.Charts[0]; c.Alternative != hostile[3] || c.Value(hostile[2], hostile[4]) != "2.5" {
			t.Errorf("%+v", c)
		}
		if c := got.Charts[1]; len(c.Series) != 3 || c.Value("x", "b") != "" || c.Value(hostile[1], "b") != "4" || c.Value("line", "b") != "9" {
			t.Errorf("%+v", c)
		}
	}
}

// What does not fit is an error, not a file that does not open.
func TestWrongSizes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		block word.Block
		says  string
	}{
		{word.Table{Columns: []word.Column{{Head: "a", Width: 1}}, Rows: [][]string{{"1", "2"}}}, "a row has 2 cells, and the table 1 columns"},
		{word.Chart{Categories: []string{"a"}, Series: []word.Series{{Name: "s", Values: nil}}}, "series s has 0 values, and the chart 1 categories"},
		{word.Chart{Categories: []string{"a"}, Series: []word.Series{{Name: "s", Values: []string{"x"}}}}, "invalid syntax"},
	} {
		d := &word.Document{Blocks: []word.Block{c.block}}
		if err := d.Write(&bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%v, want %q", err, c.says)
		}
	}
}
