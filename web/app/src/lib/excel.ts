// Files that the server makes: of an operation, and of the report.
import { request } from './api'
import { save } from './csv'

/** An operation with its variables. */
export interface Operation {
  text: string
  variables: unknown
}

/** Lets the server make an xlsx file of an operation, and the browser keep it. all reads each list to its end, whatever its `first` says. */
export async function exportExcel(operation: Operation, title: string, all = false): Promise<void> {
  const parameters = new URLSearchParams({ format: 'xlsx', title, ...(all && { all: 'true' }) })
  const response = await request('/export?' + parameters, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: operation.text, variables: operation.variables }),
  })
  save(title + '.xlsx', await response.blob())
}

/** Lets the server make the report of a period as a document, and the browser keep it under a name. compare is a period, or none. */
export async function exportReport(parameters: { period: string; compare: string; agency: string; language: 'zh' | 'en' }, name: string): Promise<void> {
  const given = Object.fromEntries(Object.entries(parameters).filter(([, value]) => value))
  const response = await request('/export/report?' + new URLSearchParams(given))
  save(name + '.docx', await response.blob())
}
