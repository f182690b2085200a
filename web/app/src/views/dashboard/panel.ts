import { language } from '../../lib/language.svelte'
import type { Table } from '../../lib/table'
import type { Words } from '../../lib/words'
import type { Period } from './period'

/** What a view is about: the days, and the filters of its address. */
export interface Scope {
  period: Period
  compared: Period | null
  comparedName: Words // what the period compared is called: the year before, or the period before
  agency: string // division code; empty for all that the caller may read
  unit: string // id of a unit; empty for all
  field: string // a CaseField; empty for all
  today: string
  latestDay: string // the last day of the period, or today if that is earlier
  seesNames: boolean
}

/** A variable of an operation: its type in GraphQL and its value. */
export type Variables = Record<string, { type: string; value: unknown }>

/** One card of a view: a question, the part of the operation that answers it, and how it is shown. */
export interface Panel {
  id: string
  title: Words
  /** What the numbers are, where neither the title nor the numbers say it; it stands below the title. */
  unit?: Words
  /** What is counted, in words. */
  counted: Words
  span: 'third' | 'half' | 'two-thirds' | 'full'
  shape: 'numbers' | 'trend' | 'bars' | 'heat' | 'changes' | 'table'
  /** Fields of Query that the panel asks for, and their variables. */
  parts: string
  variables: Variables
  /** The answer as a table. */
  table: (data: any) => Table
  /** The records behind the rows: the list at the root that holds them. */
  of: string
  /** All records of the panel; null where no one list holds them. */
  where: object | null
  /** The field of the records whose largest values their list shows first. */
  order?: string
  /** Whether the answer names parties, officers or officials, which not every role may see. */
  needsNames?: boolean
  /** Whether it is about today, whatever the period. */
  isToday?: boolean
  /** Whether the card says what is counted, as a signal must. */
  isExplained?: boolean
  /** For numbers: how many lines of figures there are on a wide screen, if not one. */
  lines?: number
  /** For trends: which columns are drawn, and how. */
  series?: { key: string; type: 'bar' | 'line'; axis?: 1; stack?: string }[]
  /** For bars: the column that the bar shows, and the part of it that is marked. */
  bar?: { key: string; part?: string; tone?: 'bad' | 'good' | 'plain' }
}

/** One operation that answers all panels, with a directive if one is given. */
export function operationOf(name: string, panels: Panel[], directive = ''): { text: string; variables: Record<string, unknown> } {
  const all: Variables = Object.assign({}, ...panels.map((p) => p.variables))
  const names = Object.keys(all)
  const head = names.length ? `(${names.map((n) => `$${n}: ${all[n]!.type}`).join(', ')})` : ''
  return {
    text: `query ${name}${head}${directive && ' ' + directive} {\n  ${panels.map((p) => p.parts.trim()).join('\n  ')}\n}`,
    variables: Object.fromEntries(names.map((n) => [n, all[n]!.value])),
  }
}

/** What a page of records says of itself: its title, the period and the filters; and the field whose largest values it shows first. */
export interface About {
  title: string
  under: string
  order?: string | undefined
}

/** Where the records of a list that a filter finds are shown. */
export function recordsLink(of: string, where: object, about: About): string {
  return '/records?' + new URLSearchParams({ of, where: JSON.stringify(where), ...aboutParams(about) })
}

/** What an address of records holds beside what finds them. The texts are in the language of the page, which is named too. */
export function aboutParams(about: About): Record<string, string> {
  return { ...(about.order && { order: about.order + '.desc' }), title: about.title, under: about.under, in: language.current }
}

/** A figure's name without its unit: 罚没款 for 罚没款（元）. */
export const withoutUnit = (label: string) => label.replace(/\s*[（(][^（()）]*[)）]$/, '')

/** Where GraphiQL opens with an operation. */
export function playgroundLink(operation: { text: string; variables: Record<string, unknown> }): string {
  return '/graphiql?' + new URLSearchParams({ query: operation.text, variables: JSON.stringify(operation.variables, null, 2) })
}
