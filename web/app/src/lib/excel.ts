// Files that the server makes of an operation.
import { ApiError, headers, type Fault } from './api'
import { save } from './csv'

/** An operation with its variables. */
export interface Operation {
  text: string
  variables: unknown
}

/** Lets the server make an xlsx file of an operation, and the browser keep it. all reads each list to its end, whatever its `first` says. */
export async function exportExcel(operation: Operation, title: string, all = false): Promise<void> {
  const parameters = new URLSearchParams({ format: 'xlsx', title, ...(all && { all: 'true' }) })
  let response: Response
  try {
    response = await fetch('/export?' + parameters, {
      method: 'POST',
      headers: { ...headers(), 'Content-Type': 'application/json' },
      body: JSON.stringify({ query: operation.text, variables: operation.variables }),
    })
  } catch {
    throw new ApiError('OFFLINE', [])
  }
  if (!response.ok) {
    const answer = (await response.json().catch(() => ({}))) as { errors?: Fault[] }
    throw new ApiError(answer.errors?.[0]?.extensions?.code ?? 'UNAVAILABLE', answer.errors ?? [], Number(response.headers.get('Retry-After') ?? 0))
  }
  save(title + '.xlsx', await response.blob())
}
