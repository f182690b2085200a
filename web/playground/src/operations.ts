// The worked operations of the folder shelf, which the server sends, and the ids that they take from each other's answers.
import type { Language, Role } from './settings'

export interface Operation {
  /** Path in the folder, as in `legal/01-file`. */
  name: string
  user: Role
  title: Record<Language, string>
  text: Record<Language, string>
  query: string
  /** JSON; it may hold names of ids: see fill. */
  variables: string
}

export let operations: Operation[] = []

/** Reads the operations from the server. */
export async function loadOperations() {
  const response = await fetch('/graphiql/shelf.json')
  if (!response.ok) throw new Error(await response.text())
  operations = await response.json()
}

const seen = new Map<string, string[]>()

/** Remembers the ids of an answer, except those in keys of groups, each under the name of its field: `{case: {id}}` as case, `{officers: {nodes: [{id}]}}` as officers. */
export function remember(answer: unknown) {
  const found = new Map<string, string[]>()
  const visit = (value: unknown, field: string) => {
    if (Array.isArray(value)) {
      for (const element of value) visit(element, field)
    } else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) {
        if (key === 'id' && typeof inner === 'string') found.set(field, [...(found.get(field) ?? []), inner])
        else if (key !== 'key') visit(inner, key === 'nodes' ? field : key)
      }
    }
  }
  visit(answer, '')
  for (const [field, ids] of found) seen.set(field, ids)
}

/** Puts remembered ids into variables: the first for `"$case"`, all for `"$officers[]"`. `missing` names those that no answer held. */
export function fill(variables: string): { text: string; missing: string[] } {
  const missing: string[] = []
  const text = variables.replace(/"\$(\w+)(\[\])?"/g, (whole, field: string, isList?: string) => {
    const ids = seen.get(field)
    if (ids) return JSON.stringify(isList ? ids : ids[0])
    missing.push(field)
    return whole
  })
  return { text, missing }
}
