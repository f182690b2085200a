// Package template makes the workbooks that a person fills in and hands to an import: one for each register that a bureau keeps by hand.
// templates.go lists them with their columns, template.go works out the mapping of each, and workbook.go writes and reads the workbook.
//
// A template holds its own mapping. What the fields are called and what they allow is in package kinds.
package template
