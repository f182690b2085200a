import { dateFormat } from '../../lib/intl'

/** A year, a quarter or a month: "2023", "2023Q2", "2023-05". */
export interface Period {
  text: string
  kind: 'year' | 'quarter' | 'month'
  from: string
  until: string
}

const two = (n: number) => String(n).padStart(2, '0')
const lastDay = (year: number, month: number) => `${year}-${two(month)}-${two(new Date(Date.UTC(year, month, 0)).getUTCDate())}`

/** The period that a text names; undefined where it names none. */
export function parsePeriod(text: string): Period | undefined {
  const match = /^(\d{4})(?:Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(text)
  if (!match) return undefined
  const year = Number(match[1])
  if (match[2]) {
    const last = Number(match[2]) * 3
    return { text, kind: 'quarter', from: `${year}-${two(last - 2)}-01`, until: lastDay(year, last) }
  }
  if (match[3]) return { text, kind: 'month', from: `${text}-01`, until: lastDay(year, Number(match[3])) }
  return { text, kind: 'year', from: `${year}-01-01`, until: `${year}-12-31` }
}

/** The same period of the year before, or the period just before. */
export function earlier(p: Period, how: 'year' | 'period'): Period {
  const year = Number(p.text.slice(0, 4))
  if (how === 'year' || p.kind === 'year') return parsePeriod(`${year - 1}${p.text.slice(4)}`)!
  const n = Number(p.text.slice(5))
  if (p.kind === 'quarter') return parsePeriod(n === 1 ? `${year - 1}Q4` : `${year}Q${n - 1}`)!
  return parsePeriod(n === 1 ? `${year - 1}-12` : `${year}-${two(n - 1)}`)!
}

/** The first days of the period's months. */
export function months(p: Period): string[] {
  const all: string[] = []
  for (let m = Number(p.from.slice(5, 7)); m <= Number(p.until.slice(5, 7)); m++) all.push(`${p.from.slice(0, 4)}-${two(m)}-01`)
  return all
}

/** The last day of the month that begins on a day. */
export function monthEnd(first: string): string {
  return lastDay(Number(first.slice(0, 4)), Number(first.slice(5, 7)))
}

/** The period as the report takes it. */
export function reportPeriod(p: Period): object {
  return p.kind === 'year' ? { year: Number(p.text) } : { [p.kind]: p.text }
}

/** A day some days before another. */
export function daysBefore(day: string, days: number): string {
  const d = new Date(day + 'T00:00:00Z')
  d.setUTCDate(d.getUTCDate() - days)
  return d.toISOString().slice(0, 10)
}

/** Today in the bureau's time zone. */
export function today(): string {
  return dateFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
}
