/** The years whose working days the service knows by itself, from the notices of the State Council. A test compares them with package law. */
export const announced = { first: 2014, last: 2026 }

const at = (day: string) => new Date(day + 'T00:00:00Z')
const next = (day: string, days = 1) => new Date(at(day).getTime() + days * 86_400_000).toISOString().slice(0, 10)
export const isWeekend = (day: string) => [0, 6].includes(at(day).getUTCDay())
/** How many days there are from one day to another. */
export const daysUntil = (from: string, until: string) => Math.round((at(until).getTime() - at(from).getTime()) / 86_400_000)

function dayOf(year: string, month: string, day: string): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = at(text)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text ? text : undefined
}

/**
 * The days that a text lists, as in a notice of the State Council: 2027-01-01, 1月1日, or 2月5日至11日. Remarks in brackets are skipped. Of a span, only
 * weekdays count where days off are wanted, and only weekend days where worked days are. Undefined for a text that is no list of days.
 */
export function parseDays(text: string, year: string, wants: 'off' | 'worked'): string[] | undefined {
  const parts = text.replace(/[（(][^）)]*[）)]/g, ' ').replace(/\s*(?:至|到|~|～|–|—|\.\.|\bto\b)\s*/g, '~').split(/[\s,，、;；。]+/).filter(Boolean)
  const days = new Set<string>()
  for (const part of parts) {
    const [from = '', until, more] = part.split('~')
    if (more !== undefined) return undefined
    const first = /^(?:(\d{4})[-年/])?(\d{1,2})[-月/](\d{1,2})日?$/.exec(from)
    if (!first) return undefined
    const [, y = year, m = '', d = ''] = first
    const start = /^\d{4}$/.test(y) ? dayOf(y, m, d) : undefined
    if (!start) return undefined
    if (until === undefined) {
      days.add(start)
      continue
    }
    const last = /^(?:(?:(\d{4})[-年/])?(\d{1,2})[-月/])?(\d{1,2})日?$/.exec(until)
    const end = last ? dayOf(last[1] ?? y, last[2] ?? m, last[3]!) : undefined
    if (!end || end < start || daysUntil(start, end) > 60) return undefined
    for (let day = start; day <= end; day = next(day)) if (isWeekend(day) === (wants === 'worked')) days.add(day)
  }
  return [...days].sort()
}

/** Days as spans, 2013-02-11 – 02-15. A weekend between two days off does not end a span. */
export function spansOf(days: string[], isOff: boolean): string[] {
  const spans: [first: string, last: string][] = []
  for (const day of [...days].sort()) {
    const span = spans.at(-1)
    let follows = span ? next(span[1]) : ''
    while (isOff && follows && follows < day && isWeekend(follows)) follows = next(follows)
    if (span && follows === day) span[1] = day
    else spans.push([day, day])
  }
  return spans.map(([first, last]) => (first === last ? first.slice(5) : `${first.slice(5)} – ${last.slice(5)}`))
}

/** How many working days a year has with these days off and worked. */
export function workingDays(year: number, off: string[], worked: string[]): number {
  let count = 0
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = next(day)) if (!isWeekend(day)) count++
  return count - off.length + worked.length
}
