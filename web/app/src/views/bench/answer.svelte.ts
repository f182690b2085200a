// Asks what the bench asks, a moment after the last change, and keeps the answer with the question that it belongs to.
import { untrack } from 'svelte'
import { ApiError, askText } from '../../lib/api'
import { language } from '../../lib/language.svelte'
import { instantOf, mostRows, type Bench } from './model'
import { build, type List, type Operation, type Result } from './operation'

const pause = 250 // milliseconds that typing may pause before a question is sent
const mostCellPages = 4
const mostListPages = 4

/** Reads a list in pages of 500, up to 2,000 records. */
async function readWhole(bench: Bench, role: string | undefined, signal: AbortSignal): Promise<List> {
  let whole: List | undefined
  for (let page = 1; page <= mostListPages; page++) {
    const operation = build({ ...bench, now: true, list: { ...bench.list!, page } }, role)
    const list = operation.readList(await askText(operation.text, {}, signal))
    whole = whole ? { ...list, records: [...whole.records, ...list.records] } : list
    if (list.records.length < mostRows || list.total > mostRows * mostListPages) break
  }
  return whole!
}

/** The records of a list as of an instant and today. narrowed says to how many, where there are too many to compare. */
export interface ListPair {
  list: List
  listNow: List
  narrowed?: { changed: number; of: number }
}

/** Reads both lists whole; where they are too long, only the records among them that were written since. */
async function readPair(bench: Bench, role: string | undefined, signal: AbortSignal): Promise<ListPair> {
  const { at, ...today } = bench
  const [list, listNow] = await Promise.all([readWhole(bench, role, signal), readWhole(today, role, signal)])
  if (list.records.length === list.total && listNow.records.length === listNow.total) return { list, listNow }
  const written: Bench = { s: bench.s, rows: [], m: [{ fn: 'count' }], w: [{ k: 'field', p: 'updatedAt', c: 'gte', v: instantOf(at!) }], list: { cols: ['updatedAt'], o: { p: 'updatedAt', d: 'DESC' } } }
  const changed = await readWhole(written, role, signal)
  const pair: ListPair = { list: { ...list, records: [] }, listNow: { ...listNow, records: [] }, narrowed: { changed: changed.records.length, of: changed.total } }
  for (let from = 0; from < changed.records.length; from += mostRows) {
    const narrow = (one: Bench): Bench => ({ ...one, w: [...one.w, { k: 'field', p: 'id', c: 'in', v: changed.records.slice(from, from + mostRows).map((r) => r.id) }] })
    const [then, now] = await Promise.all([readWhole(narrow(bench), role, signal), readWhole(narrow(today), role, signal)])
    pair.list.records.push(...then.records)
    pair.listNow.records.push(...now.records)
  }
  return pair
}

export interface Answer {
  bench: Bench
  operation: Operation
  result?: Result
  list?: List
  now?: Result // of today, beside result as of an instant
  listNow?: List
  narrowed?: ListPair['narrowed']
  at: string
  took: number
}

export class Asker {
  answer = $state.raw<Answer | undefined>()
  error = $state.raw<ApiError | undefined>()
  isLoading = $state(false)
  #count = $state(0)

  constructor(bench: () => Bench | undefined, role: () => string | undefined) {
    let last = ''
    $effect(() => {
      const asked = bench()
      const as = role()
      void this.#count
      void language.current // errors come in the language of the page
      if (!asked) return
      const operation = build(asked, as)
      const abort = new AbortController()
      const isFirst = last === ''
      last = operation.text
      untrack(() => (this.isLoading = true))
      const timer = setTimeout(() => void this.#send(asked, as, operation, abort.signal), isFirst ? 0 : pause)
      return () => {
        clearTimeout(timer)
        abort.abort()
      }
    })
  }

  async #send(bench: Bench, role: string | undefined, first: Operation, signal: AbortSignal) {
    const start = performance.now()
    try {
      if (bench.now && bench.list) {
        this.answer = { bench, operation: first, at: new Date().toISOString(), ...(await readPair(bench, role, signal)), took: performance.now() - start }
      } else if (bench.now) {
        const { at: _, ...today } = bench
        const [then, now] = await Promise.all([this.#read(bench, role, first, signal), this.#read(today, role, build(today, role), signal)])
        this.answer = { bench, operation: first, at: new Date().toISOString(), took: performance.now() - start, result: then.result!, now: now.result! }
      } else {
        const { operation, ...read } = await this.#read(bench, role, first, signal)
        this.answer = { bench, operation, at: new Date().toISOString(), took: performance.now() - start, ...read }
      }
      this.error = undefined
      this.isLoading = false
    } catch (error) {
      if (signal.aborted) return
      this.error = error instanceof ApiError ? error : new ApiError('INTERNAL', [{ message: String(error) }])
      this.isLoading = false
    }
  }

  async #read(bench: Bench, role: string | undefined, first: Operation, signal: AbortSignal): Promise<{ operation: Operation; result?: Result; list?: List }> {
    let operation = first
    let data = await askText(operation.text, {}, signal)
    if (bench.list) return { operation, list: operation.readList(data) }
    let result = operation.read(data)
    // A pivot with more cells than a page holds is read again in several pages.
    if (result.cells && result.cells > (result.cellsRead ?? 0)) {
      operation = build(bench, role, Math.min(mostCellPages, Math.ceil(result.cells / 500)))
      data = await askText(operation.text, {}, signal)
      result = operation.read(data)
    }
    return { operation, result }
  }

  /** Asks again. */
  reload() {
    this.#count++
  }
}
