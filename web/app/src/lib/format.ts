import { dateFormat, numberFormat } from './intl'
import { language, t } from './language.svelte'

/** The locale of the language shown, for Intl. */
export const locale = () => (language.current === 'zh' ? 'zh-CN' : 'en-GB')

/** A count or a quantity with separators, as 21,773. Decimals come as text and are shown with the places that they have. */
export function count(value: number | string | null | undefined, places = 0): string {
  if (value == null || value === '') return '–'
  return numberFormat(locale(), { maximumFractionDigits: places }).format(Number(value))
}

/** An amount in yuan with two places, as ¥5,920,000.00. */
export function money(value: string | number | null | undefined): string {
  if (value == null || value === '') return '–'
  const n = Number(value)
  return (n < 0 ? '−¥' : '¥') + numberFormat(locale(), { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(Math.abs(n))
}

/** An amount for a headline: 592.00 万元 in Chinese; in English ¥5.92 million, below a million ¥626,512. */
export function shortMoney(value: string | number | null | undefined): string {
  if (value == null || value === '') return '–'
  const n = Number(value)
  if (language.current === 'zh') {
    if (Math.abs(n) >= 1e8) return (n / 1e8).toFixed(2) + ' 亿元'
    if (Math.abs(n) >= 1e4) return (n / 1e4).toFixed(2) + ' 万元'
    return n.toFixed(2) + ' 元'
  }
  const sign = n < 0 ? '−¥' : '¥'
  if (Math.abs(n) >= 1e6) return sign + (Math.abs(n) / 1e6).toFixed(2) + ' million'
  return sign + numberFormat('en-GB', { maximumFractionDigits: 0 }).format(Math.abs(n))
}

/** A number with as many places as given, with separators and a true minus. withSign adds + to a rise. */
export function fixed(value: string | number | null | undefined, places: number, withSign = false): string {
  if (value == null || value === '') return '–'
  const n = Number(Number(value).toFixed(places))
  const text = numberFormat(locale(), { minimumFractionDigits: places, maximumFractionDigits: places }).format(Math.abs(n))
  return (n < 0 ? '−' : withSign && n > 0 ? '+' : '') + text
}

/** A share or a change in percent, always with two places, as 9.27 %. withSign adds + to a rise. */
export function percent(value: string | number | null | undefined, withSign = false): string {
  return value == null || value === '' ? '–' : fixed(value, 2, withSign) + ' %'
}

/** The change of a share, in percentage points with two places, as +2.40 个百分点. */
export function points(value: string | number | null | undefined): string {
  return value == null || value === '' ? '–' : `${fixed(value, 2, true)} ${t().points}`
}

/** A day as 2024-03-05: the same in both languages, and as wide in each row. */
export function day(value: string | null | undefined): string {
  return value ? value.slice(0, 10) : '–'
}

/** An instant in the time zone of the bureau, to the minute. */
export function instant(value: string | null | undefined): string {
  if (!value) return '–'
  return dateFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(new Date(value))
}

/** A month as 2024年3月 or Mar 2024. */
export function month(value: string): string {
  return dateFormat(locale(), { year: 'numeric', month: language.current === 'zh' ? 'long' : 'short', timeZone: 'UTC' }).format(new Date(value.slice(0, 10) + 'T00:00:00Z'))
}

/** The month's name alone, for an axis: 3月 or Mar. */
export function shortMonth(value: string): string {
  return dateFormat(locale(), { month: 'short', timeZone: 'UTC' }).format(new Date(value.slice(0, 10) + 'T00:00:00Z'))
}

/** A text as HTML that shows it. ECharts takes what the formatter of a tooltip returns for HTML. */
export const escapeHTML = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

/** How wide a text is, in letters: a Chinese character is as wide as two. */
export function widthOf(text: string): number {
  return [...text].reduce((n, c) => n + (c > '\u2e80' ? 2 : 1), 0)
}
