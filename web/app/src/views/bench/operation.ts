// Makes the GraphQL operation of a bench, and reads its answer. The operation holds its values, so that it can be copied as it is.
import { place, subject, type Kind } from './catalogue'
import { unitOf } from './describe'
import { type Bench, type Comparison, type Condition, type Dimension, type Having, type Measure, type Order, type Value, defaultFirst, fits, instantOf, isNumberText, isPart, isTimeBucket, mostRows, orderOf, pageSize } from './model'

// Literals of GraphQL: an object, a list, or text that stands as it is.
class Raw {
  constructor(readonly text: string) {}
}
type Literal = Raw | Literal[] | { [name: string]: Literal }
type Fields = { [name: string]: Literal }

const raw = (text: string) => new Raw(text)
const quoted = (text: string) => new Raw(JSON.stringify(text))
const yes = raw('true')

function print(l: Literal): string {
  if (l instanceof Raw) return l.text
  if (Array.isArray(l)) return '[' + l.map(print).join(', ') + ']'
  return '{' + Object.entries(l).map(([name, value]) => `${name}: ${print(value)}`).join(', ') + '}'
}

/** nest puts a literal behind a path: unit.name becomes {unit: {name: …}}. */
function nest(path: string, inner: Literal): Fields {
  return path.split('.').reduceRight<Literal>((l, part) => ({ [part]: l }), inner) as Fields
}

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text)

/** One value of a kind. A day stands for an instant as its beginning, or where it is an upper bound, as its end. */
function literal(kind: Kind, value: Value, isUpper = false): Literal {
  const text = String(value).trim()
  if (kind === 'boolean') return raw(text === 'true' ? 'true' : 'false')
  if (kind === 'enum') return raw(/^\w+$/.test(text) ? text : JSON.stringify(text))
  if (kind === 'count') return raw(/^-?\d+$/.test(text) ? text : JSON.stringify(text))
  if (kind === 'instant' && isDay(text)) return quoted(text + (isUpper ? 'T23:59:59.999999+08:00' : 'T00:00:00+08:00'))
  return quoted(text)
}

/** A comparison of a field, or undefined while its value is not given. */
function comparison(kind: Kind, c: Comparison, v: Value | undefined): Literal | undefined {
  if (c === 'isNull') return { isNull: yes }
  if (c === 'notNull') return { isNull: raw('false') }
  if (c === 'between') {
    const [from, until] = Array.isArray(v) ? v : []
    const both: Fields = {}
    if (from) both.gte = literal(kind, from)
    if (until) both.lte = literal(kind, until, true)
    return Object.keys(both).length ? both : undefined
  }
  if (c === 'in' || c === 'notIn') {
    const list = (Array.isArray(v) ? v : String(v ?? '').split(/[,，、\s]+/)).filter((x) => x !== '')
    return list.length ? { [c]: list.map((x) => literal(kind, x)) } : undefined
  }
  if (v === undefined || v === '' || Array.isArray(v)) return undefined
  if (c === 'year') return /^\d{4}$/.test(String(v)) ? { year: raw(String(v)) } : undefined
  if (c === 'quarter' || c === 'month') return { [c]: quoted(String(v)) }
  return { [c]: literal(kind, v, c === 'lte' || c === 'gt') }
}

/** An operand of a comparison: a path, or after @ a constant (@today, @2023-12-31, @50000). */
function operand(path: string): Fields | undefined {
  if (!path) return undefined
  if (!path.startsWith('@')) return nest(path, yes)
  const constant = path.slice(1)
  if (!constant) return undefined
  if (constant === 'today') return { constant: { today: yes } }
  return { constant: isDay(constant) ? { day: quoted(constant) } : /^-?[\d.]+$/.test(constant) ? { number: quoted(constant) } : { text: quoted(constant) } }
}

/** The literal of a condition, or undefined while it is not complete. */
function condition(type: string, c: Condition): Fields | undefined {
  switch (c.k) {
    case 'field': {
      const at = place(type, c.p)
      if (!at) return undefined
      if (at.kind === 'record') {
        if (c.c === 'isNull') return nest(c.p, raw('null'))
        if (c.c === 'notNull') return { not: nest(c.p, raw('null')) }
        return c.v ? nest(c.p, { id: { [c.c === 'ne' ? 'ne' : 'eq']: quoted(String(c.v)) } }) : undefined
      }
      const compared = comparison(at.kind, c.c, c.v)
      return compared && nest(c.p, compared)
    }
    case 'records': {
      const many = subject(type)?.many[c.p]
      return many && { [c.p]: { [c.q]: conditions(many.t, c.w) ?? {} } }
    }
    case 'aggregate': {
      const many = subject(type)?.many[c.p]
      if (!many) return undefined
      const kind = c.fn === 'count' ? 'count' : c.fn === 'avg' ? 'decimal' : place(many.t, c.f ?? '')?.kind
      const compared = kind && comparison(kind, c.c, c.v)
      if (!compared) return undefined
      const where = conditions(many.t, c.w)
      return { [c.p]: { aggregate: { ...(where && { where }), [c.fn]: c.fn === 'count' ? compared : { [c.f!]: compared } } } }
    }
    case 'compare': {
      const left = c.pm ? (isComplete(c.pm) ? named(type, c.pm) : undefined) : operand(c.p)
      const right = c.om ? (isComplete(c.om) ? named(type, c.om) : undefined) : operand(c.o)
      return left && right && { compare: [{ left, is: raw(c.c), right }] }
    }
    case 'days': {
      const from = operand(c.p)
      const until = operand(c.o)
      const compared = comparison('count', c.c, c.v)
      return from && until && compared && { daysBetween: [{ from, until, ...(c.wd && { working: yes }), ...(compared as Fields) }] }
    }
    case 'all':
    case 'any':
    case 'none': {
      const all = c.w.map((x) => condition(type, x)).filter((x) => x !== undefined)
      if (!all.length) return undefined
      if (c.k === 'none') return { not: all.length === 1 ? all[0]! : { or: all } }
      return { [c.k === 'all' ? 'and' : 'or']: all }
    }
  }
}

/** All conditions as one literal: side by side, or in a list where two name the same field. */
function conditions(type: string, all: Condition[]): Fields | undefined {
  return merge(all.map((c) => condition(type, c)))
}

function merge(all: (Fields | undefined)[]): Fields | undefined {
  const given = all.filter((x) => x !== undefined)
  if (!given.length) return undefined
  const names = given.flatMap(Object.keys)
  return new Set(names).size === names.length ? Object.assign({}, ...given) : { and: given }
}

// Measures stand in three places: selected, named as the input `of`, and in an order.

function durationArguments(m: Measure): Fields {
  return { from: operand(m.from ?? '') ?? {}, until: operand(m.until ?? '') ?? {}, ...(m.wd && { working: yes }) }
}

const target = (type: string, m: Measure) => (m.r ? subject(type)?.many[m.r]?.t : type) ?? type

/** Whether a measure says all that it needs. */
export function isComplete(m: Measure): boolean {
  if (m.fn === 'count') return true
  if (m.fn === 'days') return Boolean(m.from && m.until)
  if (m.fn === 'ratio') return Boolean(m.of && m.to && isComplete(m.of) && isComplete(m.to))
  return Boolean(m.f)
}

/** A measure as an input: {sum: {penaltyAmount: true}}. */
function named(type: string, m: Measure): Fields {
  if (m.fn === 'ratio') return { ratio: { of: named(type, m.of!), to: named(type, m.to!) } }
  const where = conditions(target(type, m), m.w ?? [])
  const inner: Fields = { ...(where && { where }) }
  if (m.fn === 'count') inner.count = yes
  else if (m.fn === 'days') inner.daysBetween = { ...durationArguments(m), measure: { ...(m.agg === 'percentile' && { at: quoted(m.at ?? '0.9') }), [m.agg ?? 'avg']: yes } }
  else {
    if (m.fn === 'percentile') inner.at = quoted(m.at ?? '0.9')
    inner[m.fn] = nest(m.f!, yes)
  }
  return m.r ? { [m.r]: inner } : inner
}

const calculations = { share: 'share', rank: 'rank', runningTotal: 'runningTotal', change: 'change', changeYear: 'change', movingAverage: 'movingAverage' } as const

function calculated(type: string, m: Measure): Fields {
  return { of: named(type, { ...m, x: undefined } as Measure), ...(m.within && (m.x === 'share' || m.x === 'rank') && { within: [dimension(type, m.within)] }), ...(m.x === 'changeYear' && { against: raw('YEAR_BEFORE') }), ...(m.x === 'movingAverage' && { over: raw(String(m.over ?? 3)) }) }
}

function ordered(type: string, m: Measure, direction: 'ASC' | 'DESC'): Fields {
  const d = raw(direction === 'DESC' ? 'DESC_NULLS_LAST' : 'ASC')
  if (m.x) return { [calculations[m.x]]: { ...calculated(type, m), direction: m.x === 'rank' ? raw(direction === 'DESC' ? 'ASC' : 'DESC_NULLS_LAST') : d } }
  if (m.fn === 'ratio') return { ratio: { of: named(type, m.of!), to: named(type, m.to!), direction: d } }
  const where = conditions(target(type, m), m.w ?? [])
  const inner: Fields = { ...(where && { where }) }
  if (m.fn === 'count') inner.count = raw(direction)
  else if (m.fn === 'days') inner.daysBetween = { ...durationArguments(m), aggregateOrder: { ...(m.agg === 'percentile' && { at: quoted(m.at ?? '0.9') }), [m.agg ?? 'avg']: d } }
  else {
    if (m.fn === 'percentile') inner.at = quoted(m.at ?? '0.9')
    inner[m.fn] = nest(m.f!, d)
  }
  return m.r ? { [m.r]: inner } : inner
}

/** Whether a measure is a rate: its numbers are shares of 1, which the page shows in percent. */
export const isRate = (type: string, m: Measure): boolean => m.fn === 'ratio' && !m.x && unitOf(type, m) === 'percent'

/** The condition that groups keep, or undefined while it is not complete. */
function kept(type: string, h: Having, of: Measure[]): Fields | undefined {
  const m = of[h.m]
  const text = h.v.trim()
  if (!m || !isComplete(m) || !isNumberText(text)) return undefined
  const decimal = { [h.c]: quoted(isRate(type, m) ? String(Number((Number(text) / 100).toFixed(6))) : text) }
  const integer = { [h.c]: raw(/^-?\d+$/.test(text) ? text : JSON.stringify(text)) }
  if (m.x) return { [calculations[m.x]]: { ...calculated(type, m), is: decimal } }
  if (m.fn === 'ratio') return { ratio: { of: named(type, m.of!), to: named(type, m.to!), is: decimal } }
  const where = conditions(target(type, m), m.w ?? [])
  const inner: Fields = { ...(where && { where }) }
  if (m.fn === 'count') inner.count = integer
  else if (m.fn === 'days') {
    const agg = m.agg ?? 'avg'
    inner.daysBetween = [{ ...durationArguments(m), aggregate: { ...(agg === 'percentile' && { at: quoted(m.at ?? '0.9') }), [agg]: ['min', 'max', 'sum', 'count'].includes(agg) ? integer : decimal } }]
  } else {
    if (m.fn === 'percentile') inner.at = quoted(m.at ?? '0.9')
    const isInteger = m.fn === 'distinct' || (['sum', 'min', 'max'].includes(m.fn) && place(target(type, m), m.f!)?.kind === 'count')
    inner[m.fn] = nest(m.f!, isInteger ? integer : decimal)
  }
  return m.r ? { [m.r]: inner } : inner
}
const keptAll = (type: string, all: Having[] | undefined, of: Measure[]) => merge((all ?? []).map((h) => kept(type, h, of)))

/** A measure as a selection, under an alias. */
function selected(type: string, m: Measure, alias: string): string {
  if (m.x) {
    const of = print(calculated(type, m)).slice(1, -1)
    return `${alias}: ${calculations[m.x]}(${of})${calculations[m.x] === 'change' ? ' { value previous difference percent }' : ''}`
  }
  if (m.fn === 'ratio') return `${alias}: aggregate { ratio(of: ${print(named(type, m.of!))}, to: ${print(named(type, m.to!))}) }`
  const where = conditions(target(type, m), m.w ?? [])
  const argument = where ? `(where: ${print(where)})` : ''
  let inner: string
  if (m.fn === 'count') inner = 'count'
  else if (m.fn === 'days') inner = `daysBetween(${print(durationArguments(m)).slice(1, -1)}) { ${m.agg ?? 'avg'}${m.agg === 'percentile' ? `(at: ${JSON.stringify(m.at ?? '0.9')})` : ''} }`
  else inner = `${m.fn}${m.fn === 'percentile' ? `(at: ${JSON.stringify(m.at ?? '0.9')})` : ''} { ${m.f} }`
  return m.r ? `${alias}: aggregate { ${m.r}${argument} { ${inner} } }` : `${alias}: aggregate${argument} { ${inner} }`
}

/** A number of an answer: as the server sent it, or a change with its parts. */
export interface Change {
  value: string | null
  previous: string | null
  difference: string | null
  percent: string | null
}
export type Number_ = string | number | null | Change

function readMeasure(m: Measure, given: unknown): Number_ {
  if (m.x) return (given ?? null) as Number_
  let value = given
  while (value !== null && typeof value === 'object') value = Object.values(value)[0] // each level has one field
  return (value ?? null) as Number_
}

// Dimensions

function dimension(type: string, d: Dimension): Literal {
  const at = place(type, d.p)
  const inner: Fields = {}
  if (isTimeBucket(d)) inner.bucket = raw(d.b!)
  else if (isPart(d)) inner.part = raw(d.b!)
  else if (d.b?.startsWith('w:')) inner.width = quoted(d.b.slice(2))
  else if (d.b?.startsWith('b:')) inner.bounds = d.b.slice(2).split(/[,，\s]+/).filter(Boolean).map(quoted)
  if (d.fill && isTimeBucket(d)) inner.fill = yes
  if (d.omit && at?.kind !== 'record') inner.omitNull = yes
  return nest(d.p, inner)
}

const partField = { HOUR: 'hour', WEEKDAY: 'weekday', MONTH_OF_YEAR: 'monthOfYear' } as Record<string, string>

/** The selection of a dimension's key, under an alias. */
function keySelection(type: string, d: Dimension, alias: string, role: string | undefined): string {
  const parts = d.p.split('.')
  const at = place(type, d.p)!
  const last = parts.at(-1)!
  const wrap = (leaf: string, name = alias) => `${name}: ` + parts.slice(0, -1).reduceRight((inner, part) => `${part} { ${inner} }`, leaf)
  if (at.kind === 'record') {
    const title = subject(at.type)!.title
    const shown = title !== 'id' && !place(at.type, title, role)?.isMasked
    return wrap(`${last} { id${shown ? ` ${title}` : ''} }`)
  }
  if (isPart(d)) return wrap(`${partField[d.b!]}(of: ${JSON.stringify(last)})`)
  const own = wrap(last)
  return d.b && !isTimeBucket(d) ? own + ' ' + wrap(`upperBound(of: ${JSON.stringify(last)})`, alias + 'u') : own
}

/** What a group has in one dimension. v is the value, or the id of a record with its name as label; upper ends a bucket of numbers. */
export interface Key {
  v: string | null
  label?: string
  upper?: string | null
}

function unwrap(given: unknown, depth: number): unknown {
  let value = given
  for (let i = 0; i < depth; i++) value = value === null || value === undefined ? null : Object.values(value)[0] // each level has one field
  return value ?? null
}

function readKey(type: string, d: Dimension, key: Record<string, unknown>, alias: string): Key {
  const depth = d.p.split('.').length - 1
  const value = unwrap(key[alias], depth)
  if (place(type, d.p)!.kind === 'record') {
    const record = value as { id?: string } | null
    const title = Object.entries(record ?? {}).find(([name]) => name !== 'id')?.[1] as string | null | undefined
    return record?.id ? { v: record.id, label: title ?? record.id } : { v: null }
  }
  const read: Key = { v: value === null ? null : String(value) }
  if (d.b && !isTimeBucket(d) && !isPart(d)) read.upper = unwrap(key[alias + 'u'], depth) as string | null
  return read
}

export const keyText = (keys: Key[]) => JSON.stringify(keys.map((k) => [k.v, k.upper ?? null]))

/** A row of a result. cells holds the numbers of a pivot by the text of its column's key. */
export interface Row {
  keys: Key[]
  isOther: boolean
  place: number
  placeBefore?: number // among the groups of the second period, which are in the order of their keys
  values: Number_[]
  before?: Number_[] // of the second period
  cells?: Map<string, { values: Number_[]; place: number }>
}
export interface Result {
  dims: Dimension[]
  rows: Row[]
  total: Number_[]
  totalBefore?: Number_[]
  groups: number // how many groups there are
  cols?: { key: Key; values: Number_[]; place: number }[]
  colGroups?: number
  cells?: number // how many groups a pivot has
  cellsRead?: number
}
export interface List {
  total: number
  records: { id: string; caseId?: string | undefined; values: (string | null)[] }[]
  isMoved: boolean // an opened group is not where it was
}

/** A part of the bench, for an error that names it. */
export interface Part {
  kind: 'where' | 'having' | 'rows' | 'col' | 'measure' | 'order' | 'cmp' | 'cols' | 'subject' | 'at'
  i?: number
}

export interface Operation {
  text: string
  /** The part at fault, by the field and the place that an error names. */
  partOf(field: string | undefined, line: number | undefined): Part
  read(data: unknown): Result
  readList(data: unknown): List
}

/** The dimensions of the rows, with the column where it can stand only there. */
export function rowDimensions(bench: Bench): Dimension[] {
  return bench.col && (bench.cmp || !bench.rows.length) ? [...bench.rows, bench.col] : bench.rows
}
export const isPivot = (bench: Bench) => Boolean(bench.col && !bench.cmp && bench.rows.length)

const mostColumns = 40

/** Makes the operation of a bench for a role. cellPages is how many pages of 500 groups a pivot is read in. */
export function build(bench: Bench, role?: string, cellPages = 1): Operation {
  const type = bench.s
  const at = subject(type)!
  const lines: string[] = []
  const parts = new Map<number, Part>()
  const add = (indent: number, text: string, part?: Part) => {
    lines.push('  '.repeat(indent) + text)
    if (part) parts.set(lines.length, part)
  }

  // The filter: which condition each of its keys came from, for errors.
  const filters = bench.w.map((c) => condition(type, c))
  const whereOf = (extra?: Fields) => merge([...filters, extra])
  const conditionAt = (field: string): number | undefined => {
    const given = filters.flatMap((f, i) => (f ? [i] : []))
    const inList = /^and\[(\d+)\]/.exec(field)
    if (inList) {
      const merged = whereOf()
      if (merged && 'and' in merged && Object.keys(merged).length === 1 && given.length > 1) return given[Number(inList[1])]
    }
    const name = /^\w+/.exec(field)?.[0]
    return filters.findIndex((f) => f && name !== undefined && name in f)
  }
  const having = keptAll(type, bench.h, bench.m)
  const usable = bench.m.map((m, i) => ({ m, i })).filter(({ m }) => isComplete(m))

  const connection = (alias: string, where: Fields | undefined, extra: string[] = []) => {
    const head = `${alias ? alias + ': ' : ''}${at.list}`
    const args = [...(where ? [`where: ${print(where)}`] : []), ...extra]
    if (!args.length) add(1, `${head} {`, { kind: 'subject' })
    else {
      add(1, `${head}(`, { kind: 'where' })
      for (const a of args) add(2, a, { kind: 'where' })
      add(1, ') {')
    }
  }
  const measures = (indent: number, by: Dimension[], total = false) => {
    for (const { m, i } of usable) {
      if (total ? m.x : !fits(m, by)) continue
      add(indent, selected(type, m, 'm' + i), { kind: 'measure', i })
    }
  }
  const groups = (alias: string, by: Dimension[], byParts: Part[], order: string | undefined, first: number, offset = 0, others = false, having?: Fields) => {
    add(2, `${alias ? alias + ': ' : ''}groups(`, byParts[0])
    add(3, `by: [${by.map((d) => print(dimension(type, d))).join(', ')}]`, byParts[0])
    if (having) add(3, `having: ${print(having)}`, { kind: 'having' })
    if (order) add(3, `orderBy: [${order}]`, { kind: 'order' })
    add(3, `first: ${first}`, { kind: 'order' })
    if (offset) add(3, `offset: ${offset}`)
    if (others) add(3, 'others: true', { kind: 'order' })
    add(2, ') {')
    add(3, 'totalCount')
    add(3, 'nodes {')
    if (others) add(4, 'isOther')
    add(4, `key { ${by.map((d, i) => keySelection(type, d, 'd' + i, role)).join(' ')} }`, byParts[0])
    measures(4, by)
    add(3, '}')
    add(2, '}')
  }
  const orderText = (by: Dimension[], order: Order, of: Measure[]): string | undefined => {
    const m = order.m === undefined ? undefined : of[order.m]
    if (m && isComplete(m) && fits(m, by)) return print(ordered(type, m, order.d))
    if (order.d === 'ASC') return undefined // the order by key, which groups have without another
    const first = by[0]
    if (!first || isPart(first)) return undefined
    const keyed = place(type, first.p)!.kind === 'record' ? nest(first.p + '.' + subject(place(type, first.p)!.type)!.title, raw('DESC')) : nest(first.p, raw('DESC'))
    return print({ key: keyed })
  }

  add(0, `query Bench ${bench.at ? `@asOf(at: ${JSON.stringify(instantOf(bench.at))}) ` : ''}{`, { kind: 'at' })
  const rows = rowDimensions(bench)
  const rowParts: Part[] = [{ kind: 'rows' }]
  // Groups are compared by their keys: the one that comes first on one side may come last on the other.
  const first = bench.now && !bench.others ? mostRows : (bench.first ?? defaultFirst)
  let argParts: Part[] = rowParts
  if (bench.list) {
    const columns = bench.list.cols
    const order = bench.list.o && place(type, bench.list.o.p)
    const orderArgument = order ? [`orderBy: [${print(order.kind === 'record' ? nest(order.path + '.' + subject(order.type)!.title, raw(bench.list.o!.d)) : nest(order.path, raw(bench.list.o!.d === 'DESC' ? 'DESC_NULLS_LAST' : 'ASC')))}]`] : []
    const page = bench.list.page ?? 1
    const listPage = bench.now ? mostRows : pageSize // two lists are compared whole
    const paging = [...orderArgument, `first: ${listPage}`, ...(page > 1 ? [`offset: ${(page - 1) * listPage}`] : [])]
    const nodes = (indent: number) => {
      add(indent, 'totalCount')
      add(indent, 'nodes {')
      add(indent + 1, 'id')
      if (at.one.case && type !== 'Case') add(indent + 1, 'case { id }')
      for (const [i, p] of columns.entries()) add(indent + 1, keySelection(type, { p }, 'c' + i, role), { kind: 'cols', i })
      add(indent, '}')
    }
    const group = bench.list.group
    connection('', whereOf(), group ? [] : paging)
    if (group) {
      const by = group.by
      const order = orderText(by, group.o, group.m)
      add(2, 'groups(', { kind: 'rows' })
      add(3, `by: [${by.map((d) => print(dimension(type, d))).join(', ')}]`)
      const shown = keptAll(type, group.h, group.m)
      if (shown) add(3, `having: ${print(shown)}`)
      if (order) add(3, `orderBy: [${order}]`)
      add(3, group.rest ? `first: ${group.rest}` : 'first: 1')
      if (group.rest) add(3, 'others: true')
      else if (group.i) add(3, `offset: ${group.i}`)
      add(2, ') {')
      add(3, 'nodes {')
      add(4, 'isOther')
      add(4, `key { ${by.map((d, i) => keySelection(type, d, 'd' + i, role)).join(' ')} }`)
      const inner = conditions(type, group.w ?? [])
      add(4, `${at.list}(${[...(inner ? [`where: ${print(inner)}`] : []), ...paging].join(', ')}) {`)
      nodes(5)
      add(4, '}')
      add(3, '}')
      add(2, '}')
    } else nodes(2)
    add(1, '}')
    argParts = [{ kind: 'cols' }]
  } else if (bench.cmp) {
    for (const [alias, period] of [['a', bench.cmp.a], ['b', bench.cmp.b]] as const) {
      connection(alias, whereOf(condition(type, { k: 'field', p: bench.cmp.p, c: period.c, v: period.v })))
      measures(2, [], true)
      if (rows.length) {
        const byOrder = alias === 'a' && !orderOf(bench).by ? orderText(rows, orderOf(bench), bench.m) : undefined
        groups('', rows, rowParts, byOrder, alias === 'a' && !orderOf(bench).by ? first : mostRows, 0, false, alias === 'a' ? having : undefined)
      }
      add(1, '}')
    }
  } else {
    connection('', whereOf())
    measures(2, [], true)
    if (!usable.some(({ m }) => !m.x)) add(2, 'totalCount')
    if (isPivot(bench)) {
      groups('', bench.rows, rowParts, orderText(bench.rows, orderOf(bench), bench.m), first, 0, bench.others, having)
      const col = bench.col!
      const colOrder = orderOf({ ...bench, rows: [col], o: undefined } as unknown as Bench)
      groups('columns', [col], [{ kind: 'col' }], orderText([col], colOrder, bench.m), mostColumns)
      for (let page = 0; page < cellPages; page++) groups('cells' + (page || ''), [...bench.rows, col], rowParts, undefined, mostRows, page * mostRows)
    } else if (rows.length) groups('', rows, rowParts, orderText(rows, orderOf(bench), bench.m), first, 0, bench.others, having)
    add(1, '}')
  }
  add(0, '}')
  const text = lines.join('\n')

  type GroupsAnswer = { totalCount: number; nodes: Record<string, unknown>[] }
  const readRows = (given: GroupsAnswer | undefined, by: Dimension[]): Row[] =>
    (given?.nodes ?? []).map((node, i) => ({
      keys: node.key ? by.map((d, n) => readKey(type, d, node.key as Record<string, unknown>, 'd' + n)) : [],
      isOther: Boolean(node.isOther),
      place: i,
      values: bench.m.map((m, n) => readMeasure(m, node['m' + n])),
    }))
  const readTotal = (given: Record<string, unknown> | undefined) => bench.m.map((m, n) => (m.x ? null : readMeasure(m, given?.['m' + n])))

  return {
    text,
    partOf(field, line) {
      if (field) {
        if (/^asOf/.test(field)) return { kind: 'at' }
        const where = /^where\.(.*)/.exec(field)
        if (where) {
          const byLine = line ? parts.get(line) : undefined
          if (byLine?.kind === 'measure') return byLine
          if (bench.cmp && where[1]!.includes(bench.cmp.p)) return { kind: 'cmp' }
          const i = conditionAt(where[1]!)
          return i !== undefined && i >= 0 ? { kind: 'where', i } : { kind: 'where' }
        }
        const by = /^by(?:\[(\d+)\])?/.exec(field)
        if (by) {
          const i = Number(by[1] ?? 0)
          const isColumn = (line && parts.get(line)?.kind === 'col') || (bench.col && i >= bench.rows.length)
          return isColumn ? { kind: 'col' } : { kind: 'rows', i }
        }
        if (/^having/.test(field)) return { kind: 'having' }
        if (/^(orderBy|first|others|offset)/.test(field)) {
          const byLine = line ? parts.get(line) : undefined
          return byLine?.kind === 'measure' ? byLine : { kind: 'order' }
        }
      }
      return (line && parts.get(line)) || argParts[0] || { kind: 'subject' }
    },
    read(data) {
      const root = data as Record<string, Record<string, unknown>>
      if (bench.cmp) {
        const [a, b] = [root.a!, root.b!]
        const result: Result = { dims: rows, rows: readRows(a.groups as GroupsAnswer, rows), total: readTotal(a), totalBefore: readTotal(b), groups: (a.groups as GroupsAnswer | undefined)?.totalCount ?? 0 }
        const nothing = bench.m.map((m) => ((m.fn === 'count' || m.fn === 'sum') && !m.x ? 0 : null))
        const before = new Map(readRows(b.groups as GroupsAnswer, rows).map((r) => [keyText(r.keys), r]))
        for (const row of result.rows) {
          const other = before.get(keyText(row.keys))
          row.before = other?.values ?? nothing
          if (other) row.placeBefore = other.place
        }
        // Groups of the second period alone follow, if there is room.
        const known = new Set(result.rows.map((r) => keyText(r.keys)))
        if ((result.groups <= first || orderOf(bench).by) && !having) {
          for (const row of readRows(b.groups as GroupsAnswer, rows)) {
            if (known.has(keyText(row.keys)) || result.rows.length >= mostRows) continue
            result.rows.push({ ...row, place: -1, placeBefore: row.place, before: row.values, values: nothing })
          }
        }
        const order = orderOf(bench)
        if (order.by && order.m !== undefined) {
          const m = order.m
          const size = (r: Row): number | null => {
            const [now, then] = [Number(r.values[m] ?? NaN), Number(r.before?.[m] ?? NaN)]
            const size = order.by === 'difference' ? now - then : then === 0 ? NaN : (now - then) / Math.abs(then)
            return Number.isNaN(size) ? null : size
          }
          const sign = order.d === 'DESC' ? -1 : 1
          result.rows.sort((x, y) => {
            const [p, q] = [size(x), size(y)]
            return p === null || q === null ? Number(p === null) - Number(q === null) : sign * (p - q)
          })
          result.rows = result.rows.slice(0, first)
        }
        return result
      }
      const given = root[at.list]!
      const result: Result = { dims: rows, rows: readRows(given.groups as GroupsAnswer, rows), total: readTotal(given), groups: (given.groups as GroupsAnswer | undefined)?.totalCount ?? 0 }
      if (!isPivot(bench)) return result
      const columns = given.columns as GroupsAnswer
      result.colGroups = columns.totalCount
      result.cols = readRows(columns, [bench.col!]).map((r) => ({ key: r.keys[0]!, values: r.values, place: r.place }))
      result.cells = (given.cells as GroupsAnswer).totalCount
      const rowOf = new Map(result.rows.filter((r) => !r.isOther).map((r) => [keyText(r.keys), r]))
      result.cellsRead = 0
      for (let page = 0; page < cellPages; page++) {
        for (const cell of readRows(given['cells' + (page || '')] as GroupsAnswer, [...bench.rows, bench.col!])) {
          result.cellsRead++
          const row = rowOf.get(keyText(cell.keys.slice(0, -1)))
          if (!row) continue
          row.cells ??= new Map()
          row.cells.set(keyText([cell.keys.at(-1)!]), { values: cell.values, place: page * mostRows + cell.place })
        }
      }
      return result
    },
    readList(data) {
      const root = (data as Record<string, Record<string, unknown>>)[at.list]!
      type Page = { totalCount: number; nodes: Record<string, unknown>[] }
      let page = root as unknown as Page
      let isMoved = false
      const group = bench.list?.group
      if (group) {
        const nodes = (root.groups as GroupsAnswer).nodes
        const node = group.rest ? nodes.find((n) => n.isOther) : nodes[0]
        isMoved = !node || (!group.rest && JSON.stringify(group.by.map((d, i) => readKey(type, d, node.key as Record<string, unknown>, 'd' + i).v)) !== JSON.stringify(group.key))
        page = (node?.[at.list] as Page | undefined) ?? { totalCount: 0, nodes: [] }
      }
      return {
        total: page.totalCount,
        isMoved,
        records: page.nodes.map((node) => ({
          id: node.id as string,
          caseId: type === 'Case' ? (node.id as string) : (node.case as { id: string } | null | undefined)?.id,
          values: (bench.list?.cols ?? []).map((p, i) => {
            const key = readKey(type, { p }, node, 'c' + i)
            return place(type, p)!.kind === 'record' ? (key.label ?? null) : key.v
          }),
        })),
      }
    },
  }
}
