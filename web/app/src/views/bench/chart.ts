// A result as a chart: a heat map, lines along the time, or bars.
import type { EChartsCoreOption } from 'echarts/core'
import { colour } from '../../lib/colours'
import { escapeHTML, locale } from '../../lib/format'
import { numberFormat } from '../../lib/intl'
import { b, keyLabel, measureLabel, numberText, periodText, plain, unitOf } from './describe'
import { isTimeBucket, type Bench } from './model'
import { keyText, type Number_, type Result, type Row } from './operation'
import { openCell } from './open'
import { shownMeasures } from './table'

export interface Drawn {
  option: EChartsCoreOption
  label: string
  height: string
  open: (picked: { seriesIndex: number; dataIndex: number }) => Bench | undefined
}

const mostBars = 40

/** Which chart suits a result; none for a single number. */
export function chartKind(bench: Bench, result: Result): 'none' | 'bar' | 'line' | 'heat' {
  if (bench.chart === 'none' || result.rows.length < 2) return 'none'
  if (bench.chart === 'heat' && result.cols) return 'heat'
  if (bench.chart === 'bar' || bench.chart === 'line') return bench.chart
  if (result.cols) return bench.rows.length === 1 && result.rows.length <= 6 && result.cols.length <= 12 && !isTimeBucket(bench.col!) ? 'bar' : isTimeBucket(bench.col!) && result.rows.length <= 6 ? 'line' : 'heat'
  return result.dims.length === 1 && isTimeBucket(result.dims[0]!) ? 'line' : 'bar'
}

export function draw(bench: Bench, result: Result, role: string | undefined): Drawn | undefined {
  const kind = chartKind(bench, result)
  if (kind === 'none') return undefined
  const type = bench.s
  const measures = shownMeasures(bench, result.cols ? [...result.dims, bench.col!] : result.dims)
  const main = measures[0]
  if (!main) return undefined
  const { m, i } = main
  const name = (row: Row) => (row.isOther ? b().other : row.keys.map((k, d) => keyLabel(type, result.dims[d]!, k)).join(' '))
  const show = (v: number | null | undefined) => (v === null || v === undefined ? '–' : m.fn === 'ratio' && unitOf(type, m) === 'percent' ? numberText(type, m, v / 100) : unitOf(type, m) === 'change' ? numberText(type, m, { percent: String(v) } as never) : numberText(type, m, v))
  const axisNumber = (v: number) => (Math.abs(v) >= 1e4 && unitOf(type, m) === 'money' ? '¥' + numberFormat(locale(), { notation: 'compact' }).format(v) : numberFormat(locale(), { notation: Math.abs(v) >= 1e5 ? 'compact' : 'standard', maximumFractionDigits: 2 }).format(v))
  const label = `${measureLabel(type, m)}: ` + result.rows.slice(0, 12).map((r) => `${name(r)} ${show(plain(type, m, r.values[i]))}`).join('; ')
  const tooltip = { valueFormatter: (v: unknown) => show(v as number | null) }

  if (result.cols && kind === 'heat') {
    const rows = result.rows.filter((r) => !r.isOther)
    const data = rows.flatMap((row, y) => result.cols!.map((col, x) => [x, y, plain(type, m, row.cells?.get(keyText([col.key]))?.values[i] ?? (m.fn === 'count' ? 0 : null))]))
    const known = data.map((d) => d[2]).filter((v) => v !== null) as number[]
    const [least, most] = [Math.min(...known), Math.max(...known)]
    return {
      label,
      height: `${Math.max(11, rows.length * 1.75 + 6)}rem`,
      option: {
        grid: { left: 8, right: 28, top: 8, bottom: 48, containLabel: true }, // on a phone, the last label is wider than its column
        tooltip: { formatter: (p: { data: number[] }) => escapeHTML(`${name(rows[p.data[1]!]!)} · ${keyLabel(type, bench.col!, result.cols![p.data[0]!]!.key)}: ${show(p.data[2])}`) }, // a formatter returns HTML
        xAxis: { type: 'category', data: result.cols.map((c) => keyLabel(type, bench.col!, c.key)), splitArea: { show: false } },
        yAxis: { type: 'category', inverse: true, data: rows.map(name) },
        visualMap: { min: least, max: most > least ? most : least + 1, orient: 'horizontal', left: 'center', bottom: 0, itemHeight: 160, itemWidth: 12, calculable: false, text: [axisNumber(most), axisNumber(least)], textStyle: { color: colour('muted') }, inRange: { color: [colour('sunken'), colour('series-1')] } },
        series: [{ type: 'heatmap', data, itemStyle: { borderColor: colour('surface'), borderWidth: 2 }, emphasis: { itemStyle: { borderColor: colour('text'), borderWidth: 1 } } }],
      },
      open: ({ dataIndex }) => {
        const row = rows[Math.floor(dataIndex / result.cols!.length)]
        const col = result.cols![dataIndex % result.cols!.length]
        const cell = row && col && row.cells?.get(keyText([col.key]))
        return cell ? openCell(bench, role, row, { col, cellPlace: cell.place, measure: m }) : undefined
      },
    }
  }

  // The rest of the groups is left out where it would dwarf them; the table has it.
  const largest = Math.max(...result.rows.filter((r) => !r.isOther).map((r) => plain(type, m, r.values[i]) ?? 0))
  const rows = result.rows.filter((r) => !r.isOther || (plain(type, m, r.values[i]) ?? 0) <= 5 * largest).slice(0, mostBars)
  const series: { name: string; values: (number | null)[] }[] = []
  const openers: ((dataIndex: number) => Bench | undefined)[] = []
  const value = (v: Number_ | undefined) => plain(type, m, v)
  let categories = rows.map(name)
  if (result.cols && kind === 'line' && isTimeBucket(bench.col!)) {
    // Time along the axis, a line for each row.
    categories = result.cols.map((c) => keyLabel(type, bench.col!, c.key))
    for (const row of rows.filter((r) => !r.isOther).slice(0, 8)) {
      series.push({ name: name(row), values: result.cols.map((c) => value(row.cells?.get(keyText([c.key]))?.values[i]) ?? (m.fn === 'count' ? 0 : null)) })
      openers.push((x) => {
        const cell = row.cells?.get(keyText([result.cols![x]!.key]))
        return cell ? openCell(bench, role, row, { col: result.cols![x]!, cellPlace: cell.place, measure: m }) : undefined
      })
    }
  } else if (result.cols) {
    const shown = rows.filter((r) => !r.isOther)
    categories = shown.map(name)
    for (const col of result.cols.slice(0, 8)) {
      series.push({ name: keyLabel(type, bench.col!, col.key), values: shown.map((r) => value(r.cells?.get(keyText([col.key]))?.values[i]) ?? (m.fn === 'count' ? 0 : null)) })
      openers.push((y) => {
        const row = shown[y]
        const cell = row?.cells?.get(keyText([col.key]))
        return row && cell ? openCell(bench, role, row, { col, cellPlace: cell.place, measure: m }) : undefined
      })
    }
  } else if (bench.cmp) {
    series.push({ name: periodText(bench.cmp.a), values: rows.map((r) => value(r.values[i])) }, { name: periodText(bench.cmp.b), values: rows.map((r) => value(r.before?.[i])) })
    openers.push((y) => openCell(bench, role, rows[y], { measure: m }), (y) => openCell(bench, role, rows[y], { measure: m, isBefore: true }))
  } else {
    // Further measures of the same unit are drawn beside the first.
    for (const other of measures.filter((x) => unitOf(type, x.m) === unitOf(type, m)).slice(0, 4)) {
      series.push({ name: measureLabel(type, other.m), values: rows.map((r) => plain(type, other.m, r.values[other.i])) })
      openers.push((y) => openCell(bench, role, rows[y], { measure: other.m, shown: result.rows }))
    }
  }
  const isFlat = kind === 'bar' && !result.dims.some(isTimeBucket) && (categories.length > 8 || categories.some((c) => c.length > 6))
  const categoryAxis = { type: 'category', data: categories, ...(isFlat ? { inverse: true, axisLabel: { width: 150, overflow: 'truncate' } } : {}) }
  const valueAxis = { type: 'value', axisLabel: { formatter: axisNumber, hideOverlap: true } }
  const isStacked = kind === 'bar' && Boolean(result.cols) && ((m.fn === 'count' || m.fn === 'sum') && !m.x)
  return {
    label,
    height: isFlat ? `${Math.max(12, categories.length * (isStacked || series.length === 1 ? 1.5 : 1.1 * series.length) + 4)}rem` : '18rem',
    option: {
      tooltip: { trigger: 'axis', axisPointer: { type: kind === 'line' ? 'line' : 'shadow' }, ...tooltip },
      ...(series.length > 1 ? { legend: {} } : { grid: { left: 8, right: 20, top: 12, bottom: 8, containLabel: true } }),
      xAxis: isFlat ? valueAxis : categoryAxis,
      yAxis: isFlat ? categoryAxis : valueAxis,
      series: series.map((s) => ({ name: s.name, type: kind, data: s.values, ...(isStacked && { stack: 'all' }), ...(kind === 'line' && { symbolSize: 7 }), barMaxWidth: 28 })),
    },
    open: ({ seriesIndex, dataIndex }) => openers[seriesIndex]?.(dataIndex),
  }
}
