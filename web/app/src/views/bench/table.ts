// A result as a table: its columns and the cells of its rows, in the order in which the page and the export show them.
import { b, dimensionLabel, keyLabel, measureLabel, numberText, periodText, plain, unitOf, wholeLabel } from './describe'
import { fits, type Bench, type Measure } from './model'
import { type Change, isRate, keyText, type Number_, type Result, type Row } from './operation'
import { openCell } from './open'

/** A cell: its text, the plain value for an export, and the bench that lists its records. */
export interface Cell {
  text: string
  raw: string | number | null
  open?: (() => Bench) | undefined
  label?: string // which number this is, for a screen reader
  measure?: Measure | undefined // of a number
  value?: Number_ // of a measure, as the server sent it
  before?: string // what stood in its place as of the instant compared with
  isDifferent?: boolean
}
export interface Column {
  text: string
  group?: string // the column of a pivot that it belongs to
  isDimension: boolean
}
export interface Table {
  columns: Column[]
  rows: { cells: Cell[]; isOther: boolean; only?: 'then' | 'now' | undefined }[] // only: which side alone has the row
  total: Cell[]
}

const exact = (v: Number_): string | number | null => (v === null ? null : typeof v === 'object' ? v.percent : v)

/** The exact difference of two decimals. */
export function difference(a: Number_ | undefined, before: Number_ | undefined): string | null {
  if (a === null || a === undefined || before === null || before === undefined || typeof a === 'object' || typeof before === 'object') return null
  const [x, y] = [String(a), String(before)]
  if (!/^-?\d+(\.\d+)?$/.test(x) || !/^-?\d+(\.\d+)?$/.test(y)) return null
  const places = Math.max((x.split('.')[1] ?? '').length, (y.split('.')[1] ?? '').length)
  const scaled = (t: string) => BigInt(t.replace('.', '') + '0'.repeat(places - (t.split('.')[1] ?? '').length))
  const d = scaled(x) - scaled(y)
  if (places === 0) return String(d)
  const digits = String(d < 0n ? -d : d).padStart(places + 1, '0')
  return (d < 0n ? '-' : '') + digits.slice(0, -places) + '.' + digits.slice(-places)
}

/** The change in percent, to two places; null where the number before is 0. */
export function changePercent(a: Number_ | undefined, before: Number_ | undefined): string | null {
  const d = difference(a, before)
  if (d === null || Number(before) === 0) return null
  return ((Number(d) / Math.abs(Number(before))) * 100).toFixed(2)
}

/** The measures that a result shows for its dimensions. */
export const shownMeasures = (bench: Bench, dims: Result['dims']) => bench.m.map((m, i) => ({ m, i })).filter(({ m }) => fits(m, dims))

/** A difference or a change in percent as a cell. */
export function signed(type: string, text: string | null, m: Measure, isPercent: boolean): Cell {
  if (text === null) return { text: '–', raw: null }
  const shown = isPercent ? numberText(type, { fn: 'count', x: 'change' }, { percent: text } as Change) : (Number(text) > 0 ? '+' : '') + numberText(type, m, text).replace(/^¥-/, '−¥').replace(/^-/, '−')
  if (!isPercent && unitOf(type, m) === 'percent') return { text: b().points(shown.replace(/ %$/, '')), raw: isRate(type, m) ? plain(type, m, text) : text }
  return { text: shown, raw: text }
}

export function tableOf(bench: Bench, result: Result, role: string | undefined): Table {
  const type = bench.s
  const columns: Column[] = result.dims.map((d) => ({ text: dimensionLabel(type, d), isDimension: true }))
  const measures = shownMeasures(bench, result.dims)
  const cellMeasures = result.cols ? shownMeasures(bench, [...result.dims, bench.col!]) : []
  const nameOf = (m: Measure) => measureLabel(type, m)

  const number = (m: Measure, value: Number_ | undefined, open: (() => Bench) | undefined, label: string): Cell => ({
    text: numberText(type, m, value),
    raw: unitOf(type, m) === 'percent' && m.fn === 'ratio' && value !== null && value !== undefined ? plain(type, m, value) : exact(value ?? null),
    open: value === null || value === undefined || (m.fn === 'count' && Number(value) === 0) ? undefined : open,
    label,
    measure: m,
    value: value ?? null,
  })
  /** The cells of all measures of a row, or of the total where there is none. */
  const values = (row: Row | undefined, now: Number_[], before: Number_[] | undefined, label: string): Cell[] =>
    measures.flatMap(({ m, i }) => {
      const options = { measure: m, shown: result.rows }
      const cells = [number(m, now[i], () => openCell(bench, role, row, options), `${label}, ${nameOf(m)}`)]
      if (!bench.cmp) return cells
      cells.push(number(m, before?.[i], () => openCell(bench, role, row, { ...options, isBefore: true }), `${label}, ${nameOf(m)}, ${b().periodB}`))
      const isChange = m.x === 'change' || m.x === 'changeYear'
      const isPoints = unitOf(type, m) === 'percent' // rates differ by points; a percentage of a percentage misleads
      cells.push(isChange ? { text: '–', raw: null } : signed(type, difference(now[i], before?.[i]), m, false), isChange || isPoints ? { text: '–', raw: null } : signed(type, changePercent(now[i], before?.[i]), m, true))
      return cells
    })

  const rowLabel = (row: Row) => (row.isOther ? b().other : row.keys.map((k, i) => keyLabel(type, result.dims[i]!, k)).join(' '))
  if (result.cols) {
    for (const col of result.cols) for (const { m } of cellMeasures) columns.push({ text: cellMeasures.length > 1 ? nameOf(m) : '', group: keyLabel(type, bench.col!, col.key), isDimension: false })
    for (const { m } of measures) columns.push({ text: measures.length > 1 ? nameOf(m) : '', group: wholeLabel(bench), isDimension: false })
  } else {
    for (const { m } of measures) {
      if (!bench.cmp) columns.push({ text: nameOf(m), isDimension: false })
      else for (const text of [periodText(bench.cmp.a), periodText(bench.cmp.b), b().difference, b().differencePercent]) columns.push({ text, group: nameOf(m), isDimension: false })
    }
  }
  const rows = result.rows.map((row) => {
    const label = rowLabel(row)
    const cells: Cell[] = row.isOther
      ? result.dims.map((_, i) => ({ text: i === 0 ? b().other : '', raw: i === 0 ? b().other : '' }))
      : row.keys.map((k, i) => ({ text: keyLabel(type, result.dims[i]!, k), raw: k.v === null || k.upper !== undefined ? keyLabel(type, result.dims[i]!, k) : keyLabel(type, result.dims[i]!, k) }))
    if (result.cols) {
      for (const col of result.cols) {
        const cell = row.cells?.get(keyText([col.key]))
        for (const { m, i } of cellMeasures) {
          const isNothing = !cell && !row.isOther && (m.fn === 'count' || m.fn === 'distinct') && !m.x && result.cellsRead === result.cells
          cells.push(isNothing ? { text: '0', raw: 0 } : number(m, cell?.values[i], cell && (() => openCell(bench, role, row, { col, cellPlace: cell.place, measure: m })), `${label}, ${keyLabel(type, bench.col!, col.key)}, ${nameOf(m)}`))
        }
      }
    }
    cells.push(...values(row, row.values, row.before, label))
    return { cells, isOther: row.isOther }
  })
  const total: Cell[] = result.dims.map((_, i) => ({ text: i === 0 ? wholeLabel(bench) : '', raw: i === 0 ? wholeLabel(bench) : '' }))
  if (result.cols) {
    for (const col of result.cols) for (const { m, i } of cellMeasures) total.push(m.x && !fits(m, [bench.col!]) ? { text: '–', raw: null } : number(m, col.values[i], () => openCell(bench, role, undefined, { col, measure: m }), `${wholeLabel(bench)}, ${keyLabel(type, bench.col!, col.key)}, ${nameOf(m)}`))
  }
  total.push(...values(undefined, result.total, result.totalBefore, wholeLabel(bench)))
  return { columns, rows, total }
}
