// Package annual makes the report of a period as a document: the paragraph, the figures with those of the year before, charts, and what each
// figure counts. The figures are those of the API: one operation reads them all within one statement.
package annual

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"cloud.google.com/go/civil"

	"docket/export/word"
	"docket/indicators"
	"docket/messages"
)

// Operation reads what the document holds. Request returns its variables.
const Operation = `query AnnualReport($agency: String, $period: ReportPeriod!, $compareWith: ReportPeriod, $before: ReportPeriod!, $isCompared: Boolean!,
  $from: Date!, $until: Date!, $home: AgencyWhere!, $bucket: DateBucket!, $language: Language!) {
  report(agency: $agency, period: $period, compareWith: $compareWith) {
    agency { name }
    narrative(language: $language)
    figures { indicator { name label(language: $language) unit(language: $language) note(language: $language) whole } value previous changePercent }
    casesDecided { cases { groups(by: [{decidedOn: {bucket: $bucket}}, {field: {}}], first: 500) { totalCount nodes { key { decidedOn field } aggregate { count } } } } }
    complaintsReceived { complaints { groups(by: {channel: {}}, orderBy: [{count: DESC}, {key: {channel: ASC}}], first: 50) { nodes { key { channel } aggregate { count } } } } }
    businessesCovered { foodBusinesses { groups(by: {level: {}}, orderBy: {key: {level: ASC}}, first: 50) { nodes { key { level } aggregate { count } } } } }
  }
  before: report(agency: $agency, period: $before, compareWith: null) @include(if: $isCompared) {
    casesDecided { cases { groups(by: {decidedOn: {bucket: $bucket}}, first: 50) { nodes { key { decidedOn } aggregate { count } } } } }
  }
  penalties(where: {withdrawnOn: {isNull: true}, decision: {withdrawnOn: {isNull: true}}, case: {decidedOn: {gte: $from, lte: $until}}, agency: $home}) {
    groups(by: {kind: {}}, orderBy: [{count: DESC}, {key: {kind: ASC}}], first: 50) { nodes { key { kind } aggregate { count sum { amount } } } }
  }
  foodBusinesses(where: {and: [` + indicators.OpenBusinesses + `, {agency: $home}]}) {
    groups(by: {level: {}}, orderBy: {key: {level: ASC}}, first: 50) { nodes { key { level } aggregate { count } } }
  }
}`

// Request is what a report is asked for.
type Request struct {
	Period Period
	// Compare is the period that it is compared with, of the same length; nil for none.
	Compare *Period
	// Agency is a division code; empty for all agencies that the caller may read.
	Agency   string
	Language messages.Language
}

// Variables returns the variables of Operation. `home` chooses the agency and those below it, of which there are two levels at most: a province has cities, and these
// have counties. Without a comparison `before` is the period itself, since the operation requires one.
func (r Request) Variables() map[string]any {
	from, until := r.Period.Days()
	v := map[string]any{
		"period": r.Period.Input(), "compareWith": nil, "before": r.Period.Input(), "isCompared": r.Compare != nil, "agency": nil, "home": map[string]any{},
		"from": from.String(), "until": until.String(), "bucket": r.Period.bucket(), "language": string(r.Language),
	}
	if r.Compare != nil {
		v["compareWith"], v["before"] = r.Compare.Input(), r.Compare.Input()
	}
	if r.Agency != "" {
		is := map[string]any{"code": map[string]any{"eq": r.Agency}}
		below := func(where map[string]any) map[string]any { return map[string]any{"parent": where} }
		v["agency"], v["home"] = r.Agency, map[string]any{"or": []any{is, below(is), below(below(is))}}
	}
	return v
}

// Answer is the answer to Operation. Report is nil if there is no such agency, or the caller may not read its records.
type Answer struct {
	Report *struct {
		Agency       *struct{ Name string }
		Narrative    string
		Figures      []figure
		CasesDecided struct {
			Cases struct {
				Groups groups[struct {
					DecidedOn civil.Date
					Field     string
				}]
			}
		}
		ComplaintsReceived struct {
			Complaints struct {
				Groups groups[struct{ Channel string }]
			}
		}
		BusinessesCovered struct {
			FoodBusinesses struct {
				Groups groups[struct{ Level *string }]
			}
		}
	}
	Before *struct {
		CasesDecided struct {
			Cases struct {
				Groups groups[struct{ DecidedOn civil.Date }]
			}
		}
	}
	Penalties struct {
		Groups groups[struct{ Kind string }]
	}
	FoodBusinesses struct {
		Groups groups[struct{ Level *string }]
	}
}

type figure struct {
	Indicator struct {
		Name, Label, Unit, Note string
		Whole                   *string
	}
	Value, Previous, ChangePercent *string
}

// groups are records in groups of a key.
type groups[K any] struct {
	Nodes []struct {
		Key       K
		Aggregate struct {
			Count int
			Sum   struct{ Amount *string }
		}
	}
}

// Reading says how the figures of a document were read.
type Reading struct {
	// At is the instant of the database's state, in the bureau's zone.
	At time.Time
	// Agencies are those that were read; empty if the caller may not know them. AskedBy names the caller.
	Agencies []string
	AskedBy  string
	// IsDemo marks records that are made up.
	IsDemo bool
}

// words is a text in Chinese and in English.
type words struct{ zh, en string }

// in returns the text in a language.
func (w words) in(l messages.Language) string {
	if l == messages.Chinese {
		return w.zh
	}
	return w.en
}

// Title returns the title of the report without its agency, as in 2023年度工作报告.
func (r Request) Title() string {
	name := r.Period.name(r.Language)
	if r.Period.Quarter+r.Period.Month > 0 {
		return words{name + "工作报告", "Report for " + name}.in(r.Language)
	}
	return words{name + "度工作报告", "Annual Report " + name}.in(r.Language)
}

// Document makes the document of an answer, whose Report must not be nil.
func (r Request) Document(answer *Answer, reading Reading) *word.Document {
	d := &document{Request: r, Answer: answer, Document: &word.Document{Language: r.Language, Title: r.Title(), MadeAt: reading.At}}
	if agency := answer.Report.Agency; agency != nil {
		d.Document.Title = agency.Name + " " + r.Title()
		if r.Language == messages.Chinese {
			d.Document.Title = agency.Name + r.Title()
		}
		d.text(word.Title, agency.Name)
	}
	d.text(word.Title, r.Title())
	from, until := r.Period.Days()
	d.text(word.Subtitle, words{"（" + dayIn(r.Language, from) + "至" + dayIn(r.Language, until) + "）", dayIn(r.Language, from) + " to " + dayIn(r.Language, until)}.in(r.Language))
	d.heading(words{"总体情况", "In brief"})
	d.text(word.Body, answer.Report.Narrative)
	d.heading(words{"主要指标", "Figures"})
	d.figures()
	d.heading(words{"分项情况", "In detail"})
	d.cases()
	d.penalties()
	d.complaints()
	d.coverage()
	d.heading(words{"指标口径", "What each figure counts"})
	d.definitions()
	d.heading(words{"数据说明", "How the figures were read"})
	d.reading(reading)
	return d.Document
}

// document is a document that is being made.
type document struct {
	Request
	*Answer
	*word.Document
	headings, subheadings, charts, tables int
}

func (d *document) text(style word.Style, text string) {
	d.Blocks = append(d.Blocks, word.Text{Style: style, Text: text})
}

// heading adds a heading with its number: 一、 in Chinese.
func (d *document) heading(title words) {
	d.headings, d.subheadings = d.headings+1, 0
	d.text(word.Heading, words{messages.ChineseNumeral(d.headings) + "、" + title.zh, decimal(d.headings) + "  " + title.en}.in(d.Request.Language))
}

// subheading adds a heading below a heading: （一） in Chinese.
func (d *document) subheading(title words) {
	d.subheadings++
	d.text(word.Subheading, words{"（" + messages.ChineseNumeral(d.subheadings) + "）" + title.zh, decimal(d.headings) + "." + decimal(d.subheadings) + "  " + title.en}.in(d.Request.Language))
}

// chart adds a chart with its caption below it.
func (d *document) chart(caption words, c word.Chart) {
	d.charts++
	d.Blocks = append(d.Blocks, c)
	d.text(word.Caption, words{"图" + decimal(d.charts) + "　" + caption.zh, "Figure " + decimal(d.charts) + ". " + caption.en}.in(d.Request.Language))
}

// table adds a table with its caption above it.
func (d *document) table(caption words, t word.Table) {
	d.tables++
	d.text(word.TableCaption, words{"表" + decimal(d.tables) + "　" + caption.zh, "Table " + decimal(d.tables) + ". " + caption.en}.in(d.Request.Language))
	d.Blocks = append(d.Blocks, t)
}

// say returns the text in the language of the document.
func (d *document) say(zh, en string) string { return words{zh, en}.in(d.Request.Language) }

// label returns the label of a value of an enumeration.
func (d *document) label(enumeration, value string) string {
	return messages.Label(d.Request.Language, enumeration, value)
}

// figures adds the table of figures.
func (d *document) figures() {
	columns := []word.Column{
		{Head: d.say("指标", "Figure"), Width: 32},
		{Head: d.say("单位", "Unit"), Width: 13},
		{Head: d.Period.name(d.Request.Language), Width: 17, IsRight: true},
	}
	caption := words{"主要指标", "The figures of the period"}
	if d.Compare != nil {
		columns = append(columns, word.Column{Head: d.Compare.name(d.Request.Language), Width: 17, IsRight: true}, word.Column{Head: d.say("增减", "Change"), Width: 21, IsRight: true})
		caption = words{"主要指标及与" + d.Compare.name(messages.Chinese) + "的比较", "The figures of the period, compared with " + d.Compare.name(messages.English)}
	}
	var rows [][]string
	for _, f := range d.Report.Figures {
		row := []string{f.Indicator.Label, f.Indicator.Unit, f.text(f.Value)}
		if d.Compare != nil {
			row = append(row, f.text(f.Previous), f.change(d.Request.Language))
		}
		rows = append(rows, row)
	}
	d.table(caption, word.Table{Columns: columns, Rows: rows})
}

// cases adds the cases by month and field.
func (d *document) cases() {
	d.subheading(words{"案件办理", "Cases"})
	byField, byColumn := map[string]int{}, map[string]map[civil.Date]int{}
	for _, n := range d.Report.CasesDecided.Cases.Groups.Nodes {
		byField[n.Key.Field] += n.Aggregate.Count
		if byColumn[n.Key.Field] == nil {
			byColumn[n.Key.Field] = map[civil.Date]int{}
		}
		byColumn[n.Key.Field][n.Key.DecidedOn] += n.Aggregate.Count
	}
	fields := ranked(byField)
	if len(fields) == 0 {
		d.text(word.Body, d.say("本期没有办结的案件。", "No case was decided in the period."))
		return
	}
	parts := make([]part, len(fields))
	for i, f := range fields {
		parts[i] = part{d.label("CaseField", f), byField[f]}
	}
	d.text(word.Body, d.say("本期办结案件"+d.total(parts)+"件，"+d.largest(parts, "领域", "件"), d.total(parts)+" cases were decided. "+d.largest(parts, "fields", "")))
	days := d.Period.buckets()
	chart := word.Chart{IsStacked: true, Height: 85, Unit: d.say("件", "cases")}
	for _, day := range days {
		chart.Categories = append(chart.Categories, d.Period.bucketName(d.Request.Language, day))
	}
	add := func(name string, fields ...string) {
		s := word.Series{Name: name}
		for _, day := range days {
			sum := 0
			for _, f := range fields {
				sum += byColumn[f][day]
			}
			s.Values = append(s.Values, decimal(sum))
		}
		chart.Series = append(chart.Series, s)
	}
	shown := fields
	if len(fields) > word.MaxSeries {
		shown = fields[:word.MaxSeries-1]
	}
	for _, f := range shown {
		add(d.label("CaseField", f), f)
	}
	if len(shown) < len(fields) {
		add(d.say("其余领域", "Other fields"), fields[len(shown):]...)
	}
	caption := words{"各月办结案件（按领域）", "Cases decided, by month and field"}
	if d.Period.Month > 0 {
		caption = words{"每日办结案件（按领域）", "Cases decided, by day and field"}
	}
	if d.Compare != nil && d.Before != nil {
		count := map[civil.Date]int{}
		for _, n := range d.Before.CasesDecided.Cases.Groups.Nodes {
			count[n.Key.DecidedOn] = n.Aggregate.Count
		}
		s := word.Series{Name: d.say(d.Compare.name(messages.Chinese)+"合计", "All fields, "+d.Compare.name(messages.English)), IsLine: true}
		earlier := d.Compare.buckets()
		for i := range days {
			value := ""
			if i < len(earlier) {
				value = decimal(count[earlier[i]])
			}
			s.Values = append(s.Values, value)
		}
		chart.Series = append(chart.Series, s)
		caption.zh += "，虚线为" + d.Compare.name(messages.Chinese) + "合计"
		caption.en += "; the dashed line is " + d.Compare.name(messages.English)
	}
	chart.Alternative = caption.in(d.Request.Language)
	d.chart(caption, chart)
}

// penalties adds the penalties by kind.
func (d *document) penalties() {
	d.subheading(words{"处罚种类", "Penalties"})
	nodes := d.Penalties.Groups.Nodes
	if len(nodes) == 0 {
		d.text(word.Body, d.say("本期没有作出行政处罚。", "No penalty was imposed in the period."))
		return
	}
	parts := make([]part, len(nodes))
	rows := make([][]string, len(nodes))
	for i, n := range nodes {
		parts[i] = part{d.label("PenaltyKind", n.Key.Kind), n.Aggregate.Count}
		rows[i] = []string{parts[i].name, grouped(decimal(n.Aggregate.Count)), money(n.Aggregate.Sum.Amount)}
	}
	d.text(word.Body, d.say("本期办结的案件共作出处罚"+d.total(parts)+"项（不含已撤销的决定，一案可有多项），"+d.largest(parts, "种类", "项"),
		d.total(parts)+" penalties were imposed in the cases decided, without withdrawn decisions; a case may have several. "+d.largest(parts, "kinds", "")))
	caption := words{"处罚种类（项）", "Penalties by kind"}
	d.chart(caption, bars(caption.in(d.Request.Language), parts))
	d.table(words{"处罚种类及金额", "Penalties by kind, with their amounts"}, word.Table{
		Columns: []word.Column{
			{Head: d.say("种类", "Kind"), Width: 50},
			{Head: d.say("项数", "Penalties"), Width: 20, IsRight: true},
			{Head: d.say("金额（元）", "Amount, yuan"), Width: 30, IsRight: true},
		},
		Rows: rows,
	})
}

// complaints adds the complaints by channel.
func (d *document) complaints() {
	d.subheading(words{"投诉举报", "Complaints and reports"})
	nodes := d.Report.ComplaintsReceived.Complaints.Groups.Nodes
	if len(nodes) == 0 {
		d.text(word.Body, d.say("本期没有接收投诉举报。", "No complaint was received in the period."))
		return
	}
	parts := make([]part, len(nodes))
	for i, n := range nodes {
		parts[i] = part{d.label("ComplaintChannel", n.Key.Channel), n.Aggregate.Count}
	}
	d.text(word.Body, d.say("本期接收投诉举报"+d.total(parts)+"件，"+d.largest(parts, "渠道", "件"), d.total(parts)+" complaints and reports were received. "+d.largest(parts, "channels", "")))
	caption := words{"投诉举报来源渠道（件）", "Complaints and reports by channel"}
	d.chart(caption, bars(caption.in(d.Request.Language), parts))
}

// coverage adds the food businesses by level, with those that an official answers for.
func (d *document) coverage() {
	d.subheading(words{"食品安全包保", "Food coverage"})
	name := func(level *string) string {
		if level == nil {
			return d.say("未分级", "Not graded")
		}
		return d.label("CoverageLevel", *level)
	}
	covered := map[string]int{}
	for _, n := range d.Report.BusinessesCovered.FoodBusinesses.Groups.Nodes {
		covered[name(n.Key.Level)] = n.Aggregate.Count
	}
	chart := word.Chart{Height: 70, Unit: d.say("家", "businesses")}
	with, without := word.Series{Name: d.say("已包保", "Covered")}, word.Series{Name: d.say("未包保", "Not covered")}
	open, taken := 0, 0
	for _, n := range d.FoodBusinesses.Groups.Nodes {
		level := name(n.Key.Level)
		chart.Categories = append(chart.Categories, level)
		with.Values = append(with.Values, decimal(covered[level]))
		without.Values = append(without.Values, decimal(n.Aggregate.Count-covered[level]))
		open, taken = open+n.Aggregate.Count, taken+covered[level]
	}
	if open == 0 {
		d.text(word.Body, d.say("期末没有在营的食品经营主体。", "No food business was open on the last day of the period."))
		return
	}
	d.text(word.Body, d.say("期末在营食品经营主体"+grouped(decimal(open))+"家，其中已包保"+grouped(decimal(taken))+"家，未包保"+grouped(decimal(open-taken))+"家。",
		grouped(decimal(open))+" food businesses were open on the last day of the period; officials answered for "+grouped(decimal(taken))+" of them, and for "+grouped(decimal(open-taken))+" nobody did."))
	chart.Series = []word.Series{with}
	if open > taken {
		chart.Series, chart.IsStacked = append(chart.Series, without), true
	}
	caption := words{"期末食品经营主体包保情况（按包保层级）", "Food businesses by level of coverage, on the last day of the period"}
	chart.Alternative = caption.in(d.Request.Language)
	d.chart(caption, chart)
}

// definitions adds what each figure counts.
func (d *document) definitions() {
	table := word.Table{Columns: []word.Column{{Head: d.say("指标", "Figure"), Width: 30}, {Head: d.say("口径", "What is counted"), Width: 70}}}
	for _, f := range d.Report.Figures {
		table.Rows = append(table.Rows, []string{f.Indicator.Label, f.Indicator.Note})
	}
	d.table(words{"指标口径", "What each figure counts"}, table)
}

// reading adds when the figures were read, of which agencies, and by whom.
func (d *document) reading(r Reading) {
	line := func(name words, text string) {
		if text != "" {
			d.text(word.Note, name.in(d.Request.Language)+d.say("：", ": ")+text)
		}
	}
	line(words{"数据时点", "Records as of"}, r.At.Format("2006-01-02 15:04:05 -07:00"))
	line(words{"数据机关", "Agencies that were read"}, strings.Join(r.Agencies, d.say("、", ", ")))
	line(words{"查询人", "Asked by"}, r.AskedBy)
	if d.Compare != nil {
		line(words{"对比", "Compared with"}, d.Compare.name(d.Request.Language))
	}
	d.text(word.Note, d.say("增减为与对比期相比的百分比；比率的增减为百分点。", "A change is in percent of the period compared with; that of a share is in percentage points."))
	if r.IsDemo {
		d.text(word.Note, d.say("演示模式：记录均为虚构。", "Demo mode: the records are made up."))
	}
}

// part is a part of a whole: its name and how many it has.
type part struct {
	name  string
	count int
}

// ranked returns the keys whose count is more than 0: the largest count first, and keys of the same count in their order.
func ranked(counts map[string]int) []string {
	var keys []string
	for key, count := range counts {
		if count > 0 {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	return keys
}

// bars returns a chart of parts as bars that lie.
func bars(alternative string, parts []part) word.Chart {
	c := word.Chart{Alternative: alternative, IsHorizontal: true, Height: 18 + 8*len(parts), Series: []word.Series{{Name: alternative}}}
	for _, p := range parts {
		c.Categories = append(c.Categories, p.name)
		c.Series[0].Values = append(c.Series[0].Values, decimal(p.count))
	}
	return c
}
