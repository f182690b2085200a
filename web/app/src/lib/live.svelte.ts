import type { Client } from 'graphql-ws'
import { demoRole } from './api'

/** How a subscription fares: off before the first answer, live while its answers come, reconnecting while the connection is cut. */
export type LiveState = 'off' | 'live' | 'reconnecting'

// One connection serves the whole page. Another role of the demo gets a new one, since a connection says once who asks.
let current: { role: string; client: Promise<Client> } | undefined
let isUp = $state(true)

function client(): Promise<Client> {
  const role = demoRole.current
  if (current?.role === role) return current.client
  const before = current
  current = {
    role,
    client: import('graphql-ws').then(({ createClient }) => {
      const made = createClient({
        url: new URL('/graphql', location.href.replace(/^http/, 'ws')).href,
        connectionParams: role ? { Authorization: 'Bearer ' + role } : {},
        retryAttempts: Infinity,
        shouldRetry: () => true, // a server that starts again, too
        retryWait: (retries) => new Promise((done) => setTimeout(done, Math.min(15_000, 500 * 2 ** Math.min(retries, 5)) * (0.5 + Math.random()))),
        lazyCloseTimeout: 5_000, // from one view to the next, the connection stays
        keepAlive: 20_000, // a connection that was cut without a word is noticed
      })
      made.on('connected', () => (isUp = true))
      made.on('closed', () => (isUp = false))
      return made
    }),
  }
  void before?.client.then((c) => c.dispose())
  return current.client
}

/** A live query, from start until end. After a cut connection it is asked again by itself. */
export class Live {
  #hasAnswered = $state(false)
  #end: (() => void) | undefined

  get state(): LiveState {
    return !this.#hasAnswered ? 'off' : isUp ? 'live' : 'reconnecting'
  }

  /** Asks a query with the directive @live. onAnswer gets each answer without errors, the first at once; onFault is called for one with errors. */
  start(query: string, variables: Record<string, unknown>, onAnswer: (data: unknown) => void, onFault: () => void) {
    this.end()
    let isOver = false
    let unsubscribe: (() => void) | undefined
    this.#end = () => {
      isOver = true
      unsubscribe?.()
      this.#hasAnswered = false
    }
    void client().then((c) => {
      if (isOver) return
      unsubscribe = c.subscribe(
        { query, variables },
        {
          next: ({ data, errors }) => {
            if (isOver) return
            this.#hasAnswered = !errors?.length
            if (errors?.length) onFault()
            else onAnswer(data)
          },
          error: () => (this.#hasAnswered = false),
          complete: () => (this.#hasAnswered = false),
        },
      )
    })
  }

  /** Ends the query, and tells the server so. */
  end() {
    this.#end?.()
    this.#end = undefined
  }
}
