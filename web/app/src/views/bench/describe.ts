// A bench in words: labels of fields, dimensions, measures and conditions, and the texts of keys and numbers.
import { count, day, instant, money, month, percent } from '../../lib/format'
import { dateFormat, numberFormat } from '../../lib/intl'
import { label as labelOf, language } from '../../lib/language.svelte'
import { place, subject, type Kind, type Place } from './catalogue'
import { en } from './en'
import { type Bench, type Condition, type Dimension, type Measure, type Period, instantText, isPart, isTimeBucket, orderOf } from './model'
import { isPivot, rowDimensions, type Change, type Key, type Number_ } from './operation'
import { zh, type BenchTexts } from './zh'

/** The texts of the bench in the language chosen. */
export function b(): BenchTexts {
  return language.current === 'zh' ? zh : en
}

const chosen = (l: [string, string]) => (language.current === 'zh' ? l[0] : l[1])
const separator = () => (language.current === 'zh' ? '·' : ' · ')

export function subjectLabel(type: string): string {
  const at = subject(type)
  return at ? chosen(at.label) : type
}
export const labelsText = (labels: [string, string][]) => labels.map(chosen).join(separator())
export function placeLabel(type: string, path: string): string {
  if (path.startsWith('@')) return path === '@today' ? b().today : path.slice(1)
  const at = place(type, path)
  return at ? labelsText(at.labels) : path
}
export const ownLabel = (p: Place) => chosen(p.labels.at(-1)!)
export function manyLabel(type: string, name: string): string {
  const many = subject(type)?.many[name]
  return many ? chosen(many.l) : name
}

export function dimensionLabel(type: string, d: Dimension): string {
  const name = placeLabel(type, d.p)
  const bucket = isTimeBucket(d) || isPart(d) ? b().buckets[d.b as 'DAY'] : undefined
  return bucket ? (language.current === 'zh' ? `${name}（${bucket}）` : `${name} (${bucket.toLowerCase()})`) : name
}

export function measureLabel(type: string, m: Measure, isWhole = false): string {
  if (m.t && !isWhole) return m.t
  const zhIs = language.current === 'zh'
  const prefix = m.r ? manyLabel(type, m.r) + separator() : ''
  const target = m.r ? (subject(type)?.many[m.r]?.t ?? type) : type
  let name: string
  if (m.fn === 'count') name = prefix + b().functions.count
  else if (m.fn === 'days') {
    const agg = b().functions[m.agg ?? 'avg']
    name = zhIs
      ? `${prefix}${placeLabel(target, m.from ?? '')}至${placeLabel(target, m.until ?? '')}${m.wd ? '工作日' : '天数'}（${agg}）`
      : `${prefix}${m.wd ? 'Working days' : 'Days'} from ${placeLabel(target, m.from ?? '')} to ${placeLabel(target, m.until ?? '')} (${agg.toLowerCase()})`
  } else if (m.fn === 'ratio') name = m.of && m.to ? `${measureLabel(type, m.of)} ÷ ${measureLabel(type, m.to)}` : b().functions.ratio
  else {
    const fn = m.fn === 'percentile' ? `${zhIs ? '' : 'percentile '}${count(Number(m.at ?? 0.9) * 100, 2)}${zhIs ? ' 百分位' : ''}` : b().functions[m.fn]
    const field = m.f ? placeLabel(target, m.f) : '…'
    name = zhIs ? `${prefix}${field}（${fn}）` : `${prefix}${field} (${fn.toLowerCase()})`
  }
  if (m.w?.length) {
    const where = conditionsText(target, m.w)
    name += zhIs ? `〔${where}〕` : ` [${where}]`
  }
  if (m.x) name += (zhIs ? '：' : ': ') + (m.x === 'movingAverage' ? `${b().calculations.movingAverage} (${m.over ?? 3})` : zhIs ? b().calculations[m.x] : b().calculations[m.x].toLowerCase()) + (m.within ? (zhIs ? `（${b().withinOf(dimensionLabel(type, m.within))}）` : ` ${b().withinOf(dimensionLabel(type, m.within))}`) : '')
  return name
}

export type Unit = 'money' | 'count' | 'decimal' | 'days' | 'percent' | 'rank' | 'ratio' | 'date' | 'instant' | 'change'

/** What a measure's numbers are. */
export function unitOf(type: string, m: Measure): Unit {
  if (m.x === 'share') return 'percent'
  if (m.x === 'rank') return 'rank'
  if (m.x === 'change' || m.x === 'changeYear') return 'change'
  if (m.fn === 'count' || m.fn === 'distinct') return m.x === 'movingAverage' ? 'decimal' : 'count'
  if (m.fn === 'days') return 'days'
  if (m.fn === 'ratio') return m.of && m.to && unitOf(type, m.of) === unitOf(type, m.to) ? 'percent' : 'ratio'
  const target = m.r ? (subject(type)?.many[m.r]?.t ?? type) : type
  const kind = place(target, m.f ?? '')?.kind
  return kind === 'money' ? 'money' : kind === 'date' ? 'date' : kind === 'instant' ? 'instant' : 'decimal'
}

/** A number as a plain one for a chart or a sum; null where it is none. A ratio is given in percent where it is shown so. */
export function plain(type: string, m: Measure, value: Number_ | undefined): number | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'object') return value.percent === null ? null : Number(value.percent)
  const n = Number(value)
  if (Number.isNaN(n)) return null
  return m.fn === 'ratio' && !m.x && unitOf(type, m) === 'percent' ? n * 100 : n
}

export function numberText(type: string, m: Measure, value: Number_ | undefined): string {
  if (value === null || value === undefined) return '–'
  const unit = unitOf(type, m)
  if (typeof value === 'object') return percent((value as Change).percent, true)
  if (unit === 'date') return day(String(value))
  if (unit === 'instant') return instant(String(value))
  if (unit === 'money') return money(value)
  if (unit === 'percent') return numberFormat(language.current === 'zh' ? 'zh-CN' : 'en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(plain(type, m, value) ?? 0) + ' %'
  if (unit === 'count' || unit === 'rank') return count(value)
  if (unit === 'days') return count(value, 1)
  return count(value, unit === 'ratio' ? 4 : 3)
}

export function valueText(kind: Kind, enumType: string | undefined, value: string): string {
  if (kind === 'enum') return labelOf((enumType ?? '') as Parameters<typeof labelOf>[0], value)
  if (kind === 'boolean') return value === 'true' ? b().yes : b().no
  if (kind === 'money') return money(value)
  if (kind === 'decimal') return count(value, 6)
  if (kind === 'date') return day(value)
  if (kind === 'instant') return instant(value)
  return value
}

export function keyLabel(type: string, d: Dimension, key: Key): string {
  const at = place(type, d.p)
  if (!at) return key.v ?? '–'
  const zhIs = language.current === 'zh'
  if (d.b && !isTimeBucket(d) && !isPart(d)) {
    const show = (v: string) => (at.kind === 'money' ? '¥' : '') + count(v, 3)
    if (key.v === null) return key.upper ? (zhIs ? `${show(key.upper)} 以下` : `under ${show(key.upper)}`) : b().notRecorded
    if ((key.upper ?? null) === null) return zhIs ? `${show(key.v)} 及以上` : `${show(key.v)} and more`
    return `${show(key.v)} – ${show(key.upper!)}`
  }
  if (key.v === null) return b().notRecorded
  if (at.kind === 'record') return key.label ?? key.v
  if (d.b === 'WEEKDAY') return (zhIs ? ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] : ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'])[Number(key.v) - 1] ?? key.v
  if (d.b === 'HOUR') return key.v.padStart(2, '0') + ':00'
  if (d.b === 'MONTH_OF_YEAR') return zhIs ? key.v + '月' : (dateFormat('en-GB', { month: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2000, Number(key.v) - 1, 1))))
  if (isTimeBucket(d)) {
    const start = key.v.includes('T') ? dateFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(new Date(key.v)) : key.v
    if (d.b === 'YEAR') return zhIs ? start.slice(0, 4) + '年' : start.slice(0, 4)
    if (d.b === 'QUARTER') return zhIs ? `${start.slice(0, 4)}年第${Math.ceil(Number(start.slice(5, 7)) / 3)}季度` : `${start.slice(0, 4)} Q${Math.ceil(Number(start.slice(5, 7)) / 3)}`
    if (d.b === 'MONTH') return month(start)
    if (d.b === 'WEEK') return zhIs ? `${start} 起一周` : `week of ${start}`
    return start
  }
  return valueText(at.kind, at.enumType, key.v)
}

/** A period in words: 2023年, 2023年第2季度. */
export function periodText(p: Period): string {
  const zhIs = language.current === 'zh'
  if (p.c === 'year') return zhIs ? `${p.v}年` : String(p.v)
  if (p.c === 'quarter') return zhIs ? String(p.v).replace('Q', '年第') + '季度' : String(p.v).replace('Q', ' Q')
  if (p.c === 'month') return /^\d{4}-\d\d$/.test(String(p.v)) ? month(p.v + '-01') : String(p.v)
  const [from, until] = Array.isArray(p.v) ? p.v : []
  return `${from || '…'} – ${until || '…'}`
}

export function conditionText(type: string, c: Condition): string {
  const zhIs = language.current === 'zh'
  const gap = zhIs ? '' : ' '
  switch (c.k) {
    case 'field': {
      const at = place(type, c.p)
      const name = placeLabel(type, c.p)
      if (!at) return name
      if (c.c === 'isNull' || c.c === 'notNull') return `${name}${gap || ' '}${b().comparisons[c.c]}`
      const isTime = at.kind === 'date' || at.kind === 'instant'
      if (c.c === 'year' || c.c === 'quarter' || c.c === 'month') return zhIs ? `${name} 在 ${periodText({ c: c.c, v: c.v ?? '' })}` : `${name} in ${periodText({ c: c.c, v: c.v ?? '' })}`
      if (c.c === 'between') {
        const [from, until] = Array.isArray(c.v) ? c.v : []
        const show = (v: string | undefined) => (v ? valueText(at.kind, at.enumType, v) : '…')
        return `${name} ${show(from)} ${zhIs ? '至' : 'to'} ${show(until)}`
      }
      const values = (Array.isArray(c.v) ? c.v : [String(c.v ?? '…')]).map((v) => c.n ?? valueText(at.kind, at.enumType, v)).join(zhIs ? '、' : ', ')
      const word = isTime ? (b().comparisonsDate[c.c] ?? b().comparisons[c.c]) : c.c === 'in' ? b().comparisons[Array.isArray(c.v) && c.v.length > 1 ? 'in' : 'eq'] : b().comparisons[c.c]
      return `${name} ${word} ${values}`
    }
    case 'records': {
      const many = subject(type)?.many[c.p]
      const inner = many && c.w.length ? ` ${b().that} ${conditionsText(many.t, c.w)}` : ''
      return zhIs ? `${manyLabel(type, c.p)}${b().quantifiers[c.q]}${inner}` : `${b().quantifiers[c.q]} of ${manyLabel(type, c.p)}${inner}`
    }
    case 'aggregate': {
      const many = subject(type)?.many[c.p]
      const name = many ? measureLabel(type, { fn: c.fn, r: c.p, ...(c.f && { f: c.f }), w: c.w }) : c.p
      return `${name} ${b().comparisons[c.c]} ${c.v ?? '…'}`
    }
    case 'compare':
      return `${c.pm ? measureLabel(type, c.pm) : placeLabel(type, c.p)} ${b().operators[c.c]} ${c.om ? measureLabel(type, c.om) : placeLabel(type, c.o)}`
    case 'days':
      return zhIs
        ? `${placeLabel(type, c.p)}至${placeLabel(type, c.o)}${c.wd ? '工作日' : '天数'} ${b().comparisons[c.c]} ${c.v ?? '…'}`
        : `${c.wd ? 'working days' : 'days'} from ${placeLabel(type, c.p)} to ${placeLabel(type, c.o)} ${b().comparisons[c.c]} ${c.v ?? '…'}`
    case 'all':
    case 'any':
    case 'none': {
      const inner = c.w.map((x) => conditionText(type, x)).join(c.k === 'all' ? b().and : zhIs ? ' 或 ' : ' or ')
      return c.k === 'none' ? (zhIs ? `非（${inner}）` : `not (${inner})`) : `（${inner}）`
    }
  }
}

export function conditionsText(type: string, all: Condition[]): string {
  return all.map((c) => conditionText(type, c)).join(b().and) || b().noFilter
}

/** What the row and the column over all groups are called: a total where all numbers add up, else all. */
export function wholeLabel(bench: Bench): string {
  return bench.m.every((m) => (m.fn === 'count' || m.fn === 'sum') && (!m.x || m.x === 'share')) ? b().total : b().whole
}

/** The title of a bench: its name, or its measures and groups. */
export function titleOf(bench: Bench): string {
  if (bench.list) return bench.t ? `${bench.t} · ${b().recordsOf(subjectLabel(bench.s))}` : b().recordsOf(subjectLabel(bench.s))
  if (bench.t) return bench.t
  const zhIs = language.current === 'zh'
  const dims = [...bench.rows, ...(bench.col ? [bench.col] : [])].map((d) => placeLabel(bench.s, d.p))
  const measured = bench.m[0] ? measureLabel(bench.s, { ...bench.m[0], w: [] }) : ''
  return zhIs ? `${subjectLabel(bench.s)}${dims.length ? '按' + dims.join('、') : ''}：${measured}` : `${subjectLabel(bench.s)}${dims.length ? ' by ' + dims.join(', ') : ''}: ${measured}`
}

/** The whole definition of a bench in words, a line for each part. */
export function definition(bench: Bench): { name: string; text: string }[] {
  const lines = [{ name: b().subject, text: subjectLabel(bench.s) }]
  const rows = rowDimensions(bench)
  if (!bench.list) {
    if (rows.length) lines.push({ name: b().groupedBy, text: rows.map((d) => dimensionLabel(bench.s, d)).join(b().and) })
    if (isPivot(bench)) lines.push({ name: b().column, text: dimensionLabel(bench.s, bench.col!) })
    lines.push({ name: b().showing, text: bench.m.map((m) => (m.t ? `${m.t} = ` : '') + measureLabel(bench.s, m, true)).join(language.current === 'zh' ? '；' : '; ') })
  }
  lines.push({ name: b().where, text: conditionsText(bench.s, bench.w) + groupText(bench) })
  if (bench.at) lines.push({ name: b().asOf, text: instantText(bench.at) + (bench.now ? b().and + b().comparedNow : '') })
  if (bench.cmp) lines.push({ name: b().comparing, text: `${placeLabel(bench.s, bench.cmp.p)}: ${periodText(bench.cmp.a)} / ${periodText(bench.cmp.b)}` })
  if (!bench.list && rows.length && bench.h) lines.push({ name: b().kept, text: bench.h.map((h) => `${measureLabel(bench.s, bench.m[h.m]!)} ${b().comparisons[h.c]} ${h.v || '…'}${unitOf(bench.s, bench.m[h.m]!) === 'percent' ? ' %' : ''}`).join(b().and) })
  if (!bench.list && rows.length) {
    const order = orderOf(bench)
    lines.push({ name: b().order, text: `${order.m === undefined ? b().orderKey : measureLabel(bench.s, bench.m[order.m]!)}${order.by ? ` ${order.by === 'percent' ? b().differencePercent : b().difference}` : ''}${b().and}${order.d === 'DESC' ? b().descending : b().ascending}` })
  }
  return lines
}

function groupText(bench: Bench): string {
  const group = bench.list?.group
  if (!group) return ''
  if (group.rest) return b().and + b().other
  return b().and + group.by.map((d, i) => `${placeLabel(bench.s, d.p)} = ${keyLabel(bench.s, d, { v: group.key[i] ?? null })}`).join(b().and)
}
