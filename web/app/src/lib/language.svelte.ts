import labels from '../generated/labels.json'
import { en } from './messages/en'
import { zh, type Messages } from './messages/zh'

export type Language = 'zh' | 'en'

const stored = localStorage.getItem('docket.language')
const preferred = stored ?? (navigator.languages.find((l) => /^(zh|en)/.test(l))?.slice(0, 2) ?? 'zh')
let current = $state<Language>(preferred === 'en' ? 'en' : 'zh')
document.documentElement.lang = current === 'zh' ? 'zh-CN' : 'en'

/** The language that the pages are shown in. It is kept in the browser. */
export const language = {
  get current(): Language {
    return current
  },
  set current(chosen: Language) {
    current = chosen
    localStorage.setItem('docket.language', chosen)
    document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en'
  },
  /** What requests say in Accept-Language, so that errors come in the language of the page. */
  get header(): string {
    return current === 'zh' ? 'zh-CN' : 'en'
  },
}

/** The texts of the pages in the language chosen. */
export function t(): Messages {
  return current === 'zh' ? zh : en
}

/** The label of an enum's value, as in label('CaseStatus', 'FILED'). A value without one is shown as it is. */
export function label(type: keyof typeof labels, value: string | null | undefined): string {
  if (value == null) return t().none
  const pair = (labels[type] as Record<string, string[]>)[value]
  return pair?.[current === 'zh' ? 0 : 1] ?? value
}

/** The values of an enum with their labels, for choices. */
export function choices(type: keyof typeof labels): { value: string; label: string }[] {
  return Object.keys(labels[type]).map((value) => ({ value, label: label(type, value) }))
}
