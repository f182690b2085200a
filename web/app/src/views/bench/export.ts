// Exports what the bench shows, with its definition in the first lines.
import { askText } from '../../lib/api'
import { csv } from '../../lib/csv'
import { instant } from '../../lib/format'
import type { Answer } from './answer.svelte'
import { place } from './catalogue'
import { b, definition, placeLabel, titleOf, valueText } from './describe'
import { address, pageSize, type Bench } from './model'
import { build, type List } from './operation'
import { compareLists, compareTables, comparedRows } from './compare'
import { tableOf } from './table'

const mostRecords = 20_000

type Rows = (string | number | null)[][]

/** The first lines of an export: title, definition, who asked when, the link and the operation. */
export function head(bench: Bench, operation: string, at: string, who: string, records?: number): Rows {
  return [
    [b().csvTitle, titleOf(bench)],
    ...definition(bench).map(({ name, text }) => [name, text]),
    [b().csvAsked, who],
    [b().csvAt, instant(at)],
    [b().csvLink, location.origin + address(bench)],
    [b().csvOperation, operation.replace(/\s+/g, ' ')],
    ...(records === undefined ? [] : [[b().csvRows, records]]),
    [],
  ]
}

/** The table of a result as CSV. */
export function resultCsv(answer: Answer, role: string | undefined, who: string): string {
  const table = answer.now ? compareTables(answer.bench, answer.result!, answer.now, role) : tableOf(answer.bench, answer.result!, role)
  const names = table.columns.map((c) => [c.group, c.text].filter(Boolean).join(' '))
  const rows: Rows = [names, ...table.rows.map((r) => r.cells.map((c) => c.raw))]
  if (table.rows.length !== 1) rows.push(table.total.map((c) => c.raw))
  return csv([...head(answer.bench, answer.operation.text, answer.at, who), ...rows])
}

/** All records of a list as CSV, read page by page; progress is told how many there are so far. isCut says that there are more than an export holds. */
export async function listCsv(answer: Answer, role: string | undefined, who: string, progress: (done: number, all: number) => void): Promise<{ text: string; isCut: boolean }> {
  const bench = answer.bench
  const columns = bench.list!.cols
  const rows: Rows = [columns.map((p) => placeLabel(bench.s, p))]
  const all = answer.list!.total
  const text = (p: string, v: string | null) => {
    const at = place(bench.s, p)
    return v === null || !at ? null : at.kind === 'enum' || at.kind === 'boolean' || at.kind === 'instant' ? valueText(at.kind, at.enumType, v) : v
  }
  if (answer.listNow) {
    const compared = compareLists(answer.list!, answer.listNow)
    return { text: csv([...head(bench, answer.operation.text, answer.at, who, compared.length), ...comparedRows(bench, compared, text)]), isCut: false }
  }
  for (let page = 1; rows.length - 1 < Math.min(all, mostRecords); page++) {
    const operation = build({ ...bench, list: { ...bench.list!, page } }, role)
    // Pages of 500 in place of those that are shown.
    const size = 500
    const wide = operation.text.replace(`first: ${pageSize}`, `first: ${size}`).replace(`offset: ${(page - 1) * pageSize}`, `offset: ${(page - 1) * size}`)
    const list: List = operation.readList(await askText(wide, {}))
    for (const record of list.records) rows.push(record.values.map((v, i) => text(columns[i]!, v)))
    progress(Math.min(rows.length - 1, all), all)
    if (list.records.length < size) break
  }
  const { list: shown } = bench
  const plain: Bench = { ...bench, list: { ...shown!, page: 1 } }
  return { text: csv([...head(plain, build(plain, role).text, answer.at, who, all), ...rows]), isCut: all > mostRecords }
}
