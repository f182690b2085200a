import { untrack } from 'svelte'
import type { TypedDocumentString } from '../generated/operations'
import { ApiError, ask } from './api'
import { language } from './language.svelte'

/** The state of a question that a page asks: the last answer stays while a new one is awaited. */
export class Query<Data, Variables> {
  data = $state.raw<Data | undefined>()
  error = $state.raw<ApiError | undefined>()
  isLoading = $state(true)
  #count = $state(0)

  /** Asks at once, and again whenever a value that variables or operation reads has changed. Variables of null ask nothing. */
  constructor(operation: TypedDocumentString<Data, Variables> | (() => TypedDocumentString<Data, Variables>), variables: () => Variables | null) {
    $effect(() => {
      const asked = typeof operation === 'function' ? operation() : operation
      const values = variables()
      void this.#count
      void language.current // errors come in the language of the page
      if (values === null) {
        this.isLoading = false
        return
      }
      const abort = new AbortController()
      untrack(() => (this.isLoading = true))
      ask(asked, values, abort.signal).then(
        (data) => {
          this.data = data
          this.error = undefined
          this.isLoading = false
        },
        (error: unknown) => {
          if (abort.signal.aborted) return
          this.error = error instanceof ApiError ? error : new ApiError('INTERNAL', [{ message: String(error) }])
          this.isLoading = false
        },
      )
      return () => abort.abort()
    })
  }

  /** Asks again, as after a change. */
  reload() {
    this.#count++
  }
}
