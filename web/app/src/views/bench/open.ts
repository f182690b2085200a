// Opens a cell: the bench that lists the records behind it.
import { dateFormat } from '../../lib/intl'
import { mainColumns, place, subject } from './catalogue'
import { type Bench, type Condition, type Dimension, type Measure, type OpenGroup, isPart, isTimeBucket, orderOf } from './model'
import type { Key, Row } from './operation'
import { isPivot, rowDimensions } from './operation'

/** The condition that the end of a path has no value, or that there is no record on the way to it. */
export function nullCondition(type: string, path: string): Condition {
  const parts = path.split('.')
  const all: Condition[] = []
  let current = type
  for (const [i, part] of parts.entries()) {
    const at = subject(current)
    const prefix = parts.slice(0, i + 1).join('.')
    if (at?.one[part]) {
      if (at.one[part].u.includes('q')) all.push({ k: 'field', p: prefix, c: 'isNull' })
      current = at.one[part].t
    } else if (at?.fields[part]?.u.includes('q')) all.push({ k: 'field', p: prefix, c: 'isNull' })
  }
  return all.length === 1 ? all[0]! : { k: 'any', w: all }
}

const pad = (n: number) => String(n).padStart(2, '0')
const dayText = (d: Date) => `${d.getUTCFullYear()}-${pad(d.getUTCMonth() + 1)}-${pad(d.getUTCDate())}`

/** The first and the last day of a bucket that begins on a day. */
export function bucketDays(start: string, bucket: string): [string, string] {
  const from = new Date(start.slice(0, 10) + 'T00:00:00Z')
  const until = new Date(from)
  if (bucket === 'WEEK') until.setUTCDate(until.getUTCDate() + 7)
  else if (bucket === 'MONTH') until.setUTCMonth(until.getUTCMonth() + 1)
  else if (bucket === 'QUARTER') until.setUTCMonth(until.getUTCMonth() + 3)
  else if (bucket === 'YEAR') until.setUTCFullYear(until.getUTCFullYear() + 1)
  else until.setUTCDate(until.getUTCDate() + 1)
  until.setUTCDate(until.getUTCDate() - 1)
  return [dayText(from), dayText(until)]
}

/** The day on which an instant's bucket begins in the bureau's time zone. */
export function bureauDay(value: string): string {
  if (!value.includes('T')) return value.slice(0, 10)
  return dateFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(new Date(value))
}

/** The conditions that hold for the records of a group in one dimension; undefined where no filter can say it (hours, weekdays). */
export function keyConditions(type: string, d: Dimension, key: Key): Condition[] | undefined {
  if (isPart(d)) return key.v === null ? [nullCondition(type, d.p)] : undefined
  const kind = place(type, d.p)!.kind
  if (d.b && !isTimeBucket(d)) {
    if (key.v === null && (key.upper ?? null) === null) return [nullCondition(type, d.p)]
    const conditions: Condition[] = []
    if (key.v !== null) conditions.push({ k: 'field', p: d.p, c: 'gte', v: key.v })
    if ((key.upper ?? null) !== null) conditions.push({ k: 'field', p: d.p, c: 'lt', v: key.upper! })
    return conditions
  }
  if (key.v === null) return [nullCondition(type, d.p)]
  if (isTimeBucket(d)) return [{ k: 'field', p: d.p, c: 'between', v: bucketDays(bureauDay(key.v), d.b!) }]
  if (kind === 'record') return [{ k: 'field', p: d.p, c: 'eq', v: key.v, n: key.label ?? key.v }]
  if (kind === 'boolean') return [{ k: 'field', p: d.p, c: 'eq', v: key.v === 'true' }]
  if (kind === 'enum') return [{ k: 'field', p: d.p, c: 'in', v: [key.v] }]
  return [{ k: 'field', p: d.p, c: 'eq', v: key.v }]
}

/** The fields that a bench asks about: those of its measures, its groups and its filters. */
function askedFields(bench: Bench, w: Condition[]): string[] {
  const own = bench.m.flatMap((m) => (m.r ? [] : [m.from, m.until, m.f].filter((p) => p !== undefined && !p.startsWith('@')))) as string[]
  const filters = w.flatMap((c) => (c.k === 'field' ? [c.p] : []))
  return [...bench.rows.map((d) => d.p), ...own, ...(bench.col ? [bench.col.p] : []), ...filters].filter((p) => p.split('.').length < 3)
}

/** The bench that lists the records of a subject under conditions. */
export function listOf(bench: Bench, w: Condition[], role: string | undefined, group?: OpenGroup): Bench {
  return { s: bench.s, rows: [], m: bench.m.filter((m) => !m.x).slice(0, 1), w, list: { cols: mainColumns(bench.s, role, askedFields(bench, w)), ...(group && { group }) }, ...(bench.t && { t: bench.t }), ...(bench.at && { at: bench.at }), ...(bench.now && { now: true }) }
}

/** The records of a row, of one of its cells where a column is given, or in the second period. measure narrows them by its own filter. */
export function openCell(bench: Bench, role: string | undefined, row: Row | undefined, options: { col?: { key: Key; place: number } | undefined; cellPlace?: number | undefined; measure?: Measure | undefined; isBefore?: boolean; shown?: Row[] } = {}): Bench {
  const dims = rowDimensions(bench)
  const conditions: Condition[] = [...bench.w]
  if (bench.cmp) conditions.push({ k: 'field', p: bench.cmp.p, ...(options.isBefore ? bench.cmp.b : bench.cmp.a) })
  const ownFilter = options.measure?.w?.length && !options.measure.r ? options.measure.w : undefined
  if (ownFilter) conditions.push(...ownFilter)
  const by: Dimension[] = []
  const keys: Key[] = []
  if (row && !row.isOther) {
    by.push(...dims)
    keys.push(...row.keys)
  }
  if (options.col) {
    by.push(bench.col!)
    keys.push(options.col.key)
  }
  if (row?.isOther) {
    const shown = (options.shown ?? []).filter((r) => !r.isOther)
    const each = shown.map((r) => dims.map((d, i) => keyConditions(bench.s, d, r.keys[i]!)))
    if (each.every((c) => c.every((x) => x !== undefined)) && each.length <= 60) {
      const none: Condition[] = each.map((c) => {
        const all = (c as Condition[][]).flat()
        return all.length === 1 ? all[0]! : { k: 'all', w: all }
      })
      return listOf(bench, [...conditions, { k: 'none', w: none }], role)
    }
    return listOf(bench, bench.w, role, { by: dims, i: 0, o: orderOf(bench), m: bench.m, key: [], rest: shown.length, ...(ownFilter && { w: ownFilter }) })
  }
  const parts = by.map((d, i) => keyConditions(bench.s, d, keys[i]!))
  if (parts.every((c) => c !== undefined)) return listOf(bench, [...conditions, ...(parts as Condition[][]).flat()], role)
  // A group of hours or weekdays is found by its place. Its conditions are kept out, so that the groups are those that were shown.
  const isCell = isPivot(bench) && options.col !== undefined
  const position = isCell ? (row ? (options.cellPlace ?? 0) : options.col!.place) : ((options.isBefore ? row?.placeBefore : row?.place) ?? 0)
  const order = options.isBefore ? { d: 'ASC' as const } : isCell ? (row ? { d: 'ASC' as const } : orderOf({ ...bench, rows: [bench.col!], o: undefined } as unknown as Bench)) : orderOf(bench)
  const base = bench.cmp ? [...bench.w, { k: 'field' as const, p: bench.cmp.p, ...(options.isBefore ? bench.cmp.b : bench.cmp.a) }] : bench.w
  return listOf(bench, base, role, { by, i: position, o: order, m: bench.m, ...(bench.h && !isCell && !options.isBefore && { h: bench.h }), key: keys.map((k) => k.v), ...(ownFilter && { w: ownFilter }) })
}
