import { dateFormat } from '../../lib/intl'
import type { DeskCaseQuery, DeskChoicesQuery } from '../../generated/operations'
import type { choices } from '../../lib/language.svelte'
import type { ClueDetail, ComplaintDetail } from './complaint'
import type { Seen } from './drafts'
import type { PartyDetail } from './party'
import type { Subject } from './subject'

// The steps of a case as forms. Each is the input of a mutation of the same name: a field here is a field there, and the path of a fault
// names it. Which steps a form is offered for follows the statuses of a case; the server alone decides.

export type CaseDetail = NonNullable<DeskCaseQuery['case']>
export type Choices = DeskChoicesQuery

/** A text in Chinese and in English. */
export type Text = readonly [zh: string, en: string]
export type Value = string | boolean | string[] | Values[]
export interface Values {
  [name: string]: Value
}
export type Option = { value: string; label: string; note?: string }

export interface Context {
  case: CaseDetail | undefined
  party?: PartyDetail | undefined
  complaint?: ComplaintDetail | undefined
  clue?: ClueDetail | undefined
  subject?: Subject | undefined // any other record that is changed
  choices: Choices
  others?: Option[] | undefined // complaints that a complaint may be merged into
  from?: { id: string; text: string; field?: string; source?: string; unit?: string; party?: { id: string; name: string } | undefined } | undefined
}

export interface Field {
  name: string
  kind: 'text' | 'long' | 'day' | 'instant' | 'money' | 'decimal' | 'int' | 'yes' | 'enum' | 'choice' | 'many' | 'officers' | 'officer' | 'provision' | 'party' | 'list' | 'lots' | 'hidden'
  label: Text
  hint?: Text
  article?: string
  isRequired?: boolean
  isRare?: boolean // stands under "more", out of the way
  isKnown?: boolean // of a party: only one on record
  isSecret?: boolean // no draft keeps it
  type?: Parameters<typeof choices>[0] // of an enum
  only?: string[] | ((context: Context) => string[]) // values of the enum that may be chosen
  options?: (context: Context) => Option[] // of a choice, or of the entries of many
  parse?: (text: string, values: Values) => unknown // of a text that stands for something else; undefined where it stands for nothing
  malformed?: Text // what is said of such a text
  of?: Field[] // of the entries of a list
  entry?: Text // what an entry of a list, or of many, is called
  quantity?: 'quantitySeized' | 'quantityHeld' // of lots: those of which some is left, of this kind
  first?: (context: Context) => Value | undefined
  isShown?: (values: Values, context: Context) => boolean
}

export interface Action {
  name: string
  label: Text
  title?: Text // of the form, where it names more than the act
  group: 'step' | 'goods' | 'money' | 'record' | 'correct' | 'new' | 'party' | 'complaint' | 'admin'
  about: Text
  article?: string
  isAllowed: (c: CaseDetail) => boolean
  hasCase?: boolean // the input names the case
  hasVersion?: boolean // and its version, or that of the party
  input?: (values: Values, context: Context, seen: Seen | undefined) => Record<string, unknown> // where it is not all that the form holds
  outlook?: (values: Values, context: Context, trial: Record<string, unknown>) => string[] // what would follow, where it is not a step of a case
  fields: Field[]
  answer: string // the selection of the payload, whose case has the fields of Outcome
  isGrave?: boolean
}

const outcome = '{ id caseNo status version nextSteps(orderBy: [{dueOn: ASC}], first: 20) { nodes { action dueOn unknownYear article } } }'
const ofStep = `case ${outcome}`

/** Nothing to choose from, for a form that needs none of it. */
export const noChoices: Choices = { units: { nodes: [] }, officers: { nodes: [] }, provisions: { nodes: [] }, rules: { nodes: [] }, ruleSettings: { nodes: [] } }

/** The day and the time of day in the bureau's time zone, as 2024-03-05T09:30. */
export const now = () => dateFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(new Date()).replace(' ', 'T')
/** The day in the bureau's time zone. */
export function today(): string {
  return dateFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(new Date())
}

// What happened in the case, without what was corrected.
function steps(c: CaseDetail) {
  const corrected = new Set(c.events.nodes.map((e) => e.corrects?.id))
  return c.events.nodes.filter((e) => !corrected.has(e.id))
}
/** Whether a step is taken; a withdrawn decision takes the steps before it with it. */
export function isTaken(c: CaseDetail, kind: string): boolean {
  const all = steps(c)
  return all.slice(all.findLastIndex((e) => e.kind === 'WITHDRAWN') + 1).some((e) => e.kind === kind)
}
export function isSuspended(c: CaseDetail): boolean {
  const kinds = steps(c).map((e) => e.kind as string)
  return kinds.lastIndexOf('SUSPENDED') > kinds.lastIndexOf('RESUMED')
}
const within = (...statuses: string[]) => (c: CaseDetail) => statuses.includes(c.status) && !isSuspended(c)
const and = (...all: ((c: CaseDetail) => boolean)[]) => (c: CaseDetail) => all.every((one) => one(c))
const beforeDecision = within('FILED', 'INVESTIGATED', 'NOTIFIED')
const afterDecision = within('DECIDED', 'SERVED', 'EXECUTED', 'CONCLUDED')
const moneyPenalties = (c: CaseDetail) => c.decisions.nodes.flatMap((d) => (d.withdrawnOn ? [] : d.penalties.nodes.filter((p) => p.amount != null)))
const owes = (c: CaseDetail) => moneyPenalties(c).some((p) => Number(p.balance) > 0)
const holds = (quantity: 'quantitySeized' | 'quantityHeld') => (c: CaseDetail) => c.goodsLots.nodes.some((l) => Number(l[quantity]) > 0)
const imposes = (kind: string) => (c: CaseDetail) => c.decisions.nodes.some((d) => !d.withdrawnOn && d.penalties.nodes.some((p) => p.kind === kind))
const lastPayments = (c: CaseDetail) => {
  const all = moneyPenalties(c).flatMap((p) => p.payments.nodes)
  const reversed = new Set(all.map((p) => p.reverses?.id))
  return all.filter((p) => p.kind === 'PAYMENT' && !reversed.has(p.id))
}
// The steps that correctStep takes back (correctableSteps of package law), and the others of the procedure: only the last step of all is
// corrected, and of a service the day as long as its decision stands.
const correctableKinds = ['INVESTIGATED', 'REVIEWED', 'DISCUSSED', 'PROPOSED', 'NOTIFIED', 'HEARING_OFFERED', 'HEARING_REQUESTED', 'HEARING_SCHEDULED', 'WAIVED', 'HEARD', 'EXTENDED', 'SUSPENDED', 'RESUMED', 'CONCLUDED']
const otherSteps = ['FILED', 'DECIDED', 'NOT_PENALISED', 'TRANSFERRED', 'SERVED', 'EXECUTED', 'WITHDRAWN', 'PAYMENT_REVERSED', 'PUBLISHED']
function correctable(c: CaseDetail) {
  const all = steps(c)
  const last = all.findLast((e) => correctableKinds.includes(e.kind) || otherSteps.includes(e.kind))
  const withdrawn = all.findLastIndex((e) => e.kind === 'WITHDRAWN')
  return all.filter((e, i) => (e.kind === 'SERVED' ? i > withdrawn : e === last && correctableKinds.includes(e.kind)))
}

// The fields that many forms have.
export const day = (name: string, label: Text, more: Partial<Field> = {}): Field => ({ name, kind: 'day', label, isRequired: true, first: today, ...more })
const on = (label: Text, more: Partial<Field> = {}) => day('on', label, more)
const note: Field = { name: 'note', kind: 'long', label: ['备注', 'Note'] }
export const unit: Field = {
  name: 'unit', kind: 'choice', label: ['承办机构', 'Unit'], isRequired: true,
  options: ({ choices }) => choices.units.nodes.map((u) => ({ value: u.id, label: u.name })),
  first: ({ from }) => from?.unit,
}
const field: Field = { name: 'field', kind: 'enum', type: 'CaseField', label: ['领域', 'Field'], isRequired: true, first: ({ from }) => from?.field }
const source: Field = { name: 'source', kind: 'enum', type: 'CaseSource', label: ['案件来源', 'Source'], isRequired: true, first: ({ from }) => from?.source }
const officers = (label: Text = ['办案人员', 'Officers']): Field => ({
  name: 'officers', kind: 'officers', label, isRequired: true, article: '行政处罚法 42', hint: ['两名以上，执法证在有效期内', 'Two or more, with valid certificates'],
  first: (x) => x.case?.officers.nodes.map((o) => o.id) ?? [],
})
export const party: Field = { name: 'party', kind: 'party', label: ['当事人', 'Party'], isRequired: true, hint: ['输入名称、统一社会信用代码或拼音首字母，先查是否已有登记', 'Type the name, the code or pinyin initials: look first whether it is on record'] }
const approvedBy: Field = { name: 'approvedBy', kind: 'text', label: ['批准人', 'Approved by'], isRequired: true }
const isMoney = (v: Values) => v.kind === 'FINE' || v.kind === 'CONFISCATION_OF_GAINS'
const penalties = (first?: Field['first']): Field => ({
  name: 'penalties', kind: 'list', label: ['处罚', 'Penalties'], entry: ['处罚', 'penalty'], isRequired: true, article: '行政处罚法 29', hint: ['同一违法行为罚款一次；多个违法行为分别罚款的，逐项写明违法行为', 'One act is fined once; where several acts are fined, each fine names its act'],
  first: first ?? (() => [{ kind: 'FINE' }]),
  of: [
    { name: 'kind', kind: 'enum', type: 'PenaltyKind', label: ['种类', 'Kind'], isRequired: true },
    { name: 'provision', kind: 'provision', label: ['依据', 'Provision'], isRequired: true },
    { name: 'amount', kind: 'money', label: ['金额（元）', 'Amount (yuan)'], isRequired: true, isShown: isMoney },
    { name: 'text', kind: 'text', label: ['处罚内容', 'Text of the decision'] },
    { name: 'departure', kind: 'text', label: ['裁量幅度以外的理由', 'Reason for an amount outside the bounds'], article: '行政处罚法 32, 33', isShown: isMoney },
    { name: 'act', kind: 'text', label: ['所处罚的违法行为', 'Act that it punishes'], article: '行政处罚法 29', hint: ['只有一个违法行为时不填', 'Leave it out where there is one act'] },
  ],
})
const asPenalties = (all: { kind: string; amount?: string | null; text?: string | null; departure?: string | null; act?: string | null; provision?: { id: string } | null }[]): Values[] =>
  all.map((p) => ({ kind: p.kind, provision: p.provision?.id ?? '', amount: p.amount ?? '', text: p.text ?? '', departure: p.departure ?? '', act: p.act ?? '' }))
const newLots: Field = {
  name: 'lots', kind: 'list', label: ['物品', 'Goods'], entry: ['物品', 'lot'], isRequired: true, first: () => [{}],
  of: [
    { name: 'name', kind: 'text', label: ['名称', 'Name'], isRequired: true },
    { name: 'quantity', kind: 'decimal', label: ['数量', 'Quantity'], isRequired: true },
    { name: 'unit', kind: 'text', label: ['单位', 'Unit'], isRequired: true },
    { name: 'value', kind: 'money', label: ['货值（元）', 'Value (yuan)'] },
    { name: 'storedAt', kind: 'text', label: ['存放地点', 'Stored at'], isRequired: true },
    { name: 'condition', kind: 'text', label: ['状况', 'Condition'] },
  ],
}
const penalty = (kinds?: string[]): Field => ({
  name: 'penalty', kind: 'choice', label: ['处罚', 'Penalty'], isRequired: true,
  options: (x) => (x.case ? moneyPenalties(x.case) : []).filter((p) => !kinds || kinds.includes(p.kind)).map((p) => ({ value: p.id, label: p.kind, note: p.balance })),
  first: (x) => (x.case ? moneyPenalties(x.case).find((p) => Number(p.balance) > 0 && (!kinds || kinds.includes(p.kind)))?.id : undefined),
})
const decision: Field = {
  name: 'decision', kind: 'choice', label: ['决定', 'Decision'], isRequired: true,
  options: (x) => x.case?.decisions.nodes.filter((d) => !d.withdrawnOn).map((d) => ({ value: d.id, label: d.decisionNo })) ?? [],
  first: (x) => x.case?.decisions.nodes.findLast((d) => !d.withdrawnOn)?.id,
}
const seizure: Field = {
  name: 'seizure', kind: 'choice', label: ['查封、扣押决定', 'Order of seizure'], isRequired: true,
  options: (x) => x.case?.seizures.nodes.map((s) => ({ value: s.id, label: s.orderNo })) ?? [],
  first: (x) => x.case?.seizures.nodes.at(-1)?.id,
}
const step = (name: string, label: Text, about: Text, article: string, isAllowed: Action['isAllowed'], fields: Field[], more: Partial<Action> = {}): Action => ({
  name, label, about, article, isAllowed, fields, group: 'step', hasCase: true, hasVersion: true, answer: ofStep, ...more,
})

export const actions: Action[] = [
  // In the order of the procedure: the first that is allowed is offered first.
  step('resumeCase', ['恢复办理', 'Resume'], ['中止的原因消除后恢复，期限继续计算。', 'The reason for the suspension has gone; days count again.'], '行政处罚法 60', (c) => ['FILED', 'INVESTIGATED', 'NOTIFIED'].includes(c.status) && isSuspended(c), [on(['恢复日期', 'Resumed on']), note]),
  step('recordInvestigation', ['调查终结', 'End the investigation'], ['记录查明的事实、货值金额和违法所得。', 'Record the facts found, the value of goods and the gains.'], '行政处罚法 54', within('FILED'), [
    on(['调查终结日期', 'Investigation ended on']),
    { name: 'facts', kind: 'long', label: ['违法事实', 'Facts found'], first: (x) => x.case?.facts ?? '' },
    { name: 'valueOfGoods', kind: 'money', label: ['货值金额（元）', 'Value of goods (yuan)'], first: (x) => x.case?.valueOfGoods ?? '' },
    { name: 'illegalGains', kind: 'money', label: ['违法所得（元）', 'Illegal gains (yuan)'], first: (x) => x.case?.illegalGains ?? '' },
    note,
  ]),
  step('notifyParty', ['告知当事人', 'Notify the party'], ['告知拟处罚的内容、事实、理由、依据及陈述申辩权利。', 'Tell the party what is proposed and why, and that it may state its case.'], '行政处罚法 44', and(within('INVESTIGATED'), (c) => isTaken(c, 'PROPOSED')), [
    on(['告知日期', 'Notified on']),
    { name: 'hearingOffered', kind: 'yes', label: ['同时告知听证权利', 'A hearing is offered with it'], article: '行政处罚法 63' },
    note,
  ], { answer: ofStep }),
  step('proposePenalty', ['提出拟处罚意见', 'Propose penalties'], ['提出拟处罚的种类、依据和金额，随后告知当事人。', 'Propose what to impose; the party is notified of it next.'], '行政处罚法 57', within('INVESTIGATED', 'NOTIFIED'), [
    on(['提出日期', 'Proposed on']), penalties((x) => (x.case?.proposals.nodes[0] ? asPenalties(x.case.proposals.nodes[0].penalties.nodes) : [{ kind: 'FINE' }])),
    { name: 'reasons', kind: 'long', label: ['理由', 'Reasons'] }, note,
  ]),
  step('waiveStatement', ['登记当事人放弃陈述申辩', 'Statement waived'], ['当事人书面放弃陈述、申辩（及听证），可以不等期满即作决定。', 'The party gives up its statement and hearing: the decision need not wait.'], '行政处罚法 45', within('NOTIFIED'), [on(['放弃日期', 'Waived on']), note]),
  step('requestHearing', ['申请听证', 'Hearing requested'], ['当事人在告知后五个工作日内申请听证。', 'The party asks for a hearing within five working days.'], '行政处罚法 64', and(within('NOTIFIED'), (c) => isTaken(c, 'HEARING_OFFERED')), [on(['申请日期', 'Requested on']), note]),
  step('scheduleHearing', ['通知听证', 'Schedule the hearing'], ['至少提前七个工作日通知当事人。', 'The party is told at least seven working days before.'], '行政处罚法 64', and(within('NOTIFIED'), (c) => isTaken(c, 'HEARING_REQUESTED')), [
    on(['通知日期', 'Told on']), day('heldOn', ['听证日期', 'Held on'], { first: () => undefined, hint: ['至少七个工作日以后', 'At least seven working days later'] }),
    { name: 'place', kind: 'text', label: ['听证地点', 'Place'], isRequired: true },
    { name: 'chair', kind: 'officer', label: ['听证主持人', 'Chair'], isRequired: true, hint: ['非本案调查人员', 'Not one of the officers on the case'] }, note,
  ]),
  step('recordHearing', ['举行听证', 'Hearing held'], ['记录听证已经举行。听证后须经法制审核。', 'The hearing was held; the legal review follows.'], '行政处罚法 64', and(within('NOTIFIED'), (c) => isTaken(c, 'HEARING_SCHEDULED')), [on(['听证日期', 'Held on'], { first: (x) => x.case?.hearings.nodes.at(-1)?.heldOn ?? today() }), note]),
  step('decidePenalty', ['作出处罚决定', 'Decide penalties'], ['不得因申辩加重处罚；内容须与告知一致。', 'Nothing that the party was not told of, and nothing heavier.'], '行政处罚法 44, 57', (c) => within('NOTIFIED')(c) || (c.procedure === 'SIMPLIFIED' && within('FILED')(c)), [
    day('decidedOn', ['决定日期', 'Decided on']), penalties((x) => (x.case?.proposals.nodes[0] ? asPenalties(x.case.proposals.nodes[0].penalties.nodes) : [{ kind: 'FINE' }])),
    { name: 'reasons', kind: 'long', label: ['理由', 'Reasons'], first: (x) => x.case?.proposals.nodes[0]?.reasons ?? '' },
    { name: 'decisionNo', kind: 'text', label: ['决定书文号', 'Decision number'], hint: ['不填则自动编号', 'Numbered by itself if left out'], isRare: true },
  ], { answer: `${ofStep} decision { decisionNo }` }),
  step('reviewCase', ['法制审核', 'Legal review'], ['听证的案件，决定前须经法制审核。', 'Required before the decision where a hearing was held.'], '行政处罚法 58', within('INVESTIGATED', 'NOTIFIED'), [on(['审核日期', 'Reviewed on']), note]),
  step('discussCase', ['集体讨论', 'Discuss by the heads'], ['情节复杂或者重大违法行为，由负责人集体讨论。', 'Grave or difficult cases are discussed by the heads.'], '行政处罚法 57', within('INVESTIGATED', 'NOTIFIED'), [on(['讨论日期', 'Discussed on']), note]),
  step('serveDocument', ['送达决定书', 'Serve the decision'], ['决定书七日内送达，送达后生效。', 'Served within seven days; the decision is then final.'], '行政处罚法 61', within('DECIDED', 'NOT_PENALISED'), [on(['送达日期', 'Served on']), { ...note, hint: ['送达方式、签收人', 'How it was served, who signed'] }]),
  {
    name: 'recordPayment', label: ['登记缴款', 'Record a payment'], group: 'money', about: ['缴款只增不改；多于应缴的不予登记。', 'The ledger is only added to; more than is due is refused.'], article: '行政处罚法 67',
    isAllowed: (c) => owes(c) && ['DECIDED', 'SERVED', 'EXECUTED'].includes(c.status), answer: `penalty { balance paidAmount ${ofStep} }`,
    fields: [
      penalty(), day('paidOn', ['缴款日期', 'Paid on']),
      { name: 'amount', kind: 'money', label: ['罚没款（元）', 'Amount (yuan)'], isRequired: true, first: (x) => { const p = x.case && moneyPenalties(x.case).find((one) => Number(one.balance) > 0); return p ? (Number(p.amount) - Number(p.paidAmount)).toFixed(2) : '' } },
      { name: 'surcharge', kind: 'money', label: ['加处罚款（元）', 'Surcharge (yuan)'], article: '行政处罚法 72', hint: ['逾期每日按 3% 加处，不超过罚款本数', '3 % a day when late, never more than the fine'] },
      { name: 'method', kind: 'enum', type: 'PaymentMethod', only: ['BANK', 'ELECTRONIC', 'CASH_ON_SPOT'], label: ['缴款方式', 'Method'], isRequired: true, first: () => 'BANK' },
      { name: 'receiptNo', kind: 'text', label: ['票据号', 'Receipt number'] }, { ...note, hint: ['当场收缴的，写明理由', 'For cash taken by an officer: the reason'], article: '行政处罚法 68, 69' },
    ],
  },
  {
    name: 'confiscateGoods', label: ['没收物品', 'Confiscate goods'], group: 'goods', about: ['执行没收非法财物的决定。', 'Carries out a decision that confiscates goods.'], article: '行政处罚法 9',
    isAllowed: and((c) => ['DECIDED', 'SERVED', 'EXECUTED'].includes(c.status), imposes('CONFISCATION_OF_GOODS')), answer: ofStep,
    fields: [
      decision, day('confiscatedOn', ['没收日期', 'Confiscated on']),
      { name: 'seizedLots', kind: 'lots', quantity: 'quantitySeized', label: ['已查封、扣押的物品', 'Goods under seizure'] },
      { ...newLots, label: ['其他物品', 'Other goods'], isRequired: false, first: () => [] },
    ],
  },
  step('publishDecision', ['公示', 'Publish'], ['处罚决定作出后二十个工作日内公示。', 'Within twenty working days of the decision.'], '信息公示规定 9', and(afterDecision, (c) => !isTaken(c, 'PUBLISHED'), (c) => c.decisions.nodes.some((d) => d.outcome === 'PENALTY' && !d.withdrawnOn)), [on(['公示日期', 'Published on']), note]),
  step('concludeCase', ['结案', 'Conclude'], ['款项缴清、物品处理完毕后结案。', 'Nothing is owed, and no goods are left undecided.'], '令42号 78', within('SERVED', 'EXECUTED', 'TRANSFERRED'), [on(['结案日期', 'Concluded on']), note]),

  step('dismissCase', ['不予处罚', 'No penalty'], ['违法行为轻微并及时改正等情形，决定不予处罚。', 'Decide the case without a penalty.'], '行政处罚法 33, 57', within('INVESTIGATED', 'NOTIFIED'), [on(['决定日期', 'Decided on']), { ...note, label: ['理由', 'Reason'] }]),
  step('transferCase', ['移送司法', 'Transfer to the police'], ['涉嫌犯罪的，移送司法机关。', 'A crime is suspected.'], '行政处罚法 27', (c) => ['FILED', 'INVESTIGATED', 'NOTIFIED'].includes(c.status), [on(['移送日期', 'Transferred on']), note], { isGrave: true }),
  step('extendTerm', ['延长期限', 'Extend the term'], ['在期限届满前批准；再次延长须经集体讨论。', 'Approved before the term ends; a second time by the heads together.'], '行政处罚法 60', beforeDecision, [
    on(['延长日期', 'Extended on']), { name: 'days', kind: 'int', label: ['延长天数', 'Days'], hint: ['仅再次延长时填写', 'For a further extension only'] }, { ...note, hint: ['写明批准人', 'Name who approved it'] },
  ]),
  step('suspendCase', ['中止', 'Suspend'], ['等待鉴定、司法裁决等，期间不计入办案期限。', 'Waiting for others: days do not count.'], '行政处罚法 60', beforeDecision, [on(['中止日期', 'Suspended on']), { ...note, label: ['原因', 'Reason'] }]),
  step('assignOfficers', ['增派办案人员', 'Add officers'], ['增派办案人员，例如执法证到期时。', 'For example when a certificate has expired.'], '行政处罚法 42', within('FILED', 'INVESTIGATED', 'NOTIFIED', 'DECIDED', 'NOT_PENALISED', 'SERVED', 'EXECUTED'), [on(['日期', 'On']), { ...officers(), first: () => [] , hint: ['执法证在有效期内', 'With valid certificates'] }, note], { hasVersion: false, group: 'record' }),

  {
    name: 'seizeGoods', label: ['查封、扣押', 'Seal or seize goods'], group: 'goods', about: ['经批准，由两名以上执法人员实施，期限三十日。', 'With approval, by two officers, for thirty days.'], article: '行政强制法 18, 25', hasCase: true,
    isAllowed: (c) => ['FILED', 'INVESTIGATED', 'NOTIFIED'].includes(c.status), answer: `seizure { orderNo dueOn ${ofStep} }`,
    fields: [
      { name: 'kind', kind: 'enum', type: 'SeizureKind', label: ['措施', 'Kind'], isRequired: true, first: () => 'SEIZE' }, day('seizedOn', ['实施日期', 'On']), officers(['实施人员', 'Officers']), approvedBy,
      { name: 'ground', kind: 'long', label: ['事实和依据', 'Ground'], isRequired: true }, { name: 'place', kind: 'text', label: ['查获地点', 'Place'], isRequired: true }, newLots,
    ],
  },
  {
    name: 'extendSeizure', label: ['延长查封、扣押', 'Extend a seizure'], group: 'goods', about: ['可以延长一次，最长三十日。', 'Once, by thirty days at most.'], article: '行政强制法 25', isAllowed: and((c) => ['FILED', 'INVESTIGATED', 'NOTIFIED'].includes(c.status), holds('quantitySeized')), answer: `seizure { orderNo dueOn ${ofStep} }`,
    fields: [seizure, day('extendedOn', ['延长日期', 'Extended on']), { name: 'reason', kind: 'long', label: ['理由及批准人', 'Reason and who approved it'], isRequired: true }],
  },
  {
    name: 'releaseGoods', label: ['解除查封、扣押', 'Release goods'], group: 'goods', about: ['解除对物品的查封、扣押。', 'Ends the sealing or seizure of goods.'], article: '行政强制法 28', hasCase: true, isAllowed: holds('quantitySeized'), answer: ofStep,
    fields: [day('releasedOn', ['解除日期', 'Released on']), { name: 'reason', kind: 'long', label: ['解除理由', 'Ground'], isRequired: true }, { name: 'lots', kind: 'lots', quantity: 'quantitySeized', label: ['物品', 'Goods'], isRequired: true }],
  },
  {
    name: 'moveGoods', label: ['物品流转、移交', 'Move or hand over goods'], group: 'goods', about: ['入库、抽样、拍卖或移交。', 'Into store, as a sample, to auction or to another authority.'], isAllowed: (c) => holds('quantityHeld')(c) || holds('quantitySeized')(c), answer: `goodsLots { ${ofStep} }`,
    fields: [
      { name: 'kind', kind: 'enum', type: 'GoodsMovementKind', only: ['STORE', 'SAMPLE', 'AUCTION', 'TRANSFER'], label: ['方式', 'Kind'], isRequired: true, first: () => 'STORE' }, day('movedOn', ['日期', 'On']),
      { name: 'place', kind: 'text', label: ['去向', 'Destination'], isRequired: true }, { name: 'handler', kind: 'officer', label: ['经手人', 'Received by'] }, { name: 'lots', kind: 'lots', label: ['物品', 'Goods'], isRequired: true }, note,
    ],
  },
  {
    name: 'destroyGoods', label: ['销毁物品', 'Destroy goods'], group: 'goods', about: ['由两名以上人员监销，保管人员不得监销。', 'Supervised by two officers, none of whom kept the goods.'], article: '行政处罚法 74', isAllowed: holds('quantityHeld'), answer: `destruction { id movements(first: 1) { nodes { lot { ${ofStep} } } } }`,
    fields: [
      day('destroyedOn', ['销毁日期', 'Destroyed on']), { name: 'place', kind: 'text', label: ['销毁地点', 'Place'], isRequired: true }, { name: 'method', kind: 'enum', type: 'DestructionMethod', label: ['销毁方式', 'Method'], isRequired: true },
      approvedBy, { ...officers(['监销人', 'Supervisors']), name: 'supervisors', article: undefined as never, first: () => [], hint: ['两名以上，非保管人员', 'Two or more, none who kept the goods'] },
      { name: 'contractor', kind: 'text', label: ['承办单位', 'Contractor'], isRare: true }, { name: 'recordNo', kind: 'text', label: ['记录编号', 'Record number'], isRare: true },
      { name: 'lots', kind: 'lots', quantity: 'quantityHeld', label: ['物品', 'Goods'], isRequired: true },
    ],
  },
  {
    name: 'beginExamination', label: ['送检、鉴定', 'Begin an examination'], group: 'goods', about: ['检测、检验、检疫、鉴定的时间不计入办案期限。', 'Its time does not count towards the term.'], article: '行政强制法 25', hasCase: true, isAllowed: (c) => ['FILED', 'INVESTIGATED', 'NOTIFIED'].includes(c.status), answer: `examination { ${ofStep} }`,
    fields: [
      { name: 'kind', kind: 'enum', type: 'ExaminationKind', label: ['种类', 'Kind'], isRequired: true }, { ...seizure, isRequired: false, first: () => '' }, { name: 'text', kind: 'long', label: ['对象、目的、机构', 'Object, purpose, examiner'], isRequired: true },
      day('startsOn', ['起始日期', 'From']), day('dueOn', ['截止日期', 'Until'], { first: () => undefined }), day('toldOn', ['书面告知日期', 'Party told on'], { isRequired: false, first: () => undefined, hint: ['扣押物品送检的，须书面告知当事人', 'Required for goods under seizure'] }),
    ],
  },
  {
    name: 'endExamination', label: ['检验、鉴定结果', 'Result of an examination'], group: 'goods', about: ['结果收到后，期限继续计算。', 'The terms continue from the day of the result.'], article: '行政强制法 25', isAllowed: (c) => c.examinations.nodes.some((e) => !e.endedOn), answer: `examination { ${ofStep} }`,
    fields: [
      { name: 'examination', kind: 'choice', label: ['检验、鉴定', 'Examination'], isRequired: true, options: (x) => x.case?.examinations.nodes.filter((e) => !e.endedOn).map((e) => ({ value: e.id, label: e.text })) ?? [], first: (x) => x.case?.examinations.nodes.find((e) => !e.endedOn)?.id },
      day('endedOn', ['结果日期', 'Result on']), { name: 'result', kind: 'long', label: ['结果', 'Result'], isRequired: true },
    ],
  },

  {
    name: 'grantDeferral', label: ['延期、分期缴纳', 'Deferral or instalments'], group: 'money', about: ['确有经济困难的，经申请批准可以延期或分期。', 'For hardship, on application and with approval.'], article: '行政处罚法 66', isAllowed: and(within('SERVED'), (c) => moneyPenalties(c).some((p) => p.kind === 'FINE' && Number(p.balance) > 0)), answer: `penalty { balance ${ofStep} }`,
    fields: [
      penalty(['FINE']), day('appliedOn', ['申请日期', 'Applied on']), day('grantedOn', ['批准日期', 'Granted on']), approvedBy, { name: 'reason', kind: 'long', label: ['理由', 'Reason'], isRequired: true },
      { name: 'instalments', kind: 'list', label: ['分期', 'Instalments'], entry: ['一期', 'instalment'], isRequired: true, first: () => [{}], hint: ['一期即延期；合计等于未缴罚款', 'One is a deferral; together they are what is unpaid'], of: [day('dueOn', ['截止日期', 'Due on'], { first: () => undefined }), { name: 'amount', kind: 'money', label: ['金额（元）', 'Amount (yuan)'], isRequired: true }] },
    ],
  },
  {
    name: 'writeOff', label: ['减免、核销', 'Write off'], group: 'money', about: ['无法收缴的金额，或协议减免的加处罚款。', 'What cannot be collected, or surcharge by agreement.'], article: '行政强制法 40, 42', isAllowed: and(within('SERVED'), owes), answer: `penalty { balance ${ofStep} }`, isGrave: true,
    fields: [penalty(), on(['日期', 'On']), { name: 'amount', kind: 'money', label: ['罚没款（元）', 'Amount (yuan)'] }, { name: 'surcharge', kind: 'money', label: ['加处罚款（元）', 'Surcharge (yuan)'] }, approvedBy, { name: 'reason', kind: 'long', label: ['理由', 'Reason'], isRequired: true }],
  },
  {
    name: 'fileAppeal', label: ['复议、诉讼', 'Appeal'], group: 'record', about: ['复议、诉讼期间不加处罚款，不停止执行。', 'No surcharge while it is pending; execution goes on.'], article: '行政处罚法 73', isAllowed: within('SERVED', 'EXECUTED', 'CONCLUDED'), answer: ofStep,
    fields: [decision, { name: 'kind', kind: 'enum', type: 'AppealKind', label: ['种类', 'Kind'], isRequired: true }, { name: 'authority', kind: 'text', label: ['复议机关、法院', 'Authority or court'], isRequired: true }, day('filedOn', ['日期', 'Filed on']), note],
  },
  {
    name: 'endAppeal', label: ['复议、诉讼终结', 'End of an appeal'], group: 'record', about: ['记录复议、诉讼的结果。', 'Record the outcome.'], isAllowed: (c) => c.decisions.nodes.some((d) => d.appeals.nodes.some((a) => !a.endedOn)), answer: ofStep,
    fields: [
      { name: 'appeal', kind: 'choice', label: ['复议、诉讼', 'Appeal'], isRequired: true, options: (x) => x.case?.decisions.nodes.flatMap((d) => d.appeals.nodes.filter((a) => !a.endedOn).map((a) => ({ value: a.id, label: a.authority }))) ?? [], first: (x) => x.case?.decisions.nodes.flatMap((d) => d.appeals.nodes).find((a) => !a.endedOn)?.id },
      day('endedOn', ['终结日期', 'Ended on']), { name: 'outcome', kind: 'enum', type: 'AppealOutcome', label: ['结果', 'Outcome'], isRequired: true }, note,
    ],
  },
  {
    name: 'addDocument', label: ['登记文书', 'Add a document'], group: 'record', about: ['登记一份编号的文书。', 'A numbered document of the case.'], hasCase: true, isAllowed: () => true, answer: `document { docNo ${ofStep} }`,
    fields: [
      { name: 'kind', kind: 'enum', type: 'DocumentKind', label: ['种类', 'Kind'], isRequired: true }, day('datedOn', ['文书日期', 'Dated']), { name: 'title', kind: 'text', label: ['标题', 'Title'] },
      { name: 'docNo', kind: 'text', label: ['文书号', 'Number'], hint: ['不填则自动编号', 'Numbered by itself if left out'] }, { name: 'file', kind: 'text', label: ['存放位置', 'Place of the file'], isRare: true },
    ],
  },
  step('correctStep', ['更正步骤', 'Correct a step'], ['更正最后一步：并未进行，或日期有误；送达日期随时可以更正。进程中两条记录都保留。', 'The last step was not taken, or on another day; the day of service is corrected at any time. The timeline keeps both entries.'], '', (c) => correctable(c).length > 0, [
    {
      name: 'event', kind: 'choice', label: ['更正的步骤', 'Step to correct'], isRequired: true,
      options: (x) => (x.case ? correctable(x.case).reverse().map((e) => ({ value: e.id, label: e.kind, note: e.occurredOn })) : []),
      first: (x) => (x.case ? correctable(x.case).at(-1)?.id : undefined),
    },
    on(['更正日期', 'Corrected on']), day('takenOn', ['实际日期', 'Really taken on'], { isRequired: false, first: () => undefined, hint: ['不填表示这一步并未进行；送达只更正日期', 'Left out, the step was not taken; of a service only the day is corrected'] }), { ...note, label: ['更正理由', 'Reason'], isRequired: true },
  ], { group: 'correct', isGrave: true }),
  {
    name: 'reversePayment', label: ['冲销缴款', 'Reverse a payment'], group: 'correct', about: ['录错的缴款以一笔负数冲销，两笔都保留。', 'An entry that was a mistake is reversed by another; the ledger keeps both.'], isAllowed: (c) => lastPayments(c).length > 0, answer: `penalty { balance ${ofStep} }`, isGrave: true,
    fields: [
      { name: 'payment', kind: 'choice', label: ['缴款', 'Payment'], isRequired: true, options: (x) => (x.case ? lastPayments(x.case).map((p) => ({ value: p.id, label: `${p.paidOn} ¥${p.amount}`, note: p.receiptNo ?? '' })) : []), first: (x) => (x.case ? lastPayments(x.case).at(-1)?.id : undefined) },
      on(['冲销日期', 'Reversed on']), { ...note, label: ['理由', 'Reason'], isRequired: true },
    ],
  },
  {
    name: 'withdrawAttachment', label: ['撤回附件', 'Withdraw a file'], group: 'correct', about: ['误传的附件撤回后仍在记录中，但不能再打开。', 'A file attached by mistake stays on record, but is not opened any more.'], isAllowed: (c) => c.attachments.nodes.some((a) => !a.withdrawnAt), answer: `attachment { ${ofStep} }`, isGrave: true,
    fields: [
      { name: 'attachment', kind: 'choice', label: ['附件', 'File'], isRequired: true, options: (x) => x.case?.attachments.nodes.filter((a) => !a.withdrawnAt).map((a) => ({ value: a.id, label: a.name })) ?? [], first: (x) => x.case?.attachments.nodes.findLast((a) => !a.withdrawnAt)?.id },
      { name: 'reason', kind: 'long', label: ['理由', 'Reason'], isRequired: true },
    ],
  },
  {
    name: 'withdrawDecision', label: ['撤回处罚决定', 'Withdraw the decision'], group: 'correct', about: ['决定被变更或撤销；案件回到调查终结。', 'It was changed or annulled; the case is open again.'], article: '行政处罚法 48', isAllowed: afterDecision, answer: ofStep, isGrave: true,
    fields: [decision, day('withdrawnOn', ['撤回日期', 'Withdrawn on']), { name: 'withdrawal', kind: 'enum', type: 'Withdrawal', label: ['种类', 'Kind'], isRequired: true }, { name: 'reason', kind: 'long', label: ['理由', 'Reason'], isRequired: true, hint: ['已公示的，理由一并公示', 'It is published if the decision was'] }],
  },

  // What begins a case, or may.
  {
    name: 'fileCase', label: ['立案', 'File a case'], group: 'new', about: ['自立案之日起九十日内作出处罚决定。', 'The decision is due within ninety days.'], article: '行政处罚法 54, 60', isAllowed: () => false, answer: ofStep,
    fields: [
      { name: 'from', kind: 'hidden', label: ['来源记录', 'Filed from'], first: ({ from }) => from?.id },
      party, { name: 'cause', kind: 'text', label: ['案由', 'Cause'], isRequired: true, hint: ['涉嫌……', 'The suspected violation in one line'] }, field, source, unit, { ...officers(), first: () => [] },
      day('filedOn', ['立案日期', 'Filed on']),
      { name: 'facts', kind: 'long', label: ['违法事实', 'Facts known so far'], first: ({ from }) => from?.text },
      { name: 'discoveredOn', kind: 'day', label: ['发现日期', 'Discovered on'], isRare: true }, { name: 'actEndedOn', kind: 'day', label: ['违法行为终了日期', 'Violation ended on'], article: '行政处罚法 36', isRare: true },
      { name: 'harmsSafety', kind: 'yes', label: ['涉及公民生命健康安全、金融安全且有危害后果', 'Harms life, health or financial safety'], article: '行政处罚法 36', isRare: true },
      { name: 'valueOfGoods', kind: 'money', label: ['货值金额（元）', 'Value of goods (yuan)'], isRare: true }, { name: 'caseNo', kind: 'text', label: ['案号', 'Case number'], hint: ['不填则自动编号', 'Numbered by itself if left out'], isRare: true },
    ],
  },
  {
    name: 'decideOnTheSpot', label: ['当场处罚', 'Decide on the spot'], group: 'new', about: ['简易程序：警告，或对公民 200 元以下、对单位 3,000 元以下罚款。', 'A warning, or a fine of at most 200 yuan (person) or 3,000 yuan (organisation).'], article: '行政处罚法 51, 52', isAllowed: () => false, answer: `${ofStep} decision { decisionNo }`,
    fields: [
      { name: 'from', kind: 'hidden', label: ['来源记录', 'From'], first: ({ from }) => from?.id },
      party, { name: 'cause', kind: 'text', label: ['案由', 'Cause'], isRequired: true }, field, source, unit, { ...officers(), first: () => [] }, on(['处罚日期', 'On']), penalties(() => [{ kind: 'WARNING' }]),
      { name: 'facts', kind: 'long', label: ['违法事实', 'Facts'] }, { name: 'reasons', kind: 'long', label: ['理由', 'Reasons'], isRare: true },
    ],
  },
  {
    name: 'recordClue', label: ['登记线索', 'Record a clue'], group: 'new', about: ['自收到之日起十五个工作日内核查。', 'It is to be checked within fifteen working days.'], article: '令42号 18', isAllowed: () => false, answer: 'clue { id clueNo checkBy }',
    fields: [source, field, unit, { name: 'receivedOn', kind: 'day', label: ['收到日期', 'Received on'], isRequired: true, first: today }, { name: 'text', kind: 'long', label: ['内容', 'Text'], isRequired: true, first: ({ from }) => from?.text }, { name: 'complaint', kind: 'hidden', label: ['投诉举报', 'Complaint'], first: ({ from }) => from?.id }],
  },
  {
    name: 'fileComplaint', label: ['登记投诉举报', 'Record a complaint'], group: 'new', about: ['七个工作日内决定是否受理。举报人信息单独保存，任何人不可见。', 'Accepted or refused within seven working days. Who made it is kept apart, and shown to nobody.'], article: '投诉举报办法', isAllowed: () => false, answer: 'complaint { id complaintNo acknowledgeBy acceptBy closeBy }',
    fields: [
      { name: 'kind', kind: 'enum', type: 'ComplaintKind', label: ['类型', 'Kind'], isRequired: true }, { name: 'channel', kind: 'enum', type: 'ComplaintChannel', label: ['渠道', 'Channel'], isRequired: true }, { name: 'object', kind: 'enum', type: 'ComplaintObject', label: ['客体', 'Object'], isRequired: true }, { name: 'issue', kind: 'enum', type: 'ComplaintIssue', label: ['问题类别', 'Problem'], isRequired: true },
      unit, { name: 'receivedAt', kind: 'instant', label: ['接收日期', 'Received on'], isRequired: true, first: now },
      { ...party, label: ['被投诉举报人', 'Party that it is about'], isRequired: false, isKnown: true, hint: ['从已有登记中选择；尚未登记的可以不填，立案时登记', 'One on record; where there is none yet, leave it out: it is entered when a case is filed'] },
      { name: 'text', kind: 'long', label: ['内容', 'Text'], isRequired: true, article: '投诉举报办法 33', hint: ['不得写入投诉举报人的姓名和联系方式', 'Without the name and contact of who made it'] },
      { name: 'reporter.name', kind: 'text', label: ['投诉举报人姓名', 'Name of who made it'], isSecret: true, hint: ['匿名的不填；登记后不再显示', 'Leave it out if anonymous; it is not shown again'] },
      { name: 'reporter.contact', kind: 'text', label: ['投诉举报人联系方式', 'Contact of who made it'], isSecret: true, isRequired: true, isShown: (v) => v['reporter.name'] !== '' },
    ],
    input(values, context) {
      const { 'reporter.name': name, 'reporter.contact': contact, ...input } = inputOf(this.fields, values, context)
      return name ? { ...input, reporter: { name, contact: contact ?? '' } } : input
    },
  },
]

export const actionOf = (name: string | undefined) => actions.find((a) => a.name === name)

/** The mutation of an action, with one input. */
export function mutationOf(action: Action): string {
  const input = action.name[0]!.toUpperCase() + action.name.slice(1) + 'Input'
  return `mutation ${action.name[0]!.toUpperCase() + action.name.slice(1)}($input: ${input}!) { ${action.name}(input: $input) { ${action.answer} } }`
}

export interface Outcome {
  id: string
  caseNo: string
  status: string
  version: number
  nextSteps: { nodes: { action: string; dueOn: string | null; unknownYear: number | null; article: string }[] }
}

/** The case in an answer of a mutation, wherever its payload holds it. */
export function outcomeOf(payload: unknown): Outcome | undefined {
  if (payload === null || typeof payload !== 'object') return undefined
  if (Array.isArray(payload)) return outcomeOf(payload[0])
  const record = payload as Record<string, unknown>
  if ('caseNo' in record && 'nextSteps' in record) return record as unknown as Outcome
  for (const value of Object.values(record)) {
    const found = outcomeOf(value)
    if (found) return found
  }
  return undefined
}

/** The values that a form begins with. */
export function firstValues(fields: Field[], context: Context): Values {
  const values: Values = {}
  for (const f of fields) {
    const first = f.first?.(context)
    if (f.kind === 'list') values[f.name] = ((first as Values[] | undefined) ?? []).map((entry) => ({ ...firstValues(f.of!, context), ...entry }))
    else if (f.kind === 'officers' || f.kind === 'many') values[f.name] = (first as string[] | undefined) ?? []
    else if (f.kind === 'lots') values[f.name] = []
    else if (f.kind === 'yes') values[f.name] = (first as boolean | undefined) ?? false
    else if (f.kind === 'party') Object.assign(values, { party: context.from?.party?.id ?? '', partyName: context.from?.party?.name ?? '', partyKind: '', partyCode: '', partyAddress: '', partyRepresentative: '' })
    else values[f.name] = first ?? ''
  }
  return values
}

/** The input that values stand for. Empty values are left out, except a required text, which the server explains better than the page. */
export function inputOf(fields: Field[], values: Values, context: Context): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  for (const f of fields) {
    const value = values[f.name]
    if (f.isShown && !f.isShown(values, context)) continue
    if (f.parse) {
      input[f.name] = f.parse(value as string, values)
      continue
    }
    switch (f.kind) {
      case 'list':
        input[f.name] = (value as Values[]).map((entry) => inputOf(f.of!, entry, context))
        break
      case 'officers':
      case 'many':
        input[f.name] = value
        break
      case 'lots':
        input[f.name] = (value as Values[]).filter((l) => l.isChosen).map((l) => ({ lot: l.lot, ...(l.quantity ? { quantity: l.quantity } : {}), ...(l.proceeds ? { proceeds: l.proceeds } : {}) }))
        break
      case 'yes':
        input[f.name] = value === true
        break
      case 'party':
        if (values.party) input.party = values.party
        else if (!f.isKnown)
          input.newParty = {
            name: values.partyName,
            ...(values.partyKind ? { kind: values.partyKind } : {}),
            ...(values.partyCode ? { code: values.partyCode } : {}),
            ...(values.partyAddress ? { address: values.partyAddress } : {}),
            ...(values.partyRepresentative ? { representative: values.partyRepresentative } : {}),
          }
        break
      case 'int':
        if (value) input[f.name] = Number(value)
        break
      case 'instant':
        if (value) input[f.name] = value + ':00+08:00'
        break
      default:
        if (value || (f.isRequired && (f.kind === 'text' || f.kind === 'long'))) input[f.name] = value
    }
  }
  return input
}

/** The fields that are required and empty, by their paths. GraphQL itself refuses an input without them. */
export function missing(fields: Field[], values: Values, context: Context, path = ''): string[] {
  const all: string[] = []
  for (const f of fields) {
    if (f.isShown && !f.isShown(values, context)) continue
    const value = values[f.name]
    if (f.kind === 'list') {
      const entries = value as Values[]
      if (f.isRequired && entries.length === 0) all.push(path + f.name)
      entries.forEach((entry, i) => all.push(...missing(f.of!, entry, context, `${path}${f.name}[${i}].`)))
    } else if (f.kind === 'party') {
      if (f.isKnown && !values.party && values.partyName) all.push('party')
      if (f.isKnown) continue
      if (!values.party && !values.partyName) all.push('newParty.name')
      if (!values.party && values.partyName && !values.partyKind) all.push('newParty.kind')
    } else if (f.kind === 'lots') {
      if (f.isRequired && !(value as Values[]).some((l) => l.isChosen)) all.push(path + f.name)
    } else if (f.kind === 'officers' || f.kind === 'many') {
      if (f.isRequired && (value as string[]).length === 0) all.push(path + f.name)
    } else if (f.isRequired && !value) all.push(path + f.name)
  }
  return all
}
