import type { TypedDocumentString } from '../generated/operations'
import { language } from './language.svelte'

/** One error of an answer, as the server sends it. field is the input at fault, rule and article those of the law. */
export interface Fault {
  message: string
  path?: (string | number)[]
  extensions?: {
    code?: string
    field?: string
    rule?: string
    article?: string
    allowed?: string[]
    reference?: string
    limit?: number
    [name: string]: unknown
  }
}

/** An operation that was not answered. code is that of the first fault. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly faults: Fault[],
    readonly retryAfter = 0,
  ) {
    super(faults[0]?.message ?? code)
  }
}

/** The role that requests take in the demo mode; empty for the demo auditor and where people sign in. */
export const demoRole = {
  get current(): string {
    return localStorage.getItem('docket.demoRole') ?? ''
  },
  set current(role: string) {
    localStorage.setItem('docket.demoRole', role)
  },
}

/** The headers that say who asks, and in which language. */
export function headers(): Record<string, string> {
  const all: Record<string, string> = { Accept: 'application/graphql-response+json', 'Accept-Language': language.header }
  if (demoRole.current) all.Authorization = 'Bearer ' + demoRole.current
  return all
}

/** Sends a request that is no operation, as for a file, and returns its answer. Throws an ApiError where it is refused or none comes. */
export async function request(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response
  try {
    response = await fetch(path, { ...init, headers: { ...headers(), ...init.headers } })
  } catch {
    throw new ApiError('OFFLINE', [])
  }
  if (response.ok) return response
  const answer = (await response.json().catch(() => ({}))) as { errors?: Fault[] }
  throw new ApiError(answer.errors?.[0]?.extensions?.code ?? 'UNAVAILABLE', answer.errors ?? [], Number(response.headers.get('Retry-After') ?? 0))
}

/** Sends an operation and returns its data. Throws an ApiError where the answer has errors or none comes. */
export async function ask<Data, Variables>(operation: TypedDocumentString<Data, Variables>, variables: Variables, signal?: AbortSignal): Promise<Data> {
  return (await askText(operation.toString(), variables, signal)) as Data
}

/** ask for an operation that is put together by the page. */
export async function askText(query: string, variables: unknown, signal?: AbortSignal): Promise<unknown> {
  let response: Response
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: { ...headers(), 'Content-Type': 'application/json' },
      body: JSON.stringify({ query, variables }),
      ...(signal && { signal }),
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new ApiError('OFFLINE', [])
  }
  let answer: { data?: unknown; errors?: Fault[] }
  try {
    answer = (await response.json()) as typeof answer
  } catch {
    throw new ApiError(response.status === 401 ? 'UNAUTHENTICATED' : 'UNAVAILABLE', [], Number(response.headers.get('Retry-After') ?? 0))
  }
  if (answer.errors?.length) {
    throw new ApiError(answer.errors[0]?.extensions?.code ?? 'INTERNAL', answer.errors, Number(response.headers.get('Retry-After') ?? 0))
  }
  return answer.data
}
