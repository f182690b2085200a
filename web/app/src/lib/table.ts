import { cite } from './article'
import { csv } from './csv'
import { count, day, fixed, money, percent, points } from './format'
import { say, type Words } from './words'

/**
 * How a column's values are written, and to which side they stand. A percent is a share, a change one in percent of what was before, points
 * the difference of two shares.
 */
export type Kind = 'text' | 'day' | 'count' | 'decimal' | 'money' | 'percent' | 'points' | 'change' | 'difference' | 'days' | 'multiple' | 'article'

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
  /** The list that holds the records behind the row, if not that of its panel, and the field whose largest values it shows first. */
  of?: string
  order?: string | undefined
  openings?: Record<string, object>
  /** The figure of the report whose records the row leads to. */
  figure?: string
  /** What made a change, each way to divide it by its name, the largest part first. */
  parts?: { of: string; label: string; change: number; where: object }[]
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

/** How a cell is written: as its row says where that has a kind of its own, and the change of a share in points. */
export function kindOf(row: Row, column: Column): Kind {
  if (!row.kind || column.kind === 'text') return column.kind
  return column.key !== 'change' ? row.kind : row.kind === 'percent' ? 'points' : 'change'
}

/** A value as its column writes it. */
export function written(value: string | number | null | undefined, kind: Kind): string {
  if (value == null || value === '') return '–'
  if (kind === 'money') return money(value)
  if (kind === 'percent') return percent(value)
  if (kind === 'count') return count(value)
  if (kind === 'decimal') return count(value, 3)
  if (kind === 'change') return percent(value, true)
  if (kind === 'difference') return fixed(value, 0, true)
  if (kind === 'points') return points(value)
  if (kind === 'days') return fixed(value, 1)
  if (kind === 'multiple') return fixed(value, 2)
  if (kind === 'day') return day(String(value))
  if (kind === 'article') return cite(String(value))
  return String(value)
}

/** The rows of a table as CSV: numbers as they came, without separators. */
export function tableCsv(table: Table): string {
  return csv([[say(table.head), ...table.columns.map((c) => say(c.label))], ...table.rows.map((r) => [r.label, ...table.columns.map((c) => r.cells[c.key])])])
}
