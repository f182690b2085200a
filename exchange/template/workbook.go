package template

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"docket/exchange/kinds"
	"docket/exchange/mapping"
	"docket/exchange/sheet"
	"docket/messages"
)

// Names of the sheets of a template that are not filled in.
const (
	mappingSheet = "docket" // holds the mapping: a heading, and below it the text in base64, in cells of at most pieceOfMapping characters
	valuesSheet  = "values" // holds the values of drop-down lists
)

const pieceOfMapping = 30_000 // a cell holds 32,767 characters

// filledRows is how many rows of a template have drop-down lists and checks.
const filledRows = 2000

// Write writes the workbook of a template: the sheet to fill in, one that explains its columns, and two hidden ones.
func (t Workbook) Write(to io.Writer, l messages.Language, m mapping.Spec) (err error) {
	book := excelize.NewFile()
	defer func() { err = errors.Join(err, book.Close()) }()
	w := &workbookWriter{book: book, language: l, sheet: t.Label(l)}
	if err := w.write(t, m); err != nil {
		return fmt.Errorf("template %s: %w", t.Name, err)
	}
	return book.Write(to)
}

type workbookWriter struct {
	book     *excelize.File
	language messages.Language
	sheet    string
	lists    int // columns of the sheet of values
}

func (w *workbookWriter) write(t Workbook, m mapping.Spec) error {
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
		if f.IsRequired {
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
func (w *workbookWriter) hide(mapping string) error {
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
func (w *workbookWriter) validate(letters string, f kinds.Field) error {
	rule := excelize.NewDataValidation(true)
	rule.Sqref = fmt.Sprintf("%s2:%s%d", letters, letters, filledRows)
	fault := text{"填写的内容不符合要求，见“填写说明”。", "This is not allowed here: see “How to fill it in”."}.in(w.language)
	format := ""
	switch f.Form {
	case kinds.Enum, kinds.Flag:
		list := w.choices(f)
		column := sheet.ColumnLetters(w.lists)
		w.lists++
		for i, value := range list {
			if err := w.book.SetCellStr(valuesSheet, fmt.Sprintf("%s%d", column, i+1), value); err != nil {
				return err
			}
		}
		rule.SetSqrefDropList(fmt.Sprintf("%s!$%s$1:$%s$%d", valuesSheet, column, column, len(list)))
	case kinds.Date:
		format = "yyyy-mm-dd"
		if err := rule.SetRange("DATE(1949,10,1)", "DATE(2100,12,31)", excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
	case kinds.Instant:
		format = "yyyy-mm-dd hh:mm"
		if err := rule.SetRange("DATE(1949,10,1)", "DATE(2100,12,31)", excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
	case kinds.Money:
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
			err = w.book.SetCellStyle(w.sheet, letters+"2", fmt.Sprintf("%s%d", letters, filledRows), style)
		}
		if err != nil || format == "@" {
			return err
		}
	}
	rule.SetError(excelize.DataValidationErrorStyleStop, w.sheet, fault)
	return w.book.AddDataValidation(w.sheet, rule)
}

// choices returns the values that a column allows, by their labels.
func (w *workbookWriter) choices(f kinds.Field) []string {
	if f.Form == kinds.Flag {
		return []string{text{"是", "yes"}.in(w.language), text{"否", "no"}.in(w.language)}
	}
	labels := make([]string, len(f.Values))
	for i, value := range f.Values {
		labels[i] = messages.Label(w.language, f.Enum, value)
	}
	return labels
}

// explain returns what to write into a column.
func (w *workbookWriter) explain(c column, f kinds.Field) string {
	var parts []string
	if note := c.note.in(w.language); note != "" {
		parts = append(parts, note)
	}
	switch f.Form {
	case kinds.Enum:
		parts = append(parts, text{"从下列中选择：", "one of: "}.in(w.language)+strings.Join(w.choices(f), "、"))
	case kinds.Date:
		parts = append(parts, text{"日期，如 2024-03-05", "a day, as in 2024-03-05"}.in(w.language))
	case kinds.Instant:
		parts = append(parts, text{"日期和时间，如 2024-03-05 09:30", "a day and time, as in 2024-03-05 09:30"}.in(w.language))
	case kinds.Money:
		parts = append(parts, text{"金额，元，两位小数以内", "an amount in yuan, with at most two decimals"}.in(w.language))
	}
	if f.MaxLength > 0 && f.Form == kinds.Text {
		parts = append(parts, fmt.Sprintf(text{"不超过 %d 字", "at most %d characters"}.in(w.language), f.MaxLength))
	}
	return strings.Join(parts, text{"；", "; "}.in(w.language))
}

// MappingIn returns the mapping that a filled template holds, as YAML, and an empty text if a file holds none.
func MappingIn(file string) (string, error) {
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
