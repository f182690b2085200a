package word

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// Chart is a chart of bars or columns from zero, whose numbers a reader can see and change.
type Chart struct {
	// Alternative says what the chart shows, for those who do not see it.
	Alternative string
	Categories  []string
	Series      []Series
	// IsHorizontal draws bars that lie, the first category at the top. IsStacked puts the series on each other.
	IsHorizontal, IsStacked bool
	// Height is in millimetres.
	Height int
	// Unit names the axis of the numbers.
	Unit string
}

// Series is a row of numbers, one for each category. An empty text is no number.
type Series struct {
	Name   string
	Values []string
	IsLine bool
}

// MaxSeries is how many series of bars can be told apart by their colours.
const MaxSeries = 8

// seriesColours are those of the pages' charts; lineColour that of a line beside them.
var seriesColours = []string{"1D4F91", "C05A12", "1F7A68", "84408F", "9A7400", "B02A55", "4D6B1F", "5B6775"}

const lineColour = "17202C"

// emu are the units of drawings in a millimetre.
const emu = 36000

// chartID returns the relationship of a chart with the document.
func chartID(n int) string { return "rIdChart" + strconv.Itoa(n) }

func (c Chart) elements(w *writer) ([]*element, error) {
	for _, s := range c.Series {
		if len(s.Values) != len(c.Categories) {
			return nil, fmt.Errorf("word: series %s has %d values, and the chart %d categories", s.Name, len(s.Values), len(c.Categories))
		}
	}
	w.charts++
	n := w.charts
	if err := w.part(fmt.Sprintf("word/charts/chart%d.xml", n), c.space()); err != nil {
		return nil, err
	}
	rels := relationships(relationship{"rId1", namespaceRelationships + "/package", fmt.Sprintf("../embeddings/chart%d.xlsx", n)})
	if err := w.part(fmt.Sprintf("word/charts/_rels/chart%d.xml.rels", n), rels); err != nil {
		return nil, err
	}
	if err := c.workbook(w, fmt.Sprintf("word/embeddings/chart%d.xlsx", n)); err != nil {
		return nil, err
	}
	width := textWidth * emu * 254 / 10 / 1440 // twips to millimetres
	drawing := el("w:drawing", el("wp:inline",
		at("xmlns:wp", namespaceInline), number("distT", 0), number("distB", 0), number("distL", 0), number("distR", 0),
		el("wp:extent", number("cx", width), number("cy", c.Height*emu)),
		el("wp:docPr", number("id", n), at("name", "Chart "+strconv.Itoa(n)), at("descr", c.Alternative)),
		el("wp:cNvGraphicFramePr"),
		el("a:graphic", at("xmlns:a", namespaceDrawing), el("a:graphicData", at("uri", namespaceChart),
			el("c:chart", at("xmlns:c", namespaceChart), at("r:id", chartID(n)))))))
	return []*element{el("w:p", el("w:pPr", value("w:pStyle", "Chart")), el("w:r", drawing))}, nil
}

// workbook writes the workbook with the numbers: the categories in column A, each series in a column of its own.
func (c Chart) workbook(w *writer, name string) (err error) {
	book := excelize.NewFile()
	defer func() { _ = book.Close() }()
	set := func(column, row int, text string, isNumber bool) {
		cell, failed := excelize.CoordinatesToCellName(column, row)
		if err == nil {
			err = failed
		}
		if err != nil || text == "" {
			return
		}
		if isNumber {
			var v float64
			if v, err = strconv.ParseFloat(text, 64); err == nil {
				err = book.SetCellFloat(sheetName, cell, v, -1, 64)
			}
			return
		}
		err = book.SetCellStr(sheetName, cell, text)
	}
	for i, category := range c.Categories {
		set(1, i+2, category, false)
	}
	for n, s := range c.Series {
		set(n+2, 1, s.Name, false)
		for i, v := range s.Values {
			set(n+2, i+2, v, true)
		}
	}
	if err != nil {
		return err
	}
	to, err := w.zip.Create(name)
	if err != nil {
		return err
	}
	return book.Write(to)
}

// sheetName is the sheet of the workbook of a chart.
const sheetName = "Sheet1"

// space returns the part of the chart.
func (c Chart) space() *element {
	direction, grouping, overlap := "col", "clustered", "0"
	if c.IsHorizontal {
		direction = "bar"
	}
	if c.IsStacked {
		grouping, overlap = "stacked", "100"
	}
	bars := el("c:barChart", value("c:barDir", direction), value("c:grouping", grouping), value("c:varyColors", "0"))
	line := el("c:lineChart", value("c:grouping", "standard"), value("c:varyColors", "0"))
	hasLine := false
	for n := range c.Series {
		if c.Series[n].IsLine {
			line.children, hasLine = append(line.children, c.series(n)), true
			continue
		}
		bars.children = append(bars.children, c.series(n))
	}
	const categories, numbers = "111111", "222222"
	axes := []*element{value("c:axId", categories), value("c:axId", numbers)}
	bars.children = append(bars.children, value("c:gapWidth", "50"), value("c:overlap", overlap), axes[0], axes[1])
	plot := el("c:plotArea", el("c:layout"), bars)
	if hasLine {
		line.children = append(line.children, value("c:marker", "1"), axes[0], axes[1])
		plot.children = append(plot.children, line)
	}
	plot.children = append(plot.children, c.categoryAxis(categories, numbers), c.numberAxis(numbers, categories))
	chart := el("c:chart", value("c:autoTitleDeleted", "1"), plot)
	if len(c.Series) > 1 {
		chart.children = append(chart.children, el("c:legend", value("c:legendPos", "b"), value("c:overlay", "0")))
	}
	chart.children = append(chart.children, value("c:plotVisOnly", "1"), value("c:dispBlanksAs", "gap"))
	return el("c:chartSpace", at("xmlns:c", namespaceChart), at("xmlns:a", namespaceDrawing), at("xmlns:r", namespaceRelationships),
		value("c:date1904", "0"), value("c:roundedCorners", "0"), chart,
		el("c:spPr", el("a:noFill"), el("a:ln", el("a:noFill"))),
		texts(950, "17202C"),
		el("c:externalData", at("r:id", "rId1"), value("c:autoUpdate", "0")))
}

// texts returns the form of texts of a chart: the size in hundredths of a point and the colour.
func texts(size int, colour string) *element {
	return el("c:txPr", el("a:bodyPr"), el("a:p", el("a:pPr", textForm("a:defRPr", size, colour)), el("a:endParaRPr", at("lang", "en-GB"))))
}

func textForm(name string, size int, colour string) *element {
	return el(name, number("sz", size), number("b", 0), fill(colour),
		el("a:latin", at("typeface", song.latin)), el("a:ea", at("typeface", song.chinese)))
}

func fill(colour string) *element {
	return el("a:solidFill", el("a:srgbClr", at("val", colour)))
}

// series returns a series with its numbers. Its number counts from 0.
func (c Chart) series(n int) *element {
	s := c.Series[n]
	column, _ := excelize.ColumnNumberToName(n + 2)
	at1 := func(column string, from, to int) *element {
		ref := fmt.Sprintf("%s!$%s$%d", sheetName, column, from)
		if to > from {
			ref += fmt.Sprintf(":$%s$%d", column, to)
		}
		return el("c:f", ref)
	}
	last := len(c.Categories) + 1
	e := el("c:ser", value("c:idx", strconv.Itoa(n)), value("c:order", strconv.Itoa(n)),
		el("c:tx", el("c:strRef", at1(column, 1, 1), cache("c:strCache", nil, []string{s.Name}))))
	if s.IsLine {
		e.children = append(e.children,
			el("c:spPr", el("a:ln", number("w", 19050), fill(lineColour), el("a:prstDash", at("val", "sysDash")))),
			el("c:marker", value("c:symbol", "circle"), value("c:size", "5"), el("c:spPr", fill("FFFFFF"), el("a:ln", number("w", 12700), fill(lineColour)))))
	} else {
		e.children = append(e.children, el("c:spPr", fill(seriesColours[n%len(seriesColours)])), value("c:invertIfNegative", "0"))
		if len(c.Series) == 1 && !c.IsStacked { // stacked ones have no end where labels could stand
			e.children = append(e.children, labels())
		}
	}
	e.children = append(e.children,
		el("c:cat", el("c:strRef", at1("A", 2, last), cache("c:strCache", nil, c.Categories))),
		el("c:val", el("c:numRef", at1(column, 2, last), cache("c:numCache", el("c:formatCode", "#,##0"), s.Values))))
	if s.IsLine {
		e.children = append(e.children, value("c:smooth", "0"))
	}
	return e
}

// labels returns the numbers at the ends of bars.
func labels() *element {
	return el("c:dLbls", el("c:numFmt", at("formatCode", "#,##0"), at("sourceLinked", "0")), el("c:spPr", el("a:noFill"), el("a:ln", el("a:noFill"))), texts(900, "17202C"),
		value("c:dLblPos", "outEnd"), value("c:showLegendKey", "0"), value("c:showVal", "1"), value("c:showCatName", "0"), value("c:showSerName", "0"),
		value("c:showPercent", "0"), value("c:showBubbleSize", "0"))
}

// cache returns the values that the document shows without opening the workbook. Empty ones are left out.
func cache(name string, format *element, values []string) *element {
	e := el(name, format, value("c:ptCount", strconv.Itoa(len(values))))
	for i, v := range values {
		if v != "" {
			e.children = append(e.children, el("c:pt", number("idx", i), el("c:v", v)))
		}
	}
	return e
}

func (c Chart) categoryAxis(id, other string) *element {
	orientation, position := "minMax", "b"
	if c.IsHorizontal {
		orientation, position = "maxMin", "l"
	}
	return el("c:catAx", value("c:axId", id), el("c:scaling", value("c:orientation", orientation)), value("c:delete", "0"), value("c:axPos", position),
		el("c:numFmt", at("formatCode", "General"), at("sourceLinked", "0")),
		value("c:majorTickMark", "none"), value("c:minorTickMark", "none"), value("c:tickLblPos", "low"),
		el("c:spPr", el("a:ln", number("w", 9525), fill("8593A5"))),
		value("c:crossAx", other), value("c:crosses", "autoZero"), value("c:auto", "0"), value("c:lblAlgn", "ctr"), value("c:lblOffset", "100"), value("c:noMultiLvlLbl", "1"))
}

// numberAxis returns the axis of the numbers. Bars that bear their numbers need none.
func (c Chart) numberAxis(id, other string) *element {
	position, isHidden := "l", "0"
	if c.IsHorizontal {
		position = "b"
	}
	if len(c.Series) == 1 && !c.IsStacked {
		isHidden = "1"
	}
	axis := el("c:valAx", value("c:axId", id), el("c:scaling", value("c:orientation", "minMax"), value("c:min", "0")), value("c:delete", isHidden), value("c:axPos", position))
	if isHidden == "0" {
		axis.children = append(axis.children, el("c:majorGridlines", el("c:spPr", el("a:ln", number("w", 6350), fill("DBE1E8")))))
		if c.Unit != "" {
			axis.children = append(axis.children, el("c:title", el("c:tx", el("c:rich", el("a:bodyPr", number("rot", 0), at("vert", "horz")), el("a:p",
				el("a:pPr", textForm("a:defRPr", 900, "51606F")), el("a:r", textForm("a:rPr", 900, "51606F"), el("a:t", c.Unit))))),
				value("c:overlay", "0")))
		}
	}
	axis.children = append(axis.children,
		el("c:numFmt", at("formatCode", "#,##0"), at("sourceLinked", "0")),
		value("c:majorTickMark", "none"), value("c:minorTickMark", "none"), value("c:tickLblPos", "nextTo"),
		el("c:spPr", el("a:ln", el("a:noFill"))),
		value("c:crossAx", other), value("c:crosses", "autoZero"), value("c:crossBetween", "between"))
	return axis
}
