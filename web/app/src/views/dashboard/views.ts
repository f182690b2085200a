// The views of the dashboard: which questions each asks, in one operation, and how the answers are shown.
import { shortMonth } from '../../lib/format'
import { dateFormat, numberFormat } from '../../lib/intl'
import { choices, label, language } from '../../lib/language.svelte'
import type { Column, Row, Table } from '../../lib/table'
import { say, type Words } from '../../lib/words'
import type { Panel, Scope, Variables } from './panel'
import { daysBefore, earlier, monthEnd, months, parsePeriod, reportPeriod, type Period } from './period'

/* eslint-disable @typescript-eslint/no-explicit-any */
type Answer = any

export const viewNames = ['year', 'enforcement', 'goods', 'coverage', 'equipment', 'complaints', 'pharmacies', 'signals', 'deadlines'] as const
export type ViewName = (typeof viewNames)[number]

/** What a view is called, which filters it takes, and its panels. */
export interface View {
  title: Words
  filters: ('period' | 'compare' | 'unit' | 'field')[]
  panels: (s: Scope) => Panel[]
}

const c = (key: string, zh: string, en: string, kind: Column['kind']): Column => ({ key, label: [zh, en], kind })
const between = (p: { from: string; until: string }) => ({ gte: p.from, lte: p.until })
const inAgency = (s: Scope) => (s.agency ? { agency: { code: { eq: s.agency } } } : {})
const inUnit = (s: Scope) => (s.unit ? { unit: { id: { eq: s.unit } } } : {})
const inField = (s: Scope) => (s.field ? { field: { eq: s.field } } : {})
const variable = (name: string, type: string, value: unknown): Variables => ({ [name]: { type, value } })
const isOpen = { isNull: true }
const isSet = { isNull: false }

// The buckets of a trend: days of a month, else months.
const bucket = (s: Scope) => (s.period.kind === 'month' ? 'DAY' : 'MONTH')
const bucketDays = (s: Scope, key: string) => ({ gte: key, lte: s.period.kind === 'month' ? key : monthEnd(key) })
const bucketLabel = (s: Scope, key: string) => (s.period.kind === 'month' ? String(Number(key.slice(8))) : shortMonth(key))
function bucketKeys(s: Scope, p: Period): string[] {
  if (p.kind !== 'month') return months(p)
  return Array.from({ length: Number(p.until.slice(8)) }, (_, i) => `${p.from.slice(0, 8)}${String(i + 1).padStart(2, '0')}`)
}

// A trend: rows for all buckets of the period, with the values of the same bucket of the period compared.
function trendTable(s: Scope, columns: Column[], now: Map<string, Record<string, any>>, before: Map<string, Record<string, any>> | null, where: (key: string) => object): Table {
  const keys = bucketKeys(s, s.period)
  const keysBefore = s.compared ? bucketKeys(s, s.compared) : []
  const rows: Row[] = keys.map((key, i) => {
    const cells: Row['cells'] = {}
    for (const column of columns) {
      if (column.key.endsWith('Before')) cells[column.key] = before?.get(keysBefore[i] ?? '')?.[column.key.slice(0, -6)] ?? 0
      else cells[column.key] = now.get(key)?.[column.key] ?? 0
    }
    return { label: bucketLabel(s, key), cells, where: where(key) }
  })
  return { head: s.period.kind === 'month' ? ['日', 'Day'] : ['月份', 'Month'], columns: columns.filter((x) => s.compared || !x.key.endsWith('Before')), rows }
}

const byKey = (nodes: Answer[], key: (n: Answer) => string, cells: (n: Answer) => Record<string, any>) => new Map(nodes.map((n) => [key(n), cells(n)]))

// A figure of a "numbers" panel with its change against the period compared.
function figure(words: Words, kind: Column['kind'], value: any, previous: any, extra: Partial<Row> = {}): Row {
  return { label: say(words), kind, cells: { value, previous: previous ?? null, change: changeOf(kind, value, previous) }, ...extra }
}
// The change of a share is the difference in percentage points, that of anything else is in percent of what was before.
function changeOf(kind: Column['kind'], value: any, previous: any): string | null {
  if (previous == null || value == null) return null
  const n = Number(value)
  const p = Number(previous)
  if (kind === 'percent') return String(n - p)
  return p === 0 ? null : String(((n - p) / Math.abs(p)) * 100)
}
const figureColumns = (s: Scope): Column[] => [c('value', '本期', 'This period', 'decimal'), ...(s.compared ? [c('previous', ...s.comparedName, 'decimal'), c('change', '变化（% 或百分点）', 'Change (% or points)', 'change')] : [])]
const figures = (s: Scope, rows: Row[]): Table => ({ head: ['指标', 'Figure'], columns: figureColumns(s), rows })

// The same connection for the period and for the period compared.
function pair(s: Scope, id: string, of: string, type: string, where: (p: Period) => object, select: string): { parts: string; variables: Variables } {
  return {
    parts: `${id}: ${of}(where: $${id}) { ${select} }` + (s.compared ? `\n  ${id}Before: ${of}(where: $${id}Before) { ${select} }` : ''),
    variables: { ...variable(id, type, where(s.period)), ...(s.compared ? variable(id + 'Before', type, where(s.compared)) : {}) },
  }
}

// ---- What changed, and why ----

// The fields of cases with their change against the period compared, the largest rise first, and what made it: the causes, units and
// sources whose numbers changed most. Nothing where no period is compared.
function changesPanels(s: Scope, filters: object): Panel[] {
  if (!s.compared) return []
  const decided = (p: Period) => ({ decidedOn: between(p), ...filters })
  const now = decided(s.period)
  // A group that is left out would look like one that is gone.
  const most = 500
  const by = (name: string, dimension: string, key: string) => `${name}: groups(by: [{field: {}}, {${dimension}: {}}], first: ${most}) { totalCount nodes { key { field ${key} } aggregate { count } } }`
  const select = ['sources', 'units', ...(s.seesNames ? ['causes'] : [])].map((name) => ({ sources: by('sources', 'source', 'source'), units: by('units', 'unit', 'unit { id name }'), causes: by('causes', 'cause', 'cause') })[name]).join(' ')
  const ways: { name: string; of: Words; isShown: boolean; key: (k: Answer) => string; label: (k: Answer) => string; where: (k: Answer) => object }[] = [
    { name: 'causes', of: ['案由', 'Cause'], isShown: s.seesNames, key: (k) => k.cause ?? '', label: (k) => k.cause ?? say(['未记载案由', 'No cause']), where: (k) => ({ cause: k.cause == null ? null : { eq: k.cause } }) },
    { name: 'units', of: ['机构', 'Unit'], isShown: !s.unit, key: (k) => k.unit?.id ?? '', label: (k) => k.unit?.name ?? say(['未记载机构', 'No unit']), where: (k) => ({ unit: k.unit ? { id: { eq: k.unit.id } } : null }) },
    { name: 'sources', of: ['来源', 'Source'], isShown: true, key: (k) => k.source, label: (k) => label('CaseSource', k.source), where: (k) => ({ source: { eq: k.source } }) },
  ]
  return [
    {
      id: 'changes', title: ['哪个领域变化最大', 'Which field changed most'], unit: ['办结案件（件），按增减件数排列，附变化最大的案由、机构和来源', 'Cases decided, by the difference in cases, with the causes, units and sources that changed most'], span: 'full', shape: 'changes', of: 'cases', where: now,
      counted: [`按作出决定的日期统计各领域案件数，与${s.comparedName[0]}相比，增加最多的在前；每行列出其中变化最大的案由、机构和来源。`, `Cases of each field by the day of the decision, against the ${s.comparedName[1]}, the largest rise first; beside it the causes, units and sources that changed most.`],
      ...pair(s, 'changes', 'cases', 'CaseWhere!', decided, select),
      table: (d: Answer) => {
        const [after, before] = [d.changes, d.changesBefore]
        const total = (x: Answer, field: string) => x.sources.nodes.filter((n: Answer) => n.key.field === field).reduce((sum: number, n: Answer) => sum + n.aggregate.count, 0)
        const rows = choices('CaseField').map((f): Row => {
          const [value, previous] = [total(after, f.value), total(before, f.value)]
          const parts: NonNullable<Row['parts']> = []
          for (const way of ways) {
            if (!way.isShown || after[way.name].totalCount > most || before[way.name].totalCount > most) continue
            const found = new Map<string, { key: Answer; change: number }>()
            for (const [x, sign] of [[after, 1], [before, -1]] as const) {
              for (const n of x[way.name].nodes.filter((n: Answer) => n.key.field === f.value)) {
                const one = found.get(way.key(n.key)) ?? { key: n.key, change: 0 }
                found.set(way.key(n.key), { ...one, change: one.change + sign * n.aggregate.count })
              }
            }
            // Only what pulls the same way as the whole explains it.
            const largest = [...found.values()].filter((x) => x.change * (value - previous) > 0).sort((a, b) => Math.abs(b.change) - Math.abs(a.change)).slice(0, way.name === 'causes' ? 2 : 1)
            parts.push(...largest.map((x) => ({ of: say(way.of), label: way.label(x.key), change: x.change, where: { ...now, field: { eq: f.value }, ...way.where(x.key) } })))
          }
          return { label: f.label, cells: { value, previous, difference: value - previous, change: changeOf('count', value, previous), parts: parts.map((x) => `${x.of} ${x.label} ${x.change > 0 ? '+' : ''}${x.change}`).join('；') }, where: { ...now, field: { eq: f.value } }, parts }
        })
        const shown = rows.filter((r) => Number(r.cells.value) || Number(r.cells.previous)).sort((a, b) => Number(b.cells.difference) - Number(a.cells.difference))
        return { head: ['领域', 'Field'], columns: [c('value', '本期', 'This period', 'count'), c('previous', ...s.comparedName, 'count'), c('difference', '增减', 'Difference', 'difference'), c('change', '变化', 'Change', 'change'), c('parts', '来自', 'Made by', 'text')], rows: shown }
      },
    },
  ]
}

// ---- The year ----

type FigureSpec = { name: string; kind: Column['kind']; words: Words; better?: 'up' | 'down'; order?: string; spark?: (d: Answer, month: string) => number }

function yearPanels(s: Scope): Panel[] {
  const year = parsePeriod(s.period.text.slice(0, 4))!
  const days = between(year)
  const agency = inAgency(s)
  const spark = (id: string, of: string, type: string, where: object, by: string, select: string) => ({
    parts: `${id}: ${of}(where: $${id}) { groups(by: ${by}, first: 12) { nodes { key { ${by.replace(/: \{bucket: MONTH\}/, '').replace(/[{}]/g, ' ').trim().split(/:\s*/).reduceRight((inner, name) => (inner ? `${name} { ${inner} }` : name), '')} } ${select} } } }`,
    variables: variable(id, type, { ...where, ...agency }),
  })
  const at = (d: Answer, id: string, path: string[], first: string, read: (n: Answer) => any) => {
    const found = d[id]?.groups.nodes.find((n: Answer) => path.reduce((o: Answer, k) => o?.[k], n.key) === first)
    return found ? Number(read(found)) : 0
  }
  const group = (id: string, title: Words, counted: Words, span: Panel['span'], specs: FigureSpec[], sparks: { parts: string; variables: Variables }[]): Panel => ({
    id, title, counted, span, shape: 'numbers', of: '', where: null, lines: specs.length > 6 ? 2 : 1,
    parts: [`${id}: report(agency: $agency, period: $period, compareWith: $compared) { ${specs.map((f) => `${f.name} { value previous changePercent }`).join(' ')} }`, ...sparks.map((x) => x.parts)].join('\n  '),
    variables: Object.assign(
      { agency: { type: 'String', value: s.agency || null }, period: { type: 'ReportPeriod!', value: reportPeriod(s.period) }, compared: { type: 'ReportPeriod', value: s.compared && reportPeriod(s.compared) } },
      ...sparks.map((x) => x.variables),
    ),
    table: (d: Answer) =>
      figures(s, specs.map((f) => {
        const got = d[id]?.[f.name] ?? {}
        return {
          label: say(f.words), kind: f.kind, better: f.better,
          cells: { value: got.value, previous: got.previous, change: f.kind === 'percent' ? changeOf('percent', got.value, got.previous) : got.changePercent },
          spark: f.spark && months(year).map((m) => f.spark!(d, m)),
          figure: f.name, order: f.order,
        }
      })),
  })
  return [
    group('consumer', ['消费维权', 'Consumer protection'], ['按接收日期统计投诉举报；挽回损失为当期接收的投诉所挽回的金额；承诺单位和服务站按期末计。', 'Complaints and reports by the day of receipt; amounts recovered of complaints received in the period; shops and stations on its last day.'], 'full', [
      { name: 'complaintsReceived', kind: 'count', words: ['接收投诉举报（件）', 'Complaints and reports'], spark: (d, m) => at(d, 'sparkComplaints', ['receivedOn'], m, (n) => n.aggregate.count) },
      { name: 'recoveredForConsumers', kind: 'money', words: ['为消费者挽回损失', 'Recovered for consumers'], better: 'up', order: 'recoveredAmount', spark: (d, m) => at(d, 'sparkComplaints', ['receivedOn'], m, (n) => n.aggregate.sum.recoveredAmount) },
      { name: 'acknowledgedInOneDay', kind: 'percent', words: ['1 个工作日响应率', 'Answered in 1 working day'], better: 'up' },
      { name: 'closedInSevenDays', kind: 'percent', words: ['7 个工作日办结率', 'Closed in 7 working days'], better: 'up' },
      { name: 'analysisReports', kind: 'count', words: ['消费投诉分析报告（份）', 'Analysis reports'] },
      { name: 'noReasonReturnMerchants', kind: 'count', words: ['线下无理由退货承诺单位（家）', 'Shops: returns without reason'], better: 'up' },
      { name: 'preferredMerchants', kind: 'count', words: ['放心消费优选单位（家）', 'Preferred shops'], better: 'up' },
      { name: 'rightsStations', kind: 'count', words: ['消费维权服务站（家）', 'Rights stations'], better: 'up' },
    ], [spark('sparkComplaints', 'complaints', 'ComplaintWhere!', { receivedOn: days }, '{receivedOn: {bucket: MONTH}}', 'aggregate { count sum { recoveredAmount } }')]),
    group('cases', ['案件与处罚', 'Cases and penalties'], ['按作出决定的日期统计；罚没款为罚款与没收违法所得之和，不论是否缴清；销毁物品按销毁日期，数量以登记单位相加。', 'By the day of the decision; fines and confiscated gains, paid or not; goods by the day of destruction, in the units of their lots.'], 'half', [
      { name: 'casesDecided', kind: 'count', words: ['办结案件（件）', 'Cases decided'], spark: (d, m) => at(d, 'sparkCases', ['decidedOn'], m, (n) => n.aggregate.count) },
      { name: 'penaltyAmount', kind: 'money', words: ['罚没款', 'Fines and confiscations'], order: 'penaltyAmount', spark: (d, m) => at(d, 'sparkCases', ['decidedOn'], m, (n) => n.aggregate.sum.penaltyAmount) },
      { name: 'goodsDestroyed', kind: 'decimal', words: ['销毁物品（件）', 'Goods destroyed'], order: 'quantity', spark: (d, m) => at(d, 'sparkGoods', ['movedOn'], m, (n) => n.aggregate.sum.quantity) },
    ], [
      spark('sparkCases', 'cases', 'CaseWhere!', { decidedOn: days }, '{decidedOn: {bucket: MONTH}}', 'aggregate { count sum { penaltyAmount } }'),
      spark('sparkGoods', 'goodsMovements', 'GoodsMovementWhere!', { kind: { eq: 'DESTROY' }, movedOn: days }, '{movedOn: {bucket: MONTH}}', 'aggregate { sum { quantity } }'),
    ]),
    group('food', ['食品安全包保', 'Food coverage'], ['期末在营且有包保干部的食品经营主体，及其占在营主体的比例。', 'Food businesses open on the last day that an official answered for, and their share of those open.'], 'half', [
      { name: 'businessesCovered', kind: 'count', words: ['包保主体（家）', 'Businesses covered'], better: 'up' },
      { name: 'coverageCompletion', kind: 'percent', words: ['包保完成率', 'Coverage'], better: 'up' },
    ], []),
    ...changesPanels(s, agency),
    group('equipment', ['特种设备', 'Special equipment'], ['检查和隐患按检查日期，指令书按签发日期，立案按立案日期统计。', 'Inspections and hazards by the day of the inspection, orders by the day of issue, cases by the day of filing.'], 'full', [
      { name: 'equipmentInspections', kind: 'count', words: ['检查使用单位（家次）', 'Inspections'], spark: (d, m) => at(d, 'sparkInspections', ['inspectedOn'], m, (n) => n.aggregate.count) },
      { name: 'hazardsFound', kind: 'count', words: ['发现隐患（个）', 'Hazards found'], spark: (d, m) => at(d, 'sparkInspections', ['inspectedOn'], m, (n) => n.aggregate.hazards.count) },
      { name: 'hazardsRemoved', kind: 'count', words: ['消除隐患（个）', 'Hazards removed'], better: 'up' },
      { name: 'safetyOrders', kind: 'count', words: ['安全监察指令书（份）', 'Safety orders'], spark: (d, m) => at(d, 'sparkOrders', ['issuedOn'], m, (n) => n.aggregate.count) },
      { name: 'equipmentCasesFiled', kind: 'count', words: ['立案（件）', 'Cases filed'] },
    ], [
      spark('sparkInspections', 'inspections', 'InspectionWhere!', { inspectedOn: days }, '{inspectedOn: {bucket: MONTH}}', 'aggregate { count hazards { count } }'),
      spark('sparkOrders', 'safetyOrders', 'SafetyOrderWhere!', { issuedOn: days }, '{issuedOn: {bucket: MONTH}}', 'aggregate { count }'),
    ]),
    group('products', ['不合格产品与药店', 'Failed products and pharmacies'], ['不合格产品按启动处置的日期，药店远程检查按检查日期统计。', 'Follow-ups by the day they began, remote checks by the day of the check.'], 'full', [
      { name: 'failedProductFollowUps', kind: 'count', words: ['不合格产品处置（批次）', 'Failed products followed up'], spark: (d, m) => at(d, 'sparkFollowUps', ['openedOn'], m, (n) => n.aggregate.count) },
      { name: 'followUpCompletion', kind: 'percent', words: ['处置完成率', 'Follow-ups completed'], better: 'up' },
      { name: 'remoteChecks', kind: 'count', words: ['药店远程检查（次）', 'Remote checks of pharmacies'], spark: (d, m) => at(d, 'sparkChecks', ['checkedOn'], m, (n) => n.aggregate.count) },
    ], [
      spark('sparkFollowUps', 'followUps', 'FollowUpWhere!', { openedOn: days }, '{openedOn: {bucket: MONTH}}', 'aggregate { count }'),
      spark('sparkChecks', 'remoteChecks', 'RemoteCheckWhere!', { checkedOn: days }, '{checkedOn: {bucket: MONTH}}', 'aggregate { count }'),
    ]),
  ]
}

// ---- Enforcement ----

const elapsed = 'daysBetween(from: {filedOn: true}, until: {decidedOn: true})'

function enforcementPanels(s: Scope): Panel[] {
  const filters = { ...inAgency(s), ...inUnit(s), ...inField(s) }
  const decided = (p: Period) => ({ decidedOn: between(p), ...filters })
  const now = decided(s.period)
  const counted: Words = ['按作出决定的日期统计，', 'By the day of the decision; ']
  const penalties = { withdrawnOn: isOpen, decision: { decidedOn: between(s.period) }, ...(Object.keys(filters).length ? { case: filters } : {}) }
  const unitRow = (n: Answer) => ({ label: n.key.unit?.name ?? say(['未记载', 'Not recorded']), where: { ...now, unit: n.key.unit ? { id: { eq: n.key.unit.id } } : null } })
  const fields = choices('CaseField')
  return [
    {
      id: 'total', title: ['概况', 'At a glance'], span: 'full', shape: 'numbers', of: 'cases', where: now,
      counted: ['按作出决定的日期统计；用时为立案到决定的自然日中位数；未缴为罚没款中尚未缴纳的部分。', 'By the day of the decision; the time is the median of calendar days from filing to decision; unpaid is the part of the amounts not paid yet.'],
      ...pair(s, 'total', 'cases', 'CaseWhere!', decided, `aggregate { count sum { penaltyAmount unpaidAmount } ${elapsed} { median } }`),
      table: (d: Answer) => {
        const a = d.total.aggregate
        const b = d.totalBefore?.aggregate
        return figures(s, [
          figure(['办结案件（件）', 'Cases decided'], 'count', a.count, b?.count, { where: now }),
          figure(['罚没款', 'Fines and confiscations'], 'money', a.sum.penaltyAmount, b?.sum.penaltyAmount, { where: { ...now, penaltyAmount: { gt: '0' } }, order: 'penaltyAmount' }),
          figure(['未缴', 'Unpaid'], 'money', a.sum.unpaidAmount, b?.sum.unpaidAmount, { where: { ...now, unpaidAmount: { gt: '0' } }, order: 'unpaidAmount', better: 'down' }),
          figure(['立案到决定（天，中位数）', 'Filing to decision (days, median)'], 'days', a.daysBetween?.median, b?.daysBetween?.median, { where: now, better: 'down' }),
        ])
      },
    },
    {
      id: 'trend', title: ['办案趋势', 'Cases over time'], span: 'two-thirds', shape: 'trend', of: 'cases', where: now,
      counted: [counted[0] + '按月（或日）列出件数和罚没款。', counted[1] + 'cases and amounts by month (or day).'],
      ...pair(s, 'trend', 'cases', 'CaseWhere!', decided, `groups(by: {decidedOn: {bucket: ${bucket(s)}}}, first: 40) { nodes { key { decidedOn } aggregate { count sum { penaltyAmount } } } }`),
      series: [{ key: 'count', type: 'bar' }, ...(s.compared ? [{ key: 'countBefore', type: 'line' as const }] : [])],
      table: (d: Answer) => {
        const map = (x: Answer) => byKey(x.groups.nodes, (n) => n.key.decidedOn, (n) => ({ count: n.aggregate.count, amount: n.aggregate.sum.penaltyAmount }))
        return trendTable(s, [c('count', '件数', 'Cases', 'count'), c('countBefore', ...s.comparedName, 'count'), c('amount', '罚没款', 'Amount', 'money'), c('amountBefore', `${s.comparedName[0]}罚没款`, `Amount, ${s.comparedName[1]}`, 'money')], map(d.trend), d.trendBefore ? map(d.trendBefore) : null, (key) => ({ ...now, decidedOn: bucketDays(s, key) }))
      },
    },
    {
      id: 'kinds', title: ['处罚种类', 'Penalties by kind'], unit: ['处罚（项）', 'Penalties'], span: 'third', shape: 'bars', of: 'penalties', where: penalties, bar: { key: 'count' },
      counted: ['决定在当期作出且未撤回的处罚，一份决定可有多项。', 'Penalties of decisions of the period that are not withdrawn; a decision may have several.'],
      parts: 'kinds: penalties(where: $kinds) { groups(by: {kind: {}}, orderBy: {count: DESC}) { nodes { key { kind } aggregate { count sum { amount } } } } }',
      variables: variable('kinds', 'PenaltyWhere!', penalties),
      table: (d: Answer) => ({ head: ['种类', 'Kind'], columns: [c('count', '项数', 'Penalties', 'count'), c('amount', '金额', 'Amount', 'money')], rows: d.kinds.groups.nodes.map((n: Answer) => ({ label: label('PenaltyKind', n.key.kind), cells: { count: n.aggregate.count, amount: n.aggregate.sum.amount }, where: { ...penalties, kind: { eq: n.key.kind } } })) }),
    },
    ...changesPanels(s, filters),
    {
      id: 'fields', title: ['领域 × 月份', 'Field × month'], span: 'full', shape: 'heat', of: 'cases', where: now,
      counted: [counted[0] + '每格为该领域该月的案件数。', counted[1] + 'each cell is the number of cases of the field in the month.'],
      ...pair(s, 'fields', 'cases', 'CaseWhere!', decided, `groups(by: [{field: {}}, {decidedOn: {bucket: ${bucket(s)}}}], first: 500) { nodes { key { field decidedOn } aggregate { count } } }`),
      table: (d: Answer) => {
        const keys = bucketKeys(s, s.period)
        const counts = new Map<string, number>(d.fields.groups.nodes.map((n: Answer) => [n.key.field + n.key.decidedOn, n.aggregate.count]))
        const earlierTotal = new Map<string, number>()
        for (const n of d.fieldsBefore?.groups.nodes ?? []) earlierTotal.set(n.key.field, (earlierTotal.get(n.key.field) ?? 0) + n.aggregate.count)
        const rows = fields.map((f) => {
          const cells: Row['cells'] = {}
          const openings: Record<string, object> = {}
          let total = 0
          for (const key of keys) {
            const n = counts.get(f.value + key) ?? 0
            cells[key] = n
            total += n
            openings[key] = { ...now, field: { eq: f.value }, decidedOn: bucketDays(s, key) }
          }
          const before = earlierTotal.get(f.value) ?? 0
          return { label: f.label, cells: { ...cells, total, ...(s.compared ? { change: before ? ((total - before) / before) * 100 : null } : {}) }, openings: { ...openings, total: { ...now, field: { eq: f.value } } }, where: { ...now, field: { eq: f.value } } }
        })
        return { head: ['领域', 'Field'], columns: [...keys.map((key) => ({ key, label: [bucketLabel(s, key), bucketLabel(s, key)] as Words, kind: 'count' as const })), c('total', '合计', 'Total', 'count'), ...(s.compared ? [c('change', '变化', 'Change', 'change')] : [])], rows: rows.filter((r) => Number(r.cells.total) > 0).sort((a, b) => Number(b.cells.total) - Number(a.cells.total)) }
      },
    },
    {
      id: 'tiers', title: ['货值金额分档', 'Value of the goods'], unit: ['办结案件（件），按货值（元）', 'Cases decided, by value in yuan'], span: 'half', shape: 'bars', of: 'cases', where: now, bar: { key: 'count' },
      counted: [counted[0] + '按案件货值金额分档；没有货物的案件无货值。', counted[1] + 'by the value of the goods; cases without goods have none.'],
      parts: 'tiers: cases(where: $tiers) { groups(by: {valueOfGoods: {bounds: ["1000", "5000", "10000", "50000", "100000"]}}) { nodes { key { valueOfGoods upperBound } aggregate { count sum { penaltyAmount } } } } }',
      variables: variable('tiers', 'CaseWhere!', now),
      table: (d: Answer) => ({
        head: ['货值（元）', 'Value (yuan)'], columns: [c('count', '件数', 'Cases', 'count'), c('amount', '罚没款', 'Amount', 'money')],
        rows: d.tiers.groups.nodes.map((n: Answer) => {
          const from = n.key.valueOfGoods && Number(n.key.valueOfGoods)
          const to = n.key.upperBound && Number(n.key.upperBound)
          const f = (v: number) => numberFormat('en').format(v)
          const text = from == null && to == null ? say(['无货值', 'No goods']) : from == null ? say([`不足 ${f(to)}`, `Below ${f(to)}`]) : to == null ? say([`${f(from)} 以上`, `${f(from)} and more`]) : `${f(from)} – ${f(to)}`
          return { label: text, cells: { count: n.aggregate.count, amount: n.aggregate.sum.penaltyAmount }, where: { ...now, valueOfGoods: from == null && to == null ? null : { ...(from != null ? { gte: n.key.valueOfGoods } : {}), ...(to != null ? { lt: n.key.upperBound } : {}) } } }
        }),
      }),
    },
    {
      id: 'quarters', title: ['立案到决定用时', 'Time from filing to decision'], span: 'half', shape: 'trend', of: 'cases', where: now, series: [{ key: 'median', type: 'bar' }, { key: 'p90', type: 'line' }],
      counted: ['近 8 个季度，按决定日期统计的自然日；九成案件在 P90 以内。', 'The last eight quarters, calendar days by the day of the decision; nine cases in ten took no longer than the P90.'],
      parts: `quarters: cases(where: $quarters) { groups(by: {decidedOn: {bucket: QUARTER}}, first: 12) { nodes { key { decidedOn } aggregate { count ${elapsed} { median percentile(at: "0.9") } } } } }`,
      variables: variable('quarters', 'CaseWhere!', { ...filters, decidedOn: { gte: earlier(parsePeriod(s.period.text.slice(0, 4))!, 'year').from, lte: s.period.until } }),
      table: (d: Answer) => ({ head: ['季度', 'Quarter'], columns: [c('median', '中位数（天）', 'Median (days)', 'days'), c('p90', 'P90（天）', 'P90 (days)', 'days'), c('count', '件数', 'Cases', 'count')], rows: d.quarters.groups.nodes.map((n: Answer) => {
        const quarter = `${n.key.decidedOn.slice(0, 4)}Q${(Number(n.key.decidedOn.slice(5, 7)) + 2) / 3}`
        return { label: quarter, cells: { median: n.aggregate.daysBetween.median, p90: n.aggregate.daysBetween.percentile, count: n.aggregate.count }, where: { ...filters, decidedOn: { quarter } } }
      }) }),
    },
    {
      id: 'owed', title: ['罚没款收缴', 'Collected and unpaid'], unit: ['按承办机构（元）', 'By unit, in yuan'], span: 'half', shape: 'bars', of: 'cases', where: { ...now, unpaidAmount: { gt: '0' } }, order: 'penaltyAmount', bar: { key: 'amount', part: 'unpaid', tone: 'bad' },
      counted: [counted[0] + '各承办机构决定的罚没款及其中尚未缴纳的部分（红色）。', counted[1] + 'amounts decided by each unit, and the part that is not paid yet (red).'],
      parts: 'owed: cases(where: $owed) { groups(by: {unit: {}}, orderBy: {sum: {penaltyAmount: DESC}}, first: 50) { nodes { key { unit { id name } } aggregate { count sum { penaltyAmount unpaidAmount } } } } }',
      variables: variable('owed', 'CaseWhere!', now),
      table: (d: Answer) => ({ head: ['承办机构', 'Unit'], columns: [c('amount', '罚没款', 'Amount', 'money'), c('unpaid', '未缴', 'Unpaid', 'money'), c('count', '件数', 'Cases', 'count')], rows: d.owed.groups.nodes.map((n: Answer) => ({ ...unitRow(n), cells: { amount: n.aggregate.sum.penaltyAmount, unpaid: n.aggregate.sum.unpaidAmount, count: n.aggregate.count } })) }),
    },
    {
      id: 'units', title: ['各机构用时', 'Time by unit'], unit: ['立案到决定的中位数（天）', 'Median days from filing to decision'], span: 'half', shape: 'bars', of: 'cases', where: now, bar: { key: 'median' },
      counted: [counted[0] + '立案到决定的自然日，最慢的机构在前。', counted[1] + 'calendar days from filing to decision, the slowest unit first.'],
      parts: `units: cases(where: $units) { groups(by: {unit: {}}, orderBy: {daysBetween: {from: {filedOn: true}, until: {decidedOn: true}, aggregateOrder: {median: DESC}}}, first: 50) { nodes { key { unit { id name } } aggregate { count ${elapsed} { median percentile(at: "0.9") } } } } }`,
      variables: variable('units', 'CaseWhere!', now),
      table: (d: Answer) => ({ head: ['承办机构', 'Unit'], columns: [c('median', '中位数（天）', 'Median (days)', 'days'), c('p90', 'P90（天）', 'P90 (days)', 'days'), c('count', '件数', 'Cases', 'count')], rows: d.units.groups.nodes.map((n: Answer) => ({ ...unitRow(n), cells: { median: n.aggregate.daysBetween.median, p90: n.aggregate.daysBetween.percentile, count: n.aggregate.count } })) }),
    },
  ]
}

// ---- Goods ----

function goodsPanels(s: Scope): Panel[] {
  const ofCase = s.unit ? { case: { unit: { id: { eq: s.unit } } } } : {}
  const lots = { ...inAgency(s), ...inField(s), ...ofCase }
  const held = { ...lots, quantityHeld: { gt: '0' } }
  const age = (from: string | null, until: string | null) => ({ movements: { some: { kind: { eq: 'CONFISCATE' }, movedOn: { ...(from && { gte: from }), ...(until && { lt: until }) } } } })
  const edges = [30, 90, 180, 365].map((n) => daysBefore(s.today, n))
  const ages: { name: string; words: Words; where: object }[] = [
    { name: 'a30', words: ['30 天以内', 'Up to 30 days'], where: age(edges[0]!, null) },
    { name: 'a90', words: ['31–90 天', '31–90 days'], where: age(edges[1]!, edges[0]!) },
    { name: 'a180', words: ['91–180 天', '91–180 days'], where: age(edges[2]!, edges[1]!) },
    { name: 'a365', words: ['181–365 天', '181–365 days'], where: age(edges[3]!, edges[2]!) },
    { name: 'older', words: ['一年以上', 'Over a year'], where: age(null, edges[3]!) },
  ]
  const destroyed = (p: Period) => ({ ...inAgency(s), kind: { eq: 'DESTROY' }, movedOn: between(p), ...(s.unit || s.field ? { lot: { ...inField(s), ...ofCase } } : {}) })
  const destructions = { ...inAgency(s), destroyedOn: between(s.period) }
  return [
    {
      id: 'store', title: ['在库与销毁', 'In store and destroyed'], span: 'full', shape: 'numbers', of: 'goodsLots', where: held,
      counted: ['在库：已没收、尚未销毁、拍卖、移交或退还的数量（今天）；销毁按销毁日期。数量以登记单位相加。', 'In store: confiscated and not yet destroyed, auctioned, handed over or returned, today; destroyed by the day of destruction. Quantities in the units of their lots.'],
      parts: ['store: goodsLots(where: $store) { aggregate { count sum { quantityHeld } } old: aggregate(where: $old) { count } }', pair(s, 'gone', 'goodsMovements', 'GoodsMovementWhere!', destroyed, 'aggregate { sum { quantity } }').parts].join('\n  '),
      variables: { ...variable('store', 'GoodsLotWhere!', held), ...variable('old', 'GoodsLotWhere!', ages[4]!.where), ...pair(s, 'gone', 'goodsMovements', 'GoodsMovementWhere!', destroyed, '').variables },
      table: (d: Answer) => figures(s, [
        figure(['在库批次', 'Lots in store'], 'count', d.store.aggregate.count, null, { where: held }),
        figure(['在库数量', 'Quantity in store'], 'decimal', d.store.aggregate.sum.quantityHeld, null, { where: held }),
        figure(['没收一年以上仍在库（批）', 'Confiscated over a year ago (lots)'], 'count', d.store.old.count, null, { where: { and: [held, ages[4]!.where] } }),
        figure(['本期销毁数量', 'Destroyed in the period'], 'decimal', d.gone.aggregate.sum.quantity, d.goneBefore?.aggregate.sum.quantity, { of: 'goodsMovements', where: destroyed(s.period), order: 'quantity' }),
      ]),
    },
    {
      id: 'destroyed', title: ['销毁进度', 'Destructions over time'], span: 'two-thirds', shape: 'trend', of: 'goodsMovements', where: destroyed(s.period),
      series: [{ key: 'quantity', type: 'bar' }, { key: 'running', type: 'line' }],
      counted: ['按销毁日期统计的数量和当期累计。', 'Quantities by the day of destruction, and the running total of the period.'],
      parts: `destroyed: goodsMovements(where: $destroyed) { groups(by: {movedOn: {bucket: ${bucket(s)}, fill: true}}, first: 40) { nodes { key { movedOn } runningTotal(of: {sum: {quantity: true}}) aggregate { count sum { quantity } } } } }`,
      variables: variable('destroyed', 'GoodsMovementWhere!', destroyed(s.period)),
      table: (d: Answer) => ({ head: ['月份', 'Month'], columns: [c('quantity', '销毁数量', 'Destroyed', 'decimal'), c('running', '累计', 'Running total', 'decimal'), c('count', '批次', 'Lots', 'count')], rows: d.destroyed.groups.nodes.map((n: Answer) => ({ label: bucketLabel(s, n.key.movedOn), cells: { quantity: n.aggregate.sum.quantity ?? 0, running: n.runningTotal, count: n.aggregate.count }, where: { ...destroyed(s.period), movedOn: bucketDays(s, n.key.movedOn) } })) }),
    },
    {
      id: 'ages', isToday: true, title: ['在库时长', 'Age in store'], unit: ['批', 'Lots'], span: 'third', shape: 'bars', of: 'goodsLots', where: held, bar: { key: 'count' },
      counted: ['在库批次按没收之日至今的天数分档。', 'Lots in store by the days since they were confiscated.'],
      parts: `ages: goodsLots(where: $ages) { ${ages.map((a) => `${a.name}: aggregate(where: $${a.name}) { count sum { quantityHeld value } }`).join(' ')} }`,
      variables: Object.assign(variable('ages', 'GoodsLotWhere!', held), ...ages.map((a) => variable(a.name, 'GoodsLotWhere!', a.where))),
      table: (d: Answer) => ({ head: ['时长', 'Age'], columns: [c('count', '批次', 'Lots', 'count'), c('quantity', '数量', 'Quantity', 'decimal'), c('value', '货值', 'Value', 'money')], rows: ages.map((a) => ({ label: say(a.words), cells: { count: d.ages[a.name].count, quantity: d.ages[a.name].sum.quantityHeld, value: d.ages[a.name].sum.value }, where: { and: [held, a.where] } })) }),
    },
    {
      id: 'byField', isToday: true, title: ['在库物品领域', 'In store by field'], unit: ['数量', 'Quantity'], span: 'third', shape: 'bars', of: 'goodsLots', where: held, bar: { key: 'quantity' },
      counted: ['在库数量按监管领域。', 'Quantities in store by field of supervision.'],
      parts: 'byField: goodsLots(where: $byField) { groups(by: {field: {}}, orderBy: {sum: {quantityHeld: DESC}}) { nodes { key { field } aggregate { count sum { quantityHeld value } } } } }',
      variables: variable('byField', 'GoodsLotWhere!', held),
      table: (d: Answer) => ({ head: ['领域', 'Field'], columns: [c('quantity', '数量', 'Quantity', 'decimal'), c('count', '批次', 'Lots', 'count'), c('value', '货值', 'Value', 'money')], rows: d.byField.groups.nodes.map((n: Answer) => ({ label: label('CaseField', n.key.field), cells: { quantity: n.aggregate.sum.quantityHeld, count: n.aggregate.count, value: n.aggregate.sum.value }, where: { ...held, field: { eq: n.key.field } } })) }),
    },
    {
      id: 'places', isToday: true, title: ['存放地点', 'Places of storage'], unit: ['批', 'Lots'], span: 'third', shape: 'bars', of: 'goodsLots', where: held, bar: { key: 'count' }, needsNames: true,
      counted: ['在库批次按存放地点。', 'Lots in store by their place.'],
      parts: 'places: goodsLots(where: $places) { groups(by: {storedAt: {}}, orderBy: {count: DESC}, first: 12) { nodes { key { storedAt } aggregate { count sum { quantityHeld } } } } }',
      variables: variable('places', 'GoodsLotWhere!', held),
      table: (d: Answer) => ({ head: ['地点', 'Place'], columns: [c('count', '批次', 'Lots', 'count'), c('quantity', '数量', 'Quantity', 'decimal')], rows: d.places.groups.nodes.map((n: Answer) => ({ label: n.key.storedAt ?? say(['未记载', 'Not recorded']), cells: { count: n.aggregate.count, quantity: n.aggregate.sum.quantityHeld }, where: { ...held, storedAt: n.key.storedAt == null ? null : { eq: n.key.storedAt } } })) }),
    },
    {
      id: 'methods', title: ['销毁方式', 'Methods of destruction'], unit: ['数量', 'Quantity'], span: 'third', shape: 'bars', of: 'destructions', where: destructions, bar: { key: 'quantity' },
      counted: ['当期销毁活动按方式；一次可销毁多个案件的物品。', 'Destructions of the period by method; one may take goods of many cases.'],
      parts: 'methods: destructions(where: $methods) { groups(by: {method: {}}) { nodes { key { method } aggregate { count sum { quantity } } } } }',
      variables: variable('methods', 'DestructionWhere!', destructions),
      table: (d: Answer) => ({ head: ['方式', 'Method'], columns: [c('quantity', '数量', 'Quantity', 'decimal'), c('count', '次数', 'Times', 'count')], rows: d.methods.groups.nodes.map((n: Answer) => ({ label: label('DestructionMethod', n.key.method), cells: { quantity: n.aggregate.sum.quantity, count: n.aggregate.count }, where: { ...destructions, method: { eq: n.key.method } } })) }),
    },
  ]
}

// ---- Coverage ----

function coveragePanels(s: Scope): Panel[] {
  const open = { ...inAgency(s), isOpen: { eq: true } }
  const uncovered = { ...open, currentAssignment: null }
  const plans = { ...inAgency(s), dueOn: between(s.period), cancelledOn: isOpen }
  const done = { visit: { id: isSet } }
  // The vacant ones are asked for as a list of their own: they are few, while a count of the covered within each group looks at every business. The
  // panels name it alike, so that it is one field of the operation, which the server reads once.
  const vacant = variable('vacant', 'FoodBusinessWhere!', uncovered)
  const tiers = {
    parts: 'tiers: plannedVisits(where: $tiers) { groups(by: {official: {tier: {}}}) { nodes { key { official { tier } } all: aggregate { count } done: aggregate(where: {visit: {id: {isNull: false}}}) { count } late: aggregate(where: {overdue: {eq: true}}) { count } } } }',
    variables: variable('tiers', 'PlannedVisitWhere!', plans),
  }
  const columns = [c('all', '在营主体', 'Open', 'count'), c('covered', '已包保', 'Covered', 'count'), c('share', '完成率', 'Coverage', 'percent')]
  const cells = (all: number, without: number) => ({ all, covered: all - without, share: all ? ((all - without) / all) * 100 : null })
  const byWhat = (id: string, by: string, title: Words, head: Words, name: (v: any) => string): Panel => ({
    id, title, isToday: true, span: 'third', shape: 'bars', of: 'foodBusinesses', where: open, bar: { key: 'all', part: 'covered', tone: 'good' },
    counted: ['今天在营的食品经营主体，及其中有包保干部的（绿色）。', 'Food businesses open today, and those of them that an official answers for (green).'],
    parts: `${id}: foodBusinesses(where: $${id}) { groups(by: {${by}: {}}, orderBy: {${by === 'level' ? 'key: {level: ASC}' : 'count: DESC'}}, first: 12) { nodes { key { ${by} } aggregate { count } } } }\n  vacant: foodBusinesses(where: $vacant) { ${id}: groups(by: {${by}: {}}, first: 50) { nodes { key { ${by} } aggregate { count } } } }`,
    variables: { ...variable(id, 'FoodBusinessWhere!', open), ...vacant },
    table: (d: Answer) => ({ head, columns, rows: d[id].groups.nodes.map((n: Answer) => ({ label: name(n.key[by]), cells: cells(n.aggregate.count, d.vacant[id].nodes.find((v: Answer) => v.key[by] === n.key[by])?.aggregate.count ?? 0), where: { ...open, [by]: n.key[by] == null ? null : { eq: n.key[by] } } })) }),
  })
  const none = () => say(['未分级', 'Not graded'])
  return [
    {
      id: 'covered', title: ['概况', 'At a glance'], span: 'full', shape: 'numbers', of: 'foodBusinesses', where: open,
      counted: ['在营主体、空缺按今天；督导计划按期限在当期的计。', 'Open businesses and vacancies today; planned visits whose last day lies in the period.'],
      parts: `covered: foodBusinesses(where: $covered) { totalCount }\n  vacant: foodBusinesses(where: $vacant) { totalCount late: aggregate(where: {assignOverdue: {eq: true}}) { count } }\n  ${tiers.parts}`,
      variables: { ...variable('covered', 'FoodBusinessWhere!', open), ...vacant, ...tiers.variables },
      table: (d: Answer) => {
        const planned = (which: 'all' | 'done' | 'late') => d.tiers.groups.nodes.reduce((sum: number, n: Answer) => sum + n[which].count, 0)
        const to = (where: object) => ({ of: 'plannedVisits', where })
        return { head: ['指标', 'Figure'], columns: [c('value', '数值', 'Value', 'decimal')], rows: [
          figure(['在营主体（家）', 'Businesses open'], 'count', d.covered.totalCount, null, { where: open }),
          figure(['包保完成率', 'Coverage'], 'percent', cells(d.covered.totalCount, d.vacant.totalCount).share, null, { where: open }),
          figure(['包保空缺（家）', 'Without an official'], 'count', d.vacant.totalCount, null, { where: uncovered }),
          figure(['督导完成率', 'Visits made'], 'percent', planned('all') ? (planned('done') / planned('all')) * 100 : null, null, to({ ...plans, ...done })),
          figure(['逾期未督导（次）', 'Visits overdue'], 'count', planned('late'), null, to({ ...plans, overdue: { eq: true } })),
        ] }
      },
    },
    byWhat('levels', 'level', ['按分级', 'By level'], ['分级', 'Level'], (v) => (v ? label('CoverageLevel', v) : none())),
    byWhat('types', 'type', ['按业态', 'By type of business'], ['业态', 'Type'], (v) => label('BusinessType', v)),
    byWhat('divisions', 'division', ['按行政区划', 'By district'], ['区划代码', 'Division'], (v) => v ?? say(['未记载', 'Not recorded'])),
    {
      id: 'tiers', title: ['督导计划完成', 'Planned visits by tier'], unit: ['督导计划（次）', 'Planned visits'], span: 'half', shape: 'bars', of: 'plannedVisits', where: plans, bar: { key: 'all', part: 'done', tone: 'good' },
      counted: ['期限在当期、未取消的督导计划，及其中已完成的（绿色），按干部层级。', 'Planned visits due in the period and not cancelled, those made (green), by the tier of the official.'],
      ...tiers,
      table: (d: Answer) => ({ head: ['层级', 'Tier'], columns: [c('all', '计划', 'Planned', 'count'), c('done', '已完成', 'Made', 'count'), c('late', '逾期', 'Overdue', 'count'), c('share', '完成率', 'Share', 'percent')], rows: d.tiers.groups.nodes.map((n: Answer) => ({ label: n.key.official?.tier ? label('OfficialTier', n.key.official.tier) : say(['未确定', 'Nobody']), cells: { all: n.all.count, done: n.done.count, late: n.late.count, share: n.all.count ? (n.done.count / n.all.count) * 100 : null }, where: { ...plans, official: n.key.official?.tier ? { tier: { eq: n.key.official.tier } } : null } })) }),
    },
    {
      id: 'behind', title: ['督导落后的干部', 'Officials behind with visits'], span: 'half', shape: 'table', of: 'officials', where: { ...inAgency(s), plannedVisits: { some: { ...plans, overdue: { eq: true } } } }, needsNames: true,
      counted: ['期限在当期而未完成的督导最多的干部。', 'The officials with the most visits of the period that were not made in time.'],
      parts: 'behind: officials(where: $behind, orderBy: [{plannedVisits: {where: $late, count: DESC}}, {name: ASC}], first: 10) { totalCount nodes { id name post tier plannedVisits(where: $late) { totalCount } } }',
      variables: { ...variable('behind', 'OfficialWhere!', { ...inAgency(s), plannedVisits: { some: { ...plans, overdue: { eq: true } } } }), ...variable('late', 'PlannedVisitWhere!', { dueOn: between(s.period), cancelledOn: isOpen, overdue: { eq: true } }) },
      table: (d: Answer) => ({ head: ['干部', 'Official'], columns: [c('post', '职务', 'Post', 'text'), c('late', '逾期（次）', 'Overdue', 'count')], rows: d.behind.nodes.map((n: Answer) => ({ label: n.name, cells: { post: n.post, late: n.plannedVisits.totalCount }, of: 'plannedVisits', where: { ...plans, overdue: { eq: true }, official: { id: { eq: n.id } } } })) }),
    },
  ]
}

// ---- Special equipment ----

function equipmentPanels(s: Scope): Panel[] {
  const inspections = (p: Period) => ({ ...inAgency(s), ...inUnit(s), inspectedOn: between(p) })
  const hazards = (p: Period) => ({ ...inAgency(s), inspection: { inspectedOn: between(p), ...inUnit(s) } })
  const orders = (p: Period) => ({ ...inAgency(s), issuedOn: between(p), ...(s.unit ? { inspection: inUnit(s) } : {}) })
  const now = inspections(s.period)
  const found = hazards(s.period)
  const issued = orders(s.period)
  const to = (of: string, where: object) => ({ of, where })
  const all = [
    pair(s, 'inspected', 'inspections', 'InspectionWhere!', inspections, 'aggregate { count } filed: aggregate(where: {case: {id: {isNull: false}}}) { count }'),
    pair(s, 'found', 'hazards', 'HazardWhere!', hazards, 'aggregate { count } serious: aggregate(where: {severity: {eq: SERIOUS}}) { count } open: aggregate(where: {removedOn: {isNull: true}}) { count }'),
    pair(s, 'issued', 'safetyOrders', 'SafetyOrderWhere!', orders, 'aggregate { count } late: aggregate(where: {overdue: {eq: true}}) { count }'),
  ]
  return [
    {
      id: 'inspected', title: ['概况', 'At a glance'], span: 'full', shape: 'numbers', of: 'inspections', where: now,
      counted: ['检查和隐患按检查日期，指令书按签发日期统计。', 'Inspections and hazards by the day of the inspection, orders by the day of issue.'],
      parts: all.map((x) => x.parts).join('\n  '), variables: Object.assign({}, ...all.map((x) => x.variables)),
      table: (d: Answer) => figures(s, [
        figure(['检查（家次）', 'Inspections'], 'count', d.inspected.aggregate.count, d.inspectedBefore?.aggregate.count, { where: now }),
        figure(['发现隐患（个）', 'Hazards found'], 'count', d.found.aggregate.count, d.foundBefore?.aggregate.count, to('hazards', found)),
        figure(['其中严重隐患', 'Serious hazards'], 'count', d.found.serious.count, d.foundBefore?.serious.count, { ...to('hazards', { ...found, severity: { eq: 'SERIOUS' } }), better: 'down' }),
        figure(['尚未消除', 'Not removed yet'], 'count', d.found.open.count, null, to('hazards', { ...found, removedOn: isOpen })),
        figure(['安全监察指令书（份）', 'Safety orders'], 'count', d.issued.aggregate.count, d.issuedBefore?.aggregate.count, to('safetyOrders', issued)),
        figure(['由检查立案（件）', 'Cases from inspections'], 'count', d.inspected.filed.count, d.inspectedBefore?.filed.count, { where: { ...now, case: { id: isSet } } }),
      ]),
    },
    {
      id: 'trend', title: ['检查与隐患', 'Inspections and hazards'], span: 'two-thirds', shape: 'trend', of: 'inspections', where: now,
      series: [{ key: 'count', type: 'bar' }, { key: 'hazards', type: 'bar' }, { key: 'orders', type: 'line' }],
      counted: ['按检查日期；指令书计入其检查所在的月份。', 'By the day of the inspection; orders count in the month of their inspection.'],
      parts: `trend: inspections(where: $trend) { groups(by: {inspectedOn: {bucket: ${bucket(s)}}}, first: 40) { nodes { key { inspectedOn } aggregate { count hazards { count } orders { count } } } } }`,
      variables: variable('trend', 'InspectionWhere!', now),
      table: (d: Answer) => trendTable(s, [c('count', '检查', 'Inspections', 'count'), c('hazards', '隐患', 'Hazards', 'count'), c('orders', '指令书', 'Orders', 'count')], byKey(d.trend.groups.nodes, (n) => n.key.inspectedOn, (n) => ({ count: n.aggregate.count, hazards: n.aggregate.hazards.count, orders: n.aggregate.orders.count })), null, (key) => ({ ...now, inspectedOn: bucketDays(s, key) })),
    },
    {
      id: 'equipment', title: ['设备种类', 'Kinds of equipment'], unit: ['检查（次）', 'Inspections'], span: 'third', shape: 'bars', of: 'inspections', where: now, bar: { key: 'count' },
      counted: ['当期检查按设备种类；检查整个单位的不分种类。', 'Inspections of the period by the kind of equipment; inspections of a unit as a whole have none.'],
      parts: 'equipment: inspections(where: $equipment) { groups(by: {equipment: {kind: {}}}, orderBy: {count: DESC}) { nodes { key { equipment { kind } } aggregate { count hazards { count } } } } }',
      variables: variable('equipment', 'InspectionWhere!', now),
      table: (d: Answer) => ({ head: ['种类', 'Kind'], columns: [c('count', '检查', 'Inspections', 'count'), c('hazards', '隐患', 'Hazards', 'count')], rows: d.equipment.groups.nodes.map((n: Answer) => ({ label: n.key.equipment?.kind ? label('EquipmentKind', n.key.equipment.kind) : say(['整个单位', 'The whole unit']), cells: { count: n.aggregate.count, hazards: n.aggregate.hazards.count }, where: { ...now, equipment: n.key.equipment?.kind ? { kind: { eq: n.key.equipment.kind } } : null } })) }),
    },
    {
      id: 'hazards', title: ['隐患种类与消除', 'Hazards and their removal'], unit: ['隐患（个）', 'Hazards'], span: 'half', shape: 'bars', of: 'hazards', where: found, bar: { key: 'all', part: 'serious', tone: 'bad' },
      counted: ['当期检查发现的隐患按种类，红色为严重隐患；已消除不论何时消除。', 'Hazards found in the period by kind, serious ones in red; removed at any time.'],
      parts: 'hazards: hazards(where: $hazards) { groups(by: {kind: {}}, orderBy: {count: DESC}) { nodes { key { kind } all: aggregate { count } serious: aggregate(where: {severity: {eq: SERIOUS}}) { count } removed: aggregate(where: {removedOn: {isNull: false}}) { count } } } }',
      variables: variable('hazards', 'HazardWhere!', found),
      table: (d: Answer) => ({ head: ['种类', 'Kind'], columns: [c('all', '发现', 'Found', 'count'), c('serious', '严重', 'Serious', 'count'), c('removed', '已消除', 'Removed', 'count')], rows: d.hazards.groups.nodes.map((n: Answer) => ({ label: label('HazardKind', n.key.kind), cells: { all: n.all.count, serious: n.serious.count, removed: n.removed.count }, where: { ...found, kind: { eq: n.key.kind } } })) }),
    },
    {
      id: 'orders', title: ['指令书期限', 'Safety orders and their terms'], span: 'half', shape: 'trend', of: 'safetyOrders', where: issued,
      series: [{ key: 'inTime', type: 'bar', stack: 'a' }, { key: 'late', type: 'bar', stack: 'a' }, { key: 'open', type: 'bar', stack: 'a' }],
      counted: ['按签发月份；按期指复查合格之日不晚于整改期限。', 'By the month of issue; in time means that a re-check passed by the last day of the order.'],
      parts: `orders: safetyOrders(where: $orders) { groups(by: {issuedOn: {bucket: ${bucket(s)}}}, first: 40) { nodes { key { issuedOn } all: aggregate { count } inTime: aggregate(where: {compare: [{left: {closedOn: true}, is: LTE, right: {dueOn: true}}]}) { count } closed: aggregate(where: {closedOn: {isNull: false}}) { count } } } }`,
      variables: variable('orders', 'SafetyOrderWhere!', issued),
      table: (d: Answer) => trendTable(s, [c('inTime', '按期办结', 'Closed in time', 'count'), c('late', '逾期办结', 'Closed late', 'count'), c('open', '未办结', 'Open', 'count')], byKey(d.orders.groups.nodes, (n) => n.key.issuedOn, (n) => ({ inTime: n.inTime.count, late: n.closed.count - n.inTime.count, open: n.all.count - n.closed.count })), null, (key) => ({ ...issued, issuedOn: bucketDays(s, key) })),
    },
  ]
}

// ---- Complaints ----

function complaintPanels(s: Scope): Panel[] {
  const received = (p: Period) => ({ ...inAgency(s), ...inUnit(s), receivedOn: between(p) })
  const now = received(s.period)
  const clocks: { field: string; words: Words; from: string; until: string }[] = [
    { field: 'acknowledgedInTime', words: ['响应（1 个工作日）', 'Answered (1 working day)'], from: 'receivedOn', until: 'acknowledgedAt' },
    { field: 'acceptedInTime', words: ['受理（7 个工作日）', 'Accepted (7 working days)'], from: 'receivedOn', until: 'acceptedAt' },
    { field: 'closedInTime', words: ['办结（7 个工作日）', 'Closed (7 working days)'], from: 'receivedOn', until: 'closedAt' },
    { field: 'mediatedInTime', words: ['调解（45 个工作日）', 'Mediated (45 working days)'], from: 'acceptedAt', until: 'closedAt' },
  ]
  const weekdays = Array.from({ length: 7 }, (_, i) => dateFormat(language.current === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, i + 1))))
  const issues = choices('ComplaintIssue')
  return [
    {
      id: 'total', title: ['概况', 'At a glance'], span: 'full', shape: 'numbers', of: 'complaints', where: now,
      counted: ['按接收日期统计。', 'By the day of receipt.'],
      ...pair(s, 'total', 'complaints', 'ComplaintWhere!', received, 'aggregate { count sum { recoveredAmount } } closed: aggregate(where: {closedInTime: {eq: true}}) { count } answered: aggregate(where: {acknowledgedInTime: {eq: true}}) { count } filed: aggregate(where: {case: {id: {isNull: false}}}) { count }'),
      table: (d: Answer) => {
        const share = (x: Answer, key: string) => (x && x.aggregate.count ? (x[key].count / x.aggregate.count) * 100 : null)
        return figures(s, [
          figure(['接收投诉举报（件）', 'Received'], 'count', d.total.aggregate.count, d.totalBefore?.aggregate.count, { where: now }),
          figure(['挽回损失', 'Recovered'], 'money', d.total.aggregate.sum.recoveredAmount, d.totalBefore?.aggregate.sum.recoveredAmount, { where: { ...now, recoveredAmount: { gt: '0' } }, order: 'recoveredAmount', better: 'up' }),
          figure(['1 个工作日响应率', 'Answered in 1 working day'], 'percent', share(d.total, 'answered'), share(d.totalBefore, 'answered'), { where: { ...now, acknowledgedInTime: { eq: true } }, better: 'up' }),
          figure(['7 个工作日办结率', 'Closed in 7 working days'], 'percent', share(d.total, 'closed'), share(d.totalBefore, 'closed'), { where: { ...now, closedInTime: { eq: true } }, better: 'up' }),
          figure(['转立案（件）', 'Became cases'], 'count', d.total.filed.count, d.totalBefore?.filed.count, { where: { ...now, case: { id: isSet } } }),
        ])
      },
    },
    {
      id: 'trend', title: ['接收趋势', 'Received over time'], span: 'two-thirds', shape: 'trend', of: 'complaints', where: now,
      series: [{ key: 'count', type: 'bar' }, ...(s.compared ? [{ key: 'countBefore', type: 'line' as const }] : [])],
      counted: ['按接收日期统计的件数。', 'Complaints and reports by the day of receipt.'],
      ...pair(s, 'trend', 'complaints', 'ComplaintWhere!', received, `groups(by: {receivedOn: {bucket: ${bucket(s)}}}, first: 40) { nodes { key { receivedOn } aggregate { count } } }`),
      table: (d: Answer) => {
        const map = (x: Answer) => byKey(x.groups.nodes, (n) => n.key.receivedOn, (n) => ({ count: n.aggregate.count }))
        return trendTable(s, [c('count', '件数', 'Received', 'count'), c('countBefore', ...s.comparedName, 'count')], map(d.trend), d.trendBefore ? map(d.trendBefore) : null, (key) => ({ ...now, receivedOn: bucketDays(s, key) }))
      },
    },
    {
      id: 'channels', title: ['来源渠道', 'Channels'], unit: ['件', 'Complaints and reports'], span: 'third', shape: 'bars', of: 'complaints', where: now, bar: { key: 'count' },
      counted: ['按接收日期统计，分接收渠道。', 'By the day of receipt and the channel.'],
      parts: 'channels: complaints(where: $channels) { groups(by: {channel: {}}, orderBy: {count: DESC}) { nodes { key { channel } aggregate { count } share(of: {count: true}) } } }',
      variables: variable('channels', 'ComplaintWhere!', now),
      table: (d: Answer) => ({ head: ['渠道', 'Channel'], columns: [c('count', '件数', 'Received', 'count'), c('share', '占比', 'Share', 'percent')], rows: d.channels.groups.nodes.map((n: Answer) => ({ label: label('ComplaintChannel', n.key.channel), cells: { count: n.aggregate.count, share: n.share }, where: { ...now, channel: { eq: n.key.channel } } })) }),
    },
    {
      id: 'clocks', title: ['办理时限', 'Response clocks'], span: 'half', shape: 'table', of: 'complaints', where: now,
      counted: ['当期接收的投诉举报中，各环节按期和逾期的件数。按期率是两者之和中按期的比例，未到期、未办结的不计；概况中的响应率、办结率以全部接收件为分母。用时为自然日中位数。', 'Of those received in the period: how many steps were in time and late. The share is that of the steps in time among both; steps that are still open count in neither, while the rates at the top are shares of all received. The time is the median of calendar days.'],
      parts: `clocks: complaints(where: $clocks) { ${clocks.map((k) => `${k.field}: aggregate(where: {${k.field}: {eq: true}}) { count daysBetween(from: {${k.from}: true}, until: {${k.until}: true}) { median } } ${k.field}Late: aggregate(where: {${k.field}: {eq: false}}) { count }`).join(' ')} }`,
      variables: variable('clocks', 'ComplaintWhere!', now),
      table: (d: Answer) => ({ head: ['环节', 'Step'], columns: [c('inTime', '按期', 'In time', 'count'), c('late', '逾期', 'Late', 'count'), c('share', '按期率', 'Share', 'percent'), c('days', '用时（天）', 'Days', 'days')], rows: clocks.map((k) => {
        const inTime = d.clocks[k.field].count
        const late = d.clocks[k.field + 'Late'].count
        return { label: say(k.words), cells: { inTime, late, share: inTime + late ? (inTime / (inTime + late)) * 100 : null, days: d.clocks[k.field].daysBetween?.median }, where: { ...now, [k.field]: { eq: false } }, openings: { inTime: { ...now, [k.field]: { eq: true } }, late: { ...now, [k.field]: { eq: false } } } }
      }) }),
    },
    {
      id: 'results', title: ['办理结果', 'Results'], unit: ['件', 'Complaints and reports'], span: 'half', shape: 'bars', of: 'complaints', where: now, bar: { key: 'count' },
      counted: ['当期接收的投诉举报按办理结果；未办结的没有结果。', 'Those received in the period by result; open ones have none.'],
      parts: 'results: complaints(where: $results) { groups(by: {result: {}}, orderBy: {count: DESC}) { nodes { key { result } aggregate { count sum { recoveredAmount } } } } }',
      variables: variable('results', 'ComplaintWhere!', now),
      table: (d: Answer) => ({ head: ['结果', 'Result'], columns: [c('count', '件数', 'Received', 'count'), c('recovered', '挽回损失', 'Recovered', 'money')], rows: d.results.groups.nodes.map((n: Answer) => ({ label: n.key.result ? label('ComplaintResult', n.key.result) : say(['未办结', 'Open']), cells: { count: n.aggregate.count, recovered: n.aggregate.sum.recoveredAmount }, where: { ...now, result: n.key.result ? { eq: n.key.result } : null } })) }),
    },
    {
      id: 'subjects', title: ['客体 × 问题类别', 'Subject × kind of problem'], span: 'half', shape: 'heat', of: 'complaints', where: now,
      counted: ['当期接收的件数，按投诉客体和问题类别。', 'Received in the period, by what it is about and the kind of problem.'],
      parts: 'subjects: complaints(where: $subjects) { groups(by: [{object: {}}, {issue: {}}], first: 200) { nodes { key { object issue } aggregate { count } } } }',
      variables: variable('subjects', 'ComplaintWhere!', now),
      table: (d: Answer) => {
        const counts = new Map<string, number>(d.subjects.groups.nodes.map((n: Answer) => [n.key.object + ' ' + n.key.issue, n.aggregate.count]))
        const rows = choices('ComplaintObject').map((o) => ({
          label: o.label,
          cells: Object.fromEntries(issues.map((i) => [i.value, counts.get(o.value + ' ' + i.value) ?? 0])),
          openings: Object.fromEntries(issues.map((i) => [i.value, { ...now, object: { eq: o.value }, issue: { eq: i.value } }])),
          where: { ...now, object: { eq: o.value } },
        }))
        return { head: ['客体', 'Subject'], columns: issues.map((i) => ({ key: i.value, label: [i.label, i.label] as Words, kind: 'count' as const })), rows }
      },
    },
    {
      id: 'hours', title: ['星期 × 时段', 'Weekday × hour'], span: 'half', shape: 'heat', of: 'complaints', where: now,
      counted: ['当期接收的件数，按接收的星期和钟点。', 'Received in the period, by weekday and hour of receipt.'],
      parts: 'hours: complaints(where: $hours) { groups(by: [{receivedAt: {part: WEEKDAY}}, {receivedAt: {part: HOUR}}], first: 200) { nodes { key { weekday hour } aggregate { count } } } }',
      variables: variable('hours', 'ComplaintWhere!', now),
      table: (d: Answer) => {
        const counts = new Map<string, number>(d.hours.groups.nodes.map((n: Answer) => [n.key.weekday + ' ' + n.key.hour, n.aggregate.count]))
        const used = d.hours.groups.nodes.map((n: Answer) => n.key.hour)
        const hours = used.length ? Array.from({ length: Math.max(...used) - Math.min(...used) + 1 }, (_, i) => Math.min(...used) + i) : []
        return { head: ['星期', 'Weekday'], columns: hours.map((h) => ({ key: String(h), label: [String(h), String(h)] as Words, kind: 'count' as const })), rows: weekdays.map((name, i) => ({ label: name, cells: Object.fromEntries(hours.map((h) => [String(h), counts.get(i + 1 + ' ' + h) ?? 0])) })) }
      },
    },
  ]
}

// ---- Pharmacies ----

function pharmacyPanels(s: Scope): Panel[] {
  const open = { ...inAgency(s), isOpen: { eq: true } }
  const checks = (p: Period) => ({ ...inAgency(s), checkedOn: between(p) })
  const findings = { ...inAgency(s), check: { checkedOn: between(s.period) } }
  const now = checks(s.period)
  const to = (of: string, where: object) => ({ of, where })
  const checked = pair(s, 'checked', 'remoteChecks', 'RemoteCheckWhere!', checks, 'aggregate { count findings { count } }')
  const groups = (id: string, by: string, enumName: 'RemoteResult' | 'RemoteMethod', title: Words): Panel => ({
    id, title, span: 'third', shape: 'bars', of: 'remoteChecks', where: now, bar: { key: 'count' },
    counted: ['当期远程检查。', 'Remote checks of the period.'],
    parts: `${id}: remoteChecks(where: $${id}) { groups(by: {${by}: {}}, orderBy: {count: DESC}) { nodes { key { ${by} } aggregate { count } } } }`,
    variables: variable(id, 'RemoteCheckWhere!', now),
    table: (d: Answer) => ({ head: title, columns: [c('count', '次数', 'Checks', 'count')], rows: d[id].groups.nodes.map((n: Answer) => ({ label: label(enumName, n.key[by]), cells: { count: n.aggregate.count }, where: { ...now, [by]: { eq: n.key[by] } } })) }),
  })
  return [
    {
      id: 'pharmacies', title: ['概况', 'At a glance'], span: 'full', shape: 'numbers', of: 'pharmacies', where: open,
      counted: ['在营和接入按今天；检查按检查日期；问题为当期检查发现的。', 'Open and connected today; checks by their day; findings of the checks of the period.'],
      parts: `pharmacies: pharmacies(where: $pharmacies) { totalCount connected: aggregate(where: {connectedOn: {isNull: false}}) { count } }\n  ${checked.parts}\n  rectified: remoteFindings(where: $rectified) { aggregate { count } done: aggregate(where: {rectifiedOn: {isNull: false}}) { count } late: aggregate(where: {overdue: {eq: true}}) { count } }`,
      variables: { ...variable('pharmacies', 'PharmacyWhere!', open), ...checked.variables, ...variable('rectified', 'RemoteFindingWhere!', findings) },
      table: (d: Answer) => figures(s, [
        figure(['在营药店（家）', 'Pharmacies open'], 'count', d.pharmacies.totalCount, null, { where: open }),
        figure(['已接入（家）', 'Connected'], 'count', d.pharmacies.connected.count, null, { where: { ...open, connectedOn: isSet } }),
        figure(['远程检查（次）', 'Remote checks'], 'count', d.checked.aggregate.count, d.checkedBefore?.aggregate.count, to('remoteChecks', now)),
        figure(['发现问题（个）', 'Findings'], 'count', d.checked.aggregate.findings.count, d.checkedBefore?.aggregate.findings.count, to('remoteFindings', findings)),
        figure(['整改率', 'Put right'], 'percent', d.rectified.aggregate.count ? (d.rectified.done.count / d.rectified.aggregate.count) * 100 : null, null, to('remoteFindings', { ...findings, rectifiedOn: isSet })),
        figure(['逾期未整改（个）', 'Overdue'], 'count', d.rectified.late.count, null, to('remoteFindings', { ...findings, overdue: { eq: true } })),
      ]),
    },
    {
      id: 'trend', title: ['检查趋势', 'Checks over time'], span: 'two-thirds', shape: 'trend', of: 'remoteChecks', where: now,
      series: [{ key: 'count', type: 'bar' }, { key: 'findings', type: 'line' }],
      counted: ['按检查日期统计的次数和发现的问题。', 'Checks by their day, and what they found.'],
      parts: `trend: remoteChecks(where: $trend) { groups(by: {checkedOn: {bucket: ${bucket(s)}}}, first: 40) { nodes { key { checkedOn } aggregate { count findings { count } } } } }`,
      variables: variable('trend', 'RemoteCheckWhere!', now),
      table: (d: Answer) => trendTable(s, [c('count', '检查', 'Checks', 'count'), c('findings', '问题', 'Findings', 'count')], byKey(d.trend.groups.nodes, (n) => n.key.checkedOn, (n) => ({ count: n.aggregate.count, findings: n.aggregate.findings.count })), null, (key) => ({ ...now, checkedOn: bucketDays(s, key) })),
    },
    groups('results', 'result', 'RemoteResult', ['检查结论', 'Results']),
    {
      id: 'findings', title: ['问题类别与整改', 'Findings by kind'], unit: ['问题（个）', 'Findings'], span: 'two-thirds', shape: 'bars', of: 'remoteFindings', where: findings, bar: { key: 'all', part: 'done', tone: 'good' },
      counted: ['当期检查发现的问题，绿色为已整改。', 'Findings of the checks of the period; those put right in green.'],
      parts: 'findings: remoteFindings(where: $findings) { groups(by: {kind: {}}, orderBy: {count: DESC}) { nodes { key { kind } all: aggregate { count } done: aggregate(where: {rectifiedOn: {isNull: false}}) { count } serious: aggregate(where: {severity: {eq: SERIOUS}}) { count } } } }',
      variables: variable('findings', 'RemoteFindingWhere!', findings),
      table: (d: Answer) => ({ head: ['类别', 'Kind'], columns: [c('all', '问题', 'Findings', 'count'), c('done', '已整改', 'Put right', 'count'), c('serious', '严重', 'Serious', 'count')], rows: d.findings.groups.nodes.map((n: Answer) => ({ label: label('RemoteFindingKind', n.key.kind), cells: { all: n.all.count, done: n.done.count, serious: n.serious.count }, where: { ...findings, kind: { eq: n.key.kind } } })) }),
    },
    groups('methods', 'method', 'RemoteMethod', ['检查方式', 'Methods']),
  ]
}

// ---- Signals: the questions of graph/testdata/signals ----

function signalPanels(s: Scope): Panel[] {
  const agency = inAgency(s)
  const day = s.latestDay
  const year = parsePeriod(s.period.text.slice(0, 4))!
  const to = (of: string, where: object) => ({ of, where })
  // The later quarter is the period's own, or its last; the earlier one stands before it.
  const later = s.period.kind === 'quarter' ? s.period.text : `${s.period.text.slice(0, 4)}Q${Math.ceil(Number(s.period.until.slice(5, 7)) / 3)}`
  const laterPeriod = parsePeriod(later)!
  const sooner = earlier(laterPeriod, 'period').text
  const punished = { decidedOn: between(year), penalties: { some: { withdrawnOn: isOpen } } }
  const fines = { ...agency, kind: { eq: 'FINE' }, withdrawnOn: isOpen, timesMinimum: isSet, decision: { decidedOn: between(year) } }
  const repeat = { ...agency, cases: { aggregate: { where: punished, count: { gte: 4 }, distinct: { field: { gte: 3 } } } } }
  const unpaid = { ...agency, kind: { eq: 'FINE' }, withdrawnOn: isOpen, balance: { gt: '0' }, instalments: { some: { settledOn: isOpen, replacedOn: isOpen, dueOn: { lt: day } } } }
  const stored = { ...agency, quantityHeld: { gt: '0' }, movements: { some: { kind: { eq: 'CONFISCATE' }, movedOn: { lt: daysBefore(day, 365) } } } }
  const orders = { ...agency, closedOn: isOpen, dueOn: { lt: day }, case: null, inspection: { case: null } }
  const inQuarter = (q: string) => ({ where: { receivedOn: { quarter: q } }, count: true })
  const rising = { ...agency, isOpen: { eq: true }, visits: { none: { visitedOn: { gte: laterPeriod.from } } }, complaints: { aggregate: { where: { receivedOn: { quarter: later } }, count: { gte: 3 } } }, compare: [{ left: { complaints: inQuarter(later) }, is: 'GT', right: { complaints: inQuarter(sooner) } }] }
  const visited = { visitedOn: between(year) }
  const blind = { ...agency, visits: { aggregate: { where: visited, count: { gte: 20 } }, none: { ...visited, findings: { some: {} } } } }
  return [
    {
      id: 'repeat', title: ['多领域屡罚当事人', 'Penalised often, in several fields'], span: 'half', shape: 'table', isExplained: true, of: 'parties', where: repeat, needsNames: true,
      counted: ['一年内被处罚四次以上、涉及三个以上领域的当事人。各科室只看到本领域案件，合起来才看得出。', 'Parties penalised four times or more in a year, in three fields or more. Each section sees its own field only; together they show a pattern.'],
      parts: 'repeat: parties(where: $repeat, orderBy: [{cases: {where: $repeatCases, count: DESC}}, {name: ASC}], first: 8) { totalCount nodes { id name cases(where: $repeatCases) { aggregate { count sum { penaltyAmount } distinct { field } } } } }',
      variables: { ...variable('repeat', 'PartyWhere!', repeat), ...variable('repeatCases', 'CaseWhere!', punished) },
      table: (d: Answer) => ({ head: ['当事人', 'Party'], columns: [c('count', '案件', 'Cases', 'count'), c('fields', '领域', 'Fields', 'count'), c('amount', '罚没款', 'Amount', 'money')], rows: d.repeat.nodes.map((n: Answer) => ({ label: n.name, cells: { count: n.cases.aggregate.count, fields: n.cases.aggregate.distinct.field, amount: n.cases.aggregate.sum.penaltyAmount }, ...to('cases', { ...punished, party: { id: { eq: n.id } } }) })) }),
    },
    {
      id: 'minimum', title: ['总在下限附近处罚的机构', 'Fines close to the minimum'], span: 'half', shape: 'table', isExplained: true, of: 'penalties', where: fines,
      counted: ['按机构列出罚款与法定下限的倍数：低于下限（须有从轻理由）、下限至 1.1 倍、更高。几乎总在下限的机构可能没有逐案裁量。', 'Fines by unit as a multiple of the smallest lawful fine: below it (a reason is required), up to 1.1 times, above. A unit that never leaves the minimum may not weigh its cases.'],
      parts: 'minimum: penalties(where: $minimum) { groups(by: {case: {unit: {}}}, orderBy: [{avg: {timesMinimum: ASC}}, {key: {case: {unit: {id: ASC}}}}], first: 20) { nodes { key { case { unit { id name } } } all: aggregate { count avg { timesMinimum } } below: aggregate(where: {timesMinimum: {lt: "1"}}) { count } near: aggregate(where: {timesMinimum: {gte: "1", lte: "1.1"}}) { count } } } }',
      variables: variable('minimum', 'PenaltyWhere!', fines),
      table: (d: Answer) => ({ head: ['机构', 'Unit'], columns: [c('all', '罚款', 'Fines', 'count'), c('below', '低于下限', 'Below', 'count'), c('near', '下限附近', 'Near', 'count'), c('share', '占比', 'Share', 'percent'), c('times', '平均倍数', 'Mean multiple', 'multiple')], rows: d.minimum.groups.nodes.map((n: Answer) => ({ label: n.key.case.unit?.name ?? '–', cells: { all: n.all.count, below: n.below.count, near: n.near.count, share: n.all.count ? ((n.below.count + n.near.count) / n.all.count) * 100 : null, times: n.all.avg.timesMinimum }, where: { ...fines, case: { unit: n.key.case.unit ? { id: { eq: n.key.case.unit.id } } : null } } })) }),
    },
    {
      id: 'unpaid', title: ['逾期未缴的罚款', 'Fines overdue'], span: 'half', shape: 'table', isExplained: true, of: 'penalties', where: unpaid,
      counted: ['应缴期限已过而未缴清的罚款，按承办机构；无复议诉讼的应申请法院强制执行（行政强制法 53）。', 'Fines whose day of payment is past, by unit. Without an appeal the bureau must apply to the court (行政强制法 53).'],
      parts: 'unpaid: penalties(where: $unpaid) { totalCount groups(by: {case: {unit: {}}}, orderBy: [{count: DESC}, {key: {case: {unit: {id: ASC}}}}], first: 20) { nodes { key { case { unit { id name } } } all: aggregate { count sum { amount } decision { min { decidedOn } } } unexplained: aggregate(where: {decision: {appeals: {none: {endedOn: {isNull: true}}}}}) { count } } } }',
      variables: variable('unpaid', 'PenaltyWhere!', unpaid),
      table: (d: Answer) => ({ head: ['机构', 'Unit'], columns: [c('all', '笔数', 'Fines', 'count'), c('unexplained', '无复议诉讼', 'No appeal', 'count'), c('amount', '金额', 'Amount', 'money'), c('oldest', '最早决定', 'Oldest', 'day')], rows: d.unpaid.groups.nodes.map((n: Answer) => ({ label: n.key.case.unit?.name ?? '–', cells: { all: n.all.count, unexplained: n.unexplained.count, amount: n.all.sum.amount, oldest: n.all.decision.min.decidedOn }, where: { ...unpaid, case: { unit: n.key.case.unit ? { id: { eq: n.key.case.unit.id } } : null } } })) }),
    },
    {
      id: 'stored', title: ['没收一年以上仍在库', 'In store for over a year'], span: 'half', shape: 'table', isExplained: true, of: 'goodsLots', where: stored,
      counted: ['没收超过一年而未销毁、拍卖或移交的物品，按领域。保管要花钱，也容易灭失。', 'Goods confiscated over a year ago and neither destroyed, sold nor handed over, by field. Storage costs money, and goods get lost.'],
      parts: 'stored: goodsLots(where: $stored) { totalCount groups(by: {field: {}}, orderBy: {sum: {quantityHeld: DESC}}, first: 20) { nodes { key { field } aggregate { count sum { quantityHeld value } distinct { case } } } } }',
      variables: variable('stored', 'GoodsLotWhere!', stored),
      table: (d: Answer) => ({ head: ['领域', 'Field'], columns: [c('lots', '批次', 'Lots', 'count'), c('quantity', '数量', 'Quantity', 'decimal'), c('value', '货值', 'Value', 'money'), c('cases', '涉案', 'Cases', 'count')], rows: d.stored.groups.nodes.map((n: Answer) => ({ label: label('CaseField', n.key.field), cells: { lots: n.aggregate.count, quantity: n.aggregate.sum.quantityHeld, value: n.aggregate.sum.value, cases: n.aggregate.distinct.case }, where: { ...stored, field: { eq: n.key.field } } })) }),
    },
    {
      id: 'orders', title: ['逾期未结的指令书', 'Safety orders overdue without a case'], span: 'half', shape: 'table', isExplained: true, of: 'safetyOrders', where: orders,
      counted: ['整改期限已过、未办结又未立案的安全监察指令书，最早的在前。已按期报告的等待本局复查；未报告的可以处罚（特种设备安全监督检查办法 36）。', 'Orders past their day, neither closed nor with a case, the oldest first. Those reported in time wait for the bureau; the others can be fined (特种设备安全监督检查办法 36).'],
      parts: 'orders: safetyOrders(where: $orders, orderBy: [{dueOn: ASC}, {orderNo: ASC}], first: 8) { totalCount nodes { id orderNo dueOn reportedInTime inspection { unit { name } } } }',
      variables: variable('orders', 'SafetyOrderWhere!', orders),
      table: (d: Answer) => ({ head: ['文书号', 'Order'], columns: [c('due', '整改期限', 'Due', 'day'), c('unit', '承办机构', 'Unit', 'text'), c('late', '责任方', 'Late is', 'text')], rows: d.orders.nodes.map((n: Answer) => ({ label: n.orderNo, cells: { due: n.dueOn, unit: n.inspection.unit?.name, late: say(n.reportedInTime ? ['本局未复查', 'The bureau'] : ['单位未报告', 'The unit']) }, href: `/records/safetyOrders/${encodeURIComponent(n.id)}` })) }),
    },
    {
      id: 'rising', title: ['投诉上升而无人督导', 'Complaints rise, nobody visits'], span: 'half', shape: 'table', isExplained: true, of: 'foodBusinesses', where: rising, needsNames: true,
      counted: [`${later} 的投诉多于 ${sooner}、至少三件，而且自 ${laterPeriod.from} 起没有督导的食品经营主体。`, `Food businesses with more complaints in ${later} than in ${sooner}, three at least, and no visit since ${laterPeriod.from}.`],
      parts: 'rising: foodBusinesses(where: $rising, orderBy: [{complaints: {where: $risingNow, count: DESC}}, {name: ASC}], first: 8) { totalCount nodes { id name before: complaints(where: $risingBefore) { totalCount } now: complaints(where: $risingNow) { totalCount } lastVisit: visits(orderBy: [{visitedOn: DESC}], first: 1) { nodes { visitedOn } } } }',
      variables: { ...variable('rising', 'FoodBusinessWhere!', rising), ...variable('risingNow', 'ComplaintWhere!', { receivedOn: { quarter: later } }), ...variable('risingBefore', 'ComplaintWhere!', { receivedOn: { quarter: sooner } }) },
      table: (d: Answer) => ({ head: ['主体', 'Business'], columns: [c('before', sooner, sooner, 'count'), c('now', later, later, 'count'), c('visit', '最近督导', 'Last visit', 'day')], rows: d.rising.nodes.map((n: Answer) => ({ label: n.name, cells: { before: n.before.totalCount, now: n.now.totalCount, visit: n.lastVisit.nodes[0]?.visitedOn }, ...to('complaints', { receivedOn: { quarter: later }, business: { id: { eq: n.id } } }) })) }),
    },
    {
      id: 'blind', title: ['只督导不发现问题', 'Visits that never find anything'], span: 'full', shape: 'table', isExplained: true, of: 'officials', where: blind, needsNames: true,
      counted: ['一年内督导二十次以上而从未发现问题的干部，以及同期同一批主体的投诉和被处罚案件。', 'Officials with twenty visits or more in the year and no finding; beside them, complaints and penalised cases of the same businesses.'],
      parts: 'blind: officials(where: $blind, orderBy: [{visits: {where: $blindVisits, count: DESC}}, {id: ASC}], first: 8) { totalCount nodes { id name post visits(where: $blindVisits) { aggregate { count distinct { business } business { complaints(where: $blindComplaints) { count } cases(where: $blindCases) { count } } } } } }',
      variables: { ...variable('blind', 'OfficialWhere!', blind), ...variable('blindVisits', 'CoverageVisitWhere!', visited), ...variable('blindComplaints', 'ComplaintWhere!', { receivedOn: between(year) }), ...variable('blindCases', 'CaseWhere!', punished) },
      table: (d: Answer) => ({ head: ['干部', 'Official'], columns: [c('post', '职务', 'Post', 'text'), c('visits', '督导', 'Visits', 'count'), c('businesses', '主体', 'Businesses', 'count'), c('complaints', '同期投诉', 'Complaints', 'count'), c('cases', '同期案件', 'Cases', 'count')], rows: d.blind.nodes.map((n: Answer) => ({ label: n.name, cells: { post: n.post, visits: n.visits.aggregate.count, businesses: n.visits.aggregate.distinct.business, complaints: n.visits.aggregate.business.complaints.count, cases: n.visits.aggregate.business.cases.count }, ...to('coverageVisits', { ...visited, official: { id: { eq: n.id } } }) })) }),
    },
  ]
}

// ---- Deadlines ----

function deadlinePanels(s: Scope): Panel[] {
  const ofCase = { ...inUnit(s), ...inField(s) }
  const open = { ...inAgency(s), endedOn: isOpen, ...(Object.keys(ofCase).length ? { case: ofCase } : {}) }
  const late = { ...open, overdue: { eq: true } }
  const week = { ...open, dueOn: { gte: s.today, lte: daysBefore(s.today, -7) } }
  const parts = 'all: aggregate { count } late: aggregate(where: {overdue: {eq: true}}) { count }'
  const columns = [c('all', '未完成', 'Open', 'count'), c('late', '逾期', 'Overdue', 'count')]
  return [
    {
      id: 'open', title: ['概况', 'At a glance'], span: 'full', shape: 'numbers', of: 'deadlines', where: open,
      counted: ['案件各步骤产生、尚未完成的期限，按今天。中止的期限不算逾期。', 'Deadlines of the steps of cases that are not met yet, today. A stopped term is not overdue.'],
      parts: 'open: deadlines(where: $open) { totalCount late: aggregate(where: {overdue: {eq: true}}) { count distinct { case } } }\n  week: deadlines(where: $week) { totalCount }',
      variables: { ...variable('open', 'DeadlineWhere!', open), ...variable('week', 'DeadlineWhere!', week) },
      table: (d: Answer) => ({ head: ['指标', 'Figure'], columns: [c('value', '数值', 'Value', 'decimal')], rows: [
        figure(['未完成期限', 'Open deadlines'], 'count', d.open.totalCount, null, { where: open }),
        figure(['逾期', 'Overdue'], 'count', d.open.late.count, null, { where: late }),
        figure(['涉及案件（件）', 'Cases with an overdue deadline'], 'count', d.open.late.distinct.case, null, { where: late }),
        figure(['七天内到期', 'Due within seven days'], 'count', d.week.totalCount, null, { where: week }),
      ] }),
    },
    {
      id: 'units', title: ['按承办机构', 'By unit'], unit: ['期限（项）', 'Deadlines'], span: 'half', shape: 'bars', of: 'deadlines', where: open, bar: { key: 'all', part: 'late', tone: 'bad' },
      counted: ['尚未完成的期限按案件的承办机构，红色为逾期。', 'Open deadlines by the unit of the case, overdue ones in red.'],
      parts: `units: deadlines(where: $units) { groups(by: {case: {unit: {}}}, orderBy: [{count: DESC}, {key: {case: {unit: {id: ASC}}}}], first: 30) { nodes { key { case { unit { id name } } } ${parts} } } }`,
      variables: variable('units', 'DeadlineWhere!', open),
      table: (d: Answer) => ({ head: ['承办机构', 'Unit'], columns, rows: d.units.groups.nodes.map((n: Answer) => {
        const where = { ...open, case: { ...ofCase, unit: n.key.case.unit ? { id: { eq: n.key.case.unit.id } } : null } }
        return { label: n.key.case.unit?.name ?? say(['未记载', 'Not recorded']), cells: { all: n.all.count, late: n.late.count }, where, openings: { all: where, late: { ...where, overdue: { eq: true } } } }
      }) }),
    },
    {
      id: 'actions', title: ['按事项', 'By action'], unit: ['期限（项）', 'Deadlines'], span: 'half', shape: 'bars', of: 'deadlines', where: open, bar: { key: 'all', part: 'late', tone: 'bad' },
      counted: ['尚未完成的期限按应办事项，红色为逾期。', 'Open deadlines by what is due, overdue ones in red.'],
      parts: `actions: deadlines(where: $actions) { groups(by: {action: {}}, orderBy: {count: DESC}) { nodes { key { action } ${parts} } } }`,
      variables: variable('actions', 'DeadlineWhere!', open),
      table: (d: Answer) => ({ head: ['事项', 'Action'], columns, rows: d.actions.groups.nodes.map((n: Answer) => {
        const where = { ...open, action: { eq: n.key.action } }
        return { label: label('DeadlineAction', n.key.action), cells: { all: n.all.count, late: n.late.count }, where, openings: { all: where, late: { ...where, overdue: { eq: true } } } }
      }) }),
    },
    {
      id: 'next', title: ['逾期最久', 'Overdue for longest'], span: 'full', shape: 'table', of: 'deadlines', where: late,
      counted: ['逾期最久的期限，及其依据的条款。', 'The deadlines that have been overdue for longest, with their articles.'],
      parts: 'next: deadlines(where: $next, orderBy: [{dueOn: ASC_NULLS_LAST}, {id: ASC}], first: 10) { nodes { id action dueOn daysLeft article case { id caseNo unit { name } } } }',
      variables: variable('next', 'DeadlineWhere!', late),
      table: (d: Answer) => ({ head: ['案号', 'Case'], columns: [c('action', '事项', 'Action', 'text'), c('due', '期限届满日', 'Due', 'day'), c('days', '逾期天数', 'Days overdue', 'count'), c('unit', '承办机构', 'Unit', 'text'), c('article', '条款', 'Article', 'article')], rows: d.next.nodes.map((n: Answer) => ({ label: n.case.caseNo, cells: { action: label('DeadlineAction', n.action), due: n.dueOn, days: n.daysLeft == null ? null : -n.daysLeft, unit: n.case.unit?.name, article: n.article }, href: `/records/cases/${encodeURIComponent(n.case.id)}` })) }),
    },
  ]
}

/** The views, by the last part of their address. */
export const views: Record<ViewName, View> = {
  year: { title: ['全年', 'The year'], filters: ['period', 'compare'], panels: yearPanels },
  enforcement: { title: ['执法办案', 'Enforcement'], filters: ['period', 'compare', 'unit', 'field'], panels: enforcementPanels },
  goods: { title: ['涉案物品', 'Goods'], filters: ['period', 'compare', 'unit', 'field'], panels: goodsPanels },
  coverage: { title: ['食品包保', 'Coverage'], filters: ['period'], panels: coveragePanels },
  equipment: { title: ['特种设备', 'Equipment'], filters: ['period', 'compare', 'unit'], panels: equipmentPanels },
  complaints: { title: ['投诉举报', 'Complaints'], filters: ['period', 'compare', 'unit'], panels: complaintPanels },
  pharmacies: { title: ['药店', 'Pharmacies'], filters: ['period', 'compare'], panels: pharmacyPanels },
  signals: { title: ['线索信号', 'Signals'], filters: ['period'], panels: signalPanels },
  deadlines: { title: ['期限', 'Deadlines'], filters: ['unit', 'field'], panels: deadlinePanels },
}

