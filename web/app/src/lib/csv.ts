/** One cell of a CSV file. A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers. */
export function csvCell(value: string | number | null | undefined): string {
  let text = value === null || value === undefined ? '' : String(value)
  if (/^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text)) text = "'" + text
  return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text
}

/** Rows as a CSV file: with commas, lines ended as RFC 4180 says, and the mark by which spreadsheets know UTF-8. */
export function csv(rows: (string | number | null | undefined)[][]): string {
  return '\ufeff' + rows.map((row) => row.map(csvCell).join(',')).join('\r\n') + '\r\n'
}

/** Lets the browser keep a text as a file. */
export function download(name: string, text: string, type = 'text/csv;charset=utf-8') {
  save(name, new Blob([text], { type }))
}

/** Lets the browser keep a file. */
export function save(name: string, file: Blob) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name.replace(/[\\/:*?"<>|\s]+/g, '_')
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
