import { ApiError, headers, type Fault } from '../../lib/api'

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
  state: 'DONE' | 'UNDONE'
  rows: number
  rejected: number
  mayUndo: boolean
}

async function send(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response
  try {
    response = await fetch(path, { ...init, headers: { ...headers(), Accept: '*/*' } })
  } catch {
    throw new ApiError('OFFLINE', [])
  }
  if (response.ok) return response
  let faults: Fault[] = []
  try {
    faults = ((await response.json()) as { errors?: Fault[] }).errors ?? []
  } catch {
    // the status says enough
  }
  throw new ApiError(faults[0]?.extensions?.code ?? 'UNAVAILABLE', faults)
}

function body(file: File, mapping: string): FormData {
  const form = new FormData()
  if (mapping) form.append('mapping', mapping)
  form.append('file', file, file.name)
  return form
}

/** Returns the mapping of a file: that of a filled template, or a guess. */
export async function look(file: File, agency: string): Promise<{ mapping: string; isTemplate: boolean }> {
  return (await (await send('/imports/look?agency=' + encodeURIComponent(agency), { method: 'POST', body: body(file, '') })).json()) as { mapping: string; isTemplate: boolean }
}

/** Tries an import, or does it where isTrial is false. onrows is told how many rows were read. */
export async function run(file: File, mapping: string, isTrial: boolean, strict: boolean, onrows: (rows: number) => void): Promise<Report> {
  const response = await send(isTrial ? '/imports/try' : '/imports' + (strict ? '?strict=true' : ''), { method: 'POST', body: body(file, mapping) })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  let last: { rows?: number; report?: Report; errors?: Fault[] } = {}
  for (;;) {
    const { value, done } = await reader.read()
    rest += value ?? ''
    const lines = rest.split('\n')
    rest = lines.pop()!
    for (const line of lines.filter(Boolean)) {
      last = JSON.parse(line) as typeof last
      if (last.rows !== undefined) onrows(last.rows)
    }
    if (done) break
  }
  if (last.errors) throw new ApiError(last.errors[0]?.extensions?.code ?? 'INTERNAL', last.errors)
  if (!last.report) throw new ApiError('OFFLINE', [])
  return last.report
}

/** Saves a file that the server makes. */
export async function save(path: string, name: string, init: RequestInit = {}): Promise<void> {
  const address = URL.createObjectURL(await (await send(path, init)).blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

export const saveMarked = (file: File, mapping: string) => save('/imports/marked', file.name.replace(/\.\w+$/, '') + '.faults.xlsx', { method: 'POST', body: body(file, mapping) })

export async function list(): Promise<Imported[]> {
  return ((await (await send('/imports')).json()) as { imports: Imported[] }).imports
}

export async function templates(): Promise<{ name: string; label: string }[]> {
  return ((await (await send('/imports/templates')).json()) as { templates: { name: string; label: string }[] }).templates
}

export async function undo(number: number): Promise<void> {
  await send(`/imports/${number}/undo`, { method: 'POST' })
}
