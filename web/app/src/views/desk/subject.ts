import { DeskCaseDocument, DeskPartyDocument } from '../../generated/operations'
import { ask } from '../../lib/api'
import { instant, money } from '../../lib/format'
import { label, t } from '../../lib/language.svelte'
import type { CaseDetail, Values } from './actions'
import { seenOf, type CaseSeen, type Seen } from './drafts'
import { differing, mergeParty, partyLabel, partyText, seenOfParty, type PartyDetail, type PartySeen } from './party'
import { d } from './texts'

/** What somebody else has changed in a record since it was seen: a row for each field, as it was and as it is, and the entries added. */
export interface Changes {
  title: string
  rows: [name: string, before: string, now: string][]
  entries: string[]
}

/** The record that a form changes. */
export interface Subject {
  record: { version: number }
  seen: () => Seen
  read: () => Promise<Subject | undefined>
  changesSince: (seen: Seen) => Changes
  /** The values of a form that began with what was seen, to go on with what is there now. */
  merge: (values: Values, seen: Seen) => Values
}

export function subjectOfCase(c: CaseDetail): Subject {
  return {
    record: c,
    seen: () => seenOf(c),
    async read() {
      const found = (await ask(DeskCaseDocument, { id: c.id })).case
      return found ? subjectOfCase(found) : undefined
    },
    changesSince(seen) {
      const before = seen as CaseSeen
      const now = seenOf(c)
      const rows: Changes['rows'] = [
        [d().status, label('CaseStatus', before.status), label('CaseStatus', now.status)],
        [d().facts, before.facts ?? t().none, now.facts ?? t().none],
        [d().valueOfGoods, money(before.valueOfGoods), money(now.valueOfGoods)],
        [d().illegalGains, money(before.illegalGains), money(now.illegalGains)],
        [d().balance, money(before.unpaidAmount), money(now.unpaidAmount)],
        [d().officers, before.officers.join('、'), now.officers.join('、')],
        [d().timeline, d().entries(String(before.events.length)), d().entries(String(now.events.length))],
      ]
      return {
        title: d().conflict,
        rows: rows.filter(([name, was, is]) => was !== is || name === d().status), // the status always: it says where the case is
        entries: c.events.nodes
          .filter((e) => !before.events.includes(e.id))
          .map((e) => [label('CaseEventKind', e.kind), e.occurredOn, e.officer?.name, instant(e.createdAt), e.note].filter(Boolean).join(' · ')),
      }
    },
    merge: (values) => values,
  }
}

export function subjectOfParty(p: PartyDetail): Subject {
  return {
    record: p,
    seen: () => seenOfParty(p),
    async read() {
      const found = (await ask(DeskPartyDocument, { id: p.id })).party
      return found ? subjectOfParty(found) : undefined
    },
    changesSince(seen) {
      const before = seen as PartySeen
      // Each correction counts one version.
      const since = p.changes.nodes.slice(0, Math.max(0, p.version - before.version))
      return {
        title: d().conflictParty,
        rows: differing(before, p).map((f) => [partyLabel(f), partyText(before, f), partyText(p, f)]),
        entries: since.map((e) => [instant(e.changedAt), e.callerName, e.reason].filter(Boolean).join(' · ')),
      }
    },
    merge: (values, seen) => mergeParty(values, seen as PartySeen, seenOfParty(p)),
  }
}
