import { count, day, money, percent } from './format'
import { say, type Words } from './words'

/** How a column's values are written, and to which side they stand. */
export type Kind = 'text' | 'day' | 'count' | 'decimal' | 'money' | 'percent' | 'days'

export interface Column {
  key: string
  label: Words
  kind: Kind
}

/** A row of figures. where finds the records behind it, openings those behind single cells. */
export interface Row {
  label: string
  cells: Record<string, string | number | null | undefined>
  where?: object | undefined
  openings?: Record<string, object>
  /** Where the row leads, if not to the records that where finds. */
  href?: string | undefined
  /** For a figure: how it is written, its values by month, and which way is better. */
  kind?: Kind
  spark?: number[] | undefined
  better?: 'up' | 'down' | undefined
}

export interface Table {
  columns: Column[]
  rows: Row[]
  /** What labels the rows. */
  head: Words
}

/** A value as its column writes it. */
export function written(value: string | number | null | undefined, kind: Kind): string {
  if (value == null || value === '') return '–'
  if (kind === 'money') return money(value)
  if (kind === 'percent') return percent(value)
  if (kind === 'count') return count(value)
  if (kind === 'decimal') return count(value, 3)
  if (kind === 'days') return count(value, 1)
  if (kind === 'day') return day(String(value))
  return String(value)
}

// A cell that a spreadsheet would take for a formula is text: it gets an apostrophe before it.
function cell(value: string | number | null | undefined): string {
  let text = value == null ? '' : String(value)
  if (/^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text)) text = "'" + text
  return /[",\n\r]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text
}

/** The text of a CSV file, with the mark by which spreadsheets recognise UTF-8. */
export function csv(head: string[], rows: (string | number | null | undefined)[][]): string {
  return '\ufeff' + [head, ...rows].map((row) => row.map(cell).join(',') + '\r\n').join('')
}

/** The rows of a table as CSV: numbers as they came, without separators. */
export function tableCsv(table: Table): string {
  return csv([say(table.head), ...table.columns.map((c) => say(c.label))], table.rows.map((r) => [r.label, ...table.columns.map((c) => r.cells[c.key])]))
}

/** Gives a text to the user as a file. */
export function download(name: string, text: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  link.download = name.replaceAll(/[\\/:*?"<>|\s]+/g, '-') + '.csv'
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}
