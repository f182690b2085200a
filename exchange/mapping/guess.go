package mapping

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"docket/exchange/kinds"
	"docket/exchange/sheet"
	"docket/messages"
)

// names are what registers call the fields: Chinese, English and French words that a header may hold, the most telling first.
var names = []struct {
	kind, field string
	words       string
}{
	{"decision", "decisionNo", "行政处罚决定书文号|处罚决定书文号|处罚决定书编号|决定书文号|处罚文号|文号|decision number|decision no"},
	{"case", "caseNo", "案件编号|案号|立案号|案件号|case number|case no|id_poursuite|numéro de dossier|事件番号"},
	{"party", "code", "统一社会信用代码|社会信用代码|信用代码|credit code"},
	{"party", "representative", "法定代表人|负责人|法人代表|representative|代表者"},
	{"party", "name", "行政相对人名称|当事人名称|当事人|被处罚人|相对人|违法主体|单位名称|企业名称|事業者名|企業名|会社名|名称|party|offender|company|proprietaire|propriétaire"},
	{"party", "address", "住所|地址|経営所在地|所在地|address|adresse"},
	{"foodBusiness", "name", "店铺名称|店名|经营场所名称|établissement|etablissement|business name|restaurant"},
	{"foodBusiness", "licenceNo", "食品经营许可证编号|许可证编号|许可证号|licence|license"},
	{"case", "cause", "违法行为类型|案由|违法事实类型|法違反内容|違反内容|cause|violation|offence|infraction|description"},
	{"case", "facts", "违法事实|主要违法事实|事案概要|facts"},
	{"case", "filedOn", "立案日期|立案时间|受理日期|filed on|date filed|公表日"},
	{"case", "discoveredOn", "发现日期|违法行为发生日期|检查日期|offence date|date d'infraction"},
	{"case", "valueOfGoods", "货值金额|货值|value of goods"},
	{"case", "illegalGains", "违法所得金额|违法所得|illegal gains"},
	{"decision", "decidedOn", "处罚决定日期|处罚日期|决定日期|作出处罚决定日期|decision date|date_jugement|judgment date|送検日"},
	{"decision", "reasons", "处罚依据|处罚理由|reasons"},
	{"fine", "amount", "罚款金额|罚款数额|罚款|处罚金额|罚没金额|montant|fine|amount|penalty amount|罰金"},
}

// Guess writes a first mapping for a file: each header that it knows gets its field, and columns of few different texts a translation
// where the texts are labels of values. What it does not know stands in comments with a sample, and fields that are required
// stand with a value to be corrected. name is what the mapping calls the file. m names the currency, the time zone and the agency.
func Guess(file, name string, m Spec, to io.Writer) error {
	table, err := sheet.Open(file, sheet.Options{})
	if err != nil {
		return fmt.Errorf("guess a mapping for %s: %w", file, err)
	}
	defer table.Close()
	samples, err := sampleOf(table)
	if err != nil {
		return fmt.Errorf("guess a mapping for %s: %w", file, err)
	}
	g := &guess{header: table.Header(), samples: samples, sources: map[string]map[string]string{}}
	g.match()
	g.complete()
	found := table.Found()
	var out strings.Builder
	fmt.Fprintf(&out, "# yaml-language-server: $schema=mapping.schema.json\n# Guessed from the headers and %d rows of %s (%s). Read each line before you import.\n", len(samples), Quote(name), found)
	fmt.Fprintf(&out, "register: %s\ncurrency: %s\ntimeZone: %s\n", Quote(name), m.Currency, m.TimeZone)
	if found.Sheet != "" && len(found.Sheets) > 1 {
		fmt.Fprintf(&out, "sheet: %s # of %s\n", Quote(found.Sheet), strings.Join(found.Sheets, ", "))
	}
	if form := g.dates(); form != "" {
		fmt.Fprintf(&out, "dates: %s # check it: the sample can be read with the day or the month first\n", form)
	}
	fmt.Fprintf(&out, "\nagency: {code: %s, name: %s, shortName: %s, level: %s}\n\nrecords:\n", Quote(m.Agency.Code), Quote(m.Agency.Name), Quote(m.Agency.ShortName), m.Agency.Level)
	g.write(&out)
	_, err = io.WriteString(to, out.String())
	return err
}

const sampleRows = 200

func sampleOf(table *sheet.Table) ([][]string, error) {
	var rows [][]string
	for len(rows) < sampleRows {
		row, err := table.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		rows = append(rows, row.Cells)
	}
	return rows, nil
}

// guess works out which column holds which field.
type guess struct {
	header  []string
	samples [][]string
	sources map[string]map[string]string // kind, field: the source in YAML
	columns map[int]bool                 // those that are taken
}

// match gives each column the field whose words its header holds; a header that is exactly a word comes first.
func (g *guess) match() {
	g.columns = map[int]bool{}
	for _, exact := range []bool{true, false} {
		for _, n := range names {
			if g.sources[n.kind][n.field] != "" {
				continue
			}
			for _, word := range strings.Split(n.words, "|") {
				if at := g.columnNamed(word, exact); at >= 0 {
					g.take(n.kind, n.field, at)
					break
				}
			}
		}
	}
	for _, k := range kinds.AllMerged() { // enumerations: a column whose texts are all labels
		for _, f := range k.Fields {
			if f.Form != kinds.Enum || g.sources[k.Name][f.Name] != "" || k.Name == "penalty" || k.Name == "foodBusiness" && g.sources[k.Name] == nil {
				continue
			}
			for at := range g.header {
				if !g.columns[at] && g.allLabels(at, f.Enum) {
					g.take(k.Name, f.Name, at)
					break
				}
			}
		}
	}
}

var unitInHeader = regexp.MustCompile(`[（(]\s*(万元|千元|亿元|百万元)\s*[)）]`)

func (g *guess) take(kind, field string, at int) {
	if g.sources[kind] == nil {
		g.sources[kind] = map[string]string{}
	}
	unit := ""
	if m := unitInHeader.FindStringSubmatch(g.header[at]); m != nil {
		unit = ", unit: " + m[1]
	}
	g.sources[kind][field] = fmt.Sprintf("{column: %s%s}", Quote(g.header[at]), unit)
	g.columns[at] = true
}

func plainName(text string) string {
	text = regexp.MustCompile(`[（(].*?[)）]`).ReplaceAllString(text, "")
	return strings.ToLower(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '_' || r == '-' || r == '*' || r == '：' }), " "))
}

func (g *guess) columnNamed(word string, exact bool) int {
	word = plainName(word)
	return slices.IndexFunc(g.header, func(h string) bool {
		if g.columns[slices.Index(g.header, h)] {
			return false
		}
		name := plainName(h)
		if exact {
			return name == word
		}
		return strings.Contains(name, word) && len(word) > 3
	})
}

func (g *guess) allLabels(at int, enum string) bool {
	seen := false
	for _, row := range g.samples {
		if text := strings.TrimSpace(row[at]); text != "" {
			seen = true
			if !slices.ContainsFunc(messages.Labels(enum), func(l messages.LabelOfValue) bool { return l.ZH == text || l.EN == text || l.Value == text }) {
				return false
			}
		}
	}
	return seen
}

// complete adds what is required and no column gives.
func (g *guess) complete() {
	put := func(kind, field, source string) {
		if g.sources[kind] == nil {
			g.sources[kind] = map[string]string{}
		}
		if g.sources[kind][field] == "" {
			g.sources[kind][field] = source
		}
	}
	party := g.sources["party"]
	if party == nil {
		return
	}
	put("party", "kind", "{value: UNKNOWN}")
	switch {
	case party["code"] != "" && party["name"] != "":
		put("party", "sourceKey", strings.Replace(party["name"], "}", "} # better: a key of the register; the code may be missing", 1))
	default:
		put("party", "sourceKey", party["name"])
	}
	if g.sources["case"] == nil && g.sources["decision"] == nil {
		return
	}
	decisionNo := g.sources["decision"]["decisionNo"]
	switch {
	case g.sources["case"]["caseNo"] != "":
	case decisionNo != "":
		put("case", "caseNo", decisionNo)
	default:
		put("case", "caseNo", fmt.Sprintf("{hash: [%s]} # the register has no number: columns that differ for each case", strings.Join(g.quotedColumns(4), ", ")))
	}
	put("case", "field", "{value: OTHER} # correct it")
	put("case", "source", "{value: INSPECTION} # correct it")
	put("case", "procedure", "{value: ORDINARY}")
	day := g.sources["decision"]["decidedOn"]
	if day == "" {
		day = "{column: ?} # required"
	}
	put("case", "filedOn", day)
	if facts := g.sources["case"]["facts"]; facts != "" && g.sources["case"]["cause"] == "" {
		put("case", "cause", facts)
		delete(g.sources["case"], "facts")
	}
	put("case", "cause", "{value: 未载明} # required")
	if g.sources["decision"] != nil || g.sources["fine"] != nil {
		put("decision", "decisionNo", g.sources["case"]["caseNo"])
		put("decision", "decidedOn", g.sources["case"]["filedOn"])
	}
	if business := g.sources["foodBusiness"]; business != nil {
		if business["name"] == "" {
			delete(g.sources, "foodBusiness")
			return
		}
		put("foodBusiness", "sourceKey", business["name"])
		put("foodBusiness", "type", "{value: OTHER} # correct it")
	}
}

func (g *guess) quotedColumns(n int) []string {
	var out []string
	for _, h := range g.header[:min(n, len(g.header))] {
		out = append(out, Quote(h))
	}
	return out
}

var slashedDay = regexp.MustCompile(`^(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}`)

// dates returns the form of days where the sample needs one: days such as 25/6/2023, or 5/6/2023, which can be read in two ways.
func (g *guess) dates() string {
	form := ""
	for _, row := range g.samples {
		for _, cell := range row {
			m := slashedDay.FindStringSubmatch(strings.TrimSpace(cell))
			switch {
			case m == nil:
			case len(m[1]) == 2 && m[1] > "12":
				return "DD/MM/YYYY"
			case len(m[2]) == 2 && m[2] > "12":
				return "MM/DD/YYYY"
			default:
				form = "DD/MM/YYYY"
			}
		}
	}
	return form
}

// write writes the records in the order of the kinds, then the columns that are not used, with samples.
func (g *guess) write(out *strings.Builder) {
	for _, k := range kinds.AllMerged() {
		fields := g.sources[k.Name]
		if fields == nil {
			continue
		}
		fmt.Fprintf(out, "  %s:\n", k.Name)
		for _, f := range k.Fields {
			if source := fields[f.Name]; source != "" {
				fmt.Fprintf(out, "    %s: %s\n", f.Name, source)
			}
		}
	}
	for at, name := range g.header {
		if g.columns[at] {
			continue
		}
		var seen []string
		for _, row := range g.samples {
			if text := strings.TrimSpace(row[at]); text != "" && !slices.Contains(seen, Quote(shorten(text))) {
				if seen = append(seen, Quote(shorten(text))); len(seen) == 3 {
					break
				}
			}
		}
		fmt.Fprintf(out, "  # not used: column %s: %s\n", Quote(name), strings.Join(seen, ", "))
	}
}

func shorten(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if r := []rune(text); len(r) > 30 {
		return string(r[:30]) + "…"
	}
	return text
}

// Quote returns a text in quotes, as a value in YAML. A line end becomes a space.
func Quote(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ").Replace(text) + `"`
}
