// What the bench may ask: the catalogue that scripts/subjects.mjs reads from the schema, and the reading of paths in it. A path leads
// from a subject through relations to one record, as unit.name; it ends at a field, or at a relation where it means the record itself.

export type Kind = 'id' | 'text' | 'count' | 'money' | 'decimal' | 'date' | 'instant' | 'boolean' | 'enum' | 'record'
type Label = [string, string]
interface Field {
  k: Kind
  l: Label
  e?: string
  h?: string
  r?: string[]
  u: string
}
interface Relation {
  t: string
  l: Label
  r?: string[]
  u: string
}
export interface Subject {
  list: string
  label: Label
  read: string[]
  title: string
  fields: Record<string, Field>
  one: Record<string, Relation>
  many: Record<string, Relation>
}
export interface Catalogue {
  content: Record<string, string[]>
  subjects: Record<string, Subject>
}

/** Where a path ends: kind 'record' for a relation, with the type that it leads to. isNullable says whether it may have no value. */
export interface Place {
  path: string
  kind: Kind
  labels: Label[]
  enumType?: string | undefined
  type: string // the type that has the field, or that the relation leads to
  uses: string
  isNullable: boolean
  isMasked: boolean // the caller's role does not see it
}

let loaded: Catalogue | undefined

/** Loads the catalogue, once. It is a file of its own, which the other pages do not need. */
export async function loadCatalogue(): Promise<Catalogue> {
  loaded ??= (await import('../../generated/subjects.json')).default as unknown as Catalogue
  return loaded
}

/** The catalogue. It must have been loaded. */
export function catalogue(): Catalogue {
  if (!loaded) throw new Error('the catalogue is not loaded')
  return loaded
}

/** Sets the catalogue, for tests. */
export function setCatalogue(given: Catalogue) {
  loaded = given
}

export function subject(type: string): Subject | undefined {
  return catalogue().subjects[type]
}

const mayRead = (roles: string[] | undefined, role: string | undefined) => !roles || !role || roles.includes(role)

/** Whether a role may read the records of a type. */
export function isReadable(type: string, role: string | undefined): boolean {
  return mayRead(subject(type)?.read, role)
}

/** Finds where a path ends; undefined where the schema has no such path. */
export function place(type: string, path: string, role?: string): Place | undefined {
  let current = type
  const labels: Label[] = []
  let isNullable = false
  let isMasked = false
  const parts = path.split('.')
  for (const [i, part] of parts.entries()) {
    const at = subject(current)
    if (!at) return undefined
    const one = at.one[part]
    if (one) {
      labels.push(one.l)
      isNullable ||= one.u.includes('q')
      isMasked ||= !mayRead(one.r, role) || !isReadable(one.t, role)
      current = one.t
      if (i === parts.length - 1) return { path, kind: 'record', labels, type: current, uses: one.u, isNullable, isMasked }
      continue
    }
    const field = at.fields[part]
    if (!field || i !== parts.length - 1) return undefined
    labels.push(field.l)
    isMasked ||= !mayRead(field.r, role) || (field.h !== undefined && !mayRead(catalogue().content[field.h], role))
    return { path, kind: field.k, labels, enumType: field.e, type: current, uses: field.u, isNullable: isNullable || field.u.includes('q'), isMasked }
  }
  return undefined
}

/** The places that a subject leads to with a use, in groups: its own, then those behind each relation to one record. */
export function places(type: string, use: string, role: string | undefined, depth = 2): { labels: Label[]; places: Place[] }[] {
  const groups: { labels: Label[]; places: Place[] }[] = []
  const walk = (current: string, path: string, labels: Label[], left: number, passed: string[]) => {
    const at = subject(current)
    if (!at) return
    const own: Place[] = []
    for (const name of [...Object.keys(at.one), ...Object.keys(at.fields)]) {
      const found = place(type, path + name, role)
      if (found && !found.isMasked && found.uses.includes(use)) own.push(found)
    }
    // Keys and times of the record itself are seldom asked for, so they come last.
    const rank = (p: Place) => (/(^|\.)(id|createdAt|updatedAt|version|sourceKey|agency)$/.test(p.path) ? 1 : 0)
    own.sort((a, b) => rank(a) - rank(b))
    if (own.length) groups.push({ labels, places: own })
    if (left === 0) return
    for (const [name, relation] of Object.entries(at.one)) {
      if (relation.t === type || passed.includes(relation.t) || relation.t === 'Agency') continue
      walk(relation.t, path + name + '.', [...labels, relation.l], left - 1, [...passed, relation.t])
    }
  }
  walk(type, '', [], depth, [type])
  return groups
}

/** The columns of a list of records: what names a record, the fields that were asked about, then the main fields of its type. */
export function mainColumns(type: string, role: string | undefined, asked: string[] = []): string[] {
  const at = subject(type)
  if (!at) return []
  const columns: string[] = []
  const add = (path: string) => {
    const found = place(type, path, role)
    if (found && !found.isMasked && !columns.includes(path) && columns.length < 9) columns.push(path)
  }
  if (at.title !== 'id') add(at.title)
  for (const path of asked) add(path)
  for (const [name, one] of Object.entries(at.one)) if (one.t !== 'Agency' && (!one.u.includes('q') || name === 'unit')) add(name)
  const most: Partial<Record<Kind, number>> = { enum: 2, money: 2, date: 3, decimal: 2, boolean: 1, text: 2, instant: 1, count: 2 }
  for (const [kind, n] of Object.entries(most)) {
    const names = Object.keys(at.fields).filter((f) => at.fields[f]!.k === kind && !/^(createdAt|updatedAt|version|sourceKey|sha256)$/.test(f) && at.fields[f]!.h !== 'TEXT')
    names.sort((x, y) => Number(at.fields[x]!.u.includes('q')) - Number(at.fields[y]!.u.includes('q')))
    for (const name of names.filter((x) => kind !== 'money' || !at.fields[x]!.u.includes('q')).slice(0, n)) add(name)
  }
  if (columns.length === 0) add('id')
  return columns
}
