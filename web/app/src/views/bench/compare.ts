// The answer as of an instant beside that of today: as a table with both numbers and their difference, and as the records that differ.
import { b, labelsText } from './describe'
import { place } from './catalogue'
import { defaultFirst, type Bench } from './model'
import { keyText, type List, type Number_, type Result, type Row } from './operation'
import { difference, signed, tableOf, type Cell, type Column, type Table } from './table'

const nameOfColumn = (c: Column) => `${c.group ?? ''}\n${c.text}`
const keyOfRow = (row: Row) => (row.isOther ? 'other' : keyText(row.keys))

/** What a side without a group has: nothing to count, or nothing known where not all groups were read. */
function missing(like: Cell, isWhole: boolean): Cell {
  if (!isWhole) return { text: '…', raw: null, measure: like.measure }
  const isSum = like.measure && (like.measure.fn === 'count' || like.measure.fn === 'sum') && !like.measure.x
  return isSum ? { text: '0', raw: 0, value: 0, measure: like.measure } : { text: '–', raw: null, value: null, measure: like.measure }
}

const differ = (then: Cell, now: Cell): boolean => {
  const d = difference(now.value as Number_, then.value as Number_)
  return d === null ? then.text !== now.text : Number(d) !== 0
}

/** Both numbers of a cell and their difference. */
function three(type: string, then: Cell, now: Cell): Cell[] {
  const isDifferent = differ(then, now)
  const d = difference(now.value as Number_, then.value as Number_)
  const measure = then.measure ?? now.measure
  const delta: Cell = !isDifferent ? { text: '＝', raw: d === null ? null : 0 } : d !== null && measure ? signed(type, d, measure, false) : { text: '≠', raw: null }
  return [
    { ...then, isDifferent, ...(then.label && { label: `${then.label}, ${b().then}` }) },
    { ...now, isDifferent, ...(now.label && { label: `${now.label}, ${b().now}` }) },
    { ...delta, isDifferent },
  ]
}

/** The table of an answer as of an instant and of today's: three columns for each number. */
export function compareTables(bench: Bench, then: Result, now: Result, role: string | undefined): Table & { differences: number } {
  const [before, after] = [tableOf(bench, then, role), tableOf(bench, now, role)]
  const dims = then.dims.length
  // A column that only one side has, as a month of a pivot, stands before the totals.
  const names = before.columns.map(nameOfColumn)
  const columns = [...before.columns]
  for (const c of after.columns) {
    if (names.includes(nameOfColumn(c))) continue
    const at = before.columns.length - (then.cols ? bench.m.length : 0) + (columns.length - before.columns.length)
    columns.splice(at, 0, c)
    names.splice(at, 0, nameOfColumn(c))
  }
  const cellsOf = (table: Table, cells: Cell[] | undefined): (Cell | undefined)[] => {
    const byName = new Map(table.columns.map((c, i) => [nameOfColumn(c), cells?.[i]]))
    return columns.map((c) => byName.get(nameOfColumn(c)))
  }
  const isWhole = (r: Result) => r.groups <= r.rows.filter((row) => !row.isOther).length
  let differences = 0
  function join(a: Cell[] | undefined, z: Cell[] | undefined, wholeA: boolean, wholeZ: boolean): Cell[] {
    const [x, y] = [cellsOf(before, a), cellsOf(after, z)]
    return columns.flatMap((_, i) => {
      if (i < dims) {
        const [was, is] = [x[i], y[i]]
        const isRenamed = was && is && was.text !== is.text
        if (isRenamed) differences++
        return [{ ...(is ?? was!), ...(isRenamed && { before: was.text, isDifferent: true }) }]
      }
      const like = x[i] ?? y[i] ?? { text: '–', raw: null }
      const cells = three(bench.s, x[i] ?? missing(like, a ? true : wholeA), y[i] ?? missing(like, z ? true : wholeZ))
      if (cells[0]!.isDifferent) differences++
      return cells
    })
  }
  const first = bench.first ?? defaultFirst
  const rowsOf = (table: Table, result: Result) => new Map(result.rows.map((row, i) => [keyOfRow(row), { cells: table.rows[i]!.cells, isOther: row.isOther, isShown: i < first || row.isOther }]))
  const [was, is] = [rowsOf(before, then), rowsOf(after, now)]
  const rows: Table['rows'] = []
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const [a, z] = [was.get(key), is.get(key)]
    if (!a?.isShown && !z?.isShown) continue
    rows.push({ cells: join(a?.cells, z?.cells, isWhole(then), isWhole(now)), isOther: (a ?? z)!.isOther, only: a ? (z || !isWhole(now) ? undefined : 'then') : isWhole(then) ? 'now' : undefined })
  }
  const rowDifferences = differences
  const total = join(before.total, after.total, true, true)
  if (rowDifferences > 0) differences = rowDifferences // those of the totals follow from them
  const heads = columns.flatMap((c, i): Column[] => (i < dims ? [c] : [b().then, b().now, b().difference].map((text) => ({ text, group: [c.group, c.text].filter(Boolean).join(' · '), isDimension: false }))))
  return { columns: heads, rows, total, differences }
}

/** A record of both lists. values are those of today, or of the instant where it is in that list alone. */
export interface ComparedRecord {
  id: string
  caseId?: string | undefined
  kind: 'then' | 'now' | 'changed' | 'same'
  values: (string | null)[]
  before: (string | null)[]
}

/** The records of two lists: those in one alone, those whose shown values have changed, then the others. */
export function compareLists(then: List, now: List): ComparedRecord[] {
  const order = { then: 0, now: 1, changed: 2, same: 3 }
  const after = new Map(now.records.map((r) => [r.id, r]))
  const all: ComparedRecord[] = then.records.map((r) => {
    const other = after.get(r.id)
    after.delete(r.id)
    if (!other) return { ...r, kind: 'then', before: r.values }
    return { ...other, kind: other.values.every((v, i) => v === r.values[i]) ? 'same' : 'changed', before: r.values }
  })
  for (const r of after.values()) all.push({ ...r, kind: 'now', before: r.values })
  return all.sort((x, y) => order[x.kind] - order[y.kind])
}

/** The compared records as rows of an export. */
export function comparedRows(bench: Bench, records: ComparedRecord[], text: (path: string, value: string | null) => string | null): (string | number | null)[][] {
  const columns = bench.list!.cols
  const head = [b().differs, ...columns.flatMap((p) => [`${labelsText(place(bench.s, p)?.labels ?? [])} ${b().then}`, `${labelsText(place(bench.s, p)?.labels ?? [])} ${b().now}`])]
  return [head, ...records.map((r) => [b().kinds[r.kind], ...columns.flatMap((p, i) => [r.kind === 'now' ? null : text(p, r.before[i] ?? null), r.kind === 'then' ? null : text(p, r.values[i] ?? null)])])]
}

