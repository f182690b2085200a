package word

import "docket/messages"

// face is the typeface of a style: that of Chinese characters, and that of all others.
type face struct{ chinese, latin string }

// The typefaces of official documents. fonts names what stands in for those that a computer lacks.
var (
	songTitle = face{"方正小标宋简体", "Times New Roman"}
	song      = face{"宋体", "Times New Roman"}
	hei       = face{"黑体", "Arial"}
	kai       = face{"楷体_GB2312", "Times New Roman"}
	fangsong  = face{"仿宋_GB2312", "Times New Roman"}
)

// fonts returns the table of fonts, with another that stands in for each that is often missing.
func (w *writer) fonts() *element {
	root := el("w:fonts", at("xmlns:w", namespaceWord))
	for _, f := range []struct{ name, other, charset, family, pitch string }{
		{"Times New Roman", "Liberation Serif", "00", "roman", "variable"},
		{"Arial", "Liberation Sans", "00", "swiss", "variable"},
		{"宋体", "SimSun", "86", "auto", "variable"},
		{"黑体", "SimHei", "86", "modern", "fixed"},
		{"楷体_GB2312", "楷体", "86", "modern", "fixed"},
		{"仿宋_GB2312", "仿宋", "86", "modern", "fixed"},
		{"方正小标宋简体", "宋体", "86", "script", "fixed"},
	} {
		root.children = append(root.children, el("w:font", at("w:name", f.name),
			value("w:altName", f.other), value("w:charset", f.charset), value("w:family", f.family), value("w:pitch", f.pitch)))
	}
	return root
}

// style is what a style of paragraphs sets. Sizes are in half points, lines and spaces in twips.
type style struct {
	id, name      string
	face          face
	size          int
	isBold        bool
	colour        string // RRGGBB; empty for the usual one
	line          int    // the exact pitch of lines; 0 for one and a bit of the size
	before, after int
	indent        bool   // the first line is indented by two characters
	side          string // jc; empty for both sides
	keepsNext     bool   // stands on the page of what follows
	level         string // in the outline; empty for text
}

// paragraphStyles returns the styles of the document's language. Sizes in Chinese are 二号 (44), 三号 (32), 小四 (24), 五号 (21).
func (w *writer) paragraphStyles() []style {
	if w.Language == messages.Chinese {
		return []style{
			{id: "Title", name: "Title", face: songTitle, size: 44, line: 700, side: "center", keepsNext: true},
			{id: "Subtitle", name: "Subtitle", face: kai, size: 32, line: 560, after: 280, side: "center", keepsNext: true},
			{id: "Heading1", name: "heading 1", face: hei, size: 32, line: 560, before: 120, indent: true, keepsNext: true, level: "0"},
			{id: "Heading2", name: "heading 2", face: kai, size: 32, line: 560, before: 60, indent: true, keepsNext: true, level: "1"},
			{id: "BodyText", name: "Body Text", face: fangsong, size: 32, line: 560, indent: true},
			{id: "Caption", name: "caption", face: hei, size: 24, before: 60, after: 60, side: "center"},
			{id: "TableCaption", name: "Table Caption", face: hei, size: 24, before: 60, after: 60, side: "center", keepsNext: true},
			{id: "Note", name: "Note", face: fangsong, size: 24, line: 400, indent: true},
			{id: "TableHead", name: "Table Head", face: hei, size: 21, before: 30, after: 30, side: "center", keepsNext: true},
			{id: "TableText", name: "Table Text", face: fangsong, size: 21, before: 20, after: 20, side: "left"},
			{id: "TableEnd", name: "Table End", face: fangsong, size: 12, line: 160},
			{id: "Chart", name: "Chart", face: fangsong, size: 24, before: 120, side: "center", keepsNext: true},
			{id: "Footer", name: "footer", face: song, size: 28},
		}
	}
	return []style{
		{id: "Title", name: "Title", face: songTitle, size: 40, isBold: true, after: 80, side: "center", keepsNext: true},
		{id: "Subtitle", name: "Subtitle", face: kai, size: 26, after: 360, side: "center", colour: "51606F", keepsNext: true},
		{id: "Heading1", name: "heading 1", face: hei, size: 28, isBold: true, before: 360, after: 120, side: "left", keepsNext: true, level: "0"},
		{id: "Heading2", name: "heading 2", face: hei, size: 23, isBold: true, before: 240, after: 80, side: "left", keepsNext: true, level: "1"},
		{id: "BodyText", name: "Body Text", face: fangsong, size: 23, line: 320, after: 120, side: "left"},
		{id: "Caption", name: "caption", face: hei, size: 19, isBold: true, before: 60, after: 80, side: "center"},
		{id: "TableCaption", name: "Table Caption", face: hei, size: 19, isBold: true, before: 120, after: 80, side: "center", keepsNext: true},
		{id: "Note", name: "Note", face: fangsong, size: 20, line: 270, after: 60, side: "left"},
		{id: "TableHead", name: "Table Head", face: hei, size: 18, isBold: true, before: 40, after: 40, side: "center", keepsNext: true},
		{id: "TableText", name: "Table Text", face: fangsong, size: 20, before: 20, after: 20, side: "left"},
		{id: "TableEnd", name: "Table End", face: fangsong, size: 12, line: 160},
		{id: "Chart", name: "Chart", face: fangsong, size: 20, before: 120, side: "center", keepsNext: true},
		{id: "Footer", name: "footer", face: song, size: 20},
	}
}

// styles returns the styles of the document.
func (w *writer) styles() *element {
	language := el("w:lang", at("w:val", "en-GB"), at("w:eastAsia", "zh-CN"))
	root := el("w:styles", at("xmlns:w", namespaceWord),
		el("w:docDefaults",
			el("w:rPrDefault", el("w:rPr", fangsong.element(), value("w:sz", "24"), value("w:szCs", "24"), language)),
			el("w:pPrDefault")),
		el("w:style", at("w:type", "paragraph"), at("w:default", "1"), at("w:styleId", "Normal"), value("w:name", "Normal"), el("w:qFormat")))
	for _, s := range w.paragraphStyles() {
		root.children = append(root.children, s.element())
	}
	return root
}

func (f face) element() *element {
	return el("w:rFonts", at("w:ascii", f.latin), at("w:hAnsi", f.latin), at("w:eastAsia", f.chinese), at("w:cs", f.latin))
}

func (s style) element() *element {
	spacing := el("w:spacing", number("w:before", s.before), number("w:after", s.after), number("w:line", 264), at("w:lineRule", "auto"))
	if s.line > 0 {
		spacing = el("w:spacing", number("w:before", s.before), number("w:after", s.after), number("w:line", s.line), at("w:lineRule", "exact"))
	}
	paragraph := el("w:pPr")
	add := func(condition bool, e *element) {
		if condition {
			paragraph.children = append(paragraph.children, e)
		}
	}
	add(s.keepsNext, el("w:keepNext"))
	add(s.keepsNext, el("w:keepLines"))
	add(true, spacing)
	add(s.indent, el("w:ind", number("w:firstLineChars", 200), number("w:firstLine", s.size*20)))
	add(s.side != "", value("w:jc", s.side))
	add(s.side == "", value("w:jc", "both"))
	add(s.level != "", value("w:outlineLvl", s.level))
	text := el("w:rPr", s.face.element())
	if s.isBold {
		text.children = append(text.children, el("w:b"), el("w:bCs"))
	}
	if s.colour != "" {
		text.children = append(text.children, value("w:color", s.colour))
	}
	text.children = append(text.children, el("w:sz", number("w:val", s.size)), el("w:szCs", number("w:val", s.size)))
	return el("w:style", at("w:type", "paragraph"), at("w:styleId", s.id), value("w:name", s.name), value("w:basedOn", "Normal"), el("w:qFormat"), paragraph, text)
}
