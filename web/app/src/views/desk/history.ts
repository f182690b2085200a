// What the desk says of a record's history: who wrote what, with values as they are read.
import type { DeskHistoryQuery } from '../../generated/operations'
import verbs from '../../generated/verbs.json'
import { askText } from '../../lib/api'
import { count, day, money } from '../../lib/format'
import { label, language } from '../../lib/language.svelte'
import { exactInstant } from '../../lib/past'
import { loadCatalogue, place, subject } from '../bench/catalogue'
import { actionOf } from './actions'
import { complaintActionOf } from './complaint'
import { changeParty } from './party'
import { d, say } from './texts'

export type RecordChange = DeskHistoryQuery['history'][number]
export type FieldChange = RecordChange['changes'][number]

/** Fields that are made of others, and say nothing to a reader. */
const derived = ['nameInitials', 'nameKey']
export const shownChanges = (change: RecordChange) => change.changes.filter((c) => !derived.includes(c.name))

/** What a mutation is called: as its button where the desk has one, else by the schema. */
export function verbText(verb: string): string {
  const action = verb === changeParty.name ? changeParty : (actionOf(verb) ?? complaintActionOf(verb))
  if (action) return say(action.label)
  const labels = (verbs as Record<string, string[]>)[verb]
  return labels?.[language.current === 'zh' ? 0 : 1] ?? verb
}

const typeOf = (id: string) => id.slice(0, id.indexOf(':'))

/** A value as it is read: names are those of records, by id. */
export function valueText(record: string, change: FieldChange, value: string | null | undefined, names: Record<string, string>): string {
  if (value == null || value === '') return '–'
  if (change.enumeration) return label(change.enumeration as Parameters<typeof label>[0], value)
  switch (place(typeOf(record), change.name)?.kind) {
    case 'record':
      return names[value] ?? value
    case 'boolean':
      return value === 'true' ? d().yes : d().no
    case 'money':
      return money(value)
    case 'decimal':
      return count(value, 6)
    case 'date':
      return day(value)
    case 'instant':
      return exactInstant(value)
  }
  return value
}

/** The names of the records that changes lead to, but for those that are known. The catalogue is loaded then. */
export async function namesOf(record: string, changes: RecordChange[], known: Record<string, string>, role: string | undefined): Promise<Record<string, string>> {
  await loadCatalogue()
  const ids = new Set<string>()
  for (const one of changes) {
    for (const change of shownChanges(one)) {
      if (place(typeOf(record), change.name)?.kind !== 'record') continue
      for (const id of [change.before, change.after]) if (id && !known[id]) ids.add(id)
    }
  }
  const types = [...new Set([...ids].map(typeOf))].filter((type) => {
    const title = subject(type)?.title
    return title && title !== 'id' && !place(type, title, role)?.isMasked
  })
  const asked = [...ids].filter((id) => types.includes(typeOf(id))).slice(0, 200)
  if (!asked.length) return {}
  const text = `query RecordNames($ids: [ID!]!) { nodes(ids: $ids) { id ${types.map((type) => `... on ${type} { title${type}: ${subject(type)!.title} }`).join(' ')} } }`
  const { nodes } = (await askText(text, { ids: asked })) as { nodes: (Record<string, string | null> | null)[] }
  return Object.fromEntries(nodes.flatMap((node) => (node ? [[node.id!, Object.entries(node).find(([name]) => name !== 'id')?.[1] ?? node.id!]] : [])))
}
