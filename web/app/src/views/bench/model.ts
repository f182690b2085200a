// The state of the bench: what is asked. All of it stands in the address. Names are short for that reason.
import { dateFormat } from '../../lib/intl'
import { place, subject } from './catalogue'

export type Comparison = 'eq' | 'ne' | 'in' | 'notIn' | 'lt' | 'lte' | 'gt' | 'gte' | 'contains' | 'startsWith' | 'endsWith' | 'year' | 'quarter' | 'month' | 'between' | 'isNull' | 'notNull'
export type Value = string | boolean | string[] | number

/** A condition of a filter. */
export type Condition =
  | { k: 'field'; p: string; c: Comparison; v?: Value; n?: string } // n is shown in place of v, as the name of a record
  | { k: 'records'; p: string; q: 'some' | 'none' | 'every'; w: Condition[] } // the records that p leads to
  | { k: 'aggregate'; p: string; fn: 'count' | 'sum' | 'avg' | 'min' | 'max'; f?: string; w: Condition[]; c: Comparison; v?: Value }
  | { k: 'compare'; p: string; pm?: Measure; c: 'EQ' | 'NE' | 'LT' | 'LTE' | 'GT' | 'GTE'; o: string; om?: Measure } // pm and om, where given, are numbers over related records
  | { k: 'days'; p: string; o: string; wd?: boolean; c: Comparison; v?: Value }
  | { k: 'all' | 'any' | 'none'; w: Condition[] }

/** What groups are made by. b is the bucket of a day (MONTH) or its part (WEEKDAY), or the width or the bounds of numbers. */
export interface Dimension {
  p: string
  b?: string // DAY … YEAR, HOUR, WEEKDAY, MONTH_OF_YEAR; for numbers: "w:1000" or "b:1000,10000"
  fill?: boolean
  omit?: boolean // leaves out records without a value
}

export type Fn = 'count' | 'sum' | 'avg' | 'median' | 'percentile' | 'standardDeviation' | 'min' | 'max' | 'distinct' | 'days' | 'ratio'
export type Calculation = 'share' | 'rank' | 'runningTotal' | 'change' | 'changeYear' | 'movingAverage'

/** A number of a group. r is a relation to many records, whose numbers are meant then. */
export interface Measure {
  fn: Fn
  r?: string
  f?: string
  at?: string
  w?: Condition[]
  from?: string
  until?: string
  wd?: boolean // working days
  agg?: 'avg' | 'median' | 'min' | 'max' | 'percentile' | 'sum' | 'count'
  of?: Measure
  to?: Measure
  x?: Calculation
  over?: number
  within?: Dimension // a share or a rank among the groups that have the same here
  t?: string // a name of its own
}

/** Where an opened cell stands among its groups, for a group whose records no filter can describe (an hour, the rest). */
export interface OpenGroup {
  by: Dimension[]
  i: number // place in the order o
  o: Order
  m: Measure[]
  h?: Having[] // which groups were shown
  key: (string | null)[]
  rest?: number // the rest of the groups after so many
  w?: Condition[] // the measure's own filter
}

/** An order of groups: by their key, or by a measure; where periods are compared, also by the difference or the change in percent of it. */
export interface Order {
  m?: number
  d: 'ASC' | 'DESC'
  by?: 'difference' | 'percent'
}

/** A condition that groups keep: a measure, by its place, compared with a number. A rate is compared in percent. */
export interface Having {
  m: number
  c: 'gt' | 'gte' | 'lt' | 'lte'
  v: string
}
export const isNumberText = (text: string) => /^-?\d+(\.\d+)?$/.test(text)

export interface Period {
  c: 'year' | 'quarter' | 'month' | 'between'
  v: Value
}

export interface Bench {
  s: string // type of the subject
  rows: Dimension[]
  col?: Dimension
  m: Measure[]
  w: Condition[]
  o?: Order
  h?: Having[]
  first?: number
  others?: boolean
  cmp?: { p: string; a: Period; b: Period }
  chart?: 'none' | 'bar' | 'line' | 'heat'
  list?: { cols: string[]; o?: { p: string; d: 'ASC' | 'DESC' }; page?: number; group?: OpenGroup }
  t?: string // name
  at?: string // the instant that is asked about, in the bureau's time zone, as 2024-03-05T09:30:00; without it, now
  now?: boolean // whether the answer as of at stands beside that of today
}

/** The present instant in the bureau's time zone, as 2024-03-05T09:30:00. */
export const bureauNow = () => dateFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' }).format(new Date()).replace(' ', 'T')
/** The instant of a bench as GraphQL has it. */
export const instantOf = (at: string) => (at.length === 16 ? at + ':00' : at) + '+08:00'
/** The instant of a bench as it is read. */
export const instantText = (at: string) => at.replace('T', ' ')

export const defaultFirst = 50
export const pageSize = 50
export const mostRows = 500

const timeBuckets = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR']
export const isTimeBucket = (d: Dimension) => timeBuckets.includes(d.b ?? '')
export const isPart = (d: Dimension) => ['HOUR', 'WEEKDAY', 'MONTH_OF_YEAR'].includes(d.b ?? '')

/** A bench that counts the records of a subject. */
export function newBench(type: string): Bench {
  return { s: type, rows: [], m: [{ fn: 'count' }], w: [] }
}

/** Whether groups of a dimension have an order of their own (time, numbers), rather than one by a measure. */
export function isOrdered(type: string, d: Dimension): boolean {
  const kind = place(type, d.p)?.kind
  return kind === 'date' || kind === 'instant' || kind === 'money' || kind === 'decimal' || kind === 'count'
}

/** The order that groups have: the one chosen, or by key where that has a sense, or by the first measure. */
export function orderOf(bench: Bench): Order {
  if (bench.o && (bench.o.m === undefined || bench.m[bench.o.m])) return bench.o
  const first = bench.rows[0]
  return !first || isOrdered(bench.s, first) ? { d: 'ASC' } : { m: 0, d: 'DESC' }
}

/** Whether a calculation over groups makes sense with these dimensions: those along the time need a bucket of it. */
export function isCalculable(x: Calculation | undefined, by: Dimension[]): boolean {
  return !x || x === 'share' || x === 'rank' || by.some(isTimeBucket)
}

/** Whether groups by these dimensions have a measure: its calculation must make sense, and the groups that it compares must be there. */
export function fits(m: Measure, by: Dimension[]): boolean {
  return isCalculable(m.x, by) && (!m.x || !m.within || by.some((d) => JSON.stringify(d) === JSON.stringify(m.within)))
}

// The decoding of an address: what a hand or an old link may have put there is checked part by part, and what does not fit is left out.
const isDimension = (type: string, d: unknown): d is Dimension => typeof (d as Dimension)?.p === 'string' && Boolean(place(type, (d as Dimension).p)?.uses.includes('g'))

function cleanConditions(type: string, given: unknown): Condition[] {
  if (!Array.isArray(given)) return []
  return given.flatMap((c: Condition): Condition[] => {
    if (c?.k === 'all' || c?.k === 'any' || c?.k === 'none') return [{ ...c, w: cleanConditions(type, c.w) }]
    if (c?.k === 'records' || c?.k === 'aggregate') {
      const many = subject(type)?.many[c.p]
      return many ? [{ ...c, w: cleanConditions(many.t, c.w) }] : []
    }
    if (c?.k === 'field') return place(type, c.p) ? [c] : []
    if (c?.k === 'compare') {
      const related = (m: Measure | undefined) => (m?.r ? cleanMeasure(type, m)[0] : undefined)
      const [pm, om] = [related(c.pm), related(c.om)]
      return [{ k: 'compare', p: String(c.p ?? ''), c: c.c, o: String(c.o ?? ''), ...(pm && { pm }), ...(om && { om }) }]
    }
    if (c?.k === 'days') return [c]
    return []
  })
}

function cleanMeasure(type: string, m: Measure): Measure[] {
  if (typeof m?.fn !== 'string') return []
  const target = m.r ? subject(type)?.many[m.r]?.t : type
  if (!target) return []
  const cleaned: Measure = { ...m }
  if (cleaned.within && !isDimension(type, cleaned.within)) delete cleaned.within
  if (m.w) cleaned.w = cleanConditions(target, m.w)
  if (m.fn === 'ratio') {
    cleaned.of = cleanMeasure(type, m.of ?? { fn: 'count' })[0] ?? { fn: 'count' }
    cleaned.to = cleanMeasure(type, m.to ?? { fn: 'count' })[0] ?? { fn: 'count' }
  }
  return [cleaned]
}

/** Makes a bench of what an address holds; undefined where it names no subject. */
export function clean(given: unknown): Bench | undefined {
  const b = given as Bench
  if (typeof b?.s !== 'string' || !subject(b.s)) return undefined
  const measures = (Array.isArray(b.m) ? b.m : []).flatMap((m) => cleanMeasure(b.s, m))
  const bench: Bench = {
    s: b.s,
    rows: (Array.isArray(b.rows) ? b.rows : []).filter((d) => isDimension(b.s, d)),
    m: measures.length ? measures : [{ fn: 'count' }],
    w: cleanConditions(b.s, b.w),
  }
  if (isDimension(b.s, b.col)) bench.col = b.col
  if (b.o?.d === 'ASC' || b.o?.d === 'DESC') bench.o = b.o
  if (Number(b.first) > 0) bench.first = Math.min(Number(b.first), mostRows)
  const kept = (Array.isArray(b.h) ? b.h : []).filter((h) => bench.m[h?.m] && ['gt', 'gte', 'lt', 'lte'].includes(h.c) && typeof h.v === 'string')
  if (kept.length) bench.h = kept
  if (b.others && !bench.h) bench.others = true
  if (b.cmp && place(b.s, b.cmp.p) && b.cmp.a && b.cmp.b) bench.cmp = b.cmp
  if (b.chart && ['none', 'bar', 'line', 'heat'].includes(b.chart)) bench.chart = b.chart
  if (b.list) {
    const cols = (Array.isArray(b.list.cols) ? b.list.cols : []).filter((p) => place(b.s, p))
    bench.list = { ...b.list, cols }
  }
  if (typeof b.t === 'string' && b.t) bench.t = b.t
  if (typeof b.at === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(b.at)) {
    bench.at = b.at
    if (b.now) bench.now = true
  }
  return bench
}

/** A bench as it stands in an address: letters, digits, - and _, so that it survives chats and mails. */
export function encode(bench: Bench): string {
  const bytes = new TextEncoder().encode(JSON.stringify(bench))
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** Reads what encode wrote, or plain JSON that a program put into an address; undefined for anything else. */
export function decode(text: string): Bench | undefined {
  try {
    if (text.startsWith('{')) return clean(JSON.parse(text))
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
    return clean(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return undefined
  }
}

/** The address of a bench. */
export const address = (bench: Bench) => '/bench?q=' + encode(bench)
