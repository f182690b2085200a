// Asks what the bench asks, a moment after the last change, and keeps the answer with the question that it belongs to.
import { untrack } from 'svelte'
import { ApiError, askText } from '../../lib/api'
import { language } from '../../lib/language.svelte'
import type { Bench } from './model'
import { build, type List, type Operation, type Result } from './operation'

const pause = 250 // milliseconds that typing may pause before a question is sent
const mostCellPages = 4

export interface Answer {
  bench: Bench
  operation: Operation
  result?: Result
  list?: List
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
      let operation = first
      let data = await askText(operation.text, {}, signal)
      let result = bench.list ? undefined : operation.read(data)
      // A pivot with more cells than a page holds is read again in several pages.
      if (result?.cells && result.cells > (result.cellsRead ?? 0)) {
        operation = build(bench, role, Math.min(mostCellPages, Math.ceil(result.cells / 500)))
        data = await askText(operation.text, {}, signal)
        result = operation.read(data)
      }
      this.answer = { bench, operation, at: new Date().toISOString(), took: performance.now() - start, ...(result ? { result } : { list: operation.readList(data) }) }
      this.error = undefined
      this.isLoading = false
    } catch (error) {
      if (signal.aborted) return
      this.error = error instanceof ApiError ? error : new ApiError('INTERNAL', [{ message: String(error) }])
      this.isLoading = false
    }
  }

  /** Asks again. */
  reload() {
    this.#count++
  }
}
