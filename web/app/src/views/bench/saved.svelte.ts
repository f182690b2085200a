// Questions that somebody saved, by name, in this browser.
const key = 'docket.bench'

export interface Saved {
  name: string
  q: string
  at: string
}

function stored(): Saved[] {
  try {
    const list = JSON.parse(localStorage.getItem(key) ?? '[]') as Saved[]
    return Array.isArray(list) ? list.filter((s) => typeof s?.name === 'string' && typeof s.q === 'string') : []
  } catch {
    return []
  }
}
let list = $state.raw<Saved[]>(stored())

function keep(next: Saved[]) {
  list = next
  localStorage.setItem(key, JSON.stringify(next))
}

export const saved = {
  get list() {
    return list
  },
  /** Saves a question under a name, in place of one of the same name. */
  add(name: string, q: string) {
    keep([{ name, q, at: new Date().toISOString() }, ...list.filter((s) => s.name !== name)])
  },
  remove(name: string) {
    keep(list.filter((s) => s.name !== name))
  },
}
