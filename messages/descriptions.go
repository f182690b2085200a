package messages

import (
	_ "embed"
	"encoding/json"
	"regexp"
	"strings"
)

//go:embed descriptions.json
var descriptionsFile []byte

// descriptions are the Chinese texts of explanations in the schema, by their English texts.
var descriptions = readDescriptions()

func readDescriptions() map[string]string {
	var read map[string]string
	if err := json.Unmarshal(descriptionsFile, &read); err != nil {
		panic("messages/descriptions.json: " + err.Error())
	}
	return read
}

// shortDescription is an explanation that says no more than its label: a few words, the article, and when there is no value.
var shortDescription = regexp.MustCompile("^([^`,:;.()\\d]+?)(?: \\(([^()]*\\p{Han}[^()]*)\\))?(?:; (" + strings.Join(absences(), "|") + "))?\\.$")

// whenAbsent says when there is no value.
var whenAbsent = map[string]string{
	"null if there is none": "没有的为空", "null if there was none": "没有的为空", "null until then": "此前为空", "null if not recorded": "未记录的为空",
	"null if unknown": "不明的为空", "null while in force": "有效的为空",
}

func absences() []string {
	var all []string
	for english := range whenAbsent {
		all = append(all, english)
	}
	return all
}

// longestShort is how many words a short explanation has.
const longestShort = 4

// ChineseDescription returns the Chinese text of an explanation in the schema, whose label and English text are as SplitDescription returns
// them, or with the label of Term. It is the text of descriptions.json, or, for a text of a few words, its label with the article. Returns empty
// if there is none.
func ChineseDescription(label, text string) string {
	if chinese := descriptions[text]; chinese != "" {
		return chinese
	}
	parts := shortDescription.FindStringSubmatch(text)
	if label == "" || parts == nil || len(strings.Fields(parts[1])) > longestShort {
		return ""
	}
	chinese := label
	if parts[2] != "" {
		chinese += "（" + parts[2] + "）"
	}
	if parts[3] != "" {
		chinese += "；" + whenAbsent[parts[3]]
	}
	return chinese + "。"
}
