// Questions that auditors ask, ready to be opened. year is the latest year on record.
import type { Bench } from './model'

export interface Example {
  id: string
  topic: 'time' | 'money' | 'complaints' | 'people'
  zh: [title: string, question: string]
  en: [title: string, question: string]
  bench: Bench
}

export const topics = { time: ['办案时限', 'Time'], money: ['罚没款', 'Money'], complaints: ['投诉举报', 'Complaints'], people: ['人员和主体', 'People and parties'] } as const

export function examples(year: number, language: 'zh' | 'en'): Example[] {
  const named = (zh: string, en: string) => ({ t: language === 'zh' ? zh : en })
  const decided = { k: 'field' as const, p: 'decidedOn', c: 'year' as const, v: year }
  const received = { k: 'field' as const, p: 'receivedOn', c: 'year' as const, v: year }
  const quarterOf = (q: number) => ({ k: 'field' as const, p: 'filedOn', c: 'quarter' as const, v: `${year}Q${q}` })
  const filed = (q: number) => ({ fn: 'count' as const, r: 'cases', w: [quarterOf(q)] })
  const penalties = (f: string) => ({ fn: 'sum' as const, r: 'penalties', f, w: [{ k: 'field' as const, p: 'withdrawnOn', c: 'isNull' as const }] })
  const duration = { fn: 'days' as const, from: 'filedOn', until: 'decidedOn' }
  return [
    {
      id: 'decision-days', topic: 'time',
      zh: ['立案到决定要多少天', '各承办机构每季度从立案到决定的天数，取中位数：哪个机构最慢？'],
      en: ['Days from filing to decision', 'Median days of each unit in each quarter: which unit is slowest?'],
      bench: { s: 'Case', rows: [{ p: 'unit' }], col: { p: 'decidedOn', b: 'QUARTER' }, m: [{ ...duration, agg: 'median' }], w: [decided], o: { m: 0, d: 'DESC' } },
    },
    {
      id: 'late-steps', topic: 'time',
      zh: ['逾期完成的比例', '各类应办事项中，完成日期晚于到期日期的占多少？'],
      en: ['Steps done after their term', 'Of each kind of step, what part was done after its last day?'],
      bench: {
        s: 'Deadline', rows: [{ p: 'action' }], w: [{ k: 'field', p: 'endedOn', c: 'year', v: year }], o: { m: 1, d: 'DESC' },
        m: [{ fn: 'count' }, { fn: 'ratio', of: { fn: 'count', w: [{ k: 'compare', p: 'endedOn', c: 'GT', o: 'dueOn' }] }, to: { fn: 'count' }, ...named('逾期完成', 'Late') }],
      },
    },
    {
      id: 'overdue', topic: 'time',
      zh: ['现在逾期的事项', '哪些机构的哪些事项已经逾期？'],
      en: ['What is overdue now', 'Which units are late with which steps?'],
      bench: { s: 'Deadline', rows: [{ p: 'case.unit' }], col: { p: 'action' }, m: [{ fn: 'count' }], w: [{ k: 'field', p: 'overdue', c: 'eq', v: true }] },
    },
    {
      id: 'fields-months', topic: 'money',
      zh: ['罚没金额：领域和月份', '全年罚没款分布在哪些领域、哪些月份？'],
      en: ['Penalties by field and month', 'In which fields and months were the penalties of the year?'],
      bench: { s: 'Case', rows: [{ p: 'field' }], col: { p: 'decidedOn', b: 'MONTH' }, m: [{ fn: 'sum', f: 'penaltyAmount' }, { fn: 'count' }], w: [decided], o: { m: 0, d: 'DESC' }, chart: 'heat' },
    },
    {
      id: 'growth', topic: 'money',
      zh: ['各领域同比增长', '与上年相比，哪个领域的案件和罚没款增长最多？'],
      en: ['Growth of each field', 'Which field grew most against the year before?'],
      bench: { s: 'Case', rows: [{ p: 'field' }], m: [{ fn: 'sum', f: 'penaltyAmount' }, { fn: 'count' }], w: [], o: { m: 0, d: 'DESC', by: 'percent' }, cmp: { p: 'decidedOn', a: { c: 'year', v: year }, b: { c: 'year', v: year - 1 } } },
    },
    {
      id: 'tiers', topic: 'money',
      zh: ['按货值金额分档的罚没款', '货值金额各档的案件数、罚没款合计和平均数。'],
      en: ['Penalties by tier of value', 'Cases, total and mean penalty for each tier of the value of goods.'],
      bench: { s: 'Case', rows: [{ p: 'valueOfGoods', b: 'b:1000,10000,50000' }], m: [{ fn: 'count' }, { fn: 'sum', f: 'penaltyAmount' }, { fn: 'avg', f: 'penaltyAmount' }], w: [decided, { k: 'field', p: 'valueOfGoods', c: 'notNull' }] },
    },
    {
      id: 'collected', topic: 'money',
      zh: ['罚没款收缴率', '按决定月份，罚没款已经收缴的比例。'],
      en: ['Collected share of fines', 'What part of the fines was collected, by month of the decision?'],
      bench: {
        s: 'Case', rows: [{ p: 'decidedOn', b: 'MONTH', fill: true }], w: [decided], chart: 'line',
        m: [{ fn: 'ratio', of: penalties('paidAmount'), to: penalties('amount'), ...named('收缴率', 'Collected') }, { ...penalties('paidAmount'), ...named('已缴', 'Paid') }, { ...penalties('amount'), ...named('应缴', 'Due') }],
      },
    },
    {
      id: 'minimum', topic: 'money',
      zh: ['罚款与法定下限之比', '各机构的罚款是法定下限的几倍（中位数、平均数）：有没有总在下限的？'],
      en: ['Fines against the minimum', 'How many times the legal minimum does each unit fine?'],
      bench: {
        s: 'Penalty', rows: [{ p: 'case.unit' }], m: [{ fn: 'median', f: 'timesMinimum' }, { fn: 'avg', f: 'timesMinimum' }, { fn: 'count' }], o: { m: 0, d: 'DESC' },
        w: [{ k: 'field', p: 'kind', c: 'in', v: ['FINE'] }, { k: 'field', p: 'withdrawnOn', c: 'isNull' }, { k: 'field', p: 'timesMinimum', c: 'notNull' }, { k: 'field', p: 'decision.decidedOn', c: 'year', v: year }],
      },
    },
    {
      id: 'largest', topic: 'money',
      zh: ['罚没款最多的当事人', '前二十名当事人占全部罚没款的多少？'],
      en: ['Parties with the largest penalties', 'What share of all penalties have the first twenty parties?'],
      bench: { s: 'Case', rows: [{ p: 'party' }], m: [{ fn: 'sum', f: 'penaltyAmount' }, { fn: 'sum', f: 'penaltyAmount', x: 'share' }, { fn: 'count' }], w: [decided], o: { m: 0, d: 'DESC' }, first: 20, others: true },
    },
    {
      id: 'destroyed', topic: 'money',
      zh: ['销毁数量逐月累计', '每月销毁的数量，以及年初以来的累计。'],
      en: ['Running total of destroyed goods', 'Quantity destroyed in each month, and since the beginning of the year.'],
      bench: { s: 'Destruction', rows: [{ p: 'destroyedOn', b: 'MONTH', fill: true }], m: [{ fn: 'sum', f: 'quantity' }, { fn: 'sum', f: 'quantity', x: 'runningTotal' }], w: [{ k: 'field', p: 'destroyedOn', c: 'year', v: year }] },
    },
    {
      id: 'weekday-hour', topic: 'complaints',
      zh: ['投诉的星期和钟点', '一周里什么时候投诉最多？'],
      en: ['Complaints by weekday and hour', 'When in the week do most complaints come?'],
      bench: { s: 'Complaint', rows: [{ p: 'receivedAt', b: 'WEEKDAY' }], col: { p: 'receivedAt', b: 'HOUR' }, m: [{ fn: 'count' }], w: [received], chart: 'heat' },
    },
    {
      id: 'districts', topic: 'complaints',
      zh: ['各分局投诉占比', '投诉最多的五个分局和其余各占多少？'],
      en: ['Share of each branch in complaints', 'The five branches (districts) with most complaints, and the rest.'],
      bench: { s: 'Complaint', rows: [{ p: 'unit' }], m: [{ fn: 'count' }, { fn: 'count', x: 'share' }], w: [received], o: { m: 0, d: 'DESC' }, first: 5, others: true },
    },
    {
      id: 'in-time', topic: 'complaints',
      zh: ['按期办结率', '各渠道每月的投诉有多少按期办结？'],
      en: ['Closed in time', 'What part of the complaints of each channel was closed in time?'],
      bench: {
        s: 'Complaint', rows: [{ p: 'channel' }], col: { p: 'receivedOn', b: 'QUARTER' }, w: [received],
        m: [{ fn: 'ratio', of: { fn: 'count', w: [{ k: 'field', p: 'closedInTime', c: 'eq', v: true }] }, to: { fn: 'count' }, ...named('按期办结率', 'Closed in time') }, { fn: 'count' }],
      },
    },
    {
      id: 'visits', topic: 'people',
      zh: ['包保干部多久没有督导', '每名包保干部最近一次督导距今多少天，全部督导了几次？'],
      en: ['Days since the last visit', 'How many days ago was the last visit of each official?'],
      bench: { s: 'CoverageVisit', rows: [{ p: 'official' }], m: [{ fn: 'days', from: 'visitedOn', until: '@today', agg: 'min', ...named('距今天数', 'Days ago') }, { fn: 'max', f: 'visitedOn', ...named('最近督导', 'Last visit') }, { fn: 'count' }], w: [], o: { m: 0, d: 'DESC' } },
    },
    {
      id: 'rising', topic: 'people',
      zh: ['案件逐季增加的当事人', '哪些当事人第二季度的案件多于第一季度，第三季度又多于第二季度？'],
      en: ['Parties whose cases rise', 'Whose cases rose from the first quarter to the second, and again to the third?'],
      bench: {
        s: 'Party', rows: [], m: [{ fn: 'count' }], list: { cols: ['name', 'kind', 'division', 'representative', 'balance'] },
        w: [
          { k: 'compare', p: '', pm: filed(2), c: 'GT', o: '', om: filed(1) },
          { k: 'compare', p: '', pm: filed(3), c: 'GT', o: '', om: filed(2) },
        ],
      },
    },
    {
      id: 'repeat', topic: 'people',
      zh: ['屡次违法的当事人', '一年内被处罚三次及以上，且罚没款超过一万元的当事人。'],
      en: ['Repeat offenders', 'Parties with three decisions or more in the year and penalties above ¥10,000.'],
      bench: {
        s: 'Party', rows: [], m: [{ fn: 'count' }], list: { cols: ['name', 'kind', 'division', 'balance'] },
        w: [
          { k: 'aggregate', p: 'cases', fn: 'count', w: [decided], c: 'gte', v: 3 },
          { k: 'aggregate', p: 'cases', fn: 'sum', f: 'penaltyAmount', w: [decided], c: 'gt', v: '10000' },
        ],
      },
    },
  ]
}
