// Package sheet reads tables as people keep them: xlsx workbooks and delimited text in several encodings. It finds the encoding, the
// delimiter, the sheet and the header below title rows, leaves totals out, and fills merged cells down. It also reads days and
// amounts in the ways in which people write them. It knows no records.
package sheet
