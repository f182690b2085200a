// Reads the file that a bank sends of payments: text with commas or tabs between its columns, as banks and spreadsheets write it.

/** What a column of a bank's file may hold. */
export const columns = ['caseNo', 'decisionNo', 'amount', 'paidOn', 'receiptNo', 'note', 'penalty'] as const
export type Column = (typeof columns)[number]

/** The most payments that are recorded at once, as the API has it. */
export const mostRows = 500

const headers: Record<Column, RegExp> = {
  caseNo: /案号|案件编号|case ?(no|number)/i,
  decisionNo: /决定书|文书号|处罚决定|decision/i,
  amount: /金额|缴款额|实缴|amount/i,
  paidOn: /日期|时间|paid ?on|day|date/i,
  receiptNo: /票据|收据|流水|凭证|receipt|reference/i,
  penalty: /^(处罚|处罚编号|penalty)$/i, // the id of one, where a case or a decision has several
  note: /备注|附言|摘要|note|remark/i,
}

/** Rows and cells of a text. A cell may stand in quotation marks, and hold the separator, line ends and doubled marks then. Empty rows are left out. */
export function readRows(text: string): string[][] {
  const body = text.replace(/^\ufeff/, '')
  const first = body.slice(0, body.search(/[\r\n]|$/))
  const separator = first.includes('\t') ? '\t' : first.includes(';') && !first.includes(',') ? ';' : ','
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  const endRow = () => {
    row.push(cell.trim())
    if (row.some((c) => c !== '')) rows.push(row)
    row = []
    cell = ''
  }
  for (let i = 0; i < body.length; i++) {
    const c = body[i]!
    if (isQuoted) {
      if (c !== '"') cell += c
      else if (body[i + 1] === '"') cell += body[++i]!
      else isQuoted = false
    } else if (c === '"' && cell.trim() === '') {
      isQuoted = true
      cell = ''
    } else if (c === separator) {
      row.push(cell.trim())
      cell = ''
    } else if (c === '\n' || c === '\r') endRow()
    else cell += c
  }
  endRow()
  return rows
}

/** Which column of the file holds what, by its headers; -1 for what none holds. */
export function guessColumns(header: string[]): Record<Column, number> {
  const taken = new Set<number>()
  const of = {} as Record<Column, number>
  for (const column of columns) {
    of[column] = header.findIndex((h, i) => !taken.has(i) && headers[column].test(h))
    if (of[column] >= 0) taken.add(of[column])
  }
  return of
}

/** An amount without its sign of currency, unit and separators: "¥5,000.00元" is 5000.00. What is no amount stays as it is. */
export function readAmount(text: string): string {
  const plain = text.replace(/^[¥￥]|元$/g, '').replace(/[\s\u00a0]/g, '')
  return /^\d{1,3}([,，]\d{3})+(\.\d+)?$/.test(plain) ? plain.replace(/[,，]/g, '') : plain
}

/** A day as 2024-03-05, from 2024/3/5, 2024.3.5, 20240305 or 2024年3月5日, also with a time behind it. What is no day stays as it is. */
export function readDay(text: string): string {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?=$|[\sT])/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text)
  return found ? `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}` : text
}

export const isAmount = (text: string) => /^\d+(\.\d{1,2})?$/.test(text) && Number(text) > 0
export function isDay(text: string): boolean {
  const on = new Date(text + 'T00:00:00Z')
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(on.valueOf()) && on.toISOString().startsWith(text)
}

/** The text of a file of a bank, which is UTF-8 or, from older programs, GB 18030. */
export async function readFile(file: File): Promise<string> {
  const bytes = await file.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
