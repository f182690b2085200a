// Package word writes documents that Word, WPS and LibreOffice open (docx, ECMA-376): titles, paragraphs, tables, and charts that stay
// charts: their numbers lie in a workbook within the document and can be edited.
//
// A document in Chinese has the form of official documents (GB/T 9704-2012): A4 with its margins, the title in size 二号, the text in 仿宋 of
// size 三号 with a line pitch of 28 points, and page numbers at the outer side.
//
// Texts are only texts: no text becomes a field, a link or a formula, whatever it holds.
package word

import (
	"archive/zip"
	"fmt"
	"io"
	"time"

	"docket/messages"
)

// Document is a document to be written.
type Document struct {
	Language messages.Language
	// Title is the title in the properties of the file. MadeAt is the instant that they name.
	Title  string
	MadeAt time.Time
	Blocks []Block
}

// Block is a part of the text of a document.
type Block interface {
	elements(*writer) ([]*element, error)
}

// Text is a paragraph of a style.
type Text struct {
	Style Style
	Text  string
}

// Style is a style of paragraphs.
type Style string

// The styles. A Heading and a Subheading stand in the outline of the document.
const (
	Title      Style = "Title"
	Subtitle   Style = "Subtitle"
	Heading    Style = "Heading1"
	Subheading Style = "Heading2"
	Body       Style = "BodyText"
	// A Caption stands below a chart, a TableCaption above a table.
	Caption      Style = "Caption"
	TableCaption Style = "TableCaption"
	Note         Style = "Note"
)

// Table is a table with a head that is repeated on each page. Each row has a cell for each column.
type Table struct {
	Columns []Column
	Rows    [][]string
}

// Column is a column of a table. The widths of all columns are shares of their sum.
type Column struct {
	Head    string
	Width   int
	IsRight bool // its cells stand at the right, as numbers do
}

// Sizes of a page in twips, a twentieth of a point: A4 with the margins of GB/T 9704.
const (
	pageWidth, pageHeight                            = 11906, 16838
	marginTop, marginBottom, marginLeft, marginRight = 2098, 1984, 1587, 1474
	textWidth                                        = pageWidth - marginLeft - marginRight
)

// namespaces of the parts.
const (
	namespaceWord          = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	namespaceRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	namespaceDrawing       = "http://schemas.openxmlformats.org/drawingml/2006/main"
	namespaceChart         = "http://schemas.openxmlformats.org/drawingml/2006/chart"
	namespaceInline        = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
)

// writer writes the parts of a document.
type writer struct {
	*Document
	zip *zip.Writer
	// charts is how many charts were written; chartCount is how many there are.
	charts, chartCount int
}

// Write writes the document.
func (d *Document) Write(to io.Writer) error {
	w := &writer{Document: d, zip: zip.NewWriter(to)}
	for _, block := range d.Blocks {
		if _, isChart := block.(Chart); isChart {
			w.chartCount++
		}
	}
	if err := w.part("[Content_Types].xml", w.contentTypes()); err != nil {
		return err
	}
	body := el("w:body")
	for _, block := range d.Blocks {
		elements, err := block.elements(w)
		if err != nil {
			return err
		}
		for _, e := range elements {
			body.children = append(body.children, e)
		}
	}
	body.children = append(body.children, w.section())
	for _, part := range []struct {
		name string
		root *element
	}{
		{"_rels/.rels", relationships(
			relationship{"rId1", namespaceRelationships + "/officeDocument", "word/document.xml"},
			relationship{"rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"},
		)},
		{"word/document.xml", el("w:document", at("xmlns:w", namespaceWord), at("xmlns:r", namespaceRelationships), body)},
		{"word/_rels/document.xml.rels", w.relationships()},
		{"word/styles.xml", w.styles()},
		{"word/fontTable.xml", w.fonts()},
		{"word/settings.xml", w.settings()},
		{"word/footer1.xml", w.footer("right")},
		{"word/footer2.xml", w.footer("left")},
		{"docProps/core.xml", w.properties()},
	} {
		if err := w.part(part.name, part.root); err != nil {
			return err
		}
	}
	return w.zip.Close()
}

// part writes a part of the package.
func (w *writer) part(name string, root *element) error {
	to, err := w.zip.Create(name)
	if err != nil {
		return err
	}
	return writePart(to, root)
}

// relationship names another part.
type relationship struct{ id, kind, target string }

func relationships(all ...relationship) *element {
	root := el("Relationships", at("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships"))
	for _, r := range all {
		root.children = append(root.children, el("Relationship", at("Id", r.id), at("Type", r.kind), at("Target", r.target)))
	}
	return root
}

// relationships returns those of the document's main part.
func (w *writer) relationships() *element {
	all := []relationship{
		{"rId1", namespaceRelationships + "/styles", "styles.xml"},
		{"rId2", namespaceRelationships + "/fontTable", "fontTable.xml"},
		{"rId3", namespaceRelationships + "/settings", "settings.xml"},
		{"rId4", namespaceRelationships + "/footer", "footer1.xml"},
		{"rId5", namespaceRelationships + "/footer", "footer2.xml"},
	}
	for n := 1; n <= w.chartCount; n++ {
		all = append(all, relationship{chartID(n), namespaceRelationships + "/chart", fmt.Sprintf("charts/chart%d.xml", n)})
	}
	return relationships(all...)
}

// contentTypes returns the list of the types of all parts.
func (w *writer) contentTypes() *element {
	const document = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	root := el("Types", at("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"),
		el("Default", at("Extension", "rels"), at("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
		el("Default", at("Extension", "xml"), at("ContentType", "application/xml")),
		el("Default", at("Extension", "xlsx"), at("ContentType", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))
	add := func(part, kind string) {
		root.children = append(root.children, el("Override", at("PartName", part), at("ContentType", kind)))
	}
	add("/word/document.xml", document+"document.main+xml")
	add("/word/styles.xml", document+"styles+xml")
	add("/word/fontTable.xml", document+"fontTable+xml")
	add("/word/settings.xml", document+"settings+xml")
	add("/word/footer1.xml", document+"footer+xml")
	add("/word/footer2.xml", document+"footer+xml")
	add("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
	for n := 1; n <= w.chartCount; n++ {
		add(fmt.Sprintf("/word/charts/chart%d.xml", n), "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")
	}
	return root
}

// properties returns the properties of the file.
func (w *writer) properties() *element {
	at1 := w.MadeAt.UTC().Format(time.RFC3339)
	return el("cp:coreProperties",
		at("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
		at("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
		at("xmlns:dcterms", "http://purl.org/dc/terms/"),
		at("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
		el("dc:title", w.Title),
		el("dc:creator", "Docket"),
		el("dcterms:created", at("xsi:type", "dcterms:W3CDTF"), at1),
		el("dcterms:modified", at("xsi:type", "dcterms:W3CDTF"), at1),
		el("dc:language", w.tag()))
}

// tag returns the language as documents name it.
func (w *writer) tag() string {
	if w.Language == messages.Chinese {
		return "zh-CN"
	}
	return "en-GB"
}

// section returns the form of the pages.
func (w *writer) section() *element {
	s := el("w:sectPr", el("w:footerReference", at("w:type", "default"), at("r:id", "rId4")))
	if w.Language == messages.Chinese {
		s.children = append(s.children, el("w:footerReference", at("w:type", "even"), at("r:id", "rId5")))
	}
	s.children = append(s.children,
		el("w:pgSz", number("w:w", pageWidth), number("w:h", pageHeight)),
		el("w:pgMar", number("w:top", marginTop), number("w:right", marginRight), number("w:bottom", marginBottom), number("w:left", marginLeft),
			number("w:header", 851), number("w:footer", 1400), number("w:gutter", 0)))
	return s
}

// footer returns a foot with the page's number: in Chinese at a side, as in — 3 —, else in the middle.
func (w *writer) footer(side string) *element {
	indent := el("w:ind", number("w:rightChars", 100))
	switch {
	case w.Language != messages.Chinese:
		side, indent = "center", nil
	case side == "left":
		indent = el("w:ind", number("w:leftChars", 100))
	}
	page := el("w:fldSimple", at("w:instr", " PAGE "), el("w:r", el("w:t", "1")))
	dash := func(text string) *element { return el("w:r", el("w:t", at("xml:space", "preserve"), text)) }
	p := el("w:p", el("w:pPr", value("w:pStyle", "Footer"), indent, value("w:jc", side)))
	if w.Language == messages.Chinese {
		p.children = append(p.children, dash("— "), page, dash(" —"))
	} else {
		p.children = append(p.children, page)
	}
	return el("w:ftr", at("xmlns:w", namespaceWord), p)
}

func (w *writer) settings() *element {
	s := el("w:settings", at("xmlns:w", namespaceWord), el("w:zoom", number("w:percent", 100)))
	if w.Language == messages.Chinese {
		s.children = append(s.children, el("w:evenAndOddHeaders"))
	}
	s.children = append(s.children,
		el("w:characterSpacingControl", at("w:val", "compressPunctuation")),
		el("w:compat", el("w:compatSetting", at("w:name", "compatibilityMode"), at("w:uri", "http://schemas.microsoft.com/office/word"), at("w:val", "15"))))
	return s
}

func (t Text) elements(*writer) ([]*element, error) {
	return []*element{el("w:p", el("w:pPr", value("w:pStyle", string(t.Style))), run(t.Text))}, nil
}

// run returns a text of a paragraph.
func run(text string) *element { return el("w:r", el("w:t", at("xml:space", "preserve"), text)) }

func (t Table) elements(*writer) ([]*element, error) {
	sum := 0
	for _, c := range t.Columns {
		sum += c.Width
	}
	line := func(name string) *element {
		return el(name, at("w:val", "single"), number("w:sz", 4), number("w:space", 0), at("w:color", "7F8A97"))
	}
	margin := func(name string) *element { return el(name, number("w:w", 85), at("w:type", "dxa")) }
	table := el("w:tbl", el("w:tblPr",
		el("w:tblW", number("w:w", textWidth), at("w:type", "dxa")),
		el("w:tblBorders", line("w:top"), line("w:left"), line("w:bottom"), line("w:right"), line("w:insideH"), line("w:insideV")),
		el("w:tblLayout", at("w:type", "fixed")),
		el("w:tblCellMar", margin("w:left"), margin("w:right"))))
	grid := el("w:tblGrid")
	for _, c := range t.Columns {
		grid.children = append(grid.children, el("w:gridCol", number("w:w", textWidth*c.Width/sum)))
	}
	head := el("w:tr", el("w:trPr", el("w:cantSplit"), el("w:tblHeader")))
	for _, c := range t.Columns {
		head.children = append(head.children, cell(c, textWidth*c.Width/sum, c.Head, true))
	}
	table.children = append(table.children, grid, head)
	for _, row := range t.Rows {
		if len(row) != len(t.Columns) {
			return nil, fmt.Errorf("word: a row has %d cells, and the table %d columns", len(row), len(t.Columns))
		}
		tr := el("w:tr", el("w:trPr", el("w:cantSplit")))
		for i, text := range row {
			tr.children = append(tr.children, cell(t.Columns[i], textWidth*t.Columns[i].Width/sum, text, false))
		}
		table.children = append(table.children, tr)
	}
	// Tables that follow each other would be one; the paragraph also keeps the next block off.
	return []*element{table, el("w:p", el("w:pPr", value("w:pStyle", "TableEnd")))}, nil
}

func cell(c Column, width int, text string, isHead bool) *element {
	format := el("w:tcPr", el("w:tcW", number("w:w", width), at("w:type", "dxa")))
	style := "TableText"
	if isHead {
		style = "TableHead"
		format.children = append(format.children, el("w:shd", at("w:val", "clear"), at("w:color", "auto"), at("w:fill", "E5EEF9")))
	}
	format.children = append(format.children, value("w:vAlign", "center"))
	paragraph := el("w:pPr", value("w:pStyle", style))
	if c.IsRight && !isHead {
		paragraph.children = append(paragraph.children, value("w:jc", "right"))
	}
	return el("w:tc", format, el("w:p", paragraph, run(text)))
}
