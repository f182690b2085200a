import type { CaseDetail, Values } from './actions'

/** What somebody saw of a record when they began to fill in a form. A conflict shows it beside the present state. */
export interface Seen {
  version: number
}
export interface CaseSeen extends Seen {
  status: string
  facts: string | null
  valueOfGoods: string | null
  illegalGains: string | null
  unpaidAmount: string
  officers: string[]
  events: string[]
}
export interface Draft {
  values: Values
  key: string // the idempotency key: what is sent again is recorded once
  seen?: Seen | undefined
  savedAt: string
}

const nameOf = (action: string, record: string) => `docket.draft.${action}.${record}`

/** Drafts of forms, kept in the browser until they are recorded: one for each record and action. */
export const drafts = {
  read(action: string, record: string): Draft | undefined {
    try {
      const text = localStorage.getItem(nameOf(action, record))
      return text ? (JSON.parse(text) as Draft) : undefined
    } catch {
      return undefined
    }
  },
  keep(action: string, record: string, draft: Draft) {
    localStorage.setItem(nameOf(action, record), JSON.stringify(draft))
  },
  drop(action: string, record: string) {
    localStorage.removeItem(nameOf(action, record))
  },
}

/** A key that is used once. crypto.randomUUID is not there where the page comes over plain HTTP from another machine. */
export function newKey(): string {
  return 'desk-' + Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('')
}

export function seenOf(c: CaseDetail): CaseSeen {
  return {
    version: c.version,
    status: c.status,
    facts: c.facts ?? null,
    valueOfGoods: c.valueOfGoods ?? null,
    illegalGains: c.illegalGains ?? null,
    unpaidAmount: c.unpaidAmount,
    officers: c.officers.nodes.map((o) => o.name),
    events: c.events.nodes.map((e) => e.id),
  }
}
