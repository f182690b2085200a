package exchange

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"docket/exchange/sheet"
	"docket/messages"
)

// Template is a workbook that a person fills in, with a drop-down list where a column has a list of values. It holds its mapping, so that the
// filled workbook is imported without another.
type Template struct {
	Name    string // in addresses, as in visits
	label   text
	records string // of the mapping, with the columns of the template in braces: {{name}}
	columns []column
}

// text is a text in both languages.
type text struct{ zh, en string }

func (t text) in(l messages.Language) string {
	if l == messages.Chinese {
		return t.zh
	}
	return t.en
}

// column is a column of a template.
type column struct {
	name  string // of the field that it fills, as in party.name or recordVisit.visitedOn; or one of its own, that the mapping names
	label text
	note  text // what to write, where the label does not say it
}

// Label returns what a template is called.
func (t Template) Label(l messages.Language) string { return t.label.in(l) }

// Templates returns all templates.
func Templates() []Template { return slices.Clone(templates) }

// TemplateNamed returns the template with a name, and whether there is one.
func TemplateNamed(name string) (Template, bool) {
	at := slices.IndexFunc(templates, func(t Template) bool { return t.Name == name })
	if at < 0 {
		return Template{}, false
	}
	return templates[at], true
}

// kindLabels are what the records that are merged are called.
var kindLabels = map[string]text{
	"party": {"当事人", "Party"}, "foodBusiness": {"食品经营者", "Food business"}, "case": {"案件", "Case"}, "decision": {"处罚决定", "Decision"},
	"fine": {"罚款", "Fine"}, "penalty": {"处罚", "Penalty"},
}

// KindLabel returns what a kind of record in a report is called: that of the template whose rows are such records, or the name of the verb.
func KindLabel(l messages.Language, kind string) string {
	if label, ok := kindLabels[kind]; ok {
		return label.in(l)
	}
	for _, t := range templates {
		if strings.Contains(t.records, "\n  "+kind+":") {
			return t.Label(l)
		}
	}
	return kind
}

// What several templates have.
var (
	several   = text{"多个用顿号隔开", "several names with 、 between them"}
	byName    = text{"已登记的名称或编号", "its name or number on record"}
	nothing   = text{}
	partyKind = column{"party.kind", text{"当事人类型", "Kind of party"}, nothing}
	partyCode = column{"party.code", text{"统一社会信用代码", "Credit code"}, text{"18 位；没有则不填", "18 characters; leave it empty if there is none"}}
)

// partyRecords are the sources of a party whose name and code stand in the row.
const partyRecords = `
  party:
    sourceKey: {join: [{{party.name}}, {{party.code}}]}
    name: {column: {{party.name}}}
    kind: {column: {{party.kind}}}
    code: {column: {{party.code}}}`

var templates = []Template{
	{"cases", text{"行政处罚案件台账", "Penalty cases"}, partyRecords + `
  case:
    caseNo: {column: {{case.caseNo}}}
    field: {column: {{case.field}}}
    source: {column: {{case.source}}}
    procedure: {column: {{case.procedure}}}
    cause: {column: {{case.cause}}}
    filedOn: {column: {{case.filedOn}}}
    valueOfGoods: {column: {{case.valueOfGoods}}}
  decision:
    decisionNo: {column: {{decision.decisionNo}}}
    decidedOn: {column: {{decision.decidedOn}}}
  penalty:
    - {kind: {value: FINE}, amount: {column: {{fine}}}, when: {column: {{fine}}, empty: false}}
    - {kind: {value: CONFISCATION_OF_GAINS}, amount: {column: {{gains}}}, when: {column: {{gains}}, empty: false}}
    - {kind: {value: WARNING}, when: {column: {{warning}}, in: [是, "yes"]}}`, []column{
		{"case.caseNo", text{"案号", "Case number"}, nothing},
		{"party.name", text{"当事人", "Party"}, nothing},
		partyKind, partyCode,
		{"case.field", text{"领域", "Field"}, nothing},
		{"case.source", text{"案件来源", "Source"}, nothing},
		{"case.procedure", text{"适用程序", "Procedure"}, nothing},
		{"case.cause", text{"案由", "Cause"}, nothing},
		{"case.filedOn", text{"立案日期", "Filed on"}, nothing},
		{"case.valueOfGoods", text{"货值金额（元）", "Value of goods"}, nothing},
		{"decision.decisionNo", text{"决定书文号", "Decision number"}, nothing},
		{"decision.decidedOn", text{"决定日期", "Decided on"}, nothing},
		{"fine", text{"罚款（元）", "Fine"}, nothing},
		{"gains", text{"没收违法所得（元）", "Gains confiscated"}, nothing},
		{"warning", text{"警告", "Warning"}, text{"是或留空", "yes, or empty"}},
	}},
	{"businesses", text{"食品经营者名册", "Food businesses"}, partyRecords + `
  foodBusiness:
    sourceKey: {join: [{{foodBusiness.licenceNo}}, {{foodBusiness.name}}]}
    name: {column: {{foodBusiness.name}}}
    licenceNo: {column: {{foodBusiness.licenceNo}}}
    type: {column: {{foodBusiness.type}}}
    level: {column: {{foodBusiness.level}}}
    address: {column: {{foodBusiness.address}}}
    openedOn: {column: {{foodBusiness.openedOn}}}`, []column{
		{"foodBusiness.name", text{"店铺名称", "Business"}, nothing},
		{"foodBusiness.licenceNo", text{"食品经营许可证编号", "Licence number"}, nothing},
		{"party.name", text{"经营者名称", "Operator"}, nothing},
		partyKind, partyCode,
		{"foodBusiness.type", text{"业态", "Type"}, nothing},
		{"foodBusiness.level", text{"包保等级", "Coverage level"}, nothing},
		{"foodBusiness.address", text{"经营场所", "Address"}, nothing},
		{"foodBusiness.openedOn", text{"开业日期", "Opened on"}, nothing},
	}},
	verbTemplate("officials", text{"包保干部名册", "Officials"}, "registerOfficial", "", "",
		column{"name", text{"姓名", "Name"}, nothing},
		column{"post", text{"职务", "Post"}, nothing},
		column{"tier", text{"层级", "Tier"}, nothing},
		column{"division", text{"行政区划代码", "Division code"}, text{"6、9 或 12 位数字", "six, nine or twelve digits"}}),
	verbTemplate("assignments", text{"包保任务分配表", "Coverage assignments"}, "assignCoverage", "", "",
		column{"business", text{"食品经营者", "Food business"}, text{"店铺名称或许可证编号", "its name or licence number"}},
		column{"official", text{"包保干部", "Official"}, byName},
		column{"startsOn", text{"开始日期", "Starts on"}, nothing}),
	verbTemplate("visits", text{"包保督导记录", "Coverage visits"}, "recordVisit", "", `
    findings:
      each: {column: {{found}}, split: "；"}
      fields: {severity: {column: {{recordVisit.findings.severity}}}, text: {part: text}, dueOn: {column: {{recordVisit.findings.dueOn}}}}`,
		column{"business", text{"食品经营者", "Food business"}, text{"店铺名称或许可证编号", "its name or licence number"}},
		column{"visitedOn", text{"督导日期", "Visited on"}, nothing},
		column{"found", text{"发现问题", "Findings"}, text{"多个用分号（；）隔开", "several with ； between them"}},
		column{"findings.severity", text{"严重程度", "Severity"}, nothing},
		column{"findings.dueOn", text{"整改期限", "Due on"}, nothing}),
	verbTemplate("complaints", text{"投诉举报登记表", "Complaints"}, "fileComplaint", "", "",
		column{"complaintNo", text{"登记编号", "Number"}, text{"不填则自动编号", "given by itself if empty"}},
		column{"unit", text{"承办机构", "Unit"}, byName},
		column{"channel", text{"渠道", "Channel"}, nothing},
		column{"kind", text{"类别", "Kind"}, nothing},
		column{"object", text{"客体类别", "Object"}, nothing},
		column{"issue", text{"问题类别", "Issue"}, nothing},
		column{"text", text{"内容", "Text"}, nothing},
		column{"business", text{"被投诉的食品经营者", "Food business"}, byName},
		column{"receivedAt", text{"收到时间", "Received at"}, nothing}),
	verbTemplate("clues", text{"案件线索登记表", "Clues"}, "recordClue", "", "",
		column{"clueNo", text{"线索编号", "Number"}, text{"不填则自动编号", "given by itself if empty"}},
		column{"unit", text{"承办机构", "Unit"}, byName},
		column{"source", text{"线索来源", "Source"}, nothing},
		column{"field", text{"领域", "Field"}, nothing},
		column{"text", text{"内容", "Text"}, nothing},
		column{"receivedOn", text{"收到日期", "Received on"}, nothing}),
	verbTemplate("equipment", text{"特种设备登记表", "Equipment"}, "registerEquipment", partyRecords, "",
		column{"registrationNo", text{"设备注册代码", "Registration number"}, nothing},
		column{"name", text{"设备名称", "Name"}, nothing},
		column{"kind", text{"设备种类", "Kind"}, nothing},
		column{"party.name", text{"使用单位", "User"}, nothing}, partyKind, partyCode,
		column{"address", text{"使用地点", "Address"}, nothing},
		column{"examineBy", text{"下次检验日期", "Examine by"}, nothing}),
	verbTemplate("inspections", text{"特种设备检查记录", "Equipment inspections"}, "recordInspection", "", `
    hazards:
      each: {column: {{found}}, split: "；"}
      fields: {kind: {value: OTHER}, severity: {column: {{recordInspection.hazards.severity}}}, text: {part: text}}`,
		column{"party", text{"使用单位", "User"}, byName},
		column{"unit", text{"检查机构", "Unit"}, byName},
		column{"equipment", text{"设备注册代码", "Registration number"}, nothing},
		column{"inspectors", text{"检查人员", "Inspectors"}, several},
		column{"inspectedOn", text{"检查日期", "Inspected on"}, nothing},
		column{"found", text{"发现隐患", "Hazards"}, text{"多个用分号（；）隔开", "several with ； between them"}},
		column{"hazards.severity", text{"隐患级别", "Severity"}, nothing},
		column{"note", text{"备注", "Note"}, nothing}),
	verbTemplate("pharmacies", text{"药店名册", "Pharmacies"}, "registerPharmacy", partyRecords, "",
		column{"name", text{"药店名称", "Name"}, nothing},
		column{"licenceNo", text{"药品经营许可证编号", "Licence number"}, nothing},
		column{"party.name", text{"经营主体", "Operator"}, nothing}, partyKind, partyCode,
		column{"address", text{"地址", "Address"}, nothing},
		column{"phone", text{"联系电话", "Telephone"}, nothing},
		column{"openedOn", text{"开业日期", "Opened on"}, nothing},
		column{"connectedOn", text{"接入远程监管日期", "Connected on"}, nothing}),
}

// verbTemplate returns a template whose rows are written by a verb: a column without a dot in its name fills the field of that name. more is put
// after these fields in the mapping, and before are records that stand before the verb's.
func verbTemplate(name string, label text, verb, before, more string, columns ...column) Template {
	var fields strings.Builder
	key := fmt.Sprintf("\n    key: {hash: [%s]}", strings.Join(each(columns, func(c column) string { return "{{" + qualified(verb, c.name) + "}}" }), ", "))
	for i, c := range columns {
		columns[i].name = qualified(verb, c.name)
		f := verbNamed(verb).fieldAt(c.name)
		switch {
		case f == nil || strings.Contains(c.name, "."):
		case f.isList:
			fmt.Fprintf(&fields, "\n    %s: {column: {{%s}}, split: \"、\"}", c.name, columns[i].name)
		default:
			fmt.Fprintf(&fields, "\n    %s: {column: {{%s}}}", c.name, columns[i].name)
		}
	}
	records := "\n  " + verb + ":" + key + fields.String()
	return Template{Name: name, label: label, records: before + records + more, columns: columns}
}

// qualified returns the name of a column with its verb, unless it names a field of another record or none.
func qualified(verb, name string) string {
	if name == "found" || strings.HasPrefix(name, "party.") {
		return name
	}
	return verb + "." + name
}

func each[T, To any](of []T, do func(T) To) []To {
	out := make([]To, len(of))
	for i, one := range of {
		out[i] = do(one)
	}
	return out
}

// fieldAt returns the field of a verb's input at a path, as in findings.dueOn, and nil if there is none.
func (v *verb) fieldAt(path string) *field { return fieldIn(v.fields, path) }

func fieldIn(fields []field, path string) *field {
	name, rest, isDeep := strings.Cut(path, ".")
	at := slices.IndexFunc(fields, func(f field) bool { return f.name == name })
	switch {
	case at < 0:
		return nil
	case isDeep:
		return fieldIn(fields[at].fields, rest)
	}
	return &fields[at]
}

// field returns the field that a column fills, and one of text for a column that the mapping uses in another way.
func (c column) field() field {
	record, path, _ := strings.Cut(c.name, ".")
	if v := verbNamed(record); v != nil {
		if f := v.fieldAt(path); f != nil {
			found := *f
			found.isRequired = f.isRequired && !strings.Contains(path, ".") // a finding needs a severity, but a visit no finding
			return found
		}
	}
	if k := kindNamed(record); k != nil {
		if f := k.field(path); f != nil {
			return *f
		}
	}
	switch c.name {
	case "fine", "gains":
		return field{name: c.name, form: isMoney}
	case "warning":
		return field{name: c.name, form: isFlag}
	}
	return field{name: c.name}
}

// Mapping returns the mapping of a template in a language, as YAML. m names the currency, the time zone and the agency.
func (t Template) Mapping(l messages.Language, m Mapping) string {
	var pairs []string
	for _, c := range t.columns {
		pairs = append(pairs, "{{"+c.name+"}}", quoteYAML(c.label.in(l)))
	}
	a := m.Agency
	return fmt.Sprintf("register: %s\ncurrency: %s\ntimeZone: %s\nsheet: %s\nheaderRow: 1\n\nagency: {code: %s, name: %s, shortName: %s, level: %s}\n\nrecords:%s\n",
		quoteYAML(t.Label(l)), m.Currency, m.TimeZone, quoteYAML(t.Label(l)),
		quoteYAML(a.Code), quoteYAML(a.Name), quoteYAML(a.ShortName), a.Level, strings.NewReplacer(pairs...).Replace(t.records))
}

// Names of the sheets of a template that are not filled in.
const (
	mappingSheet = "docket" // holds the mapping: a heading, and below it the text in base64, in cells of at most pieceOfMapping characters
	valuesSheet  = "values" // holds the values of drop-down lists
)

const pieceOfMapping = 30_000 // a cell holds 32,767 characters

// templateRows is how many rows of a template have drop-down lists and checks.
const templateRows = 2000

// Write writes the workbook of a template: the sheet to fill in, one that explains its columns, and two hidden ones.
func (t Template) Write(to io.Writer, l messages.Language, m Mapping) (err error) {
	book := excelize.NewFile()
	defer func() { err = errors.Join(err, book.Close()) }()
	w := &templateWriter{book: book, language: l, sheet: t.Label(l)}
	if err := w.write(t, m); err != nil {
		return fmt.Errorf("template %s: %w", t.Name, err)
	}
	return book.Write(to)
}

type templateWriter struct {
	book     *excelize.File
	language messages.Language
	sheet    string
	lists    int // columns of the sheet of values
}

func (w *templateWriter) write(t Template, m Mapping) error {
	explained := text{"填写说明", "How to fill it in"}.in(w.language)
	if err := w.book.SetSheetName("Sheet1", w.sheet); err != nil {
		return err
	}
	for _, name := range []string{explained, valuesSheet, mappingSheet} {
		if _, err := w.book.NewSheet(name); err != nil {
			return err
		}
	}
	bold := &excelize.Font{Bold: true}
	border := []excelize.Border{{Type: "bottom", Color: "7F8FA6", Style: 1}}
	required, err := w.book.NewStyle(&excelize.Style{Font: bold, Border: border, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FCE4B0"}}})
	if err != nil {
		return err
	}
	other, err := w.book.NewStyle(&excelize.Style{Font: bold, Border: border, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E4EAF2"}}})
	if err != nil {
		return err
	}
	rows := [][]any{{text{"列", "Column"}.in(w.language), text{"必填", "Required"}.in(w.language), text{"填写要求", "What to write"}.in(w.language)}}
	for i, c := range t.columns {
		f := c.field()
		style, isRequired := other, ""
		if f.isRequired {
			style, isRequired = required, text{"是", "yes"}.in(w.language)
		}
		letters := sheet.ColumnLetters(i)
		if err := errors.Join(
			w.book.SetCellStr(w.sheet, letters+"1", c.label.in(w.language)),
			w.book.SetCellStyle(w.sheet, letters+"1", letters+"1", style),
			w.book.SetColWidth(w.sheet, letters, letters, 20),
		); err != nil {
			return err
		}
		if err := w.validate(letters, f); err != nil {
			return err
		}
		rows = append(rows, []any{c.label.in(w.language), isRequired, w.explain(c, f)})
	}
	for i, row := range rows {
		if err := w.book.SetSheetRow(explained, fmt.Sprintf("A%d", i+1), &row); err != nil {
			return err
		}
	}
	if err := errors.Join(
		w.book.SetCellStyle(explained, "A1", "C1", other), w.book.SetColWidth(explained, "A", "A", 26), w.book.SetColWidth(explained, "C", "C", 90),
		w.book.SetPanes(w.sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}),
	); err != nil {
		return err
	}
	return w.hide(t.Mapping(w.language, m))
}

// hide writes the mapping, and hides the sheets that are not for people.
func (w *templateWriter) hide(mapping string) error {
	if err := w.book.SetCellStr(mappingSheet, "A1", "mapping"); err != nil {
		return err
	}
	encoded := base64.StdEncoding.EncodeToString([]byte(mapping))
	for row := 2; encoded != ""; row++ {
		piece := encoded[:min(len(encoded), pieceOfMapping)]
		encoded = encoded[len(piece):]
		if err := w.book.SetCellStr(mappingSheet, fmt.Sprintf("A%d", row), piece); err != nil {
			return err
		}
	}
	return errors.Join(w.book.SetSheetVisible(mappingSheet, false, true), w.book.SetSheetVisible(valuesSheet, false, true))
}

// validate lets a column of the sheet take only what its field allows.
func (w *templateWriter) validate(letters string, f field) error {
	rule := excelize.NewDataValidation(true)
	rule.Sqref = fmt.Sprintf("%s2:%s%d", letters, letters, templateRows)
	fault := text{"填写的内容不符合要求，见“填写说明”。", "This is not allowed here: see “How to fill it in”."}.in(w.language)
	format := ""
	switch f.form {
	case isEnum, isFlag:
		list := w.choices(f)
		column := sheet.ColumnLetters(w.lists)
		w.lists++
		for i, value := range list {
			if err := w.book.SetCellStr(valuesSheet, fmt.Sprintf("%s%d", column, i+1), value); err != nil {
				return err
			}
		}
		rule.SetSqrefDropList(fmt.Sprintf("%s!$%s$1:$%s$%d", valuesSheet, column, column, len(list)))
	case isDate:
		format = "yyyy-mm-dd"
		if err := rule.SetRange("DATE(1949,10,1)", "DATE(2100,12,31)", excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
	case isInstant:
		format = "yyyy-mm-dd hh:mm"
		if err := rule.SetRange("DATE(1949,10,1)", "DATE(2100,12,31)", excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
	case isMoney:
		format = "#,##0.00"
		if err := rule.SetRange(0, 999999999999, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
	default:
		format = "@" // numbers of many digits stay as they are typed
	}
	if format != "" {
		style, err := w.book.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err == nil {
			err = w.book.SetCellStyle(w.sheet, letters+"2", fmt.Sprintf("%s%d", letters, templateRows), style)
		}
		if err != nil || format == "@" {
			return err
		}
	}
	rule.SetError(excelize.DataValidationErrorStyleStop, w.sheet, fault)
	return w.book.AddDataValidation(w.sheet, rule)
}

// choices returns the values that a column allows, by their labels.
func (w *templateWriter) choices(f field) []string {
	if f.form == isFlag {
		return []string{text{"是", "yes"}.in(w.language), text{"否", "no"}.in(w.language)}
	}
	return each(f.values, func(value string) string { return messages.Label(w.language, f.enum, value) })
}

// explain returns what to write into a column.
func (w *templateWriter) explain(c column, f field) string {
	var parts []string
	if note := c.note.in(w.language); note != "" {
		parts = append(parts, note)
	}
	switch f.form {
	case isEnum:
		parts = append(parts, text{"从下列中选择：", "one of: "}.in(w.language)+strings.Join(w.choices(f), "、"))
	case isDate:
		parts = append(parts, text{"日期，如 2024-03-05", "a day, as in 2024-03-05"}.in(w.language))
	case isInstant:
		parts = append(parts, text{"日期和时间，如 2024-03-05 09:30", "a day and time, as in 2024-03-05 09:30"}.in(w.language))
	case isMoney:
		parts = append(parts, text{"金额，元，两位小数以内", "an amount in yuan, with at most two decimals"}.in(w.language))
	}
	if f.maxLength > 0 && f.form == isText {
		parts = append(parts, fmt.Sprintf(text{"不超过 %d 字", "at most %d characters"}.in(w.language), f.maxLength))
	}
	return strings.Join(parts, text{"；", "; "}.in(w.language))
}

// MappingWithin returns the mapping that a filled template holds, as YAML, and an empty text if a file holds none.
func MappingWithin(file string) (string, error) {
	names, err := sheet.Sheets(file)
	if err != nil || !slices.Contains(names, mappingSheet) {
		return "", err
	}
	table, err := sheet.Open(file, sheet.Options{Sheet: mappingSheet, HeaderRow: 1})
	if err != nil {
		return "", err
	}
	defer table.Close()
	var encoded strings.Builder
	for {
		row, err := table.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return "", err
		}
		encoded.WriteString(strings.TrimSpace(row.Cells[0]))
	}
	mapping, err := base64.StdEncoding.DecodeString(encoded.String())
	if err != nil {
		return "", errors.New("the hidden sheet of the template was changed: take a new template")
	}
	return string(mapping), nil
}
