// Package wordtest reads documents for tests, by the parts of their file, and checks what must hold of each.
package wordtest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// Document is what a document holds.
type Document struct {
	// Parts are the texts of the parts of the file by their names.
	Parts map[string][]byte
	// Paragraphs are the texts of the paragraphs outside tables, with their styles before them, as in "Title: …".
	Paragraphs []string
	// Tables are the cells of the tables, row by row.
	Tables [][][]string
	Charts []Chart
}

// Chart is what a chart shows: each series by its name, and the values of a series by category.
type Chart struct {
	Alternative string
	Categories  []string
	Series      []Series
}

// Series is a row of values.
type Series struct {
	Name   string
	Values []string
}

// Value returns the value of a category in the series of a name; empty if there is none.
func (c Chart) Value(series, category string) string {
	for _, s := range c.Series {
		for i, name := range c.Categories {
			if s.Name == series && name == category {
				return s.Values[i]
			}
		}
	}
	return ""
}

// Read reads a document. It fails the test if a part is no XML or has no type, a relationship leads nowhere or out of the file, there is a
// field but the number of the page, or a chart does not show what its workbook holds.
func Read(t *testing.T, file []byte) Document {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	d := Document{Parts: map[string][]byte{}}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if d.Parts[f.Name] != nil {
			t.Errorf("the part %s stands twice", f.Name)
		}
		d.Parts[f.Name] = text
	}
	for name, text := range d.Parts {
		if path.Ext(name) == ".xlsx" {
			continue
		}
		checkXML(t, name, text)
		if strings.HasSuffix(name, ".rels") {
			d.checkRelationships(t, name, text)
		}
		if !bytes.Contains(d.Parts["[Content_Types].xml"], []byte(`PartName="/`+name+`"`)) && path.Ext(name) != ".rels" && name != "[Content_Types].xml" {
			t.Errorf("the part %s has no type", name)
		}
	}
	d.readText(t)
	return d
}

// checkXML checks that a part is XML, and that the only field is the number of the page.
func checkXML(t *testing.T, name string, text []byte) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(text))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "instrText", "fldChar", "hyperlink", "object", "altChunk":
			t.Errorf("%s has an element %s", name, start.Name.Local)
		case "fldSimple":
			if !strings.HasPrefix(path.Base(name), "footer") || start.Attr[0].Value != " PAGE " {
				t.Errorf("%s has a field %v", name, start.Attr)
			}
		}
	}
}

// checkRelationships checks that each relationship in a part `….rels` leads to a part of the file, and that none leads outside.
func (d *Document) checkRelationships(t *testing.T, name string, text []byte) {
	t.Helper()
	var all struct {
		Relationship []struct {
			Target     string `xml:",attr"`
			TargetMode string `xml:",attr"`
		}
	}
	if err := xml.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	folder := path.Dir(path.Dir(name))
	for _, r := range all.Relationship {
		if r.TargetMode != "" || d.Parts[path.Join(folder, r.Target)] == nil {
			t.Errorf("%s leads to %s %s", name, r.TargetMode, r.Target)
		}
	}
}

type paragraph struct {
	Style struct {
		Val string `xml:"val,attr"`
	} `xml:"pPr>pStyle"`
	Texts   []string `xml:"r>t"`
	Drawing *struct {
		Properties struct {
			Descr string `xml:"descr,attr"`
		} `xml:"inline>docPr"`
		Chart struct {
			ID string `xml:"id,attr"`
		} `xml:"inline>graphic>graphicData>chart"`
	} `xml:"r>drawing"`
}

func (d *Document) readText(t *testing.T) {
	t.Helper()
	var document struct {
		Body struct {
			Paragraphs []paragraph `xml:"p"`
			Tables     []struct {
				Rows []struct {
					Cells []struct {
						Paragraphs []paragraph `xml:"p"`
					} `xml:"tc"`
				} `xml:"tr"`
			} `xml:"tbl"`
		} `xml:"body"`
	}
	if err := xml.Unmarshal(d.Parts["word/document.xml"], &document); err != nil {
		t.Fatal(err)
	}
	for _, p := range document.Body.Paragraphs {
		if p.Drawing != nil {
			d.readChart(t, p.Drawing.Chart.ID, p.Drawing.Properties.Descr)
			continue
		}
		if text := strings.Join(p.Texts, ""); text != "" {
			d.Paragraphs = append(d.Paragraphs, p.Style.Val+": "+text)
		}
	}
	for _, table := range document.Body.Tables {
		var rows [][]string
		for _, row := range table.Rows {
			var cells []string
			for _, cell := range row.Cells {
				text := ""
				for _, p := range cell.Paragraphs {
					text += strings.Join(p.Texts, "")
				}
				cells = append(cells, text)
			}
			rows = append(rows, cells)
		}
		d.Tables = append(d.Tables, rows)
	}
}

type points struct {
	Points []struct {
		Index int    `xml:"idx,attr"`
		Value string `xml:"v"`
	} `xml:"pt"`
	Count struct {
		Val int `xml:"val,attr"`
	} `xml:"ptCount"`
}

func (p points) values() []string {
	values := make([]string, p.Count.Val)
	for _, point := range p.Points {
		values[point.Index] = point.Value
	}
	return values
}

type reference struct {
	Formula string `xml:"f"`
	Texts   points `xml:"strCache"`
	Numbers points `xml:"numCache"`
}

// readChart reads the chart of a relationship, and compares it with its workbook.
func (d *Document) readChart(t *testing.T, id, alternative string) {
	t.Helper()
	target := regexp.MustCompile(`Id="` + id + `"[^>]*Target="([^"]*)"`).FindSubmatch(d.Parts["word/_rels/document.xml.rels"])
	if target == nil {
		t.Fatalf("there is no chart %s", id)
	}
	name := "word/" + string(target[1])
	type series struct {
		Name       reference `xml:"tx>strRef"`
		Categories reference `xml:"cat>strRef"`
		Values     reference `xml:"val>numRef"`
	}
	var space struct {
		Bars  []series `xml:"chart>plotArea>barChart>ser"`
		Lines []series `xml:"chart>plotArea>lineChart>ser"`
	}
	if err := xml.Unmarshal(d.Parts[name], &space); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(d.Parts["word/embeddings/"+strings.TrimSuffix(path.Base(name), ".xml")+".xlsx"]))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	c := Chart{Alternative: alternative}
	for _, s := range append(space.Bars, space.Lines...) {
		one := Series{Values: s.Values.Numbers.values()}
		if names := s.Name.Texts.values(); len(names) == 1 {
			one.Name = names[0]
		}
		c.Categories = s.Categories.Texts.values()
		compare(t, book, s.Name.Formula, []string{one.Name})
		compare(t, book, s.Categories.Formula, c.Categories)
		compare(t, book, s.Values.Formula, one.Values)
		c.Series = append(c.Series, one)
	}
	d.Charts = append(d.Charts, c)
}

// compare compares the cells of a reference, as in Sheet1!$B$2:$B$4, with the values that the chart shows. None may hold a formula.
func compare(t *testing.T, book *excelize.File, formula string, want []string) {
	t.Helper()
	sheet, cells, _ := strings.Cut(strings.ReplaceAll(formula, "$", ""), "!")
	from, to, isRange := strings.Cut(cells, ":")
	if !isRange {
		to = from
	}
	column, first, err := excelize.CellNameToCoordinates(from)
	if err != nil {
		t.Fatal(err)
	}
	_, last, err := excelize.CellNameToCoordinates(to)
	if err != nil || last-first+1 != len(want) {
		t.Fatalf("%s has %d cells, and the chart %d values: %v", formula, last-first+1, len(want), err)
	}
	for row := first; row <= last; row++ {
		cell, _ := excelize.CoordinatesToCellName(column, row)
		value, err := book.GetCellValue(sheet, cell)
		if err != nil || value != want[row-first] {
			t.Errorf("%s is %q in the workbook (%v), and %q in the chart", cell, value, err, want[row-first])
		}
		if formula, _ := book.GetCellFormula(sheet, cell); formula != "" {
			t.Errorf("%s holds the formula %s", cell, formula)
		}
	}
}
