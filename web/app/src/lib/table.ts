import { cite } from './article'
import { csv } from './csv'
import { count, day, money, percent } from './format'
import { say, type Words } from './words'

/** How a column's values are written, and to which side they stand. */
export type Kind = 'text' | 'day' | 'count' | 'decimal' | 'money' | 'percent' | 'days' | 'article'

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
  if (kind === 'article') return cite(String(value))
  return String(value)
}

/** The rows of a table as CSV: numbers as they came, without separators. */
export function tableCsv(table: Table): string {
  return csv([[say(table.head), ...table.columns.map((c) => say(c.label))], ...table.rows.map((r) => [r.label, ...table.columns.map((c) => r.cells[c.key])])])
}
