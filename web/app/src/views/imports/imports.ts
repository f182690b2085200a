import { ApiError, request, type Fault } from '../../lib/api'
import { save } from '../../lib/csv'

/** A fault of a cell, as the server sends it. */
export interface CellFault {
  sheet?: string
  row: number
  column?: string
  cell?: string
  field?: string
  message: string
}
/** What an import did or would do. */
export interface Report {
  isKept: boolean
  number?: number
  rows: number
  rejected: number
  faults: CellFault[]
  faultCount: number
  counts: { kind: string; label: string; inserted: number; updated: number; unchanged: number; absent: number }[]
  warnings: string[]
  found: string[]
}
export interface Imported {
  number: number
  register: string
  fileName: string
  by: string
  at: string
  /** INTERRUPTED: a part of a large file is on record; importing it again goes on. */
  state: 'RUNNING' | 'INTERRUPTED' | 'DONE' | 'UNDONE'
  rows: number
  /** How many rows are to be written, of an import that is not done. */
  of?: number
  rejected: number
  mayUndo: boolean
}

/** How far an import is. */
export interface Progress {
  step: 'READING' | 'CHECKING' | 'WRITING'
  rows: number
  of?: number
  percent?: number
  /** Rows that were on record when the import was interrupted. */
  resumed?: number
}

function body(file: File, mapping: string): FormData {
  const form = new FormData()
  if (mapping) form.append('mapping', mapping)
  form.append('file', file, file.name)
  return form
}

/** Returns the mapping of a file: that of a filled template, or a guess. */
export async function look(file: File, agency: string): Promise<{ mapping: string; isTemplate: boolean }> {
  return (await (await request('/imports/look?agency=' + encodeURIComponent(agency), { method: 'POST', body: body(file, '') })).json()) as { mapping: string; isTemplate: boolean }
}

/** Tries an import, or does it where isTrial is false. onprogress is told how far it is. */
export async function run(file: File, mapping: string, isTrial: boolean, strict: boolean, onprogress: (now: Progress) => void): Promise<Report> {
  const response = await request(isTrial ? '/imports/try' : '/imports' + (strict ? '?strict=true' : ''), { method: 'POST', body: body(file, mapping) })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  let last: Partial<Progress> & { report?: Report; errors?: Fault[] } = {}
  for (;;) {
    const { value, done } = await reader.read()
    rest += value ?? ''
    const lines = rest.split('\n')
    rest = lines.pop()!
    for (const line of lines.filter(Boolean)) {
      last = JSON.parse(line) as typeof last
      if (last.step) onprogress(last as Progress)
    }
    if (done) break
  }
  if (last.errors) throw new ApiError(last.errors[0]?.extensions?.code ?? 'INTERNAL', last.errors)
  if (!last.report) throw new ApiError('OFFLINE', [])
  return last.report
}

/** Lets the server make a file, and the browser keep it. */
export async function saveFrom(path: string, name: string, init: RequestInit = {}): Promise<void> {
  save(name, await (await request(path, init)).blob())
}

export const saveMarked = (file: File, mapping: string) => saveFrom('/imports/marked', file.name.replace(/\.\w+$/, '') + '.faults.xlsx', { method: 'POST', body: body(file, mapping) })

export async function list(): Promise<Imported[]> {
  return ((await (await request('/imports')).json()) as { imports: Imported[] }).imports
}

export async function templates(): Promise<{ name: string; label: string }[]> {
  return ((await (await request('/imports/templates')).json()) as { templates: { name: string; label: string }[] }).templates
}

export async function undo(number: number): Promise<void> {
  await request(`/imports/${number}/undo`, { method: 'POST' })
}
